"""Notices: one sentence, one button, gone by themselves unless they are errors."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from colorstudio.errors import BadInput
from colorstudio.ui import toasts
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.notices import Level, Notice


def test_a_notice_is_told_and_leaves(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(toasts.STAY_MS, Level.info, 30)
    window.session.notice("Saved picture.png.")
    assert [t.notice.text for t in window.toasts.toasts] == ["Saved picture.png."]
    assert window.toasts.isVisible()
    qtbot.waitUntil(lambda: not window.toasts.toasts, timeout=2000)
    assert not window.toasts.isVisible()


def test_an_error_stays_until_it_is_dismissed(window: MainWindow) -> None:
    window.session.notice(BadInput("The picture is broken.", "Try another one."))
    (toast,) = window.toasts.toasts
    assert not toast.leaves_by_itself
    assert toast.notice.text == "The picture is broken. Try another one."
    toast.leave()
    assert window.toasts.toasts == ()


def test_the_button_acts_and_the_notice_goes(window: MainWindow) -> None:
    done: list[int] = []
    window.session.notice(
        Notice("Something", Level.warning, button="Undo", action=lambda: done.append(1))
    )
    (toast,) = window.toasts.toasts
    assert toast.button.text() == "Undo"
    toast.button.click()
    assert done == [1]
    assert window.toasts.toasts == ()


def test_details_of_a_fault_can_be_copied(window: MainWindow) -> None:
    window.session.report_error(ValueError("boom"), "Open x.png")
    (toast,) = window.toasts.toasts
    toast.button.click()
    clipboard = QApplication.clipboard()
    assert "ValueError: boom" in clipboard.text()


def test_the_same_sentence_is_not_piled_up(window: MainWindow) -> None:
    for _ in range(3):
        window.session.notice("Again")
    assert len(window.toasts.toasts) == 1


def test_what_came_of_it_in_the_end_takes_the_place_of_an_error(window: MainWindow) -> None:
    window.session.notice(Notice("No room.", Level.error, about="save"))
    window.session.notice(Notice("Exported a.png.", about="export"))
    window.session.notice(Notice("Saved a.colorstudio.", about="save"))
    assert [t.notice.text for t in window.toasts.toasts] == [
        "Exported a.png.",
        "Saved a.colorstudio.",
    ]


def test_trivialities_do_not_push_out_an_error(window: MainWindow) -> None:
    window.session.notice(BadInput("Bad."))
    for n in range(8):
        window.session.notice(f"Note {n}")
    texts = [t.notice.text for t in window.toasts.toasts]
    assert len(texts) == toasts.MOST
    assert texts[0] == "Bad."


def test_the_canvas_keeps_its_size_and_its_room(opened: MainWindow) -> None:
    before = opened.canvas.geometry()
    opened.session.notice("A sentence")
    assert opened.canvas.geometry() == before
    shown = opened.toasts.geometry()
    assert shown.bottom() <= opened.middle.height()
    assert shown.height() < 80


def test_a_long_text_is_whole(window: MainWindow) -> None:
    text = "Ein sehr langer Satz, der auf mehreren Zeilen stehen muss. " * 4
    window.session.notice(Notice(text, Level.warning, button="Einstellungen öffnen"))
    (toast,) = window.toasts.toasts
    layout = toast.layout()
    assert layout is not None
    assert toast.height() >= layout.totalHeightForWidth(toast.width())
    assert toast.width() <= toasts.WIDEST
