"""Packs of rules: YAML files to a Ruleset, checked key by key, and kept for the next start."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from auditor import checks
from auditor.digest import blake2b
from auditor.errors import PackError, UsageError
from auditor.language.lazy import lazy
from auditor.placed import mapping, nearest
from auditor.regex import ANCHORED, Pattern
from auditor.rule import Rule
from auditor.store import put
from auditor.version import build

_FAMILY = lazy(r"[a-z][a-z0-9_]*\Z")
_KEY = lazy(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\Z")
SLOTS = "slots"
_PACK_KEYS = ("about", "family", "languages", "rules")


class Pack(msgspec.Struct, frozen=True):
    """A family of rules, and one sentence on what it looks for.

    The family is the file's name, unless the file says `family`: so one family may lie in several files, one
    a language.
    """

    family: str
    about: str


class Ruleset(msgspec.Struct, frozen=True):
    """All rules of all packs, in the order of their files."""

    packs: tuple[Pack, ...]
    rules: tuple[Rule, ...]

    def select(self, wanted: Iterable[str] = (), unwanted: Iterable[str] = ()) -> Ruleset:
        """The rules that `wanted` names (all that are on by default when it names none), without `unwanted`.

        A name is a rule's id, a family, or the beginning of an id up to a dot or an underscore. Raises
        UsageError for a name that fits no rule.
        """
        wanted, unwanted = tuple(wanted), tuple(unwanted)
        for name in (*wanted, *unwanted):
            self.find(name)
        return Ruleset(
            self.packs,
            tuple(
                rule
                for rule in self.rules
                if (any(names(name, rule.id) for name in wanted) if wanted else rule.default)
                and not any(names(name, rule.id) for name in unwanted)
            ),
        )

    def find(self, name: str) -> Sequence[Rule]:
        """The rules that `name` means; raises UsageError, with the nearest id, when there are none."""
        found = [rule for rule in self.rules if names(name, rule.id)]
        if not found:
            raise UsageError(f"there is no rule '{name}'", hint=self._suggest(name))
        return found

    def _suggest(self, name: str) -> str:
        known = [pack.family for pack in self.packs] + [rule.id for rule in self.rules]
        return nearest(name, known, otherwise="`auditor rules list` prints all of them")


def names(name: str, rule_id: str) -> bool:
    """Whether `name` means the rule: its id, its family, or the beginning of its id at a joint."""
    return rule_id == name or (rule_id.startswith(name) and (rule_id[len(name)] in "._" or name.endswith(".")))


def built_in_packs() -> list[Path]:
    """The packs that come with the program: inside the wheel, or at the top of the source tree."""
    here = Path(__file__).parent
    for folder in (here / "_rules", here.parent / "rules"):
        if folder.is_dir():
            return sorted(path for path in folder.iterdir() if path.suffix == ".yaml")
    raise PackError("the rule packs are missing from this installation", where=str(here), hint="install it again")


def load_packs(extra: Sequence[Path] = (), *, cache: Path | None = None) -> Ruleset:
    """The built-in packs and `extra` ones, as a Ruleset.

    A wheel holds its own rules parsed. `cache` is a folder in which parsed rules are kept, those of the program and the
    `extra` ones apart, under the hash of the packs and the state of the program. What lies there is data in msgpack,
    read with the same checks, never code. Raises PackError.
    """
    own, contents = built_in_packs(), [(path, _read(path)) for path in extra]
    name = _digest("", [(path, _state(path)) for path in own])
    known = _unpack(shipped(own[0].parent)) or _kept(cache, name, lambda: _own(name))
    if not contents:
        return known
    added = _kept(cache, _digest(name, contents), lambda: _parse_all(contents, known.rules))
    families = {pack.family for pack in known.packs}
    packs = (pack for pack in added.packs if pack.family not in families)
    return Ruleset((*known.packs, *packs), (*known.rules, *added.rules))


@lru_cache(maxsize=1)
def _own(_name: str) -> Ruleset:
    """The rules of the built-in packs, whose state has this name: seconds of work, done once in a process."""
    return read_packs(built_in_packs())


def shipped(folder: Path) -> Path:
    """Where a wheel holds the rules of its packs as the interpreter that built it keeps them."""
    return folder / f"rules-{sys.implementation.cache_tag}.msgpack"


def read_packs(paths: Sequence[Path]) -> Ruleset:
    """The rules of these packs alone, as a Ruleset. Raises PackError."""
    return _parse_all([(path, _read(path)) for path in paths])


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise PackError(f"cannot be read: {wrong.strerror}", where=str(path)) from None


def _state(path: Path) -> bytes:
    """What tells a pack of the program's own from what it was before, without reading it."""
    stat = path.stat()
    return f"{stat.st_size} {stat.st_mtime_ns}".encode()


def _digest(known: str, packs: Iterable[tuple[Path, bytes]]) -> str:
    """A name for packs of this content as this program reads them beside those that it knows."""
    digest = blake2b(f"{build()} {sys.version} {known}".encode(), digest_size=16)
    for name in checks.KINDS:
        digest.update(name.encode() + b"\0")
    for path, content in packs:
        digest.update(str(path).encode(errors="surrogateescape") + b"\0" + content + b"\0")
    return digest.hexdigest()


def _kept(cache: Path | None, name: str, parse: Callable[[], Ruleset]) -> Ruleset:
    """The rules that lie in a folder under a name; when they do not, what `parse` gives, and it is put there."""
    if cache is None:
        return parse()
    store = cache / f"rules-{name}.msgpack"
    kept = _unpack(store)
    if kept is None:
        kept = parse()
        write(store, kept)
    return kept


def _unpack(store: Path) -> Ruleset | None:
    """The kept rules, or None when there are none or they do not read as rules."""
    try:
        state = store.stat()
    except OSError:
        return None
    return _unpacked(store, (state.st_ino, state.st_size, state.st_mtime_ns))


@lru_cache(maxsize=2)
def _unpacked(store: Path, _state: tuple[int, ...]) -> Ruleset | None:
    """The rules of a file in this state, the same objects each time: what is made of rules is looked up by them."""
    try:
        packs, by_kind, order = msgspec.msgpack.decode(
            store.read_bytes(), type=tuple[tuple[Pack, ...], dict[str, memoryview], list[str]]
        )
        rules: dict[str, Rule] = {}
        for name, data in by_kind.items():
            kept: list[Rule] = msgspec.msgpack.decode(data, type=list[checks.kind(name).Spec])  # type: ignore[misc]
            rules.update((rule.id, rule) for rule in kept)
        return Ruleset(packs, tuple(rules[name] for name in order))
    except (OSError, msgspec.MsgspecError, ValueError, KeyError, ImportError):
        return None


def write(store: Path, ruleset: Ruleset) -> None:
    """Keep rules in a file, as data; that it cannot be written is no error."""
    by_kind: dict[str, list[Rule]] = {}
    for rule in ruleset.rules:
        by_kind.setdefault(rule.kind, []).append(rule)
    # As bytes in bytes: the whole can be read before it is known what they are, without a look at each value.
    packed = {name: msgspec.msgpack.encode(rules) for name, rules in by_kind.items()}
    put(store, msgspec.msgpack.encode((ruleset.packs, packed, [rule.id for rule in ruleset.rules])))


def _parse_all(contents: Iterable[tuple[Path, bytes]], known: Iterable[Rule] = ()) -> Ruleset:
    """The rules of packs, none of which may bear the id of one that is `known`."""
    packs: list[Pack] = []
    taken = {rule.id for rule in known}
    rules: list[Rule] = []
    for path, content in contents:
        pack, found = parse_pack(path, content)
        if all(pack.family != known.family for known in packs):
            packs.append(pack)
        for rule in found:
            if rule.id in taken:
                raise PackError(f"the rule '{rule.id}' is there already", where=str(path), hint="rename one of the two")
            taken.add(rule.id)
            rules.append(rule)
    return Ruleset(tuple(packs), tuple(rules))


def parse_pack(path: Path, content: bytes) -> tuple[Pack, list[Rule]]:
    """One pack's rules. Raises PackError with file, line and column of the first mistake."""
    from auditor.yaml import YamlText  # noqa: PLC0415 - PyYAML is not needed when the rules are cached

    try:
        text = content.decode()
    except UnicodeDecodeError as wrong:
        raise PackError(f"not UTF-8 at byte {wrong.start}", where=str(path), hint="save it as UTF-8") from None
    if not _FAMILY.match(path.stem):
        raise PackError("a pack's file name is its family: small letters, digits, underscores", where=str(path))
    yaml = YamlText(text, str(path), PackError)
    for key in mapping(yaml.value):
        if key not in _PACK_KEYS:
            raise yaml.mistake(f"unknown key '{key}'", (key,), key=True, hint=f"a pack has {', '.join(_PACK_KEYS)}")
    if not mapping(yaml.value).get("rules"):
        raise yaml.mistake("a pack needs `rules`, a mapping from a rule's key to the rule")
    about = yaml.part(("about",), str, yaml.value.get("about") or "")
    family = yaml.part(("family",), str, yaml.value.get("family") or path.stem)
    if not _FAMILY.match(family):
        raise yaml.mistake(f"'{family}' is no name for a family: small letters, digits, underscores", ("family",))
    languages = yaml.value.get("languages")
    shared = {} if languages is None else {"languages": languages}
    entries = yaml.part(("rules",), dict[str, Any], yaml.value["rules"])
    return Pack(family, about), [_rule(yaml, family, key, entry, shared) for key, entry in entries.items()]


def _with_patterns(yaml: Any, path: tuple[str, ...], spec: type[Rule], entry: Mapping[str, Any]) -> dict[str, Any]:
    """The entry with its expressions compiled and its slots, which they have taken in, gone."""
    from auditor.expression import compile_pattern  # noqa: PLC0415 - not needed when the rules are cached

    made = {key: value for key, value in entry.items() if key != SLOTS}
    slots = yaml.part((*path, SLOTS), dict[str, list[str]], entry.get(SLOTS) or {})
    anchored = entry.get("where") in ANCHORED
    for field in msgspec.structs.fields(spec):
        if field.type != tuple[Pattern, ...] or field.name not in entry:
            continue
        sources = yaml.part((*path, field.name), list[str], entry[field.name])
        compiled = []
        for number, source in enumerate(sources):
            try:
                pattern = compile_pattern(source, slots, ignore_case=spec.ignore_case, anchored=anchored)
            except ValueError as wrong:
                raise yaml.mistake(str(wrong), (*path, field.name, number)) from None
            compiled.append(msgspec.to_builtins(pattern))
        made[field.name] = compiled
    return made


def _rule(yaml: Any, family: str, key: str, written: object, shared: Mapping[str, Any]) -> Rule:
    path = ("rules", key)
    if not _KEY.match(key):
        raise yaml.mistake(f"'{key}' is no key for a rule: small letters, digits, underscores", path, key=True)
    entry: dict[str, Any] = {**shared, **yaml.part(path, dict[str, Any], written)}
    kind = yaml.part((*path, "kind"), str, entry.get("kind") or "")
    if kind not in checks.KINDS:
        raise yaml.mistake(
            f"unknown kind '{kind}'" if kind else "missing key 'kind'",
            (*path, "kind"),
            hint=nearest(kind, tuple(checks.KINDS)),
        )
    spec = checks.kind(kind).Spec
    fields = [name for name in spec.__struct_fields__ if name != "id"] + [SLOTS]
    for name in entry:
        if name not in fields:
            raise yaml.mistake(f"unknown key '{name}'", (*path, name), key=True, hint=nearest(name, fields))
    entry = _with_patterns(yaml, path, spec, entry)
    rule: Rule = yaml.part(path, spec, {**entry, "id": f"{family}.{key}"})
    if not rule.examples.bad or not rule.examples.good:
        raise yaml.mistake("a rule needs bad and good examples", (*path, "examples"))
    return rule
