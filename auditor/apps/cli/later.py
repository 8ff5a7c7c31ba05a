"""Modules that libraries import at every start and hardly a run uses, put off until something in them is asked for."""

from __future__ import annotations

import os
import sys
import typing
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from types import ModuleType


class _Later(ModuleType):
    """Stands in `sys.modules` for a module; the real one is imported when it is asked for what is not at hand."""

    def __init__(self, name: str, at_hand: Mapping[str, object]) -> None:
        super().__init__(name)
        vars(self).update(at_hand)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") and name != "__all__":  # asked of all modules that are there, by `inspect` as well
            raise AttributeError(name)
        module = _real(self.__name__)
        vars(self).update(vars(module))
        return getattr(module, name)


class _Core(_Later):
    """Stands for a package whose compiled core is enough: the core alone is imported when it has what is asked."""

    def __init__(self, name: str, core: str) -> None:
        super().__init__(name, {})
        self._core = f"{name}.{core}"

    def __getattr__(self, name: str) -> object:
        if name == "__path__":  # the import of the core asks for it
            from importlib.machinery import PathFinder  # noqa: PLC0415 - most starts read no HTML

            spec = PathFinder.find_spec(self.__name__)
            self.__path__ = list(spec.submodule_search_locations or ()) if spec else []
            return self.__path__
        if not name.startswith("__"):
            with suppress(ImportError, AttributeError):  # another version keeps it elsewhere
                found: object = getattr(import_module(self._core), name)
                vars(self)[name] = found
                return found
        return super().__getattr__(name)


def _real(name: str) -> ModuleType:
    """The module itself, from now on in its place."""
    if isinstance(sys.modules.get(name), _Later):
        del sys.modules[name]
    return import_module(name)


def put_off() -> None:
    """Let stand-ins take the places of modules that are not there yet, for this program alone: not for who imports us.

    What libraries take from a module while they are imported themselves is at hand. `typing` need not compile the
    names of types in quotes, since the first call of `compile` makes all classes of `ast`.
    """
    at_hand: dict[str, Mapping[str, object]] = {
        "inspect": {"cleandoc": _dedented},  # click, for the help of each option
        "gettext": {"gettext": _untranslated, "ngettext": _counted},  # click, whose words we have no translations of
        "msgspec.inspect": {},  # msgspec, for JSON Schemas
        "textwrap": {},  # the same
        "urllib.parse": {"quote_from_bytes": _quoted},  # pathlib, for paths as URLs
        # msgspec, for interpreters whose `typing` has them not
        "typing_extensions": {name: getattr(typing, name) for name in ("get_type_hints", "NotRequired", "Required")},
    }
    if os.name == "posix":
        at_hand["platform"] = {"system": lambda: os.uname().sysname}  # uuid, which msgspec asks for its type
    if sys.version_info < (3, 12):
        quick = vars(import_module("_datetime"))  # what later versions take, without the same once more in Python
        at_hand["datetime"] = {name: value for name, value in quick.items() if not name.startswith("__")}
    for name, known in at_hand.items():
        if name not in sys.modules:
            sys.modules[name] = module = _Later(name, known)
            if name == "urllib.parse":  # `import urllib.parse` takes it for an attribute of what stands before the dot
                vars(import_module("urllib"))["parse"] = module
    vars(typing)["compile"] = _as_written
    if "turbohtml" not in sys.modules:
        sys.modules["turbohtml"] = _Core("turbohtml", "_html")  # whose tokenizer is a tenth of what it imports


def _dedented(text: str) -> str:
    """As `inspect.cleandoc`, which has little to do for one line."""
    return str(_real("inspect").cleandoc(text)) if "\n" in text or "\t" in text else text.lstrip()


def _quoted(path: bytes) -> str:
    return str(_real("urllib.parse").quote_from_bytes(path))


def _as_written(source: str, *_: object) -> str:
    """An expression that is compiled when it is evaluated, as next to none is."""
    return source


def _untranslated(message: str) -> str:
    return message


def _counted(singular: str, plural: str, number: int) -> str:
    return singular if number == 1 else plural
