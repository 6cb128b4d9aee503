"""Metrics of recolouring: hue goes round, the mask has sides, SSIM is the known one."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.evaluation.recolor_metrics import (
    background_error,
    grey,
    hue_distance,
    interval,
    mean_color,
    measured,
    object_metrics,
    ssim,
)


def flat(color: tuple[int, int, int], size: tuple[int, int] = (20, 30)) -> np.ndarray:
    return np.full((*size, 3), color, np.uint8)


LEFT = np.zeros((20, 30))
LEFT[:, :10] = 1


def test_hue_goes_round():
    assert hue_distance(np.array([350.0]), 10.0)[0] == pytest.approx(20 / 180)
    assert hue_distance(np.array([10.0]), 350.0)[0] == pytest.approx(20 / 180)
    assert hue_distance(np.array([0.0]), 180.0)[0] == 1
    assert hue_distance(np.array([300.0]), 300.0)[0] == 0


def test_the_reference_is_a_direction_and_grey_is_mute():
    reds = flat((255, 0, 40))
    reds[:, 15:] = (255, 40, 0)  # hues around 0 from both sides
    hue = mean_color(reds).hue
    assert hue is not None
    assert hue_distance(np.array([hue]), 0.0)[0] < 0.02
    muted = flat((128, 128, 128))
    muted[:, :3] = (0, 0, 255)
    assert mean_color(muted).hue == pytest.approx(240)
    assert mean_color(flat((90, 90, 90))).hue is None


def test_only_the_object_counts():
    picture = flat((0, 0, 255))
    picture[:, :10] = (255, 0, 0)
    red = mean_color(flat((255, 0, 0)))
    assert object_metrics(picture, LEFT, red) == {"l1_hue_obj": 0, "l1_hsv_obj": 0}
    other = object_metrics(picture, 1 - LEFT, red)
    assert other["l1_hue_obj"] == pytest.approx(120 / 180)
    assert other["l1_hsv_obj"] == pytest.approx(120 / 180 / 3)


def test_hsv_is_the_mean_of_three():
    found = object_metrics(flat((128, 64, 64)), LEFT, mean_color(flat((255, 0, 0))))
    assert found["l1_hue_obj"] == 0
    assert found["l1_hsv_obj"] == pytest.approx((0 + 0.5 + (1 - 128 / 255)) / 3, abs=1e-6)


def test_grey_has_no_hue():
    red = mean_color(flat((255, 0, 0)))
    assert object_metrics(flat((90, 90, 90)), LEFT, red)["l1_hue_obj"] == 0.5
    none = object_metrics(flat((255, 0, 0)), LEFT, mean_color(flat((90, 90, 90))))
    assert "l1_hue_obj" not in none


def test_ssim_is_the_known_one():
    from skimage.metrics import structural_similarity

    rng = np.random.default_rng(0)
    one = grey(rng.integers(0, 255, (40, 50, 3), np.uint8))
    two = np.clip(one + rng.normal(0, 20, one.shape), 0, 255)
    known = structural_similarity(
        one, two, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=255
    )
    assert ssim(one, two) == pytest.approx(known, abs=1e-6)
    assert ssim(one, one) == 1
    assert ssim(one[:5, :5], one[:5, :5]) == 1


def test_the_background_is_outside():
    before, after = flat((10, 10, 10)), flat((10, 10, 10))
    after[:, :10] = 99
    assert background_error(before, after, LEFT) == 0
    assert background_error(before, after, 1 - LEFT) == 89
    assert background_error(before, after, np.ones((20, 30))) == 0


def test_all_that_need_no_weights():
    names = {"l1_hue_obj", "l1_hsv_obj", "ssim", "background_error"}
    picture = flat((200, 30, 30))
    assert measured(picture, picture, LEFT, mean_color(picture)).keys() == names


def test_an_interval_holds_the_mean_and_is_the_same_again():
    values = np.random.default_rng(1).normal(5, 2, 60)
    mean, low, high = interval(values)
    assert low < mean < high
    # about two standard errors to each side
    assert (high - low) / 2 == pytest.approx(1.96 * values.std() / 60**0.5, rel=0.15)
    assert interval(values) == (mean, low, high)
    assert interval(np.array([3.0])) == (3, 3, 3)


def test_grey_is_how_bright_colours_look():
    greys = [float(grey(flat(color)).mean()) for color in ((255, 0, 0), (0, 255, 0), (0, 0, 255))]
    assert greys == pytest.approx([0.299 * 255, 0.587 * 255, 0.114 * 255])
