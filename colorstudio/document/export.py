"""One door for every export: a flat picture, a layered file, or one picture per layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio.document.export_names import free_path, safe
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput, OutOfMemory
from colorstudio.methods.base import RunContext

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer
    from colorstudio.document.layers import Layer
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.imaging.io import WriteOptions
    from colorstudio.imaging.pixels import Pixels


@dataclass(frozen=True)
class ExportFormat:
    """A way to write a file. ``depth``: bits, None: the document's. ``lossy``: has a quality.

    ``lossless``: for WebP. ``layered``: keeps the layers. ``texts``: holds metadata and recipe.
    """

    title: str
    ending: str
    depth: int | None = None
    lossy: bool = False
    lossless: bool = False
    layered: bool = False
    texts: bool = True


EXPORT_FORMATS: dict[str, ExportFormat] = {
    "png": ExportFormat("PNG", ".png"),
    "png16": ExportFormat("PNG, 16 bit", ".png", depth=16),
    "jpeg": ExportFormat("JPEG", ".jpg", lossy=True),
    "webp": ExportFormat("WebP", ".webp", lossy=True),
    "webp-lossless": ExportFormat("WebP, lossless", ".webp", lossless=True),
    "tiff": ExportFormat("TIFF", ".tif"),
    "tiff16": ExportFormat("TIFF, 16 bit", ".tif", depth=16),
    "psd": ExportFormat("Photoshop, layers", ".psd", layered=True),
    "psb": ExportFormat("Photoshop, large", ".psb", layered=True),
    "ora": ExportFormat("OpenRaster, layers", ".ora", layered=True, texts=False),
}
LARGEST_SIDE = 100_000


FLATS_BY = ("part", "color", "region")
"""What the layers are that living flats become in a layered file."""


@dataclass(frozen=True)
class ExportOptions:
    """What becomes of a document on its way out.

    ``format``: a key of `EXPORT_FORMATS`. ``quality``: 1 to 100. ``original_tone``: a neutralised
    scan gets its cast again. ``max_side``: pixels of the longer side at most, 0 for all.
    ``separate``: one file per visible layer. Scale, sRGB, tone and ``separate`` are for flat
    formats; a layered one keeps the pixels as they are, and the ``flats`` of a drawing by "color",
    "region" or "part". Raises BadInput.
    """

    format: str = "png"
    quality: int = 92
    keep_metadata: bool = True
    keep_gps: bool = False
    original_tone: bool = False
    max_side: int = 0
    convert_to_srgb: bool = False
    separate: bool = False
    flats: str = "part"

    def __post_init__(self) -> None:
        if self.format not in EXPORT_FORMATS:
            known = ", ".join(EXPORT_FORMATS)
            raise BadInput(f"There is no format “{self.format}”.", f"Choose one of {known}.")
        if not 1 <= self.quality <= 100:
            raise BadInput(f"The quality is {self.quality}; it goes from 1 to 100.")
        if self.flats not in FLATS_BY:
            raise BadInput(f"Flats go by {', '.join(FLATS_BY)}, not by “{self.flats}”.")
        if not 0 <= self.max_side <= LARGEST_SIDE:
            raise BadInput(
                f"The longer side is {self.max_side}; it goes up to {LARGEST_SIDE:,}.",
                "Type a smaller number.",
            )

    @property
    def row(self) -> ExportFormat:
        return EXPORT_FORMATS[self.format]

    def write_options(self) -> WriteOptions:
        """What of it `imaging.io` is told."""
        from colorstudio.imaging.io import WriteOptions

        return WriteOptions(
            quality=self.quality,
            lossless=self.row.lossless,
            keep_metadata=self.keep_metadata,
            keep_gps=self.keep_gps and self.keep_metadata,
            depth=self.row.depth,
            max_side=self.max_side or None,
            convert_to_srgb=self.convert_to_srgb,
        )

    def to_json(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ExportOptions:
        """From `to_json`; what is unknown, missing or of another type is taken as the default.

        Raises BadInput for a format or a number that there is not.
        """
        known = {
            f.name: data[f.name]
            for f in fields(cls)
            if f.name in data and type(data[f.name]) is type(f.default)
        }
        return cls(**known)


@dataclass(frozen=True)
class Exported:
    """What was written. ``seal``: L* by which lightness differs from the photo at most, or None
    where other layers than colour lie on it, or where the file holds another size or colours."""

    paths: tuple[Path, ...]
    seal: float | None = None


def export(
    path: Path,
    state: DocumentState,
    options: ExportOptions,
    pyramid: Pyramid,
    context: RunContext,
) -> Exported:
    """Solves, composites and writes ``path``; its ending has to be that of the format.

    With ``options.separate``, files beside it, named after it and their layers, which replace
    none. Raises BadInput, OutOfMemory, and Cancelled through ``context``.
    """
    from colorstudio.document.files import solved
    from colorstudio.document.recipe import recipe_of

    row = options.row
    if path.suffix.lower() != row.ending:
        raise BadInput(f"{path.name} does not end in {row.ending}.", "Change its name.")

    def check() -> None:
        context.step(0, 0)

    context.step(0, 3, "solve")
    answer = solved(state, pyramid, context)
    try:
        if row.layered:
            context.step(1, 3, "write")
            recipe = recipe_of(state)
            state = flats_layered(state, answer, options.flats, check)
            LAYERED[row.ending](path, state, answer, options, check, recipe)
            return Exported((path,))
        if options.separate:
            return Exported(_write_layers(path, state, answer, options, context))
        return _write_flat(path, state, answer, options, context)
    except MemoryError as error:
        raise OutOfMemory(
            f"Saving {path.name} does not fit into memory.",
            "Close other programs, or save a smaller copy.",
        ) from error


def flats_layered(
    state: DocumentState, answer: Answer | None, by: str, check: Callable[[], None]
) -> DocumentState:
    """The document with living flats as layers of their own, for layered files."""
    from colorstudio.document.sketch import with_flats_as_layers
    from colorstudio.imaging.flats import Flats

    if not isinstance(answer, Flats):
        return state
    return with_flats_as_layers(state, answer, by, check)  # type: ignore[arg-type]


def _write_flat(
    path: Path,
    state: DocumentState,
    answer: Answer | None,
    options: ExportOptions,
    context: RunContext,
) -> Exported:
    from colorstudio.document.measure import seal_of
    from colorstudio.document.recipe import recipe_of
    from colorstudio.document.render import flatten
    from colorstudio.document.sketch import ink_seal
    from colorstudio.imaging.fitting import fitted_size

    context.step(1, 3, "place")
    tone = options.original_tone and state.tone is not None
    pixels = flatten(state, answer, lambda: context.step(0, 0), original_tone=tone)
    scaled = fitted_size(state.size, options.max_side or None) != state.size
    changed = scaled or (options.convert_to_srgb and not state.profile.same_as_srgb)
    seal = None if tone or changed or options.row.lossy else seal_of(state, pixels)
    context.step(2, 3, "write")
    recipe = recipe_of(state, seal)
    ink = None if changed or options.row.lossy else ink_seal(state, pixels)
    if ink is not None:
        recipe["seals"] = {"ink_changed_pixels": ink}
    _write(path, state, pixels, options, recipe)
    return Exported((path,), seal)


def _write(
    path: Path,
    state: DocumentState,
    pixels: Pixels,
    options: ExportOptions,
    recipe: dict[str, Any],
) -> None:
    from colorstudio.imaging import io

    io.write(path, pixels, state.metadata or io.Metadata(), options.write_options(), recipe=recipe)


def _write_layers(
    path: Path,
    state: DocumentState,
    answer: Answer | None,
    options: ExportOptions,
    context: RunContext,
) -> tuple[Path, ...]:
    """Each visible layer as a picture of the whole canvas, its mask and opacity in its alpha.

    Bottom first, so that files in the order of their names stack as the layers do.
    """
    from colorstudio.document.recipe import recipe_of

    layers = _shown_layers(state.layers)
    if not layers:
        raise BadInput("No layer is visible.", "Show the layers that are to be exported.")
    paths: list[Path] = []
    digits = len(str(len(layers)))
    for n, layer in enumerate(layers, 1):
        context.step(n - 1, len(layers), layer.name)
        name = safe(f"{path.stem} {n:0{digits}} {layer.name}")
        target = free_path(path.with_name(name + path.suffix), paths)
        pixels = layer_picture(state, answer, layer, lambda: context.step(0, 0))
        recipe = {**recipe_of(state), "layer": layer.name}
        _write(target, state, pixels, options, recipe)
        paths.append(target)
    return tuple(paths)


def _shown_layers(layers: tuple[Layer, ...]) -> list[Layer]:
    from colorstudio.document.layers import GroupLayer

    shown: list[Layer] = []
    for layer in layers:
        if not layer.visible or layer.opacity <= 0:
            continue
        if isinstance(layer, GroupLayer):
            shown += _shown_layers(layer.children)
        else:
            shown.append(layer)
    return shown


def layer_picture(
    state: DocumentState,
    answer: Answer | None,
    layer: Layer,
    check: Callable[[], None],
) -> Pixels:
    """A layer alone on a transparent canvas. A colour layer shows what it makes of all below it."""
    import numpy as np

    from colorstudio.document.bake import baked
    from colorstudio.document.layers import PixelLayer
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.imaging.pixels import Pixels

    made = baked(state, answer, layer.id, check, Pyramid(), covers=False)
    codes = np.zeros((state.height, state.width, 4), state.dtype)
    codes[made.rect.slices] = made.array
    if isinstance(layer, PixelLayer) and layer.opacity < 1:
        codes[..., 3] = np.rint(codes[..., 3] * np.float32(layer.opacity))
    return Pixels(codes, state.profile)


def _write_photoshop(
    path: Path,
    state: DocumentState,
    answer: Answer | None,
    options: ExportOptions,
    check: Callable[[], None],
    recipe: Mapping[str, Any],
) -> None:
    from colorstudio.document.photoshop import write_psd

    write_psd(path, state, answer, options.write_options(), check, recipe=dict(recipe))


def _write_openraster(
    path: Path,
    state: DocumentState,
    answer: Answer | None,
    options: ExportOptions,
    check: Callable[[], None],
    _recipe: Mapping[str, Any],
) -> None:
    from colorstudio import atomic
    from colorstudio.document.project_writer import PngCache, ProjectWriter

    with atomic.replacing(path) as file:
        ProjectWriter(state, answer, check, PngCache()).write_plain(file)


LAYERED: dict[str, Callable[..., None]] = {
    ".psd": _write_photoshop,
    ".psb": _write_photoshop,
    ".ora": _write_openraster,
}
"""Ending to what writes a layered file."""
