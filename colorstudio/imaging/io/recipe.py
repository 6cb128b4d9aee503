"""How ColorStudio made a picture, written into the file and found there again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from colorstudio import json_text
from colorstudio.imaging.io import exif, xmp
from colorstudio.imaging.io.values import Encodable

KEYWORD = "colorstudio"
PARAMETERS = "parameters"
MAX_SEGMENT = 65000
"""Bytes of EXIF or XMP that a JPEG holds in one segment, with some room."""
SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
LINE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Steps", ("steps",)),
    ("Sampler", ("sampler",)),
    ("CFG scale", ("guidance", "cfg_scale")),
    ("Seed", ("seed",)),
    ("Size", ("size",)),
    ("Model hash", ("model_hash",)),
    ("Model", ("model", "bundle")),
    ("Method", ("way", "method")),
    ("Version", ("version",)),
)
"""Name on the last line of ``parameters``, and the recipe's keys that may hold it."""


def found(
    text: dict[str, str], comment: str, packet: bytes, extension: bytes
) -> dict[str, Any] | None:
    """The recipe from wherever a format keeps it; takes our own text out of ``text``.

    The parameters of other programs in an EXIF comment join ``text``.
    """
    own = text.pop(KEYWORD, None)
    for candidate in (own, xmp.get(packet, "recipe"), xmp.get(extension, "recipe")):
        made = _parsed(candidate)
        if made is not None:
            text.pop(PARAMETERS, None)  # the same in other words, written anew on saving
            return made
    ours = in_comment(comment)
    if ours is not None:
        return ours
    if "\nSteps: " in comment or comment.startswith("Steps: "):
        text.setdefault(PARAMETERS, comment)
    return None


def in_comment(comment: str) -> dict[str, Any] | None:
    """Our recipe from an EXIF comment; other programs write JSON there too, so it has our name."""
    ours = (_parsed(comment) or {}).get(KEYWORD)
    return ours if isinstance(ours, dict) else None


def _parsed(text: str | None) -> dict[str, Any] | None:
    if not text or not text.lstrip().startswith("{"):
        return None
    try:
        value = json_text.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def parameters(recipe: Mapping[str, Any], size: tuple[int, int]) -> str:
    """The lines that other programs read: prompt, negative prompt, ``Steps: 20, Seed: 1, ...``."""
    flat: dict[str, Any] = {}
    for key in ("request", "settings", "parameters"):
        if isinstance(recipe.get(key), Mapping):
            flat.update(recipe[key])
    flat.update({k: v for k, v in recipe.items() if not isinstance(v, Mapping | list)})
    flat["size"] = f"{size[0]}x{size[1]}"
    lines = [str(flat.get("prompt") or "")]
    negative = flat.get("negative_prompt") or flat.get("negative")
    if negative:
        lines.append(f"Negative prompt: {negative}")
    pairs = []
    for label, keys in LINE:
        value = next((flat[k] for k in keys if flat.get(k) not in (None, "")), None)
        if value is not None:
            pairs.append(f"{label}: {_quoted(str(value))}")
    return "\n".join([*lines, ", ".join(pairs)]).lstrip("\n")


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if set(value) & set(',:"\n') else value


def source_type(recipe: Mapping[str, Any]) -> str:
    """IPTC's word for a picture that a model made or had a part in; empty for handwork."""
    if recipe.get("source_type"):
        return SOURCE_TYPE + str(recipe["source_type"])
    made = any(recipe.get(key) for key in ("model", "models", "bundle"))
    return SOURCE_TYPE + "compositeWithTrainedAlgorithmicMedia" if made else ""


def embedded(
    picture: Encodable, recipe: dict[str, Any] | None, where: str, size: tuple[int, int]
) -> Encodable:
    """The picture with its recipe where its format keeps it (``Format.recipe_in``)."""
    if recipe is None:
        lines = picture.text.get(PARAMETERS)
        short = bool(lines) and len(picture.exif) + 2 * len(lines) < MAX_SEGMENT
        if lines and where in ("segments", "exif") and short:
            return replace(picture, exif=exif.with_comment(picture.exif, lines))
        return picture
    lines = parameters(recipe, size)
    kind = source_type(recipe)
    if where == "text":
        text = {**picture.text, KEYWORD: json.dumps(recipe, ensure_ascii=False), PARAMETERS: lines}
        packet = xmp.with_values(picture.xmp, {}, kind) if kind else picture.xmp
        return replace(picture, text=text, xmp=packet)
    if where == "":
        return picture
    body = json.dumps(recipe, ensure_ascii=True)
    ours = {"recipe": body, PARAMETERS: lines}
    packet = xmp.with_values(picture.xmp, ours, kind)
    if where == "xmp":
        return replace(picture, xmp=packet)
    block = exif.with_comment(picture.exif, json.dumps({KEYWORD: recipe}, ensure_ascii=True))
    if where == "segments":
        return _in_segments(replace(picture, exif=block, xmp=packet), picture, lines, kind, body)
    return replace(picture, exif=block, xmp=packet)


def _in_segments(full: Encodable, bare: Encodable, lines: str, kind: str, body: str) -> Encodable:
    """What fits into JPEG segments: a long recipe goes into extended XMP."""
    block = full.exif
    if len(block) > MAX_SEGMENT:
        block = exif.with_comment(bare.exif, lines)
    block = block if len(block) <= MAX_SEGMENT else b""
    if len(full.xmp) <= MAX_SEGMENT:
        return replace(full, exif=block)
    rest = xmp.with_values(b"", {"recipe": body})
    guid = hashlib.md5(rest, usedforsecurity=False).hexdigest().upper()
    packet = xmp.with_values(bare.xmp, {PARAMETERS: lines}, kind, guid)
    if len(packet) > MAX_SEGMENT:
        packet = xmp.with_values(b"", {}, kind, guid)
    return replace(full, exif=block, xmp=packet, xmp_extension=rest)
