"""SAM behind the segmenter's two calls: both layouts, real sizes, tiny random weights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from colorstudio.engine import sam_weights
from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.loaders import load
from colorstudio.engine.segment import Segmentation, segmenter
from colorstudio.engine.segment_sam import KEPT, SamSegmenter
from colorstudio.errors import BadInput, Cancelled, ModelMissing
from colorstudio.imaging.profiles import SRGB, named
from tests.tiny_sam import SIDE, sam_model, tiny_sam

LAYOUTS = ("segment_anything", "transformers_sam")


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """So small a model is not shared among threads, which other work on the machine holds up."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


class Loaded:
    """The `Models` of one bundle, loaded anew for each lease; counts them."""

    def __init__(self, folder: Path) -> None:
        self.bundle = read_bundle(folder)
        self.device, self.dtype, self.vae_tile = torch.device("cpu"), torch.float32, 0
        self.loras = ()
        self.leases = 0

    @contextmanager
    def lease(self, *roles: str) -> Iterator[tuple[Any, ...]]:
        self.leases += 1
        yield tuple(load(self.bundle, role, self.dtype) for role in roles)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    for layout in LAYOUTS:
        tiny_sam(folder, layout)
    return folder


@pytest.fixture(scope="module")
def sam(root: Path) -> SamSegmenter:
    return SamSegmenter(Loaded(root / "tiny-segment-anything"))


def picture(w: int = 140, h: int = 90, seed: int = 0) -> np.ndarray:
    codes = np.random.default_rng(seed).integers(0, 256, (h, w, 4), np.uint8)
    codes[..., 3] = 255
    return codes


def logits(answer: Segmentation) -> np.ndarray:
    assert answer.logits is not None
    return answer.logits


def test_both_layouts_give_the_same_answers(root: Path) -> None:
    answers = []
    for layout in LAYOUTS:
        one = SamSegmenter(Loaded(root / f"tiny-{layout.replace('_', '-')}"))
        one.set_image(picture())
        click = one.predict([(30, 40, True)])
        mended = one.predict([(30, 40, True), (99, 20, False)], None, click.logits)
        answers.append((click, mended, one.predict([(40, 40, False)], (10, 10, 90, 70))))
    for original, other in zip(*answers, strict=True):
        np.testing.assert_allclose(logits(original), logits(other), atol=1e-5)
        assert original.score == pytest.approx(other.score, abs=1e-5)


def test_original_weights_without_torchvision_go_through_transformers(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    weights = sam_model().state_dict()
    expected = sam_weights.load_original(dict(weights), "sam.pth", torch.float32)
    monkeypatch.setitem(sys.modules, "segment_anything", None)
    other = sam_weights.load_original(dict(weights), "sam.pth", torch.float32)
    assert type(other).__name__ == "SamModel"
    square = torch.randn(1, 3, SIDE, SIDE, generator=torch.Generator().manual_seed(0))
    one, two = sam_weights.net_of(expected.eval()), sam_weights.net_of(other.eval())
    with torch.inference_mode():
        features = [net.encode(square, lambda n: None) for net in (one, two)]
        points = torch.tensor([[[20.0, 30.0]]]), torch.tensor([[1]])
        found = [net.decode(features[0], points, None, None) for net in (one, two)]
    torch.testing.assert_close(*features, atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(*found, atol=1e-5, rtol=1e-4)


def test_the_answer_is_that_of_the_authors_predictor(root: Path, sam: SamSegmenter) -> None:
    from segment_anything import SamPredictor

    codes = picture(SIDE, 80)  # as large as the encoder takes: neither resizes
    sam.set_image(codes)
    reference: Any = SamPredictor(cast(Any, sam_model()))
    reference.set_image(codes[..., :3])
    # the predictor counts from the middle of a pixel
    place, label = np.array([[29.5, 39.5]]), np.array([1])
    full, scores, low = reference.predict(place, label, return_logits=True)
    mine = sam.predict([(30, 40, True)])
    best = int(scores.argmax())
    np.testing.assert_allclose(logits(mine), low[best], atol=1e-5)
    # its last rows have a share of the padding below
    np.testing.assert_allclose(mine.mask[:-2], 1 / (1 + np.exp(-full[best, :-2])), atol=2e-2)
    assert [c.score for c in mine.candidates] == sorted(
        [pytest.approx(max(0.0, float(s)), abs=1e-5) for s in scores],
        key=lambda s: -s.expected,
    )
    _, _, again = reference.predict(
        np.array([[29.5, 39.5], [99.5, 9.5]]),
        np.array([1, 0]),
        mask_input=low[best : best + 1],
        multimask_output=False,
    )
    mended = sam.predict([(30, 40, True), (100, 10, False)], None, mine.logits)
    np.testing.assert_allclose(logits(mended), again[0], atol=1e-5)
    _, _, low = reference.predict(box=np.array([9.5, 4.5, 69.5, 59.5]), multimask_output=False)
    np.testing.assert_allclose(logits(sam.predict([], (10, 5, 70, 60))), low[0], atol=1e-5)


def test_the_answer_before_is_heeded(sam: SamSegmenter) -> None:
    sam.set_image(picture())
    marks = [(30, 40, True), (99, 20, True)]
    fresh = sam.predict(marks)
    before = sam.predict(marks[:1]).candidates
    mended = [logits(sam.predict(marks, None, one.logits)) for one in before]
    assert np.abs(mended[0] - logits(fresh)).max() > 1e-4
    assert np.abs(mended[0] - mended[1]).max() > 1e-5


def test_three_candidates_and_the_first_is_the_answer(sam: SamSegmenter) -> None:
    sam.set_image(picture())
    answer = sam.predict([(30, 40, True)])
    assert len(answer.candidates) == 3
    np.testing.assert_array_equal(answer.candidates[0].mask, answer.mask)
    assert len({c.mask.tobytes() for c in answer.candidates}) == 3


@hypothesis_settings(max_examples=12)
@given(w=st.integers(1, 700), h=st.integers(1, 700), x=st.floats(0, 0.999), y=st.floats(0, 0.999))
def test_any_size_has_a_mask_of_its_proportions(
    sam: SamSegmenter, w: int, h: int, x: float, y: float
) -> None:
    sam.set_image(picture(w, h))
    answer = sam.predict([(x * w, y * h, True)])
    scale = min(1, 512 / max(w, h))
    assert answer.mask.shape == (max(1, round(h * scale)), max(1, round(w * scale)))
    assert answer.size == (w, h)
    assert np.isfinite(answer.mask).all()
    assert 0 <= answer.mask.min() <= answer.mask.max() <= 1


def test_the_mask_lies_where_the_decoder_sees_it(sam: SamSegmenter) -> None:
    from colorstudio.engine.segment_sam import Features, _answer

    cells = np.full((SIDE // 4, SIDE // 4), -20, np.float32)
    cells[6:12, 4:20] = 20  # cells of 4 pixels of the square
    features = Features(torch.zeros(1), (SIDE, SIDE // 2), (256, 128), None)
    mask = _answer(features, cells, 0.5, SIDE).mask
    assert mask.shape == (128, 256)
    rows, columns = (np.flatnonzero((mask > 0.5).any(axis=axis)) for axis in (1, 0))
    assert (rows[0], rows[-1] + 1) == (48, 96)
    assert (columns[0], columns[-1] + 1) == (32, 160)


def test_a_picture_is_looked_at_once_and_not_all_are_kept(root: Path) -> None:
    models = Loaded(root / "tiny-segment-anything")
    sam = SamSegmenter(models)
    for _ in range(3):
        sam.set_image(picture(20, 20))
    assert models.leases == 1
    sam.set_image(picture(20, 20), named("display-p3"))
    assert models.leases == 2
    for seed in range(1, KEPT + 1):
        sam.set_image(picture(20, 20, seed))
    assert len(sam._kept) == KEPT
    sam.set_image(picture(20, 20))
    assert models.leases == KEPT + 3


def test_depth_and_profile_do_not_matter_where_the_colours_are_the_same(sam: SamSegmenter) -> None:
    codes = picture(SIDE, SIDE)
    sam.set_image(codes)
    eight = sam.predict([(30, 40, True)])
    sam.set_image(codes.astype(np.uint16) * 257)
    np.testing.assert_allclose(logits(sam.predict([(30, 40, True)])), logits(eight), atol=1e-4)
    sam.set_image(codes, named("display-p3"))
    assert np.abs(logits(sam.predict([(30, 40, True)])) - logits(eight)).max() > 1e-4


def test_nothing_transparent_is_part_of_an_object(sam: SamSegmenter) -> None:
    codes = picture()
    codes[:, 70:, 3] = 0
    sam.set_image(codes)
    answer = sam.predict([(30, 40, True)])
    assert not answer.mask[:, 70:].any()
    assert answer.mask[:, :70].any()
    hidden = codes.copy()
    hidden[:, 70:, :3] = 0
    sam.set_image(hidden)
    np.testing.assert_allclose(logits(sam.predict([(30, 40, True)])), logits(answer), atol=1e-6)


def test_looking_can_be_stopped_at_each_block(root: Path) -> None:
    sam = SamSegmenter(Loaded(root / "tiny-segment-anything"))
    steps = []

    def stop(done: int, total: int) -> None:
        steps.append((done, total))
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        sam.seen(picture(), SRGB, told=stop)
    assert steps == [(0, 2), (1, 2)]
    with pytest.raises(BadInput, match="not shown"):
        sam.predict([(3, 3, True)])
    sam.set_image(picture())
    assert sam.predict([(3, 3, True)]).mask.size


@pytest.mark.parametrize(
    ("kind", "parameters"), [("vit_b", 93735472), ("vit_l", 312342832), ("vit_h", 641090608)]
)
def test_the_sizes_of_the_released_models_follow_from_their_keys(
    kind: str, parameters: int
) -> None:
    from segment_anything import modeling, sam_model_registry

    with torch.device("meta"):
        released: Any = sam_model_registry[kind]()
    weights = released.state_dict()
    sizes = sam_weights._sizes(weights, kind)
    built = sam_weights._original_model(modeling, sizes)
    assert {k: v.shape for k, v in built.state_dict().items()} == {
        k: v.shape for k, v in weights.items()
    }
    assert sum(p.numel() for p in built.parameters()) == parameters
    encoder, mine = released.image_encoder, built.image_encoder
    assert [b.window_size for b in mine.blocks] == [b.window_size for b in encoder.blocks]
    assert [b.attn.num_heads for b in mine.blocks] == [b.attn.num_heads for b in encoder.blocks]


def test_damaged_files_say_so(root: Path, tmp_path: Path) -> None:
    weights = sam_model().state_dict()
    lost = {k: v for k, v in weights.items() if "iou_token" not in k}
    with pytest.raises(BadInput, match=re.escape("lacks 1 of SAM's weights")):
        sam_weights.load_original(lost, "x.pth", torch.float32)
    wrong = {**weights, "mask_decoder.iou_token.weight": torch.zeros(1, 5)}
    with pytest.raises(BadInput, match="does not fit"):
        sam_weights.load_original(wrong, "x.pth", torch.float32)
    with pytest.raises(BadInput, match="does not hold SAM"):
        sam_weights.load_original({"a": torch.zeros(1)}, "x.pth", torch.float32)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_cut_off_file_says_so(layout: str, tmp_path: Path) -> None:
    folder = tiny_sam(tmp_path, layout)
    file = max((f for f in folder.rglob("*") if f.is_file()), key=lambda f: f.stat().st_size)
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(BadInput, match=file.name):
        load(read_bundle(folder), "segmenter")


def test_without_weights_there_is_a_sentence() -> None:
    with pytest.raises(ModelMissing, match="not installed") as missing:
        segmenter("sam")
    assert "grabcut" in missing.value.hint
