"""How hard a text is to read, as a school grade."""

from __future__ import annotations

from typing import Literal

Formula = Literal["automated_readability_index", "coleman_liau_index"]


def grade(text: str, formula: Formula) -> float:
    """Years of school in the United States that the text asks for, by textstat.

    Both formulas count letters, words and sentences (Smith and Senter 1967; Coleman and Liau 1975). Those
    that count syllables are left out, since textstat wants to download a dictionary for them.
    """
    import textstat  # noqa: PLC0415 - 0.4 s and more, and only one opt-in rule asks

    return float(getattr(textstat, formula)(text))
