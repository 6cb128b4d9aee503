"""Where a command works: a mask from a file, from points, from a box."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from colorstudio.cli import parser
from colorstudio.errors import BadInput

if TYPE_CHECKING:
    from colorstudio.engine.segment import Segmentation
    from colorstudio.imaging.pixels import Pixels


WAYS = ("grabcut", "sam")


def add_marks(command: argparse.ArgumentParser, *, option: str = "--segmenter") -> None:
    """``--point X,Y[,-]`` and ``--box X0,Y0,X1,Y1``; ``option`` says who answers them."""
    command.add_argument(
        "--point",
        type=point,
        action="append",
        default=[],
        dest="points",
        metavar="X,Y[,-]",
        help="a pixel of the object; with ,- one that is not",
    )
    command.add_argument("--box", type=box, metavar="X0,Y0,X1,Y1", help="around the object")
    command.add_argument(
        option,
        choices=WAYS,
        default=WAYS[0],
        dest="segmenter",
        help="what finds the object (default %(default)s; sam needs weights)",
    )
    command.add_argument(
        "--candidate",
        type=int,
        choices=(1, 2, 3),
        default=1,
        help="which of sam's answers, the likeliest first",
    )


def point(text: str) -> tuple[float, float, bool]:
    """``X,Y`` (include) or ``X,Y,-`` (exclude), for argparse."""
    parts = [part.strip() for part in text.split(",")]
    sign = parts.pop() if len(parts) == 3 and parts[2] in ("+", "-") else "+"
    if len(parts) != 2:
        raise argparse.ArgumentTypeError(f"“{text}” is not a point; write it like 120,80 or 9,9,-")
    x, y = (_number(part, text) for part in parts)
    return x, y, sign == "+"


def box(text: str) -> tuple[float, float, float, float]:
    """``X0,Y0,X1,Y1``, for argparse."""
    parts = text.split(",")
    if len(parts) != 4:
        raise argparse.ArgumentTypeError(f"“{text}” is not a box; write it like 10,10,200,150")
    x0, y0, x1, y1 = (_number(part, text) for part in parts)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _number(part: str, text: str) -> float:
    try:
        value = float(part)
    except ValueError:
        value = float("nan")
    if not np.isfinite(value):
        raise argparse.ArgumentTypeError(f"“{text}” is not made of numbers")
    return value


def found(
    pixels: Pixels, options: argparse.Namespace, *, bundle: str = ""
) -> tuple[np.ndarray, Segmentation]:
    """The matte (H x W uint8) of what the points and the box mean, and the segmenter's answer.

    ``bundle``: the segmenter's weights, "" for any.
    Raises BadInput for marks outside of the picture, ModelMissing for a way not installed.
    """
    from colorstudio.engine.engine import Engine
    from colorstudio.engine.segment import segmenter
    from colorstudio.imaging.matting import refined

    if not options.points and options.box is None:
        raise BadInput("Nothing says where the object is.", "Give --point X,Y or --box.")
    engine = Engine(parser.preferences().model_store(), options.device)
    worker = segmenter(options.segmenter, engine, bundle)
    worker.set_image(pixels.array, pixels.profile)
    answer = worker.predict([_centred(mark) for mark in options.points], options.box)
    if answer.candidates:
        answer = replace(answer.candidates[options.candidate - 1], candidates=answer.candidates)
    return refined(pixels.array, answer.mask, pixels.profile), answer


def _centred(mark: tuple[float, float, bool]) -> tuple[float, float, bool]:
    """The middle of the pixel that was named: of a small picture, one is a large part."""
    x, y, include = mark
    return (x + 0.5 if x.is_integer() else x), (y + 0.5 if y.is_integer() else y), include


def mask_of(pixels: Pixels, options: argparse.Namespace) -> np.ndarray:
    """The mask (H x W float32 in [0, 1]) of ``--mask``, ``--point`` or ``--box``."""
    from colorstudio.imaging import io

    path: Path | None = options.mask
    if path is not None:
        if options.points or options.box is not None:
            raise BadInput("A mask and marks were both given.", "Give one or the other.")
        return io.read_mask(path, pixels.size)
    matte, _ = found(pixels, options)
    return matte.astype(np.float32) / np.float32(255)
