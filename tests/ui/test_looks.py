"""Looks in the window: shown before they are edits, applied bit for bit, and kept in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from colorstudio.document import looks
from colorstudio.document.document import Document
from colorstudio.document.edits import KeepPalettes, SetMask, SetPalette
from colorstudio.document.look import Look
from colorstudio.document.palette_look import PaletteLook
from colorstudio.document.project_file import load
from colorstudio.document.recolor_look import RecolorLook
from colorstudio.document.render import flatten
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import from_hex_list
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.session import Session

BLUE = Color.from_hex("#2040a0")
INKS = from_hex_list("#102030 #f0e0d0 #a04020", "Inks")


def shown(
    session: Session, size: tuple[int, int], *, dtype: type = np.uint8, alpha: bool = False
) -> Document:
    """A noisy document in the window, with the mask "top" of its upper half chosen."""
    rng = np.random.default_rng(size[0])
    full = np.iinfo(dtype).max
    codes = rng.integers(0, full, (*size, 4), dtype=dtype, endpoint=True)
    if not alpha:
        codes[..., 3] = full
    document = Document.from_pixels(Pixels(codes), title="noise.png")
    session.show(document)
    mask = np.zeros((*size, 1), np.uint8)
    mask[: max(1, size[0] // 2)] = 255
    session.push(SetMask("top", Tiles.from_array(mask)))
    session.choose_mask("top")
    return document


def applied(session: Session, look: Look, qtbot: QtBot) -> None:
    document = session.document
    assert document is not None
    steps = document.index
    session.set_look(look)
    session.apply_look()
    qtbot.waitUntil(lambda: document.index == steps + 1, timeout=15_000)
    assert session.look is None


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("size", [(1, 1), (3, 400), (300, 280)])
@pytest.mark.parametrize("alpha", [False, True])
def test_looks_apply_to_any_picture_and_keep_its_alpha(
    window: MainWindow, qtbot: QtBot, dtype: type, size: tuple[int, int], alpha: bool
) -> None:
    session = window.session
    document = shown(session, size, dtype=dtype, alpha=alpha)
    before = flatten(document.state, None).array
    applied(session, RecolorLook(mask="top", color=BLUE), qtbot)
    after = flatten(document.state, None).array
    outside = np.s_[max(1, size[0] // 2) :]
    assert np.array_equal(after[outside], before[outside])
    applied(session, PaletteLook(INKS, exact=True), qtbot)
    final = flatten(document.state, None).array
    assert np.array_equal(final[..., 3], before[..., 3])
    if not alpha and dtype is np.uint8:
        assert {tuple(c) for c in final[..., :3].reshape(-1, 3).tolist()} <= {
            s.color.rgb8 for s in INKS
        }
    for _ in range(2):
        session.undo()
    assert np.array_equal(flatten(document.state, None).array, before)


def test_a_storm_of_changes_ends_in_order(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    rng = np.random.default_rng(3)
    faults: list[Any] = []
    session.noticed.connect(lambda n: faults.append(n) if getattr(n, "details", "") else None)
    doings = (
        lambda: session.set_look(RecolorLook(mask="top", color=BLUE)),
        session.undo,
        session.redo,
        lambda: session.push(SetMask("top", None)),
        session.apply_look,
        window.candidates.keep,
        lambda: session.choose_task("palette"),
        lambda: session.choose_task("recolor"),
        lambda: session.push(SetPalette(INKS.sorted_by("hue"))),
    )
    for _ in range(3):
        shown(session, (200, 300))
        session.choose_task("palette")
        session.push(SetPalette(INKS))
        for _ in range(10):
            doings[rng.integers(len(doings))]()
            qtbot.wait(int(rng.integers(1, 25)))
    session.close_document()
    qtbot.wait(100)
    assert not faults, [fault.details for fault in faults]


def test_a_project_keeps_masks_palettes_and_recipes(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session = window.session
    document = shown(session, (120, 160))
    session.push(SetPalette(INKS.with_shares({0: 0.25})))
    session.push(KeepPalettes((from_hex_list("#fff #000", "Two"),)))
    session.choose_task("recolor")
    applied(session, RecolorLook(mask="top", color=BLUE), qtbot)
    session.set_look(RecolorLook(mask="top", color=Color(40.25, 20, -30), name="Night"))
    window.candidates.keep()
    window.candidates.keep(PaletteLook(INKS, exact=True, dither=0.5))
    window.candidates.pin(window.candidates.items[1].id, True)
    kept = [(c.task, c.pinned, c.look) for c in window.candidates.items]
    path = tmp_path / "a.colorstudio"
    session.save_as(path)
    qtbot.waitUntil(lambda: path.exists() and not document.modified, timeout=10_000)
    state, _ = load(path)
    assert state.palette == document.state.palette
    assert state.palettes == document.state.palettes
    assert list(state.masks) == ["top"]
    assert state.recipes[-1]["way"] == "recolor.instant"
    assert np.array_equal(flatten(state, None).array, flatten(document.state, None).array)
    session.show(Document(state, path=path))
    assert [(c.task, c.pinned, c.look) for c in window.candidates.items] == kept
    assert looks.unpacked(b'[1, {}, {"way": "palette.instant"}]') == ()
    assert looks.unpacked(b"\x00") == ()


def test_a_candidate_is_held_against_the_one_that_is_tried(
    window: MainWindow, qtbot: QtBot
) -> None:
    session, canvas = window.session, window.canvas
    shown(session, (60, 80))
    session.choose_task("palette")
    for color in ("#ff0000", "#00ff00"):
        look = PaletteLook(from_hex_list(color), exact=True)
        session.set_look(look)
        window.candidates.keep()
    red, green = window.candidates.items
    window.candidates.show(green.id)
    window.strip.hold(red.id, True)
    assert canvas.compare.name == "side"

    def seen() -> tuple[str, str]:
        """In the middle of the left pane and of the right one."""
        image, y = canvas.grab().toImage(), canvas.height() // 2
        left, right = (image.pixelColor(canvas.width() * n // 4, y).name() for n in (1, 3))
        return left, right

    qtbot.waitUntil(lambda: seen() == ("#ff0000", "#00ff00"), timeout=15_000)
    window.candidates.show(red.id)
    qtbot.waitUntil(lambda: seen() == ("#ff0000", "#ff0000"), timeout=15_000)
    window.candidates.show(green.id)
    window.candidates.remove(red.id)
    assert session.against is None
    qtbot.waitUntil(lambda: seen()[0] != "#ff0000" and seen()[1] == "#00ff00", timeout=15_000)
    session.close_document()
    assert session.against_draft is None
