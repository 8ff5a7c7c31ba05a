"""Whether a heading, a lead-in or an earlier sentence stages what follows: an exercise, a tale, a list of mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from auditor.document import Block, Document
from auditor.facts.doubt import is_doubted
from auditor.language.lazy import lazy
from auditor.lexicon import Hit

# Kinds of text of which an article shows pieces that are not its own word (all words here without a plural's s).
_SHOWN = frozenset(
    "exercise quiz quizze prompt worksheet dictation drill example sample roleplay role-play fanfiction plot synopsi "
    "draft superseded hallucination lie invented made-up translation hearsay gossip folklore sentence transcript "
    "dialogue stimulu stimuli learner pupil discarded deleted rejected withdrawn unused obsolete outtake scrapped "
    "parody satire joke prank".split()
)
# Words of speech and of text: a short sentence with one of them, which names no subject, announces what follows.
_SPEECH = frozenset(
    "say said tell told read write wrote written repeat repeated recite recited quote quoted reply replie replied "
    "answer answered ask asked shout shouted whisper whispered chant chanted mutter muttered insist insisted claim "
    "claimed swear swore announce announced declare declared state stated post posted tweet tweeted type typed "
    "dictate dictated guess guessed bet rehearse rehearsed begin began statement line phrase message letter note "
    "comment essay homework exam test question script speech bot chatbot model caption story storie tale riddle dream "
    "dreamt poem error mistake truth true false falsehood untrue wrong myth hoax fiction fictional misconception "
    "incorrect nonsense version".split()
)
_ASKING = frozenset("trivia task novel game vocabulary heard world confusion confused people".split())
_SAYING = lazy(
    r"\bwhat [\w ]*(?:wrote|said|says?|thinks?|believed?|claim|heard|told)\b|\btrue or false\b", re.IGNORECASE
)
_PLAIN = frozenset(
    "fact date timeline history milestone figure number overview feature specification spec detail highlight glance "
    "summary background basic point event chronology essential profile data biography life career takeaway".split()
)
_ORDER = lazy(  # an order to the reader, or another world to be in
    r"\W*(?:(?:now|so|next|please|then|first|exercise|question|task|example|prompt)\b[^:.]{0,12}[,.:]? )?"
    r"(?:imagine|suppose|picture|pretend|consider|let['’]?s|let us|assume|what if|write|rewrite|translate|correct|"
    r"complete|fill|choose|mark|decide|put|read|true or false|which of)\b"
    r"|\W*in (?:this|that|the|a|an|one|another|her|his|my|our|their|its) (?:[\w-]+ ){0,2}?(?:story|tale|novel|timeline|"
    r"world|universe|scenario|film|movie|game|play|simulation|version|dream|draft|script|episode|sketch|telling|"
    r"retelling|reality|exercise|poem|song)\b",
    re.IGNORECASE,
)
_SPOKEN = lazy(r"(?P<before>[^:]*\w):[*_]* [“\"‘'*_]*[A-Z]")  # "Put into the passive: Alice wrote"
_TITLED = lazy(  # "He directed Star Trek: The Motion Picture", but "Ann Lee: The hall opened"
    r"[^:]*\b[a-z]+ [^:]*\b[A-Z][\w’']*: (?:(?:The |An? )?[A-Z][\w’']+ (?:(?:of|the|and|in|a|to) )*[A-Z][\w’']+"
    r"|(?:The|An?) [A-Z][\w’']+(?=[.,;)”\"]))"
)
_WORD = lazy(r"[a-z]+(?:-[a-z]+)*")
_SHORT = 100  # characters
_HEADLINE = 60  # characters: a line without a full stop that is no longer heads what follows
_LAID_OUT = 3  # sentences: so long a cell belongs to an old page's layout and to no table


def staged(doc: Document, indexes: Iterable[int], names: Sequence[Hit]) -> frozenset[int]:
    """Those of the blocks that a heading or a lead-in above them stages, so that nothing in them is asserted."""
    if len(doc.blocks) == 1 and doc.blocks[0].role != "cell":
        return frozenset()
    found: set[int] = set()
    open_: list[tuple[int, bool]] = []
    lead: Block | None = None
    named = {doc.block_index(hit.start) for hit in names}
    at = 0
    for index in indexes:
        for block in doc.blocks[at:index]:
            if block.role == "heading":
                while open_ and open_[-1][0] >= block.level:
                    open_.pop()
                open_.append((block.level, _heads_a_stage(block.span.of(doc.text))))
            if block.role != "item":
                lead = block
        block = doc.blocks[index]
        if any(stage for _, stage in open_) or _is_led_in(doc, block, lead, named) or _is_tabled(doc, block):
            found.add(index)
        at = index
    return frozenset(found)


def opens_a_stage(sentence: str, *, named: bool) -> bool:
    """Whether the rest of a paragraph belongs to what this sentence opens: a task, a story, somebody's words.

    `named` when the sentence tells of a subject of the fact file itself.
    """
    if _ORDER.match(sentence):
        return True
    spoken = _SPOKEN.match(sentence)
    if spoken is not None and not _TITLED.match(sentence) and _PLAIN.isdisjoint(_words(spoken["before"])):
        return True
    if named or len(sentence) >= _SHORT:
        return False
    told = _MADE.sub("", sentence) if "by" in sentence or "began" in sentence else sentence
    return not _words(told).isdisjoint(_SPEECH | _SHOWN)


_MADE = lazy(  # "The music was written by Ann Lee", "Work began in 1930" announce nothing
    r"(?<=[a-z] )(?:was|were) (?:first |also |originally )?(?:written|read|told|recited) by (?=[A-Z])|"
    r"(?<=[a-z] )began (?=(?:in|on) [A-Z\d]|with the |to )"
)


def _words(text: str) -> set[str]:
    """The words of a text in small letters, without a plural's s."""
    return {word.removesuffix("s") for word in _WORD.findall(text.lower())}


_FROM = lazy(r"\W*from (?:the|our|my|your|a|his|her|their) (?!.*\bto\b)", re.IGNORECASE)  # "From the suggestion box"
_DENYING = lazy(  # "Not in the final version", but "What you did not know"
    r"(?:\b(?:not|never|none|without)\b|n['’]t\b)(?! (?:yet )?(?:know|to miss|forget|only|just)\b)", re.IGNORECASE
)


def _heads_a_stage(heading: str) -> bool:
    if _FROM.match(heading) or (_DENYING.search(heading) and not heading.rstrip().endswith("?")):
        return True
    return not _SHOWN.isdisjoint(_words(heading)) or is_doubted(heading) or _SAYING.search(heading) is not None


def _leads_a_stage(lead: str) -> bool:
    return _heads_a_stage(lead) or not _words(lead).isdisjoint(_SPEECH | _ASKING)


def _is_led_in(doc: Document, block: Block, lead: Block | None, named: set[int]) -> bool:
    """Whether a list is one of mistakes, questions or sentences to work on, as the words before it say.

    A heading right above a list must promise facts or name a subject. A paragraph can be led in as well, by one that
    ends with a colon or is a short sentence.
    """
    if lead is None or block.role not in ("item", "paragraph"):
        return False
    if lead.role == "heading" and block.role == "item":
        return doc.block_index(lead.span.start) not in named and _PLAIN.isdisjoint(_words(lead.span.of(doc.text)))
    if lead.role != "paragraph":
        return False
    sentences = doc.sentences(lead)
    last = sentences[-1].of(doc.text).rstrip("*_ ")
    if last.endswith(":"):
        return _PLAIN.isdisjoint(_words(last)) or _leads_a_stage(last)
    if block.role == "paragraph":
        return (
            len(sentences) == 1 and doc.block_index(lead.span.start) not in named and opens_a_stage(last, named=False)
        )
    return last.endswith("?") or (len(last) < _HEADLINE and last[-1:].isalnum() and _leads_a_stage(last))


def _is_tabled(doc: Document, block: Block) -> bool:
    """Whether a block is a cell of a table, whose heads say what its words are."""
    return block.role == "cell" and len(doc.sentences(block)) < _LAID_OUT
