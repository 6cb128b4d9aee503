"""Preferences: a form from a table of the settings' fields; what is changed acts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from colorstudio.methods.base import Slider
from colorstudio.settings import Settings
from colorstudio.ui import theme
from colorstudio.ui.form import FieldRow, Form
from colorstudio.ui.text import marked as _T
from colorstudio.ui.widgets.buttons import text_button

if TYPE_CHECKING:
    from colorstudio.ui.main_window import MainWindow

_DEFAULTS = Settings()


def _row(name: str, label: str, slider: Slider | None = None, **more: Any) -> FieldRow:
    return FieldRow(name, label, getattr(_DEFAULTS, name), slider, **more)


PAGES: tuple[tuple[str, tuple[FieldRow, ...]], ...] = (
    (
        _T("Form", "Window"),
        (
            _row(
                "theme", _T("Form", "Theme"), choices={k: t.title for k, t in theme.THEMES.items()}
            ),
            _row(
                "compact_controls",
                _T("Form", "Compact controls"),
                help=_T("Form", "Fields of 24 instead of 28 pixels"),
            ),
        ),
    ),
    (
        _T("Form", "Pen"),
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
        self.forms: list[Form] = []
        settings = window.session.settings
        for title, rows in PAGES:
            form = Form(rows, {row.name: getattr(settings, row.name) for row in rows})
            form.changed.connect(self._changed)
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 12, 0, 0)
            column.addWidget(form)
            column.addStretch(1)
            self.tabs.addTab(page, QCoreApplication.translate("Form", title))
            self.forms.append(form)
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
        self.resize(440, 320)

    def _changed(self, name: str, value: Any) -> None:
        session = self._window.session
        setattr(session.settings, name, value)
        if name in ("theme", "compact_controls"):
            self._window.wear(session.settings.theme)
        elif name in ("pressure_size", "pressure_opacity"):
            session.set_brush(**{name: value})
        elif name == "smooth_strokes":
            session.set_brush(smoothing=0.2 if value else 0.0)
        elif name == "hide_noncommercial":
            session.model_work.hide_noncommercial(value)
        session.save_settings()

    def _reset(self) -> None:
        self.forms[self.tabs.currentIndex()].reset()
