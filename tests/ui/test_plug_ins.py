"""Ways of plug-ins in the real window: a form, a run, a candidate; what is broken is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from colorstudio.document.layers import PixelLayer
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.plug_ins import PlugInSection, add_plug_ins
from tests.test_plugins import broken, duotone, installed  # noqa: F401 (fixtures)

PATIENCE_MS = 30_000


def section(window: MainWindow, qtbot: QtBot, task: str) -> PlugInSection:
    add_plug_ins(window.session, window.tasks.panels)
    panel = window.tasks.panels[task]
    qtbot.waitUntil(lambda: panel.findChild(PlugInSection) is not None, timeout=PATIENCE_MS)
    found = panel.findChild(PlugInSection)
    assert found is not None
    window.session.choose_task(task)
    found.fold.set_open(True)
    return found


def test_a_way_of_a_plug_in_is_run_from_its_form(
    installed: Path,  # noqa: F811
    opened: MainWindow,
    qtbot: QtBot,
) -> None:
    found = section(opened, qtbot, "colorize")
    assert [found.way.itemText(n) for n in range(found.way.count())] == ["Duotone: two colours"]
    for name, text in (("shadows", "#ff0000"), ("lights", "#0000ff")):
        field = found.form.control(name)
        assert isinstance(field, QLineEdit)
        field.setText(text)
    before = opened.session.document
    assert before is not None
    layers = before.state.layers
    QTest.mouseClick(found.row.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened.session.look is not None, timeout=PATIENCE_MS)
    assert before.state.layers is layers, "nothing is changed before it is applied"
    with qtbot.waitSignal(opened.session.look_applied, timeout=PATIENCE_MS):
        opened.session.apply_look()
    top = before.state.layers[-1]
    assert isinstance(top, PixelLayer)
    made = top.tiles.to_array()
    assert made[0, 0, 0] > made[0, 0, 2]
    assert made[0, -1, 2] > made[0, -1, 0]
    assert len(np.unique(made[..., 3])) == 1
    add_plug_ins(opened.session, opened.tasks.panels)
    qtbot.wait(50)
    assert len(opened.findChildren(PlugInSection)) == 1, "added once"


def test_what_is_broken_is_told_and_a_fault_has_its_story(
    broken: Path,  # noqa: F811
    opened: MainWindow,
    qtbot: QtBot,
) -> None:
    found = section(opened, qtbot, "recolor")
    texts = [toast.notice.text for toast in opened.toasts.toasts]
    assert any("was left out" in text for text in texts)
    opened.toasts.clear()
    QTest.mouseClick(found.row.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened.toasts.toasts), timeout=PATIENCE_MS)
    (toast,) = opened.toasts.toasts
    assert toast.notice.text.startswith("The plug-in way “recolor.faulty” failed")
    assert not found.problem.isHidden()
    toast.button.click()
    assert "plugin_faulty.py" in QApplication.clipboard().text()


def test_without_plug_ins_there_is_nothing(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORSTUDIO_SAFE_MODE", "1")
    add_plug_ins(opened.session, opened.tasks.panels)
    qtbot.waitUntil(lambda: opened.session.slow.queue.running is None)
    qtbot.wait(20)
    assert opened.findChildren(PlugInSection) == []
