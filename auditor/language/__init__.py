"""Views of a text that need no document: sentences, words, and the language it is written in."""

from auditor.language.identity import UNKNOWN, identify, is_latin
from auditor.language.sentences import sentence_spans
from auditor.language.words import STOP_WORDS, content_words, fold, words

__all__ = ["STOP_WORDS", "UNKNOWN", "content_words", "fold", "identify", "is_latin", "sentence_spans", "words"]
