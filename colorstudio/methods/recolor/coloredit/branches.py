"""The three branches of ColorEdit as one sampler's state: the picture, its edit, the reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.diffusion.guidance import guided
from colorstudio.methods.recolor.coloredit.attention import Plan

SOURCE, TARGET, REFERENCE = 0, 1, 2
COND, UNCOND = "cond", "uncond"
Row = tuple[int, str]
"""A row of the U-Net's batch: which branch, and with the prompt or without."""


@dataclass(frozen=True)
class Parts:
    """What of ColorEdit takes part: a row of BASELINES."""

    aligns: bool = False
    follows: bool = False
    blends: bool = False
    amplifies: bool = False


BASELINES: Mapping[str, Parts] = {
    "coloredit": Parts(aligns=True, follows=True, blends=True),
    "value-only": Parts(aligns=True),
    "key-amplification": Parts(amplifies=True),
    "text-only": Parts(),
}
"""By the names of `request.BASELINES`. All of them keep what is around the object."""


@dataclass(frozen=True, eq=False)
class Texts:
    """Embeddings, 1 x n x c each. ``null``: of the target and the source, one or one per timestep.

    ``source_guided``: the source is denoised with guidance too, so it needs its row without prompt.
    """

    source: Tensor
    target: Tensor
    null: Tensor | Mapping[int, Tensor]
    source_guided: bool = False

    def at(self, row: Row, t: int) -> Tensor:
        branch, half = row
        if half == UNCOND:
            return self.null if isinstance(self.null, Tensor) else self.null[t]
        return self.source if branch == SOURCE else self.target


@dataclass(eq=False)
class Branches:
    """The U-Net on all branches at once, as a sampler's ``predict``; directs ``plan`` each time.

    The state is 2 (without a reference in the batch) or 3 rows: SOURCE, TARGET, REFERENCE. The
    reference is evaluated only where something is aligned to it; elsewhere its row is 0.
    ``last_aligned``: the lowest timestep at which the reading is at work, tau T.
    """

    denoiser: Denoiser
    plan: Plan
    texts: Texts
    parts: Parts
    reading: str
    guidance: float
    last_aligned: float
    key_factors: Tensor | None = None
    rows: tuple[Row, ...] = field(default=())

    def __call__(self, x: Tensor, t: int) -> Tensor:
        early = t >= self.last_aligned
        reading = self.reading if early and self.parts.aligns else ""
        self.rows = self._rows(len(x) > REFERENCE and reading in ("R1", "R3"))
        self._direct(reading, early)
        batch = torch.cat([x[branch : branch + 1] for branch, _ in self.rows])
        text = torch.cat([self.texts.at(row, t) for row in self.rows])
        found = dict(zip(self.rows, self.denoiser.evaluated(batch, t, text), strict=True))
        out = torch.zeros_like(x)
        for branch in (SOURCE, TARGET):
            out[branch] = found[branch, COND]
            if (branch, UNCOND) in found:
                out[branch] = guided(out[branch], found[branch, UNCOND], self.guidance)
        return out

    def _rows(self, with_reference: bool) -> tuple[Row, ...]:
        halves = (COND,) if self.guidance == 1 else (COND, UNCOND)
        rows = [(SOURCE, half) for half in (halves if self.texts.source_guided else (COND,))]
        rows += [(TARGET, half) for half in halves]
        if with_reference:
            rows += [(REFERENCE, half) for half in halves]
        return tuple(rows)

    def _direct(self, reading: str, early: bool) -> None:
        """Tells the attention which row is which."""
        at = {row: n for n, row in enumerate(self.rows)}
        plan, targets = self.plan, [row for row in self.rows if row[0] == TARGET]
        plan.reading = reading
        plan.pairs = (
            tuple((at[row], at.get((REFERENCE, row[1]), -1)) for row in targets) if reading else ()
        )
        plan.map_rows = ()
        if self.parts.follows:
            plan.map_rows = tuple(at[self._structure(row, at)] for row in self.rows)
        amplifies = self.parts.amplifies and early
        plan.keys = self.key_factors if amplifies else None
        plan.key_rows = (at[TARGET, COND],) if amplifies else ()

    def _structure(self, row: Row, at: Mapping[Row, int]) -> Row:
        """The row whose maps a row takes: the target those of the source, all others their own."""
        if row[0] != TARGET:
            return row
        same_half = (SOURCE, row[1])
        return same_half if same_half in at else (SOURCE, COND)


@dataclass(eq=False)
class Keeping:
    """What is done to the state after each step.

    ``levels``: the source's latents, clean ones first, as inversion found them; None for a
    generated picture, which is its own. ``reference``: the reference's. ``mask``: h x w in [0, 1].
    ``last``: in so many last steps what lies around the object is the source's.
    """

    mask: Tensor
    levels: Sequence[Tensor] | None
    reference: Sequence[Tensor] | None
    last: int

    def __call__(self, i: int, total: int, x: Tensor) -> Tensor:
        """The state after step ``i`` of ``total``.

        The source is set to where inversion says it was. By how much it was off, the target is
        moved too: the error of inversion is in both, and not of the edit.
        """
        x = x.clone()
        if self.levels is not None:
            there = self.levels[total - 1 - i].to(x)
            x[TARGET] += there[0] - x[SOURCE]
            x[SOURCE] = there[0]
        if i >= total - self.last:
            x[TARGET] = self.mask * x[TARGET] + (1 - self.mask) * x[SOURCE]
        if self.reference is not None and len(x) > REFERENCE:
            x[REFERENCE] = self.reference[total - 1 - i].to(x)[0]
        return x


def begun(source: Tensor, reference: Tensor | None, mask: Tensor, ratio: float) -> Tensor:
    """The target's first latents: (1 - r M) z_source + r M z_reference; all 1 x c x h x w."""
    if reference is None or ratio == 0:
        return source.clone()
    part = ratio * mask
    return (1 - part) * source + part * reference.to(source)
