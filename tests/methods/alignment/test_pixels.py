"""Color Alignment in pixels, end to end with tiny weights: no colour but those that are given."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging import io
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet, Result
from colorstudio.methods.palette.alignment import pixels_run, tracks
from colorstudio.methods.palette.alignment.condition import (
    colors_of_palette,
    colors_of_reference,
    picked,
)
from colorstudio.methods.palette.alignment.pixels_request import PixelsRequest, request_from
from tests.tiny_alignment import tiny_pixels

WAY, SIDE = "palette.pixels", 16
PALETTE = Palette.of(["#c03020", "#e0d0a0", "#203060"]).with_shares({0: 0.5, 1: 0.2})


@pytest.fixture(scope="module")
def pixels_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    root = tmp_path_factory.mktemp("pixels")
    tiny_pixels(root)
    return Engine(ModelStore(root), "cpu")


def made(engine: Engine, **values: Any) -> Result:
    given = {"palette": PALETTE, "steps": 5, **values}
    return engine.run(WAY, PixelsRequest(**given), Quiet())


def picture(height: int = 40, width: int = 50, dtype: type = np.uint8) -> Pixels:
    full = np.iinfo(dtype).max
    codes = np.random.default_rng(1).integers(0, full, (height, width, 4), dtype=dtype)
    codes[..., 3] = full
    return Pixels(codes)


def colors(result: Result) -> set[tuple[int, ...]]:
    assert result.raw is not None
    return set(map(tuple, result.raw.array.reshape(-1, 4)[:, :3].tolist()))


@pytest.mark.parametrize("steps", [1, 5, 20])
def test_no_colour_but_those_of_the_palette(pixels_engine: Engine, steps: int) -> None:
    result = made(pixels_engine, steps=steps)
    assert colors(result) <= {(0xC0, 0x30, 0x20), (0xE0, 0xD0, 0xA0), (0x20, 0x30, 0x60)}
    assert result.seals == {"palette_cd_a": 0.0}


def test_no_colour_but_those_of_a_photo(pixels_engine: Engine, shared_data: Path) -> None:
    photo = io.read(
        shared_data / "photos" / "budgie_cc0" / "whole" / "beacon-street-sunset.jpg"
    ).pixels
    result = made(pixels_engine, palette=Palette(), reference=photo)
    assert colors(result) <= set(map(tuple, photo.array.reshape(-1, 4)[:, :3].tolist()))
    assert len(colors(result)) > 4
    assert result.seals == {"palette_cd_a": 0.0}


def test_the_network_sees_f_at_every_timestep_and_c_mixed(
    pixels_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, torch.Tensor]] = []
    network = pixels_run.network

    def watched(unet: Any) -> Any:
        inner = network(unet)

        def predict(x: torch.Tensor, t: int) -> torch.Tensor:
            seen.append((t, x.clone()))
            return inner(x, t)

        return predict

    monkeypatch.setattr(pixels_run, "network", watched)
    made(pixels_engine, steps=10, seed=3)
    c = pixels_run.as_points(colors_of_palette(PALETTE, SIDE * SIDE))
    assert [t for t, _ in seen] == list(range(999, 0, -100))
    for _, x in seen:
        points = tracks.points_of(x)[0]
        assert set(map(tuple, points[:, :3].tolist())) <= set(map(tuple, c.tolist()))
        assert sorted(points[:, 3:].tolist()) == sorted(c.tolist())
        assert torch.equal(x[:, 3:], seen[0][1][:, 3:])
    start = torch.randn((1, 3, SIDE, SIDE), generator=torch.Generator().manual_seed(3))
    assert torch.equal(seen[0][1][:, :3], tracks.aligned(start, [c]))


def test_where_the_reference_has_its_pixels_means_nothing(pixels_engine: Engine) -> None:
    codes = picture(SIDE, SIDE).array
    order = np.random.default_rng(0).permutation(SIDE * SIDE)
    mixed = Pixels(codes.reshape(-1, 4)[order].reshape(codes.shape))
    first, other = (
        made(pixels_engine, palette=Palette(), reference=reference).pixels.array
        for reference in (Pixels(codes), mixed)
    )
    assert np.array_equal(first, other)
    first, other = (
        made(pixels_engine, palette=Palette(), reference=reference, permuted=False).pixels.array
        for reference in (Pixels(codes), mixed)
    )
    assert not np.array_equal(first, other), "without psi it does"


@pytest.mark.parametrize(
    "change",
    [{"seed": 1}, {"steps": 6}, {"permuted": False}, {"palette": PALETTE.with_shares({0: 0.1})}],
    ids=str,
)
def test_every_field_has_its_effect(pixels_engine: Engine, change: dict[str, Any]) -> None:
    first, other = made(pixels_engine), made(pixels_engine, **change)
    assert not np.array_equal(first.pixels.array, other.pixels.array)


def test_exact_has_the_shares_to_a_pixel(pixels_engine: Engine) -> None:
    result = made(pixels_engine, exact=True, enlarge=1)
    red = (result.pixels.array[..., :3] == (0xC0, 0x30, 0x20)).all(axis=-1).sum()
    assert red == SIDE * SIDE // 2
    assert result.seals == {"palette_cd_a": 0.0, "palette_share_error": 0.0}


def test_enlarged_each_pixel_is_a_square(pixels_engine: Engine) -> None:
    result = made(pixels_engine, enlarge=3)
    assert result.raw is not None
    assert result.pixels.size == (48, 48)
    for row, column in np.ndindex(3, 3):
        assert np.array_equal(result.pixels.array[row::3, column::3], result.raw.array)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_the_recipe_makes_the_same_picture_again(pixels_engine: Engine, dtype: type) -> None:
    for values in ({}, {"palette": Palette(), "reference": picture(dtype=dtype), "exact": True}):
        first = made(pixels_engine, seed=5, enlarge=2, permuted=False, **values)
        again = pixels_engine.run(WAY, request_from(first.recipe), Quiet())
        assert np.array_equal(first.pixels.array, again.pixels.array)
    for change in ({"way": "palette.alignment"}, {"reference": "no"}, {"steps": "many"}):
        with pytest.raises(BadInput):
            request_from({**first.recipe, **change})


def test_previews_and_cancelling(pixels_engine: Engine) -> None:
    class Watch:
        def __init__(self) -> None:
            self.seen: list[tuple[int, ...]] = []

        def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
            if preview is not None:
                self.seen.append(preview.shape)
            if len(self.seen) == 2:
                raise Cancelled

    watch = Watch()
    with pytest.raises(Cancelled):
        pixels_engine.run(WAY, PixelsRequest(PALETTE), watch)
    assert watch.seen == [(SIDE, SIDE, 3)] * 2


def test_amounts_of_a_palette_are_held_to_one() -> None:
    found = colors_of_palette(PALETTE, 1000)
    _, counts = np.unique(found, axis=0, return_counts=True)
    assert sorted(counts.tolist()) == [200, 300, 500]
    with pytest.raises(BadInput, match="at most 2"):
        colors_of_palette(PALETTE, 2)


def test_a_reference_gives_its_own_pixels_and_no_mixtures() -> None:
    reference = picture()
    small = picked(reference, SIDE)
    assert small.size == (SIDE, SIDE)
    assert np.array_equal(picked(small, SIDE).array, small.array)
    assert np.array_equal(small.array[0, 0], reference.array[1, 1])
    known = set(map(tuple, reference.array.reshape(-1, 4).tolist()))
    assert set(map(tuple, small.array.reshape(-1, 4).tolist())) <= known


def test_transparent_pixels_do_not_count() -> None:
    codes = picture(SIDE, SIDE).array.copy()
    codes[4:, :, 3] = 0
    found = colors_of_reference(Pixels(codes))
    assert found.shape == (SIDE * SIDE, 3)
    rows, counts = np.unique(found, axis=0, return_counts=True)
    assert set(map(tuple, rows.tolist())) == set(
        map(tuple, codes[:4].reshape(-1, 4)[:, :3].tolist())
    )
    assert (counts == 4).all()
    with pytest.raises(BadInput, match="transparent"):
        colors_of_reference(Pixels(np.zeros((SIDE, SIDE, 4), np.uint8)))


def test_what_cannot_be_is_refused() -> None:
    for values, sentence in (({"palette": Palette()}, "empty"), ({"steps": 0}, "steps is 0")):
        with pytest.raises(BadInput, match=sentence):
            PixelsRequest(**{"palette": PALETTE, **values})


def test_weights_that_give_no_numbers_are_said_to(
    pixels_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        pixels_run, "network", lambda unet: lambda x, t: torch.full_like(x[:, :3], float("nan"))
    )
    with pytest.raises(BadInput, match="not numbers"):
        made(pixels_engine)
