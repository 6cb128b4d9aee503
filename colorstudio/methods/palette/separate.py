"""Separates a picture into inks: areas, traps, dots, a plate for each, and a proof of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from colorstudio import __version__
from colorstudio.errors import BadInput
from colorstudio.imaging import halftone, inks, plates, transport
from colorstudio.imaging.color import Color, decode_rgb, encode_rgb
from colorstudio.imaging.inks import MM_PER_INCH, check_inks, pixels_of
from colorstudio.imaging.oklab import color_to_oklab, linear_to_oklab
from colorstudio.imaging.palette import Palette, Role, to_json
from colorstudio.imaging.pixels import MAX_CODE, Pixels
from colorstudio.imaging.plates import Plate
from colorstudio.methods.base import RunContext, check_ranges, choice, slider, switch

ANGLES = (45.0, 75.0, 15.0, 0.0, 60.0, 30.0)
"""Screen angles in turn, far from each other; the darkest ink takes the first."""
UNDERBASE = "Underbase"


@dataclass(frozen=True, eq=False)
class SeparateRequest:
    """A picture as inks at a resolution. Lengths in mm on paper, areas in square mm.

    ``lpi`` 0 prints solid areas; more prints tone as dots, each ink at its own angle, turned by
    ``angle``. Raises BadInput for values out of range, a palette without ink, and a least width
    beyond the picture.
    """

    image: Pixels
    palette: Palette = field(metadata={"document": True})
    dpi: int = slider(300, 50, 2400, unit=" dpi", help="Pixels per inch of paper.")
    trap: float = slider(0.0, 0.0, 3.0, unit=" mm", help="Spread of light inks under darker ones.")
    min_width: float = slider(0.0, 0.0, 5.0, unit=" mm", help="The thinnest line.")
    min_area: float = slider(0.0, 0.0, 100.0, unit=" mm²", help="The smallest island.")
    lpi: float = slider(0.0, 0.0, 200.0, unit=" lpi", help="Lines of dots per inch; 0 is solid.")
    angle: float = slider(0.0, -90.0, 90.0, unit="°", help="Turns all screens.")
    dot: str = choice("round", halftone.SHAPES, help="Shape of a dot.")
    bits: int = slider(1, 1, 8, help="1 for film and stencils, 8 for tone.")
    underbase: bool = switch(False, help="A white plate under all inks.")
    choke: float = slider(0.2, 0.0, 3.0, unit=" mm", help="How far the underbase is drawn in.")

    def __post_init__(self) -> None:
        check_ranges(self)
        check_inks(self.palette)
        if self.bits not in (1, 8):
            raise BadInput(f"A plate has 1 or 8 bits, not {self.bits}.")
        if pixels_of(self.min_width, self.dpi) > min(self.image.size):
            raise BadInput(
                f"Lines of {self.min_width:g} mm are wider than the picture.",
                "Lower the least width, or raise the dpi.",
            )
        if self.lpi and self.lpi > self.dpi / 2:
            raise BadInput(
                f"A screen of {self.lpi:g} lines per inch needs more than {self.dpi} dpi.",
                f"Ask for {self.dpi / 4:g} lines or fewer.",
            )


@dataclass(frozen=True)
class InkReport:
    """One plate: part of the picture that it covers, and the area on paper."""

    name: str
    color: str
    share: float
    square_cm: float


@dataclass(frozen=True, eq=False)
class Separation:
    """``labels``: h x w int32 swatch per pixel, -1 where transparent. ``proof``: the plates printed
    over the paper. ``third_ink_rate``: part of the edge zone with a third ink."""

    request: SeparateRequest
    labels: np.ndarray
    plates: tuple[Plate, ...]
    reports: tuple[InkReport, ...]
    proof: Pixels
    edge_pixels: int
    third_ink_rate: float
    islands: int
    thin_pixels: int
    notes: tuple[str, ...] = ()

    @property
    def seals(self) -> dict[str, float]:
        return {"third_ink_rate": round(self.third_ink_rate, 6)}

    @property
    def recipe(self) -> dict[str, Any]:
        """JSON that makes the same plates again from the same picture."""
        request = self.request
        return {
            "program": f"ColorStudio {__version__}",
            "way": "palette.separate",
            "size": list(request.image.size),
            "palette": to_json(request.palette),
            **{
                name: getattr(request, name)
                for name in ("dpi", "trap", "min_width", "min_area", "lpi", "angle", "dot", "bits")
            },
            "underbase": request.underbase,
        }

    @property
    def report_json(self) -> Mapping[str, Any]:
        return {
            "plates": [vars(report) for report in self.reports],
            "edge_pixels": self.edge_pixels,
            "third_ink_rate": self.third_ink_rate,
            "islands_removed": self.islands,
            "thin_pixels_changed": self.thin_pixels,
        }


def separate(request: SeparateRequest, ctx: RunContext) -> Separation:
    """Divides, cleans, traps, screens and proofs; blocks until then."""
    image, palette, dpi = request.image, request.palette, request.dpi
    stages = ("Sharing out the inks", "Cleaning", "Trapping", "Proofing")

    def reached(stage: int) -> None:
        ctx.step(stage, len(stages), stages[min(stage, len(stages) - 1)])

    reached(0)
    labels = None
    if any(s.share is not None for s in palette):
        done = transport.exact(image.array, image.profile, palette, check=lambda: reached(0))
        labels = done.labels
    areas = inks.ink_areas(
        image.array, image.profile, palette, labels=labels, check=lambda: reached(0)
    )
    reached(1)
    colors = np.array([color_to_oklab(s.color) for s in palette])
    clean, thin = inks.without_thin_lines(
        areas.labels, pixels_of(request.min_width, dpi), check=lambda: reached(1)
    )
    least = request.min_area * (dpi / MM_PER_INCH) ** 2
    clean, islands = inks.without_islands(clean, colors, least, check=lambda: reached(1))
    reached(2)
    made = _plates(request, clean, reached)
    reached(3)
    proof = _proof(request, made)
    per_cm2 = (dpi / (MM_PER_INCH / 10)) ** 2
    pixels = clean.size
    reports = tuple(
        InkReport(p.name, p.color.hex, round(p.area, 6), round(p.area * pixels / per_cm2, 3))
        for p in made
    )
    empty = [p.name for p in made if p.area == 0]
    notes = [f"{', '.join(empty)}: this plate is empty."] if empty else []
    ctx.step(len(stages), len(stages), "Done")
    return Separation(
        request=request,
        labels=clean,
        plates=made,
        reports=reports,
        proof=proof,
        edge_pixels=areas.edge_pixels,
        third_ink_rate=areas.third_ink_rate,
        islands=islands,
        thin_pixels=thin,
        notes=tuple(notes),
    )


def _plates(request: SeparateRequest, labels: np.ndarray, reached: Any) -> tuple[Plate, ...]:
    palette, dpi = request.palette, request.dpi
    lightness = np.array([s.color.L for s in palette])
    printed = np.array([s.role is Role.ink for s in palette])
    out: list[Plate] = []
    if request.underbase:
        white = inks.underbase(labels, printed, pixels_of(request.choke, dpi))
        out.append(Plate(UNDERBASE, Color(100, 0, 0), _at_depth(white, request.bits)))
    darkest = np.argsort(np.argsort(lightness[printed], kind="stable"), kind="stable")
    turns = iter(darkest)
    for k, swatch in enumerate(palette):
        if swatch.role is not Role.ink:
            continue
        reached(2)
        area = inks.trapped(labels, k, lightness, printed, pixels_of(request.trap, dpi))
        turn = int(next(turns))
        if request.lpi <= 0:
            coverage = _at_depth(area, request.bits)
        else:
            tone = np.where(area, _tone(request, k), np.float32(0))
            if request.bits == 8:
                coverage = np.rint(tone * 255).astype(np.uint8)
            else:
                limits = halftone.thresholds(
                    request.image.size,
                    lpi=request.lpi,
                    dpi=dpi,
                    angle=ANGLES[turn % len(ANGLES)] + request.angle,
                    shape=request.dot,
                )
                coverage = halftone.screened(tone, limits)
        out.append(Plate(swatch.label, swatch.color, coverage))
    return tuple(out)


def _at_depth(area: np.ndarray, bits: int) -> np.ndarray:
    return area if bits == 1 else area.astype(np.uint8) * np.uint8(255)


def _paper(palette: Palette) -> Color:
    """What is printed on: the swatch of that role, else white."""
    return next((s.color for s in palette if s.role is Role.paper), Color(100, 0, 0))


def _tone(request: SeparateRequest, ink: int) -> np.ndarray:
    """How much of an ink over bare paper gives each pixel's colour, h x w float32 in [0, 1].

    The projection of the pixel onto the line from paper to ink, in OKLab.
    """
    image = request.image
    ground = color_to_oklab(_paper(request.palette))
    full = color_to_oklab(request.palette[ink].color)
    way = full - ground
    length = float(way @ way)
    if length < 1e-6:
        return np.ones(image.array.shape[:2], np.float32)
    out = np.empty(image.array.shape[:2], np.float32)
    for top in range(0, image.height, 256):
        rows = slice(top, top + 256)
        oklab = linear_to_oklab(decode_rgb(image.array[rows, :, :3], image.profile), image.profile)
        out[rows] = np.clip((oklab - ground) @ way / length, 0, 1)
    return out


def _proof(request: SeparateRequest, made: tuple[Plate, ...]) -> Pixels:
    """The plates over the paper, opaque inks in order from light to dark, in linear light."""
    image, palette = request.image, request.palette
    profile, dtype = image.profile, image.array.dtype

    def linear(color: Color) -> np.ndarray:
        codes = transport.palette_codes(Palette.of([color]), profile, np.uint16)
        return decode_rgb(codes, profile)[0]

    out = np.empty((image.height, image.width, 4), dtype)
    order = sorted(made, key=lambda p: (p.name != UNDERBASE, -p.color.L))
    ground, colors = linear(_paper(palette)), [linear(p.color) for p in order]
    full = MAX_CODE[dtype]
    for top in range(0, image.height, 256):
        rows = slice(top, min(top + 256, image.height))
        sheet = np.broadcast_to(ground, (rows.stop - rows.start, image.width, 3)).copy()
        for plate, color in zip(order, colors, strict=True):
            part = plate.coverage[rows].astype(np.float32)
            if plate.coverage.dtype != bool:
                part /= np.float32(255)
            sheet += (color - sheet) * part[..., None]
        out[rows, :, :3] = np.rint(encode_rgb(sheet, profile) * full)
        out[rows, :, 3] = full
    return Pixels(out, profile)


def write_plates(folder: Path, separation: Separation) -> list[Path]:
    """Writes every plate as a TIFF, all or none. Raises BadInput."""
    request = separation.request
    return plates.write_plates(folder, separation.plates, dpi=float(request.dpi), bits=request.bits)
