"""Settings of a repository: what they are, how they add up, and what they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, structs

from auditor.errors import AuditorError
from auditor.finding import Located, Report, Severity
from auditor.pack import Ruleset, names
from auditor.rule import Rule

FailOn = Literal["error", "warning", "info", "never"]
Names = Annotated[
    tuple[str, ...], Meta(description="Rules by id, family, or the beginning of an id up to a dot or an underscore.")
]
Patterns = Annotated[tuple[str, ...], Meta(description="Patterns as in .gitignore, from the folder of the settings.")]
Severities = Annotated[dict[str, Severity], Meta(description="The severity of rules, by id, family or beginning.")]
# What a rule is cannot be changed from outside, only what it says and how gravely.
FIXED_KEYS = ("id", "kind", "examples", "message", "why")
ADDED = ("ignore", "packs", "facts", "exclude", "overrides")
BY_NAME = ("severity", "rules")


class ConfigError(AuditorError):
    """A mistake in the settings."""


class Override(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """For files that match one of `paths`, these rules are ignored as well, or are of another severity."""

    paths: Patterns
    ignore: Names = ()
    severity: Severities = {}


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """All settings, each with the meaning of its command-line option."""

    extends: Annotated[
        tuple[str, ...],
        Meta(description="Settings that hold unless these say otherwise: files, folders, or package:NAME/FILE."),
    ] = ()
    select: Annotated[Names, Meta(description="Only these rules; without it, all that are on by default.")] = ()
    ignore: Annotated[Names, Meta(description="All rules but these.")] = ()
    packs: Annotated[
        tuple[str, ...], Meta(description="Rule packs besides those built in: files, folders, or package:NAME/FILE.")
    ] = ()
    facts: Annotated[
        tuple[str, ...], Meta(description="Fact files that claims are held against: files, or package:NAME/FILE.")
    ] = ()
    baseline: Annotated[str, Meta(description="A file of known findings, as `auditor baseline write` makes it.")] = ""
    exclude: Annotated[Patterns, Meta(description="Files that are left out, by patterns as in .gitignore.")] = ()
    fail_on: Annotated[FailOn, Meta(description="The lowest severity that makes the exit code 1.")] = "warning"
    severity: Severities = {}
    rules: Annotated[
        dict[str, dict[str, Any]],
        Meta(description="Changed keys of rules, such as {ai.disclosure: {policy: forbid}}."),
    ] = {}
    overrides: Annotated[tuple[Override, ...], Meta(description="What holds for some files only.")] = ()


class Layer(Struct, frozen=True):
    """The settings of one file, as it says them; `said` are the keys that stand in it."""

    source: str
    config: Config
    said: tuple[str, ...]


def added_up(configs: Sequence[tuple[Config, Sequence[str]]]) -> Config:
    """Settings as one, with the keys that each says: lists and tables add up, of the rest the last word holds."""
    whole: dict[str, Any] = {}
    for config, said in configs:
        for key in said:
            value = getattr(config, key)
            if key in ADDED:
                whole[key] = (*whole.get(key, ()), *value)
            elif key in BY_NAME:
                whole[key] = _joined(whole.get(key, {}), value)
            elif key != "extends":
                whole[key] = value
    return Config(**whole)


def _joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    return {**one, **{k: {**one.get(k, {}), **v} if isinstance(v, dict) else v for k, v in other.items()}}


class Settings(Struct, frozen=True):
    """The settings that hold: paths are seen from the working folder, patterns from `folder`.

    `layers` are the files that they come from, those that others extend first.
    """

    config: Config
    folder: Path
    layers: tuple[Layer, ...] = ()

    @property
    def source(self) -> str:
        """The file that was found, for messages."""
        return self.layers[-1].source if self.layers else ""

    def apply(self, ruleset: Ruleset) -> Ruleset:
        """The rules with the keys that the settings change: of severities the longest name's, and `rules` before it.

        They must fit: `settings.applied` holds them against the rules. Of a rule that only informs, the severity of
        its family stays away.
        """
        changed = {rule.id: rule for rule in ruleset.rules}
        for name, level in sorted(self.config.severity.items(), key=lambda item: len(item[0])):
            for rule in ruleset.find(name):
                with suppress(msgspec.ValidationError):
                    changed[rule.id] = with_keys(changed[rule.id], {"severity": level})
        for name, keys in self.config.rules.items():
            for rule in ruleset.find(name):
                changed[rule.id] = with_keys(changed[rule.id], keys)
        return Ruleset(ruleset.packs, tuple(changed.values()))

    def sieve(self, report: Report) -> Report:
        """The report without what is ignored for its file, and with the severities that hold for it."""
        overrides = [one for one in self.config.overrides if self._matches(report.name, one.paths)]
        if not overrides:
            return report
        ignored = [name for one in overrides for name in one.ignore]
        levels = [(name, level) for one in overrides for name, level in one.severity.items()]
        levels.sort(key=lambda item: len(item[0]))
        kept = (one for one in report.findings if not any(names(name, one.finding.rule) for name in ignored))
        return structs.replace(report, findings=tuple(_levelled(one, levels) for one in kept))

    def excludes(self, path: str) -> bool:
        """Whether a file is left out."""
        return bool(self.config.exclude) and self._matches(path, self.config.exclude)

    def _matches(self, path: str, patterns: Sequence[str]) -> bool:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only with settings that name paths

        try:
            inside = Path(path).absolute().relative_to(self.folder.absolute())
        except ValueError:
            return False
        return GitIgnoreSpec.from_lines(patterns).match_file(inside.as_posix())


def _levelled(one: Located, levels: Sequence[tuple[str, Severity]]) -> Located:
    for name, level in reversed(levels):
        if names(name, one.finding.rule):
            return structs.replace(one, finding=structs.replace(one.finding, severity=level))
    return one


def with_keys(rule: Rule, keys: Mapping[str, Any]) -> Rule:
    """The rule with other values for some keys. Raises msgspec.ValidationError for one that it cannot have."""
    return msgspec.convert({**msgspec.to_builtins(rule), **keys}, type(rule), strict=False)


def schema() -> bytes:
    """The JSON Schema of `auditor.yaml`."""
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(Config)), indent=2)
