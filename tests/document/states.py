"""Documents for tests: one with everything in it, and a comparison of two that shows where."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np

from colorstudio.document.layers import (
    CHROMA_SCALE,
    FULL_ALPHA,
    ColorLayer,
    GroupLayer,
    Layer,
    PixelLayer,
)
from colorstudio.document.state import DocumentState, Tone
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.io import Metadata
from colorstudio.imaging.palette import Palette, Role, Swatch
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.placement import ChromaField, empty_field
from colorstudio.imaging.profiles import SRGB, Profile
from colorstudio.methods.sketch.reference.edits import TextEdit


def photo(size: tuple[int, int], dtype: type = np.uint8, profile: Profile = SRGB) -> Pixels:
    """A grey photo with grain."""
    w, h = size
    full = np.iinfo(dtype).max
    y, x = np.mgrid[:h, :w]
    values = 0.5 + 0.3 * np.sin(x / 40) * np.cos(y / 30)
    values += np.random.default_rng(0).normal(0, 0.02, (h, w))
    codes = np.rint(np.clip(values, 0.02, 0.98) * full).astype(dtype)
    return Pixels(np.dstack([codes, codes, codes, np.full_like(codes, full)]), profile)


def answer_for(size: tuple[int, int]) -> ChromaField:
    """An answer that is one colour everywhere."""
    grid = np.zeros((4, 4, 3), np.float32)
    grid[..., 1:] = (14, 22)
    return replace(empty_field(size), grid=grid, follow=0.0)


def everything(
    size: tuple[int, int] = (400, 300), dtype: type = np.uint8, profile: Profile = SRGB
) -> DocumentState:
    """A document with every kind of layer and of further content."""
    rng = np.random.default_rng(5)
    state = DocumentState.from_pixels(photo(size, dtype, profile))
    full = np.iinfo(dtype).max
    paint = Tiles.empty(size, 4, dtype).written(
        Rect(260, 10, 60, 50), rng.integers(0, full, (50, 60, 4), dtype, endpoint=True)
    )
    chroma = np.empty((120, 90, 3), np.int16)
    chroma[:] = (30 * CHROMA_SCALE, -20 * CHROMA_SCALE, FULL_ALPHA // 2)
    chroma += rng.integers(-99, 99, chroma.shape, np.int16)
    color = Tiles.empty(size, 3, np.int16).written(Rect(30, 40, 90, 120), chroma)
    mask = Tiles.empty(size, 1, np.uint8).written(
        Rect(0, 0, 200, 200), rng.integers(0, 256, (200, 200, 1), np.uint8)
    )
    layers: tuple[Layer, ...] = (
        *state.layers,
        ColorLayer(id="c", name="Haut & Haare <1>", tiles=color, opacity=0.75, mask=mask),
        GroupLayer(
            id="g",
            name="Gruppe",
            opacity=0.5,
            blend="multiply",
            children=(
                PixelLayer(id="p", name="ペイント", tiles=paint, blend="screen", locked=True),
                ColorLayer(id="e", name="", tiles=Tiles.empty(size, 3, np.int16), visible=False),
                GroupLayer(id="gg", name="leer"),
            ),
        ),
        GroupLayer(
            id="colors",
            name="Colours",
            opacity=0.3,
            children=(ColorLayer(id="c2", name="again", tiles=color),),
        ),
        PixelLayer(id="m", name="masked", tiles=paint, mask=mask, opacity=0.8, visible=False),
    )
    hints = Hints(
        size,
        (
            Hint("h1", "point", ((10.5, 20.25),), 4.0, Color.from_hex("#c08040"), group="skin"),
            Hint("h2", "stroke", ((1.0, 2.0), (30.5, 40.0)), 3.5, Color(50.123456, 10.1, -7.7)),
            Hint("h3", "keep", ((5.0, 5.0), (60.0, 5.0)), 2.0),
            Hint("h4", "barrier", ((5.0, 50.0), (60.0, 50.0)), 1.0),
            Hint("h5", "point", ((100.0, 20.0),), 6.0, Color(60, 0, 0), mask="face", pinned=True),
        ),
        frozenset({"skin"}),
    )
    return replace(
        state,
        layers=layers,
        active="p",
        hints=hints,
        masks={"face": mask, "nothing": Tiles.empty(size, 1, np.uint8)},
        palette=Palette(
            (
                Swatch(Color.from_hex("#123456"), "Ink", share=0.25, locked=True),
                Swatch(Color(50.5, 99.25, -3), role=Role.paper, spot=True),
            ),
            "Two",
        ),
        palettes=(Palette.of(["#fff"], "White"),),
        tone=Tone(np.random.default_rng(1).normal(0, 5, (101, 2))),
        metadata=Metadata(
            exif=b"II*\0abc", xmp=b"<x/>", dpi=(300.0, 299.5), recipe={"a": 1}, text={"Title": "ü"}
        ),
        text_edits=(
            TextEdit("red hair", "black hair", "hair", slider=0.7, enhance=True),
            TextEdit("a sunset", scale=8.5, thresholds=(0.4, 0.5, 0.6, 0.9), muted=True),
        ),
        recipes=({"way": "colorize.instant", "seed": 3},),
        foreign={"other/thing.bin": b"\0\1\2", "colorstudio/manifest.json": b'{"later": [1]}'},
    )


def same(a: Any, b: Any, where: str = "state") -> None:
    """Asserts that two states say the same: every value, every pixel."""
    if isinstance(a, Tiles):
        assert isinstance(b, Tiles), where
        assert (a.width, a.height, a.channels, a.dtype) == (b.width, b.height, b.channels, b.dtype)
        assert np.array_equal(a.read(a.rect), b.read(b.rect)), where
    elif isinstance(a, Profile):
        assert (a is SRGB) == (b is SRGB), where
        assert a.icc == b.icc, where
    elif isinstance(a, np.ndarray):
        assert np.array_equal(a, b), where
    elif isinstance(a, DocumentState | Layer | Tone | Metadata):
        assert type(a) is type(b), where
        for f in fields(a):
            same(getattr(a, f.name), getattr(b, f.name), f"{where}.{f.name}")
    elif isinstance(a, tuple):
        assert len(a) == len(b), where
        for n, (p, q) in enumerate(zip(a, b, strict=True)):
            same(p, q, f"{where}[{n}]")
    elif hasattr(a, "keys"):
        assert set(a) == set(b), where
        for key in a:
            same(a[key], b[key], f"{where}[{key!r}]")
    else:
        assert a == b, where
