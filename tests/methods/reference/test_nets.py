"""The sketch encoder: its layout, that it begins as nothing, and where its hints go."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from colorstudio.methods.sketch.reference.nets import SketchEncoder, added, places, scaled
from tests.tiny_models import UNET, tiny_modules

BLOCKS = UNET["block_out_channels"]
RELEASED = {
    "model.0.weight": (16, 3, 3, 3),
    "model.2.weight": (16, 16, 3, 3),
    "model.4.weight": (32, 16, 3, 3),
    "model.6.weight": (32, 32, 3, 3),
    "model.8.weight": (96, 32, 3, 3),
    "model.10.weight": (96, 96, 3, 3),
    "model.12.weight": (256, 96, 3, 3),
    "model.14.weight": (320, 256, 3, 3),
    "zero_layer.0.weight": (320, 320, 1, 1),
    "output_blocks.0.1.weight": (320, 320, 3, 3),
    "output_blocks.0.3.weight": (320, 320, 3, 3),
    "output_blocks.1.1.weight": (640, 320, 3, 3),
    "output_blocks.1.3.weight": (640, 640, 3, 3),
    "output_blocks.2.1.weight": (1280, 640, 3, 3),
    "output_blocks.2.3.weight": (1280, 1280, 3, 3),
    "output_blocks.3.1.weight": (1280, 1280, 3, 3),
    "output_blocks.3.3.weight": (1280, 1280, 3, 3),
    "zero_blocks.0.0.weight": (320, 320, 1, 1),
    "zero_blocks.1.0.weight": (640, 640, 1, 1),
    "zero_blocks.2.0.weight": (1280, 1280, 1, 1),
    "zero_blocks.3.0.weight": (1280, 1280, 1, 1),
}


@pytest.fixture(scope="module")
def unet() -> nn.Module:
    return tiny_modules()["unet"]


def evaluated(unet: nn.Module, x: Tensor) -> Tensor:
    words = torch.linspace(-1, 1, 3 * 32).reshape(1, 3, 32).expand(len(x), -1, -1)
    return unet(x, torch.full((len(x),), 500), encoder_hidden_states=words, return_dict=False)[0]


def test_its_weights_have_the_names_and_shapes_of_the_released_file() -> None:
    with torch.device("meta"):
        encoder = SketchEncoder()
    shapes = {name: tuple(value.shape) for name, value in encoder.state_dict().items()}
    assert {name: shape for name, shape in shapes.items() if name.endswith("weight")} == RELEASED
    assert set(shapes) == {
        n.replace("weight", kind) for n in RELEASED for kind in ("weight", "bias")
    }


def test_it_halves_at_each_level_but_the_last_as_the_unet_does(unet: nn.Module) -> None:
    encoder = SketchEncoder(BLOCKS, (4, 4, 8, 8))
    hints = encoder(torch.rand(2, 3, 64, 192) * 2 - 1)
    shapes: list[tuple[int, ...]] = []
    handles = [
        place.register_forward_hook(
            lambda m, i, o: shapes.append(tuple((o if isinstance(o, Tensor) else o[0]).shape))
        )
        for place in places(unet)
    ]
    evaluated(unet, torch.zeros(2, 4, 8, 24))
    for handle in handles:
        handle.remove()
    assert [tuple(hint.shape) for hint in hints] == shapes


def test_before_training_the_unet_is_the_plain_one_bit_by_bit(unet: nn.Module) -> None:
    encoder = SketchEncoder(BLOCKS, (4, 4, 8, 8))
    x = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(1))
    with added(unet, encoder(torch.rand(1, 3, 64, 64))):
        guided = evaluated(unet, x)
    assert torch.equal(guided, evaluated(unet, x))


def by_hand(unet: nn.Module, x: Tensor, hints: list[Tensor]) -> Tensor:
    """The U-Net as the paper's code runs it: each hint after its block, before the skip is kept."""
    words = torch.linspace(-1, 1, 3 * 32).reshape(1, 3, 32)
    steps = torch.full((len(x),), 500)
    emb = unet.time_embedding(unet.time_proj(steps).to(x.dtype))  # pyright: ignore
    h = unet.conv_in(x) + hints[0]  # pyright: ignore
    skips = [h]
    for level, block in enumerate(unet.down_blocks):  # pyright: ignore
        for j, resnet in enumerate(block.resnets):
            h = resnet(h, emb)
            if hasattr(block, "attentions"):
                h = block.attentions[j](h, encoder_hidden_states=words, return_dict=False)[0]
            if level == 3 and j == 1:
                h = h + hints[4]
            skips.append(h)
        if block.downsamplers:
            h = block.downsamplers[0](h) + hints[level + 1]
            skips.append(h)
    h = unet.mid_block(h, emb, encoder_hidden_states=words)  # pyright: ignore
    for block in unet.up_blocks:  # pyright: ignore
        for j, resnet in enumerate(block.resnets):
            h = resnet(torch.cat([h, skips.pop()], dim=1), emb)
            if hasattr(block, "attentions"):
                h = block.attentions[j](h, encoder_hidden_states=words, return_dict=False)[0]
        if block.upsamplers:
            h = block.upsamplers[0](h)
    return unet.conv_out(unet.conv_act(unet.conv_norm_out(h)))  # pyright: ignore


def test_hints_are_added_after_their_block_and_go_over_the_skips_too(unet: nn.Module) -> None:
    generator = torch.Generator().manual_seed(2)
    sizes = [(32, 8), (32, 4), (64, 2), (96, 1), (96, 1)]
    hints = [torch.randn(1, c, s, s, generator=generator) for c, s in sizes]
    x = torch.randn(1, 4, 8, 8, generator=generator)
    with added(unet, hints):
        found = evaluated(unet, x)
    torch.testing.assert_close(found, by_hand(unet, x, hints), rtol=1e-4, atol=1e-5)
    for n in range(len(hints)):
        fewer = [hint * (i != n) for i, hint in enumerate(hints)]
        with added(unet, fewer):
            assert (evaluated(unet, x) - found).abs().max() > 1e-4, n
    assert torch.equal(evaluated(unet, x), evaluated(unet, x))  # and nothing is left behind
    assert not any(place._forward_hooks for place in places(unet))


def test_hooks_are_gone_after_a_run_that_fails(unet: nn.Module) -> None:
    with pytest.raises(RuntimeError), added(unet, [torch.zeros(1, 7, 1, 1)] * 5):
        evaluated(unet, torch.zeros(1, 4, 8, 8))
    assert not any(place._forward_hooks for place in places(unet))


def test_strength_scales_the_hints() -> None:
    hints = [torch.ones(1, 2, 2, 2), torch.full((1, 2, 1, 1), 3.0)]
    assert scaled(hints, 1.0)[0] is hints[0]
    assert [float(h.max()) for h in scaled(hints, 0.5)] == [0.5, 1.5]
    assert not any(h.any() for h in scaled(hints, 0.0))


def test_gradients_are_the_same_where_activations_are_computed_twice() -> None:
    found = []
    for twice in (False, True):
        unet = tiny_modules()["unet"].requires_grad_(True).train()
        with torch.random.fork_rng():
            torch.manual_seed(3)
            encoder = SketchEncoder(BLOCKS, (4, 4, 8, 8))
        for zero in [encoder.zero_layer, *encoder.zero_blocks]:
            nn.init.constant_(zero[0].weight, 0.01)  # pyright: ignore
        if twice:
            unet.enable_gradient_checkpointing()
        with added(unet, encoder(torch.ones(1, 3, 64, 64))):
            answer = evaluated(unet, torch.ones(1, 4, 8, 8))
        answer.square().sum().backward()
        weights = [*encoder.parameters(), *unet.down_blocks[-1].parameters()]
        found.append([w.grad for w in weights])
    for a, b in zip(*found, strict=True):
        torch.testing.assert_close(a, b, rtol=1e-4, atol=1e-6)


def test_it_is_made_again_from_its_configuration() -> None:
    encoder = SketchEncoder((8, 12), (4, 6, 8, 10))
    again = SketchEncoder.from_config(encoder.config)
    again.load_state_dict(encoder.state_dict())
    assert len(again(torch.zeros(1, 3, 16, 16))) == 3
