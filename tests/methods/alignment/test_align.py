"""Alignment of x0: which steps, which places, how far, and that places mean nothing in c."""

from pathlib import Path

import pytest
import torch

from colorstudio.diffusion import latents as autoencoder
from colorstudio.diffusion import matching
from colorstudio.diffusion.samplers import ddpm
from colorstudio.diffusion.schedules import Schedule
from colorstudio.engine.engine import Engine
from colorstudio.imaging import io
from colorstudio.methods.palette.alignment.align import Alignment, auctioned, matcher_of
from colorstudio.methods.palette.alignment.condition import blurred, reduced
from colorstudio.methods.palette.alignment.request import MATCHERS


def latents(seed: int, side: int = 8) -> torch.Tensor:
    return torch.randn((1, 4, side, side), generator=torch.Generator().manual_seed(seed))


def points(latent: torch.Tensor) -> list[tuple[float, ...]]:
    return sorted(map(tuple, latent.movedim(1, -1).reshape(-1, 4).tolist()))


def colors(seed: int = 9, count: int = 64) -> torch.Tensor:
    return torch.randn((count, 4), generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("name", MATCHERS)
def test_x0_takes_colours_of_c_and_channels_stay_channels(name: str) -> None:
    c = colors()
    out = Alignment(c, matcher_of(name, 0))(latents(1), 999)
    met = points(out)
    assert set(met) <= set(map(tuple, c.tolist()))
    if name != "nearest":
        assert met == sorted(map(tuple, c.tolist())), "one-to-one"


def test_places_keep_their_order() -> None:
    # a latent that is c itself, in some order, is its own answer
    x0 = latents(3)
    c = x0.movedim(1, -1).reshape(-1, 4)
    for name in MATCHERS:
        aligned = Alignment(c[torch.randperm(64)], matcher_of(name, 0))(x0, 999)
        assert torch.equal(aligned, x0), name


def test_it_stops_at_the_last_fifth_of_the_noise() -> None:
    x0, align = latents(1), Alignment(colors(), auctioned)
    assert torch.equal(align(x0, 200), x0), "t = 0.2 T is left alone"
    assert not torch.equal(align(x0, 201), x0)


def test_of_fifty_steps_forty_are_aligned() -> None:
    asked = []
    align = Alignment(colors(), auctioned)

    def on_x0(x0: torch.Tensor, t: int) -> torch.Tensor:
        out = align(x0, t)
        if out is not x0:
            asked.append(t)
        return out

    schedule = Schedule.scaled_linear(50, spacing="paper000")
    ddpm(
        lambda x, t: torch.zeros_like(x),
        latents(0),
        schedule,
        generator=torch.Generator().manual_seed(0),
        on_x0=on_x0,
    )
    assert asked == list(range(999, 200, -20))


def test_strength_goes_part_of_the_way() -> None:
    x0 = latents(1)
    whole = Alignment(colors(), auctioned)(x0, 999)
    part = Alignment(colors(), auctioned, strength=0.25)(x0, 999)
    torch.testing.assert_close(part, 0.75 * x0 + 0.25 * whole)
    assert Alignment(colors(), auctioned, strength=0)(x0, 999) is x0


def test_outside_of_the_selection_x0_stays() -> None:
    inside = torch.zeros((8, 8), dtype=torch.bool)
    inside[2:5, 1:7] = True
    x0, c = latents(1), colors(count=18)
    out = Alignment(c, auctioned, inside=inside)(x0, 999)
    assert torch.equal(out[..., ~inside], x0[..., ~inside])
    assert sorted(map(tuple, out[0][:, inside].T.tolist())) == sorted(map(tuple, c.tolist()))


def test_latents_of_damaged_weights_are_no_colours() -> None:
    x0 = latents(1)
    x0[0, 0, 0, 0] = float("nan")
    with pytest.raises(ValueError, match="finite"):
        Alignment(colors(), auctioned)(x0, 999)


def latents_of(engine: Engine, photo: Path) -> torch.Tensor:
    picture = blurred(reduced(io.read(photo).pixels, 256).array[..., :3], 3.0)
    with engine.models_for(("vae",)).lease("vae") as (vae,):
        return autoencoder.encoded(vae, torch.from_numpy(picture).permute(2, 0, 1)[None])


@pytest.mark.parametrize("name", ["auction", "balanced", "greedy"])
def test_the_places_of_a_real_conditions_points_mean_nothing(
    engine: Engine, shared_data: Path, name: str
) -> None:
    """Disentanglement: c with its points permuted is the same condition."""
    photos = shared_data / "photos" / "budgie_cc0" / "whole"
    c = latents_of(engine, photos / "apollo-11-earth.jpg")[0].flatten(1).T
    x0 = latents_of(engine, photos / "beacon-street-sunset.jpg")
    assert x0.shape == (1, 4, 32, 32)

    def answer(colors: torch.Tensor) -> torch.Tensor:
        match = matching.balanced if name == "balanced" else matcher_of(name, 5)
        return Alignment(colors, match)(x0, 999)

    first = answer(c)
    assert points(first) == sorted(map(tuple, c.tolist()))
    for seed in (1, 2):
        order = torch.randperm(len(c), generator=torch.Generator().manual_seed(seed))
        assert torch.equal(answer(c[order]), first)
