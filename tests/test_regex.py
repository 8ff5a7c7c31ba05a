"""Expressions of packs: windows around literals find what the whole block would give; hostile ones are refused."""

from __future__ import annotations

import pickle
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.expression import compile_pattern
from auditor.language import fold
from auditor.lexicon import Lexicon
from auditor.program import Program
from auditor.regex import Pattern, terms

PATTERNS = (
    r"sign(?:ed|s)? up",
    r"(?:read|see) also:? \w+",
    r"^posted by [a-z]+",
    r"\d{1,3} comments?$",
    r"(?<!not )advertis(?:ement|ing)\b",
)


def found(pattern: Pattern, text: str) -> list[tuple[int, int]]:
    """Where matches lie around the pattern's literals."""
    hits = Lexicon(terms([pattern], "")).scan(fold(text)).get("", ())
    return [(span.start, span.end) for span in pattern.find(text, fold(text), [hit.start for hit in hits])]


@given(
    st.sampled_from(PATTERNS),
    st.lists(
        st.sampled_from(
            [
                "sign up",
                "signs up",
                "read also: x",
                "see also",
                "posted by ann",
                "12 comments",
                "not ",
                "advertising",
                " ",
                "z",
            ]
        ),
        max_size=8,
    ),
)
def test_windows_find_what_the_whole_block_gives(pattern: str, parts: list[str]) -> None:
    text = "".join(parts)
    assert found(compile_pattern(pattern), text) == [m.span() for m in re.finditer(pattern, text)]


FAR = (
    r"\b(?:its|the|\w+'s) rich (?:and \w{2,12} )?(?:\w{2,14} ){0,2}(?:history|legacy)\b(?! book)",
    r"(?i:\b(?:one|some) of (?:the|\w+'s) (?:(?:best|finest)(?:-\w{3,12})?|most (?:fine|lovely)) (?:mills?|towns?)\b)",
    r"^(?:book|take) (?:\w+ ){0,6}(?:visit|walk) (?:now|today)$",
    r"</?(?:ant|oai)(?:card|file)(?: \w{1,20})?/?>",
)
AROUND = (
    r"(?:^|(?<=[.!?k] ))(?!its)(?:the |a )?(?:\w++ )?\brich (?=history)\w+",
    r"(?=[tib])(?:(?<=is )|(?<=walk )|\b)the (?!rich|.{0,8}z)(?:old |book )*+(?:mills?|towns?|visit)\b",
    r"\b(?:(?!old|the)\w{2,12} ){1,3}(?=best)(?:best|finest)\b",
)


@pytest.mark.parametrize("pattern", [*FAR, *AROUND])
@given(
    st.lists(
        st.sampled_from(
            "its the town's rich and old history legacy book One of some most fine lovely best finest-known Mill towns "
            "take a visit walk now today <ant </oai card file> z".split()
        ),
        max_size=14,
    ),
    st.sampled_from([" ", "", "  "]),
)
def test_what_stands_around_a_literal_rules_out_no_match(pattern: str, parts: list[str], between: str) -> None:
    text = between.join(parts)
    assert found(compile_pattern(pattern), text) == [m.span() for m in re.finditer(pattern, text)]


@pytest.mark.parametrize("pattern", FAR)
@given(st.data())
def test_what_matches_goes_on_behind_its_literal(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, alphabet=st.characters(codec="ascii", exclude_categories=["Cc"])))
    spans = found(compile_pattern(pattern), text)
    assert spans == [m.span() for m in re.finditer(pattern, text)]
    assert spans


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\w+ banner", {" banner"}),
        (r"(?:banner|consent)+", {"banner", "consent"}),
        (r"sign(?:ed|s)? up now please", {" up now please"}),
        (r"\w+ (?:top|leading) (?:\w+ )?(?:banks?|names?|tools?|firms?)", {" top ", " leading "}),
    ],
)
def test_literals_are_few_and_long(pattern: str, literals: set[str]) -> None:
    assert set(compile_pattern(pattern).literals) == literals


@pytest.mark.parametrize("pattern", PATTERNS)
@given(st.data())
def test_every_match_holds_a_literal(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, alphabet=st.characters(codec="ascii")))
    whole = re.search(pattern, text)
    assert whole is not None
    near = [(hit.start, hit.end) for hit in Lexicon(terms([compile_pattern(pattern)], "")).scan(text).get("", ())]
    assert any(whole.start() <= start and end <= whole.end() for start, end in near)


@pytest.mark.parametrize(
    ("pattern", "anywhere", "openings", "words"),
    [
        (r"\bstands?\b", (), (), ("stand", "stands")),
        (r"\bstands?", (), ("stand",), ()),
        (r"\bstand\b", (), (), ("stand",)),
        (r"stand\b", ("stand",), (), ()),  # what need not begin a word is looked for anywhere
        (r"\Bstand\B", ("stand",), (), ()),
        (r"\b\(stand\)", ("(stand)",), (), ()),
        (r"(?a)\bstand\b", ("stand",), (), ()),  # there "é" is no letter
        (r"(?:\bset|up)set", ("upset",), ("setset",), ()),
        (r"understood by everyone", ("understood b",), (), ()),  # rare enough
    ],
)
def test_literals_know_the_edges_of_words(
    pattern: str, anywhere: tuple[str, ...], openings: tuple[str, ...], words: tuple[str, ...]
) -> None:
    made = compile_pattern(pattern)
    assert (made.literals, made.openings, made.words) == (anywhere, openings, words)


@pytest.mark.parametrize(
    ("pattern", "anywhere", "heads"),
    [
        (r"^stand up$", (), ("stan",)),
        (r"^(?:the )?stands\b", (), ("stan", "the sta")),
        (r"(?:^|up )stands\b", ("up stands",), ("stan",)),
        (r"(?m)^stands", (), ()),  # any line begins there
        (r"^\W*stands", ("stands",), ()),
    ],
)
def test_literals_know_where_blocks_begin(pattern: str, anywhere: tuple[str, ...], heads: tuple[str, ...]) -> None:
    made = compile_pattern(pattern)
    assert (made.literals, made.heads) == (anywhere, heads)


def test_what_begins_a_sentence_begins_a_word() -> None:
    assert compile_pattern(r"stand by \w+", anchored=True).openings == ("stand by ",)


def test_a_program_of_another_interpreter_is_made_anew() -> None:
    made = compile_pattern(r"tide(?:s|d)? tables?")
    text = "the tides tables"
    for code in (b"", b"abc", b"\xff" * 8, bytes(made.program.code)[:-8] if made.program else b""):
        pattern = msgspec.structs.replace(made, program=Program(flags=32, groups=0, code=memoryview(code)))
        assert found(pattern, text) == found(made, text) == [(4, 16)]


def test_a_pattern_read_from_a_store_is_the_same() -> None:
    made = compile_pattern(r"(?:high|low) tides? tables?")
    store = msgspec.msgpack.encode([made])
    (read,) = msgspec.msgpack.decode(msgspec.msgpack.decode(store, type=msgspec.Raw), type=list[Pattern])
    for one in (read, pickle.loads(pickle.dumps(read))):  # noqa: S301 - our own
        assert one == made
        assert hash(one) == hash(made)
        assert found(one, "the low tides tables") == [(4, 20)]


def test_slots_are_filled_in_turn() -> None:
    slots = {"machine": ["{make} model", "robot"], "make": ["language", "world"]}
    assert compile_pattern("as a {machine}", slots).source == "as a (?:(?:language|world) model|robot)"
    with pytest.raises(ValueError, match="there is no slot 'machine'"):
        compile_pattern("as a {machine}")


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(?:\w+\s*)*end", r"\w+ \d+", r"a|b", r"(unclosed", r"x?y?z?"])
def test_slow_or_bottomless_expressions_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"repeat|fixed text|not a regular"):
        compile_pattern(pattern)


def test_possessive_inner_repeat_is_allowed() -> None:
    assert compile_pattern(r"(?:\w++ )*end of page").literals == ("end of page",)
