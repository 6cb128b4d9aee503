"""`colorstudio batch`: one task over a folder of pictures; a bad one stops none of the others."""

from __future__ import annotations

import argparse
import copy
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from colorstudio.cli import colorize, output, palette, parser, recolor, sketch, sketch_layers
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


def run(options: argparse.Namespace) -> int:
    """Runs the command. Status 2 where a picture failed, after all the others were done.

    ``seals`` in its JSON are the worst of all that was written.
    """
    pictures = inputs(options.folder)
    if options.target.exists() and options.target.resolve() == options.folder.resolve():
        raise BadInput("The results would lie among the pictures.", "Name another folder.")
    if options.target.exists() and not options.target.is_dir():
        raise BadInput(f"{options.target} is not a folder.", "Name the folder of the results.")
    _check_raw(options)
    is_new = not options.target.exists()
    options.target.mkdir(parents=True, exist_ok=True)
    done: list[str] = []
    skipped: list[str] = []
    failed: list[dict[str, str]] = []
    taken: set[Path] = set()
    seals: dict[str, float] = {}
    for number, path in enumerate(pictures, 1):
        target = _target(options.target, path, options.format, taken)
        if options.resume and target.exists():
            skipped.append(str(target))
            continue
        try:
            found = options.row.work(_for_one(options, path, target))
        except ModelMissing:  # every picture would miss it
            if is_new and not (done or failed):
                options.target.rmdir()
            raise
        except ColorStudioError as error:
            failed.append({"input": str(path), "error": str(error)})
            said = f"{path}: {error}"
        else:
            done += found.get("outputs", [found["output"]])
            for answer in (found, *found.get("colourways", ())):
                for name, value in answer["seals"].items():
                    seals[name] = max(value, seals.get(name, value))
            said = f"{target} ({found['seconds']:.1f} s)"
        if not options.quiet and not options.json:
            print(f"{number} of {len(pictures)}: {said}")
    if options.json:
        output.print_json({"done": done, "failed": failed, "skipped": skipped, "seals": seals})
    elif not options.quiet:
        print(f"{len(done)} written, {len(failed)} failed, {len(skipped)} were there already.")
    return BadInput.exit_code if failed else 0


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
