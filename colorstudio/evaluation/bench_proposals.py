"""Colours proposed from a reference measured: drawings of emoji coloured from their 3D pictures.

A flat glyph gives the regions and the truth, its 3D version is the reference; both are turned by
the same angle of hue, so that no colour can be known beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from colorstudio.evaluation.bench import Figure, Say, median_ms
from colorstudio.imaging.color import chroma_limit, encode_rgb, lab_to_linear, rgb_to_lab
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.proposals import Proposal, Reference, palette_of, proposed
from colorstudio.imaging.regions import PAPER, PLAIN, Regions, described

GLYPHS = 120
SIDE = 512
SMALLEST = 6
"""Pixels of the flat glyph (128 x 128) below which an area of one colour is anti-aliasing."""
DRAWS = 20
"""Random assignments per glyph."""
SEEDS = 3


@dataclass(frozen=True, eq=False)
class Case:
    """One glyph: its regions, the true colour of each (N x 3 codes), and the 3D reference."""

    name: str
    regions: Regions
    truth: np.ndarray
    reference: np.ndarray


def bench(data: Path | None, say: Say) -> list[Figure]:
    """The bar of reference proposals. Raises FileNotFoundError without the pictures."""
    rows, used = [], []
    for case in cases(data or Path("../shared/data"), GLYPHS):
        made = proposed(case.regions, [Reference(case.reference)])
        ours = error(case, made.colors)
        palette, shares = palette_of(case.reference)
        rng = np.random.default_rng(len(rows))
        even = np.full(len(palette), 1 / len(palette))
        drawn = [_random(case, palette, chance, rng) for chance in (even, shares)]
        best = _nearest(case, palette)
        others = [_other(case, seed) for seed in range(1, SEEDS + 1)]
        rows.append((ours, *drawn, best, float(np.mean(others))))
        used.append(_kept(case, made))
        say(f"{case.name}: {ours:.1f}; random {drawn[0]:.1f}, by share {drawn[1]:.1f}")
    ours, even, by_share, best, others = np.mean(rows, axis=0)
    what = "mean dE00 to the true flats"
    return [
        Figure(what, ours, "dE00", f"<= {0.5 * even:.2f}", "random assignment", even),
        Figure(f"{what}, against chance by share", ours, "dE00", f"<= {0.5 * by_share:.2f}",
               "random assignment, by the colours' shares", by_share),
        Figure(f"{what}, other seeds", others, "dE00"),
        Figure(f"{what}, nearest colour of the palette for each region", best, "dE00"),
        Figure("glyphs in which we are better than chance by share",
               100 * float(np.mean([r[0] < r[2] for r in rows])), "%"),
        Figure("regions that have the nearest colour of the palette, by area",
               100 * float(np.mean(used)), "%"),
        _time(data),
    ]  # fmt: skip


def _time(data: Path | None) -> Figure:
    case = next(cases(data or Path("../shared/data"), 1))
    time = median_ms(lambda: proposed(case.regions, [Reference(case.reference)]), runs=5)
    return Figure(f"one proposal, {SIDE} px, {len(case.regions)} regions", time, "ms")


def error(case: Case, colors: np.ndarray) -> float:
    """Mean dE00 of the regions' colours (N x 3 codes) to the truth, by pixels."""
    plain = case.regions.role == PLAIN
    apart = delta_e00(rgb_to_lab(colors[plain]), rgb_to_lab(case.truth[plain]))
    return float(np.average(apart, weights=case.regions.area[plain]))


def _other(case: Case, seed: int) -> float:
    return error(case, proposed(case.regions, [Reference(case.reference)], seed=seed).colors)


def _random(case: Case, palette: np.ndarray, chance: np.ndarray, rng: np.random.Generator) -> float:
    draws = rng.choice(len(palette), (DRAWS, len(case.regions)), p=chance)
    return float(np.mean([error(case, palette[draw]) for draw in draws]))


def _distances(case: Case, palette: np.ndarray) -> np.ndarray:
    return delta_e00(rgb_to_lab(case.truth)[:, None], rgb_to_lab(palette)[None])


def _nearest(case: Case, palette: np.ndarray) -> float:
    """What would be reached if every region had the colour of the palette next to its own."""
    return error(case, palette[_distances(case, palette).argmin(axis=1)])


def _kept(case: Case, made: Proposal) -> float:
    palette, _ = palette_of(case.reference)
    best = palette[_distances(case, palette).argmin(axis=1)]
    plain = case.regions.role == PLAIN
    same = (best == made.colors).all(axis=1)[plain]
    return float(np.average(same, weights=case.regions.area[plain]))


# -- pictures -------------------------------------------------------------------------------------


def cases(data: Path, count: int, *, first: int = 0) -> Iterator[Case]:
    """Glyphs of Fluent with two colours or more, spread over the whole set, always the same."""
    folder = data / "illustrations" / "fluentui-emoji"
    names = sorted(path.name for path in folder.glob("flat/*.png"))
    if not names:
        raise FileNotFoundError(f"no glyphs in {folder}; name the folder of pictures with --data")
    rng = np.random.default_rng(7)
    made = 0
    for name in rng.permutation(names)[first:]:
        flat, solid = (_read(folder / kind / name) for kind in ("flat", "3d"))
        if made == count:
            return
        if flat is None or solid is None:
            continue
        angle = rng.uniform(0, 2 * np.pi)
        flat[..., :3], solid[..., :3] = turned(flat[..., :3], angle), turned(solid[..., :3], angle)
        labels, truth = _areas(flat)
        if len(truth) < 3:  # the ground and one colour: nothing to assign
            continue
        made += 1
        yield Case(Path(name).stem, regions_of(labels), truth, solid)


def _read(path: Path) -> np.ndarray | None:
    codes = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    if codes is None or codes.ndim != 3 or codes.shape[2] != 4:
        return None
    return np.ascontiguousarray(codes[..., [2, 1, 0, 3]])


def turned(codes: np.ndarray, angle: float) -> np.ndarray:
    """Codes (... x 3 uint8) with the hue turned by ``angle`` (radians) in CIELAB, within sRGB."""
    lab = rgb_to_lab(codes)
    spin = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    lab[..., 1:] = lab[..., 1:] @ spin
    lab[..., 1:] *= chroma_limit(lab[..., 0], lab[..., 1:])[..., None]
    return np.rint(encode_rgb(lab_to_linear(lab)) * 255).astype(np.uint8)


def _areas(flat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Connected areas of equal colour: labels SIDE x SIDE int32 (0 is the ground), and colours."""
    solid = flat[..., 3] >= 128
    keys = flat[..., :3].astype(np.int32) @ np.array([65536, 256, 1])
    keys[~solid] = -1
    seeds = np.zeros(solid.shape, np.int32)
    colors = [np.zeros(3, np.uint8)]
    for key in np.unique(keys[solid]):
        count, parts, stats, _ = cv2.connectedComponentsWithStats(
            (keys == key).astype(np.uint8), connectivity=4
        )
        for part in range(1, count):
            if stats[part, cv2.CC_STAT_AREA] >= SMALLEST:
                seeds[parts == part] = len(colors)
                colors.append(flat[parts == part][0, :3])
    if len(colors) == 1:
        return seeds, np.array(colors)
    # anti-aliased pixels go to the nearest area
    _, nearest = cv2.distanceTransformWithLabels(
        (seeds == 0).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    owner = np.zeros(nearest.max() + 1, np.int32)
    owner[nearest[seeds > 0]] = seeds[seeds > 0]
    labels = np.where(solid, owner[nearest], 0)
    labels = cv2.resize(labels, (SIDE, SIDE), interpolation=cv2.INTER_NEAREST)
    return labels, np.array(colors)


def regions_of(labels: np.ndarray) -> Regions:
    """The regions of a label map (H x W int32, 0 is the ground), with lines of 2 px as ink."""
    edge = np.zeros(labels.shape, bool)
    across, down = labels[:, 1:] != labels[:, :-1], labels[1:] != labels[:-1]
    edge[:, 1:] |= across
    edge[:, :-1] |= across
    edge[1:] |= down
    edge[:-1] |= down
    distance = cv2.distanceTransform((~edge).astype(np.uint8), cv2.DIST_L2, 5)
    found = described(labels.astype(np.int32), distance)
    role = np.full(len(found), PLAIN, np.uint8)
    role[0] = PAPER
    return replace(found, role=role)
