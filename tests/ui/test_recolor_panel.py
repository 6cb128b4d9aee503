"""The Recolor panel: a colour is tried live on the chosen mask, reported, applied, exported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import SetMask, SetPalette
from colorstudio.document.recolor_look import RecolorLook
from colorstudio.document.tiles import Tiles
from colorstudio.imaging import io
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui import recolor_actions
from colorstudio.ui.canvas.tools.pick import Pick
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.recolor import RecolorPanel

PATIENCE_MS = 20000
GREEN, OCHRE = Color.from_hex("#2f6f4f"), Color.from_hex("#c08040")
OBJECT = Rect(40, 20, 80, 80)


@pytest.fixture
def panel(window: MainWindow) -> RecolorPanel:
    """The panel in front, over a shaded red square on grey that is the mask "coat"."""
    codes = np.full((120, 160, 4), 255, np.uint8)
    codes[..., :3] = 150
    shade = np.linspace(0.5, 1.0, OBJECT.w)[None, :, None]
    codes[OBJECT.slices][..., :3] = np.rint(np.array([200, 40, 40]) * shade)
    session = window.session
    session.show(Document.from_pixels(Pixels(codes), title="coat.png"))
    mask = np.zeros((120, 160, 1), np.uint8)
    mask[OBJECT.slices] = 255
    session.push(SetMask("coat", Tiles.from_array(mask)))
    session.choose_task("recolor")
    panel = window.tasks.panels["recolor"]
    assert isinstance(panel, RecolorPanel)
    return panel


def look(window: MainWindow) -> RecolorLook:
    assert isinstance(window.session.look, RecolorLook)
    return window.session.look


def drafted(qtbot: QtBot, window: MainWindow) -> None:
    """Waits until the look that is tried is seen."""
    document = window.session.document
    assert document is not None
    done: list[None] = []
    window.session.instant.submit("Marker", lambda _: None, then=done.append)
    qtbot.waitUntil(lambda: bool(done) and document.draft is not None, timeout=PATIENCE_MS)


def settled(qtbot: QtBot, window: MainWindow) -> None:
    for lane in (window.session.slow, window.session.instant):
        done: list[None] = []
        lane.submit("Marker", lambda _: None, then=done.append)
        qtbot.waitUntil(lambda done=done: bool(done), timeout=PATIENCE_MS)


def test_without_a_mask_the_panel_says_what_to_do(window: MainWindow, panel: RecolorPanel) -> None:
    assert not panel.apply.isEnabled()
    panel.choose(GREEN)
    assert window.session.look is None
    assert "Select an object" in panel.problem.text()
    window.session.choose_mask("coat")
    assert panel.apply.isEnabled()
    assert panel.problem.isHidden()
    assert window.session.look is None, "choosing a mask alone tries nothing"


def test_a_colour_is_tried_and_reported(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel
) -> None:
    window.session.choose_mask("coat")
    panel.choose(GREEN)
    assert (look(window).mask, look(window).color) == ("coat", GREEN)
    assert window.session.tool.color == GREEN
    drafted(qtbot, window)
    assert not panel.result.isHidden()
    assert panel.result.asked.color.hex == GREEN.hex
    assert GREEN.hex in panel.result.asked_words.text()
    assert "green" in panel.result.asked_words.text()
    assert panel.result.differs.text().startswith("ΔE ")
    assert float(panel.result.differs.text().split()[1]) <= 2


def test_the_picture_follows_the_colour_in_hand_only_in_this_task(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel
) -> None:
    session = window.session
    session.choose_mask("coat")
    session.set_tool(color=GREEN)
    assert look(window).color == GREEN
    session.choose_task("colorize")
    assert session.look is None
    session.set_tool(color=OCHRE)
    assert session.look is None
    session.choose_task("recolor")
    assert session.look is None, "opening the tab tries nothing"
    assert panel.new.swatch.color == OCHRE


def test_text_swatches_and_sliders_ask(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel
) -> None:
    window.session.choose_mask("coat")
    panel.new.text.setFocus()
    panel.new.text.selectAll()
    qtbot.keyClicks(panel.new.text, "#27408b")
    qtbot.keyClick(panel.new.text, Qt.Key.Key_Return)
    asked = look(window).color
    assert asked is not None
    assert asked.hex == "#27408b"
    panel.new.text.selectAll()
    qtbot.keyClicks(panel.new.text, "mauve")
    qtbot.keyClick(panel.new.text, Qt.Key.Key_Return)
    assert "not a colour" in panel.problem.text()
    assert look(window).color == asked
    panel.match.setValue(0)
    assert look(window).match_lightness == 0
    panel.highlights.setValue(50)
    assert look(window).highlights == 0.5
    window.session.push(SetPalette(Palette.of(["#112233", "#445566"])))
    assert [s.color.hex for s in panel.new.targets.swatches][:2] == ["#112233", "#445566"]
    panel.new.targets.swatches[1].click()
    color = look(window).color
    assert color is not None
    assert color.hex == "#445566"


def test_a_point_is_asked_for_on_the_canvas(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel
) -> None:
    session = window.session
    session.choose_mask("coat")
    panel.choose(GREEN)
    panel.anchor.setCurrentIndex(panel.anchor.findData("point"))
    panel.anchor.activated.emit(panel.anchor.currentIndex())
    assert session.tool.id == "pick"
    assert "Click" in panel.problem.text()
    canvas = window.canvas
    at = canvas.view.to_screen(80.5, 60.5)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(at[0]), round(at[1])))
    assert look(window).anchor == "point"
    assert look(window).point == pytest.approx((80, 60), abs=1)
    assert session.tool.id != "pick"
    assert panel.problem.isHidden()


def test_another_tool_ends_the_picking(window: MainWindow, panel: RecolorPanel) -> None:
    session = window.session
    session.choose_mask("coat")
    panel.place.click()
    assert "Click" in panel.problem.text()
    session.set_tool(id="brush")
    assert panel.problem.isHidden()
    session.picked.emit(Pick((80.0, 60.0)))
    assert session.look is None


def test_a_patch_of_the_picture_is_a_reference(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel
) -> None:
    session = window.session
    session.choose_mask("coat")
    panel.pick_patch()
    assert session.tool.id == "pick"
    session.picked.emit(Pick((5.0, 5.0), Rect(2, 2, 20, 30)))
    qtbot.waitUntil(lambda: session.look is not None, timeout=PATIENCE_MS)
    reference = look(window).reference
    assert reference is not None
    assert reference.size == (20, 30)
    assert look(window).color is None
    drafted(qtbot, window)
    assert panel.result.asked.color.chroma < 2, "the patch is grey"
    assert "patch" in panel.new.words.text()
    assert not panel.new.text.isEnabled()
    panel.new.no_reference.click()
    assert look(window).reference is None
    assert panel.new.text.isEnabled()


def test_a_picture_that_is_dropped_is_a_reference(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel, tmp_path: Path
) -> None:
    session = window.session
    session.choose_mask("coat")
    codes = np.full((900, 1200, 4), 255, np.uint8)
    codes[..., :3] = (30, 60, 200)
    path = tmp_path / "brand.png"
    io.write(path, Pixels(codes))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, modifiers)
    panel.dropEvent(drop)
    qtbot.waitUntil(lambda: session.look is not None, timeout=PATIENCE_MS)
    reference = look(window).reference
    assert reference is not None
    assert max(reference.size) <= recolor_actions.REFERENCE_SIDE
    assert "brand.png" in panel.new.words.text()
    picture = QMimeData()
    picture.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, picture, button, modifiers)
    panel.dropEvent(drop)
    qtbot.waitUntil(lambda: look(window).reference is not reference, timeout=PATIENCE_MS)


def test_apply_makes_a_layer_named_after_object_and_colour(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel
) -> None:
    session = window.session
    session.choose_mask("coat")
    panel.choose(GREEN)
    drafted(qtbot, window)
    told: list[Any] = []
    session.noticed.connect(told.append)
    with qtbot.waitSignal(session.look_applied, timeout=PATIENCE_MS):
        panel.apply.click()
    document = session.document
    assert document is not None
    top = document.state.layers[-1]
    assert [notice.text for notice in told] == [f"“{top.name}” is a layer now."]
    assert top.name.startswith("coat ")
    assert "green" in top.name
    assert session.look is None
    session.undo()
    assert len(document.state.layers) == 2


def test_a_colour_is_kept_as_a_candidate_and_tried_again(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel
) -> None:
    session = window.session
    session.choose_mask("coat")
    assert not panel.keep.isEnabled()
    panel.choose(GREEN)
    panel.keep.click()
    panel.choose(OCHRE)
    panel.keep.click()
    first, second = window.candidates.items
    window.candidates.show(first.id)
    assert look(window).color == GREEN
    assert panel.new.swatch.color == GREEN
    window.candidates.show(second.id)
    assert panel.new.swatch.color == OCHRE


def test_another_mask_takes_the_look_off(window: MainWindow, panel: RecolorPanel) -> None:
    session = window.session
    session.choose_mask("coat")
    panel.choose(GREEN)
    session.choose_mask("")
    assert session.look is None


def test_a_look_that_was_made_before_fills_the_panel(
    window: MainWindow, panel: RecolorPanel
) -> None:
    session = window.session
    kept = RecolorLook("coat", OCHRE, anchor="mean", match_lightness=0.25, highlights=0.5)
    session.set_look(kept)
    assert session.mask == "coat"
    assert panel.new.swatch.color == OCHRE
    assert panel.anchor.currentData() == "mean"
    assert panel.match.number() == pytest.approx(0.25)
    assert panel.look == kept
    assert session.look is kept


def test_what_cannot_be_done_is_said_in_the_panel(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel
) -> None:
    session = window.session
    session.push(SetMask("nothing", Tiles.empty((160, 120), 1, np.uint8)))
    session.choose_mask("nothing")
    panel.choose(GREEN)
    qtbot.waitUntil(lambda: not panel.problem.isHidden(), timeout=PATIENCE_MS)
    assert panel.problem.text()
    assert panel.result.isHidden()


def test_a_colour_that_is_dropped_on_an_object_opens_this_task(
    window: MainWindow, panel: RecolorPanel
) -> None:
    session = window.session
    session.choose_task("colorize")
    session.choose_mask("coat")
    session.recolor_wanted.emit(GREEN)
    assert session.task == "recolor"
    assert window.docks["task"].windowTitle() == "Recolor"
    assert (look(window).mask, look(window).color) == ("coat", GREEN)


# -- colourways --------------------------------------------------------------------------------


def test_colourways_are_collected_moved_and_deleted(
    window: MainWindow, panel: RecolorPanel
) -> None:
    session, ways = window.session, panel.ways
    assert not ways.buttons["add"].isEnabled()
    session.choose_mask("coat")
    panel.choose(GREEN)
    ways.buttons["add"].click()
    ways.buttons["add"].click()
    assert ways.colors == (GREEN,), "no colour twice"
    session.push(SetPalette(Palette.of(["#112233", "#445566"])))
    ways.buttons["palette"].click()
    assert [c.hex for c in ways.colors] == [GREEN.hex, "#112233", "#445566"]
    ways.list.setCurrentRow(0)
    ways.buttons["right"].click()
    assert [c.hex for c in ways.colors] == ["#112233", GREEN.hex, "#445566"]
    ways.buttons["delete"].click()
    assert [c.hex for c in ways.colors] == ["#112233", "#445566"]
    session.undo()
    assert len(ways.colors) == 3
    assert panel.masks.list.count() == 1
    panel.masks.list.item(0).setText("jacket")
    assert len(ways.colors) == 3, "they go with the name"
    session.choose_mask("")
    assert ways.colors == ()


def test_a_click_tries_a_colourway(qtbot: QtBot, window: MainWindow, panel: RecolorPanel) -> None:
    window.session.choose_mask("coat")
    panel.ways.add(GREEN)
    panel.ways.add(OCHRE)
    row = panel.ways.list.visualItemRect(panel.ways.list.item(1))
    qtbot.mouseClick(panel.ways.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert look(window).color == OCHRE


def test_colourways_are_exported_and_replace_nothing(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel, tmp_path: Path
) -> None:
    window.session.choose_mask("coat")
    panel.ways.add(GREEN)
    panel.ways.add(OCHRE)
    panel.export(tmp_path)
    settled(qtbot, window)
    files = sorted(tmp_path.glob("*.png"))
    assert len(files) == 2
    assert all(f.name.startswith("coat - coat ") for f in files)
    assert any("green #2f6f4f" in f.name for f in files)
    before = [f.read_bytes() for f in files]
    document = window.session.document
    assert document is not None
    picture = document.state.layers[0].tiles.to_array()  # type: ignore[union-attr]
    for file in files:
        codes = io.read(file).pixels.array
        outside = np.ones((120, 160), bool)
        outside[OBJECT.slices] = False
        assert np.array_equal(codes[outside], picture[outside])
        assert not np.array_equal(codes, picture)
    panel.export(tmp_path)
    settled(qtbot, window)
    assert len(list(tmp_path.glob("*.png"))) == 4
    assert [f.read_bytes() for f in files] == before
    assert len(document.state.layers) == 2, "the document stays as it is"


def test_the_preferences_name_the_colourways(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel, tmp_path: Path
) -> None:
    window.session.choose_mask("coat")
    panel.ways.add(GREEN)
    panel.ways.add(OCHRE)
    told: list[Any] = []
    window.session.noticed.connect(told.append)
    window.session.settings.colorway_template = "{nmae}"
    panel.export(tmp_path)
    assert "There is no “{nmae}”" in told[0].text
    window.session.settings.colorway_template = "{n:02}-{color}"
    panel.export(tmp_path)
    settled(qtbot, window)
    names = sorted(path.name for path in tmp_path.glob("*.png"))
    assert names[0] == "01-2f6f4f.png"
    assert names[1].startswith("02-")


@pytest.mark.parametrize("name", ["a/b:c", "  ", "x" * 10])
def test_names_of_files_are_fit_for_any_system(tmp_path: Path, name: str) -> None:
    path = recolor_actions.free_path(tmp_path, name)
    assert path.parent == tmp_path
    assert path.stem
    path.touch()
    assert recolor_actions.free_path(tmp_path, name) != path


def test_every_control_has_a_name(window: MainWindow, panel: RecolorPanel) -> None:
    for control in (
        panel.new.swatch, panel.new.text, panel.new.dropper, panel.new.refer, panel.anchor,
        panel.place, panel.match, panel.highlights, panel.new.no_reference, panel.ways.list,
        *panel.ways.buttons.values(),
    ):  # fmt: skip
        assert control.accessibleName(), control
