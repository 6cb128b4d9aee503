"""The store: what is listed, verified, removed; never half, never through a link."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from colorstudio.diffusion.bundle import Bundle, Licence, Part
from colorstudio.engine.bundle_files import (
    FACTS,
    FileFact,
    Origin,
    hash_of,
    read_installed,
    write_facts,
)
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled, ModelMissing
from colorstudio.methods.base import Quiet

ODD = 'Ein "Titel" mit \\ und\nZeile, 日本 🎨 \x7f'


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelStore:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    return ModelStore(tmp_path / "models")


def put(store: ModelStore, bundle_id: str, **values: object) -> Path:
    """A bundle of one file of weights."""
    folder = store.root / bundle_id
    (folder / "unet").mkdir(parents=True)
    weights = folder / "unet" / "w.safetensors"
    weights.write_bytes(bundle_id.encode() * 1000)
    bundle = Bundle(
        id=bundle_id,
        title=ODD,
        family="sd1",
        parts={"unet": Part("unet", folder / "unet", "ldm", "model.")},
        root=folder,
    )
    fact = FileFact("unet/w.safetensors", weights.stat().st_size, hash_of(weights))
    write_facts(folder, replace(bundle, **values), [fact], Origin("hub", "a/b", "main", "now"))
    return folder


def test_facts_come_back_as_they_were_written(store: ModelStore) -> None:
    licence = Licence("cc-by-nc-4.0", "https://x.org", 'Only for "play".', commercial=False)
    folder = put(store, "one", licence=licence, constants={"factors": [[0.5, -1.0]]})
    row = read_installed(folder)
    assert row.bundle.title == ODD
    assert row.bundle.licence == licence
    assert row.bundle.constants == {"factors": [[0.5, -1.0]]}
    assert row.bundle.parts["unet"] == Part("unet", folder / "unet", "ldm", "model.")
    assert row.origin == Origin("hub", "a/b", "main", "now")
    assert row.missing == ()


@pytest.mark.parametrize("text", ["", "id = ", "[parts]\n", "parts = 3", "\udcff"])
def test_a_broken_bundle_is_left_out_and_harms_no_other(store: ModelStore, text: str) -> None:
    put(store, "good")
    broken = put(store, "broken")
    (broken / FACTS).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert [bundle.id for bundle in store.bundles()] == ["good"]


def test_a_file_that_is_gone_or_cut_off_takes_its_bundle_off_the_list(store: ModelStore) -> None:
    folder = put(store, "one")
    weights = folder / "unet" / "w.safetensors"
    weights.write_bytes(b"short")
    assert store.bundles() == []
    assert [row.missing for row in store.installed()] == [("unet/w.safetensors",)]
    with pytest.raises(ModelMissing):
        store.bundle_for(("unet",), "one")


def test_verify_finds_one_wrong_bit(store: ModelStore) -> None:
    weights = put(store, "one") / "unet" / "w.safetensors"
    assert store.verify("one") == []
    data = bytearray(weights.read_bytes())
    data[1500] ^= 1
    weights.write_bytes(data)
    (problem,) = store.verify("one")
    assert problem.path == "unet/w.safetensors"
    assert problem.text == "w.safetensors has other content than it had."
    weights.unlink()
    assert store.verify("one")[0].text == "w.safetensors is gone."
    with pytest.raises(ModelMissing):
        store.verify("another")


def test_verify_can_be_cancelled(store: ModelStore) -> None:
    class Stop(Quiet):
        def step(self, done: int, total: int, stage: str = "", preview: object = None) -> None:
            raise Cancelled

    put(store, "one")
    with pytest.raises(Cancelled):
        store.verify("one", Stop())


def test_what_may_not_be_sold_can_be_hidden(store: ModelStore) -> None:
    put(store, "free")
    put(store, "play", licence=Licence("cc-by-nc-4.0", commercial=False))
    assert [b.id for b in store.bundles()] == ["free", "play"]
    careful = ModelStore(store.root, commercial_only=True)
    assert [b.id for b in careful.bundles()] == ["free"]
    with pytest.raises(ModelMissing):
        careful.bundle_for(("unet",), "play")


def test_remove_takes_the_folder_and_nothing_that_links_lead_to(
    store: ModelStore, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "photo.png").write_bytes(b"x")
    folder = put(store, "one")
    (folder / "link").symlink_to(precious, target_is_directory=True)
    (folder / "file").symlink_to(precious / "photo.png")
    store.remove("one")
    assert not folder.exists()
    assert list(store.root.iterdir()) == []
    assert (precious / "photo.png").read_bytes() == b"x"


def test_remove_of_a_folder_that_is_itself_a_link_takes_the_link(
    store: ModelStore, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.move(put(store, "one"), elsewhere)
    (store.root / "one").symlink_to(elsewhere, target_is_directory=True)
    store.remove("one")
    assert list(store.root.iterdir()) == [], "the link is gone, and none is left aside"
    assert (elsewhere / "unet" / "w.safetensors").exists()


@pytest.mark.parametrize("name", ["..", ".", "", "../other", "/", "nothing"])
def test_remove_of_what_is_not_listed_does_nothing(store: ModelStore, name: str) -> None:
    put(store, "one")
    with pytest.raises(ModelMissing):
        store.remove(name)
    assert [bundle.id for bundle in store.bundles()] == ["one"]


def test_a_bundle_whose_facts_claim_another_id_is_removed_where_it_lies(
    store: ModelStore, tmp_path: Path
) -> None:
    (tmp_path / "victim").mkdir()
    folder = put(store, "one", id="../victim")
    store.remove("../victim")
    assert not folder.exists()
    assert (tmp_path / "victim").exists()


def test_removal_in_the_middle_of_a_read_harms_nobody(store: ModelStore) -> None:
    weights = put(store, "one") / "unet" / "w.safetensors"
    with open(weights, "rb") as held:
        first = held.read(1)
        store.remove("one")
        assert store.bundles() == []
        assert first + held.read() == b"one" * 1000
    store.sweep()
    assert list(store.root.iterdir()) == []
    put(store, "one")  # and may come again
    assert store.verify("one") == []


def test_a_folder_on_its_way_in_or_out_is_not_listed(store: ModelStore) -> None:
    folder = put(store, "one")
    folder.rename(store.root / ".removed-one-1234")
    assert store.installed() == []
    store.sweep()
    assert list(store.root.iterdir()) == []


def test_a_folder_that_cannot_be_moved_says_so(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "The file is in use")

    put(store, "one")
    monkeypatch.setattr("os.replace", held)
    with pytest.raises(BadInput, match=r"in use.*End what uses it"):
        store.remove("one")
    assert [bundle.id for bundle in store.bundles()] == ["one"]


def test_a_new_id_is_free_and_plain(store: ModelStore) -> None:
    assert store.free_id("Dream Shaper (8)") == "dream-shaper-8"
    put(store, "dream-shaper-8")
    assert store.free_id("Dream Shaper (8)") == "dream-shaper-8-2"
    assert store.free_id("日本") == "weights"


def test_the_usual_model_is_taken_first(store: ModelStore) -> None:
    for bundle_id in ("aaa", "sd14", "sd15"):
        put(store, bundle_id)
    assert [b.id for b in store.bundles()] == ["sd15", "sd14", "aaa"]
    assert store.bundle_for(("unet",)).id == "sd15"


def test_the_kind_of_a_silent_stable_diffusion_2_is_noted(store: ModelStore) -> None:
    put(store, "two", family="sd2-v", prediction_type="v_prediction")
    store.set_prediction("two", "epsilon")
    (bundle,) = store.bundles()
    assert (bundle.family, bundle.prediction_type) == ("sd2", "epsilon")
    assert store.verify("two") == []
    put(store, "one")
    with pytest.raises(BadInput, match="of one kind only"):
        store.set_prediction("one", "v_prediction")
