"""Whether a claim is a plain statement: each stretch of its sentence is of a form whose part in it is known.

What stands before, between and after entity, cue and value is held against the few forms that leave a statement what
it is. Anything else may cut out a part, an occasion or somebody's word: the claim can be borne out then, not denied.
"""

from auditor.facts.plain.after import ends_plainly
from auditor.facts.plain.before import begins_plainly
from auditor.facts.plain.between import holds_together, is_of_another_maker
from auditor.facts.plain.life import is_of_a_life
from auditor.facts.plain.player import is_of_player
from auditor.facts.plain.statement import Statement


def is_plain(statement: Statement) -> bool:
    """Whether nothing unknown stands before, between or after the parts of a claim."""
    if statement.declared.topic == "sport" and not statement.has_cue:
        return is_of_player(statement)
    if not statement.has_cue:
        return not is_of_another_maker(statement) and is_of_a_life(statement)  # a form of its own
    return begins_plainly(statement) and holds_together(statement) and ends_plainly(statement)


__all__ = ["Statement", "is_plain"]
