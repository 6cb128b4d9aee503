"""Runs of a way with models: equal pixels, cancelling, memory that is full at each stage."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.engine import residency as residency_module
from colorstudio.engine.engine import LOST_NOTE, ON_THE_PROCESSOR, Engine
from colorstudio.engine.memory import is_full
from colorstudio.engine.model_run import AGAIN, NOTE
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled, ModelMissing, OutOfMemory
from colorstudio.methods import registry
from colorstudio.methods.base import Quiet
from tests.engine.ways import ROLES, SPEC, TinyRequest
from tests.tiny_models import tiny_sd


class Watch:
    """A context that remembers what it was told, and cancels at the ``stop``-th report."""

    def __init__(self, stop: int = 0) -> None:
        self.said: list[tuple[int, int, str]] = []
        self._stop = stop

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        if len(self.said) + 1 == self._stop:
            raise Cancelled
        self.said.append((done, total, stage))


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("weights")
    tiny_sd(root)
    return root


@pytest.fixture(autouse=True, scope="module")
def _one_thread() -> Iterator[None]:
    """Tiny networks are faster so, and wait for nobody."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "METHODS", (*registry.METHODS, SPEC))


@pytest.fixture
def engine(weights: Path) -> Engine:
    return Engine(ModelStore(weights), "cpu")


def pixels(engine: Engine, request: TinyRequest | None = None) -> np.ndarray:
    return engine.run(SPEC.id, request or TinyRequest(), Quiet()).pixels.array


def test_result_names_its_weights(engine: Engine):
    result = engine.run(SPEC.id, TinyRequest(), Quiet())
    assert result.bundle == "tiny-sd1"
    facts = result.recipe["weights"]
    assert len(facts.pop("fingerprint")) == 64
    assert facts == {
        "bundle": "tiny-sd1",
        "title": "Tiny Stable Diffusion 1",
        "family": "sd1",
        "licence": {"id": "test", "url": "", "commercial": True},
        "device": "cpu",
        "dtype": "float32",
        "tier": "cpu",
    }
    assert result.recipe["seed"] == 0
    assert result.notes == ()


def test_other_weights_have_another_fingerprint(engine: Engine, tmp_path: Path):
    tiny_sd(tmp_path, seed=1)
    other = Engine(ModelStore(tmp_path), "cpu").run(SPEC.id, TinyRequest(), Quiet())
    mine = engine.run(SPEC.id, TinyRequest(), Quiet())
    assert mine.recipe["weights"]["fingerprint"] != other.recipe["weights"]["fingerprint"]
    shutil.copytree(engine.store.root, tmp_path / "copy")
    copied = Engine(ModelStore(tmp_path / "copy"), "cpu").run(SPEC.id, TinyRequest(), Quiet())
    assert copied.recipe["weights"] == mine.recipe["weights"]


def test_same_request_same_pixels_after_a_cancel_at_each_report(engine: Engine):
    whole = Watch()
    engine.run(SPEC.id, TinyRequest(), whole)
    expected = pixels(engine)
    assert not np.array_equal(expected, pixels(engine, TinyRequest(seed=1)))
    # a report for each weight while loading: the first, some of them, and all of the run's own
    stages = [stage for *_, stage in whole.said]
    own = [n for n, stage in enumerate(stages, 1) if stage == "Sampling"]
    assert len(own) < len(stages)
    for stop in {1, 2, *own, *range(40, len(stages), 250), len(stages)}:
        watch = Watch(stop)
        engine.free()
        with pytest.raises(Cancelled):
            engine.run(SPEC.id, TinyRequest(), watch)
        assert len(watch.said) == stop - 1  # nothing went on after it
        assert engine.residency.leased == ()
    assert np.array_equal(pixels(engine), expected)


def test_loading_is_told_and_keeps_the_place_of_the_bar(engine: Engine):
    watch = Watch()
    engine.run(SPEC.id, TinyRequest(), watch)
    loading = [said for said in watch.said if said[2].startswith("Loading")]
    assert {"Loading Tiny Stable Diffusion 1"} == {stage for *_, stage in loading}
    dones = [done for done, *_ in watch.said]
    assert dones == sorted(dones)
    again = Watch()
    engine.run(SPEC.id, TinyRequest(), again)
    assert not [said for said in again.said if said[2].startswith("Loading")]


@pytest.fixture(scope="module")
def expected(weights: Path) -> np.ndarray:
    """What `TinyRequest` gives where nothing goes wrong."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "METHODS", (*registry.METHODS, SPEC))
        return pixels(Engine(ModelStore(weights), "cpu"))


FULL: tuple[Callable[[], BaseException], ...] = (
    lambda: torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB"),
    lambda: RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried"),
    lambda: RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)"),
    lambda: MemoryError(),
)


class Spoiler:
    """Raises ``make()`` at ``stage``, the first ``times`` times."""

    def __init__(self, stage: str, make: Callable[[], BaseException], times: int) -> None:
        self.stage, self.make, self.left = stage, make, times
        self.tiers: list[str] = []

    def __call__(self, stage: str, tier: str) -> None:
        if stage == self.stage and self.left:
            self.left -= 1
            self.tiers.append(tier)
            raise self.make()


@pytest.fixture(params=["loading", "moving", "encoding", "sampling", "decoding"])
def spoiled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes a request of which the first ``times`` tries run out of memory at one stage."""

    def make(times: int, error: Callable[[], BaseException]) -> TinyRequest:
        spoiler = Spoiler(request.param, error, times)
        load, bring = residency_module.load, residency_module.Residency._bring

        def loading(bundle: Any, role: str, *rest: Any, **more: Any) -> Any:
            if role == "vae":
                spoiler("loading", "")
            return load(bundle, role, *rest, **more)

        def moving(self: Any, kept: Any) -> None:
            spoiler("moving", "")
            bring(self, kept)

        monkeypatch.setattr(residency_module, "load", loading)
        monkeypatch.setattr(residency_module.Residency, "_bring", moving)
        return TinyRequest(spoil=spoiler)

    return make


def test_full_memory_once_gives_the_same_pixels(engine: Engine, spoiled: Any, expected: np.ndarray):
    watch = Watch()
    result = engine.run(SPEC.id, spoiled(1, FULL[0]), watch)
    assert np.array_equal(result.pixels.array, expected)
    assert result.recipe["weights"]["tier"] == "low"
    assert result.notes == (NOTE,)
    begin = [i for i, said in enumerate(watch.said) if said[2] == AGAIN]
    assert len(begin) == 1
    for part in watch.said[: begin[0]], watch.said[begin[0] :]:
        dones = [done for done, *_ in part]
        assert dones == sorted(dones)
        assert all(done <= total for done, total, _ in part)
    assert watch.said[begin[0]][0] == 0


@pytest.mark.parametrize("error", FULL)
def test_what_libraries_say_of_full_memory(error: Callable[[], BaseException]):
    assert is_full(error())
    wrapped = BadInput("The weights are damaged.")
    wrapped.__cause__ = error()
    assert is_full(wrapped)
    assert not is_full(BadInput("The weights are damaged."))
    assert not is_full(shape_error())


def test_full_memory_twice_says_the_next_step_and_the_next_run_is_right(
    engine: Engine, spoiled: Any, expected: np.ndarray
):
    with pytest.raises(OutOfMemory) as caught:
        engine.run(SPEC.id, spoiled(2, FULL[0]), Quiet())
    assert "smaller working size" in caught.value.hint
    assert engine.residency.leased == ()
    assert engine.residency.resident_bytes == 0
    assert np.array_equal(pixels(engine), expected)


def test_what_was_too_much_is_not_tried_again_at_that_size(engine: Engine):
    spoiler = Spoiler("decoding", FULL[0], 1)
    tiers = []
    for width in (32, 32, 72):
        request = TinyRequest(spoil=spoiler, width=width)
        tiers.append(engine.run(SPEC.id, request, Quiet()).recipe["weights"]["tier"])
    assert tiers == ["low", "low", "cpu"]


def test_a_failed_run_holds_no_tensors(engine: Engine):
    class Probe:
        pass

    import weakref

    probes: list[weakref.ref[Probe]] = []

    def spoil(stage: str, tier: str) -> None:
        probe = Probe()
        probes.append(weakref.ref(probe))
        if stage == "sampling":
            raise BadInput("No.")

    with pytest.raises(BadInput) as caught:
        engine.run(SPEC.id, TinyRequest(spoil=spoil), Quiet())
    assert caught.value.__traceback__ is not None  # kept by the list of jobs
    assert [probe() for probe in probes] == [None, None]


def test_other_errors_pass_and_the_next_run_is_right(engine: Engine):
    expected = pixels(engine)
    with pytest.raises(RuntimeError, match="shape"):
        engine.run(SPEC.id, TinyRequest(spoil=Spoiler("sampling", shape_error, 1)), Quiet())
    assert np.array_equal(pixels(engine), expected)


def shape_error() -> RuntimeError:
    return RuntimeError("The size of tensor a must match its shape")


@pytest.mark.parametrize("tier", ["mid", "low", "least"])
def test_lower_tiers_give_the_same_pixels(engine: Engine, tier: str):
    lower = Engine(engine.store, "cpu", tier)
    difference = pixels(lower).astype(int) - pixels(engine)
    assert np.abs(difference).max() <= (1 if tier == "least" else 0)


def test_weights_removed_between_runs(weights: Path, tmp_path: Path):
    shutil.copytree(weights, tmp_path / "m")
    engine = Engine(ModelStore(tmp_path / "m"), "cpu")
    pixels(engine)
    shutil.rmtree(tmp_path / "m" / "tiny-sd1")
    with pytest.raises(ModelMissing, match="not installed"):
        pixels(engine)


@pytest.mark.parametrize("role", ["unet", "vae"])
def test_weights_removed_during_a_run(
    weights: Path, tmp_path: Path, role: str, expected: np.ndarray
):
    """A model in memory works to the end; one that was to be loaded is missing, and said to be."""
    shutil.copytree(weights, tmp_path / "m")
    engine = Engine(ModelStore(tmp_path / "m"), "cpu")

    def spoil(stage: str, tier: str) -> None:
        if stage == "sampling":
            shutil.rmtree(tmp_path / "m" / "tiny-sd1" / role, ignore_errors=True)

    if role == "vae":
        with pytest.raises(ModelMissing, match="no longer on the disk"):
            pixels(engine, TinyRequest(spoil=spoil))
    else:
        assert np.array_equal(pixels(engine, TinyRequest(spoil=spoil)), expected)
        with pytest.raises(ModelMissing, match="no longer on the disk"):
            pixels(engine)


def test_weights_written_anew_in_place_during_a_run(
    weights: Path, tmp_path: Path, expected: np.ndarray
):
    """The run ends with what it began with; the next one takes the new weights."""
    shutil.copytree(weights, tmp_path / "m")
    tiny_sd(tmp_path / "new", seed=5)
    engine = Engine(ModelStore(tmp_path / "m"), "cpu")
    name = "tiny-sd1/unet/diffusion_pytorch_model.safetensors"

    def spoil(stage: str, tier: str) -> None:
        if stage == "sampling":
            (tmp_path / "m" / name).write_bytes((tmp_path / "new" / name).read_bytes())

    assert np.array_equal(pixels(engine, TinyRequest(spoil=spoil)), expected)
    assert not np.array_equal(pixels(engine), expected)


def test_forecasts_from_what_a_run_took(engine: Engine, tmp_path: Path):
    remembering = Engine(engine.store, "cpu", history=tmp_path)
    bundle = engine.store.bundle_for(ROLES)
    request = TinyRequest(steps=6)
    assert remembering.forecast(SPEC.id, request, bundle) is None  # nothing is known of the device
    assert remembering.facts.tier == "cpu"
    guess = remembering.forecast(SPEC.id, request, bundle)
    assert guess is not None
    assert guess.runs == 0
    assert guess.peak > 0
    started = time.perf_counter()
    remembering.run(SPEC.id, request, Quiet())
    seconds = time.perf_counter() - started
    again = remembering.forecast(SPEC.id, request, bundle)
    assert again is not None
    assert again.runs == 1
    assert 0 < again.seconds <= seconds
    remembering.free()
    cold = remembering.forecast(SPEC.id, request, bundle)
    assert cold is not None
    assert again.seconds < cold.seconds <= seconds  # loading counts where it will be needed
    fresh = Engine(engine.store, "cpu", history=tmp_path)
    assert fresh.facts.tier == "cpu"
    assert fresh.forecast(SPEC.id, request, bundle) == cold
    assert fresh.forecast("palette.instant", request, bundle) is None


def test_light_questions(engine: Engine, tmp_path: Path):
    assert engine.installed(SPEC)
    assert engine.available(SPEC.id)
    assert not engine.installed(SPEC, "other")
    none = Engine(ModelStore(tmp_path), "cpu")
    assert not none.available(SPEC.id)
    assert none.available("palette.instant")
    with pytest.raises(BadInput):
        engine.available("palette.none")


def test_free_and_close(engine: Engine):
    expected = pixels(engine)
    assert engine.residency.resident_bytes > 1e6
    engine.free()
    assert engine.residency.resident_bytes == 0
    assert np.array_equal(pixels(engine), expected)
    engine.close()
    assert np.array_equal(pixels(engine), expected)


def test_models_outside_of_a_run(engine: Engine):
    with engine.models_for(ROLES).lease("unet") as (unet,):
        assert engine.residency.leased == ("unet",)
        assert not unet.training


# ---- a graphics card that fails

CUDA_FAILED = "CUDA error: an illegal memory access was encountered"


def carded(weights: Path) -> Engine:
    """An engine with a card: torch's "meta" device, on which models lie and nothing is computed."""
    engine = Engine(ModelStore(weights), "cpu")
    card = replace(engine.facts, device=torch.device("meta"), name="Test card", tier="high")
    engine.device, engine._facts = "meta", card
    return engine


@pytest.mark.parametrize(
    "failure", [RuntimeError(CUDA_FAILED), torch.AcceleratorError("device-side assert triggered")]
)
def test_a_card_that_fails_gives_way_to_the_processor(
    weights: Path, expected: np.ndarray, failure: Exception
):
    engine = carded(weights)
    assert engine.where == "meta"

    def spoil(stage: str, tier: str) -> None:
        if stage == "sampling" and tier != "cpu":
            raise failure

    watch = Watch()
    result = engine.run(SPEC.id, TinyRequest(spoil=spoil), watch)
    assert np.array_equal(result.pixels.array, expected)
    assert result.notes[0] == LOST_NOTE
    assert ON_THE_PROCESSOR in {stage for *_, stage in watch.said}
    assert (engine.lost, engine.where) == ("Test card", "cpu")
    assert result.recipe["weights"]["device"] == "cpu"
    after = engine.run(SPEC.id, TinyRequest(), Quiet())
    assert np.array_equal(after.pixels.array, expected)
    assert after.notes == ()


def test_other_errors_and_those_of_the_processor_are_told_as_they_are(weights: Path):
    def spoil(stage: str, tier: str) -> None:
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")

    engine = carded(weights)
    with pytest.raises(RuntimeError, match="mat1"):
        engine.run(SPEC.id, TinyRequest(spoil=spoil), Quiet())
    assert engine.lost == ""

    def fail(stage: str, tier: str) -> None:
        raise RuntimeError(CUDA_FAILED)

    plain = Engine(ModelStore(weights), "cpu")
    with pytest.raises(RuntimeError, match="CUDA"):
        plain.run(SPEC.id, TinyRequest(spoil=fail), Quiet())
    assert plain.lost == ""


def test_another_device_may_be_chosen_between_runs(weights: Path, expected: np.ndarray):
    engine = carded(weights)
    engine.use("cpu")
    assert engine.where == "cpu"
    assert np.array_equal(pixels(engine), expected)
