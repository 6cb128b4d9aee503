"""g and f of Color Alignment measured: cost beside the optimum, time of one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import torch

from colorstudio.diffusion import matching
from colorstudio.evaluation.bench import Figure, Say, median_ms
from colorstudio.imaging.matching import matched

POINTS = 4096
"""Latents of a picture of 512 x 512 pixels."""
Cloud = tuple[str, np.ndarray, np.ndarray]
COST_BAR = {"cpu": "<= 1.02", "cuda": "<= 1.10"}
TIME_BAR = {"cpu": "<= 150", "cuda": "<= 20"}


def bench(data: Path | None, say: Say) -> list[Figure]:
    """Figures per cloud of points. Raises ModuleNotFoundError without scipy."""
    from scipy.optimize import linear_sum_assignment

    del data
    figures: list[Figure] = []
    for name, points, colors in clouds():
        table = np.square(points[:, None] - colors[None]).sum(axis=-1)
        least = cost(points, colors[linear_sum_assignment(table)[1]])
        say(f"{name}: least cost {least / len(points):.3f}")
        figures += _figures(name, "cpu", points, colors, least, _timed_cpu(points, colors))
        x, c = torch.from_numpy(points), torch.from_numpy(colors)
        authors = matching.greedy(x, c, torch.Generator().manual_seed(0)).numpy()
        figures.append(
            Figure(f"g, the authors' greedy, {name}", cost(points, authors) / least, "x optimum")
        )
        if torch.cuda.is_available():
            timed = _timed_cuda(x.cuda(), c.cuda())
            figures += _figures(name, "cuda", points, colors, least, timed)
        else:
            given = matching.balanced(x, c).numpy()
            what = f"g for CUDA, run on the CPU, {name}"
            figures.append(Figure(what, cost(points, given) / least, "x optimum", COST_BAR["cuda"]))
    return [*figures, *_nearest_figures(say)]


def clouds() -> Iterator[Cloud]:
    """Points as a step of a sampler has them, and colours as conditions have them."""
    rng = np.random.default_rng(0)

    def mixture(parts: int, width: float, scale: float = 1.0) -> np.ndarray:
        middles = scale * rng.normal(size=(parts, 4))
        cloud = middles[rng.integers(0, parts, POINTS)] + width * rng.normal(size=(POINTS, 4))
        return cloud.astype(np.float32)

    yield "two mixtures", mixture(8, 0.4), mixture(6, 0.3, 1.5)
    yield "noise and four tight colours", mixture(1, 1.0), mixture(4, 0.05, 2.0)
    yield "noise and noise", mixture(1, 1.0), mixture(1, 1.0)
    palette = 1.5 * rng.normal(size=(5, 4)).astype(np.float32)
    blocks = palette[rng.integers(0, 5, (8, 8))]
    soft = cv2.resize(blocks, (64, 64), interpolation=cv2.INTER_LINEAR).reshape(-1, 4)
    smooth = cv2.GaussianBlur(rng.normal(size=(64, 64, 4)).astype(np.float32), (0, 0), 4)
    yield "a smooth picture and blurred blocks", (smooth / smooth.std()).reshape(-1, 4), soft


def cost(points: np.ndarray, given: np.ndarray) -> float:
    """Sum of squared distances."""
    return float(np.square(points.astype(np.float64) - given).sum())


def _figures(
    name: str,
    device: str,
    points: np.ndarray,
    colors: np.ndarray,
    least: float,
    timed: tuple[np.ndarray, float],
) -> list[Figure]:
    given, milliseconds = timed
    if not np.array_equal(_sorted(given), _sorted(colors)):
        raise AssertionError("not one-to-one")
    return [
        Figure(
            f"g on {device}, {name}", cost(points, given) / least, "x optimum", COST_BAR[device]
        ),
        Figure(f"g on {device}, {name}, {POINTS} points", milliseconds, "ms", TIME_BAR[device]),
    ]


def _sorted(colors: np.ndarray) -> np.ndarray:
    return colors[np.lexsort(colors.T)]


def _timed_cpu(points: np.ndarray, colors: np.ndarray) -> tuple[np.ndarray, float]:
    return matched(points, colors), median_ms(lambda: matched(points, colors))


def _timed_cuda(points: torch.Tensor, colors: torch.Tensor) -> tuple[np.ndarray, float]:
    def work() -> torch.Tensor:
        given = matching.balanced(points, colors)
        torch.cuda.synchronize()
        return given

    return work().cpu().numpy(), median_ms(work)


def _nearest_figures(say: Say) -> list[Figure]:
    """f beside a step of the U-Net, on CUDA; on the CPU its time alone."""
    cuda = torch.cuda.is_available()
    device = torch.device("cuda" if cuda else "cpu")
    generator = torch.Generator().manual_seed(0)
    x, c = (torch.randn((POINTS, 4), generator=generator).to(device) for _ in range(2))

    def nearest() -> None:
        matching.nearest(x, c)
        if cuda:
            torch.cuda.synchronize()

    spent = median_ms(nearest)
    if not cuda:
        return [Figure(f"f on cpu, {POINTS} points", spent, "ms")]
    from colorstudio.evaluation.bench_diffusion import models

    unet = models({}, device, torch.float16)["unet"]
    latents = torch.randn((2, 4, 64, 64), device=device, dtype=torch.float16)
    words = torch.randn((2, 77, 768), device=device, dtype=torch.float16)

    def step() -> None:
        with torch.inference_mode():
            unet(latents, 500, words)
        torch.cuda.synchronize()

    whole = median_ms(step)
    say(f"a step of the U-Net takes {whole:.1f} ms")
    what = "f beside a step of Stable Diffusion 1, 512 x 512, fp16"
    return [Figure(what, 100 * spent / whole, "%", "<= 3")]
