"""Every way that the program knows: one line each, nothing heavy imported; plug-ins besides."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from colorstudio.errors import BadInput
from colorstudio.methods import plugins
from colorstudio.methods.base import Lane, MethodSpec

METHODS: tuple[MethodSpec, ...] = (
    MethodSpec(
        id="colorize.instant",
        title="Hints spread along edges",
        request="colorstudio.methods.colorize.request:InstantRequest",
        entry="colorstudio.methods.colorize.instant:run",
        lane=Lane.instant,
    ),
    MethodSpec(
        id="colorize.ddcolor",
        title="DDColor: colours for the whole photo",
        request="colorstudio.methods.colorize.ddcolor.request:DDColorRequest",
        entry="colorstudio.methods.colorize.ddcolor.run:run",
        models=("colorizer",),
    ),
    MethodSpec(
        id="colorize.piggyback",
        title="Piggyback: a picture model guided by the photo",
        request="colorstudio.methods.colorize.piggyback.request:PiggybackRequest",
        entry="colorstudio.methods.colorize.piggyback.run:run",
        models=("unet", "vae", "text_encoder", "tokenizer", "guider"),
        optional=("lightness", "captioner"),
    ),
    MethodSpec(
        id="colorize.cold",
        title="Cold diffusion: from grey to colour without chance",
        request="colorstudio.methods.colorize.cold.request:ColdRequest",
        entry="colorstudio.methods.colorize.cold.run:run",
        models=("unet", "vae", "text_encoder", "tokenizer", "cold_adapter"),
        optional=("captioner",),
    ),
    MethodSpec(
        id="recolor.instant",
        title="New colour, own shading",
        request="colorstudio.methods.recolor.request:RecolorRequest",
        entry="colorstudio.methods.recolor.instant:run",
        lane=Lane.instant,
    ),
    MethodSpec(
        id="recolor.coloredit",
        title="ColorEdit: the colour of a reference",
        request="colorstudio.methods.recolor.coloredit.request:ColorEditRequest",
        entry="colorstudio.methods.recolor.coloredit.run:run",
        models=("unet", "vae", "text_encoder", "tokenizer"),
    ),
    MethodSpec(
        id="palette.instant",
        title="A palette by optimal transport",
        request="colorstudio.methods.palette.request:PaletteRequest",
        entry="colorstudio.methods.palette.instant:run",
        lane=Lane.instant,
    ),
    MethodSpec(
        id="palette.alignment",
        title="Color Alignment: a picture from words",
        request="colorstudio.methods.palette.alignment.request:AlignmentRequest",
        entry="colorstudio.methods.palette.alignment.run:run",
        models=("unet", "vae", "text_encoder", "tokenizer"),
        optional=("alignment_unet",),
    ),
    MethodSpec(
        id="palette.pixels",
        title="Color Alignment in pixels: small pictures in exactly these colours",
        request="colorstudio.methods.palette.alignment.pixels_request:PixelsRequest",
        entry="colorstudio.methods.palette.alignment.pixels_run:run",
        models=("pixel_unet",),
    ),
    MethodSpec(
        id="sketch.instant",
        title="Flats under the ink",
        request="colorstudio.methods.sketch.request:SketchRequest",
        entry="colorstudio.methods.sketch.instant:run",
        lane=Lane.instant,
    ),
    MethodSpec(
        id="sketch.reference",
        title="ColorizeDiffusion: the colours of a reference, turned by words",
        request="colorstudio.methods.sketch.reference.request:ReferenceRequest",
        entry="colorstudio.methods.sketch.reference.run:run",
        models=("sketch_unet", "sketch_encoder", "vae", "image_encoder"),
        optional=("text_projector", "tokenizer"),
    ),
)


plugins.keep(spec.id for spec in METHODS)


def methods(task: str = "") -> tuple[MethodSpec, ...]:
    """All ways, or those of a task: the program's own, then those of plug-ins, which are looked
    for now if they were not before.
    """
    every = *METHODS, *(found.spec for found in plugins.found().plugins)
    return tuple(spec for spec in every if not task or spec.task == task)


def is_own(method_id: str) -> bool:
    """Whether a way is the program's own, not a plug-in's."""
    return any(spec.id == method_id for spec in METHODS)


def method(method_id: str) -> MethodSpec:
    """The way with that id. Raises BadInput that names those which there are."""
    for spec in METHODS:
        if spec.id == method_id:
            return spec
    for spec in methods():
        if spec.id == method_id:
            return spec
    known = ", ".join(spec.id for spec in methods())
    raise BadInput(f"There is no way “{method_id}”.", f"There are: {known}.")


def load(reference: str) -> Any:
    """The object behind ``"module:name"``."""
    module, _, name = reference.partition(":")
    return getattr(import_module(module), name)
