"""How many words stand where nothing is read."""

from __future__ import annotations

# Every byte of ASCII text as 1, or as 0 when it is white space.
_SHAPE = bytes(not chr(byte).isspace() for byte in range(256))
# Below this many characters words are counted by making them.
_MUCH = 200


def count_words(text: str) -> int:
    """How many words `len(text.split())` would find: of scripts only the number is of use."""
    if len(text) < _MUCH or not text.isascii():
        return len(text.split())
    shape = int.from_bytes(text.encode().translate(_SHAPE), "big")
    # Two neighbours differ where a word begins and where one ends, but for the end of the text.
    return ((shape ^ shape >> 8).bit_count() + (shape & 1)) // 2
