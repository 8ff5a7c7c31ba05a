"""A line chart as SVG, with both axes logarithmic or not at all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 320, 64, 150, 36, 44
COLOURS = ("#1b6ca8", "#c8553d", "#3a7d44", "#7b4b94")


class Chart(Struct, frozen=True):
    """Lines by name over common x values; y values are costs, so the axis begins at zero unless it is logarithmic."""

    title: str
    x_name: str
    y_name: str
    xs: Sequence[float]
    lines: Mapping[str, Sequence[float]]
    log: bool = False

    def svg(self) -> str:
        """The picture."""
        middle = (LEFT + WIDTH - RIGHT) / 2
        turned = f'text-anchor="middle" transform="rotate(-90 14 {HEIGHT / 2})"'
        frame = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" {frame} font-family="sans-serif" font-size="12" role="img">',
            f"<title>{self.title}</title>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
            f'<text x="{LEFT}" y="20" font-size="14" font-weight="600">{self.title}</text>',
            f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">{self.x_name}</text>',
            f'<text x="14" y="{HEIGHT / 2}" {turned}>{self.y_name}</text>',
        ]
        for value in self._ticks():
            y = self._y(value)
            parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#dddddd"/>')
            parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>')
        for x in self.xs:
            parts.append(f'<text x="{self._x(x):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{x:,.0f}</text>')
        for number, (name, values) in enumerate(self.lines.items()):
            parts += self._line(name, values, COLOURS[number % len(COLOURS)], number)
        return "\n".join((*parts, "</svg>")) + "\n"

    def _line(self, name: str, values: Sequence[float], colour: str, number: int) -> list[str]:
        places = [(self._x(x), self._y(y)) for x, y in zip(self.xs, values, strict=True)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in places]
        key = f'<text x="{WIDTH - RIGHT + 12}" y="{TOP + 14 + 20 * number}" fill="{colour}">{name}</text>'
        return [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>', *dots, key]

    def _span(self) -> tuple[float, float]:
        values = [value for line in self.lines.values() for value in line]
        return (min(values), max(values)) if self.log else (0.0, max(values))

    def _ticks(self) -> list[float]:
        low, high = self._span()
        if self.log:
            return [10.0**k for k in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]
        step = 10 ** math.floor(math.log10(high))
        step = next(s for s in (step / 5, step / 2, step, 2 * step) if high / s <= 6)
        return [step * k for k in range(math.ceil(high / step) + 1)]

    def _x(self, value: float) -> float:
        xs = [math.log(x) for x in self.xs] if self.log else list(self.xs)
        at = math.log(value) if self.log else value
        low = min(xs) if self.log else 0
        return LEFT + 12 + (WIDTH - LEFT - RIGHT - 24) * (at - low) / (max(xs) - low)

    def _y(self, value: float) -> float:
        ticks = self._ticks()
        low, high = (math.log(ticks[0]), math.log(ticks[-1])) if self.log else (0.0, ticks[-1])
        at = math.log(value) if self.log else value
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (at - low) / (high - low)
