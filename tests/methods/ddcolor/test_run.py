"""DDColor from files on disk through the engine to the placed picture."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch

from colorstudio import cli, paths
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled, ModelMissing
from colorstudio.imaging.color import Color, lightness, rgb_to_lab
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet, Result
from colorstudio.methods.colorize.ddcolor.request import DDColorRequest
from colorstudio.methods.colorize.ddcolor.run import looked
from tests.tiny_ddcolor import ddcolor, tiny_ddcolor


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """So small a network is not shared among threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("models")
    tiny_ddcolor(folder)
    return Engine(ModelStore(folder), "cpu")


def photo(w: int = 120, h: int = 80, seed: int = 0, dtype: Any = np.uint8) -> Pixels:
    """Soft grey blobs."""
    noise = np.random.default_rng(seed).random((h, w)).astype(np.float32)
    smooth = cv2.normalize(cv2.GaussianBlur(noise, (0, 0), 5), None, 0.1, 0.9, cv2.NORM_MINMAX)  # type: ignore[call-overload]
    top = np.iinfo(dtype).max
    grey = np.rint(smooth * top).astype(dtype)
    return Pixels(np.dstack([grey, grey, grey, np.full_like(grey, top)]))


def run(engine: Engine, request: DDColorRequest, ctx: Any = None) -> Result:
    return engine.run("colorize.ddcolor", request, ctx or Quiet())


def chroma(pixels: Pixels) -> np.ndarray:
    return rgb_to_lab(pixels.array, pixels.profile)[..., 1:]


def test_the_photo_is_coloured_and_keeps_its_lightness(engine: Engine) -> None:
    image = photo()
    result = run(engine, DDColorRequest(image, side=256))
    assert result.seals["lightness_max_error"] <= 0.18
    assert np.abs(chroma(result.pixels)).mean() > 3
    assert result.raw is not None
    assert result.raw.size == (256, 171)
    assert result.bundle == result.recipe["bundle"] == "tiny-ddcolor"
    assert (result.recipe["way"], result.recipe["side"]) == ("colorize.ddcolor", 256)
    again = run(engine, DDColorRequest(image, side=256))
    np.testing.assert_array_equal(again.pixels.array, result.pixels.array)


def test_what_is_not_placed_is_the_same_proposal(engine: Engine) -> None:
    image = photo()
    whole = run(engine, DDColorRequest(image, side=256))
    bare = run(engine, DDColorRequest(image, side=256, placed=False))
    assert whole.raw is not None
    assert bare.raw is not None
    np.testing.assert_array_equal(bare.raw.array, whole.raw.array)
    assert bare.recipe == whole.recipe
    assert bare.pixels is image


def test_where_no_hint_is_the_colour_is_the_networks(engine: Engine) -> None:
    image = photo()
    result = run(engine, DDColorRequest(image, side=256, follow=0.0))
    answer = looked(ddcolor(), DDColorRequest(image, side=256), lambda done: None)
    asked = cv2.resize(answer.chroma, image.size, interpolation=cv2.INTER_AREA)
    got = chroma(result.pixels)
    inside = np.hypot(*np.moveaxis(asked, -1, 0)) < 15  # in gamut at these lightnesses
    assert inside.mean() > 0.3
    assert np.median(np.abs(got - asked)[inside]) < 1.5


def test_hints_go_before(engine: Engine) -> None:
    image = photo()
    red = Color.from_hex("#a04038")
    hint = Hint("a", "point", ((60.0, 40.0),), color=red, radius=4)
    result = run(engine, DDColorRequest(image, Hints(image.size, (hint,)), side=256))
    ab = chroma(result.pixels)
    np.testing.assert_allclose(ab[40, 60], red.lab[1:], atol=2.0)
    assert result.reports[0].hint_id == "a"
    keep = Hint("k", "keep", ((30.0, 40.0), (90.0, 40.0)), radius=3)
    kept = run(engine, DDColorRequest(image, Hints(image.size, (keep,)), side=256))
    assert np.abs(chroma(kept.pixels)[40, 35:85]).max() < 1.5


def test_only_the_lightness_of_the_photo_counts(engine: Engine) -> None:
    image = photo()
    tinted = run(engine, DDColorRequest(image, side=256)).pixels
    assert np.abs(lightness(tinted.array) - lightness(image.array)).max() < 0.2
    plain, again = (run(engine, DDColorRequest(i, side=256)).raw for i in (image, tinted))
    assert plain is not None
    assert again is not None
    assert np.abs(plain.array.astype(int) - again.array.astype(int)).mean() < 1.5


@pytest.mark.parametrize("size", [(1, 1), (8, 8), (3, 400), (333, 77)])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_any_size_and_depth(engine: Engine, size: tuple[int, int], dtype: Any) -> None:
    image = photo(*size, dtype=dtype)
    result = run(engine, DDColorRequest(image, side=256))
    assert result.pixels.array.shape == image.array.shape
    assert result.pixels.array.dtype == dtype
    assert result.seals["lightness_max_error"] <= 0.18


def test_outside_of_the_mask_nothing_is_coloured(engine: Engine) -> None:
    image = photo()
    mask = np.zeros((80, 120), np.float32)
    mask[:, :40] = 1
    ab = chroma(run(engine, DDColorRequest(image, mask=mask, side=256)).pixels)
    assert np.abs(ab[:, 45:]).max() < 1
    assert np.abs(ab[:, :35]).mean() > 3


class Stopping:
    """Stops at a given step; knows what it was shown."""

    def __init__(self, at: int) -> None:
        self.at, self.steps, self.previews = at, [], []

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self.steps.append((done, total))
        if preview is not None:
            self.previews.append(preview)
        if len(self.steps) == self.at:
            raise Cancelled


def test_it_can_be_stopped_at_every_step_and_shows_a_preview(engine: Engine) -> None:
    request = DDColorRequest(photo(), side=256)
    watched = Stopping(-1)
    expected = run(engine, request, watched).pixels.array
    done, totals = zip(*watched.steps, strict=True)
    assert done[-1] == totals[-1] == max(totals)
    assert watched.previews[0].shape == (171, 256, 3)
    for at in (1, 5, len(done) - 3):
        with pytest.raises(Cancelled):
            run(engine, request, Stopping(at))
    np.testing.assert_array_equal(run(engine, request).pixels.array, expected)


def test_both_kinds_of_files_give_the_same(tmp_path: Path, engine: Engine) -> None:
    tiny_ddcolor(tmp_path, pickled=True)
    request = DDColorRequest(photo(), side=256)
    pickled = run(Engine(ModelStore(tmp_path), "cpu"), request)
    np.testing.assert_array_equal(pickled.pixels.array, run(engine, request).pixels.array)


def test_damaged_weights_say_so(tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    file = tiny_ddcolor(tmp_path) / "model" / "model.safetensors"
    whole = load_file(file)
    cases = {
        "lacks": {k: v for k, v in whole.items() if k != "refine_net.0.0.bias"},
        "does not fit": whole | {"refine_net.0.0.bias": torch.zeros(7)},
        "DDColor": {k: v for k, v in whole.items() if "color_decoder" not in k},
        "not numbers": whole | {"refine_net.0.0.bias": torch.full((2,), torch.nan)},
    }
    for says, weights in cases.items():
        save_file(weights, file)
        with pytest.raises(BadInput, match=says):
            run(Engine(ModelStore(tmp_path), "cpu"), DDColorRequest(photo(), side=256))
    huge = {k: v * 1e30 if k.endswith("gamma") else v for k, v in whole.items()}
    save_file(huge, file)
    with pytest.raises(BadInput, match="no colours"):
        run(Engine(ModelStore(tmp_path), "cpu"), DDColorRequest(photo(), side=256))


def test_the_request_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="steps of 32"):
        DDColorRequest(photo(), side=500)
    with pytest.raises(BadInput, match="side"):
        DDColorRequest(photo(), side=64)
    with pytest.raises(ModelMissing, match="not installed"):
        run(Engine(ModelStore(tmp_path), "cpu"), DDColorRequest(photo()))


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out, raw = (tmp_path / f"{n}.png" for n in ("in", "out", "raw"))
    cv2.imwrite(str(source), photo().array)
    line = ["colorize", str(source), "-o", str(out), "--way", "ddcolor", "--side", "256", "--json"]
    assert cli.main(line) == 3
    assert "models" in capsys.readouterr().err
    assert not out.exists()
    tiny_ddcolor(paths.data() / "models")
    assert cli.main([*line, "--raw", str(raw)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["way"], said["bundle"]) == ("ddcolor", "tiny-ddcolor")
    assert said["seals"]["lightness_max_error"] <= 0.18
    own = cv2.imread(str(raw))
    assert own is not None
    assert own.shape == (171, 256, 3)
    assert cli.main([*line, "--raw", str(source)]) == 2
    assert "--raw" in capsys.readouterr().err
