"""References bound to parts of the picture."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from colorstudio.methods.sketch.reference.guidance import evaluated
from colorstudio.methods.sketch.reference.regions import Shares, bound, shares_of
from tests.tiny_models import tiny_modules


def some(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


X, A, B = some(2, 4, 16, 16), some(2, 16, 32, seed=1), some(2, 16, 32, seed=2)
LEFT = torch.zeros(16, 16)
LEFT[:, :8] = 1


@pytest.fixture(scope="module")
def unet() -> nn.Module:
    return tiny_modules()["unet"]


def test_the_same_reference_everywhere_is_one_reference(unet: nn.Module) -> None:
    single = evaluated(unet, X, 500, A)
    with bound(unet, torch.stack([LEFT, 1 - LEFT])):
        twice = evaluated(unet, X, 500, torch.cat([A, A], dim=1))
    torch.testing.assert_close(twice, single, rtol=1e-4, atol=1e-5)
    with bound(unet, torch.ones(1, 16, 16)):
        assert torch.equal(evaluated(unet, X, 500, A), single)


def test_a_region_that_covers_nothing_has_no_say(unet: nn.Module) -> None:
    with bound(unet, torch.stack([torch.ones(16, 16), torch.zeros(16, 16)])):
        found = evaluated(unet, X, 500, torch.cat([A, 100 * B], dim=1))
    torch.testing.assert_close(found, evaluated(unet, X, 500, A), rtol=1e-4, atol=1e-5)


def test_each_place_attends_to_its_own_reference(unet: nn.Module) -> None:
    layer = unet.down_blocks[0].attentions[0].transformer_blocks[0].attn2  # pyright: ignore
    states = some(1, 256, 32, seed=3)
    with torch.no_grad():
        a, b = (layer(states, encoder_hidden_states=t[:1]) for t in (A, B))
        with bound(unet, torch.stack([LEFT, 1 - LEFT])):
            found = layer(states, encoder_hidden_states=torch.cat([A, B], dim=1)[:1])
    left = LEFT.flatten().bool()
    torch.testing.assert_close(found[0, left], a[0, left])
    torch.testing.assert_close(found[0, ~left], b[0, ~left])


def test_coarse_places_take_of_each_region_their_share() -> None:
    shares = Shares(torch.stack([LEFT, 1 - LEFT]))
    assert torch.equal(shares.at(256)[0], LEFT.flatten())
    assert shares.at(16)[0].reshape(4, 4)[0].tolist() == [1, 1, 0, 0]
    assert shares.at(1).flatten().tolist() == [0.5, 0.5]
    with pytest.raises(ValueError, match="no level"):
        shares.at(7)


def test_the_unet_has_its_own_attention_afterwards(unet: nn.Module) -> None:
    before = dict(unet.attn_processors)  # pyright: ignore
    with pytest.raises(RuntimeError), bound(unet, torch.ones(1, 16, 16)):
        raise RuntimeError
    assert unet.attn_processors == before  # pyright: ignore


def test_shares_sum_to_1_and_say_whose_they_are() -> None:
    masks: list[Tensor | None] = [LEFT, None, torch.ones(16, 16) * LEFT.T]
    maps, numbers = shares_of(masks, (16, 16))
    assert numbers == [0, 2, 1]
    torch.testing.assert_close(maps.sum(dim=0), torch.ones(16, 16))
    assert maps[:, 0, 0].tolist() == [0.5, 0.5, 0]  # both are bound there
    assert maps[:, 15, 15].tolist() == [0, 0, 1]  # neither is
    maps, numbers = shares_of([LEFT], (16, 16))
    assert numbers == [0, -1]
    assert maps[1, 0, 15] == 1
    maps, numbers = shares_of([None, None], (4, 4))
    assert numbers == [0, 1]
    assert (maps == 0.5).all()
