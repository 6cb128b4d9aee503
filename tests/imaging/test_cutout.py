"""Objects found from clicks and boxes: the obvious answers, and the same ones again."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from colorstudio.engine.segment import SEGMENTERS, Segmentation, segmenter
from colorstudio.errors import BadInput, ModelMissing


def scene(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """A striped two-coloured object on a busy ground, 600 x 400, and where it is."""
    rng = np.random.default_rng(seed)
    ground = cv2.resize(rng.random((20, 30, 3)).astype(np.float32), (600, 400)) * 90 + 90
    true = np.zeros((400, 600), np.uint8)
    cv2.ellipse(true, (300, 200), (130, 100), 20, 0, 360, 1, -1)
    rgb = ground
    stripes = (np.arange(600) // 40 % 2 == 0)[None, :, None]
    rgb = np.where(true[..., None] > 0, np.where(stripes, (230, 60, 50), (240, 200, 60)), rgb)
    rgb = np.clip(rgb + rng.normal(0, 4, rgb.shape), 0, 255)
    return np.dstack([rgb, np.full((400, 600), 255)]).astype(np.uint8), true > 0


def at_full_size(found: Segmentation) -> np.ndarray:
    return cv2.resize(found.mask, found.size, interpolation=cv2.INTER_LINEAR) > 0.5


def iou(a: np.ndarray, b: np.ndarray) -> float:
    return float((a & b).sum() / (a | b).sum())


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_box_and_clicks_find_the_object(dtype: type) -> None:
    codes, true = scene()
    worker = segmenter()
    worker.set_image(codes if dtype is np.uint8 else codes.astype(np.uint16) * 257)
    found = worker.predict([], (165, 85, 435, 315))
    assert found.size == (600, 400)
    assert max(found.mask.shape) <= 384
    assert 0 <= found.score <= 1
    assert iou(at_full_size(found), true) > 0.9
    clicks = [(300, 200, True), (220, 190, True), (380, 215, True), (60, 60, False)]
    assert iou(at_full_size(worker.predict(clicks)), true) > 0.85


def test_the_same_question_has_the_same_answer() -> None:
    codes, _ = scene(1)
    answers = []
    for _ in range(2):
        worker = segmenter()
        worker.set_image(codes)
        answers.append(worker.predict([(300, 200, True)]).mask)
    assert np.array_equal(*answers)


def test_what_is_clicked_away_is_not_in_it() -> None:
    codes, _ = scene(2)
    worker = segmenter()
    worker.set_image(codes)
    found = at_full_size(worker.predict([(300, 200, True), (225, 185, False)]))
    assert found[200, 300]
    assert not found[185, 225]
    boxed = at_full_size(worker.predict([(225, 185, False)], (165, 85, 435, 315)))
    assert not boxed[185, 225]


@pytest.mark.parametrize(
    ("points", "box", "says"),
    [
        ([(700, 10, True)], None, "outside"),
        ([(10, -1, True)], None, "outside"),
        ([], None, "where the object is"),
        ([(10, 10, False)], None, "where the object is"),
        ([], (50, 50, 50, 90), "no pixel"),
        ([], (-90, -90, -10, -10), "no pixel"),
    ],
)
def test_marks_that_say_nothing_are_refused(
    points: list[tuple[float, float, bool]], box: tuple[float, float, float, float], says: str
) -> None:
    worker = segmenter()
    worker.set_image(scene()[0])
    with pytest.raises(BadInput, match=says):
        worker.predict(points, box)


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (3, 2), (50, 60)])
def test_one_colour_and_tiny_pictures_have_an_answer(size: tuple[int, int]) -> None:
    codes = np.full((*size, 4), 255, np.uint8)
    worker = segmenter()
    worker.set_image(codes)
    found = worker.predict([(0, 0, True)])
    assert found.mask.shape == size
    assert found.mask[0, 0] > 0.3
    box = worker.predict([], (0, 0, size[1], size[0]))
    assert np.isfinite(box.mask).all()


def test_a_transparent_picture_has_no_object_but_the_click() -> None:
    worker = segmenter()
    worker.set_image(np.zeros((40, 40, 4), np.uint8))
    assert worker.predict([(20, 20, True)]).mask.mean() < 0.1


def test_ways_that_are_not_installed_say_so() -> None:
    assert set(SEGMENTERS) == {"grabcut", "sam"}
    with pytest.raises(ModelMissing, match="not installed"):
        segmenter("sam")
    with pytest.raises(BadInput, match="no segmenter"):
        segmenter("magic")
