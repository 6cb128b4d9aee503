"""What a run will take: from past runs, and without any from the sizes of the models."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.engine import forecast as module
from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.forecast import (
    FILE,
    KEPT,
    History,
    PastRun,
    Work,
    forecast,
    weights_of,
    work_pixels,
)
from colorstudio.imaging.pixels import Pixels
from tests.tiny_models import tiny_sd

WORK = Work("palette.alignment", "sd15", "a card", "high", steps=50, pixels=512 * 512)
PAST = PastRun(
    steps=50,
    pixels=512 * 512,
    seconds=13.0,
    loading=2.0,
    stepping=10.0,
    peak=4_000_000_000,
    weights=2_000_000_000,
)
FLOPS = 1e13


def test_the_same_again_takes_the_same():
    first = forecast(WORK, [PAST], flops=FLOPS)
    assert (first.seconds, first.peak, first.runs) == (13.0, 4_000_000_000, 1)
    assert forecast(WORK, [PAST], flops=FLOPS, loaded=True).seconds == 11.0


def test_steps_and_pixels_scale_what_they_should():
    half = forecast(replace(WORK, steps=25), [PAST], flops=FLOPS, loaded=True)
    assert half.seconds == pytest.approx(5 + 1)
    assert half.peak == PAST.peak
    large = forecast(replace(WORK, pixels=4 * 512 * 512), [PAST], flops=FLOPS, loaded=True)
    assert 4 * 11 < large.seconds < 8 * 11
    assert large.peak == 2_000_000_000 + 4 * 2_000_000_000  # the models do not grow
    assert large.fits(large.peak)
    assert not large.fits(large.peak - 1)


def test_runs_of_the_nearest_size_count():
    far = replace(PAST, pixels=64 * 64, seconds=1000.0, stepping=900.0)
    assert forecast(WORK, [far, PAST, far], flops=FLOPS).seconds == 13.0


def test_one_slow_run_among_three_is_not_believed():
    slow = replace(PAST, seconds=103.0, stepping=100.0)
    assert forecast(WORK, [PAST, slow, PAST], flops=FLOPS).seconds == 13.0


@given(
    steps=st.integers(1, 100),
    side=st.integers(8, 5000),
    stepping=st.floats(0, 1e4),
    loading=st.floats(0, 1e4),
)
def test_more_work_never_takes_less(steps: int, side: int, stepping: float, loading: float):
    past = [replace(PAST, stepping=stepping, loading=loading, seconds=stepping + loading)]
    for runs in past, []:
        one = forecast(replace(WORK, steps=steps, pixels=side**2), runs, flops=FLOPS)
        more = forecast(replace(WORK, steps=steps + 1, pixels=(side + 9) ** 2), runs, flops=FLOPS)
        assert 0 <= one.seconds <= more.seconds
        assert 0 <= one.peak <= more.peak


def test_a_first_guess_of_stable_diffusion_is_of_the_right_size():
    work = replace(WORK, weights=2_100_000_000, unet_weights=860_000_000)
    guess = forecast(work, [], flops=1e13, tile=64)  # about what a middling card does in fp16
    assert guess.runs == 0
    assert 3 < guess.seconds < 30
    assert 2.5e9 < guess.peak < 6e9
    tiled = forecast(replace(work, pixels=2048 * 2048), [], flops=1e13, tile=64)
    assert tiled.peak == guess.peak


def test_pixels_that_a_model_works_on():
    @dataclass
    class Request:
        width: int
        height: int
        image: Pixels | None = None

    class Saying(Request):
        def model_pixels(self, resolution: int) -> int:
            return 7 * resolution

    assert work_pixels(Request(512, 768)) == 512 * 768
    picture = Pixels(np.zeros((300, 400, 4), np.uint8))
    assert work_pixels(Request(512, 768, picture)) == 300 * 400
    assert work_pixels(Request(6000, 4000)) == 1024 * 1024  # more is painted by the solver
    assert work_pixels(Request(6000, 4000), 768) == 1536 * 1536
    assert work_pixels(Request(8, 8)) == 256 * 256
    assert work_pixels(Saying(6000, 4000), 96) == 96 * 7
    assert work_pixels(Request(0, 0)) == work_pixels(object()) == 0


def test_remembers_over_starts_and_forgets_the_oldest(tmp_path: Path):
    history = History(tmp_path / "new")
    for n in range(KEPT + 3):
        history.record(WORK, replace(PAST, seconds=float(n)))
    history.record(replace(WORK, tier="low"), PAST)
    again = History(tmp_path / "new")
    assert [run.seconds for run in again.of(WORK)] == [float(n) for n in range(3, KEPT + 3)]
    assert again.of(replace(WORK, tier="low")) == (PAST,)
    assert again.of(replace(WORK, bundle="other")) == ()


def test_kinds_that_were_not_used_for_longest_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "MAX_KINDS", 2)
    history = History(tmp_path)
    for name in ("a", "b", "a", "c"):
        history.record(replace(WORK, bundle=name), PAST)
    kept = [name for name in "abc" if history.of(replace(WORK, bundle=name))]
    assert kept == ["a", "c"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"runs": 3}',
        '{"runs": {"x": [{"steps": 1}]}}',
        '{"runs": {"x": [3]}}',
        json.dumps({"runs": {WORK.kind: [{**vars(PAST), "seconds": -1}]}}),
        json.dumps({"runs": {WORK.kind: [{**vars(PAST), "peak": "much"}]}}),
        '{"runs": {"x": [{"steps": NaN}]}}',
    ],
)
def test_a_damaged_file_counts_as_none(tmp_path: Path, text: str):
    (tmp_path / FILE).write_text(text)
    history = History(tmp_path)
    assert history.of(WORK) == ()
    history.record(WORK, PAST)
    assert History(tmp_path).of(WORK) == (PAST,)


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path):
    (tmp_path / "file").write_text("")
    history = History(tmp_path / "file")
    history.record(WORK, PAST)
    assert history.of(WORK) == (PAST,)


def test_counts_weights_from_the_heads_of_files(tmp_path: Path):
    bundle = read_bundle(tiny_sd(tmp_path))
    counts = weights_of(bundle, ("unet", "vae", "tokenizer", "segmenter"))
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    unet = UNet2DConditionModel.from_pretrained(tmp_path / "tiny-sd1" / "unet")
    assert counts["unet"] == unet.num_parameters()
    assert counts["vae"] > 10_000
    assert counts["tokenizer"] == 0
    assert "segmenter" not in counts
