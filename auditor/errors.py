"""What a user can get wrong: each mistake says what, where, and how to mend it."""

from __future__ import annotations


class AuditorError(Exception):
    """A mistake that the user can mend; the command line prints it and exits with 2.

    `where` is a path, or `path:line:column` from 1; `hint` says how to mend it.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}" + (f" ({self.hint})" if self.hint else "")

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.what, self.where, self.hint))


def _rebuild(kind: type[AuditorError], what: str, where: str, hint: str) -> AuditorError:
    return kind(what, where=where, hint=hint)


class InputError(AuditorError):
    """A path, file or record that could not be read."""


class PackError(AuditorError):
    """A mistake in a rule pack."""


class FactFileError(AuditorError):
    """A mistake in a fact file."""


class UsageError(AuditorError):
    """An option or rule id that means nothing."""
