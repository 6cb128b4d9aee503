"""Prompts to embeddings and the U-Net as a function, against the plain calls of both libraries."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor

from colorstudio.diffusion.conditioning import (
    MAX_WINDOWS,
    Denoiser,
    encoded,
    left_out_note,
    repeated,
)
from colorstudio.diffusion.guidance import extra_weight

Clip = tuple[Any, Any]


def test_ordinary_prompts_are_clips_last_hidden_state(clip: Clip) -> None:
    tokenizer, encoder = clip
    prompts = ["a red hat, red", ""]
    tokens = tokenizer(prompts, padding="max_length", max_length=77, return_tensors="pt").input_ids
    embeddings = encoded(tokenizer, encoder, prompts)
    assert embeddings.shape == (2, 77, 32)
    assert embeddings.dtype == torch.float32
    assert torch.equal(embeddings, encoder(tokens).last_hidden_state)
    assert left_out_note(tokenizer, prompts[0]) == ""


def test_the_last_layers_may_be_left_out(clip: Clip, monkeypatch: pytest.MonkeyPatch) -> None:
    tokenizer, encoder = clip
    tokens = tokenizer(["red"], padding="max_length", max_length=77, return_tensors="pt").input_ids
    states = encoder(tokens, output_hidden_states=True).hidden_states
    last, before = (encoder.final_layer_norm(s) for s in (states[-1], states[-2]))
    assert torch.equal(encoded(tokenizer, encoder, ["red"]), last)
    assert torch.equal(encoded(tokenizer, encoder, ["red"], skip_layers=1), before)
    # a whole OpenCLIP-H is known by its size
    from colorstudio.diffusion import conditioning

    monkeypatch.setattr(conditioning, "OPENCLIP_H_LAYERS", {32: 2})
    assert torch.equal(encoded(tokenizer, encoder, ["red"]), before)
    monkeypatch.setattr(conditioning, "OPENCLIP_H_LAYERS", {32: 3})
    assert torch.equal(encoded(tokenizer, encoder, ["red"]), last)


def test_a_long_prompt_is_read_in_windows_cut_between_words(clip: Clip) -> None:
    tokenizer, encoder = clip
    # 74 tokens, then a word of two that no longer fits
    first, second = "red " * 74, "ab red"
    whole = encoded(tokenizer, encoder, [first + second])
    parts = encoded(tokenizer, encoder, [first, second])
    assert whole.shape == (1, 154, 32)
    torch.testing.assert_close(whole[0], parts.reshape(154, 32))
    assert encoded(tokenizer, encoder, [first + second], windows=1).shape == (1, 77, 32)
    assert left_out_note(tokenizer, first + second) == ""
    note = left_out_note(tokenizer, first + second, windows=1)
    assert note == "The prompt is too long: its last 2 words of 76 were left out."


@pytest.mark.parametrize("prompt", ["red " * 2500, "a" * 10_000, "é漢 " * 3334, " " * 10_000])
def test_ten_thousand_characters_are_cut_and_it_is_said(clip: Clip, prompt: str) -> None:
    tokenizer, encoder = clip
    embeddings = encoded(tokenizer, encoder, [prompt, "red"])
    assert embeddings.shape[1] in (77, 77 * MAX_WINDOWS)
    assert bool(embeddings.isfinite().all())
    assert ("left out" in left_out_note(tokenizer, prompt)) == bool(prompt.strip())


def test_repeated_tokens_change_nothing(unet: Any) -> None:
    short, long = torch.randn(1, 77, 32), torch.randn(1, 154, 32)
    a, b = repeated(short, long)
    assert a.shape == b.shape == (1, 154, 32)
    assert torch.equal(b, long)
    x = torch.randn(1, 4, 8, 8)
    once, twice = (Denoiser(unet, e)(x, 500) for e in (short, a))
    torch.testing.assert_close(once, twice, rtol=0, atol=1e-5)


def plain(unet: Any, x: Tensor, t: int, embeddings: Tensor) -> Tensor:
    rows = embeddings.expand(len(x), -1, -1)
    return unet(x, t, encoder_hidden_states=rows).sample


def test_both_conditions_go_in_one_call(unet: Any) -> None:
    x = torch.randn(2, 4, 8, 8)
    cond, uncond = torch.randn(1, 77, 32), torch.randn(1, 154, 32)
    calls: list[int] = []
    hook = unet.register_forward_hook(lambda m, given, out: calls.append(len(given[0])))
    try:
        answer = Denoiser(unet, cond, uncond, 5.0)(x, 301)
        extra = Denoiser(unet, cond, uncond, 1.0, form=extra_weight)(x, 301)
    finally:
        hook.remove()
    assert calls == [4, 4]
    c, u = plain(unet, x, 301, cond), plain(unet, x, 301, uncond)
    # rounding differs with the size of the batch, and guidance makes it larger
    torch.testing.assert_close(answer, u + 5 * (c - u), rtol=0, atol=1e-4)
    torch.testing.assert_close(extra, 2 * c - u, rtol=0, atol=1e-4)


def test_no_second_evaluation_where_it_changes_nothing(unet: Any) -> None:
    x, cond = torch.randn(1, 4, 8, 8), torch.randn(1, 77, 32)
    wanted = plain(unet, x, 301, cond)
    other = torch.randn(1, 77, 32)
    for denoiser in (
        Denoiser(unet, cond),
        Denoiser(unet, cond, other, 1.0),
        Denoiser(unet, cond, other, 0.0, form=extra_weight),
        Denoiser(unet, cond, cond.clone(), 7.5),
    ):
        assert torch.equal(denoiser(x, 301), wanted)
    assert not torch.allclose(Denoiser(unet, cond, other, 1.01)(x, 301), wanted)


def test_embeddings_may_change_with_the_timestep(unet: Any) -> None:
    x, cond = torch.randn(1, 4, 8, 8), torch.randn(1, 77, 32)
    by_time = {981: torch.randn(1, 77, 32), 1: torch.randn(1, 77, 32)}
    denoiser = Denoiser(unet, cond, by_time, 3.0)
    for t, uncond in by_time.items():
        assert torch.equal(denoiser(x, t), Denoiser(unet, cond, uncond, 3.0)(x, t))


def test_a_half_precision_network_is_given_half_and_answers_in_float32() -> None:
    class Half:
        dtype = torch.bfloat16

        def __call__(self, x: Tensor, t: Tensor, *, encoder_hidden_states: Tensor, **kw: Any):
            assert x.dtype == encoder_hidden_states.dtype == torch.bfloat16
            assert t.tolist() == [7]
            assert kw == {"return_dict": False, "cross_attention_kwargs": {}}
            return (x * 2,)

    denoiser = Denoiser(Half(), torch.zeros(1, 77, 8), extra={"cross_attention_kwargs": {}})
    assert denoiser(torch.ones(1, 4, 2, 2), 7).dtype == torch.float32
