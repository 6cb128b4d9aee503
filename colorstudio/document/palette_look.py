"""A palette tried on the picture: prices from a reduced copy, mapped onto what is seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio import __version__
from colorstudio.document.look import Scene
from colorstudio.document.pyramid import MAX_LEVEL, reduced_size
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.palette import Palette, to_json
from colorstudio.imaging.pixels import Pixels

if TYPE_CHECKING:
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.imaging.transport import Contract, Plan, SoftMap

REDUCED_PIXELS = 512 * 512
"""A look is prepared from a copy of about this size."""
SHOWN_SAMPLES = 4096
"""Pixels by which the meter says how far colours still are."""
HALF = 128
"""Mask codes from here on count as inside."""


@dataclass(frozen=True)
class PaletteLook:
    """The picture in a palette, or in the colours of ``reference``.

    ``exact``: only palette colours, given shares to one pixel, else moved by ``strength`` in
    [0, 1]. ``dither`` in [0, 1]: blue noise where exact. ``keep_lightness``: L* stays, where soft.
    ``mask``: name of the document's mask to stay inside of, "" for everywhere.
    """

    palette: Palette
    exact: bool = False
    strength: float = 1.0
    dither: float = 0.0
    keep_lightness: bool = False
    mask: str = ""
    reference: Pixels | None = None

    @property
    def title(self) -> str:
        """Name of the layer."""
        return self.palette.name or "Palette"

    def used(self) -> Palette:
        """The palette, or that of the reference. Raises BadInput where there is no colour."""
        if self.reference is None:
            return self.palette.checked()
        from colorstudio.methods.palette.instant import palette_of

        return palette_of(self.reference)

    def mask_tiles(self, state: DocumentState) -> Tiles | None:
        """The mask to stay inside of. Raises BadInput where it is gone."""
        if not self.mask:
            return None
        tiles = state.masks.get(self.mask)
        if tiles is None:
            raise BadInput(f"There is no mask “{self.mask}”.", "Choose another one.")
        return tiles

    def prepared(self, scene: Scene, check: Callable[[], None]) -> PaletteDraft:
        """See `Look`. A change of swatches starts from the prices of the plan before."""
        from colorstudio.imaging import transport

        palette, tiles = self._palette(scene), self.mask_tiles(scene.state)
        level = 0
        while level < MAX_LEVEL and _area(reduced_size(scene.state.size, level)) > REDUCED_PIXELS:
            level += 1
        codes, inside = self._reduced(scene, level, tiles)
        transport.check_counted(int((codes[..., 3] > 0).sum() if inside is None else inside.sum()))
        check()
        everywhere = transport.EVERYWHERE
        before = scene.memory.get("palette.plan")
        start = before if before is not None and len(before.palette) == len(palette) else None
        made = transport.plan(
            codes,
            scene.state.profile,
            palette,
            inside=everywhere if inside is None else inside,
            start=start,
            check=check,
        )
        scene.memory["palette.plan"] = made
        mapping = None
        if not self.exact:
            mapping = transport.soft_map(
                made, strength=self.strength, keep_lightness=self.keep_lightness
            )
        figures = self._figures(made, mapping, codes, inside)
        return PaletteDraft(self, made, mapping, figures, tiles, scene.cache)

    def finished(
        self, scene: Scene, check: Callable[[], None]
    ) -> tuple[PaletteDraft, np.ndarray | None]:
        """See `Look`. Exact amounts need the whole picture; a soft map goes by its full colours."""
        from colorstudio.imaging import transport

        draft = self.prepared(scene, check)
        whole = scene.codes(Rect(0, 0, *scene.state.size))
        inside, weight = transport.EVERYWHERE, None
        if draft.mask is not None:
            mask = draft.mask.to_array()[..., 0]
            inside, weight = mask >= HALF, mask * np.float32(1 / 255)
        profile, palette = scene.state.profile, draft.plan.palette
        if self.exact:
            done = transport.exact(
                whole, profile, palette, inside=inside, dither=self.dither, check=check
            )
            return draft, done.codes
        made = transport.plan(whole, profile, palette, inside=inside, check=check)
        mapping = transport.soft_map(
            made, strength=self.strength, keep_lightness=self.keep_lightness
        )
        return draft, transport.softened(whole, mapping, weight=weight, check=check)

    def recipe(self, state: DocumentState) -> Mapping[str, Any]:
        """See `Look`."""
        return {
            "program": f"ColorStudio {__version__}",
            "way": "palette.instant",
            "size": list(state.size),
            "palette": to_json(self.used()),
            "exact": self.exact,
            "strength": self.strength,
            "dither": self.dither,
            "keep_lightness": self.keep_lightness,
            "mask": self.mask,
        }

    def _palette(self, scene: Scene) -> Palette:
        """As `used`; the palette of a reference is made once."""
        if self.reference is None:
            return self.used()
        kept = scene.memory.get("palette.reference")
        if kept is None or kept[0] is not self.reference:
            kept = scene.memory["palette.reference"] = (self.reference, self.used())
        return kept[1]

    def _reduced(
        self, scene: Scene, level: int, tiles: Tiles | None
    ) -> tuple[np.ndarray, np.ndarray | None]:
        """The picture at a reduction, and where it takes part (h x w bool)."""
        whole = Rect(0, 0, *reduced_size(scene.state.size, level))
        key = (scene.state.layers, scene.answer, level)
        kept = scene.memory.get("palette.codes")
        if kept is None or any(a is not b for a, b in zip(kept[0], key, strict=True)):
            kept = scene.memory["palette.codes"] = (key, scene.codes(whole, level))
        codes = kept[1]
        if tiles is None:
            return codes, None
        inside = scene.cache.read(tiles, whole, level)[..., 0] >= HALF
        return codes, inside & (codes[..., 3] > 0)

    def _figures(
        self,
        made: Plan,
        mapping: SoftMap | None,
        codes: np.ndarray,
        inside: np.ndarray | None,
    ) -> Contract:
        from colorstudio.imaging import transport

        if mapping is None:
            return transport.contract(made, exact=True)
        counted = (codes[..., 3] > 0) if inside is None else inside
        some = codes[counted]
        some = np.ascontiguousarray(some[:: max(1, len(some) // SHOWN_SAMPLES)])[None]
        labels = transport.labelled(some, made, Rect(0, 0, some.shape[1], 1))
        moved = transport.softened(some, mapping, workers=1)
        return transport.contract(made, results=(moved[0, :, :3], labels[0]))


@dataclass(frozen=True, eq=False)
class PaletteDraft:
    """A `PaletteLook` with its plan. ``figures``: the contract, as of the reduced picture."""

    look: PaletteLook
    plan: Plan
    mapping: SoftMap | None
    figures: Contract
    mask: Tiles | None
    cache: Pyramid

    def shown(self, codes: np.ndarray, rect: Rect, level: int) -> np.ndarray:
        """See `Draft`."""
        from colorstudio.imaging import transport

        mask = None
        if self.mask is not None:
            mask = self.cache.read(self.mask, rect, level)[..., 0]
            if not mask.any():
                return codes
        if self.mapping is not None:
            weight = None if mask is None else mask * np.float32(1 / 255)
            return transport.softened(codes, self.mapping, weight=weight, workers=2)
        labels = transport.labelled(codes, self.plan, rect, dither=self.look.dither)
        labels[codes[..., 3] == 0] = -1
        if mask is not None:
            labels[mask < HALF] = -1
        return transport.painted(codes, labels, self.plan)

    def support(self, rect: Rect) -> np.ndarray | None:
        """See `Draft`."""
        if self.mask is None:
            return np.ones((rect.h, rect.w), bool)
        mask = self.mask.read(rect)[..., 0]
        return mask >= HALF if self.look.exact else mask > 0


def _area(size: tuple[int, int]) -> int:
    return size[0] * size[1]
