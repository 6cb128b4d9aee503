"""A tiny bundle of ColorizeDiffusion: random weights in the layouts of full-size ones."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn

from colorstudio.diffusion import own_files
from colorstudio.methods.sketch.reference.nets import SketchEncoder
from tests.tiny_models import TEXT, UNET, tiny_clip_vision, tiny_modules, tiny_tokenizer

STEM = (4, 4, 8, 8)
BUNDLE = """\
id = "tiny-reference"
title = "Tiny ColorizeDiffusion"
family = "colorize-diffusion"
prediction_type = "epsilon"
resolution = 64
scaling_factor = 0.18215
latent_channels = 4

[licence]
id = "test"
text = "Random numbers; anyone may do anything with them."

[parts]
vae = { path = "vae" }
tokenizer = { path = "tokenizer" }
"""
PARTS = """\
sketch_unet = { path = "sketch_unet" }
sketch_encoder = { path = "sketch_encoder", layout = "colorstudio" }
image_encoder = { path = "image_encoder", layout = "transformers" }
text_projector = { path = "text_projector", layout = "transformers" }
"""


def tiny_reference(root: Path, seed: int = 0, *, words: bool = True) -> Path:
    """A bundle in ``root / "tiny-reference"``. ``words``: with what edits by words need."""
    folder = root / "tiny-reference"
    folder.mkdir(parents=True)
    tokens = tiny_tokenizer(folder / "tokenizer")
    modules = tiny_modules("sd2", seed, tokens)
    save_diffusers(folder / "vae", modules["vae"])
    (folder / "bundle.toml").write_text(BUNDLE, "utf-8")
    add_reference(folder, seed)
    if not words:
        lines = (folder / "bundle.toml").read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(("tokenizer", "text_projector"))]
        (folder / "bundle.toml").write_text("".join(kept), "utf-8")
    return folder


def add_reference(folder: Path, seed: int = 0) -> Path:
    """Adds the parts ``sketch_unet``, ``sketch_encoder``, ``image_encoder`` and ``text_projector``
    to a bundle that has a VAE and a tokenizer, such as `tiny_models.tiny_sd` made.
    """
    vocabulary = len(json.loads((folder / "tokenizer" / "vocab.json").read_text("utf-8")))
    save_diffusers(folder / "sketch_unet", tiny_modules("sd2", seed + 1)["unet"])
    own_files.write(folder / "sketch_encoder", tiny_sketch_encoder(seed))
    tiny_clip_vision(folder / "image_encoder", seed)
    tiny_text_projector(folder / "text_projector", vocabulary, seed)
    file = folder / "bundle.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("[parts]\n", f"[parts]\n{PARTS}", 1), "utf-8")
    return folder


def tiny_sketch_encoder(seed: int = 0) -> SketchEncoder:
    """For the tiny U-Net, as if it were trained: its zero convolutions are none."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        encoder = SketchEncoder(UNET["block_out_channels"], STEM)
        for zero in (encoder.zero_layer, *encoder.zero_blocks):
            nn.init.normal_(zero[0].weight, std=0.3)  # pyright: ignore
    return encoder.eval().requires_grad_(False)


def tiny_text_projector(folder: Path, vocabulary: int, seed: int = 0) -> Path:
    """The words' half of the tiny CLIP, in a folder as the hub's."""
    from transformers import CLIPTextConfig, CLIPTextModelWithProjection

    config = CLIPTextConfig(
        **TEXT,
        vocab_size=vocabulary,
        bos_token_id=vocabulary - 2,
        eos_token_id=vocabulary - 1,
        pad_token_id=0,
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed + 2)
        CLIPTextModelWithProjection(config).save_pretrained(folder)
    return folder


def save_diffusers(folder: Path, module: nn.Module) -> None:
    folder.mkdir(parents=True)
    weights = {key: value.contiguous().clone() for key, value in module.state_dict().items()}
    save_file(weights, folder / "diffusion_pytorch_model.safetensors")
    facts = dict(module.config) | {"_class_name": type(module).__name__}  # pyright: ignore
    (folder / "config.json").write_text(json.dumps(facts, default=str), "utf-8")
