"""When two names mean the same: compared as words, without accents, articles and letter case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from auditor.language.lazy import lazy

_WORD = lazy(r"[^\W_]+")
_SMALL = frozenset("the a an of de la le du von van der and for in el al di da jr sr sir".split())
# Countries of which none lies in another; then what may hold, or lie in, another of these.
_COUNTRIES = frozenset(
    (
        "afghanistan albania algeria argentina armenia australia austria azerbaijan bangladesh belarus belgium "
        "bolivia bosnia brazil bulgaria cambodia cameroon canada chile china colombia croatia cuba cyprus czechia "
        "denmark ecuador egypt eritrea estonia ethiopia finland france gabon germany ghana greece guatemala haiti "
        "honduras hungary iceland india indonesia iran iraq israel italy jamaica japan jordan kazakhstan kenya kuwait "
        "laos latvia lebanon liberia libya lithuania luxembourg madagascar malawi malaysia mali malta mauritania "
        "mauritius mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua "
        "nigeria norway oman pakistan panama paraguay peru philippines poland portugal qatar romania russia rwanda "
        "senegal serbia singapore slovakia slovenia somalia spain suriname sweden switzerland syria tajikistan "
        "tanzania thailand togo tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam yemen "
        "zambia zimbabwe usa us"
    ).split()
)
_REGIONS = frozenset(
    (
        "england scotland wales britain uk ireland georgia korea congo guinea samoa macedonia taiwan palestine kosovo "
        "ussr niger sudan alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii "
        "idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota "
        "mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont "
        "virginia wisconsin wyoming ontario quebec alberta manitoba saskatchewan bavaria saxony prussia catalonia "
        "andalusia galicia sicily tuscany lombardy normandy brittany queensland victoria tasmania punjab sindh "
        "gujarat kerala bengal crimea siberia europe asia africa america americas antarctica oceania yugoslavia "
        "czechoslovakia"
    ).split()
)
_BROAD_PHRASES = frozenset(
    "united states|united kingdom|soviet union|new zealand|south africa|saudi arabia|sri lanka|north korea|south korea|"
    "costa rica|el salvador|dominican republic|united arab emirates|burkina faso|sierra leone|ivory coast|new jersey|"
    "new mexico|new hampshire|north carolina|south carolina|north dakota|south dakota|west virginia|rhode island|"
    "new south wales|western australia|south australia|british columbia|nova scotia|new brunswick|ottoman empire|"
    "russian empire|austria hungary|austro hungarian empire|holy roman empire|east germany|west germany|"
    "northern ireland|great britain|puerto rico|hong kong|bosnia herzegovina|czech republic".split("|")
)


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others."""
    bare = re.sub(r"\s*\([^)]*\)", "", name) or name
    plain = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c)).casefold()
    plain = plain.replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("æ", "ae").replace("’", "'")
    plain = re.sub(r"'s\b", "", plain)
    plain = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", plain)
    found = tuple(word for word in _WORD.findall(plain) if word not in _SMALL)
    return found or tuple(_WORD.findall(plain))


def same(text: str, name: str) -> bool:
    """Whether `text` names what `name` names: equal words, or the whole of the shorter inside the longer."""
    one, other = words_of(text), words_of(name)
    if not one or not other:
        return False
    if one == other or "".join(one) == "".join(other):
        return True
    initials = _letters(one[1:]), _letters(other[1:])
    if one[0] == other[0] and all(initials) and initials[0] != initials[1]:
        return False  # "George W. Bush", "George H. W. Bush"
    shorter, longer = (set(one), set(other)) if len(one) <= len(other) else (set(other), set(one))
    return shorter <= longer and max(map(len, shorter)) > 2


def _letters(words: Sequence[str]) -> list[str]:
    """The initials among the words of a name."""
    return [word for word in words if len(word) == 1]


def unrelated(text: str, name: str) -> bool:
    """Whether the two have nothing in common that could make them one: no word, stem or initials."""
    one, other = words_of(text), words_of(name)
    if not one or not other:
        return False
    if _numbered(one) != _numbered(other) and [w for w in one if not w.isdigit()] == [
        w for w in other if not w.isdigit()
    ]:
        return bool(_numbered(one) and _numbered(other))  # "Apollo 8", "Apollo 11"
    one, other = _without_kind(one, other)
    if any(_akin(a, b) for a in one for b in other):
        return False
    return not (_initials(one, other) or _initials(other, one))


def _numbered(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word.isdigit()]


_KINDS = frozenset(
    "cemetery abbey chapel basilica minster "
    "sea ocean river lake mount mountain mountains island islands university college school institute academy license "
    "licence award prize medal party league company corporation inc ltd group stadium airport street avenue county "
    "district province city town language dollar peso dinar krone franc pound church cathedral museum press records "
    "studios studio entertainment games pictures films network channel airlines airways bank international "
    "line lines railway railways railroad railroads hospital hospitals shipyard shipyards shipbuilders motors "
    "foundation bridge".split()
)
_RANKS = frozenset(
    "captain colonel admiral professor senator dr saint st pope".split()
)  # before a name, and none by themselves


def _without_kind(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of two names without the kind or rank that both say they are of ("Black Sea", "Adriatic Sea")."""
    shared = _KINDS & set(one) & set(other)
    if one[0] == other[0] and one[0] in _RANKS:
        shared |= {one[0]}
    a, b = (tuple(word for word in words if word not in shared) for words in (one, other))
    return (a, b) if shared and a and b else (one, other)


def _akin(a: str, b: str) -> bool:
    size = min(len(a), len(b))
    if size < 3:
        return a == b
    return a[: min(4, size)] == b[: min(4, size)] if size >= 4 else a == b


def _initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


def is_broad(name: str) -> bool:
    """Whether a name is that of a country, a state or a continent, inside which another place may lie."""
    words = words_of(name)
    return " ".join(words) in _BROAD_PHRASES or (len(words) == 1 and words[0] in _COUNTRIES | _REGIONS)


_SITES = frozenset(
    "abbey basilica cathedral cemetery cemeteries chapel church churchyard crematorium graveyard mausoleum minster "
    "monastery necropolis pantheon priory".split()
)


def is_site(name: str) -> bool:
    """Whether a name says that it is a church or a burial ground, which lies in no other."""
    return not _SITES.isdisjoint(words_of(name))


_STATES = frozenset(
    (
        "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho "
        "illinois indiana "
        "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana "
        "nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin "
        "wyoming ontario quebec alberta manitoba saskatchewan"
    ).split()
) | frozenset(phrase for phrase in _BROAD_PHRASES if phrase.startswith(("new ", "north ", "south ", "west ", "rhode")))


def is_state(name: str) -> bool:
    """Whether a name is that of a state or province of North America, written after a town to tell it from others."""
    return " ".join(words_of(name)) in _STATES


def is_country(name: str) -> bool:
    """Whether a name is that of a country that neither holds nor lies in another one of the list."""
    words = words_of(name)
    return len(words) == 1 and words[0] in _COUNTRIES
