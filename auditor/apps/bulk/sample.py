"""A look at some documents of some shards, before all of them are audited."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from auditor.apps.bulk.audit import Counts
from auditor.apps.bulk.plan import Plan, families
from auditor.apps.bulk.rows import document_row, key
from auditor.apps.bulk.shards import Place, Shard
from auditor.engine import Auditor
from auditor.finding import Problem
from auditor.readers import read

SHARDS = 8


class Sample(Struct, frozen=True):
    """What a sample showed: its counts and problems, CPU seconds and the bytes of input that it took."""

    counts: Counts
    problems: tuple[Problem, ...]
    seconds: float
    bytes: int

    def hours(self, size: int, jobs: int) -> float:
        """How long an input of `size` bytes may take on a number of processes."""
        return self.seconds * size / max(1, self.bytes) / jobs / 3600


def sample(shards: Sequence[Shard], auditor: Auditor, plan: Plan, documents: int) -> Sample:
    """Audit the first documents of up to eight shards that lie evenly among all, and write nothing."""
    step = max(1, len(shards) // SHARDS)
    chosen = shards[::step][:SHARDS]
    each = -(-documents // max(1, len(chosen)))
    counts, problems, read_bytes = Counts(), [], 0
    auditor.lexicon.whole  # noqa: B018 - built once, not for each document
    begun = time.process_time()
    for shard in chosen:
        place = Place()
        for number, one in enumerate(islice(shard.texts(plan.fields, place), each), 1):
            if isinstance(one, Problem):
                problems.append(one)
                counts += Counts(problems=1)
                continue
            doc = read(one)
            report = auditor.report(doc)
            row = document_row(key(shard.name, number, doc), doc, report, families(auditor), plan.policy)
            found = Counter(located.finding.rule for located in report.findings)
            counts += Counts(1, int(row["keep"]), doc.words, found)
        read_bytes += min(place.byte, shard.size)
    return Sample(counts, tuple(problems), time.process_time() - begun, read_bytes)
