"""Solves edge-aware least squares on a pixel grid: conjugate gradients with a multigrid step."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numba import njit

from colorstudio.imaging.bands import nothing, run_bands

KERNEL = {
    "nogil": True,
    "cache": True,
    "error_model": "numpy",
    "fastmath": {"contract", "nsz", "arcp", "reassoc"},
}

LEVELS = 7
"""Always so many, that the kernels are compiled once: 512 pixels become 8."""

STIFFNESS = np.float32(0.5)
"""Summing the links between blocks of 2 x 2 pixels makes coarse grids twice too stiff."""

FIRST, SECOND = np.float32(1.35), np.float32(0.56)
"""Damping of the two Jacobi steps before and, in the other order, after the coarse correction:
Chebyshev's for the upper three quarters of the spectrum, which coarse grids do not see."""

COARSEST_STEPS = 12


class Grid:
    """A picture's links at all scales, and the work space to solve with them.

    ``right`` and ``down``: h x w float32, links of a pixel to its right and lower neighbour.
    Memory: 60 bytes a pixel. One solve at a time.
    """

    def __init__(self, right: np.ndarray, down: np.ndarray) -> None:
        self.shape = right.shape
        links = [(_framed(right), _framed(down))]
        _close_frame(*links[0])
        while len(links) < LEVELS:
            links.append(_coarse_links(*links[-1]))
        self._right = tuple(r for r, _ in links)
        self._down = tuple(d for _, d in links)
        self._sum = tuple(_link_sums(r, d) for r, d in links)
        self._diagonal = tuple(np.zeros_like(r) for r in self._right)
        self._inverse = tuple(np.zeros_like(r) for r in self._right)
        self._work = [_Work(self._right), _Work(self._right)]

    def solve(
        self,
        firmness: np.ndarray,
        target: np.ndarray,
        start: np.ndarray,
        *,
        steps: int = 16,
        tolerance: float = 1e-3,
        workers: int = 2,
        check: Callable[[], None] = nothing,
    ) -> np.ndarray:
        """x (2 x h x w float32) for which the sum of link * (difference of linked pixels)^2 and of
        firmness * (x - target)^2 is least.

        ``firmness``: h x w, not negative and somewhere positive; ``target`` and the first guess
        ``start``: 2 x h x w. The two planes are solved beside each other in two threads, each until
        the residual (in the preconditioner's norm) is ``tolerance`` of its start, or ``steps``.
        """
        _prepare(firmness, self._sum, self._diagonal, self._inverse)
        out = np.empty((2, *self.shape), np.float32)

        def one(first: int, last: int) -> None:
            for plane in range(first, last):
                self._one(
                    plane, firmness, target[plane], start[plane], out[plane], steps, tolerance
                )

        _in_two(one, workers, check)
        return out

    def _one(self, plane, firmness, target, start, out, steps, tolerance) -> None:
        work = self._work[plane]
        work.firmness[1:-1, 1:-1] = firmness
        _solve(
            self._right, self._down, self._diagonal, self._inverse,
            work.x, work.y, work.b, work.solution, work.p, work.q, work.firmness,
            target, start, out, steps, tolerance,
        )  # fmt: skip


class _Work:
    """Arrays for the solution of one plane."""

    def __init__(self, like: tuple[np.ndarray, ...]) -> None:
        self.x = tuple(np.zeros_like(a) for a in like)
        self.y = tuple(np.zeros_like(a) for a in like)
        self.b = tuple(np.zeros_like(a) for a in like)
        self.solution, self.p, self.q, self.firmness = (np.zeros_like(like[0]) for _ in range(4))


def _in_two(one: Callable[[int, int], None], workers: int, check: Callable[[], None]) -> None:
    run_bands(one, 2, width=1, workers=workers, check=check, height=1)


def _framed(a: np.ndarray) -> np.ndarray:
    """With a frame of zeros, so that no kernel asks whether a neighbour exists."""
    out = np.zeros((a.shape[0] + 2, a.shape[1] + 2), np.float32)
    out[1:-1, 1:-1] = a
    return out


def _close_frame(right: np.ndarray, down: np.ndarray) -> None:
    right[:, -2] = 0
    down[-2] = 0


def _coarse_links(right: np.ndarray, down: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Links between blocks of 2 x 2 pixels: the sum over the two pairs that touch."""
    h, w = right.shape[0] - 2, right.shape[1] - 2
    hc, wc = (h + 1) // 2, (w + 1) // 2
    inner = np.zeros((2 * hc, 2 * wc), np.float32), np.zeros((2 * hc, 2 * wc), np.float32)
    inner[0][:h, :w] = right[1:-1, 1:-1]
    inner[1][:h, :w] = down[1:-1, 1:-1]
    r = inner[0][0::2, 1::2] + inner[0][1::2, 1::2]
    d = inner[1][1::2, 0::2] + inner[1][1::2, 1::2]
    return _framed(r * STIFFNESS), _framed(d * STIFFNESS)


def _link_sums(right: np.ndarray, down: np.ndarray) -> np.ndarray:
    total = np.zeros_like(right)
    total[1:-1, 1:-1] = right[1:-1, 1:-1] + right[1:-1, :-2] + down[1:-1, 1:-1] + down[:-2, 1:-1]
    return total


@njit(**KERNEL)
def _clear(a):
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            a[i, j] = 0


@njit(**KERNEL)
def _prepare(diagonal, sums, totals, inverses):
    """Diagonals of all levels, and one over them."""
    h, w = diagonal.shape
    for i in range(h):
        for j in range(w):
            totals[0][i + 1, j + 1] = diagonal[i, j]
    for level in range(1, LEVELS):
        fine, coarse = totals[level - 1], totals[level]
        _clear(coarse)
        _gather_blocks(fine, coarse)
    for level in range(LEVELS):
        total, inverse, s = totals[level], inverses[level], sums[level]
        for i in range(1, total.shape[0] - 1):
            for j in range(1, total.shape[1] - 1):
                total[i, j] += s[i, j]
                if total[i, j] > 0:
                    inverse[i, j] = np.float32(1) / total[i, j]
                else:
                    inverse[i, j] = 0


@njit(**KERNEL)
def _gather_blocks(fine, coarse):
    """Adds each pixel to its block; both framed."""
    h, w = fine.shape[0] - 2, fine.shape[1] - 2
    for i in range(h):
        source, target = fine[i + 1], coarse[i // 2 + 1]
        for j in range(w // 2):
            target[j + 1] += source[2 * j + 1] + source[2 * j + 2]
        if w & 1:
            target[w // 2 + 1] += source[w]


@njit(**KERNEL)
def _spread_blocks(coarse, fine):
    """Adds each block's value to its pixels; both framed."""
    h, w = fine.shape[0] - 2, fine.shape[1] - 2
    for i in range(h):
        source, target = coarse[i // 2 + 1], fine[i + 1]
        for j in range(w // 2):
            v = source[j + 1]
            target[2 * j + 1] += v
            target[2 * j + 2] += v
        if w & 1:
            target[w] += source[w // 2 + 1]


@njit(**KERNEL)
def _relax(right, down, total, inverse, b, x, out, damping):
    """One Jacobi step: out = x + damping * (b - A x) / diagonal."""
    h, w = x.shape[0] - 2, x.shape[1] - 2
    for i in range(1, h + 1):
        xl, xm, xr = x[i, :w], x[i, 1 : w + 1], x[i, 2:]
        xu, xd = x[i - 1, 1 : w + 1], x[i + 1, 1 : w + 1]
        wl, wr = right[i, :w], right[i, 1 : w + 1]
        wu, wd = down[i - 1, 1 : w + 1], down[i, 1 : w + 1]
        t, n, s, o = total[i, 1 : w + 1], inverse[i, 1 : w + 1], b[i, 1 : w + 1], out[i, 1 : w + 1]
        for j in range(w):
            r = s[j] - t[j] * xm[j] + wl[j] * xl[j] + wr[j] * xr[j] + wu[j] * xu[j] + wd[j] * xd[j]
            o[j] = xm[j] + damping * n[j] * r


@njit(**KERNEL)
def _coarse_residual(right, down, total, b, x, line, coarse):
    """Adds b - A x to the blocks of the next level; ``line`` is room for a row."""
    h, w = x.shape[0] - 2, x.shape[1] - 2
    for i in range(1, h + 1):
        xl, xm, xr = x[i, :w], x[i, 1 : w + 1], x[i, 2:]
        xu, xd = x[i - 1, 1 : w + 1], x[i + 1, 1 : w + 1]
        wl, wr = right[i, :w], right[i, 1 : w + 1]
        wu, wd = down[i - 1, 1 : w + 1], down[i, 1 : w + 1]
        t, s, target = total[i, 1 : w + 1], b[i, 1 : w + 1], coarse[(i - 1) // 2 + 1]
        for j in range(w):
            line[j] = (
                s[j] - t[j] * xm[j] + wl[j] * xl[j] + wr[j] * xr[j] + wu[j] * xu[j] + wd[j] * xd[j]
            )
        for j in range(w // 2):
            target[j + 1] += line[2 * j] + line[2 * j + 1]
        if w & 1:
            target[w // 2 + 1] += line[w - 1]


@njit(**KERNEL)
def _apply(right, down, firmness, x, out):
    """out = A x; returns x . A x.

    Differences first: beside the links' sum, single precision would lose the faintest firmness.
    """
    h, w = x.shape[0] - 2, x.shape[1] - 2
    dot = 0.0
    for i in range(1, h + 1):
        xl, xm, xr = x[i, :w], x[i, 1 : w + 1], x[i, 2:]
        xu, xd = x[i - 1, 1 : w + 1], x[i + 1, 1 : w + 1]
        wl, wr = right[i, :w], right[i, 1 : w + 1]
        wu, wd = down[i - 1, 1 : w + 1], down[i, 1 : w + 1]
        f, o = firmness[i, 1 : w + 1], out[i, 1 : w + 1]
        part = np.float32(0)
        for j in range(w):
            m = xm[j]
            v = wl[j] * (m - xl[j]) + wr[j] * (m - xr[j])
            v += wu[j] * (m - xu[j]) + wd[j] * (m - xd[j])
            v += f[j] * m
            o[j] = v
            part += v * m
        dot += part
    return dot


@njit(**KERNEL)
def _scale(inverse, b, out, damping):
    """The first Jacobi step from zero."""
    for i in range(1, b.shape[0] - 1):
        n, s, o = inverse[i], b[i], out[i]
        for j in range(b.shape[1]):
            o[j] = damping * n[j] * s[j]


@njit(**KERNEL)
def _cycle(right, down, total, inverse, x, y, b):
    """One symmetric V-cycle for A x = b from zero, all levels; the answer is in x[0]."""
    line = np.empty(x[0].shape[1], np.float32)
    for level in range(LEVELS - 1):
        _scale(inverse[level], b[level], y[level], FIRST)
        _relax(
            right[level], down[level], total[level], inverse[level],
            b[level], y[level], x[level], SECOND,
        )  # fmt: skip
        _clear(b[level + 1])
        _coarse_residual(
            right[level], down[level], total[level], b[level], x[level], line, b[level + 1]
        )
    last = LEVELS - 1
    _scale(inverse[last], b[last], x[last], SECOND)
    for _ in range(COARSEST_STEPS):
        for source, target in ((x[last], y[last]), (y[last], x[last])):
            _relax(
                right[last], down[last], total[last], inverse[last],
                b[last], source, target, np.float32(0.8),
            )  # fmt: skip
    for level in range(LEVELS - 2, -1, -1):
        _spread_blocks(x[level + 1], x[level])
        _relax(
            right[level], down[level], total[level], inverse[level],
            b[level], x[level], y[level], SECOND,
        )  # fmt: skip
        _relax(
            right[level], down[level], total[level], inverse[level],
            b[level], y[level], x[level], FIRST,
        )  # fmt: skip


@njit(**KERNEL)
def _dot(p, q):
    out = 0.0
    for i in range(1, p.shape[0] - 1):
        u, v = p[i], q[i]
        part = np.float32(0)
        for j in range(p.shape[1]):
            part += u[j] * v[j]
        out += part
    return out


@njit(**KERNEL)
def _advance(x, p, r, q, alpha):
    for i in range(1, x.shape[0] - 1):
        u, v, s, t = x[i], p[i], r[i], q[i]
        for j in range(x.shape[1]):
            u[j] += alpha * v[j]
            s[j] -= alpha * t[j]


@njit(**KERNEL)
def _turn(p, z, factor):
    for i in range(1, p.shape[0] - 1):
        u, v = p[i], z[i]
        for j in range(p.shape[1]):
            u[j] = v[j] + factor * u[j]


@njit(**KERNEL)
def _solve(
    right, down, total, inverse, x, y, b, solution, p, q, firmness,
    target, start, out, steps, tolerance,
):  # fmt: skip
    """Conjugate gradients, preconditioned by one cycle; b[0] holds the residual."""
    h, w = target.shape
    for i in range(h):
        for j in range(w):
            solution[i + 1, j + 1] = start[i, j]
    _apply(right[0], down[0], p, solution, q)  # p is empty as yet: the links alone
    residual = b[0]
    for i in range(h):
        for j in range(w):
            pull = firmness[i + 1, j + 1] * (target[i, j] - start[i, j])
            residual[i + 1, j + 1] = pull - q[i + 1, j + 1]
    rz, goal = 1.0, 0.0
    for step in range(steps):
        _cycle(right, down, total, inverse, x, y, b)
        fresh = _dot(residual, x[0])
        if step == 0:
            goal = fresh * tolerance * tolerance
        if not fresh > goal or fresh < 1e-20:
            break
        _turn(p, x[0], np.float32(fresh / rz))
        rz = fresh
        alpha = np.float32(rz / _apply(right[0], down[0], firmness, p, q))
        _advance(solution, p, residual, q, alpha)
    for i in range(h):
        for j in range(w):
            out[i, j] = solution[i + 1, j + 1]
            p[i + 1, j + 1] = 0
