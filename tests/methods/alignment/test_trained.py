"""Color Alignment with weights that are trained for it, end to end with tiny ones."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.loras import lora_named
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled, ModelMissing
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet, Result
from colorstudio.methods.palette.alignment import run, tracks
from colorstudio.methods.palette.alignment.condition import Canvas
from colorstudio.methods.palette.alignment.request import AlignmentRequest, request_from
from tests.tiny_alignment import add_alignment
from tests.tiny_loras import tiny_lora
from tests.tiny_models import tiny_sd

WAY = "palette.alignment"
PALETTE = Palette.of(["#c03020", "#e0d0a0", "#203060"]).with_shares({0: 0.5, 1: 0.2})


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    root = tmp_path_factory.mktemp("trained")
    add_alignment(tiny_sd(root))
    return Engine(ModelStore(root), "cpu")


def asked(**values: Any) -> AlignmentRequest:
    given = {"palette": PALETTE, "prompt": "red", "width": 64, "height": 64, "steps": 5, **values}
    return AlignmentRequest(**given)


def made(engine: Engine, request: AlignmentRequest) -> Result:
    return engine.run(WAY, request, Quiet())


@pytest.fixture(scope="module")
def plain(trained: Engine) -> Result:
    return made(trained, asked())


def test_trained_weights_are_used_where_they_are(
    engine: Engine, trained: Engine, plain: Result
) -> None:
    assert plain.recipe["form"] == "fine-tuned"
    zero = made(trained, asked(form="zero-shot"))
    assert zero.recipe["form"] == "zero-shot"
    assert not np.array_equal(plain.pixels.array, zero.pixels.array)
    elsewhere = made(engine, asked())
    assert elsewhere.recipe["form"] == "zero-shot"
    assert np.array_equal(zero.pixels.array, elsewhere.pixels.array)
    with pytest.raises(ModelMissing, match="not trained"):
        made(engine, asked(form="fine-tuned"))


@pytest.mark.parametrize(
    "change",
    [
        {"prompt": "blue"},
        {"negative_prompt": ""},
        {"guidance": 9.0},
        {"strength": 0.3},
        {"stop": 0.9},
        {"blur": 1.0},
        {"seed": 1},
        {"permuted": False},
        {"palette": PALETTE.with_shares({0: 0.7})},
    ],
    ids=str,
)
def test_every_field_has_its_effect(trained: Engine, plain: Result, change: dict[str, Any]) -> None:
    assert not np.array_equal(plain.pixels.array, made(trained, asked(**change)).pixels.array)


def shown_to_network(
    engine: Engine, request: AlignmentRequest, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[float, torch.Tensor]]:
    seen: list[tuple[float, torch.Tensor]] = []

    class Watched(run.Denoiser):
        def __call__(self, x: torch.Tensor, t: float) -> torch.Tensor:
            seen.append((t, x.clone()))
            return super().__call__(x, t)

    monkeypatch.setattr(run, "Denoiser", Watched)
    made(engine, request)
    return seen


def rows(x: torch.Tensor) -> list[tuple[float, ...]]:
    return sorted(map(tuple, x.flatten(1).T.tolist()))


def test_the_network_sees_colours_of_c_and_c_mixed_beside_them(
    trained: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    c: list[torch.Tensor] = []
    condition = run.condition

    def watched(*values: Any) -> torch.Tensor:
        c.append(condition(*values))
        return c[-1]

    monkeypatch.setattr(run, "condition", watched)
    seen = shown_to_network(trained, asked(), monkeypatch)
    known = set(map(tuple, c[0].tolist()))
    assert [t for t, _ in seen] == [999, 799, 599, 399, 199]
    for t, x in seen:
        assert x.shape == (1, 8, 8, 8)
        assert (set(rows(x[0, :4])) <= known) == (t > 200), "f until the last fifth"
        assert rows(x[0, 4:]) == sorted(map(tuple, c[0].tolist())), "every point of c, once"
        assert torch.equal(x[:, 4:], seen[0][1][:, 4:]), "mixed once"
    start = torch.randn((1, 4, 8, 8), generator=torch.Generator().manual_seed(0))
    assert torch.equal(seen[0][1][:, :4], tracks.aligned(start, c)), "x_T too"


def test_without_psi_the_colours_lie_where_they_are(
    trained: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    z: list[torch.Tensor] = []
    canvas_latents = run.canvas_latents

    def watched(*values: Any) -> torch.Tensor:
        z.append(canvas_latents(*values))
        return z[-1]

    monkeypatch.setattr(run, "canvas_latents", watched)
    seen = shown_to_network(trained, asked(permuted=False), monkeypatch)
    assert all(torch.equal(x[:, 4:], z[0]) for _, x in seen)


def test_the_places_of_c_mean_nothing(
    trained: Engine, plain: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Disentanglement: the condition's places in another order give the same picture."""
    canvas_latents = run.canvas_latents
    order = torch.randperm(64, generator=torch.Generator().manual_seed(1))

    def even(canvas: Canvas) -> Canvas:
        return Canvas(canvas.rgb, np.full((8, 8), 1 / 64))

    def mixed(vae: Any, models: Any, canvas: Canvas, request: AlignmentRequest) -> torch.Tensor:
        return tracks.permuted(canvas_latents(vae, models, canvas, request), order[None])

    canvas_of = run.canvas_of
    monkeypatch.setattr(run, "canvas_of", lambda *values: even(canvas_of(*values)))
    first = made(trained, asked())
    monkeypatch.setattr(run, "canvas_latents", mixed)
    assert np.array_equal(first.pixels.array, made(trained, asked()).pixels.array)


def test_the_recipe_makes_the_same_picture_again(trained: Engine, plain: Result) -> None:
    assert np.array_equal(
        plain.pixels.array, made(trained, request_from(plain.recipe)).pixels.array
    )
    other = made(trained, asked(permuted=False, exact=True, seed=4))
    again = made(trained, request_from(other.recipe))
    assert np.array_equal(other.pixels.array, again.pixels.array)
    assert again.seals == {"palette_cd_a": 0.0, "palette_share_error": 0.0}


def test_recipes_from_before_there_was_a_choice_are_zero_shot(trained: Engine) -> None:
    first = made(trained, asked(form="zero-shot"))
    old = {k: v for k, v in first.recipe.items() if k not in ("form", "permuted")}
    again = made(trained, request_from(old))
    assert np.array_equal(first.pixels.array, again.pixels.array)


def test_it_is_said_that_loras_do_not_reach_the_trained_part(
    trained: Engine, tmp_path: Path
) -> None:
    lora = lora_named(trained.store, str(tiny_lora(tmp_path / "ink.safetensors")))
    for form, is_said in (("fine-tuned", True), ("zero-shot", False)):
        result = trained.run(WAY, asked(form=form, steps=1), Quiet(), loras=(lora,))
        assert any("takes none" in note for note in result.notes) is is_said


def test_inside_of_a_selection(trained: Engine) -> None:
    codes = np.random.default_rng(2).integers(0, 256, (90, 120, 4), dtype=np.uint8)
    codes[..., 3] = 255
    mask = np.zeros((90, 120), np.float32)
    mask[20:60, 30:90] = 1
    result = made(trained, asked(image=Pixels(codes), mask=mask))
    assert result.recipe["form"] == "fine-tuned"
    assert np.array_equal(result.pixels.array[mask == 0], codes[mask == 0])
    assert (result.pixels.array[mask == 1] != codes[mask == 1]).any(axis=-1).mean() > 0.9


def test_previews_and_cancelling(trained: Engine) -> None:
    class Watch:
        seen = 0

        def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
            self.seen += preview is not None
            if self.seen == 2:
                raise Cancelled

    watch = Watch()
    with pytest.raises(Cancelled):
        trained.run(WAY, asked(), watch)
    assert watch.seen == 2


def test_a_network_without_room_for_colours_is_refused(tmp_path: Path) -> None:
    folder = tiny_sd(tmp_path)
    facts = (folder / "bundle.toml").read_text("utf-8")
    line = '[parts]\nalignment_unet = { path = "unet" }\n'
    (folder / "bundle.toml").write_text(facts.replace("[parts]\n", line), "utf-8")
    with pytest.raises(BadInput, match="4 channels instead of 8"):
        made(Engine(ModelStore(tmp_path), "cpu"), asked())


def test_weights_that_give_no_numbers_are_said_to(
    trained: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(run.Denoiser):
        def __call__(self, x: torch.Tensor, t: float) -> torch.Tensor:
            return super().__call__(x, t) * float("nan")

    monkeypatch.setattr(run, "Denoiser", Broken)
    with pytest.raises(BadInput, match="not numbers"):
        made(trained, asked())
