"""Makes the small weights that the program brings along (docs/training.md, "The mini bundle").

python scripts/mini.py train                             all stages, or what is left of them
python scripts/mini.py train --steps 20                  whether all of it runs: a dry run
python scripts/mini.py train --only guider --minutes 9   one stage, for so long
python scripts/mini.py assemble                          one bundle of the newest of every stage
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))
WORK, DRY = REPOSITORY / "out" / "mini", REPOSITORY / "out" / "mini-dry"
OUT = REPOSITORY / "resources" / "models" / "mini"
DATA = Path(os.environ.get("COLORSTUDIO_TEST_DATA") or REPOSITORY.parent.joinpath("shared", "data"))
MEASURED = 256
TOLD_EVERY = 30.0
"""Seconds between two lines of what a stage has come to."""
INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit status."""
    from colorstudio.errors import Cancelled, ColorStudioError

    options = _parser().parse_args(arguments)
    os.environ.setdefault("TORCH_CPP_LOG_LEVEL", "ERROR")
    try:
        return options.run(options)
    except (Cancelled, KeyboardInterrupt):
        say("Interrupted. The same command goes on.")
        return INTERRUPTED
    except ColorStudioError as error:
        say(f"{error.message} {error.hint}".strip())
        return 1


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    train = commands.add_parser("train", help="run the stages, or what is left of them")
    train.set_defaults(run=_train)
    train.add_argument("--only", default="", metavar="STAGE", help="this one alone")
    train.add_argument("--from", dest="first", default="", metavar="STAGE", help="and all after it")
    train.add_argument(
        "--steps", type=int, default=0, metavar="N", help=f"of each stage; goes to {DRY.name}"
    )
    train.add_argument("--minutes", type=float, default=0.0, metavar="M", help="of each stage")
    train.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    train.add_argument(
        "--configs", type=Path, metavar="DIR", help="NAME.toml in it go over a stage's settings"
    )
    train.add_argument("--workers", type=int, metavar="N", help="processes that compose pictures")
    train.add_argument("--precision", choices=("no", "bf16", "fp16"))
    assemble = commands.add_parser("assemble", help="one bundle of the newest of every stage")
    assemble.set_defaults(run=_assemble)
    assemble.add_argument("--out", type=Path, default=OUT, help="the bundle's folder")
    assemble.add_argument(
        "--without", action="append", default=[], metavar="ROLE", help="leave it out"
    )
    assemble.add_argument("--quick", action="store_true", help="do not compare with full precision")
    card = commands.add_parser("card", help="write the bundle's card anew, with its figures")
    card.set_defaults(run=_card)
    card.add_argument("--out", type=Path, default=OUT, help="the bundle's folder")
    card.add_argument(
        "--results", type=Path, required=True, metavar="F.json", help="of `colorstudio evaluate`"
    )
    pack = commands.add_parser("pack", help="a collection as one file, or folder")
    pack.set_defaults(run=_pack)
    pack.add_argument("-o", "--output", type=Path, required=True, help="a .zip, or a folder")
    pack.add_argument("--tables", action="store_true", help="of the test split, lossless")
    pack.add_argument("--quality", type=int, metavar="0-100", help="of WebP, for training")
    for command in (train, assemble):
        command.add_argument("--work", type=Path, help="holds a folder for each stage")
    for command in (train, assemble, pack):
        command.add_argument("--data", type=Path, default=DATA, help="a collection, or its pack")
    return parser


class _Told:
    """A `RunContext` that says from time to time how far a stage is."""

    def __init__(self, name: str) -> None:
        self._name, self._last, self._started = name, 0.0, time.monotonic()

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        now = time.monotonic()
        if now - self._last >= TOLD_EVERY or done >= total:
            self._last = now
            say(f"{self._name}: {stage}, of {total}; {(now - self._started) / 60:.1f} minutes")


def _train(options: argparse.Namespace) -> int:
    from colorstudio.cli.train import stopping
    from colorstudio.training.mini.chain import Wishes, chosen, run_stage
    from colorstudio.training.mini.stages import read_stages

    fit = {"workers": options.workers, "precision": options.precision}
    wishes = Wishes(
        data=options.data,
        work=options.work or (DRY if options.steps else WORK),
        steps=options.steps,
        minutes=options.minutes,
        device=options.device,
        configs=options.configs,
        given={"fit": {key: value for key, value in fit.items() if value is not None}},
    )
    for stage in chosen(read_stages(), options.only, options.first):
        with stopping(_Told(stage.name)) as ctx:
            print(f"{stage.name}: {run_stage(stage, wishes, ctx, say)}", flush=True)
    return 0


def _assemble(options: argparse.Namespace) -> int:
    from colorstudio.engine.loaders import quiet_libraries
    from colorstudio.training.mini.assembled import assembled, bytes_in
    from colorstudio.training.mini.card import counted
    from colorstudio.training.mini.gathered import gathered
    from colorstudio.training.mini.precision import losses
    from colorstudio.training.mini.stages import read_stages
    from colorstudio.training.scenes.collection import collection_in
    from colorstudio.training.scenes.pictures import Scenes

    quiet_libraries()
    collection = collection_in(options.data)
    with tempfile.TemporaryDirectory() as scratch:
        found = gathered(
            read_stages(),
            options.work or WORK,
            Path(scratch),
            lambda: Scenes(collection, MEASURED),
            say,
        )
        made = assembled(found, options.out, options.without, counted(collection))
        lost = {} if options.quick else losses(made.homes, made.bundle)
    for note in made.notes:
        say(note)
    for row in found:
        state = "finished" if row.finished else "unfinished"
        print(f"{row.stage.name:18s} {row.steps:7d} steps, {state}")
        if row.stage.apart and row.finished:
            shutil.copytree(
                row.bundle.root, options.out.with_name(row.stage.name), dirs_exist_ok=True
            )
    for role, value in lost.items():
        print(f"{role:18s} half precision changes its answers by {value:.1e}")
    size = bytes_in(made.bundle.root) / 1e6
    print(f"{made.bundle.root}: {', '.join(sorted(made.bundle.roles))}; {size:.1f} MB")
    return 0


def _card(options: argparse.Namespace) -> int:
    from colorstudio.engine.bundle_files import read_bundle
    from colorstudio.training.mini.assembled import seal
    from colorstudio.training.mini.card import rewrite

    rewrite(read_bundle(options.out), json.loads(options.results.read_text("utf-8")))
    seal(options.out)
    return 0


def _pack(options: argparse.Namespace) -> int:
    from colorstudio.training.scenes import packed
    from colorstudio.training.scenes.collection import collection_in

    collection = collection_in(options.data)
    items = (packed.for_tables if options.tables else packed.for_training)(collection)
    size = packed.pack(
        collection,
        items,
        options.output,
        lossless=options.tables,
        quality=packed.QUALITY if options.quality is None else options.quality,
    )
    print(f"{options.output}: {len(items)} pictures, {size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
