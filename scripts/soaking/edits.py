"""Edits as a person makes them: hints, paint, layers, masks, palettes, drawings, undo.

Part of `scripts/soak.py`. A move is a function of the desk; the table says how often each comes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt

from colorstudio.document.edits import RecolorGroup, SetLayer, ShowGroup
from colorstudio.document.layers import walk
from colorstudio.imaging.hints import Hint
from colorstudio.ui import layer_actions, mask_actions, palette_actions, sketch_actions

from .desk import RIGHT, Desk

Move = Callable[[Desk], None]
MOST_HINTS, MOST_LAYERS, MOST_MASKS, MOST_COLORS = 24, 10, 6, 10
BLENDS = ("normal", "multiply", "screen", "overlay")


# -- hints ----------------------------------------------------------------


def hints(desk: Desk) -> tuple[Hint, ...]:
    return desk.shown().state.hints.items


def add_hint(desk: Desk) -> None:
    if len(hints(desk)) >= MOST_HINTS:
        remove_hint(desk)
    desk.tool("hint", group=desk.random.choice(("", "coat", "hair", "sky")))
    desk.click(*desk.place())


def move_hint(desk: Desk) -> None:
    points = [h for h in hints(desk) if h.kind == "point"]
    if not points:
        add_hint(desk)
        return
    hint = desk.random.choice(points)
    desk.tool("hint")
    desk.drag((hint.x, hint.y), desk.place(), desk.place(), desk.place())


def remove_hint(desk: Desk) -> None:
    if hints(desk):
        hint = desk.random.choice(hints(desk))
        desk.tool("hint")
        desk.click(hint.x, hint.y, RIGHT)
        desk.close_dialogs()


def draw_hint(desk: Desk) -> None:
    if len(hints(desk)) >= MOST_HINTS:
        desk.tool("unhint")
        desk.drag(*desk.line(0.6, 8))
    desk.tool(desk.random.choice(("stroke", "keep", "barrier", "join")))
    desk.drag(*desk.line())


def change_group(desk: Desk) -> None:
    groups = desk.shown().state.hints.groups
    if not groups:
        add_hint(desk)
        return
    group = desk.random.choice(groups)
    shown = group in desk.shown().state.hints.hidden
    if desk.random.random() < 0.5:
        desk.session.push(ShowGroup(group, shown))
    else:
        desk.session.push(RecolorGroup(group, desk.color()))


# -- paint and layers ----------------------------------------------------------------


def paint(desk: Desk) -> None:
    desk.paintable()
    tool = desk.random.choice(("brush", "brush", "brush", "eraser", "clone", "heal"))
    desk.tool(tool)
    desk.session.set_brush(radius_px=desk.random.uniform(4, 25), hardness=desk.random.random())
    if tool in ("clone", "heal"):
        desk.click(*desk.place(), held=Qt.KeyboardModifier.ControlModifier)
    desk.drag(*desk.line())


def fill(desk: Desk) -> None:
    desk.paintable()
    desk.tool("fill", tolerance=desk.random.uniform(2, 20))
    desk.click(*desk.place())


def change_layers(desk: Desk) -> None:
    session, state = desk.session, desk.shown().state
    free = [la for la in walk(state.layers) if la.kind == "pixels" and la is not state.source_layer]
    if len(list(walk(state.layers))) >= MOST_LAYERS and free:
        desk.shown().choose(free[0].id)
        layer_actions.delete(session)
        return
    some = desk.random.choice(list(walk(state.layers)))
    action = desk.random.choice(
        ("add", "color", "group", "copy", "up", "down", "eye", "eye", "opacity", "blend", "blend")
    )
    if action == "add":
        layer_actions.add_pixels(session)
    elif action == "color":
        layer_actions.add_color(session)
    elif action == "group":
        layer_actions.add_group(session)
    elif action == "eye":
        session.push(SetLayer(some.id, {"visible": not some.visible}))
        session.push(SetLayer(some.id, {"visible": True}))
    elif action == "opacity":
        session.push(SetLayer(some.id, {"opacity": round(desk.random.uniform(0.3, 1), 2)}))
    elif action == "blend" and free:
        layer = desk.random.choice(free)
        session.push(SetLayer(layer.id, {"blend": desk.random.choice(BLENDS)}))
    elif free:
        desk.shown().choose(desk.random.choice(free).id)
        desk.act({"copy": "layer.duplicate", "up": "layer.up"}.get(action, "layer.down"))


# -- masks ----------------------------------------------------------------


def choose_mask(desk: Desk) -> None:
    masks = list(desk.shown().state.masks)
    if masks:
        desk.session.choose_mask(desk.random.choice(masks))


def draw_mask(desk: Desk) -> None:
    if len(desk.shown().state.masks) >= MOST_MASKS:
        choose_mask(desk)
        mask_actions.delete(desk.session)
    if desk.random.random() < 0.4:
        mask_actions.select_none(desk.session)
    desk.tool(desk.random.choice(("box", "lasso", "mask_brush", "mask_brush", "wand")))
    if desk.session.tool.id == "wand":
        desk.click(*desk.place())
    else:
        desk.drag(*desk.line(0.4))


def change_mask(desk: Desk) -> None:
    if not desk.session.mask:
        choose_mask(desk)
    if not desk.session.mask:
        mask_actions.select_all(desk.session)
        return
    what = desk.random.choice(("invert", "grow", "shrink", "feather", "duplicate", "rename"))
    if what == "duplicate" and len(desk.shown().state.masks) >= MOST_MASKS:
        mask_actions.delete(desk.session)
    elif what == "rename":
        mask_actions.rename(desk.session, desk.session.mask, f"Part {desk.random.randrange(10**6)}")
    else:
        desk.act(f"select.{what}")


# -- palettes, drawings, history ----------------------------------------------------------------


def change_palette(desk: Desk) -> None:
    session, palette = desk.session, desk.shown().state.palette
    if len(palette) < 3:
        palette_actions.paste(session, "#1f3a6e #f1eadb #a03020 #204080")
        return
    n, m = desk.random.sample(range(len(palette)), 2)
    what = desk.random.choice(("add", "color", "share", "swap", "remove", "keep"))
    if what == "add" and len(palette) < MOST_COLORS:
        palette_actions.paste(session, desk.color().hex)
    elif what == "color":
        palette_actions.use(session, palette.changed(n, color=desk.color()), "Change colour")
    elif what == "share":
        shares: dict[int, float | None] = dict.fromkeys(range(len(palette)))
        shares[n] = round(desk.random.uniform(0.02, 0.4), 3)
        palette_actions.use(session, palette.with_shares(shares), "Change shares")
    elif what == "swap":
        palette_actions.use(session, palette.swapped(n, m), "Swap colours")
    elif what == "keep":
        palette_actions.keep_in_project(session)
    else:
        palette_actions.use(session, palette.without(n), "Delete colour")


def change_drawing(desk: Desk) -> None:
    """Gaps, lettering, threshold, and bridges over what is open."""
    session = desk.session
    what = desk.random.choice(("gap", "threshold", "lettering", "tool", "words"))
    layer = desk.shown().state.flats_layer
    if layer is None:
        add_hint(desk)
    elif what == "gap":
        sketch_actions.set_flats(session, gap=float(desk.random.randrange(4, 24)))
    elif what == "threshold":
        sketch_actions.set_flats(session, threshold=desk.random.randrange(60, 160))
    elif what == "lettering":
        sketch_actions.set_flats(session, lettering=not layer.lettering)
    elif what == "words":
        sketch_actions.obey(session, {"coat": desk.color(), "hair": desk.color()})
    else:
        desk.tool("gap")
        desk.click(*desk.place())


def undo_and_redo(desk: Desk) -> None:
    steps = desk.random.randrange(1, 7)
    for _ in range(steps):
        desk.act("edit.undo")
        desk.pump()
    for _ in range(desk.random.randrange(steps + 1)):
        desk.act("edit.redo")
        desk.pump()


def go_back(desk: Desk) -> None:
    """A click in the list of steps."""
    document = desk.shown()
    document.go_to(max(0, document.index - desk.random.randrange(1, 15)))
    document.go_to(min(len(document.steps), document.index + desk.random.randrange(15)))


# -- table ----------------------------------------------------------------

EDITS: Mapping[str, tuple[tuple[Move, float], ...]] = {
    "colorize": ((add_hint, 8), (move_hint, 8), (remove_hint, 3), (draw_hint, 6), (change_group, 6),
                 (paint, 12), (fill, 2), (change_layers, 8), (draw_mask, 3), (undo_and_redo, 4),
                 (go_back, 1)),
    "recolor": ((draw_mask, 10), (change_mask, 8), (paint, 10), (fill, 2), (change_layers, 5),
                (undo_and_redo, 4), (go_back, 1)),
    "palette": ((change_palette, 20), (paint, 10), (draw_mask, 3), (change_layers, 8),
                (undo_and_redo, 4)),
    "sketch": ((add_hint, 12), (move_hint, 4), (draw_hint, 6), (change_group, 4), (paint, 8),
               (change_drawing, 4), (change_layers, 2), (undo_and_redo, 3)),
}  # fmt: skip
