"""What is asked of every shard: the names of fields, the form of the output, and when a document is not to be kept."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Literal

import msgspec
from msgspec import Struct

from auditor.digest import blake2b
from auditor.engine import Auditor
from auditor.readers.records import Fields
from auditor.version import build

Form = Literal["parquet", "jsonl"]


class Policy(Struct, frozen=True):
    """When a document is kept, and which of its lines are not.

    It is dropped when more than `most_flagged` of its words lie in findings of the families `remove`, or when it has
    a finding of severity error in one of the families `drop_on`.
    """

    most_flagged: float = 0.5
    drop_on: tuple[str, ...] = ("ai",)
    remove: tuple[str, ...] = ("boilerplate", "ads")


class Plan(Struct, frozen=True):
    """The options of a bulk audit; with `clean` the documents are written too, without their flagged lines."""

    fields: Fields = Fields()
    form: Form = "parquet"
    clean: bool = False
    policy: Policy = Policy()


class Identity(Struct, frozen=True):
    """All that the output depends on besides the inputs: versions, and hashes of rules, facts and options."""

    auditor: str
    writer: str
    rules: str
    facts: str | None
    options: str


def identity(auditor: Auditor, plan: Plan) -> Identity:
    """What the output of `auditor` with `plan` depends on."""
    return Identity(
        build(),
        f"pyarrow {version('pyarrow')}" if plan.form == "parquet" else f"msgspec {version('msgspec')}",
        _hash((auditor.ruleset, auditor.known)),
        None if auditor.facts is None else _hash(auditor.facts),
        _hash(plan),
    )


def families(auditor: Auditor) -> Sequence[str]:
    """The families of the rules, sorted: each has its column in the counts and in the scores."""
    return sorted({rule.family for rule in auditor.ruleset.rules})


def _hash(value: object) -> str:
    packed = msgspec.msgpack.Encoder(order="deterministic").encode(value)
    return blake2b(packed, digest_size=16).hexdigest()
