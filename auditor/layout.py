"""The shape of blocks and where the article's prose begins and ends: views of a Document that need no rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from auditor.document import Block, Document, Role

PROSE_WORDS = 12
MAIN_SHARE = 0.7
ARTICLE = frozenset(
    "article articlebody articlecontent articletext entry entrycontent post postcontent postbody posttext story "
    "storybody main maincontent content body richtext text bodytext artikel blog".split()
)
NO_BOXES = frozenset("p span li ul ol dl a em strong b i font blockquote figure table tbody tr h1 h2 h3".split())
LONG_WORDS = 25
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_CLOSERS = "\"'”’»“)]* "
_STOPS = ".!?。！？:;…।"
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
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


def shapes(doc: Document) -> Sequence[Shape]:
    """The shape of each block."""
    return [shape(block, block.span.of(doc.text)) for block in doc.blocks]


def shape(block: Block, text: str) -> Shape:
    """The shape of one block, whose words are `text`."""
    size = text.count(" ") + 1
    if not text.isascii():
        size = max(size, len(_WIDE.findall(text)) // 2)
    bare = text.rstrip(_CLOSERS)
    linked = sum(link.span.end - link.span.start for link in block.links) / max(1, len(text))
    return Shape(
        words=size,
        sentence=bare.endswith(tuple(_STOPS)) and block.role in _SENTENCES,
        cut=bare.endswith(("...", "…")),
        linked=min(1.0, linked),
    )


def plain_words(folded: str) -> list[str]:
    """The words of a folded text, without numbers and marks: how a line of an interface is compared."""
    return _WORD.findall(folded)


@lru_cache(maxsize=4096)
def name_words(element: str) -> frozenset[str]:
    """The words in an element's tag, id and classes: `div#mainNav.share-bar` has div, main, nav, share, bar.

    Neighbouring words are given joined as well, since `sharebar` is written as often.
    """
    found: set[str] = set()
    for name in re.split(r"[#.\s]", element):
        parts = [part.lower() for part in _TOKEN.findall(name)]
        found.update(parts)
        found.update(a + b for a, b in zip(parts, parts[1:], strict=False))
        found.add(name.lower())
    found.discard("")
    return frozenset(found)


class Elements:
    """The elements of a page and the words of prose that each holds; for other media there are none."""

    def __init__(self, doc: Document, seen: Sequence[Shape]) -> None:
        paths: dict[tuple[str, ...], int] = {}
        for block, shape in zip(doc.blocks, seen, strict=True):
            paths[block.path] = paths.get(block.path, 0) + prose_words(block, shape)
        self.weights: dict[tuple[str, ...], int] = {}
        for path, words in paths.items():
            for depth in range(len(path) + 1):
                prefix = path[:depth]
                self.weights[prefix] = self.weights.get(prefix, 0) + words
        self._paths = paths

    def named(self, asked: frozenset[str], share: float = 0.35) -> dict[tuple[str, ...], str]:
        """Paths that lead through an element with one of the words in its name, and that element.

        An element that holds more than `share` of the page's prose holds the article, whatever it is called.
        """
        most = share * self.weights.get((), 0)
        found: dict[tuple[str, ...], str] = {}
        for path in self._paths:
            for depth, element in enumerate(path, 1):
                if not asked.isdisjoint(name_words(element)) and self.weights[path[:depth]] <= most:
                    found[path] = element
                    break
        return found

    def main(self, weights: dict[tuple[str, ...], int], share: float = MAIN_SHARE, named: float = 0.5) -> tuple[str, ...]:
        """The innermost box that holds at least `share` of the prose of the one around it.

        A box that is named for the article needs no more than half.
        """
        children: dict[tuple[str, ...], tuple[int, tuple[str, ...]]] = {}
        for path, words in weights.items():
            if path and words > children.get(path[:-1], (0, ()))[0]:
                children[path[:-1]] = (words, path)
        node: tuple[str, ...] = ()
        while node in children and _is_box(children[node][1][-1]):
            words, child = children[node]
            least = named if not ARTICLE.isdisjoint(name_words(child[-1])) else share
            if words < least * weights[node]:
                break
            node = child
        return node


def _is_box(element: str) -> bool:
    """Whether an element may hold a whole article, as a paragraph or a list may not."""
    return re.split(r"[#.]", element, maxsplit=1)[0] not in NO_BOXES


def prose_words(block: Block, shape: Shape) -> int:
    """Words that a block adds to an article's prose."""
    if block.role in ("control", "heading") or (not shape.sentence and shape.words < PROSE_WORDS):
        return 0
    return int(shape.words * (1 - shape.linked))
