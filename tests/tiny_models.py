"""Tiny weights, random but real: the classes, file layouts and code paths of full-size models."""

from __future__ import annotations

import json
from pathlib import Path

import torch

UNET = {
    "sample_size": 8,
    "in_channels": 4,
    "out_channels": 4,
    "block_out_channels": [32, 64, 64, 64],
    "down_block_types": ["CrossAttnDownBlock2D"] * 3 + ["DownBlock2D"],
    "up_block_types": ["UpBlock2D"] + ["CrossAttnUpBlock2D"] * 3,
    "layers_per_block": 2,
    "cross_attention_dim": 32,
    "attention_head_dim": 8,
    "norm_num_groups": 8,
}
VAE = {
    "sample_size": 64,
    "block_out_channels": [16, 16, 32, 32],
    "down_block_types": ["DownEncoderBlock2D"] * 4,
    "up_block_types": ["UpDecoderBlock2D"] * 4,
    "layers_per_block": 1,
    "latent_channels": 4,
    "norm_num_groups": 8,
    "scaling_factor": 0.18215,
}
BUNDLE = """\
id = "tiny-sd1"
title = "Tiny Stable Diffusion 1"
family = "sd1"
prediction_type = "epsilon"
resolution = 64
scaling_factor = 0.18215
latent_channels = 4

[licence]
id = "test"
text = "Random numbers; anyone may do anything with them."

[parts]
unet = { path = "unet" }
vae = { path = "vae" }
text_encoder = { path = "text_encoder" }
tokenizer = { path = "tokenizer" }
"""


def tiny_sd(root: Path, seed: int = 0) -> Path:
    """A bundle in the folders of diffusers, in ``root / "tiny-sd1"``: about 1 M weights."""
    from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel

    from colorstudio.engine.loaders import quiet_libraries

    quiet_libraries()
    folder = root / "tiny-sd1"
    folder.mkdir(parents=True)
    tokens = tiny_tokenizer(folder / "tokenizer")
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        UNet2DConditionModel(**UNET).save_pretrained(folder / "unet")
        AutoencoderKL(**VAE).save_pretrained(folder / "vae")
        config = CLIPTextConfig(
            vocab_size=tokens,
            hidden_size=32,
            intermediate_size=64,
            num_hidden_layers=2,
            num_attention_heads=4,
            projection_dim=32,
            bos_token_id=tokens - 2,
            eos_token_id=tokens - 1,
            pad_token_id=tokens - 1,
        )
        CLIPTextModel(config).save_pretrained(folder / "text_encoder")
    (folder / "bundle.toml").write_text(BUNDLE, "utf-8")
    return folder


def tiny_tokenizer(folder: Path) -> int:
    """CLIP's tokenizer with bytes and no merges but one; returns how many tokens it knows."""
    folder.mkdir(parents=True)
    # the printable stand-ins for bytes that byte-level BPE works with
    own = [*range(33, 127), *range(161, 173), *range(174, 256)]
    other = [256 + n for n in range(256 - len(own))]
    letters = [chr(code) for code in own + other]
    words = [*letters, *(f"{letter}</w>" for letter in letters), "re", "red</w>"]
    words += ["<|startoftext|>", "<|endoftext|>"]
    vocabulary = {word: number for number, word in enumerate(words)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), "utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\nr e\nre d</w>\n", "utf-8")
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "CLIPTokenizer", "model_max_length": 77}), "utf-8"
    )
    return len(vocabulary)
