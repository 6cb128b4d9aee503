"""What a training run is told: the tables of a TOML file, checked field by field."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from colorstudio import resources
from colorstudio.errors import BadInput
from colorstudio.methods.base import check_ranges, choice, is_text, slider, switch, text
from colorstudio.training.registry import RecipeSpec, load

S = TypeVar("S")
LARGEST = 2**63
"""TOML's own limit of whole numbers, which Python's reader does not keep."""


@dataclass(frozen=True)
class DataSettings:
    """The table ``[data]``: see `training.data.pictures_in`. Paths are seen from the TOML's folder.

    ``folders``: of pictures, with what lies below. ``memory``: MiB of read pictures that are kept
    in each process. ``scenes``: so many pictures are composed of the collection in the one folder,
    with captions that are measured on them (`training.scenes`); 0: its pictures as they are.
    ``pairs``: the part of the composed ones that come with a reference that shows the same things
    in the same colours, elsewhere and in another style (`training.scenes.pairs`).
    """

    folders: tuple[str, ...] = ()
    captions: str = text()
    image_key: str = text("image")
    caption_key: str = text("caption")
    only_captioned: bool = switch(False)
    memory: int = slider(256, 0, 1 << 20)
    scenes: int = slider(0, 0, 100_000_000)
    pairs: float = slider(0.0, 0.0, 1.0)

    def __post_init__(self) -> None:
        check_ranges(self)
        if not all(isinstance(name, str) for name in self.folders):
            raise BadInput("folders is a list of names in quotes.", 'As in folders = ["photos"].')


@dataclass(frozen=True)
class FitSettings:
    """The table ``[fit]``: how long and how fast a recipe learns.

    ``batch``: pictures at a time in each process; ``accumulate``: so many batches make a step.
    ``warm_up``: steps until the learning rate is reached. ``ema``: decay of the average of the
    weights, 0 for none. ``clip``: the longest gradient, 0 for any. ``checkpointing``: activations
    are computed twice to save memory. ``keep``: checkpoints that stay. ``*_every``: steps, 0 for
    never. ``deterministic``: only operations that give the same bits each time (graphics cards).
    """

    steps: int = slider(100_000, 1, 100_000_000)
    batch: int = slider(8, 1, 65_536)
    accumulate: int = slider(1, 1, 65_536)
    learning_rate: float = slider(1e-4, 1e-9, 10.0)
    betas: tuple[float, ...] = (0.9, 0.999)
    weight_decay: float = slider(0.01, 0.0, 10.0)
    warm_up: int = slider(0, 0, 100_000_000)
    schedule: str = choice("constant", ("constant", "cosine"))
    ema: float = slider(0.9999, 0.0, 0.999999)
    precision: str = choice("no", ("no", "bf16", "fp16"))
    checkpointing: bool = switch(False)
    clip: float = slider(1.0, 0.0, 1e6)
    checkpoint_every: int = slider(1000, 0, 100_000_000)
    keep: int = slider(3, 1, 1000)
    validate_every: int = slider(1000, 0, 100_000_000)
    log_every: int = slider(50, 1, 1_000_000)
    seed: int = slider(0, 0, 2**31 - 1)
    workers: int = slider(4, 0, 256)
    deterministic: bool = switch(False)

    def __post_init__(self) -> None:
        check_ranges(self)
        numbers = [b for b in self.betas if not isinstance(b, str) and 0 <= b < 1]
        if len(self.betas) != 2 or len(numbers) != 2:
            raise BadInput("betas are two numbers from 0 to below 1.", "Usual is [0.9, 0.999].")


FREE = frozenset(
    {"batch", "accumulate", "checkpoint_every", "keep", "validate_every", "log_every", "workers"}
    | {"deterministic", "checkpointing", "steps"}
)
"""Of `FitSettings`: what may change when a run goes on (batch x accumulate x processes may not,
nor the steps where the schedule goes by them)."""


@dataclass(frozen=True)
class TrainConfig:
    """All of a run's settings. ``base``: id or folder of the weights to build on, "" for any."""

    data: DataSettings
    fit: FitSettings
    recipe: Any
    base: str = ""
    title: str = ""

    def binding(self, processes: int) -> dict[str, Any]:
        """What has to be the same when a run goes on, as JSON, by "table.key"."""
        fit = {k: v for k, v in asdict(self.fit).items() if k not in FREE}
        fit["batch x accumulate x processes"] = self.fit.batch * self.fit.accumulate * processes
        if self.fit.schedule != "constant":
            fit["steps"] = self.fit.steps
        tables = {"fit": fit, "recipe": asdict(self.recipe)}
        return {
            f"{table}.{key}": list(value) if isinstance(value, tuple) else value
            for table, row in tables.items()
            for key, value in row.items()
        }


def shipped(spec: RecipeSpec, *, mini: bool = False) -> Path:
    """The TOML of the paper's settings, or of small ones. Raises FileNotFoundError."""
    return resources.path(f"training/{spec.id}{'-mini' if mini else ''}.toml")


def read_config(
    spec: RecipeSpec,
    file: Path | None = None,
    *,
    mini: bool = False,
    given: Mapping[str, Mapping[str, Any]] | None = None,
) -> TrainConfig:
    """The settings of a run: the shipped ones, what ``file`` says instead, then what is ``given``.

    ``given``: by table, as the command line has them; paths as they stand. Raises BadInput that
    names the table and the key.
    """
    tables = _tables(shipped(spec, mini=mini))
    if file is not None:
        own = _tables(file)
        _seen_from(own, file.parent)
        tables = _merged(tables, own)
    tables = _merged(tables, given or {})
    known = {"data", "fit", "base", "recipe"}
    for name in tables:
        if name not in known:
            raise BadInput(f"There is no table [{name}].", _nearest(name, known))
    base = tables.get("base", {})
    _check_keys("base", base, {"bundle", "title"})
    words = {key: _typed("base", key, "", base.get(key, "")) for key in ("bundle", "title")}
    if not is_text(words["title"]):
        raise BadInput("The title holds bytes that are not text in UTF-8.", "Type it again.")
    return TrainConfig(
        data=_made("data", DataSettings, tables.get("data", {})),
        fit=_made("fit", FitSettings, tables.get("fit", {})),
        recipe=_made("recipe", load(spec).settings_type, tables.get("recipe", {})),
        base=words["bundle"],
        title=words["title"],
    )


def _tables(file: Path) -> dict[str, dict[str, Any]]:
    try:
        found = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise BadInput(
            f"{file} cannot be read: {error.strerror or error}.",
            "Check its permissions, or copy it elsewhere.",
        ) from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{file.name} is not text in UTF-8.", "Save it as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{file.name} is not TOML: {error}.", "Mend that line.") from error
    for name, table in found.items():
        if isinstance(table, list) and table and isinstance(table[0], dict):
            raise BadInput(
                f"[[{name}]] is a list of tables in {file.name}.", f"Write [{name}], and once."
            )
        if not isinstance(table, dict):
            raise BadInput(f"“{name}” stands in no table of {file.name}.", "Put it below [fit].")
    return found


def _seen_from(tables: dict[str, dict[str, Any]], folder: Path) -> None:
    data = tables.get("data", {})
    if isinstance(data.get("captions"), str) and data["captions"]:
        data["captions"] = str(folder / Path(data["captions"]).expanduser())
    if isinstance(data.get("folders"), list):
        data["folders"] = [
            str(folder / Path(name).expanduser()) if isinstance(name, str) else name
            for name in data["folders"]
        ]


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    names = [*under, *(name for name in over if name not in under)]
    return {name: {**under.get(name, {}), **over.get(name, {})} for name in names}


def _made(table: str, kind: type[S], values: Mapping[str, Any]) -> S:
    defaults: dict[str, Any] = {f.name: f.default for f in fields(kind)}  # pyright: ignore
    _check_keys(table, values, set(defaults))
    typed = {key: _typed(table, key, defaults[key], value) for key, value in values.items()}
    try:
        return kind(**typed)
    except BadInput as error:
        raise BadInput(f"[{table}] {error.message}", error.hint) from error


def _check_keys(table: str, values: Mapping[str, Any], known: set[str]) -> None:
    for key in values:
        if key not in known:
            raise BadInput(f"[{table}] has no key “{key}”.", _nearest(key, known))


def _nearest(name: str, known: set[str]) -> str:
    near = get_close_matches(name, sorted(known), 1, 0.5)
    return f"Is “{near[0]}” meant?" if near else f"There are: {', '.join(sorted(known))}."


KINDS = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "words in quotes",
    tuple: "a list",
}


def _typed(table: str, key: str, default: Any, value: Any) -> Any:
    """A value of the default's kind. Raises BadInput."""
    kind = type(default)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value) if abs(value) < LARGEST else math.inf
    if kind is tuple and isinstance(value, list):
        value = tuple(value)
    if kind is float and isinstance(value, float) and not math.isfinite(value):
        raise BadInput(f"[{table}] {key} is {value}.", "It takes a finite number.")
    if kind in KINDS and type(value) is not kind:
        raise BadInput(f"[{table}] {key} is {value!r}; it takes {KINDS[kind]}.")
    if isinstance(value, tuple) and any(not isinstance(v, (int, float, str)) for v in value):
        raise BadInput(
            f"[{table}] {key} holds what is no number and no word.",
            "Write a number or words in quotes.",
        )
    return value
