"""Kinds of value of which the words are few and known: currencies, sports, religions, positions."""

from __future__ import annotations

from collections.abc import Mapping

CLOSED: Mapping[str, frozenset[str]] = {
    "currency": frozenset(
        "euro dollar pound yen yuan renminbi won rupee rupiah ringgit baht peso real franc krone krona koruna zloty "
        "forint leu lev lira rand naira cedi dinar dirham riyal rial shekel ruble rouble hryvnia tenge dong kip".split()
    ),
    "sport": frozenset(
        "football soccer rugby cricket tennis basketball baseball volleyball handball hockey golf boxing "
        "wrestling judo karate swimming athletics cycling rowing sailing skiing biathlon curling badminton "
        "squash chess snooker darts fencing archery gymnastics triathlon weightlifting lacrosse softball "
        "netball polo futsal".split()
    )
    | {"ice hockey", "table tennis", "water polo", "ski jumping", "figure skating", "speed skating", "field hockey"},
}
