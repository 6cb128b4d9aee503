"""What the Layer menu and the layers panel do: edits on the active layer of the document."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from colorstudio.document.edits import (
    AddLayer,
    MoveLayer,
    RemoveLayer,
    Several,
    new_color_layer,
    new_pixel_layer,
)
from colorstudio.document.layers import GroupLayer, Layer, find, walk
from colorstudio.document.state import DocumentState
from colorstudio.ui.session import Session
from colorstudio.ui.text import marked as _T


def _tr(text: str) -> str:
    return QCoreApplication.translate("Layers", text)


NAMES = (
    _T("LayerNames", "Photo"),
    _T("LayerNames", "Drawing"),
    _T("LayerNames", "Colour from hints"),
    _T("LayerNames", "Flats from hints"),
    _T("LayerNames", "Flats"),
    _T("LayerNames", "Ink"),
    _T("LayerNames", "Shade"),
    _T("LayerNames", "Shade of the model"),
)
"""What layers are called until somebody names them."""


def title(layer: Layer) -> str:
    """A layer's name; one that nobody gave, in the language of the window."""
    known = layer.name in NAMES
    return QCoreApplication.translate("LayerNames", layer.name) if known else layer.name


def add_pixels(session: Session) -> None:
    """A transparent layer to paint on, above the active one."""
    if session.document is not None:
        session.push(AddLayer(new_pixel_layer(session.document.state, _tr("Paint"))))


def add_color(session: Session) -> None:
    """A layer that paints colour and leaves lightness alone."""
    if session.document is not None:
        session.push(AddLayer(new_color_layer(session.document.state, _tr("Colour"))))


def add_group(session: Session) -> None:
    """A new group above the active layer."""
    if session.document is None:
        return
    state = session.document.state
    session.push(
        AddLayer(GroupLayer(id=state.new_layer_id(), name=_tr("Group")), name=_tr("New group"))
    )


def duplicate(session: Session) -> None:
    """A copy of the active layer above it; it shares its pixels until one of them is painted on."""
    document = session.document
    layer = document.state.active_layer if document is not None else None
    if document is None or layer is None:
        return
    if layer.kind == "answer":
        session.notice(
            _tr("There is one answer to the hints. Make a colour layer from it to keep a copy.")
        )
        return
    copy = _renamed(document.state, layer)
    copy = replace(copy, name=_tr("{0} copy").format(layer.name))
    session.push(AddLayer(copy, above=layer.id, name=_tr("Duplicate layer")))


def _renamed(state: DocumentState, layer: Layer) -> Layer:
    """The same layer, and all inside of it, under ids that are not taken."""
    taken = {la.id for la in walk(state.layers)}

    def copied(old: Layer) -> Layer:
        n = len(taken) + 1
        while f"layer{n}" in taken:
            n += 1
        taken.add(f"layer{n}")
        new = replace(old, id=f"layer{n}")
        if isinstance(new, GroupLayer):
            new = replace(
                new,
                children=tuple(copied(child) for child in new.children if child.kind != "answer"),
            )
        return new

    return copied(layer)


def delete(session: Session) -> None:
    """Takes the active layer away."""
    if session.document is not None and session.document.state.active:
        session.push(RemoveLayer(session.document.state.active))


def siblings(state: DocumentState, layer_id: str) -> tuple[Layer | None, tuple[Layer, ...]]:
    """The group that holds a layer (None at the top) and all layers in it, bottom first."""
    for layer in walk(state.layers):
        if isinstance(layer, GroupLayer) and any(c.id == layer_id for c in layer.children):
            return layer, layer.children
    return None, state.layers


def move_up(session: Session) -> None:
    """One place up among its neighbours; out of the group at its top."""
    document = session.document
    if document is None or document.state.active_layer is None:
        return
    layer_id = document.state.active
    group, row = siblings(document.state, layer_id)
    at = [layer.id for layer in row].index(layer_id)
    if at + 1 < len(row):
        session.push(MoveLayer(layer_id, above=row[at + 1].id))
    elif group is not None:
        session.push(MoveLayer(layer_id, above=group.id))


def move_down(session: Session) -> None:
    """One place down among its neighbours."""
    document = session.document
    if document is None or document.state.active_layer is None:
        return
    layer_id = document.state.active
    group, row = siblings(document.state, layer_id)
    at = [layer.id for layer in row].index(layer_id)
    if at >= 2:
        session.push(MoveLayer(layer_id, above=row[at - 2].id))
    elif at == 1:
        to_bottom(session, layer_id, group.id if group is not None else None)


def to_bottom(session: Session, layer_id: str, group_id: str | None) -> None:
    """The lowest place of a group, or of the whole document."""
    document = session.document
    if document is None:
        return
    if group_id is None:
        session.push(MoveLayer(layer_id))
        return
    group = find(document.state.layers, group_id)
    others = (
        [c.id for c in group.children if c.id != layer_id] if isinstance(group, GroupLayer) else []
    )
    # the layer goes in first, and every other one is then laid on top of it again
    edits = [MoveLayer(layer_id, into=group_id), *(MoveLayer(i, into=group_id) for i in others)]
    session.push(Several(tuple(edits), name=_tr("Move layer")))
