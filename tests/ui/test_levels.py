"""The levels dialog: what it shows, what OK does, what Cancel leaves."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from colorstudio.document.layers import PixelLayer
from colorstudio.imaging.levels import Levels
from colorstudio.ui.dialogs.levels import LevelsDialog, open_levels
from colorstudio.ui.main_window import MainWindow


@pytest.fixture
def dialog(opened: MainWindow) -> LevelsDialog:
    dialog = open_levels(opened.session, opened)
    assert dialog is not None
    return dialog


def codes(window: MainWindow) -> np.ndarray:
    assert window.session.document is not None
    layer = window.session.document.state.source_layer
    assert isinstance(layer, PixelLayer)
    return layer.tiles.to_array()


def test_automatic_levels_use_the_whole_range_as_one_step(
    qtbot: QtBot, opened: MainWindow, dialog: LevelsDialog
) -> None:
    before = codes(opened)
    dialog.automatic()
    assert dialog.black.number() > 0.1
    assert dialog.histogram.black == pytest.approx(dialog.levels.black)
    with qtbot.waitSignal(opened.session.committed):
        dialog.ok.click()
    after = codes(opened)
    assert after[..., 0].min() <= 2
    assert after[..., 0].max() >= 253
    opened.session.undo()
    assert np.array_equal(codes(opened), before)
    assert opened.session.document is not None
    assert not opened.session.document.can_undo


def test_the_picture_shows_the_result_or_the_photo(dialog: LevelsDialog) -> None:
    plain = dialog.picture.pixmap().toImage().pixelColor(10, 10).red()
    dialog.set_levels(Levels(0.0, 1.0, 2.5))
    lighter = dialog.picture.pixmap().toImage().pixelColor(10, 10).red()
    assert lighter > plain + 20
    dialog.shown.setChecked(False)
    assert dialog.picture.pixmap().toImage().pixelColor(10, 10).red() == plain


def test_black_gives_way_to_white(dialog: LevelsDialog) -> None:
    dialog.white.set_value(0.3)
    dialog.black.set_value(0.8)
    assert dialog.levels.black < dialog.levels.white


def test_cancel_and_levels_that_change_nothing_leave_no_step(
    qtbot: QtBot, opened: MainWindow, dialog: LevelsDialog
) -> None:
    dialog.set_levels(Levels(0.2, 0.9, 1.2))
    dialog.reject()
    again = open_levels(opened.session, opened)
    assert again is not None
    again.ok.click()
    opened.session.slow.submit("marker", lambda _: None)
    qtbot.waitUntil(lambda: opened.session.slow.queue.idle)
    assert opened.session.document is not None
    assert not opened.session.document.steps
