"""The panel of the task Palette: swatches, their shares, how they are applied, what was kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from colorstudio.document.document import Committed, Document
from colorstudio.document.edits import SetPalette
from colorstudio.errors import BadInput, ColorStudioError
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import SORT_KEYS, Palette, Role, Swatch, from_hex_list
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui import clipboard, palette_actions, recolor_actions
from colorstudio.ui.panels.coach import CoachBox
from colorstudio.ui.panels.generate import GenerateSection
from colorstudio.ui.panels.inks import InksBox
from colorstudio.ui.recolor_actions import Reference
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import heading, icon_button, note, text_button
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.color_picker import parse_color
from colorstudio.ui.widgets.color_popup import pick_color
from colorstudio.ui.widgets.contract_meter import ContractMeter
from colorstudio.ui.widgets.elided import ElidedLabel
from colorstudio.ui.widgets.scrub import ScrubField
from colorstudio.ui.widgets.share_bar import ShareBar, widths_of
from colorstudio.ui.widgets.swatch import color_words
from colorstudio.ui.widgets.swatch_grid import SwatchGrid

if TYPE_CHECKING:
    from colorstudio.document.look import Look
    from colorstudio.document.palette_look import PaletteLook
    from colorstudio.palette_store import PaletteStore

TASK = "palette"
COLORS = 6
DRAG = "palette:drag"
"""Steps of one drag over the share bar or the picker become one."""


class PalettePanel(QWidget):
    """The palette is the document's: every change of it is a step that can be undone. While the eye
    is on, the picture follows; it is changed when the look is applied."""

    def __init__(self, session: Session, store: PaletteStore | None = None) -> None:
        super().__init__()
        self._session = session
        self._store = store
        self._reference: Reference | None = None
        self._loose = Palette()
        self._showing = False
        self.setAcceptDrops(True)
        self._make_swatches()
        self._make_editor()
        self._make_how()
        self.model = GenerateSection(session, self._colors, self._begin)
        self.inks = InksBox(session)
        self.coach = CoachBox(session, lambda: self.shown)
        self._lay_out()
        self._connect()
        self._show()

    # -- parts ------------------------------------------------------------------------------------

    def _make_swatches(self) -> None:
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Palette"))
        self.name.setAccessibleName(self.tr("Name of the palette"))
        self.menu = icon_button("folder", self.tr("Palettes and files"), self._open_menu)
        self.sort = icon_button("list-checks", self.tr("Sort"), self._open_sort)
        self.take = icon_button(
            "wand-sparkles", self.tr("Take colours from the picture"), self._open_take
        )
        self.add = icon_button("plus", self.tr("Add the colour in hand"), self._add)
        self.remove = icon_button("trash-2", self.tr("Delete the swatch"), self._remove)
        self.empty = note(self.tr("Drop a picture or paste hex colours."))
        self.grid = SwatchGrid()
        self.shares = ShareBar()

    def _make_editor(self) -> None:
        self.hex = QLineEdit()
        self.hex.setAccessibleName(self.tr("Colour as #rrggbb or L a b"))
        self.label = QLineEdit()
        self.label.setAccessibleName(self.tr("Name of the colour"))
        self.label.setPlaceholderText(self.tr("Name"))
        self.fixed = QCheckBox(self.tr("Share"))
        self.fixed.setToolTip(self.tr("A given share is kept to one pixel; without it, free"))
        self.share = ScrubField(
            self.tr("Share"), 0, 0, 1, default=0, unit="%", shown=100, step=0.01, decimals=1
        )
        self.lock = icon_button("lock", self.tr("Lock the colour"), checkable=True)
        self.lock.clicked.connect(lambda on: self._change({"locked": bool(on)}, "Lock colour"))
        self.role = ChoiceBox()
        self.role.setAccessibleName(self.tr("Role in print"))
        self.role.addItem(self.tr("Ink"), Role.ink)
        self.role.addItem(self.tr("Paper"), Role.paper)
        self.words = ElidedLabel(role="dim")

    def _make_how(self) -> None:
        self.mode = ChoiceBox()
        self.mode.setAccessibleName(self.tr("How the palette is applied"))
        self.mode.addItem(self.tr("Soft: colours move, shading stays"), False)
        self.mode.addItem(self.tr("Exact: only these colours"), True)
        self.strength = ScrubField(
            self.tr("Strength"), 1, 0, 1, default=1, unit="%", shown=100, step=0.05
        )
        self.dither = ScrubField(
            self.tr("Dither"), 0, 0, 1, default=0, unit="%", shown=100, step=0.05
        )
        self.lightness = QCheckBox(self.tr("Keep lightness"))
        self.source = ElidedLabel(role="dim")
        self.refer = icon_button("image", self.tr("Take a picture's colours"), self._ask_reference)
        self.forget = icon_button("x", self.tr("Let the reference go"), self._forget)
        self.preview = icon_button("eye", self.tr("Try it on the picture"), checkable=True)
        self.preview.setChecked(True)
        self.meter = ContractMeter()
        self.verdict = note("")
        self.problem = note("")
        self.apply = text_button(self.tr("Apply as a layer"), self._apply)
        self.apply.setObjectName("run")
        self.keep = icon_button("bookmark-plus", self.tr("Keep the look as a candidate"))

    def _lay_out(self) -> None:
        def row(*widgets: QWidget, stretch: int = 0) -> QHBoxLayout:
            line = QHBoxLayout()
            line.setSpacing(4)
            for n, widget in enumerate(widgets):
                line.addWidget(widget, 1 if n == stretch else 0)
            return line

        self.editor = QWidget()
        edit = QVBoxLayout(self.editor)
        edit.setContentsMargins(0, 0, 0, 0)
        edit.setSpacing(4)
        names = row(self.hex, self.label, self.lock)
        names.setStretch(1, 1)
        edit.addLayout(names)
        edit.addWidget(self.words)
        edit.addLayout(row(self.fixed, self.share, self.role, stretch=1))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(8)
        column.addLayout(row(self.name, self.take, self.sort, self.menu))
        column.addWidget(self.empty)
        column.addWidget(self.grid)
        column.addLayout(row(self.editor, stretch=0))
        column.addLayout(row(self.shares, self.add, self.remove))
        column.addWidget(self.coach)
        column.addWidget(heading(self.tr("Apply")))
        column.addLayout(row(self.mode, self.preview))
        column.addLayout(row(self.strength, self.dither, self.lightness))
        column.addLayout(row(self.source, self.refer, self.forget))
        column.addWidget(self.meter)
        column.addWidget(self.model)
        column.addWidget(self.inks)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 4, 8, 8)
        foot.setSpacing(4)
        for widget in (self.problem, self.verdict):
            foot.addWidget(widget)
        foot.addLayout(row(self.apply, self.keep))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)
        self.setMinimumHeight(120)

    def _connect(self) -> None:
        session, grid = self._session, self.grid
        self.name.editingFinished.connect(self._renamed)
        grid.chosen.connect(self._chosen)
        grid.opened.connect(self._open_picker)
        grid.moved.connect(lambda a, b: self._set(self.shown.moved(a, b), "Move colour"))
        grid.swapped.connect(self._swapped)
        grid.removed.connect(lambda _: self._remove())
        grid.added.connect(lambda color, at: self._insert(color, at))
        grid.menu_wanted.connect(self._open_swatch_menu)
        self.shares.changed.connect(self._shares_dragged)
        self.shares.chosen.connect(grid.choose)
        self.shares.toggled.connect(self._toggle)
        self.hex.editingFinished.connect(self._typed)
        self.label.editingFinished.connect(self._labelled)
        self.fixed.clicked.connect(lambda _: self._toggle(grid.current))
        self.share.changed.connect(self._share_typed)
        self.role.activated.connect(
            lambda _: self._change({"role": self.role.currentData()}, "Change role")
        )
        self.mode.activated.connect(lambda _: self._how_changed())
        for field in (self.strength, self.dither):
            field.changed.connect(lambda _: self._try())
        self.lightness.toggled.connect(lambda _: self._try())
        self.preview.toggled.connect(lambda _: self._try())
        self.coach.tried.connect(self._try)
        self.coach.applied.connect(lambda palette: self._set(palette, "Part colours"))
        self.coach.chosen.connect(grid.choose)
        session.document_changed.connect(self._document_changed)
        session.committed.connect(self._committed)
        session.mask_changed.connect(lambda _: self._try())
        session.task_changed.connect(lambda _: self._try())
        session.look_changed.connect(self._look_changed)
        session.drafted.connect(lambda _: self._show_figures())
        session.look_refused.connect(self._refused)

    # -- the palette ------------------------------------------------------------------------------

    @property
    def shown(self) -> Palette:
        """The document's palette; before there is one, that of the picture to be made."""
        document = self._session.document
        return document.state.palette if document is not None else self._loose

    @property
    def store(self) -> PaletteStore:
        """The palettes that are kept between sessions."""
        if self._store is None:
            from colorstudio.palette_store import PaletteStore

            self._store = PaletteStore()
        return self._store

    def _set(self, palette: Palette, name: str, key: str = "") -> None:
        if self._session.document is None:
            self._loose = palette
            self._show()
            return
        self._session.push(SetPalette(palette, name, key))

    def _colors(self) -> tuple[Palette, Pixels | None]:
        """What a picture from words is made of."""
        if self._reference is not None:
            return Palette(), self._reference.pixels
        return self.shown, None

    def _begin(self, width: int, height: int) -> Document:
        """A new white picture with the palette that was put together before there was one."""
        palette = self._loose
        document = self._session.files.new(width, height)
        if len(palette):
            self._set(palette, "Load palette")
        return document

    def _attempt(self, change: Callable[[], Palette], name: str, key: str = "") -> None:
        """Pushes what ``change()`` makes; why it cannot be is said in the panel."""
        try:
            palette = change()
        except ColorStudioError as error:
            self._problem(str(error))
            self._show()
            return
        self._problem("")
        self._set(palette, name, key)

    def _change(self, values: dict, name: str, key: str = "") -> None:
        index = self.grid.current
        if 0 <= index < len(self.shown):
            self._attempt(lambda: self.shown.changed(index, **values), name, key)

    def _swapped(self, a: int, b: int) -> None:
        self._attempt(lambda: self.shown.swapped(a, b), "Swap colours")

    def _insert(self, color: Color, at: int | None = None) -> None:
        at = len(self.shown) if at is None else at
        self.grid.current = at
        self._attempt(lambda: self.shown.added(Swatch(color), at=at), "Add colour")

    def _add(self) -> None:
        self._insert(self._session.tool.color)

    def _remove(self) -> None:
        index = self.grid.current
        if not 0 <= index < len(self.shown):
            return
        if self.shown[index].locked:
            self._problem(self.tr("This colour is locked."))
            return
        self._set(self.shown.without(index), "Delete colour")

    def _renamed(self) -> None:
        if self.name.isModified():
            self.name.setModified(False)
            self._set(replace(self.shown, name=self.name.text().strip()), "Rename palette")

    def _labelled(self) -> None:
        if self.label.isModified():
            self.label.setModified(False)
            self._change({"name": self.label.text().strip()}, "Name colour")

    def _typed(self) -> None:
        if not self.hex.isModified():
            return
        self.hex.setModified(False)
        try:
            color = parse_color(self.hex.text().strip())
        except BadInput as error:
            self._problem(str(error))
            return
        self._change({"color": color}, "Change colour")

    def _chosen(self, index: int) -> None:
        if 0 <= index < len(self.shown):
            self._session.set_tool(color=self.shown[index].color)
        self.shares.choose(index)
        self._show_editor()

    def _open_picker(self, index: int) -> None:
        swatch = self.shown[index]
        if swatch.locked:
            self._problem(self.tr("This colour is locked."))
            return
        cell = self.grid.cell(index)
        at = self.grid.mapToGlobal(cell.bottomLeft() + QPoint(0, 4))
        pick_color(
            self,
            swatch.color,
            at,
            lambda color: self._change({"color": color}, "Change colour", f"{DRAG}:{index}"),
            self._session.use_color,
        )

    # -- shares -----------------------------------------------------------------------------------

    @property
    def achieved(self) -> tuple[float, ...]:
        """What became of each colour, while a look of this palette is tried."""
        document = self._session.document
        figures = getattr(document.draft, "figures", None) if document is not None else None
        rows = getattr(figures, "rows", ())
        return tuple(row.achieved for row in rows) if len(rows) == len(self.shown) else ()

    def _shares_dragged(self, shares: dict, done: bool) -> None:
        self._attempt(lambda: self.shown.with_shares(shares), "Change shares", DRAG)
        if done:
            self._try()

    def _share_typed(self, value: float) -> None:
        index = self.grid.current
        room = 1 - sum(s.share or 0 for n, s in enumerate(self.shown) if n != index)
        self._change({"share": min(value, max(0.0, room))}, "Change share", f"{DRAG}:share")

    def _toggle(self, index: int) -> None:
        """A free colour gets the share that it has; a fixed one is let go."""
        if not 0 <= index < len(self.shown):
            return
        self.grid.choose(index)
        share = None
        if self.shown[index].share is None:
            widths = widths_of(self.shown, self.achieved)
            share = round(min(widths[index], 1 - self.shown.given), 4)
        self._change({"share": share}, "Fix share" if share is not None else "Free share")

    # -- menus ------------------------------------------------------------------------------------

    def _pop(self, menu: QMenu, below: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    def _open_take(self) -> None:
        menu = QMenu(self)
        session = self._session
        for source, text in (
            ("picture", self.tr("From the &Picture")),
            ("mask", self.tr("From the &Mask")),
            ("layer", self.tr("From the &Layer")),
        ):
            part = menu.addMenu(text)
            part.setEnabled(source != "mask" or bool(session.mask))
            for count in (3, 4, 6, 8, 12, 16, 32):
                part.addAction(self.tr("%n colours", "", count)).triggered.connect(
                    lambda _=False, s=source, n=count: palette_actions.extract(session, n, s)
                )
        self._pop(menu, self.take)

    def _open_sort(self) -> None:
        titles = {
            "lightness": self.tr("By &Lightness"),
            "hue": self.tr("By &Hue"),
            "chroma": self.tr("By &Chroma"),
            "share": self.tr("By &Share"),
            "name": self.tr("By &Name"),
        }
        menu = QMenu(self)
        for key in SORT_KEYS:
            menu.addAction(titles[key]).triggered.connect(
                lambda _=False, k=key: self._set(self.shown.sorted_by(k), "Sort colours")
            )
        self._pop(menu, self.sort)

    def _open_swatch_menu(self, index: int, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("&Edit…")).triggered.connect(lambda: self._open_picker(index))
        menu.addAction(self.tr("&Copy Hex")).triggered.connect(
            lambda: QGuiApplication.clipboard().setText(self.shown[index].color.hex)
        )
        menu.addAction(self.tr("Fix or Free the &Share")).triggered.connect(
            lambda: self._toggle(index)
        )
        menu.addAction(self.tr("&Delete")).triggered.connect(self._remove)
        menu.popup(at)

    def palettes_menu(self) -> QMenu:
        """Palettes to load, and where the present one can go."""
        session, menu = self._session, QMenu(self)
        document = session.document
        for palette in document.state.palettes if document is not None else ():
            menu.addAction(self.tr("{0} (project)").format(palette.name)).triggered.connect(
                lambda _=False, p=palette: palette_actions.use(session, p)
            )
        menu.addSeparator()
        for name in self.store.names():
            menu.addAction(name).triggered.connect(lambda _=False, n=name: self._load_named(n))
        menu.addSeparator()
        some = bool(len(self.shown))
        rows = (
            (self.tr("&Keep as…"), self._keep, some),
            (self.tr("Keep in &Project"), lambda: palette_actions.keep_in_project(session), some),
            (self.tr("&Delete Kept Palette"), self._delete_kept, self.deletable),
            (self.tr("&Open File…"), self._ask_open, True),
            (self.tr("&Save File…"), self._ask_save, some),
            (self.tr("&Paste Hex Colours"), self._paste, True),
        )
        for text, do, can in rows:
            action = menu.addAction(text)
            action.setEnabled(can)
            action.triggered.connect(lambda _=False, d=do: d())
        return menu

    def _open_menu(self) -> None:
        self._pop(self.palettes_menu(), self.menu)

    @property
    def deletable(self) -> bool:
        """Whether the present palette is one of the artist's kept ones."""
        name = self.shown.name
        return name in self.store.names() and not self.store.is_shipped(name)

    def _load_named(self, name: str) -> None:
        self._attempt(lambda: self.store.load(name), "Load palette")

    def _keep(self) -> None:
        name, ok = QInputDialog.getText(
            self, self.tr("Keep palette"), self.tr("Name"), text=self.shown.name
        )
        if ok and name.strip():
            self.keep_as(name.strip())

    def keep_as(self, name: str) -> None:
        """Keeps the palette between sessions under a name."""
        palette = replace(self.shown, name=name)
        try:
            self.store.save(palette)
        except ColorStudioError as error:
            self._problem(str(error))
            return
        self._set(palette, "Rename palette")
        self._session.notice(self.tr("“{0}” is kept.").format(name))

    def _delete_kept(self) -> None:
        name = self.shown.name
        try:
            self.store.delete(name)
        except ColorStudioError as error:
            self._problem(str(error))
            return
        self._session.notice(self.tr("“{0}” is no longer kept.").format(name))

    def _ask_open(self) -> None:
        from colorstudio.imaging.palette_files import ENDINGS

        self._ask_file(self.tr("Open palette"), ENDINGS, lambda p: self.open_file(p))

    def _ask_save(self) -> None:
        from colorstudio.imaging.palette_files import PALETTE_FORMATS

        filters = ";;".join(f"{row.title} (*{end})" for end, row in PALETTE_FORMATS.items())
        dialog = QFileDialog(self, self.tr("Save palette"), self._folder(), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"{self.shown.name or 'palette'}.json")
        dialog.fileSelected.connect(lambda name: palette_actions.save(self._session, Path(name)))
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def _ask_reference(self) -> None:
        from colorstudio.imaging.io import ENDINGS

        self._ask_file(self.tr("Reference"), ENDINGS, self.take_file)

    def _ask_file(self, title: str, endings: object, then: object) -> None:
        assert callable(then)
        patterns = " ".join(f"*{e}" for e in sorted(endings))  # type: ignore[call-overload]
        dialog = QFileDialog(self, title, self._folder(), f"{title} ({patterns})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def _folder(self) -> str:
        return self._session.settings.last_folder or str(Path.home())

    def open_file(self, path: Path) -> None:
        """A palette file is what is worked with."""
        loose = self._session.document is None
        then = (lambda palette: self._set(palette, "Load palette")) if loose else None
        palette_actions.load(self._session, path, then)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if self._session.document is None:
            self._attempt(lambda: self.shown.added(*from_hex_list(text)), "Paste colours")
        else:
            palette_actions.paste(self._session, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            return
        super().keyPressEvent(event)

    # -- a reference ------------------------------------------------------------------------------

    def take_file(self, path: Path) -> None:
        """A picture whose colours and amounts are taken."""
        recolor_actions.read_reference(self._session, path, self.refer_to)

    def refer_to(self, reference: Reference) -> None:
        """The colours of a picture take the place of the palette, until it is let go."""
        self._reference = reference
        self._show()
        self._try()

    def _forget(self) -> None:
        self._reference = None
        self._show()
        self._try()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if self._session.document is not None and (data.hasUrls() or clipboard.opens(data)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from colorstudio.imaging.palette_files import ENDINGS

        for path in clipboard.files_of(event.mimeData())[:1]:
            if path.name.lower().endswith(tuple(ENDINGS)):
                self.open_file(path)
            else:
                self.take_file(path)
        event.acceptProposedAction()

    # -- trying and applying ----------------------------------------------------------------------

    @property
    def _worn(self) -> Palette:
        """The palette, or that which the coach tries in its place."""
        return self.coach.palette_tried or self.shown

    @property
    def look(self) -> PaletteLook | None:
        """What the panel asks for as it stands; None where there are no colours."""
        from colorstudio.document.palette_look import PaletteLook

        if self._session.document is None:
            return None
        reference = self._reference.pixels if self._reference is not None else None
        if reference is None and not len(self.shown):
            return None
        exact = bool(self.mode.currentData())
        return PaletteLook(
            palette=self._worn if reference is None else Palette(),
            exact=exact,
            strength=self.strength.number(),
            dither=self.dither.number() if exact else 0.0,
            keep_lightness=self.lightness.isChecked() and not exact,
            mask=self._session.mask,
            reference=reference,
        )

    def _try(self) -> None:
        session = self._session
        if self._showing or session.task != TASK:
            return
        self._problem("")
        session.set_look(self.look if self.preview.isChecked() else None)

    def _how_changed(self) -> None:
        self._show_how()
        self._try()

    def _apply(self) -> None:
        from colorstudio.document.palette_look import PaletteLook

        look, tried = self.look, self._session.look
        if tried is not None and not isinstance(tried, PaletteLook):
            look = tried  # what a model made is what is seen
        if look is not None:
            self._session.apply_look(look)

    def _problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _refused(self, error: ColorStudioError) -> None:
        if self._session.task == TASK:
            self._problem(str(error))

    # -- what the session says --------------------------------------------------------------------

    def _document_changed(self, document: Document | None) -> None:
        self._reference = None
        self._loose = Palette()
        self.grid.current = -1
        self._show()
        self._try()

    def _committed(self, committed: Committed) -> None:
        if committed.change.palette:
            self._show()
            self._try()

    def _look_changed(self, look: Look | None) -> None:
        self._show_figures()
        if look is None or self._session.task != TASK or look == self.look:
            return
        from colorstudio.document.palette_look import PaletteLook

        if isinstance(look, PaletteLook):
            self._show_look(look)

    def _show_look(self, look: PaletteLook) -> None:
        """Fields after a candidate; its palette becomes the document's."""
        self._showing = True
        self.mode.setCurrentIndex(int(look.exact))
        self.strength.set_value(look.strength)
        self.dither.set_value(look.dither)
        self.lightness.setChecked(look.keep_lightness)
        reference = look.reference
        self._reference = None if reference is None else Reference(reference, self.tr("A picture"))
        self._session.choose_mask(look.mask)
        if len(look.palette):
            self._set(look.palette, "Palette of the candidate")
        self._showing = False
        self._show()

    def _show(self) -> None:
        palette, document = self.shown, self._session.document
        self.grid.show_palette(palette)
        self.shares.show_palette(palette, self.achieved)
        self.shares.choose(self.grid.current)
        self.empty.setVisible(not len(palette))
        self.coach.refresh()
        for widget in (self.grid, self.shares, self.editor, self.remove, self.coach):
            widget.setVisible(bool(len(palette)))
        for widget in (self.take, self.refer):
            widget.setEnabled(document is not None)
        if not self.name.hasFocus():
            self.name.setText(palette.name)
        self._show_editor()
        self._show_how()
        self._show_figures()

    def _show_editor(self) -> None:
        index = self.grid.current
        if not 0 <= index < len(self.shown):
            return
        swatch = self.shown[index]
        for line, text in ((self.hex, swatch.color.text), (self.label, swatch.name)):
            if not line.hasFocus():
                line.setText(text)
        self.words.setText(color_words(swatch.color))
        self.fixed.setChecked(swatch.share is not None)
        self.share.setEnabled(swatch.share is not None)
        self._show_share()
        self.lock.setChecked(swatch.locked)
        self.role.setCurrentIndex(int(swatch.role is Role.paper))

    def _show_share(self) -> None:
        """The chosen colour's share: as it was given, or as it came."""
        index = self.grid.current
        if 0 <= index < len(self.shown):
            share = self.shown[index].share
            came = widths_of(self.shown, self.achieved)[index]
            self.share.set_value(came if share is None else share)

    def _show_how(self) -> None:
        exact = bool(self.mode.currentData())
        self.strength.setVisible(not exact)
        self.lightness.setVisible(not exact)
        self.dither.setVisible(exact)
        name = self._reference.name if self._reference is not None else ""
        said = self.tr("Colours of {0}").format(name) if name else self.tr("Colours: the palette")
        self.source.setText(said)
        self.forget.setVisible(bool(name))

    def _show_figures(self) -> None:
        from colorstudio.imaging.transport import Contract

        document = self._session.document
        draft = document.draft if document is not None else None
        figures = draft.figures if draft is not None else None
        contract = figures if isinstance(figures, Contract) else None
        self.meter.show_contract(contract)
        self.verdict.setText(self.meter.verdict)
        self.verdict.setVisible(contract is not None)
        self.shares.show_palette(self.shown, self.achieved)
        self._show_share()
        self.keep.setEnabled(draft is not None)
        self.apply.setEnabled(
            document is not None and (bool(len(self.shown)) or self._reference is not None)
        )
