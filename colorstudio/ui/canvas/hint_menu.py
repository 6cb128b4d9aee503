"""What can be done with a hint beyond dragging it, as a menu."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QInputDialog, QMenu

from colorstudio.document.edits import ChangeHints, RecolorGroup, RemoveHints
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.suggestions import Suggestion
from colorstudio.ui.text import marked as _T

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas

GROUPS = (
    _T("Canvas", "skin"),
    _T("Canvas", "hair"),
    _T("Canvas", "coat"),
    _T("Canvas", "sky"),
    _T("Canvas", "plants"),
)
"""Names that are offered before the artist has made any."""
BIGGER = 1.4
ICON = 16


def hint_menu(canvas: Canvas, hint: Hint) -> QMenu:
    """The menu for one hint."""
    menu = QMenu(canvas)
    tr = canvas.tr
    if hint.color is not None:
        pin = menu.addAction(tr("&Pin"))
        pin.setCheckable(True)
        pin.setChecked(hint.pinned)
        pin.triggered.connect(lambda on: pin_hint(canvas, hint, on))
        menu.addAction(tr("&Change Colour…")).triggered.connect(lambda: change_color(canvas, hint))
        menu.addAction(tr("&Use the Colour in Hand")).triggered.connect(
            lambda: set_color(canvas, hint.id, canvas.session.tool.color)
        )
        offered = canvas.suggesting.for_hint(hint) if canvas.suggesting is not None else ()
        if offered:
            menu.addMenu(_suggestion_menu(canvas, hint, offered, menu))
        menu.addMenu(_group_menu(canvas, hint, menu))
        if canvas.document is not None and canvas.document.state.masks:
            menu.addMenu(_mask_menu(canvas, hint, menu))
        menu.addSeparator()
    menu.addAction(tr("&Bigger")).triggered.connect(lambda: resize(canvas, hint, BIGGER))
    menu.addAction(tr("S&maller")).triggered.connect(lambda: resize(canvas, hint, 1 / BIGGER))
    menu.addSeparator()
    menu.addAction(tr("&Delete")).triggered.connect(lambda: canvas.push(RemoveHints((hint.id,))))
    return menu


def show_hint_menu(canvas: Canvas, hint: Hint) -> None:
    """Opens the menu beside the hint."""
    canvas.select((hint.id,))
    menu = hint_menu(canvas, hint)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(canvas.global_place_of(hint))


def _suggestion_menu(
    canvas: Canvas, hint: Hint, offered: Iterable[Suggestion], parent: QMenu
) -> QMenu:
    """Colours for the hint's place by their names, and why each is offered."""
    from colorstudio.ui.widgets.suggestion_row import reason
    from colorstudio.ui.widgets.swatch import color_words

    menu = QMenu(canvas.tr("&Suggested Colours"), parent)
    for one in offered:
        picture = QPixmap(ICON, ICON)
        picture.fill(QColor(*one.color.rgb8))
        text = canvas.tr("{0} {1}: {2}").format(one.color.hex, color_words(one.color), reason(one))
        action = menu.addAction(QIcon(picture), text.replace("&", "&&"))
        action.setIconVisibleInMenu(True)
        action.triggered.connect(lambda _=False, c=one.color: set_color(canvas, hint.id, c))
    return menu


def _group_menu(canvas: Canvas, hint: Hint, parent: QMenu) -> QMenu:
    menu = QMenu(canvas.tr("&Group"), parent)
    document = canvas.document
    own = document.state.hints.groups if document is not None else ()
    offered = [QCoreApplication.translate("Canvas", name) for name in GROUPS]
    names = dict.fromkeys(["", *own, *offered])
    for name in names:
        action = menu.addAction(name or canvas.tr("None"))
        action.setCheckable(True)
        action.setChecked(name == hint.group)
        action.triggered.connect(lambda _=False, name=name: set_group(canvas, hint, name))
    menu.addSeparator()
    menu.addAction(canvas.tr("&New…")).triggered.connect(lambda: _ask_group(canvas, hint))
    return menu


def _mask_menu(canvas: Canvas, hint: Hint, parent: QMenu) -> QMenu:
    menu = QMenu(canvas.tr("&Only Inside of"), parent)
    document = canvas.document
    own = document.state.masks if document is not None else ()
    for name in ("", *own):
        action = menu.addAction(name.replace("&", "&&") or canvas.tr("No mask"))
        action.setCheckable(True)
        action.setChecked(name == hint.mask)
        action.triggered.connect(lambda _=False, name=name: set_mask(canvas, hint, name))
    return menu


def _ask_group(canvas: Canvas, hint: Hint) -> None:
    name, ok = QInputDialog.getText(canvas, canvas.tr("New group"), canvas.tr("Name"))
    if ok and name.strip():
        set_group(canvas, hint, name.strip())


def _now(canvas: Canvas, hint_id: str) -> Hint | None:
    """The hint as it is by now: a menu or a picker may stand open for long."""
    document = canvas.document
    if document is None:
        return None
    return next((h for h in document.state.hints.items if h.id == hint_id), None)


def pin_hint(canvas: Canvas, hint: Hint, on: bool) -> None:
    """The colour is enforced at the hint's own pixels, or not."""
    now = _now(canvas, hint.id)
    if now is not None and now.pinned != on:
        name = "Pin hint" if on else "Unpin hint"
        canvas.push(ChangeHints((replace(now, pinned=on),), name))


def set_color(canvas: Canvas, hint_id: str, color: Color) -> None:
    """Another colour for the hint, and for its whole group where it has one."""
    now = _now(canvas, hint_id)
    if now is None or now.color is None or now.color == color:
        return
    if now.group:
        canvas.push(RecolorGroup(now.group, color))
    else:
        canvas.push(
            ChangeHints((replace(now, color=color),), "Recolour hint", f"recolor:{hint_id}")
        )


def change_color(canvas: Canvas, hint: Hint) -> None:
    """Opens a picker beside the hint; the picture follows while the colour is chosen."""
    from colorstudio.ui.widgets.color_popup import pick_color

    if hint.color is None:
        return
    offered = canvas.suggesting.for_hint(hint) if canvas.suggesting is not None else ()
    pick_color(
        canvas,
        hint.color,
        canvas.global_place_of(hint),
        lambda color: set_color(canvas, hint.id, color),
        canvas.session.use_color,
        offered,
    )


def set_group(canvas: Canvas, hint: Hint, group: str) -> None:
    """Another group, or none."""
    now = _now(canvas, hint.id)
    if now is not None and now.group != group:
        canvas.push(ChangeHints((replace(now, group=group),), "Group hint"))


def set_mask(canvas: Canvas, hint: Hint, mask: str) -> None:
    """The mask outside of which the hint never colours, or none."""
    now = _now(canvas, hint.id)
    if now is not None and now.mask != mask:
        canvas.push(ChangeHints((replace(now, mask=mask),), "Keep hint inside of mask"))


def resize(canvas: Canvas, hint: Hint, factor: float) -> None:
    """A larger or smaller mark."""
    now = _now(canvas, hint.id)
    if now is not None:
        radius = min(max(now.radius * factor, 0.5), 500.0)
        canvas.push(ChangeHints((replace(now, radius=radius),), "Resize hint", f"resize:{hint.id}"))
