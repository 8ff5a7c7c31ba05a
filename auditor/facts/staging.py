"""Whether a heading, a lead-in or an earlier sentence stages what follows: an exercise, a tale, a list of mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.document import Block, Document
from auditor.facts.doubt import is_doubted
from auditor.language.lazy import lazy

_STAGED = (
    r"exercises?|quiz(?:zes)?|prompts?|worksheets?|dictation|drills?|practice sentences|true or false|"
    r"examples?|samples?|role[- ]?play|fan ?fiction|plot|synopsis|what if|drafts?|superseded|hallucinations?|lies|"
    r"inventions? of|invented|made[- ]up|translations?|hearsay|gossip|folklore|sentences|statements|outputs?|responses?|"
    r"transcripts?|dialogues?|stimul(?:us|i)|learners?|pupils?|students?['’]|what [\w ]*(?:wrote|said|says?|thinks?|"
    r"believed?|claim|heard|told)"
)
_STAGE = lazy(rf"\b(?:{_STAGED})\b", re.IGNORECASE)
_LEADING = lazy(
    rf"\b(?:{_STAGED}|questions?|trivia|tests?|tasks?|stor(?:y|ies)|fiction|novel|games?|vocabulary|sentences|"
    r"statements|answers|claims?|tales?|heard|told|they say|people say|confus(?:ed|ions?)|worlds?)\b",
    re.IGNORECASE,
)
_PLAIN = lazy(
    r"\b(?:facts?|dates?|timeline|history|milestones?|figures?|numbers?|overview|features?|specifications?|specs|"
    r"details?|highlights?|glance|summary|background|basics|points?|events?|chronology|essentials|profile|data|"
    r"biography|life|career|takeaways?)\b",
    re.IGNORECASE,
)
_OPENING = lazy(
    r"\W*(?:(?:now|so|next|please|then|first|exercise|question|task|example|prompt)\b[^:.]{0,12}[,.:]? )?"
    r"(?:imagine|suppose|picture|pretend|consider|let['’]?s|let us|assume|what if|write|rewrite|translate|correct|"
    r"complete|fill|choose|mark|decide|put|read|true or false|which of)\b"
    r"|\W*in (?:this|that|the|a|an|one|another|her|his|my|our|their|its) (?:[\w-]+ ){0,2}?(?:story|tale|novel|timeline|"
    r"world|universe|scenario|film|movie|game|play|simulation|version|dream|draft|script|episode|sketch|telling|"
    r"retelling|reality|exercise|poem|song)\b",
    re.IGNORECASE,
)
_UNTRUE = lazy(
    r"\b(?:lies?|errors?|mistakes?|false|falsehoods?|untrue|wrong|myths?|hoax(?:es)?|fiction|fictional|invented|made up|"
    r"misconceptions?|incorrect|nonsense|story|tale|joke|riddle|dreamt?)\b",
    re.IGNORECASE,
)
_ANNOUNCING = lazy(
    r"\b(?:says?|said|reads?|writes?|wrote|runs?|ran|goes|went|begins?|began|starts?|started|states?|stated|tells?|told|"
    r"puts?|swears?|swore|asked|announced|declared|answered|replied|whispered|typed|posted)\b"
    r"(?: [\w’']+){0,4} (?:it|this|that|so|thus|one|follows|following|differently|plainly|simply|otherwise|line|words)"
    r"(?: [a-z]+ly)?[.!]?\W*$",
    re.IGNORECASE,
)
_SHORT = 100  # characters
_SPOKEN = lazy(r"(?P<before>[^:]*\w):[*_]* [“\"‘'*_]*[A-Z]")
_HEADLINE = 60  # characters: a line without a full stop that is no longer heads what follows


def staged(doc: Document, indexes: Iterable[int]) -> frozenset[int]:
    """Those of the blocks that a heading or a lead-in above them stages, so that nothing in them is asserted."""
    found: set[int] = set()
    open_: list[tuple[int, bool]] = []
    lead: Block | None = None
    at = 0
    for index in indexes:
        for block in doc.blocks[at : index + 1]:
            if block.role == "heading":
                while open_ and open_[-1][0] >= block.level:
                    open_.pop()
                open_.append((block.level, _heads_a_stage(block.span.of(doc.text))))
            if block.role != "item":
                lead = block
        at = index + 1
        block = doc.blocks[index]
        if any(stage for _, stage in open_) or _is_led_in(doc, block, lead) or _is_tabled(doc, block):
            found.add(index)
    return frozenset(found)


def _heads_a_stage(heading: str) -> bool:
    return _STAGE.search(heading) is not None or is_doubted(heading)


def _leads_a_stage(lead: str) -> bool:
    return _LEADING.search(lead) is not None or is_doubted(lead)


def _is_led_in(doc: Document, block: Block, lead: Block | None) -> bool:
    """Whether a list is one of mistakes, questions or sentences to work on, as the words before it say."""
    if block.role != "item" or lead is None or lead.role != "paragraph":
        return False
    last = doc.sentences(lead)[-1].of(doc.text).rstrip("*_ ")
    if last.endswith("?"):
        return True
    if last.endswith(":"):
        return _PLAIN.search(last) is None or _leads_a_stage(last)
    return len(last) < _HEADLINE and last[-1:].isalnum() and _leads_a_stage(last)


def _is_tabled(doc: Document, block: Block) -> bool:
    """Whether a block is a cell of a table, whose heads say what its words are; an old page's layout is none."""
    return block.role == "cell" and len(doc.sentences(block)) < _LAID_OUT


_LAID_OUT = 3


def opens_a_stage(sentence: str, *, named: bool) -> bool:
    """Whether the rest of a paragraph belongs to what this sentence opens: a task, a story, somebody's words."""
    if _OPENING.match(sentence):
        return True
    if not named and len(sentence) < _SHORT and (_UNTRUE.search(sentence) or _ANNOUNCING.search(sentence)):
        return True
    spoken = _SPOKEN.match(sentence)
    return spoken is not None and _PLAIN.search(spoken["before"]) is None
