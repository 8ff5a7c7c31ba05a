"""YAML is read as text, and each mistake has its place."""

from __future__ import annotations

import msgspec
import pytest

from auditor.errors import FactFileError, PackError
from auditor.yaml import YamlText


class Box(msgspec.Struct, forbid_unknown_fields=True):
    size: int
    names: tuple[str, ...] = ()


def test_scalars_stay_text() -> None:
    value = YamlText("at: 12:30\nday: 2013-04-25\nno: off\nnothing: ~\nword: 'null'\n", "f", PackError).value
    assert value == {"at": "12:30", "day": "2013-04-25", "no": "off", "nothing": None, "word": "null"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2\n", "f.yaml:2:1: the key 'a' stands here a second time"),
        ("a: [1\n", "f.yaml:2:1: "),
        ("a: b: c\n", "f.yaml:1:5: "),
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
        ("box:\n  size: big\n", "f.yaml:2:9: Expected 'int', got 'str'"),
        ("box:\n  size: 3\n  colour: red\n", "f.yaml:3:3: unknown key 'colour' (one of size, names)"),
        ("box:\n  names: [a]\n", "f.yaml:2:3: missing key 'size'"),
        ("box:\n  size: 3\n  names:\n    - a\n    - [b]\n", "f.yaml:5:7: Expected 'str', got 'array'"),
    ],
)
def test_wrong_values_are_placed(text: str, message: str) -> None:
    yaml = YamlText(text, "f.yaml", PackError)
    with pytest.raises(PackError) as caught:
        yaml.part(("box",), Box, yaml.value["box"])
    assert str(caught.value) == message


def test_where_points_at_keys_and_values() -> None:
    yaml = YamlText("a:\n  - x: 1\n  - {y: 2}\n", "f", PackError)
    assert yaml.where(("a", 1, "y")) == "f:3:9"
    assert yaml.where(("a", 1, "y"), key=True) == "f:3:6"
    assert yaml.where(("a", 7)) == "f:2:3"
