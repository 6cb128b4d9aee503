"""Models in memory: leased, kept within a budget, moved to the device and away."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine import residency as module
from colorstudio.engine.blocks import Blockwise, blocks
from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.device import TIERS
from colorstudio.engine.residency import LeasedModels, Residency, weight_bytes
from colorstudio.errors import BadInput, Cancelled, ModelMissing
from tests.tiny_models import tiny_sd

CPU, META = torch.device("cpu"), torch.device("meta")
MODELS = ("unet", "vae", "text_encoder")


@pytest.fixture(autouse=True, scope="module")
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return read_bundle(tiny_sd(tmp_path_factory.mktemp("weights")))


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The roles that were loaded from disk."""
    seen: list[str] = []
    load = module.load

    def counting(bundle: Bundle, role: str, *rest: Any) -> object:
        seen.append(role)
        return load(bundle, role, *rest)

    monkeypatch.setattr(module, "load", counting)
    return seen


def place(budget: int = 1 << 40, tier: str = "cpu") -> Residency:
    return Residency(CPU, TIERS[tier], budget=budget)


def test_what_is_kept_is_not_loaded_again(bundle: Bundle, loads: list[str]):
    kept = place()
    with kept.lease(bundle, "unet", "vae") as (unet, _):
        assert kept.leased == ("unet", "vae")
    with kept.lease(bundle, "vae", "unet") as (_, again):
        assert again is unet
    assert kept.leased == ()
    assert loads == ["unet", "vae"]
    assert kept.holds(bundle, ("unet", "vae"))
    assert not kept.holds(bundle, MODELS)


def test_the_one_not_used_for_longest_goes(bundle: Bundle, loads: list[str]):
    sizes = {}
    probe = place()
    with probe.lease(bundle, *MODELS) as models:
        sizes = {role: weight_bytes(m) for role, m in zip(MODELS, models, strict=True)}
    loads.clear()
    kept = place(sizes["vae"] + sizes["text_encoder"])
    for role in ("vae", "text_encoder", "vae", "unet", "vae"):
        with kept.lease(bundle, role):
            pass
    # the U-Net alone is too large: it went with its lease, after all others had made room
    assert sizes["unet"] > kept.budget
    assert loads == ["vae", "text_encoder", "unet", "vae"]
    assert kept.resident_bytes == sizes["vae"]
    two = place(sizes["vae"] + sizes["text_encoder"])
    for role in ("vae", "text_encoder"):
        with two.lease(bundle, role):
            pass
    two.budget -= 1
    with two.lease(bundle, "vae"):
        pass
    assert two.holds(bundle, ("vae",))
    assert not two.holds(bundle, ("text_encoder",))


def test_nothing_that_is_leased_goes(bundle: Bundle):
    kept = place(budget=0)
    with kept.lease(bundle, "unet") as (unet,):
        with kept.lease(bundle, "vae"):
            kept.free()
            assert set(kept.leased) == {"unet", "vae"}
        with kept.lease(bundle, "unet") as (again,):
            assert again is unet
        assert kept.leased == ("unet",)
        assert next(unet.parameters()).device == CPU
    assert kept.resident_bytes == 0


@given(
    st.lists(st.tuples(st.sampled_from(MODELS), st.booleans()), max_size=12),
    st.integers(0, 6_000_000),
)
def test_the_budget_holds_between_leases_whatever_the_order(
    tmp_path_factory: pytest.TempPathFactory, asked: list[tuple[str, bool]], budget: int
):
    bundle, kept = fake_bundle(tmp_path_factory), place(budget)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "load", fake_load)
        open_leases = []
        for role, stay in asked:
            lease = kept.lease(bundle, role)
            lease.__enter__()
            open_leases.append(lease)
            if not stay:
                open_leases.pop().__exit__(None, None, None)
            leased = sum(SIZES[r] for r in kept.leased)
            assert kept.resident_bytes <= max(budget, leased)
        for lease in open_leases:
            lease.__exit__(None, None, None)
    assert kept.leased == ()
    assert kept.resident_bytes <= budget


SIZES = {"unet": 4_000_000, "vae": 1_000_000, "text_encoder": 2_000_000}


def fake_load(bundle: Bundle, role: str, *rest: Any) -> torch.nn.Module:
    """A layer of the size that its role has in SIZES, with the file's own one."""
    return torch.nn.Linear(SIZES[role] // 4, 1, bias=False)


def fake_bundle(factory: pytest.TempPathFactory) -> Bundle:
    root = factory.mktemp("fake", numbered=True)
    from colorstudio.diffusion.bundle import Part

    parts = {}
    for role, size in SIZES.items():
        (root / role).write_bytes(bytes(8))
        del size
        parts[role] = Part(role, root / role)
    return Bundle("fake", "Fake", "sd1", parts, root)


def test_models_wait_beside_the_device_and_go_when_that_is_full(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    """Meta stands for a card: what lies there has no numbers, but a place."""
    monkeypatch.setattr(module, "load", fake_load)
    bundle = fake_bundle(tmp_path_factory)
    moved: list[tuple[str, str]] = []
    to = torch.nn.Module.to

    def moving(self: torch.nn.Module, place: object) -> torch.nn.Module:
        moved.append((str(weight_bytes(self)), str(place)))
        return to(self, META) if place == META else self  # meta cannot give its numbers back

    monkeypatch.setattr(torch.nn.Module, "to", moving)
    card = Residency(META, TIERS["low"], budget=0, host_budget=SIZES["unet"] + SIZES["vae"])
    with card.lease(bundle, "unet") as (unet,):
        assert next(unet.parameters()).device == META
        assert card.resident_bytes == SIZES["unet"]
    assert (card.resident_bytes, card.waiting_bytes) == (0, SIZES["unet"])
    assert moved == [("4000000", "meta"), ("4000000", "cpu")]
    for role in ("vae", "text_encoder"):
        with card.lease(bundle, role):
            pass
    assert not card.holds(bundle, ("unet",))
    assert card.waiting_bytes == SIZES["vae"] + SIZES["text_encoder"]


def test_a_move_that_fails_halfway_leaves_nothing(
    bundle: Bundle, monkeypatch: pytest.MonkeyPatch, loads: list[str]
):
    kept = place()
    bring = Residency._bring

    def failing(self: Residency, entry: object) -> None:
        raise torch.OutOfMemoryError

    monkeypatch.setattr(Residency, "_bring", failing)
    with pytest.raises(torch.OutOfMemoryError), kept.lease(bundle, "vae"):
        pass
    assert kept.leased == ()
    assert not kept.holds(bundle, ("vae",))
    monkeypatch.setattr(Residency, "_bring", bring)
    with kept.lease(bundle, "vae"):
        pass
    assert loads == ["vae", "vae"]


def test_cancelled_between_parts(bundle: Bundle, loads: list[str]):
    kept = place()

    def check(what: str) -> None:
        if loads:
            raise Cancelled

    with pytest.raises(Cancelled), kept.lease(bundle, "vae", "unet", check=check):
        pass
    assert loads == ["vae"]
    assert kept.leased == ()
    with kept.lease(bundle, "vae", "unet"):
        pass


def test_cancelled_between_two_weights(bundle: Bundle):
    kept = place()
    said: list[str] = []

    def check(what: str) -> None:
        said.append(what)
        if len(said) == 9:
            raise Cancelled

    with pytest.raises(Cancelled), kept.lease(bundle, "unet", check=check):
        pass
    assert said == ["Loading Tiny Stable Diffusion 1", *[""] * 8]
    assert not kept.holds(bundle, ("unet",))


def test_who_waits_for_another_thread_can_be_cancelled(bundle: Bundle):
    kept = place()
    inside, go_on = threading.Event(), threading.Event()

    def slow(what: str) -> None:
        inside.set()
        go_on.wait(10)

    def lease_slowly() -> None:
        with kept.lease(bundle, "unet", check=slow):
            pass

    other = threading.Thread(target=lease_slowly)
    other.start()
    assert inside.wait(10)

    def cancel(what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled), kept.lease(bundle, "vae", check=cancel):
        pass
    go_on.set()
    other.join(10)
    assert kept.holds(bundle, ("unet",))


def test_two_threads_share_one_model(bundle: Bundle, loads: list[str]):
    kept = place(budget=0)
    together = threading.Barrier(2)
    seen: list[object] = []

    def lease() -> None:
        with kept.lease(bundle, "vae") as (vae,):
            together.wait(10)
            seen.append(vae)

    threads = [threading.Thread(target=lease) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(seen) == 2
    assert seen[0] is seen[1]
    assert loads == ["vae"]
    assert kept.resident_bytes == 0


def test_missing_roles_and_files(bundle: Bundle, tmp_path: Path):
    with pytest.raises(ModelMissing, match="has no segmenter"), place().lease(bundle, "segmenter"):
        pass
    with pytest.raises(ModelMissing, match="has no segmenter"):
        LeasedModels(place(), bundle).lease("segmenter").__enter__()


def test_files_that_change_while_a_run_needs_them(tmp_path: Path):
    bundle = read_bundle(tiny_sd(tmp_path))
    run = LeasedModels(place(budget=0), bundle, ("vae",))
    config = tmp_path / "tiny-sd1" / "vae" / "config.json"
    config.write_text(config.read_text() + "\n")
    with pytest.raises(BadInput, match="changed while they were in use"), run.lease("vae"):
        pass
    with LeasedModels(place(), bundle, ("vae",)).lease("vae"):
        pass


def test_blocks_come_and_go_and_change_no_number(bundle: Bundle, monkeypatch: pytest.MonkeyPatch):
    with place().lease(bundle, "unet") as (unet,):
        x, words = torch.randn(2, 4, 8, 8), torch.randn(2, 77, 32)
        before = unet(x, 500, words).sample
        moved: list[tuple[int, str]] = []
        to = torch.nn.Module.to

        def moving(self: torch.nn.Module, place: object) -> torch.nn.Module:
            moved.append((id(self), str(place)))
            return to(self, place)  # type: ignore[arg-type]

        monkeypatch.setattr(torch.nn.Module, "to", moving)
        by_blocks = Blockwise(unet, CPU)
        assert torch.equal(unet(x, 500, words).sample, before)
        used = [id(block) for block in blocks(unet)]
        assert len(used) >= 10
        assert {block for block, _ in moved} <= set(used)
        assert len(moved) >= 2 * 10
        moved.clear()
        by_blocks.close()
        assert torch.equal(unet(x, 500, words).sample, before)
        assert [block for block, _ in moved] == [id(unet)]


def test_blocks_stay_until_the_gradient_came_back(bundle: Bundle, monkeypatch: pytest.MonkeyPatch):
    with place().lease(bundle, "unet") as (unet,):
        by_blocks = Blockwise(unet, CPU)
        away: list[object] = []
        monkeypatch.setattr(torch.nn.Module, "to", lambda self, to: away.append(self))
        words = torch.randn(1, 77, 32, requires_grad=True)
        unet(torch.randn(1, 4, 8, 8), 500, words).sample.sum().backward()
        gone = {id(module) for module in away}
        assert words.grad is not None
        # each came; those that a gradient runs through did not go
        assert id(unet.mid_block) in gone
        assert sum(module is unet.mid_block for module in away) == 1
        assert sum(module is unet.time_embedding for module in away) == 2
        by_blocks.close()


def test_the_least_tier_takes_the_unet_block_by_block(bundle: Bundle):
    least = place(tier="least", budget=0)
    with least.lease(bundle, "unet") as (unet,):
        assert unet.mid_block._forward_pre_hooks
        processor = type(unet.mid_block.attentions[0].transformer_blocks[0].attn1.processor)
        assert processor.__name__ == "SlicedAttnProcessor"
    assert not unet.mid_block._forward_pre_hooks
