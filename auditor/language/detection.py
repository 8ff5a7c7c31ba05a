"""The language of a text where its stop words do not tell, by langdetect."""

from __future__ import annotations

from auditor.language.identity import UNKNOWN, identify

_SAMPLE = 4000
_SURE = 0.95


def detect(text: str) -> str:
    """ISO 639-1 code of the language, or `und` when neither stop words nor character statistics are sure.

    langdetect (Nakatani Shuyo 2010) is loaded only for what the stop words leave open; it is seeded, so the
    same text always gets the same answer.
    """
    code = identify(text)
    if code != UNKNOWN:
        return code
    from langdetect import DetectorFactory, LangDetectException, detect_langs  # noqa: PLC0415 - 400 ms of profiles

    DetectorFactory.seed = 0
    try:
        best = detect_langs(text[:_SAMPLE])[0]
    except LangDetectException:
        return UNKNOWN
    return str(best.lang)[:2] if best.prob >= _SURE else UNKNOWN
