"""The table of all that menus and keys can do: one row each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from colorstudio.ui.text import marked as _T

CONTEXT = "Actions"


@dataclass(frozen=True)
class ActionRow:
    """One thing to do. An ``id`` that starts with "-" is a line between others.

    ``keys``: shortcuts, the first is shown. ``canvas``: acts only while the canvas has the focus
    (single letters, Tab). ``needs``: "" always, "document", or "layer" (a layer is chosen).
    ``menu``: title of the menu; "" for keys alone.
    """

    id: str
    text: str = ""
    keys: tuple[str, ...] = ()
    menu: str = ""
    icon: str = ""
    needs: str = ""
    canvas: bool = False
    checkable: bool = False


def _row(id: str, text: str, *keys: str, **more: object) -> ActionRow:
    return ActionRow(id, text, keys, **more)  # type: ignore[arg-type]


def _menu(title: str, *rows: ActionRow) -> tuple[ActionRow, ...]:
    return tuple(replace(row, menu=title) for row in rows)


_LINE = ActionRow("-")

ROWS: tuple[ActionRow, ...] = (
    *_menu(
        "File",
        _row("file.new_from_clipboard", _T("Actions", "&New from Clipboard"), "Ctrl+Shift+V"),
        _row("file.open", _T("Actions", "&Open…"), "Ctrl+O", icon="folder-open"),
        _row("menu.recent", _T("Actions", "Open &Recent")),
        _row("file.open_elsewhere", _T("Actions", "Open &with Other Program"), needs="document"),
        _LINE,
        _row("file.save", _T("Actions", "&Save"), "Ctrl+S", icon="save", needs="document"),
        _row("file.save_as", _T("Actions", "Save &as…"), "Ctrl+Shift+S", needs="document"),
        _row("file.export", _T("Actions", "&Export…"), "Ctrl+E", icon="download", needs="document"),
        _row("file.share_card", _T("Actions", "Save a Share Car&d…"), needs="document"),
        _LINE,
        _row("file.close", _T("Actions", "&Close"), "Ctrl+W", needs="document"),
        _row("file.quit", _T("Actions", "&Quit"), "Ctrl+Q"),
    ),
    *_menu(
        "Edit",
        _row("edit.undo", _T("Actions", "&Undo"), "Ctrl+Z", icon="undo-2", needs="document"),
        _row(
            "edit.redo",
            _T("Actions", "&Redo"),
            "Ctrl+Shift+Z",
            "Ctrl+Y",
            icon="redo-2",
            needs="document",
        ),
        _LINE,
        _row("edit.copy", _T("Actions", "&Copy Picture"), "Ctrl+C", icon="copy", needs="document"),
        _row("edit.paste", _T("Actions", "&Paste"), "Ctrl+V", icon="clipboard-paste"),
        _LINE,
        _row("edit.preferences", _T("Actions", "Pre&ferences…"), "Ctrl+,"),
    ),
    *_menu(
        "View",
        _row("view.zoom_in", _T("Actions", "Zoom &In"), "Ctrl+=", "Ctrl++", needs="document"),
        _row("view.zoom_out", _T("Actions", "Zoom &Out"), "Ctrl+-", needs="document"),
        _row(
            "view.fit", _T("Actions", "&Fit in Window"), "Ctrl+0", icon="maximize", needs="document"
        ),
        _row("view.actual", _T("Actions", "&100 %"), "Ctrl+1", needs="document"),
        _LINE,
        _row(
            "view.rotate_left",
            _T("Actions", "Rotate View &Left"),
            "4",
            needs="document",
            canvas=True,
        ),
        _row(
            "view.rotate_right",
            _T("Actions", "Rotate View &Right"),
            "6",
            needs="document",
            canvas=True,
        ),
        _row(
            "view.rotate_reset",
            _T("Actions", "R&eset Rotation"),
            "5",
            needs="document",
            canvas=True,
        ),
        _row(
            "view.mirror",
            _T("Actions", "&Mirror View"),
            "M",
            needs="document",
            canvas=True,
            checkable=True,
        ),
        _LINE,
        _row(
            "view.compare",
            _T("Actions", "Compare &Before and After"),
            "Shift+M",
            icon="square-split-horizontal",
            needs="document",
            canvas=True,
            checkable=True,
        ),
        _row(
            "view.hints", _T("Actions", "Show &Hints"), "Ctrl+H", needs="document", checkable=True
        ),
        _row(
            "view.grey",
            _T("Actions", "Show in &Grey"),
            "G",
            needs="document",
            canvas=True,
            checkable=True,
        ),
        _row("menu.viewers", _T("Actions", "&As Seen by")),
        _LINE,
        _row("view.panels", _T("Actions", "Show &Panels"), "Tab", canvas=True, checkable=True),
        _row("menu.panels", _T("Actions", "Panel&s")),
        _row("menu.themes", _T("Actions", "&Theme")),
        _row("view.full_screen", _T("Actions", "F&ull Screen"), "F11", checkable=True),
    ),
    *_menu(
        "Select",
        _row("select.all", _T("Actions", "&All"), "Ctrl+A", needs="document"),
        _row("select.none", _T("Actions", "&None"), "Ctrl+D", needs="document"),
        _row("select.invert", _T("Actions", "&Invert"), "Ctrl+Shift+I", needs="document"),
        _LINE,
        _row("select.grow", _T("Actions", "&Grow by 4 px"), needs="document"),
        _row("select.shrink", _T("Actions", "&Shrink by 4 px"), needs="document"),
        _row("select.feather", _T("Actions", "&Feather by 4 px"), needs="document"),
        _LINE,
        _row("select.new", _T("Actions", "Ne&w Mask"), needs="document"),
        _row("select.duplicate", _T("Actions", "D&uplicate Mask"), needs="document"),
        _row("select.delete", _T("Actions", "&Delete Mask"), needs="document"),
        _row("select.load", _T("Actions", "&Load Mask…"), needs="document"),
        _row("select.save", _T("Actions", "Save &Mask…"), needs="document"),
    ),
    *_menu(
        "Layer",
        _row(
            "layer.add_pixels",
            _T("Actions", "New &Pixel Layer"),
            "Ctrl+Shift+N",
            icon="image-plus",
            needs="document",
        ),
        _row(
            "layer.add_color",
            _T("Actions", "New &Colour Layer"),
            "Ctrl+Alt+N",
            icon="droplet",
            needs="document",
        ),
        _row(
            "layer.add_group",
            _T("Actions", "New &Group"),
            "Ctrl+G",
            icon="folder-plus",
            needs="document",
        ),
        _LINE,
        _row(
            "layer.duplicate",
            _T("Actions", "&Duplicate Layer"),
            "Ctrl+J",
            icon="copy",
            needs="layer",
        ),
        _row(
            "layer.delete",
            _T("Actions", "D&elete Layer"),
            "Ctrl+Delete",
            icon="trash-2",
            needs="layer",
        ),
        _LINE,
        _row("layer.up", _T("Actions", "Move Layer &Up"), "Ctrl+]", needs="layer"),
        _row("layer.down", _T("Actions", "Move Layer D&own"), "Ctrl+[", needs="layer"),
    ),
    *_menu(
        "Task",
        _row("task.show.colorize", _T("Actions", "Colori&ze"), "F2"),
        _row("task.show.recolor", _T("Actions", "R&ecolor"), "F3"),
        _row("task.show.palette", _T("Actions", "&Palette"), "F4"),
        _row("task.show.sketch", _T("Actions", "S&ketch"), "F5"),
        _LINE,
        _row(
            "task.neutralise",
            _T("Actions", "&Neutralise Toned Scan"),
            icon="contrast",
            needs="document",
        ),
        _row("task.levels_dialog", _T("Actions", "&Levels…"), "Ctrl+L", needs="document"),
        _row("task.levels", _T("Actions", "&Automatic Levels"), needs="document"),
        _LINE,
        _row(
            "task.apply_look",
            _T("Actions", "Appl&y the Look as a Layer"),
            "Ctrl+Return",
            icon="check",
            needs="document",
        ),
        _row("task.keep_look", _T("Actions", "Keep the Look as a Can&didate"), needs="document"),
        _LINE,
        _row("task.load_hints", _T("Actions", "L&oad Hints…"), icon="upload", needs="document"),
        _row("task.save_hints", _T("Actions", "&Save Hints…"), icon="download", needs="document"),
        _row(
            "task.bake",
            _T("Actions", "Make &Colour Layer from Hints"),
            "Ctrl+B",
            icon="droplet",
            needs="document",
        ),
        _LINE,
        _row("task.models", _T("Actions", "&Models…"), icon="package"),
        _row("task.graphics_card", _T("Actions", "&Graphics Card…")),
        _row("task.cancel", _T("Actions", "Cancel &Running Job"), "Ctrl+Alt+Return"),
    ),
    *_menu(
        "Help",
        _row("help.contents", _T("Actions", "&Help"), "F1"),
        _LINE,
        _row("help.tour.colorize", _T("Actions", "Tour: Colour a &Grey Photo")),
        _row("help.tour.recolor", _T("Actions", "Tour: &Recolour a Jacket")),
        _row("help.tour.palette", _T("Actions", "Tour: Paint by &Palette")),
        _row("help.tour.sketch", _T("Actions", "Tour: Colour &Line Art")),
        _LINE,
        _row("help.shortcuts", _T("Actions", "&Keyboard Shortcuts"), "Shift+?", icon="keyboard"),
        _row("help.diagnostics", _T("Actions", "Copy &Diagnostics…")),
        _row("help.logs", _T("Actions", "Open L&og Folder")),
        _LINE,
        _row("help.about", _T("Actions", "&About ColorStudio")),
    ),
    _row("color.swap", _T("Actions", "Swap Colours"), "X", canvas=True),
    _row("color.default", _T("Actions", "Default Colours"), "D", canvas=True),
    _row("brush.smaller", _T("Actions", "Smaller Brush"), "[", canvas=True),
    _row("brush.larger", _T("Actions", "Larger Brush"), "]", canvas=True),
    _row("brush.softer", _T("Actions", "Softer Brush"), "Shift+[", "{", canvas=True),
    _row("brush.harder", _T("Actions", "Harder Brush"), "Shift+]", "}", canvas=True),
    _row("focus.leave_canvas", _T("Actions", "From Canvas to Panels and Back"), "F6"),
)

MENUS = {
    "File": _T("Actions", "&File"),
    "Edit": _T("Actions", "&Edit"),
    "View": _T("Actions", "&View"),
    "Select": _T("Actions", "&Select"),
    "Layer": _T("Actions", "&Layer"),
    "Task": _T("Actions", "&Task"),
    "Help": _T("Actions", "&Help"),
}

HELD_KEYS: tuple[tuple[str, str], ...] = (
    (_T("Shortcuts", "Space"), _T("Actions", "Hold and drag to move the view")),
    ("{sample}", _T("Actions", "Hold for the eyedropper")),
    ("\\", _T("Actions", "Hold to see the picture before")),
    (_T("Shortcuts", "Esc"), _T("Actions", "End the drag; twice: cancel the running job")),
    (_T("Shortcuts", "Shift+click"), _T("Actions", "Straight line from the last point")),
    (_T("Shortcuts", "Right-click"), _T("Actions", "Delete the hint under the pointer")),
    (_T("Shortcuts", "Ctrl+wheel"), _T("Actions", "Size of the hint under the pointer")),
    ("{resize}", _T("Actions", "Size of the brush")),
    (
        _T("Shortcuts", "Shift, Ctrl"),
        _T("Actions", "With a mask tool: add to the mask, take away from it"),
    ),
    (_T("Shortcuts", "Enter"), _T("Actions", "Close the polygon; end the object")),
    (
        _T("Shortcuts", "Left, Right"),
        _T("Actions", "With the object tool and a model: what else is meant"),
    ),
)
"""What is held or done with the pointer; told in the shortcut sheet, not to be rebound.

``{resize}`` and ``{sample}`` are the scheme's ways.
"""
