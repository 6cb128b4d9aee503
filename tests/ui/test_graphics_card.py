"""The dialog of the graphics card and the offer on the start page, as a person uses them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from colorstudio import environments
from colorstudio.engine import gpu_install, gpu_packs, graphics_cards
from colorstudio.engine.gpu_packs import Pack
from colorstudio.methods.base import Quiet
from colorstudio.ui.dialogs.graphics_card import GraphicsCardDialog, open_graphics_card
from colorstudio.ui.dialogs.model_details import bytes_words
from colorstudio.ui.gpu_pack_offer import GpuPackOffer, look_at_start
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.toasts import Toast
from tests.engine.test_gpu_install import index
from tests.loopback_index import LoopbackIndex
from tests.tiny_packs import driver, tiny_pack

__all__ = ["driver", "index"]
PATIENCE_MS = 20000


@pytest.fixture
def pack(index: LoopbackIndex, monkeypatch: pytest.MonkeyPatch) -> Pack:
    """The one pack that there is to be had; what came along knows no cards."""
    made = tiny_pack(index.folder)
    monkeypatch.setattr(gpu_packs, "known", lambda: (made,))
    monkeypatch.setattr(graphics_cards, "built_in", lambda: False)
    return made


@pytest.fixture
def card(driver: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A driver with a card."""
    monkeypatch.setenv("LD_LIBRARY_PATH", str(driver))


@pytest.fixture
def dialog(pack: Pack, card: None, window: MainWindow, qtbot: QtBot) -> GraphicsCardDialog:
    window.actions_table["task.graphics_card"].trigger()
    (found,) = window.findChildren(GraphicsCardDialog)
    qtbot.waitUntil(lambda: found._work.found is not None, timeout=PATIENCE_MS)
    return found


def settled(dialog: GraphicsCardDialog, qtbot: QtBot, text: str) -> None:
    """Waits until what was asked for is over and this is said of it."""

    def over() -> bool:
        return dialog._work.job is None and text in dialog.told.text()

    qtbot.waitUntil(over, timeout=PATIENCE_MS)
    with qtbot.waitSignal(dialog._work.looked, timeout=PATIENCE_MS):
        dialog._work.look()


def answer(dialog: GraphicsCardDialog, words: str) -> str:
    (question,) = [q for q in dialog.findChildren(QMessageBox) if q.isVisible()]
    text = question.text()
    (button,) = [b for b in question.buttons() if b.text().replace("&", "") == words]
    button.click()
    return text


def test_the_card_the_pack_and_both_sizes_are_told_before_anything_is_fetched(
    dialog: GraphicsCardDialog, pack: Pack, index: LoopbackIndex
) -> None:
    assert dialog.card.text() == "Tiny Card, 8.0 GB (driver 580.65)"
    assert "came with ColorStudio" in dialog.runs.text()
    assert "Tiny cards 9.0.0" in dialog.pack.text()
    sizes = f"{bytes_words(pack.download)} to download, {bytes_words(pack.disk)} on the disk"
    assert sizes in dialog.sizes.text()
    assert "licence of tiny things" in dialog.licence.text()
    assert dialog.install.isEnabled()
    assert not dialog.stop.isVisible()
    assert not dialog.back.isEnabled()
    assert index.asked == []


def test_without_a_card_it_says_so_and_offers_nothing(
    pack: Pack, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = open_graphics_card(window)
    qtbot.waitUntil(lambda: dialog._work.found is not None, timeout=PATIENCE_MS)
    assert dialog.card.text() == "No graphics card of NVIDIA was found."
    assert not dialog.install.isEnabled()
    assert not dialog.folder.isEnabled()


def test_install_stop_go_on_and_go_back(
    dialog: GraphicsCardDialog,
    window: MainWindow,
    index: LoopbackIndex,
    pack: Pack,
    qtbot: QtBot,
) -> None:
    index.break_after, index.times, index.stall = 200_000, 1, threading.Event()
    dialog.install.click()
    qtbot.waitUntil(lambda: "200.0 kB" in dialog.told.text(), timeout=PATIENCE_MS)
    assert dialog.bar.isVisible()
    assert not dialog.install.isVisible()
    dialog.stop.click()
    qtbot.waitUntil(dialog.install.isVisible, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "are here already" in dialog.sizes.text(), timeout=PATIENCE_MS)
    assert dialog.install.text() == "Go &on"
    item = dialog.chosen()
    assert item is not None
    assert item.role == "download"
    index.asked.clear()
    dialog.install.click()
    settled(dialog, qtbot, "It works on Tiny Card. Start ColorStudio again")
    assert index.ranges(pack.wheels[0].file) == ["bytes=200000-"]
    assert environments.pointer().current
    row = dialog.list.topLevelItem(0)
    assert row is not None
    assert [row.text(n) for n in (0, 1)] == ["Tiny cards 9.0.0", "Chosen"]
    with qtbot.waitSignal(window.session.restart_wanted):
        dialog.again.click()
    dialog.back.click()
    settled(dialog, qtbot, "The next start uses the libraries that came with ColorStudio")
    assert environments.pointer().current == ""
    assert not dialog.again.isVisible(), "what was chosen is what runs"
    dialog.use.click()
    settled(dialog, qtbot, "Start ColorStudio again")
    assert environments.pointer().current
    dialog.verify.click()
    settled(dialog, qtbot, "every byte is as it was")
    dialog.remove.click()
    assert "Delete “Tiny cards 9.0.0”" in answer(dialog, "Remove")
    settled(dialog, qtbot, "Removed")
    assert dialog.list.topLevelItemCount() == 0


def test_a_folder_will_do_and_a_refusal_is_told_with_the_place_of_the_log(
    dialog: GraphicsCardDialog,
    index: LoopbackIndex,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    bad = tiny_pack(index.folder, "9.5.0", "none")
    monkeypatch.setattr(gpu_packs, "known", lambda: (bad,))
    with qtbot.waitSignal(dialog._work.looked, timeout=PATIENCE_MS):
        dialog._work.look()
    dialog._work.install(index.folder)
    settled(dialog, qtbot, "it finds no graphics card")
    assert gpu_install.LOG in dialog.told.text()
    assert index.asked == []
    assert environments.pointer().current == ""


def test_an_installation_outlives_the_dialog(
    dialog: GraphicsCardDialog, index: LoopbackIndex, window: MainWindow, qtbot: QtBot
) -> None:
    index.break_after, index.times, index.stall = 200_000, 1, threading.Event()
    dialog.install.click()
    qtbot.waitUntil(index.stalled.is_set, timeout=PATIENCE_MS)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    assert any(row.job.title == "Install the GPU pack" for row in window.jobs.rows)
    index.stall.set()
    qtbot.waitUntil(lambda: bool(environments.pointer().current), timeout=PATIENCE_MS)
    again = open_graphics_card(window)
    settled(again, qtbot, "It works on Tiny Card")


def offers(window: MainWindow) -> list[GpuPackOffer]:
    return [offer for offer in window.start.findChildren(GpuPackOffer) if offer.isVisible()]


def test_a_pack_is_offered_once_on_the_start_page_and_nothing_is_fetched_by_itself(
    pack: Pack, card: None, index: LoopbackIndex, window: MainWindow, qtbot: QtBot
) -> None:
    look_at_start(window)
    qtbot.waitUntil(lambda: len(offers(window)) == 1, timeout=PATIENCE_MS)
    (offer,) = offers(window)
    assert offer.words.text().startswith("Tiny Card could run the models")
    offer.show_it.click()
    assert window.findChildren(GraphicsCardDialog)
    assert offers(window) == []
    assert window.session.settings.gpu_pack_offered
    assert index.asked == []
    look_at_start(window)
    qtbot.wait(300)
    assert offers(window) == []


@pytest.mark.parametrize("why", ["no card", "built in", "installed"])
def test_nothing_is_offered_where_it_would_be_of_no_use(
    pack: Pack,
    driver: Path,
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    why: str,
) -> None:
    if why != "no card":
        monkeypatch.setenv("LD_LIBRARY_PATH", str(driver))
    if why == "built in":
        monkeypatch.setattr(graphics_cards, "built_in", lambda: True)
    if why == "installed":
        gpu_install.install(pack, Quiet())
        gpu_install.use("")
    look_at_start(window)
    qtbot.waitUntil(lambda: window.session.slow.queue.running is None, timeout=PATIENCE_MS)
    qtbot.wait(200)
    assert offers(window) == []


def test_a_pack_that_is_left_aside_is_told_with_a_way_to_the_dialog(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = environments.Choice(name="old", reason=environments.OTHER_PROGRAM)
    monkeypatch.setattr(environments._Running, "choice", choice)
    look_at_start(window)
    (toast,) = window.findChildren(Toast)
    assert "another version of ColorStudio" in toast.notice.text
    toast.button.click()
    (dialog,) = window.findChildren(GraphicsCardDialog)
    assert "another version of ColorStudio" in dialog.runs.text()
    qtbot.waitUntil(lambda: dialog._work.found is not None, timeout=PATIENCE_MS)
