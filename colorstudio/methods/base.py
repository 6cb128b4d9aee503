"""What every way to do a task has in common: a request, a spec, a run, a result."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from colorstudio.errors import BadInput
from colorstudio.imaging.pixels import Pixels

if TYPE_CHECKING:
    import torch

    from colorstudio.diffusion.bundle import Bundle


class Lane(StrEnum):
    """Where a run waits: instant answers never stand behind model work."""

    instant = "instant"
    model = "model"


@dataclass(frozen=True)
class Slider:
    """How a number of a request is shown and checked; ``unit`` stands behind it in the form.

    ``label``, here and below: what it is called in the form, "" for the field's own name.
    """

    low: float
    high: float
    step: float
    unit: str = ""
    help: str = ""
    label: str = ""


def slider(
    default: float,
    low: float,
    high: float,
    *,
    step: float = 0.0,
    unit: str = "",
    help: str = "",
    label: str = "",
) -> Any:
    """A numeric field of a request, with its range: form, option and check follow from it."""
    whole = all(isinstance(v, int) for v in (default, low, high))
    step = step or (1 if whole else (high - low) / 100)
    return field(default=default, metadata={"form": Slider(low, high, step, unit, help, label)})


@dataclass(frozen=True)
class Switch:
    """How a yes or no of a request is shown."""

    help: str = ""
    label: str = ""


def switch(default: bool, *, help: str = "", label: str = "") -> Any:
    """A field of a request that is on or off; a tick in the form, ``--name / --no-name``."""
    return field(default=default, metadata={"form": Switch(help, label)})


@dataclass(frozen=True)
class Choice:
    """How one of several words of a request is shown and checked.

    ``words``: what the options are called in the form, those that are not their own name.
    """

    options: tuple[str, ...]
    help: str = ""
    label: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


def choice(
    default: str,
    options: tuple[str, ...],
    *,
    help: str = "",
    label: str = "",
    words: Mapping[str, str] | None = None,
) -> Any:
    """A field of a request that takes one of these words."""
    return field(default=default, metadata={"form": Choice(options, help, label, words or {})})


@dataclass(frozen=True)
class Text:
    """How words of a request are shown."""

    help: str = ""
    label: str = ""


def text(default: str = "", *, help: str = "", label: str = "") -> Any:
    """A field of a request that takes words, such as a prompt."""
    return field(default=default, metadata={"form": Text(help, label)})


def check_ranges(request: Any) -> None:
    """For a request's ``__post_init__``. Raises BadInput that names the field and its range."""
    for f in fields(request):
        form = f.metadata.get("form")
        if isinstance(form, Choice) and getattr(request, f.name) not in form.options:
            known = ", ".join(form.options)
            raise BadInput(f"{f.name} is “{getattr(request, f.name)}”; it is one of {known}.")
        if isinstance(form, Slider):
            value = getattr(request, f.name)
            if not form.low <= value <= form.high:
                raise BadInput(f"{f.name} is {plain(value)}; it goes {range_words(form)}.")
        if isinstance(form, Text) and not is_text(getattr(request, f.name)):
            raise BadInput(f"{f.name} holds bytes that are not text in UTF-8.", "Type it again.")


def is_text(words: str) -> bool:
    """Whether words can be written: not so where a terminal gave bytes that are not UTF-8."""
    return not any("\ud800" <= letter <= "\udfff" for letter in words)


def range_words(form: Slider) -> str:
    """From where to where a slider goes, with its unit."""
    return f"from {plain(form.low)} to {plain(form.high)}{form.unit}"


def plain(value: float) -> str:
    """A number for people: whole ones with all their digits."""
    return str(value) if isinstance(value, int) else f"{value:g}"


def options(request_type: type) -> Mapping[str, Any]:
    """The fields of a request that a person sets: name to default. Not what the document gives."""
    return {f.name: f.default for f in fields(request_type) if f.default is not MISSING}


@dataclass(frozen=True)
class MethodSpec:
    """One way to do a task; light, so that all of them are known at start.

    ``id``: "task.way". ``entry``: "module:function", imported on first use. ``models``: roles that
    must be installed before Run. ``optional``: roles that it makes use of where they are.
    """

    id: str
    title: str
    request: str
    entry: str
    lane: Lane = Lane.model
    models: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    @property
    def task(self) -> str:
        return self.id.split(".")[0]

    @property
    def way(self) -> str:
        return self.id.split(".")[1]


class RunContext(Protocol):
    """What a run is given besides its request."""

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        """Reports progress. Raises Cancelled once the artist has asked to stop."""
        ...


class Models(Protocol):
    """The weights of one bundle, as a run gets at them."""

    @property
    def bundle(self) -> Bundle:
        """Which weights they are, and the facts that go with them."""
        ...

    @property
    def device(self) -> torch.device: ...

    @property
    def dtype(self) -> torch.dtype:
        """What the U-Net works in."""
        ...

    @property
    def vae_tile(self) -> int | None:
        """Side of the tiles in latent pixels in which the VAE is to work; None: all at once."""
        ...

    @property
    def loras(self) -> tuple[tuple[str, float], ...]:
        """Fingerprint and strength of each LoRA in what is leased, for what a way remembers."""
        ...

    def lease(self, *roles: str) -> AbstractContextManager[tuple[Any, ...]]:
        """``with models.lease("unet", "vae") as (unet, vae):`` — on the device, in eval mode.

        They may be moved away once the block is left. Raises ModelMissing, BadInput (a damaged
        file), OutOfMemory.
        """
        ...


class ModelContext(RunContext, Protocol):
    """What the run of a way with models is given."""

    @property
    def models(self) -> Models: ...


class Quiet:
    """A `RunContext` for the command line's ``--quiet``, for tests and for scripts."""

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        return


@dataclass(frozen=True, eq=False)
class Result:
    """What a run gives back.

    ``pixels``: the finished picture, placed by the solver. ``seals``: the promises as measured,
    by the names of ``cli.md``. ``recipe``: JSON that makes the same picture again. ``notes``:
    sentences for the artist. ``reports``: asked against got, one per hint.

    Of ways with a model: ``raw``: its own decode, at its size, before the solver placed it.
    ``bundle``: id of the weights, "" for none. ``kept``: what a further request may hand back, so
    that a slider is answered without another run; values, never models.
    """

    pixels: Pixels
    recipe: Mapping[str, Any]
    seals: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    reports: tuple[Any, ...] = ()
    raw: Pixels | None = None
    bundle: str = ""
    kept: Any = None
