"""Tiny models that the tests of this folder share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import torch

from tests.tiny_models import UNET, VAE, tiny_sd


@pytest.fixture(scope="package", autouse=True)
def one_thread() -> Iterator[None]:
    """Tiny models: threads would only wait for each other."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="package")
def unet() -> Any:
    """A random U-Net, frozen as models are when they are loaded."""
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    with torch.random.fork_rng():
        torch.manual_seed(0)
        return UNet2DConditionModel(**UNET).eval().requires_grad_(False)


@pytest.fixture(scope="package")
def vae() -> Any:
    """A random autoencoder, frozen."""
    from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL

    with torch.random.fork_rng():
        torch.manual_seed(0)
        return AutoencoderKL(**VAE).eval().requires_grad_(False)


@pytest.fixture(scope="package")
def clip(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    """A tokenizer and a random text encoder, from the files of a bundle."""
    from transformers import CLIPTextModel, CLIPTokenizer

    folder = tiny_sd(tmp_path_factory.mktemp("tiny"))
    tokenizer = CLIPTokenizer.from_pretrained(folder / "tokenizer")
    encoder = CLIPTextModel.from_pretrained(folder / "text_encoder")
    return tokenizer, encoder.eval().requires_grad_(False)
