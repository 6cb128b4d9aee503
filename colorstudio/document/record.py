"""A document's state as plain JSON and back; pixels stay outside, named by whoever stores them."""

from __future__ import annotations

import base64
import binascii
import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from colorstudio import json_text
from colorstudio.document import text_edits
from colorstudio.document.layers import (
    AnswerLayer,
    ColorLayer,
    FlatsLayer,
    GroupLayer,
    Layer,
    PixelLayer,
)
from colorstudio.document.model_colors import ModelColors
from colorstudio.document.state import DocumentState, Tone
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging import hints as hint_files
from colorstudio.imaging.blend import BLEND_MODES
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.palette import Palette, Swatch, from_json, to_json
from colorstudio.imaging.profiles import SRGB, BadProfile, NotMatrix, Profile, from_icc

Json = dict[str, Any]
Store = Callable[[Tiles], Any]
"""Keeps a grid of tiles; what it returns stands in the JSON for it."""
Fetch = Callable[[Any, int, np.dtype], Tiles]
"""The grid that `Store` kept: its name in the JSON, channels, dtype. Raises BadInput."""

MAX_DEPTH = 64
"""Groups inside of groups."""
MAX_SIDE = 1_000_000
DAMAGED = "The document's description is damaged"
DTYPES = {"uint8": np.dtype(np.uint8), "uint16": np.dtype(np.uint16)}


def state_record(state: DocumentState, store: Store) -> Json:
    """All of a state but the pixels of its tiles, which ``store`` keeps."""
    return {
        "size": list(state.size),
        "depth": state.dtype.name,
        "profile": profile_record(state.profile),
        "layers": [layer_record(layer, store) for layer in state.layers],
        "source": state.source,
        "active": state.active,
        "hints": hints_record(state.hints),
        "masks": {name: store(tiles) for name, tiles in state.masks.items()},
        "palette": to_json(state.palette),
        "palettes": [to_json(palette) for palette in state.palettes],
        "tone": None if state.tone is None else state.tone.chroma.tolist(),
        "metadata": metadata_record(state.metadata),
        "text_edits": text_edits.to_record(state.text_edits),
        "recipes": [dict(recipe) for recipe in state.recipes],
        "foreign": {name: _to_text(data) for name, data in state.foreign.items()},
    }


def state_from(record: Any, fetch: Fetch) -> DocumentState:
    """The state of a `state_record`. Raises BadInput that says what is wrong with it."""
    row = _object(record, "document")
    size = size_from(row.get("size"))
    dtype = DTYPES.get(_text(row, "depth"))
    if dtype is None:
        raise BadInput(f"{DAMAGED}: its depth is neither 8 nor 16 bit.")

    def sized(name: Any, channels: int, dtype: np.dtype) -> Tiles:
        tiles = fetch(name, channels, dtype)
        form = (tiles.width, tiles.height), tiles.channels, tiles.dtype
        if form != (size, channels, dtype):
            raise BadInput(f"{DAMAGED}: a layer does not have the document's size.")
        return tiles

    layers = tuple(
        layer_from(item, sized, dtype) for item in _list(row.get("layers", []), "layers")
    )
    masks = _object(row.get("masks", {}), "masks")
    _distinct(layers)
    state = DocumentState(
        size=size,
        profile=profile_from(row.get("profile")),
        dtype=dtype,
        layers=layers,
        hints=hints_from(row.get("hints"), size),
        masks={name: sized(tiles, 1, DTYPES["uint8"]) for name, tiles in masks.items()},
        palette=palette_from(row.get("palette", [])),
        palettes=tuple(palette_from(r) for r in _list(row.get("palettes", []), "palettes")),
        tone=_tone(row.get("tone")),
        metadata=metadata_from(row.get("metadata")),
        text_edits=text_edits.from_record(row.get("text_edits", [])),
        recipes=tuple(_object(r, "recipes") for r in _list(row.get("recipes", []), "recipes")),
        foreign={
            name: _from_text(data)
            for name, data in _object(row.get("foreign", {}), "foreign").items()
        },
    )
    state = replace(state, source=_text(row, "source", ""), active=_text(row, "active", ""))
    return state.with_layers(layers)


# ---- layers

FLATS_FIELDS = ("gap", "threshold", "lettering", "paper", "ink")


def layer_record(layer: Layer, store: Store) -> Json:
    """One layer, groups with what is inside of them."""
    row: Json = {
        "kind": layer.kind,
        "id": layer.id,
        "name": layer.name,
        "visible": layer.visible,
        "opacity": layer.opacity,
        "blend": layer.blend,
        "locked": layer.locked,
    }
    if layer.mask is not None:
        row["mask"] = store(layer.mask)
    if isinstance(layer, PixelLayer | ColorLayer):
        row["tiles"] = store(layer.tiles)
    if isinstance(layer, AnswerLayer):
        row |= {"follow": layer.follow, "saturation": layer.saturation}
        if layer.model is not None:
            row["model"] = layer.model.text
    if isinstance(layer, FlatsLayer):
        row |= {name: getattr(layer, name) for name in FLATS_FIELDS}
    if isinstance(layer, GroupLayer):
        row["children"] = [layer_record(child, store) for child in layer.children]
    return row


def layer_from(record: Any, fetch: Fetch, dtype: np.dtype, depth: int = 0) -> Layer:
    """The layer of a `layer_record`; ``dtype`` of the document's pixels. Raises BadInput."""
    row = _object(record, "layer")
    if depth > MAX_DEPTH:
        raise BadInput(f"{DAMAGED}: its groups lie too deep.")
    mask = row.get("mask")
    blend = _text(row, "blend", "normal")
    if blend not in BLEND_MODES:
        raise BadInput(f"{DAMAGED}: the blend mode “{blend[:40]}” is not known.")
    common: Json = {
        "id": _text(row, "id"),
        "name": _text(row, "name"),
        "visible": row.get("visible", True) is True,
        "opacity": _number(row.get("opacity", 1.0), 0, 1),
        "blend": blend,
        "locked": row.get("locked", False) is True,
        "mask": None if mask is None else fetch(mask, 1, DTYPES["uint8"]),
    }
    kind = row.get("kind")
    if kind == "pixels":
        return PixelLayer(**common, tiles=fetch(row.get("tiles"), 4, dtype))
    if kind == "color":
        return ColorLayer(**common, tiles=fetch(row.get("tiles"), 3, np.dtype(np.int16)))
    if kind == "answer":
        return AnswerLayer(
            **common,
            follow=_number(row.get("follow", 0.4), 0, 10),
            saturation=_number(row.get("saturation", 1.0), 0, 100),
            model=ModelColors.from_text(row["model"]) if "model" in row else None,
        )
    if kind == "flats":
        return FlatsLayer(
            **common,
            gap=_number(row.get("gap", 12.0), 0, 256),
            threshold=int(_number(row.get("threshold", 96), 1, 255)),
            lettering=row.get("lettering", True) is True,
            paper=_paper(row),
            ink=_text(row, "ink", "ink"),
        )
    if kind == "group":
        children = _list(row.get("children", []), "children")
        inner = tuple(layer_from(child, fetch, dtype, depth + 1) for child in children)
        return GroupLayer(**common, children=inner)
    raise BadInput(f"{DAMAGED}: a layer is of a kind that this version does not know.")


def _distinct(layers: tuple[Layer, ...]) -> None:
    ids: set[str] = set()
    for layer in _walk(layers):
        if layer.id in ids:
            raise BadInput(f"{DAMAGED}: two layers have the same id.")
        ids.add(layer.id)


def _walk(layers: tuple[Layer, ...]) -> Iterator[Layer]:
    for layer in layers:
        yield layer
        if isinstance(layer, GroupLayer):
            yield from _walk(layer.children)


# ---- hints, colours, profile, metadata


def hints_record(hints: Hints) -> Json | None:
    """The object of a hint file; ``exact`` adds colours that its text rounds."""
    if not all(hints.size):
        return None
    row = hint_files.to_json(hints)
    exact = {
        h.id: list(h.color.lab)
        for h in hints.items
        if h.color is not None and Color.parse(h.color.text) != h.color
    }
    return row | {"exact": exact} if exact else row


def hints_from(record: Any, size: tuple[int, int]) -> Hints:
    """The marks of a `hints_record`; None for no marks. Raises BadInput."""
    if record is None:
        return Hints()
    hints = hint_files.from_json(record)
    if hints.size != size:
        hints = hints.scaled_to(size)
    exact = _object(record.get("exact", {}), "hints")
    return hints.replaced(
        *(
            replace(h, color=_color(exact[h.id]))
            for h in hints.items
            if h.color is not None and h.id in exact
        )
    )


def profile_record(profile: Profile) -> Json:
    """Name and ICC bytes; without bytes it is sRGB."""
    icc = None if profile.icc is None else _to_text(profile.icc)
    return {"name": profile.name, "icc": icc}


def profile_from(record: Any) -> Profile:
    """The profile of a `profile_record`. Raises BadInput."""
    icc = _object(record, "profile").get("icc")
    if icc is None:
        return SRGB
    try:
        return from_icc(_from_text(icc))
    except (BadProfile, NotMatrix) as error:
        raise BadInput(f"{DAMAGED}: its colour profile cannot be used.") from error


def metadata_record(metadata: Any) -> Json | None:
    """EXIF, XMP, dpi, recipe and texts of an `imaging.io.Metadata`."""
    if metadata is None:
        return None
    return {
        "exif": _to_text(metadata.exif),
        "xmp": _to_text(metadata.xmp),
        "dpi": None if metadata.dpi is None else list(metadata.dpi),
        "recipe": metadata.recipe,
        "text": dict(metadata.text),
    }


def metadata_from(record: Any) -> Any:
    """The metadata of a `metadata_record`. Raises BadInput."""
    if record is None:
        return None
    from colorstudio.imaging.io import Metadata

    row = _object(record, "metadata")
    dpi, recipe = row.get("dpi"), row.get("recipe")
    return Metadata(
        exif=_from_text(row.get("exif", "")),
        xmp=_from_text(row.get("xmp", "")),
        dpi=None if dpi is None else _pair(dpi),
        recipe=None if recipe is None else _object(recipe, "recipe"),
        text={k: str(v) for k, v in _object(row.get("text", {}), "text").items()},
    )


def packed(record: Json) -> bytes:
    """A record as JSON text; numbers of numpy are numbers."""
    return json.dumps(record, default=_plain, separators=(",", ":"), sort_keys=True).encode("utf-8")


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value).__name__} has no place in a document's record")


def parsed(data: bytes, what: str) -> Json:
    """The JSON object in ``data``. Raises BadInput."""
    try:
        return _object(json_text.loads(data), what)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{DAMAGED}: {what} cannot be read.") from error


# ---- checks


def size_from(value: Any) -> tuple[int, int]:
    """Width and height. Raises BadInput."""
    if (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(v, int) and not isinstance(v, bool) and 0 < v <= MAX_SIDE for v in value)
    ):
        return value[0], value[1]
    raise BadInput(f"{DAMAGED}: it has no size.")


def _object(value: Any, what: str) -> Json:
    if not isinstance(value, Mapping):
        raise BadInput(f"{DAMAGED}: {what} is not an object.")
    return dict(value)


def _list(value: Any, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadInput(f"{DAMAGED}: {what} is not a list.")
    return value


def _text(row: Json, key: str, default: str | None = None) -> str:
    value = row.get(key, default)
    if not isinstance(value, str):
        raise BadInput(f"{DAMAGED}: “{key}” is not a text.")
    return value


def _number(value: Any, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadInput(f"{DAMAGED}: a number is missing.")
    if not low <= value <= high:
        raise BadInput(f"{DAMAGED}: {value:g} is not between {low:g} and {high:g}.")
    return value


def _pair(value: Any) -> tuple[float, float]:
    pair = _list(value, "a pair")
    if len(pair) != 2:
        raise BadInput(f"{DAMAGED}: a pair does not have two numbers.")
    return _number(pair[0], -1e9, 1e9), _number(pair[1], -1e9, 1e9)


def palette_from(row: Any) -> Palette:
    """The palette of a record. Projects of version 0.1 held a list of L*, a*, b* only."""
    if isinstance(row, list):
        return Palette(tuple(Swatch(_color(lab)) for lab in row))
    try:
        return from_json(row)
    except BadInput as error:
        raise BadInput(f"{DAMAGED}: {error}") from error


def _color(lab: Any) -> Color:
    values = _list(lab, "a colour")
    if len(values) != 3:
        raise BadInput(f"{DAMAGED}: a colour does not have three numbers.")
    return Color(*(_number(v, -1e4, 1e4) for v in values))


def _tone(rows: Any) -> Tone | None:
    if rows is None:
        return None
    chroma = np.array([_pair(row) for row in _list(rows, "tone")], np.float64)
    if chroma.shape != (101, 2):
        raise BadInput(f"{DAMAGED}: its tone does not have 101 steps.")
    return Tone(chroma)


def _to_text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _from_text(text: Any) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (TypeError, ValueError, binascii.Error) as error:
        raise BadInput(f"{DAMAGED}: a block of bytes cannot be read.") from error


def _paper(row: Json) -> str:
    text = _text(row, "paper", "#ffffff")
    return Color.parse(text).hex if text else ""
