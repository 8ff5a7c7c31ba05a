"""Settings of a repository: `auditor.yaml`, or `[tool.auditor]` in `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from auditor.errors import AuditorError
from auditor.pack import Ruleset
from auditor.rule import Rule

FILE = "auditor.yaml"
FailOn = Literal["error", "warning", "info", "never"]
# What a rule is cannot be changed from outside, only what it says and how gravely.
FIXED_KEYS = ("id", "kind", "examples", "message", "why")


class ConfigError(AuditorError):
    """A mistake in the settings."""


class Override(Struct, frozen=True, forbid_unknown_fields=True):
    """For files that match one of `paths` (patterns as in .gitignore), these rules are ignored as well."""

    paths: tuple[str, ...]
    ignore: tuple[str, ...]


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """All settings, each with the meaning of its command-line option.

    `packs`, `facts` and `exclude` are relative to the file that holds them. `rules` changes keys of single
    rules: `{ai.disclosure: {severity: error, policy: forbid}}`.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: FailOn = "warning"
    rules: dict[str, dict[str, Any]] = {}
    overrides: tuple[Override, ...] = ()


class Settings(Struct, frozen=True):
    """A Config and the folder that its paths are relative to; `source` is its file, for messages."""

    config: Config
    folder: Path
    source: str = ""

    def paths(self, wanted: Sequence[str]) -> list[Path]:
        """Paths of the settings as seen from the working folder."""
        return [self.folder / name for name in wanted]

    def apply(self, ruleset: Ruleset) -> Ruleset:
        """The rules with the keys that the settings change. Raises UsageError for a rule or key that is none."""
        changed: dict[str, Rule] = {}
        for name, keys in self.config.rules.items():
            for rule in ruleset.find(name):
                changed[rule.id] = self._changed(changed.get(rule.id, rule), keys)
        return Ruleset(ruleset.packs, tuple(changed.get(rule.id, rule) for rule in ruleset.rules))

    def _changed(self, rule: Rule, keys: Mapping[str, Any]) -> Rule:
        fixed = [key for key in keys if key in FIXED_KEYS]
        if fixed:
            raise ConfigError(f"'{fixed[0]}' of {rule.id} cannot be changed here", where=self.source)
        whole = {**msgspec.to_builtins(rule), **keys}
        try:
            return msgspec.convert(whole, type(rule), strict=False)
        except msgspec.ValidationError as wrong:
            raise ConfigError(f"rules: {rule.id}: {wrong}".replace("`", "'"), where=self.source) from None

    def ignored(self, path: str) -> tuple[str, ...]:
        """Names of the rules that are ignored for a file."""
        fitting = (one.ignore for one in self.config.overrides if self._matches(path, one.paths))
        return tuple(name for ignore in fitting for name in ignore)

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


def find(start: Path) -> Settings:
    """The settings of the nearest folder at or above `start` that has any, up to the repository's top."""
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return read(folder / FILE)
        project = folder / "pyproject.toml"
        if project.is_file() and "[tool.auditor" in project.read_text(encoding="utf8", errors="replace"):
            return _read_toml(project)
        if (folder / ".git").exists():
            break
    return Settings(Config(), start)


def read(path: Path) -> Settings:
    """The settings in a YAML file. Raises ConfigError with line and column of the first mistake."""
    from auditor.yaml import YamlText  # noqa: PLC0415 - only with settings

    try:
        yaml = YamlText(path.read_text(encoding="utf8"), _shown(path), ConfigError)
    except OSError as wrong:
        raise ConfigError(f"cannot be read: {wrong.strerror}", where=str(path)) from None
    except UnicodeDecodeError as wrong:
        raise ConfigError(f"not UTF-8 at byte {wrong.start}", where=str(path), hint="save it as UTF-8") from None
    value = {} if yaml.value is None else yaml.value
    if isinstance(value, dict):
        for key in value:
            if key not in Config.__struct_fields__:
                raise yaml.mistake(f"unknown key '{key}'", (key,), key=True, hint=_suggestion(key))
    return Settings(yaml.part((), Config, value), path.parent, _shown(path))


def _read_toml(path: Path) -> Settings:
    import tomllib  # noqa: PLC0415 - only with settings in pyproject.toml

    try:
        table = tomllib.loads(path.read_text(encoding="utf8"))["tool"]["auditor"]
        for key in table:
            if key.replace("-", "_") not in Config.__struct_fields__:
                raise ConfigError(f"[tool.auditor]: unknown key '{key}'", where=_shown(path), hint=_suggestion(key))
        config = msgspec.convert({key.replace("-", "_"): value for key, value in table.items()}, Config)
    except tomllib.TOMLDecodeError as wrong:
        raise ConfigError(f"not TOML: {wrong}", where=_shown(path)) from None
    except msgspec.ValidationError as wrong:
        raise ConfigError(f"[tool.auditor]: {wrong}".replace("`", "'"), where=_shown(path)) from None
    return Settings(config, path.parent, _shown(path))


def _shown(path: Path) -> str:
    """The path as short as it can be for a message."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _suggestion(key: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to an error

    near = get_close_matches(key, Config.__struct_fields__, 1)
    return f"did you mean '{near[0]}'?" if near else f"one of {', '.join(Config.__struct_fields__)}"


def schema() -> bytes:
    """The JSON Schema of `auditor.yaml`."""
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(Config)), indent=2)
