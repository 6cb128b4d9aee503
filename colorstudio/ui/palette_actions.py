"""What the palette panel does with files, pictures and the store; work on the slow lane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from colorstudio.document.edits import KeepPalettes, SetPalette
from colorstudio.errors import BadInput, ColorStudioError
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.jobs.job import JobContext
from colorstudio.ui.session import Session
from colorstudio.ui.text import shown

Then = Callable[[Palette], None]


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaletteActions", text)


def use(session: Session, palette: Palette, name: str = "Load palette") -> None:
    """Makes a palette the document's; one step."""
    session.push(SetPalette(palette, name))


def extract(session: Session, count: int, source: str, then: Then | None = None) -> None:
    """Takes ``count`` colours from the picture, the chosen mask, or the active layer.

    ``source``: "picture", "mask", "layer". Locked swatches of the present palette stay.
    """
    document = session.document
    if document is None:
        return
    state, answer, mask = document.state, document.answer, session.mask_tiles
    keep = state.palette

    def work(context: JobContext) -> Palette:
        import numpy as np

        from colorstudio.document.layers import PixelLayer
        from colorstudio.document.render import flatten
        from colorstudio.imaging.palette_extract import extracted

        weights = None
        layer = state.active_layer
        if source == "layer":
            if not isinstance(layer, PixelLayer):
                raise BadInput("This layer has no pixels of its own.", "Choose a pixel layer.")
            pixels = Pixels(layer.tiles.to_array(), state.profile)
        else:
            pixels = flatten(state, answer, context.check, cache=session.pyramid)
        if source == "mask":
            if mask is None:
                raise BadInput("No mask is chosen.", "Choose one, or take the whole picture.")
            weights = mask.to_array()[..., 0].astype(np.float32) / 255
        locked = keep if any(s.locked for s in keep) else None
        return extracted(pixels, count, weights=weights, keep=locked)

    def done(found: Palette) -> None:
        if session.document is not document:
            return
        free = {n: None for n, s in enumerate(found) if not s.locked}
        use(session, replace(found, name=keep.name).with_shares(free), "Take colours")
        if then is not None:
            then(found)

    session.submit("Take colours", work, key="extract", front=True, then=done)


def load(session: Session, path: Path, then: Then | None = None) -> None:
    """A palette file becomes the document's palette."""

    def work(context: JobContext) -> Palette:
        from colorstudio.imaging import palette_files

        context.check()
        return palette_files.read(path)

    def done(palette: Palette) -> None:
        use(session, palette)
        if then is not None:
            then(palette)

    session.submit(f"Open {path.name}", work, front=True, then=done)


def save(session: Session, path: Path) -> None:
    """The document's palette as a file; what the format cannot hold is said."""
    document = session.document
    if document is None:
        return
    palette = document.state.palette

    def work(context: JobContext) -> tuple[str, ...]:
        from colorstudio.imaging import palette_files

        context.check()
        palette_files.write(path, palette)
        return palette_files.losses(palette, path.name)

    def done(lost: tuple[str, ...]) -> None:
        text = _tr("{0} was written.").format(path.name)
        if lost:
            left = ", ".join(shown(what) for what in lost)
            text = _tr("{0} was written. This format does not hold: {1}.").format(path.name, left)
        session.notice(text)

    session.submit(f"Save {path.name}", work, then=done)


def paste(session: Session, text: str) -> bool:
    """Hex colours of a text join the palette. False (and a notice) where there is none."""
    from colorstudio.imaging.palette import from_hex_list

    document = session.document
    if document is None:
        return False
    try:
        found = from_hex_list(text)
        joined = document.state.palette.added(*found)
    except ColorStudioError as error:
        session.notice(error)
        return False
    use(session, joined, "Paste colours")
    return True


def keep_in_project(session: Session) -> None:
    """The palette goes with the picture, also when another one is worked with."""
    document = session.document
    if document is None or not len(document.state.palette):
        return
    palette = document.state.palette
    others = tuple(p for p in document.state.palettes if p.name != palette.name)
    session.push(KeepPalettes((*others, palette)))
    name = palette.name or _tr("The palette")
    session.notice(_tr("“{0}” is kept in this project.").format(name))
