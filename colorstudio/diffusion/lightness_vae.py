"""A decoder that sees the photo: grey features added to an autoencoder's own (002, Eq. 4).

Liu et al., arXiv 2304.11105, section 3.3: G is the autoencoder's encoder without its block in the
middle; what it has at every level goes through a 1 x 1 convolution and is added to what the decoder
has at the same level. G and these convolutions are trained, the decoder stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from diffusers.models.autoencoders.vae import Encoder
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint

from colorstudio.diffusion import latents
from colorstudio.diffusion.vae_tiling import decoded_in_strips
from colorstudio.errors import BadInput

FACTS = ("block_out_channels", "layers_per_block", "norm_num_groups", "act_fn")
"""What of an autoencoder's configuration its grey encoder has too."""
LUMINANCE = 0.2126, 0.7152, 0.0722
"""Of linear sRGB (IEC 61966-2-1)."""


class Lightness(nn.Module):
    """The grey encoder G and its 1 x 1 convolutions, which begin as zeros.

    ``config``: see `FACTS`; of an autoencoder whose blocks are those of Stable Diffusion.
    ``carries``, ours: what is decoded gets the photo's own lightness (`carried`), so that colour is
    all that is left to learn.
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        super().__init__()
        widths = [int(width) for width in config["block_out_channels"]]
        self.config: dict[str, Any] = {
            "block_out_channels": widths,
            "layers_per_block": int(config["layers_per_block"]),
            "norm_num_groups": int(config.get("norm_num_groups", 32)),
            "act_fn": str(config.get("act_fn", "silu")),
            "carries": bool(config.get("carries", False)),
        }
        whole = Encoder(
            down_block_types=("DownEncoderBlock2D",) * len(widths),
            block_out_channels=tuple(widths),
            layers_per_block=self.config["layers_per_block"],
            norm_num_groups=self.config["norm_num_groups"],
            act_fn=self.config["act_fn"],
        )
        self.conv_in, self.down_blocks = whole.conv_in, whole.down_blocks
        # the coarsest first, as the decoder goes; the last for what conv_in gave
        self.adapters = nn.ModuleList(
            nn.Conv2d(width, width, 1) for width in [*reversed(widths), widths[0]]
        )
        for adapter in self.adapters:
            for weight in adapter.parameters():
                nn.init.zeros_(weight)
        self.gradient_checkpointing = False

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Lightness:
        """Raises KeyError, TypeError or ValueError for a configuration that makes no network."""
        return cls(config)

    @classmethod
    def of(cls, vae: Any, *, carries: bool = False) -> Lightness:
        """A fresh one for an autoencoder, G with its encoder's weights: as it begins to train."""
        made = cls({**vae.config, "carries": carries})
        for name in ("conv_in", "down_blocks"):
            getattr(made, name).load_state_dict(getattr(vae.encoder, name).state_dict())
        return made.to(next(vae.parameters()).device)

    @property
    def dtype(self) -> torch.dtype:
        return self.conv_in.weight.dtype

    def enable_gradient_checkpointing(self) -> None:
        """Levels are computed again on the way back instead of being kept."""
        self.gradient_checkpointing = True

    def check_fits(self, vae: Any) -> None:
        """Raises BadInput where its levels are not as wide as the autoencoder's."""
        if list(vae.config.block_out_channels) != self.config["block_out_channels"]:
            raise BadInput(
                "The lightness decoder belongs to another autoencoder: their levels differ.",
                "Choose weights that were trained together.",
            )

    def forward(self, grey: Tensor) -> list[Tensor]:
        """Conv1x1(F_G) per level, in the order in which the decoder wants them.

        ``grey``: n x 1 x h x w in [-1, 1] at the decode's size. The last two are as large as it is;
        those before, the coarsest first, 8, 4 and 2 times smaller.
        """
        h = self.conv_in(grey.to(self.dtype).expand(-1, 3, -1, -1))
        taps = [h]
        for block in self.down_blocks:
            again = self.gradient_checkpointing and torch.is_grad_enabled()
            h = checkpoint(_level, block, h, use_reentrant=False) if again else _level(block, h)
            taps.append(h)
            for sampler in getattr(block, "downsamplers", None) or ():
                h = sampler(h)
        order = [*reversed(taps[1:]), taps[0]]
        return [adapter(tap) for adapter, tap in zip(self.adapters, order, strict=True)]


def _level(block: Any, h: Tensor) -> Tensor:
    for resnet in block.resnets:
        h = resnet(h, None)
    return h


def lit(decoder: Any, lightness: Lightness, z: Tensor, grey: Tensor) -> Tensor:
    """n x c x h x w to n x 3 x 8h x 8w, as a photo (``grey``: n x 1 x 8h x 8w) has its detail."""
    made = added(decoder, z, lightness(grey))
    return carried(made, grey) if lightness.config["carries"] else made


def carried(rgb: Tensor, grey: Tensor) -> Tensor:
    """Colours, n x 3 x h x w, moved along the greys to the lightness of ``grey``, n x 1 x h x w.

    Both sRGB in [-1, 1]; float32. Three steps of c' = c + g - grey(c), which leave less than a code
    of eight bits where sRGB has such a colour; elsewhere the result lies outside of [-1, 1].
    """
    made, grey = rgb.float(), grey.float()
    for _ in range(3):
        made = made + (grey - grey_like(made))
    return made


def grey_like(rgb: Tensor) -> Tensor:
    """The sRGB grey (n x 1 x h x w in [-1, 1]) that is as light as a colour (IEC 61966-2-1)."""
    codes = (rgb.clamp(-1, 1) + 1) / 2
    powers = ((codes.clamp(min=0.04045) + 0.055) / 1.055) ** 2.4
    linear = torch.where(codes <= 0.04045, codes / 12.92, powers)
    weights = torch.tensor(LUMINANCE, device=rgb.device, dtype=linear.dtype).reshape(1, 3, 1, 1)
    Y = (linear * weights).sum(dim=1, keepdim=True)
    roots = 1.055 * Y.clamp(min=0.0031308) ** (1 / 2.4) - 0.055
    return 2 * torch.where(Y <= 0.0031308, 12.92 * Y, roots) - 1


def added(decoder: Any, z: Tensor, residuals: list[Tensor]) -> Tensor:
    """F'_D = F_D + Conv1x1(F_G) at every level (Eq. 4): n x c x h x w to n x 3 x 8h x 8w.

    ``decoder``: of Stable Diffusion's autoencoder. ``z``: after ``post_quant_conv``.
    ``residuals``: what `Lightness` gave. Features are met after the last residual block of a level,
    before it is enlarged; those of ``conv_in`` right before ``conv_out``.
    """
    h = decoder.mid_block(decoder.conv_in(z))
    for block, residual in zip(decoder.up_blocks, residuals[:-1], strict=True):
        h = _level(block, h)
        h = h + residual.to(h.dtype)
        for sampler in block.upsamplers or ():
            h = sampler(h)
    h = decoder.conv_act(decoder.conv_norm_out(h))
    return decoder.conv_out(h + residuals[-1].to(h.dtype))


@dataclass(frozen=True, eq=False)
class LitDecoder:
    """Stands in for an autoencoder's decoder in `latents.decoded`.

    ``grey``: n x 1 x 8h x 8w in [-1, 1]: the photo at the decode's size.
    """

    decoder: Any
    lightness: Lightness
    grey: Tensor

    def __call__(self, z: Tensor, tile: int | None, keep_on: torch.device | None) -> Tensor:
        """``tile``: side in pixels of strips (`vae_tiling.decoded_in_strips`), None: at once."""
        with _as(self.lightness, z.dtype):
            grey = self.grey.to(z.device)  # in full: half precision would round what is carried
            if not tile:
                return lit(self.decoder, self.lightness, z, grey)
            made = decoded_in_strips(
                self.decoder, z, tile, keep_on, lightness=self.lightness, grey=grey.to(z.dtype)
            )
        return carried(made, grey.to(made.device)) if self.lightness.config["carries"] else made


@contextmanager
def _as(lightness: Lightness, dtype: torch.dtype):
    before = lightness.dtype
    lightness.to(dtype)
    try:
        yield
    finally:
        lightness.to(before)


def decoded(
    vae: Any,
    lightness: Lightness,
    z: Tensor,
    grey: Tensor,
    tile: int | None = None,
    *,
    size: tuple[int, int] | None = None,
    keep_on: torch.device | None = None,
) -> Tensor:
    """As `latents.decoded`, with the photo's own detail.

    ``grey``: n x 1 x 8h x 8w in [-1, 1], of 8 bit as in training. Raises BadInput where sizes or
    networks do not belong together, and where no numbers come out.
    """
    lightness.check_fits(vae)
    factor = latents.downscaling(vae)
    if tuple(grey.shape[-2:]) != (factor * z.shape[-2], factor * z.shape[-1]):
        raise BadInput("The photo is not as large as what is decoded under it.")
    decoder = LitDecoder(vae.decoder, lightness, grey)
    return latents.decoded(vae, z, tile, size=size, keep_on=keep_on, decoder=decoder)
