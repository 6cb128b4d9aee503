"""What Color Alignment's sampler is given: noise, words, noise levels, and the points of c."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.diffusion import conditioning, latents, matching, samplers
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet
from colorstudio.methods.palette.alignment import align, run
from colorstudio.methods.palette.alignment.condition import (
    Canvas,
    blurred,
    canvas_of_palette,
    resampled,
)
from colorstudio.methods.palette.alignment.place import Frame
from colorstudio.methods.palette.alignment.request import AlignmentRequest
from tests.tiny_models import tiny_sd2_v

PALETTE = Palette.of(["#c03020", "#e0d0a0", "#203060"]).with_shares({0: 0.5, 1: 0.2})
ROLES = ("vae", "text_encoder", "tokenizer")


def asked(**values: Any) -> AlignmentRequest:
    given = {"palette": PALETTE, "prompt": "red", "width": 64, "height": 64, "steps": 4, **values}
    return AlignmentRequest(**given)


def given_to_sampler(
    engine: Engine, request: AlignmentRequest, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    seen: dict[str, Any] = {}

    def watched(predict: Any, x: torch.Tensor, schedule: Any, **more: Any) -> torch.Tensor:
        seen.update(predict=predict, x=x.clone(), schedule=schedule, **more)
        return samplers.ddpm(predict, x, schedule, **more)

    assert run.ddpm is samplers.ddpm, "ancestral, not deterministic"
    monkeypatch.setattr(run, "ddpm", watched)
    engine.run("palette.alignment", request, Quiet())
    return seen


def test_noise_words_and_levels(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    request = asked(negative_prompt="blue", guidance=3.0, seed=7, stop=0.4, strength=0.5)
    seen = given_to_sampler(engine, request, monkeypatch)
    noise = torch.randn((1, 4, 8, 8), generator=torch.Generator().manual_seed(7))
    assert torch.equal(seen["x"], noise), "N(0, 1), to the bit"
    assert seen["schedule"].timesteps == (999, 749, 499, 249)
    with engine.models_for(ROLES).lease("tokenizer", "text_encoder") as (tokenizer, encoder):
        words = conditioning.encoded(tokenizer, encoder, ["red", "blue"])
    assert torch.equal(seen["predict"].cond, words[:1])
    assert torch.equal(seen["predict"].uncond, words[1:])
    assert seen["predict"].guidance == 3
    assert (seen["on_x0"].last, seen["on_x0"].strength) == (400, 0.5)


def test_a_v_predicting_network_is_taken_at_its_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_sd2_v(tmp_path)
    seen = given_to_sampler(Engine(ModelStore(tmp_path), "cpu"), asked(steps=1), monkeypatch)
    assert seen["schedule"].prediction_type == "v_prediction"


def test_outside_of_the_selection_it_is_the_picture_as_noisy_as_the_next_step(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = np.random.default_rng(3).integers(0, 256, (64, 64, 4), dtype=np.uint8)
    codes[..., 3] = 255
    mask = np.zeros((64, 64), np.float32)
    mask[:32, 16:64] = 1
    seen = given_to_sampler(engine, asked(image=Pixels(codes), mask=mask), monkeypatch)
    inside, x = seen["on_x0"].inside, torch.full_like(seen["x"], 7.0)
    assert 0 < inside.sum() < inside.numel()
    for i in range(4):
        out = seen["on_step"](i, 4, x, x)
        assert (out[..., inside] == 7).all()
        assert (out[..., ~inside] != 7).all()
    # after the last step: without noise, the same whatever is drawn
    last, again = (seen["on_step"](3, 4, x, x) for _ in range(2))
    assert torch.equal(last, again)
    assert not torch.equal(seen["on_step"](0, 4, x, x), seen["on_step"](0, 4, x, x))


def condition(engine: Engine, canvas: Canvas, request: AlignmentRequest, size: int) -> np.ndarray:
    models, frame = engine.models_for(ROLES), Frame(Rect(0, 0, size, size), (size, size))
    with torch.no_grad(), models.lease("vae") as (vae,):
        return run.condition(vae, models, canvas, request, frame, None).numpy()


def encoded(engine: Engine, rgb: np.ndarray, blur: float, seed: int) -> np.ndarray:
    """The points of a latent, n x d, as the paper has them: blurred, encoded, drawn."""
    picture = torch.from_numpy(blurred(rgb, blur)).permute(2, 0, 1)[None]
    generator = torch.Generator().manual_seed(seed)
    with engine.models_for(ROLES).lease("vae") as (vae,):
        z = latents.encoded(vae, picture, sample=True, generator=generator)
    return z[0].movedim(0, -1).reshape(-1, z.shape[1]).numpy()


def rows(points: np.ndarray) -> list[tuple[float, ...]]:
    return sorted(map(tuple, points.tolist()))


@pytest.mark.parametrize("blur", [1.0, 3.0])
def test_c_is_the_blurred_canvas_encoded_and_drawn(engine: Engine, blur: float) -> None:
    canvas = canvas_of_palette(PALETTE, 64, 2)
    even = Canvas(canvas.rgb, np.full((8, 8), 1 / 64))
    c = condition(engine, even, asked(blur=blur, seed=5), 64)
    assert rows(c) == rows(encoded(engine, canvas.rgb, blur, 5)), "its points, each once"


def test_each_point_of_c_counts_what_its_place_does(engine: Engine) -> None:
    rgb = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    counts = np.zeros((8, 8))
    counts[:, 0], counts[3, :] = 1, 3
    c = condition(engine, Canvas(rgb, counts / counts.sum()), asked(seed=5), 128)
    points = encoded(engine, rgb, 3.0, 5)
    assert len(c) == 256
    assert rows(c) == rows(resampled(points, counts.ravel(), 256))
    held = [int((c == point).all(axis=1).sum()) for point in points]
    assert held == pytest.approx((counts / counts.sum() * 256).ravel(), abs=1)


def test_on_another_device_it_is_matched_there(monkeypatch: pytest.MonkeyPatch) -> None:
    asked_of: list[torch.device] = []

    def balanced(points: torch.Tensor, colors: torch.Tensor) -> torch.Tensor:
        asked_of.append(points.device)
        return colors

    monkeypatch.setattr(matching, "balanced", balanced)
    align.auctioned(torch.zeros(4, 4), torch.zeros(4, 4))
    assert not asked_of
    there = torch.empty(4, 4, device="meta")
    assert align.auctioned(there, there) is there
    assert [device.type for device in asked_of] == ["meta"]
