"""Settings as files: found, read, extended by shared ones, and held against the rules, each mistake with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs

from auditor.config import FIXED_KEYS, Config, ConfigError, Layer, Settings, added_up, with_keys
from auditor.errors import UsageError
from auditor.pack import Ruleset
from auditor.placed import Path as Steps
from auditor.placed import Placed
from auditor.rule import Rule
from auditor.shared import SETTINGS, locate, packs_at

PROJECT = "pyproject.toml"


def find(start: Path) -> Settings:
    """The settings of the nearest folder at or above `start` that has any, up to the repository's top."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return read(folder / SETTINGS)
        if has_settings(folder / PROJECT):
            return read(folder / PROJECT)
        if (folder / ".git").exists():
            break
    return Settings(Config(), start)


def has_settings(project: Path) -> bool:
    """Whether a `pyproject.toml` is there and has a table `[tool.auditor]`."""
    return project.is_file() and "[tool.auditor" in project.read_text(encoding="utf8", errors="replace")


def read(path: Path) -> Settings:
    """The settings in a YAML file, or in `[tool.auditor]` of a TOML file, and in those that it extends.

    Raises ConfigError with line and column of the first mistake.
    """
    layers = [(layer, _placed(layer, folder, texts)) for layer, folder, texts in _layers(path, ())]
    config = added_up([(config, layer.said) for layer, config in layers])
    return Settings(config, path.parent, tuple(layer for layer, _ in layers))


def _layers(path: Path, above: tuple[Path, ...]) -> Iterator[tuple[Layer, Path, Placed]]:
    """The settings that a file extends, in its order, then its own."""
    text = _opened(path)
    value = {} if text.value is None else text.value
    config = text.part((), Config, value)
    for number, override in enumerate(config.overrides):
        if not override.ignore and not override.severity:
            raise text.mistake("an override needs 'ignore' or 'severity'", ("overrides", number))
    for number, name in enumerate(config.extends):
        at: Steps = ("extends", number)
        other = _located(text, at, name, path.parent)
        other = other / SETTINGS if other.is_dir() else other
        if other.resolve() in (path.resolve(), *(one.resolve() for one in above)):
            raise text.mistake(f"'{name}' extends this file in turn", at)
        if not other.is_file():
            raise text.mistake(f"there is no file {_shown(other)}", at)
        yield from _layers(other, (*above, path))
    yield Layer(_shown(path), config, tuple(value)), path.parent, text


def _placed(layer: Layer, folder: Path, text: Placed) -> Config:
    """The settings of one file with its paths as they are seen from the working folder."""
    config = layer.config

    def seen(key: str, names: Sequence[str]) -> list[Path]:
        found = [_located(text, (key, number), name, folder) for number, name in enumerate(names)]
        for number, path in enumerate(found):
            if not path.exists():
                raise text.mistake(f"there is no file {_shown(path)}", (key, number))
        return found

    packs: list[str] = []
    for number, path in enumerate(seen("packs", config.packs)):
        try:
            packs += map(_shown, packs_at(path))
        except UsageError as wrong:
            raise text.mistake(wrong.what, ("packs", number), hint=wrong.hint) from None
    baseline = _shown(folder / config.baseline) if config.baseline else ""
    facts = tuple(map(_shown, seen("facts", config.facts)))
    return structs.replace(config, packs=tuple(packs), facts=facts, baseline=baseline)


def _located(text: Placed, at: Steps, name: str, folder: Path) -> Path:
    try:
        return locate(name, folder)
    except UsageError as wrong:
        raise text.mistake(wrong.what, at, hint=wrong.hint) from None


def applied(settings: Settings, ruleset: Ruleset) -> Ruleset:
    """The rules with the keys that the settings change.

    Raises ConfigError, with its place, for a name that is no rule's and for a key or value that a rule cannot have.
    """
    for layer in settings.layers:
        for path, name in _names(layer.config):
            try:
                ruleset.find(name)
            except UsageError as wrong:
                key = path[-1] == name
                raise _opened(Path(layer.source)).mistake(wrong.what, path, key=key, hint=wrong.hint) from None
        for name, keys in layer.config.rules.items():
            for rule in ruleset.find(name):
                _check_keys(layer, ("rules", name), rule, keys)
        for name, level in layer.config.severity.items():
            for rule in ruleset.find(name):
                if rule.id == name:
                    _check_keys(layer, ("severity", name), rule, {"severity": level})
    return settings.apply(ruleset)


def _names(config: Config) -> Iterator[tuple[Steps, str]]:
    """Every name of a rule that settings hold, and where it stands."""
    for list_ in ("select", "ignore"):
        for number, name in enumerate(getattr(config, list_)):
            yield (list_, number), name
    for table in ("severity", "rules"):
        yield from (((table, name), name) for name in getattr(config, table))
    for place, override in enumerate(config.overrides):
        yield from ((("overrides", place, "ignore", number), name) for number, name in enumerate(override.ignore))
        yield from ((("overrides", place, "severity", name), name) for name in override.severity)


def _check_keys(layer: Layer, path: Steps, rule: Rule, keys: Mapping[str, Any]) -> None:
    """Raise the mistake when the rule cannot have these keys."""
    fixed = next((key for key in keys if key in FIXED_KEYS), None)
    if fixed:
        what, at = f"'{fixed}' of {rule.id} cannot be changed here", (*path, fixed)
        raise _opened(Path(layer.source)).mistake(what, at, key=True)
    try:
        with_keys(rule, keys)
    except msgspec.ValidationError:
        whole = {**msgspec.to_builtins(rule), **keys}
        _opened(Path(layer.source)).part(path, type(rule), whole)


def _opened(path: Path) -> Placed:
    """The file's value with its places."""
    from auditor.toml import TomlText  # noqa: PLC0415 - only with settings
    from auditor.yaml import YamlText  # noqa: PLC0415 - only with settings

    kind: type[Placed] = TomlText if path.suffix == ".toml" else YamlText
    try:
        return kind(path.read_text(encoding="utf8"), _shown(path), ConfigError)
    except OSError as wrong:
        raise ConfigError(f"cannot be read: {wrong.strerror}", where=str(path)) from None
    except UnicodeDecodeError as wrong:
        raise ConfigError(f"not UTF-8 at byte {wrong.start}", where=str(path), hint="save it as UTF-8") from None


def _shown(path: Path) -> str:
    """The path as short as it can be for a message."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def by_option(names: Sequence[Path]) -> list[Path]:
    """Rule packs that options name, seen from the working folder: files, folders, or `package:NAME/PATH`."""
    return [pack for name in names for pack in packs_at(locate(str(name), Path()))]
