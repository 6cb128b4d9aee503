"""Settings of training: every shipped file is read, mistakes are named with what is near."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from colorstudio.errors import BadInput
from colorstudio.training.config import FitSettings, read_config, shipped
from colorstudio.training.registry import RECIPES, recipe

VAE = recipe("vae")


@pytest.mark.parametrize("mini", [False, True])
@pytest.mark.parametrize("name", [spec.id for spec in RECIPES])
def test_every_recipe_has_settings_of_the_paper_and_small_ones(name: str, mini: bool) -> None:
    config = read_config(recipe(name), mini=mini)
    assert config.fit.steps > 100
    assert shipped(recipe(name), mini=mini).read_text("utf-8").startswith("#")


def test_what_is_given_goes_before_the_file_before_the_shipped(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("[fit]\nsteps = 7\nbatch = 3\n[recipe]\nside = 32\n", "utf-8")
    config = read_config(VAE, file, mini=True, given={"fit": {"batch": 5}})
    assert (config.fit.steps, config.fit.batch, config.recipe.side) == (7, 5, 32)
    assert config.recipe.widths == (24, 48, 96, 128)
    assert config.fit.betas == (0.9, 0.99)


def test_paths_are_seen_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[data]\nfolders = ["in"]\ncaptions = "words.jsonl"\n', "utf-8")
    data = read_config(VAE, file).data
    assert data.folders == (str(tmp_path / "in"),)
    assert data.captions == str(tmp_path / "words.jsonl")
    given = {"data": {"folders": ["other"]}}
    assert read_config(VAE, file, given=given).data.folders == ("other",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[fit]\nlearning_rat = 1", "[fit] has no key “learning_rat”. Is “learning_rate” meant?"),
        ("[fitt]\nsteps = 1", "There is no table [fitt]. Is “fit” meant?"),
        ("[recipe]\nsidee = 64", "[recipe] has no key “sidee”. Is “side” meant?"),
        ("[base]\nbundel = 'a'", "[base] has no key “bundel”. Is “bundle” meant?"),
        ("[data]\nxyz = 1", "[data] has no key “xyz”. There are: caption_key, captions"),
        ("[fit]\nsteps = 'many'", "[fit] steps is 'many'; it takes a whole number."),
        ("[fit]\nsteps = 1.5", "[fit] steps is 1.5; it takes a whole number."),
        ("[fit]\nsteps = true", "[fit] steps is True; it takes a whole number."),
        ("[fit]\nsteps = 0", "[fit] steps is 0; it goes from 1 to"),
        ("[fit]\nlearning_rate = nan", "[fit] learning_rate is nan. It takes a finite number."),
        ("[fit]\nprecision = 'fp8'", "[fit] precision is “fp8”; it is one of no, bf16, fp16."),
        ("[fit]\nbetas = [0.9]", "[fit] betas are two numbers from 0 to below 1."),
        ("[fit]\nbetas = 0.9", "[fit] betas is 0.9; it takes a list."),
        ("[fit]\nbetas = ['a', 'b']", "[fit] betas are two numbers from 0 to below 1."),
        ("[data]\nfolders = [1]", "[data] folders is a list of names in quotes."),
        ("[[fit]]\nsteps = 1", "[[fit]] is a list of tables in own.toml. Write [fit], and once."),
        ("[fit]\nbetas = [[1], [2]]", "[fit] betas holds what is no number and no word."),
        ("[recipe]\nwidths = [30]", "[recipe] widths are multiples of 8"),
        ("[recipe]\nside = 250", "[recipe] side is 250; with 4 widths it is a multiple of 8."),
        ("steps = 1", "“steps” stands in no table of own.toml. Put it below [fit]."),
        ("[fit", "own.toml is not TOML"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadInput) as caught:
        read_config(VAE, file)
    assert words in str(caught.value)


def test_a_title_of_other_bytes() -> None:
    with pytest.raises(BadInput, match="The title holds bytes that are not text"):
        read_config(VAE, given={"base": {"title": "\udcff"}})


def test_a_file_of_other_bytes_is_named_in_plain_words(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match=r"own\.toml is not text in UTF-8\."):
        read_config(VAE, file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=f"cannot be read: {os.strerror(2)}"):
        read_config(VAE, tmp_path / "none.toml")


def test_what_binds_a_run_is_the_whole_batch() -> None:
    config = read_config(VAE, mini=True, given={"fit": {"batch": 8}})
    half = read_config(VAE, mini=True, given={"fit": {"batch": 2, "accumulate": 2, "workers": 3}})
    assert config.binding(1) == half.binding(2)
    assert config.binding(1) != config.binding(2)
    assert "fit.steps" in config.binding(1)
    longer = {"schedule": "constant", "steps": 9}
    assert "fit.steps" not in read_config(VAE, given={"fit": longer}).binding(1)


def test_betas_of_text_are_refused() -> None:
    with pytest.raises(BadInput):
        FitSettings(betas=(1.0, 0.9))
