"""Which claims are shown, as whose word, and of whom they are told."""

from __future__ import annotations

import pytest

from auditor.document import Source
from auditor.facts import claims, terms
from auditor.facts.claim import Verdict
from auditor.facts.load import parse_facts
from auditor.lexicon import Lexicon
from auditor.readers import read

FACTS = parse_facts(
    """
as_of: 2024-12-31
sources:
  vasa: {title: "Vasamuseet, The ship"}
  odnb: {title: "Oxford Dictionary of National Biography"}
  forth: {title: "Network Rail, Forth Bridge"}
  esa: {title: "European Space Agency, Giotto overview"}
  un: {title: "United Nations, Member States"}
properties:
  launched: {type: date, cues: [launched, lifted off]}
  sank: {type: date, cues: [sank]}
  captain: {type: entity, cardinality: one, cues: [captain, commanded by]}
  builder: {type: entity, cues: [built by]}
  operator: {type: entity, cues: [operated by]}
  guns: {type: number, unit: guns, cues: [guns]}
  opened: {type: date}
  main_span: {type: number, unit: metres, tolerance: 1, cues: [main span]}
  height: {type: number, unit: metres, tolerance: 1}
  length: {type: number, unit: metres}
  founder: {type: entity}
  sons: {type: number, unit: sons, cues: [sons]}
  joined: {type: date, cues: [member of the United Nations, joined the United Nations]}
  capital: {type: entity}
entities:
  vasa:
    names: [Vasa]
    facts:
      - {property: sank, value: 1628-08-10, source: vasa}
      - {property: captain, value: Söfring Hansson, source: vasa}
      - {property: builder, value: Henrik Hybertsson, source: vasa}
      - {property: guns, value: 64, source: vasa}
  giotto: {names: [Giotto], facts: [{property: launched, value: 1985-07-02, source: esa}]}
  forth:
    names: [Forth Bridge]
    facts:
      - {property: opened, value: 1890-03-04, source: forth}
      - {property: main_span, value: 521, source: forth}
      - {property: height, value: 110, source: forth}
      - {property: length, value: 2467, source: forth}
      - {property: operator, value: North British Railway, source: forth}
  brunel: {names: [Marc Brunel], facts: [{property: sons, value: 1, source: odnb}]}
  darwin: {names: [Erasmus Darwin], facts: [{property: sons, value: 9, source: odnb}]}
  wedgwood: {names: [Wedgwood], facts: [{property: founder, value: Josiah Wedgwood, source: odnb}]}
  nepal:
    names: [Nepal]
    facts: [{property: joined, value: 1955-12-14, source: un}, {property: capital, value: Kathmandu, source: un}]
"""
)
LEXICON = Lexicon(terms(FACTS))
UNREAD, DISOWNED = "the sentence may say something else", "the author does not assert it"


def verdicts(text: str) -> list[Verdict]:
    document = read(Source("a.md", text, "text/markdown"))
    return list(claims(document, LEXICON.scan(document.folded), FACTS))


def statuses(text: str) -> list[str]:
    return [verdict.status for verdict in verdicts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Vasa sank on 10 August 1682. That is a myth.",
        "That is a myth. The Vasa sank on 10 August 1682.",
        "“It was dark. The Vasa sank on 10 August 1682.”",
        "> The Vasa sank on 10 August 1682.",
        "- Mark the mistakes. The Vasa sank on 10 August 1682.",
        "## Quiz\n\nThe Vasa sank on 10 August 1682.",
        "`The Vasa sank on 10 August 1682.`",
    ],
)
def test_what_the_author_does_not_say_is_shown_as_such(text: str) -> None:
    assert [(verdict.status, verdict.reason) for verdict in verdicts(text)] == [("unverifiable", DISOWNED)]


def test_of_two_denied_values_none_is_held_against_the_author_and_one_is_shown() -> None:
    assert [verdict.reason for verdict in verdicts("The Vasa had 48 guns and carried 56 guns.")] == [
        "the sentence gives several values"
    ]


@pytest.mark.parametrize(
    "text",
    ["Her captain was Tom Ray, and the Vasa was new.", "Tom Ray, the captain, saw how the Vasa rolled."],
)
def test_a_name_beside_a_cue_is_shown_in_a_sentence_of_unknown_form(text: str) -> None:
    assert [(verdict.claim.text, verdict.reason) for verdict in verdicts(text)] == [("Tom Ray", UNREAD)]


def test_what_is_struck_out_is_not_shown() -> None:
    assert statuses("~~The Vasa sank on 10 August 1682.~~") == []


def test_a_time_told_after_a_claim_takes_nothing_back() -> None:
    assert statuses("The Vasa sank on 10 August 1682. It was raised long after that.")[0] == "contradicted"
    assert statuses("The Vasa sank on 10 August 1682. The guide made up that.")[0] == "unverifiable"


def test_a_measure_ends_a_sentence() -> None:
    assert (
        statuses("The Forth Bridge reaches a height of 150 m. There were 48 guns on the Vasa.") == ["contradicted"] * 2
    )


def test_what_could_not_be_done_is_no_doubt() -> None:
    assert statuses("The tide could not save the crew. The Vasa had 48 guns.") == ["contradicted"]
    assert statuses("The guide could not confirm the figure. The Vasa had 48 guns.") == ["unverifiable"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Three centuries after the Vasa sank in 1682, she was raised.", UNREAD),
        ("A sailor says that the Vasa sank in 1682.", DISOWNED),
        ("If the Vasa sank in 1682, the king knew.", DISOWNED),
    ],
)
def test_the_reason_tells_an_unknown_form_from_words_that_disown(text: str, reason: str) -> None:
    assert [(verdict.status, verdict.reason) for verdict in verdicts(text)] == [("unverifiable", reason)]


@pytest.mark.parametrize(
    ("other", "plain"),
    [
        # a time of a date opens a sentence; a work, an occasion or a bound of that date does not
        ("In the opera of 10 August 1682 the Vasa sank.", "On the afternoon of 10 August 1682 the Vasa sank."),
        ("On the anniversary of 2 July 1986 Giotto lifted off.", "On the morning of 2 July 1986, Giotto lifted off."),
        ("Before the summer of 1982 Giotto was launched.", "In the summer of 1982 Giotto was launched."),
        (
            "After the early hours of 2 July 1986 Giotto lifted off.",
            "In the early hours of 2 July 1986 Giotto lifted off.",
        ),
        # what it has been since a day it became then, unless it is only in part, again, or of another kind
        (
            "Nepal has been an active member of the United Nations since 1961.",
            "Nepal has been a member of the United Nations since 1961.",
        ),
        (
            "Nepal has been a member of the United Nations since at least 1951.",
            "Nepal has been a member of the United Nations since 1951.",
        ),
        (
            "Nepal has been a member of the United Nations council since 1969.",
            "Nepal has been a member of the United Nations since 1969.",
        ),
        # "built by" is what "built" does; not to a part of it, nor for somebody, nor together
        ("Tom Ray built the Vasa gallery.", "Tom Ray built the Vasa."),
        ("Tom Ray built the Vasa a new rudder.", "Tom Ray built the Vasa."),
        ("Tom Ray built the Vasa with others.", "Tom Ray built the Vasa, records show."),
        ("Tom Ray built the Vasa’s boats.", "The shipwright Tom Ray built the Vasa."),
        # who commanded a ship for a while was not its captain
        ("Tom Ray briefly commanded the Vasa.", "Tom Ray commanded the Vasa."),
        ("Tom Ray commanded the Vasa in 1627.", "Captain Tom Ray commanded the Vasa."),
        ("Commanded by Tom Ray off Dalarö, the Vasa was small.", "Commanded by Tom Ray, the Vasa was small."),
        ("Built by Tom Ray’s brother on the Norrström, it sank.", "Built by Tom Ray on the Norrström, the Vasa sank."),
        ("In the simulator Tom Ray commanded the Vasa.", "In fact, Tom Ray commanded the Vasa."),
        ("Tom Ray built the Vasa for a film.", "Tom Ray built the Vasa for the king."),
        # a name and what it is, before the verb
        ("Unlike Pokhara, Nepal’s capital is crowded.", "Pokhara, Nepal’s capital, is crowded."),
        ("Pokhara, Nepal’s capital of boating, is crowded.", "Pokhara, Nepal’s capital, has a lake."),
        ("Pokhara, Nepal’s capital, and Lumbini are crowded.", "Pokhara, Nepal’s capital, was crowded."),
        # a cue that says more than the label, and what was only planned
        (
            "The Forth Bridge was planned with a main span of 488 metres.",
            "The Forth Bridge has a main span of 488 metres.",
        ),
        ("The Forth Bridge has a side span of 207 metres.", "The main span of the Forth Bridge is 207 metres."),
        # a tolerance says how far one may round; where there is none, zeros may be a rounding
        ("The Forth Bridge is 2,000 metres long.", "The Forth Bridge is 100 metres tall."),
        ("The Forth Bridge is about 100 metres tall.", "The Forth Bridge is 100 m tall."),
        # what both are makes no two names one
        (
            "The Forth Bridge was operated by the British Line.",
            "The Forth Bridge was operated by the Caledonian Railway.",
        ),
        # an inquiry is a source; a sailor is not
        ("According to a sailor, the Vasa had 48 guns.", "According to the inquest, the Vasa had 48 guns."),
    ],
)
def test_a_wording_is_judged_and_one_almost_the_same_is_not(other: str, plain: str) -> None:
    assert "contradicted" not in statuses(other)
    assert statuses(plain) == ["contradicted"]


@pytest.mark.parametrize(
    ("other", "plain"),
    [
        # before or after a day is not that day
        ("The Forth Bridge opened before 1890.", "The Forth Bridge opened in 1890."),
        ("The Forth Bridge opened prior to 1890.", "The Forth Bridge opened in March 1890."),
        ("The Forth Bridge opened after the spring of 1890.", "The Forth Bridge opened in the spring of 1890."),
        # a number counts the noun it stands before
        ("The sons of nine friends met Erasmus Darwin.", "Erasmus Darwin had nine sons."),
        ("Erasmus Darwin was one of nine sons.", "There were nine sons in the house of Erasmus Darwin."),
        # who founded another firm
        ("Etruria was founded by Josiah Wedgwood when he left Wedgwood.", "Wedgwood was founded by Josiah Wedgwood."),
        ("The founder of Etruria, Josiah Wedgwood, left Wedgwood.", "The founder of Wedgwood is Josiah Wedgwood."),
        ("Etruria’s founder Josiah Wedgwood ran Wedgwood.", "Wedgwood’s founder Josiah Wedgwood ran it."),
    ],
)
def test_what_is_told_of_another_supports_nothing(other: str, plain: str) -> None:
    assert "supported" not in statuses(other)
    assert "supported" in statuses(plain)
