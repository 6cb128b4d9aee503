"""The masks panel: choose, name, change, combine, delete; the Select menu; the tool strip."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from pytestqt.qtbot import QtBot

from colorstudio.document.edits import SetMask
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.geometry import Rect
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.masks import NAME, MasksPanel, thumbnail

PATIENCE_MS = 20000


def give(window: MainWindow, name: str, box: Rect) -> None:
    """A mask of one box, not chosen."""
    codes = np.zeros((120, 160, 1), np.uint8)
    codes[box.slices] = 255
    window.session.push(SetMask(name, Tiles.from_array(codes)))


def mask(window: MainWindow, name: str) -> np.ndarray:
    assert window.session.document is not None
    return window.session.document.state.masks[name].to_array()[..., 0]


def idle(qtbot: QtBot, window: MainWindow) -> None:
    """Waits until the instant lane has delivered what it was given."""
    for _ in range(2):
        done: list[None] = []
        window.session.instant.submit("Marker", lambda _: None, then=done.append)
        qtbot.waitUntil(lambda done=done: bool(done), timeout=PATIENCE_MS)


@pytest.fixture
def panel(opened: MainWindow) -> MasksPanel:
    opened.docks["masks"].show()
    opened.docks["masks"].raise_()
    return opened.masks


def names(panel: MasksPanel) -> list[str]:
    return [panel.list.item(n).data(NAME) for n in range(panel.list.count())]


def test_the_list_follows_the_document(qtbot: QtBot, opened: MainWindow, panel: MasksPanel) -> None:
    assert not panel.empty.isHidden()
    assert "Shift-click" in panel.empty.text()
    assert not panel.buttons["invert"].isEnabled()
    give(opened, "coat", Rect(10, 10, 60, 60))
    give(opened, "hair", Rect(80, 10, 60, 60))
    assert names(panel) == ["coat", "hair"]
    assert panel.empty.isHidden()
    opened.session.undo()
    assert names(panel) == ["coat"]
    idle(qtbot, opened)
    icon = panel.list.item(0).icon().pixmap(QSize(32, 24)).toImage()
    shades = {icon.pixelColor(x, y).lightness() for x in range(32) for y in range(0, 24, 4)}
    assert {0, 255} <= shades, "white is inside, black outside"


def test_a_click_chooses_and_beside_the_rows_lets_go(
    qtbot: QtBot, opened: MainWindow, panel: MasksPanel
) -> None:
    give(opened, "coat", Rect(10, 10, 60, 60))
    rect = panel.list.visualItemRect(panel.list.item(0))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert opened.session.mask == "coat"
    below = QPoint(rect.center().x(), panel.list.viewport().height() - 2)
    assert panel.list.itemAt(below) is None
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert opened.session.mask == ""
    assert not panel.list.selectedItems()


def test_a_row_is_renamed_and_a_taken_name_refused(opened: MainWindow, panel: MasksPanel) -> None:
    give(opened, "coat", Rect(10, 10, 60, 60))
    give(opened, "hair", Rect(80, 10, 60, 60))
    opened.session.choose_mask("coat")
    panel.list.item(0).setText("jacket")
    assert opened.session.mask == "jacket"
    assert names(panel) == ["jacket", "hair"]
    panel.list.item(0).setText("hair")
    assert names(panel) == ["jacket", "hair"]
    assert panel.list.item(0).text() == "jacket"


def test_buttons_make_copy_invert_and_delete(
    qtbot: QtBot, opened: MainWindow, panel: MasksPanel
) -> None:
    panel.buttons["new"].click()
    assert opened.session.mask == "Mask 1"
    panel.buttons["invert"].click()
    idle(qtbot, opened)
    assert mask(opened, "Mask 1").min() == 255
    panel.buttons["copy"].click()
    assert opened.session.mask == "Mask 1 copy"
    panel.buttons["delete"].click()
    assert names(panel) == ["Mask 1"]
    opened.session.choose_mask("Mask 1")
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert names(panel) == []


def test_grow_shrink_and_feather_by_the_number(
    qtbot: QtBot, opened: MainWindow, panel: MasksPanel
) -> None:
    pytest.importorskip("colorstudio.imaging.masks")
    give(opened, "coat", Rect(50, 40, 40, 40))
    opened.session.choose_mask("coat")
    panel.amount.setValue(5)
    panel.buttons["grow"].click()
    idle(qtbot, opened)
    assert mask(opened, "coat")[60, 46] == 255
    assert mask(opened, "coat")[60, 43] == 0
    opened.session.undo()
    panel.buttons["shrink"].click()
    idle(qtbot, opened)
    assert mask(opened, "coat")[60, 53] == 0
    assert mask(opened, "coat")[60, 57] == 255
    opened.session.undo()
    panel.buttons["feather"].click()
    idle(qtbot, opened)
    row = mask(opened, "coat")[60].astype(int)
    assert np.unique(row[40:60]).size > 4
    assert (np.diff(row[40:60]) >= 0).all()


def test_masks_are_combined_by_menu(qtbot: QtBot, opened: MainWindow, panel: MasksPanel) -> None:
    give(opened, "coat", Rect(10, 10, 60, 60))
    opened.session.choose_mask("coat")
    assert not panel.buttons["combine"].isEnabled()
    give(opened, "hair", Rect(40, 10, 60, 60))
    assert panel.buttons["combine"].isEnabled()
    menu = panel.combine_menu()
    subtract = menu.actions()[1].menu()
    assert subtract is not None
    (hair,) = subtract.actions()  # type: ignore[attr-defined]
    assert hair.text() == "hair"
    hair.trigger()
    idle(qtbot, opened)
    assert mask(opened, "coat")[30, 60] == 0
    assert mask(opened, "coat")[30, 20] == 255


def test_the_eye_hides_the_outline_everywhere(opened: MainWindow, panel: MasksPanel) -> None:
    give(opened, "coat", Rect(10, 10, 60, 60))
    panel.eye.click()
    assert not opened.session.mask_shown
    panel.eye.click()
    assert opened.session.mask_shown


def test_the_menu_acts_on_the_chosen_mask(
    qtbot: QtBot, opened: MainWindow, panel: MasksPanel
) -> None:
    opened.canvas.setFocus()
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(opened.canvas, Qt.Key.Key_A, ctrl)
    idle(qtbot, opened)
    assert mask(opened, "Mask 1").min() == 255
    qtbot.keyClick(opened.canvas, Qt.Key.Key_I, ctrl | shift)
    idle(qtbot, opened)
    assert mask(opened, "Mask 1").max() == 0
    qtbot.keyClick(opened.canvas, Qt.Key.Key_D, ctrl)
    assert opened.session.mask == ""
    opened.actions_table["select.invert"].trigger()
    assert "No mask is chosen" in opened.toasts.toasts[-1].notice.text


def test_every_control_has_a_name_and_its_height(opened: MainWindow, panel: MasksPanel) -> None:
    for button in (panel.eye, *panel.buttons.values()):
        assert button.accessibleName()
        assert button.height() == 28
    assert panel.list.accessibleName() == "Masks"
    assert panel.amount.accessibleName() == "By"


def test_the_small_picture_keeps_the_proportions() -> None:
    codes = np.zeros((1000, 4000, 1), np.uint8)
    codes[:, 2000:] = 255
    small = thumbnail(Tiles.from_array(codes), QSize(32, 24), Pyramid())
    assert small.shape == (8, 32)
    assert small[:, :15].max() == 0
    assert small[:, 17:].min() == 255


def test_tools_stand_in_columns_where_the_window_is_low(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1200, 1000)
    qtbot.waitUntil(lambda: window.tools.grid.columns == 1, timeout=PATIENCE_MS)
    window.resize(1200, 620)
    qtbot.waitUntil(lambda: window.tools.grid.columns >= 2, timeout=PATIENCE_MS)
    inside = window.tools.grid.rect()
    assert all(inside.contains(b.geometry()) for b in window.tools.grid.buttons)
