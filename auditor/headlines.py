"""Whether lines in a row are headlines of other pages, or a list of the article."""

import re
from collections.abc import Iterable, Sequence

from auditor.language.lazy import lazy
from auditor.language.rows import asks, counts_on, is_parallel, is_specific, is_technical, names_works, pulls, speaks
from auditor.language.shape import TITLE, is_listing, is_speech, title_share
from auditor.layout import is_part, ordinal
from auditor.lines import Lines

_ANNOUNCES = lazy(r"\b(?:the following|as follows|listed below|these (?:are|were|include))\b", re.IGNORECASE)
LISTED = 0.15
LISTED_LINES, FAR_LISTED, FAR_LINE, LONGEST_HEAD = 4, 0.01, 0.03, 3
ANNOUNCING = 60
NEWS_LINES, NEWS_WORDS = 4, 8
CARD_WORDS, LINE_WORDS = 4, 7
NEAR = 160


def may_be_headlines(lines: Lines, items: Sequence[int]) -> bool:
    """Whether some of the lines may look like titles: that is seen before anything is known of the article."""
    return any(index in lines.linked or len(lines.texts[index].split(None, 4)) > 4 for index in items)


def is_introduced(lines: Lines, items: Sequence[int]) -> bool:
    """Whether the article announces a list: by a colon, or by a heading over items, unless these are headlines."""
    before = lines.doc.blocks[items[0] - 1]
    if lines.kind(items[0] - 1) == "reference":
        return True
    announced = lines.texts[items[0] - 1]
    if announced.endswith(":") or _ANNOUNCES.search(announced, max(0, len(announced) - ANNOUNCING)):
        return True
    if lines.doc.blocks[items[0]].role != "item" or before.role != "heading":
        return False
    words = sum(len(lines.texts[index].split()) for index in items)
    return len(items) < 5 or words < 6 * len(items) or known_share(lines, items) > 0.05


def _is_headed(lines: Lines, before: int) -> bool:
    """Whether a word or three stand over the lines, as over the steps of a recipe."""
    text = lines.texts[before]
    return text[-1].isalnum() and len(text.split()) <= LONGEST_HEAD


def are_headlines(lines: Lines, items: Sequence[int], known: float) -> bool:
    """Whether lines that are no links are still headlines: no list of the article, no verse, no records."""
    texts = [lines.texts[index] for index in items]
    sizes = [len(text.split()) for text in texts]
    length = sum(sizes) / len(sizes)
    listed = any(lines.doc.blocks[index].role == "item" for index in items)
    if items[0] in lines.linked:
        return not listed or (length >= 4.5 and known <= LISTED)
    titles = sum(map(title_share, texts)) >= TITLE * len(texts)
    if length < (5.5 if titles else LINE_WORDS):
        return False
    if is_listing(texts) or is_parallel(texts) or counts_on(ordinal(lines.doc, index) for index in items):
        return False
    if 2 * sum(map(is_technical, texts)) >= len(texts):
        return False
    if titles:
        return (known <= LISTED or not listed) and not _are_titles(lines, items)
    questions = sum(text.endswith("?") for text in texts)
    if 2 * sum(map(speaks, texts)) < len(texts) or 2 * questions > len(texts):
        return False
    news = len(items) >= NEWS_LINES and length >= NEWS_WORDS and 2 * sum(map(is_specific, texts)) >= len(texts)
    if not news and (is_part(lines.doc, items[0], items[-1]) or _is_headed(lines, items[0] - 1)):
        return False
    least, each = (LISTED_LINES, FAR_LISTED * (1 + news)) if listed else (3, FAR_LINE)
    return min(sizes) >= 4 and len(items) >= least and known <= min(0.15, each * len(items))


def _are_titles(lines: Lines, items: Sequence[int]) -> bool:
    """Whether capitals may be those of titles: the article speaks of books or dishes around the lines."""
    if any(pulls(lines.texts[index]) for index in items):
        return False
    after = lines.texts[items[-1] + 1] if items[-1] + 1 < len(lines) else ""
    near = (lines.texts[0][:NEAR], lines.texts[items[0] - 1][-NEAR:], after[:NEAR])
    return any(map(names_works, near))


def are_cards(lines: Lines, heads: Sequence[int]) -> bool:
    """Whether headlines that have marks of a page beside them are long enough, and nobody's speech."""
    texts = [lines.texts[index] for index in heads]
    return sum(len(text.split()) for text in texts) >= CARD_WORDS * len(texts) and not any(map(is_speech, texts))


def may_be_works(lines: Lines, lead: int, items: Sequence[int]) -> bool:
    """Whether lines under "Further reading" may be titles of books: no link, nothing but capitals, no question."""
    if "reading" not in lines.texts[lead].lower() or not lines.linked.isdisjoint(items):
        return False
    texts = [lines.texts[index] for index in items]
    return all(title_share(text) >= TITLE and not asks(text) and text[0].isalpha() for text in texts)


def how_many(lines: Lines, items: Sequence[int]) -> int:
    """How many headlines the lines hold: a block of links holds one a link."""
    return sum(max(1, len(lines.doc.blocks[i].links)) if i in lines.linked else 1 for i in items)


def known_share(lines: Lines, items: Iterable[int]) -> float:
    """How much of the informative words of all items the article knows."""
    topic = lines.doc.topic
    return topic.share(topic.informative("\n".join(map(lines.texts.__getitem__, items))))


def capitalized(lines: Lines, heads: Sequence[int]) -> list[int]:
    """The longest stretch of headlines in capitals, where others stand beside it, or nothing."""
    rows: list[list[int]] = [[]]
    for index in heads:
        if title_share(lines.texts[index]) < TITLE:
            rows.append([])
        else:
            rows[-1].append(index)
    longest = max(rows, key=len)
    return longest if len(longest) < len(heads) else []


def with_riders(lines: Lines, items: Sequence[int], heads: Sequence[int]) -> Sequence[int]:
    """The headlines with what stands beside them, and with the section that is named above the first."""
    if not heads or len(heads) == len(items):
        return heads
    after = next((i for i in items if i > heads[-1] and lines.rider(i) is None), items[-1] + 1)
    above = heads[0] - 1
    first = any(lines.rider(i) == "section" and lines.rider(i + 1) is None for i in items)
    start = above if first and lines.rider(above) == "section" else heads[0]
    end = max(i for i in range(heads[-1], after) if not (first and i > heads[-1] and lines.rider(i) == "section"))
    return range(start, end + 1)


def marked(lines: Lines, items: Sequence[int], heads: list[int]) -> list[int]:
    """The headlines from the first to the last that has a mark of a page beneath it: another may be the article's."""
    if lines.rider(heads[0] - 1) is not None:  # marks stand above
        return heads
    found = [index for index in heads if index + 1 in items and lines.rider(index + 1) in ("mark", "age")]
    return [index for index in heads if found and found[0] <= index <= found[-1]] or heads
