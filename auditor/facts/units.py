"""Units of measure: what one is in terms of another."""

from __future__ import annotations

from collections.abc import Mapping

# The factor to the first unit of each family.
_FAMILIES: tuple[Mapping[str, float], ...] = (
    {"m": 1, "metre": 1, "meter": 1, "km": 1e3, "kilometre": 1e3, "kilometer": 1e3, "millimetre": 1e-3,
     "millimeter": 1e-3, "cm": 0.01, "centimetre": 0.01,
     "centimeter": 0.01, "mm": 1e-3, "ft": 0.3048, "foot": 0.3048, "feet": 0.3048, "mile": 1609.344, "mi": 1609.344,
     "yard": 0.9144, "inch": 0.0254, "inche": 0.0254},
    {"m2": 1, "m²": 1, "sq m": 1, "square metre": 1, "square meter": 1, "km2": 1e6, "km²": 1e6, "sq km": 1e6,
     "square kilometre": 1e6, "square kilometer": 1e6, "square mile": 2589988.1, "sq mi": 2589988.1, "hectare": 1e4,
     "ha": 1e4, "acre": 4046.856, "square foot": 0.092903, "square feet": 0.092903, "sq ft": 0.092903},
    {"kg": 1, "kilogram": 1, "g": 1e-3, "gram": 1e-3, "t": 1e3, "tonne": 1e3, "metric ton": 1e3, "ton": 1e3,
     "lb": 0.45359, "pound": 0.45359},
    {"km/h": 1, "kph": 1, "kilometres per hour": 1, "kilometers per hour": 1, "kilometre per hour": 1,
     "mile per hour": 1.609344, "mph": 1.609344, "miles per hour": 1.609344},
    {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "year": 31557600},
    {"w": 1, "watt": 1, "kw": 1e3, "kilowatt": 1e3, "mw": 1e6, "megawatt": 1e6, "gw": 1e9, "gigawatt": 1e9, "tw": 1e12,
     "terawatt": 1e12, "hp": 745.7, "horsepower": 745.7},
    {"kwh": 1, "kilowatt hour": 1, "mwh": 1e3, "megawatt hour": 1e3, "gwh": 1e6, "gigawatt hour": 1e6, "twh": 1e9,
     "terawatt hour": 1e9},
    {"v": 1, "volt": 1, "kv": 1e3, "kilovolt": 1e3},
    {"hz": 1, "hertz": 1, "khz": 1e3, "kilohertz": 1e3, "mhz": 1e6, "megahertz": 1e6, "ghz": 1e9, "gigahertz": 1e9},
    {"l": 1, "litre": 1, "liter": 1, "m3": 1e3, "m³": 1e3, "cubic metre": 1e3, "cubic meter": 1e3, "megalitre": 1e6,
     "km3": 1e12, "km³": 1e12, "cubic kilometre": 1e12, "cubic kilometer": 1e12, "cubic foot": 28.3168,
     "cubic feet": 28.3168, "cubic mile": 4.168182e12},
    {"°c": 1, "c": 1, "degrees celsius": 1}, {"°f": 1, "degrees fahrenheit": 1}, {"k": 1, "kelvin": 1},
)  # fmt: skip


def family(unit: str) -> Mapping[str, float] | None:
    """The units that measure what `unit` measures, None when it is not known."""
    return next((known for known in _FAMILIES if _single(unit) in known), None)


def convert(text: str, fact: str) -> float | None:
    """The factor from the text's unit to the fact's: 1 when either is unknown, None when they do not fit."""
    if not text or not fact:
        return 1.0
    one, other = family(text), family(fact)
    if one is None or other is None:
        return 1.0
    if one is not other:
        return None
    return 1.0 if one[_single(text)] == one[_single(fact)] else one[_single(text)] / one[_single(fact)]


def explains(value: float, unit: str, fact: float) -> bool:
    """Whether a number with a unit may be the fact in another unit of its kind, which the file does not name."""
    known = family(unit)
    if known is None or not fact:
        return False
    size = value * known[_single(unit)]
    return any(abs(size / factor - fact) <= 0.03 * abs(fact) for factor in set(known.values()) - {known[_single(unit)]})


def _single(unit: str) -> str:
    lower = unit.lower().strip().replace("t-hour", "t hour")
    return lower.removesuffix("s") if len(lower) > 2 else lower
