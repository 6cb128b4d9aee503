"""What the artist asks for on a picture: points and strokes of colour, grey, walls, joins."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from colorstudio import json_text
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect

Kind = Literal["point", "stroke", "keep", "barrier", "join"]

MAX_HINTS = 100_000
MAX_FILE_BYTES = 2**27
KEYS: dict[str, Kind] = {
    "points": "point",
    "strokes": "stroke",
    "keep": "keep",
    "barriers": "barrier",
    "joins": "join",
}
"""Where a hint file keeps marks of each kind."""


@dataclass(frozen=True)
class Hint:
    """One mark on the picture, in pixel coordinates of the picture it lies on.

    ``points``: one (x, y) for a point, any number for strokes. ``radius``: half the width, pixels.
    ``color`` is None for ``keep``, ``barrier`` and ``join`` (regions of a
    drawing that a join crosses are one). ``group`` names hints that are recoloured or
    hidden as one; ``mask`` names the mask outside of which this hint never colours. ``pinned``: the
    colour is enforced at the hint's own pixels even where something overruled it.
    """

    id: str
    kind: Kind
    points: tuple[tuple[float, float], ...]
    radius: float = 4.0
    color: Color | None = None
    group: str = ""
    mask: str = ""
    pinned: bool = False

    @property
    def x(self) -> float:
        return self.points[0][0]

    @property
    def y(self) -> float:
        return self.points[0][1]

    @property
    def rect(self) -> Rect:
        """All pixels that the mark may touch."""
        xs = [p[0] for p in self.points]
        ys = [p[1] for p in self.points]
        r = self.radius + 1
        return Rect.from_edges(
            math.floor(min(xs) - r),
            math.floor(min(ys) - r),
            math.ceil(max(xs) + r) + 1,
            math.ceil(max(ys) + r) + 1,
        )

    def moved(self, dx: float, dy: float) -> Hint:
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))


@dataclass(frozen=True)
class Hints:
    """All marks on a picture of ``size`` (width, height), in the order in which they were made.

    ``hidden``: names of groups that do not act for now.
    """

    size: tuple[int, int] = (0, 0)
    items: tuple[Hint, ...] = ()
    hidden: frozenset[str] = field(default_factory=frozenset)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def acting(self) -> tuple[Hint, ...]:
        """The marks whose group is not hidden."""
        return tuple(h for h in self.items if not (h.group and h.group in self.hidden))

    @property
    def groups(self) -> tuple[str, ...]:
        """Names of all groups, in the order of their first mark."""
        return tuple(dict.fromkeys(h.group for h in self.items if h.group))

    def get(self, hint_id: str) -> Hint:
        """The mark with that id. Raises KeyError."""
        for hint in self.items:
            if hint.id == hint_id:
                return hint
        raise KeyError(hint_id)

    def next_id(self) -> str:
        """An id that no mark has yet."""
        taken = {h.id for h in self.items}
        n = len(self.items) + 1
        while f"h{n}" in taken:
            n += 1
        return f"h{n}"

    def added(self, *hints: Hint) -> Hints:
        return replace(self, items=self.items + hints)

    def replaced(self, *hints: Hint) -> Hints:
        """The marks with the same ids give way to these."""
        by_id = {h.id: h for h in hints}
        return replace(self, items=tuple(by_id.get(h.id, h) for h in self.items))

    def without(self, *ids: str) -> Hints:
        return replace(self, items=tuple(h for h in self.items if h.id not in ids))

    def recolored(self, group: str, color: Color) -> Hints:
        """Every coloured mark of a group takes this colour."""
        return replace(
            self,
            items=tuple(
                replace(h, color=color) if h.group == group and h.color is not None else h
                for h in self.items
            ),
        )

    def scaled_to(self, size: tuple[int, int]) -> Hints:
        """The same marks on the same picture at another size.

        Raises BadInput when the aspect ratio differs by more than rounding allows.
        """
        if size == self.size or self.size == (0, 0):
            return replace(self, size=size)
        (w0, h0), (w1, h1) = self.size, size
        if abs(w0 * h1 - h0 * w1) > max(w0, h0, w1, h1):
            raise BadInput(
                f"These hints belong to a picture of {w0} x {h0}, and this one is {w1} x {h1}.",
                "Use hints that were made on a picture of the same proportions.",
            )
        sx, sy = w1 / w0, h1 / h0
        # a pixel's index is its centre, so the centre of the first pixel stays half a pixel in
        return Hints(
            size,
            tuple(
                replace(
                    h,
                    points=tuple(((x + 0.5) * sx - 0.5, (y + 0.5) * sy - 0.5) for x, y in h.points),
                    radius=h.radius * (sx + sy) / 2,
                )
                for h in self.items
            ),
            self.hidden,
        )

    def checked(self) -> Hints:
        """Itself. Raises BadInput for marks that lie wholly outside of the picture."""
        w, h = self.size
        picture = Rect(0, 0, w, h)
        for hint in self.items:
            if hint.rect.intersected(picture).empty:
                raise BadInput(
                    f"A {hint.kind} at ({hint.x:g}, {hint.y:g}) lies outside of the picture"
                    f" ({w} x {h}).",
                    "Remove it, or give the size that its coordinates belong to.",
                )
        return self


def to_json(hints: Hints) -> dict[str, Any]:
    """The hint file's object (``cli.md``); what it cannot hold is kept under further keys."""
    out: dict[str, Any] = {"size": list(hints.size)}
    keys = {kind: key for key, kind in KEYS.items()}
    for hint in hints.items:
        row: dict[str, Any]
        if hint.kind == "point":
            row = {"x": hint.x, "y": hint.y, "radius": hint.radius}
        else:
            row = {"points": [list(p) for p in hint.points], "width": 2 * hint.radius}
        if hint.color is not None:
            row["color"] = hint.color.text
        for key in ("group", "mask", "pinned"):
            if getattr(hint, key):
                row[key] = getattr(hint, key)
        row["id"] = hint.id
        out.setdefault(keys[hint.kind], []).append(row)
    if hints.hidden:
        out["hidden"] = sorted(hints.hidden)
    out["order"] = [h.id for h in hints.items]
    return out


def from_json(data: Any) -> Hints:
    """Hints from the object of a hint file. Raises BadInput that names the entry at fault."""
    if not isinstance(data, Mapping):
        raise BadInput("A hint file holds one JSON object.", 'It looks like {"size": [W, H]}.')
    size = data.get("size")
    if (
        not isinstance(size, list | tuple)
        or len(size) != 2
        or not all(isinstance(v, int) and not isinstance(v, bool) and v > 0 for v in size)
    ):
        raise BadInput("The hints do not say their picture's size.", 'Add "size": [width, height].')
    items: list[Hint] = []
    taken: set[str] = set()
    for key, kind in KEYS.items():
        rows = data.get(key, [])
        if not isinstance(rows, list):
            raise BadInput(
                f'"{key}" in the hints is not a list.', "Mend the file, or save the hints again."
            )
        for index, row in enumerate(rows):
            hint = _hint(kind, row, f"{key}[{index}]")
            ident = hint.id if hint.id and hint.id not in taken else f"{key[0]}{len(items) + 1}"
            while ident in taken:
                ident += "'"
            taken.add(ident)
            items.append(replace(hint, id=ident))
            if len(items) > MAX_HINTS:
                raise BadInput(f"More than {MAX_HINTS} hints.", "Leave some out.")
    order = data.get("order")
    if isinstance(order, list):
        place = {ident: n for n, ident in enumerate(order) if isinstance(ident, str)}
        items.sort(key=lambda h: place.get(h.id, len(place)))
    hidden = data.get("hidden", [])
    names = frozenset(v for v in hidden if isinstance(v, str)) if isinstance(hidden, list) else ()
    return Hints((size[0], size[1]), tuple(items), frozenset(names))


def load(path: Path) -> Hints:
    """Hints from a file. Raises BadInput with the file's name."""
    try:
        with path.open("rb") as file:  # a device would never end
            raw = file.read(MAX_FILE_BYTES + 1)
        if len(raw) > MAX_FILE_BYTES:
            raise BadInput(f"{path} is far too large for a hint file.", "Choose another file.")
        data = json_text.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror or error}.",
            "Check its permissions, or copy it elsewhere.",
        ) from error
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{path} is not a hint file: it is no text.", "Choose hints, as the window saves them."
        ) from error
    except (ValueError, RecursionError) as error:
        raise BadInput(
            f"{path} is not a hint file: {error}.", "Choose hints, as the window saves them."
        ) from error
    try:
        return from_json(data)
    except BadInput as error:
        raise BadInput(f"{path.name}: {error.message}", error.hint) from error


def _number(row: Mapping[str, Any], key: str, where: str, default: float | None = None) -> float:
    value = row.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadInput(
            f'{where}: "{key}" is not a number.', "Mend the file, or save the hints again."
        )
    if abs(value) > 1e7:
        raise BadInput(
            f'{where}: "{key}" is too large ({value:g}).', "Mend the file, or save the hints again."
        )
    return float(value)


def _points(rows: Any, where: str) -> tuple[tuple[float, float], ...]:
    if not isinstance(rows, list) or not rows:
        raise BadInput(
            f'{where}: "points" is a list of [x, y] pairs and not empty.',
            "Mend the file, or save the hints again.",
        )
    out: list[tuple[float, float]] = []
    for pair in _pairs(rows, where):
        out.append((_number(pair, "x", where), _number(pair, "y", where)))
    return tuple(out)


def _pairs(rows: list[Any], where: str) -> Iterable[dict[str, Any]]:
    for row in rows:
        if not isinstance(row, list | tuple) or len(row) != 2:
            raise BadInput(
                f'{where}: "points" is a list of [x, y] pairs.',
                "Mend the file, or save the hints again.",
            )
        yield {"x": row[0], "y": row[1]}


def _hint(kind: Kind, row: Any, where: str) -> Hint:
    if not isinstance(row, Mapping):
        raise BadInput(f"{where} is not an object.", "Mend the file, or save the hints again.")
    texts = {key: row.get(key) or "" for key in ("id", "group", "mask")}
    for key, value in texts.items():
        if not isinstance(value, str):
            raise BadInput(
                f'{where}: "{key}" is not a text.', "Mend the file, or save the hints again."
            )
    color = None
    if kind in ("point", "stroke"):
        text = row.get("color")
        if not isinstance(text, str):
            raise BadInput(f'{where} has no "color".', "Write it like #c08040.")
        try:
            color = Color.parse(text)
        except BadInput as error:
            raise BadInput(f"{where}: {error.message}", error.hint) from error
    if kind == "point":
        points = ((_number(row, "x", where), _number(row, "y", where)),)
        radius = _number(row, "radius", where, 4.0)
    else:
        points = _points(row.get("points"), where)
        radius = _number(row, "width", where, 6.0 if kind not in ("barrier", "join") else 2.0) / 2
    if radius < 0:
        raise BadInput(
            f"{where}: a size is not negative.", "Mend the file, or save the hints again."
        )
    return Hint(
        id=texts["id"],
        kind=kind,
        points=points,
        radius=max(radius, 0.5),
        color=color,
        group=texts["group"],
        mask=texts["mask"],
        pinned=row.get("pinned") is True,
    )
