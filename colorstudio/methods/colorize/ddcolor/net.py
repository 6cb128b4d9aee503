"""The network of DDColor, with the weights' names as in the files of its authors.

A ConvNeXt looks at the grey photo; a pixel decoder leads its features back to full size; a colour
decoder asks the pixel decoder's three scales with learnt queries, each of which ends up as a map of
where its colour belongs; a last layer mixes the maps to a*b*. Every size is read from the weights.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

HEADS = 8
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Of the photos that the encoder was trained on, R, G, B in [0, 1]."""
EPSILON = 1e-6
LAST_SCALE = 4
"""What the last step of the pixel decoder enlarges by; the steps before it enlarge by 2."""
TEMPERATURE = 10_000


@dataclass(frozen=True)
class Sizes:
    """``widths``, ``depths``: of the encoder's four stages. ``decoder``: channels of the pixel
    decoder. ``hidden``, ``feedforward``, ``rounds``, ``queries``: of the colour decoder."""

    widths: tuple[int, ...] = (192, 384, 768, 1536)
    depths: tuple[int, ...] = (3, 3, 27, 3)
    decoder: int = 512
    hidden: int = 256
    feedforward: int = 2048
    rounds: int = 9
    queries: int = 100


LARGE = Sizes()
TINY = Sizes(widths=(96, 192, 384, 768), depths=(3, 3, 9, 3))
"""The two that are released."""


def sizes_of(shapes: Mapping[str, tuple[int, ...]]) -> Sizes:
    """What the weights of a file say. Raises KeyError or ValueError where they are of another
    network."""
    stages = range(4)
    first = [shapes[f"encoder.arch.stages.{n}.0.dwconv.weight"][0] for n in stages]
    depths = [_count(shapes, rf"encoder\.arch\.stages\.{n}\.(\d+)\.gamma") for n in stages]
    stem = "decoder.color_decoder"
    queries, hidden = shapes[f"{stem}.query_feat.weight"]
    return Sizes(
        widths=tuple(first),
        depths=tuple(depths),
        decoder=shapes["decoder.layers.0.conv.0.weight_orig"][0],
        hidden=hidden,
        feedforward=shapes[f"{stem}.transformer_ffn_layers.0.linear1.weight"][0],
        rounds=_count(shapes, r"decoder\.color_decoder\.transformer_ffn_layers\.(\d+)\.norm\.bias"),
        queries=queries,
    )


def _count(keys: Mapping[str, object], pattern: str) -> int:
    return len({found[1] for key in keys if (found := re.fullmatch(pattern, key))})


class DDColor(nn.Module):
    """Grey R, G, B in [0, 1] (n x 3 x h x w; h and w multiples of 32) to a*b* (n x 2 x h x w)."""

    mean: Tensor
    std: Tensor

    def __init__(self, sizes: Sizes = LARGE) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = _Encoder(sizes)
        self.decoder = _Decoder(sizes)
        last = SpectralConv(sizes.queries + 3, 2, 1)
        self.refine_net = nn.Sequential(nn.Sequential(last))
        self.register_buffer("mean", torch.tensor(MEAN).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor(DEVIATION).view(1, 3, 1, 1))

    def forward(self, grey: Tensor) -> Tensor:
        grey = (grey - self.mean) / self.std
        maps = self.decoder(self.encoder.arch(grey))
        return self.refine_net(torch.cat([maps, grey], dim=1))

    def steps(self) -> Iterator[nn.Module]:
        """The parts that take the time, in the order in which they run."""
        for stage in self.encoder.arch.stages:
            yield from stage  # type: ignore[misc]  (a Sequential)
        yield from self.decoder.layers
        yield self.decoder.last_shuf
        yield from self.decoder.color_decoder.transformer_ffn_layers


class _Encoder(nn.Module):
    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.arch = _ConvNext(sizes)


class _ConvNext(nn.Module):
    """ConvNeXt (Liu et al. 2022) without its head; gives the normed outcome of each stage."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        widths = sizes.widths
        down: list[nn.Module] = [nn.Sequential(nn.Conv2d(3, widths[0], 4, 4), _Norm(widths[0]))]
        for before, after in itertools.pairwise(widths):
            down.append(nn.Sequential(_Norm(before), nn.Conv2d(before, after, 2, 2)))
        self.downsample_layers = nn.ModuleList(down)
        self.stages = nn.ModuleList(
            nn.Sequential(*(_Block(width) for _ in range(depth)))
            for width, depth in zip(widths, sizes.depths, strict=True)
        )
        for n, width in enumerate(widths):
            self.add_module(f"norm{n}", _Norm(width))
        self.norm = nn.LayerNorm(widths[-1], EPSILON)  # in the files, and asked by nobody

    def forward(self, x: Tensor) -> list[Tensor]:
        found = []
        for n, (down, stage) in enumerate(zip(self.downsample_layers, self.stages, strict=True)):
            x = stage(down(x))
            found.append(self.get_submodule(f"norm{n}")(x))
        return found


class _Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.dwconv = nn.Conv2d(width, width, 7, padding=3, groups=width)
        self.norm = nn.LayerNorm(width, EPSILON)
        self.pwconv1 = nn.Linear(width, 4 * width)
        self.pwconv2 = nn.Linear(4 * width, width)
        self.gamma = nn.Parameter(torch.full((width,), 1e-6))

    def forward(self, x: Tensor) -> Tensor:
        y = self.norm(self.dwconv(x).permute(0, 2, 3, 1))
        y = self.gamma * self.pwconv2(functional.gelu(self.pwconv1(y)))
        return x + y.permute(0, 3, 1, 2)


class _Norm(nn.LayerNorm):
    """Over the channels of n x c x h x w."""

    def __init__(self, width: int) -> None:
        super().__init__(width, EPSILON)

    def forward(self, input: Tensor) -> Tensor:
        return super().forward(input.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class SpectralConv(nn.Module):
    """A convolution whose weight is divided by its largest singular value, as training left it:
    ``weight_u`` and ``weight_v`` are the vectors that go with that value."""

    weight_u: Tensor
    weight_v: Tensor

    def __init__(self, channels: int, out: int, side: int, *, bias: bool = True) -> None:
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(out)) if bias else None
        weight = torch.empty(out, channels, side, side)
        self.weight_orig = nn.Parameter(nn.init.kaiming_normal_(weight))
        self.register_buffer("weight_u", functional.normalize(torch.randn(out), dim=0))
        inner = channels * side * side
        self.register_buffer("weight_v", functional.normalize(torch.randn(inner), dim=0))

    def forward(self, x: Tensor) -> Tensor:
        flat = self.weight_orig.flatten(1)
        value = torch.dot(self.weight_u, flat @ self.weight_v)
        side = self.weight_orig.shape[-1]
        return functional.conv2d(x, self.weight_orig / value, self.bias, padding=side // 2)


class _Enlarged(nn.Module):
    """``scale`` times as large: channels become pixels, then neighbours are averaged, so that no
    chequers are left."""

    def __init__(self, channels: int, out: int, scale: int, *, normed: bool) -> None:
        super().__init__()
        conv = SpectralConv(channels, out * scale**2, 1, bias=not normed)
        rest = [nn.BatchNorm2d(out * scale**2)] if normed else []
        self.conv = nn.Sequential(conv, *rest)
        self._scale = scale

    def forward(self, x: Tensor) -> Tensor:
        x = functional.pixel_shuffle(functional.relu(self.conv(x)), self._scale)
        return functional.avg_pool2d(functional.pad(x, (1, 0, 1, 0), mode="replicate"), 2, 1)


class _Up(nn.Module):
    """One step of the pixel decoder: enlarged, beside what the encoder saw at that size."""

    def __init__(self, channels: int, beside: int, out: int) -> None:
        super().__init__()
        self.shuf = _Enlarged(channels, out, 2, normed=True)
        self.bn = nn.BatchNorm2d(beside)
        conv = SpectralConv(out + beside, out, 3, bias=False)
        self.conv = nn.Sequential(conv, nn.ReLU(), nn.BatchNorm2d(out))

    def forward(self, x: Tensor, beside: Tensor) -> Tensor:
        return self.conv(functional.relu(torch.cat([self.shuf(x), self.bn(beside)], dim=1)))


class _Decoder(nn.Module):
    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        wide, narrow = sizes.decoder, sizes.decoder // 2
        deep = sizes.widths[::-1]
        steps = zip((deep[0], wide, wide), deep[1:], (wide, wide, narrow), strict=True)
        self.layers = nn.ModuleList(_Up(*step) for step in steps)
        self.last_shuf = _Enlarged(narrow, narrow, LAST_SCALE, normed=False)
        self.color_decoder = _ColorDecoder(sizes, (wide, wide, narrow))

    def forward(self, seen: list[Tensor]) -> Tensor:
        x, scales = seen[-1], []
        for layer, beside in zip(self.layers, seen[-2::-1], strict=True):
            x = layer(x, beside)
            scales.append(x)
        return self.color_decoder(scales, self.last_shuf(x))


class _ColorDecoder(nn.Module):
    """Queries that look at the three scales in turn; each becomes a map over the picture."""

    def __init__(self, sizes: Sizes, channels: tuple[int, ...]) -> None:
        super().__init__()
        hidden, rounds = sizes.hidden, range(sizes.rounds)
        self.transformer_self_attention_layers = nn.ModuleList(_Self(hidden) for _ in rounds)
        self.transformer_cross_attention_layers = nn.ModuleList(_Cross(hidden) for _ in rounds)
        self.transformer_ffn_layers = nn.ModuleList(
            _Feedforward(hidden, sizes.feedforward) for _ in rounds
        )
        self.decoder_norm = nn.LayerNorm(hidden)
        self.query_feat = nn.Embedding(sizes.queries, hidden)
        self.query_embed = nn.Embedding(sizes.queries, hidden)
        self.level_embed = nn.Embedding(len(channels), hidden)
        self.input_proj = nn.ModuleList(nn.Conv2d(count, hidden, 1) for count in channels)
        self.color_embed = _Mlp(hidden, sizes.decoder // 2)

    def forward(self, scales: list[Tensor], features: Tensor) -> Tensor:
        memories, places = [], []
        for n, scale in enumerate(scales):
            tokens = self.input_proj[n](scale).flatten(2).transpose(1, 2)
            memories.append(tokens + self.level_embed.weight[n])
            places.append(_places(scale, tokens.shape[-1]))
        count = features.shape[0]
        asked = self.query_embed.weight.expand(count, -1, -1)
        x = self.query_feat.weight.expand(count, -1, -1)
        layers = zip(
            self.transformer_cross_attention_layers,
            self.transformer_self_attention_layers,
            self.transformer_ffn_layers,
            strict=True,
        )
        for n, (cross, own, forward) in enumerate(layers):
            level = n % len(scales)
            x = cross(x, asked, memories[level], places[level])
            x = forward(own(x, asked))
        colors = self.color_embed(self.decoder_norm(x))
        return torch.einsum("nqc,nchw->nqhw", colors, features)


class _Cross(nn.Module):
    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.multihead_attn = nn.MultiheadAttention(hidden, HEADS, batch_first=True)
        self.norm = nn.LayerNorm(hidden)

    def forward(self, x: Tensor, asked: Tensor, memory: Tensor, place: Tensor) -> Tensor:
        found, _ = self.multihead_attn(x + asked, memory + place, memory, need_weights=False)
        return self.norm(x + found)


class _Self(nn.Module):
    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.self_attn = nn.MultiheadAttention(hidden, HEADS, batch_first=True)
        self.norm = nn.LayerNorm(hidden)

    def forward(self, x: Tensor, asked: Tensor) -> Tensor:
        found, _ = self.self_attn(x + asked, x + asked, x, need_weights=False)
        return self.norm(x + found)


class _Feedforward(nn.Module):
    def __init__(self, hidden: int, inner: int) -> None:
        super().__init__()
        self.linear1 = nn.Linear(hidden, inner)
        self.linear2 = nn.Linear(inner, hidden)
        self.norm = nn.LayerNorm(hidden)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(x + self.linear2(functional.relu(self.linear1(x))))


class _Mlp(nn.Module):
    def __init__(self, hidden: int, out: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(hidden, n) for n in (hidden, hidden, out))

    def forward(self, x: Tensor) -> Tensor:
        first, second, last = self.layers
        return last(functional.relu(second(functional.relu(first(x)))))


def _places(like: Tensor, width: int) -> Tensor:
    """Where each pixel of n x c x h x w lies, as sines and cosines: 1 x h*w x ``width``, rows in
    the first half. (Carion et al. 2020.)"""
    h, w = like.shape[-2:]
    half = width // 2
    step = torch.arange(half, dtype=torch.float32, device=like.device)
    wave = TEMPERATURE ** (2 * (step // 2) / half)

    def encoded(count: int) -> Tensor:
        at = torch.arange(1, count + 1, dtype=torch.float32, device=like.device)
        phase = (at / (count + EPSILON) * 2 * math.pi)[:, None] / wave
        return torch.stack([phase[:, 0::2].sin(), phase[:, 1::2].cos()], dim=-1).flatten(1)

    rows = encoded(h)[:, None].expand(h, w, half)
    columns = encoded(w)[None].expand(h, w, half)
    return torch.cat([rows, columns], dim=-1).reshape(1, h * w, width).to(like.dtype)
