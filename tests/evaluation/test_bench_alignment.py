"""The bench of Color Alignment's matching gives a figure per promise, on the clouds it says."""

import numpy as np
import pytest

from colorstudio.evaluation import bench_alignment


def test_clouds_are_whole_latents() -> None:
    for _, points, colors in bench_alignment.clouds():
        assert points.shape == colors.shape == (bench_alignment.POINTS, 4)
        assert np.isfinite(points).all()
        assert np.isfinite(colors).all()


def test_every_promise_has_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    small = [(name, x[::16], c[::16]) for name, x, c in bench_alignment.clouds()]
    monkeypatch.setattr(bench_alignment, "clouds", lambda: iter(small))
    figures = {f.name: f for f in bench_alignment.bench(None, lambda text: None)}
    for name, _, _ in small:
        assert 1 <= figures[f"g on cpu, {name}"].value <= 1.02
        assert figures[f"g, the authors' greedy, {name}"].value > 1.02
    assert any(name.startswith("f ") for name in figures)
