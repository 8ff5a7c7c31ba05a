"""The shape of blocks and where the article's prose begins and ends: views of a Document that need no rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from msgspec import Struct

from auditor.document import Block, Document, Role
from auditor.language import fold
from auditor.language.lazy import lazy
from auditor.language.rows import number

PROSE_WORDS = 12
MAIN_SHARE = 0.8
LINKED, ALL_LINKED = 0.8, 0.96
INLINE = frozenset("p a span em strong b i u font".split())
NO_BOXES = INLINE | frozenset("li ul ol dl blockquote figure table tbody tr h1 h2 h3".split())
# What content management systems call the element that holds the text of one article.
_BODIES = frozenset(
    "articlebody articlecontent articletext entrybody entrycontent postbody postcontent storybody storycontent".split()
)
Path = tuple[str, ...]
LONG_WORDS = 25
BEGINNING = 1000  # characters: one block may be the whole of a book, and be asked about for each word in it
SLUG_WORDS = 7
ARTICLE_SHARE = 0.6
BODY_SHARE = 0.35
_WORD = lazy(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ONLY_WORDS = bytes(code if code < 128 and (chr(code).isalpha() or chr(code) == "'") else 32 for code in range(256))
_NUMBERED = lazy(r"\d+[.)] ")
_ORDINAL = lazy(r"(\d{1,9}[.)])[ \t*_]*\Z")
LONGEST_ORDINAL = 16  # characters, with the marks of emphasis behind it
_PIECE = lazy(r"(?<![A-Za-z0-9])(?:[A-Za-z]+\d*|\d+(?:x\d+)?)(?![A-Za-z0-9])")
_CONDITION = lazy(r"[\[\]:()]|(?<![A-Za-z])(?:false|none|off|disabled)\Z")
_OFF = ("false", "none", "off", "disabled")
_HAVING = frozenset("has with no without".split())
_TOKEN = lazy(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MARKS = '"“”„«»‘’ '
_QUOTES = frozenset(_MARKS.strip())
LEAD_SPACES = 4  # between the words of a sentence that leads in a list
MOST_LED = 40  # items that it can lead in, so that a list of thousands is not walked for each of them
_ELLIPSES = ("...", "…")
_CLOSERS = "\"'”’»“)]* "
_STOPS = frozenset(".!?。！？:;…।")
_WIDE = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SENTENCES: tuple[Role, ...] = ("paragraph", "item", "quote")


class Shape(Struct, frozen=True, gc=False):
    """What can be seen of a block without understanding it.

    `words` counts words (of scripts without spaces, two letters for one), `linked` is the share of its
    characters that lie in links, `cut` says that it breaks off with an ellipsis.
    """

    words: int
    sentence: bool
    cut: bool
    linked: float

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of an article: a sentence of some length, not mostly links."""
        return self.sentence and not self.cut and self.words >= PROSE_WORDS and self.linked < 0.5


class Shapes(Sequence[Shape]):
    """The shape of each block, found when it is first asked for."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._known: dict[int, Shape] = {}

    def __len__(self) -> int:
        return len(self._doc.blocks)

    def __getitem__(self, index: int) -> Shape:  # type: ignore[override]  # nobody asks for a slice
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = shape(self._doc.blocks[index], self._doc.texts[index])
        return known

    @cached_property
    def spaces(self) -> Sequence[int]:
        """How many spaces the beginning of each block holds: its words are not fewer."""
        return [text.count(" ", 0, BEGINNING) for text in self._doc.texts]

    def __iter__(self) -> Iterator[Shape]:
        return iter(self._every)

    @cached_property
    def _every(self) -> Sequence[Shape]:
        return list(map(self.__getitem__, range(len(self))))

    @cached_property
    def prose(self) -> Sequence[int]:
        """The blocks that read as paragraphs of an article, by index."""
        return [index for index, shape in enumerate(self) if shape.prose]


def shapes(doc: Document) -> Shapes:
    """The shape of each block."""
    return Shapes(doc)


def shape(block: Block, text: str) -> Shape:
    """The shape of one block, whose words are `text`."""
    size = text.count(" ") + 1
    if not text.isascii() and (len(text.encode()) - len(text)) // 4 > size:  # a wide letter has three bytes
        size = max(size, len(_WIDE.findall(text)) // 2)
    bare = text.rstrip(_CLOSERS)
    linked = 0
    for link in block.links:
        linked += link.span.end - link.span.start
    return Shape(
        words=size,
        sentence=bare[-1:] in _STOPS and block.role in _SENTENCES,
        cut=bare.endswith(_ELLIPSES),
        linked=min(1.0, linked / len(text)),
    )


def plain_words(folded: str) -> list[str]:
    """The words of a folded text, without numbers and marks: how a line of an interface is compared."""
    if not folded.isascii():
        return _WORD.findall(folded)
    found = folded.encode().translate(_ONLY_WORDS).decode().split()
    return [word for part in found if (word := part.strip("'"))] if "'" in folded else found


def plain_line(line: str) -> str:
    """The plain words of a line of a pack; most are nothing else, and there are thousands to read at each start."""
    if line.islower() and line.replace(" ", "").isalpha():
        return line
    return " ".join(plain_words(fold(line)))


@lru_cache(maxsize=4096)
def name_words(element: str) -> frozenset[str]:
    """The words in an element's tag, id and classes: `div#mainNav.share-bar` has div, main, nav, share, bar.

    Neighbouring words are given joined as well, since `sharebar` is written as often. Numbers of a machine
    (`block-ad3e790`), the slug of a headline and conditions (`lg:w-[--menu]`) name nothing, and what has a sidebar
    (`has-sidebar`) is none.
    """
    return frozenset[str]().union(*map(_words_of, element.replace("#", " ").replace(".", " ").split()))


@lru_cache(maxsize=4096)
def _words_of(name: str) -> Sequence[str]:
    """The words of one tag, id or class, which many elements share."""
    parts = name.replace("-", " ").replace("_", " ").split()
    letters = "".join(parts)
    if letters.isalpha() and letters.islower():  # as most names are
        bare = not letters.endswith(_OFF)
        if bare and len(parts) == 1:
            return (letters, name)
    else:
        parts = [part.lower() for piece in _PIECE.findall(name) for part in _TOKEN.findall(piece)]
        bare = False
    if not parts or len(parts) >= SLUG_WORDS or (not bare and _CONDITION.search(name)):
        return ()
    if not _HAVING.isdisjoint(parts):
        parts = [part for before, part in pairwise(["", *parts]) if before not in _HAVING]
    return (*parts, *map(str.__add__, parts, parts[1:]), name.lower())


class Elements:
    """The elements of a page and the words of prose that each holds; for other media there are none."""

    def __init__(self, doc: Document, seen: Sequence[Shape], asked: frozenset[str]) -> None:
        """`asked` are all words that are asked for: few of a page's names have one of them."""
        self._doc = doc
        self._seen = seen
        names = doc.names.items()
        self._names = {name for name, words in names if not asked.isdisjoint(words) or not name.isascii()}
        elements = doc.elements.items() if self._names else ()
        self._elements = {element: names for element, names in elements if not self._names.isdisjoint(names)}

    @cached_property
    def _words(self) -> Mapping[Path, int]:
        """Words of prose by path."""
        blocks, seen = self._doc.blocks, self._seen
        return {
            path: sum([prose_words(blocks[index], seen[index]) for index in indices])
            for path, indices in self._doc.paths.items()
        }

    def named(self, asked: frozenset[str], share: float = 0.35) -> dict[Path, str]:
        """Paths that lead through an element with one of the words in its name, and that element.

        An element that holds more than `share` of the page's prose holds the article, whatever it is called; so do
        elements of one name that together hold most of it, as the sections of an article may.
        """
        known = {name for name in self._names if not asked.isdisjoint(_words_of(name))}
        called = {element for element, names in self._elements.items() if not known.isdisjoint(names)}
        if not called:
            return {}
        weights = [(path, words) for path, words in self._words.items() if words]
        total = sum(words for _, words in weights)
        held = dict.fromkeys(called, 0)
        for path, words in weights:
            for element in called.intersection(path):
                held[element] += words
        small = {element for element in called if held[element] <= min(share, ARTICLE_SHARE) * total}
        parted = {element for element in called if held[element] <= ARTICLE_SHARE * total} - small
        around: dict[Path, int] = {}  # words in each of the elements of these names
        for path, words in weights if parted else ():
            for way in _ways(path, parted):
                around[way] = around.get(way, 0) + words
        large = {path for path, words in around.items() if words > share * total}

        def first(path: Path) -> str:
            steps = enumerate(path, 1)
            return next((e for depth, e in steps if e in small or (e in parted and path[:depth] not in large)), "")

        found = {path: first(path) for path in self._words if not called.isdisjoint(path)}
        return {path: element for path, element in found.items() if element}

    @staticmethod
    def main(words: Mapping[Path, int]) -> Path:
        """Of the paths with their `words` of prose the innermost box that holds most of the box around it.

        Where none does, the box that is called the body of the article is taken.
        """
        around = _summed(words)
        largest: dict[Path, Path] = {}
        for path, weight in around.items():
            if path and weight > around.get(largest.get(path[:-1], ("",)), 0):
                largest[path[:-1]] = path
        node: Path = ()
        while node in largest:
            child = largest[node]
            if not _is_box(child[-1]) or around[child] < MAIN_SHARE * around[node]:
                child = _body(around, node) or ()
            if not child:
                break
            node = child
        return node


def _body(around: Mapping[Path, int], node: Path) -> Path | None:
    """The one box in `node` that is called the body of an article and holds some of its words, if there is one."""
    least, depth = BODY_SHARE * around[node], len(node)
    found: list[Path] = []
    for path in sorted((p for p, n in around.items() if n >= least and len(p) > depth and p[:depth] == node), key=len):
        if not any(path[: len(outer)] == outer for outer in found) and not _BODIES.isdisjoint(name_words(path[-1])):
            found.append(path)
    return found[0] if len(found) == 1 else None


def _ways(path: Path, elements: set[str]) -> Sequence[Path]:
    """The paths to those of the elements that lie on a path, from the outside in."""
    return [path[:depth] for depth, element in enumerate(path, 1) if element in elements]


def _summed(words: Mapping[Path, int]) -> dict[Path, int]:
    """Words in each element, those of the elements in it counted in."""
    around: dict[Path, int] = {}
    for path, count in words.items():
        for depth in range(len(path) + 1):
            around[path[:depth]] = around.get(path[:depth], 0) + count
    return around


def _is_box(element: str) -> bool:
    """Whether an element may hold a whole article, as a paragraph or a list may not."""
    return tag(element) not in NO_BOXES


def home(path: Path) -> Path:
    """The path to the box in which a paragraph stands: without the paragraph and what is inline in it."""
    depth = len(path)
    while depth and tag(path[depth - 1]) in INLINE:
        depth -= 1
    return path[:depth]


def tag(element: str) -> str:
    """The tag of an element of a path."""
    return element.partition(".")[0].partition("#")[0]


def prose_words(block: Block, shape: Shape) -> int:
    """Words that a block adds to an article's prose."""
    if block.role in ("control", "heading") or (not shape.sentence and shape.words < PROSE_WORDS):
        return 0
    return int(shape.words * (1 - shape.linked))


def gap(doc: Document, index: int) -> int:
    """How many line breaks of a plain text part a block from the one before; elsewhere breaks say nothing: 0."""
    if doc.source.media != "text/plain" or index < 1:
        return 0
    before, here = (doc.map.source(doc.blocks[i].span) for i in (index - 1, index))
    return doc.source.content.count("\n", before.end, here.start)


def list_number(doc: Document, block: Block) -> str:
    """The number of an item with the mark behind it, as the source has it before the item, or nothing."""
    at = doc.map.source(block.span).start
    found = _ORDINAL.search(doc.source.content, max(0, at - LONGEST_ORDINAL), at)
    return found[1] if found else ""


def ordinal(doc: Document, index: int) -> str:
    """The number of a block in a list, as it stands before it or as it begins it, or the year that begins it."""
    return list_number(doc, doc.blocks[index])[:-1] or number(doc.texts[index])


def is_part(doc: Document, first: int, last: int) -> bool:
    """Whether the blocks from `first` to `last` stand closer to one beside them than paragraphs of the text do."""
    edges = [gap(doc, i) for i in (first, last + 1) if i < len(doc.blocks)]
    return 1 in edges and any(gap(doc, i) > 1 for i in range(1, len(doc.blocks)))


def is_link(doc: Document, index: int) -> bool:
    """Whether a block is nothing but links to other pages, and no heading of what follows."""
    share = doc.linked[index]
    if share < LINKED or (share < ALL_LINKED and len(doc.blocks[index].links) > 1):
        return False
    text = doc.texts[index]
    return text[-1] != ":" and not _NUMBERED.match(text)


def is_of_text(doc: Document, index: int) -> bool:
    """Whether a line that reads like a button is the author's: a numbered heading ("2.15. Print"), the end of a
    sentence ("the menu."), what somebody says (“Print this page!”), or an item of a list that a sentence leads in.
    """
    block = doc.blocks[index]
    said = block.span.of(doc.text)
    if block.role == "heading":
        mark = said.partition(" ")[0]
        return mark.count(".") > 0 and mark.replace(".", "").isdecimal()
    if said[:1] in _QUOTES and said[-1:] in _QUOTES and said.rstrip(_MARKS)[-1:] in {".", "!", "?", ","}:
        return True
    if block.role == "item" and _is_led_in(doc, index):
        return True
    return said[-1:] in {".", ","} and said[:1].islower() and not said.endswith("..")


def _is_led_in(doc: Document, index: int) -> bool:
    """Whether a sentence leads in the list of an item ("The menu has these entries:"); boxes of pages have one, too."""
    if doc.source.media == "text/html":
        return False
    near = doc.blocks[max(0, index - MOST_LED) : index]
    lead = next((block for block in reversed(near) if block.role != "item"), None)
    said = lead.span.of(doc.text) if lead else ""
    return said.endswith(":") and said.count(" ") >= LEAD_SPACES
