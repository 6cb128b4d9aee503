"""What the commands' parsers share: options of every command, and those made from requests."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio import paths
from colorstudio.errors import BadInput, ModelMissing
from colorstudio.methods.base import Choice, Slider, Switch, Text, plain, range_words
from colorstudio.methods.registry import load, method, methods
from colorstudio.settings import Settings

if TYPE_CHECKING:
    from colorstudio.engine.engine import Engine
    from colorstudio.engine.loras import LoraUse
    from colorstudio.engine.store import ModelStore
    from colorstudio.methods.base import MethodSpec

Commands = Any
"""What `ArgumentParser.add_subparsers` returns; argparse has no public name for it."""

UNSEEDED = ("seed", 0)
"""What every command's ``--seed`` is where nobody gave it."""

MODEL_OPTIONS = ("steps", "guidance", "bundle", "lora", "raw")
"""Options that only ways with a model heed."""


class Parser(argparse.ArgumentParser):
    """Usage errors are one line with exit status 2, like every other error."""

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, allow_abbrev=False, **values)

    def error(self, message: str) -> Any:
        raise BadInput(f"{message[:1].upper()}{message[1:]}.", f"See {self.prog} --help.")


def add_common(command: argparse.ArgumentParser) -> None:
    """``--json`` and ``--quiet``, which every command has."""
    command.add_argument("--json", action="store_true", help="one JSON object on standard output")
    command.add_argument("--quiet", action="store_true", help="no progress")


def add_run_options(command: argparse.ArgumentParser, *, sampling: bool = True) -> None:
    """What every command that runs a way takes besides its request's own fields.

    ``sampling``: seed, steps and guidance, where the request has no fields of these names.
    """
    add_common(command)
    if sampling:
        command.add_argument(
            "--seed",
            type=int,
            default=0,
            metavar="N",
            help="another number, another result of what is random",
        )
        command.add_argument("--steps", type=int, metavar="N", help="steps of a model's sampler")
        command.add_argument(
            "--guidance", type=float, metavar="G", help="how far a model follows the words"
        )
    command.add_argument(
        "--bundle", metavar="ID", help="the weights to use, as `models list` names them"
    )
    command.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    command.add_argument("--offline", action="store_true", help="never ask the network")
    command.add_argument(
        "--raw", type=Path, metavar="RAW.png", help="also write the model's own picture"
    )


def add_loras(command: argparse.ArgumentParser) -> None:
    """``--lora``, of commands whose ways paint with a diffusion model."""
    command.add_argument(
        "--lora",
        action="append",
        metavar="FILE_OR_ID[:STRENGTH]",
        help="a LoRA to add to the weights, strength 1 unless told; may be given several times",
    )


def add_file_options(command: argparse.ArgumentParser) -> None:
    """How pictures are read and written, with the person's preferences as defaults."""
    preferred = preferences()
    for name, default, text in (
        ("--metadata", preferred.keep_metadata, "write EXIF and recipe"),
        ("--keep-gps", preferred.keep_gps, "keep the place in EXIF"),
    ):
        command.add_argument(
            name, action=argparse.BooleanOptionalAction, default=default, help=text
        )
    command.add_argument(
        "--max-megapixels",
        type=size,
        default=preferred.max_megapixels,
        metavar="N",
        help="refuse larger pictures (default %(default)g)",
    )
    command.set_defaults(jpeg_quality=min(max(preferred.jpeg_quality, 1), 100))


def add_input_output(command: argparse.ArgumentParser, *, output: str = "OUT") -> None:
    """``IN -o OUT``."""
    command.add_argument("input", type=Path, metavar="IN")
    command.add_argument("-o", "--output", type=Path, required=True, metavar=output)


def add_way(
    command: argparse.ArgumentParser,
    task: str,
    *,
    ways: Iterable[str] = (),
    without: Iterable[str] = (),
    unset: bool = False,
    also: Mapping[str, str] | None = None,
) -> None:
    """``--way``, and every field that a person sets in the requests of these ways.

    ``ways``: all of the task where none is named. A field that two ways share is one option.
    ``unset``, ``also``: see `add_fields`; unset where ways differ in the default of such a field.
    """
    names = list(ways) or [spec.way for spec in methods(task)]
    command.add_argument("--way", choices=names, default="instant")
    known = set(without)
    for way in names:
        request_type = load(method(f"{task}.{way}").request)
        add_fields(command, request_type, without=known, unset=unset, also=also)
        known.update(f.name for f in fields(request_type))


def add_fields(
    command: argparse.ArgumentParser,
    request_type: type,
    *,
    without: Iterable[str] = (),
    unset: bool = False,
    also: Mapping[str, str] | None = None,
) -> None:
    """Every field of a request that a person sets becomes an option of the same name.

    A preference of that name is its default. ``without``: fields that the command has already.
    ``unset``: what is not given is None, so that one can tell. ``also``: a second name by field.
    """
    preferred = preferences()
    for f in fields(request_type):
        form = f.metadata.get("form")
        if form is None or f.default is MISSING or f.name in without:
            continue
        default = getattr(preferred, f.name, f.default)
        names = [_option(f.name), *((also or {}).get(f.name, "").split())]
        shared: dict[str, Any] = {"dest": f.name, "default": None if unset else default}
        if isinstance(form, Slider):
            command.add_argument(
                *names,
                **shared,
                type=type(f.default),
                metavar=type(f.default).__name__.upper(),
                help=f"{form.help} ({range_words(form)}, default {plain(default)})",
            )
        elif isinstance(form, Switch):
            command.add_argument(
                *names, **shared, action=argparse.BooleanOptionalAction, help=form.help
            )
        elif isinstance(form, Choice):
            text = f"{form.help} (default {default})"
            command.add_argument(*names, **shared, choices=form.options, help=text)
        elif isinstance(form, Text):
            command.add_argument(*names, **shared, metavar="TEXT", help=form.help)


def given(options: argparse.Namespace, request_type: type) -> dict[str, Any]:
    """The request's fields that the command line set; preferences for what it left unset."""
    preferred = preferences()
    found = {
        name: getattr(options, name, None)
        for name in _form_names(request_type)
        if hasattr(options, name)
    }
    found = {
        name: getattr(preferred, name, None) if value is None else value
        for name, value in found.items()
    }
    return {name: value for name, value in found.items() if value is not None}


def started(
    options: argparse.Namespace, spec: MethodSpec, store: ModelStore, bundle: str = ""
) -> dict[str, Any]:
    """What the weights that would be used let fields of the request start with: `start_values`.

    For commands whose options are None where nobody gave them. {} where no weights are here: the
    run will say so.
    """
    if not spec.models:
        return {}
    from colorstudio.engine.starts import start_values

    try:
        weights = store.bundle_for(spec.models, bundle or options.bundle or "", spec.optional)
    except ModelMissing:
        return {}
    return start_values(spec, load(spec.request), weights)


def taken(request_type: type, **values: Any) -> dict[str, Any]:
    """Those of the values that a request has fields for: not every plug-in wants hints."""
    names = {f.name for f in fields(request_type)}
    return {name: value for name, value in values.items() if name in names}


def foreign(options: argparse.Namespace, task: str) -> list[str]:
    """Sentences on options that were given and that only other ways of the task have.

    For options that are None, or a seed of 0, where nobody gave them (`add_way` with ``unset``).
    """
    by_way = {spec.way: _form_names(load(spec.request)) for spec in methods(task)}
    own = by_way[options.way]
    others = {name for names in by_way.values() for name in names} - own
    if not method(f"{task}.{options.way}").models:
        others -= set(MODEL_OPTIONS)  # `unheeded` speaks of these
    return [
        f"{_option(name)} was left aside: the {options.way} way has no use for it."
        for name in sorted(others)
        if _is_given(options, name)
    ]


def set_fields(options: argparse.Namespace, task: str) -> list[str]:
    """The options of the task's requests that were given, under the terms of `foreign`."""
    requests = [load(spec.request) for spec in methods(task)]
    names = {name for request in requests for name in _form_names(request)}
    return [_option(name) for name in sorted(names) if _is_given(options, name)]


def _is_given(options: argparse.Namespace, name: str) -> bool:
    value = getattr(options, name, None)
    return value is not None and (name, value) != UNSEEDED


def _form_names(request_type: type) -> set[str]:
    return {f.name for f in fields(request_type) if f.metadata.get("form") is not None}


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def unheeded(options: argparse.Namespace) -> list[str]:
    """Sentences on options that were given and mean nothing to a way without a model."""
    return [
        f"--{name} was left aside: the {options.way} way has no model."
        for name in MODEL_OPTIONS
        if getattr(options, name, None) is not None
    ]


def loras(options: argparse.Namespace, store: ModelStore) -> tuple[LoraUse, ...]:
    """What ``--lora`` asks for. Raises BadInput, ModelMissing."""
    from colorstudio.engine.loras import lora_named

    return tuple(lora_named(store, text) for text in options.lora or ())


def size(text: str) -> float:
    """A positive number of megapixels, for argparse."""
    value = float(text)
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"{text} is not a size")
    return value


def engine(options: argparse.Namespace) -> Engine:
    """What runs the ways. One for the whole command: a batch loads its models once."""
    from colorstudio.engine.engine import Engine

    wanted = str(paths.data()), options.device, str(vars(preferences()))
    if _ENGINES.get("wanted") != wanted:
        _ENGINES.update(wanted=wanted, engine=Engine(preferences().model_store(), options.device))
    return _ENGINES["engine"]


_ENGINES: dict[str, Any] = {}


def preferences() -> Settings:
    return Settings.load(paths.config() / "settings.json")
