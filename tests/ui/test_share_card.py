"""Save a share card: what the dialog says and writes, and the card dropped onto the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from colorstudio.document import card_file
from colorstudio.document.card_file import looks_like_card
from colorstudio.document.edits import AddHints, SetPalette
from colorstudio.imaging import io
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.palette import Palette
from colorstudio.ui.card_picture import INSIDE, CardText, paint_card, rgb_of
from colorstudio.ui.dialogs import share_card
from colorstudio.ui.dialogs.share_card import ShareCardDialog
from colorstudio.ui.main_window import MainWindow

PATIENCE_MS = 30_000


@pytest.fixture
def dialog(opened: MainWindow, hints: tuple[Hint, ...], qtbot: QtBot) -> ShareCardDialog:
    """The dialog for the ramp with hints and a palette, ready to save."""
    opened.session.push(AddHints(hints))
    opened.session.push(SetPalette(Palette.of(["#a03020", "#204080"]), "Load palette"))
    opened.actions_table["file.share_card"].trigger()
    found = opened.findChild(ShareCardDialog)
    assert found is not None
    qtbot.waitUntil(lambda: found.ready, timeout=PATIENCE_MS)
    return found


def test_it_says_what_the_card_holds_before_it_is_written(dialog: ShareCardDialog) -> None:
    assert "original photo" in dialog.holds.text()
    assert "0.1 MB" in dialog.size_text.text()
    assert dialog.title.text() == "ramp"
    assert dialog.preview.pixmap().width() > 100
    assert not dialog.metadata.isEnabled(), "this picture has no camera data"


def test_a_large_one_is_told_and_too_large_a_one_refused(
    dialog: ShareCardDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(share_card, "LARGE_BYTES", 100)
    dialog._show_size()
    assert "many mail and chat programs" in dialog.size_text.text()
    monkeypatch.setattr(share_card, "MOST_BYTES", 100)
    dialog._show_size()
    assert "too large for a card" in dialog.size_text.text()
    assert not dialog.save_button.isEnabled()


def test_the_card_dropped_on_the_window_is_the_project(
    dialog: ShareCardDialog, opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    session = opened.session
    document = session.document
    assert document is not None
    dialog.rings.setChecked(True)
    qtbot.waitUntil(lambda: dialog.ready, timeout=PATIENCE_MS)
    path = tmp_path / "card.png"
    dialog.save(path)
    qtbot.waitUntil(path.exists, timeout=PATIENCE_MS)
    assert looks_like_card(io.read(path).pixels.array)
    session.close_document()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    opened.dropEvent(event)
    qtbot.waitUntil(lambda: session.document is not None, timeout=PATIENCE_MS)
    again = session.document
    assert again is not None
    assert again.state.hints == document.state.hints
    assert again.state.palette == document.state.palette
    assert again.path is None
    assert not session.save(), "it asks where to"
    qtbot.waitUntil(lambda: again.answer is not None, timeout=PATIENCE_MS)


def test_what_is_chosen_changes_the_picture(dialog: ShareCardDialog, qtbot: QtBot) -> None:
    def now(change: Callable[[], object]) -> np.ndarray:
        change()
        assert not dialog.save_button.isEnabled(), "what is saved is what was chosen last"
        qtbot.waitUntil(lambda: dialog.ready, timeout=PATIENCE_MS)
        assert dialog._image is not None
        return rgb_of(dialog._image)

    one = now(lambda: dialog.rings.setChecked(True))
    two = now(lambda: dialog.title.setText("Another"))
    assert one.shape == two.shape
    assert not np.array_equal(one, two)

    def alone() -> None:
        dialog.shown.setCurrentIndex(1)
        dialog.shown.activated.emit(1)

    assert now(alone).shape[1] == 1600


def test_layouts_stay_inside_for_any_shape(qtbot: QtBot) -> None:
    from colorstudio.document.share_card import CardPicture
    from colorstudio.imaging.color import Color

    text = CardText.for_title("A title that is far too long for one line " * 5)
    colors = tuple((Color.from_hex(f"#{n:02x}8040"), "long name of a colour") for n in range(12))
    for w, h in ((1488, 300), (300, 1488), (1488, 1000), (40, 40), (1488, 4)):
        codes = np.full((h, w, 3), 200, np.uint8)
        card = CardPicture(codes, codes // 2, colors, 5, ((0.5, 0.5, colors[0][0]),))
        for both in (True, False):
            rgb = rgb_of(paint_card(card, text, both=both))
            assert rgb.shape[1] == card_file.WIDTH
            assert 300 < rgb.shape[0] < 2600
            margin = rgb[: -card_file.BOTTOM, : (card_file.WIDTH - INSIDE) // 2 - 8]
            assert np.ptp(margin) == 0, "nothing is drawn into the margin"
            assert looks_like_card(rgb)
