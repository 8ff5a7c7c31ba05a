"""Kinds of value of which the words are few and known: currencies, sports, religions, positions."""

from __future__ import annotations

from collections.abc import Mapping

# Who does a sport; "skater" or "runner" may do one of several.
PLAYERS: Mapping[str, str] = {
    "footballer": "football", "cricketer": "cricket", "golfer": "golf", "swimmer": "swimming", "boxer": "boxing",
    "cyclist": "cycling", "rower": "rowing", "skier": "skiing", "biathlete": "biathlon", "fencer": "fencing",
    "archer": "archery", "gymnast": "gymnastics", "triathlete": "triathlon", "weightlifter": "weightlifting",
    "judoka": "judo", "snowboarder": "snowboarding", "canoeist": "canoeing", "wrestler": "wrestling",
    "curler": "curling", "bobsledder": "bobsleigh", "speed skater": "speed skating", "figure skater": "figure skating",
    "alpine skier": "alpine skiing", "cross-country skier": "cross-country skiing", "ski jumper": "ski jumping",
}  # fmt: skip
SPORTSPEOPLE = frozenset(
    "player competitor athlete club team champion practitioner medalist medallist olympian".split()
)
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
