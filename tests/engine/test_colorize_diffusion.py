"""Released weights of ColorizeDiffusion: told by their keys, loaded, held against their code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional as F

from colorstudio.engine import ldm_names, loaders, networks
from colorstudio.engine.architectures import config_for
from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.catalog import catalogue
from colorstudio.engine.discovery import in_hub_cache
from colorstudio.engine.engine import Engine
from colorstudio.engine.families import FAMILIES
from colorstudio.engine.importing import take_in
from colorstudio.engine.inspection import EPSILON_NOTE, inspected
from colorstudio.engine.loaders import load
from colorstudio.engine.recognition import recognised
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.proposals import Reference
from colorstudio.methods.base import Quiet
from colorstudio.methods.registry import method
from colorstudio.methods.sketch.reference.edits import TextEdit
from colorstudio.methods.sketch.reference.heat import heat_of
from colorstudio.methods.sketch.reference.nets import SketchEncoder, added
from colorstudio.methods.sketch.reference.request import ReferenceRequest
from colorstudio.methods.sketch.reference.run import GUESSED
from tests import real_layouts
from tests.tiny_models import VOCABULARY, hub_keys, tiny_modules
from tests.tiny_reference import tiny_sketch_encoder

ROLES = ("sketch_unet", "sketch_encoder", "vae")
WIDTH = 32

Weights = dict[str, Tensor]


@pytest.fixture(scope="module")
def modules() -> dict[str, Any]:
    return {**tiny_modules("sd2", 3), "sketch_encoder": tiny_sketch_encoder(3)}


def released(modules: Mapping[str, Any], *, separate: bool = False) -> Weights:
    """All weights of the authors' ``mult`` file: no CLIP, convolutions as projections.

    ``separate``: the upsampling layers of the U-Net are blocks of their own.
    """
    hub = hub_keys(modules)
    found: Weights = {name: torch.linspace(0, 1, 1000) for name in real_layouts.SCHEDULE}
    other = dict(real_layouts.pairs(real_layouts.FIFTEEN_BLOCKS))
    for old, new in real_layouts.pairs(real_layouts.UNET):
        value = hub["unet"][new]
        is_projection = ".proj_in.weight" in old or ".proj_out.weight" in old
        key = other.get(old, old) if separate else old
        found[f"model.diffusion_model.{key}"] = value[..., None, None] if is_projection else value
    for old, new in real_layouts.pairs(real_layouts.VAE):
        value = hub["vae"][new].half()
        is_projection = ".mid.attn_1." in old and value.ndim == 2
        found[f"first_stage_model.{old}"] = value[..., None, None] if is_projection else value
    encoder = modules["sketch_encoder"].state_dict()
    for key, name in real_layouts.pairs(real_layouts.SKETCH_ENCODER):
        found[f"control_encoder.{key}"] = encoder[name]
    return {key: value.contiguous().clone() for key, value in found.items()}


def written(path: Path, weights: Mapping[str, Tensor]) -> Path:
    save_file(dict(weights), path)
    return path


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, modules: dict[str, Any]) -> Path:
    return written(tmp_path_factory.mktemp("mult") / "mult-eps-ft.safetensors", released(modules))


# -- keys and shapes ------------------------------------------------------------------------------


def test_our_encoder_has_the_keys_and_the_size_of_theirs() -> None:
    names = {key for key, _ in real_layouts.pairs(real_layouts.SKETCH_ENCODER)}
    with torch.device("meta"):
        encoder = SketchEncoder()
    assert {*encoder.state_dict()} == names
    shapes = {key: tuple(value.shape) for key, value in encoder.state_dict().items()}
    assert shapes == dict(real_layouts.SKETCH_SHAPES)
    assert sum(p.numel() for p in encoder.parameters()) == 63_970_960


def test_full_size_weights_get_the_shipped_configuration() -> None:
    for role in ROLES:
        config = FAMILIES["colorize-diffusion"].config(role)
        model = networks.empty(loaders.Part(role, Path("x")), config)
        shapes = {key: tuple(value.shape) for key, value in model.state_dict().items()}
        assert config_for("colorize-diffusion", role, shapes) == config
        if role == "sketch_unet":
            assert sum(p.numel() for p in model.parameters()) == 865_910_724
    config = FAMILIES["clip-vit-h-14"].config("text_projector")
    model = networks.empty(loaders.Part("text_projector", Path("x")), config)
    shapes = {key: tuple(value.shape) for key, value in model.state_dict().items()}
    assert config_for("clip-vit-h-14", "text_projector", shapes) == config


def test_a_released_file_is_told_by_its_keys(file: Path) -> None:
    facts = inspected(file)
    assert (facts.family, facts.layout) == ("colorize-diffusion", "ldm")
    assert facts.roles == {*ROLES, "tokenizer"}
    assert {role: part.prefix for role, part in facts.parts.items()} == {
        "sketch_unet": "model.diffusion_model.",
        "sketch_encoder": "control_encoder.",
        "vae": "first_stage_model.",
        "tokenizer": "",
    }


@pytest.mark.parametrize(
    ("name", "prediction", "is_sure"),
    [
        ("mult-eps-newft", "epsilon", True),
        ("mult-newft", "epsilon", False),
        ("renamed", "epsilon", False),
        ("mine_vpred", "v_prediction", False),
        ("mult-v", "v_prediction", False),
    ],
)
def test_what_it_predicts(
    name: str, prediction: str, is_sure: bool, file: Path, tmp_path: Path
) -> None:
    path = tmp_path / f"{name}.safetensors"
    path.write_bytes(file.read_bytes())
    facts = inspected(path)
    assert (facts.prediction_type, facts.prediction_is_sure) == (prediction, is_sure)
    assert (EPSILON_NOTE in facts.notes) is not is_sure
    assert facts.bundle("x").prediction_type == prediction


def test_the_person_knows_better_what_it_predicts(file: Path, tmp_path: Path) -> None:
    taken = take_in(ModelStore(tmp_path), file, Quiet(), prediction_type="v_prediction")
    assert read_bundle(tmp_path / taken.bundle.id).prediction_type == "v_prediction"


def test_without_more_knowledge_it_is_not_for_commercial_use(file: Path, tmp_path: Path) -> None:
    taken = take_in(ModelStore(tmp_path / "store"), file, Quiet())
    assert not taken.bundle.licence.commercial
    assert taken.bundle.licence.id == "cc-by-nc-sa-4.0"
    assert not inspected(file).bundle("x").licence.commercial
    assert catalogue().licence_of("sd1").id == "unknown"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("model.diffusion_model.semantic_input_blocks.0.0.weight", (16, 1, 3, 3)), "January 2024"),
        (("control_encoder.model.0.weight", (16, 1, 3, 3)), "January 2024"),
        (("thresh_embedder.embed_layer.0.weight", (1, 1)), "1.5"),
        (
            (
                "model.diffusion_model.input_blocks.1.1.transformer_blocks.0.attn2.to_q."
                "lora_down_fg.weight",
                (4, 320),
            ),
            "1.5",
        ),
        (("style_encoder.zero_layers.0.weight", (1, 1)), "ColorizeDiffusion 2"),
        (("bg_encoder.input_blocks.0.0.weight", (1, 1)), "ColorizeDiffusion 2"),
        (("model.diffusion_model.warp_modules.0.x", (1, 1)), "ColorizeDiffusion 2"),
        (
            (
                "model.diffusion_model.input_blocks.1.1.transformer_blocks.0.attn2.to_k.weight",
                (320, 2048),
            ),
            "ColorizeDiffusion XL",
        ),
        (("model.diffusion_model.input_blocks.0.0.weight", (320, 9, 3, 3)), "inpainting"),
    ],
)
def test_later_and_earlier_ones_are_refused_by_name(
    change: tuple[str, tuple[int, ...]], said: str, modules: dict[str, Any]
) -> None:
    shapes = {key: tuple(value.shape) for key, value in released(modules).items()}
    assert recognised("x.safetensors", shapes).family == "colorize-diffusion"
    with pytest.raises(BadInput, match=f"x.safetensors is .*{said}"):
        recognised("x.safetensors", shapes | dict([change]))


def test_xl_is_not_taken_for_stable_diffusion_xl(modules: dict[str, Any]) -> None:
    shapes = {key: tuple(value.shape) for key, value in released(modules).items()}
    to_k = "model.diffusion_model.input_blocks.4.1.transformer_blocks.0.attn2.to_k.weight"
    shapes |= {to_k: (640, 2048), "model.diffusion_model.label_emb.0.0.weight": (1280, 512)}
    with pytest.raises(BadInput, match="ColorizeDiffusion XL"):
        recognised("x.safetensors", shapes)


def test_an_encoder_alone_is_refused(modules: dict[str, Any]) -> None:
    shapes = {
        key: tuple(value.shape)
        for key, value in released(modules).items()
        if key.startswith("control_encoder.")
    }
    with pytest.raises(BadInput, match="its U-Net is missing"):
        recognised("x.safetensors", shapes)


# -- weights --------------------------------------------------------------------------------------


def test_fifteen_blocks_are_counted_as_twelve() -> None:
    unet = [key for key, _ in real_layouts.pairs(real_layouts.UNET)]
    other = dict(real_layouts.pairs(real_layouts.FIFTEEN_BLOCKS))
    assert other.keys() <= {*unet}
    assert [ldm_names.in_twelve_blocks(other.get(key, key)) for key in unet] == unet
    assert ldm_names.has_separate_upsampling(other.values())
    assert not ldm_names.has_separate_upsampling(unet)


@pytest.mark.parametrize("separate", [False, True])
def test_every_weight_comes_where_it_belongs(
    separate: bool, modules: dict[str, Any], tmp_path: Path
) -> None:
    path = written(tmp_path / "x.safetensors", released(modules, separate=separate))
    bundle = inspected(path).bundle("x")
    for role, name in (("sketch_unet", "unet"), ("sketch_encoder", "sketch_encoder")):
        found, wanted = load(bundle, role).state_dict(), modules[name].state_dict()
        assert found.keys() == wanted.keys()
        assert all(torch.equal(found[key], wanted[key]) for key in wanted)
    found, wanted = load(bundle, "vae").state_dict(), modules["vae"].state_dict()
    assert all(torch.equal(found[key], wanted[key].half().float()) for key in wanted)
    assert len(load(bundle, "tokenizer")) == VOCABULARY


def test_a_file_that_lacks_a_weight_says_which(modules: dict[str, Any], tmp_path: Path) -> None:
    weights = released(modules)
    del weights["control_encoder.zero_blocks.2.0.bias"]
    bundle = inspected(written(tmp_path / "x.safetensors", weights)).bundle("x")
    with pytest.raises(BadInput, match=r"lacks 1 of .*zero_blocks\.2\.0\.bias"):
        load(bundle, "sketch_encoder")


def test_blocks_and_hints_come_in_their_order(file: Path) -> None:
    """Against the published code's order of blocks, written down again from the raw keys."""
    bundle = inspected(file).bundle("x")
    unet, encoder = load(bundle, "sketch_unet"), load(bundle, "sketch_encoder")
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(2, 4, 16, 8, generator=generator)
    t = torch.tensor([801.0, 3.0])
    context = torch.randn(2, 5, WIDTH, generator=generator)
    sketch = torch.rand(1, 3, 128, 64, generator=generator) * 2 - 1
    weights = load_file(file)
    with torch.no_grad():
        theirs = their_encoder(weights, sketch)
        hints = encoder(sketch)
        assert len(hints) == len(theirs) == 5
        for one, other in zip(hints, theirs, strict=True):
            torch.testing.assert_close(one, other)
        expected = their_unet(weights, x, t, context, theirs)
        with added(unet, hints):
            ours = unet(x, t, context).sample
        torch.testing.assert_close(ours, expected, atol=1e-4, rtol=1e-4)
        plain = their_unet(weights, x, t, context, [torch.zeros_like(hint) for hint in theirs])
        torch.testing.assert_close(unet(x, t, context).sample, plain, atol=1e-4, rtol=1e-4)
        assert (plain - expected).abs().max() > 0.01


HINTED = {0: 0, 3: 1, 6: 2, 9: 3, 11: 4}
"""After which block of the encoder each hint is added, before the block is put on the stack."""


def their_encoder(weights: Weights, sketch: Tensor) -> list[Tensor]:
    w = below(weights, "control_encoder.")

    def conv(x: Tensor, name: str, stride: int = 1) -> Tensor:
        value = w[f"{name}.weight"]
        return F.conv2d(x, value, w[f"{name}.bias"], stride, (value.shape[-1] - 1) // 2)

    h = sketch
    for n in range(0, 16, 2):
        h = conv(F.silu(h) if n else h, f"model.{n}", 2 if n in (4, 8, 12) else 1)
    hints = [conv(h, "zero_layer.0")]
    for n in range(4):
        h = conv(F.silu(h), f"output_blocks.{n}.1", 1 if n == 3 else 2)
        h = conv(F.silu(h), f"output_blocks.{n}.3")
        hints.append(conv(h, f"zero_blocks.{n}.0"))
    return hints


def their_unet(weights: Weights, x: Tensor, t: Tensor, context: Tensor, hints: Any) -> Tensor:
    w = below(weights, "model.diffusion_model.")
    half = WIDTH // 2
    angles = t[:, None] * torch.exp(-np.log(10000.0) * torch.arange(half) / half)[None]
    emb = torch.cat([angles.cos(), angles.sin()], dim=1)
    emb = linear(F.silu(linear(emb, w, "time_embed.0")), w, "time_embed.2")
    h, stack = x, []
    for n in range(12):
        h = block(h, emb, context, w, f"input_blocks.{n}")
        if n in HINTED:
            h = h + hints[HINTED[n]]
        stack.append(h)
    h = resnet(h, emb, w, "middle_block.0")
    h = transformer(h, context, w, "middle_block.1")
    h = resnet(h, emb, w, "middle_block.2")
    for n in range(12):
        h = block(torch.cat([h, stack.pop()], dim=1), emb, context, w, f"output_blocks.{n}")
    return F.conv2d(F.silu(norm(h, w, "out.0", 1e-5)), w["out.2.weight"], w["out.2.bias"], 1, 1)


def block(h: Tensor, emb: Tensor, context: Tensor, w: Weights, name: str) -> Tensor:
    for place in range(3):
        at = f"{name}.{place}"
        if f"{at}.in_layers.0.weight" in w:
            h = resnet(h, emb, w, at)
        elif f"{at}.proj_in.weight" in w:
            h = transformer(h, context, w, at)
        elif f"{at}.op.weight" in w:
            h = F.conv2d(h, w[f"{at}.op.weight"], w[f"{at}.op.bias"], 2, 1)
        elif f"{at}.conv.weight" in w:
            h = F.interpolate(h, scale_factor=2.0, mode="nearest")
            h = F.conv2d(h, w[f"{at}.conv.weight"], w[f"{at}.conv.bias"], 1, 1)
        elif f"{at}.weight" in w:
            h = F.conv2d(h, w[f"{at}.weight"], w[f"{at}.bias"], 1, 1)
    return h


def resnet(x: Tensor, emb: Tensor, w: Weights, name: str) -> Tensor:
    def conv(h: Tensor, at: str, padding: int = 1) -> Tensor:
        return F.conv2d(h, w[f"{name}.{at}.weight"], w[f"{name}.{at}.bias"], 1, padding)

    h = conv(F.silu(norm(x, w, f"{name}.in_layers.0", 1e-5)), "in_layers.2")
    h = h + linear(F.silu(emb), w, f"{name}.emb_layers.1")[..., None, None]
    h = conv(F.silu(norm(h, w, f"{name}.out_layers.0", 1e-5)), "out_layers.3")
    return h + (conv(x, "skip_connection", 0) if f"{name}.skip_connection.weight" in w else x)


def transformer(x: Tensor, context: Tensor, w: Weights, name: str) -> Tensor:
    n, c, height, width = x.shape
    h = norm(x, w, f"{name}.norm", 1e-6)
    h = F.conv2d(h, w[f"{name}.proj_in.weight"], w[f"{name}.proj_in.bias"])
    h = h.flatten(2).transpose(1, 2)
    inner = f"{name}.transformer_blocks.0"

    def layer_norm(h: Tensor, number: int) -> Tensor:
        at = f"{inner}.norm{number}"
        return F.layer_norm(h, (c,), w[f"{at}.weight"], w[f"{at}.bias"])

    def attend(h: Tensor, other: Tensor, at: str) -> Tensor:
        q, k, v = (
            given @ w[f"{inner}.{at}.to_{letter}.weight"].T
            for given, letter in ((h, "q"), (other, "k"), (other, "v"))
        )
        weights = (q @ k.transpose(1, 2) * c**-0.5).softmax(dim=-1)  # tiny: one head
        return linear(weights @ v, w, f"{inner}.{at}.to_out.0")

    own = layer_norm(h, 1)
    h = h + attend(own, own, "attn1")
    h = h + attend(layer_norm(h, 2), context, "attn2")
    value, gate = linear(layer_norm(h, 3), w, f"{inner}.ff.net.0.proj").chunk(2, dim=-1)
    h = h + linear(value * F.gelu(gate), w, f"{inner}.ff.net.2")
    h = h.transpose(1, 2).reshape(n, c, height, width)
    return x + F.conv2d(h, w[f"{name}.proj_out.weight"], w[f"{name}.proj_out.bias"])


def norm(x: Tensor, w: Weights, name: str, eps: float) -> Tensor:
    return F.group_norm(x, 32, w[f"{name}.weight"], w[f"{name}.bias"], eps)


def linear(x: Tensor, w: Weights, name: str) -> Tensor:
    return F.linear(x, w[f"{name}.weight"], w[f"{name}.bias"])


def below(weights: Weights, prefix: str) -> Weights:
    return {k[len(prefix) :]: v.float() for k, v in weights.items() if k.startswith(prefix)}


# -- CLIP -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def clip() -> Any:
    """All of CLIP ViT-H/14 with 32 channels and CLIP's own words."""
    from transformers import CLIPConfig, CLIPModel, CLIPTextConfig, CLIPVisionConfig

    loaders.quiet_libraries()
    sizes: dict[str, Any] = {
        "hidden_size": WIDTH,
        "intermediate_size": 64,
        "num_attention_heads": 1,
        "hidden_act": "gelu",
    }
    text = CLIPTextConfig(
        **sizes,
        num_hidden_layers=2,
        vocab_size=VOCABULARY,
        bos_token_id=VOCABULARY - 2,
        eos_token_id=VOCABULARY - 1,
        pad_token_id=0,
    )
    vision = CLIPVisionConfig(**sizes, num_hidden_layers=32, image_size=56, patch_size=14)
    with torch.random.fork_rng():
        torch.manual_seed(0)
        config = CLIPConfig(
            text_config=text.to_dict(), vision_config=vision.to_dict(), projection_dim=WIDTH
        )
        model = CLIPModel(config).eval().requires_grad_(False)
        for weight in model.parameters():
            weight += 0.02 * torch.randn(weight.shape)
    return model


def in_open_clip_names(model: nn.Module) -> Weights:
    """As OpenCLIP saves it: projections the other way round, q, k and v in one."""
    own = model.state_dict()
    layers = {"": 2, "visual.": 32}
    tables = {"": real_layouts.OPEN_CLIP, "visual.": real_layouts.OPEN_CLIP_VISION}
    found: Weights = {"logit_scale": torch.tensor(4.6)}
    for prefix, table in tables.items():
        for old, new in real_layouts.pairs(table, layers[prefix]):
            names = [new.replace("q_proj|k_proj|v_proj", f"{letter}_proj") for letter in "qkv"]
            names = names if "|" in new else [new]
            parts = [own[name] for name in names]
            found[prefix + old] = parts[0].clone() if len(parts) == 1 else torch.cat(parts)
    found["text_projection"] = own["text_projection.weight"].T.contiguous()
    found["visual.proj"] = own["visual_projection.weight"].T.contiguous()
    return found


@pytest.mark.parametrize("layout", ["folder", "file", "open_clip"])
def test_clip_with_both_halves(layout: str, clip: Any, tmp_path: Path) -> None:
    path = tmp_path / "clip"
    clip.save_pretrained(path)
    if layout == "file":
        path = path / "model.safetensors"
    elif layout == "open_clip":
        path = written(tmp_path / "open_clip_model.safetensors", in_open_clip_names(clip))
    facts = inspected(path)
    assert facts.family == "clip-vit-h-14"
    assert facts.roles == {"image_encoder", "text_projector", "tokenizer"}
    bundle = facts.bundle("clip")
    picture = torch.randn(1, 3, 56, 56)
    tokenizer = load(bundle, "tokenizer")
    ids = tokenizer(["green hair", "the sky"], padding="max_length", return_tensors="pt").input_ids
    with torch.no_grad():
        seen = load(bundle, "image_encoder")(picture).image_embeds
        read = load(bundle, "text_projector")(ids).text_embeds
        vision, text = clip.vision_model(picture), clip.text_model(ids)
        torch.testing.assert_close(seen, clip.visual_projection(vision.pooler_output))
        torch.testing.assert_close(read, clip.text_projection(text.pooler_output))


def test_released_weights_and_clip_paint_a_drawing_together(
    file: Path, clip: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Imported apart, joined by the store; edits by words and all."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    clip.save_pretrained(tmp_path / "disk")
    store = ModelStore(tmp_path / "models")
    taken = take_in(store, file, Quiet()).bundle
    take_in(store, tmp_path / "disk", Quiet(), title="CLIP")
    way = method("sketch.reference")
    found = store.bundle_for(way.models, optional=way.optional)
    assert found.id == taken.id
    assert found.home("image_encoder").family == "clip-vit-h-14"

    drawing = np.full((64, 64, 4), 255, np.uint8)
    drawing[10:50, 30:32, :3] = drawing[30:32, 10:50, :3] = 0
    colours = np.random.default_rng(0).integers(0, 256, (40, 60, 4), np.uint8)
    colours[..., 3] = 255
    request = ReferenceRequest(
        image=Pixels(drawing),
        references=(Reference(colours),),
        edits=(TextEdit("green hair", "hair", "hair", 8.0), TextEdit("night", slider=1.0)),
        steps=2,
        side=64,
    )
    engine = Engine(store, "cpu")
    result = engine.run("sketch.reference", request, Quiet())
    assert result.bundle == taken.id
    assert result.raw is not None
    assert any("commercial" in note for note in result.notes)
    assert GUESSED in result.notes
    seen = heat_of(engine, request.references[0], request.edits, "hair", taken.id)
    assert seen.m.shape == (4, 4)
    assert seen.overlay.shape == (40, 60, 3)
    engine.close()


def test_the_hubs_cache_may_hold_one_of_several(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    state = tmp_path / "models--tellurion--ColorizeDiffusion" / "snapshots" / "abc"
    state.mkdir(parents=True)
    (state / "mult-eps-newft.safetensors").symlink_to(file)
    (bundle,) = in_hub_cache(tmp_path)
    assert (bundle.id, bundle.family) == ("mult-eps-newft", "colorize-diffusion")
    assert bundle.prediction_type == "epsilon"
    assert not bundle.licence.commercial


def test_what_can_be_fetched_is_laid_out_as_the_loaders_want_it(
    file: Path, clip: Any, tmp_path: Path
) -> None:
    for name in ("mult-eps-ft", "mult-eps-newft"):
        row = catalogue().model(name)
        assert (row.family, row.prediction_type) == ("colorize-diffusion", "epsilon")
        assert not row.licence.commercial
        assert {part["path"] for role, part in row.parts.items() if role != "tokenizer"} == {
            f"{name}.safetensors"
        }
        facts = inspected(file)
        for role, part in facts.parts.items():
            assert row.parts[role]["layout"] == part.layout
            assert row.parts[role].get("prefix", "") == part.prefix
    clip.save_pretrained(tmp_path / "clip")
    facts = inspected(tmp_path / "clip")
    row = catalogue().model("clip-vit-h-14")
    assert {role: part["layout"] for role, part in row.parts.items()} == {
        role: part.layout for role, part in facts.parts.items()
    }
