"""What the reader needs to know of each HTML element: whether it makes a block, its role, what it ends."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from auditor.document import MarkKind, Role


class Element(Struct, frozen=True, gc=False):
    """An element's nature; `inherits` when a block takes the role of the block around it."""

    block: bool = False
    role: Role = "paragraph"
    level: int = 0
    inherits: bool = False
    verbatim: bool = False
    mark: MarkKind | None = None
    unread: str = ""


INLINE = Element()
_NEUTRAL = Element(block=True, inherits=True)
_SECTION = Element(block=True)

_NEUTRAL_TAGS = (
    "div p ul ol menu dl center details summary dialog fieldset form figure hgroup address "
    "table thead tbody tfoot tr hr html body head multicol frameset listing"
)
_SECTION_TAGS = "article section main aside nav header footer search"
_MARKS: Mapping[MarkKind, str] = {
    "code": "code kbd samp tt var",
    "emphasis": "em i",
    "strong": "strong b",
    "quote": "q",
    "deleted": "del s strike",
    "cite": "cite",
}
_ROLES: Mapping[Role, str] = {
    "item": "li",
    "cell": "td th",
    "caption": "figcaption caption",
    "term": "dt dd",
    "control": "button label option optgroup select legend",
    "quote": "blockquote",
}
# Fallback content (of noscript, video ...) is for browsers without the feature: a reader of the page sees none of it.
_UNREAD: Mapping[str, str] = {
    "script": "script",
    "style": "style",
    "template": "template",
    "noscript": "noscript",
    "head": "head",
    "title": "head",
    "svg": "svg",
    "math": "math",
    "iframe": "iframe",
    "textarea": "textarea",
    "object": "object",
    "video": "object",
    "audio": "object",
    "canvas": "object",
    "applet": "object",
    "noframes": "object",
    "noembed": "object",
    "datalist": "hidden",
    "rp": "hidden",
}

ELEMENTS: Mapping[str, Element] = {
    **dict.fromkeys(_NEUTRAL_TAGS.split(), _NEUTRAL),
    **dict.fromkeys(_SECTION_TAGS.split(), _SECTION),
    **{tag: Element(mark=mark) for mark, tags in _MARKS.items() for tag in tags.split()},
    **{tag: Element(block=True, role=role) for role, tags in _ROLES.items() for tag in tags.split()},
    **{f"h{n}": Element(block=True, role="heading", level=n) for n in range(1, 7)},
    **dict.fromkeys(("pre", "xmp", "plaintext"), Element(block=True, role="code", verbatim=True)),
    **{tag: Element(unread=reason) for tag, reason in _UNREAD.items()},
    **{tag: Element(block=True, unread=_UNREAD[tag]) for tag in ("head", "textarea", "iframe", "video", "object")},
}

VOID = frozenset("area base br col embed hr img input link meta param source track wbr basefont bgsound frame".split())
# Void elements of which a reader sees something: a line break, the words on a button.
POINTS = frozenset(("br", "input"))
HEAD = frozenset("title meta link script style base noscript template basefont bgsound noframes".split())
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# An end tag of one of these inside a block that is still open ends the phrase there, and the block goes on.
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())

_LISTS = ("ul", "ol", "menu")
_ROWS = ("tbody", "thead", "tfoot")
# A start tag ends the open elements of the first group, unless one of the second stands between.
IMPLIED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), (*_LISTS, "table")),
    "dt": (("dt", "dd"), ("dl", "table")),
    "dd": (("dt", "dd"), ("dl", "table")),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr", "caption"), ("table",)),
    **dict.fromkeys(_ROWS, ((*_ROWS, "tr", "caption"), ("table",))),
    "option": (("option",), ("select", "datalist", "optgroup")),
    "optgroup": (("optgroup", "option"), ("select",)),
    "button": (("button",), ("table",)),
    "body": (("head",), ()),
}
PAGE = ("html", "body")
# Start tags that do more than open an element.
RULED = frozenset((*VOID, *IMPLIED, *PAGE, "a"))
# An end tag, or the implied end of a paragraph, does not reach across these.
FENCES = frozenset(("td", "th", "caption", "table", "button", "object"))
END_FENCES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("td", "th", "tr", "caption", *_ROWS), ("table",)),
    **dict.fromkeys(("table", "object", "button"), ()),
    "li": ("table", "td", "th", *_LISTS),
}
