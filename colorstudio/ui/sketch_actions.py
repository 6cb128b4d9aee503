"""What the Sketch panel asks workers for: ink, proposals, panels of a page, layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from colorstudio.document.edits import (
    AddHints,
    ChangeHints,
    RemoveHints,
    SetLayer,
    SetMask,
    Several,
)
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.jobs.job import JobContext
from colorstudio.ui.session import Session

if TYPE_CHECKING:
    from colorstudio.document.document import Document, Edit
    from colorstudio.document.sketch import BeginSketch, By
    from colorstudio.document.state import DocumentState
    from colorstudio.imaging.cast import Cast
    from colorstudio.imaging.proposals import Reference

PROPOSED = "proposal"
"""Group of the hints that a reference proposed, until they are given another."""
PREFIX = "p:"
"""Ids of proposed hints begin with it: the next proposal takes their place."""
HALF = 0.5
REFERENCE_SIDE = 1024


@dataclass(frozen=True, eq=False)
class BoundReference:
    """A picture to take colours from; ``mask``: what part of the drawing it is for, "" all.

    ``same``: it is this very drawing, coloured: regions take the colour that they have there.
    """

    pixels: Pixels
    name: str
    mask: str = ""
    same: bool = False


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sketch", text)


def living_flats(document: Document | None) -> Flats | None:
    """The flats that are shown, once they were computed."""
    answer = document.answer if document is not None else None
    return answer if isinstance(answer, Flats) else None


def flats_now(session: Session, document: Document) -> Callable[[JobContext], Flats] | None:
    """For a worker: the flats of exactly the present state; None before there are any.

    They are solved anew there if hints, walls or ink are further than what is shown.
    """
    shown, state, pyramid = living_flats(document), document.state, session.pyramid
    if shown is None or state.flats_layer is None:
        return None
    of = document.answered_state
    fresh = of is state or (
        of is not None
        and of.hints is state.hints
        and of.masks is state.masks
        and of.flats_layer is state.flats_layer
        and of.ink_layer is state.ink_layer
    )

    def now(context: JobContext) -> Flats:
        from colorstudio.document.files import solved

        flats = shown if fresh else solved(state, pyramid, context)
        assert isinstance(flats, Flats)
        return flats

    return now


def begin(session: Session, then: Callable[[], None] | None = None) -> None:
    """Separates the ink of the drawing; one step for undo. Nothing where that is done."""
    document = session.document
    if document is None or document.state.flats_layer is not None:
        return
    state = document.state

    def work(context: JobContext) -> BeginSketch:
        from colorstudio.document.sketch import begun

        return begun(state, context.check)

    def done(edit: BeginSketch) -> None:
        if session.document is not document or document.state.flats_layer is not None:
            return
        session.push(edit)
        for note in edit.notes:
            session.notice(note)
        if then is not None:
            then()

    session.submit(_tr("Separate ink"), work, key="ink", front=True, then=done)


def set_flats(session: Session, **values: object) -> None:
    """Changes how regions are found: gap, threshold, lettering, paper."""
    document = session.document
    layer = document.state.flats_layer if document is not None else None
    if layer is not None:
        session.push(SetLayer(layer.id, values))


def own_hints(state: DocumentState) -> Hints:
    """The hints of the artist's own, without what was proposed."""
    kept = tuple(h for h in state.hints.items if not h.id.startswith(PREFIX))
    return replace(state.hints, items=kept)


def propose(
    session: Session,
    references: Sequence[BoundReference],
    *,
    cast: Cast | None = None,
    seed: int = 0,
) -> None:
    """Proposes a colour for every region without a hint of the artist's own, as editable hints.

    ``cast``: its parts' colours, placed with the references' help where there are any. Only
    inside of the chosen mask, if one is. Former proposals there give way. One step for undo.
    """
    document = session.document
    now = flats_now(session, document) if document is not None else None
    if document is None or now is None:
        session.notice(_tr("The drawing is not read yet. Try again in a moment."))
        return
    state, mask = document.state, session.mask_tiles
    own = own_hints(state)

    def work(context: JobContext) -> tuple[tuple[Hint, ...], np.ndarray]:
        flats = now(context)
        chosen = chosen_regions(flats, own, mask, state)
        context.check()
        made = _proposed(flats, references, state, cast, seed, chosen)
        if not made:
            raise BadInput(
                _tr("There is no region left that could be coloured."),
                _tr("Remove hints, or choose another mask."),
            )
        return made, chosen[flats.regions.labels]

    def then(found: tuple[tuple[Hint, ...], np.ndarray]) -> None:
        made, there = found
        if session.document is not document or document.state.size != state.size:
            return
        # asked of the hints as they are now: another proposal may have come in between
        hints = document.state.hints.items
        old = {h.id for h in hints if h.id.startswith(PREFIX) and there[_at(h, state)]}
        taken = {h.id for h in hints} - old
        fresh = tuple(h for h in made if h.id not in taken)
        session.push(
            Several((RemoveHints(tuple(old)), AddHints(fresh)), name=_tr("Propose colours"))
        )

    session.submit(_tr("Propose colours"), work, key="propose", then=then)


def _at(hint: Hint, state: DocumentState) -> tuple[int, int]:
    """Row and column of a hint, inside of the picture."""
    return (
        min(max(round(hint.y), 0), state.height - 1),
        min(max(round(hint.x), 0), state.width - 1),
    )


def chosen_regions(
    flats: Flats, own: Hints, mask: Tiles | None, state: DocumentState
) -> np.ndarray:
    """N bool: plain regions that no hint of the artist's own touches, inside of the mask."""
    from colorstudio.imaging.flats import path
    from colorstudio.imaging.regions import PLAIN

    regions = flats.regions
    chosen = regions.role == PLAIN
    for hint in own.acting:
        if hint.kind in ("point", "stroke", "keep"):
            places = path(hint, regions.size)
            chosen[regions.labels[places[:, 1], places[:, 0]]] = False
    if mask is not None:
        inside = mask.to_array()[..., 0] > 127
        count = np.bincount(regions.labels[inside], minlength=len(regions))
        total = np.bincount(regions.labels.ravel(), minlength=len(regions))
        chosen &= count >= HALF * total
    return chosen


def _proposed(
    flats: Flats,
    references: Sequence[BoundReference],
    state: DocumentState,
    cast: Cast | None,
    seed: int,
    chosen: np.ndarray,
) -> tuple[Hint, ...]:
    from colorstudio.imaging.aligned import from_picture
    from colorstudio.imaging.casting import cast_hints, hints_of
    from colorstudio.imaging.proposals import proposed

    same = next((r for r in references if r.same), None)
    if same is not None:
        found = from_picture(flats.regions, srgb_codes(same.pixels), chosen=chosen)
        return hints_of(flats.regions, found, group=PROPOSED, prefix=PREFIX)
    bound = as_bound(references, state)
    if cast is not None:
        return cast_hints(
            flats.regions, cast, bound or None, seed=seed, chosen=chosen, prefix=PREFIX
        )
    proposal = proposed(flats.regions, bound, seed=seed, chosen=chosen)
    return hints_of(flats.regions, proposal, group=PROPOSED, prefix=PREFIX)


def as_bound(references: Sequence[BoundReference], state: DocumentState) -> list[Reference]:
    """The references with their masks, for workers. Raises BadInput for a mask that is gone."""
    from colorstudio.imaging.proposals import Reference

    bound = []
    for reference in references:
        inside = None
        if reference.mask:
            tiles = state.masks.get(reference.mask)
            if tiles is None:
                raise BadInput(
                    _tr("The mask “{0}” is gone.").format(reference.mask),
                    _tr("Bind the reference to another one."),
                )
            inside = tiles.to_array()[..., 0] > 127
        bound.append(Reference(srgb_codes(reference.pixels), inside))
    return bound


def srgb_codes(pixels: Pixels) -> np.ndarray:
    """h x w x 4 uint8 sRGB, the longer side at most REFERENCE_SIDE."""
    from colorstudio.imaging.fitting import fitted

    array = fitted(pixels, max_side=REFERENCE_SIDE, srgb=True).array
    return array if array.dtype == np.uint8 else (array >> 8).astype(np.uint8)


def obey(session: Session, colors: dict[str, object]) -> None:
    """Hints of the named parts take these colours (part name to Color); one step for undo."""
    document = session.document
    if document is None:
        return
    keyed = {" ".join(name.split()).casefold(): color for name, color in colors.items()}
    changed = tuple(
        replace(h, color=keyed[key])
        for h in document.state.hints.items
        if h.color is not None
        and (key := " ".join(h.group.split()).casefold()) in keyed
        and h.color != keyed[key]
    )
    if changed:
        session.push(ChangeHints(changed, _tr("Recolour parts"), "parts"))


def mark_by_hand(session: Session, name: str) -> None:
    """What was found as lettering or screentone (`sketching.LETTERING`, `SCREENTONE`) becomes a
    mask of that name, chosen and ready for the mask brush; from then on the mask is believed."""
    document = session.document
    ink = document.state.ink_layer if document is not None else None
    if document is None or ink is None:
        return
    if name in document.state.masks:
        session.choose_mask(name)
        session.set_tool(id="mask_brush")
        return

    def work(context: JobContext) -> SetMask:
        from colorstudio.document.sketch_answer import darkness_of
        from colorstudio.imaging.sketching import LETTERING, lettering_in

        known = lettering_in(darkness_of(ink.tiles), check=context.check)
        found = known.letters if name == LETTERING else known.tone
        if found is None:
            found = np.zeros((ink.tiles.height, ink.tiles.width), bool)
        array = found[..., None].astype(np.uint8) * np.uint8(255)
        return SetMask(name, _sparse(array), name=_tr("Mark {0}").format(name))

    def then(edit: SetMask) -> None:
        if session.document is document:
            session.push(edit)
            session.choose_mask(name)
            session.set_tool(id="mask_brush")

    session.submit(_tr("Mark {0}").format(name), work, key="by hand", then=then)


def find_panels(session: Session) -> None:
    """The panels of a comic page become masks, which can be chosen, corrected and deleted."""
    document = session.document
    if document is None:
        return
    state = document.state
    source = state.ink_layer or state.source_layer
    if source is None:
        return
    is_ink = source is state.ink_layer

    def work(context: JobContext) -> Several:
        from colorstudio.document.sketch_answer import darkness_of
        from colorstudio.imaging.lineart import separated
        from colorstudio.imaging.panels import panels

        context.check()
        if is_ink:
            darkness = darkness_of(source.tiles)
        else:
            darkness = separated(Pixels(source.tiles.to_array(), state.profile)).darkness
        found = panels(darkness)
        if not found:
            raise BadInput(
                _tr("No panels were found on this page."),
                _tr("Draw a mask around each with the box or polygon tool."),
            )
        edits = []
        for n, panel in enumerate(found, 1):
            array = np.zeros((state.height, state.width, 1), np.uint8)
            part = array[panel.rect.slices][..., 0]
            part[...] = 255 if panel.mask is None else np.uint8(255) * panel.mask
            edits.append(SetMask(_tr("Panel {0}").format(n), _sparse(array)))
        return Several(tuple(edits), name=_tr("Find panels"))

    def then(edit: Several) -> None:
        if session.document is document:
            session.push(edit)
            session.notice(
                QCoreApplication.translate(
                    "Sketch", "Found %n panels; they are masks now.", None, len(edit.edits)
                )
            )

    session.submit(_tr("Find panels"), work, key="panels", then=then)


def _sparse(array: np.ndarray) -> Tiles:
    tiles = Tiles.from_array(array)
    return tiles.replaced({c: None for c, tile in tiles.tiles.items() if not tile.any()})


def _push_unless_changed(
    session: Session, document: Document, state: DocumentState, edit: Edit
) -> None:
    """Makes an edit that was worked out for ``state``; says so where the drawing went on since."""
    if session.document is not document:
        return
    if document.state is state:
        session.push(edit)
    else:
        session.notice(_tr("The drawing was changed meanwhile. Try again."))


def to_layers(session: Session, by: By) -> None:
    """The living flats become layers that can be painted on; one step for undo."""
    document = session.document
    now = flats_now(session, document) if document is not None else None
    if document is None or now is None:
        return
    state = document.state

    def work(context: JobContext) -> Edit:
        from colorstudio.document.sketch import PlaceLayers, with_flats_as_layers

        made = with_flats_as_layers(state, now(context), by, context.check)
        return PlaceLayers(made.layers, name=_tr("Flats to layers"))

    def then(edit: Edit) -> None:
        _push_unless_changed(session, document, state, edit)

    session.submit(_tr("Flats to layers"), work, key="flats", front=True, then=then)


def add_shade(session: Session, shades: dict[str, Color] | None = None, *, empty: bool) -> None:
    """A layer for shading between flats and ink, multiplied; it becomes the active one.

    ``empty``, or with a sickle of shade on every flat; ``shades``: colours in the shade by part.
    """
    from colorstudio.document.sketch import with_shade

    document = session.document
    if document is None:
        return
    now = flats_now(session, document)
    if empty or now is None:
        try:
            session.push(with_shade(document.state))
        except BadInput as error:
            session.notice(error)
        return
    state = document.state

    def work(context: JobContext) -> Edit:
        from colorstudio.imaging.shade import cel_shade

        flats = now(context)
        codes = cel_shade(flats, shades=shades, profile=state.profile, check=context.check)
        return with_shade(state, codes)

    def then(edit: Edit) -> None:
        _push_unless_changed(session, document, state, edit)

    session.submit(_tr("Shade"), work, key="shade", front=True, then=then)


def read_cast(session: Session, path: Path, then: Callable[[Cast, Pixels | None], None]) -> None:
    """Reads a cast file and the reference that lies beside it."""

    def work(context: JobContext) -> tuple[Cast, Pixels | None]:
        from colorstudio.imaging import cast as casts
        from colorstudio.imaging import io

        context.check()
        cast = casts.load(path)
        reference = cast.reference_path(path)
        if reference is None:
            return cast, None
        picture = io.read(reference, max_megapixels=session.settings.max_megapixels)
        return cast, picture.pixels

    session.submit(_tr("Read cast"), work, key="cast", quiet=True, then=lambda found: then(*found))
