"""The part of a project file that other programs read: OpenRaster's stack of layers."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from colorstudio.document.bake import is_colors
from colorstudio.document.layers import GroupLayer, Layer
from colorstudio.document.record import MAX_DEPTH
from colorstudio.errors import BadInput
from colorstudio.imaging.blend import BLEND_MODES, FROM_ORA

MIMETYPE = b"image/openraster"
VERSION = "0.0.6"
NOT_XML = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Source:
    """Where a layer's picture stands in the file, and where it lies on the canvas.

    ``baked``: its opacity and mask are in its pixels already.
    """

    name: str
    x: int = 0
    y: int = 0
    baked: bool = False


@dataclass(frozen=True)
class OraLayer:
    """A ``layer`` or, with children, a ``stack`` of a stack.xml; bottom first."""

    name: str
    source: Source | None
    opacity: float
    visible: bool
    blend: str
    locked: bool = False
    selected: bool = False
    children: tuple[OraLayer, ...] = field(default=())


def stack_xml(
    size: tuple[int, int],
    dpi: tuple[float, float] | None,
    layers: tuple[Layer, ...],
    active: str,
    source_of: Callable[[Layer], Source],
    blend_of: Callable[[Layer], str],
) -> bytes:
    """The stack.xml of a document (OpenRaster 0.0.6), top layer first as the format asks.

    ``source_of``: the picture of a layer. ``blend_of``: the mode of a layer or group.
    """
    image = ET.Element("image", version=VERSION, w=str(size[0]), h=str(size[1]))
    if dpi is not None:
        image.attrib |= {"xres": str(round(dpi[0])), "yres": str(round(dpi[1]))}
    _fill(ET.SubElement(image, "stack"), layers, active, source_of, blend_of)
    ET.indent(image)
    return ET.tostring(image, encoding="UTF-8", xml_declaration=True)


def is_merged(group: GroupLayer) -> bool:
    """True for a group that OpenRaster, which knows no masks, can only hold as one layer."""
    return group.mask is not None and not is_colors(group)


def pictures(layers: tuple[Layer, ...]) -> Iterator[Layer]:
    """The layers, and groups merged, that have a picture in the file; bottom first."""
    for layer in layers:
        if isinstance(layer, GroupLayer) and not is_merged(layer):
            yield from pictures(layer.children)
        else:
            yield layer


def _fill(
    parent: ET.Element,
    layers: tuple[Layer, ...],
    active: str,
    source_of: Callable[[Layer], Source],
    blend_of: Callable[[Layer], str],
) -> None:
    for layer in reversed(layers):
        if isinstance(layer, GroupLayer) and not is_merged(layer):
            element, source = ET.SubElement(parent, "stack"), None
            # what a group of colours does is in the pictures of its layers
            plain = is_colors(layer)
        else:
            element, source = ET.SubElement(parent, "layer"), source_of(layer)
            plain = source.baked
        element.attrib |= {
            "name": _printable(layer.name),
            "opacity": "1.0" if plain else f"{layer.opacity:.6g}",
            "visibility": "visible" if layer.visible else "hidden",
            "composite-op": BLEND_MODES[blend_of(layer)].ora,
        }
        if layer.locked:
            element.set("edit-locked", "true")
        if layer.id == active:
            element.set("selected", "true")
        if source is not None:
            element.attrib |= {"src": source.name, "x": str(source.x), "y": str(source.y)}
        if isinstance(layer, GroupLayer) and source is None:
            element.set("isolation", "isolate")
            _fill(element, layer.children, active, source_of, blend_of)


def _printable(text: str) -> str:
    """What XML can hold."""
    return "".join(c for c in text if not NOT_XML.match(c))


def read_stack(data: bytes) -> tuple[tuple[int, int], tuple[OraLayer, ...], list[str]]:
    """Size, layers (bottom first) and notices of a stack.xml. Raises BadInput."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise BadInput("Its list of layers holds definitions that have no place there.")
    try:
        image = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise BadInput("Its list of layers (stack.xml) cannot be read.") from error
    stack = image.find("stack")
    if image.tag != "image" or stack is None:
        raise BadInput("Its list of layers (stack.xml) is not one of OpenRaster.")
    size = _integer(image, "w"), _integer(image, "h")
    if min(size) < 1:
        raise BadInput("Its list of layers does not say how large the picture is.")
    notices: list[str] = []
    return size, _read_layers(stack, notices, 0), notices


def _read_layers(stack: ET.Element, notices: list[str], depth: int) -> tuple[OraLayer, ...]:
    if depth > MAX_DEPTH:
        raise BadInput("Its groups lie too deep inside of each other.")
    return tuple(
        _read_layer(element, notices, depth)
        for element in reversed(list(stack))
        if element.tag in ("layer", "stack")
    )


def _read_layer(element: ET.Element, notices: list[str], depth: int) -> OraLayer:
    name = element.get("name") or ("Group" if element.tag == "stack" else "Layer")
    op = element.get("composite-op", "svg:src-over")
    if op not in FROM_ORA:
        notices.append(f"The blend mode “{op[:40]}” of “{name[:40]}” is shown as normal.")
    is_group = element.tag == "stack"
    src = element.get("src", "")
    if not is_group and not src:
        raise BadInput(f"The layer “{name[:40]}” has no picture.")
    return OraLayer(
        name=name,
        source=None if is_group else Source(src, _integer(element, "x"), _integer(element, "y")),
        opacity=_opacity(element),
        visible=element.get("visibility", "visible") == "visible",
        blend=FROM_ORA.get(op, "normal"),
        locked=element.get("edit-locked") == "true",
        selected=element.get("selected") == "true",
        children=_read_layers(element, notices, depth + 1) if is_group else (),
    )


def _integer(element: ET.Element, key: str) -> int:
    try:
        value = int(float(element.get(key, "0")))
    except (ValueError, OverflowError) as error:
        raise BadInput(f"Its list of layers holds a number that is none (“{key}”).") from error
    if abs(value) > 10_000_000:
        raise BadInput(f"Its list of layers holds a number that is too large (“{key}”).")
    return value


def _opacity(element: ET.Element) -> float:
    try:
        value = float(element.get("opacity", "1"))
    except ValueError as error:
        raise BadInput("Its list of layers holds an opacity that is no number.") from error
    return min(max(value, 0.0), 1.0) if math.isfinite(value) else 1.0
