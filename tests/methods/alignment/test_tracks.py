"""f, psi, eps' and the two tracks of Color Alignment's trained forms, on tensors."""

from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from colorstudio.diffusion.samplers import ddpm
from colorstudio.diffusion.schedules import Schedule, clean_estimate
from colorstudio.methods.palette.alignment import tracks


def noise(seed: int, *shape: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 4), st.integers(1, 30))
def test_f_is_the_nearest_colour_of_each_place(seed: int, channels: int, count: int) -> None:
    x, colors = noise(seed, 2, channels, 3, 5), noise(seed + 1, 2, count, channels)
    out = tracks.aligned(x, colors)
    for n, row, column in np.ndindex(2, 3, 5):
        far = (colors[n] - x[n, :, row, column]).square().sum(dim=1)
        assert torch.equal(out[n, :, row, column], colors[n][far.argmin()])


def test_f_may_use_a_colour_again() -> None:
    x = torch.zeros(1, 2, 2, 2)
    out = tracks.aligned(x, [torch.tensor([[1.0, 0.0], [9.0, 9.0]])])
    assert torch.equal(out[0].flatten(1).T, torch.tensor([[1.0, 0.0]] * 4))


def test_the_order_of_the_colours_has_no_influence_on_f() -> None:
    x, colors = noise(0, 1, 4, 8, 8), noise(1, 64, 4)
    order = torch.randperm(64, generator=torch.Generator().manual_seed(2))
    assert torch.equal(tracks.aligned(x, [colors]), tracks.aligned(x, [colors[order]]))


def test_psi_moves_places_and_keeps_their_channels_together() -> None:
    x = torch.arange(2 * 3 * 6.0).reshape(2, 3, 2, 3)
    order = torch.tensor([[5, 4, 3, 2, 1, 0], [1, 0, 2, 3, 5, 4]])
    out = tracks.permuted(x, order)
    assert out[0, :, 0, 0].tolist() == x[0, :, 1, 2].tolist()
    assert out[1, :, 0, 0].tolist() == x[1, :, 0, 1].tolist()
    assert out[1, :, 1, 2].tolist() == x[1, :, 1, 1].tolist()


def test_the_map_holds_every_point_once_in_an_order_of_the_seed() -> None:
    points = noise(0, 48, 4)
    first, again, other = (tracks.condition_map(points, (6, 8), seed) for seed in (1, 1, 2))
    assert first.shape == (1, 4, 6, 8)
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    for map_ in (first, other):
        held = tracks.points_of(map_)[0]
        assert not torch.equal(held, points)
        assert sorted(held.tolist()) == sorted(points.tolist())


def lesson(t: int, kind: str = "epsilon") -> tuple[Tensor, ...]:
    schedule = Schedule.scaled_linear(50, prediction_type=kind)
    x0, eps, colors = noise(0, 1, 4, 4, 4), noise(1, 1, 4, 4, 4), noise(2, 1, 9, 4)
    seen, target = tracks.lesson(x0, eps, torch.tensor([t]), colors, schedule, 200)
    noisy = schedule.add_noise(x0, eps, t)
    return x0, eps, noisy.float(), tracks.aligned(noisy.float(), colors), seen, target


@pytest.mark.parametrize("t", [201, 500, 999])
def test_the_network_is_shown_f_and_answers_the_noise_that_leads_from_it_to_x0(t: int) -> None:
    x0, _, _, mapped, seen, target = lesson(t)
    torch.testing.assert_close(seen, mapped)
    abar = float(Schedule.scaled_linear(50).alphas_cumprod[t])
    wanted = (mapped - abar**0.5 * x0) / (1 - abar) ** 0.5
    torch.testing.assert_close(target, wanted, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("t", [0, 19, 200])
def test_in_the_last_fifth_it_is_ordinary_training(t: int) -> None:
    _, eps, noisy, _, seen, target = lesson(t)
    torch.testing.assert_close(seen, noisy)
    torch.testing.assert_close(target, eps, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("kind", ["epsilon", "v_prediction"])
@pytest.mark.parametrize("t", [150, 600])
def test_the_answer_gives_x0_back(kind: str, t: int) -> None:
    x0, _, _, _, seen, target = lesson(t, kind)
    abar = float(Schedule.scaled_linear(50).alphas_cumprod[t])
    torch.testing.assert_close(clean_estimate(target, seen, abar, kind), x0, rtol=1e-3, atol=1e-4)


def test_each_sample_has_its_own_time_and_colours() -> None:
    schedule = Schedule.scaled_linear(50)
    x0, eps, colors = noise(0, 2, 4, 4, 4), noise(1, 2, 4, 4, 4), noise(2, 2, 9, 4)
    both = tracks.lesson(x0, eps, torch.tensor([900, 100]), colors, schedule, 200)
    for n, t in enumerate((900, 100)):
        one = tracks.lesson(
            x0[n : n + 1], eps[n : n + 1], torch.tensor([t]), colors[n : n + 1], schedule, 200
        )
        for whole, part in zip(both, one, strict=True):
            torch.testing.assert_close(whole[n : n + 1], part)


def network(seed: int, channels: int) -> Callable[[Tensor, int], Tensor]:
    weights = noise(seed, channels, channels) / 4

    def predict(x: Tensor, t: int) -> Tensor:
        return torch.einsum("nchw,cd->ndhw", x, weights) + t / 1000

    return predict


@pytest.mark.parametrize("last", [200.0, tracks.THROUGHOUT])
def test_two_tracks_the_posterior_is_of_the_unaligned_one(last: float) -> None:
    """The authors' loop, written out: ``coor`` goes its way, ``img`` is what the network sees."""
    schedule = Schedule.scaled_linear(10, spacing="paper000")
    predict, colors, start = network(0, 4), noise(1, 16, 4), noise(2, 1, 4, 4, 4)
    both = tracks.Tracks(predict, colors, schedule, last=last)
    got = ddpm(
        both.predict,
        start,
        schedule,
        generator=torch.Generator().manual_seed(3),
        on_x0=both.on_x0,
    )
    generator = torch.Generator().manual_seed(3)
    coor, img = start, tracks.aligned(start, [colors])
    for t in range(999, 0, -100):
        before = t - 100
        abar = schedule.alpha_cumprod(t)
        abar_before = schedule.alpha_cumprod(before) if before >= 0 else 1.0
        x0 = (img - (1 - abar) ** 0.5 * predict(img, t)) / abar**0.5
        a = abar / abar_before
        mean = abar_before**0.5 * (1 - a) / (1 - abar) * x0
        mean = mean + a**0.5 * (1 - abar_before) / (1 - abar) * coor
        spread = ((1 - abar_before) / (1 - abar) * (1 - a)) ** 0.5
        coor = mean
        if before >= 0:
            coor = coor + spread * torch.randn(coor.shape, generator=generator)
        img = tracks.aligned(coor, [colors]) if before > last else coor
    torch.testing.assert_close(got, coor, rtol=1e-4, atol=1e-5)


def test_what_the_network_sees_is_aligned_from_the_first_noise_until_the_last_fifth() -> None:
    schedule, colors = Schedule.scaled_linear(50, spacing="paper000"), noise(1, 16, 4)
    known = {tuple(c) for c in colors.tolist()}
    seen: dict[int, bool] = {}

    def watched(x: Tensor, t: int) -> Tensor:
        seen[t] = {tuple(c) for c in tracks.points_of(x)[0].tolist()} <= known
        return torch.zeros_like(x)

    both = tracks.Tracks(watched, colors, schedule, last=200)
    generator = torch.Generator().manual_seed(0)
    start = noise(2, 1, 4, 4, 4)
    ddpm(both.predict, start, schedule, generator=generator, on_x0=both.on_x0)
    assert [t for t, is_aligned in seen.items() if is_aligned] == list(range(999, 200, -20))


def test_the_condition_lies_behind_what_is_painted_in_every_row() -> None:
    map_ = noise(0, 1, 4, 4, 4)
    shown: list[Tensor] = []

    def watched(x: Tensor, t: int) -> Tensor:
        shown.append(x)
        return x[:, :4]

    x = noise(1, 2, 4, 4, 4)
    assert torch.equal(tracks.beside(watched, map_)(x, 5), x)
    assert torch.equal(shown[0], torch.cat([x, torch.cat([map_, map_])], dim=1))


def test_strength_and_place_hold_f_back() -> None:
    schedule, x, colors = Schedule.scaled_linear(5), noise(0, 1, 4, 4, 4), noise(1, 9, 4)
    whole = tracks.aligned(x, [colors])

    def mapped(**values: object) -> Tensor:
        return tracks.Tracks(network(0, 4), colors, schedule, last=200, **values).mapped(x)  # pyright: ignore

    assert torch.equal(mapped(), whole)
    assert torch.equal(mapped(strength=0.0), x)
    torch.testing.assert_close(mapped(strength=0.25), 0.75 * x + 0.25 * whole)
    inside = torch.zeros(4, 4, dtype=torch.bool)
    inside[1:3, :2] = True
    part = mapped(inside=inside)
    assert torch.equal(part[..., inside], whole[..., inside])
    assert torch.equal(part[..., ~inside], x[..., ~inside])


def test_pixels_stay_in_their_range() -> None:
    schedule, x = Schedule.scaled_linear(5), noise(0, 1, 3, 4, 4)

    def found(clip: bool) -> Tensor:
        both = tracks.Tracks(lambda x, t: -50 * x, noise(1, 9, 3), schedule, last=200, clip=clip)
        both.predict(x, 900)
        return both.on_x0(x, 900)

    assert found(False).abs().max() > 1
    assert torch.equal(found(True), found(False).clamp(-1, 1))
