"""A drawing coloured from the command line as a layered file: ink on top, flats as layers below."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from colorstudio.errors import OutOfMemory

if TYPE_CHECKING:
    from colorstudio.document.state import DocumentState
    from colorstudio.imaging.hints import Hints
    from colorstudio.imaging.io import Picture
    from colorstudio.methods.base import Result
    from colorstudio.methods.sketch.reference.request import ReferenceRequest
    from colorstudio.methods.sketch.request import SketchRequest

PROJECT, OPENRASTER = ".colorstudio", ".ora"
ENDINGS = (".psd", ".psb", OPENRASTER, PROJECT)
SPLITS = ("part", "color", "region")


def layered(
    path: Path,
    picture: Picture,
    asked: SketchRequest | ReferenceRequest,
    result: Result,
    options: argparse.Namespace,
) -> dict[str, float]:
    """Writes the drawing as a document that shows the flats of ``result``, with its shade; its
    seals.

    A project keeps the flats living, with their hints; other files have a layer for each part,
    colour or region. Raises BadInput, and OutOfMemory.
    """
    from colorstudio.document.export import LAYERED, ExportOptions, flats_layered
    from colorstudio.document.files import solved
    from colorstudio.document.photoshop import write_psd
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.document.render import flatten
    from colorstudio.document.sketch import ink_seal, with_shade
    from colorstudio.imaging.flats import Flats
    from colorstudio.imaging.io import WriteOptions
    from colorstudio.imaging.painted_shade import painted_shade
    from colorstudio.imaging.shade import cel_shade
    from colorstudio.methods.base import Quiet
    from colorstudio.methods.sketch.instant import shades_of
    from colorstudio.methods.sketch.request import SketchRequest

    def check() -> None:
        return

    try:
        request = asked if isinstance(asked, SketchRequest) else asked.placing(None)
        state = sketched(picture, request, result)
        answer = solved(state, Pyramid(), Quiet())
        codes = None
        if isinstance(answer, Flats) and request.shade == "cel":
            codes = cel_shade(
                answer,
                light=request.light,
                shades=shades_of(request),
                profile=state.profile,
            )
        if isinstance(answer, Flats) and result.raw is not None and asked.shade is True:
            codes = painted_shade(answer, result.raw.array)
        if codes is not None:
            state = with_shade(state, codes).apply(state)
        changed = ink_seal(state, flatten(state, answer))
        seals = {} if changed is None else {"ink_changed_pixels": float(changed)}
        if path.suffix.lower() == PROJECT:
            from colorstudio.document.project_file import save

            save(path, state, answer)
            return seals
        state = flats_layered(state, answer, options.layers_by, check)
        if path.suffix.lower() == OPENRASTER:
            LAYERED[OPENRASTER](path, state, answer, ExportOptions("ora"), check, result.recipe)
            return seals
        texts = WriteOptions(keep_metadata=options.metadata, keep_gps=options.keep_gps)
        write_psd(path, state, answer, texts, check, recipe={**result.recipe, "seals": seals})
    except MemoryError as error:
        raise OutOfMemory(
            f"Saving {path.name} does not fit into memory.",
            "Close other programs, or save a smaller copy.",
        ) from error
    return seals


def sketched(picture: Picture, request: SketchRequest, result: Result) -> DocumentState:
    """The document of a drawing: its ink above living flats that follow the hints of a result."""

    from colorstudio.document.edits import AddRecipe, SetHints, SetLayer, SetMask
    from colorstudio.document.sketch import begun
    from colorstudio.document.state import DocumentState
    from colorstudio.document.tiles import Tiles
    from colorstudio.imaging.matting import mask_as_codes

    state = DocumentState.from_pixels(picture.pixels, name="Drawing", metadata=picture.metadata)
    state = begun(state, own_paper=request.paper == "own").apply(state)
    layer = state.flats_layer
    assert layer is not None
    values = {
        "gap": float(request.gap),
        "threshold": request.ink,
        "lettering": request.lettering,
        "paper": {"white": "#ffffff", "none": ""}.get(request.paper, layer.paper),
    }
    state = SetLayer(layer.id, values).apply(state)
    for name, mask in request.masks.items():
        state = SetMask(name, Tiles.from_array(mask_as_codes(mask)[..., None])).apply(state)
    hints = SetHints(_acting(request, result))
    return AddRecipe(result.recipe).apply(hints.apply(state))


def _acting(request: SketchRequest, result: Result) -> Hints:
    """The hints that were used; where only a panel is coloured, those that colour in it."""
    from dataclasses import replace

    from colorstudio.imaging.hints import from_json

    used = from_json(result.recipe["hints"])
    if request.panel == 0:
        return used
    there = {report.hint_id for report in result.reports}
    items = tuple(mark for mark in used.items if mark.color is None or mark.id in there)
    return replace(used, items=items)
