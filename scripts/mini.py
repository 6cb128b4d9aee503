"""Makes the small weights that the program brings along (see docs/training.md, "The mini bundle").

python scripts/mini.py assemble --work out/mini --out resources/models/mini
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))
WORK, OUT = REPOSITORY / "out" / "mini", REPOSITORY / "resources" / "models" / "mini"
DATA = REPOSITORY.parent / "shared" / "data"
MEASURED = 256


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit status."""
    from colorstudio.errors import ColorStudioError

    options = _parser().parse_args(arguments)
    os.environ.setdefault("TORCH_CPP_LOG_LEVEL", "ERROR")
    try:
        return options.run(options)
    except ColorStudioError as error:
        say(f"{error.message} {error.hint}".strip())
        return 1


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    assemble = commands.add_parser("assemble", help="one bundle of the newest of every stage")
    assemble.set_defaults(run=_assemble)
    assemble.add_argument("--out", type=Path, default=OUT, help="the bundle's folder")
    assemble.add_argument(
        "--without", action="append", default=[], metavar="ROLE", help="leave it out"
    )
    for command in (assemble,):
        command.add_argument("--work", type=Path, default=WORK, help="a folder for each stage")
        command.add_argument("--data", type=Path, default=DATA, help="the collection of pictures")
    return parser


def _assemble(options: argparse.Namespace) -> int:
    from colorstudio.engine.loaders import quiet_libraries
    from colorstudio.training.mini.assembled import assembled, bytes_in
    from colorstudio.training.mini.gathered import gathered
    from colorstudio.training.mini.stages import read_stages
    from colorstudio.training.scenes.pictures import scenes_in

    quiet_libraries()

    def pictures() -> Any:
        return scenes_in(options.data, MEASURED)

    with tempfile.TemporaryDirectory() as scratch:
        found = gathered(read_stages(), options.work, Path(scratch), pictures, say)
        bundle, notes = assembled(found, options.out, options.without)
    for note in notes:
        say(note)
    for row in found:
        state = "finished" if row.finished else "unfinished"
        print(f"{row.stage.name:18s} {row.steps:7d} steps, {state}")
    print(f"{bundle.root}: {', '.join(sorted(bundle.roles))}; {bytes_in(bundle.root) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
