"""All of a document at one moment, as a frozen value that history, journal and workers share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from colorstudio.document.layers import (
    AnswerLayer,
    FlatsLayer,
    Layer,
    PixelLayer,
    find,
    walk,
)
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import Profile
from colorstudio.methods.sketch.reference.edits import TextEdit

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Tone:
    """The colour cast that a neutralised scan had: a* and b* at L* = 0, 1, ..., 100 (101 x 2)."""

    chroma: np.ndarray


@dataclass(frozen=True, eq=False)
class DocumentState:
    """Everything of a document that an edit may change.

    ``layers``: bottom first. ``source``: id of the photo that hints are spread over ("" for none).
    ``active``: id of the layer that tools work on. ``masks``: name to H x W x 1 uint8 tiles.
    ``palette``: the one that is worked with; ``palettes``: further ones that go with the picture.
    ``text_edits``: words that turn the references of a drawing, in the order in which they act.
    ``metadata``: EXIF, XMP and dpi of the opened file, carried to export. ``foreign``: entries of
    a project file that this version does not know, by name, kept when it is saved again.
    """

    size: tuple[int, int]
    profile: Profile
    dtype: np.dtype
    layers: tuple[Layer, ...]
    source: str = ""
    active: str = ""
    hints: Hints = field(default_factory=Hints)
    masks: Mapping[str, Tiles] = field(default_factory=lambda: NOTHING)
    palette: Palette = Palette()
    palettes: tuple[Palette, ...] = ()
    tone: Tone | None = None
    metadata: Any = None
    text_edits: tuple[TextEdit, ...] = ()
    recipes: tuple[Mapping[str, Any], ...] = ()
    foreign: Mapping[str, bytes] = field(default_factory=lambda: NOTHING)

    @classmethod
    def from_pixels(
        cls, pixels: Pixels, *, name: str = "Photo", metadata: Any = None
    ) -> DocumentState:
        """A new document: the photo, and above it the living answer to hints still to come."""
        photo = PixelLayer(id="photo", name=name, tiles=Tiles.from_array(pixels.array))
        answer = AnswerLayer(id="answer", name="Colour from hints")
        return cls(
            size=pixels.size,
            profile=pixels.profile,
            dtype=pixels.array.dtype,
            layers=(photo, answer),
            source="photo",
            active="photo",
            hints=Hints(pixels.size),
            metadata=metadata,
        )

    @property
    def width(self) -> int:
        return self.size[0]

    @property
    def height(self) -> int:
        return self.size[1]

    def layer(self, layer_id: str) -> Layer | None:
        return find(self.layers, layer_id)

    @property
    def active_layer(self) -> Layer | None:
        return find(self.layers, self.active)

    @property
    def source_layer(self) -> PixelLayer | None:
        layer = find(self.layers, self.source)
        return layer if isinstance(layer, PixelLayer) else None

    @property
    def answer_layer(self) -> AnswerLayer | None:
        return next((la for la in walk(self.layers) if isinstance(la, AnswerLayer)), None)

    @property
    def flats_layer(self) -> FlatsLayer | None:
        """The living flats of a drawing; a picture has these or the answer layer, not both."""
        return next((la for la in walk(self.layers) if isinstance(la, FlatsLayer)), None)

    @property
    def living_layer(self) -> AnswerLayer | FlatsLayer | None:
        """The layer that follows the hints."""
        return self.flats_layer or self.answer_layer

    @property
    def ink_layer(self) -> PixelLayer | None:
        """The ink of a drawing that is being coloured."""
        flats = self.flats_layer
        layer = find(self.layers, flats.ink) if flats else None
        return layer if isinstance(layer, PixelLayer) else None

    def new_layer_id(self) -> str:
        """An id that no layer has yet."""
        taken = {layer.id for layer in walk(self.layers)}
        n = len(taken) + 1
        while f"layer{n}" in taken:
            n += 1
        return f"layer{n}"

    def with_layers(self, layers: tuple[Layer, ...]) -> DocumentState:
        """The state with another tree; ``active`` and ``source`` stay valid."""
        ids = {layer.id for layer in walk(layers)}
        active = self.active if self.active in ids else (layers[-1].id if layers else "")
        source = self.source if self.source in ids else ""
        return replace(self, layers=layers, active=active, source=source)
