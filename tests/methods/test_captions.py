"""Captions by a tiny BLIP: for a run without words, and for words that are edited before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.diffusion.captioner import BEAMS, LONGEST, SHORTEST
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, ModelMissing
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet
from colorstudio.methods.colorize.captions import captioned, without_grey
from colorstudio.methods.colorize.cold.request import ColdRequest
from tests.tiny_cold import WORDS, add_cold, add_parts, tiny_blip
from tests.tiny_models import tiny_sd

ROLE = "captioner"


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    add_cold(tiny_sd(folder), captioner=True)
    return folder


@pytest.fixture(scope="module")
def engine(root: Path) -> Engine:
    return Engine(ModelStore(root), "cpu")


def photo(color: tuple[int, int, int] = (90, 90, 90)) -> Pixels:
    codes = np.full((40, 60, 4), 255, np.uint8)
    codes[..., :3] = color
    codes[10:30, 20:40, :3] //= 2
    return Pixels(codes)


def test_the_caption_is_transformers_own(engine: Engine, root: Path) -> None:
    from transformers import BlipForConditionalGeneration, BlipProcessor

    said = captioned(engine, photo())
    assert len(said.split()) > 3
    assert set(said.split()) <= set(WORDS)
    folder = root / "tiny-sd1" / ROLE
    model: Any = BlipForConditionalGeneration.from_pretrained(folder).eval()
    processor: Any = BlipProcessor.from_pretrained(folder)
    rgb = photo().array[..., :3].copy()
    seen = processor.image_processor(images=rgb, return_tensors="pt").pixel_values
    tokens = model.generate(
        pixel_values=seen, num_beams=BEAMS, min_length=SHORTEST, max_length=LONGEST
    )
    assert processor.decode(tokens[0, 1:], skip_special_tokens=True) == said
    assert (BEAMS, SHORTEST, LONGEST) == (5, 10, 50)


def test_it_is_of_the_photo_and_the_same_each_time(engine: Engine) -> None:
    assert captioned(engine, photo()) == captioned(engine, photo())
    others = {captioned(engine, photo((n, n, n))) for n in (0, 60, 120, 255)}
    assert len(others) > 1


def test_a_run_without_words_takes_it(engine: Engine) -> None:
    image, said = photo(), captioned(engine, photo())
    result = engine.run("colorize.cold", ColdRequest(image, caption=True, steps=2), Quiet())
    assert result.recipe["captioned"] == said
    assert any(said in note for note in result.notes)
    told = engine.run("colorize.cold", ColdRequest(image, prompt=said, steps=2), Quiet())
    np.testing.assert_array_equal(result.pixels.array, told.pixels.array)
    plain = engine.run("colorize.cold", ColdRequest(image, steps=2), Quiet())
    assert not np.array_equal(np.asarray(result.kept.color), np.asarray(plain.kept.color))
    own = ColdRequest(image, prompt="sea", caption=True, steps=2)
    assert "captioned" not in engine.run("colorize.cold", own, Quiet()).recipe
    again = ColdRequest(image, caption=True, steps=2, color_scale=0.5, kept=result.kept)
    assert engine.run("colorize.cold", again, Quiet()).recipe["captioned"] == said


def test_without_a_captioner_it_is_said(tmp_path: Path) -> None:
    add_cold(tiny_sd(tmp_path))
    engine = Engine(ModelStore(tmp_path), "cpu")
    with pytest.raises(ModelMissing):
        captioned(engine, photo())
    result = engine.run("colorize.cold", ColdRequest(photo(), caption=True, steps=1), Quiet())
    assert any("No caption" in note for note in result.notes)


def test_a_damaged_captioner_says_so(tmp_path: Path) -> None:
    folder = tiny_sd(tmp_path)
    tiny_blip(folder / ROLE)
    add_parts(folder, ['captioner = { path = "captioner", layout = "transformers" }'])
    config = folder / ROLE / "config.json"
    whole = config.read_text("utf-8")
    for text in ("{", json.dumps(json.loads(whole) | {"text_config": 3})):
        config.write_text(text, "utf-8")
        with pytest.raises(BadInput, match=r"config\.json"):
            captioned(Engine(ModelStore(tmp_path), "cpu"), photo())
    config.write_text(whole, "utf-8")
    for name in ("tokenizer.json", "vocab.txt"):
        (folder / ROLE / name).unlink(missing_ok=True)
    with pytest.raises(BadInput, match="words of the captioner"):
        captioned(Engine(ModelStore(tmp_path), "cpu"), photo())


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("a black and white photo of a man on a horse", "a man on a horse"),
        ("there is a black and white photograph of two cats", "two cats"),
        ("an old black and white picture of a street", "a street"),
        ("a man in a black and white suit", "a man in a black and white suit"),
    ],
)
def test_words_that_lead_back_to_grey_are_left_out(said: str, kept: str) -> None:
    assert without_grey(said) == kept
