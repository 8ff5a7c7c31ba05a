"""What a container's records are called, and from a record to its Source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO

from msgspec import Struct

from auditor.document import Media, Source
from auditor.finding import Problem


class Fields(Struct, frozen=True):
    """Names of the fields of a JSON record or of the columns of a Parquet file; as they stand, those of FineWeb."""

    text: str = "text"
    html: str = "html"
    id: str = "id"
    url: str = "url"
    date: str = "date"


# Reads the records of an open container: its stream, its name, the names of its fields.
Reader = Callable[[IO[bytes], str, Fields], Iterator[Source | Problem]]


class Record(Struct, frozen=True, gc=False):
    """One document of a container: `text`, or else `html`, as it was found."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    media: Media | None = None
    url: str | None = None
    date: str | None = None

    def source(self, name: str, number: int) -> Source | None:
        """The Source of the record, which is the `number`th of the container `name`; None when it has no text."""
        content = self.html if self.text is None else self.text
        if content is None:
            return None
        media = self.media or ("text/plain" if self.text is not None else "text/html")
        meta = {key: value for key, value in (("url", self.url), ("date", self.date)) if value}
        return Source(name, content, media, str(number if self.id is None else self.id), meta)
