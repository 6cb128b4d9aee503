"""What later tasks need is prepared in parts, so that work that is asked for goes in between."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from colorstudio import app
from colorstudio.document import warm_up


def test_a_save_does_not_wait_for_all_parts(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    order: list[str] = []
    monkeypatch.setattr(warm_up, "warm_up_more", lambda parts: order.extend(parts))
    application = app.Application(qapp)
    try:
        application.prepare_more()
        application.slow.submit("Save", lambda _: order.append("save"))
        qtbot.waitUntil(lambda: len(order) == len(warm_up.MORE) + 1, timeout=10_000)
    finally:
        application.close()
    assert order.index("save") <= 1
    assert [name for name in order if name != "save"] == list(warm_up.MORE)
