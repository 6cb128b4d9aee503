"""The picker: shows only what is reachable, takes hex and Lab, never loses the colour in hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from colorstudio.imaging.color import Color, chroma_limit, rgb_to_lab
from colorstudio.imaging.color_words import described
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.widgets.chroma_plane import ChromaPlane, extent, plane_image, reachable
from colorstudio.ui.widgets.color_picker import ColorPicker, parse_color

LEFT = Qt.MouseButton.LeftButton
OCHRE = Color.from_hex("#c08040")


def pixels_of(image: QImage) -> np.ndarray:
    wide = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(wide.constBits(), np.uint8).reshape(wide.height(), wide.bytesPerLine())
    return rows[:, : 4 * wide.width()].reshape(wide.height(), wide.width(), 4).copy()


def grid(L: float, side: int) -> np.ndarray:
    at = ((np.arange(side) + 0.5) / side * 2 - 1) * extent(L)
    return np.stack(np.meshgrid(at, -at), axis=-1)


@pytest.mark.parametrize("L", [5.0, 30.0, 50.0, 75.0, 96.0])
def test_the_plane_shows_reachable_colours_only(L: float) -> None:
    side = 96
    codes = pixels_of(plane_image(L, side))
    ab = grid(L, side)
    limit = chroma_limit(L, ab.reshape(-1, 2)).reshape(side, side)
    shown = codes[..., 3] == 255
    assert shown.sum() > 100
    assert limit[shown].min() > 0.999
    hidden = codes[..., 3] == 0
    assert (limit[hidden] < 1).mean() > 0.97
    lab = rgb_to_lab(codes[shown][:, :3])
    assert np.abs(lab[:, 0] - L).max() < 0.8
    assert np.abs(lab[:, 1:] - ab[shown]).max() < 2.5


@given(st.floats(1, 99), st.floats(-120, 120), st.floats(-120, 120))
def test_reachable_keeps_lightness_and_hue(L: float, a: float, b: float) -> None:
    color = reachable(L, a, b)
    assert color.L == L
    assert color.in_srgb
    if color.chroma > 0.5:
        assert a * color.b == pytest.approx(b * color.a, abs=1e-3 * (1 + abs(a * b)))


@pytest.fixture
def picker(qtbot: QtBot) -> ColorPicker:
    picker = ColorPicker(OCHRE)
    qtbot.addWidget(picker)
    picker.resize(304, 220)
    picker.show()
    return picker


def test_opening_keeps_the_colour(picker: ColorPicker) -> None:
    told: list[Color] = []
    picker.changed.connect(told.append)
    picker.show_spot(20.0)
    picker.show_spot(80.0)
    picker.show_spot(None)
    assert picker.color == OCHRE
    assert picker.hex.text() == "#c08040"
    assert told == []


def test_a_click_picks_at_the_lightness_of_the_spot(qtbot: QtBot, picker: ColorPicker) -> None:
    picker.show_spot(30.0)
    wanted = reachable(30.0, 20.0, 10.0)
    at = picker.plane.position_of(wanted)
    qtbot.mouseClick(picker.plane, LEFT, pos=at.toPoint())
    assert picker.color.L == 30.0
    assert np.hypot(picker.color.a - wanted.a, picker.color.b - wanted.b) < 1.5


def test_without_the_link_the_plane_keeps_the_colours_lightness(picker: ColorPicker) -> None:
    picker.link.setChecked(False)
    picker.show_spot(30.0)
    assert picker.plane.lightness == pytest.approx(OCHRE.L, abs=0.3)


def test_a_drag_beyond_the_gamut_stays_on_its_border(qtbot: QtBot, picker: ColorPicker) -> None:
    qtbot.mouseClick(picker.plane, LEFT, pos=QPointF(picker.plane.width() / 2, 14).toPoint())
    assert picker.color.in_srgb
    assert picker.color.b > 0
    assert pytest.approx(OCHRE.L, abs=0.3) == picker.color.L


def test_arrows_turn_and_strengthen(qtbot: QtBot, picker: ColorPicker) -> None:
    chroma = picker.color.chroma
    qtbot.keyClick(picker.plane, Qt.Key.Key_Down)
    assert picker.color.chroma == pytest.approx(chroma - 2, abs=0.05)
    a = picker.color.a
    qtbot.keyClick(picker.plane, Qt.Key.Key_Left)
    assert picker.color.a < a


def test_hex_can_be_pasted(qtbot: QtBot, picker: ColorPicker) -> None:
    settled: list[Color] = []
    picker.settled.connect(settled.append)
    picker.hex.setFocus()
    picker.hex.selectAll()
    qtbot.keyClicks(picker.hex, "7f8a52")
    qtbot.keyClick(picker.hex, Qt.Key.Key_Return)
    assert picker.color.hex == "#7f8a52"
    assert picker.hex.text() == "#7f8a52"
    assert len(settled) == 1


def test_what_is_no_colour_changes_nothing(qtbot: QtBot, picker: ColorPicker) -> None:
    picker.hex.selectAll()
    qtbot.keyClicks(picker.hex, "ochre")
    qtbot.keyClick(picker.hex, Qt.Key.Key_Return)
    assert picker.color == OCHRE
    assert picker.hex.text() == "#c08040"
    assert "is not a colour" in picker.hex.toolTip()


def test_lab_can_be_typed(qtbot: QtBot, picker: ColorPicker) -> None:
    picker.lab.selectAll()
    qtbot.keyClicks(picker.lab, "50 20 -10")
    qtbot.keyClick(picker.lab, Qt.Key.Key_Return)
    assert picker.color.lab == (50.0, 20.0, -10.0)


@pytest.mark.parametrize(
    ("text", "lab"),
    [("50 1 2", (50, 1, 2)), ("50, 1, 2", (50, 1, 2)), ("lab(50 1 2)", (50, 1, 2))],
)
def test_ways_to_write_lab(text: str, lab: tuple[float, float, float]) -> None:
    assert parse_color(text).lab == lab


def test_the_fields_change_one_thing_each(picker: ColorPicker) -> None:
    hue = np.arctan2(picker.color.b, picker.color.a)
    picker.fields["L"].setValue(40)
    assert picker.color.L == 40
    assert np.arctan2(picker.color.b, picker.color.a) == pytest.approx(hue, abs=1e-6)
    picker.fields["C"].setValue(10)
    assert picker.color.chroma == pytest.approx(10, abs=0.01)
    picker.fields["h"].setValue(180)
    assert picker.color.a == pytest.approx(-10, abs=0.05)


def test_the_image_of_a_lightness_is_made_once() -> None:
    plane_image.cache_clear()
    first = plane_image(50.0, 64)
    assert plane_image(50.0, 64) is first
    assert plane_image.cache_info().misses == 1


def test_the_images_of_many_lightnesses_take_little_memory() -> None:
    plane_image.cache_clear()
    bytes_ = max(plane_image(L / 2, 168).sizeInBytes() for L in range(40))
    assert plane_image.cache_info().currsize * bytes_ < 1_000_000


def test_the_plane_is_crisp_on_dense_screens(qtbot: QtBot) -> None:
    plane = ChromaPlane(100)
    qtbot.addWidget(plane)
    plane_image.cache_clear()
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2.0)
    plane.render(image)
    assert plane_image.cache_info().misses == 1


def test_the_panel_and_the_hand_hold_the_same_colour(opened: MainWindow) -> None:
    session, panel = opened.session, opened.color
    session.set_tool(color=Color.from_hex("#336699"))
    assert panel.picker.color.hex == "#336699"
    assert panel.picker.before.color == OCHRE
    panel.picker.before.click()
    assert session.tool.color == OCHRE


def test_recent_colours_are_offered(opened: MainWindow) -> None:
    session = opened.session
    session.use_color(Color.from_hex("#112233"))
    session.use_color(Color.from_hex("#445566"))
    opened.color.show_recent()
    shown = [s.color.hex for s in opened.color.recent.swatches]
    assert shown == ["#445566", "#112233"]
    opened.color.recent.swatches[1].click()
    assert session.tool.color.hex == "#112233"


def test_x_and_d_in_the_canvas(qtbot: QtBot, opened: MainWindow) -> None:
    tool = opened.session.tool
    opened.canvas.setFocus()
    qtbot.keyClick(opened.canvas, Qt.Key.Key_X)
    assert (opened.session.tool.color, opened.session.tool.background) == (
        tool.background,
        tool.color,
    )
    qtbot.keyClick(opened.canvas, Qt.Key.Key_D)
    assert opened.session.tool.color.hex == "#000000"
    assert opened.tools.pair.front.color.hex == "#000000"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("#ffffff", "white"),
        ("#000000", "black"),
        ("#808080", "grey"),
        ("#7f8a52", "muted olive"),
        ("#ff0000", "vivid red"),
        ("#0000ff", "vivid blue"),
        ("#5c4033", "dark brown"),
        ("#ffd700", "bright yellow"),
    ],
)
def test_colours_have_words(text: str, words: str) -> None:
    assert described(Color.from_hex(text)) == words


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_has_a_word(code: int) -> None:
    assert described(Color.from_hex(f"#{code:06x}"))
