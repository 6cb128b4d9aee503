"""The model manager, as a person uses it, against a hub on the loopback address."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from colorstudio.engine import catalog, downloads
from colorstudio.engine.store import ModelStore
from colorstudio.errors import ModelMissing
from colorstudio.methods.base import Quiet
from colorstudio.ui.dialogs import models as dialog_module
from colorstudio.ui.dialogs.models import ModelsDialog, open_models
from colorstudio.ui.dialogs.settings import SettingsDialog
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.toasts import Toast
from tests.engine.test_discovery import LDM, safetensors
from tests.engine.test_importing import SD2
from tests.loopback_hub import LoopbackHub, Trouble, loopback_hub

PATIENCE_MS = 20000
REPO = "facebook/sam-vit-base"
BIG = f"{REPO}/model.safetensors"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    for name in ("HF_HUB_CACHE", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(downloads, "PAUSE_SECONDS", 0.0)
    with loopback_hub() as there:
        there.add(
            REPO,
            {
                "model.safetensors": bytes(400_000),
                "config.json": b"{}",
                "preprocessor_config.json": b"{}",
            },
        )
        monkeypatch.setenv("HF_ENDPOINT", there.url)
        yield there


@pytest.fixture
def manager(hub: LoopbackHub, window: MainWindow, qtbot: QtBot) -> ModelsDialog:
    window.actions_table["task.models"].trigger()
    (found,) = window.findChildren(ModelsDialog)
    qtbot.waitUntil(lambda: len(found.items()) > 5, timeout=PATIENCE_MS)
    return found


def choose(manager: ModelsDialog, model_id: str) -> None:
    manager._choose(model_id)
    entry = manager.entry()
    assert entry is not None
    assert entry.id == model_id


def state(manager: ModelsDialog, model_id: str) -> str:
    (entry,) = [e for e in manager._work.entries if e.id == model_id]
    return entry.state.value


def answer(manager: ModelsDialog, words: str) -> str:
    """Presses the button with these words of the open question; returns the question."""
    (question,) = [q for q in manager.findChildren(QMessageBox) if q.isVisible()]
    text = question.text()
    (button,) = [b for b in question.buttons() if b.text().replace("&", "") == words]
    button.click()
    return text


def test_models_stand_under_what_they_are_for_with_state_size_and_licence(
    manager: ModelsDialog,
) -> None:
    rows = {item.text(0): item for item in manager.items()}
    sam = rows["Segment Anything, base"]
    above = sam.parent()
    assert above is not None
    assert above.text(0) == "Objects by a click"
    assert [sam.text(n) for n in (1, 2, 3)] == ["Can be installed", "~375.0 MB", "apache-2.0"]
    assert rows["Stable Diffusion 2.1 base"].text(1) == "Taken off the hub"
    piggyback = next(item for name, item in rows.items() if name.startswith("Piggybacked"))
    manager.list.setCurrentItem(piggyback)
    assert "not published trained weights" in manager.details.purpose.text()
    assert not manager.install.isVisible()


def test_installing_takes_the_licence_first_and_shows_the_way_in_the_row(
    manager: ModelsDialog, hub: LoopbackHub, qtbot: QtBot
) -> None:
    choose(manager, "sam-vit-b")
    assert "Apache 2.0: free for any use" in manager.details.licence.text()
    assert manager.install.isVisible()
    assert not manager.install.isEnabled()
    assert hub.asked == [], "nobody is asked before"
    hub.troubles[BIG] = Trouble(break_after=100_000, times=1, stall=threading.Event())
    manager.details.accepted.setChecked(True)
    manager.install.click()
    item = manager.list.currentItem()
    assert item is not None

    def on_its_way() -> bool:
        bar = manager.list.itemWidget(item, 1)
        return bar is not None and bar.words.text() == "25 %"  # type: ignore[attr-defined]

    qtbot.waitUntil(on_its_way, timeout=PATIENCE_MS)
    assert "model.safetensors: 100.0 kB / 400.0 kB" in manager.details.told.text()
    assert manager.stop.isVisible()
    assert not manager.install.isVisible()
    stall = hub.troubles[BIG].stall
    assert stall is not None
    stall.set()
    qtbot.waitUntil(lambda: state(manager, "sam-vit-b") == "installed", timeout=PATIENCE_MS)
    assert manager.details.told.text() == "Installed."
    assert manager.verify.isVisible()
    shelf = manager._session.shelf
    qtbot.waitUntil(lambda: bool(shelf.fitting(["segmenter"])), timeout=PATIENCE_MS)


def test_a_stopped_download_is_kept_and_goes_on(
    manager: ModelsDialog, hub: LoopbackHub, qtbot: QtBot
) -> None:
    hub.troubles[BIG] = Trouble(break_after=100_000, times=1, stall=threading.Event())
    choose(manager, "sam-vit-b")
    manager.details.accepted.setChecked(True)
    manager.install.click()
    qtbot.waitUntil(lambda: "100.0 kB" in manager.details.told.text(), timeout=PATIENCE_MS)
    manager.stop.click()
    qtbot.waitUntil(lambda: state(manager, "sam-vit-b") == "begun", timeout=PATIENCE_MS)
    choose(manager, "sam-vit-b")
    assert "100.0 kB are here already" in manager.details.told.text()
    assert manager.install.text() == "Go &on"
    hub.asked.clear()
    manager.details.accepted.setChecked(True)
    manager.install.click()
    qtbot.waitUntil(lambda: state(manager, "sam-vit-b") == "installed", timeout=PATIENCE_MS)
    assert hub.bodies(BIG) == ["bytes=100000-"]


def test_a_download_outlives_the_dialog(
    manager: ModelsDialog, hub: LoopbackHub, window: MainWindow, qtbot: QtBot
) -> None:
    hub.troubles[BIG] = Trouble(break_after=100_000, times=1, stall=threading.Event())
    choose(manager, "sam-vit-b")
    manager.details.accepted.setChecked(True)
    manager.install.click()
    qtbot.waitUntil(hub.stalled.is_set, timeout=PATIENCE_MS)
    with qtbot.waitSignal(manager.destroyed):
        manager.close()
    assert any(row.job.title.startswith("Install") for row in window.jobs.rows)
    again = open_models(window, ("segmenter",))
    qtbot.waitUntil(lambda: again.entry() is not None, timeout=PATIENCE_MS)
    entry = again.entry()
    assert entry is not None
    assert entry.id == "sam-vit-b", "pointed out by its role, and its way is shown"
    assert again.stop.isVisible()
    stall = hub.troubles[BIG].stall
    assert stall is not None
    stall.set()
    qtbot.waitUntil(lambda: state(again, "sam-vit-b") == "installed", timeout=PATIENCE_MS)


def test_a_refusal_is_said_beside_the_model(
    manager: ModelsDialog, hub: LoopbackHub, qtbot: QtBot
) -> None:
    hub.troubles[BIG] = Trouble(403, "GatedRepo")
    choose(manager, "sam-vit-b")
    manager.details.accepted.setChecked(True)
    manager.install.click()
    qtbot.waitUntil(lambda: "HF_TOKEN" in manager.details.told.text(), timeout=PATIENCE_MS)
    assert state(manager, "sam-vit-b") == "available"
    hub.troubles.clear()
    manager.details.repo.setText("nobody/has-it")
    manager.details.accepted.setChecked(True)
    manager.install.click()
    qtbot.waitUntil(
        lambda: "nobody/has-it is not on the hub" in manager.details.told.text(),
        timeout=PATIENCE_MS,
    )


def test_damage_is_found_repaired_and_the_model_removed(
    manager: ModelsDialog, hub: LoopbackHub, qtbot: QtBot
) -> None:
    store = manager._work.store
    downloads.install(store, catalog.catalogue().model("sam-vit-b"), Quiet(), accepted=True)
    file = store.root / "sam-vit-b" / "model.safetensors"
    file.write_bytes(b"x" * 400_000)
    with qtbot.waitSignal(manager._work.listed, timeout=PATIENCE_MS):
        manager._work.refresh()
    choose(manager, "sam-vit-b")
    manager.verify.click()
    qtbot.waitUntil(lambda: "other content" in manager.details.told.text(), timeout=PATIENCE_MS)
    manager.repair.click()
    qtbot.waitUntil(lambda: "Repaired" in manager.details.told.text(), timeout=PATIENCE_MS)
    assert file.read_bytes() == bytes(400_000)
    qtbot.waitUntil(manager.remove.isVisible, timeout=PATIENCE_MS)
    manager.remove.click()
    assert "Delete “Segment Anything, base” (400.0 kB)" in answer(manager, "Remove")
    qtbot.waitUntil(lambda: state(manager, "sam-vit-b") == "available", timeout=PATIENCE_MS)
    assert not file.exists()


def test_a_file_is_imported_where_it_lies_and_a_folder_is_looked_in(
    manager: ModelsDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    file = safetensors(tmp_path / "one" / "Dream.safetensors", LDM)
    safetensors(tmp_path / "two" / "other.safetensors", LDM)
    manager.ask_import(file)
    assert "where it lies" in answer(manager, "Use it there")
    qtbot.waitUntil(
        lambda: (e := manager.entry()) is not None and e.id == "dream", timeout=PATIENCE_MS
    )
    assert "licence is not known" in manager.details.told.text()
    assert not manager.repair.isVisible(), "there is no hub to fetch it from"
    manager.remove.click()
    assert "stay where they are" in answer(manager, "Remove")
    qtbot.waitUntil(
        lambda: "dream" not in {e.id for e in manager._work.entries}, timeout=PATIENCE_MS
    )
    assert file.exists()
    manager._work.add_folder(tmp_path / "two")
    qtbot.waitUntil(lambda: "other" in {e.id for e in manager._work.entries}, timeout=PATIENCE_MS)
    assert state(manager, "other") == "found"
    assert manager._session.settings.model_folders == [str(tmp_path / "two")]


def test_the_kind_of_an_imported_stable_diffusion_2_is_chosen(
    manager: ModelsDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    manager.ask_import(safetensors(tmp_path / "two.safetensors", SD2))
    answer(manager, "Use it there")
    qtbot.waitUntil(manager.details.kind.isVisible, timeout=PATIENCE_MS)
    assert "choose the other kind" in manager.details.told.text()
    assert manager.details.kind.currentData() == "v_prediction"
    manager.details.kind.setCurrentIndex(0)
    manager.details.kind.activated.emit(0)
    qtbot.waitUntil(
        lambda: manager._work.store.entry("two").bundle.family == "sd2", timeout=PATIENCE_MS
    )


def test_a_pickle_is_warned_of(manager: ModelsDialog, tmp_path: Path) -> None:
    file = tmp_path / "a.ckpt"
    file.write_bytes(b"\x80\x02.")
    manager.ask_import(file)
    assert "can hold programs" in answer(manager, "Cancel")


def test_what_may_not_be_sold_can_be_hidden(
    manager: ModelsDialog, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from dataclasses import replace

    from colorstudio.diffusion.bundle import Licence

    known = catalog.catalogue()
    play = Licence("cc-by-nc-4.0", "https://x.org", "For play.", commercial=False)
    rows = [replace(r, licence=play) if r.id == "ddcolor" else r for r in known.models]
    monkeypatch.setattr(
        "colorstudio.engine.listing.catalogue", lambda: replace(known, models=tuple(rows))
    )
    with qtbot.waitSignal(manager._work.listed, timeout=PATIENCE_MS):
        manager._work.refresh()
    choose(manager, "ddcolor")
    item = manager.list.currentItem()
    assert item is not None
    assert item.text(3) == "cc-by-nc-4.0, not commercial"
    assert manager.details.licence.text().startswith("Not for commercial use. For play.")
    with qtbot.waitSignal(manager._work.listed, timeout=PATIENCE_MS):
        manager.commercial.setChecked(True)
    assert "ddcolor" not in {e.id for e in manager._work.entries}
    assert manager._session.settings.hide_noncommercial
    window.actions_table["edit.preferences"].trigger()
    (preferences,) = window.findChildren(SettingsDialog)
    with qtbot.waitSignal(manager._work.listed, timeout=PATIENCE_MS):
        preferences._changed("hide_noncommercial", False)
    assert "ddcolor" in {e.id for e in manager._work.entries}


def test_every_button_is_reached_by_the_keyboard(manager: ModelsDialog) -> None:
    choose(manager, "sam-vit-b")
    for button in manager.findChildren(QPushButton):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert manager.list.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert dialog_module.STATES.keys() == set(dialog_module.State)


def test_the_dialog_opens_where_a_model_is_missed(
    hub: LoopbackHub, window: MainWindow, qtbot: QtBot
) -> None:
    window.session.weights_wanted.emit(("unet", "vae"))
    (manager,) = window.findChildren(ModelsDialog)
    qtbot.waitUntil(lambda: manager.entry() is not None, timeout=PATIENCE_MS)
    entry = manager.entry()
    assert entry is not None
    assert entry.group == "diffusion"
    assert isinstance(manager._work.store, ModelStore)


def test_a_notice_of_missing_weights_has_the_way_to_them(
    hub: LoopbackHub, window: MainWindow
) -> None:
    window.session.notice(ModelMissing("The weights for this are not installed."))
    (toast,) = window.toasts.findChildren(Toast)
    assert toast.button.text() == "Models…"
    toast.button.click()
    assert window.findChildren(ModelsDialog)
