"""A document as a Photoshop file: layers as that program stacks them, and the merged picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio.document.bake import (
    baked,
    baked_rect,
    blend_outside,
    covered_rect,
    is_colors,
    merged,
    separated,
)
from colorstudio.document.layers import GroupLayer, Layer, PixelLayer
from colorstudio.document.photoshop_file import (
    ALPHA,
    NO_PIXELS,
    USER_MASK,
    FileLayer,
    Plane,
    packed,
    photoshop_document,
    resolution,
)
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.render import flatten
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput, OutOfMemory
from colorstudio.imaging.geometry import Rect

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer
    from colorstudio.imaging.io import WriteOptions

MAX_SIDE = {".psd": 30_000, ".psb": 300_000}
"""Pixels on a side that a file of this ending holds."""
VERSION = {".psd": 1, ".psb": 2}
MAX_PSD_BYTES = 2**31 - 1
CHANNELS = ((ALPHA, 3), (0, 0), (1, 1), (2, 2))
"""Number of a channel in the file, and its place in our codes."""
BELOW = "Below"
"""Name of the group that a layer is clipped to where several lie below it."""
RESOLUTION, ICC_PROFILE, EXIF, XMP = 1005, 1039, 1058, 1060


def write_psd(
    path: Path,
    state: DocumentState,
    answer: Answer | None,
    options: WriteOptions,
    check: Callable[[], None],
    *,
    recipe: dict[str, Any] | None = None,
) -> None:
    """Writes ``.psd``, or ``.psb`` for what is larger, whole or not at all.

    Layers keep name, opacity, visibility, blend mode, mask, group and lock; colour is baked, so
    that the other program's composite is ours. 8 or 16 bits as the document has them. Packed layers
    are in memory all at once, the pixels of one layer at a time. Raises BadInput for a picture that
    such a file cannot hold, OutOfMemory, and what ``check`` raises.
    """
    from colorstudio import atomic

    path = Path(path)
    ending = path.suffix.lower() if path.suffix.lower() in VERSION else ".psd"
    if max(state.size) > MAX_SIDE[ending]:
        raise BadInput(
            f"{state.width} x {state.height} pixels do not fit into a {ending} file, which holds at"
            f" most {MAX_SIDE[ending]:,} on a side.",
            "Choose .psb, its large form." if ending == ".psd" else "Choose OpenRaster.",
        )
    try:
        with ThreadPoolExecutor(2) as pool:
            writer = _Writer(state, answer, check, VERSION[ending], pool)
            layers = writer.layers()
            merged = writer.merged()
        size = sum(len(plane.data) for layer in layers for plane in layer.planes)
        if ending == ".psd" and size + sum(plane.nbytes for plane in merged) > MAX_PSD_BYTES:
            raise BadInput(
                "The layers do not fit into a .psd file, which holds at most 2 GB.",
                "Choose .psb, its large form.",
            )
        check()
        resources = _resources(state, options, recipe)
        document = photoshop_document(layers, merged, resources, VERSION[ending])
        with atomic.replacing(path, backup=options.backup) as file:
            document.write(file)
    except MemoryError as error:
        raise OutOfMemory(
            f"Saving {path.name} does not fit into memory.",
            "Close other programs, or save a smaller copy.",
        ) from error


def _resources(
    state: DocumentState, options: WriteOptions, recipe: dict[str, Any] | None
) -> dict[int, Any]:
    """Profile, resolution, and what travels with the picture, by their numbers."""
    from colorstudio.imaging.io.values import Encodable, Metadata
    from colorstudio.imaging.io.write import with_texts

    metadata = state.metadata or Metadata()
    nothing = np.broadcast_to(np.uint8(0), (state.height, state.width))
    texts = with_texts(Encodable(nothing), metadata, options, recipe, "xmp")
    data: dict[int, Any] = {ICC_PROFILE: state.profile.icc_bytes}
    if metadata.dpi is not None:
        data[RESOLUTION] = resolution(metadata.dpi)
    if texts.exif:
        data[EXIF] = texts.exif
    if texts.xmp:
        data[XMP] = texts.xmp
    return data


@dataclass
class _Entry:
    """A layer, or a group with all that is inside: the layers of the file that it becomes."""

    layers: list[FileLayer]

    @property
    def top(self) -> FileLayer:
        """The layer itself, or that which is the group."""
        return self.layers[-1]


@dataclass
class _Writer:
    """One state on its way into one file."""

    state: DocumentState
    answer: Answer | None
    check: Callable[[], None]
    version: int
    pool: ThreadPoolExecutor

    def __post_init__(self) -> None:
        self.pyramid = Pyramid()

    def layers(self) -> list[FileLayer]:
        """All layers of the file, bottom first."""
        entries = self._entries(separated(self.state.layers))
        return [layer for entry in entries for layer in entry.layers]

    def merged(self) -> list[np.ndarray]:
        """The composite by channels; over white, with its alpha, where it is not opaque."""
        pixels = flatten(self.state, self.answer, self.check, cache=self.pyramid)
        codes, top = pixels.array, np.float32(pixels.max_code)
        alpha = codes[..., 3]
        if bool((alpha == pixels.max_code).all()):
            return [codes[..., n] for n in range(3)]
        planes = []
        for n in range(3):
            self.check()
            part = alpha / top
            planes.append(np.rint(codes[..., n] * part + top * (1 - part)).astype(codes.dtype))
        return [*planes, alpha]

    def _entries(self, layers: tuple[Layer, ...]) -> list[_Entry]:
        """The layers of one group, bottom first.

        What lies atop of a picture that is not opaque is clipped to all that lies below it. A group
        cannot be clipped: one of colours is dissolved, another one becomes a single layer.
        """
        entries: list[_Entry] = []
        for layer in layers:
            self.check()
            blend = blend_outside(self.state, layer)
            if blend == "atop" and baked_rect(self.state, layer, self.answer).empty:
                blend = "normal"
            if blend == "atop" and isinstance(layer, GroupLayer) and is_colors(layer):
                for leaf in _leaves(layer, layer.visible):
                    entries = _atop(entries, _Entry([self._layer(leaf, blend)]))
            elif blend == "atop":
                entries = _atop(entries, _Entry([self._layer(layer, blend)]))
            elif isinstance(layer, GroupLayer):
                entries.append(self._group(layer, blend))
            else:
                entries.append(_Entry([self._layer(layer, blend)]))
        return entries

    def _group(self, group: GroupLayer, blend: str) -> _Entry:
        made = FileLayer(group.name, blend, visible=group.visible, locked=group.locked)
        inner = [la for entry in self._entries(group.children) for la in entry.layers]
        if not is_colors(group):
            made.opacity = round(group.opacity * 255)
            self._mask(made, group.mask)
        return _Entry(_grouped(inner, made))

    def _layer(self, layer: Layer, blend: str) -> FileLayer:
        made = FileLayer(layer.name, blend, visible=layer.visible, locked=layer.locked)
        self._fill(made, layer)
        if isinstance(layer, PixelLayer | GroupLayer):
            made.opacity = round(layer.opacity * 255)
            self._mask(made, layer.mask)
        return made

    def _fill(self, made: FileLayer, layer: Layer) -> None:
        rect = baked_rect(self.state, layer, self.answer)
        if rect.empty:
            return
        if isinstance(layer, PixelLayer):
            codes = layer.tiles.read(rect)
        elif isinstance(layer, GroupLayer):
            inner = self.state, self.answer, layer, self.check, self.pyramid
            codes = merged(*inner, masked=False).array
        else:
            codes = baked(self.state, self.answer, layer.id, self.check, self.pyramid).array
        made.rect = rect
        waiting = [self._packed(number, codes[..., place]) for number, place in CHANNELS]
        made.planes = tuple(plane.result() for plane in waiting)

    def _mask(self, made: FileLayer, mask: Tiles | None) -> None:
        if mask is None:
            return
        # programs differ in what is to be seen where a mask ends within its layer
        own = made.rect if made.rect.w else Rect(0, 0, *self.state.size)
        made.mask = covered_rect(mask).united(own)
        values = mask.read(made.mask)[..., 0]
        deep = self.state.dtype == np.uint16
        values = values.astype(np.uint16) * np.uint16(257) if deep else values
        made.planes = (*made.planes, self._packed(USER_MASK, values).result())

    def _packed(self, channel: int, values: np.ndarray) -> Future[Plane]:
        def work() -> Plane:
            self.check()
            return packed(channel, values, self.version)

        return self.pool.submit(work)


def _leaves(group: GroupLayer, visible: bool) -> Iterator[Layer]:
    """The layers in a group, hidden where a group around them is."""
    for layer in group.children:
        shown = visible and layer.visible
        if isinstance(layer, GroupLayer):
            yield from _leaves(layer, shown)
        else:
            yield replace(layer, visible=shown)


def _atop(entries: list[_Entry], entry: _Entry) -> list[_Entry]:
    """The entries with one more that is clipped to them."""
    if not entries:
        entry.top.visible = False  # it would show where ours shows nothing
    elif entry.top.visible:
        entries = _as_base(entries)
        entry.top.clipped = True
    return [*entries, entry]


def _as_base(entries: list[_Entry]) -> list[_Entry]:
    """What lies below as one thing that can be clipped to, and what is clipped to it already."""
    if sum(not entry.top.clipped for entry in entries) == 1:
        return entries
    return [_Entry(_grouped([la for e in entries for la in e.layers], FileLayer(BELOW)))]


def _grouped(inner: list[FileLayer], group: FileLayer) -> list[FileLayer]:
    group.part = "group"
    return [FileLayer("</Layer group>", planes=NO_PIXELS, part="begin"), *inner, group]
