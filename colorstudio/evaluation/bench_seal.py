"""The lightness seal, measured on written files read back: 8 and 16 bit, real photos."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from colorstudio.evaluation.bench import Figure, Say, test_pictures
from colorstudio.imaging import io
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.placement import lightness_error
from colorstudio.methods.base import Quiet
from colorstudio.methods.colorize.instant import run
from colorstudio.methods.colorize.request import InstantRequest

PHOTOS = ("1895BikeMaidens.jpg", "1874Mexico.png", "Rutherford_Hayes.jpg", "GalwayIreland1902.jpg")
COLORS = ("#ff2010", "#2040ff", "#10c040", "#f0e020", "#a06040", "#ff60ff")


def bench(data: Path | None, say: Say) -> list[Figure]:
    """The worst |dL*| over four historic photos with loud hints, per depth."""
    folder = test_pictures(data) / "historic_bw_pre1906"
    worst = {8: 0.0, 16: 0.0}
    for name in PHOTOS:
        pixels = io.read(folder / name).pixels
        deep = pixels.array.astype(np.uint16) * np.uint16(257)
        for photo in (pixels, Pixels(deep, pixels.profile)):
            error = _written_error(photo)
            say(f"{name} {photo.depth} bit: {error:.5f} L*")
            worst[photo.depth] = max(worst[photo.depth], error)
    return [
        Figure("lightness seal on the file, 8 bit", worst[8], "L*", "<= 0.18"),
        Figure("lightness seal on the file, 16 bit", worst[16], "L*", "<= 0.002"),
    ]


def _written_error(photo: Pixels) -> float:
    w, h = photo.size
    places = np.random.default_rng(0).random((24, 2)) * (w - 1, h - 1)
    marks = tuple(
        Hint(f"h{n}", "point", ((float(x), float(y)),), 3.0, Color.from_hex(COLORS[n % 6]))
        for n, (x, y) in enumerate(places)
    )
    result = run(InstantRequest(photo, Hints(photo.size, marks)), Quiet())
    with tempfile.TemporaryDirectory() as out:
        file = Path(out) / "out.png"
        io.write(file, result.pixels)
        return lightness_error(photo, io.read(file).pixels)
