"""The look of a picture that a model painted: laid over the document, inside a mask, or exact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio.document.look import Draft, Scene
from colorstudio.document.pyramid import MAX_LEVEL, Pyramid
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.palette import Palette, from_json, to_json
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import Profile

if TYPE_CHECKING:  # slow to import; a look is prepared on a worker
    from colorstudio.imaging.transport import Contract, Plan
    from colorstudio.methods.base import Result
    from colorstudio.methods.palette.alignment.pixels_request import PixelsRequest
    from colorstudio.methods.palette.alignment.request import AlignmentRequest

WAY = "palette.alignment"
INSIDE = 127
"""Mask codes above this are inside, where a palette is exact."""


@dataclass(frozen=True)
class PictureLook:
    """``picture`` (8 bit, sRGB) over ``rect`` of a document of ``size``, where ``mask`` says.

    ``mask``: name of the document's mask, "" for all of it; what it holds now counts. ``exact``:
    only colours of ``palette``, given shares to one pixel. ``squares``: each pixel of the picture
    becomes a square, and has the colour it had; a mask cuts it hard. ``made``: the recipe of the
    run.
    """

    picture: Pixels
    rect: Rect
    size: tuple[int, int]
    mask: str = ""
    exact: bool = False
    palette: Palette = field(default_factory=Palette)
    made: Mapping[str, Any] = field(default_factory=dict, compare=False)
    name: str = ""
    squares: bool = False

    @property
    def title(self) -> str:
        return self.name or str(self.made.get("prompt") or "")[:60] or "Picture from words"

    def prepared(self, scene: Scene, check: Callable[[], None]) -> PictureDraft:
        """Raises BadInput where the mask is gone, and over a picture of another size."""
        state, mask = scene.state, None
        if state.size != self.size:
            raise BadInput("This was made for a picture of another size.", "Run it again.")
        if self.mask:
            mask = state.masks.get(self.mask)
            if mask is None:
                raise BadInput(f"There is no mask “{self.mask}”.", "Choose another one.")
        draft = PictureDraft(self, state.profile, state.dtype, mask, scene.cache)
        if not self.exact:
            return draft
        from colorstudio.imaging import transport

        level = 0
        while (
            level < MAX_LEVEL and self.rect.area >> 2 * level > 2 * self.picture.array[..., 0].size
        ):
            level += 1
        rect = self.rect.scaled_down(1 << level)
        codes, matte = draft.picture(level), draft.matte(rect, level)
        inside = transport.EVERYWHERE if matte is None else matte > INSIDE
        plan = transport.plan(codes, state.profile, self.palette, inside=inside, check=check)
        figures = transport.contract(plan, exact=True)
        return PictureDraft(
            self, state.profile, state.dtype, mask, scene.cache, plan, figures, draft.levels
        )

    def finished(self, scene: Scene, check: Callable[[], None]) -> tuple[Draft, np.ndarray | None]:
        """See `Look`. Exact amounts need the whole picture."""
        draft = self.prepared(scene, check)
        if not self.exact:
            return draft, None
        from colorstudio.imaging import transport

        rect = self.rect
        matte, codes = draft.matte(rect, 0), draft.picture(0)
        below = scene.codes(rect)
        inside = below[..., 3] > 0
        if matte is not None:
            inside &= matte > INSIDE
        done = transport.exact(codes, scene.state.profile, self.palette, inside=inside, check=check)
        part = np.where(inside[..., None], done.codes, below)
        part[..., 3] = below[..., 3]
        whole = scene.codes(Rect(0, 0, *scene.state.size)).copy()
        whole[rect.slices] = part
        return draft, whole

    def recipe(self, state: DocumentState) -> Mapping[str, Any]:
        """That of the run, with the mask that was laid over it."""
        exact = bool(self.made.get("exact")) if self.squares else self.exact
        return {"way": WAY, **self.made, "mask": self.mask, "exact": exact}


@dataclass(frozen=True, eq=False)
class PictureDraft:
    """A `PictureLook` for the present picture. ``plan``: where exact. ``figures``: its contract, as
    of a reduced picture. ``levels``: what was made of the picture so far, by reduction."""

    look: PictureLook
    profile: Profile
    dtype: np.dtype
    mask: Tiles | None
    cache: Pyramid
    plan: Plan | None = None
    figures: Contract | None = None
    levels: dict[int, np.ndarray] = field(default_factory=dict)

    @property
    def hard(self) -> bool:
        """Whether a mask is all or nothing, so that no colour is mixed."""
        return self.plan is not None or self.look.squares

    def picture(self, level: int) -> np.ndarray:
        """All of the proposal at a reduction, in the document's codes; h x w x 4."""
        from colorstudio.methods.palette.alignment.place import as_codes, as_squares, resized

        if level not in self.levels:
            rect = self.look.rect.scaled_down(1 << level)
            rgb = np.ascontiguousarray(self.look.picture.array[..., :3])
            sized = as_squares if self.look.squares else resized
            made = as_codes(sized(rgb, (rect.w, rect.h)), self.profile, self.dtype)
            made.flags.writeable = False
            self.levels[level] = made
        return self.levels[level]

    def matte(self, rect: Rect, level: int) -> np.ndarray | None:
        """The mask there, h x w uint8; None for everywhere."""
        if self.mask is None:
            return None
        return np.ascontiguousarray(self.cache.read(self.mask, rect, level)[..., 0])

    def shown(self, codes: np.ndarray, rect: Rect, level: int) -> np.ndarray:
        """See `Draft`."""
        from colorstudio.methods.palette.alignment.place import laid_over

        whole = self.look.rect.scaled_down(1 << level)
        part = whole.intersected(rect)
        if part.empty:
            return codes
        at = Rect(part.x - rect.x, part.y - rect.y, part.w, part.h).slices
        own = Rect(part.x - whole.x, part.y - whole.y, part.w, part.h).slices
        below, above = codes[at], self.picture(level)[own]
        matte = self.matte(part, level)
        if self.plan is not None:
            above = self._in_palette(above, part)
        if self.hard and matte is not None:
            matte = np.where(matte > INSIDE, 255, 0).astype(np.uint8)
        new = laid_over(below, above, matte)
        new = np.where(below[..., 3:] > 0, new, below)
        new[..., 3] = below[..., 3]
        out = codes.copy()
        out[at] = new
        return out

    def support(self, rect: Rect) -> np.ndarray | None:
        """See `Draft`."""
        out = np.zeros((rect.h, rect.w), bool)
        part = self.look.rect.intersected(rect)
        if part.empty:
            return out
        matte = self.matte(part, 0)
        least = INSIDE if self.hard else 0
        at = Rect(part.x - rect.x, part.y - rect.y, part.w, part.h).slices
        out[at] = True if matte is None else matte > least
        return out

    def _in_palette(self, codes: np.ndarray, rect: Rect) -> np.ndarray:
        from colorstudio.imaging import transport

        assert self.plan is not None
        return transport.painted(codes, transport.labelled(codes, self.plan, rect), self.plan)


def look_of(
    result: Result, request: AlignmentRequest, mask: str = "", title: str = ""
) -> PictureLook:
    """The look of a run's answer, for the document's mask of that name. Raises BadInput."""
    if result.raw is None or "rect" not in result.recipe:
        raise BadInput("This is no answer of Color Alignment.")
    from colorstudio.methods.palette.alignment.condition import picture_from_text

    palette = request.palette
    if request.exact and request.reference is not None:
        from colorstudio.methods.palette.instant import palette_of

        palette = palette_of(picture_from_text(result.recipe["reference"]))
    return PictureLook(
        picture=result.raw,
        rect=Rect(*(int(v) for v in result.recipe["rect"])),
        size=request.size,
        mask=mask,
        exact=request.exact,
        palette=palette if request.exact else Palette(),
        made=dict(result.recipe),
        name=title,
    )


def squares_rect(size: tuple[int, int], side: int) -> Rect:
    """Where a picture of ``side`` x ``side`` lies in one of ``size``: in the middle, its pixels as
    large squares as fit. Raises BadInput where none do."""
    width, height = size
    part = min(width, height) // side
    if part < 1:
        raise BadInput(
            f"The picture that is open is smaller than {side} × {side} pixels.",
            "Close it, and a new one is made.",
        )
    whole = side * part
    return Rect((width - whole) // 2, (height - whole) // 2, whole, whole)


def squares_look(
    result: Result, request: PixelsRequest, size: tuple[int, int], mask: str = "", title: str = ""
) -> PictureLook:
    """The look of a small picture's answer over a document of ``size``. Raises BadInput."""
    # of what was enlarged: there the shares are kept, too
    codes = result.pixels.array[:: request.enlarge, :: request.enlarge]
    small = Pixels(np.ascontiguousarray(codes))
    rect = squares_rect(size, small.width)
    made = dict(result.recipe)
    return PictureLook(small, rect, size, mask, made=made, name=title, squares=True)


def raw_look(result: Result, size: tuple[int, int], title: str = "") -> PictureLook:
    """The look of a model's own decode of a whole picture of ``size``: its light, no seal."""
    if result.raw is None:
        raise BadInput(
            "This model gave no picture of its own.", "Run it again, or choose another one."
        )
    whole, made = Rect(0, 0, *size), {**result.recipe, "raw": True}
    return PictureLook(result.raw, whole, size, made=made, name=title)


def to_record(look: PictureLook) -> dict[str, Any]:
    """JSON of a look, its picture as PNG."""
    from colorstudio.methods.palette.alignment.condition import picture_text

    rect = look.rect
    return {
        "way": WAY,
        "picture": picture_text(look.picture),
        "rect": [rect.x, rect.y, rect.w, rect.h],
        "size": list(look.size),
        "mask": look.mask,
        "exact": look.exact,
        "palette": to_json(look.palette),
        "recipe": dict(look.made),
        "name": look.name,
        "squares": look.squares,
    }


def from_record(row: Mapping[str, Any]) -> PictureLook:
    """Inverse of `to_record`. Raises BadInput, KeyError, TypeError or ValueError for another."""
    from colorstudio.methods.palette.alignment.condition import picture_from_text

    width, height = (int(v) for v in row["size"])
    rect = Rect(*(int(v) for v in row["rect"]))
    picture = picture_from_text(row["picture"])
    exact, palette = bool(row["exact"]), from_json(row["palette"])
    if rect.empty or rect != rect.intersected(Rect(0, 0, width, height)):
        raise BadInput("This candidate has a value out of range.", "Delete it, and make it anew.")
    if exact:
        palette.checked()
    return PictureLook(
        picture,
        rect,
        (width, height),
        str(row["mask"]),
        exact,
        palette,
        dict(row["recipe"]),
        str(row["name"]),
        bool(row.get("squares", False)),
    )
