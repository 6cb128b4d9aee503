"""Which page speaks of what: by class of a control, by id of a tool, by id of an action."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget

from colorstudio.ui.canvas.tools import TOOLS
from colorstudio.ui.help.pages import anchor_of

FIRST = "start"
GROUP_PAGES = {
    "hints": "tools-hints",
    "paint": "tools-paint",
    "select": "tools-masks",
    "look": "tools-look",
    "": "tools-look",
}
"""By group of tools. Each tool has a section named like it."""

TOPICS: dict[str, str] = {
    # what the middle of the window shows
    "StartPage": "start",
    "RecentRow": "start#recent-files",
    "TourCard": "start#tours",
    "Canvas": "window#the-canvas",
    "Toasts": "window#notices",
    "CandidateStrip": "window#candidates",
    # bars
    "ToolStrip": "window#tools",
    "ColorPair": "colour#the-two-colours",
    "ToolOptions": "window#tools",
    "SegmenterChoice": "tools-masks#object-mask",
    "ViewCorner": "window#before-and-after",
    "StatusBar": "window#the-status-bar",
    "QMenuBar": "window",
    "QMenu": "window",
    # tasks
    "TaskTabs": "window#tasks",
    "ColorizePanel": "colorize",
    "ProposeSection": "colorize#colours-from-a-model",
    "RecolorPanel": "recolor",
    "NewColor": "recolor#the-new-colour",
    "AskedAndGot": "recolor#asked-and-got",
    "ColorwaysBox": "recolor#colourways",
    "ColorEditSection": "recolor#ask-a-model",
    "PalettePanel": "palette",
    "SwatchGrid": "palette#swatches",
    "ShareBar": "palette#shares",
    "CoachBox": "palette#the-palette-coach",
    "ViewerSign": "window#as-others-see-it",
    "ContractMeter": "palette#the-contract",
    "GenerateSection": "palette#make-a-picture",
    "InksBox": "inks",
    "SketchPanel": "sketch",
    "ReferencesBox": "sketch#references",
    "CastBox": "sketch#casts",
    "PaintSection": "sketch#colours-by-a-model",
    "TextEditsBox": "text-edits",
    "TextEditRow": "text-edits",
    "HeatBox": "text-edits#where-words-act",
    "FilmRow": "text-edits#quick-pictures",
    "HintsPanel": "hints",
    # docks
    "ColorPanel": "colour",
    "PickerPopup": "colour",
    "ColorPicker": "colour",
    "LayersPanel": "layers",
    "MasksPanel": "masks",
    "HistoryPanel": "window#history",
    "JobsPanel": "window#jobs",
    "PlugInSection": "models#plug-ins",
    "LoraRows": "models#loras",
    "RunRow": "models#run",
    "SeedField": "models#chance",
    "PromptField": "models#words",
    # dialogs
    "AboutDialog": "start",
    "CloseDialog": "files#saving",
    "ChangedDialog": "files#saving",
    "ShareCardDialog": "export#share-cards",
    "GraphicsCardDialog": "models#graphics-card",
    "DiagnosticsDialog": "trouble#something-went-wrong-in-the-program",
    "ExportDialog": "export",
    "LevelsDialog": "colorize#old-scans",
    "ModelsDialog": "models",
    "ModelDetails": "models",
    "RecoveryDialog": "files#after-a-crash",
    "SettingsDialog": "window#preferences",
    "ShortcutsDialog": "shortcuts",
    "QFileDialog": "files",
    "HelpWindow": "start",
    "MainWindow": "window",
}
"""Class of a widget to its topic; the innermost widget that is named here decides."""


def tool_topic(tool_id: str) -> str:
    """The section on a tool. Raises KeyError for an unknown one."""
    row = {tool.id: tool for tool in TOOLS}[tool_id]
    return f"{GROUP_PAGES[row.group]}#{anchor_of(row.title)}"


def topic_at(widget: QWidget | None, tool_id: str = "") -> str:
    """The topic of a control: that of the innermost thing around it that has one.

    ``tool_id``: the tool in hand, which is what the canvas is about.
    """
    while widget is not None:
        if isinstance(widget, QToolButton):
            action = widget.defaultAction()
            name = action.objectName() if action is not None else ""
            if name.startswith("tool."):
                return tool_topic(name.removeprefix("tool."))
        for kind in type(widget).__mro__:
            topic = TOPICS.get(kind.__name__)
            if topic is not None:
                on_canvas = kind.__name__ == "Canvas" and tool_id
                return tool_topic(tool_id) if on_canvas else topic
        widget = widget.parentWidget()
    return FIRST


def label_of(widget: QWidget | None) -> str:
    """What a control is called in the window; "" where it has no name."""
    if widget is None:
        return ""
    text = getattr(widget, "text", None)
    said = text() if callable(text) and not widget.accessibleName() else ""
    return (widget.accessibleName() or str(said)).replace("&", "").rstrip("…")
