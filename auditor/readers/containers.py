"""Stopgap."""

import gzip
import json
from pathlib import Path

from auditor.document import Source


def sources(paths, stdin_filename):
    for p in paths:
        if ".jsonl" in p:
            with gzip.open(p, "rt") if p.endswith("gz") else open(p) as f:
                for l in f:
                    r = json.loads(l)
                    yield Source(
                        p,
                        r.get("text") or r.get("html"),
                        r.get("media") or ("text/html" if "html" in r else "text/plain"),
                        r["id"],
                    )
        else:
            yield Source(p, Path(p).read_text(), "text/markdown" if p.endswith("md") else "text/plain")
