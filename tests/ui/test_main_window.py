"""The window as a whole: opens, drops, titles, panels, focus, question on close, accessibility."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints, SetLayer
from colorstudio.document.export import ExportOptions
from colorstudio.document.pyramid import Pyramid
from colorstudio.imaging import io
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.jobs.job import JobContext
from colorstudio.ui.dialogs.close import CloseDialog
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.session import Session

PATIENCE_MS = 20000


def drop(window: MainWindow, data: QMimeData) -> bool:
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), action, data, buttons, held)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(20, 20), action, data, buttons, held)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    codes = np.full((60, 80, 4), 255, np.uint8)
    codes[..., :3] = 128
    path = tmp_path / "grey.png"
    io.write(path, Pixels(codes))
    return path


# -- opening -----------------------------------------------------------------


def test_it_begins_with_an_invitation(window: MainWindow) -> None:
    assert window.middle.currentWidget() is window.start
    assert window.start.open_button.isVisible()
    assert len(window.start.samples) >= 1
    assert window.windowTitle() == "ColorStudio"


def test_a_sample_is_one_click_from_a_result(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.answered, timeout=60000):
        window.start.samples[0].click()
    document = window.session.document
    assert document is not None
    assert len(document.state.hints) > 0
    assert document.answer is not None
    assert window.middle.currentWidget() is window.canvas


def test_a_dropped_picture_opens(qtbot: QtBot, window: MainWindow, picture: Path) -> None:
    with qtbot.waitSignal(window.session.document_changed, timeout=PATIENCE_MS):
        assert drop(window, files(picture))
    assert window.session.document is not None
    assert window.session.document.state.size == (80, 60)
    assert window.windowTitle() == "grey.png[*] – ColorStudio"
    assert window.canvas.hasFocus()


def test_a_dropped_hint_file_gives_its_hints(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "hints.json"
    path.write_text('{"size": [160, 120], "points": [{"x": 5, "y": 6, "color": "#804020"}]}')
    drop(opened, files(path))
    document = opened.session.document
    assert document is not None
    assert len(document.state.hints) == 1


def test_a_second_picture_asks_for_its_own_window(
    qtbot: QtBot, opened: MainWindow, picture: Path
) -> None:
    with qtbot.waitSignal(opened.session.wants_window) as asked:
        drop(opened, files(picture))
    assert asked.args == [picture]


def test_text_is_not_taken_for_a_picture(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("hello")
    assert not drop(window, data)


def red_square() -> QImage:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    return image


def test_a_pasted_picture_opens(qtbot: QtBot, window: MainWindow) -> None:
    QApplication.clipboard().setImage(red_square())
    with qtbot.waitSignal(window.session.document_changed, timeout=PATIENCE_MS):
        window.actions_table["edit.paste"].trigger()
    assert window.session.document is not None
    assert window.session.document.state.size == (20, 10)


def test_a_picture_pasted_onto_another_becomes_a_layer(opened: MainWindow) -> None:
    QApplication.clipboard().setImage(red_square())
    opened.actions_table["edit.paste"].trigger()
    assert opened.session.document is not None
    layer = opened.session.document.state.active_layer
    assert layer is not None
    assert layer.name == "Pasted"
    pixels = layer.tiles.to_array()  # type: ignore[attr-defined]
    assert tuple(pixels[60, 80]) == (255, 0, 0, 255)
    assert pixels[0, 0, 3] == 0
    assert (pixels[..., 3] > 0).sum() == 200


def test_a_colour_pasted_as_text_is_taken_in_hand(opened: MainWindow) -> None:
    QApplication.clipboard().setText(" #7f8a52 ")
    opened.actions_table["edit.paste"].trigger()
    assert opened.session.tool.color.hex == "#7f8a52"


def test_nothing_to_paste_is_said(opened: MainWindow) -> None:
    QApplication.clipboard().setText("not a colour")
    opened.actions_table["edit.paste"].trigger()
    assert "no picture on the clipboard" in opened.toasts.toasts[-1].notice.text


def test_copy_puts_the_picture_on_the_clipboard(qtbot: QtBot, opened: MainWindow) -> None:
    QApplication.clipboard().clear()
    opened.actions_table["edit.copy"].trigger()
    clipboard = QApplication.clipboard()
    qtbot.waitUntil(lambda: not clipboard.image().isNull(), timeout=PATIENCE_MS)
    image = clipboard.image()
    assert (image.width(), image.height()) == (160, 120)
    assert image.pixelColor(0, 0).red() == 40
    assert image.pixelColor(159, 0).red() == 220


def test_recent_files_are_offered(window: MainWindow, picture: Path) -> None:
    window.session.settings.recent_files = [str(picture), "/not/there.png"]
    window.start.show_recent(window.session.settings.recent_files)
    assert [row.path for row in window.start.recent_rows] == [picture]
    window.recent_menu.aboutToShow.emit()
    names = [action.text() for action in window.recent_menu.actions()]
    assert names == ["grey.png", "there.png"]
    assert not window.recent_menu.actions()[1].isEnabled()


# -- the unsaved mark and the question ---------------------------------------


def test_the_title_marks_what_is_not_saved(opened: MainWindow, tmp_path: Path) -> None:
    assert not opened.isWindowModified()
    opened.session.push(SetLayer("photo", {"name": "Scan"}))
    assert opened.isWindowModified()
    assert opened.session.document is not None
    opened.session.document.mark_saved(tmp_path / "a.colorstudio")
    assert not opened.isWindowModified()
    assert opened.windowTitle() == "a.colorstudio[*] – ColorStudio"


def question(window: MainWindow) -> CloseDialog:
    (dialog,) = [d for d in window.findChildren(CloseDialog) if d.isVisible()]
    return dialog


def changed(window: MainWindow) -> None:
    window.session.push(SetLayer("photo", {"name": "Scan"}))


def test_closing_unsaved_work_asks_and_cancel_keeps_it(opened: MainWindow) -> None:
    changed(opened)
    assert not opened.close()
    dialog = question(opened)
    assert "ramp.png" in dialog.text()
    assert dialog.defaultButton() is dialog.save
    dialog.cancel.click()
    assert opened.isVisible()
    assert opened.session.document is not None


def test_dont_save_closes(qtbot: QtBot, opened: MainWindow) -> None:
    changed(opened)
    opened.close()
    with qtbot.waitSignal(opened.closed):
        question(opened).discard.click()
    assert not opened.isVisible()


def test_save_saves_and_then_closes(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "work.colorstudio"
    assert opened.session.document is not None
    opened.session.document.mark_saved(path)
    changed(opened)
    opened.close()
    with qtbot.waitSignal(opened.closed, timeout=PATIENCE_MS):
        question(opened).save.click()
    assert path.is_file()


def test_it_asks_once_however_often_it_is_told_to_close(opened: MainWindow) -> None:
    changed(opened)
    opened.close()
    opened.close()
    question(opened).cancel.click()
    opened.close()
    question(opened).cancel.click()


def test_an_export_that_runs_is_finished_before_the_window_closes(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    go = threading.Event()
    opened.session.submit("First", lambda _: go.wait(20))
    opened.session.export(tmp_path / "out.png", ExportOptions())
    assert not opened.close()
    assert opened.isVisible()
    with qtbot.waitSignal(opened.closed, timeout=PATIENCE_MS):
        go.set()
    assert (tmp_path / "out.png").is_file()


def test_an_export_that_fails_keeps_the_window(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    go = threading.Event()
    opened.session.submit("First", lambda _: go.wait(20))
    opened.session.export(tmp_path / "none" / "out.png", ExportOptions())
    assert not opened.close()
    go.set()
    qtbot.waitUntil(lambda: not opened.session.files.writing, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: opened.session.slow.queue.idle, timeout=PATIENCE_MS)
    QApplication.processEvents()
    assert opened.isVisible()
    assert opened.close()


def test_a_closed_window_hears_nothing_of_the_lane_that_it_shared(
    qtbot: QtBot, opened: MainWindow, photo: Document, tmp_path: Path
) -> None:
    shared, instant = opened.session, JobRunner("instant")
    settings = tmp_path / "settings.json"
    session = Session(shared.settings, settings, instant, shared.slow, Pyramid())
    second = MainWindow(session)
    session.show(photo)  # its tone is looked at on the shared lane
    second.close_now()
    instant.close()
    second.deleteLater()
    QCoreApplication.sendPostedEvents(second, QEvent.Type.DeferredDelete.value)
    with qtbot.captureExceptions() as faults, qtbot.waitSignal(shared.slow.finished):
        shared.submit("Of the other window", lambda _: None)
    assert not faults


def test_nothing_unsaved_asks_nothing(qtbot: QtBot, opened: MainWindow) -> None:
    with qtbot.waitSignal(opened.closed):
        assert opened.close()


def test_closing_the_document_leads_back_to_the_start(opened: MainWindow) -> None:
    opened.actions_table["file.close"].trigger()
    assert opened.session.document is None
    assert opened.middle.currentWidget() is opened.start
    assert not opened.actions_table["file.save"].isEnabled()


# -- panels and focus --------------------------------------------------------


def test_tab_hides_the_panels_and_brings_them_back(qtbot: QtBot, opened: MainWindow) -> None:
    opened.docks["history"].hide()
    opened.canvas.setFocus()
    shown = [name for name, dock in opened.docks.items() if not dock.isHidden()]
    qtbot.keyClick(opened.canvas, Qt.Key.Key_Tab)
    assert all(dock.isHidden() for dock in opened.docks.values())
    assert opened.tools.isHidden()
    assert opened.canvas.hasFocus()
    qtbot.keyClick(opened.canvas, Qt.Key.Key_Tab)
    assert [name for name, dock in opened.docks.items() if not dock.isHidden()] == shown


def test_f6_leaves_the_canvas_and_comes_back(qtbot: QtBot, opened: MainWindow) -> None:
    opened.canvas.setFocus()
    qtbot.keyClick(opened.canvas, Qt.Key.Key_F6)
    inside = QApplication.focusWidget()
    assert inside is not None
    assert not opened.canvas.hasFocus()
    qtbot.keyClick(inside, Qt.Key.Key_F6)
    assert opened.canvas.hasFocus()


def test_enter_in_a_field_gives_the_keys_back_to_the_canvas(
    qtbot: QtBot, opened: MainWindow
) -> None:
    field = opened.color.picker.fields["C"]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert opened.canvas.hasFocus()


def test_places_of_panels_are_remembered(opened: MainWindow) -> None:
    opened.docks["jobs"].hide()
    opened.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, opened.docks["color"])
    opened.close()
    assert set(opened.session.settings.window) == {"geometry", "state"}
    again = MainWindow(opened.session)
    assert again.docks["jobs"].isHidden()
    assert again.dockWidgetArea(again.docks["color"]) == Qt.DockWidgetArea.LeftDockWidgetArea
    again.close_now()
    again.deleteLater()


def test_the_right_column_has_its_width(window: MainWindow) -> None:
    assert 300 <= window.docks["color"].width() <= 340


def test_a_broken_memory_of_places_is_no_harm(opened: MainWindow) -> None:
    opened.session.settings.window = {"geometry": "no base64 !", "state": "AAAA"}
    again = MainWindow(opened.session)
    assert not again.docks["color"].isHidden()
    again.close_now()
    again.deleteLater()


def test_escape_twice_cancels_the_front_job(qtbot: QtBot, opened: MainWindow) -> None:
    go = threading.Event()

    def work(context: JobContext) -> None:
        while not go.wait(0.005):
            context.check()

    with qtbot.waitSignal(opened.session.slow.started):
        job = opened.session.slow.submit("Long work", work)
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert not job.stopping
    assert "Press Esc again" in opened.toasts.toasts[-1].notice.text
    with qtbot.waitSignal(opened.session.slow.ended):
        qtbot.keyClick(opened, Qt.Key.Key_Escape)
    go.set()
    assert job.state.value == "cancelled"


# -- what is read out --------------------------------------------------------


def named(widget: QWidget) -> bool:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return bool(widget.accessibleName() or text.strip())


def is_qts_own(widget: QWidget) -> bool:
    """A part that Qt makes inside of a control and that is read out with it."""
    outer = ("QComboBox", "QAbstractSpinBox", "QComboBoxPrivateContainer", "QTabBar")
    parent = widget.parent()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(widget, QHeaderView)
        or any(parent is not None and parent.inherits(name) for name in outer)
    )


def test_every_control_has_a_name(opened: MainWindow) -> None:
    kinds = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView)
    own = [w for kind in kinds for w in opened.findChildren(kind) if not is_qts_own(w)]
    assert len(own) > 40
    nameless = [f"{type(w).__name__} in {type(w.parent()).__name__}" for w in own if not named(w)]
    assert nameless == []


def test_no_text_is_below_11_pixels(opened: MainWindow) -> None:
    for widget in opened.findChildren(QWidget):
        assert widget.fontInfo().pixelSize() >= 11, widget


def test_the_status_bar_tells_the_colour_in_words(opened: MainWindow) -> None:
    from colorstudio.imaging.color import Color

    opened.session.measured.emit("color", Color.from_hex("#7f8a52"))
    assert opened.status.color_text.text() == "“muted olive” #7f8a52"
    assert opened.status.size_text.text() == "160 × 120 · sRGB · 8 bit"
    opened.session.measured.emit("seal", 0.1234)
    assert opened.status.seal_text.text() == "L* seal 0.12"
    opened.session.measured.emit("seal", 0.5)
    assert "⚠" in opened.status.seal_text.text()
    opened.session.measured.emit("preview", 41.3)
    assert opened.status.preview_text.text() == "preview 41 ms"
    opened.session.measured.emit("seal", None)
    assert opened.status.seal_text.text() == ""


def test_the_pointer_tells_the_picker_the_lightness(qtbot: QtBot, opened: MainWindow) -> None:
    color = opened.session.tool.color
    qtbot.mouseMove(opened.canvas, opened.canvas.rect().center() + QPoint(3, 3))
    qtbot.waitUntil(lambda: opened.status.color_text.text() != "", timeout=PATIENCE_MS)
    assert 15 < opened.color.picker.plane.lightness < 90
    assert opened.session.tool.color == color


def test_compare_zoom_and_grey_stay_in_step(qtbot: QtBot, opened: MainWindow) -> None:
    corner, canvas = opened.view_corner, opened.canvas
    corner.compare.click()
    assert canvas.compare.value == "split"
    opened.actions_table["view.compare"].trigger()
    assert canvas.compare.value == "side"
    assert corner.compare.isChecked()
    corner.compare.click()
    assert canvas.compare.value == "off"
    assert not corner.compare.isChecked()
    corner.zoom.setValue(200)
    assert canvas.view.zoom == pytest.approx(2)
    opened.actions_table["view.actual"].trigger()
    assert corner.zoom.text() == "100 %"
    assert opened.status.zoom_text.text() == "100 %"
    opened.actions_table["view.grey"].trigger()
    assert canvas.display.grey
    assert opened.actions_table["view.grey"].isChecked()


def test_history_and_undo_follow_hints(
    opened: MainWindow, photo: Document, hints: tuple[Hint, ...]
) -> None:
    opened.session.push(AddHints(hints))
    undo = opened.actions_table["edit.undo"]
    assert undo.isEnabled()
    undo.trigger()
    assert len(photo.state.hints) == 0
    opened.actions_table["edit.redo"].trigger()
    assert len(photo.state.hints) == 5
