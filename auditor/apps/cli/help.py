"""Help pages with options under headings, so that a person finds the one that is meant."""

from __future__ import annotations

import click

SECTIONS = {
    "Which rules": ("select", "ignore", "packs", "config", "no_config"),
    "Facts": ("fact_files", "as_of"),
    "Which findings": ("baseline", "no_baseline", "diff_base", "fail_on"),
    "Mending": ("fix", "fix_only", "unsafe", "diff"),
    "How findings are written": ("form", "files", "statistics", "colour", "quiet"),
}


class Sectioned(click.Command):
    """A command whose options stand under headings; those of no section stand first, under `Options`."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options by section, in the order of the table."""
        section = {name: title for title, names in SECTIONS.items() for name in names}
        rows: dict[str, list[tuple[str, str]]] = {title: [] for title in ("Options", *SECTIONS)}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None and isinstance(param, click.Option):
                rows[section.get(param.name or "", "Options")].append(record)
        for title, records in rows.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
