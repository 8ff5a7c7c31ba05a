"""Words that are used, and words that are mentioned."""

from __future__ import annotations

import pytest

from auditor.language import fold
from auditor.language.usage import begins_sentence, is_code_like, is_mention

OFFER = "let me know if you'd like me to shorten this"


def mention(text: str, before: str = "", words: str = OFFER) -> bool:
    folded = fold(text)
    start = folded.index(words)
    return is_mention(folded, start, start + len(words), fold(before))


@pytest.mark.parametrize(
    "text",
    [
        "The mill is old. Let me know if you'd like me to shorten this.",
        "Let me know if you'd like me to shorten this.",
        "Note: let me know if you'd like me to shorten this.",
        "The miller said yes. Let me know if you'd like me to shorten this.",
    ],
)
def test_words_that_are_said_here_are_used(text: str) -> None:
    assert not mention(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bots end with “Let me know if you'd like me to shorten this.”",
        'The file holds "Let me know if you\'d like me to shorten this".',
        "It replied: let me know if you'd like me to shorten this.",
        "Cut phrases such as let me know if you'd like me to shorten this.",
        "Response: Done. Let me know if you'd like me to shorten this.",
        "Bad: Let me know if you'd like me to shorten this.",
        "Under each answer stands a line in small type: Let me know if you'd like me to shorten this.",
        "answer = ask(); print(answer) # Let me know if you'd like me to shorten this",
        "| offer | Let me know if you'd like me to shorten this | 3 |",
        "You are a helpful editor. Let me know if you'd like me to shorten this.",
        "Let me know if you'd like me to shorten this, the screen said, and he read on.",
    ],
)
def test_words_that_are_spoken_of_are_mentioned(text: str) -> None:
    assert mention(text)


@pytest.mark.parametrize("before", ["Response:", "Example", "ChatGPT", "This is what a bot says in its output:"])
def test_a_label_above_makes_a_mention(before: str) -> None:
    said = "Let me know if you'd like me to shorten this."
    assert mention(said, before)
    assert not mention(said, "The mill by the river")


def test_a_sentence_begins_after_an_end_and_after_marks() -> None:
    assert begins_sentence("Sure. Here it is", 6)
    assert begins_sentence("- **Here it is", 4)
    assert begins_sentence("Done! ✅ Here it is", 8)
    assert not begins_sentence("and here it is", 4)
    assert not begins_sentence("one, here it is", 5)


@pytest.mark.parametrize("text", ["const a = b;", "if (a == b) {", 'ask("what")', '{"text": "x"}', r"a \b(x|y)"])
def test_program_text_is_code_like(text: str) -> None:
    assert is_code_like(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mill is old; it stands.",
        "It is (the mill) ours.",
        "Let it return to us.",
        "Import the parser and call run().",
    ],
)
def test_prose_is_not_code_like(text: str) -> None:
    assert not is_code_like(text)
