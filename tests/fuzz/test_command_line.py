"""Any line that is typed ends as `cli.md` says: done, or one sentence and status 2 or 3."""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from colorstudio import cli
from colorstudio.cli.parser import Parser
from colorstudio.imaging.io import write
from colorstudio.imaging.pixels import Pixels

TRIED = ("colorize", "recolor", "palette", "sketch", "segment", "batch", "models", "methods")
"""Those that start nothing long, whatever they are told."""
FEW, MANY = 80, 5000
WORDS = (
    "", " ", "-", "--", "0", "-1", "1e999", "nan", "inf", "9" * 400, "0.5", "3", "x", "é\u202e",
    "#fff", "#zzz", "#c03020,#204060", "lab(nan nan nan)", "1,2", "1,2,3,4", "9,9,-9",
    "64x64", "0x0", "99999x99999", "a=b", ":", "@", "@same", "x@panel:9", "hair: red", "\x1b[2J",
    "a" * 5000, "piggyback", "instant", "mini", "png", "cpu", "cuda", "{name}", "{", "%s", "٣",
)  # fmt: skip
"""No places outside of the folder: what is written there would be lost."""
FILES = ("a.png", "a.png", "h.json", "c.json", "broken.png", "none.png", "d", "out.png", "o/x.png")


def commands(
    parser: argparse.ArgumentParser, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Every command that can be typed, with its parser."""
    inner = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not inner:
        yield path, parser
    for action in inner:
        for name, below in action.choices.items():
            yield from commands(below, (*path, name))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with sound files and damaged ones."""
    codes = np.random.default_rng(0).integers(0, 256, (12, 16, 4), np.uint8)
    codes[..., 3] = 255
    write(tmp_path / "a.png", Pixels(codes))
    (tmp_path / "broken.png").write_bytes((tmp_path / "a.png").read_bytes()[:60])
    (tmp_path / "h.json").write_text('{"size": [16, 12], "points": [{"x": 1, "y": 1, '
                                     '"color": "#c08040"}]}')  # fmt: skip
    (tmp_path / "c.json").write_text('{"parts": [{"name": "hair", "color": "red"}]}')
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "b.png").write_bytes((tmp_path / "a.png").read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    return tmp_path


def line(rng: random.Random) -> list[str]:
    """A command with positions and options, some of which make sense."""
    parser = Parser(prog="colorstudio")
    rows = parser.add_subparsers(parser_class=Parser)
    name = rng.choice(TRIED)
    cli.COMMANDS[name](rows)
    path, found = rng.choice(list(commands(rows.choices[name], (name,))))

    def value() -> str:
        return rng.choice(FILES) if rng.random() < 0.6 else rng.choice(WORDS)

    words = list(path)
    given = [a for a in found._actions if not a.option_strings]
    words += [value() for _ in range(max(0, len(given) + rng.choice((-1, 0, 0, 0, 0, 1))))]
    options = [a for a in found._actions if a.option_strings and a.dest != "help"]
    likely = [a for a in options if a.required or a.dest in ("output", "palette", "mask", "to")]
    for action in rng.sample(options, min(len(options), rng.choice((0, 1, 2, 3)))) + likely:
        words.append(rng.choice(action.option_strings))
        if action.nargs != 0 and rng.random() < 0.95:
            known = list(action.choices) if action.choices and rng.random() < 0.7 else []
            words.append(str(rng.choice(known)) if known else value())
    return words


def checked(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Runs a line and says what is wrong with how it ends."""
    try:
        status = cli.main(words)
    except SystemExit as end:  # as argparse ends after help
        status = end.code
    said = capsys.readouterr()
    if status not in (0, 2, 3) or "Traceback" in said.err:
        pytest.fail(f"{str(words)[:300]} ended with {status}: {said.err[-2000:]}")
    several = words[0] == "batch"  # a line for each picture that cannot be used
    if status and len(said.err.strip().splitlines()) != 1 and not several:
        pytest.fail(f"{str(words)[:300]} said more or less than one line: {said.err[-2000:]}")


@pytest.mark.parametrize(
    "count", [FEW, pytest.param(MANY, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_any_line_is_done_or_refused_in_a_sentence(
    count: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    above = set(os.listdir(folder.parent))
    for n in range(count):
        checked(line(random.Random(f"line/{count}/{n}")), capsys)
    assert set(os.listdir(folder.parent)) == above
