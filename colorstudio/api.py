"""What ``import colorstudio`` gives: the engine, the requests of all ways, files in and out.

Nothing of this is imported before it is used: ``colorstudio`` alone costs a few milliseconds and
knows neither torch nor Qt. docs/api.md shows every name at work.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio import atomic, paths
from colorstudio.engine.engine import Engine
from colorstudio.errors import (
    BadInput,
    Cancelled,
    ColorStudioError,
    ModelMissing,
    OutOfMemory,
)
from colorstudio.imaging import hints as hint_files
from colorstudio.imaging import io, palette_files
from colorstudio.imaging.color import Color, lightness
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.io.values import MAX_MEGAPIXELS, Metadata, Picture
from colorstudio.imaging.palette import Palette, Swatch
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods import registry
from colorstudio.methods.base import (
    Lane,
    MethodSpec,
    Quiet,
    Result,
    RunContext,
    check_ranges,
    choice,
    slider,
    switch,
    text,
)
from colorstudio.methods.colorize.cold.request import ColdRequest
from colorstudio.methods.colorize.ddcolor.request import DDColorRequest
from colorstudio.methods.colorize.piggyback.request import PiggybackRequest
from colorstudio.methods.colorize.request import InstantRequest
from colorstudio.methods.palette.alignment.pixels_request import PixelsRequest
from colorstudio.methods.palette.alignment.request import AlignmentRequest
from colorstudio.methods.palette.request import PaletteRequest
from colorstudio.methods.recolor.coloredit.request import ColorEditRequest
from colorstudio.methods.recolor.request import RecolorRequest
from colorstudio.methods.sketch.reference.request import ReferenceRequest
from colorstudio.methods.sketch.request import SketchRequest
from colorstudio.settings import Settings

if TYPE_CHECKING:
    from colorstudio.engine.loras import LoraUse

__all__ = [
    "AlignmentRequest",
    "BadInput",
    "Cancelled",
    "ColdRequest",
    "Color",
    "ColorEditRequest",
    "ColorStudioError",
    "DDColorRequest",
    "Engine",
    "Hint",
    "Hints",
    "InstantRequest",
    "Lane",
    "MethodSpec",
    "ModelMissing",
    "OutOfMemory",
    "Palette",
    "PaletteRequest",
    "Picture",
    "PiggybackRequest",
    "Pixels",
    "PixelsRequest",
    "Quiet",
    "RecolorRequest",
    "ReferenceRequest",
    "Result",
    "RunContext",
    "SketchRequest",
    "Swatch",
    "check_ranges",
    "choice",
    "find_object",
    "lightness",
    "open_engine",
    "open_mask",
    "open_picture",
    "open_pixels",
    "read_hints",
    "read_palette",
    "recipe_of",
    "run",
    "save",
    "save_hints",
    "save_mask",
    "save_palette",
    "slider",
    "switch",
    "take_palette",
    "text",
    "way_of",
    "ways",
]


# -- files -----------------------------------------------------------------------------------------


def open_picture(path: Path | str, *, max_megapixels: float = MAX_MEGAPIXELS) -> Picture:
    """A picture file with its EXIF, profile and recipe: PNG, TIFF, JPEG, WebP, BMP, 8 or 16 bit.

    Larger ones than ``max_megapixels`` are refused. Raises BadInput, OutOfMemory.
    """
    return io.read(path, max_megapixels=max_megapixels)


def open_pixels(path: Path | str, *, max_megapixels: float = MAX_MEGAPIXELS) -> Pixels:
    """The pixels of a picture file alone. Raises BadInput, OutOfMemory."""
    return open_picture(path, max_megapixels=max_megapixels).pixels


def save(
    path: Path | str,
    made: Result | Pixels,
    like: Picture | None = None,
    *,
    quality: int = 92,
    keep_gps: bool = False,
) -> Path:
    """Writes a result with its recipe and seals inside, or pixels; the ending names the format.

    ``like``: the picture that it was made from, whose EXIF goes along; its position only with
    ``keep_gps``. ``quality``: 1 to 100, of lossy formats. The file is whole or unchanged. Returns
    where it was written. Raises BadInput, OutOfMemory.
    """
    pixels, recipe = made, None
    if isinstance(made, Result):
        pixels, recipe = made.pixels, {**made.recipe, "seals": dict(made.seals)}
    assert isinstance(pixels, Pixels)
    metadata = like.metadata if like is not None else Metadata()
    options = io.WriteOptions(quality=quality, keep_gps=keep_gps)
    io.write(path, pixels, metadata, options, recipe=recipe)
    return Path(path)


def open_mask(path: Path | str, size: tuple[int, int]) -> np.ndarray:
    """A mask for a picture of ``size`` (width, height): H x W float32 in [0, 1], white inside.

    Scaled where it has another size. Raises BadInput where its proportions differ.
    """
    return io.read_mask(Path(path), size)


def save_mask(path: Path | str, mask: np.ndarray) -> Path:
    """Writes a mask (H x W in [0, 1]) as a grey picture of 8 bit. Raises BadInput."""
    codes = np.rint(np.clip(mask, 0, 1) * 255).astype(np.uint8)
    opaque = np.full((*codes.shape, 4), 255, np.uint8)
    opaque[..., :3] = codes[..., None]
    io.write(path, Pixels(opaque))
    return Path(path)


def read_hints(path: Path | str, size: tuple[int, int] | None = None) -> Hints:
    """Hints from a file, scaled to a picture of ``size`` (width, height). Raises BadInput."""
    found = hint_files.load(Path(path))
    return found.scaled_to(size).checked() if size is not None else found


def save_hints(path: Path | str, hints: Hints) -> Path:
    """Writes hints as the window and the command line read them. Raises BadInput."""
    text = json.dumps(hint_files.to_json(hints), indent=1, ensure_ascii=False)
    atomic.write_bytes(path, text.encode())
    return Path(path)


def read_palette(source: Path | str) -> Palette:
    """A palette from a file of any known format, or from "#aabbcc,#ddeeff". Raises BadInput."""
    return palette_files.from_argument(str(source))


def save_palette(path: Path | str, palette: Palette) -> Path:
    """Writes a palette; the ending names the format. Raises BadInput."""
    palette_files.write(path, palette)
    return Path(path)


def take_palette(pixels: Pixels, colors: int = 6, *, seed: int = 0) -> Palette:
    """The ``colors`` (1 to 256) that a picture is made of, with their shares. Raises BadInput."""
    from colorstudio.imaging.palette_extract import extracted

    return extracted(pixels, colors, seed=seed)


def find_object(
    pixels: Pixels,
    points: Sequence[tuple[float, float]] = (),
    *,
    without: Sequence[tuple[float, float]] = (),
    box: tuple[float, float, float, float] | None = None,
) -> np.ndarray:
    """The object under ``points`` (x, y in pixels), without the places ``without``, inside of
    ``box`` (left, top, right, bottom): its matte, H x W float32 in [0, 1], as the object tool makes
    it without a model. Raises BadInput where nothing says where it is.
    """
    from colorstudio.engine.segment import segmenter
    from colorstudio.imaging.matting import refined

    finder = segmenter()
    finder.set_image(pixels.array, pixels.profile)
    marks = [(x, y, True) for x, y in points] + [(x, y, False) for x, y in without]
    answer = finder.predict(marks, box)
    matte = refined(pixels.array, answer.mask, pixels.profile)
    return matte.astype(np.float32) / np.float32(255)


# -- ways ------------------------------------------------------------------------------------------


def ways(task: str = "") -> tuple[MethodSpec, ...]:
    """Every way there is, those of plug-ins too; ``task``: "colorize", "recolor", "palette",
    "sketch", or "" for all.
    """
    return registry.methods(task)


def way_of(request: Any) -> str:
    """The id of the way that a request is for, such as "colorize.instant". Raises BadInput."""
    for spec in registry.methods():
        if registry.load(spec.request) is type(request):
            return spec.id
    raise BadInput(f"{type(request).__name__} is the request of no way.", "See ways().")


def open_engine(device: str = "auto") -> Engine:
    """An engine with the weights that this computer has: the program's own, those that were
    installed, those of other programs.

    ``device``: "auto", "cpu", "cuda", "cuda:1" or "mps". Keep it: what it has loaded stays loaded.
    Imports torch with the first run of a model.
    """
    settings = Settings.load(paths.config() / "settings.json")
    return Engine(settings.model_store(), device, history=paths.data())


def run(
    request: Any,
    *,
    engine: Engine | None = None,
    progress: RunContext | None = None,
    bundle: str = "",
    loras: Sequence[LoraUse] = (),
) -> Result:
    """Runs the way that a request is for, and returns picture, recipe and measured seals.

    ``engine``: one of `open_engine`, for ways with models (default: one for this run alone).
    ``progress``: hears of steps, and stops the run by raising Cancelled. ``bundle``: id of the
    weights, "" for the best there are. Raises BadInput, ModelMissing, OutOfMemory, Cancelled.
    """
    own = engine or open_engine()
    try:
        return own.run(way_of(request), request, progress or Quiet(), bundle=bundle, loras=loras)
    finally:
        if engine is None:
            own.close()


def recipe_of(path: Path | str) -> Mapping[str, Any] | None:
    """The recipe that lies in a picture file, None where there is none. Raises BadInput."""
    return open_picture(path).metadata.recipe
