"""What recipes make of a picture before anything else: paper below it, a square out of it."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from torch import Tensor

from colorstudio.training.draws import Draw
from colorstudio.training.recipe import Picture


def on_paper(rgba: np.ndarray, paper: int = 255) -> np.ndarray:
    """h x w x 4 uint8 with straight alpha as h x w x 3 uint8 on paper of one grey value."""
    alpha = rgba[..., 3:].astype(np.float32) / 255
    if bool((rgba[..., 3] == 255).all()):
        return np.ascontiguousarray(rgba[..., :3])
    return np.rint(rgba[..., :3] * alpha + paper * (1 - alpha)).astype(np.uint8)


def square(
    picture: Picture, side: int, draw: Draw, *, crop: bool = True, flip: bool = True
) -> np.ndarray:
    """A square of the picture: side x side x 3 uint8, on white paper.

    The shorter side is scaled to ``side``. ``crop``: where along the longer side is drawn (the
    middle otherwise). ``flip``: every other one is mirrored, as drawn.
    """
    rgb = on_paper(picture.rgb)
    rng = draw.rng("square")
    where, mirrored = rng.random(2), rng.random() < 0.5
    h, w = rgb.shape[:2]
    scale = side / min(h, w)
    size = max(side, round(w * scale)), max(side, round(h * scale))
    if size != (w, h):
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        rgb = cv2.resize(rgb, size, interpolation=way)
    where = where if crop else (0.5, 0.5)
    top = int(where[0] * (size[1] - side + 1))
    left = int(where[1] * (size[0] - side + 1))
    rgb = rgb[top : top + side, left : left + side]
    return np.ascontiguousarray(rgb[:, ::-1] if flip and mirrored else rgb)


def window_of(rgb: np.ndarray, side: int, draw: Draw) -> np.ndarray:
    """A square out of a larger one, at its own size, where it is drawn: side x side x 3."""
    room = np.array(rgb.shape[:2]) - side
    top, left = (int(n) for n in draw.rng("window").integers(0, room + 1))
    return np.ascontiguousarray(rgb[top : top + side, left : left + side])


def side_by_side(*rows: Tensor) -> np.ndarray:
    """Pictures for the eye: rows of B x 3 x h x w in [-1, 1], one below the other, as uint8."""
    whole = torch.cat([torch.cat(list(row.float().cpu()), dim=2) for row in rows], dim=1)
    return ((whole.clamp(-1, 1).permute(1, 2, 0) + 1) * 127.5).round().byte().numpy()
