"""Mutated files for every reader: nothing crashes, hangs, swells or writes where it should not.

python scripts/fuzz.py                                  10,000 for each of all readers
python scripts/fuzz.py --only BMP --only .ora --inputs 500
python scripts/fuzz.py --again out/fuzz/.../wrong/FILE --only BMP     one kept file once more
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit status: 1 where anything was found."""
    from tests.fuzz import driver
    from tests.fuzz.readers import READERS

    options = _parser().parse_args(arguments)
    rows = [row for row in READERS if not options.only or row.name in options.only]
    rows = rows[options.first :] + rows[: options.first]
    if not rows:
        names = "\n  ".join(row.name for row in READERS)
        sys.exit(f"There is no such reader. There are:\n  {names}")
    if options.again:
        return _again(rows[0], options.again)
    out = options.out / "report.json"
    found: dict[str, dict] = {}
    if options.resume and out.is_file():
        found = {row["reader"]: row for row in json.loads(out.read_text("utf-8"))["rows"]}
    for row in rows:
        if row.name in found and found[row.name]["inputs"] >= options.inputs:
            continue
        folder = options.out / f"{READERS.index(row) + 1:02}"
        began = time.monotonic()
        tally = driver.run(row, folder, options.inputs, options.seed, _told)
        found[row.name] = tally.report() | {"all_s": round(time.monotonic() - began, 1)}
        print(line(found[row.name]), flush=True)
        facts = {
            "inputs": options.inputs, "seed": options.seed, "python": platform.python_version(),
            "rows": list(found.values()),
        }  # fmt: skip
        out.parent.mkdir(parents=True, exist_ok=True)
        part = out.with_suffix(".part")
        part.write_text(json.dumps(facts, indent=1), "utf-8")
        part.replace(out)
    return int(any(row["faults"] for row in found.values()))


def line(row: dict) -> str:
    """A row of the table in docs/reliability.md."""
    faults = "; ".join(f"{key} ({n})" for key, n in row["faults"].items()) or "none"
    return (
        f"| {row['reader']} | {row['inputs']:,} | {row['refused']:,} | {row['read']:,} | "
        f"{row['slowest_cpu_s']:.2f} | {row['highest_memory_mib']:,.0f} | {faults} |"
    )


def _told(tally: object) -> None:
    if sys.stderr.isatty():
        print(f"  {vars(tally)['name']}: {vars(tally)['inputs']}", end="\r", file=sys.stderr)


def _again(row: object, path: Path) -> int:
    """Reads one file outside of any worker, so that a debugger can follow."""
    import tempfile
    import warnings

    from colorstudio.errors import ColorStudioError

    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "in" / "case"
        case.mkdir(parents=True)
        vars(row)["beside"](case)
        copy = case / path.name.split(".", 2)[-1]
        copy.write_bytes(path.read_bytes())
        os.chdir(folder)
        warnings.simplefilter("error")
        try:
            print("read:", str(vars(row)["read"](copy))[:300])
        except ColorStudioError as error:
            print("refused:", error)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=10_000, metavar="N", help="for each reader")
    parser.add_argument("--only", action="append", metavar="READER", help="this one; repeatable")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="begin with the N-th")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--again", type=Path, metavar="FILE", help="read one kept file once more")
    parser.add_argument("--resume", action="store_true", help="rows of the report stay as they are")
    parser.add_argument("-o", "--out", type=Path, default=REPOSITORY / "out" / "fuzz")
    return parser


if __name__ == "__main__":
    sys.exit(main())
