"""Patterns of attachment: how entity, cue and value stand to each other in the outline of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.facts.model import Shape
from auditor.language.lazy import lazy

# A chunk of the predicate begins with a verb; a new subject begins with a name or an article and ends the chain.
# "and" may join two names inside a chunk when no verb follows them.
_IN = r"(?:[^,;:rtufaqCEV()h]|aK[KN]*(?=[,a])|aw(?=[pH]))"
_CHUNK = rf"[BHvMjsg]{_IN}*"
_RELATIVE = rf"(?:Bd[wjKsNYg-]{{1,8}}(?:pK+t|,?[rt])(?:{_CHUNK})?)"
_CHAIN = rf"(?:{_RELATIVE}|{_CHUNK})(?:(?:,a?|a|;|~|,?a?(?=q))q?[ihn]?{_CHUNK})*"
# "in Lyon", "by its author": what narrows the name.
_AFTER = r"(?:[pyo](?:[^,;:rtufaqCEVBHMvhn()~]|aK){1,10}(?:,K[KN]*){0,2})?"
_APPOSITION = (
    r"(?:,l[dKNw]{1,6}q?,|,(?:(?!a[dKE])[^;:rtufqBHMC()EV~]){1,40},|~[^;:~()EC]{1,30}~"
    r"|,r[^;:fuqCEV()~]{1,40}?,(?=[BHvC])|,[djv][^,;:rtufqBHMC()EV~]{1,40},(?=B))?"
)
_OWNER = rf"(?:(?:P?[wj]{{1,3}})?{_CHUNK}(?:q[^qCE]{{1,12}}q)?(?:,a?|a|;)?(?=[ihn]))"  # "E's home is in ..., and it"
GAP = (
    rf"q?[z)]*(?:{_OWNER}[ihn]{_CHUNK}(?:,?a{_CHUNK})*|{_AFTER}z*{_APPOSITION}(?:,?[rt])?(?:,(?=[HBgv]))?(?:{_CHAIN})?)"
)
_PRE = r"[dwjKsigv-]{0,4}q?"  # words before a name: "the", "the novel", an opening quotation mark
_CUE = r"Cc*"
_TAIL = r"(?:[pdoKwsjyiNqgz-]|P|,(?=[pKDYd])|(?<=K)a(?=d?K+p)){0,12}?"
_LINK = r"(?:(?:,?r)?[Bj]{1,3}[vw]?[pdoy]{0,2}|,|#|:|[-~]|\(|q|[do]|[vs]w?[pd]?)?q?[do]?"
_WITHIN = r"(?:[opy]d?[wjK]{0,2}q?)"

# What may describe a person before the name: "the American novelist".
_SET_OFF = r",[vdpj][^,;:rtufqBHMC()EV~]{1,14},"  # ", completed in 2014,"
_ALIAS = r"(?:(?:,lj?|lj|,?[jw]vp)d?K[KNw]{0,5}q?,?)?"  # "or simply Ann", "better known as Ann"
_KIND = r"(?:d?K{0,2}(?:[wg]-)?[wsgjO]{1,5}(?:a[wsg]{1,3})?|d)?"
_SORT = r"(?:dK{1,2}[ws]{1,3}(?=[KV])|[dwp]{0,2})"  # "named after the Danish physicist Ann Lee"
GAP_AND = rf"{GAP}(?:,?aj?)?"  # "was born in Linz and died in"
_DATE = r"(?P<v>[DY])"
_NUMBER = r"(?P<v>[NY])"
_NAME = r"(?P<v>V|(?<![KNV])K)"
_HEAD = r"(?<![poyKV&-])(?<![poy]d)(?P<v>[KV])[KN]*(?:[od]{1,2}K[KN]*)*(?:pd?[wK][KNw]*)*q?z*"
_SUBJECT = r"(?P<e>E)"


class Tie:
    """A pattern on the letters of a sentence, tried only where its first letter stands."""

    def __init__(self, source: str) -> None:
        self._pattern = lazy(source)
        self._opening = next((letter for begin, letter in _OPENINGS.items() if source.startswith(begin)), "")

    def matches(self, letters: str, entity: int, cue: int) -> Iterable[re.Match[str]]:
        """The matches in letters of which those at `entity` and `cue` are the only E, or I, and C."""
        opening = self._opening
        if not opening:
            return self._pattern.finditer(letters)
        at = entity if opening == "E" else cue if opening == "C" else 0
        match = self._pattern.match(letters, at)
        return (match,) if match else ()


_OPENINGS = {_SUBJECT: "E", "(?P<i>I)": "E", _CUE: "C", "^": "^"}


class Ordered(NamedTuple):
    """Patterns in which the entity stands before the cue, and those in which it stands after."""

    before: Sequence[Tie] = ()
    after: Sequence[Tie] = ()


def _compiled(*patterns: str) -> Ordered:
    first = [pattern for pattern in patterns if _entity_at(pattern) < pattern.index(_CUE)]
    return Ordered(_alone(*first), _alone(*(pattern for pattern in patterns if pattern not in first)))


def _entity_at(pattern: str) -> int:
    """Where a pattern has its entity: the name, or "its"."""
    return pattern.index("(?P<i>I)" if "(?P<i>I)" in pattern else _SUBJECT)


def _alone(*patterns: str) -> Sequence[Tie]:
    return tuple(map(Tie, patterns))


def _role(value: str) -> tuple[str, ...]:
    """A relational noun: "E's capital is V", "the capital of E is V", "V is the capital of E" ..."""
    return (
        rf"{_SUBJECT}P[jw]?{_CUE}{_LINK}{value}",
        rf"{_CUE}{_WITHIN}{_SUBJECT}q?{_LINK}{value}",
        rf"{_SUBJECT}{GAP}[di]?j?{_CUE}{_LINK}{value}",
        rf"{_SUBJECT},?r[di]?j?{_CUE}{_LINK}{value}",
        rf"{_SUBJECT}(?:,[rt]|{_SET_OFF})?(?:{_CHUNK}(?:,?a))?H{_IN}*(?:,|,?a)d?j?{_CUE}o?{value}",
        rf"{_SUBJECT}q?\({_CUE}{_LINK}{value}",
        rf"{_SUBJECT}q?z*,{_CUE}{value}[KNws-]{{0,9}}(?=[,.])",
        rf"(?P<i>I)j?{_CUE}{_LINK}{value}",
        rf"^p{_SUBJECT},?dj?{_CUE}{_LINK}{value}",
        rf"{_SUBJECT}{_CHUNK}[;,]a?ij?{_CUE}{_LINK}{value}",
        rf"{_SUBJECT},?dj?{_CUE}or{_LINK}{value}",
        rf"{_SUBJECT},?r[^,;:rqTMfutnhDYEVC]{{2,16}}?,?aij?{_CUE}{_LINK}{value}",
        rf"{_SUBJECT},?r[^,;:rqTMfutnhDYEVC]{{2,16}}?,?adj?{_CUE}{_LINK}{value}",
    )


_HELD = r"(?:HB|H?B?v[jp]{0,2})p?"  # "has been", "was appointed as", "took over as", "has served as"
_VALUE_FIRST = (
    rf"{_HEAD}(?:Bj?|,|~|,?[rt]Bj?|\(|v)d?j?{_CUE}{_WITHIN}{_SUBJECT}",
    rf"{_HEAD}B{_SUBJECT}P{_CUE}",
    rf"{_HEAD}{_HELD}d?{_SUBJECT}P[wj]?{_CUE}",
    rf"{_HEAD}{_HELD}d?{_CUE}{_WITHIN}{_SUBJECT}",
    rf"{_HEAD}H?vd?{_SUBJECT}pd?{_CUE}",
    rf"^{_NAME}[KN]*,{_SUBJECT}P{_CUE}(?=,[BHvs])",
    rf"^pd?{_SUBJECT},d?{_NAME}[KNo]*Bd?{_CUE}(?=[.,])",
    rf"{_HEAD}j?spj?{_CUE}{_WITHIN}{_SUBJECT}",
    rf"^p{_CUE}{_NAME}[KN]*,{_PRE}{_SUBJECT}",
    rf"{_SUBJECT}{GAP}p?d?{_NAME}[KNo]*q?-?{_CUE}",
    rf"{_SUBJECT},?rd?{_NAME}[KNo]*B(?:v[pj])?d?{_CUE}",
    rf"{_HEAD}B[^,;:tC]{{0,10}}[,a]{{1,2}}B?d?{_CUE}{_WITHIN}{_SUBJECT}",
    rf"{_HEAD}B(?:v[pj])?d?{_CUE}{_WITHIN}{_SUBJECT}",
    rf"{_HEAD}Bdj?{_CUE}ad?[wjO]{{1,3}}{_WITHIN}{_SUBJECT}",
    rf"{_HEAD},[dr][^,;:tqCEV]{{1,14}},Bd?{_CUE}{_WITHIN}{_SUBJECT}",
    rf"{_SUBJECT}(?:,?[rt])?[svBHw]d?{_NAME}[KNowg]*pi[jw]?{_CUE}",
    rf"{_SUBJECT}v{_NAME}[KNo]*(?:p[di]?)?j?{_CUE}",
    rf"{_CUE}{_NAME}[KNo]*{_WITHIN}{_SUBJECT}",
    rf"{_SUBJECT}q?,d?{_NAME}[KN]*-?{_CUE}",
    rf"^d?{_NAME}[KN]*-?{_CUE}[ws]{{1,2}},?q?{_SUBJECT}",
)

PATTERNS: Mapping[tuple[str, Shape], Ordered] = {
    ("date", "event"): _compiled(
        rf"{_SUBJECT}{GAP_AND}{_CUE}{_TAIL}{_DATE}",
        rf"{_SUBJECT}q?,d[wjsK]{{1,4}}{_CUE}{_TAIL}{_DATE}",
        rf"{_SUBJECT}q?Bd[wsKjNYO-]{{1,6}}(?:o[ws]{{1,2}})?(?:(?:v(?:av)?)?yd?[wKs]*K(?:,K)?)?,j?{_CUE}{_TAIL}{_DATE}",
        rf"{_SUBJECT}q?,j?{_CUE}{_TAIL}{_DATE}",
        rf"{_SUBJECT}q?,rB?j?{_CUE}{_TAIL}{_DATE}",
        rf"{_SUBJECT}ad?K+B{_CUE}{_TAIL}{_DATE}",
        rf"{_SUBJECT}q?(?:,?z+)?,?{_ALIAS}\([^()DYNE]{{0,8}}{_CUE}[:,]?(?:K[KN]*;)?{_TAIL}{_DATE}",
        rf"^(?:pj?w?)?pd?(?:[wsgjO]{{1,3}}o|w?){_DATE},?{_PRE}{_SUBJECT}{GAP}{_CUE}",
        rf"^j?{_CUE}{_TAIL}{_DATE}(?:[pdK,]{{0,8}}|y[^,;:BHMrtufqEC]{{1,20}}),{_PRE}{_SUBJECT}",
        rf"^nB(?:Tp)?p?d?w?{_DATE}t{_PRE}{_SUBJECT}{GAP}{_CUE}",
        rf"^[pu]n(?:HB|B)?j?{_CUE}{_TAIL}{_DATE},{_PRE}{_SUBJECT}",
        rf"^nBpd?w?{_DATE}td?K+{_CUE}{_PRE}{_SUBJECT}",
        rf"^pd?w?{_DATE},?d?(?:[wsO]{{1,3}}|[Kw]?K+){_CUE}{_PRE}{_SUBJECT}(?=[.,yp])",
        rf"(?:[KhN]j?|[Ks]){_CUE}{_PRE}{_SUBJECT}q?,?pd?w?{_DATE}",
    ),
    ("date", "role"): _compiled(*_role(_DATE)),
    ("date", "noun"): _compiled(
        rf"{_CUE}[op]{_PRE}{_SUBJECT}q?v?pd?w?{_DATE}",
        rf"{_SUBJECT}P{_CUE}pd?w?{_DATE}",
        rf"{_SUBJECT}[BHjvs]{{1,4}}pi{_CUE}pd?w?{_DATE}",
        rf"^pi{_CUE}pd?w?{_DATE},{_PRE}{_SUBJECT}",
    ),
    ("number", "count"): _compiled(
        rf"{_SUBJECT}{GAP}d?{_NUMBER}[-j]?{_CUE}",
        rf"{_SUBJECT}q?,?\(?[Hpd]?d?{_NUMBER}-?{_CUE}",
        rf"^{_PRE}{_NUMBER}-?{_CUE}[ws-]{{0,2}}q?{_SUBJECT}",
        rf"^{_PRE}{_NUMBER}{_CUE}d?{_SUBJECT}",
        rf"^d[ws]od?{_NUMBER}-?{_CUE}[ws-]{{0,2}}q?{_SUBJECT}",
        rf"^H[dwj]{{0,2}}{_NUMBER}j?{_CUE}[^,EBMvC]{{0,8}},{_PRE}{_SUBJECT}",
        rf"{_SUBJECT},?Bwp{_NUMBER}j?{_CUE}",
        rf"{_SUBJECT}q?Bvp[wK]{{1,2}},?rB{_NUMBER}{_CUE}",
        rf"{_SUBJECT},d[wjsK]{{1,3}}(?:[op]d?[wK]{{1,2}})?H[dwjp]{{0,2}}{_NUMBER}j?{_CUE}",
        rf"{_SUBJECT}q?(?:,[rt])?H{_IN}*(?:q[^qCE]{{1,12}}q)?(?:,?a|,)d?{_NUMBER}[-j]?{_CUE}",
        rf"xB[dwjp]{{0,3}}{_NUMBER}j?{_CUE}{_WITHIN}{_SUBJECT}",
        rf"^{_WITHIN}{_SUBJECT},?xB[dwjp]{{0,3}}{_NUMBER}j?{_CUE}",
        rf"(?P<i>I){_CUE}B{_NUMBER}",
        rf"{_SUBJECT},wp{_NUMBER}j?{_CUE}",
    ),
    ("number", "role"): _compiled(
        rf"^(?:[Hpg]p?)?d?[wjvg]{{0,2}}{_CUE}o?[dwjp]{{0,2}}{_NUMBER}[wsoK]{{0,4}},{_PRE}{_SUBJECT}",
        *(p.replace(_LINK, _LINK + r"(?:[dwjpoB]{0,3})") for p in _role(_NUMBER)),
    ),
    ("number", "copula"): _compiled(
        rf"{_SUBJECT}{GAP}{_NUMBER}-?[wsKo]{{0,3}}-?{_CUE}",
        rf"^{_PRE}{_NUMBER}-?[wsK]{{0,2}}-?{_CUE}[ws]?{_SUBJECT}",
        rf"^[KvgH]?p?[dw]{{0,2}}{_NUMBER}-?[wsK]{{0,3}}{_CUE},{_PRE}{_SUBJECT}",
        rf"{_SUBJECT}q?,d?{_NUMBER}-?[wsKo]{{0,3}}{_CUE}(?=[,.)])",
    ),
    ("number", "event"): _compiled(
        rf"{_SUBJECT}{GAP}{_CUE}[dwjp]{{0,3}}{_NUMBER}",
        rf"^{_CUE}[dwjpo]{{0,4}}{_NUMBER}[wso]{{0,4}},{_PRE}{_SUBJECT}",
    ),
    ("rank", "role"): _compiled(rf"{_SUBJECT}{GAP}[dipoKP]{{0,4}}(?P<v>O)-?{_CUE}", rf"{_SUBJECT}{GAP}(?P<v>d){_CUE}"),
    ("entity", "role"): _compiled(*_role(_NAME), *_VALUE_FIRST),
    ("entity", "passive"): _compiled(
        rf"{_SUBJECT}{GAP_AND}{_CUE}{_KIND}{_NAME}",
        rf"{_SUBJECT}q?z*,?(?:rBj?)?{_CUE}{_KIND}{_NAME}",
        rf"{_SUBJECT}q?z*,d?[wsKj]{{0,4}},?{_CUE}{_KIND}{_NAME}",
        rf"{_SUBJECT}q?\({_CUE}{_KIND}{_NAME}",
        rf"{_SUBJECT}q?,d?[wsKjvNYO-]{{1,6}}{_CUE}{_KIND}{_NAME}",
        rf"^j?{_CUE}d?{_NAME}[KNoda]*(?:a[vg][^,;:BHMrtufqEC]{{1,16}}|pd?K+|pd?w?[DY])?,{_PRE}{_SUBJECT}",
    ),
    ("entity", "parted"): _compiled(rf"{_SUBJECT}{GAP_AND}{_CUE}p[dw]{{0,2}}[DYK][KDY,p]{{0,6}}y{_KIND}{_NAME}"),
    ("entity", "dated"): _compiled(
        rf"{_SUBJECT}{GAP_AND}{_CUE}(?:p[dw]{{0,2}})?[DY],?p{_NAME}",
        rf"{_SUBJECT}q?z*,?(?:rBj?)?{_CUE}(?:p[dw]{{0,2}})?[DY],?p{_NAME}",
        rf"{_SUBJECT}q?{_ALIAS}\([^()DYNEK]{{0,6}}{_CUE}[:,]?(?:p[dw]{{0,2}})?[DY],?p{_NAME}",
        rf"{_SUBJECT}q?{_ALIAS}\([^()DYNEK]{{0,6}}{_CUE}[:,]?(?:p[dw]{{0,2}})?[DY],{_NAME}(?=[KN,]*[);])",
    ),
    ("entity", "active"): _compiled(
        rf"{_NAME}[KN]*(?:,[^,BHCEV]{{1,12}},)?(?:,?r)?[jH]{{0,2}}{_CUE}{_PRE}{_SUBJECT}",
        rf"{_SUBJECT}q?,r{_NAME}[KN]*{_CUE}(?=[,.pDY])",
    ),
    ("entity", "works"): _compiled(
        rf"{_SUBJECT}q?z*(?:,|Bd?[wsKNYDjoOP-]{{0,6}})?d?{_CUE}{_KIND}{_NAME}",
        rf"{_SUBJECT}q?z*,d?[wsKNYDjOgv-]{{1,6}}{_CUE}{_KIND}{_NAME}",
    ),
    ("entity", "place"): _compiled(
        rf"{_SUBJECT}{GAP_AND}{_CUE}{_SORT}{_NAME}",
        rf"{_SUBJECT}q?,?r?B?j?{_CUE}{_SORT}{_NAME}",
        rf"{_SUBJECT}q?\([^()E]{{0,6}}{_CUE}[dwp]{{0,2}}{_NAME}",
        rf"{_SUBJECT}q?,d?[wsKjNY-]{{1,6}}{_CUE}[dwp]{{0,2}}{_NAME}",
        rf"^j?{_CUE}d?{_NAME}[KNo,]*(?:p[DY])?,{_PRE}{_SUBJECT}",
    ),
    ("entity", "list"): _compiled(
        rf"{_CUE}{_WITHIN}{_SUBJECT}(?:B|:|,)d?{_NAME}",
        rf"{_SUBJECT}{GAP}{_CUE}d?{_NAME}",
        rf"{_SUBJECT}q?,?{_CUE}d?{_NAME}",
    ),
    ("entity", "fixed"): _compiled(rf"{_NAME}[KN]*-{_CUE}[ws]{{0,2}}q?{_SUBJECT}(?=q?(?:[BHMv,.]|s[^pvBHM,.P]))"),
    ("text", "role"): _compiled(*_role(r"(?P<v>[KVNYDw])"), *_VALUE_FIRST),
}  # fmt: skip

# "the daughter of FATHER and his wife MOTHER"; a parent named alone may be either.
_CHILD = rf"{_SUBJECT}(?:{GAP}|q?,d?[jwO]{{0,2}}){_CUE}"
PARENTS: Mapping[str, Ordered] = {
    "father": _compiled(rf"{_CHILD}[dwK]{{0,3}}?{_NAME}[KNo]*(?:,[^,BHMv]{{1,16}},?)?z*a"),
    "mother": _compiled(rf"{_CHILD}[^,aBHMv]{{1,16}}(?:,[^,BHMva]{{1,16}},?)?a(?:i?[jwO]{{0,3}}),?{_NAME}"),
}

# Without a cue: what stands in parentheses after a name, and a year before a work's title.
LIFE = Tie(
    rf"{_SUBJECT}q?(?:,?(?:\([^()DY]{{0,12}}\)|z+))?,?{_ALIAS}\((?:[^()DYCv]{{0,10}})(?P<v>[DY])"
    r"(?:(?:,?p?K[KN,]*)?[-~]{1,2}(?P<last>[DY]))?"
)
WORK = _alone(
    rf"(?<!o)(?<!od){_SUBJECT}q?\((?P<v>Y)\)",
    rf"(?<!o)(?<!od){_SUBJECT}q?z*(?:B|,)d(?P<v>Y)[wsjK-]{{1,6}}(?=[yvpo,.r])",
    rf"(?<=[diPK])(?P<v>Y)[wsjK-]{{1,4}}P?w?,?q?{_SUBJECT}",
)


def ties(type_: str, shape: Shape, topic: str, *, entity_first: bool) -> Sequence[Tie]:
    """The patterns of a type of value under a shape of cue, for an entity before or after the cue."""
    kind = "entity" if type_ == "text" and shape != "role" else type_
    found = PARENTS.get(topic, _NONE) if shape == "parents" else PATTERNS.get((kind, shape), _NONE)
    return found.before if entity_first else found.after


_NONE = Ordered()


OFFICE = _alone(
    rf"{_SUBJECT}(?:Bj?|,|:|[-~])?{_NAME}",
    rf"{_NAME}[KN]*(?:,j?d?w?|Bj?d?|vpd?|v[d]?){_SUBJECT}",
)
PLAYER = _alone(rf"{_SUBJECT}q?(?:\([^()]*\))*,?Bd[jKwVv]{{0,4}}(?P<v>[VK])(?=[w.,rpy]|$)")
CUELESS: Mapping[str, Sequence[Tie]] = {"work": WORK, "office": OFFICE, "sport": PLAYER}
