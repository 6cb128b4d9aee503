"""The mini bundle from an empty folder: stages, what breaks them off, one bundle, every way."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from colorstudio import paths
from colorstudio.cli import main
from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.loaders import load
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled
from colorstudio.training.mini import assembled as assembling
from colorstudio.training.mini.about import about
from colorstudio.training.mini.assembled import Assembled, assembled, bytes_in, seal
from colorstudio.training.mini.card import CARD, rewrite
from colorstudio.training.mini.chain import (
    EARLY,
    FINISHED,
    SKIPPED,
    Wishes,
    chosen,
    run_stage,
)
from colorstudio.training.mini.gathered import gathered
from colorstudio.training.mini.precision import losses
from colorstudio.training.mini.stages import read_stages, stage_named, state_of
from colorstudio.training.scenes.pictures import scenes_in
from tests.training.tiny_stages import SIDE, STEPS, tiny_wishes

STAGES = tuple(replace(stage, scenes=64) for stage in read_stages())


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Any:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def wishes(tmp_path_factory: pytest.TempPathFactory) -> Wishes:
    """All stages were run."""
    wishes = tiny_wishes(tmp_path_factory.mktemp("mini"))
    for stage in STAGES:
        assert run_stage(stage, wishes) == FINISHED
    return wishes


@pytest.fixture(scope="module")
def made(wishes: Wishes, tmp_path_factory: pytest.TempPathFactory) -> Assembled:
    out = tmp_path_factory.mktemp("made") / "mini"
    return assembled(found_in(wishes.work, out.parent), out, data={"fluentui-emoji": {
        "train": 3, "validation": 2, "test": 1}})  # fmt: skip


def found_in(work: Path, scratch: Path, pictures: Any = None) -> Any:
    return gathered(STAGES, work, scratch / "scratch", pictures or pytest.fail)


def some(wishes: Wishes, root: Path, *names: str) -> Wishes:
    """The same in another folder, with these stages done."""
    for name in names:
        shutil.copytree(wishes.work / name, root / "work" / name)
    return replace(wishes, work=root / "work")


class _Stops:
    """Asks a run to stop at a step."""

    def __init__(self, at: int) -> None:
        self._at = at

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        if done >= self._at:
            raise Cancelled


# -- stages ---------------------------------------------------------------------------------------


def test_stages_that_are_finished_are_skipped(wishes: Wishes) -> None:
    before = {p: p.stat().st_mtime_ns for p in wishes.work.rglob("*") if p.is_file()}
    assert [run_stage(stage, wishes) for stage in STAGES] == [SKIPPED] * len(STAGES)
    assert before == {p: p.stat().st_mtime_ns for p in wishes.work.rglob("*") if p.is_file()}


def test_a_stage_that_was_broken_off_goes_on(wishes: Wishes, tmp_path: Path) -> None:
    stage, alone = stage_named(STAGES, "vae"), some(wishes, tmp_path)
    with pytest.raises(Cancelled):
        run_stage(stage, alone, _Stops(1))
    state = state_of(alone.work / "vae")
    assert (state.bundle, state.learned) == (None, 1)
    assert run_stage(stage, alone) == FINISHED
    ours, whole = (read_bundle(w.work / "vae" / "bundle") for w in (alone, wishes))
    for one, other in zip(weights(ours, "vae"), weights(whole, "vae"), strict=True):
        assert torch.equal(one, other)


@pytest.mark.parametrize("name", ["vae", "lightness-vae"])
def test_a_stage_whose_time_is_up_leaves_its_weights_and_goes_on_later(
    wishes: Wishes, tmp_path: Path, name: str
) -> None:
    stage = stage_named(STAGES, name)
    early = replace(some(wishes, tmp_path, *stage.upon), minutes=1e-9)
    assert run_stage(stage, early) == EARLY
    state = state_of(early.work / name)
    assert state.bundle is not None
    assert state.kept < STEPS
    assert run_stage(stage, replace(early, minutes=0.0)) == FINISHED
    assert state_of(early.work / name).kept == STEPS


def test_what_a_stage_builds_on_has_to_be_there_and_to_stay(wishes: Wishes, tmp_path: Path) -> None:
    stage, alone = stage_named(STAGES, "lightness-vae"), some(wishes, tmp_path)
    with pytest.raises(BadInput, match="builds on “vae”, which has left no weights"):
        run_stage(stage, alone)
    alone = some(wishes, tmp_path, "vae", "lightness-vae")
    other = replace(wishes, work=tmp_path / "other", given={"fit": {"seed": 5}})
    run_stage(stage_named(STAGES, "vae"), other)
    shutil.rmtree(alone.work / "vae")
    shutil.copytree(other.work / "vae", alone.work / "vae")
    with pytest.raises(BadInput, match="begun upon another “vae”"):
        run_stage(stage, alone)


def test_which_stages_run_is_chosen_by_name() -> None:
    assert [stage.name for stage in chosen(STAGES, only="base")] == ["base"]
    rest = chosen(STAGES, first="cold-lora")
    assert rest[0].name == "cold-lora"
    assert rest[-1] is STAGES[-1]
    assert chosen(STAGES) == STAGES
    with pytest.raises(BadInput, match="no stage “bse”"):
        chosen(STAGES, only="bse")


def test_stages_come_after_what_they_build_on(tmp_path: Path) -> None:
    file = tmp_path / "stages.toml"
    file.write_text('[[stages]]\nname = "guider"\nupon = ["base"]\n', "utf-8")
    with pytest.raises(BadInput, match="come later"):
        read_stages(file)
    file.write_text("stages = 3", "utf-8")
    with pytest.raises(BadInput, match="holds no stages"):
        read_stages(file)


# -- one bundle -----------------------------------------------------------------------------------


def weights(bundle: Any, role: str) -> list[torch.Tensor]:
    return list(load(bundle, role).state_dict().values())


def test_the_bundle_holds_every_role_in_half_precision_and_all_of_it_once(
    made: Assembled,
) -> None:
    bundle = made.bundle
    assert (bundle.id, bundle.family, bundle.resolution) == ("colorstudio-mini",) * 2 + (SIDE,)
    trained = {role for stage in STAGES if not stage.apart for role in stage.spec.gives}
    assert bundle.roles == trained
    assert not made.notes
    assert bundle.parts["text_encoder"].path == bundle.parts["text_projector"].path
    files = [path for path in bundle.root.rglob("*.safetensors")]
    assert len(files) == len(bundle.roles - {"tokenizer", "text_encoder"})
    for path in files:
        assert {value.dtype for value in load_file(path).values()} == {torch.float16}
    assert {"latent_deviation", "text_spread", "pixel_resolution"} <= bundle.constants.keys()
    for role in bundle.roles - {"tokenizer", "cold_adapter"}:
        assert {value.dtype for value in weights(bundle, role) if value.is_floating_point()} == {
            torch.float32
        }
    assert not ModelStore(bundle.root.parent).verify(bundle.id)


def test_half_precision_hardly_changes_what_networks_answer(made: Assembled) -> None:
    found = losses(made.homes, made.bundle)
    assert found.keys() == made.bundle.roles - {"tokenizer"}
    assert all(0 < value < 5e-3 for value in found.values()), found


def test_unfinished_stages_give_the_average_of_their_last_checkpoint(
    wishes: Wishes, made: Assembled, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    shutil.copytree(wishes.work, work)
    for name in ("vae", "base", "cold-lora"):
        shutil.rmtree(work / name / "bundle")
    shutil.rmtree(work / "reference")
    found = found_in(work, tmp_path, lambda: scenes_in(wishes.data, 64))
    assert [row.stage.name for row in found if not row.finished] == ["vae", "base", "cold-lora"]
    again = assembled(found, tmp_path / "again", ["alignment_unet"])
    lacking = {"sketch_unet", "sketch_encoder", "alignment_unet"}
    assert again.bundle.roles == made.bundle.roles - lacking
    for role in ("vae", "unet"):
        for one, other in zip(weights(again.bundle, role), weights(made.bundle, role), strict=True):
            assert torch.equal(one, other)


def test_the_words_and_the_autoencoder_are_those_of_the_prior(
    wishes: Wishes, tmp_path: Path
) -> None:
    later = some(wishes, tmp_path, "clip", "base")
    run_stage(stage_named(STAGES, "vae"), replace(later, given={"fit": {"seed": 5}}))
    found = assembled(found_in(later.work, tmp_path), tmp_path / "out")
    assert len(found.notes) == 1
    assert "The vae of vae is not the one that base was trained with" in found.notes[0]
    own = read_bundle(later.work / "base" / "bundle")
    for one, other in zip(weights(found.bundle, "vae"), weights(own, "vae"), strict=True):
        assert torch.allclose(one, other, atol=1e-3, rtol=1e-3)


def test_what_is_too_large_is_left_out_or_refused(
    wishes: Wishes, made: Assembled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = found_in(wishes.work, tmp_path)
    whole = bytes_in(made.bundle.root)
    monkeypatch.setattr(assembling, "BESIDE", 100_000)
    monkeypatch.setattr(assembling, "IN_ALL", whole - 50_000)
    small = assembled(found, tmp_path / "small")
    assert small.bundle.roles == made.bundle.roles
    assert "kept as its difference to the prior, of rank" in small.notes[0]
    assert bytes_in(small.bundle.root) <= whole - 50_000
    assert losses(small.homes, small.bundle)["alignment_unet"] < 0.02
    monkeypatch.setattr(ModelStore, "found", lambda self: [])
    shutil.copytree(small.bundle.root, paths.data() / "models" / small.bundle.id)
    options = ["-o", str(tmp_path / "out.png"), "--bundle", small.bundle.id, "--steps", "2"]
    assert main([*LINES["latents"], *options, "--device", "cpu", "--quiet"]) == 0
    monkeypatch.setattr(assembling, "RANKS", ())
    spared = assembled(found, tmp_path / "out")
    assert spared.bundle.roles == made.bundle.roles - {"alignment_unet"}
    assert spared.notes == ["There is no room for the alignment unet: it is left out."]
    monkeypatch.setattr(assembling, "IN_ALL", 100_000)
    with pytest.raises(BadInput, match=r"The bundle has .* MB"):
        assembled(found, tmp_path / "out")
    assert read_bundle(tmp_path / "out").roles == spared.bundle.roles  # as it was
    monkeypatch.setattr(assembling, "LARGEST", 10_000)
    with pytest.raises(BadInput, match=r"safetensors has .* MB"):
        assembled(found, tmp_path / "out")
    with pytest.raises(BadInput, match="No stage has left anything"):
        assembled([], tmp_path / "out")


def test_the_card_says_of_what_how_and_how_good(made: Assembled, tmp_path: Path) -> None:
    folder = tmp_path / "mini"
    shutil.copytree(made.bundle.root, folder)
    text = (folder / CARD).read_text("utf-8")
    assert "| Fluent emoji (3D, color, flat) | Microsoft Corporation | MIT | 3 | 2 | 1 |" in text
    assert "| guider | 2 | 2 | 0 |" in text
    assert "Not measured yet" in text
    assert all(note in text for note in about().notes)
    assert (folder / "licences" / "Fluent-MIT.txt").is_file()
    figure = {"name": "PSNR", "value": 32.5, "low": 32, "high": 33, "bar": ">= 32", "is_met": True}
    rewrite(read_bundle(folder), {"sections": [{"title": "Autoencoder", "figures": [figure]}]})
    assert "| PSNR | 32.5 (32 to 33) | >= 32 | yes |" in (folder / CARD).read_text("utf-8")
    bundle = seal(folder)
    assert not ModelStore(tmp_path).verify(bundle.id)
    assert bundle.constants == made.bundle.constants


# -- every way ------------------------------------------------------------------------------------


GENERATE = ("palette", "generate", "--palette", "#c03020,#203060")
EDIT = ("--way", "coloredit", "--mask", "mask.png", "--to", "#20a040")
LINES = {
    "piggyback": ["colorize", "photo.png", "--way", "piggyback", "--prompt", "a red apple"],
    "cold": ["colorize", "photo.png", "--way", "cold", "--prompt", "a red apple"],
    "coloredit": ["recolor", "photo.png", *EDIT],
    "latents": [*GENERATE, "--prompt", "a star", "--size", "64x64", "--form", "fine-tuned"],
    "pixels": [*GENERATE, "--form", "pixels"],
    "reference": ["sketch", "photo.png", "--way", "reference", "--reference", "photo.png"],
}


@pytest.mark.parametrize("name", LINES)
def test_every_way_runs_with_it(
    made: Assembled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(ModelStore, "found", lambda self: [])
    shutil.copytree(made.bundle.root, paths.data() / "models" / made.bundle.id)
    codes = np.full((SIDE, SIDE, 3), 230, np.uint8)
    cv2.circle(codes, (32, 32), 20, (60, 60, 200), -1)
    cv2.imwrite(str(tmp_path / "photo.png"), codes)
    cv2.imwrite(str(tmp_path / "mask.png"), (codes[..., 1] < 100).astype(np.uint8) * 255)
    monkeypatch.chdir(tmp_path)
    options = ["-o", "out.png", "--bundle", made.bundle.id, "--steps", "2", "--device", "cpu"]
    assert main([*LINES[name], *options, "--quiet"]) == 0
    seen = cv2.imread(str(tmp_path / "out.png"))
    assert seen is not None
    if name == "pixels":
        assert seen.shape == (8 * 32, 8 * 32, 3)  # the side that it was trained at
