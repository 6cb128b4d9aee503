"""Color Alignment end to end, with tiny weights through the engine."""

from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.diffusion.schedules import Schedule
from colorstudio.engine.engine import Engine
from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet, Result
from colorstudio.methods.palette.alignment import align, run
from colorstudio.methods.palette.alignment.request import AlignmentRequest, request_from

PALETTE = Palette.of(["#c03020", "#e0d0a0", "#203060"]).with_shares({0: 0.5, 1: 0.2})
WAY = "palette.alignment"


def asked(**values: Any) -> AlignmentRequest:
    given = {"palette": PALETTE, "prompt": "red", "width": 64, "height": 64, "steps": 4, **values}
    return AlignmentRequest(**given)


def made(engine: Engine, request: AlignmentRequest) -> Result:
    return engine.run(WAY, request, Quiet())


def picture(seed: int = 0, dtype: type = np.uint8) -> Pixels:
    rng = np.random.default_rng(seed)
    codes = rng.integers(0, np.iinfo(dtype).max, (90, 120, 4), dtype=dtype)
    codes[..., 3] = np.iinfo(dtype).max
    return Pixels(codes)


def selection() -> np.ndarray:
    mask = np.zeros((90, 120), np.float32)
    mask[20:60, 30:90] = 1
    mask[20, 30:90] = 0.4
    return mask


def test_the_same_request_gives_the_same_picture_and_another_seed_another(engine: Engine) -> None:
    first, again, other = (made(engine, asked(seed=seed)) for seed in (3, 3, 4))
    assert np.array_equal(first.pixels.array, again.pixels.array)
    assert not np.array_equal(first.pixels.array, other.pixels.array)
    assert first.bundle == "tiny-sd1"
    assert first.pixels.size == (64, 64)


@pytest.mark.parametrize(
    "change",
    [
        {"prompt": "blue"},
        {"negative_prompt": ""},
        {"guidance": 9.0},
        {"strength": 0.3},
        {"stop": 0.9},
        {"blur": 1.0},
        {"matcher": "greedy"},
        {"matcher": "nearest"},
        {"palette": PALETTE.with_shares({0: 0.6})},
    ],
    ids=str,
)
def test_every_field_has_its_effect(engine: Engine, change: dict[str, Any]) -> None:
    plain, changed = made(engine, asked()), made(engine, asked(**change))
    assert not np.array_equal(plain.pixels.array, changed.pixels.array)


def test_the_model_paints_in_the_colours_of_the_condition(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What reaches the sampler as x0 is c, one-to-one, at t = 999, 749 and 499, but not at 249."""
    seen = []

    class Watched(align.Alignment):
        def __call__(self, x0: torch.Tensor, t: int) -> torch.Tensor:
            out = super().__call__(x0, t)
            same = torch.equal(
                out[0].flatten(1).T.sort(dim=0).values, self.colors.sort(dim=0).values
            )
            seen.append((t, same))
            return out

    monkeypatch.setattr(run, "Alignment", Watched)
    made(engine, asked(stop=0.3))
    assert seen == [(999, True), (749, True), (499, True), (249, False)]


def test_the_recipe_makes_the_same_picture_again(engine: Engine) -> None:
    first = made(engine, asked(seed=5, exact=True, matcher="greedy"))
    again = made(engine, request_from(first.recipe))
    assert np.array_equal(first.pixels.array, again.pixels.array)


def test_a_reference_travels_in_the_recipe(engine: Engine) -> None:
    reference = picture(1)
    first = made(engine, asked(palette=Palette(), reference=reference, mixed=True, exact=True))
    again = made(engine, request_from(first.recipe))
    assert np.array_equal(first.pixels.array, again.pixels.array)
    plain = made(engine, asked(palette=Palette(), reference=reference, exact=True))
    assert not np.array_equal(first.pixels.array, plain.pixels.array)


def test_exact_keeps_the_contract_to_the_pixel(engine: Engine) -> None:
    result = made(engine, asked(exact=True, width=100, height=77))
    codes = result.pixels.array
    assert codes.shape == (77, 100, 4)
    red = (codes[..., :3] == (0xC0, 0x30, 0x20)).all(axis=-1).sum()
    assert abs(red - 0.5 * codes[..., 0].size) <= 1
    assert result.seals == {"palette_cd_a": 0.0, "palette_share_error": 0.0}
    assert result.raw is not None
    assert len(np.unique(result.raw.array.reshape(-1, 4), axis=0)) > 3, "raw is as it was decoded"


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("exact", [False, True])
def test_outside_of_the_selection_nothing_changes(engine: Engine, dtype: type, exact: bool) -> None:
    image, mask = picture(2, dtype), selection()
    result = made(engine, asked(image=image, mask=mask, exact=exact))
    outside = mask < 0.5 if exact else mask == 0
    assert result.seals["outside_changed_pixels"] == 0
    assert np.array_equal(result.pixels.array[outside], image.array[outside])
    inside = mask == 1
    assert (result.pixels.array[inside] != image.array[inside]).any(axis=-1).mean() > 0.9
    again = made(engine, request_from(result.recipe, image, mask))
    assert np.array_equal(result.pixels.array, again.pixels.array)


def test_the_model_sees_what_is_around_the_selection(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each step the latents outside are the picture's own, as noisy as that step asks."""
    noisy = []
    add_noise = Schedule.add_noise

    def watched(self: Schedule, x0: torch.Tensor, eps: torch.Tensor, t: int) -> torch.Tensor:
        noisy.append(t)
        return add_noise(self, x0, eps, t)

    monkeypatch.setattr(Schedule, "add_noise", watched)
    first = made(engine, asked(image=picture(2), mask=selection(), steps=5))
    assert noisy == [799, 599, 399, 199], "of the step that comes next; at the last none"
    other = made(engine, asked(image=picture(3), mask=selection(), steps=5))
    assert first.raw is not None
    assert other.raw is not None
    assert not np.array_equal(first.raw.array, other.raw.array)


def test_large_pictures_are_painted_small_and_enlarged(engine: Engine) -> None:
    result = made(engine, asked(width=1200, height=400))
    assert result.pixels.size == (1200, 400)
    assert result.raw is not None
    assert result.raw.width * result.raw.height <= 128 * 128 + 200
    assert any("painted" in note for note in result.notes)


def test_previews_come_with_every_step_and_cancelling_stops(engine: Engine) -> None:
    class Watch:
        def __init__(self, stop: int) -> None:
            self.previews: list[Any] = []
            self.stop = stop

        def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
            if preview is not None:
                self.previews.append(preview)
            if len(self.previews) == self.stop:
                raise Cancelled

    watch = Watch(99)
    engine.run(WAY, asked(), watch)
    assert [p.shape for p in watch.previews] == [(8, 8, 3)] * 4
    watch = Watch(2)
    with pytest.raises(Cancelled):
        engine.run(WAY, asked(), watch)
    assert len(watch.previews) == 2


def test_weights_that_give_no_numbers_are_said_to(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(run.Denoiser):
        def __call__(self, x: torch.Tensor, t: float) -> torch.Tensor:
            return super().__call__(x, t) * float("nan")

    monkeypatch.setattr(run, "Denoiser", Broken)
    for strength in (1.0, 0.0):
        with pytest.raises(BadInput, match="not numbers"):
            made(engine, asked(strength=strength))


def test_a_prompt_of_ten_thousand_characters_is_cut_and_said(engine: Engine) -> None:
    result = made(engine, asked(prompt="red " * 2500))
    assert any("too long" in note for note in result.notes)


def test_what_cannot_be_is_refused_in_a_sentence() -> None:
    for change, sentence in (
        ({"width": 8}, "width is 8"),
        ({"palette": Palette()}, "palette is empty"),
        ({"mask": selection()}, "no picture"),
        ({"image": picture(), "mask": np.zeros((90, 120), np.float32)}, "mask is empty"),
        ({"image": picture(), "mask": np.ones((90, 500), np.float32)}, "mask is"),
        ({"matcher": "best"}, "one of"),
    ):
        with pytest.raises(BadInput, match=sentence):
            asked(**change)


def test_damaged_recipes_are_refused(engine: Engine) -> None:
    good = dict(made(engine, asked(steps=1)).recipe)
    for change in ({"way": "palette.instant"}, {"palette": 3}, {"steps": "many"}, {"inside": True}):
        with pytest.raises(BadInput):
            request_from({**good, **change})
    with pytest.raises(BadInput, match="damaged"):
        request_from({**good, "reference": "not a picture"})


@pytest.mark.parametrize(
    "change",
    [
        {"palette": Palette.of(["#c03020"])},
        {"palette": Palette(), "reference": Pixels(np.full((1, 1, 4), 255, np.uint8))},
        {"steps": 1},
        {"width": 64, "height": 640},
        {
            "image": Pixels(np.full((8, 8, 4), 255, np.uint8)),
            "mask": np.eye(8, dtype=np.float32),
        },
    ],
    ids=["one colour", "one pixel", "one step", "narrow", "eight pixels"],
)
@pytest.mark.parametrize("matcher", ["auction", "greedy"])
def test_the_least_that_can_be_asked(engine: Engine, change: dict[str, Any], matcher: str) -> None:
    request = asked(**change, matcher=matcher)
    assert made(engine, request).pixels.size == request.size
