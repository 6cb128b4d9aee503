"""LoRAs in the window: chosen under More, in the picture of the next run, named in its recipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import SetMask
from colorstudio.document.tiles import Tiles
from colorstudio.document.weights import weights_of
from colorstudio.imaging.palette import from_hex_list
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.model_section import ModelSection
from tests.tiny_loras import tiny_lora

PATIENCE_MS = 60_000
INKS = from_hex_list("#202020 #e0d0b0 #a04020")

Opened = Callable[[str], ModelSection]


@pytest.fixture
def opened(
    qtbot: QtBot,
    window: MainWindow,
    tiny_weights: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Opened]:
    """Opens a task's section, with LoRAs in the folder of another program."""
    session = window.session
    monkeypatch.setattr(session.engine.store, "root", tiny_weights)
    monkeypatch.setattr(session.engine.store, "folders", (tmp_path,))

    def open_(task: str) -> ModelSection:
        session.choose_task(task)
        model = window.tasks.panels[task].model  # type: ignore[attr-defined]
        model.fold.set_open(True)
        model.more.set_open(True)
        qtbot.waitUntil(lambda: session.shelf.known, timeout=PATIENCE_MS)
        model.form.control("steps").set_value(4)
        return model

    yield open_
    session.engine.close()


def look(qtbot: QtBot, window: MainWindow, section: ModelSection) -> Any:
    """What a run of the section makes."""
    made: list[Any] = []
    window.session.runs.made.connect(lambda ask, look, notes: made.append(look))
    section.run()
    qtbot.waitUntil(lambda: not window.session.runs.runs, timeout=PATIENCE_MS)
    assert made, section.problem.text()
    return made[0]


def chosen(section: ModelSection) -> list[tuple[str, float]]:
    return [(use.bundle.id, use.strength) for use in section.loras.uses()]


def loras_in(found: Any) -> list[tuple[str, float]]:
    rows = found.made["weights"].get("loras", ())
    return [(row["title"], row["strength"]) for row in rows]


def picture(window: MainWindow) -> None:
    rng = np.random.default_rng(3)
    codes = rng.integers(0, 256, (64, 64, 4), dtype=np.uint8)
    codes[..., 3] = 255
    window.session.show(Document.from_pixels(Pixels(codes), title="noise.png"))


def test_without_a_lora_nothing_is_shown(opened: Opened) -> None:
    section = opened("palette")
    assert not section.more.body.isHidden()
    assert section.loras.isHidden()
    assert section.loras.uses() == ()


def test_rows_come_and_go_with_what_there_is(
    qtbot: QtBot, window: MainWindow, opened: Opened, tmp_path: Path
) -> None:
    ink = tiny_lora(tmp_path / "models/loras/ink.safetensors")
    tiny_lora(tmp_path / "models/loras/pencil.safetensors", seed=1)
    tiny_lora(tmp_path / "models/loras/of_sd2.safetensors", context=1024)
    section, shelf = opened("palette"), window.session.shelf
    assert section.loras.isVisible()
    section.loras.add.click()
    section.loras.add.click()
    first, second = section.loras.rows
    names = [first.names.itemText(n) for n in range(first.names.count())]
    assert names == ["ink", "pencil"], "only those of the family of the weights"
    assert (first.chosen, second.chosen) == ("ink", "pencil")
    second.strength.set_value(0.35)
    assert chosen(section) == [("ink", 1), ("pencil", 0.35)]
    second.names.setCurrentIndex(0)
    assert chosen(section) == [("ink", 1), ("ink", 0.35)]
    second.names.setCurrentIndex(1)
    ink.unlink()
    shelf.refresh()
    qtbot.waitUntil(lambda: len(section.loras.rows) == 1, timeout=PATIENCE_MS)
    assert chosen(section) == [("pencil", 0.35)]
    section.loras.rows[0].remove.click()
    assert section.loras.uses() == ()
    shelf.bundles = tuple(
        replace(bundle, family="sd2") if "unet" in bundle.roles else bundle
        for bundle in shelf.bundles
    )
    shelf.changed.emit()
    section.loras.add.click()
    assert chosen(section) == [("of_sd2", 1)]


def test_a_way_without_a_diffusion_model_offers_none(
    window: MainWindow, opened: Opened, tmp_path: Path
) -> None:
    tiny_lora(tmp_path / "models/loras/ink.safetensors")
    section = opened("palette")
    section.specs[section.method] = replace(section.needs, models=("vae",))
    section.refresh()
    assert section.loras.isHidden()


def test_a_picture_from_words_with_a_lora_and_without(
    qtbot: QtBot, window: MainWindow, opened: Opened, tmp_path: Path
) -> None:
    tiny_lora(tmp_path / "models/loras/ink.safetensors")
    picture(window)
    section = opened("palette")
    window.tasks.panels["palette"]._set(INKS, "Paste colours")  # type: ignore[attr-defined]
    section.seed.lock.setChecked(True)  # type: ignore[attr-defined]
    section.prompt.set_text("a fox")  # type: ignore[attr-defined]
    plain = look(qtbot, window, section)
    section.loras.add.click()
    section.loras.rows[0].strength.set_value(0.5)
    with_it = look(qtbot, window, section)
    assert "The licence of the LoRA “ink” is not known." in section.problem.text()
    section.loras.rows[0].remove.click()
    again = look(qtbot, window, section)
    assert (loras_in(plain), loras_in(with_it), loras_in(again)) == ([], [("ink", 0.5)], [])
    assert not np.array_equal(plain.picture.array, with_it.picture.array)
    assert np.array_equal(plain.picture.array, again.picture.array)


def test_an_object_in_another_colour_with_a_lora(
    qtbot: QtBot, window: MainWindow, opened: Opened, tmp_path: Path
) -> None:
    tiny_lora(tmp_path / "models/loras/ink.safetensors")
    picture(window)
    mask = np.zeros((64, 64, 1), np.uint8)
    mask[10:50, 10:50] = 255
    window.session.push(SetMask("part", Tiles.from_array(mask)))
    section = opened("recolor")
    window.session.choose_mask("part")
    section.reach.set_value(0.4)  # type: ignore[attr-defined]
    section.loras.add.click()
    assert loras_in(look(qtbot, window, section)) == [("ink", 1.0)]
    document = window.session.document
    assert document is not None
    layers = len(document.state.layers)
    window.session.apply_look()
    qtbot.waitUntil(lambda: len(document.state.layers) == layers + 1, timeout=PATIENCE_MS)
    assert {"ink", "Tiny Stable Diffusion 1"} <= {f["title"] for f in weights_of(document.state)}
