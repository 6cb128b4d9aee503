"""What the Select menu, the masks panel and the select tools do: edits on the document's masks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from colorstudio.document.document import Document, Edit
from colorstudio.document.edits import KeepPalettes, RenameMask, SetMask, Several
from colorstudio.document.filling import COMBINED, How, filled_mask, whole_mask
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.flood import Region
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.palette import Palette
from colorstudio.jobs.job import JobContext
from colorstudio.ui.session import Session
from colorstudio.ui.text import marked as _T

AMOUNT_PX = 4.0
"""What grow, shrink and feather do before another number was asked for."""
NAMES: Mapping[How, str] = {
    "replace": _T("Masks", "Select"),
    "add": _T("Masks", "Add to mask"),
    "subtract": _T("Masks", "Take away from mask"),
    "intersect": _T("Masks", "Intersect mask"),
}
COLORWAYS = _T("Masks", "Colourways of {0}")
"""Name of the palette that keeps the colourways of a mask."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Masks", text)


def new_name(state: DocumentState) -> str:
    """A name that no mask has yet: "Mask 1"."""
    n = 1
    while (name := _tr("Mask {0}").format(n)) in state.masks:
        n += 1
    return name


def target(session: Session) -> str:
    """The mask that a selection goes to: the chosen one, or a new one."""
    assert session.document is not None
    return session.mask or new_name(session.document.state)


def edit_masks(
    session: Session,
    title: str,
    make: Callable[[DocumentState, JobContext], Edit],
    *,
    choose: str = "",
) -> None:
    """Makes an edit of masks on the instant lane and pushes it; ``choose``: the mask to choose.

    Where other edits of masks came first it is made again, so that none of them is lost.
    """
    document = session.document
    if document is None:
        return
    state = document.state

    def work(context: JobContext) -> Edit:
        context.check()
        return make(state, context)

    def then(edit: Edit) -> None:
        if session.document is not document:
            return
        if document.state.masks is not state.masks:
            edit_masks(session, title, make, choose=choose)
        elif session.push(edit) is not None and choose:
            session.choose_mask(choose)

    session.instant.submit(title, work, quiet=True, then=then)


def select(
    session: Session, region: Callable[[DocumentState, JobContext], Region], how: How
) -> None:
    """Puts a region into the chosen mask, or into a new one. Raises BadInput without a mask to
    take away from."""
    document = session.document
    if document is None:
        return
    name = target(session)
    if how in ("subtract", "intersect") and name not in document.state.masks:
        raise BadInput(_tr("There is no mask yet to take away from."), _tr("Select first."))
    title = _tr(NAMES[how])

    def make(state: DocumentState, context: JobContext) -> Edit:
        return filled_mask(state, name, region(state, context), how, title)

    edit_masks(session, title, make, choose=name)


def select_all(session: Session) -> None:
    """Everything."""

    def whole(state: DocumentState, context: JobContext) -> Region:
        return Region(Rect(0, 0, *state.size), np.full(state.size[::-1], 255, np.uint8))

    select(session, whole, "replace")


def select_none(session: Session) -> None:
    """No mask is chosen: everything may be changed again. The masks stay in the document."""
    session.choose_mask("")


def _changed(
    session: Session, title: str, change: Callable[[np.ndarray], np.ndarray], merge_key: str = ""
) -> None:
    """The chosen mask (H x W uint8) turned into another one."""
    name = session.mask
    if not name:
        session.notice(BadInput(_tr("No mask is chosen."), _tr("Select something first.")))
        return

    def make(state: DocumentState, context: JobContext) -> Edit:
        tiles = state.masks.get(name)
        if tiles is None:
            raise BadInput(_tr("The mask “{0}” is gone.").format(name), _tr("Choose another one."))
        return whole_mask(state, name, change(tiles.to_array()[..., 0]), title)

    edit_masks(session, title, make)


def invert(session: Session) -> None:
    """What was outside is inside."""
    _changed(session, _tr("Invert mask"), lambda mask: 255 - mask)


def grow(session: Session, px: float = AMOUNT_PX) -> None:
    """The chosen mask wider by so many pixels on all sides."""

    def change(mask: np.ndarray) -> np.ndarray:
        from colorstudio.imaging.masks import grown

        return grown(mask, px)

    _changed(session, _tr("Grow mask"), change)


def shrink(session: Session, px: float = AMOUNT_PX) -> None:
    """The chosen mask narrower by so many pixels on all sides."""

    def change(mask: np.ndarray) -> np.ndarray:
        from colorstudio.imaging.masks import shrunk

        return shrunk(mask, px)

    _changed(session, _tr("Shrink mask"), change)


def feather(session: Session, px: float = AMOUNT_PX) -> None:
    """The border of the chosen mask softened over so many pixels."""

    def change(mask: np.ndarray) -> np.ndarray:
        from colorstudio.imaging.masks import feathered

        return feathered(mask, px)

    _changed(session, _tr("Feather mask"), change)


def combine(session: Session, other: str, how: How) -> None:
    """The chosen mask with another one added, taken away, or in common."""
    name = session.mask

    def make(state: DocumentState, context: JobContext) -> Edit:
        mine, other_tiles = state.masks.get(name), state.masks.get(other)
        if mine is None or other_tiles is None:
            raise BadInput(
                _tr("The mask “{0}” is gone.").format(name if mine is None else other),
                _tr("Choose another one."),
            )
        old, new = mine.to_array()[..., 0], other_tiles.to_array()[..., 0]
        return whole_mask(state, name, COMBINED[how](old, new), _tr(NAMES[how]))

    edit_masks(session, _tr(NAMES[how]), make)


def add(session: Session) -> None:
    """A new mask with nothing in it, chosen."""
    if session.document is None:
        return
    state = session.document.state
    name = new_name(state)
    if session.push(SetMask(name, Tiles.empty(state.size, 1, np.uint8), _tr("New mask"))):
        session.choose_mask(name)


def duplicate(session: Session) -> None:
    """A copy of the chosen mask, chosen; it shares its pixels until one of them is changed."""
    document = session.document
    tiles = session.mask_tiles
    if document is None or tiles is None:
        return
    name = _free(document.state, _tr("{0} copy").format(session.mask))
    if session.push(SetMask(name, replace(tiles), _tr("Duplicate mask"))):
        session.choose_mask(name)


def _free(state: DocumentState, wanted: str) -> str:
    name, n = wanted, 2
    while name in state.masks:
        name, n = f"{wanted} {n}", n + 1
    return name


def delete(session: Session, name: str = "") -> None:
    """Takes a mask (default: the chosen one) out of the document."""
    name = name or session.mask
    if session.document is not None and name in session.document.state.masks:
        session.push(SetMask(name, None, _tr("Delete mask")))


def rename(session: Session, old: str, new: str) -> bool:
    """Another name for a mask; its colourways go with it. False where that cannot be."""
    document, new = session.document, new.strip()
    if document is None or not new or new == old:
        return False
    edits: list[Edit] = [RenameMask(old, new)]
    before, after = (_tr(COLORWAYS).format(name) for name in (old, new))
    palettes = document.state.palettes
    if any(p.name == before for p in palettes):
        kept = tuple(replace(p, name=after) if p.name == before else p for p in palettes)
        edits.append(KeepPalettes(kept))
    return session.push(Several(tuple(edits), name=_tr("Rename mask"))) is not None


def colorways(state: DocumentState, mask: str) -> Palette:
    """The colours that were collected for a mask; they are kept with the document."""
    name = _tr(COLORWAYS).format(mask)
    return next((p for p in state.palettes if p.name == name), Palette(name=name))


def set_colorways(session: Session, palette: Palette, title: str) -> None:
    """Other colourways; a palette of that name is replaced, one without colours goes away."""
    if session.document is None:
        return
    palettes = session.document.state.palettes
    names = [p.name for p in palettes]
    if palette.name in names:
        kept = [palette if p.name == palette.name else p for p in palettes]
    else:
        kept = [*palettes, palette]
    session.push(KeepPalettes(tuple(p for p in kept if p.swatches or p is not palette), title))


def load(session: Session, path: Path) -> None:
    """A mask from a picture file, white inside, as a new one that is chosen."""
    if session.document is None:
        return
    name = _free(session.document.state, path.stem)

    def make(state: DocumentState, context: JobContext) -> Edit:
        from colorstudio.imaging.io import read_mask

        mask = np.rint(read_mask(path, state.size) * 255).astype(np.uint8)
        return whole_mask(state, name, mask, _tr("Load mask"))

    edit_masks(session, _tr("Load mask"), make, choose=name)


def save(session: Session, path: Path) -> None:
    """The chosen mask as a PNG, white inside."""
    tiles, document = session.mask_tiles, session.document
    if tiles is None or document is None:
        return
    path = path if path.suffix else path.with_suffix(".png")

    def work(context: JobContext) -> None:
        from colorstudio.imaging import io
        from colorstudio.imaging.pixels import Pixels

        context.check()
        grey = tiles.to_array()
        full = np.full_like(grey, 255)
        io.write(path, Pixels(np.concatenate((grey, grey, grey, full), axis=-1)))

    def saved(_: Any) -> None:
        session.notice(_tr("Saved {0}.").format(path.name))

    session.submit(_tr("Save mask"), work, key=f"mask:{path}", then=saved)


def document_masks(document: Document | None) -> Mapping[str, Tiles]:
    """The masks of a document by name; nothing without one."""
    return document.state.masks if document is not None else {}
