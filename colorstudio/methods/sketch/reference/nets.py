"""The sketch encoder of ColorizeDiffusion (Yan et al., arXiv 2401.01456) and where its hints go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from typing import Any

from torch import Tensor, nn

STEM = (16, 32, 96, 256)
"""Widths of the stem before each halving and after the last, as released."""


class SketchEncoder(nn.Module):
    """A drawing to one hint for each level of a U-Net: computed once per picture.

    ``block_out_channels``: of the U-Net. ``stem_channels``: widths of the stem, STEM as released.
    The names of its weights are those of the released file below ``control_encoder``. The 1 x 1
    convolutions start as zeros, so that an untrained encoder changes nothing.
    """

    def __init__(
        self,
        block_out_channels: Sequence[int] = (320, 640, 1280, 1280),
        stem_channels: Sequence[int] = STEM,
        in_channels: int = 3,
    ) -> None:
        super().__init__()
        blocks, stem = list(block_out_channels), list(stem_channels)
        self.config: dict[str, Any] = {
            "block_out_channels": blocks,
            "stem_channels": stem,
            "in_channels": in_channels,
        }
        layers: list[nn.Module] = [_conv(in_channels, stem[0])]
        for here, wider in pairwise(stem):
            layers += [nn.SiLU(), _conv(here, here), nn.SiLU(), _conv(here, wider, 2)]
        self.model = nn.Sequential(*layers, nn.SiLU(), _conv(stem[-1], blocks[0]))
        self.zero_layer = nn.Sequential(_zero(blocks[0]))
        self.output_blocks = nn.ModuleList()
        self.zero_blocks = nn.ModuleList()
        before = blocks[0]
        for level, channels in enumerate(blocks, 1):
            stride = 1 if level == len(blocks) else 2
            self.output_blocks.append(
                nn.Sequential(
                    nn.SiLU(), _conv(before, channels, stride), nn.SiLU(), _conv(channels, channels)
                )
            )
            self.zero_blocks.append(nn.Sequential(_zero(channels)))
            before = channels

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> SketchEncoder:
        """Of what ``config`` was. Raises KeyError, TypeError."""
        return cls(
            config["block_out_channels"],
            config.get("stem_channels", STEM),
            config.get("in_channels", 3),
        )

    def forward(self, sketch: Tensor) -> list[Tensor]:
        """Hints of a drawing n x 3 x h x w, white lines (1) on black (-1).

        The first at h / 8, each further one at half the size, but the last as the one before;
        channels as the U-Net has them at `places`.
        """
        x = self.model(sketch)
        hints = [self.zero_layer(x)]
        for block, zero in zip(self.output_blocks, self.zero_blocks, strict=True):
            x = block(x)
            hints.append(zero(x))
        return hints


def stem_for(block_out_channels: Sequence[int]) -> tuple[int, ...]:
    """The stem's widths for a U-Net: as released at 320 channels, narrower with it, 8 at least."""
    part = block_out_channels[0] / 320
    return tuple(max(8, round(width * part / 8) * 8) if part < 1 else width for width in STEM)


def _conv(inner: int, outer: int, stride: int = 1) -> nn.Conv2d:
    return nn.Conv2d(inner, outer, 3, stride=stride, padding=1)


def _zero(channels: int) -> nn.Conv2d:
    conv = nn.Conv2d(channels, channels, 1)
    nn.init.zeros_(conv.weight)
    nn.init.zeros_(conv.bias)  # pyright: ignore  (it has one)
    return conv


def places(unet: Any) -> list[nn.Module]:
    """The layers of a U-Net to whose output the hints are added, in their order.

    conv_in, the halving at the end of each level, and the last block of the encoder: whatever is
    added there goes on to the next block and over the skip connection as well.
    """
    last = unet.down_blocks[-1]
    attentions = getattr(last, "attentions", None)
    halvings = [block.downsamplers[0] for block in unet.down_blocks[:-1]]
    return [unet.conv_in, *halvings, (attentions or last.resnets)[-1]]


@contextmanager
def added(unet: Any, hints: Sequence[Tensor]) -> Iterator[None]:
    """The U-Net with hints added: ``with added(unet, hints): unet(...)``; then it is as before.

    ``hints``: by `SketchEncoder`, times the strength; rows as the batch has them, or one for all.
    Raises ValueError for a U-Net of another depth.
    """
    with ExitStack() as stack:
        for place, hint in zip(places(unet), hints, strict=True):
            handle = place.register_forward_hook(_adding(hint))
            stack.callback(handle.remove)
        yield


def _adding(hint: Tensor) -> Any:
    def hook(module: nn.Module, given: Any, output: Any) -> Any:
        if isinstance(output, Tensor):
            return output + hint.to(output.dtype)
        return (output[0] + hint.to(output[0].dtype), *output[1:])

    return hook


def scaled(hints: Sequence[Tensor], strength: float) -> list[Tensor]:
    """Hints of a strength: 1 as they are, bit by bit; 0 for none."""
    return list(hints) if strength == 1 else [hint * strength for hint in hints]
