"""The figures of palettes against known values and against POT."""

from __future__ import annotations

import numpy as np
import ot
import pytest

from colorstudio.imaging import palette_metrics as metrics


def test_chamfer_distances_by_hand() -> None:
    result = np.array([[0, 0, 0], [10, 0, 0], [250, 255, 255]], np.uint8)
    condition = np.array([[0, 0, 0], [255, 255, 255]], np.uint8)
    assert metrics.cd_a_l1_255(result, condition) == pytest.approx((0 + 10 + 5) / 3)
    assert metrics.cd_c_l1_255(result, condition) == pytest.approx((0 + 5) / 2)
    assert metrics.cd_a_l1_255(condition[[0, 0, 1]], condition) == 0
    wide = result.astype(np.uint16) * 257
    assert metrics.cd_a_l1_255(wide, condition.astype(np.uint16) * 257) == pytest.approx(5)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.int64])
@pytest.mark.parametrize("table", [100, 1 << 24])
def test_colours_are_counted_as_rows_are(
    dtype: type, table: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics, "TABLE", table)
    full = min(65535, np.iinfo(dtype).max)
    few = np.random.default_rng(0).integers(0, full, (40, 3), dtype=dtype, endpoint=True)
    codes = few[np.random.default_rng(1).integers(0, 40, (30, 20))]
    found, counts = metrics._counted(codes)
    wanted, often = np.unique(codes.reshape(-1, 3), axis=0, return_counts=True)
    assert np.array_equal(found, wanted)
    assert found.dtype == dtype
    assert np.array_equal(counts, often)


def test_the_transport_distance_is_exact() -> None:
    rng = np.random.default_rng(2)
    a, b = rng.random((60, 3)), rng.random((7, 3))
    p, q = rng.dirichlet(np.ones(60)), rng.dirichlet(np.ones(7))
    want = ot.emd2(p, q, np.sqrt(((a[:, None] - b[None]) ** 2).sum(-1)))
    assert metrics.wasserstein1_oklab(a, p, b, q) == pytest.approx(want, abs=1e-4)
    assert metrics.wasserstein1_oklab(b, q, a, p) == pytest.approx(want, abs=1e-4)
    assert metrics.wasserstein1_oklab(a, p, a, p) == pytest.approx(0, abs=1e-9)


def test_of_many_colours_neighbours_are_merged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time goes by the square of the smaller set: it took minutes for the colours of a glyph."""
    rng = np.random.default_rng(5)
    # shades of a few colours, as pictures have them
    shades = rng.random((300, 1)) * np.array([0.5, 0.1, -0.1]) + rng.normal(0, 0.01, (300, 3))
    others = shades.repeat(2, axis=0) * 0.8 + rng.normal(0.05, 0.01, (600, 3))
    p, q = rng.dirichlet(np.ones(600)), rng.dirichlet(np.ones(300))
    want = ot.emd2(p, q, np.sqrt(((others[:, None] - shades[None]) ** 2).sum(-1)))
    sinks: list[int] = []
    plain = metrics.transported

    def spied(cost: np.ndarray, *amounts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        sinks.append(cost.shape[1])
        return plain(cost, *amounts)

    monkeypatch.setattr(metrics, "transported", spied)
    monkeypatch.setattr(metrics, "MOST_SINKS", 100)
    assert metrics.wasserstein1_oklab(others, p, shades, q) == pytest.approx(want, abs=0.005)
    assert 20 < sinks[0] <= 100
    monkeypatch.setattr(metrics, "MOST_SINKS", 300)
    assert metrics.wasserstein1_oklab(others, p, shades, q) == pytest.approx(want, abs=1e-4)
    assert sinks[1] == 300


def test_merged_colours_keep_their_mean_and_weight() -> None:
    rng = np.random.default_rng(6)
    colors, parts = rng.random((500, 3)), rng.integers(0, 9, 500)
    few, counts = metrics._fewer(colors, parts)
    assert len(few) <= metrics.MOST_SINKS
    assert counts.sum() == parts.sum()
    assert np.allclose(counts @ few, parts @ colors)
    same, kept = metrics._fewer(colors[:50], parts[:50])
    assert np.array_equal(same, colors[:50])
    assert np.array_equal(kept, parts[:50])


def test_large_sets_are_sliced() -> None:
    rng = np.random.default_rng(3)
    a = rng.random((2500, 3))
    even = np.ones(2500)
    assert metrics.wasserstein1_oklab(a, even, a + np.array([0.1, 0, 0]), even) == pytest.approx(
        0.1, rel=0.1
    )


def test_share_error_counts_given_amounts_alone() -> None:
    assert metrics.share_error(np.array([5, 9, 2]), np.array([6, -1, 2])) == 1


def test_colourfulness() -> None:
    grey = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)
    assert metrics.colorfulness(grey) == 0
    loud = np.array([[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0]], np.uint8)
    assert metrics.colorfulness(loud) > 100


def test_hue_errors() -> None:
    a = np.array([[50, 40, 0], [50, 0, 30], [50, 1, 0]], float)
    b = np.array([[50, 0, 40], [50, 0, -30], [50, 30, 0]], float)
    assert metrics.hue_error_degrees(a, b) == pytest.approx((90 + 180) / 2)
    red, green = np.array([[200, 0, 0]], np.uint8), np.array([[0, 100, 0]], np.uint8)
    hue, s, v = metrics.hsv_error(red, green)
    assert (hue, s) == (pytest.approx(120), pytest.approx(0))
    assert v == pytest.approx(100 / 255)
