"""`colorstudio batch`: one task over a folder of pictures; a bad one stops none of the others."""

from __future__ import annotations

import argparse
import copy
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from colorstudio.cli import (
    cluster,
    colorize,
    output,
    palette,
    parser,
    recolor,
    sketch,
    sketch_layers,
)
from colorstudio.errors import BadInput, ColorStudioError, ModelMissing


@dataclass(frozen=True)
class TaskRow:
    """One task that runs over folders. ``work`` does one picture, as the command of that name."""

    add: Callable[[argparse.ArgumentParser], None]
    work: Callable[[argparse.Namespace], dict[str, Any]]
    title: str
    more: tuple[str, ...] = ()
    """Endings of layered files that it writes."""


TASKS: dict[str, TaskRow] = {
    "colorize": TaskRow(colorize.add_task_options, colorize.work, "colour grey photos"),
    "recolor": TaskRow(recolor.add_task_options, recolor.work, "give objects another colour"),
    "palette": TaskRow(palette.add_task_options, palette.work, "give pictures a palette"),
    "sketch": TaskRow(
        sketch.add_task_options,
        sketch.work,
        "colour drawings under their ink",
        sketch_layers.ENDINGS,
    ),
}
PER_PICTURE = {"hints": (".json", ".hints.json"), "mask": (".png", ".mask.png")}
"""Options that may name a folder: the file of the picture's name in it is taken."""
LOSSY = ".png"
"""What is written for a picture whose own format would lose the seal."""


def add(commands: parser.Commands) -> None:
    """Adds the command's parsers."""
    text = "one task over a folder of pictures"
    command = commands.add_parser("batch", help=text, description=text)
    tasks = command.add_subparsers(required=True, parser_class=parser.Parser, metavar="TASK")
    for name, row in TASKS.items():
        task = tasks.add_parser(name, help=row.title)
        task.set_defaults(run=run, row=row)
        task.add_argument("folder", type=Path, metavar="IN_DIR")
        task.add_argument("target", type=Path, metavar="OUT_DIR")
        task.add_argument(
            "--resume", action="store_true", help="leave out what OUT_DIR has already"
        )
        task.add_argument(
            "--format",
            default=LOSSY,
            type=partial(ending, more=row.more),
            metavar=".png",
            help="of what is written",
        )
        row.add(task)
        parser.add_run_options(task)
        cluster.add_options(task, name)


def ending(text: str, more: tuple[str, ...] = ()) -> str:
    """A file ending with its dot, for argparse: that of a picture, or one of ``more``."""
    from colorstudio.imaging import io

    text = "." + text.lower().lstrip(".")
    try:
        if text not in more:
            io.format_of(Path(f"x{text}"))
    except BadInput as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


@dataclass(frozen=True)
class Picture:
    """One picture of the folder and where its result goes. ``number``: from 1."""

    number: int
    path: Path
    target: Path


@dataclass
class Tally:
    """What became of the pictures so far; ``seals``: the worst of all that was written."""

    done: list[str] = field(default_factory=list)
    failed: list[dict[str, str]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    seals: dict[str, float] = field(default_factory=dict)

    def add(self, picture: Picture, found: dict[str, Any] | ColorStudioError) -> str:
        """Takes in a picture's answer, or why there is none; a line about it."""
        if isinstance(found, ColorStudioError):
            self.failed.append({"input": str(picture.path), "error": str(found)})
            return f"{picture.path}: {found}"
        self.done += found.get("outputs", [found["output"]])
        for answer in (found, *found.get("colourways", ())):
            for name, value in answer["seals"].items():
                self.seals[name] = max(value, self.seals.get(name, value))
        return f"{picture.target} ({found['seconds']:.1f} s)"


def run(options: argparse.Namespace) -> int:
    """Runs the command. Status 2 where a picture failed, after all the others were done."""
    pictures = inputs(options.folder)
    if options.target.exists() and options.target.resolve() == options.folder.resolve():
        raise BadInput("The results would lie among the pictures.", "Name another folder.")
    if options.target.exists() and not options.target.is_dir():
        raise BadInput(f"{options.target} is not a folder.", "Name the folder of the results.")
    _check_raw(options)
    is_new = not options.target.exists()
    options.target.mkdir(parents=True, exist_ok=True)
    tally, asked = Tally(), _asked(options, pictures)
    if options.resume:
        tally.skipped = [str(one.target) for one in asked if one.target.exists()]
        asked = [one for one in asked if not one.target.exists()]
    run_all, out = cluster.answers if options.cluster else _answers, sys.stdout
    try:
        for picture, found in run_all(options, asked):
            said = tally.add(picture, found)
            if not options.quiet and not options.json:
                print(f"{picture.number} of {len(pictures)}: {said}", file=out, flush=True)
    except ModelMissing:  # every picture would miss it
        if is_new and not (tally.done or tally.failed):
            options.target.rmdir()
        raise
    if options.json:
        output.print_json(vars(tally))
    elif not options.quiet:
        done, failed, skipped = map(len, (tally.done, tally.failed, tally.skipped))
        print(f"{done} written, {failed} failed, {skipped} were there already.")
    return BadInput.exit_code if tally.failed else 0


def _asked(options: argparse.Namespace, pictures: list[Path]) -> list[Picture]:
    taken: set[Path] = set()
    return [
        Picture(number, path, _target(options.target, path, options.format, taken))
        for number, path in enumerate(pictures, 1)
    ]


def _answers(
    options: argparse.Namespace, asked: list[Picture]
) -> Iterator[tuple[Picture, dict[str, Any] | ColorStudioError]]:
    """Each picture with its answer or why it failed, one after another. Raises ModelMissing."""
    for picture in asked:
        try:
            yield picture, answer(options, picture)
        except ModelMissing:
            raise
        except ColorStudioError as error:
            yield picture, error


def answer(options: argparse.Namespace, picture: Picture) -> dict[str, Any]:
    """Does one picture, as the task's own command does; what that would print as JSON.

    Raises ColorStudioError.
    """
    return options.row.work(_for_one(options, picture.path, picture.target))


def inputs(folder: Path) -> list[Path]:
    """The pictures of a folder by their endings, sorted. Raises BadInput where there is none."""
    from colorstudio.imaging import io

    if not folder.is_dir():
        raise BadInput(f"{folder} is not a folder.", "Name the folder of the pictures.")
    marks = PER_PICTURE["mask"][1]
    found = [
        path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in io.ENDINGS
        and path.is_file()
        and not path.name.startswith(".")
        and not path.name.endswith(marks)
    ]
    if not found:
        raise BadInput(f"There is no picture in {folder}.", "It takes PNG, JPEG, TIFF, WebP, BMP.")
    return found


def _check_raw(options: argparse.Namespace) -> None:
    """Makes the folder of the model's own pictures. Raises BadInput where they would meet."""
    from colorstudio.imaging import io

    raw: Path | None = options.raw
    if raw is None:
        return
    if raw.is_file() or raw.suffix.lower() in io.ENDINGS:
        raise BadInput("All pictures would write their --raw to one file.", "Name a folder.")
    if raw.resolve() in (options.folder.resolve(), options.target.resolve()):
        raise BadInput("--raw would lie among other pictures.", "Name a folder of its own.")
    raw.mkdir(parents=True, exist_ok=True)


def _target(folder: Path, path: Path, suffix: str, taken: set[Path]) -> Path:
    """Where the result of a picture goes; a.jpg and a.png do not meet."""
    target = folder / f"{path.stem}{suffix}"
    if target in taken:
        target = folder / f"{path.stem}-{path.suffix[1:]}{suffix}"
    taken.add(target)
    return target


def _for_one(options: argparse.Namespace, path: Path, target: Path) -> argparse.Namespace:
    """The options as the task's own command would have them for this picture."""
    one = copy.copy(options)
    one.input, one.output, one.quiet = path, target, True
    if options.raw is not None:
        one.raw = options.raw / f"{target.stem}{LOSSY}"
    for name, endings in PER_PICTURE.items():
        place = getattr(options, name, None)
        if place is not None and place.is_dir():
            files = [place / f"{path.stem}{e}" for e in endings]
            there = [file for file in files if file.exists()]
            if not there:
                raise BadInput(f"There is no {name} for it in {place}.", f"Add {files[0].name}.")
            setattr(one, name, there[0])
    return one
