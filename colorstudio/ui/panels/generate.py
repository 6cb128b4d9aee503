"""The part of the Palette panel that asks a model for a picture in the palette's colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from colorstudio.document.document import Document
from colorstudio.errors import BadInput
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.jobs.job import JobContext
from colorstudio.ui.model_runs import Ask
from colorstudio.ui.panels.model_section import ModelSection
from colorstudio.ui.session import Session
from colorstudio.ui.text import marked as _T
from colorstudio.ui.widgets.buttons import note
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.elided import ElidedLabel
from colorstudio.ui.widgets.fold import Fold
from colorstudio.ui.widgets.prompt import PromptField
from colorstudio.ui.widgets.scrub import ScrubField
from colorstudio.ui.widgets.seed import LARGEST, SeedField

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer
    from colorstudio.document.look import Look
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.document.state import DocumentState
    from colorstudio.methods.base import Result

METHOD, PIXELS = "palette.alignment", "palette.pixels"
FINISHES = {
    METHOD: (
        _T("Ways", "Natural: as the model paints"),
        _T("Ways", "Exact: only the palette's colours"),
    ),
    PIXELS: (
        _T("Ways", "Natural: the amounts as the model paints"),
        _T("Ways", "Exact: the amounts to a pixel, too"),
    ),
}
"""Of each way: how it ends up as it comes, and exact."""
MOST_VARIANTS = 8
SIDE_LIMITS = 64, 4096
SIZES: tuple[tuple[int, int], ...] = (
    (512, 512),
    (768, 512),
    (512, 768),
    (768, 768),
    (1024, 1024),
)
"""Of a new picture, in pixels; others can be typed."""

Colors = Callable[[], tuple[Palette, Pixels | None]]
"""The palette, and the picture whose colours are taken in its place, if any."""


class GenerateSection(ModelSection):
    """``colors`` gives what the picture is to be made of, ``begin(size)`` a new document."""

    method = METHOD
    task = "palette"
    own = frozenset({"prompt", "negative_prompt", "seed", "exact", "width", "height", "enlarge"})
    ways = (
        (METHOD, _T("Ways", "From words")),
        (PIXELS, _T("Ways", "In pixels: small, in exactly these colours")),
    )

    def __init__(
        self, session: Session, colors: Colors, begin: Callable[[int, int], Document]
    ) -> None:
        self._colors = colors
        self._begin = begin
        super().__init__(session, self.tr("Make a picture"))
        session.document_changed.connect(lambda _: self._show_place())
        session.mask_changed.connect(lambda _: self._show_place())
        self.weights.activated.connect(lambda _: self._show_place())
        self.way_shown()

    def make_given(self) -> Sequence[QWidget]:
        self.about = note(
            self.tr(
                "A small picture of what the weights were trained on, without words. It has no"
                " colour that is not given."
            )
        )
        self.place = ElidedLabel(role="dim")
        self.sizes = ChoiceBox()
        self.sizes.setAccessibleName(self.tr("Size of the new picture"))
        for size in SIZES:
            self.sizes.addItem(self.tr("{0} × {1}").format(*size), size)
        self.sizes.addItem(self.tr("Another size"), None)
        self._first_size = SIZES[0]
        low, high = SIDE_LIMITS
        self.width_, self.height_ = (
            ScrubField(name, 512, low, high, default=512, unit="px", logarithmic=True)
            for name in (self.tr("Width"), self.tr("Height"))
        )
        self.enlarge = ScrubField(self.tr("Each pixel"), 8, 1, 32, default=8, unit="×")
        self.enlarge.setToolTip(self.tr("Each pixel becomes a square of so many"))
        self.enlarge.changed.connect(lambda _: self._show_place())
        self.inside = QCheckBox(self.tr("Only inside the mask"))
        self.inside.setChecked(True)
        self.prompt = PromptField(
            self.tr("What is to be seen"),
            self.tr("What is to be seen: a fox in the snow"),
            history=self.recent,
        )
        self.negative = PromptField(
            self.tr("What is not to be seen"), self.tr("What is not to be seen")
        )
        self.unwanted = Fold(self.tr("Leave out"), self.negative)
        self.finish = ChoiceBox()
        self.finish.setAccessibleName(self.tr("How the colours end up"))
        for exact in (False, True):
            self.finish.addItem("", exact)
        self.seed = SeedField()
        self.count = ScrubField(self.tr("Variants"), 1, 1, MOST_VARIANTS, default=1)
        for field in (self.prompt, self.negative):
            field.run.connect(self.run)
        self.sizes.activated.connect(lambda _: self._show_place())
        for side in (self.width_, self.height_):
            side.changed.connect(self._ask_forecast)
        self.sizes.activated.connect(self._ask_forecast)
        return (
            self.about, self.place, self._new_size(), self.enlarge, self.inside, self.prompt,
            self.unwanted, self.finish, self._chance(),
        )  # fmt: skip

    def prepare(self, defaults: Mapping[str, Any]) -> None:
        if "negative_prompt" in defaults:
            self.negative.set_text(str(defaults["negative_prompt"]))

    def worded(self) -> Mapping[str, PromptField]:
        return {"prompt": self.prompt, "negative_prompt": self.negative}

    def rebase(self, name: str, old: Any, new: Any) -> None:
        if name == "negative_prompt" and self.negative.text() == old:
            self.negative.set_text(new)
        if name in ("width", "height") and self._untouched_size:
            start = self._starts[self.method]
            self._offer_size(start["width"], start["height"])

    @property
    def _untouched_size(self) -> bool:
        return self.sizes.currentData() == self._first_size

    def _offer_size(self, width: int, height: int) -> None:
        """The size that a new picture has unless another one is chosen."""
        # Qt finds no tuples
        offered = [self.sizes.itemData(n) for n in range(self.sizes.count())]
        at = offered.index((width, height)) if (width, height) in offered else 0
        if offered[at] != (width, height):
            self.sizes.insertItem(at, self.tr("{0} × {1}").format(width, height), (width, height))
        self._first_size = width, height
        self.sizes.setCurrentIndex(at)
        self._show_place()

    def way_shown(self) -> None:
        for n, words in enumerate(FINISHES[self.method]):
            self.finish.setItemText(n, QCoreApplication.translate("Ways", words))
        self.about.setVisible(self.in_pixels)
        for part in (self.prompt, self.unwanted):
            part.setVisible(not self.in_pixels)
        self._show_place()

    def refresh(self) -> None:
        super().refresh()
        self._show_place()

    @property
    def in_pixels(self) -> bool:
        """Whether the way is chosen that knows no words and no size."""
        return self.method == PIXELS

    @property
    def side(self) -> int:
        """Of the small picture that the chosen weights make; 0 while there are none."""
        from colorstudio.methods.palette.alignment.pixels_request import side_of

        chosen = self._chosen()
        return side_of(chosen) if chosen is not None else 0

    def _new_size(self) -> QWidget:
        self.new_size = QWidget()
        row = QHBoxLayout(self.new_size)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.sizes, self.width_, self.height_):
            row.addWidget(widget, 1)
        return self.new_size

    def _chance(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.count, 1)
        row.addWidget(self.seed, 2)
        return holder

    def _show_place(self) -> None:
        """Where the picture goes: a new document, the picture that is open, its mask."""
        document, mask = self._session.document, self._session.mask
        self.new_size.setVisible(document is None and not self.in_pixels)
        self.enlarge.setVisible(document is None and self.in_pixels)
        for field in (self.width_, self.height_):
            field.setVisible(self.sizes.currentData() is None)
        self.inside.setVisible(bool(mask))
        if document is not None:
            self.place.setText(self._over(*document.state.size))
        elif self.in_pixels:
            size = self.wanted_size
            self.place.setText(self.tr("A new picture, {0} × {1}").format(*size))
        else:
            self.place.setText(self.tr("A new picture"))

    def _over(self, width: int, height: int) -> str:
        """In words, how the result lies over a picture of this size."""
        part = min(width, height) // self.side if self.side else 0
        if self.in_pixels and part:
            return self.tr("Over this picture, each pixel {0} × {0}").format(part)
        return self.tr("Over this picture, {0} × {1}").format(width, height)

    @property
    def wanted_size(self) -> tuple[int, int]:
        """Width and height of a new picture."""
        if self.in_pixels:
            side = self.side * round(self.enlarge.number())
            return side, side
        size = self.sizes.currentData()
        if size is None:
            return round(self.width_.number()), round(self.height_.number())
        return size[0], size[1]

    def work_size(self) -> tuple[int, int]:
        if self.in_pixels:
            return self.side, self.side
        return self.wanted_size if self._session.document is None else super().work_size()

    def asks(self) -> Sequence[Ask]:
        palette, reference = self._colors()
        if reference is None:
            if not len(palette):
                raise BadInput(
                    self.tr("The palette is empty."),
                    self.tr("Add the colours that the picture is to be made of."),
                )
            palette.checked()
        document = self._place()
        mask = self._session.mask if self.inside.isChecked() else ""
        text = "" if self.in_pixels else self.prompt.text()
        self.remember(text, self.prompt)
        title = text or palette.name or self.tr("Picture from the palette")
        seed, count = self.seed.take(), round(self.count.number())
        asks = []
        for n in range(count):
            values = {
                **self.options(),
                "exact": bool(self.finish.currentData()),
                "seed": (seed + n) % (LARGEST + 1),
            }
            name = title if count == 1 else self.tr("{0} ({1})").format(title, n + 1)
            if self.in_pixels:
                values["enlarge"] = round(self.enlarge.number())
                request: Callable[[JobContext], Any] = _Small(palette, reference, values)
                look = _squares(document.state.size, mask, name)
            else:
                values |= {"prompt": text, "negative_prompt": self.negative.text()}
                request = _Capture(
                    document.state, document.answer, self._session.pyramid, mask, palette,
                    reference, values,
                )  # fmt: skip
                look = _looked(mask, name)
            asks.append(
                Ask(
                    self.method, self.task, name, document, request, look, self.bundle,
                    self.loras.uses(), first=n == 0, covers=not (mask or self.in_pixels),
                )
            )  # fmt: skip
        return asks

    def _place(self) -> Document:
        """The document that the picture is for; a new one where none is open."""
        document = self._session.document
        if document is None:
            return self._begin(*self.wanted_size)
        if self.in_pixels and self.side:
            from colorstudio.document.picture_look import squares_rect

            squares_rect(document.state.size, self.side)
        return document


class _Capture:
    """The document and the panel as they were when Run was pressed; makes the request of them."""

    def __init__(
        self,
        state: DocumentState,
        answer: Answer | None,
        pyramid: Pyramid,
        mask: str,
        palette: Palette,
        reference: Pixels | None,
        values: dict[str, Any],
    ) -> None:
        self._state, self._answer, self._pyramid = state, answer, pyramid
        self._mask, self._palette, self._reference = mask, palette, reference
        self._values = values

    def __call__(self, context: JobContext) -> Any:
        from colorstudio.document.render import flatten
        from colorstudio.methods.palette.alignment.request import AlignmentRequest

        state, mask, image = self._state, None, None
        if self._mask:
            mask = state.masks[self._mask].to_array()[..., 0] * np.float32(1 / 255)
            image = flatten(state, self._answer, context.check, cache=self._pyramid)
        return AlignmentRequest(
            palette=self._palette,
            reference=self._reference,
            image=image,
            mask=mask,
            width=state.width,
            height=state.height,
            **self._values,
        )


@dataclass(frozen=True, eq=False)
class _Small:
    """What was asked in pixels when Run was pressed; makes the request of it."""

    palette: Palette
    reference: Pixels | None
    values: dict[str, Any]

    def __call__(self, context: JobContext) -> Any:
        from colorstudio.methods.palette.alignment.pixels_request import PixelsRequest

        return PixelsRequest(palette=self.palette, reference=self.reference, **self.values)


def _looked(mask: str, title: str) -> Callable[[Result, Any], Look]:
    """What makes the look of a result that was asked for inside of ``mask`` ("": everywhere)."""

    def look(result: Result, request: Any) -> Look:
        from colorstudio.document.picture_look import look_of

        return look_of(result, request, mask, title)

    return look


def _squares(size: tuple[int, int], mask: str, title: str) -> Callable[[Result, Any], Look]:
    """As `_looked`, of a small picture over a document of that size."""

    def look(result: Result, request: Any) -> Look:
        from colorstudio.document.picture_look import squares_look

        return squares_look(result, request, size, mask, title)

    return look
