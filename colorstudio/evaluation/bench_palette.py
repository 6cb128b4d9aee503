"""`colorstudio bench palette`: transport onto eight colours, its cost and contract; inks for print.

The peer in time is ImageMagick's `-remap` on the same pixels: the difference of two runs on an
uncompressed file, with and without it, so that start, reading and writing fall away. It keeps no
shares. The peer in cost is POT's `ot.emd`, the exact linear programme.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np

from colorstudio.evaluation.bench import Figure, Say, median_ms, test_pictures
from colorstudio.imaging import io, transport
from colorstudio.imaging.color import decode_rgb
from colorstudio.imaging.oklab import linear_to_oklab
from colorstudio.imaging.palette import Palette, from_hex_list
from colorstudio.imaging.palette_metrics import cd_a_l1_255
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB
from colorstudio.methods.base import Quiet
from colorstudio.methods.palette.separate import SeparateRequest, separate

COLORS = "#f2efe6 #22201e #5b7a3a #a9b88a #8c6d4f #c99a2e #3c4a5a #7d7f86"
SHARES = (0.15, 0.2, 0.15, 0.1, 0.1, 0.05, 0.1, 0.15)
BARS = {1024: "<= 120", 2048: "<= 500"}
RUNS = 7


def palette() -> Palette:
    """Eight colours, all with a share."""
    return from_hex_list(COLORS).with_shares(dict(enumerate(SHARES)))


def remap_ms(codes: np.ndarray) -> float | None:
    """What `-remap` alone takes, in milliseconds; None without ImageMagick."""
    program = shutil.which("magick") or shutil.which("convert")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        picture, colors = Path(folder) / "in.ppm", Path(folder) / "colors.ppm"
        cv2.imwrite(str(picture), codes[..., 2::-1])
        swatches = np.array([s.color.rgb8 for s in palette()], np.uint8)[None]
        cv2.imwrite(str(colors), swatches[..., ::-1])

        def run(*more: str) -> float:
            line = [program, str(picture), "+dither", *more, f"{folder}/out.ppm"]
            times = []
            for _ in range(RUNS):
                started = time.perf_counter()
                subprocess.run(line, check=True)
                times.append((time.perf_counter() - started) * 1000)
            return statistics.median(times)

        return run("-remap", str(colors)) - run()


def bench(data: Path | None, say: Say) -> list[Figure]:
    """Time at two sizes, exactness, cost against the linear programme, separations."""
    import ot

    photos = test_pictures(data)
    photo = io.read(photos / "budgie_cc0" / "perched-osprey.jpg").pixels
    out: list[Figure] = []
    for side, bar in BARS.items():
        codes = cv2.resize(photo.array, (side, side), interpolation=cv2.INTER_AREA)
        peer = remap_ms(codes)
        name = f"{side} x {side} onto 8 colours"
        exact = median_ms(lambda c=codes: transport.exact(c, SRGB, palette()), runs=RUNS)
        out.append(Figure(f"{name}, exact", exact, "ms", bar, "convert -remap", peer))

        def soft(c: np.ndarray = codes) -> None:
            made = transport.plan(c, SRGB, palette())
            transport.softened(c, transport.soft_map(made))

        out.append(Figure(f"{name}, soft", median_ms(soft, runs=RUNS), "ms", bar))
        done = transport.exact(codes, SRGB, palette())
        contract = transport.contract(done.plan, exact=True)
        seen = cd_a_l1_255(done.codes[..., :3], done.plan.colors)
        out.append(Figure(f"{name}, CD-A", seen, "", "0.00"))
        out.append(Figure(f"{name}, share error", contract.share_error, "px", "<= 1"))
    say("cost ...")
    for free in (False, True):
        worst = 0.0
        for path in sorted((photos / "budgie_cc0").glob("*.jpg")):
            small = cv2.resize(io.read(path).pixels.array, (64, 64), interpolation=cv2.INTER_AREA)
            worst = max(worst, _cost_ratio(small, free, ot))
        name = "64 x 64, 10 photos, worst cost over ot.emd"
        out.append(Figure(f"{name}{', 3 colours free' if free else ''}", worst, "", "<= 1.01"))
    say("inks ...")
    inks = from_hex_list(COLORS)
    started = time.perf_counter()
    big = Pixels(cv2.resize(photo.array, (6000, 4000), interpolation=cv2.INTER_CUBIC))
    request = SeparateRequest(big, inks, dpi=300, trap=0.2, min_width=0.3, min_area=0.5)
    separate(request, Quiet())
    seconds = time.perf_counter() - started
    out.append(Figure("6000 x 4000, 8 inks, lines and islands cleaned, trapped", seconds, "s"))
    return out


def _cost_ratio(codes: np.ndarray, free: bool, ot: object) -> float:
    given = palette().with_shares({1: None, 4: None, 6: None} if free else {})
    done = transport.exact(codes, SRGB, given)
    oklab = linear_to_oklab(decode_rgb(codes[..., :3]).astype(np.float64)).reshape(-1, 3)
    cost = ((oklab[:, None] - done.plan.oklab[None]) ** 2).sum(axis=-1)
    ours = cost[np.arange(len(cost)), done.labels.reshape(-1)].sum()
    amounts = transport.amounts_of(given, len(cost))
    fixed = amounts >= 0
    columns, masses = cost[:, fixed], amounts[fixed].astype(np.float64)
    if free:
        columns = np.column_stack([columns, cost[:, ~fixed].min(axis=1)])
        masses = np.append(masses, len(cost) - masses.sum())
    even = np.full(len(cost), 1 / len(cost))
    least = ot.emd2(even, masses / masses.sum(), columns) * len(cost)  # type: ignore[attr-defined]
    return float(ours / least)
