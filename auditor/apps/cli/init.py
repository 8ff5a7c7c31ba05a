"""`auditor init`: a commented settings file for the repository that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from msgspec import Struct

from auditor.errors import UsageError
from auditor.settings import PROJECT, has_settings
from auditor.shared import SETTINGS


class Site(Struct, frozen=True):
    """What makes a kind of repository known (`marks`, any of these files), and which folders hold no articles."""

    name: str
    marks: Sequence[str]
    outputs: Mapping[str, str]
    content: Sequence[str]


SITES = (
    Site(
        "Hugo",
        ("hugo.toml", "hugo.yaml", "hugo.json", "config/_default/hugo.toml", "config/_default/hugo.yaml", "archetypes"),
        {
            "public/": "the built site",
            "resources/": "what the build keeps",
            "themes/": "other people's pages",
            "layouts/": "templates",
            "archetypes/": "templates",
        },
        ("content",),
    ),
    Site(
        "Jekyll",
        ("_config.yml", "_config.yaml", "_config.toml"),
        {
            "_site/": "the built site",
            "_layouts/": "templates",
            "_includes/": "templates",
            "vendor/": "other people's files",
        },
        ("_posts", "_pages", "_drafts"),
    ),
    Site("MkDocs", ("mkdocs.yml", "mkdocs.yaml"), {"site/": "the built site", "overrides/": "templates"}, ("docs",)),
    Site(
        "Docusaurus",
        tuple(f"docusaurus.config.{ending}" for ending in ("js", "ts", "mjs", "cjs", "mts")),
        {"build/": "the built site", "static/": "files that are copied as they are"},
        ("docs", "blog"),
    ),
)
PLAIN = Site("plain", (), {}, ())
FACTS = ("facts.yaml", "facts.yml", "*.facts.yaml", "facts/*.yaml")


@click.command("init")
@click.argument("folder", metavar="[FOLDER]", default=".", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> int:
    """Write a commented auditor.yaml for the repository in FOLDER (here by default).

    Hugo, Jekyll, MkDocs and Docusaurus are known; any other is taken as a plain folder of articles. What is there is
    never overwritten.
    """
    if not folder.is_dir():
        raise UsageError("there is no such folder", where=str(folder))
    path = folder / SETTINGS
    if has_settings(folder / PROJECT):
        raise UsageError("the settings are there already, under [tool.auditor]", where=str(folder / PROJECT))
    site = next((site for site in SITES if any((folder / mark).exists() for mark in site.marks)), PLAIN)
    try:
        with path.open("x", encoding="utf8") as file:
            file.writelines(f"{line}\n" for line in settings(site, _facts(folder)))
    except FileExistsError:
        raise UsageError("the settings are there already", where=str(path), hint="nothing was changed") from None
    except OSError as wrong:
        raise UsageError(f"cannot be written: {wrong.strerror}", where=str(path)) from None
    content = [name for name in site.content if (folder / name).is_dir()]
    where = " ".join(str(folder / name) for name in content or ("",))
    click.echo(f"{path}: settings for {_kind(site)}")
    click.echo(f"next: auditor check {where}")
    click.echo(f"if much is found: auditor baseline write {where}, so that only new findings fail")
    return 0


def _facts(folder: Path) -> Sequence[str]:
    """Fact files that lie where they are expected."""
    return sorted({path.relative_to(folder).as_posix() for pattern in FACTS for path in folder.glob(pattern)})


def _kind(site: Site) -> str:
    return "a folder of articles" if site is PLAIN else f"a {site.name} site"


def settings(site: Site, facts: Sequence[str]) -> Iterator[str]:
    """The lines of the file: what holds stands plainly, what may be wanted as a comment."""
    yield f"# Settings of auditor for {_kind(site)}."
    yield "# `auditor config schema` prints all keys, `auditor rules list` all rules."
    yield ""
    yield "# Files that hold no articles, by patterns as in .gitignore (which is respected as well)."
    if site.outputs:
        width = max(map(len, site.outputs))
        yield "exclude:"
        yield from (f"  - {pattern:{width}}  # {what}" for pattern, what in site.outputs.items())
    else:
        yield "# exclude: [drafts/, vendor/]"
    yield ""
    yield "# The lowest severity that fails a run: error, warning, info or never."
    yield "fail_on: warning"
    yield ""
    yield "# What is known: claims that contradict these files are findings. README, “The fact file”, has the form."
    yield f"facts: [{', '.join(facts)}]" if facts else "# facts: [facts.yaml]"
    yield ""
    yield "# Findings that were there before: `auditor baseline write PATH...` makes the file."
    yield "# baseline: auditor-baseline.json"
    yield ""
    yield "# Rules that do not fit this house, by id, family, or the beginning of an id."
    yield "# ignore: [superlatives.puffery]"
    yield ""
    yield "# How grave a rule or a family is here."
    yield "# severity: {superlatives: info}"
    yield ""
    yield "# Keys of single rules: a policy for statements that AI was used (allow, require or forbid)."
    yield "# rules:"
    yield "#   ai.disclosure: {policy: require, places: [first, last, front_matter]}"
    yield ""
    yield "# What holds for some files only."
    yield "# overrides:"
    yield "#   - {paths: [archive/], ignore: [superlatives], severity: {boilerplate: info}}"
    yield ""
    yield "# Settings and rule packs that several repositories share: files, folders, or data of an installed package."
    yield "# extends: [package:house_style]"
    yield "# packs: [rules/house.yaml]"
