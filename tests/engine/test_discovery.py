"""Weights of other programs: the hub's cache, ComfyUI, A1111, folders of one's own."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from colorstudio.engine import discovery
from colorstudio.engine.store import ModelStore

SD15 = "models--stable-diffusion-v1-5--stable-diffusion-v1-5"


def safetensors(path: Path, shapes: dict[str, tuple[int, ...]]) -> Path:
    """A file whose header is real and whose numbers are holes."""
    header, end = {}, 0
    for key, shape in shapes.items():
        size = 2
        for side in shape:
            size *= side
        header[key] = {"dtype": "F16", "shape": shape, "data_offsets": [end, end + size]}
        end += size
    text = json.dumps(header).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        file.truncate(8 + len(text) + end)
    return path


UNET = {
    "conv_in.weight": (320, 4, 3, 3),
    "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight": (320, 768),
    "down_blocks.0.attentions.0.proj_in.weight": (320, 320, 1, 1),
}
VAE = {
    "decoder.up_blocks.0.resnets.0.norm1.weight": (8,),
    "decoder.conv_in.weight": (8, 4, 3, 3),
}
TEXT = {"text_model.embeddings.token_embedding.weight": (10, 768)}
LDM = {
    "model.diffusion_model.input_blocks.0.0.weight": (320, 4, 3, 3),
    "model.diffusion_model.input_blocks.1.1.transformer_blocks.0.attn2.to_k.weight": (320, 768),
    "first_stage_model.decoder.up.0.block.0.norm1.weight": (8,),
    "first_stage_model.decoder.conv_in.weight": (8, 4, 3, 3),
    "cond_stage_model.transformer.text_model.embeddings.token_embedding.weight": (10, 768),
}


def diffusers_folder(folder: Path, variant: str = "") -> Path:
    """The layout of a diffusers folder, with holes for numbers."""
    for role, stem, shapes in (
        ("unet", "diffusion_pytorch_model", UNET),
        ("vae", "diffusion_pytorch_model", VAE),
        ("text_encoder", "model", TEXT),
    ):
        safetensors(folder / role / f"{stem}{variant}.safetensors", shapes)
        (folder / role / "config.json").write_text("{}", "utf-8")
    (folder / "tokenizer").mkdir()
    (folder / "model_index.json").write_text('{"_class_name": "StableDiffusionPipeline"}', "utf-8")
    return folder


def cached(cache: Path, name: str, variant: str = "") -> Path:
    """A repository as the hub's programs keep it: links to blobs, and a record of the state."""
    blobs = diffusers_folder(cache / name / "blobs", variant)
    state = cache / name / "snapshots" / "abc"
    for file in [f for f in blobs.rglob("*") if f.is_file()]:
        link = state / file.relative_to(blobs)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(file)
    (state / "tokenizer").mkdir()
    (cache / name / "refs").mkdir()
    (cache / name / "refs" / "main").write_text("abc", "utf-8")
    return state


@pytest.fixture(autouse=True)
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home without other programs."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    for name in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(home / "hf"))
    return home


@pytest.mark.parametrize("variant", ["", ".fp16"])
def test_the_hubs_cache_is_used_where_it_lies(empty_home: Path, variant: str) -> None:
    state = cached(empty_home / "hf" / "hub", SD15, variant)
    (bundle,) = discovery.found_bundles()
    assert (bundle.id, bundle.source, bundle.family) == ("sd15", "hub cache", "sd1")
    assert bundle.licence.id == "creativeml-openrail-m"
    assert bundle.parts["unet"].path == state / "unet"
    assert {"unet", "vae", "text_encoder", "tokenizer"} <= bundle.roles


def test_the_cache_of_the_environment_goes_before(
    empty_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached(tmp_path / "other", "models--somebody--their-own")
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "other"))
    (bundle,) = discovery.found_bundles()
    assert (bundle.id, bundle.title) == ("somebody--their-own", "somebody/their-own")
    assert bundle.licence.id == "unknown"


def test_a_cache_that_is_not_whole_is_left_out(empty_home: Path) -> None:
    state = cached(empty_home / "hf" / "hub", SD15)
    (state / "vae" / "diffusion_pytorch_model.safetensors").resolve().unlink()
    assert discovery.found_bundles() == []
    (state / "vae" / "diffusion_pytorch_model.bin").write_bytes(b"\x80\x02")  # may hold a program
    assert discovery.found_bundles() == []
    shutil.rmtree(state)
    assert discovery.found_bundles() == []


def test_checkpoints_of_comfyui_and_a1111_are_found_and_told_by_their_keys(
    empty_home: Path,
) -> None:
    comfy, webui = empty_home / "ComfyUI/models", empty_home / "stable-diffusion-webui/models"
    safetensors(comfy / "checkpoints/anime/Dream Shaper 8.safetensors", LDM)
    safetensors(comfy / "checkpoints/unknown.safetensors", {"some.key": (2, 2)})
    (comfy / "checkpoints/cut.safetensors").write_bytes(b"\xff" * 20)
    (comfy / "checkpoints/program.ckpt").write_bytes(b"\x80\x02")
    diffusers_folder(comfy / "diffusers/mine")
    safetensors(webui / "Stable-diffusion/deliberate.safetensors", LDM)
    lora = {"lora_unet_down_blocks_0_attentions_0.lora_down.weight": (4, 320)}
    safetensors(webui / "Lora/ink.safetensors", lora)
    found = {bundle.id: bundle for bundle in discovery.found_bundles()}
    assert sorted(found) == ["deliberate", "dream--shaper--8", "ink", "mine"]
    checkpoint = found["dream--shaper--8"]
    assert (checkpoint.family, checkpoint.title) == ("sd1", "Dream Shaper 8")
    assert checkpoint.parts["unet"].layout == "ldm"
    assert checkpoint.source == str(comfy / "checkpoints")
    assert found["ink"].roles == {"lora"}


def test_folders_that_comfyui_was_told_of_are_looked_in(empty_home: Path) -> None:
    base = empty_home / "ComfyUI"
    base.mkdir()
    safetensors(empty_home / "elsewhere/ckpt/a.safetensors", LDM)
    safetensors(empty_home / "elsewhere/more/b.safetensors", LDM)
    safetensors(base / "own/c.safetensors", LDM)
    (base / "extra_model_paths.yaml").write_text(
        "# as ComfyUI's own example has it\n"
        "other:\n"
        f"    base_path: '{empty_home / 'elsewhere'}'  # here\n"
        "    checkpoints: |\n"
        "        ckpt\n"
        "        gone\n"
        "    vae: nowhere\n"
        "    loras: more/\n"
        "mine:\n"
        "  checkpoints: own\n",
        "utf-8",
    )
    assert [bundle.id for bundle in discovery.found_bundles()] == ["a", "b", "c"]


@pytest.mark.parametrize("text", ["{: broken", "a: b", "  x: 1\n y", "\x00\xff", "x:\n  - a\n"])
def test_a_broken_list_of_folders_is_no_fault(empty_home: Path, text: str) -> None:
    base = empty_home / "ComfyUI"
    base.mkdir()
    (base / "extra_model_paths.yaml").write_text(text, "latin-1")
    assert discovery.found_bundles() == []


def test_a_folder_of_ones_own_is_looked_in_and_a_programs_below_it(
    empty_home: Path, tmp_path: Path
) -> None:
    own, program = tmp_path / "weights", tmp_path / "Fooocus"
    safetensors(own / "b.safetensors", LDM)
    safetensors(own / ".hidden/c.safetensors", LDM)
    safetensors(program / "models/checkpoints/d.safetensors", LDM)
    safetensors(program / "outputs/e.safetensors", LDM)
    found = discovery.found_bundles([own, program, tmp_path / "gone"])
    assert [bundle.id for bundle in found] == ["b", "d"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_a_name_that_is_not_text_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "caf\udce9"
    safetensors(folder / "one.safetensors", LDM)
    assert discovery.found_bundles([folder]) == []


def test_one_file_under_two_names_is_one_bundle(empty_home: Path, tmp_path: Path) -> None:
    file = safetensors(tmp_path / "one/a.safetensors", LDM)
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "b.safetensors").symlink_to(file)
    found = discovery.found_bundles([tmp_path / "one", tmp_path / "two"])
    assert [bundle.id for bundle in found] == ["a"]


def test_what_is_found_is_used_forgotten_and_never_deleted(
    empty_home: Path, tmp_path: Path
) -> None:
    file = safetensors(empty_home / "ComfyUI/models/checkpoints/a.safetensors", LDM)
    store = ModelStore(tmp_path / "models")
    assert store.bundle_for(("unet", "vae")).id == "a"
    assert "stay where they are" in store.remove("a")
    assert store.bundles() == []
    assert file.exists()
    store.remember()
    assert [bundle.id for bundle in store.bundles()] == ["a"]


def test_a_list_of_what_there_is_imports_no_torch(empty_home: Path) -> None:
    import subprocess

    safetensors(empty_home / "hf/x.safetensors", LDM)
    code = (
        "import sys, pathlib;"
        "from colorstudio.engine.store import ModelStore;"
        f"s = ModelStore(pathlib.Path({str(empty_home / 'm')!r}),"
        f" folders=[pathlib.Path({str(empty_home / 'hf')!r})]);"
        "print([b.id for b in s.bundles()], 'torch' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "['x'] False"
