"""Other programs on the same documents, where they are installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from auditor.apps.adapters.judge import Judge
from tests.performance import inputs
from tests.performance.measure import work

DOCUMENTS = 100


def peers() -> Sequence[Sequence[str]]:
    """Documents of 5 kB a second and core: this program's verdict, and what others do with a document."""
    texts = list(inputs.articles(5000, DOCUMENTS))
    pages = ["<html><body><main>" + "".join(f"<p>{p}</p>" for p in text.split("\n\n")) + "</main>" for text in texts]
    judge = Judge()
    rows = [
        ("auditor, text", _speed(lambda: [judge.row(text) for text in texts])),
        ("auditor, HTML", _speed(lambda: [judge.row(page, media="text/html") for page in pages])),
    ]
    for name, make in (("datatrove's Gopher quality filter, text", _gopher), ("trafilatura, HTML", _trafilatura)):
        try:
            one = make()
        except ImportError as missing:
            rows.append((name, f"not installed ({missing.name or missing})"))
            continue
        items = pages if "HTML" in name else texts
        rows.append((name, _speed(lambda one=one, items=items: [one(item) for item in items])))  # type: ignore[misc]
    return rows


def _speed(act: Callable[[], object]) -> str:
    return f"{DOCUMENTS / work(act):,.0f}"


def _gopher() -> Callable[[str], object]:
    from datatrove.data import Document
    from datatrove.pipeline.filters import GopherQualityFilter

    keep = GopherQualityFilter()
    keep.filter(Document("A text.", "0"))  # it asks for its tokenizer only now
    return lambda text: keep.filter(Document(text, "0"))


def _trafilatura() -> Callable[[str], object]:
    from trafilatura import extract

    read: Callable[[str], object] = extract
    return read
