"""Whether a sentence takes back the one before it."""

from __future__ import annotations

import re

from auditor.facts.doubt import is_doubted
from auditor.language.lazy import lazy

_RETORT = lazy(
    r"^\W*(?:(?:but|yet|however|though|except|or|and|well),? )?(?:"
    r"(?:in (?:truth|fact|reality)|actually|really|alas),? .*(?:\bnot?\b|n['’]t\b|never|instead)"
    r"|not (?:so|quite|true|exactly|at all|really|the case|according)"
    r"|(?:none|neither|nothing|no part) of (?:it|this|that|these|which|the above)"
    r"|(?:it|they|he|she|this|that|these) (?:is|was|are|were|did|does|has|had|do)(?: not|n['’]t| never)\b"
    r"|(?:that|this|so|such)(?:,? at (?:least|any rate),?)? (?:is|was|were|has been|had been) (?:the|a|an|one|his|her|"
    r"their|my|our) (?:\w+ )?(?:story|tale|version|theory|idea|plan|plot|premise|line|view|belief|word|hope|promise|"
    r"pitch|fear|consensus|assumption|impression|rumou?r|gossip|headline|dream|assertion|account|script)\b"
    r"|that, at least,"
    r"|(?:correction|erratum|edit|update|oops|sorry|wait|scratch that|strike that|make that)\s*[:,.–-]"
    r"|wrong\b|false\b|no[,.:;]|nonsense|at least that|or so|"
    r"(?:this|that|it|such) (?:is|was) (?:what|how|why)|april fool|just kidding|gotcha|so (?:it|said|says|goes|the)\b"
    r"|(?:so|thus) (?!was|were|is|are|did|do|does|had|has)\w+ (?:the|an?|his|her|one|my|our|their)\b"
    r"|(?:[\w’']+ ){1,3}(?:disagrees?|dispute|doubt|deny|denies|differs?|beg to)\b)",
    re.IGNORECASE,
)
_WITHDRAWN = lazy(
    r"\b(?:corrected|withdrawn|withdrew|retracted|removed|taken down|deleted|outdated|out of date|otherwise|"
    r"invented|made up|disproved|disproven|not accurate|never happened)\b",
    re.IGNORECASE,
)


def is_retorted(following: str) -> bool:
    """Whether the next sentence takes back what was said."""
    if _RETORT.match(following) or _is_comment(following):
        return True
    if len(following) < 100 and _WITHDRAWN.search(following) and _REFERRING.search(following):
        return True
    return _BACKWARD.match(following) is not None and is_doubted(following)


_COMMENT = lazy(
    r"^(?:at least\b|except\b|only\b|just\b|or\b|not\b|no\b|none\b|nothing\b|neither\b|nobody\b|hardly\b|never\b|if\b)"
    r"|(?<!\bafter )(?<!\bbefore )(?<!\bsince )(?<!\bduring )\b(?:(?:this|that)(?: up)?|it up)[.!?]?$",
    re.IGNORECASE,
)


_OF_TRUTH = lazy(
    r"\b(?:errors?|mistakes?|mistaken|reality|truth|true|untrue|false|wrong|incorrect|inaccurate|believe|"
    r"believed|trust|"
    r"evidence|proof|sources?|facts?|fiction|fictional|fake|lies?|lied|hoax|doubts?|myth|legend|corrected|correction|"
    r"retracted|withdrawn|invented|imagined|imaginary|kidding|jok(?:e|es|ing)|ignore|disregard|regret|"
    r"apologi[sz]e|otherwise|"
    r"refuted?|contradicts?|disagrees?|debunked|different story|not so|plausible|convincing|another story|"
    r"made up|records? (?:say|show|tell)s?)\b",
    re.IGNORECASE,
)


def _is_comment(following: str) -> bool:
    """Whether a short sentence without name or figure speaks of the one before it ("The bot made this up.")."""
    words = following.split()
    if len(words) > 12 or any(word[:1].isupper() or word[:1].isdigit() for word in words[1:]):
        return False
    if following.rstrip().endswith("?") or _COMMENT.search(following.strip()):
        return True
    return _OF_TRUTH.search(following) is not None


_REFERRING = lazy(r"\b(?:this|that|it|these|those|claim|statement|figure|date|page|entry|error)\b", re.IGNORECASE)


_BACKWARD = lazy(
    r"(?:But |Yet |However, |In fact, |Or |And )?(?:This|That|It|These|Those|At least|Or so|So|Neither|None|Such|Both|"
    r"The (?:claim|statement|assertion|sentence|figure|date|story|number|suggestion|idea|post|page|entry|passage|"
    r"text|line|answer))\b"
)
