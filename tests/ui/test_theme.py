"""Themes: greys without a tint, readable, on every widget; icons in the colour of the palette."""

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from colorstudio import resources
from colorstudio.document.pyramid import Pyramid
from colorstudio.imaging.color import lightness
from colorstudio.settings import Settings
from colorstudio.ui import icons, theme
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.session import Session

NAMES = list(theme.THEMES)


def colors(name: str) -> dict[str, str]:
    row = theme.THEMES[name]
    return {f.name: getattr(row, f.name) for f in fields(row) if f.name != "title"}


def rgb_of(text: str) -> tuple[int, int, int]:
    color = QColor(text)
    return color.red(), color.green(), color.blue()


def luminance(text: str) -> float:
    c = np.array(rgb_of(text)) / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def contrast(one: str, other: str) -> float:
    a, b = sorted((luminance(one), luminance(other)), reverse=True)
    return (a + 0.05) / (b + 0.05)


@pytest.mark.parametrize("name", NAMES)
def test_every_grey_is_neutral(name: str) -> None:
    for role, text in colors(name).items():
        red, green, blue = rgb_of(text)
        if role in theme.TINTED:
            continue
        assert red == green == blue, f"{role} of {name} is {text}"


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_brings_in_no_other_colour(name: str) -> None:
    import re

    allowed = {*colors(name).values(), "#ffffff"}
    sheet = theme.style_sheet(theme.THEMES[name])
    used = set(re.findall(r"#[0-9a-fA-F]{6}\b", sheet))
    assert used <= allowed
    assert "$" not in sheet


def test_the_surrounds_are_what_was_drawn() -> None:
    assert (theme.THEMES["dark"].panel, theme.THEMES["dark"].surround) == ("#2b2b2b", "#3c3c3c")
    assert (theme.THEMES["light"].panel, theme.THEMES["light"].surround) == ("#ececec", "#d0d0d0")
    mid = np.array([rgb_of(theme.THEMES["mid"].surround)], np.uint8)
    assert lightness(mid)[0] == pytest.approx(50, abs=0.3)


@pytest.mark.parametrize("name", NAMES)
def test_text_is_readable(name: str) -> None:
    row = theme.THEMES[name]
    for ground in (row.panel, row.base, row.raised):
        assert contrast(row.text, ground) >= 4.5
        assert contrast(row.dim, ground) >= 3.9
    assert contrast(row.strong, row.selected) >= 4.5
    assert contrast(row.accent, row.panel) >= 3
    assert contrast("#ffffff", row.run) >= 4.5
    assert contrast(row.amber, row.panel) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_what_is_painted_is_neutral(name: str, window: MainWindow) -> None:
    window.color.hide()
    window.tools.pair.hide()
    for sample in window.start.samples:
        sample.hide()
    window.wear(name)
    window.start.setFocus()
    QApplication.processEvents()
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)
    tint = np.ptp(pixels, axis=2)
    # only the line that shows the focus has a hue
    assert (tint > 2).mean() < 0.003
    surround = QColor(theme.THEMES[name].surround).red()
    assert (pixels == surround).all(axis=2).mean() > 0.2
    assert window.session.settings.theme == name


def test_compact_controls_are_24_high() -> None:
    assert "min-height: 22px" in theme.style_sheet(theme.THEMES["dark"], compact=True)
    assert "min-height: 26px" in theme.style_sheet(theme.THEMES["dark"])


def test_an_icon_follows_the_palette(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    icon = icons.icon("eye")

    def inked() -> int:
        image = icon.pixmap(QSize(20, 20), 2.0).toImage()
        drawn = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 250
        ]
        assert drawn
        return drawn[0].red()

    for name in ("dark", "light"):
        theme.apply_theme(app, name)
        assert inked() == app.palette().color(QPalette.ColorRole.ButtonText).red()


def test_icons_are_drawn_at_device_resolution(qtbot: QtBot) -> None:
    pixmap = icons.icon("eye").pixmap(QSize(20, 20), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (40, 2.0)


def test_every_icon_is_used_and_its_licence_is_there() -> None:
    folder = resources.path("icons")
    code = "\n".join(path.read_text("utf-8") for path in (resources.PACKAGE / "ui").rglob("*.py"))
    unused = [p.stem for p in folder.glob("*.svg") if f'"{p.stem}"' not in code]
    assert unused == []
    assert "ISC License" in (folder / "LICENSE").read_text("utf-8")


def test_another_theme_and_back_leaves_everything_in_its_place(
    qtbot: QtBot, opened: MainWindow
) -> None:
    def seen() -> tuple[list[QRect], QImage]:
        QTest.qWait(200)
        places = [w.geometry() for w in opened.findChildren(QWidget) if w.isVisible()]
        return places, opened.grab().toImage()

    opened.wear("light")
    seen()
    opened.wear("dark")
    before = seen()
    opened.wear("light")
    other = seen()
    opened.wear("dark")
    after = seen()
    assert after == before
    assert other[0] == before[0]
    assert other[1] != before[1]


def test_a_theme_is_put_on_faster_than_one_sheet_over_another(
    qtbot: QtBot, opened: MainWindow
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)

    def seconds(work: Callable[[], object]) -> float:
        began = time.process_time()
        work()
        return time.process_time() - began

    opened.wear("light")
    over = seconds(lambda: app.setStyleSheet(theme.style_sheet(theme.THEMES["dark"])))
    assert seconds(lambda: opened.wear("light")) < over / 2
    opened.wear("dark")


def test_a_window_made_without_its_sheet_looks_the_same_and_is_there_sooner(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, "dark")

    def made() -> tuple[float, QImage]:
        lanes = JobRunner("instant"), JobRunner("slow")
        session = Session(Settings(), tmp_path / "settings.json", *lanes, Pyramid())
        began = time.process_time()
        window = MainWindow(session)
        seconds = time.process_time() - began
        window.resize(1200, 760)
        window.show()
        QTest.qWait(500)  # the samples are read after the first paint
        image = window.grab().toImage()
        for lane in lanes:
            lane.close()
        window.close_now()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
        return seconds, image

    made()
    quick, seen = min((made() for _ in range(2)), key=lambda it: it[0])
    monkeypatch.setattr(theme, "undressed", nullcontext)
    slow, as_dressed = min((made() for _ in range(2)), key=lambda it: it[0])
    assert seen == as_dressed
    assert quick < 0.8 * slow
    assert app.styleSheet()
