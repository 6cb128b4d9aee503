"""The Sketch panel: ink is separated, regions are clicked, gaps bridged, colours proposed."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints, RemoveLayer, SetMask
from colorstudio.document.layers import GroupLayer
from colorstudio.document.render import flatten
from colorstudio.document.tiles import Tiles
from colorstudio.imaging import io
from colorstudio.imaging.color import Color
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.jobs.job import Job, JobContext
from colorstudio.ui import sketch_actions
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.sketch import SketchPanel

PATIENCE_MS = 30000
RED = Color.from_hex("#c02020")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module", autouse=True)
def compiled_drawings() -> None:
    from colorstudio.imaging import sketching

    sketching.warm_up()


def page(*, gap: int = 0) -> Pixels:
    """Two circles beside each other in 400 x 240; the left one may have a hole at its top."""
    ink = np.full((240, 400), 255, np.uint8)
    cv2.circle(ink, (100, 120), 70, 0, 4, cv2.LINE_AA)
    cv2.circle(ink, (290, 120), 70, 0, 4, cv2.LINE_AA)
    if gap:
        ink[40:60, 100 - gap // 2 : 100 - gap // 2 + gap] = 255
    return Pixels(np.dstack([ink] * 3 + [np.full_like(ink, 255)]))


@pytest.fixture
def panel(window: MainWindow) -> SketchPanel:
    """The panel in front of a page with a hole in a line; nothing was done yet."""
    session = window.session
    session.show(Document.from_pixels(page(gap=9), title="page.png"))
    session.choose_task("sketch")
    panel = window.tasks.panels["sketch"]
    assert isinstance(panel, SketchPanel)
    return panel


def document(window: MainWindow) -> Document:
    assert window.session.document is not None
    return window.session.document


def settled(qtbot: QtBot, window: MainWindow) -> Flats:
    """Waits for both lanes, and for flats that answer the present state."""
    for _ in range(2):
        for lane in (window.session.slow, window.session.instant):
            done: list[None] = []
            lane.submit("Marker", lambda _: None, then=done.append)
            qtbot.waitUntil(lambda done=done: bool(done), timeout=PATIENCE_MS)
    flats = document(window).answer
    assert isinstance(flats, Flats)
    return flats


def begun(qtbot: QtBot, window: MainWindow, panel: SketchPanel) -> Flats:
    panel.begin.click()
    qtbot.waitUntil(lambda: document(window).state.flats_layer is not None, timeout=PATIENCE_MS)
    return settled(qtbot, window)


def shown_at(window: MainWindow, x: int, y: int) -> tuple[int, ...]:
    current = document(window)
    return tuple(int(v) for v in flatten(current.state, current.answer).array[y, x, :3])


def click(
    qtbot: QtBot,
    window: MainWindow,
    x: float,
    y: float,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    sx, sy = window.canvas.view.to_screen(x + 0.5, y + 0.5)
    ratio = window.canvas.ratio
    at = QPoint(round(sx / ratio), round(sy / ratio))
    qtbot.mouseClick(window.canvas, LEFT, held, at)


def test_one_button_separates_the_ink_and_tells_what_was_found(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    assert panel.begin.isVisibleTo(panel)
    assert not panel.regions.isVisibleTo(panel)
    flats = begun(qtbot, window, panel)
    assert len(flats.regions) == 3
    assert not panel.begin.isVisibleTo(panel)
    assert panel.regions.isVisibleTo(panel)
    assert "3 regions" in panel.about.text()
    assert "gaps 1, open 0" in panel.about.text()
    qtbot.waitUntil(lambda: window.status.seal_text.text() == "ink seal 0", timeout=PATIENCE_MS)
    window.session.undo()
    assert panel.begin.isVisibleTo(panel)


def test_the_first_click_on_a_drawing_separates_its_ink(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    window.session.set_tool(id="hint", color=RED)
    click(qtbot, window, 100, 120)
    qtbot.waitUntil(lambda: document(window).state.flats_layer is not None, timeout=PATIENCE_MS)
    settled(qtbot, window)
    assert shown_at(window, 100, 80) == RED.rgb8
    assert shown_at(window, 290, 120) == (255, 255, 255)


def test_clicks_colour_regions_and_undo_takes_them_back(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    begun(qtbot, window, panel)
    window.session.set_tool(id="hint", color=RED)
    click(qtbot, window, 290, 120)
    settled(qtbot, window)
    assert shown_at(window, 290, 80) == RED.rgb8
    window.session.undo()
    settled(qtbot, window)
    assert shown_at(window, 290, 80) == (255, 255, 255)


def test_gaps_are_lit_up_and_a_click_bridges_them(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    begun(qtbot, window, panel)
    panel.gap.set_value(0)
    sketch_actions.set_flats(window.session, gap=0.0)
    settled(qtbot, window)
    overlay = window.canvas.gap_overlay
    assert [gap.closed for gap in overlay.gaps] == [False]
    assert "open 1" in panel.about.text()
    before = window.canvas.grab().toImage()
    panel.show_gaps.click()
    assert overlay.gaps == ()
    assert window.canvas.grab().toImage() != before
    panel.show_gaps.click()
    gap = overlay.gaps[0]
    window.session.set_tool(id="gap")
    click(qtbot, window, gap.x, gap.y)
    flats = settled(qtbot, window)
    assert [h.kind for h in document(window).state.hints.items] == ["barrier"]
    assert len(flats.regions) == 3
    assert overlay.gaps == ()


def test_a_gap_may_be_opened_instead(qtbot: QtBot, window: MainWindow, panel: SketchPanel) -> None:
    assert len(begun(qtbot, window, panel).regions) == 3
    gap = window.canvas.gap_overlay.gaps[0]
    window.session.set_tool(id="gap")
    click(qtbot, window, gap.x, gap.y, Qt.KeyboardModifier.ShiftModifier)
    assert [h.kind for h in document(window).state.hints.items] == ["join"]
    assert len(settled(qtbot, window).regions) == 2


def test_gaps_are_seen_in_this_task_only(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    begun(qtbot, window, panel)
    assert window.canvas.gap_overlay.gaps
    window.session.choose_task("colorize")
    assert not window.canvas.gap_overlay.gaps


def reference() -> Pixels:
    """Left half red, right half blue."""
    codes = np.full((60, 100, 4), 255, np.uint8)
    codes[:, :50, :3], codes[:, 50:, :3] = (200, 30, 30), (30, 30, 200)
    return Pixels(codes)


def test_a_reference_proposes_hints_and_keeps_the_artists_own(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    begun(qtbot, window, panel)
    own = Hint("own", "point", ((290.0, 120.0),), 4.0, Color.from_hex("#209020"))
    window.session.push(AddHints((own,)))
    panel.references.take(reference(), "ref.png")
    panel.references.propose.click()
    settled(qtbot, window)
    hints = document(window).state.hints
    assert hints.get("own") == own
    made = [h for h in hints.items if h.id != "own"]
    assert len(made) == 1
    assert made[0].color is not None
    assert made[0].color.rgb8[0] > 150 > made[0].color.rgb8[2]
    assert shown_at(window, 290, 80) == (0x20, 0x90, 0x20)
    panel.references.another.click()
    settled(qtbot, window)
    assert len(document(window).state.hints) == 2  # the former proposal gave way
    window.session.undo()
    window.session.undo()
    assert [h.id for h in document(window).state.hints.items] == ["own"]


def test_several_references_at_once_are_all_taken(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel, tmp_path: Path
) -> None:
    begun(qtbot, window, panel)
    for name in ("a.png", "b.png", "c.png"):
        cv2.imwrite(str(tmp_path / name), np.full((20, 20, 3), 90, np.uint8))
        panel.references.read(tmp_path / name)
    settled(qtbot, window)
    assert [r.name for r in panel.references.references] == ["a.png", "b.png", "c.png"]


def test_a_bound_reference_speaks_for_its_mask_alone(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    from colorstudio.document.edits import SetMask
    from colorstudio.document.tiles import Tiles

    begun(qtbot, window, panel)
    mask = np.zeros((240, 400, 1), np.uint8)
    mask[:, :195] = 255
    window.session.push(SetMask("Left", Tiles.from_array(mask)))
    blue = np.full((20, 20, 4), 255, np.uint8)
    blue[..., :3] = (30, 30, 200)
    red = np.full((20, 20, 4), 255, np.uint8)
    red[..., :3] = (200, 30, 30)
    panel.references.take(Pixels(blue), "blue.png", "Left")
    panel.references.take(Pixels(red), "red.png")
    panel.references.propose.click()
    settled(qtbot, window)
    assert shown_at(window, 100, 120) == (30, 30, 200)
    assert shown_at(window, 290, 120) == (200, 30, 30)


def test_a_coloured_picture_of_this_drawing_becomes_flats(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    from PySide6.QtWidgets import QComboBox

    begun(qtbot, window, panel)
    codes = page().array.copy()
    codes[60:180, 50:150, :3] = (180, 90, 20)
    codes[60:180, 240:340, :3] = (20, 90, 180)
    panel.references.take(Pixels(codes), "painted.png")
    box = panel.references.findChildren(QComboBox)[0]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert panel.references.references[0].same
    panel.references.propose.click()
    settled(qtbot, window)
    assert shown_at(window, 100, 120) == (180, 90, 20)
    assert shown_at(window, 290, 120) == (20, 90, 180)


def write_cast(folder: Path) -> Path:
    io.write(folder / "mika.png", reference(), io.Metadata(), io.WriteOptions())
    path = folder / "mika.json"
    parts = [{"name": "hair", "color": "#c81e1e"}, {"name": "coat", "color": "#1e1ec8"}]
    path.write_text(json.dumps({"name": "Mika", "parts": parts, "reference": "mika.png"}))
    return path


def drop(panel: SketchPanel, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    panel.dropEvent(
        QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            mime,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_cast_is_dropped_placed_and_obeys_words(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel, tmp_path: Path
) -> None:
    begun(qtbot, window, panel)
    drop(panel, write_cast(tmp_path))
    qtbot.waitUntil(lambda: len(document(window).state.hints) == 2, timeout=PATIENCE_MS)
    settled(qtbot, window)
    groups = {h.group: h for h in document(window).state.hints.items}
    assert set(groups) == {"hair", "coat"}
    assert groups["hair"].x < 195 < groups["coat"].x
    panel.cast.words.setText("hair: dark green")
    qtbot.keyClick(panel.cast.words, Qt.Key.Key_Return)
    settled(qtbot, window)
    r, g, b = shown_at(window, 100, 120)
    assert g > 1.5 * max(r, b)
    assert panel.cast.words.text() == ""
    panel.cast.words.setText("sword: red")
    qtbot.keyClick(panel.cast.words, Qt.Key.Key_Return)
    assert "sword" in panel.cast.problem.text()
    panel.cast.write(tmp_path / "again.json")
    settled(qtbot, window)
    saved = json.loads((tmp_path / "again.json").read_text())
    assert saved["parts"][0]["color"] != "#c81e1e"


def test_a_cast_that_is_opened_with_a_drawing_colours_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    cast = write_cast(tmp_path)
    drawing = tmp_path / "page.png"
    io.write(drawing, page(), io.Metadata(), io.WriteOptions())
    window.session.open([drawing, cast])
    qtbot.waitUntil(
        lambda: (
            window.session.document is not None and len(window.session.document.state.hints) == 2
        ),
        timeout=PATIENCE_MS,
    )
    settled(qtbot, window)
    assert window.session.task == "sketch"
    assert shown_at(window, 100, 120) == (0xC8, 0x1E, 0x1E)
    assert shown_at(window, 290, 120) == (0x1E, 0x1E, 0xC8)


def test_what_is_dropped_and_cannot_be_read_is_said(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel, tmp_path: Path
) -> None:
    begun(qtbot, window, panel)
    said: list[object] = []
    window.session.noticed.connect(said.append)
    path = tmp_path / "empty.json"
    path.write_text('{"name": "Nobody", "parts": []}')
    drop(panel, path)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)
    assert panel.cast.cast is None


def test_lettering_is_marked_by_hand(qtbot: QtBot, window: MainWindow, panel: SketchPanel) -> None:
    begun(qtbot, window, panel)
    panel.by_hand.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: "Lettering" in document(window).state.masks, timeout=PATIENCE_MS)
    assert window.session.mask == "Lettering"
    assert window.session.tool.id == "mask_brush"
    window.session.set_tool(id="hint")
    window.session.choose_mask("")
    panel.by_hand.menu().actions()[0].trigger()
    assert window.session.mask == "Lettering"


def test_flats_become_layers_and_the_panel_says_so(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    begun(qtbot, window, panel)
    window.session.push(AddHints((Hint("a", "point", ((100.0, 120.0),), 4.0, RED, "ball"),)))
    settled(qtbot, window)
    panel.shade.menu().actions()[0].trigger()
    panel.layers.click()
    qtbot.waitUntil(lambda: document(window).state.flats_layer is None, timeout=PATIENCE_MS)
    state = document(window).state
    group = next(la for la in state.layers if isinstance(la, GroupLayer))
    assert [la.name for la in group.children] == ["Paper", "ball"]
    assert [la.name for la in state.layers[-2:]] == ["Shade", "Ink"]
    assert "layers now" in panel.teach.text()
    assert not panel.begin.isVisibleTo(panel)
    window.session.undo()
    assert document(window).state.flats_layer is not None


def test_layers_and_shade_hold_the_hint_that_was_set_just_before(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    begun(qtbot, window, panel)
    session = window.session
    session.push(AddHints((Hint("a", "point", ((100.0, 120.0),), 4.0, RED, "ball"),)))
    sketch_actions.to_layers(session, "part")  # before the answer to the hint can have come
    qtbot.waitUntil(lambda: document(window).state.flats_layer is None, timeout=PATIENCE_MS)
    group = next(la for la in document(window).state.layers if isinstance(la, GroupLayer))
    assert [la.name for la in group.children] == ["Paper", "ball"]


def test_layers_of_a_drawing_that_went_on_are_refused_aloud(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    begun(qtbot, window, panel)
    session = window.session
    said: list[object] = []
    session.noticed.connect(lambda notice: said.append(notice.text))
    sketch_actions.to_layers(session, "part")
    session.push(AddHints((Hint("a", "point", ((100.0, 120.0),), 4.0, RED, "ball"),)))
    settled(qtbot, window)
    assert document(window).state.flats_layer is not None
    assert said == ["The drawing was changed meanwhile. Try again."]


def test_proposals_asked_for_in_haste_give_every_region_one_hint(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(qtbot, window, panel)
    session, jobs = window.session, []
    panel.references.take(reference(), "colours.png")
    monkeypatch.setattr(session, "submit", lambda _, work, then, **__: jobs.append((work, then)))
    for seed in range(2):  # the second is asked for before the first is there
        sketch_actions.propose(session, panel.references.references, seed=seed)
    for work, then in jobs:
        then(work(JobContext(Job("Propose", work), lambda _: None)))
    ids = [h.id for h in document(window).state.hints.items]
    assert len(jobs) == 2
    assert ids
    assert len(ids) == len(set(ids))


def test_flats_that_were_deleted_are_not_called_layers(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    begun(qtbot, window, panel)
    flats = document(window).state.flats_layer
    assert flats is not None
    window.session.push(RemoveLayer(flats.id))
    assert "deleted" in panel.teach.text()


def test_a_reference_whose_mask_was_deleted_says_so(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    begun(qtbot, window, panel)
    everything = Tiles.from_array(np.full((240, 400, 1), 255, np.uint8))
    window.session.push(SetMask("Left", everything))
    panel.references.take(reference(), "ref.png", "Left")
    window.session.push(SetMask("Left", None))
    boxes = panel.references.findChildren(QComboBox)
    assert boxes[-1].currentText() == "Left (gone)"


def test_panels_of_a_page_become_masks(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    codes = np.full((900, 640, 4), 255, np.uint8)
    for y in (40, 460):
        cv2.rectangle(codes, (40, y), (600, y + 380), (0, 0, 0, 255), 4)
        cv2.circle(codes, (320, y + 190), 90, (0, 0, 0, 255), 4)
    window.session.show(Document.from_pixels(Pixels(codes), title="comic.png"))
    panel.find_panels.click()
    qtbot.waitUntil(lambda: len(document(window).state.masks) == 2, timeout=PATIENCE_MS)
    window.session.undo()
    assert not document(window).state.masks
    window.session.show(Document.from_pixels(page(), title="page.png"))
    said: list[object] = []
    window.session.noticed.connect(said.append)
    panel.find_panels.click()
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)


def test_a_drawing_that_was_begun_opens_in_its_panel(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    begun(qtbot, window, panel)
    state = document(window).state
    window.session.choose_task("colorize")
    colorize = window.tasks.panels["colorize"]
    assert not colorize.follow.isEnabled()  # type: ignore[attr-defined]
    window.session.show(Document(state, title="again.colorstudio"))
    assert window.session.task == "sketch"
    settled(qtbot, window)
    assert "3 regions" in panel.about.text()


def test_every_control_has_a_name(window: MainWindow, panel: SketchPanel) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for control in panel.findChildren(kind):
            if control.isVisibleTo(panel) and not control.objectName().startswith("qt_"):
                text = control.text() if isinstance(control, QAbstractButton) else ""
                assert control.accessibleName() or text or control.parent() is not panel


def test_a_smaller_drawing_after_a_larger_one_is_answered_without_complaint(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel
) -> None:
    begun(qtbot, window, panel)
    small = Document.from_pixels(Pixels(page().array[:120, :200].copy()), title="small.png")
    small.push(AddHints((Hint("a", "point", ((100.0, 100.0),), 4.0, RED),)))
    said: list[object] = []
    window.session.noticed.connect(said.append)
    window.session.show(small)
    qtbot.waitUntil(lambda: small.answer is not None, timeout=PATIENCE_MS)
    assert said == []
