"""CLIP's tokens of references and words, and when they are noised."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

from colorstudio.diffusion.schedules import Schedule
from colorstudio.engine.engine import Engine
from colorstudio.methods.sketch.reference import tokens


@pytest.fixture(scope="module")
def clip(bundle_folder: Any) -> dict[str, Any]:
    from colorstudio.engine import loaders
    from colorstudio.engine.bundle_files import read_bundle

    bundle = read_bundle(bundle_folder)
    roles = ("image_encoder", "text_projector", "tokenizer")
    return {role: loaders.load(bundle, role) for role in roles}


def picture() -> torch.Tensor:
    return torch.rand(1, 3, 90, 140, generator=torch.Generator().manual_seed(0)) * 2 - 1


def test_the_first_token_is_clip_s_own_embedding_and_all_are_projected(
    clip: dict[str, Any],
) -> None:
    encoder, rgb = clip["image_encoder"], picture()
    found = tokens.image_tokens(encoder, rgb)
    assert found.shape == (1, 1 + 4 * 4, 32)
    small = F.interpolate(rgb, (56, 56), mode="bicubic", align_corners=True, antialias=True)
    mean = torch.tensor([0.48145466, 0.4578275, 0.40821073]).reshape(1, 3, 1, 1)
    std = torch.tensor([0.26862954, 0.26130258, 0.27577711]).reshape(1, 3, 1, 1)
    pixels = ((small + 1) / 2 - mean) / std
    torch.testing.assert_close(found[:, 0], encoder(pixels).image_embeds)
    states = encoder.vision_model(pixel_values=pixels).last_hidden_state
    by_hand = encoder.vision_model.post_layernorm(states) @ encoder.visual_projection.weight.T
    torch.testing.assert_close(found, by_hand)
    assert (found.norm(dim=-1) - 1).abs().min() > 0.01  # not normalised


def test_pictures_are_squashed_whatever_their_proportions(clip: dict[str, Any]) -> None:
    encoder = clip["image_encoder"]
    wide = torch.zeros(1, 3, 56, 112)
    wide[..., 56:] = 1.0
    square = torch.zeros(1, 3, 112, 112)
    square[..., 56:] = 1.0
    torch.testing.assert_close(
        tokens.image_tokens(encoder, wide),
        tokens.image_tokens(encoder, square),
        rtol=1e-3,
        atol=1e-3,
    )


def test_words_are_directions_of_the_whole_tower(clip: dict[str, Any]) -> None:
    projector, tokenizer = clip["text_projector"], clip["tokenizer"]
    found = tokens.text_embeddings(projector, tokenizer, ["red", "re re re", ""])
    assert found.shape == (3, 32)
    torch.testing.assert_close(found.norm(dim=-1), torch.ones(3))
    ids = tokenizer(["red"], padding="max_length", max_length=77, return_tensors="pt").input_ids
    wanted = projector(ids).text_embeds
    torch.testing.assert_close(found[:1], wanted / wanted.norm())
    assert (found[0] - found[1]).abs().max() > 1e-3
    long = tokens.text_embeddings(projector, tokenizer, ["red " * 200])
    assert long.isfinite().all()


def test_what_each_form_is_shown() -> None:
    found = torch.arange(17.0).reshape(1, 17, 1)
    assert tokens.shown(found, "attention").flatten().tolist() == list(range(1, 17))
    assert tokens.shown(found, "cls").flatten().tolist() == [0]


def test_no_reference_is_zeros_of_the_same_shape(clip: dict[str, Any]) -> None:
    none = tokens.no_reference(clip["image_encoder"])
    assert none.shape == tokens.image_tokens(clip["image_encoder"], picture()).shape
    assert not none.any()


@given(st.integers(0, 999), st.floats(0, 1))
def test_eq_14_says_when_tokens_are_noised(t: int, level: float) -> None:
    assert tokens.is_noised(t, level) == (1 - t / 1000.0001 < level)
    assert not tokens.is_noised(t, 0.0)
    assert tokens.is_noised(t, 1.0) == (t > 0)


def test_eq_14_begins_with_the_first_steps() -> None:
    steps = Schedule.scaled_linear(20).timesteps
    noised = [tokens.is_noised(t, 0.3) for t in steps]
    assert noised == [True] * 6 + [False] * 14


def test_eq_14_noises_tokens_as_the_latents_are_at_t() -> None:
    schedule = Schedule.scaled_linear(20)
    clean, eps = torch.full((1, 2, 3), 2.0), torch.full((1, 2, 3), -1.0)
    betas = np.linspace(0.00085**0.5, 0.012**0.5, 1000) ** 2
    abar = np.cumprod(1 - betas)[700]
    found = tokens.noised(clean, eps, 700, schedule)
    assert float(found[0, 0, 0]) == pytest.approx(2 * abar**0.5 - (1 - abar) ** 0.5)


def test_the_engine_lends_these_parts(engine: Engine) -> None:
    assert {"image_encoder", "text_projector"} <= engine.store.bundles()[0].roles
