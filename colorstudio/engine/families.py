"""The kinds of models that are known: what each is, needs and looks like. Imports no torch."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from colorstudio import resources
from colorstudio.errors import BadInput

DIFFUSION_ROLES = ("unet", "vae", "text_encoder", "tokenizer")

CONFIG_NAMES = {"tokenizer": "tokenizer_config.json", "scheduler": "scheduler_config.json"}
"""By role, where it is not ``config.json``."""

LATENT_RGB_SD = (
    (0.3512, 0.2297, 0.3227),
    (0.3250, 0.4974, 0.2350),
    (-0.2829, 0.1762, 0.2721),
    (-0.2120, -0.2616, -0.7177),
)
"""Per latent channel its share of red, green and blue; times scaled latents gives about -1..1.
The least-squares fit that other programs use for previews of Stable Diffusion 1 and 2."""


@dataclass(frozen=True)
class Family:
    """One kind of model.

    ``configs``: its folder below ``resources/configs``, "" where the files say it all.
    ``prediction_type``: "epsilon", "v_prediction", or "" for what does not diffuse.
    ``resolution``: the side in pixels that it was trained at. ``context``: width of its text
    encoder's answer. ``latent_rgb``: latent channels x 3, or () where no fit is known.
    ``own_latents``: each training from nothing has latents and words of its own, so that parts are
    joined only where they come from the same one.
    """

    id: str
    title: str
    roles: tuple[str, ...]
    configs: str = ""
    prediction_type: str = ""
    resolution: int = 0
    scaling_factor: float = 1.0
    latent_channels: int = 0
    context: int = 0
    latent_rgb: tuple[tuple[float, float, float], ...] = ()
    own_latents: bool = False

    def config(self, role: str) -> dict[str, Any]:
        """The shipped configuration of one role, a fresh dictionary at every call.

        Raises FileNotFoundError where this family has no such role.
        """
        name = CONFIG_NAMES.get(role, "config.json")
        file = resources.path(f"configs/{self.configs}/{role}/{name}")
        return json.loads(file.read_text("utf-8"))


def _stable_diffusion(
    family: str, title: str, prediction_type: str, resolution: int, context: int
) -> Family:
    return Family(
        family,
        title,
        DIFFUSION_ROLES,
        family,
        prediction_type,
        resolution,
        scaling_factor=0.18215,
        latent_channels=4,
        context=context,
        latent_rgb=LATENT_RGB_SD,
    )


_ALL = (
    _stable_diffusion("sd1", "Stable Diffusion 1", "epsilon", 512, 768),
    _stable_diffusion("sd2", "Stable Diffusion 2 base", "epsilon", 512, 1024),
    _stable_diffusion("sd2-v", "Stable Diffusion 2 (768, v-prediction)", "v_prediction", 768, 1024),
    Family("sam-vit-b", "Segment Anything ViT-B", ("segmenter",), "sam-vit-b", resolution=1024),
    Family("sam-vit-l", "Segment Anything ViT-L", ("segmenter",), "sam-vit-l", resolution=1024),
    Family("sam-vit-h", "Segment Anything ViT-H", ("segmenter",), "sam-vit-h", resolution=1024),
    Family(
        "clip-vit-h-14",
        "CLIP ViT-H/14",
        ("image_encoder", "text_projector", "tokenizer"),
        "clip-vit-h-14",
        resolution=224,
        context=1024,
    ),
    # everything that it is, its folders say; its latents are its own
    Family(
        "colorstudio-mini",
        "ColorStudio's own small models",
        (),
        "sd1",
        "epsilon",
        resolution=256,
        scaling_factor=0.18215,
        latent_channels=4,
        own_latents=True,
    ),
    Family("taesd", "Tiny VAE of Stable Diffusion", ("tiny_vae",), "taesd", latent_channels=4),
    Family("ddcolor", "DDColor", ("colorizer",), resolution=512),
    Family(
        "colorize-diffusion",
        "ColorizeDiffusion",
        ("sketch_unet", "sketch_encoder", "vae"),
        "colorize-diffusion",
        prediction_type="epsilon",
        resolution=512,
        scaling_factor=0.18215,
        latent_channels=4,
        context=1024,
        latent_rgb=LATENT_RGB_SD,
    ),
    Family(
        "alignment-pixels",
        "Color Alignment in pixels",
        ("pixel_unet",),
        prediction_type="epsilon",
        resolution=64,
    ),
)

FAMILIES: dict[str, Family] = {family.id: family for family in _ALL}
"""By id, in the order in which they are offered."""

REFUSED: dict[str, str] = {
    "sdxl": "Stable Diffusion XL",
    "sdxl-refiner": "the refiner of Stable Diffusion XL",
    "sd3": "Stable Diffusion 3",
    "flux": "FLUX",
    "pixart": "PixArt",
    "cascade": "Stable Cascade",
    "sd-inpainting": "Stable Diffusion for inpainting, with nine input channels",
    "sd-depth": "Stable Diffusion with depth or another extra input",
    "sd-upscaler": "the upscaler of Stable Diffusion",
    "controlnet": "ControlNet",
    "ip-adapter": "IP-Adapter",
    "t2i-adapter": "a T2I-Adapter",
    "textual-inversion": "a textual inversion (an embedding)",
    "video": "a video model",
    "sam2": "Segment Anything 2",
    "sam-hq": "SAM-HQ",
    "mobile-sam": "MobileSAM",
    "colorize-early": "an early ColorizeDiffusion of January 2024",
    "colorize-switch": "ColorizeDiffusion 1.5 (switch)",
    "colorize-v2": "ColorizeDiffusion 2",
    "colorize-xl": "ColorizeDiffusion XL",
    "clip": "a CLIP of another size",
    "llm": "a language model",
    "esrgan": "a picture upscaler",
    "lycoris": "a LyCORIS (LoHa, LoKr, OFT or DoRA)",
}
"""Kinds that are recognised by name and not used here: id to what a sentence calls them."""


def family_named(name: str) -> Family:
    """The family of that name. Raises BadInput: a bundle may come from a newer program."""
    if name not in FAMILIES:
        raise BadInput(
            f"Weights of the family “{name}” are not known to this version.",
            f"It knows {', '.join(FAMILIES)}.",
        )
    return FAMILIES[name]
