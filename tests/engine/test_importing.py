"""Importing: used in place or copied, the family from the keys, pickles only on purpose."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from colorstudio.diffusion.bundle import Licence
from colorstudio.engine import catalog, downloads, importing
from colorstudio.engine.bundle_files import hash_of, write_facts
from colorstudio.engine.importing import take_in
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled
from colorstudio.methods.base import Quiet
from tests.engine.test_discovery import LDM, UNET, diffusers_folder, safetensors

SD2 = {
    **LDM,
    "model.diffusion_model.input_blocks.1.1.transformer_blocks.0.attn2.to_k.weight": (320, 1024),
}
for _key in [key for key in SD2 if key.startswith("cond_stage")]:
    del SD2[_key]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelStore:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    return ModelStore(tmp_path / "models")


def test_a_checkpoint_is_used_where_it_lies(store: ModelStore, tmp_path: Path) -> None:
    file = safetensors(tmp_path / "disk" / "Dream Shaper 8.safetensors", LDM)
    taken = take_in(store, file, Quiet())
    bundle = store.bundle_for(("unet", "vae", "text_encoder", "tokenizer"))
    assert (bundle.id, bundle.title, bundle.family) == ("dream-shaper-8", "Dream Shaper 8", "sd1")
    assert bundle.parts["unet"].path == file
    assert bundle.parts["unet"].layout == "ldm"
    assert any("licence is not known" in note for note in taken.notes)
    assert store.verify("dream-shaper-8") == []
    assert "stay where they are" in store.remove("dream-shaper-8")
    assert file.exists()


def test_one_that_is_listed_twice_is_shown_once(store: ModelStore, tmp_path: Path) -> None:
    file = safetensors(tmp_path / "disk" / "a.safetensors", LDM)
    store.folders = (tmp_path / "disk",)
    assert [b.id for b in store.bundles()] == ["a"]
    taken = take_in(store, file, Quiet(), title="Mine")
    assert [b.id for b in store.bundles()] == [taken.bundle.id] == ["mine"]


def test_a_copy_lives_on_when_the_file_is_gone(store: ModelStore, tmp_path: Path) -> None:
    file = safetensors(tmp_path / "disk" / "a.safetensors", LDM)
    digest = hash_of(file)
    take_in(store, file, Quiet(), copy=True)
    file.unlink()
    assert store.verify("a") == []
    assert store.entry("a").files[0].sha256 == digest
    assert store.entry("a").bundle.parts["vae"].path == store.root / "a" / "a.safetensors"


@pytest.mark.parametrize("copy", [False, True])
def test_a_diffusers_folder_is_taken_in(store: ModelStore, tmp_path: Path, copy: bool) -> None:
    folder = diffusers_folder(tmp_path / "disk" / "mine", ".fp16")
    (folder / "preview.png").write_bytes(b"x")
    take_in(store, folder, Quiet(), copy=copy)
    row = store.entry("mine")
    root = store.root / "mine" if copy else folder
    assert row.bundle.parts["unet"].path == root / "unet"
    assert {"unet", "vae", "text_encoder", "tokenizer"} <= row.bundle.roles
    assert not any("preview" in file.path for file in row.files)
    assert store.verify("mine") == []
    (root / "unet" / "diffusion_pytorch_model.fp16.safetensors").unlink()
    assert store.bundles() == []


def test_the_same_name_twice_gets_a_number(store: ModelStore, tmp_path: Path) -> None:
    one = safetensors(tmp_path / "1" / "a.safetensors", LDM)
    two = safetensors(tmp_path / "2" / "a.safetensors", UNET)
    ids = [take_in(store, file, Quiet()).bundle.id for file in (one, two)]
    assert ids == ["a", "a-2"]


def test_the_kind_of_a_stable_diffusion_2_can_be_said(store: ModelStore, tmp_path: Path) -> None:
    file = safetensors(tmp_path / "x.safetensors", SD2)
    guessed = take_in(store, file, Quiet())
    assert guessed.bundle.family == "sd2-v"
    assert any("which kind of Stable Diffusion 2" in note for note in guessed.notes)
    said = take_in(store, file, Quiet(), prediction_type="epsilon")
    assert (said.bundle.family, said.bundle.prediction_type) == ("sd2", "epsilon")


def test_the_makers_own_file_brings_its_licence(
    store: ModelStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = safetensors(tmp_path / "x.safetensors", LDM)
    known = catalog.catalogue()
    row = replace(known.model("sd15"), original_sha256=hash_of(file))
    monkeypatch.setattr(importing, "catalogue", lambda: replace(known, models=(row,)))
    assert take_in(store, file, Quiet()).bundle.licence == row.licence


class Evil:
    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.touch, (self.mark,)  # type: ignore[return-value]


def test_a_pickle_is_refused_until_allowed_and_never_runs(
    store: ModelStore, tmp_path: Path
) -> None:
    mark = tmp_path / "it-ran"
    file = tmp_path / "weights.ckpt"
    file.write_bytes(pickle.dumps({"state_dict": Evil(mark)}))
    with pytest.raises(BadInput, match=r"can hold programs.*--allow-pickle"):
        take_in(store, file, Quiet())
    with pytest.raises(BadInput):
        take_in(store, file, Quiet(), pickle_allowed=True)
    assert not mark.exists()
    assert store.installed() == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.safetensors", b""),
        ("cut.safetensors", b"\xff\x00\x00\x00\x00\x00\x00\x00{"),
        ("photo.safetensors", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("text.safetensors", b"hello there"),
    ],
)
def test_what_is_no_model_is_a_sentence_and_leaves_nothing(
    store: ModelStore, tmp_path: Path, name: str, data: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(BadInput):
        take_in(store, file, Quiet())
    with pytest.raises(BadInput, match="does not exist"):
        take_in(store, tmp_path / "nothing", Quiet())
    with pytest.raises(BadInput):
        take_in(store, tmp_path, Quiet())
    assert not store.root.exists()


def test_a_cancelled_copy_leaves_nothing(store: ModelStore, tmp_path: Path) -> None:
    class Stop(Quiet):
        def step(self, done: int, total: int, stage: str = "", preview: object = None) -> None:
            raise Cancelled

    file = safetensors(tmp_path / "a.safetensors", LDM)
    with pytest.raises(Cancelled):
        take_in(store, file, Stop(), copy=True)
    assert store.installed() == []
    assert list((store.root / downloads.STAGING).iterdir()) == []


def test_a_models_folder_of_another_colorstudio_is_carried_over(
    store: ModelStore, tmp_path: Path
) -> None:
    take_in(store, safetensors(tmp_path / "disk" / "a.safetensors", LDM), Quiet(), copy=True)
    licence = Licence("mit", "https://x.org", "Free.")
    row = store.entry("a")
    write_facts(row.bundle.root, replace(row.bundle, licence=licence), row.files, row.origin)
    other = ModelStore(tmp_path / "other")
    taken = take_in(other, store.root / "a", Quiet(), copy=True)
    assert taken.notes == ()
    assert taken.bundle.licence == licence
    assert other.verify("a") == []
    file = store.root / "a" / "a.safetensors"
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    with pytest.raises(BadInput, match=r"a\.safetensors is damaged"):
        take_in(other, store.root / "a", Quiet(), copy=True, title="b")
    file.unlink()
    with pytest.raises(BadInput, match="not whole"):
        take_in(other, store.root / "a", Quiet())
    assert [b.id for b in other.bundles()] == ["a"]


def test_facts_that_lead_out_of_their_folder_are_refused(store: ModelStore, tmp_path: Path) -> None:
    outside = safetensors(tmp_path / "secret.safetensors", LDM)
    take_in(store, outside, Quiet())  # in place: its facts name a file elsewhere
    with pytest.raises(BadInput, match="outside of its folder"):
        take_in(ModelStore(tmp_path / "other"), store.root / "secret", Quiet(), copy=True)


@pytest.mark.parametrize("name", ["cold_adapter", "cold_adapter/adapter_model.safetensors"])
@pytest.mark.parametrize("said", [{}, {"order": "as-published"}, {"time_scale": "1.0"}])
def test_an_adapter_of_peft_is_told_by_its_words(
    store: ModelStore, tmp_path: Path, said: dict[str, str], name: str
) -> None:
    from colorstudio.engine.lora_files import read_lora
    from tests.tiny_cold import ALPHA, RANK, add_cold
    from tests.tiny_models import tiny_sd

    whole = add_cold(tiny_sd(store.root), said=said)
    role = "cold_adapter" if said else "lora"
    (tmp_path / "disk").mkdir()
    (whole / "cold_adapter").rename(tmp_path / "disk" / "cold_adapter")
    (whole / "bundle.toml").write_text(
        (whole / "bundle.toml").read_text().replace("cold_adapter = {", "# ")
    )
    bundle = take_in(store, tmp_path / "disk" / name, Quiet(), copy=True).bundle
    assert (bundle.id, bundle.family, bundle.roles) == ("cold_adapter", "sd1", {role})
    change = next(iter(read_lora(bundle.parts[role].path).changes["unet"].values()))
    assert change.scale == ALPHA / RANK
    if said:
        way = store.bundle_for(("unet", "vae", "text_encoder", "tokenizer", "cold_adapter"))
        assert (way.id, way.home("unet").id) == ("cold_adapter", "tiny-sd1")


def test_a_part_of_a_whole_names_it(store: ModelStore, tmp_path: Path) -> None:
    (tmp_path / "run" / "guider").mkdir(parents=True)
    (tmp_path / "run" / "bundle.toml").write_text("")
    safetensors(tmp_path / "run" / "guider" / "model.safetensors", {"odd.weight": (2, 2)})
    with pytest.raises(BadInput, match=r"guider alone is not enough: it is a part of .*run\."):
        take_in(store, tmp_path / "run" / "guider", Quiet())
