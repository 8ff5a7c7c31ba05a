"""Whether a pronoun can mean nothing in the clause before it but that clause's subject."""

from __future__ import annotations

from auditor.facts.names import is_broad
from auditor.facts.outline import Outline
from auditor.language.lazy import lazy

_PERSONAL = frozenset("he his she her".split())
_PLURAL = frozenset(("they", "their"))
# Nouns that no "it" after them takes up.
_IDLE = frozenset(
    "public world time way year decade century day night week month end start beginning top bottom side coast shore "
    "bank edge foot heart north south east west middle sky surface sea level map list record first last "
    "war past present future history age era century market law west name kind sort type part number total order "
    "outside inside same rest whole majority course help aim idea hope basis result edge eve tapestry blend array "
    "wealth range mix variety testament host combination sense glimpse journey legacy reputation identity commitment "
    "balance atmosphere heritage culture story experience significance".split()
)
# Where something stands: what is told next is told of the thing, not of its place.
_LOCAL = frozenset(
    "city town village capital district region province county state country suburb quarter centre center valley bay "
    "harbour harbor port hills mountains outskirts area neighbourhood neighborhood island".split()
)
_PEOPLE = frozenset(
    "wife husband son daughter mother father parent brother sister child girl boy baby friend uncle aunt cousin nephew "
    "niece pupil student colleague partner lover king queen prince lady man woman nurse poet judge saint monk nun "
    "sibling twin heir guest nanny slave chief coach star hero model widow bride groom fiance guide clerk agent".split()
)
_EITHER = frozenset("guide partner model agent star twin parent sister chief".split())  # people, or things
_OF_PEOPLE = lazy(r"(?:ist|ian|man|woman|ess|eer|or|er|ent|ant)$")
_IN_PLACE = frozenset("in at from through into within via around near inside throughout".split())
_MOVING = frozenset(
    "moved came went returned emigrated immigrated fled travelled traveled sailed flew relocated sent brought flows "
    "runs stretches extends spread migrated transferred led leads".split()
)
_NOT_MAKING = frozenset(
    "owned operated managed run sponsored followed succeeded replaced joined acquired bought preceded surrounded "
    "bordered flanked taught beaten defeated inspired influenced rivalled rivaled backed controlled led".split()
)
_CALLING = frozenset("called named nicknamed dubbed titled entitled renamed".split())
_COMPASS = frozenset("northern southern eastern western central upper lower inner outer".split())
_NO_PEOPLE = frozenset(
    "river letter number paper newspaper chapter order border matter water winter summer corner quarter computer "
    "theater center power motor factor sector mirror harbor parliament government monument document treatment moment "
    "movement department apartment instrument settlement accident incident continent talent event present argument "
    "experiment environment".split()
)
WORKS = frozenset("book novel album film movie song play opera poem painting series essay memoir treatise work".split())
_MODIFIER = "wsKjvgON-"


def is_sole(before: Outline, key: str, word: str, *, end: int | None = None) -> bool:
    """Whether `word` can only mean the entity `key` after the clause `before`, or after its tokens up to `end`.

    Places where the entity is, who made it and what it is said to be are no rivals; any other name is, and so is a
    single thing, or a person for "he" and "she", that the clause tells of.
    """
    letters = before.letters[:end]
    own = [index for index, keys in before.names.items() if keys == (key,) and index < len(letters)]
    clause = _Clause(before, letters, word.lower())
    return all(clause.leaves(index) for index in range(min(own, default=0) + 1, len(letters)) if index not in own)


class _Clause:
    """The predicate of a clause, of which each noun phrase is asked whether a pronoun may mean it."""

    def __init__(self, lines: Outline, letters: str, pronoun: str) -> None:
        self._lines, self._letters = lines, letters
        self._personal, self._plural = pronoun in _PERSONAL, pronoun in _PLURAL
        self._placed = -1  # the token after the last place
        self._described = -1  # the token after the last noun that says what the subject is

    def leaves(self, index: int) -> bool:
        """Whether the pronoun cannot mean what begins, for a name, or ends, for a noun, at token `index`."""
        letter = self._letters[index]
        if letter == "K" and self._letters[index - 1] not in "KN":
            return self._is_no_rival(index)
        if letter in "wsg" and self._letters[index + 1 : index + 2] not in tuple("wsKgN-P"):
            return self._is_no_noun(index)
        return True

    def _is_no_rival(self, first: int) -> bool:
        letters, end = self._letters, first + 1
        while letters[end : end + 1] in ("K", "N"):
            end += 1
        if letters[end : end + 1] in ("w", "s", "-", "g"):
            return True  # "a British ship"
        article = letters[first - 1] == "d"
        at = first - 1 - article
        if at < 0 or letters[at] == "B" or self._is_described(at):
            return True
        before, joint = self._lines.word(at).lower(), letters[at]
        if joint == "w" and before in _COMPASS:
            return True  # "in the southern Andes"
        if self._personal and joint == "w" and before in WORKS:
            return True  # "her book Silent Spring" is no he, nor she
        if joint == "(" or before in _CALLING or before == "as":
            return True
        if joint in "po" and self._is_place(first, end, at, article=article):
            self._placed = end
            return True
        if joint in ",a" and self._placed == at:
            self._placed = end
            return True  # "in Paris, France"
        return joint == "y" and not self._personal and not article and self._lines.word(at - 1) not in _NOT_MAKING

    def _is_described(self, at: int) -> bool:
        """Whether a comma or "and" at token `at` goes on with what the subject is said to be."""
        return self._described == at and self._letters[at] in ",a"

    def _is_place(self, first: int, end: int, at: int, *, article: bool) -> bool:
        if is_broad(self._lines.slice(first, end - 1)):
            return True
        word = self._lines.word(at).lower()
        if article:
            return False
        before = self._lines.word(at - 1).lower() if at else ""
        if word == "of":
            return before in _LOCAL
        return word in _IN_PLACE or (word == "to" and before in _MOVING)

    def _is_no_noun(self, last: int) -> bool:
        letters, first = self._letters, last
        while first > 0 and letters[first - 1] in _MODIFIER:
            first -= 1
        at = first - 1
        if at < 0 or letters[at] not in "di":
            return not (self._plural and letters[last] == "s" and letters[at : at + 1] in ("p", "o", "a"))
        lead, before = (letters[at - 1], self._lines.word(at - 1).lower()) if at else ("", "")
        said = lead in "Bj(" or before in _CALLING or before == "as" or self._is_described(at - 1)
        if said or (lead == "," and self._described < 0):
            self._described = last + 1
            return True
        noun = self._lines.word(last).lower()
        if self._plural or letters[last] == "s":
            return self._plural != (letters[last] == "s")
        if self._personal:
            return noun in _NO_PEOPLE or (noun not in _PEOPLE and _OF_PEOPLE.search(noun) is None)
        placed = noun in _LOCAL and letters[at - 1 : at] == "p"
        return placed or noun in _IDLE or (noun in _PEOPLE and noun not in _EITHER)
