"""Bundles of parts are completed by others: by their base, by their family, never by misfits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from colorstudio.diffusion.bundle import Bundle, Licence, Part
from colorstudio.engine.bundle_files import Origin, read_bundle, write_facts
from colorstudio.engine.identity import fingerprint
from colorstudio.engine.listing import enables, entries, lacking_base
from colorstudio.engine.store import ModelStore
from colorstudio.errors import ModelMissing
from colorstudio.methods.registry import method

PRIOR = ("unet", "vae", "text_encoder", "tokenizer")
PIGGYBACK = (*PRIOR, "guider")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelStore:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    return ModelStore(tmp_path / "models")


def put(
    store: ModelStore,
    bundle_id: str,
    *roles: str,
    configs: dict[str, dict[str, Any]] | None = None,
    **facts: Any,
) -> Bundle:
    """A bundle of files that are no weights, with the configurations that are given."""
    folder, parts = store.root / bundle_id, {}
    for role in roles:
        (folder / role).mkdir(parents=True)
        (folder / role / "model.safetensors").write_text(f"{bundle_id} {role}")
        config = (configs or {}).get(role)
        if config is not None:
            (folder / role / "config.json").write_text(json.dumps(config))
        parts[role] = Part(role, folder / role)
    values: dict[str, Any] = {"family": "sd1", **facts}
    bundle = Bundle(bundle_id, bundle_id.title(), parts=parts, root=folder, **values)
    write_facts(folder, bundle, [], Origin("copy"))
    return bundle


def homes(bundle: Bundle) -> dict[str, str]:
    return {role: bundle.home(role).id for role in bundle.roles}


def test_a_base_is_written_and_read_and_lent_parts_are_not(store: ModelStore) -> None:
    put(store, "sd15", *PRIOR)
    put(store, "guider", "guider", base="sd15")
    assert read_bundle(store.root / "guider").base == "sd15"
    whole = store.bundle_for(PIGGYBACK)
    write_facts(store.root / "guider", whole, [], Origin("copy"))
    assert read_bundle(store.root / "guider").roles == {"guider"}
    assert "base" not in (store.root / "sd15" / "bundle.toml").read_text()


def test_what_was_trained_upon_others_runs_upon_them(store: ModelStore) -> None:
    put(store, "another", *PRIOR)
    put(store, "sd15", *PRIOR)
    put(store, "guider", "guider", base="sd15", prediction_type="epsilon", resolution=256)
    whole = store.bundle_for(PIGGYBACK)
    assert (whole.id, whole.resolution) == ("guider", 256)
    assert homes(whole) == {**dict.fromkeys(PRIOR, "sd15"), "guider": "guider"}
    assert whole.own_roles == {"guider"}
    assert store.bundle_for(PRIOR).id == "sd15"  # the catalogue's first, and nobody's guest
    assert [b.id for b in store.bundles_for(PRIOR)] == ["sd15", "another"]


def test_any_of_the_family_stands_in_for_a_base_that_is_not_here(store: ModelStore) -> None:
    put(store, "deep", *PRIOR, family="sd2")
    put(store, "parts", "unet", "vae")
    put(store, "other", *PRIOR)
    put(store, "guider", "guider", base="sd15")
    assert homes(store.bundle_for(PIGGYBACK))["unet"] == "other"


def test_the_base_may_be_chosen(store: ModelStore) -> None:
    put(store, "sd15", *PRIOR)
    put(store, "mine", *PRIOR)
    put(store, "guider", "guider", base="sd15")
    whole = store.bundle_for(PIGGYBACK, "mine")
    assert whole.id == "guider"
    assert {homes(whole)[role] for role in PRIOR} == {"mine"}
    with pytest.raises(ModelMissing, match="“Guider” has no text encoder"):
        store.bundle_for(PRIOR, "guider")


def test_bases_may_have_bases_and_circles_end(store: ModelStore) -> None:
    put(store, "words", "text_encoder", "tokenizer", family="mini", base="vae")
    put(store, "vae", "vae", family="mini", base="words")
    put(store, "prior", "unet", family="mini", base="vae")
    put(store, "guider", "guider", family="mini", base="prior")
    assert homes(store.bundle_for(PIGGYBACK)) == {
        "unet": "prior",
        "vae": "vae",
        "text_encoder": "words",
        "tokenizer": "words",
        "guider": "guider",
    }


def test_optional_roles_come_from_those_of_the_same_base_first(store: ModelStore) -> None:
    put(store, "sd15", *PRIOR)
    put(store, "a-light", "lightness", base="mine")
    put(store, "b-light", "lightness", base="sd15")
    put(store, "guider", "guider", base="sd15")
    put(store, "blip", "captioner", family="blip")
    spec = method("colorize.piggyback")
    assert not {"lightness", "captioner"} & store.bundle_for(spec.models).roles
    found = homes(store.bundle_for(spec.models, optional=spec.optional))
    assert (found["lightness"], found["captioner"]) == ("b-light", "blip")
    found = homes(store.bundle_for(spec.models, "a-light", spec.optional))
    assert (found["guider"], found["lightness"]) == ("guider", "a-light")


def test_a_role_that_is_only_made_use_of_may_lead_where_it_is_asked_for(store: ModelStore) -> None:
    put(store, "sd15", *PRIOR)
    put(store, "aligned", "alignment_unet", base="sd15")
    spec = method("palette.alignment")
    found = store.bundles_for(spec.models, spec.optional)
    assert [bundle.id for bundle in found] == ["sd15", "aligned"]
    assert all("alignment_unet" in bundle.roles for bundle in found)
    assert store.bundle_for(spec.models, "aligned", spec.optional).home("unet").id == "sd15"


def test_parts_of_other_widths_are_never_joined(store: ModelStore) -> None:
    wide, narrow = {"block_out_channels": [320, 640]}, {"block_out_channels": [32, 64]}
    put(store, "sd15", *PRIOR, configs={"unet": wide, "vae": wide})
    put(store, "guider", "guider", configs={"guider": {"unet": wide}}, base="sd15")
    put(store, "light", "lightness", configs={"lightness": narrow}, base="sd15")
    optional = ("lightness",)
    assert "lightness" not in store.bundle_for(PIGGYBACK, optional=optional).roles
    put(store, "good-light", "lightness", configs={"lightness": wide}, base="sd15")
    assert homes(store.bundle_for(PIGGYBACK, optional=optional))["lightness"] == "good-light"
    put(store, "small", "guider", configs={"guider": {"unet": narrow}}, base="sd15")
    with pytest.raises(ModelMissing, match="“Small” does not fit the “sd15” that is here"):
        store.bundle_for(PIGGYBACK, "small")


def test_a_part_without_its_base_says_which_is_wanted(store: ModelStore) -> None:
    put(store, "guider", "guider", base="sd15")
    with pytest.raises(ModelMissing, match=r"“Guider” builds upon “sd15”.*no text encoder") as told:
        store.bundle_for(PIGGYBACK)
    assert told.value.hint == (
        "Install it with `colorstudio models install sd15`, or in the model manager."
    )
    put(store, "other", "cold_adapter", base="studio-prior")
    with pytest.raises(ModelMissing, match="studio-prior") as told:
        store.bundle_for((*PRIOR, "cold_adapter"))
    assert told.value.hint == "Import “studio-prior” in the model manager."


def test_nothing_here_that_could_be_downloaded_is_said(store: ModelStore) -> None:
    with pytest.raises(ModelMissing) as told:
        store.bundle_for(PIGGYBACK)
    assert "train" in told.value.hint
    with pytest.raises(ModelMissing) as told:
        store.bundle_for(PRIOR)
    assert "models install sd15" in told.value.hint


def test_pictures_encoders_come_from_any_family(store: ModelStore) -> None:
    roles = ("sketch_unet", "sketch_encoder", "vae", "image_encoder")
    configs = {"sketch_unet": {"cross_attention_dim": 1024}}
    put(store, "sketch", *roles[:3], configs=configs, family="sd2")
    small, right = {"projection_dim": 768}, {"projection_dim": 1024}
    put(store, "clip-b", "image_encoder", configs={"image_encoder": small}, family="clip")
    put(store, "clip-h", "image_encoder", configs={"image_encoder": right}, family="clip-vit-h-14")
    assert homes(store.bundle_for(roles))["image_encoder"] == "clip-h"


def test_the_tiny_autoencoder_shows_only_latents_that_it_knows(store: ModelStore) -> None:
    put(store, "sd15", *PRIOR)
    put(store, "mini", *PRIOR, family="colorstudio-mini")
    put(store, "taesd", "tiny_vae", family="taesd")
    assert homes(store.bundle_for(PRIOR, "sd15"))["tiny_vae"] == "taesd"
    assert "tiny_vae" not in store.bundle_for(PRIOR, "mini").roles


def test_what_may_not_be_sold_lends_nothing_where_that_is_asked(store: ModelStore) -> None:
    put(store, "sd15", *PRIOR)
    put(store, "guider", "guider", base="sd15")
    put(store, "light", "lightness", base="sd15", licence=Licence("nc", commercial=False))
    careful = ModelStore(store.root, commercial_only=True)
    assert "lightness" in store.bundle_for(PIGGYBACK, optional=("lightness",)).roles
    assert "lightness" not in careful.bundle_for(PIGGYBACK, optional=("lightness",)).roles


def test_a_fingerprint_is_of_all_parts_wherever_they_lie(store: ModelStore) -> None:
    put(store, "sd15", *PRIOR)
    put(store, "guider", "guider", base="sd15")
    before = fingerprint(store.bundle_for(PIGGYBACK), PIGGYBACK)
    assert fingerprint(store.bundle_for(PIGGYBACK), PIGGYBACK) == before
    (store.root / "sd15" / "unet" / "model.safetensors").write_text("sd15 turned")
    assert fingerprint(store.bundle_for(PIGGYBACK), PIGGYBACK) != before


def test_a_list_says_what_each_takes_part_in(store: ModelStore) -> None:
    put(store, "sd15", *PRIOR)
    put(store, "guider", "guider", base="sd15")
    put(store, "sketch", "sketch_unet", "sketch_encoder", "vae", family="sd2")
    told = {e.id: enables(e, store) for e in entries(store) if e.bundle}
    assert told["sd15"] == ("colorize.piggyback", "recolor.coloredit", "palette.alignment")
    assert told["guider"] == ("colorize.piggyback",)
    assert told["sketch"] == ()


def test_a_base_that_is_lacking_is_told(
    store: ModelStore, own_settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from colorstudio import paths
    from colorstudio.cli import main
    from colorstudio.doctor import examine

    mine = ModelStore(paths.data() / "models")
    guider = put(mine, "guider", "guider", base="studio-prior")
    assert lacking_base(guider, mine) == "studio-prior"
    found = next(check for check in examine() if check.name == "models")
    assert "guider (builds upon studio-prior, which is not here)" in found.found
    assert main(["models", "list"]) == 0
    assert "Builds upon “studio-prior”, which is not here." in capsys.readouterr().out
    put(mine, "studio-prior", *PRIOR)
    assert lacking_base(guider, mine) == ""
    assert main(["models", "list"]) == 0
    assert "Builds upon “studio-prior”.\n" in capsys.readouterr().out


def test_what_is_needed_besides_is_said(store: ModelStore) -> None:
    wanted = method("sketch.reference").models
    with pytest.raises(ModelMissing) as caught:
        store.bundle_for(wanted)
    assert "`colorstudio models install mult-eps-ft`, then" in caught.value.hint
    assert "`colorstudio models install clip-vit-h-14`" in caught.value.hint
    put(store, "mult", "sketch_unet", "sketch_encoder", "vae", family="colorize-diffusion")
    for asked in ("", "mult"):
        with pytest.raises(ModelMissing, match="“Mult” needs another") as caught:
            store.bundle_for(wanted, asked)
        assert "models install clip-vit-h-14" in caught.value.hint
    put(store, "clip", "image_encoder", family="clip-vit-h-14")
    assert store.bundle_for(wanted).id == "mult"
    with pytest.raises(ModelMissing, match="not installed"):
        store.bundle_for(("colorizer",))


def test_weights_for_something_else_say_what_they_lack(store: ModelStore) -> None:
    put(store, "small", "pixel_unet")
    with pytest.raises(ModelMissing, match="“Small” has no guider, text encoder, tokenizer"):
        store.bundle_for(PIGGYBACK, "small")
    with pytest.raises(ModelMissing, match=r"“sd15” are not installed\. .* models install sd15`"):
        store.bundle_for(PIGGYBACK, "sd15")
    with pytest.raises(ModelMissing, match="“other” are not installed, or do not fit here"):
        store.bundle_for(PIGGYBACK, "other")
