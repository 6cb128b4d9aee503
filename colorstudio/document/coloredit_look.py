"""The look of an object as a model recoloured it: its small answer, placed live by the mask."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio.document.look import Draft, Scene
from colorstudio.document.pyramid import Pyramid, reduced_size
from colorstudio.document.recolor_look import measured_object
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.color_words import described
from colorstudio.imaging.geometry import Rect
from colorstudio.methods.recolor.coloredit.proposal import Proposal

if TYPE_CHECKING:  # slow to import; a look is prepared on a worker
    from colorstudio.imaging.recolor import RecolorReport
    from colorstudio.methods.base import Result
    from colorstudio.methods.recolor.coloredit.place import ModelColor
    from colorstudio.methods.recolor.coloredit.request import ColorEditRequest

WAY = "recolor.coloredit"
REPORT_SIDE = 256
"""The colour that came is measured in a picture reduced until the object is about so large."""


@dataclass(frozen=True)
class ColorEditLook:
    """The object of a named mask in a model's colour.

    ``size``: W, H of the picture that the proposal was made for. ``asked``: the reference's colour.
    ``match_lightness``: how far L* follows the model's; 0 keeps the object's. ``made``: the recipe
    of the run. ``name``: of the layer to be. The mask may change after the run: what it holds now
    takes the proposal's colour, beyond the proposal that of its nearest part.
    """

    mask: str
    proposal: Proposal
    size: tuple[int, int]
    asked: Color
    match_lightness: float = 1.0
    made: Mapping[str, Any] = field(default_factory=dict, compare=False)
    name: str = ""

    @property
    def title(self) -> str:
        return self.name or f"{self.mask}: {described(self.asked)}"

    def prepared(self, scene: Scene, check: Callable[[], None]) -> ColorEditDraft:
        """Raises BadInput for no mask or an empty one, and over a picture of another size."""
        from colorstudio.methods.recolor.coloredit.place import model_color

        state = scene.state
        tiles = state.masks.get(self.mask)
        if tiles is None:
            raise BadInput("No object is chosen.", "Click on the object, or choose a mask.")
        if state.size != self.size:
            raise BadInput("This was made for a picture of another size.", "Run it again.")
        shading, bounds = measured_object(scene, tiles, check)
        color = model_color(
            self.proposal, state.profile, shading.rim, match_lightness=self.match_lightness
        )
        draft = ColorEditDraft(color, tiles, bounds, scene.cache)
        return ColorEditDraft(color, tiles, bounds, scene.cache, self._report(scene, draft))

    def finished(self, scene: Scene, check: Callable[[], None]) -> tuple[Draft, np.ndarray | None]:
        return self.prepared(scene, check), None

    def recipe(self, state: DocumentState) -> Mapping[str, Any]:
        """That of the run, with the mask and what was changed since."""
        return {
            **self.made,
            "way": WAY,
            "size": list(state.size),
            "mask": self.mask,
            "match_lightness": self.match_lightness,
        }

    def _report(self, scene: Scene, draft: ColorEditDraft) -> RecolorReport:
        """Asked against got, at the object's lit mid-tone."""
        from colorstudio.imaging.metrics import delta_e00
        from colorstudio.imaging.recolor import RecolorReport
        from colorstudio.imaging.shading import measured

        level, bounds = 0, draft.bounds
        while max(bounds.w, bounds.h) >> level > REPORT_SIDE:
            level += 1
        whole = Rect(0, 0, *reduced_size(scene.state.size, level))
        rect = bounds.scaled_down(1 << level).intersected(whole)
        shown = draft.shown(scene.codes(rect, level), rect, level)
        matte = draft.cache.read(draft.mask, rect, level)[..., 0]
        got = measured(shown, matte, scene.state.profile, rect, level=level).color
        away = float(delta_e00(np.array(self.asked.lab), np.array(got.lab)))
        return RecolorReport(self.asked, got, away)


@dataclass(frozen=True, eq=False)
class ColorEditDraft:
    """A `ColorEditLook` for the present picture. ``bounds``: where the mask lies, at full size."""

    color: ModelColor
    mask: Tiles
    bounds: Rect
    cache: Pyramid
    figures: RecolorReport | None = None

    def shown(self, codes: np.ndarray, rect: Rect, level: int) -> np.ndarray:
        """See `Draft`."""
        part = self.bounds.scaled_down(1 << level).intersected(rect)
        if part.empty:
            return codes
        at = Rect(part.x - rect.x, part.y - rect.y, part.w, part.h).slices
        matte = self.cache.read(self.mask, part, level)[..., 0]
        new = self.color.applied(codes[at], matte, part, level)
        if part == rect:
            return new
        out = codes.copy()
        out[at] = new
        return out

    def support(self, rect: Rect) -> np.ndarray | None:
        """See `Draft`."""
        return self.mask.read(rect)[..., 0] > 0


def look_of(result: Result, request: ColorEditRequest, mask: str, title: str = "") -> ColorEditLook:
    """The look of a run's answer, for the document's mask of that name. Raises BadInput."""
    from colorstudio.methods.recolor.coloredit.view import full_matte, resized_mask, srgb

    if result.raw is None or "crop" not in result.recipe:
        raise BadInput("This is no answer of ColorEdit.")
    rgb = np.ascontiguousarray(result.raw.array[..., :3])
    crop = Rect(*(int(v) for v in result.recipe["crop"]))
    image, size = request.image, (rgb.shape[1], rgb.shape[0])
    source = srgb(image.array[crop.slices], image.profile, size)
    matte = resized_mask(full_matte(request.mask, image.size)[crop.slices], size)
    return ColorEditLook(
        mask,
        Proposal(rgb, source, matte, crop),
        image.size,
        result.reports[0].asked,
        request.match_lightness,
        dict(result.recipe),
        title,
    )


def to_record(look: ColorEditLook) -> dict[str, Any]:
    """JSON of a look, its pictures as PNG."""
    crop = look.proposal.crop
    return {
        "way": WAY,
        "mask": look.mask,
        "rgb": _packed(look.proposal.rgb),
        "source": _packed(look.proposal.source),
        "object": _packed(look.proposal.mask),
        "crop": [crop.x, crop.y, crop.w, crop.h],
        "size": list(look.size),
        "asked": list(look.asked.lab),
        "match_lightness": look.match_lightness,
        "recipe": dict(look.made),
        "name": look.name,
    }


def from_record(row: Mapping[str, Any]) -> ColorEditLook:
    """Inverse of `to_record`. Raises BadInput, KeyError, TypeError or ValueError for another."""
    match = float(row["match_lightness"])
    width, height = (int(v) for v in row["size"])
    crop = Rect(*(int(v) for v in row["crop"]))
    L, a, b = row["asked"]
    if not 0 <= match <= 1 or crop != crop.intersected(Rect(0, 0, width, height)):
        raise BadInput("This candidate has a value out of range.", "Delete it, and make it anew.")
    return ColorEditLook(
        str(row["mask"]),
        Proposal(_unpacked(row["rgb"]), _unpacked(row["source"]), _unpacked(row["object"]), crop),
        (width, height),
        Color.parse(f"lab({L:.9f} {a:.9f} {b:.9f})"),
        match,
        dict(row["recipe"]),
        str(row["name"]),
    )


def _packed(codes: np.ndarray) -> str:
    from colorstudio.imaging.io import encode_png

    return base64.b64encode(encode_png(codes)).decode("ascii")


def _unpacked(text: str) -> np.ndarray:
    """h x w x 3 or h x w, uint8. Raises BadInput."""
    from colorstudio.imaging.io import decode_png
    from colorstudio.imaging.io.headers import Damaged

    try:
        codes = decode_png(base64.b64decode(text, validate=True))
    except Damaged as error:
        raise BadInput("This candidate is damaged.", "Delete it, and make it anew.") from error
    if codes.dtype != np.uint8:
        raise BadInput("This candidate is of another version.", "Delete it, and make it anew.")
    return codes
