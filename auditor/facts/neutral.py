"""Attributions that leave a statement the author's own: who says so as a matter of record."""

from __future__ import annotations

import re

from auditor.language.lazy import lazy

_ADJECTIVE = (
    r"(?:official|public|historical|archival|surviving|contemporary|most|many|several|some|all|the|its|"
    r"their|his|her|both|modern|recent|"
    r"published|reliable|leading|independent|annual|latest|own|local|national|government|company|census|various|"
    r"two|three)"
)
_SOURCE = (
    r"(?:historians?|records?|registers?|documents?|archives?|archivists?|scholars?|researchers?|experts?|biographers?|"
    r"sources?|reports?|data|figures?|statistics|encyclop(?:a?e)dias?|encyclopa?edias?|authorities|officials?|"
    r"reference works?|"
    r"reference books?|handbooks?|almanacs?|websites?|catalogues?|databases?|publishers?|organi[sz]ers?|agency|"
    r"agencies|ministry|"
    r"government|museum|histor(?:y|ies)|websites?|company|studies|study|surveys?|census|yearbooks?|minutes|"
    r"accounts?|timeline|profile|page|"
    r"bureau|"
    r"institute|university|library|libraries|paperwork|filings?|scientists?|astronomers?|geographers?|critics?|"
    r"observers?|journalists?|newspapers?|reporters?|analysts?|engineers?|"
    r"inquir(?:y|ies)|enquir(?:y|ies)|inquests?|investigat(?:ion|ions|ors?)|commissions?|committees?|courts?|tribunals?|"
    r"coroners?|police|prosecutors?|auditors?|regulators?|inspectors?|findings)"
)
_NEUTRAL_VERB = (
    r"(?:notes?|noted|records?|recorded|shows?|showed|confirms?|confirmed|states?|stated|agrees?|agreed|reports?|"
    r"reported|says?|said|writes?|wrote|finds?|found|indicates?|indicated|lists?|documents?|documented|mentions?|"
    r"explains?|explained|points? out|observes?|observed|recalls?|reveals?|revealed|announced|tells? us|tell)"
)
NEUTRAL_THAT = lazy(
    rf"^(?:(?:as )?(?:{_ADJECTIVE} )*{_SOURCE} (?:clearly |also |now )?{_NEUTRAL_VERB}"
    r"|it(?: is|['’]s) (?:widely |well |generally |also |commonly |now )*(?:known|established|documented|"
    r"recorded|accepted|agreed|understood|recogni[sz]ed|acknowledged|on record|"
    r"worth (?:noting|mentioning|adding|remembering|recalling|stressing|pointing out)|"
    r"(?:important|interesting|essential|crucial|fascinating|useful|helpful) to (?:note|remember|mention|recall|add|"
    r"stress|recogni[sz]e|point out)|notable|a matter of (?:public )?record|a (?:known |well-known |documented )?fact)"
    r"|it (?:is|should be|must be|has to be) (?:noted|remembered|added|said|stressed|mentioned|remarked)"
    r"|(?:today |now |nowadays )?we (?:now )?know|(?:as )?is (?:widely |well )?known|(?:please )?note|"
    r"remember|we know|everyone knows|the fact is|we "
    r"(?:also )?note)"
    r" that$",
    re.IGNORECASE,
)
NEUTRAL_AS = lazy(rf"^as (?:{_ADJECTIVE} |[A-Z]\w+ )*{_SOURCE} (?:clearly |also |now )?{_NEUTRAL_VERB}$", re.IGNORECASE)
NEUTRAL_END = lazy(
    rf"[,–—]\s?(?:{_ADJECTIVE} )*{_SOURCE} (?:clearly |also |now )?(?:shows?|records?|confirms?|notes?|says?|states?|"
    r"agrees?|indicates?|reports?|found|showed|confirmed)\.?$",
    re.IGNORECASE,
)
_ACCORDING = lazy(r"\baccording to ([^,;]{2,80})", re.IGNORECASE)
_ACCORDING_TO = lazy(rf"^(?:(?:{_ADJECTIVE}|a|an|{_SOURCE}|of|and|for|[A-Z0-9][\w.'’-]*(?:'s|’s)?) ?)+$")


def attributed_neutrally(text: str) -> bool:
    """Whether each "according to" names a kind of source that is known as neutral, or a proper name."""
    if "ccording to " not in text:
        return True
    return all(_ACCORDING_TO.match(match[1].rstrip(". ")) for match in _ACCORDING.finditer(text))
