"""Runs with a LoRA: another picture with it, the same one after it, whatever became of the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.diffusion.bundle import Licence
from colorstudio.engine.device import TIERS
from colorstudio.engine.engine import Engine
from colorstudio.engine.loras import LoraUse, fits, lora_at, lora_named, loras_again, loras_of
from colorstudio.engine.model_run import NOTE
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled, ModelMissing, OutOfMemory
from colorstudio.methods import registry
from colorstudio.methods.base import Quiet, Result
from tests.engine import ways
from tests.engine.ways import SPEC, TinyRequest
from tests.tiny_loras import LAYERS, tiny_lora
from tests.tiny_models import tiny_sd, tiny_sd2_v

UNKNOWN = "The licence of the LoRA “ink” is not known."


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("weights")
    tiny_sd(root)
    tiny_lora(root / "other/models/loras/ink.safetensors")
    return root


@pytest.fixture(scope="module")
def ink(root: Path) -> Path:
    return root / "other/models/loras/ink.safetensors"


@pytest.fixture(autouse=True, scope="module")
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "METHODS", (*registry.METHODS, SPEC))


@pytest.fixture
def store(root: Path) -> ModelStore:
    return ModelStore(root, folders=[root / "other"])


@pytest.fixture
def engine(store: ModelStore) -> Engine:
    return Engine(store, "cpu")


@pytest.fixture
def plain(root: Path) -> np.ndarray:
    """The picture of weights that never met a LoRA."""
    return picture(Engine(ModelStore(root), "cpu"))


def made(engine: Engine, *loras: LoraUse, request: TinyRequest | None = None) -> Result:
    return engine.run(SPEC.id, request or TinyRequest(), Quiet(), loras=loras)


def picture(engine: Engine, *loras: LoraUse, request: TinyRequest | None = None) -> np.ndarray:
    return made(engine, *loras, request=request).pixels.array


def test_another_picture_with_it_and_the_same_one_before_and_after(
    engine: Engine, ink: Path, plain: np.ndarray
) -> None:
    use = LoraUse(lora_at(ink), 0.8)
    assert np.array_equal(picture(engine), plain)
    with_it = picture(engine, use)
    assert not np.array_equal(with_it, plain)
    assert np.array_equal(picture(engine), plain)
    assert np.array_equal(picture(engine, use), with_it)
    assert not np.array_equal(picture(engine, replace(use, strength=0.4)), with_it)
    assert np.array_equal(picture(engine, replace(use, strength=0)), plain)


def test_the_models_in_memory_are_the_same_to_the_bit(engine: Engine, ink: Path) -> None:
    made(engine)
    bundle = engine.store.bundle_for(SPEC.models)

    def weights() -> dict[str, torch.Tensor]:
        with engine.residency.lease(bundle, "unet", "text_encoder") as models:
            return {
                f"{n}.{key}": value.clone()
                for n, model in enumerate(models)
                for key, value in model.state_dict().items()
            }

    before = weights()
    made(engine, LoraUse(lora_at(ink), -1.3), LoraUse(lora_at(ink), 0.5))
    after = weights()
    assert before.keys() == after.keys()
    assert all(torch.equal(before[key], after[key]) for key in before)


def test_both_halves_take_part(engine: Engine, tmp_path: Path, plain: np.ndarray) -> None:
    for role in ("lora_unet", "lora_te"):
        keys = [key for key in LAYERS if key.startswith(role)]
        path = tiny_lora(tmp_path / f"{role}.safetensors", layers=keys)
        assert not np.array_equal(picture(engine, LoraUse(lora_at(path))), plain)


def test_a_model_that_is_leased_twice_at_once_has_it_once(
    engine: Engine, ink: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use, run = LoraUse(lora_at(ink), 0.8), ways.run
    once = picture(engine, use)

    def nested(request: TinyRequest, ctx: Any) -> Result:
        with ctx.models.lease("unet", "text_encoder"):
            return run(request, ctx)

    monkeypatch.setattr(ways, "run", nested)
    assert np.array_equal(picture(engine, use), once)


class Stop:
    """Cancels at the ``count``-th report of a stage."""

    def __init__(self, stage: str, count: int) -> None:
        self._stage, self._left = stage, count

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self._left -= stage == self._stage
        if self._left == 0:
            raise Cancelled


@pytest.mark.parametrize(("stage", "count"), [("Sampling", 2), ("Adding the LoRAs", 4)])
def test_a_cancel_leaves_nothing_of_it(
    engine: Engine, ink: Path, plain: np.ndarray, stage: str, count: int
) -> None:
    for _ in range(2):
        stop = Stop(stage, count)
        with pytest.raises(Cancelled):
            engine.run(SPEC.id, TinyRequest(), stop, loras=[LoraUse(lora_at(ink))])
        assert engine.residency.leased == ()
        assert np.array_equal(picture(engine), plain)


def full(*stages: tuple[str, str]) -> Callable[[str, str], None]:
    """Memory that is full at these stages of these tiers."""

    def spoil(stage: str, tier: str) -> None:
        if (stage, tier) in stages:
            raise torch.OutOfMemoryError("CUDA out of memory")

    return spoil


def test_memory_that_is_full_leaves_nothing_of_it(
    engine: Engine, ink: Path, plain: np.ndarray
) -> None:
    use, lower = LoraUse(lora_at(ink)), TIERS["cpu"].lower
    wanted = picture(engine, use)
    result = made(engine, use, request=TinyRequest(spoil=full(("sampling", "cpu"))))
    assert NOTE in result.notes
    assert result.recipe["weights"]["loras"]
    assert np.abs(result.pixels.array.astype(int) - wanted).max() <= 1
    everywhere = full(("sampling", "cpu"), ("sampling", lower))
    with pytest.raises(OutOfMemory):
        made(engine, use, request=TinyRequest(spoil=everywhere, width=40))
    assert np.array_equal(picture(engine), plain), "what was too much with it does without it"
    made(engine, request=TinyRequest(spoil=full(("sampling", "cpu"))))
    assert made(engine, use).recipe["weights"]["tier"] == lower
    assert made(engine).recipe["weights"]["tier"] == lower


def test_blocks_that_come_and_go_have_it_too(
    engine: Engine, ink: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use = LoraUse(lora_at(ink))
    wanted, plain = picture(engine, use), picture(engine)
    blockwise = replace(TIERS["cpu"], name="in blocks", blocks=True)
    monkeypatch.setitem(TIERS, "in blocks", blockwise)
    by_blocks = Engine(engine.store, "cpu", tier="in blocks")
    for _ in range(2):
        assert np.array_equal(picture(by_blocks, use), wanted)
        assert np.array_equal(picture(by_blocks), plain)


# -- what is said -----------------------------------------------------------------------------


def test_recipe_and_notes_name_it(engine: Engine, tmp_path: Path) -> None:
    use = LoraUse(lora_at(tiny_lora(tmp_path / "ink.safetensors", foreign=True)), 0.8)
    result = made(engine, use)
    (facts,) = result.recipe["weights"]["loras"]
    assert facts == {
        "bundle": "ink",
        "title": "ink",
        "family": "sd1",
        "fingerprint": use.fingerprint,
        "strength": 0.8,
        "licence": {"id": "unknown", "url": "", "commercial": True},
    }
    left_out = "“ink”: 1 of 6 layers are not in this model, and were left out."
    assert result.notes == (left_out, UNKNOWN)
    assert str(tmp_path) not in str(result.recipe), "a path tells of a person's disk"
    limited = replace(use.bundle, licence=Licence("cc-by-nc-4.0", commercial=False))
    assert "“ink” may not be used commercially" in made(engine, LoraUse(limited)).notes[1]
    without = made(engine, LoraUse(use.bundle, 0))
    assert without.notes == ()
    assert "loras" not in without.recipe["weights"]


def test_the_recipe_finds_it_again_whatever_it_is_called(
    engine: Engine, store: ModelStore, ink: Path, tmp_path: Path
) -> None:
    (found,) = loras_of(store)
    recipe = made(engine, LoraUse(found, 0.7)).recipe
    (here,) = loras_again(store, recipe)
    assert (here.file, here.strength) == (ink, 0.7)
    assert loras_again(store, made(engine).recipe) == ()
    elsewhere = ModelStore(tmp_path / "empty")
    with pytest.raises(ModelMissing, match=r"“ink” of the recipe is not here\. Give the file"):
        loras_again(elsewhere, recipe)
    renamed = tmp_path / "renamed.safetensors"
    renamed.write_bytes(ink.read_bytes())
    (again,) = loras_again(elsewhere, recipe, [lora_named(elsewhere, f"{renamed}:0.1")])
    assert (again.file, again.strength) == (renamed, 0.7)
    other = lora_at(tiny_lora(tmp_path / "ink.safetensors", seed=5))
    with pytest.raises(ModelMissing, match="another LoRA here than that of the recipe"):
        loras_again(elsewhere, recipe, [LoraUse(other)])
    with pytest.raises(BadInput, match="damaged"):
        loras_again(elsewhere, {"weights": {"loras": [{"title": "ink"}]}})


# -- what is refused --------------------------------------------------------------------------


def test_one_of_another_family_or_size_is_refused(
    engine: Engine, ink: Path, tmp_path: Path, plain: np.ndarray
) -> None:
    of_sd2 = LoraUse(lora_at(tiny_lora(tmp_path / "of_sd2.safetensors", context=1024)))
    sentence = "“of_sd2” was made for Stable Diffusion 2 base; “Tiny Stable Diffusion 1” is"
    with pytest.raises(BadInput, match=sentence):
        made(engine, of_sd2)
    of_another_size = LoraUse(lora_at(tiny_lora(tmp_path / "wide.safetensors", context=768)))
    with pytest.raises(BadInput, match=r"wide.safetensors does not fit .* Choose one"):
        made(engine, of_another_size)
    tiny_sd2_v(tmp_path)
    with pytest.raises(BadInput, match="“ink” was made for Stable Diffusion 1"):
        made(Engine(ModelStore(tmp_path), "cpu"), LoraUse(lora_at(ink)))
    assert np.array_equal(picture(engine), plain)


def test_both_kinds_of_stable_diffusion_2_take_the_same_ones(store: ModelStore, ink: Path) -> None:
    of_sd2 = replace(lora_at(ink), family="sd2")
    assert loras_of(store, "sd1")
    assert not loras_of(store, "sd2-v")
    assert [fits(of_sd2, family) for family in ("sd1", "sd2", "sd2-v")] == [False, True, True]


def test_a_way_without_a_diffusion_model_takes_none(
    engine: Engine, ink: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = replace(SPEC, id="palette.decoder", models=("vae",))
    monkeypatch.setattr(registry, "METHODS", (*registry.METHODS, spec))
    with pytest.raises(BadInput, match="no model that a LoRA could change"):
        engine.run(spec.id, TinyRequest(), Quiet(), loras=[LoraUse(lora_at(ink))])


@pytest.mark.parametrize(
    ("text", "strength"), [("", 1.0), (":0.5", 0.5), (":-1", -1.0), (":.25", 0.25), (":2.", 2.0)]
)
def test_a_strength_stands_behind_a_file_or_an_id(
    store: ModelStore, ink: Path, text: str, strength: float
) -> None:
    for name in (str(ink), "ink"):
        use = lora_named(store, name + text)
        assert (use.file, use.strength) == (ink, strength)


def test_names_that_are_none(store: ModelStore, ink: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"no LoRA “pencil”\. Give a file, or an id"):
        lora_named(store, "pencil:0.5")
    with pytest.raises(BadInput, match="from -2 to 2"):
        lora_named(store, f"{ink}:3")
    with pytest.raises(BadInput, match="is not a LoRA"):
        lora_named(store, str(store.root / "tiny-sd1/unet"))
    with pytest.raises(ModelMissing, match="no LoRA “tiny-sd1”"):
        lora_named(store, "tiny-sd1")
    pickle = tmp_path / "ink.pt"
    pickle.write_bytes(b"anything")
    with pytest.raises(BadInput, match=r"carry programs.*--allow-pickle"):
        lora_named(store, str(pickle))
    named_so = tiny_lora(tmp_path / "ink:0.5")
    assert named_so.exists()
    colon = tmp_path / "a:1"
    colon.mkdir()
    path = tiny_lora(colon / "b.safetensors")
    assert lora_named(store, str(path)).file == path
