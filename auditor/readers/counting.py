"""How many words stand where nothing is read."""

from __future__ import annotations

# Every byte of ASCII text as a letter, or as a space when it is white space.
_SHAPE = bytes(32 if chr(byte).isspace() else 120 for byte in range(256))
# Below this many characters words are counted by making them.
_MUCH = 200


def count_words(text: str) -> int:
    """How many words `len(text.split())` would find: of scripts only the number is of use."""
    if len(text) < _MUCH or not text.isascii():
        return len(text.split())
    shape = text.encode().translate(_SHAPE)
    return shape.count(b" x") + (shape[:1] == b"x")
