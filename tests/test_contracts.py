"""The rules of the code: kept by the tree, and each one complains in a copy that breaks it."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = REPOSITORY / "colorstudio"
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))

# Where a distribution's name is not the name that one imports.
IMPORT_NAMES = {
    "POT": {"ot"},
    "open-clip-torch": {"open_clip"},
    "opencv-contrib-python-headless": {"cv2"},
    "pillow": {"PIL"},
    "scikit-image": {"skimage"},
    "PySide6-Essentials": {"PySide6", "shiboken6"},
}

# File to add -> what it imports against the rules. A package is named by its __init__ file.
FORBIDDEN_IMPORTS = {
    "errors_break/__init__.py": "",  # a module that has no place in the drawing
    "imaging/break_up.py": "import colorstudio.methods.base",
    "imaging/break_qt.py": "from PySide6 import QtGui",
    "methods/break_up.py": "import colorstudio.engine",
    "methods/other/__init__.py": "",
    "methods/colorize/break_task.py": "def late():\n    import colorstudio.methods.other",
    "engine/break_up.py": "import colorstudio.document",
    "engine/break_torch.py": "def late():\n    import torch.nn",
    "document/break_up.py": "import colorstudio.settings",
    "document/break_side.py": "import colorstudio.jobs",
    "jobs/break_side.py": "import colorstudio.document",
    "jobs/break_qt.py": "import PySide6.QtCore",
    "jobs/break_up.py": "import colorstudio.ui",
    "ui/break_up.py": "import colorstudio.cli",
    "ui/break_torch.py": "import diffusers",
}
COMPLAINTS = (
    "- colorstudio.errors_break",
    "colorstudio.imaging is not allowed to import colorstudio.methods",
    "colorstudio.methods is not allowed to import colorstudio.engine",
    "colorstudio.engine is not allowed to import colorstudio.document",
    "colorstudio.document is not allowed to import colorstudio.settings",
    "colorstudio.document is not allowed to import colorstudio.jobs",
    "colorstudio.jobs is not allowed to import colorstudio.document",
    "colorstudio.jobs is not allowed to import colorstudio.ui",
    "colorstudio.ui is not allowed to import colorstudio.cli",
    "colorstudio.imaging.break_qt -> PySide6",
    "colorstudio.jobs.break_qt -> PySide6",
    "colorstudio.engine.break_torch -> torch",
    "colorstudio.ui.break_torch -> diffusers",
    "colorstudio.methods.colorize.break_task -> colorstudio.methods.other",
)

# File to add -> its text -> the ruff rules that complain about it, in order of lines.
BANNED_CODE = {
    "ui/slow_start.py": (
        "import imagecodecs\nimport numba\nimport PIL.Image\nimport scipy\nimport tifffile\n"
        "import torch\n",
        ["TID253"] * 6,
    ),
    "ui/late_import.py": ("def late() -> None:\n    import scipy  # noqa: F401\n", []),
    "imaging/wrong_lightness.py": (
        "import cv2\n\nCODES = [\n    cv2.COLOR_RGB2LAB,\n    cv2.COLOR_BGR2LAB,\n"
        "    cv2.COLOR_RGB2Lab,\n    cv2.COLOR_BGR2Lab,\n    cv2.COLOR_LRGB2LAB,\n"
        "    cv2.COLOR_LBGR2LAB,\n    cv2.COLOR_LRGB2Lab,\n    cv2.COLOR_LBGR2Lab,\n]\n",
        ["TID251"] * 8,
    ),
    "imaging/right_lightness.py": ("import cv2\n\nCODE = cv2.COLOR_LAB2RGB\n", []),
    "imaging/state.py": (
        "count = 0\n\n\ndef more() -> None:\n    global count\n    count += 1\n",
        ["PLW0603"],
    ),
    "imaging/prints.py": ('print("hello")\n', ["T201"]),
    "imaging/old_random.py": ("import numpy as np\n\nnp.random.seed(1)\n", ["NPY002"]),
    "imaging/long_line.py": (f'TEXT = "{"x" * 100}"\n', ["E501"]),
    "imaging/unsorted.py": ("import sys\nimport os\n\n__all__ = ['os', 'sys']\n", ["I001"]),
}


def tool(name: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program of this environment."""
    program = str(Path(sys.executable).with_name(name))
    command = [program, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its rules, to be broken."""
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, tmp_path / "colorstudio", ignore=ignore)
    return tmp_path


def add(tree: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        file = tree / "colorstudio" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def flat(text: str) -> str:
    """Without the line breaks that a report puts where its column ends."""
    return re.sub(r"\s+", " ", text)


def test_tree_keeps_its_import_contracts(copy: Path) -> None:
    report = tool("lint-imports", "--no-cache", "--no-logo", cwd=copy)
    assert report.returncode == 0, report.stdout


def test_each_import_contract_complains_when_broken(copy: Path) -> None:
    add(copy, FORBIDDEN_IMPORTS)
    report = tool("lint-imports", "--no-cache", "--no-logo", cwd=copy)
    assert report.returncode == 1
    assert "0 kept" in report.stdout
    text = flat(report.stdout)
    assert [c for c in COMPLAINTS if c not in text] == []


def test_each_ruff_rule_complains_when_broken(copy: Path) -> None:
    add(copy, {name: text for name, (text, _) in BANNED_CODE.items()})
    report = tool("ruff", "check", "--output-format=json", "--no-cache", ".", cwd=copy)
    found: dict[str, list[str]] = {name: [] for name in BANNED_CODE}
    for complaint in json.loads(report.stdout):
        name = Path(complaint["filename"]).relative_to(copy / "colorstudio").as_posix()
        if name in found and complaint["code"] != "F401":
            found[name].append(complaint["code"])
    assert found == {name: codes for name, (_, codes) in BANNED_CODE.items()}


def test_unformatted_code_is_noticed(copy: Path) -> None:
    add(copy, {"imaging/messy.py": "x = {  'a':1 }\n"})
    report = tool("ruff", "format", "--check", "--no-cache", "colorstudio/imaging", cwd=copy)
    assert report.returncode == 1
    assert "messy.py" in report.stdout


def test_wrong_types_are_noticed(copy: Path) -> None:
    add(copy, {"imaging/wrong_types.py": 'count: int = "many"\n'})
    python = ("--pythonpath", sys.executable)
    report = tool("pyright", *python, "colorstudio/imaging/wrong_types.py", cwd=copy)
    assert report.returncode == 1
    assert "reportAssignmentType" in report.stdout


def imported_names(file: Path) -> set[str]:
    """Top-level names of all that a file imports, also inside of functions."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_package_imports_what_it_declares_and_no_more() -> None:
    needed = names_of(PROJECT["project"]["dependencies"])
    extras = PROJECT["project"]["optional-dependencies"]
    peers = names_of(extras["bench"]) | names_of(extras["evaluate"])
    known = set(sys.stdlib_module_names) | {"colorstudio"} | needed
    for file in PACKAGE.rglob("*.py"):
        measures = file.parent == PACKAGE / "evaluation"
        own = names_of(extras["cluster"]) if file == PACKAGE / "cli" / "cluster.py" else set()
        own |= peers if measures else set()
        assert imported_names(file) - known - own == set(), file


def names_of(requirements: list[str]) -> set[str]:
    """What can be imported once these requirements are installed."""
    names: set[str] = set()
    for requirement in requirements:
        match = re.match(r"[\w.-]+", requirement)
        assert match
        names |= IMPORT_NAMES.get(match[0], {match[0].replace("-", "_")})
    return names
