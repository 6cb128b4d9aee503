"""The command line: opens the window, or does one task and says how it went."""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import colorstudio
from colorstudio import paths
from colorstudio.errors import BadInput, Cancelled, ColorStudioError
from colorstudio.methods.base import Slider
from colorstudio.methods.registry import METHODS, load, method
from colorstudio.settings import Settings

INTERRUPTED = 130
COMMANDS = ("colorize", "methods", "doctor", "bench")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit status (see ``cli.md``): 0, 1, 2, 3, 4 or 130."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in COMMANDS:
            options = _parser().parse_args(given)
            return options.run(options)
        return _open_window(_window_parser().parse_args(given))
    except ColorStudioError as error:
        _complain(str(error))
        return error.exit_code
    except (Cancelled, KeyboardInterrupt):
        _complain("Interrupted; nothing was written.")
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception:
        return _bug()


def _complain(text: str) -> None:
    print(f"colorstudio: {' '.join(text.split())}", file=sys.stderr)


def _bug() -> int:
    """An unexpected fault: the whole story goes to the log, one line to the person."""
    import traceback

    file = paths.logs() / "command-line.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{time.ctime()} {sys.argv}\n{traceback.format_exc()}\n")
        _complain(f"A fault in the program. No file was harmed. The details are in {file}.")
    except OSError:
        _complain(f"A fault in the program. No file was harmed.\n{traceback.format_exc()}")
    return 1


# -- parsers -------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """Usage errors are one line with exit status 2, like every other error."""

    def error(self, message: str) -> Any:
        raise BadInput(f"{message[:1].upper()}{message[1:]}.", f"See {self.prog} --help.")


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="colorstudio",
        description="Opens the window, with these pictures or projects.",
        epilog=f"Commands: {', '.join(COMMANDS)}; each has its own --help.",
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--safe-mode", action="store_true", help="start with default settings")
    parser.add_argument("--version", action="version", version=colorstudio.__version__)
    parser.add_argument(
        "--demo-offscreen",
        type=Path,
        metavar="DIR",
        help="without a display: colour the sample photo, write it and a picture of the window",
    )
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="colorstudio")
    commands = parser.add_subparsers(required=True, parser_class=_Parser)
    _add_colorize(commands.add_parser("colorize", help="colour a grey photo"))
    for name, run, text in (
        ("methods", _methods, "every way: task, models it needs, whether they are installed"),
        ("doctor", _doctor, "versions, folders, what is missing and how to mend it"),
        ("bench", _bench, "measure this machine; without a name, everything"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        _add_common(command)
        if name == "bench":
            command.add_argument("names", nargs="*", metavar="NAME")
            command.add_argument("--data", type=Path, help="folder of test pictures")
    return parser


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON object on standard output")
    command.add_argument("--quiet", action="store_true", help="no progress")


def _add_colorize(command: argparse.ArgumentParser) -> None:
    preferred = Settings.load(paths.config() / "settings.json")
    ways = [spec.way for spec in METHODS if spec.task == "colorize"]
    command.set_defaults(run=_colorize)
    command.add_argument("input", type=Path, metavar="IN")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    command.add_argument("--way", choices=ways, default="instant")
    command.add_argument("--hints", type=Path, metavar="H.json")
    command.add_argument("--mask", type=Path, metavar="M.png", help="colour only inside of it")
    for name, default, text in (
        ("--metadata", preferred.keep_metadata, "write EXIF and recipe"),
        ("--keep-gps", preferred.keep_gps, "keep the place in EXIF"),
    ):
        command.add_argument(
            name, action=argparse.BooleanOptionalAction, default=default, help=text
        )
    command.add_argument(
        "--max-megapixels",
        type=_size,
        default=preferred.max_megapixels,
        metavar="N",
        help="refuse larger pictures (default %(default)g)",
    )
    command.set_defaults(jpeg_quality=min(max(preferred.jpeg_quality, 1), 100))
    _add_common(command)
    for way in ways:
        _add_fields(command, load(method(f"colorize.{way}").request), preferred)


def _size(text: str) -> float:
    value = float(text)
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"{text} is not a size")
    return value


def _add_fields(command: argparse.ArgumentParser, request_type: type, preferred: Settings) -> None:
    """Every field of a request that a person sets becomes an option of the same name.

    A preference of that name is its default.
    """
    for f in fields(request_type):
        form = f.metadata.get("form")
        if isinstance(form, Slider) and f.default is not MISSING:
            default = getattr(preferred, f.name, f.default)
            command.add_argument(
                f"--{f.name.replace('_', '-')}",
                dest=f.name,
                type=type(f.default),
                default=default,
                metavar=type(f.default).__name__.upper(),
                help=f"{form.help} ({form.low:g} to {form.high:g}, default {default:g})".strip(),
            )


def _given(options: argparse.Namespace, request_type: type) -> dict[str, Any]:
    return {
        f.name: getattr(options, f.name)
        for f in fields(request_type)
        if isinstance(f.metadata.get("form"), Slider) and hasattr(options, f.name)
    }


# -- commands ------------------------------------------------------------------------------------


def _open_window(options: argparse.Namespace) -> int:
    if options.demo_offscreen is not None:
        from colorstudio.demo import run_demo

        return run_demo(options.demo_offscreen)
    for path in options.files:
        if not os.path.exists(path):  # Path.exists raises for a name that is too long
            raise BadInput(f"{path} does not exist.", "Check the name.")
    from colorstudio.app import run

    return run(options.files, safe_mode=options.safe_mode)


class _Progress:
    """A `RunContext` that writes one line to standard error, or nothing."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        if self._shown and total:
            print(f"\r{stage:12s} {100 * done // total:3d} %", end="", file=sys.stderr)
            if done >= total:
                print(file=sys.stderr)


def _colorize(options: argparse.Namespace) -> int:
    from colorstudio.engine.engine import Engine
    from colorstudio.imaging import hints, io

    started = time.perf_counter()
    lossless = io.format_of(options.output).lossless
    picture = io.read(options.input, max_megapixels=options.max_megapixels)
    marks = hints.Hints(picture.pixels.size)
    masks: dict[str, Any] = {}
    if options.hints is not None:
        marks = hints.load(options.hints).scaled_to(picture.pixels.size).checked()
        for name in {h.mask for h in marks.items if h.mask}:
            masks[name] = _read_mask(options.hints.parent / name, picture.pixels.size)
    method_id = f"colorize.{options.way}"
    request_type = load(method(method_id).request)
    request = request_type(
        image=picture.pixels,
        hints=marks,
        masks=masks,
        mask=_read_mask(options.mask, picture.pixels.size) if options.mask else None,
        **_given(options, request_type),
    )
    result = Engine().run(method_id, request, _Progress(options.quiet or options.json))
    recipe = {**result.recipe, "input": options.input.name, "seals": dict(result.seals)}
    io.write(
        options.output,
        result.pixels,
        picture.metadata,
        io.WriteOptions(
            keep_metadata=options.metadata,
            keep_gps=options.keep_gps,
            quality=options.jpeg_quality,
        ),
        recipe=recipe if options.metadata else None,
    )
    seals = dict(result.seals)
    notes = [*picture.notices, *result.notes]
    if not lossless:
        seals.clear()
        notes.append(f"{options.output.suffix} is lossy, so no seal is claimed for the file.")
    seconds = round(time.perf_counter() - started, 3)
    answer = {
        "output": str(options.output),
        "way": options.way,
        "bundle": None,
        "seconds": seconds,
        "seals": seals,
        "recipe": recipe,
        "notes": notes,
    }
    if options.json:
        _print_json(answer)
    elif not options.quiet:
        for text in notes:
            print(text)
        sealed = seals.get("lightness_max_error")
        kept = f", lightness kept to {sealed:.3f} L*" if sealed is not None else ""
        print(f"{options.output} written in {seconds:.1f} s{kept}.")
    return 0


def _read_mask(path: Path, size: tuple[int, int]) -> Any:
    """A mask (H x W float32 in [0, 1]) at the picture's size. Raises BadInput."""
    from colorstudio.imaging import io

    return io.read_mask(path, size)


def _methods(options: argparse.Namespace) -> int:
    items = [
        {
            "id": spec.id,
            "task": spec.task,
            "way": spec.way,
            "title": spec.title,
            "lane": spec.lane.value,
            "models": list(spec.models),
            "installed": not spec.models,
        }
        for spec in METHODS
    ]
    if options.json:
        _print_json({"items": items})
    else:
        for item in items:
            needs = ", ".join(item["models"]) or "nothing to install"
            print(f"{item['id']:22s} {item['title']}; {needs}")
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from colorstudio.doctor import examine

    checks = examine()
    ok = all(check.ok for check in checks)
    if options.json:
        _print_json({"ok": ok, "checks": [vars(check) for check in checks]})
    else:
        for check in checks:
            print(f"{'ok  ' if check.ok else 'FAIL'} {check.name:18s} {check.found}")
            if not check.ok:
                print(f"     {check.mend}")
    return 0 if ok else 1


def _bench(options: argparse.Namespace) -> int:
    from colorstudio.evaluation.bench import BENCHES, run_benches

    unknown = [name for name in options.names if name not in BENCHES]
    if unknown:
        raise BadInput(f"There is no bench “{unknown[0]}”.", f"There are: {', '.join(BENCHES)}.")
    say: Callable[[str], None] = _say if not options.quiet else lambda text: None
    figures = run_benches(options.names or list(BENCHES), options.data, say)
    rows = [figure.as_json() for figure in figures]
    if options.json:
        _print_json({"figures": rows})
    else:
        for row in rows:
            _print_figure(row)
    return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _print_figure(row: Mapping[str, Any]) -> None:
    peer = ""
    if row["peer"]:
        peer = f"   {row['peer']}: {row['peer_value']:.4g} {row['unit']}, ratio {row['ratio']:.3g}"
    print(f"{row['name']:44s} {row['value']:10.4g} {row['unit']}{peer}")


def _print_json(data: Mapping[str, Any]) -> None:
    print(json.dumps(data, ensure_ascii=False, allow_nan=False))


if __name__ == "__main__":
    sys.exit(main())
