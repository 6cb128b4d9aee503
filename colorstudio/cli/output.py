"""What the commands say and write: progress, answers, complaints, the picture with its recipe."""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio import paths
from colorstudio.errors import BadInput

if TYPE_CHECKING:
    from colorstudio.imaging.io import Picture
    from colorstudio.imaging.pixels import Pixels
    from colorstudio.methods.base import Result


def complain(text: str) -> None:
    """One line on standard error."""
    print(f"colorstudio: {' '.join(text.split())}", file=sys.stderr)


def bug() -> int:
    """An unexpected fault: the whole story goes to the log, one line to the person."""
    file = paths.logs() / "command-line.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{time.ctime()} {sys.argv}\n{traceback.format_exc()}\n")
        complain(f"A fault in the program. No file was harmed. The details are in {file}.")
    except OSError:
        complain(f"A fault in the program. No file was harmed.\n{traceback.format_exc()}")
    return 1


def print_json(data: Mapping[str, Any]) -> None:
    """The one JSON object of ``--json``."""
    print(json.dumps(data, ensure_ascii=False, allow_nan=False))


class Progress:
    """A `RunContext` that writes one line to standard error, or nothing."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._line = ""

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        if self._shown and total:
            line = f"{stage:20s} {100 * done // total:3d} %"
            if line != self._line:  # a download comes in thousands of steps
                print(f"\r{line:{len(self._line)}s}", end="", file=sys.stderr)
                self._line = line
            if done >= total:
                print(file=sys.stderr)


def check_targets(*targets: Path | None) -> None:
    """Before the slow work: raises BadInput where a picture cannot be written under such a name."""
    from colorstudio import atomic
    from colorstudio.imaging import io

    for path in targets:
        if path is not None:
            io.format_of(path)
            atomic.check_target(path)


def check_raw(raw: Path | None, *others: Path | None) -> None:
    """Raises BadInput where a model's own picture would take the place of another, however its
    name is written.
    """
    if raw is None:
        return
    for other in others:
        if other is not None and (raw.resolve() == other.resolve() or _one_file(raw, other)):
            raise BadInput("--raw would take the place of another picture.", "Name another file.")


def _one_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def read(path: Path, options: argparse.Namespace) -> Picture:
    """The picture to work on, or one to go by. Raises BadInput, also where the result would
    take its place.
    """
    from colorstudio.imaging import io

    target: Path | None = getattr(options, "output", None)
    if target is not None and target.resolve() == path.resolve():
        raise BadInput(f"The result would take the place of {path.name}.", "Name another file.")
    return io.read(path, max_megapixels=options.max_megapixels)


def written(
    path: Path,
    picture: Picture,
    result: Result,
    options: argparse.Namespace,
    *,
    started: float,
    notes: Sequence[str] = (),
    raw: Path | None = None,
) -> dict[str, Any]:
    """Writes the result with its recipe, and returns the answer that ``--json`` prints.

    A lossy format claims no seal. ``raw``: where the model's own decode goes, if there is one.
    """
    from colorstudio.imaging import io

    recipe = {**result.recipe, "seals": dict(result.seals)}
    if getattr(options, "input", None) is not None:
        recipe["input"] = picture_name(options)
    write_pixels(path, result.pixels, picture, options, recipe)
    if raw is not None and result.raw is not None:
        write_pixels(raw, result.raw, picture, options, recipe)
    seals = dict(result.seals)
    said = [*picture.notices, *notes, *result.notes]
    if seals and not io.format_of(path).lossless:
        seals.clear()
        said.append(f"{path.suffix} is lossy, so no seal is claimed for the file.")
    return answer(
        path,
        options,
        started=started,
        seals=seals,
        recipe=recipe,
        notes=said,
        bundle=result.bundle or None,
    )


def write_pixels(
    path: Path,
    pixels: Pixels,
    picture: Picture,
    options: argparse.Namespace,
    recipe: Mapping[str, Any],
) -> None:
    """A picture with the metadata of the one that it was made from."""
    from colorstudio.imaging import io

    io.write(
        path,
        pixels,
        picture.metadata,
        io.WriteOptions(
            keep_metadata=options.metadata,
            keep_gps=options.keep_gps,
            quality=options.jpeg_quality,
        ),
        recipe=dict(recipe) if options.metadata else None,
    )


def picture_name(options: argparse.Namespace) -> str:
    return options.input.name


def answer(
    path: Path,
    options: argparse.Namespace,
    *,
    started: float,
    seals: Mapping[str, float],
    recipe: Mapping[str, Any],
    notes: Sequence[str] = (),
    bundle: str | None = None,
    **more: Any,
) -> dict[str, Any]:
    """The JSON object of a task, by the names of ``cli.md``."""
    return {
        "output": str(path),
        "way": options.way,
        "bundle": bundle,
        "seconds": round(time.perf_counter() - started, 3),
        "seals": dict(seals),
        "recipe": dict(recipe),
        "notes": list(notes),
        **more,
    }


SEAL_WORDS = {
    "lightness_max_error": "lightness kept to {:.3f} L*",
    "outside_changed_pixels": "{:.0f} pixels changed outside",
    "palette_cd_a": "CD-A {:.2f}",
    "palette_share_error": "shares met to {:.0f} px",
    "ink_changed_pixels": "{:.0f} pixels of ink changed",
}


def tell(found: Mapping[str, Any], options: argparse.Namespace) -> None:
    """Says how it went: JSON, sentences, or nothing."""
    if options.json:
        print_json(found)
    elif not options.quiet:
        for text in found["notes"]:
            print(text)
        seals = [
            SEAL_WORDS[name].format(value)
            for name, value in found["seals"].items()
            if name in SEAL_WORDS
        ]
        what = ", ".join([f"written in {found['seconds']:.1f} s", *seals])
        for path in found.get("outputs", [found["output"]]):
            print(f"{path} {what}.")
