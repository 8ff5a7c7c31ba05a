"""One open element of a page: what it passes on to the blocks in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from msgspec import Struct

from auditor.language.lazy import lazy
from auditor.readers.elements import FENCES, INLINE, Element

PATH_DEPTH = 32
LINKS = ("a", "#a")
ENDED = "#"  # the name of what no tag ends, as of an element that was ended before what is open in it
Attributes = Mapping[str, str | None]
NO_ATTRIBUTES: Attributes = MappingProxyType({})
_HIDDEN_STYLE = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HIDING = frozenset(("hidden", "aria-hidden", "style"))


class Frame(Struct, eq=False, gc=False):
    """One open element; a name that begins with `#` stays out of the path.

    `nature` is the element, this one or one around it, that gives a block here its role, `unread` why
    text here is not read. `index` counts the elements around it; `block`, `fence` and `wall` are those
    of the innermost frame of that kind. `start` is where in the text its link or mark begins.
    `namesake` is the next frame outwards of the same name.
    """

    name: str
    element: Element
    nature: Element
    attributes: Attributes
    parent: Frame
    index: int
    unread: str
    block: int
    fence: int
    wall: int
    target: str | None
    namesake: Frame
    start: int = -1
    labels: tuple[str, ...] | None = None

    def path(self, known: dict[tuple[str, str | None, str | None], str]) -> tuple[str, ...]:
        """Labels of the open elements, outermost first, at most the innermost 32.

        `known` keeps labels that were made: pages say the same of many elements.
        """
        if self.labels is not None:
            return self.labels
        chain = [self]
        frame = self.parent
        while frame.labels is None and len(chain) < PATH_DEPTH:
            chain.append(frame)
            frame = frame.parent
        path = frame.labels or ()
        for below in reversed(chain):
            name = below.name
            if name[0] != "#" and name != "html":
                label = name
                attributes = below.attributes
                if attributes:
                    told = (name, attributes.get("id"), attributes.get("class"))
                    label = known.get(told) or known.setdefault(told, _label(*told))
                path = (*path, label) if len(path) < PATH_DEPTH else (*path[1:], label)
            below.labels = path
        return path


def root() -> Frame:
    """What is around all elements; nothing is around it."""
    nothing = cast("Frame", None)
    return Frame(ENDED, INLINE, INLINE, NO_ATTRIBUTES, nothing, 0, "", 0, 0, 0, None, nothing, -1, ())


def enclosed(name: str, element: Element, attributes: Attributes, parent: Frame, namesake: Frame) -> Frame:
    """The frame of an element in `parent`."""
    unread = element.unread or parent.unread
    target = None
    if attributes:
        if not element.unread and not HIDING.isdisjoint(attributes) and is_hidden(attributes):
            unread = "hidden"
        if name in LINKS:
            target = attributes.get("href")
    index = parent.index + 1
    nature, block, fence = parent.nature, parent.block, parent.fence
    if element.block:
        if element is not nature:
            nature = govern(name, element, nature)
        block = index
        if name in FENCES:
            fence = index
    return Frame(name, element, nature, attributes, parent, index, unread, block, fence, parent.wall, target, namesake)


def govern(name: str, element: Element, around: Element) -> Element:
    """The nature of a block element inside one of the nature `around`."""
    if around.verbatim or (around.role == "quote" and element.role not in ("code", "control")):
        return around
    # Old pages lay out whole articles in table cells: their paragraphs are paragraphs.
    if element.inherits and not (name == "p" and around.role == "cell"):
        return around
    return element


def _label(name: str, identity: str | None, classes: str | None) -> str:
    if identity:
        name = f"{name}#{identity.strip()}"
    return ".".join((name, *classes.split())) if classes else name


def is_hidden(attributes: Attributes) -> bool:
    """Whether an element with these attributes is not shown."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None
