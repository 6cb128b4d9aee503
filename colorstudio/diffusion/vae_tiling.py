"""An autoencoder run in strips of rows, equal to the whole but for rounding, in far less memory.

Plain tiling is wrong because every GroupNorm takes its statistics from a tile. Here each norm gets
those of the whole picture: all strips wait at a norm until the last one has been counted. Between
norms a strip is computed with as many rows of its neighbours as the convolutions reach. The block
in the middle, whose attention sees everything, works at latent size and runs whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

Rows = tuple[int, int]
"""First row and the one after the last."""

MIN_ROWS = 8
"""No strip but the last has fewer: the rows beside it that are computed twice would outweigh it."""


def tileable(vae: Any) -> bool:
    """Whether this is the autoencoder of Stable Diffusion, whose blocks are known here."""
    coders = vae.encoder, vae.decoder
    blocks = [*getattr(coders[0], "down_blocks", []), *getattr(coders[1], "up_blocks", [])]
    known = {"DownEncoderBlock2D", "UpDecoderBlock2D"}
    return bool(blocks) and (
        all(type(block).__name__ in known for block in blocks)
        and all(isinstance(coder.conv_norm_out, nn.GroupNorm) for coder in coders)
        and all(isinstance(coder.conv_act, nn.SiLU) for coder in coders)
    )


def decoded_in_strips(
    decoder: Any,
    latents: Tensor,
    tile: int,
    keep_on: torch.device | None = None,
    *,
    lightness: Any = None,
    grey: Tensor | None = None,
) -> Tensor:
    """What ``decoder(latents)`` gives: n x c x h x w to n x 3 x 8h x 8w.

    ``tile``: a strip has about as many pixels as a square of this side. ``keep_on``: where strips
    wait that are not computed on (None: on the latents' device; the CPU spares a GPU's memory and
    costs the transfers). ``lightness``, ``grey``: what `lightness_vae.lit` adds at every level, of
    a grey photo n x 1 x 8h x 8w.
    """
    run = _Run(tile, keep_on or latents.device, latents.device)
    beside = [] if grey is None else _taps(run, lightness, grey)
    x = run.split(decoder.mid_block(decoder.conv_in(latents)))
    for block in decoder.up_blocks:
        for resnet in block.resnets:
            x = run.resnet(resnet, x)
        if beside:
            run.add(x, *beside.pop(0))
        for sampler in block.upsamplers or ():
            x = run.upsampled(sampler, x)
    return run.finished(decoder, x, beside[0] if beside else None)


def _taps(run: _Run, lightness: Any, grey: Tensor) -> list[tuple[_Strips, nn.Module]]:
    """What the grey encoder has at every level, the coarsest first, and the 1 x 1 convolutions."""
    x = run.split(grey.expand(-1, 3, -1, -1))
    x = run.mapped(x, _around(1), lambda rows: _convolved(lightness.conv_in, rows))
    taps = [x.copy()]
    for block in lightness.down_blocks:
        for resnet in block.resnets:
            x = run.resnet(resnet, x)
        taps.append(x.copy())
        for sampler in block.downsamplers or ():
            x = run.downsampled(sampler, x)
    return list(zip([*reversed(taps[1:]), taps[0]], lightness.adapters, strict=True))


def encoded_in_strips(
    encoder: Any, rgb: Tensor, tile: int, keep_on: torch.device | None = None
) -> Tensor:
    """What ``encoder(rgb)`` gives: n x 3 x h x w, in multiples of 8, to n x 2c x h/8 x w/8.

    ``tile``, ``keep_on``: see `decoded_in_strips`.
    """
    run = _Run(tile, keep_on or rgb.device, rgb.device)
    x = run.split(rgb)
    x = run.mapped(x, _around(1), lambda rows: _convolved(encoder.conv_in, rows))
    for block in encoder.down_blocks:
        x = _block(run, block, x, block.downsamplers, run.downsampled)
    whole = encoder.mid_block(run.joined(x))
    return run.finished(encoder, run.split(whole))


@dataclass
class _Strips:
    """A feature map cut along its rows; a strip that nobody needs again is None."""

    parts: list[Tensor | None]
    bounds: list[Rows]

    @property
    def height(self) -> int:
        return self.bounds[-1][1]

    def copy(self) -> _Strips:
        """The same strips, that are still there when this is used up."""
        return _Strips(list(self.parts), self.bounds)


@dataclass
class _Piece:
    """Rows of a feature map, and whether the picture ends where more were wanted."""

    x: Tensor
    at_top: bool
    at_bottom: bool


class _Statistics:
    """Mean and variance of each group over all strips, in double precision (n x groups)."""

    def __init__(self, norm: Any) -> None:
        self.norm = norm
        self.count = 0
        self.mean = self.squares = torch.zeros((), dtype=torch.float64)

    def add(self, x: Tensor) -> None:
        """Takes in a strip (Chan's pairwise update)."""
        groups = x.float().reshape(len(x), self.norm.num_groups, -1)
        count = groups.shape[-1]
        variance, mean = torch.var_mean(groups, dim=-1, correction=0)
        variance, mean = variance.cpu().double(), mean.cpu().double()
        total = self.count + count
        shift = mean - self.mean
        self.squares = self.squares + count * variance + shift**2 * (self.count * count / total)
        self.mean = self.mean + shift * (count / total)
        self.count = total

    def normed(self, x: Tensor) -> Tensor:
        """The norm with these statistics, and SiLU, of n x c x h x w."""
        per_group = x.shape[1] // self.norm.num_groups
        deviation = (self.squares / self.count + self.norm.eps).sqrt()
        weight, bias = self.norm.weight.cpu().double(), self.norm.bias.cpu().double()
        scale = weight / deviation.repeat_interleave(per_group, dim=1)
        offset = bias - self.mean.repeat_interleave(per_group, dim=1) * scale
        scale, offset = (v.float().to(x.device)[:, :, None, None] for v in (scale, offset))
        return F.silu(torch.addcmul(offset, x.float(), scale), inplace=True).to(x.dtype)


class _Run:
    """The steps of one pass, and where strips wait meanwhile."""

    def __init__(self, tile: int, keep_on: torch.device, device: torch.device) -> None:
        self.pixels = tile * tile
        self.keep_on = keep_on
        self.device = device

    def split(self, x: Tensor) -> _Strips:
        """A whole feature map as strips."""
        bounds = self._bounds(x.shape[2], x.shape[3])
        return _Strips([x[:, :, a:b].to(self.keep_on, copy=True) for a, b in bounds], bounds)

    def joined(self, x: _Strips) -> Tensor:
        """The whole feature map."""
        return self._rows(x, (0, x.height)).x

    def counted(self, norm: Any, x: _Strips) -> _Statistics:
        """The statistics that ``norm`` would take of the whole."""
        statistics = _Statistics(norm)
        for bounds in x.bounds:
            statistics.add(self._rows(x, bounds).x)
        return statistics

    def mapped(
        self,
        x: _Strips,
        reach: Callable[[Rows], Rows],
        work: Callable[[_Piece], Tensor],
        bounds: list[Rows] | None = None,
    ) -> _Strips:
        """New strips of ``bounds`` (None: as x has), of which each is ``work`` of what it reaches.

        x is used up on the way: its strips go as soon as no other needs them.
        """
        bounds = bounds or x.bounds
        parts: list[Tensor | None] = []
        for k, rows in enumerate(bounds):
            parts.append(work(self._rows(x, reach(rows))).to(self.keep_on))
            needed_from = reach(bounds[k + 1])[0] if k + 1 < len(bounds) else x.height
            for j, (_, end) in enumerate(x.bounds):
                if end <= needed_from:
                    x.parts[j] = None
        return _Strips(parts, bounds)

    def resnet(self, block: Any, x: _Strips) -> _Strips:
        """A residual block: norm, convolution, norm, convolution, and x added.

        The first half is computed twice, once for the second norm's statistics: to keep it would
        take a second feature map of full size.
        """
        first = self.counted(block.norm1, x)
        second = _Statistics(block.norm2)

        def half(piece: _Piece) -> Tensor:
            normed = _Piece(first.normed(piece.x), piece.at_top, piece.at_bottom)
            return _convolved(block.conv1, normed)

        for rows in x.bounds:
            second.add(half(self._rows(x, _around(1)(rows))))

        def whole(piece: _Piece) -> Tensor:
            h = _Piece(second.normed(half(piece)), piece.at_top, piece.at_bottom)
            h = _convolved(block.conv2, h)
            top = 0 if piece.at_top else 2
            shortcut = piece.x[:, :, top : top + h.shape[2]]
            if block.conv_shortcut is not None:
                shortcut = block.conv_shortcut(shortcut)
            return (shortcut + h) / block.output_scale_factor

        return self.mapped(x, _around(2), whole)

    def upsampled(self, sampler: Any, x: _Strips) -> _Strips:
        """Every pixel as 2 x 2, and a convolution."""
        width = next(p for p in x.parts if p is not None).shape[3]
        bounds = self._bounds(2 * x.height, 2 * width, even=True)

        def work(piece: _Piece) -> Tensor:
            big = F.interpolate(piece.x, scale_factor=2.0, mode="nearest")
            # of the row of neighbours, doubled, the convolution reaches one
            top, bottom = int(not piece.at_top), int(not piece.at_bottom)
            big = big[:, :, top : big.shape[2] - bottom]
            return _convolved(sampler.conv, _Piece(big, piece.at_top, piece.at_bottom))

        return self.mapped(x, lambda r: (r[0] // 2 - 1, r[1] // 2 + 1), work, bounds)

    def downsampled(self, sampler: Any, x: _Strips) -> _Strips:
        """A convolution of stride 2, padded with zeros on the right and at the bottom only."""
        width = next(p for p in x.parts if p is not None).shape[3]
        bounds = self._bounds(x.height // 2, width // 2)

        def work(piece: _Piece) -> Tensor:
            return sampler.conv(F.pad(piece.x, (0, 1, 0, int(piece.at_bottom))))

        return self.mapped(x, lambda r: (2 * r[0], 2 * r[1] + 1), work, bounds)

    def add(self, x: _Strips, other: _Strips, adapter: nn.Module) -> None:
        """Adds ``adapter`` of another feature map of the same size to x, in place."""
        for k, rows in enumerate(x.bounds):
            both = self._rows(x, rows).x + adapter(self._rows(other, rows).x)
            x.parts[k] = both.to(self.keep_on)

    def finished(
        self, coder: Any, x: _Strips, beside: tuple[_Strips, nn.Module] | None = None
    ) -> Tensor:
        """The last norm and convolution, and the strips as one tensor on the device of the run.

        ``beside``: what is added between the two, with its `add`.
        """
        statistics = self.counted(coder.conv_norm_out, x)
        x = self.mapped(x, _around(0), lambda piece: statistics.normed(piece.x))
        if beside is not None:
            self.add(x, *beside)
        return self.joined(
            self.mapped(x, _around(1), lambda piece: _convolved(coder.conv_out, piece))
        )

    def _bounds(self, height: int, width: int, *, even: bool = False) -> list[Rows]:
        rows = max(MIN_ROWS, self.pixels // width)
        rows -= rows % 2 if even else 0
        return [(a, min(a + rows, height)) for a in range(0, height, rows)]

    def _rows(self, x: _Strips, rows: Rows) -> _Piece:
        """Rows of x, cut off at the picture's edges, on the device of the run."""
        low, high = max(0, rows[0]), min(x.height, rows[1])
        pieces = []
        for part, (a, b) in zip(x.parts, x.bounds, strict=True):
            if part is not None and a < high and b > low:
                # the strip before a last one of a single row may hold that row too
                piece = part[:, :, max(low - a, 0) : min(high, b) - a]
                pieces.append(piece.to(self.device))
        together = pieces[0] if len(pieces) == 1 else torch.cat(pieces, dim=2)
        return _Piece(together, rows[0] < 0, rows[1] > x.height)


def _block(
    run: _Run,
    block: Any,
    x: _Strips,
    samplers: Any,
    resample: Callable[[Any, _Strips], _Strips],
) -> _Strips:
    """The residual blocks of one size, then what leads to the next."""
    for resnet in block.resnets:
        x = run.resnet(resnet, x)
    for sampler in samplers or ():
        x = resample(sampler, x)
    return x


def _around(halo: int) -> Callable[[Rows], Rows]:
    """Reach of convolutions that see so many rows up and down."""
    return lambda rows: (rows[0] - halo, rows[1] + halo)


def _convolved(conv: Any, piece: _Piece) -> Tensor:
    """A 3 x 3 convolution with zeros outside the picture only; else a row goes at each edge."""
    padded = F.pad(piece.x, (1, 1, int(piece.at_top), int(piece.at_bottom)))
    return F.conv2d(padded, conv.weight, conv.bias, conv.stride)
