"""YAML is read as text, and each mistake has its place."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest

from auditor.errors import FactFileError, PackError
from auditor.placed import told
from auditor.yaml import YamlText


class Box(msgspec.Struct, forbid_unknown_fields=True):
    size: int
    names: tuple[str, ...] = ()
    pair: tuple[str, str] | None = None
    weight: float = 1.0
    open: bool = True
    shape: Literal["round", "square"] | None = None
    label: str | int | tuple[str, ...] = ""
    sides: dict[str, str] = {}


def test_scalars_stay_text() -> None:
    value = YamlText("at: 12:30\nday: 2013-04-25\nno: off\nnothing: ~\nword: 'null'\n", "f", PackError).value
    assert value == {"at": "12:30", "day": "2013-04-25", "no": "off", "nothing": None, "word": "null"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2\n", "f.yaml:2:1: the key 'a' stands here a second time"),
        ("a: [1\n", "f.yaml:2:1: "),
        ("a:\n - [x, y\nb: 1\n", "f.yaml:3:2: did not find expected ',' or ']' (in what begins at 2:4)"),
        ("a: 'x\nb: 1\n", "f.yaml:3:1: found unexpected end of stream (in what begins at 1:4)"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1: expected a single document in the stream, but found another document"),
        ("a: @x\n", "f.yaml:1:4: found character that cannot start any token (a text that begins with it needs"),
        ("a: *x\n", "f.yaml:1:4: found undefined alias (a text that begins with an asterisk needs quotes)"),
        ("a: [1]]\n", "f.yaml:1:7: did not find expected key"),
        ("a: b: c\n", "f.yaml:1:5: mapping values are not allowed in this context (a text with a colon and a space"),
        ("? [1]\n: 3\n", "f.yaml:1:3: a key must be plain text"),
        ("a: \x00", "f.yaml: not YAML"),
    ],
)
def test_broken_yaml_is_placed(text: str, message: str) -> None:
    with pytest.raises(FactFileError) as caught:
        YamlText(text, "f.yaml", FactFileError)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("box:\n  size: big\n", "f.yaml:2:9: a whole number is wanted here, not 'big'"),
        ("box:\n  size: 3\n  naems: [a]\n", "f.yaml:3:3: unknown key 'naems' (did you mean 'names'?)"),
        ("box: {size: 3, names: a}\n", "f.yaml:1:23: a list (`[one, other]`) is wanted here, not 'a'"),
        ("box: {size: 3, names: {a: b}}\n", "f.yaml:1:23: a list (`[one, other]`) is wanted here, not a mapping"),
        ("box: {size: 3, pair: [a]}\n", "f.yaml:1:22: a list (`[one, other]`) of length 2 is wanted here, not of "),
        ("box: {size: 3, weight: }\n", "f.yaml:1:24: a number is wanted here, not nothing"),
        ("box: {size: 3, open: maybe}\n", "f.yaml:1:22: true or false is wanted here, not 'maybe'"),
        ("box: {size: 3, shape: oval}\n", "f.yaml:1:23: unknown value 'oval' (one of round, square)"),
        ("box: {size: 3, shape: squared}\n", "f.yaml:1:23: unknown value 'squared' (did you mean 'square'?)"),
        ("box: {size: 3, label: {a: b}}\n", "f.yaml:1:23: a value or a list (`[one, other]`) is wanted here, not a m"),
        ("box: {size: 3, sides: x}\n", "f.yaml:1:23: a mapping (`key: value`) is wanted here, not 'x'"),
        ("box: hello\n", "f.yaml:1:6: a mapping (`key: value`) is wanted here, not 'hello'"),
        (f"box: {'x' * 99}\n", f"f.yaml:1:6: a mapping (`key: value`) is wanted here, not '{'x' * 60}…'"),
        ("box:\n  names: [a]\n", "f.yaml:2:3: missing key 'size'"),
        ("box:\n  size: 3\n  names:\n    - a\n    - [b]\n", "f.yaml:5:7: text is wanted here, not a list"),
    ],
)
def test_wrong_values_are_placed(text: str, message: str) -> None:
    yaml = YamlText(text, "f.yaml", PackError)
    with pytest.raises(PackError) as caught:
        yaml.part(("box",), Box, yaml.value["box"])
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("json", "message"),
    [
        ('{"size": "big"}', "a whole number is wanted here, not text, at size"),
        ('{"size": 1, "names": ["a", 2]}', "text is wanted here, not a whole number, at names[1]"),
        ("[]", "a mapping (`key: value`) is wanted here, not a list"),
        ('{"size": 1, "shape": "oval"}', "unknown value 'oval', at shape"),
        ("{}", "missing key 'size'"),
        ("{", "Input data was truncated"),
    ],
)
def test_mistakes_in_json_are_told_in_the_same_words(json: str, message: str) -> None:
    with pytest.raises(msgspec.DecodeError) as caught:
        msgspec.json.decode(json, type=Box)
    assert told(caught.value) == message


def test_where_points_at_keys_and_values() -> None:
    yaml = YamlText("a:\n  - x: 1\n  - {y: 2}\n", "f", PackError)
    assert yaml.where(("a", 1, "y")) == "f:3:9"
    assert yaml.where(("a", 1, "y"), key=True) == "f:3:6"
    assert yaml.where(("a", 7)) == "f:2:3"
