"""Preferences: a form from a table of the settings' fields; what is changed acts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from colorstudio.methods.base import Slider
from colorstudio.settings import Settings
from colorstudio.ui import theme
from colorstudio.ui.form import FieldRow, Form
from colorstudio.ui.panels.pen import PenPage
from colorstudio.ui.start_again import SCALES, start_again
from colorstudio.ui.text import marked as _T
from colorstudio.ui.translation import LANGUAGES
from colorstudio.ui.widgets.buttons import note, text_button
from colorstudio.ui.widgets.sizes import resize_within

if TYPE_CHECKING:
    from colorstudio.ui.main_window import MainWindow

_DEFAULTS = Settings()
WINDOW, PEN = _T("Form", "Window"), _T("Form", "Pen")


def _row(name: str, label: str, slider: Slider | None = None, **more: Any) -> FieldRow:
    return FieldRow(name, label, getattr(_DEFAULTS, name), slider, **more)


PAGES: tuple[tuple[str, tuple[FieldRow, ...]], ...] = (
    (
        WINDOW,
        (
            _row(
                "theme", _T("Form", "Theme"), choices={k: t.title for k, t in theme.THEMES.items()}
            ),
            _row("language", _T("Form", "Language"), choices=LANGUAGES),
            _row(
                "ui_scale",
                _T("Form", "Size of everything"),
                choices={percent: f"{percent} %" for percent in SCALES},
                help=_T("Form", "On top of the size that the system asks for"),
            ),
            _row(
                "compact_controls",
                _T("Form", "Compact controls"),
                help=_T("Form", "Fields of 24 instead of 28 pixels"),
            ),
        ),
    ),
    (
        PEN,
        (
            _row("pressure_size", _T("Form", "Pressure changes the size")),
            _row("pressure_opacity", _T("Form", "Pressure changes the opacity")),
            _row("smooth_strokes", _T("Form", "Smooth strokes")),
        ),
    ),
    (
        _T("Form", "Files"),
        (
            _row(
                "max_megapixels",
                _T("Form", "Largest picture"),
                Slider(1, 2000, 1, "MP"),
                help=_T("Form", "Larger ones are refused: a broken file cannot fill memory"),
            ),
            _row("jpeg_quality", _T("Form", "JPEG and WebP quality"), Slider(1, 100, 1)),
            _row("keep_metadata", _T("Form", "Keep camera data on export")),
            _row("keep_gps", _T("Form", "Keep the place (GPS) on export")),
            _row(
                "colorway_template",
                _T("Form", "Names of colourways"),
                help=_T("Form", "With {name}, {layer}, {color}, {color_name}, {date}, {n}"),
            ),
        ),
    ),
    (
        _T("Form", "Models"),
        (
            _row(
                "hide_noncommercial",
                _T("Form", "Hide non-commercial ways"),
                help=_T("Form", "Models that may not be used commercially are left out"),
            ),
            _row(
                "idle_seeds",
                _T("Form", "Suggest colours of a model"),
                help=_T(
                    "Form",
                    "While you pause, a quick model colours a small copy of the photo eight times;"
                    " a few seconds of work, once per photo",
                ),
            ),
        ),
    ),
)
"""Tabs of the dialog. What a panel sets by itself (sizes, recent files, places) is not here."""


class SettingsDialog(QDialog):
    """No OK and no Apply: a change is seen while the dialog is open, and Default takes it back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self.setWindowTitle(self.tr("Preferences"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Pages"))
        self.tabs.tabBar().setAccessibleName(self.tr("Pages"))
        self.forms: list[Form] = []
        settings = window.session.settings
        self.later = self._restart_row()
        for title, rows in PAGES:
            form = Form(rows, {row.name: getattr(settings, row.name) for row in rows})
            form.changed.connect(self._changed)
            self.forms.append(form)
            page, column = self._page(form)
            if title == PEN:
                self.pen = PenPage(settings.pressure_curve)
                self.pen.changed.connect(lambda text: self._changed("pressure_curve", text))
                column.addWidget(self.pen, 1)
            elif title == WINDOW:
                column.addWidget(self.later)
            column.addStretch(0 if title == PEN else 1)
            self.tabs.addTab(page, QCoreApplication.translate("Form", title))
        row = QHBoxLayout()
        row.addWidget(text_button(self.tr("&Defaults"), self._reset))
        row.addStretch(1)
        close = text_button(self.tr("Close"), self.accept)
        close.setDefault(True)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.tabs, 1)
        column.addLayout(row)
        resize_within(self, 560, 560)

    def _page(self, form: Form) -> tuple[QScrollArea, QVBoxLayout]:
        """A page that scrolls where the screen is low."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(form)
        page = QScrollArea()
        page.setWidgetResizable(True)
        page.setFrameShape(QScrollArea.Shape.NoFrame)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page.setWidget(inside)
        return page, column

    def _restart_row(self) -> QWidget:
        """What is said of preferences that act at the next start, with a button for it."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 8, 0, 0)
        line.addWidget(note(self.tr("Language and size change at the next start.")), 1)
        line.addWidget(text_button(self.tr("&Restart now"), self._restart))
        row.hide()
        return row

    def _restart(self) -> None:
        window = self._window
        self.accept()
        start_again(window)

    def _changed(self, name: str, value: Any) -> None:
        session = self._window.session
        setattr(session.settings, name, value)
        if name in ("language", "ui_scale"):
            self.later.show()
        elif name in ("theme", "compact_controls"):
            self._window.wear(session.settings.theme)
        elif name in ("pressure_size", "pressure_opacity"):
            session.set_brush(**{name: value})
        elif name == "smooth_strokes":
            session.set_brush(smoothing=0.2 if value else 0.0)
        elif name == "hide_noncommercial":
            session.model_work.hide_noncommercial(value)
        session.save_settings()

    def _reset(self) -> None:
        page = self.tabs.currentIndex()
        self.forms[page].reset()
        if PAGES[page][0] == PEN:
            self.pen.take("straight")
