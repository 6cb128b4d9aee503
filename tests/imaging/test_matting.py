"""A coarse mask becomes a matte with the true edge; far from the edge it is exactly 0 or 255."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging.matting import refined


def disc(side: int, radius: float, dtype: type = np.uint8) -> tuple[np.ndarray, np.ndarray]:
    """Red on a green gradient, mixed in codes by the true coverage, and that coverage."""
    y, x = np.mgrid[:side, :side] + 0.5
    alpha = np.clip(radius - np.hypot(x - side / 2, y - side / 2) + 0.5, 0, 1)[..., None]
    behind = np.dstack([0.1 + 0 * x, 0.5 + 0.3 * x / side, 0.2 + 0.1 * y / side])
    mixed = alpha * [0.8, 0.1, 0.15] + (1 - alpha) * behind
    full = np.iinfo(dtype).max
    codes = np.full((side, side, 4), full, dtype)
    codes[..., :3] = np.rint(mixed * full)
    return codes, alpha[..., 0]


def coarse(alpha: np.ndarray, side: int) -> np.ndarray:
    return cv2.resize(alpha, (side, side), interpolation=cv2.INTER_AREA) >= 0.5


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("side", [48, 300])
def test_the_true_edge_is_found(dtype: type, side: int) -> None:
    codes, alpha = disc(300, 101.3, dtype)
    matte = refined(codes, coarse(alpha, side))
    assert matte.dtype == np.uint8
    assert np.abs(matte / 255 - alpha).mean() < 1e-3
    assert np.abs(matte / 255 - alpha).max() < 0.15


def test_a_large_picture_is_solved_reduced_and_still_sharp() -> None:
    codes, alpha = disc(1500, 640.7)
    matte = refined(codes, coarse(alpha, 100))
    edge = (alpha > 0) & (alpha < 1)
    assert np.abs(matte / 255 - alpha)[edge].mean() < 0.08


def test_a_mask_that_is_a_little_off_is_drawn_to_the_edge() -> None:
    codes, alpha = disc(400, 140)
    shifted = np.roll(coarse(alpha, 100), 1, axis=1)
    before = np.abs(cv2.resize(shifted * 1.0, (400, 400)) - alpha).mean()
    assert np.abs(refined(codes, shifted) / 255 - alpha).mean() < 0.1 * before


def test_away_from_the_edge_the_mask_is_kept() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (200, 260, 4), np.uint8)
    mask = np.zeros((200, 260), np.uint8)
    mask[60:140, 80:180] = 255
    matte = refined(noise, mask, band_px=5)
    assert (matte[70:130, 90:170] == 255).all()
    outside = np.ones_like(mask, bool)
    outside[52:148, 72:188] = False
    assert (matte[outside] == 0).all()


@pytest.mark.parametrize("value", [0, 255])
def test_a_mask_without_an_edge_stays(value: int) -> None:
    codes, _ = disc(64, 20)
    assert (refined(codes, np.full((16, 16), value, np.uint8)) == value).all()


@settings(max_examples=25)
@given(
    codes=hnp.arrays(np.uint8, st.tuples(st.integers(1, 24), st.integers(1, 24), st.just(4))),
    data=st.data(),
)
def test_any_picture_and_mask_gives_a_matte(codes: np.ndarray, data: st.DataObject) -> None:
    mask = data.draw(hnp.arrays(bool, codes.shape[:2]))
    assert refined(codes, mask).shape == codes.shape[:2]


def test_masks_of_other_proportions_are_refused() -> None:
    codes, _ = disc(300, 100)
    with pytest.raises(BadInput, match="proportions"):
        refined(codes, np.zeros((100, 150), bool))
    with pytest.raises(BadInput, match="one value per pixel"):
        refined(codes, np.zeros((10, 10, 3), bool))


def test_it_can_be_cancelled() -> None:
    codes, alpha = disc(300, 100)

    def cancel() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        refined(codes, coarse(alpha, 60), check=cancel)


def picture(path: Path) -> np.ndarray:
    codes = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    assert codes is not None
    return codes.astype(np.float32)


@pytest.mark.parametrize("name", ["1f34e", "1f436", "1f98b"])
def test_drawn_objects_on_photos(shared_data: Path, name: str) -> None:
    found = sorted((shared_data / "illustrations/fluentui-emoji/3d").glob(f"{name}*"))
    if not found:
        pytest.skip(f"no picture {name}")
    emoji = picture(found[0])
    alpha = emoji[..., 3:] / 255
    big = cv2.resize(np.dstack([emoji[..., :3] * alpha, alpha]), (480, 480))
    photo = picture(shared_data / "photos_full/library_samples/skimage_coffee.png")
    photo = cv2.resize(photo, (480, 480))
    alpha = np.clip(big[..., 3], 0, 1)
    codes = np.rint(big[..., :3] + (1 - alpha[..., None]) * photo).astype(np.uint8)
    mask = coarse(alpha, 160)
    before = np.abs(cv2.resize(mask * 1.0, (480, 480)) - alpha).sum()
    assert np.abs(refined(codes, mask) / 255 - alpha).sum() < 0.5 * before


def test_specks_that_are_lost_at_the_working_size_are_no_fault() -> None:
    mask = np.zeros((376, 512), np.float32)
    for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
        mask[row::4, column::4] = 1
    matte = refined(np.full((1101, 1500, 4), 120, np.uint8), mask)
    assert matte.shape == (1101, 1500)
