"""Ways of other people, found through the entry point "colorstudio.methods"; checked, not trusted.

A package names a `MethodSpec` there; docs/api.md tells how. What is broken is named and left out:
no plug-in keeps the program, a command or the other plug-ins from working. Nothing is looked for
before somebody asks, since a look at all installed packages takes milliseconds.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from colorstudio import safe_mode
from colorstudio.errors import Cancelled, ColorStudioError, PlugInFailed
from colorstudio.methods.base import MethodSpec, Result

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "colorstudio.methods"
TASKS = ("colorize", "recolor", "palette", "sketch")
GIVEN = ("image", "hints", "mask", "masks", "palette", "color", "reference")
"""Fields that the document fills in, where a request has them; all others need a default."""


_OWN: set[str] = set()


@dataclass(frozen=True)
class PlugIn:
    """A way of somebody else: what it is, and which package it came with ("duotone 1.0")."""

    spec: MethodSpec
    distribution: str


@dataclass(frozen=True)
class Broken:
    """An entry point that cannot be used: its name, the package that it came with, and why."""

    name: str
    distribution: str
    reason: str
    details: str = ""

    @property
    def sentence(self) -> str:
        """What a person is told."""
        return f"The plug-in “{self.name}” of {self.distribution} was left out: {self.reason}."


@dataclass(frozen=True)
class Found:
    """All that there is."""

    plugins: tuple[PlugIn, ...] = ()
    broken: tuple[Broken, ...] = ()

    def of_task(self, task: str) -> tuple[MethodSpec, ...]:
        """The ways for one task."""
        return tuple(found.spec for found in self.plugins if found.spec.task == task)


def found() -> Found:
    """The plug-ins of this installation; none in safe mode. Looked for once."""
    return Found() if safe_mode.on() else _looked()


def keep(ids: Iterable[str]) -> None:
    """These ids are the program's own: no plug-in takes them."""
    _OWN.update(ids)


def forget() -> None:
    """The next one who asks looks anew; for tests, and after something was installed."""
    _looked.cache_clear()


@cache
def _looked() -> Found:
    from importlib.metadata import entry_points  # not at the start: it takes milliseconds

    plugins: list[PlugIn] = []
    broken: list[Broken] = []
    taken = set(_OWN)
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        where = _distribution(entry)
        try:
            spec = _checked(entry.load(), taken)
        except Exception as error:  # whatever a stranger's module does when it is imported
            details = "".join(traceback.format_exception(error))
            broken.append(Broken(entry.name, where, _reason(error), details))
            continue
        taken.add(spec.id)
        plugins.append(PlugIn(spec, where))
    return Found(tuple(plugins), tuple(broken))


def fenced(spec: MethodSpec, work: Callable[[], Result]) -> Result:
    """What ``work`` gives, the run of a plug-in's way. Its faults are `PlugInFailed`, with the
    story to copy; its own `ColorStudioError` and a cancel pass through, and so does a want of
    memory.
    """
    try:
        result = work()
        if not isinstance(result, Result):
            raise TypeError(f"it gave back {type(result).__name__}, not a Result")
    except (ColorStudioError, Cancelled, MemoryError):
        raise
    except Exception as error:
        details = "".join(traceback.format_exception(error))
        raise PlugInFailed(
            f"The plug-in way “{spec.id}” failed: {_reason(error)}.",
            "Tell whoever made it, or take it away; nothing else is affected.",
            details,
        ) from error
    return result


def loaded(reference: str) -> Callable[..., Any]:
    """What ``"module:name"`` names."""
    module, _, name = reference.partition(":")
    return getattr(import_module(module), name)


def _checked(spec: object, taken: set[str]) -> MethodSpec:
    """The spec, if it can be used. Raises ValueError with what is wrong, in a few words."""
    if not isinstance(spec, MethodSpec):
        raise ValueError(f"it names a {type(spec).__name__}, not a MethodSpec")
    task, _, way = spec.id.partition(".")
    if task not in TASKS or not way.replace("_", "").replace("-", "").isalnum():
        raise ValueError(f"its id “{spec.id}” is not “task.way” with one of {', '.join(TASKS)}")
    if spec.id in taken:
        raise ValueError(f"there already is a way “{spec.id}”")
    request = loaded(spec.request)
    if not (isinstance(request, type) and is_dataclass(request)):
        raise ValueError("its request is not a dataclass")
    rows = fields(request)
    if "image" not in {row.name for row in rows}:
        raise ValueError("its request has no field “image”")
    for row in rows:
        bare = row.default is MISSING and row.default_factory is MISSING
        if bare and row.name not in GIVEN:
            raise ValueError(f"the field “{row.name}” of its request has no default")
    return spec


def _distribution(entry: EntryPoint) -> str:
    dist = entry.dist
    return f"{dist.name} {dist.version}" if dist is not None else "an unknown package"


def _reason(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    first = lines[0].rstrip(".") if lines else ""
    return first if isinstance(error, ValueError) and first else f"{type(error).__name__}: {first}"
