"""Weights that come with the program: listed last, never changed, never joined with strangers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from colorstudio.diffusion.bundle import Bundle, Part
from colorstudio.engine.bundle_files import FileFact, Origin, hash_of, read_bundle, write_facts
from colorstudio.engine.downloads import repair
from colorstudio.engine.listing import State, entries
from colorstudio.engine.store import SHIPPED, ModelStore
from colorstudio.errors import BadInput, ModelMissing
from colorstudio.methods.base import Quiet

PRIOR = ("unet", "vae", "text_encoder", "tokenizer")
PIGGYBACK = (*PRIOR, "guider")
EYES = ("image_encoder", "text_projector")
SKETCH = ("sketch_unet", "sketch_encoder", "vae", *EYES)
MINI = (*PIGGYBACK, "lightness", "cold_adapter", *EYES, "sketch_unet", "sketch_encoder")
KNOWS = ("Trained on drawings at 128 pixels.", "Photos “only roughly”.")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelStore:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    return ModelStore(tmp_path / "models", shipped=tmp_path / "shipped")


def put(
    root: Path,
    bundle_id: str,
    *roles: str,
    configs: Mapping[str, Mapping[str, Any]] | None = None,
    **facts: Any,
) -> Bundle:
    """A bundle of files that are no weights, with the hashes of those."""
    folder, parts = root / bundle_id, {}
    for role in roles:
        (folder / role).mkdir(parents=True)
        (folder / role / "model.safetensors").write_text(f"{bundle_id} {role}")
        if configs and role in configs:
            (folder / role / "config.json").write_text(json.dumps(configs[role]))
        parts[role] = Part(role, folder / role)
    values: dict[str, Any] = {"family": "colorstudio-mini", "latent_channels": 8, **facts}
    bundle = Bundle(bundle_id, bundle_id.title(), parts=parts, root=folder, **values)
    files = [
        FileFact(file.relative_to(folder).as_posix(), file.stat().st_size, hash_of(file))
        for file in sorted(folder.rglob("*.*"))
    ]
    write_facts(folder, bundle, files, Origin("trained"))
    return bundle


def mini(store: ModelStore, **facts: Any) -> Path:
    assert store.shipped is not None
    put(store.shipped, "colorstudio-mini", *MINI, **facts)
    return store.shipped / "colorstudio-mini"


def homes(bundle: Bundle) -> dict[str, str]:
    return {role: bundle.home(role).id for role in bundle.roles}


def test_they_are_there_without_installing_and_after_all_that_was(store: ModelStore) -> None:
    mini(store)
    assert store.bundle_for(PRIOR).id == "colorstudio-mini"
    assert store.bundle_for(PRIOR).source == SHIPPED
    put(store.root, "sd15", *PRIOR, family="sd1", latent_channels=4)
    put(store.root, "my-picture-model", *PRIOR, family="sd1", latent_channels=4)
    order = ["sd15", "my-picture-model", "colorstudio-mini"]
    assert [bundle.id for bundle in store.bundles_for(PRIOR)] == order
    assert store.bundle_for(PRIOR).id == "sd15"
    assert store.bundle_for(PRIOR, "colorstudio-mini").id == "colorstudio-mini", "by choice"
    assert store.bundle_for(PIGGYBACK).id == "colorstudio-mini", "the only one that can"


def test_none_is_no_fault(store: ModelStore, tmp_path: Path) -> None:
    assert store.came_along() == []
    assert ModelStore(tmp_path / "models").came_along() == []
    with pytest.raises(ModelMissing):
        store.bundle_for(PRIOR)


def test_they_cannot_be_changed(store: ModelStore) -> None:
    folder = mini(store)
    for change in (
        lambda: store.remove("colorstudio-mini"),
        lambda: store.set_prediction("colorstudio-mini", "epsilon"),
    ):
        with pytest.raises(BadInput, match="comes with ColorStudio and stays"):
            change()
    assert read_bundle(folder).roles == {*MINI}
    assert store.free_id("colorstudio mini") == "colorstudio-mini-2"
    assert store.installed() == []


def test_whoever_installs_weights_of_their_name_uses_those(store: ModelStore) -> None:
    mini(store)
    put(store.root, "colorstudio-mini", *PRIOR)
    assert [(b.id, b.source) for b in store.bundles()] == [("colorstudio-mini", "installed")]
    (entry,) = [entry for entry in entries(store) if entry.id == "colorstudio-mini"]
    assert entry.state is State.installed
    store.remove("colorstudio-mini")
    assert [(b.id, b.source) for b in store.bundles()] == [("colorstudio-mini", SHIPPED)]


@pytest.mark.parametrize("harm", ["facts", "cut", "gone", "folder"])
def test_damage_stops_nothing_and_is_told(store: ModelStore, harm: str) -> None:
    folder = mini(store)
    put(store.root, "sd15", *PRIOR, family="sd1", latent_channels=4)
    weights = folder / "unet" / "model.safetensors"
    if harm == "facts":
        (folder / "bundle.toml").write_text("id = ")
    elif harm == "cut":
        weights.write_text("co")
    else:
        weights.unlink()
    if harm == "folder":
        (folder / "unet").rmdir()
    assert [bundle.id for bundle in store.bundles()] == ["sd15"]
    with pytest.raises(ModelMissing) as told:
        store.bundle_for(PIGGYBACK)
    if harm != "facts":  # with them gone, nobody knows what it was
        assert "install it again" in str(told.value)
        (entry,) = [entry for entry in entries(store) if entry.id == "colorstudio-mini"]
        assert (entry.state, entry.came_along) == (State.damaged, True)


def test_a_wrong_byte_is_found_by_reading_and_not_before(store: ModelStore) -> None:
    weights = mini(store) / "vae" / "model.safetensors"
    whole = weights.read_bytes()
    weights.write_bytes(whole[:-1] + b"?")
    (row,) = store.came_along()
    assert row.missing == (), "nothing is read where it is only listed"
    (problem,) = store.verify("colorstudio-mini")
    assert problem.path == "vae/model.safetensors"
    with pytest.raises(BadInput, match="comes with ColorStudio"):
        repair(store, "colorstudio-mini", Quiet())
    weights.write_bytes(whole)
    assert store.verify("colorstudio-mini") == []


def test_what_they_know_comes_from_their_file(store: ModelStore) -> None:
    mini(store, knows=KNOWS, defaults={"all": {"steps": 20}, "recolor.coloredit": {"steps": 12}})
    (bundle,) = store.bundles()
    assert bundle.knows == KNOWS
    assert bundle.defaults == {"all": {"steps": 20}, "recolor.coloredit": {"steps": 12}}
    (entry,) = [entry for entry in entries(store) if entry.id == "colorstudio-mini"]
    assert entry.knows == "Trained on drawings at 128 pixels. Photos “only roughly”."
    assert (entry.state, entry.group) == (State.shipped, "own")
    assert entry.state.usable


# -- parts of others ------------------------------------------------------------------------------


def test_weights_of_one_file_do_not_get_eyes_from_the_small_ones(store: ModelStore) -> None:
    """Nothing is said of the widths there: the family alone has to keep them apart."""
    mini(store)
    others = ("sketch_unet", "sketch_encoder", "vae")
    put(store.root, "colorize-diffusion", *others, family="colorize-diffusion", latent_channels=4)
    (only,) = store.bundles_for(SKETCH)
    assert homes(only) == dict.fromkeys(MINI, "colorstudio-mini")
    put(store.root, "clip-vit-h-14", *EYES, family="clip-vit-h-14")
    first, second = store.bundles_for(SKETCH)
    assert homes(first) == {
        **dict.fromkeys(others, "colorize-diffusion"), **dict.fromkeys(EYES, "clip-vit-h-14"),
    }  # fmt: skip
    assert homes(second) == dict.fromkeys(MINI, "colorstudio-mini")


def test_the_small_ones_take_nothing_from_others(store: ModelStore) -> None:
    assert store.shipped is not None
    put(store.shipped, "colorstudio-mini", "sketch_unet", "sketch_encoder", *PRIOR)
    put(store.root, "clip-vit-h-14", *EYES, family="clip-vit-h-14")
    put(store.root, "guider", "guider", family="sd1", latent_channels=4)
    for roles in (SKETCH, PIGGYBACK):
        with pytest.raises(ModelMissing):
            store.bundle_for(roles)
    put(store.root, "blip", "captioner", family="blip")
    assert store.bundle_for(PRIOR, "", ("captioner",)).home("captioner").id == "blip"


def test_what_was_trained_upon_them_runs_upon_them(store: ModelStore) -> None:
    mini(store)
    put(store.root, "my-guider", "guider", base="colorstudio-mini")
    mine, own = store.bundles_for(PIGGYBACK, ("lightness",))
    assert (mine.id, own.id) == ("my-guider", "colorstudio-mini")
    assert homes(mine) == {
        **dict.fromkeys((*PRIOR, "lightness"), "colorstudio-mini"), "guider": "my-guider",
    }  # fmt: skip
    put(store.root, "my-lightness", "lightness", base="colorstudio-mini")
    assert store.bundle_for(PIGGYBACK, "my-guider", ("lightness",)).id == "my-guider"


def test_what_was_trained_upon_other_small_ones_does_not(store: ModelStore) -> None:
    """Of the same family and widths, but its latents mean something else."""
    mini(store)
    put(store.root, "my-guider", "guider", base="my-own")
    (only,) = store.bundles_for(PIGGYBACK)
    assert only.id == "colorstudio-mini"
    with pytest.raises(ModelMissing, match="builds upon “my-own”, which is not here"):
        store.bundle_for(PIGGYBACK, "my-guider")
    put(store.root, "my-own", *PRIOR)
    whole = store.bundle_for(PIGGYBACK, "my-guider", ("lightness",))
    assert homes(whole) == {**dict.fromkeys(PRIOR, "my-own"), "guider": "my-guider"}
    put(store.root, "more", "guider", base="colorstudio-mini")
    assert store.bundle_for(PIGGYBACK, "my-own").id == "my-guider"
    assert store.bundle_for(PIGGYBACK, "more").home("unet").id == "colorstudio-mini"


def test_a_vae_of_other_channels_is_refused(store: ModelStore) -> None:
    narrow, wide = {"in_channels": 4}, {"latent_channels": 8}
    assert store.shipped is not None
    mini_parts = ("vae", "text_encoder", "tokenizer")
    put(store.shipped, "colorstudio-mini", *mini_parts, configs={"vae": wide})
    put(store.root, "mine", "unet", base="colorstudio-mini", configs={"unet": narrow})
    with pytest.raises(ModelMissing):
        store.bundle_for(PRIOR)
