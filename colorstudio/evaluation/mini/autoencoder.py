"""The table of the lightness-aware autoencoder: what encoding and decoding leaves of a picture.

Liu et al., arXiv 2304.11105, section 3.3 and Table 2. Beside it the plain decoder, alone and with
its colours under the picture's exact L*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from colorstudio.evaluation.mini import measures
from colorstudio.evaluation.mini.report import Figure, Section, mean_figure, ratio_figure
from colorstudio.evaluation.mini.sheets import ROWS, contact_sheet
from colorstudio.evaluation.photo_metrics import psnr
from colorstudio.training.scenes.compose import Choice, scene

if TYPE_CHECKING:
    from colorstudio.evaluation.mini.testbed import Testbed

ID = "lightness-vae"
SCENES, PHOTOS = 200, 100
REACH = 3
"""Pixels from an edge within which colours may bleed."""
LIT, PLAIN, EXACT, GREY = "lightness", "plain", "plain, exact L*", "grey input"
ROLES = ("vae", "lightness")
LEAST_PSNR, LEAST_GAIN, MOST_BLED = ">= 32", ">= 1", "<= 0.7"
PAPER = "35.3 dB, the plain decoder 24.5 dB (Stable Diffusion's autoencoder, ImageNet)"


@dataclass(frozen=True, eq=False)
class Rebuilt:
    """A picture, encoded and decoded: h x w x 3 uint8. ``made``: by LIT, PLAIN, EXACT and GREY."""

    truth: np.ndarray
    is_photo: bool
    made: Mapping[str, np.ndarray]

    def psnr(self, name: str) -> float:
        return psnr(self.truth, self.made[name])

    @property
    def gain(self) -> float:
        """dB that the lightness decoder is ahead of the plain one with exact L*."""
        return self.psnr(LIT) - self.psnr(EXACT)

    def bled(self, name: str) -> float | None:
        """Mean distance in a*b* near edges; None where the picture has none."""
        if not self.near.any():
            return None
        return measures.chroma_error(self.made[name], self.truth, self.near)

    @cached_property
    def near(self) -> np.ndarray:
        """Pixels near edges, h x w bool."""
        return measures.within(measures.edges(self.truth), REACH)


def measure(bed: Testbed) -> Section:
    """Scenes of the split's glyphs and photos of the split, at 128 pixels."""
    found = []
    for number, (truth, is_photo) in enumerate(_pictures(bed), 1):
        found.append(rebuilt(bed, truth, is_photo))
        if number % 50 == 0:
            bed.say(f"{ID}: {number} pictures")
    photos, scenes = _by_kind(found)
    shown = scenes[: ROWS // 2] + photos[: ROWS // 2]
    contact_sheet(bed, ID, [_row(one) for one in shown], (GREY, PLAIN, EXACT, LIT, "truth"))
    return Section(
        ID,
        "Lightness-aware autoencoder",
        figures(found),
        notes=(
            "Pictures are encoded and decoded again, without any diffusion: scenes as in training,"
            " of glyphs that are kept from it, and one photo or tile of each source.",
            f"Edges are where neighbours differ by more than {measures.EDGE:g} in CIELAB.",
            "Exact L*: the plain decoder's a*b* under the picture's own L*, within the gamut.",
        ),
        settings={"side": measures.SIDE, "reach": REACH, "edge": measures.EDGE},
    )


def figures(found: Sequence[Rebuilt]) -> list[Figure]:
    """The lines of the table; those with bars are over all pictures."""
    photos, scenes = _by_kind(found)
    lines = [
        _psnr_line("PSNR", found, LEAST_PSNR, PAPER),
        mean_figure(
            "PSNR above the plain decoder with exact L*",
            [one.gain for one in found],
            bar=LEAST_GAIN,
            unit="dB",
        ),
        _bled_line("chroma error near edges, of the plain decoder's", found, MOST_BLED),
    ]
    for kind, some in (("scenes", scenes), ("photos", photos)):
        if some:
            lines.append(_psnr_line(f"PSNR, {kind}", some))
            lines.append(_bled_line(f"chroma error near edges, of the plain one's, {kind}", some))
    return lines


def rebuilt(bed: Testbed, truth: np.ndarray, is_photo: bool = False) -> Rebuilt:
    """A picture (h x w x 3 uint8, sides multiples of 8) through both decoders."""
    from colorstudio.evaluation.colorize_ablations import reconstructed

    models = bed.engine.models_for(ROLES, bed.bundle)
    made = {name: reconstructed(truth, models, name) for name in (LIT, PLAIN)}
    made[EXACT] = measures.exact_lightness(made[PLAIN], truth)
    made[GREY] = measures.grey_of(truth)
    return Rebuilt(truth, is_photo, made)


def _pictures(bed: Testbed) -> Iterator[tuple[np.ndarray, bool]]:
    """Pictures and whether they are photos."""
    glyphs = Choice(bed.glyphs)
    for number in range(bed.count(SCENES)):
        rng = bed.rng(ID, "scene", number)
        yield scene(bed.collection, glyphs, measures.SIDE, rng).rgb, False
    photos = measures.one_of_each(bed.drawn(bed.photos, len(bed.photos), ID))
    for item in photos[: bed.count(PHOTOS)]:
        yield measures.photo_square(bed.collection, item), True


def _by_kind(found: Sequence[Rebuilt]) -> tuple[list[Rebuilt], list[Rebuilt]]:
    """Photos, and the others."""
    return [one for one in found if one.is_photo], [one for one in found if not one.is_photo]


def _psnr_line(name: str, found: Sequence[Rebuilt], bar: str = "", paper: str = "") -> Figure:
    beside = {
        other: float(np.mean([one.psnr(other) for one in found])) for other in (GREY, PLAIN, EXACT)
    }
    values = [one.psnr(LIT) for one in found]
    return mean_figure(name, values, bar=bar, unit="dB", beside=beside, paper=paper)


def _bled_line(name: str, found: Sequence[Rebuilt], bar: str = "") -> Figure:
    edged = [one for one in found if one.near.any()]
    errors = {
        other: [one.bled(other) or 0.0 for one in edged] for other in (LIT, PLAIN, EXACT, GREY)
    }
    beside = {f"{other}, a*b*": float(np.mean(values)) for other, values in errors.items()}
    return ratio_figure(name, errors[LIT], errors[EXACT], bar=bar, beside=beside)


def _row(one: Rebuilt) -> list[np.ndarray]:
    return [one.made[GREY], one.made[PLAIN], one.made[EXACT], one.made[LIT], one.truth]
