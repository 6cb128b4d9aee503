"""Every error that a person may see has a cause, a next step, and where possible a button."""

from __future__ import annotations

import ast
import errno
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import colorstudio
from colorstudio import atomic
from colorstudio.errors import (
    BadInput,
    ColorStudioError,
    NoRoom,
    NotWritten,
    not_written,
)

PACKAGE = Path(colorstudio.__file__).parent
ERRORS = PACKAGE / "errors.py"

WRAPPED = "an inner word on a damaged file: `project_file.load` names the file and the way on"
RANGE = "the sentence names what is allowed, which is the next step"
PROGRAM = "for those who program: the window and the commands never ask for that"
ENGINEERS = "for those who train and measure: the sentence names the value and its rule"

WITHOUT_HINT: dict[str, str] = {
    "document/archive.py": WRAPPED,
    "document/openraster.py": WRAPPED,
    "document/record.py": WRAPPED,
    "document/text_edits.py": WRAPPED,
    "document/journal_format.py": "an inner word: `recovery` says what can be done",
    "document/export.py": RANGE,
    "document/sketch.py": RANGE,
    "engine/loras.py": RANGE,
    "imaging/brush.py": RANGE,
    "imaging/fitting.py": RANGE,
    "imaging/flood.py": RANGE,
    "imaging/levels.py": RANGE,
    "imaging/specks.py": RANGE,
    "methods/base.py": RANGE,
    "methods/colorize/ddcolor/request.py": RANGE,
    "methods/palette/separate.py": RANGE,
    "methods/sketch/reference/edits.py": RANGE,
    "diffusion/lightness_vae.py": PROGRAM,
    "document/coloredit_look.py": PROGRAM,
    "document/document.py": PROGRAM,
    "document/edits.py": PROGRAM,
    "document/picture_look.py": PROGRAM,
    "document/render.py": PROGRAM,
    "engine/segment_sam.py": PROGRAM,
    "imaging/aligned.py": PROGRAM,
    "imaging/casting.py": PROGRAM,
    "imaging/matting.py": PROGRAM,
    "imaging/palette_extract.py": PROGRAM,
    "imaging/pixels.py": PROGRAM,
    "imaging/placement.py": PROGRAM,
    "imaging/spread.py": PROGRAM,
    "ui/canvas/measure.py": PROGRAM,
    "evaluation/alignment_suite.py": ENGINEERS,
    "evaluation/bench_engine.py": ENGINEERS,
    "evaluation/bench_large.py": ENGINEERS,
    "evaluation/bench_lineart.py": ENGINEERS,
    "evaluation/bench_start.py": ENGINEERS,
    "evaluation/judge.py": ENGINEERS,
    "training/alignment_pixel.py": ENGINEERS,
    "training/clip.py": ENGINEERS,
    "training/config.py": ENGINEERS,
    "training/judge.py": ENGINEERS,
    "training/vae.py": ENGINEERS,
}
"""Files where some errors have a sentence alone, and why that is enough."""

ENDS = (".", "…", "?", "{")
"""How a sentence ends; "{": with what another error said, which is a sentence too."""


@dataclass(frozen=True)
class Site:
    """One place that makes an error: what it says, in order."""

    file: str
    line: int
    arguments: tuple[ast.expr, ...]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def classes() -> set[type[ColorStudioError]]:
    """All expected failures of the program, wherever they are defined."""
    for found in pkgutil.walk_packages([str(PACKAGE)], "colorstudio."):
        if _defines_errors(found.name):
            importlib.import_module(found.name)
    return {ColorStudioError, *_below(ColorStudioError)}


def _defines_errors(module: str) -> bool:
    """Whether a module has classes of errors; only those are imported, since some are heavy."""
    names = {"ColorStudioError", "BadInput", "ModelMissing", "OutOfMemory"}
    base = PACKAGE.parent / Path(*module.split("."))
    file = base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
    return any(
        isinstance(node, ast.ClassDef)
        and any(isinstance(b, ast.Name) and b.id in names for b in node.bases)
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
    )


def _below(kind: type[ColorStudioError]) -> Iterator[type[ColorStudioError]]:
    for sub in kind.__subclasses__():
        if sub.__module__.startswith("colorstudio."):
            yield sub
            yield from _below(sub)


def sites() -> list[Site]:
    """Every call that makes an expected failure, found in the source."""
    names = {kind.__name__ for kind in classes()}
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if path == ERRORS:
            continue
        file = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id == not_written.__name__:
                found.append(Site(file, node.lineno, tuple(node.args[2:])))
            elif node.func.id in names:
                found.append(Site(file, node.lineno, tuple(node.args)))
    return found


def endings(node: ast.expr) -> list[str]:
    """The last letters of what an expression says; [] where only the run knows."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value.rstrip()[-2:]]
    if isinstance(node, ast.JoinedStr):
        last = node.values[-1]
        return endings(last) if isinstance(last, ast.Constant) else ["{"]
    if isinstance(node, ast.IfExp):
        return endings(node.body) + endings(node.orelse)
    if isinstance(node, ast.BoolOp):
        return [end for value in node.values for end in endings(value)]
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "strip"):
            return endings(node.func.value)
        if node.args and isinstance(node.func, ast.Attribute | ast.Name):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            return endings(node.args[0]) if name in ("tr", "_tr") else []
    return []


def says(node: ast.expr) -> bool:
    """Whether an expression is a text at all."""
    return not (isinstance(node, ast.Constant) and not node.value)


def test_every_error_is_a_sentence() -> None:
    found = sites()
    assert len(found) > 500
    wrong = [
        f"{site}: {ast.unparse(argument)[:90]}"
        for site in found
        for argument in site.arguments[:2]
        for end in endings(argument)
        if not end.endswith(ENDS) and end.strip()
    ]
    assert wrong == []


def test_every_error_says_what_to_do() -> None:
    lacking = [
        site
        for site in sites()
        if (len(site.arguments) < 2 and not any(isinstance(a, ast.Starred) for a in site.arguments))
        or not all(says(argument) for argument in site.arguments[:2])
    ]
    assert [str(site) for site in lacking if site.file not in WITHOUT_HINT] == []
    files = {site.file for site in lacking}
    assert sorted(set(WITHOUT_HINT) - files) == [], "these have hints by now"


def test_every_class_has_a_button_or_a_reason() -> None:
    from colorstudio.ui.remedies import REMEDIES, WITHOUT_BUTTON, remedy_of

    known = classes()
    assert len(known) >= 10
    for kind in known:
        reason = next((WITHOUT_BUTTON[k] for k in kind.__mro__ if k in WITHOUT_BUTTON), "")
        assert remedy_of(kind) is not None or reason, kind
        assert kind.__doc__
    assert set(REMEDIES) <= known
    assert not set(REMEDIES) & set(WITHOUT_BUTTON)


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, NoRoom), (errno.EDQUOT, NoRoom), (errno.EACCES, NotWritten)]
)
def test_a_full_disk_is_told_from_a_forbidden_one(number: int, kind: type, tmp_path: Path) -> None:
    error = not_written(OSError(number, "x"), tmp_path, "It was not written.", "Make room.")
    assert type(error) is kind
    assert isinstance(error, BadInput)
    assert (error.place, error.exit_code) == (tmp_path, 2)


def test_a_save_that_fails_names_its_place(tmp_path: Path) -> None:
    target = tmp_path / "a.png"

    def fill() -> None:
        with atomic.replacing(target):
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(NoRoom, match="could not be saved: No space left") as caught:
        fill()
    assert caught.value.place == target
    assert list(tmp_path.iterdir()) == []
