"""Zstandard files as streams that tell when they end early, which the library's own reader does not."""

from __future__ import annotations

import io
from typing import IO, Any, cast

import zstandard

CHUNK = 1 << 17


class _Frames(io.RawIOBase):
    """The decompressed bytes of a stream of one frame or of several."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._begun = False
        self._packed = b""
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            if not self._packed:
                self._packed = self._stream.read(CHUNK)
            if not self._packed:
                if self._begun:
                    raise EOFError("the last frame has no end")
                return 0
            self._decompress()
        taken = min(len(buffer), len(self._ready))
        buffer[:taken] = self._ready[:taken]
        self._ready = self._ready[taken:]
        return taken

    def _decompress(self) -> None:
        try:
            self._ready = self._frame.decompress(self._packed)
        except zstandard.ZstdError as fault:
            raise OSError(str(fault)) from None
        self._begun = not self._frame.eof
        self._packed = self._frame.unused_data
        if self._frame.eof:
            self._frame = zstandard.ZstdDecompressor().decompressobj()


def unpacked(stream: IO[bytes]) -> IO[bytes]:
    """The decompressed stream. Reading it raises OSError where it is damaged, EOFError where it is cut off."""
    return cast("IO[bytes]", io.BufferedReader(_Frames(stream), CHUNK))
