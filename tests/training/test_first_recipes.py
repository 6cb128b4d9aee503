"""Autoencoder, CLIP and prior: each learns a batch by heart, and what it saves is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.loaders import load, quiet_libraries
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, ModelMissing
from colorstudio.training.adversary import (
    PatchDiscriminator,
    adaptive_weight,
    maker_loss,
    opponent_loss,
)
from colorstudio.training.base import BaseRecipe, BaseSettings
from colorstudio.training.bases import StoredBase, base_for
from colorstudio.training.bundles import plain_id, write_bundle
from colorstudio.training.clip import ClipRecipe, ClipSettings
from colorstudio.training.data import Pictures, Row, batch_at
from colorstudio.training.draws import Draws
from colorstudio.training.perceptual import Perceptual, encoder_stages, random_stages
from colorstudio.training.vae import VaeRecipe, VaeSettings
from tests.tiny_models import tiny_sd
from tests.training.overfit import overfit

WORDS = ("a red square", "a green disc", "a blue stripe", "black dots")
VAE = VaeSettings(
    side=16,
    widths=(16, 32),
    layers=1,
    opponent_start=1000,
    opponent_width=8,
    opponent_layers=1,
    family="sd1",
)
CLIP = ClipSettings(
    side=16,
    patch=4,
    image_width=32,
    image_layers=2,
    text_width=32,
    text_layers=2,
    projection=16,
    words=600,
)


@pytest.fixture(scope="module", autouse=True)
def quiet() -> None:
    quiet_libraries()


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    """Four drawings that their words tell apart."""
    from colorstudio.imaging.io import write
    from colorstudio.imaging.pixels import Pixels

    folder = tmp_path_factory.mktemp("drawings")
    y, x = np.mgrid[:32, :32]
    shapes = (
        (np.maximum(abs(y - 16), abs(x - 16)) < 9, (220, 30, 30)),
        ((y - 16) ** 2 + (x - 16) ** 2 < 100, (20, 160, 60)),
        (abs(x - y) < 5, (40, 60, 210)),
        ((y // 4 + x // 4) % 3 == 0, (10, 10, 10)),
    )
    rows = []
    for n, (inside, rgb) in enumerate(shapes):
        codes = np.full((32, 32, 4), 255, np.uint8)
        codes[inside, :3] = rgb
        write(folder / f"{n}.png", Pixels(codes))
        rows.append(Row(folder / f"{n}.png", WORDS[n]))
    return Pictures(rows, memory=1 << 20)


def seeded(kind: Any, settings: Any, base: Any = None) -> Any:
    torch.manual_seed(0)
    return kind(settings, base)


@pytest.fixture(scope="module")
def recipe() -> VaeRecipe:
    return seeded(VaeRecipe, VAE)


@pytest.fixture(scope="module")
def batch(pictures: Pictures, recipe: VaeRecipe) -> Any:
    return batch_at(recipe, pictures, 0, range(4))


@pytest.fixture(scope="module")
def learned(recipe: VaeRecipe, batch: Any) -> list[float]:
    return overfit(recipe, batch, 60, rate=4e-3)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> StoredBase:
    return StoredBase(read_bundle(tiny_sd(tmp_path_factory.mktemp("sd"))))


class TestAutoencoder:
    def test_it_learns_pictures_by_heart(self, learned: list[float]) -> None:
        assert learned[-1] < 0.35 * learned[0]

    def test_what_it_saves_encodes_and_decodes_at_unit_deviation(
        self, recipe: VaeRecipe, batch: Any, learned: list[float], tmp_path: Path
    ) -> None:
        from colorstudio.diffusion.latents import decoded, encoded

        with torch.no_grad():
            recipe.measure([batch])
        bundle = write_bundle(recipe, tmp_path, "My VAE", None, {"steps": 60})
        assert (bundle.id, bundle.family, bundle.base) == ("my-vae", "sd1", "")
        assert bundle.constants["latent_deviation"] == pytest.approx(1 / bundle.scaling_factor)
        vae = load(bundle, "vae")
        z = encoded(vae, batch["rgb"])
        assert float(z.std(correction=0)) == pytest.approx(1, abs=0.01)
        back = decoded(vae, z)
        untrained = seeded(VaeRecipe, VAE).vae.eval()
        far = decoded(untrained, encoded(untrained, batch["rgb"]))
        assert (back - batch["rgb"]).abs().mean() < 0.5 * (far - batch["rgb"]).abs().mean()

    def test_the_opponent_pulls_as_hard_as_the_likeness(self, batch: Any) -> None:
        recipe = seeded(VaeRecipe, VAE)
        rgb, draws = batch["rgb"], Draws(batch["keys"])
        made, _ = recipe.made(rgb, draws)
        last = recipe.vae.decoder.conv_out.weight
        likeness, judged = (made - rgb).abs().mean(), maker_loss(recipe.opponent(made))
        weight = adaptive_weight(likeness, judged, last)
        pulls = [
            torch.autograd.grad(loss, last, retain_graph=True)[0].norm()
            for loss in (likeness, weight * judged)
        ]
        assert float(pulls[1] / pulls[0]) == pytest.approx(1, rel=0.05)
        assert not weight.requires_grad

    def test_it_plays_from_its_step_on_and_learns_to_tell(self, batch: Any) -> None:
        recipe = seeded(VaeRecipe, VAE)
        draws = Draws(batch["keys"])
        assert "judged" not in recipe.loss(batch, draws, 999).terms
        assert "judged" in recipe.loss(batch, draws, 1000).terms
        first = float(recipe.opponent_loss(batch, draws, 0).total.detach())
        overfit(recipe, batch, 12, rate=2e-3, start=1000)
        recipe.vae = seeded(VaeRecipe, VAE).vae
        terms = recipe.opponent_loss(batch, draws, 0)
        assert float(terms.total) < first

    def test_the_hinge_stops_where_it_is_sure(self) -> None:
        sure = opponent_loss(torch.full((2, 1, 3, 3), 1.5), torch.full((2, 1, 3, 3), -1.5))
        unsure = opponent_loss(torch.zeros(2, 1, 3, 3), torch.zeros(2, 1, 3, 3))
        wrong = opponent_loss(torch.full((1,), -2.0), torch.full((1,), 2.0))
        assert (float(sure), float(unsure), float(wrong)) == (0.0, 1.0, 3.0)
        assert float(maker_loss(torch.tensor([3.0, 1.0]))) == -2.0

    def test_patches_are_judged_each_for_itself(self) -> None:
        judge = PatchDiscriminator(8, 2).eval()
        rgb = torch.rand(2, 3, 32, 32)
        both = judge(rgb)
        assert both.shape == (2, 1, 6, 6)
        torch.testing.assert_close(judge(rgb[:1]), both[:1])

    def test_features_see_what_differs(self, recipe: VaeRecipe) -> None:
        rgb = torch.rand(2, 3, 16, 16, generator=torch.Generator().manual_seed(0)) * 2 - 1
        for stages in (random_stages(8, 3), encoder_stages(seeded(VaeRecipe, VAE).vae)):
            looks = Perceptual(stages)
            assert looks(rgb, rgb).tolist() == [0.0, 0.0]
            near = looks(rgb, (rgb * 0.9).clone())
            far = looks(rgb, rgb.flip(0))
            assert bool((near < far).all())
            assert not any(p.requires_grad for p in looks.parameters())
        again = random_stages(8, 3)[0](rgb)
        assert torch.equal(random_stages(8, 3)[0](rgb), again)

    def test_an_autoencoder_goes_on_from_another(self, tmp_path: Path, recipe: VaeRecipe) -> None:
        base = StoredBase(write_bundle(recipe, tmp_path, "first", None, {}))
        further = VaeRecipe(VAE, base)
        for key, value in recipe.vae.state_dict().items():
            assert torch.equal(further.vae.state_dict()[key], value)


class TestClip:
    def test_it_tells_four_pictures_by_their_words(
        self, pictures: Pictures, tmp_path: Path
    ) -> None:
        from colorstudio.methods.sketch.reference.tokens import image_tokens, text_embeddings

        recipe = seeded(ClipRecipe, CLIP)
        batch = batch_at(recipe, pictures, 0, range(4))
        learned = overfit(recipe, batch, 40, rate=2e-3)
        assert learned[-1] < 0.1 < 1.0 < learned[0]
        with torch.no_grad():
            recipe.measure([batch])
        bundle = write_bundle(recipe, tmp_path, "My CLIP", None, {})
        assert bundle.roles == {"text_encoder", "text_projector", "image_encoder", "tokenizer"}
        image, words, tokenizer = (
            load(bundle, role) for role in ("image_encoder", "text_projector", "tokenizer")
        )
        with torch.no_grad():
            pictures_ = image_tokens(image, batch["rgb"])
            directions = text_embeddings(words, tokenizer, batch["caption"])
        likeness = pictures_[:, 0] @ directions.T
        assert likeness.argmax(1).tolist() == [0, 1, 2, 3]
        assert pictures_.shape == (4, 17, 16)
        spread = likeness.double().std(0, correction=0).mean()
        assert bundle.constants["text_spread"] == pytest.approx(float(spread), rel=1e-3)
        encoder = load(bundle, "text_encoder")
        ids = batch["ids"]
        with torch.no_grad():
            same = encoder(ids).last_hidden_state
            assert torch.allclose(same, recipe.text(ids).last_hidden_state, atol=1e-6)

    def test_the_loss_is_cross_entropy_both_ways(self, pictures: Pictures) -> None:
        recipe = seeded(ClipRecipe, CLIP)
        batch = batch_at(recipe, pictures, 0, range(4))
        found = recipe.loss(batch, Draws(batch["keys"]), 0)
        image = torch.nn.functional.normalize(recipe.image(_pixels(batch["rgb"])).image_embeds)
        text = torch.nn.functional.normalize(recipe.text(batch["ids"]).text_embeds)
        logits = image @ text.T / CLIP.temperature
        target = torch.arange(4)
        cross = torch.nn.functional.cross_entropy
        wanted = (cross(logits, target) + cross(logits.T, target)) / 2
        torch.testing.assert_close(found.total, wanted, atol=1e-5, rtol=0)

    def test_the_same_words_are_no_opponents(self, pictures: Pictures) -> None:
        recipe = seeded(ClipRecipe, CLIP)
        batch = batch_at(recipe, pictures, 0, range(4))
        batch["ids"] = batch["ids"][:1].expand(4, -1)
        total = recipe.loss(batch, Draws(batch["keys"]), 0).total
        assert float(total.detach()) >= np.log(4) - 1e-4  # nothing tells them apart, nor should it

    def test_a_picture_without_words_is_left_out(self, pictures: Pictures) -> None:
        rows = [Row(row.path, "" if n else row.caption) for n, row in enumerate(pictures.rows)]
        batch = batch_at(seeded(ClipRecipe, CLIP), Pictures(rows), 0, range(4))
        assert batch["caption"] == [WORDS[0]] * 4
        assert "1.png has no words." in dict(batch["left_out"])["1.png"]

    def test_fewer_words_spell_the_same(self) -> None:
        from colorstudio.training.clip_files import tokenizer_of

        few, all_ = tokenizer_of(600), tokenizer_of(49408)
        for words in ("a red square", "naïve café ☂"):
            ids = few(words).input_ids
            assert max(ids) < 600
            assert few.decode(ids[1:-1]) == all_.decode(all_(words).input_ids[1:-1])
        assert all_("a photo of a cat").input_ids == [49406, 320, 1125, 539, 320, 2368, 49407]


def _pixels(rgb: torch.Tensor) -> torch.Tensor:
    from colorstudio.methods.sketch.reference.tokens import CLIP_MEAN, CLIP_STD

    mean, std = (torch.tensor(v)[:, None, None] for v in (CLIP_MEAN, CLIP_STD))
    return ((rgb + 1) / 2 - mean) / std


class TestPrior:
    @pytest.mark.parametrize("prediction", ["epsilon", "v_prediction"])
    def test_it_learns_and_what_it_saves_is_a_whole_prior(
        self, base: StoredBase, pictures: Pictures, tmp_path: Path, prediction: str
    ) -> None:
        settings = BaseSettings(
            side=32, widths=(32, 32), layers=1, heads=2, prediction=prediction, cache=1
        )
        recipe = seeded(BaseRecipe, settings, base)
        batch = batch_at(recipe, pictures, 0, range(4))
        learned = overfit(recipe, batch, 60, rate=4e-3)
        assert learned[-1] < 0.4 * learned[0]
        assert len(recipe._kept) == 4  # each picture was encoded once
        bundle = write_bundle(recipe, tmp_path, "My prior", base.bundle, {})
        assert bundle.roles == {"unet", "vae", "text_encoder", "tokenizer"}
        assert (bundle.prediction_type, bundle.base) == (prediction, "")
        assert bundle.licence == base.bundle.licence
        unet, text = load(bundle, "unet"), load(bundle, "text_encoder")
        for key, value in recipe.unet.state_dict().items():
            assert torch.equal(unet.state_dict()[key], value)
        for key, value in recipe.text.state_dict().items():
            assert torch.equal(text.state_dict()[key], value)
        assert load(bundle, "tokenizer")("red").input_ids == base.load("tokenizer")("red").input_ids

    def test_the_target_is_the_noise_or_the_velocity(
        self, base: StoredBase, pictures: Pictures
    ) -> None:
        """A network that answers eps has no loss; one that answers v neither, where v is asked."""
        for prediction in ("epsilon", "v_prediction"):
            settings = BaseSettings(side=32, widths=(32, 32), layers=1, heads=2, drop=0.0)
            settings = BaseSettings(**{**vars(settings), "prediction": prediction})
            recipe = seeded(BaseRecipe, settings, base)
            batch = batch_at(recipe, pictures, 0, range(4))
            draws = Draws(batch["keys"])
            seen: dict[str, Any] = {}

            def oracle(
                x: Any, t: Any, encoder_hidden_states: Any, p: str = prediction, seen: Any = seen
            ) -> Any:
                z = recipe._latents(batch, draws)  # noqa: B023
                eps = draws.normal("eps", *z.shape[1:])  # noqa: B023
                a = recipe.schedule.alphas_cumprod[t].float()[:, None, None, None]  # noqa: B023
                torch.testing.assert_close(x, a.sqrt() * z + (1 - a).sqrt() * eps)
                seen["words"] = encoder_hidden_states
                answer = eps if p == "epsilon" else a.sqrt() * eps - (1 - a).sqrt() * z
                return type("Answer", (), {"sample": answer})

            recipe.unet = oracle
            assert float(recipe.loss(batch, draws, 0).total) == pytest.approx(0, abs=1e-10)
            torch.testing.assert_close(seen["words"], recipe._words(batch["caption"]))

    def test_words_are_left_out_as_often_as_asked(
        self, base: StoredBase, pictures: Pictures, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        recipe = seeded(BaseRecipe, BaseSettings(side=32, widths=(32, 32), layers=1, heads=2), base)
        batch = dict(batch_at(recipe, pictures, 0, [0] * 1))
        rows = 200
        batch |= {"rgb": batch["rgb"].expand(rows, -1, -1, -1), "caption": ["words"] * rows}
        batch["keys"] = torch.arange(rows)
        asked: list[str] = []

        def note(captions: list[str]) -> Any:
            asked.extend(captions)
            raise Cut

        class Cut(Exception):
            pass

        monkeypatch.setattr(recipe, "_words", note)
        monkeypatch.setattr(recipe, "_latents", lambda batch, draws: torch.zeros(rows, 4, 4, 4))
        with pytest.raises(Cut):
            recipe.loss(batch, Draws(batch["keys"]), 0)
        assert 8 <= asked.count("") <= 35


class TestBases:
    def test_roles_come_from_several_bundles(self, tmp_path: Path) -> None:
        vae = write_bundle(seeded(VaeRecipe, VAE), tmp_path / "v", "v", None, {})
        clip = write_bundle(seeded(ClipRecipe, CLIP), tmp_path / "c", "c", None, {})
        store = ModelStore(tmp_path / "store")
        names = [str(vae.root), str(clip.root)]
        base = base_for(BaseRecipe.base_roles, names, store)
        assert base is not None
        assert {"vae", "text_encoder", "tokenizer"} <= base.bundle.roles
        assert base.load("text_encoder").config.hidden_size == 32
        settings = BaseSettings(side=16, widths=(32, 32), layers=1, heads=2)
        assert seeded(BaseRecipe, settings, base).unet.config.cross_attention_dim == 32

    def test_of_several_bundles_the_priors_is_what_was_built_upon(self) -> None:
        from colorstudio.diffusion.bundle import Bundle
        from colorstudio.training.guider import GuiderRecipe
        from colorstudio.training.run import upon

        prior = Bundle("prior", "Prior", "sd1", {}, Path())
        base = StoredBase(Bundle("vae", "VAE", "sd1", {}, Path(), joined={"unet": prior}))
        assert upon(GuiderRecipe, base) is prior
        assert upon(BaseRecipe, base) is base.bundle
        assert upon(VaeRecipe, None) is None

    def test_a_title_in_any_script_is_an_id(self) -> None:
        titles = {"Été 2": "ete-2", "Grüne Hügel!": "grune-hugel", "日本": "trained"}
        assert {title: plain_id(title) for title in titles} == titles

    def test_what_is_lacking_is_named(self, tmp_path: Path) -> None:
        vae = write_bundle(seeded(VaeRecipe, VAE), tmp_path / "v", "Alone", None, {})
        store = ModelStore(tmp_path / "store")
        with pytest.raises(ModelMissing, match="“Alone” has no text encoder, tokenizer"):
            base_for(BaseRecipe.base_roles, [str(vae.root)], store)
        with pytest.raises(ModelMissing):
            base_for(BaseRecipe.base_roles, ["nowhere"], store)
        assert base_for((), (), store) is None

    def test_a_bundle_takes_the_place_of_the_one_before(self, tmp_path: Path) -> None:
        write_bundle(seeded(VaeRecipe, VAE), tmp_path, "one", None, {})
        write_bundle(seeded(VaeRecipe, VAE), tmp_path, "two", None, {})
        assert read_bundle(tmp_path / "bundle").title == "two"
        assert [path.name for path in tmp_path.iterdir()] == ["bundle"]

    def test_a_disk_that_refuses(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from colorstudio.training import bundles

        def full(*args: Any) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(bundles, "write_facts", full)
        with pytest.raises(BadInput, match="cannot be written"):
            write_bundle(seeded(VaeRecipe, VAE), tmp_path, "one", None, {})
        assert list(tmp_path.iterdir()) == []
