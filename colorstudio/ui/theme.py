"""What the window is painted with: tables of greys without a tint, an accent, a style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cache
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from colorstudio import paths, resources
from colorstudio.ui.text import marked as _T

GRID = 4
CONTROL = 28
COMPACT_CONTROL = 24
PANEL_WIDTH = 320


@dataclass(frozen=True)
class Theme:
    """Colours by role, as hex. All are grey (R = G = B) but the last three.

    ``accent`` is for focus, ``run`` for the Run button's ground; ``amber`` marks what asks for a
    look, always together with a sign.
    """

    title: str
    panel: str
    surround: str
    base: str
    raised: str
    hover: str
    pressed: str
    line: str
    edge: str
    selected: str
    text: str
    dim: str
    disabled: str
    strong: str
    accent: str
    run: str
    amber: str


TINTED = ("accent", "run", "amber")

THEMES: dict[str, Theme] = {
    "dark": Theme(
        title=_T("Form", "Dark"),
        panel="#2b2b2b",
        surround="#3c3c3c",
        base="#202020",
        raised="#383838",
        hover="#434343",
        pressed="#1c1c1c",
        line="#1d1d1d",
        edge="#484848",
        selected="#4e4e4e",
        text="#dadada",
        dim="#a2a2a2",
        disabled="#6c6c6c",
        strong="#ffffff",
        accent="#7fa0c4",
        run="#47678a",
        amber="#e0a030",
    ),
    "light": Theme(
        title=_T("Form", "Light"),
        panel="#ececec",
        surround="#d0d0d0",
        base="#fafafa",
        raised="#e0e0e0",
        hover="#d4d4d4",
        pressed="#c2c2c2",
        line="#c8c8c8",
        edge="#b0b0b0",
        selected="#cacaca",
        text="#1e1e1e",
        dim="#585858",
        disabled="#9c9c9c",
        strong="#000000",
        accent="#3a6a9e",
        run="#44709e",
        amber="#946000",
    ),
    "mid": Theme(
        title=_T("Form", "Mid grey"),
        panel="#777777",
        surround="#777777",
        base="#8c8c8c",
        raised="#848484",
        hover="#919191",
        pressed="#6a6a6a",
        line="#666666",
        edge="#5e5e5e",
        selected="#a8a8a8",
        text="#000000",
        dim="#141414",
        disabled="#4c4c4c",
        strong="#000000",
        accent="#10263c",
        run="#33506e",
        amber="#ffd98a",
    ),
    "contrast": Theme(
        title=_T("Form", "High contrast"),
        panel="#000000",
        surround="#000000",
        base="#000000",
        raised="#000000",
        hover="#333333",
        pressed="#555555",
        line="#8a8a8a",
        edge="#ffffff",
        selected="#4a4a4a",
        text="#ffffff",
        dim="#e6e6e6",
        disabled="#9a9a9a",
        strong="#ffffff",
        accent="#ffe100",
        run="#0050a0",
        amber="#ffb000",
    ),
}


def palette(theme: Theme) -> QPalette:
    """The Qt palette of a theme. ``Accent`` is the accent, ``Dark`` the canvas surround."""
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.panel,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.panel,
        role.Text: theme.text,
        role.PlaceholderText: theme.dim,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.strong,
        role.ToolTipBase: theme.base,
        role.ToolTipText: theme.text,
        role.Highlight: theme.selected,
        role.HighlightedText: theme.strong,
        role.Accent: theme.accent,
        role.Link: theme.text,
        role.LinkVisited: theme.dim,
        role.Light: theme.hover,
        role.Midlight: theme.edge,
        role.Mid: theme.line,
        role.Dark: theme.surround,
        role.Shadow: theme.pressed,
    }
    made = QPalette()
    for key, value in colors.items():
        made.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, role.Base, QColor(theme.panel))
    return made


def style_sheet(theme: Theme, *, compact: bool = False) -> str:
    """The one style sheet, with the theme's colours and the height of controls put in."""
    text = resources.path("style/colorstudio.qss").read_text("utf-8")
    values: dict[str, str] = {f.name: getattr(theme, f.name) for f in fields(theme)}
    height = COMPACT_CONTROL if compact else CONTROL
    # Qt counts a border on top of min-height
    return Template(text).substitute(
        values,
        control=f"{height - 2}px",
        tool=f"{height}px",
        row=f"{height - 4}px",
        chevron=_drawn_file("chevron-down", theme.text),
        check=_drawn_file("check", theme.strong),
    )


@cache
def _drawn_file(icon: str, color: str) -> str:
    """A recoloured icon as a file: a style sheet takes pictures in no other way."""
    svg = resources.path(f"icons/{icon}.svg").read_text("utf-8")
    folder = paths.cache() / "style"
    file = folder / f"{icon}-{color.removeprefix('#')}.svg"
    text = svg.replace("currentColor", color)
    try:
        if not file.is_file() or file.read_text("utf-8") != text:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    except OSError:
        # a cache that cannot be written to costs a check mark's colour, nothing else
        return resources.path(f"icons/{icon}.svg").as_posix()
    return file.as_posix()


def current() -> Theme:
    """The theme that the application wears (dark before any was put on)."""
    app = QApplication.instance()
    name = app.property("colorstudio_theme") if app is not None else None
    return THEMES.get(str(name), THEMES["dark"])


def apply_theme(app: QApplication, name: str, *, compact: bool = False) -> Theme:
    """Puts a theme on the whole application. An unknown name is taken as dark."""
    name = name if name in THEMES else "dark"
    theme = THEMES[name]
    app.setProperty("colorstudio_theme", name)
    app.setProperty("colorstudio_compact", compact)
    if app.property("colorstudio_style") is None:  # a style sheet hides the name of the style
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setProperty("colorstudio_style", "fusion")
    # from one sheet to another Qt matches every rule for every widget several times: five times
    # as long as from none
    app.setStyleSheet("")
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme, compact=compact))
    return theme


@contextmanager
def undressed() -> Iterator[None]:
    """Widgets are made without the style sheet, which is put on all of them at the end.

    A third of the time: each widget that is handed to another one would be dressed anew, with all
    that is in it. Where a window is on the screen already, nothing is taken off.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    sheet = app.styleSheet()
    if not sheet or any(window.isVisible() for window in app.topLevelWidgets()):
        yield
        return
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def control_height() -> int:
    """The height of a control in pixels: 28, or 24 where the artist wants it compact."""
    app = QApplication.instance()
    return COMPACT_CONTROL if app is not None and app.property("colorstudio_compact") else CONTROL
