"""`colorstudio train`: learns the weights of a paper's networks from folders of pictures."""

from __future__ import annotations

import argparse
import math
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio import paths
from colorstudio.cli import output, parser
from colorstudio.errors import BadInput, Cancelled

if TYPE_CHECKING:
    from colorstudio.methods.base import RunContext
    from colorstudio.training.run import Finished

INTERRUPTED = 130


def add(commands: parser.Commands) -> None:
    """Adds the command's parser."""
    text = "train the weights of a paper's networks on pictures of your own"
    command = commands.add_parser(
        "train",
        help=text,
        description=f"{text}. The same command works under `accelerate launch -m colorstudio` for "
        "several cards or computers, and under `torchrun -m colorstudio` for several processors.",
    )
    command.set_defaults(run=run)
    command.add_argument("recipe", nargs="?", default="", metavar="RECIPE", help="see --list")
    command.add_argument("--list", action="store_true", help="say which recipes there are")
    command.add_argument(
        "--config", type=Path, metavar="F.toml", help="settings: [data], [fit], [base], [recipe]"
    )
    command.add_argument(
        "--mini", action="store_true", help="small settings instead of the paper's"
    )
    command.add_argument(
        "--data",
        type=Path,
        action="append",
        metavar="DIR",
        help="pictures, with what lies below; may be given several times",
    )
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        help="where checkpoints, log and bundle go (default: ColorStudio's own folder)",
    )
    command.add_argument(
        "--bundle",
        action="append",
        metavar="BASE",
        help="the weights to build on: an id, or the folder of a bundle; may be given several "
        "times, what the first lacks comes from the next",
    )
    command.add_argument("--title", metavar="TEXT", help="what the new weights are called")
    for name, words in (
        ("steps", "how many steps, in the place of the settings'"),
        ("batch", "pictures at a time in each process"),
        ("seed", "another number, another run"),
    ):
        command.add_argument(f"--{name}", type=int, metavar="N", help=words)
    command.add_argument(
        "--minutes",
        type=float,
        default=0.0,
        metavar="M",
        help="end after so many, with the weights of then; --resume goes on",
    )
    command.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    command.add_argument(
        "--resume", action="store_true", help="go on from the last whole checkpoint in OUT"
    )
    command.add_argument(
        "--install", action="store_true", help="install the new weights in ColorStudio at the end"
    )
    parser.add_common(command)


def run(options: argparse.Namespace) -> int:
    """Runs the command. An interrupt ends it at the next step, with a checkpoint."""
    from colorstudio.training.registry import recipe

    if options.list:
        return _list(options)
    if not options.recipe:
        raise BadInput("Which recipe?", "`colorstudio train --list` shows them.")
    spec = recipe(options.recipe)
    out: Path = options.output or paths.data() / "training" / spec.id
    quiet = options.quiet or options.json
    # of several processes each would say that it found no unused weights
    os.environ.setdefault("TORCH_CPP_LOG_LEVEL", "ERROR")
    from colorstudio.training.checkpoints import there_are
    from colorstudio.training.config import read_config
    from colorstudio.training.run import train

    config = read_config(spec, options.config, mini=options.mini, given=_given(options))
    store = parser.preferences().model_store()
    with stopping(output.Progress(quiet)) as ctx:
        try:
            found = train(
                spec,
                config,
                out,
                store,
                bases=options.bundle or (),
                ctx=ctx,
                resume=options.resume,
                device=options.device,
                say=(lambda text: None) if options.quiet else output.complain,
                minutes=options.minutes,
            )
        except (Cancelled, KeyboardInterrupt):
            output.complain(
                f"Interrupted. `--resume` goes on from the last checkpoint in {out}."
                if there_are(out)
                else "Interrupted; nothing was learned yet."
            )
            return INTERRUPTED
    if found.bundle is not None:
        _tell(found, options)
    return 0


def _list(options: argparse.Namespace) -> int:
    from colorstudio.training.registry import RECIPES

    if options.json:
        items = [{"id": s.id, "title": s.title, "gives": list(s.gives)} for s in RECIPES]
        output.print_json({"items": items})
    else:
        for spec in RECIPES:
            print(f"{spec.id:18s} {spec.title}; gives {', '.join(spec.gives)}")
    return 0


def _given(options: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """What the command line says, by table."""
    fit = {name: getattr(options, name) for name in ("steps", "batch", "seed")}
    data = {"folders": [str(folder) for folder in options.data] if options.data else None}
    tables = {"fit": fit, "data": data, "base": {"title": options.title}}
    return {
        table: {key: value for key, value in row.items() if value is not None}
        for table, row in tables.items()
    }


@contextmanager
def stopping(progress: RunContext) -> Iterator[RunContext]:
    """Ctrl-C and a polite kill end the run between two steps; a second one ends it at once."""
    stop = _Stop(progress)
    before = {}
    for number in (signal.SIGINT, signal.SIGTERM):
        before[number] = signal.signal(number, stop.asked)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Stop:
    def __init__(self, progress: RunContext) -> None:
        self._progress = progress
        self._asked = False

    def asked(self, number: int, frame: Any) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        if self._asked:
            raise Cancelled
        self._progress.step(done, total, stage, preview)


def _tell(found: Finished, options: argparse.Namespace) -> None:
    bundle, trained = found.bundle, found.trained
    if bundle is None:
        return
    name = str(bundle.root)
    if options.install:
        name = _installed(bundle.root)
    if options.json:
        loss = trained.loss if math.isfinite(trained.loss) else None
        seconds = round(trained.seconds, 3)
        output.print_json(
            {"bundle": name, "steps": trained.steps, "loss": loss, "seconds": seconds}
        )
    elif not options.quiet:
        print(
            f"{bundle.root} holds the weights after {trained.steps} steps, "
            f"loss {trained.loss:.4g}, in {trained.seconds:.0f} s."
        )
        if options.install:
            print(f"They are installed as “{name}”.")
        else:
            print(f"Install them with `colorstudio models import {bundle.root} --copy`.")


def _installed(folder: Path) -> str:
    from colorstudio.engine.importing import take_in
    from colorstudio.methods.base import Quiet

    store = parser.preferences().model_store()
    return take_in(store, folder, Quiet(), copy=True).bundle.id
