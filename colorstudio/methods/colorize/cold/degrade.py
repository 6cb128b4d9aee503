"""Taking the colour out of latents by degrees, and back: what sampling and training share.

Boraso et al. after Zabari et al. (Diffusing Colors, arXiv 2312.04145) and Bansal et al. (Cold
Diffusion, arXiv 2208.09392). Time t goes from 0, grey, to 1, full colour. The minus signs that the
report's text has lost are here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from torch import Tensor

ASCENDING, AS_PUBLISHED = "grey-to-colour", "as-published"

Step = Callable[[Tensor, Tensor, Tensor, int, int], Tensor]
"""(z, z_x, z_grey, k, T) to the next z; step k = 0 ... T - 1."""

Predict = Callable[[Tensor, float], Tensor]
"""(z, the network's time) to the residual, guided."""


def mixed(grey: Tensor, rgb: Tensor, t: float | Tensor) -> Tensor:
    """z_t = (1 - t) z_grey + t z_rgb (section 4.3). ``t``: in [0, 1], a number or B x 1 x 1 x 1."""
    return (1 - t) * grey + t * rgb


def residual(grey: Tensor, rgb: Tensor, t: float | Tensor) -> Tensor:
    """What the network is to say of z_t: z_rgb - z_t (section 4.3, item 4)."""
    return rgb - mixed(grey, rgb, t)


def times(steps: int, order: str = ASCENDING) -> list[float]:
    """The t that the network is told at each step, in [0, 1).

    k / T ascending, as z really goes; "as-published": descending, (T - 1) / T ... 0, as the
    students' notebook has it, though z goes from grey to colour there too.
    """
    ascending = [k / steps for k in range(steps)]
    return ascending[::-1] if order == AS_PUBLISHED else ascending


def step_by_residual(z: Tensor, z_x: Tensor, grey: Tensor, k: int, steps: int) -> Tensor:
    """z + (z_x - z_grey) / T (section 4.5)."""
    return z + (z_x - grey) / steps


def degraded(z_x: Tensor, grey: Tensor, s: int, steps: int) -> Tensor:
    """D(x, s): colour taken out in s of T degrees; s = 0 is x itself, s = T is grey."""
    return mixed(grey, z_x, 1 - s / steps)


def step_by_degrading(z: Tensor, z_x: Tensor, grey: Tensor, k: int, steps: int) -> Tensor:
    """x_{s-1} = x_s - D(x0, s) + D(x0, s - 1) (section 4.4), with s = T - k.

    For this degradation the same as `step_by_residual`, but for rounding.
    """
    s = steps - k
    return z - degraded(z_x, grey, s, steps) + degraded(z_x, grey, s - 1, steps)


def restored(
    predict: Predict,
    grey: Tensor,
    steps: int,
    *,
    order: str = ASCENDING,
    time_scale: float = 1000.0,
    step: Step = step_by_residual,
    on_step: Callable[[int, Tensor], Any] = lambda k, z_x: None,
) -> Tensor:
    """The last z_x: latents in colour, from those of grey, in T = ``steps`` steps (section 4.5).

    ``predict``: D_c + s (D_c - D_c'), so that z_x = z + predict(z, t). It is told t times
    ``time_scale``. ``on_step``: called with k and z_x after each step; may raise Cancelled.
    """
    z = z_x = grey
    for k, t in enumerate(times(steps, order)):
        z_x = z + predict(z, t * time_scale)
        z = step(z, z_x, grey, k, steps)
        on_step(k, z_x)
    return z_x


def scaled(grey: Tensor, z_x: Tensor, color_scale: float) -> Tensor:
    """z_grey + s' (z_x - z_grey): s' 0 is grey, 1 is z_x itself, to the bit."""
    return z_x if color_scale == 1 else grey + color_scale * (z_x - grey)
