"""Packs: every mistake has its place and its mend; the kept rules are the parsed rules."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from auditor.errors import PackError, UsageError
from auditor.pack import built_in_packs, load_packs, names, parse_pack, read_packs, shipped, write

RULE = """\
about: For a test.
rules:
  shout:
    kind: phrase
    severity: error
    message: "loud: {match}"
    why: Because it is loud.
    phrases: [hear ye]
    examples:
      bad: ["[[Hear ye]], people."]
      good: ["Hear me out."]
"""


def broken(old: str, new: str) -> str:
    assert old in RULE
    return RULE.replace(old, new)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (broken("severity: error", "severity: eror"), "town.yaml:5:15: unknown value 'eror'"),
        (broken("kind: phrase", "kind: frase"), "town.yaml:4:11: unknown kind 'frase' "),
        (broken("    kind: phrase\n", ""), "town.yaml:4:5: missing key 'kind'"),
        (broken("why:", "wy:"), "town.yaml:7:5: unknown key 'wy' (did you mean 'why'?)"),
        (broken("    why: Because it is loud.\n", ""), "town.yaml:4:5: missing key 'why'"),
        (broken("      good:", "      god:"), "town.yaml:11:7: unknown key 'god'"),
        (broken('["Hear me out."]', "[]"), "town.yaml:10:7: a rule needs bad and good examples"),
        (broken("  shout:", "  Shout!:"), "town.yaml:3:3: 'Shout!' is no key for a rule"),
        (broken("    phrases: [hear ye]\n", ""), "town.yaml:4:5: a rule of kind phrase needs 'phrases' or 'patterns'"),
        (broken("phrases: [hear ye]", "patterns: ['(a+)+b']"), "town.yaml:8:16: a repeat inside a repeat"),
        (broken("about:", "abut:"), "town.yaml:1:1: unknown key 'abut'"),
        ("about: nothing\n", "town.yaml:1:1: a pack needs `rules`"),
        ("- a\n", "town.yaml:1:1: a pack needs `rules`"),
        ("", "town.yaml:1:1: a pack needs `rules`"),
        ("rules: [a]\n", "town.yaml:1:8: a mapping (`key: value`) is wanted here, not a list"),
        ("rules: {shout: loud}\n", "town.yaml:1:16: a mapping (`key: value`) is wanted here, not 'loud'"),
        (broken("kind: phrase", "kind: [phrase]"), "town.yaml:4:11: text is wanted here, not a list"),
        (broken("kind: phrase", "kind: phras"), "town.yaml:4:11: unknown kind 'phras' (did you mean 'phrase'?)"),
        (broken("[hear ye]", "hear ye"), "town.yaml:8:14: a list (`[one, other]`) is wanted here, not 'hear ye'"),
        (
            broken("kind: phrase", "kind: phrase\n    kind: phrase"),
            "town.yaml:5:5: the key 'kind' stands here a second time",
        ),
        (RULE + "  shout:\n    kind: phrase\n", "town.yaml:12:3: the key 'shout' stands here a second time"),
    ],
)
def test_a_mistake_in_a_pack_has_its_place(text: str, message: str) -> None:
    with pytest.raises(PackError) as caught:
        parse_pack(Path("town.yaml"), text.encode())
    assert str(caught.value).startswith(message)


def test_a_pack_that_is_not_text_is_refused() -> None:
    with pytest.raises(PackError, match="not UTF-8 at byte 7"):
        parse_pack(Path("town.yaml"), b"about: \xff")


def test_a_pack_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        load_packs([tmp_path / "none.yaml"])


def test_a_rule_of_ones_own_joins_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "town.yaml"
    path.write_text(RULE)
    assert [rule.id for rule in load_packs([path]).find("town")] == ["town.shout"]


def test_the_same_rule_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for path in (tmp_path / "town.yaml", tmp_path / "a" / "town.yaml"):
        path.write_text(RULE)
    with pytest.raises(PackError, match=r"the rule 'town.shout' is there already"):
        load_packs([tmp_path / "town.yaml", tmp_path / "a" / "town.yaml"])


def test_kept_rules_are_the_parsed_rules(tmp_path: Path) -> None:
    first = load_packs(cache=tmp_path)
    (kept,) = tmp_path.iterdir()
    written = kept.stat().st_mtime_ns
    again = load_packs(cache=tmp_path)
    assert again == first == load_packs()
    assert again is not first
    assert load_packs(cache=tmp_path) is again  # tables that are looked up by rules are made once in a process
    assert kept.stat().st_mtime_ns == written


def test_ones_own_packs_are_known_by_their_content_and_the_others_by_their_last_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, village, cache = tmp_path / "town.yaml", tmp_path / "village.yaml", tmp_path / "cache"
    monkeypatch.setattr("auditor.pack.built_in_packs", lambda: [village])

    def stores(path: Path, text: str, changed: int) -> int:
        path.write_text(text)
        os.utime(path, ns=(changed, changed))
        assert load_packs([town], cache=cache) == load_packs([town])
        return len(list(cache.iterdir()))

    village.write_text(RULE)
    os.utime(village, ns=(1, 1))
    assert stores(town, RULE, 1) == stores(town, RULE, 2) == 2  # one of each
    assert stores(town, RULE.replace("hear ye", "hear me"), 2) == 3
    assert stores(village, RULE.replace("hear ye", "hear me"), 2) == 5  # what is known to the others changed


@pytest.mark.parametrize("junk", [b"", b"\xc1", b"\x93\x01\x02\x03", b"cos\nsystem\n(S'true'\ntR."])
def test_a_spoiled_store_is_made_anew(tmp_path: Path, junk: bytes) -> None:
    first = load_packs(cache=tmp_path)
    (kept,) = tmp_path.iterdir()
    assert load_packs(cache=tmp_path) == first
    kept.write_bytes(junk)
    assert load_packs(cache=tmp_path) == first
    assert kept.read_bytes() != junk


def test_a_wheels_rules_are_taken_as_they_are_and_read_anew_when_they_are_spoiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, cache = tmp_path / "town.yaml", tmp_path / "cache"
    town.write_text(RULE)
    monkeypatch.setattr("auditor.pack.built_in_packs", lambda: [town])
    read = read_packs([town])
    write(shipped(tmp_path), read)
    assert load_packs(cache=cache) == read
    assert not cache.exists()
    shipped(tmp_path).write_bytes(b"junk")
    assert load_packs(cache=cache) == read
    assert cache.exists()


def test_a_store_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert load_packs(cache=blocked).rules


@pytest.mark.parametrize(
    ("name", "rule", "means"),
    [
        ("ai", "ai.markup", True),
        ("ai.markup", "ai.markup", True),
        ("ai.mark", "ai.markup", False),
        ("ai.disclosure", "ai.disclosure_shift", True),
        ("a", "ai.markup", False),
        ("ai.", "ai.markup", True),
    ],
)
def test_a_name_means_rules_at_its_joints(name: str, rule: str, means: bool) -> None:
    assert names(name, rule) is means


def test_selecting() -> None:
    ruleset = load_packs()
    by_default = {rule.id for rule in ruleset.select().rules}
    assert "prose.readability" not in by_default
    assert {rule.family for rule in ruleset.select(["prose", "ai"], ["ai.markup"]).rules} == {"prose", "ai"}
    assert "ai.markup" not in {rule.id for rule in ruleset.select(["ai"], ["ai.markup"]).rules}
    with pytest.raises(UsageError, match=r"there is no rule 'ai.markupp' \(did you mean 'ai.markup'\?\)"):
        ruleset.select(["ai.markupp"])


def test_every_pack_says_what_it_is_about() -> None:
    for path in built_in_packs():
        pack, rules = parse_pack(path, path.read_bytes())
        assert pack.about.endswith(".") or pack.about.endswith(")."), path
        assert rules
        for rule in rules:
            assert len(rule.why.split()) >= 6, rule.id
