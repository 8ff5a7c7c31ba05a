"""The filters for other pipelines keep what a bulk audit keeps."""

from __future__ import annotations

import pickle

import pyarrow as pa
import pytest

from auditor.apps.adapters.judge import Judge
from auditor.apps.bulk.plan import Policy
from auditor.engine import Auditor
from tests import crawl
from tests.packs import BUILT_IN

TEXTS = [crawl.text(number) for number in range(6)]
KEPT = [crawl.LINE not in text for text in TEXTS]


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(Auditor(BUILT_IN.select(["ai", "boilerplate"])))


def test_a_judge_can_be_sent_to_a_worker(judge: Judge) -> None:
    judge.row(TEXTS[0])
    sent = pickle.loads(pickle.dumps(judge))  # noqa: S301 - our own
    assert [sent.row(text) for text in TEXTS] == [judge.row(text) for text in TEXTS]
    assert [judge.row(text)["keep"] for text in TEXTS] == KEPT


def test_what_is_against_a_text(judge: Judge) -> None:
    assert judge.flagged(TEXTS[1]) == 0
    assert judge.flagged(TEXTS[0]) == 1
    assert 0 < judge.flagged(TEXTS[3]) < 0.2
    strict = Judge(judge.auditor, Policy(most_flagged=0.01))
    assert strict.row(TEXTS[3])["reasons"] == ["flagged"]
    assert strict.flagged(TEXTS[3]) == judge.flagged(TEXTS[3])


def test_datatrove(judge: Judge) -> None:
    from datatrove.data import Document

    from auditor.apps.adapters.datatrove import AuditorFilter

    documents = [Document(text, str(number), metadata={"url": "u"}) for number, text in enumerate(TEXTS)]
    kept = [document.id for document in AuditorFilter(judge).run(documents)]
    assert kept == [str(number) for number, keep in enumerate(KEPT) if keep]
    assert documents[0].metadata["auditor"]["findings"]["ai"] == 1
    assert AuditorFilter(judge).filter(documents[0]) == (False, "ai.self_reference")


def test_nemo_curator(judge: Judge) -> None:
    pytest.importorskip("nemo_curator", reason="NeMo Curator takes 6 GB")
    from auditor.apps.adapters.nemo_curator import AuditorFilter

    curator = AuditorFilter(judge)
    assert [curator.keep_document(curator.score_document(text)) for text in TEXTS] == KEPT


def test_data_juicer(judge: Judge) -> None:
    pytest.importorskip("data_juicer", reason="Data-Juicer takes 600 MB")
    from data_juicer.ops import load_ops
    from data_juicer.utils.constant import Fields

    from auditor.apps.adapters.data_juicer import AuditorFilter

    (by_name,) = load_ops([{"auditor_filter": {}}])
    assert isinstance(by_name, AuditorFilter)
    operator = AuditorFilter(judge)
    samples = [operator.compute_stats_single({"text": text, Fields.stats: {}}) for text in TEXTS]
    assert [operator.process_single(sample) for sample in samples] == KEPT


def test_arrow(judge: Judge) -> None:
    from auditor.apps.adapters.arrow import ADDED, ArrowAuditor

    table = pa.table({"id": list(range(6)), "text": TEXTS})
    audited = ArrowAuditor(judge)(table)
    assert audited.schema.names == ["id", "text", *ADDED]
    assert audited.column("keep").to_pylist() == KEPT
    assert audited.column("findings").to_pylist()[0] == {"ai": 1, "boilerplate": 1}
    batches = list(ArrowAuditor(judge).batches(table.to_batches(max_chunksize=2)))
    assert pa.Table.from_batches(batches).equals(audited.combine_chunks())
    assert len(batches) == 3


@pytest.mark.filterwarnings("ignore")
def test_ray_data(judge: Judge) -> None:
    pytest.importorskip("pandas", reason="Ray Data needs pandas")
    import ray

    from auditor.apps.adapters.arrow import ArrowAuditor

    ray.init(address="local", num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        data = ray.data.from_arrow(pa.table({"text": TEXTS})).map_batches(ArrowAuditor(judge), batch_format="pyarrow")
        assert sorted(row["keep"] for row in data.take_all()) == sorted(KEPT)
    finally:
        ray.shutdown()
