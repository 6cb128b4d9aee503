"""Saturation of pictures: HSV's own numbers, and what stays when it is changed."""

from __future__ import annotations

import colorsys

import numpy as np
import pytest

from colorstudio.imaging.color import lightness, rgb_to_lab
from colorstudio.imaging.saturation import (
    blurred,
    mean_saturation,
    saturated,
    with_chroma,
    with_contrast,
)


def picture() -> np.ndarray:
    return np.random.default_rng(0).integers(60, 180, (12, 9, 3)).astype(np.uint8)


def hsv(rgb: np.ndarray) -> np.ndarray:
    return np.array([colorsys.rgb_to_hsv(*(row / 255)) for row in rgb.reshape(-1, 3)])


def test_the_mean_is_hsvs() -> None:
    assert mean_saturation(picture()) == pytest.approx(hsv(picture())[:, 1].mean(), abs=1e-6)
    assert mean_saturation(np.zeros((2, 2, 3), np.uint8)) == 0
    assert mean_saturation(np.full((2, 2, 3), (255, 0, 0), np.uint8)) == 1


def test_hue_and_value_stay() -> None:
    before, after = hsv(picture()), hsv(saturated(picture(), 1.4))
    np.testing.assert_allclose(after[:, 2], before[:, 2], atol=1 / 255)
    np.testing.assert_allclose(after[:, 1], np.minimum(1.4 * before[:, 1], 1), atol=0.02)
    strong = before[:, 1] > 0.2
    turned = np.abs(after[strong, 0] - before[strong, 0])
    assert np.minimum(turned, 1 - turned).max() < 0.02
    assert mean_saturation(saturated(picture(), 0.0)) < 0.01


def test_chroma_grows_and_lightness_stays() -> None:
    rgb = np.full((2, 2, 3), (150, 120, 110), np.uint8)
    before, after = rgb_to_lab(rgb), rgb_to_lab(with_chroma(rgb, 1.3))
    assert np.abs(lightness(with_chroma(rgb, 1.3)) - lightness(rgb)).max() < 0.4
    np.testing.assert_allclose(after[..., 1:], 1.3 * before[..., 1:], atol=0.5)


def test_contrast_and_brightness_and_blur() -> None:
    rgb = picture()
    flat = with_contrast(rgb, 0.0, 1.0)
    assert flat.min() == flat.max() == round(float(rgb.mean()))
    assert abs(float(with_contrast(rgb, 1.0, 0.5).mean()) - rgb.mean() / 2) < 1
    assert with_contrast(rgb, 1.2, 1.0).std() > rgb.std()
    assert blurred(rgb, 1.0).std() < rgb.std()
