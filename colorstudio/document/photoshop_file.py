"""The bytes of a Photoshop file: layers as records and packed channels, by way of psd-tools."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from colorstudio.imaging.geometry import Rect

if TYPE_CHECKING:
    from psd_tools.psd.document import PSD
    from psd_tools.psd.layer_and_mask import ChannelDataList, LayerRecord

MODES = {
    "normal": b"norm",
    "multiply": b"mul ",
    "screen": b"scrn",
    "overlay": b"over",
    "darken": b"dark",
    "lighten": b"lite",
    "color-dodge": b"div ",
    "color-burn": b"idiv",
    "hard-light": b"hLit",
    "soft-light": b"sLit",
    "difference": b"diff",
    "color": b"colr",
    "atop": b"norm",
}
"""Blend modes as Photoshop names them; *atop* is normal, clipped to what lies below."""
ALPHA, USER_MASK = -1, -2
"""Numbers of the channels beside red, green and blue."""
PIXELS_LOCKED = 2
LONGEST_NAME = 255
NOWHERE = Rect(0, 0, 0, 0)


@dataclass(frozen=True)
class Plane:
    """One channel, packed. ``compression``: 0 as it is, 1 PackBits, 3 Deflate of differences."""

    channel: int
    compression: int = 0
    data: bytes = field(default=b"", repr=False)


NO_PIXELS = tuple(Plane(channel) for channel in (ALPHA, 0, 1, 2))


@dataclass
class FileLayer:
    """A layer as the file holds it. ``opacity``: 0 to 255; ``mask``: where its mask was written.

    ``part``: a group is a layer that begins it, the layers inside, and a layer that is the group.
    """

    name: str
    blend: str = "normal"
    opacity: int = 255
    visible: bool = True
    locked: bool = False
    clipped: bool = False
    rect: Rect = NOWHERE
    planes: tuple[Plane, ...] = NO_PIXELS
    mask: Rect | None = None
    part: Literal["layer", "begin", "group"] = "layer"


def packed(channel: int, values: np.ndarray, version: int) -> Plane:
    """A channel (h x w, uint8 or uint16) for a layer.

    8 bit with PackBits, which every program reads; 16 bit, on which that would save nothing, with
    Deflate of the differences between neighbours.
    """
    if values.dtype == np.uint8:
        return Plane(channel, 1, _pack_bits([values], version))
    steps = np.diff(values, axis=1, prepend=np.uint16(0))
    return Plane(channel, 3, zlib.compress(_big_endian(steps), 1))


def _pack_bits(planes: Sequence[np.ndarray], version: int) -> bytes:
    from psd_tools.compression import encode_rle

    h, w = planes[0].shape
    return encode_rle(b"".join(p.tobytes() for p in planes), w, h * len(planes), 8, version)


def _big_endian(values: np.ndarray) -> bytes:
    return values.astype(">u2").tobytes()


def photoshop_document(
    layers: Sequence[FileLayer],
    merged: Sequence[np.ndarray],
    resources: dict[int, Any],
    version: int,
) -> PSD:
    """The file's structure, ready to be written with ``write(file)``.

    ``layers``: bottom first. ``merged``: red, green, blue and, where the picture is not opaque,
    alpha of the composite (h x w each), its colours laid over white. ``resources``: by number.
    ``version``: 1 for PSD, 2 for PSB.
    """
    from psd_tools.constants import ColorMode
    from psd_tools.psd.document import PSD
    from psd_tools.psd.header import FileHeader
    from psd_tools.psd.image_data import ImageData

    height, width = merged[0].shape
    depth = merged[0].dtype.itemsize * 8
    image = ImageData()
    if depth == 8:
        image = ImageData(1, _pack_bits(merged, version))  # type: ignore[arg-type]
    else:
        image.data = b"".join(_big_endian(plane) for plane in merged)
    return PSD(
        header=FileHeader(
            version=version,
            channels=len(merged),
            height=height,
            width=width,
            depth=depth,
            color_mode=ColorMode.RGB,
        ),
        image_resources=_resources(resources),
        layer_and_mask_information=_layers(layers, depth, len(merged) > 3),
        image_data=image,
    )


def _resources(data: dict[int, Any]) -> Any:
    from psd_tools.constants import Resource
    from psd_tools.psd.image_resources import ImageResource, ImageResources

    resources = ImageResources.new()
    for number, value in data.items():
        resources[Resource(number)] = ImageResource(key=Resource(number), data=value)
    return resources


def resolution(dpi: tuple[float, float]) -> Any:
    """The resource 1005: pixels per inch across and down."""
    from psd_tools.psd.image_resources import ResoulutionInfo

    x, y = (round(min(max(value, 1.0), 32767.0) * 65536) for value in dpi)
    return ResoulutionInfo(x, 1, 1, y, 1, 1)


def _layers(layers: Sequence[FileLayer], depth: int, transparent: bool) -> Any:
    from psd_tools.constants import Tag
    from psd_tools.psd.layer_and_mask import (
        ChannelImageData,
        GlobalLayerMaskInfo,
        LayerAndMaskInformation,
        LayerInfo,
        LayerInfoBlock,
        LayerRecords,
    )
    from psd_tools.psd.tagged_blocks import TaggedBlock, TaggedBlocks

    made = [_record(layer) for layer in layers]
    # below zero: the first channel beside the colours is the picture's alpha
    count = -len(made) if transparent else len(made)
    records = LayerRecords([record for record, _ in made])  # type: ignore[arg-type]
    channels = ChannelImageData([planes for _, planes in made])  # type: ignore[arg-type]
    blocks = TaggedBlocks()
    if depth == 8 or not made:
        info = LayerInfo(count, records, channels)
    else:
        deep = LayerInfoBlock(count, records, channels)
        blocks[Tag.LAYER_16] = TaggedBlock(key=Tag.LAYER_16, data=deep)  # type: ignore[arg-type]
        info = LayerInfo()
    return LayerAndMaskInformation(info, GlobalLayerMaskInfo(), blocks)


def _record(layer: FileLayer) -> tuple[LayerRecord, ChannelDataList]:
    from psd_tools.constants import BlendMode, ChannelID, Clipping, Tag
    from psd_tools.psd.layer_and_mask import (
        ChannelDataList,
        ChannelInfo,
        LayerFlags,
        LayerRecord,
        MaskData,
    )

    rect, mask = layer.rect, layer.mask
    record = LayerRecord(
        top=rect.y,
        left=rect.x,
        bottom=rect.bottom,
        right=rect.right,
        channel_info=[ChannelInfo(id=ChannelID(plane.channel)) for plane in layer.planes],
        blend_mode=BlendMode(MODES[layer.blend]),
        opacity=layer.opacity,
        clipping=Clipping(layer.clipped),
        flags=LayerFlags(visible=layer.visible),
        # the name of the time before Unicode, for programs from then
        name=layer.name.encode("mac-roman", "replace")[:LONGEST_NAME].decode("mac-roman"),
    )
    if mask is not None:
        # nothing shows where a mask was never written
        record.mask_data = MaskData(mask.y, mask.x, mask.bottom, mask.right, background_color=0)
    blocks = record.tagged_blocks
    blocks.set_data(Tag.UNICODE_LAYER_NAME, layer.name[:LONGEST_NAME])
    blocks.set_data(Tag.PROTECTED_SETTING, PIXELS_LOCKED if layer.locked else 0)
    if layer.part != "layer":
        _divide(layer, blocks)
    return record, ChannelDataList(_channels(layer.planes))  # type: ignore[arg-type]


def _channels(planes: Iterable[Plane]) -> list[Any]:
    from psd_tools.psd.layer_and_mask import ChannelData

    return [ChannelData(plane.compression, plane.data) for plane in planes]  # type: ignore[arg-type]


def _divide(layer: FileLayer, blocks: Any) -> None:
    """Says that a group begins here, or that this is one."""
    from psd_tools.constants import BlendMode, SectionDivider, Tag

    if layer.part == "begin":
        blocks.set_data(Tag.SECTION_DIVIDER_SETTING, kind=SectionDivider.BOUNDING_SECTION_DIVIDER)
        return
    blocks.set_data(
        Tag.SECTION_DIVIDER_SETTING,
        kind=SectionDivider.OPEN_FOLDER,
        signature=b"8BIM",
        blend_mode=BlendMode(MODES[layer.blend]),
    )
