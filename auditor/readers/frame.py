"""One open element of a page: what it passes on to the blocks in it."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.readers.elements import Element

PATH_DEPTH = 32
LINKS = ("a", "#a")
Attributes = Mapping[str, str | None]


class Frame:
    """One open element; a name that begins with `#` stays out of the path."""

    __slots__ = (
        "_path", "attributes", "element", "is_wall", "level", "mark", "name", "parent", "role", "start", "target",
        "unread", "verbatim",
    )  # fmt: skip

    def __init__(self, name: str, element: Element, attributes: Attributes, parent: Frame | None) -> None:
        self.name = name
        self.element = element
        self.attributes = attributes
        self.parent = parent
        self.unread = element.unread
        self.mark = element.mark
        self.target = attributes.get("href") if attributes and name in LINKS else None
        self.start = -1
        self.is_wall = False
        self._path: tuple[str, ...] | None = None
        if parent is None:
            self.verbatim, self.role, self.level = element.verbatim, element.role, element.level
            return
        self.verbatim = element.verbatim or parent.verbatim
        role = parent.role
        # Old pages lay out whole articles in table cells: their paragraphs are paragraphs.
        layout = role == "cell" and name == "p"
        quoted = role == "quote" and element.role not in ("code", "control")
        if parent.verbatim or quoted or not element.block or (element.inherits and not layout):
            self.role, self.level = role, parent.level
        else:
            self.role, self.level = element.role, element.level

    @property
    def path(self) -> tuple[str, ...]:
        """Labels of the open elements, outermost first, at most the innermost 32."""
        chain: list[Frame] = []
        frame: Frame | None = self
        while frame is not None and frame._path is None and len(chain) < PATH_DEPTH:  # noqa: SLF001
            chain.append(frame)
            frame = frame.parent
        path = (frame._path or ()) if frame is not None else ()  # noqa: SLF001
        for below in reversed(chain):
            label = below._label()  # noqa: SLF001
            path = below._path = (*path, label)[-PATH_DEPTH:] if label else path  # noqa: SLF001
        return path

    def _label(self) -> str:
        name = self.name
        if name[:1] == "#" or name == "html":
            return ""
        identity = self.attributes.get("id")
        if identity:
            name = f"{name}#{identity.strip()}"
        classes = self.attributes.get("class")
        return ".".join((name, *classes.split())) if classes else name
