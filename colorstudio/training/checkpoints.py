"""Where a run stands, on the disk: folders that are whole or not there, the last few of them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from colorstudio import json_text
from colorstudio.atomic import flush_folder
from colorstudio.engine.bundle_files import hash_of
from colorstudio.errors import BadInput

FOLDER = "checkpoints"
FACTS = "facts.json"
FORMAT = 1
STATE = "optimisers.pt"


@dataclass(frozen=True)
class Checkpoint:
    """A moment of a run.

    ``weights``: by name of the module, and "average" where there is one; safetensors. ``state``:
    of optimisers and scalers, tensors and plain values only. ``facts``: JSON.
    """

    step: int
    weights: Mapping[str, Mapping[str, Tensor]]
    state: Mapping[str, Any]
    facts: Mapping[str, Any]


def write(out: Path, moment: Checkpoint, keep: int) -> Path:
    """Saves a moment in ``out/checkpoints`` and takes away all but the last ``keep``.

    Written beside, flushed, renamed: a killed program leaves the folder whole or not at all. Raises
    BadInput where the disk refuses; earlier checkpoints are then unharmed.
    """
    root = out / FOLDER
    folder = root / f"step-{moment.step:08d}"
    part = root / f".{folder.name}.part"
    try:
        root.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(part, ignore_errors=True)
        if _is_whole(folder):  # of the same step, so of the same content
            return folder
        part.mkdir()
        _fill(part, moment)
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(part, folder)
        flush_folder(root)
    except (OSError, SafetensorError, RuntimeError) as error:
        shutil.rmtree(part, ignore_errors=True)
        raise BadInput(
            f"The checkpoint of step {moment.step} cannot be written to {root}: {_reason(error)}.",
            "Make room, or make the folder writable, and go on with --resume.",
        ) from error
    for old in _folders(root)[:-keep]:
        shutil.rmtree(old, ignore_errors=True)
    return folder


def _reason(error: Exception) -> str:
    words = getattr(error, "strerror", None) or str(error)
    return words.splitlines()[0].rstrip(".") if words else type(error).__name__


def _is_whole(folder: Path) -> bool:
    try:
        return folder.is_dir() and bool(read(folder).weights)
    except BadInput:
        return False


def _fill(part: Path, moment: Checkpoint) -> None:
    for name, weights in moment.weights.items():
        save_file({k: v.contiguous() for k, v in weights.items()}, part / f"{name}.safetensors")
    torch.save(moment.state, part / STATE)
    names = sorted(path.name for path in part.iterdir())
    files = {n: [(part / n).stat().st_size, hash_of(part / n)] for n in names}
    facts = {**moment.facts, "format": FORMAT, "step": moment.step, "files": files}
    (part / FACTS).write_text(json.dumps(facts, indent=1, ensure_ascii=False), "utf-8")
    for path in part.iterdir():
        with open(path, "rb+") as file:
            os.fsync(file.fileno())
    flush_folder(part)


def sweep(out: Path) -> None:
    """Takes away what a killed program left half written."""
    for left in (out / FOLDER).glob(".step-*.part"):
        shutil.rmtree(left, ignore_errors=True)


def there_are(out: Path) -> bool:
    """Whether a run has left checkpoints in ``out``."""
    return bool(_folders(out / FOLDER))


def newest_step(out: Path) -> int:
    """The step of the last checkpoint in ``out``, whole or not; 0 where there is none."""
    steps = [folder.name.removeprefix("step-") for folder in _folders(out / FOLDER)]
    return max((int(step) for step in steps if step.isdecimal()), default=0)


def newest(out: Path, say: Callable[[str], None]) -> Checkpoint:
    """The last whole checkpoint in ``out``, on the CPU; what is passed over is said.

    Raises BadInput where there is none.
    """
    folders = _folders(out / FOLDER)
    for folder in reversed(folders):
        try:
            return read(folder)
        except BadInput as error:
            say(f"{error.message} It is passed over.")
    if folders:
        raise BadInput(
            f"None of the checkpoints in {out} is whole.", "Start anew in another folder."
        )
    raise BadInput(f"There is no checkpoint in {out} to go on from.", "Start without --resume.")


def read(folder: Path) -> Checkpoint:
    """A checkpoint, every file held against its size and hash. Raises BadInput."""
    try:
        facts = json_text.loads((folder / FACTS).read_text("utf-8"))
        if facts["format"] != FORMAT:
            raise BadInput(
                f"{folder.name} is of another version of the program.",
                "Begin anew, without --resume.",
            )
        for name, (size, digest) in facts["files"].items():
            path = folder / name
            if path.name != name or path.stat().st_size != size or hash_of(path) != digest:
                raise BadInput(
                    f"{folder.name} is torn: {name} is not as it was written.",
                    "Choose an older checkpoint.",
                )
        weights = {
            name.removesuffix(".safetensors"): load_file(folder / name)
            for name in facts["files"]
            if name.endswith(".safetensors")
        }
        # weights_only: a foreign file must not be able to run anything
        state = torch.load(folder / STATE, map_location="cpu", weights_only=True)
        return Checkpoint(int(facts["step"]), weights, state, facts)
    except BadInput:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            f"{folder.name} is no checkpoint of ours, or torn.", "Choose a folder that a run wrote."
        ) from error
    except Exception as error:  # unpicklers raise whatever the bytes lead them to
        raise BadInput(
            f"{folder.name} cannot be read: {type(error).__name__}.", "Choose an older checkpoint."
        ) from error


def _folders(root: Path) -> list[Path]:
    try:
        return sorted(path for path in root.glob("step-*") if path.is_dir())
    except OSError as error:  # a name that is too long, a folder that is nobody's business
        raise BadInput(
            f"{root} cannot be looked into: {_reason(error)}.", "Check its permissions."
        ) from error
