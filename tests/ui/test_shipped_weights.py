"""Panels with the program's own small weights beside larger ones: what is chosen, said, started."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from colorstudio.ui.dialogs.models import open_models
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.colorize import ColorizePanel
from colorstudio.ui.panels.generate import GenerateSection
from colorstudio.ui.panels.palette import PalettePanel
from colorstudio.ui.panels.propose import ProposeSection
from tests.engine.test_shipped import PIGGYBACK, PRIOR, put

PATIENCE_MS = 60_000
KNOWS = ("Trained on drawings at 128 pixels.", "Photos only roughly.")
STARTS = {
    "all": {"steps": 12, "negative_prompt": ""},
    "palette.alignment": {"width": 256, "height": 192},
}


@pytest.fixture
def own(tmp_path: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Large weights that are installed, and small ones that came along; none can really run."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    put(tmp_path / "models", "large", *PIGGYBACK, family="sd1", latent_channels=4)
    shipped = tmp_path / "shipped"
    put(shipped, "colorstudio-mini", *PIGGYBACK, knows=KNOWS, defaults=STARTS, resolution=128)
    store = window.session.engine.store
    monkeypatch.setattr(store, "root", tmp_path / "models")
    monkeypatch.setattr(store, "shipped", shipped)
    return shipped


def take(section: ProposeSection | GenerateSection, bundle: str) -> None:
    at = section.weights.findData(bundle)
    assert at >= 0
    section.weights.setCurrentIndex(at)
    section.weights.activated.emit(at)


def steps(section: ProposeSection) -> float:
    assert section.form is not None
    return section.form.values()["steps"]


def test_the_panel_says_what_small_weights_know_and_starts_as_they_ask(
    own: Path, opened: MainWindow, qtbot: QtBot
) -> None:
    panel = opened.findChild(ColorizePanel)
    assert panel is not None
    section = panel.propose
    section.fold.set_open(True)
    qtbot.waitUntil(lambda: section.weights.count() == 2, timeout=PATIENCE_MS)
    assert section.bundle == "large", "what somebody installed goes before"
    assert section.knows.isHidden()
    assert steps(section) == 50
    words = section.negative.text()
    take(section, "colorstudio-mini")
    assert section.knows.text() == "Trained on drawings at 128 pixels. Photos only roughly."
    assert not section.knows.isHidden()
    assert steps(section) == 12
    (ask,) = section.asks()
    assert ask.bundle == "colorstudio-mini"
    take(section, "large")
    assert (steps(section), section.negative.text()) == (50, words)
    assert section.knows.isHidden()
    assert section.form is not None
    section.form.control("steps").setValue(33)  # type: ignore[attr-defined]
    take(section, "colorstudio-mini")
    assert steps(section) == 33, "by hand stays by hand"
    section.form.control("steps").reset()  # type: ignore[attr-defined]
    assert steps(section) == 12


def test_a_new_picture_has_the_size_that_small_weights_can_paint(
    own: Path, window: MainWindow, qtbot: QtBot
) -> None:
    panel = window.findChild(PalettePanel)
    assert panel is not None
    section = panel.findChild(GenerateSection)
    assert section is not None
    section.fold.set_open(True)
    qtbot.waitUntil(lambda: section.weights.count() == 2, timeout=PATIENCE_MS)
    assert section.wanted_size == (512, 512)
    take(section, "colorstudio-mini")
    assert section.wanted_size == (256, 192)
    section.sizes.setCurrentIndex(section.sizes.findText("768 × 512"))
    take(section, "large")
    assert section.wanted_size == (768, 512), "by hand stays by hand"


def test_alone_they_are_used_without_a_word_of_downloading(
    own: Path, opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened.session.engine.store, "root", own.parent / "none")
    panel = opened.findChild(ColorizePanel)
    assert panel is not None
    section = panel.propose
    section.fold.set_open(True)
    qtbot.waitUntil(lambda: section.bundle == "colorstudio-mini", timeout=PATIENCE_MS)
    assert section.without.isHidden()
    assert section.weights.isHidden()
    assert section.knows.text().startswith("Colorstudio-Mini. Trained on drawings")
    assert steps(section) == 12


def test_the_manager_keeps_them(own: Path, window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_models(window, PRIOR)

    def listed() -> bool:
        return any(entry.id == "colorstudio-mini" for entry in window.session.model_work.entries)

    qtbot.waitUntil(listed, timeout=PATIENCE_MS)
    dialog._choose("colorstudio-mini")
    item = dialog.list.currentItem()
    assert item is not None
    assert item.text(1) == "Comes with ColorStudio"
    assert "Photos only roughly." in dialog.details.purpose.text()
    assert dialog.verify.isVisible()
    assert not dialog.remove.isVisible()
    assert not dialog.repair.isVisible()
    (own / "colorstudio-mini" / "unet" / "model.safetensors").unlink()
    window.session.model_work.refresh()
    qtbot.waitUntil(lambda: "Install ColorStudio again" in dialog.details.told.text())
    assert not dialog.remove.isVisible()
