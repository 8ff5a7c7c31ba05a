"""Words of a text, folded for comparison, and the words that carry no topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from auditor.language.lazy import lazy

_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)*")
_LETTERS = lazy(r"[^\W\d_]+")
_ASCII = bytes(range(128))
FEW = 8  # bytes of a text for each of its bytes that is not ASCII
_ONLY_LETTERS = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))
_TYPE = "—–…’“”"  # the marks of most texts that are not ASCII
_NO_MARKS = bytes(code if code in _ONLY_LETTERS or code > 127 else 32 for code in range(256))
_ONLY_NAMES = bytes(code if code in _ONLY_LETTERS or code == ord("\n") else 32 for code in range(256))
_HUMP = lazy(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def fold(text: str) -> str:
    """`text` in one letter case and with plain apostrophes, quotes and spaces, at the same length.

    In most texts nearly all is ASCII, and bytes of ASCII are many times as fast to make small; what is left are few
    letters and marks, each many times.
    """
    if text.isascii():
        return text.lower()
    data = text.encode(errors="surrogatepass")
    others = data.translate(None, _ASCII)
    if FEW * len(others) > len(data):
        return _folded(text)
    kinds = set(others.decode(errors="surrogatepass"))
    if "Σ" in kinds:  # its small form depends on what stands around it
        return _folded(text)
    folded = data.lower().decode(errors="surrogatepass")
    for char in kinds:
        small = _folded(char)
        if small != char:
            folded = folded.replace(char, small)
    return folded


def _folded(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):  # İ is the one letter whose small form is two characters
        lower = text.replace("İ", "i").lower()
    return (
        lower.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').replace("\xa0", " ")
    )  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text as they stand, with inner apostrophes."""
    return _WORD.findall(text)


def letter_words(text: str) -> list[str]:
    """Runs of letters of a text, without digits and marks.

    Nearly all text is plain letters once marks of type are gone; then a table is faster than an expression, and that of
    bytes is the fastest.
    """
    if not text.isascii():
        for mark in _TYPE:
            text = text.replace(mark, " ")
        if not text.isascii():
            parts = text.encode(errors="surrogatepass").translate(_NO_MARKS).decode(errors="surrogatepass").split()
            if "".join(parts).isalpha():
                return parts
            return [word for part in parts for word in ([part] if part.isalpha() else _LETTERS.findall(part))]
    return text.encode().translate(_ONLY_LETTERS).decode().split()


def parted_names(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """For each id or class of an element, as `mainNav` or `share-bar`, all by which it may be known.

    These are itself in small letters, its words, and two of these in a row as one. All names are parted at once, since
    a page has hundreds.
    """
    order = sorted(names, key=str.islower)
    mixed = [name for name in order if not name.islower()]
    lines = [_HUMP.sub(" ", "\n".join(mixed)), *order[len(mixed) :]]
    plain = "\n".join(lines).encode("ascii", "replace").lower().translate(_ONLY_NAMES).decode().split("\n")
    said = zip(order, map(str.split, plain if mixed else plain[1:]), strict=True)
    return {
        name: [name.lower(), *words, *(map(str.__add__, words, words[1:]) if len(words) > 1 else ())]
        for name, words in said
    }


def is_letter(char: str) -> bool:
    """Whether a character, or nothing, is part of what `letter_words` gives."""
    return char.isalnum() and not char.isdecimal()


def word_at(folded: str, start: int) -> str:
    """The run of letters from a letter on, as `letter_words` gives it."""
    found = _LETTERS.match(folded, start)
    return found[0] if found else ""


def content_words(text: str) -> set[str]:
    """Folded words of three letters and more that are no stop words, a plural or possessive s removed."""
    found = set()
    for word in _WORD.findall(fold(text)):
        stem = word.removesuffix("'s")
        if len(stem) > 4 and stem.endswith("s") and not stem.endswith("ss"):
            stem = stem[:-1]
        if len(stem) > 2 and stem not in STOP_WORDS["en"]:
            found.add(stem)
    return found


STOP_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        "the of and to in a is that for it was on are as with his they at be this from have or by one had not but what "
        "all were when we there can an your which their said if do will each about how up out them then she many some "
        "so these would other into has more her two like him see time could no make than been its who now my over did "
        "down only way may any also after our most where just such because through between while should very he you i "
        "me us those being both does during before under again here why too same own against until".split()
    ),
    "de": frozenset(
        "der die das und ist nicht ein eine einer eines dem den des mit von zu im in auf für als auch sich es an "
        "werden aus er hat dass sie nach wird bei um noch wie über so zum war haben nur oder aber vor zur bis mehr "
        "durch man sein wurde sei wenn können diese dieser unter wir ich kann".split()
    ),
    "fr": frozenset(
        "le la les de des du un une et est en que qui dans pour pas sur au aux avec son sa ses ce cette il elle ils ne "
        "se par plus ou mais nous vous sont été comme être leur à d l qu n s c".split()
    ),
    "es": frozenset(
        "el la los las de del y que en un una es no por con para su sus al lo como más o pero se fue ha son este esta "
        "entre cuando muy sin sobre también hasta desde nos".split()
    ),
    "it": frozenset(
        "il lo la i gli le di del della dei e che è un una non per con in al alla da dal come più ma si sono anche nel "
        "nella questo questa ha o se".split()
    ),
    "pt": frozenset(
        "o a os as de do da dos das e que em um uma é não por com para no na nos nas se mais como mas foi ao ele ela "
        "são ou seu sua pelo pela também".split()
    ),
    "nl": frozenset(
        "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar door over bij naar uit nog "
        "worden wordt was heeft hij ze deze die".split()
    ),
}
