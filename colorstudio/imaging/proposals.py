"""Colours for the regions of a drawing, proposed from pictures that have the colours wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.assignment import transported
from colorstudio.imaging.oklab import codes_to_oklab
from colorstudio.imaging.palette_extract import extracted
from colorstudio.imaging.profiles import SRGB
from colorstudio.imaging.regions import PLAIN, Regions

SIDE = 256
"""Pixels of the longer side at which references and drawings are compared."""
MASK_SIDE = 2048
"""The same where masks and regions are."""
MAX_COLORS, MERGE = 12, 8.0
"""Colours taken from a reference; those within MERGE (CIEDE2000) are one, in light and in shade."""
LIGHT = 0.6
"""Weight of OKLab's lightness against a and b where pixels are told apart: shading moves it."""
LOW, HIGH = 0.35, 0.65
"""From where to where, in order of lightness, an area's pixels are typical of it: neither its
shadow nor its highlight."""
GROUND, GROUND_RIM, LEAST = 0.045, 0.7, 0.005
"""A picture without transparency has a ground where this part of its rim is within GROUND (OKLab)
of one colour, and this part of the picture is left without it."""
ALIKE, FRIENDS, ENOUGH = 0.03, 3, 0.3
"""A pixel has a colour of its own if so many of the 8 around it are so near (OKLab); where less
than ENOUGH of the object has, as in noise, all of it counts."""
SHALLOW, DEPTH = 0.2, 3.0
"""What a pixel at the border of its colour counts, and pixels from it at which one counts fully:
lines and soft edges have no colour of their own."""
BLUR, LOOSE = 0.006, 0.12
"""Tolerance of places, as part of the object's frame, for silhouettes that fit, and how it grows
with the part of them that does not."""
RARE = 0.02
"""Chance that a region has a colour that its place does not show."""
BALANCE, BALANCE_LOOSE, DEAREST = 0.1, 0.3, 3.0
"""How far shares are kept, how much more where silhouettes do not fit, and the most (a logarithm)
that they can say: a drawing is rarely cut as its reference is."""
TOGETHER, SWEEPS = 0.6, 6
"""What neighbours count against place, and how often they are asked."""
NEAR, UNSEEN, STRANGERS = 4, 0.02, -1.0
"""Pixels within which colours are side by side; what is added to rare pairs; and the word
(a logarithm) on colours of different references."""
NOISE = 1.2
"""How far other seeds stray from what is likeliest (scale of Gumbel's distribution)."""
UNBOUND = -1


@dataclass(frozen=True, eq=False)
class Reference:
    """A coloured picture: ``codes`` h x w x 4 uint8, sRGB, straight alpha.

    ``mask``: H x W bool on the drawing, the part that it is for; None: wherever no other is bound.
    """

    codes: np.ndarray
    mask: np.ndarray | None = None


@dataclass(frozen=True, eq=False)
class Proposal:
    """A colour for each region: ``colors`` N x 3 uint8 sRGB, of those that are ``given`` (N bool).

    ``sure``: N float32 in [0, 1], how far the colour stands out from the next best one.
    """

    colors: np.ndarray
    given: np.ndarray
    sure: np.ndarray


@dataclass(frozen=True, eq=False)
class _Cut:
    """A reference cut into areas of colour, at most SIDE px large.

    ``palette``: K x 3 uint8. ``labels``: h x w int, -1 outside of the object. ``weight``: h x w
    float32, what a pixel counts. ``frame``: x0 y0 x1 y1 of the object. ``shares``: K, sum 1.
    ``beside``: K x K, how much border two colours have together against chance, logarithm.
    """

    palette: np.ndarray
    labels: np.ndarray
    weight: np.ndarray
    frame: np.ndarray
    shares: np.ndarray
    beside: np.ndarray


def palette_of(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The colours of a reference (h x w x 4 uint8) without its shading: K x 3 uint8, and K shares
    of its object (sum 1). Raises BadInput for a transparent picture."""
    cut = _cut(codes)
    return cut.palette, cut.shares


def proposed(
    regions: Regions,
    references: Sequence[Reference],
    *,
    seed: int = 0,
    chosen: np.ndarray | None = None,
) -> Proposal:
    """A colour of the references for each region that is to have one.

    Drawing and reference are laid over each other by the frames of their objects. A region's cost
    for a colour joins what the reference has at its place, the colours' shares (exact transport of
    the regions' areas, see `transported`) and which colours lie side by side there. ``seed``: 0 is
    the likeliest, another is another plausible proposal; the same gives the same. ``chosen``: N
    bool, which regions are to have a colour; all of role PLAIN where it is None.

    Several references without a mask are looked at together. Raises BadInput for no reference, a
    transparent one, a mask of another size than the drawing and an empty one.
    """
    if not references:
        raise BadInput("There is no reference to take colours from.", "Give a coloured picture.")
    plain = regions.role == PLAIN
    chosen = plain if chosen is None else np.asarray(chosen, bool)
    groups = _groups(references)
    bound = _bound(regions, [reference.mask for reference in references])
    cuts = [_cut(reference.codes) for reference in references]
    view = _view(regions)
    colors = np.zeros((len(regions), 3), np.uint8)
    given, sure = np.zeros(len(regions), bool), np.zeros(len(regions), np.float32)
    for group in sorted(set(groups)):
        here = bound == group
        wanted = chosen & here
        if wanted.any():
            own = [cut for cut, g in zip(cuts, groups, strict=True) if g == group]
            members = (plain | chosen) & here
            colors[wanted], sure[wanted] = _assigned(view, regions, members, wanted, own, seed)
            given |= wanted
    return Proposal(colors, given, sure)


def _groups(references: Sequence[Reference]) -> list[int]:
    """Which references are looked at together: one with a mask by itself, the others as one."""
    return [UNBOUND if r.mask is None else n for n, r in enumerate(references)]


def _bound(regions: Regions, masks: Sequence[np.ndarray | None]) -> np.ndarray:
    """N: the reference in whose mask most of a region lies, or UNBOUND."""
    step = max(1, max(regions.size) // MASK_SIDE)
    labels = regions.labels[::step, ::step]
    bound, best = np.full(len(regions), UNBOUND), np.zeros(len(regions))
    size = np.bincount(labels.ravel(), minlength=len(regions))
    for n, mask in enumerate(masks):
        if mask is None:
            continue
        if mask.shape != regions.labels.shape:
            raise BadInput(
                f"The mask of reference {n + 1} is not as large as the drawing, which has "
                f"{regions.size[0]} x {regions.size[1]} pixels.",
                "Make the mask from this drawing.",
            )
        if not mask.any():
            raise BadInput(
                f"The mask of reference {n + 1} is empty: it is for no part of the drawing.",
                "Choose another mask, or give the reference without one.",
            )
        inside = np.bincount(labels[mask[::step, ::step] > 0], minlength=len(regions))
        x, y = regions.inner.T
        part = np.where(size > 0, inside / np.maximum(size, 1), mask[y, x] > 0)
        more = part >= np.where(bound == UNBOUND, 0.5, best + 1e-9)
        bound[more], best[more] = n, part[more]
    return bound


# -- the reference --------------------------------------------------------------------------------


def _cut(codes: np.ndarray) -> _Cut:
    """A reference (h x w x 4 uint8) cut into its colours."""
    small = _small(codes)
    inside = _object(small)
    palette = extracted((small, SRGB), MAX_COLORS, weights=_pure(small, inside), merge=MERGE)
    swatches = np.array([s.color.rgb8 for s in palette], np.uint8)
    scale = np.array([LIGHT, 1, 1])
    pixels, centers = codes_to_oklab(small) * scale, codes_to_oklab(swatches) * scale
    labels = ((pixels[:, :, None] - centers) ** 2).sum(axis=-1).argmin(axis=-1)
    labels[~inside] = -1
    weight = _weights(labels, len(swatches))
    return _finished(small, labels, weight, swatches)


def _finished(
    small: np.ndarray, labels: np.ndarray, weight: np.ndarray, swatches: np.ndarray
) -> _Cut:
    """Without colours that no pixel has, and each one typical of its pixels."""
    inside = labels >= 0
    shares = np.bincount(labels[inside], weight[inside], len(swatches))
    used = shares > 0
    labels = np.where(inside, (np.cumsum(used) - 1)[labels], -1)
    palette = [
        _typical(small[labels == n][:, :3], weight[labels == n]) for n in range(int(used.sum()))
    ]
    shares = shares[used] / shares.sum()
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    frame = np.array([columns[0], rows[0], columns[-1] + 1, rows[-1] + 1], np.float64)
    return _Cut(np.array(palette), labels, weight, frame, shares, _beside(labels, len(palette)))


def _typical(codes: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The mean of the colours (n x 3 codes) that are neither among the dark nor the light ones."""
    order = np.argsort(codes_to_oklab(codes)[:, 0], kind="stable")
    run = np.cumsum(weight[order])
    low, high = np.searchsorted(run, run[-1] * np.array([LOW, HIGH]))
    middle = order[low : high + 1]
    return np.rint(np.average(codes[middle], axis=0, weights=weight[middle])).astype(np.uint8)


def _small(codes: np.ndarray) -> np.ndarray:
    """At most SIDE px large; colours are averaged by their alpha."""
    height, width = codes.shape[:2]
    factor = min(1.0, SIDE / max(height, width))
    if factor == 1:
        return np.ascontiguousarray(codes)
    size = max(1, round(width * factor)), max(1, round(height * factor))
    alpha = codes[..., 3:].astype(np.float32)
    full = np.concatenate([codes[..., :3] * alpha / 255, alpha], axis=-1)
    full = cv2.resize(full, size, interpolation=cv2.INTER_AREA)
    alpha = full[..., 3:]
    color = full[..., :3] * 255 / np.maximum(alpha, 1e-3)
    return np.rint(np.clip(np.concatenate([color, alpha], axis=-1), 0, 255)).astype(np.uint8)


def _object(small: np.ndarray) -> np.ndarray:
    """What the picture shows, h x w bool: what is opaque, without a ground of one colour."""
    inside = small[..., 3] >= 128
    if not inside.any():
        raise BadInput(
            "The reference is fully transparent: there is no colour to take.",
            "Choose another picture.",
        )
    if not inside.all():
        return inside
    oklab = codes_to_oklab(small)
    rim = np.concatenate([oklab[0], oklab[-1], oklab[:, 0], oklab[:, -1]])
    ground = np.median(rim, axis=0)
    if (np.linalg.norm(rim - ground, axis=1) < GROUND).mean() < GROUND_RIM:
        return inside
    alike = (np.linalg.norm(oklab - ground, axis=-1) < GROUND).astype(np.uint8)
    _, parts = cv2.connectedComponents(alike, connectivity=4)
    outer = np.unique(np.concatenate([parts[0], parts[-1], parts[:, 0], parts[:, -1]]))
    rest = (alike == 0) | ~np.isin(parts, outer)
    return rest if rest.mean() > LEAST else inside


def _pure(small: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Where the object has a colour and not the mixture of two at a soft edge, h x w float32."""
    oklab = codes_to_oklab(small)
    height, width = inside.shape
    seen = np.where(inside[..., None], oklab, np.inf)
    padded = np.pad(seen, ((1, 1), (1, 1), (0, 0)), constant_values=np.inf)
    alike = np.zeros(inside.shape, np.int64)
    for dy, dx in np.ndindex(3, 3):
        other = padded[dy : dy + height, dx : dx + width]
        alike += np.linalg.norm(oklab - other, axis=-1) < ALIKE
    pure = inside & (alike > FRIENDS)
    return (pure if pure.sum() > ENOUGH * inside.sum() else inside).astype(np.float32)


def _weights(labels: np.ndarray, count: int) -> np.ndarray:
    """What each pixel counts, h x w float32, by its distance from where its colour ends."""
    depth = np.zeros(labels.shape, np.float32)
    for n in range(count):
        here = (labels == n).astype(np.uint8)
        if here.any():
            padded = cv2.copyMakeBorder(here, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(0,))
            far = cv2.distanceTransform(padded, cv2.DIST_L2, 3)[1:-1, 1:-1]
            depth += far * here
    weight = np.clip((depth - 0.9) / DEPTH, SHALLOW, 1)
    return np.where(labels >= 0, weight, 0).astype(np.float32)


def _beside(labels: np.ndarray, count: int) -> np.ndarray:
    """K x K, logarithm of how often two colours lie side by side against chance."""
    table = np.zeros((count + 1, count + 1))
    for one, other in ((labels[NEAR:], labels[:-NEAR]), (labels[:, NEAR:], labels[:, :-NEAR])):
        np.add.at(table, (one.ravel(), other.ravel()), 1)
    table = (table + table.T)[:count, :count]
    np.fill_diagonal(table, 0)
    total = max(float(table.sum()), 1.0)
    own = table.sum(axis=1, keepdims=True)
    few = UNSEEN * total / count**2
    return np.log((table + few) / (own * own.T / total + few))


# -- the drawing ----------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _View:
    """Points of the drawing, n x 2 (x, y), and the region of each."""

    points: np.ndarray
    owner: np.ndarray


def _view(regions: Regions) -> _View:
    """Every few pixels without ink, and the inner point of each region however small it is."""
    step = max(1, max(regions.size) // SIDE)
    y, x = np.nonzero(regions.free[step // 2 :: step, step // 2 :: step])
    places = np.stack([x, y], axis=1) * step + step // 2
    owner = regions.labels[places[:, 1], places[:, 0]]
    return _View(
        np.concatenate([places, regions.inner]) + 0.5,
        np.concatenate([owner, np.arange(len(regions))]),
    )


def _costs(
    view: _View, regions: Regions, members: np.ndarray, cut: _Cut
) -> tuple[np.ndarray, float]:
    """N x K: minus the logarithm of how likely each colour is at each region's place; and how well
    the silhouettes fit, 0 to 1."""
    box = regions.bounds[members]
    low, high = box[:, :2].min(axis=0), box[:, 2:].max(axis=0)
    used = members[view.owner]
    owner, points = view.owner[used], view.points[used]
    scale = (cut.frame[2:] - cut.frame[:2]) / np.maximum(high - low, 1)
    points = (cut.frame[:2] + (points - low) * scale).astype(np.int64)
    column, row = np.clip(points.T, 0, np.array(cut.labels.shape)[::-1, None] - 1)
    fit = _fit(row, column, cut)
    sigma = max(0.5, (BLUR + LOOSE * (1 - fit)) * (cut.frame[2:] - cut.frame[:2]).max())
    votes = np.zeros((len(regions), len(cut.palette)))
    for color in range(len(cut.palette)):
        plane = np.where(cut.labels == color, cut.weight, 0).astype(np.float32)
        soft = cv2.GaussianBlur(plane, (0, 0), sigma)
        votes[:, color] = np.bincount(owner, soft[row, column], len(regions))
    total = votes.sum(axis=1, keepdims=True)
    part = np.where(total > 0, votes / np.maximum(total, 1e-12), cut.shares)
    return -np.log(part * (1 - RARE) + RARE * cut.shares), fit


def _fit(row: np.ndarray, column: np.ndarray, cut: _Cut) -> float:
    """Overlap of the silhouettes in one frame, 0 to 1."""
    here = np.zeros(cut.labels.shape, np.uint8)
    here[row, column] = 1
    # the points leave ink and a few pixels out
    here = cv2.morphologyEx(here, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8)) > 0
    inside = cut.labels >= 0
    return float((here & inside).sum() / max((here | inside).sum(), 1))


# -- the assignment -------------------------------------------------------------------------------


def _assigned(
    view: _View,
    regions: Regions,
    members: np.ndarray,
    wanted: np.ndarray,
    cuts: list[_Cut],
    seed: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Colours (n x 3 uint8) and certainty (n) of the ``wanted`` regions; ``members`` are all that
    the references show."""
    seen = [_costs(view, regions, members, cut) for cut in cuts]
    # of several references, that whose silhouette fits better is believed more
    cost = np.concatenate([cost - np.log(max(fit, 0.05)) for cost, fit in seen], axis=1)
    palette = np.concatenate([cut.palette for cut in cuts])
    shares = np.concatenate([cut.shares for cut in cuts]) / len(cuts)
    if seed:
        # its thin lower tail turns over what is doubtful, not what is sure
        cost += NOISE * np.random.default_rng(seed).gumbel(size=cost.shape)
    balance = BALANCE + BALANCE_LOOSE * (1 - max(fit for _, fit in seen))
    cost[members] -= balance * _prices(cost[members], regions.area[members], shares)
    cost = _in_company(cost, regions, members, _joined([cut.beside for cut in cuts]))[wanted]
    chance = np.sort(_soft(cost), axis=1)
    sure = chance[:, -1] - chance[:, -2] if len(palette) > 1 else np.ones(len(cost))
    return palette[cost.argmin(axis=1)], sure


def _prices(cost: np.ndarray, area: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """K: what each colour would have to be cheaper by to get its share, 0 on average."""
    if len(shares) == 1:
        return np.zeros(1)
    area = np.maximum(area, 1)
    total = int(area.sum())
    amounts = np.diff(np.rint(np.cumsum([0, *shares]) / shares.sum() * total).astype(np.int64))
    _, prices = transported(cost, area, amounts)
    known = np.isfinite(prices)
    prices = np.where(known, prices, 0) - prices[known].mean()
    return np.clip(prices, -DEAREST, DEAREST)


def _joined(tables: list[np.ndarray]) -> np.ndarray:
    """Tables of neighbours as one; colours of different references are strangers."""
    ends = np.cumsum([0, *map(len, tables)])
    made = np.full((ends[-1], ends[-1]), STRANGERS)
    for first, last, table in zip(ends[:-1], ends[1:], tables, strict=True):
        made[first:last, first:last] = table
    return made


def _in_company(
    cost: np.ndarray, regions: Regions, members: np.ndarray, beside: np.ndarray
) -> np.ndarray:
    """The costs after some rounds in which neighbours tell each other which colour they take."""
    used = members[regions.neighbours].all(axis=1)
    pairs, border = regions.neighbours[used], regions.shared[used].astype(np.float64)
    if not len(pairs):
        return cost
    around = np.maximum(np.bincount(pairs.ravel(), np.repeat(border, 2), len(cost)), 1)
    total = cost
    for _ in range(SWEEPS):
        belief, pull = _soft(total), np.zeros_like(cost)
        for here, there in (pairs.T, pairs.T[::-1]):
            told = border[:, None] * (belief[there] @ beside)
            for color in range(cost.shape[1]):
                pull[:, color] += np.bincount(here, told[:, color], len(cost))
        total = cost - TOGETHER * pull / around[:, None]
    return total


def _soft(cost: np.ndarray) -> np.ndarray:
    """N x K costs as chances, each row of sum 1."""
    made = np.exp(cost.min(axis=1, keepdims=True) - cost)
    return made / made.sum(axis=1, keepdims=True)
