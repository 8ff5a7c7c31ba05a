"""Whether a sentence asserts what it says, and what in it supports that: views of one sentence."""

from __future__ import annotations

import re
from collections import Counter

from auditor.language.lazy import lazy
from auditor.language.words import letter_words

_OPINION = lazy(
    r"\b(?:I|I['’](?:m|d|ve|ll)|[Ii]n (?:my|our) (?:opinion|view|eyes|mind|book)|IMO|IMHO|myself)\b|"
    r"\b[Mm]y (?:favou?rite|personal|own|view|mind|taste)\b|\b[Ww]e (?:think|believe|feel|hope|love)\b|"
    r"\b(?:favou?rite|perhaps|personally|maybe)\b"
)
_NEGATED = lazy(
    r"(?:\b(?:not(?! (?:only|just|merely)\b)|never|nor|neither|hardly|without(?! (?:a )?(?:doubt|question)\b)|cannot|"
    r"no longer|rather than|far from|instead of|except|nothing|no(?! (?:doubt|question)\b))\b|n['’]t\b)"
    r"[^.;:,]{0,32}\Z",
    re.IGNORECASE,
)
_UNREAL = lazy(
    r"\b(?:if|whether|would|could|might|(?<!\bin )may(?! \d)|should|must|unless|want(?:s|ed|ing)? to|"
    r"wish\w*|aim(?:s|ed|ing)?|hop(?:e|es|ed|ing)|"
    r"(?:goal|mission|vision|ambition)s? (?:is|was|of|to)|tr(?:y|ies|ied|ying) to|attempts? to|seek(?:s|"
    r"ing)? to|strives?|"
    r"dream\w*|suppos\w+|imagin\w+|pretend\w*|plan(?:s|ned)? to|will|’ll|'ll|going to|set to|expected to|"
    r"in order to|how)\b"
    r"[^.;:,]{0,70}\Z",
    re.IGNORECASE,
)
_PURPOSE = lazy(
    r"(?<!\bon )(?<!\brose )(?<!\bgrew )(?<!\bproud )(?<!\bcame )(?<!\bcontinues )(?<!\bcontinued )"  # what came true
    r"\bto (?!(?:the|its|an?|our|their|one|some)\b)\w{2,12}(?: (?:this|it|them|the))? \Z"
)
_POSSIBLE = lazy(r"\A\W*(?:possible|(?:that )?(?:it|we|you|they|one|anyone) can\b)")
_INSTRUCTION = lazy(
    r"\A\W*(?:(?:please|first|then|next|now|also|finally|step \w+|\d+)[.,:)]? )?(?:add|ask|avoid|be sure|"
    r"begin|build|buy|check|choose|"
    r"click|compare|consider|create|do|don['’]t|download|ensure|explore|find|follow|get|give|go|identify|"
    r"install|keep|learn|let|look|make|open|"
    r"pick|place|put|read|remember|return|run|see|select|set|start|stay|take|tell|think|try|turn|use|visit|"
    r"wait|watch|work|write)\b",
    re.IGNORECASE,
)
_VERBS = (
    r"said|says|say|told|tells|wrote|writes|argu(?:ed|es)|claim(?:ed|s)|call(?:ed|s)|believ(?:ed|es)|"
    r"describ(?:ed|es)|add(?:ed|s)|"
    r"insist(?:ed|s)|boasted|tweeted"
)
_REPORTED = lazy(
    rf"(?<!\bwe )(?<!\bI )\b(?:{_VERBS}|thinks?|thought|promis(?:ed|es) (?:to|that)|dubbed|billed|"
    r"touted|according to|quoted?)\b"
)
_TOLD_AFTER = lazy(
    rf",[\"”’']? (?:[A-Z][\w.-]*|he|she|they|the|an?|one|officials|experts)(?: [\w.-]+){{0,4}} (?:{_VERBS})\b"
)
_NAMED = lazy(
    r"\b(?:[Aa]ccording to (?!(?:\w+ )?(?:experts|analysts|critics|observers|scientists|researchers|insiders|"
    r"studies|research|historians)[,. ])|[Aa]s (?:measured|ranked|rated|reported|noted|shown|found|"
    r"named) (?:by|in)|(?!(?:recogni[sz]ed|ranked|rated) (?:as|among)\b)(?:ranked|rated|named|voted|listed|identified|"
    r"recogni[sz]ed|classified|certified|cited|reported|measured|documented) (?:by|in|as|among|no\.?|number|"
    r"first|second|third|#)|"
    r"(?:study|survey|report|poll|census|ranking|index|analysis|audit|data|figures|statistics|"
    r"investigation|researchers|"
    r"scientists|team)\s(?:by|from|of|in|at|published|found|finds?|show(?:s|ed)?|led|cit(?:es|ed)|reveal(?:s|"
    r"ed)?|has|have|shows)\b|"
    r"guinness|et al\b|[Cc]iting|cited a)|\((?:[Ss]ee )?[A-Z][\w-]+(?: (?:and|&) [A-Z][\w-]+)?,? (?:19|20)\d\d[a-z]?\)|"
    r"\([^()]{2,60}\bpp?\. ?\d"
)
_YEAR = r"(?:1[0-9]|20)\d\d"
_FIGURE = lazy(
    rf"[$€£¥]\s?\d|(?<![\w.-])(?!{_YEAR}\b)\d[\d,.]*\s?(?:%|percent\b|per cent\b|million\b|billion\b|"
    rf"trillion\b|thousand\b|hundred\b|"
    r"(?!best\b|most\b|largest\b|top\b|years?\b|months?\b|weeks?\b|days?\b|decades?\b|times\b|of\b|(?:is|was|as|has|its|his|this)\b)[a-z][\w/-]*s\b|"
    r"(?:km|kg|m|cm|mm|ft|mph|kB|MB|GB|ms|ops/sec|°C|°F|feet|metres|meters|miles|kroner|kronor|euro|yen|yuan|lire|"
    r"zloty)\b)|×\s?\d|\bx \d[\d,]+|"
    r"(?<![\d,.])\d{1,3}(?:,\d{3})+\b|\d[ -](?:year|month|day|foot|met(?:re|er)|mile|kilomet(?:re|er)|acre|hectare|"
    r"storey|story|ton)\b|\baged? \d|, at (?:the age of )?\d|(?<![\d:])\d{1,2}:\d\d\.\d|"
    r"\b\d+ (?:out )?of (?:the )?\d|\d people\b|"
    r"\b(?:age|average|mean|minimum|maximum|median|total|score|depth|height|length|rate|margin|population|record) of \d"
)
_FIRST_DIGIT = lazy(r"\d")
_BEFORE_DIGIT = 24  # characters: more than any figure has before its first digit
_COUNT = lazy(r"\b(?:with|won|winning|holds?) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) [a-z]+s\b")
_REASON = lazy(
    r"\b(?:making|which makes|which made|that makes|that made) (?:it|him|her|them|this|us|[A-Z]\w+)\b[^.;]{0,20}\Z"
)
_TITLED = lazy(r"The [A-Z]|[A-Z][a-z]+['’]s [A-Z][a-z]+est\b|Best of [A-Z]")
_WHERE = lazy(r" (?:in|of|across) (?:the )?(?=[A-Z])")
_SPOKEN = "asked whispered replied muttered shouted sighed laughed cried yelled smiled nodded grinned screamed"
_TOLD = (
    dict.fromkeys(_SPOKEN.split(), "speech")
    | dict.fromkeys(("I", "me", "my"), "teller")
    | dict.fromkeys(("he", "she", "him", "her"), "others")
)


def is_asserted(sentence: str, start: int, end: int) -> bool:
    """Whether the author states these words as a fact: nothing asked, held, wished, denied, told or ordered."""
    before = sentence[:start]
    if sentence.rstrip(" )\"'”’*_").endswith("?") or _OPINION.search(sentence):
        return False
    if _NEGATED.search(before) or _UNREAL.search(before) or (_INSTRUCTION.match(sentence) and ":" not in before):
        return False
    if _PURPOSE.search(before) or _POSSIBLE.match(sentence[end:]):
        return False
    return not _REPORTED.search(before[-120:]) and not _TOLD_AFTER.search(sentence[end:])


def is_name(sentence: str, start: int, end: int) -> bool:
    """Whether the words stand in a name or a title: most of them begin with a capital, in mid-sentence."""
    if _TITLED.match(sentence[start:end]):
        return True
    claim = _WHERE.split(sentence[start:end])[0]
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", claim) if len(word) > 3]
    capitals = [word for word in words if word[0].isupper()]
    if not words or not sentence[:start].strip(" *_#>-\"“'"):
        return len(words) > 2 and len(capitals) == len(words)
    return 2 * len(capitals) > len(words)


def has_figure(sentence: str) -> bool:
    """Whether a sentence holds a number with what it counts."""
    digit = _FIRST_DIGIT.search(sentence)
    if digit and _FIGURE.search(sentence, max(0, digit.start() - _BEFORE_DIGIT)):
        return True
    return bool(_COUNT.search(sentence))


def has_named_source(sentence: str) -> bool:
    """Whether a sentence says who found it: a study, a survey, a ranking, "according to"."""
    return bool(_NAMED.search(sentence))


def has_reason(before: str) -> bool:
    """Whether the words before a claim give its reason, as in "it was attacked often, making it one of ..."."""
    return bool(_REASON.search(before)) and len(before.split()) > 5


def is_story(text: str) -> bool:
    """Whether a text tells a story: much direct speech, or much "I" and "she" with verbs of the past."""
    beginning = text[:8000]
    count = len(beginning.split())
    if count <= 80:
        return False
    told = Counter(map(_TOLD.__getitem__, filter(_TOLD.__contains__, letter_words(beginning))))
    return told["speech"] * 100 > count or told["teller"] * 20 > count or told["others"] * 10 > count
