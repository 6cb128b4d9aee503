"""The arithmetic of the share bar: borders move two neighbours, the sum never passes the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from colorstudio.imaging.palette import Palette, from_hex_list
from colorstudio.ui.widgets.share_bar import ShareBar, dragged, widths_of

FOUR = from_hex_list("#d02020 #20d020 #2020d0 #d0d020")
SHARES = st.lists(st.one_of(st.none(), st.floats(0, 0.25)), min_size=4, max_size=4)


def given_palette(shares: list[float | None]) -> Palette:
    return FOUR.with_shares(dict(enumerate(shares)))


@given(SHARES, st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_the_bar_is_always_whole(shares: list[float | None], achieved: list[float]) -> None:
    widths = widths_of(given_palette(shares), achieved)
    assert sum(widths) == pytest.approx(1)
    assert min(widths) >= 0


@given(SHARES, st.integers(0, 2), st.floats(-0.5, 1.5))
def test_dragging_never_asks_for_more_than_there_is(
    shares: list[float | None], border: int, to: float
) -> None:
    palette = given_palette(shares)
    new = dragged(palette, widths_of(palette), border, to)
    assert set(new) <= {border, border + 1}
    assert all(share >= 0 for share in new.values())
    assert palette.with_shares(new).given <= 1 + 1e-9


def test_two_fixed_neighbours_keep_their_sum() -> None:
    palette = given_palette([0.25, 0.25, 0.25, 0.25])
    new = dragged(palette, widths_of(palette), 1, 0.6)
    assert new[1] == pytest.approx(0.35)
    assert new[2] == pytest.approx(0.15)


def test_of_two_free_ones_the_left_becomes_fixed() -> None:
    palette = given_palette([None, None, 0.2, 0.2])
    new = dragged(palette, widths_of(palette, [0.3, 0.3, 0.2, 0.2]), 0, 0.45)
    assert new == {0: pytest.approx(0.45)}


def test_a_border_is_dragged_with_the_mouse(qtbot: QtBot) -> None:
    bar = ShareBar()
    qtbot.addWidget(bar)
    bar.resize(400, bar.height())
    bar.show_palette(given_palette([0.25, 0.25, 0.25, 0.25]))
    told: list[tuple[dict[int, float], bool]] = []
    bar.changed.connect(lambda shares, done: told.append((shares, done)))
    start = QPoint(round(bar.border_x(0)), 8)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(bar, start + QPoint(20, 0))
    QTest.mouseMove(bar, start + QPoint(40, 0))
    QTest.mouseRelease(
        bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(40, 0)
    )
    assert told[-1][1]
    assert told[-1][0][0] == pytest.approx(0.35, abs=0.01)
    assert not told[0][1]
    toggled: list[int] = []
    bar.toggled.connect(toggled.append)
    QTest.mouseDClick(
        bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(250, 8)
    )
    assert toggled == [2]
