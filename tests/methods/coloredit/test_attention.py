"""Attention that follows a plan: whose maps, whose colour, where, and everything put back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from diffusers.models.attention_processor import Attention
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

from colorstudio.errors import BadInput, Cancelled
from colorstudio.methods.recolor.coloredit.adain import aligned
from colorstudio.methods.recolor.coloredit.attention import (
    BranchAttention,
    Plan,
    attended,
    grid_of,
    new_words,
    processors,
)
from tests.tiny_models import UNET

torch.set_num_threads(2)
SOURCE, TARGET, REFERENCE = 0, 1, 2


@pytest.fixture(scope="module")
def unet() -> UNet2DConditionModel:
    with torch.random.fork_rng():
        torch.manual_seed(3)
        return UNet2DConditionModel(**UNET).eval().requires_grad_(False)


@pytest.fixture(scope="module")
def self_attention() -> Attention:
    return _attention(None)


@pytest.fixture(scope="module")
def cross_attention() -> Attention:
    return _attention(12)


def _attention(cross: int | None) -> Attention:
    with torch.random.fork_rng():
        torch.manual_seed(4)
        return Attention(16, cross_attention_dim=cross, heads=2, dim_head=8).requires_grad_(False)


def _noise(*shape: int, seed: int = 5) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def half_mask() -> torch.Tensor:
    """4 x 4, the object on the left."""
    mask = torch.zeros(4, 4)
    mask[:, :2] = 1
    return mask


INSIDE = half_mask().flatten() > 0


def run(attn: Attention, plan: Plan, x: torch.Tensor, text: torch.Tensor | None = None, **how):
    worker = BranchAttention(plan, **{"aligns": True, "follows": True, **how})
    return worker(attn, x, text)


def by_hand(
    attn: Any, x: torch.Tensor, text: torch.Tensor, change: Callable[[torch.Tensor], Any]
) -> torch.Tensor:
    """What R1 is: cross-attention, ``change`` on what it puts out, the projection."""
    out = attended(attn, attn.to_q(x), attn.to_k(text), attn.to_v(text))
    to_out: Any = attn.to_out
    return to_out[0](change(out))


def test_without_a_plan_it_is_ordinary_attention(self_attention, cross_attention):
    x, text = _noise(3, 16, 16), _noise(3, 7, 12, seed=6)
    plan = Plan(half_mask())
    torch.testing.assert_close(run(self_attention, plan, x), self_attention(x))
    torch.testing.assert_close(run(cross_attention, plan, x, text), cross_attention(x, text))


def test_the_target_takes_the_sources_maps_and_keeps_its_values(self_attention):
    x = _noise(2, 16, 16)
    out = run(self_attention, Plan(half_mask(), map_rows=(SOURCE, SOURCE)), x)
    plain = self_attention(x)
    torch.testing.assert_close(out[SOURCE], plain[SOURCE])
    query, key = self_attention.to_q(x[:1]), self_attention.to_k(x[:1])
    to_out: Any = self_attention.to_out
    expected = to_out[0](attended(self_attention, query, key, self_attention.to_v(x[1:])))
    torch.testing.assert_close(out[TARGET:], expected)
    assert not torch.allclose(out[TARGET], plain[TARGET], atol=1e-3)
    other = run(self_attention, Plan(half_mask(), map_rows=(0, 0)), x, follows=False)
    torch.testing.assert_close(other, plain)


def test_r1_aligns_what_cross_attention_puts_out_inside_the_mask(cross_attention):
    x, text = _noise(3, 16, 16), _noise(3, 7, 12, seed=6)
    x[REFERENCE] *= 3
    plan = Plan(half_mask(), reading="R1", pairs=((TARGET, REFERENCE),))
    out = run(cross_attention, plan, x, text)

    def change(features: torch.Tensor) -> torch.Tensor:
        new = features.clone()
        new[1, INSIDE] = aligned(features[1:2, INSIDE], features[2:3])[0]
        return new

    torch.testing.assert_close(out, by_hand(cross_attention, x, text, change))
    plain = cross_attention(x, text)
    torch.testing.assert_close(out[[SOURCE, REFERENCE]], plain[[SOURCE, REFERENCE]])
    torch.testing.assert_close(out[TARGET, ~INSIDE], plain[TARGET, ~INSIDE])
    assert not torch.allclose(out[TARGET, INSIDE], plain[TARGET, INSIDE], atol=1e-3)


def test_r2_aligns_the_values_of_words(cross_attention):
    x, text = _noise(2, 16, 16), _noise(2, 7, 12, seed=6)
    reference = 2 * _noise(1, 9, 12, seed=7) + 1
    plan = Plan(half_mask(), reading="R2", pairs=((1, -1),), reference_text=reference)
    out = run(cross_attention, plan, x, text)
    values = cross_attention.to_v(text[1:])
    worded = aligned(values, cross_attention.to_v(reference))
    to_out: Any = cross_attention.to_out
    query, key = cross_attention.to_q(x[1:]), cross_attention.to_k(text[1:])
    expected = to_out[0](attended(cross_attention, query, key, worded))
    torch.testing.assert_close(out[1:, INSIDE], expected[:, INSIDE])
    plain = cross_attention(x, text)
    torch.testing.assert_close(out[0], plain[0])
    torch.testing.assert_close(out[1, ~INSIDE], plain[1, ~INSIDE])
    assert not torch.allclose(out[1, INSIDE], plain[1, INSIDE], atol=1e-3)


def test_r3_aligns_the_values_of_places_before_they_are_mixed(self_attention):
    x = _noise(3, 16, 16)
    x[REFERENCE] = 3 * x[REFERENCE] + 1
    plan = Plan(half_mask(), "R3", map_rows=(0, 0, 2), pairs=((TARGET, REFERENCE),))
    out = run(self_attention, plan, x)
    query, key, value = self_attention.to_q(x), self_attention.to_k(x), self_attention.to_v(x)
    value[1, INSIDE] = aligned(value[1:2, INSIDE], value[2:3])[0]
    to_out: Any = self_attention.to_out
    expected = to_out[0](attended(self_attention, query[:1], key[:1], value[1:2]))
    torch.testing.assert_close(out[TARGET:REFERENCE], expected)


@pytest.mark.parametrize("reading", ["R1", "R2", "R3"])
def test_only_named_blocks_align_and_each_reading_in_its_own_attention(
    reading, self_attention, cross_attention
):
    x, text = _noise(3, 16, 16), _noise(3, 7, 12, seed=6)
    plan = Plan(half_mask(), reading, (), ((1, 2),), _noise(1, 7, 12, seed=8))
    same = (
        run(self_attention, plan, x, aligns=False),
        run(cross_attention, plan, x, text, aligns=False),
    )
    torch.testing.assert_close(same[0], self_attention(x))
    torch.testing.assert_close(same[1], cross_attention(x, text))
    moved = not torch.allclose(run(self_attention, plan, x), self_attention(x), atol=1e-3)
    assert moved == (reading == "R3")


def test_keys_of_new_words_are_amplified(cross_attention):
    x, text = _noise(2, 16, 16), _noise(2, 7, 12, seed=6)
    factors = torch.ones(7)
    factors[3] = 2.5
    out = run(cross_attention, Plan(half_mask(), keys=factors, key_rows=(1,)), x, text)
    key = cross_attention.to_k(text[1:])
    key[:, 3] *= 2.5
    to_out: Any = cross_attention.to_out
    value = cross_attention.to_v(text[1:])
    expected = to_out[0](attended(cross_attention, cross_attention.to_q(x[1:]), key, value))
    torch.testing.assert_close(out[1:], expected)
    torch.testing.assert_close(out[0], cross_attention(x, text)[0])


def test_new_words():
    class Tokenizer:
        model_max_length = 6

        def __call__(self, words: str, **_: Any) -> Any:
            ids = [0, *(sum(map(ord, w)) for w in words.split()), 9, 9, 9, 9, 9][:6]
            return type("Batch", (), {"input_ids": ids})

    assert new_words(Tokenizer(), "a hat", "a red hat", 2.0).tolist() == [1, 1, 2, 1, 1, 1]


def test_the_grid_of_a_layer():
    assert grid_of(64, (8, 8)) == (8, 8)
    assert grid_of(16, (8, 8)) == (4, 4)
    assert grid_of(6, (5, 9)) == (2, 3)  # as strided convolutions do: rounded up
    with pytest.raises(BadInput):
        grid_of(7, (8, 8))


def test_the_mask_of_a_layer_is_averaged_not_turned():
    mask = torch.zeros(8, 4)
    mask[:2, :1] = 1
    weight = Plan(mask).weight(8).reshape(4, 2)
    assert weight.tolist() == [[0.5, 0], [0, 0], [0, 0], [0, 0]]


@pytest.mark.parametrize("fault", [None, Cancelled, RuntimeError])
def test_processors_are_put_back_whatever_happens(unet, fault):
    before = dict(unet.attn_processors)

    def work() -> None:
        with processors(unet, Plan(half_mask()), blocks="1+2", maps="up"):
            assert all(isinstance(p, BranchAttention) for p in unet.attn_processors.values())
            if fault is not None:
                raise fault

    if fault is None:
        work()
    else:
        with pytest.raises(fault):
            work()
    after = unet.attn_processors
    assert after.keys() == before.keys()
    assert all(after[name] is before[name] for name in before)


def test_which_blocks_are_aligned_and_which_follow(unet):
    with processors(unet, Plan(half_mask()), blocks="1+3", maps="up"):
        table = unet.attn_processors
        assert {name.split(".")[1] for name, p in table.items() if p.aligns} == {"1", "3"}
        assert all(p.follows == name.startswith("up_blocks") for name, p in table.items())
        assert sum(p.aligns for p in table.values()) == 12  # 2 blocks x 3 layers x (self, cross)
    with processors(unet, Plan(half_mask()), blocks="2", maps="all"):
        assert all(p.follows for p in unet.attn_processors.values())


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_blocks_are_counted_from_the_coarsest(unet, number):
    """The first up-block of Stable Diffusion has no attention, so theirs are named alike."""
    with processors(unet, Plan(half_mask()), blocks=number, maps="up"):
        table = unet.attn_processors
        assert {name.split(".")[1] for name, p in table.items() if p.aligns} == {number}


@pytest.mark.parametrize(
    ("blocks", "aligned"), [("1", {1}), ("2", {2}), ("3", {2}), ("2+3", {2}), ("1+2+3", {1, 2})]
)
def test_a_small_decoder_has_fewer_blocks(blocks: str, aligned: set[int]):
    """Three levels, as the small models have: the last stands for those that are not there."""
    place = "attentions.0.transformer_blocks.0"
    names = [f"up_blocks.{n}.{place}.attn{k}.processor" for n in (1, 2) for k in (1, 2)]
    names.append(f"mid_block.{place}.attn2.processor")
    unet = _Named(names)
    with processors(unet, Plan(half_mask()), blocks=blocks, maps="up"):
        assert {int(n[10]) for n, p in unet.attn_processors.items() if p.aligns} == aligned
    assert unet.attn_processors == dict.fromkeys(names)


def test_a_decoder_without_words_is_refused():
    unet = _Named(["down_blocks.0.attentions.0.transformer_blocks.0.attn2.processor"])
    with (
        pytest.raises(BadInput, match="cross-attention"),
        processors(unet, Plan(half_mask()), blocks="1+2", maps="up"),
    ):
        pass


class _Named:
    """What `processors` knows of a U-Net: its processors by name."""

    def __init__(self, names: list[str]) -> None:
        self.attn_processors: dict[str, Any] = dict.fromkeys(names)

    def set_attn_processor(self, table: dict[str, Any]) -> None:
        self.attn_processors = table


def test_the_whole_network_runs_as_before_without_a_plan(unet):
    x, text = _noise(2, 4, 8, 8), _noise(2, 77, 32, seed=6)
    plain = unet(x, 500, text).sample
    with processors(unet, Plan(torch.ones(8, 8)), blocks="1+2+3", maps="all"):
        torch.testing.assert_close(unet(x, 500, text).sample, plain, rtol=1e-4, atol=1e-5)
    assert torch.equal(unet(x, 500, text).sample, plain)


def test_sides_that_are_not_multiples_of_eight(unet):
    x, text = _noise(2, 4, 5, 9), _noise(2, 77, 32, seed=6)
    plan = Plan(torch.ones(5, 9), "R1", (0, 0), ((1, 0),))
    with processors(unet, plan, blocks="1+2+3", maps="up"):
        assert unet(x, 900, text).sample.shape == x.shape
