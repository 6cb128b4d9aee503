"""From a hub to a U-Net that answers: what is installed takes the code that a full model takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from colorstudio.diffusion.bundle import Licence
from colorstudio.engine import downloads
from colorstudio.engine.bundle_files import read_installed, write_facts
from colorstudio.engine.catalog import ModelRow, catalogue
from colorstudio.engine.engine import Engine
from colorstudio.engine.families import DIFFUSION_ROLES
from colorstudio.engine.importing import take_in
from colorstudio.engine.store import ModelStore
from colorstudio.errors import ModelMissing
from colorstudio.methods import registry
from colorstudio.methods.base import Quiet
from tests.engine.ways import SPEC, TinyRequest
from tests.loopback_hub import LoopbackHub, loopback_hub
from tests.tiny_models import tiny_ldm_file, tiny_sd


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[LoopbackHub, ModelRow]]:
    """The catalogue's Stable Diffusion 1.4, tiny, under the names that the hub's files have."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    for name in ("HF_HUB_CACHE", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    folder = tiny_sd(tmp_path / "hub")
    row = catalogue().model("sd14")
    files = {}
    for file in row.files:
        at = folder / (file.path or file.names[0])
        files[file.names[0]] = at.read_bytes() if at.exists() else b"{}"
    with loopback_hub() as there:
        there.add(row.repo, files)
        monkeypatch.setenv("HF_ENDPOINT", there.url)
        yield there, row


def answer(
    store: ModelStore, engine: Engine | None = None, meanwhile: Callable[[], object] = list
) -> torch.Tensor:
    """What the U-Net says to a fixed question, with the prompt's words from the text encoder.

    ``meanwhile``: called while the models are leased, before they are asked.
    """
    models = (engine or Engine(store, "cpu")).models_for(DIFFUSION_ROLES)
    with models.lease(*DIFFUSION_ROLES) as (unet, vae, text, tokenizer):
        meanwhile()
        ids = tokenizer("a red hat", padding="max_length", return_tensors="pt").input_ids
        noise = unet(torch.ones(1, 4, 8, 8), 10, text(ids).last_hidden_state).sample
        return vae.decode(noise).sample


def test_an_installed_model_answers_as_its_files_do(
    hub: tuple[LoopbackHub, ModelRow], tmp_path: Path
) -> None:
    store = ModelStore(tmp_path / "models")
    downloads.install(store, hub[1], Quiet(), accepted=True)
    said = answer(store)
    assert said.shape == (1, 3, 64, 64)
    assert torch.equal(said, answer(ModelStore(tmp_path / "hub")))
    copied = ModelStore(tmp_path / "copied")
    take_in(copied, store.root / "sd14", Quiet(), copy=True)
    store.remove("sd14")
    assert torch.equal(said, answer(copied))
    with pytest.raises(ModelMissing):
        answer(store)


def test_a_single_file_that_was_imported_answers(tmp_path: Path) -> None:
    store = ModelStore(tmp_path / "models")
    taken = take_in(store, tiny_ldm_file(tmp_path / "one.safetensors"), Quiet())
    assert taken.bundle.family == "sd1"
    assert bool(answer(store).isfinite().all())


def test_a_model_removed_while_in_use_answers_to_the_end_and_is_missed_by_the_next_run(
    hub: tuple[LoopbackHub, ModelRow], tmp_path: Path
) -> None:
    there, row = hub
    store = ModelStore(tmp_path / "models")
    downloads.install(store, row, Quiet(), accepted=True)
    before = answer(store)
    engine = Engine(store, "cpu")
    during = answer(store, engine, lambda: store.remove("sd14"))
    assert torch.equal(before, during)
    with pytest.raises(ModelMissing):
        answer(store, engine)
    other = tiny_sd(tmp_path / "changed", seed=1)
    name = "unet/diffusion_pytorch_model"
    there.files[f"{row.repo}/{name}.fp16.safetensors"] = (
        other / f"{name}.safetensors"
    ).read_bytes()
    downloads.install(store, row, Quiet(), accepted=True)
    after = answer(store, engine)
    assert not torch.equal(before, after), "the weights of now, not those that were kept"
    assert torch.equal(after, answer(store))


def test_a_run_says_that_its_weights_may_not_be_sold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "METHODS", (*registry.METHODS, SPEC))
    folder = tiny_sd(tmp_path)
    engine = Engine(ModelStore(tmp_path), "cpu")
    assert engine.run(SPEC.id, TinyRequest(), Quiet()).notes == ()
    row = read_installed(folder)
    licence = Licence("cc-by-nc-4.0", "https://x.org", "For play.", commercial=False)
    write_facts(folder, replace(row.bundle, licence=licence), row.files, row.origin)
    result = engine.run(SPEC.id, TinyRequest(), Quiet())
    assert "may not be used commercially (cc-by-nc-4.0)" in result.notes[-1]
    assert not result.recipe["weights"]["licence"]["commercial"]
    with pytest.raises(ModelMissing):
        Engine(ModelStore(tmp_path, commercial_only=True), "cpu").run(
            SPEC.id, TinyRequest(), Quiet()
        )
