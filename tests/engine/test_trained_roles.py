"""The trained ways on tiny weights, as the engine sees them: parts of several bundles, memory."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.engine.blocks import Blockwise, blocks
from colorstudio.engine.bundle_files import (
    FACTS,
    FileFact,
    Origin,
    hash_of,
    read_bundle,
    write_facts,
)
from colorstudio.engine.device import TIERS
from colorstudio.engine.engine import Engine
from colorstudio.engine.forecast import work_pixels
from colorstudio.engine.importing import take_in
from colorstudio.engine.loaders import load
from colorstudio.engine.store import ModelStore
from colorstudio.evaluation.bench_engine import EACH_CANCELLED, MEGABYTE, what_stays
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet
from colorstudio.methods.colorize.piggyback.request import PiggybackRequest
from colorstudio.methods.registry import METHODS, method
from colorstudio.methods.registry import load as load_request
from tests.tiny_models import tiny_sd
from tests.tiny_piggyback import add_piggyback
from tests.tiny_trained import tiny_trained

WAY = "colorize.piggyback"
HALF = {"unet", "text_encoder", "guider", "sketch_unet", "sketch_encoder", "alignment_unet"}
WHOLE = {"vae", "lightness", "image_encoder", "pixel_unet"}
"""Roles by what they work in on a graphics card."""
GUEST = """\
id = "guest"
title = "Guest"
family = "sd1"
resolution = 64
base = "{base}"

[licence]
id = "cc-by-nc-4.0"
commercial = false

[parts]
"""


@pytest.fixture(scope="module")
def photo() -> Pixels:
    codes = np.full((48, 64, 4), 255, np.uint8)
    codes[..., :3] = np.random.default_rng(0).integers(0, 255, (48, 64, 1))
    return Pixels(codes)


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one bundle of prior, guider and lightness decoder."""
    root = tmp_path_factory.mktemp("together")
    add_piggyback(tiny_sd(root))
    return root


@pytest.fixture(scope="module")
def apart(together: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same weights in two bundles, the trained ones with a base."""
    root = tmp_path_factory.mktemp("apart")
    prior = root / "tiny-sd1"
    shutil.copytree(together / "tiny-sd1", prior)
    guest = root / "guest"
    guest.mkdir()
    lines = (prior / "bundle.toml").read_text("utf-8").splitlines(keepends=True)
    moved = [line for line in lines if line.startswith(("guider", "lightness"))]
    kept = [line for line in lines if line not in moved]
    (prior / "bundle.toml").write_text("".join(kept), "utf-8")
    (guest / "bundle.toml").write_text(GUEST.format(base=prior.name) + "".join(moved), "utf-8")
    for role in ("guider", "lightness"):
        (prior / role).rename(guest / role)
    return root


@pytest.fixture(autouse=True)
def nothing_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ModelStore, "found", lambda self: [])


@pytest.fixture(scope="module")
def engine(apart: Path) -> Engine:
    """Of the weights in two bundles."""
    return Engine(ModelStore(apart), "cpu")


@pytest.fixture(scope="module")
def made(engine: Engine, photo: Pixels) -> Any:
    """What they make of the photo."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ModelStore, "found", lambda self: [])
        return run(engine, photo)


def run(engine: Engine, photo: Pixels, **facts: Any) -> Any:
    return engine.run(WAY, PiggybackRequest(photo, steps=1, **facts), Quiet())


def test_weights_in_two_bundles_make_the_picture_of_one(
    together: Path, made: Any, photo: Pixels
) -> None:
    one, two = run(Engine(ModelStore(together), "cpu"), photo), made
    assert np.array_equal(one.pixels.array, two.pixels.array)
    assert "parts" not in one.recipe["weights"]
    facts = two.recipe["weights"]
    assert (two.bundle, facts["bundle"], facts["licence"]["commercial"]) == (
        "guest",
        "guest",
        False,
    )
    (lent,) = facts["parts"]
    assert lent["bundle"] == "tiny-sd1"
    assert lent["roles"] == ["text_encoder", "tokenizer", "unet", "vae"]
    assert lent["licence"]["id"] == "test"
    assert len({facts["fingerprint"], lent["fingerprint"]}) == 2
    assert facts["fingerprint"] == one.recipe["weights"]["fingerprint"]  # of all, wherever
    assert any("“Guest” may not be used commercially" in note for note in two.notes)


def test_only_what_was_used_is_named(engine: Engine, made: Any, photo: Pixels) -> None:
    lit, plain = made, run(engine, photo, decoder="plain")
    assert lit.recipe["weights"]["fingerprint"] != plain.recipe["weights"]["fingerprint"]


def test_a_prior_that_stands_in_is_said(apart: Path, photo: Pixels, tmp_path: Path) -> None:
    guest = tmp_path / "guest"
    guest.mkdir()
    text = (apart / "guest" / "bundle.toml").read_text("utf-8")
    (guest / "bundle.toml").write_text(text.replace('"tiny-sd1"', '"sd15"'), "utf-8")
    for role in ("guider", "lightness"):
        (guest / role).symlink_to(apart / "guest" / role, target_is_directory=True)
    (tmp_path / "other").symlink_to(apart / "tiny-sd1", target_is_directory=True)
    result = run(Engine(ModelStore(tmp_path), "cpu"), photo)
    assert (
        "“Guest” was trained upon “sd15”; “Tiny Stable Diffusion 1” stood in for it."
        in result.notes
    )


@pytest.mark.usefixtures("made")
def test_a_prior_of_two_bundles_is_in_memory_once(engine: Engine) -> None:
    held = engine.residency.resident_bytes
    prior = engine.store.bundle_for(("unet",), "tiny-sd1")
    with engine.residency.lease(prior, "unet"):
        assert engine.residency.resident_bytes == held


@pytest.mark.parametrize("way", ["colorize.piggyback", "colorize.cold", "sketch.reference"])
def test_a_large_picture_is_forecast_at_the_models_size(way: str, made: Any) -> None:
    large = Pixels(np.zeros((3000, 4000, 4), np.uint8))
    pixels = work_pixels(load_request(method(way).request)(large), 512)
    assert 0.7 * 512**2 < pixels < 1.1 * 512**2
    if way == WAY:
        width, height = made.recipe["model_size"]
        assert work_pixels(PiggybackRequest(made.pixels), 64) == width * height


@pytest.mark.usefixtures("made")
def test_a_forecast_counts_all_parts(engine: Engine, photo: Pixels) -> None:
    spec, request = method(WAY), PiggybackRequest(photo, steps=2)
    bundle = engine.bundle_for(spec)
    work = engine._work(spec, request, bundle, TIERS["cpu"])
    sizes = {role: load(bundle, role) for role in ("unet", "guider", "lightness")}
    counts = {role: sum(p.numel() for p in net.parameters()) for role, net in sizes.items()}
    assert work.unet_weights == counts["unet"] + counts["guider"]
    assert work.weights > 4 * sum(counts.values())
    assert engine.forecast(WAY, request, bundle)


def test_one_bundle_serves_every_way_that_it_has_the_roles_of(tmp_path: Path) -> None:
    tiny_trained(tmp_path)
    engine = Engine(ModelStore(tmp_path), "cpu")
    lacking = [spec.id for spec in METHODS if not engine.installed(spec)]
    assert lacking == ["colorize.ddcolor"]
    bundle = read_bundle(tmp_path / "tiny-sd1")
    for role in bundle.roles:
        assert load(bundle, role) is not None


@pytest.mark.parametrize("copy", [True, False])
def test_what_a_training_leaves_is_imported_verified_and_runs(
    apart: Path, made: Any, photo: Pixels, tmp_path: Path, copy: bool
) -> None:
    left = tmp_path / "run" / "bundle"
    shutil.copytree(apart / "guest", left)
    files = [path for path in sorted(left.rglob("*.*")) if path.name != FACTS]
    rows = [FileFact(f.relative_to(left).as_posix(), f.stat().st_size, hash_of(f)) for f in files]
    write_facts(left, replace(read_bundle(left), root=left), rows, Origin("trained"))
    store = ModelStore(tmp_path / "models")
    shutil.copytree(apart / "tiny-sd1", store.root / "tiny-sd1")
    taken = take_in(store, left, Quiet(), copy=copy, title="My guider")
    assert (taken.bundle.id, taken.bundle.base) == ("my-guider", "tiny-sd1")
    assert taken.bundle.licence.id == "cc-by-nc-4.0"
    assert store.verify("my-guider") == []
    if copy:
        again = run(Engine(store, "cpu"), photo)
        assert np.array_equal(again.pixels.array, made.pixels.array)
    weights = next(path for path in files if path.suffix == ".safetensors")
    spoilt = (store.root / "my-guider" if copy else left) / weights.relative_to(left)
    data = bytearray(spoilt.read_bytes())
    data[-3] ^= 1
    spoilt.write_bytes(data)
    (problem,) = store.verify("my-guider")
    assert problem.path.endswith(weights.relative_to(left).as_posix())


@pytest.mark.slow
@pytest.mark.parametrize("way", ["colorize.piggyback", "colorize.cold", "sketch.reference"])
def test_many_jobs_leave_nothing_behind(tmp_path: Path, photo: Pixels, way: str) -> None:
    """200 jobs, every fifth cancelled: no more memory than after the first, the same pixels."""
    tiny_trained(tmp_path)
    engine = Engine(ModelStore(tmp_path), "cpu")
    make = load_request(method(way).request)

    def ask(job: int, ctx: Any) -> tuple[object, object]:
        steps = 2 + job % 3
        return steps, engine.run(way, make(photo, steps=steps), ctx).pixels.array.tobytes()

    left = what_stays(ask, engine.facts.device)
    assert left.cancelled == 200 // EACH_CANCELLED
    assert left.differing == 0
    assert left.growth <= max(30 * MEGABYTE, left.settled // 50)
    assert engine.residency.leased == ()


# -- block by block -------------------------------------------------------------------------------

FAR, NEAR = torch.device("cpu"), torch.device("cpu:0")


@contextmanager
def watched(*models: torch.nn.Module, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Lays the models out block by block; a layer that computes while its block is away fails.

    Gives the most blocks that were here at once.
    """
    here: set[int] = set()
    most = [0]
    to = torch.nn.Module.to

    def moving(self: torch.nn.Module, *place: Any) -> torch.nn.Module:
        if place and isinstance(place[0], torch.device):
            here.add(id(self))
            most[0] = max(most[0], len(here))
        elif place == ("cpu",):
            here.discard(id(self))
        return to(self, *place)

    monkeypatch.setattr(torch.nn.Module, "to", moving)
    layouts = [Blockwise(model, NEAR) for model in models]
    hooks = []
    for model in models:
        for block in blocks(model):
            for layer in block.modules():
                if next(layer.parameters(recurse=False), None) is not None:

                    def check(layer: Any, given: Any, block: Any = block) -> None:
                        assert id(block) in here, f"{type(layer).__name__} is away"

                    hooks.append(layer.register_forward_pre_hook(check))
    try:
        yield most
    finally:
        for hook in hooks:
            hook.remove()
        for layout in layouts:
            layout.close()
    assert not here & {id(block) for model in models for block in blocks(model)}


def test_prior_and_guider_come_block_by_block_together(
    together: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from colorstudio.methods.colorize.piggyback.guider import Condition, guided

    bundle = read_bundle(together / "tiny-sd1")
    unet, guider = load(bundle, "unet"), load(bundle, "guider")
    x, words = torch.randn(1, 4, 8, 8), torch.randn(1, 77, 32)
    seen = Condition(torch.randn(1, 4, 8, 8), torch.randn(1, 4, 8, 8), torch.ones(1, 1, 8, 8))
    t = torch.tensor([500])
    with torch.no_grad():
        with guided(unet, guider, seen) as both:
            whole = both(x, t, encoder_hidden_states=words)[0]
        with (
            watched(unet, guider, monkeypatch=monkeypatch) as most,
            guided(unet, guider, seen) as both,
        ):
            assert torch.equal(both(x, t, encoder_hidden_states=words)[0], whole)
    assert len(list(blocks(guider))) > 20
    assert most[0] <= 3


def test_a_drawings_hints_reach_a_unet_that_comes_block_by_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from colorstudio.methods.sketch.reference.nets import added
    from tests.tiny_reference import tiny_reference

    bundle = read_bundle(tiny_reference(tmp_path))
    unet, encoder = load(bundle, "sketch_unet"), load(bundle, "sketch_encoder")
    x, tokens, t = torch.randn(1, 4, 8, 8), torch.randn(1, 16, 32), torch.tensor([500])
    with torch.no_grad():
        hints = encoder(torch.randn(1, 3, 64, 64))
        with added(unet, hints):
            whole = unet(x, t, tokens).sample
        with watched(unet, monkeypatch=monkeypatch) as most, added(unet, hints):
            assert torch.equal(unet(x, t, tokens).sample, whole)
    assert most[0] <= 2


@pytest.mark.parametrize("tier", ["high", "least"])
def test_what_the_new_roles_work_in_on_a_graphics_card(tier: str) -> None:
    card = torch.device("cuda")
    half = {role for role in (*HALF, *WHOLE) if TIERS[tier].dtype(role, card) == torch.float16}
    assert half == HALF
