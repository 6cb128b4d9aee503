"""Panels: layers, hints, the task, tool options, history, jobs; all through edits."""

import threading
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints, SetLayer
from colorstudio.document.layers import GroupLayer, walk
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.spread import HintReport
from colorstudio.jobs.job import JobContext
from colorstudio.ui import layer_actions
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.hints import EYE, INFO, NAME, SWATCH, HintsPanel
from colorstudio.ui.panels.layers import MARKS, LayersPanel
from colorstudio.ui.panels.layers import NAME as LAYER_NAME

PATIENCE_MS = 20000
NORMAL, SELECTED = QIcon.Mode.Normal, QIcon.Mode.Selected
RED, GREEN = Color.from_hex("#a03020"), Color.from_hex("#308040")


def names(document: Document) -> list[str]:
    return [layer.name for layer in walk(document.state.layers)]


# -- layers ------------------------------------------------------------------


@pytest.fixture
def layers(opened: MainWindow) -> LayersPanel:
    opened.places.reveal("layers")
    return opened.layers


def shown(panel: LayersPanel, parent: QModelIndex | None = None) -> list[str]:
    parent = parent or QModelIndex()
    model = panel.model
    return [model.index(row, LAYER_NAME, parent).data() for row in range(model.rowCount(parent))]


def test_the_top_layer_comes_first(layers: LayersPanel, photo: Document) -> None:
    assert shown(layers) == ["Colour from hints", "Photo"]
    assert names(photo) == ["Photo", "Colour from hints"]


def test_layers_are_added_duplicated_and_deleted(layers: LayersPanel, photo: Document) -> None:
    layers.buttons["image-plus"].click()
    assert shown(layers) == ["Colour from hints", "Paint", "Photo"]
    assert photo.state.active_layer.name == "Paint"  # type: ignore[union-attr]
    layers.buttons["droplet"].click()
    layers.buttons["copy"].click()
    assert shown(layers)[:3] == ["Colour from hints", "Colour copy", "Colour"]
    layers.buttons["trash-2"].click()
    assert "Colour copy" not in names(photo)
    photo.undo()
    assert "Colour copy" in shown(layers)


def test_choosing_a_row_chooses_the_layer(layers: LayersPanel, photo: Document) -> None:
    layers.tree.setCurrentIndex(layers.model.index_of("answer", LAYER_NAME))
    assert photo.state.active == "answer"
    assert not photo.can_undo
    photo.choose("photo")
    assert layers.tree.currentIndex().data() == "Photo"


def test_the_eye_hides(qtbot: QtBot, layers: LayersPanel, photo: Document) -> None:
    rect = layers.tree.visualRect(layers.model.index_of("photo", 0))
    qtbot.mouseClick(layers.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert not photo.state.layer("photo").visible  # type: ignore[union-attr]
    said = layers.model.index_of("photo", LAYER_NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Photo, pixel layer, hidden"


def test_blend_opacity_and_lock_are_edits(layers: LayersPanel, photo: Document) -> None:
    layer_actions.add_pixels(layers._session)
    layers.opacity.setValue(50)
    layers.blend.setCurrentIndex(layers.blend.findData("multiply"))
    layers.blend.activated.emit(layers.blend.currentIndex())
    layers.lock.click()
    layer = photo.state.active_layer
    assert layer is not None
    assert (layer.opacity, layer.blend, layer.locked) == (0.5, "multiply", True)
    marks = layers.model.index_of(layer.id, MARKS)
    assert marks.data() == "50 %"
    assert marks.data(Qt.ItemDataRole.ToolTipRole) == "locked, 50 % opaque"
    photo.undo()
    assert not layers.lock.isChecked()


def test_blend_modes_have_their_names(layers: LayersPanel) -> None:
    items = [layers.blend.itemText(n) for n in range(layers.blend.count())]
    assert items[:3] == ["Normal", "Multiply", "Screen"]
    assert "Colour dodge" in items


def test_renaming_in_place(layers: LayersPanel, photo: Document) -> None:
    at = layers.model.index_of("photo", LAYER_NAME)
    assert layers.model.setData(at, "Scan of 1912")
    assert names(photo)[0] == "Scan of 1912"
    assert not layers.model.setData(at, "   ")
    assert names(photo)[0] == "Scan of 1912"


@pytest.mark.parametrize("name", ["twelve chars", "x" * 28 + " a name of sixty chars " + "y" * 9])
def test_long_names_elide_in_the_middle_with_a_tooltip(
    layers: LayersPanel, photo: Document, name: str
) -> None:
    photo.push(SetLayer("photo", {"name": name}))
    at = layers.model.index_of("photo", LAYER_NAME)
    assert at.data(Qt.ItemDataRole.ToolTipRole) == name
    assert layers.tree.textElideMode() == Qt.TextElideMode.ElideMiddle
    width = layers.tree.columnWidth(0) + layers.tree.columnWidth(1) + layers.tree.columnWidth(2)
    assert width <= layers.tree.viewport().width()


def drop(panel: LayersPanel, layer_id: str, row: int, parent: QModelIndex | None = None) -> None:
    model = panel.model
    data = model.mimeData([model.index_of(layer_id, LAYER_NAME)])
    move = Qt.DropAction.MoveAction
    assert not model.dropMimeData(data, move, row, 0, parent or QModelIndex())


def test_dragging_to_another_place(layers: LayersPanel, photo: Document) -> None:
    session = layers._session
    layer_actions.add_pixels(session)
    layer_actions.add_color(session)
    assert shown(layers) == ["Colour from hints", "Colour", "Paint", "Photo"]
    paint = layers.model.layer(layers.model.index(2, 0))
    assert paint is not None
    drop(layers, paint.id, 0)
    assert shown(layers) == ["Paint", "Colour from hints", "Colour", "Photo"]
    drop(layers, paint.id, 4)
    assert shown(layers) == ["Colour from hints", "Colour", "Photo", "Paint"]
    drop(layers, paint.id, 2)
    assert shown(layers) == ["Colour from hints", "Colour", "Paint", "Photo"]


def test_dragging_into_a_group_and_to_its_bottom(layers: LayersPanel, photo: Document) -> None:
    session = layers._session
    layer_actions.add_group(session)
    group = photo.state.active
    layer_actions.add_pixels(session)
    paint = photo.state.active
    layer_actions.add_color(session)
    color = photo.state.active
    at = layers.model.index_of
    drop(layers, paint, -1, at(group))
    drop(layers, color, -1, at(group))
    assert shown(layers, at(group)) == ["Colour", "Paint"]
    drop(layers, color, 2, at(group))
    assert shown(layers, at(group)) == ["Paint", "Colour"]
    assert layers.tree.isExpanded(at(group))
    steps = photo.index
    photo.undo()
    assert photo.index == steps - 1
    assert shown(layers, at(group)) == ["Colour", "Paint"]


def test_a_group_cannot_go_into_itself(opened: MainWindow, photo: Document) -> None:
    layer_actions.add_group(opened.session)
    group = photo.state.active
    drop(opened.layers, group, -1, opened.layers.model.index_of(group))
    assert isinstance(photo.state.layer(group), GroupLayer)


def test_moving_with_keys_goes_through_groups(opened: MainWindow, photo: Document) -> None:
    session = opened.session
    layer_actions.add_group(session)
    group = photo.state.active
    layer_actions.add_pixels(session)
    paint = photo.state.active
    drop(opened.layers, paint, -1, opened.layers.model.index_of(group))
    photo.choose(paint)
    layer_actions.move_up(session)
    assert [layer.name for layer in photo.state.layers] == [
        "Photo", "Group", "Paint", "Colour from hints",
    ]  # fmt: skip
    layer_actions.move_down(session)
    layer_actions.move_down(session)
    assert names(photo)[0] == "Paint"


def test_a_duplicated_group_has_ids_of_its_own(opened: MainWindow, photo: Document) -> None:
    layer_actions.add_group(opened.session)
    group = photo.state.active
    layer_actions.add_pixels(opened.session)
    drop(opened.layers, photo.state.active, -1, opened.layers.model.index_of(group))
    photo.choose(group)
    layer_actions.duplicate(opened.session)
    ids = [layer.id for layer in walk(photo.state.layers)]
    assert len(ids) == len(set(ids)) == 6


def test_the_last_layer_stays_and_that_is_said(opened: MainWindow, photo: Document) -> None:
    photo.choose("answer")
    layer_actions.delete(opened.session)
    layer_actions.delete(opened.session)
    assert len(photo.state.layers) == 1
    assert "last layer" in opened.toasts.toasts[-1].notice.text


# -- hints -------------------------------------------------------------------


@pytest.fixture
def panel(opened: MainWindow, photo: Document, hints: tuple[Hint, ...]) -> HintsPanel:
    opened.places.reveal("task")
    photo.push(AddHints(hints))
    return opened.tasks.panels["colorize"].hints  # type: ignore[attr-defined]


def row(panel: HintsPanel, name: str) -> QTreeWidgetItem:
    return next(i for i in panel._group_items() if i.text(NAME) == name)


def test_groups_are_listed_with_colour_and_count(panel: HintsPanel) -> None:
    assert [i.text(NAME) for i in panel._group_items()] == ["coat", "skin", "Without group"]
    coat = row(panel, "coat")
    assert coat.text(INFO) == "2"
    assert not coat.icon(SWATCH).isNull()
    said = coat.data(NAME, Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("coat, 2 hints, ")
    assert panel.empty.isHidden()


def test_a_selected_row_does_not_tint_its_swatch(panel: HintsPanel) -> None:
    icon = row(panel, "coat").icon(SWATCH)
    size = QSize(16, 16)
    drawn = [icon.pixmap(size, m).toImage().pixelColor(8, 8) for m in (NORMAL, SELECTED)]
    assert drawn[0] == drawn[1] == QColor(*RED.rgb8)


def test_an_empty_list_teaches(opened: MainWindow) -> None:
    panel = opened.tasks.panels["colorize"].hints  # type: ignore[attr-defined]
    assert not panel.empty.isHidden()
    assert "Click a place" in panel.empty.text()


def test_the_eye_of_a_group_hides_it(panel: HintsPanel, photo: Document) -> None:
    panel.tree.itemClicked.emit(row(panel, "coat"), EYE)
    assert photo.state.hints.hidden == {"coat"}
    assert row(panel, "coat").toolTip(EYE) == "Hidden"
    panel.tree.itemClicked.emit(row(panel, "coat"), EYE)
    assert photo.state.hints.hidden == frozenset()


def test_the_swatch_recolours_the_whole_group(panel: HintsPanel, photo: Document) -> None:
    from colorstudio.ui.widgets.color_popup import ColorPopup

    panel.tree.itemClicked.emit(row(panel, "coat"), SWATCH)
    (popup,) = panel.findChildren(ColorPopup)
    assert popup.picker.color == RED
    before = photo.index
    for color in (Color.from_hex("#113311"), GREEN):
        popup.picker._take(color)
    assert {h.color for h in photo.state.hints.items if h.group == "coat"} == {GREEN}
    assert photo.state.hints.get("h3").color != GREEN
    assert photo.index == before + 1
    popup.close()


def test_renaming_keeps_hints_and_hiding(panel: HintsPanel, photo: Document) -> None:
    panel.tree.itemClicked.emit(row(panel, "coat"), EYE)
    row(panel, "coat").setText(NAME, "jacket")
    assert photo.state.hints.groups == ("jacket", "skin")
    assert photo.state.hints.hidden == {"jacket"}
    photo.undo()
    assert photo.state.hints.groups == ("coat", "skin")


def test_choosing_a_group_makes_new_hints_join_it(panel: HintsPanel, opened: MainWindow) -> None:
    row(panel, "skin").setSelected(True)
    tool = opened.session.tool
    assert tool.group == "skin"
    assert tool.color == Color.from_hex("#204080")
    assert opened.options.group.currentText() == "skin"


def test_hints_are_shown_pinned_and_deleted(panel: HintsPanel, photo: Document) -> None:
    coat = row(panel, "coat")
    coat.setExpanded(True)
    assert coat.childCount() == 2
    assert child(coat, 0).text(NAME) == "Point 20, 20"
    panel.tree.clearSelection()
    child(coat, 1).setSelected(True)
    panel.pin_selected()
    assert photo.state.hints.get("h2").pinned
    assert not photo.state.hints.get("h1").pinned
    assert [h.id for h in panel.selected_hints()] == ["h2"]
    panel.delete()
    assert [h.id for h in photo.state.hints.items] == ["h1", "h3", "h4", "h5"]


def child(item: QTreeWidgetItem, n: int) -> QTreeWidgetItem:
    found = item.child(n)
    assert found is not None
    return found


def report(hint_id: str, delta: float, reason: Any) -> HintReport:
    return HintReport(hint_id, RED, GREEN, delta, reason)


def test_amber_marks_say_why(panel: HintsPanel, opened: MainWindow) -> None:
    opened.session.reported.emit((report("h1", 12.3, "gamut"), report("h2", 0.4, "")))
    coat = row(panel, "coat")
    assert not coat.icon(INFO).isNull()
    assert coat.toolTip(INFO) == "1 of 2 differ from what was asked"
    assert row(panel, "skin").icon(INFO).isNull()
    coat.setExpanded(True)
    first = child(coat, 0)
    assert first.text(INFO) == "ΔE 12.3"
    assert "cannot be reached at the lightness" in first.toolTip(INFO)
    first.setSelected(True)
    assert not panel.why.isHidden()
    assert "Asked #a03020, got #308040" in panel.why.text()


def test_a_new_group_takes_the_chosen_hints(panel: HintsPanel, photo: Document) -> None:
    row(panel, "Without group").setSelected(True)
    panel.new_group()
    assert photo.state.hints.get("h4").group == "Group 1"
    assert panel._session.tool.group == "Group 1"


def test_a_thousand_hints_are_listed_quickly(qtbot: QtBot, opened: MainWindow) -> None:
    import time

    many = tuple(
        Hint(f"m{n}", "point", ((n % 160, n % 120),), 2.0, RED, group=f"g{n % 5}")
        for n in range(1000)
    )
    began = time.perf_counter()
    opened.session.push(AddHints(many))
    assert time.perf_counter() - began < 1.0
    panel = opened.tasks.panels["colorize"].hints  # type: ignore[attr-defined]
    assert [i.childCount() for i in panel._group_items()] == [0] * 5


# -- the task ----------------------------------------------------------------


def test_the_sliders_set_the_answer_layer(opened: MainWindow, photo: Document) -> None:
    task: Any = opened.tasks.panels["colorize"]
    task.follow.setValue(70)
    task.saturation.setValue(150)
    layer = photo.state.answer_layer
    assert layer is not None
    assert (layer.follow, layer.saturation) == (0.7, 1.5)
    photo.undo()
    assert task.saturation.text() == "100 %"
    assert task.photo.text() == "ramp.png"
    assert task.about.text() == "160 × 120 pixels"


def test_a_toned_scan_is_offered_to_be_neutralised(qtbot: QtBot, window: MainWindow) -> None:
    rng = np.random.default_rng(1)
    grey = rng.integers(30, 220, (120, 160, 1))
    codes = np.full((120, 160, 4), 255, np.uint8)
    codes[..., :3] = np.clip(grey * [1.1, 0.95, 0.7], 0, 255)
    document = Document.from_pixels(Pixels(codes), title="sepia.png")
    window.session.show(document)
    task: Any = window.tasks.panels["colorize"]
    qtbot.waitUntil(lambda: not task.neutralise.isHidden(), timeout=PATIENCE_MS)
    assert task.about.text().endswith("toned")
    with qtbot.waitSignal(document_committed(document), timeout=PATIENCE_MS):
        task.neutralise.click()
    assert document.state.tone is not None
    pixels = document.state.source_layer.tiles.to_array()  # type: ignore[union-attr]
    assert np.ptp(pixels[..., :3].astype(int), axis=2).max() <= 1
    assert document.steps[-1].name == "Neutralise"
    assert task.neutralise.isHidden()


def document_committed(document: Document) -> Any:
    from PySide6.QtCore import QObject, Signal

    class Bridge(QObject):
        told = Signal()

    bridge = Bridge()
    document.committed.connect(lambda _: bridge.told.emit())
    document.bridge = bridge  # type: ignore[attr-defined]
    return bridge.told


def test_a_neutral_photo_is_not_offered_it(qtbot: QtBot, opened: MainWindow) -> None:
    with qtbot.waitSignal(opened.session.slow.ended, timeout=PATIENCE_MS):
        opened.session.slow.submit("Last", lambda context: None)
    assert opened.tasks.panels["colorize"].neutralise.isHidden()  # type: ignore[attr-defined]


def test_a_colour_layer_is_made_of_the_answer(
    qtbot: QtBot, opened: MainWindow, photo: Document, hints: tuple[Hint, ...]
) -> None:
    photo.push(AddHints(hints))
    qtbot.waitUntil(lambda: photo.answer is not None, timeout=60000)
    task: Any = opened.tasks.panels["colorize"]
    before = displayed(opened, photo)
    with qtbot.waitSignal(document_committed(photo), timeout=60000):
        task.bake.click()
    layer = photo.state.active_layer
    assert layer is not None
    assert layer.kind == "color"
    assert not photo.state.answer_layer.visible  # type: ignore[union-attr]
    assert np.abs(displayed(opened, photo) - before).max() <= 2
    photo.undo()
    assert photo.state.answer_layer.visible  # type: ignore[union-attr]
    assert len(photo.state.layers) == 2


def displayed(window: MainWindow, document: Document) -> np.ndarray:
    from colorstudio.document.render import render_display
    from colorstudio.imaging.geometry import Rect

    rect = Rect(0, 0, *document.state.size)
    area = render_display(document.state, document.answer, rect, 0, window.session.pyramid)
    return area.bgrx[..., :3].astype(int)


# -- tool options ------------------------------------------------------------


def test_only_what_the_tool_has_is_shown(opened: MainWindow) -> None:
    options = opened.options
    height = options.height()

    def seen() -> set[str]:
        return {name for name, field in options.fields.items() if not field.isHidden()}

    opened.session.set_tool(id="hint")
    assert seen() == {"hint_radius", "group"}
    opened.session.set_tool(id="brush")
    assert seen() == {"size", "hardness", "opacity", "flow"}
    assert options.title.text() == "Brush"
    opened.session.set_tool(id="hand")
    assert seen() == set()
    opened.session.set_tool(id="fill")
    assert seen() == {"tolerance", "contiguous"}
    assert options.height() == height


def test_every_tool_has_its_row_of_options() -> None:
    from colorstudio.ui.canvas.tools import TOOLS
    from colorstudio.ui.panels.tool_options import FIELDS

    without = {"move", "join", "gap", "eyedropper", "hand", "pick"}
    assert {tool.id for tool in TOOLS} - without <= set(FIELDS)


def test_options_change_the_tool_and_follow_it(opened: MainWindow) -> None:
    options: Any = opened.options.fields
    opened.session.set_tool(id="brush")
    options["size"].setValue(60)
    assert opened.session.tool.brush.radius_px == pytest.approx(30)
    options["hardness"].setValue(20)
    assert opened.session.tool.brush.hardness == pytest.approx(0.2)
    opened.session.set_brush(flow=0.3)
    assert options["flow"].text() == "30 %"
    opened.options.group.lineEdit().setText("hair")  # type: ignore[union-attr]
    opened.options.group.lineEdit().editingFinished.emit()  # type: ignore[union-attr]
    assert opened.session.tool.group == "hair"


# -- history and jobs --------------------------------------------------------


def test_a_click_in_the_history_goes_there(
    opened: MainWindow, photo: Document, hints: tuple[Hint, ...]
) -> None:
    opened.places.reveal("history")
    photo.push(SetLayer("photo", {"visible": False}))
    photo.push(AddHints(hints))
    items = opened.history.list
    opened.history.refresh()
    assert [items.item(n).text() for n in range(items.count())] == [
        "Opened", "Layer visible", "Add hint",
    ]  # fmt: skip
    assert items.currentRow() == 2
    items.setCurrentRow(0)
    assert photo.state.layer("photo").visible  # type: ignore[union-attr]
    assert len(photo.state.hints) == 0
    assert items.item(2).font().italic()
    said = items.item(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Add hint, undone"
    items.setCurrentRow(2)
    assert len(photo.state.hints) == 5


def test_jobs_are_listed_with_progress_and_can_be_stopped(qtbot: QtBot, opened: MainWindow) -> None:
    opened.places.reveal("jobs")
    go = threading.Event()

    def work(context: JobContext) -> None:
        context.step(1, 4, "Reading")
        while not go.wait(0.005):
            context.check()

    slow, jobs = opened.session.slow, opened.jobs
    with qtbot.waitSignal(slow.progressed):
        slow.submit("First", work)
    slow.submit("Second", work)
    slow.submit("Hidden", work, quiet=True)
    qtbot.waitUntil(lambda: len(jobs.rows) == 2)
    first, second = jobs.rows
    assert (first.title.text(), first.stage.text(), first.bar.value()) == ("First", "Reading", 250)
    assert second.stage.text() == "Waiting"
    assert opened.status.jobs.text() == "Jobs: 2"
    second.cancel.click()
    qtbot.waitUntil(lambda: len(jobs.rows) == 1)
    first.cancel.click()
    qtbot.waitUntil(lambda: not jobs.rows)
    go.set()
    assert not jobs.empty.isHidden()
    assert opened.status.jobs.text() == "Jobs: 0"


def test_waiting_jobs_change_places_and_are_cleared(qtbot: QtBot, opened: MainWindow) -> None:
    opened.places.reveal("jobs")
    go = threading.Event()

    def work(context: JobContext) -> None:
        while not go.wait(0.005):
            context.check()

    slow, jobs = opened.session.slow, opened.jobs
    slow.submit("runs", work)
    qtbot.waitUntil(lambda: slow.queue.running is not None)
    for name in ("a", "b"):
        slow.submit(name, work)
    slow.submit("unseen", lambda _: None, quiet=True)
    slow.submit("c", work)
    qtbot.waitUntil(lambda: len(jobs.rows) == 4)

    def order() -> list[str]:
        return [row.title.text() for row in jobs.rows]

    assert jobs.summary.text() == "3 waiting"
    runs, a, b, c = jobs.rows
    assert runs.earlier.isHidden()
    assert [row.earlier.isEnabled() for row in (a, b, c)] == [False, True, True]
    assert [row.later.isEnabled() for row in (a, b, c)] == [True, True, False]
    c.earlier.click()
    qtbot.waitUntil(lambda: order() == ["runs", "a", "c", "b"])
    a.later.click()
    qtbot.waitUntil(lambda: order() == ["runs", "c", "a", "b"])
    qtbot.keyClick(b, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: order() == ["runs", "c", "b", "a"])
    qtbot.waitUntil(lambda: [r.y() for r in jobs.rows] == sorted(r.y() for r in jobs.rows))
    jobs.clear.click()
    qtbot.waitUntil(lambda: order() == ["runs"])
    assert jobs.clear.isHidden()
    go.set()
    qtbot.waitUntil(lambda: not jobs.rows)
