"""Diagnostics: readable, bounded, and without a name of a person, a folder or a picture."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
from pathlib import Path

import pytest

from colorstudio import app, paths
from colorstudio.cli import main
from colorstudio.diagnostics import LOG_LINES, Anonymous, report
from colorstudio.doctor import Check
from colorstudio.settings import Settings

CHECKS = [Check("program", True, "ColorStudio"), Check("disk", False, "full", "Make room.")]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home, with the program's folders as each system has them."""
    home = tmp_path / "home" / "mariella"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("COLORSTUDIO_HOME", str(home / "state"))
    monkeypatch.setenv("LOGNAME", "mariella")
    return home


def test_no_name_of_a_person_a_folder_or_a_picture_is_told(home: Path) -> None:
    assert getpass.getuser() == "mariella"
    photo = home / "Pictures" / "Aunt Mary 1932.jpg"
    settings = Settings(
        recent_files=[str(photo), "/media/usb stick/Wedding/Bride.tif"],
        last_folder=str(photo.parent),
        prompts={"palette.alignment": "my secret garden"},
        model_folders=[str(home / "weights of mine")],
        window={"geometry": "AAAA"},
    )
    log = paths.logs() / "colorstudio.log"
    log.parent.mkdir(parents=True)
    log.write_text(
        "2026-01-02 ERROR colorstudio.ui.session: Open Aunt Mary 1932.jpg failed\n"
        f'  File "{home}/lib/colorstudio/ui/files.py", line 3, in work\n'
        f"OSError: cannot read {photo}\n"
        "ERROR x: /media/usb stick/Wedding/Bride.tif: No space left\n"
        "ERROR x: “Uncle Bob in the garden.colorstudio” is damaged\n"
        r"ERROR x: C:\Users\mariella\Desktop\Cousin It.psd"
        "\nERROR x: Export Great-grandfather's house.png failed for mariella\n"
        "KeyError: 'layer-3'\n"
    )
    text = report(settings, checks=CHECKS, names=["Grandmother"])
    for secret in (
        "mariella", "Aunt", "Mary", "Wedding", "Bride", "Bob", "Cousin", "Pictures", "usb",
        "Great", "secret", "weights of", "AAAA", str(home),
    ):  # fmt: skip
        assert secret not in text, secret
    assert "KeyError: 'layer-3'" in text, "what a fault is remains"
    assert "files.py" in text or "~/<folder>" in text
    assert "recent_files: (2)" in text
    assert "FAIL disk: full" in text


def test_what_programs_need_is_kept(home: Path) -> None:
    hide = Anonymous()
    for kept in (
        "cuda: NVIDIA H100, 85.0 GB, tier high",
        'File "/usr/lib/python3/x.py", line 3',
        "model hub: https://huggingface.co: asked only to install",
        "I/O error / nothing",
    ):
        assert hide.text(kept) == kept
    own = str(Path(app.__file__))
    assert hide.text(own).endswith("colorstudio/app.py")
    assert str(Path(app.__file__).parents[1]) not in hide.text(own)


def test_secrets_of_the_environment_are_not_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_abc")
    monkeypatch.setenv("QT_SCALE_FACTOR", "1.5")
    text = report(Settings(), checks=CHECKS)
    assert "hf_abc" not in text
    assert "QT_SCALE_FACTOR: 1.5" in text


LOGGER = """
import logging
from colorstudio import app
assert app.start_logging() is not None
for n in range(3000):
    logging.getLogger("test").info("line %06d %s", n, "x" * 2000)
"""


def test_the_log_is_bounded_and_so_is_its_part_of_the_report(home: Path) -> None:
    faults = paths.logs() / "native-faults.log"
    faults.parent.mkdir(parents=True)
    faults.write_text("Fatal\n" * app.NATIVE_BYTES)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", LOGGER], env=environment, check=True)
    size = sum(f.stat().st_size for f in paths.logs().iterdir())
    assert 1_000_000 < size < 5_000_000
    assert faults.stat().st_size == 0
    text = report(Settings(), checks=CHECKS)
    assert "line 002999" in text
    assert 0 < text.count("INFO test: line") <= LOG_LINES


def test_doctor_writes_a_report(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    place = tmp_path / "report.txt"
    main(["doctor", "--report", str(place)])
    capsys.readouterr()
    text = place.read_text("utf-8")
    for part in ("## ColorStudio", "## Installation", "## Preferences", "## Environment"):
        assert part in text
    assert str(home) not in text
    assert os.path.basename(str(home)) not in text
