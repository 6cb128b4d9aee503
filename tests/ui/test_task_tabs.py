"""Another task by hand: a tool for hints gives way to the one that the panel asks for."""

from __future__ import annotations

import pytest

from colorstudio.ui.main_window import MainWindow


def test_a_click_on_the_object_sets_no_hint(window: MainWindow) -> None:
    session, tabs = window.session, window.tasks.tabs
    assert session.tool.id == "hint"
    tabs.setCurrentWidget(window.tasks.panels["recolor"])
    assert (session.task, session.tool.id) == ("recolor", "object")
    tabs.setCurrentWidget(window.tasks.panels["colorize"])
    assert (session.task, session.tool.id) == ("colorize", "hint")
    session.set_tool(id="stroke")
    window.commands.show_task("recolor")
    assert session.tool.id == "object"
    session.set_tool(id="wand")
    window.commands.show_task("sketch")
    assert session.tool.id == "wand", "what was taken in between stays"


@pytest.mark.parametrize("tool", ["brush", "hand", "lasso"])
def test_only_tools_for_hints_give_way(window: MainWindow, tool: str) -> None:
    window.session.set_tool(id=tool)
    window.commands.show_task("recolor")
    assert window.session.tool.id == tool
    window.commands.show_task("palette")
    assert window.session.tool.id == tool


def test_a_task_that_is_not_chosen_by_hand_takes_no_tool(window: MainWindow) -> None:
    window.session.choose_task("recolor")
    assert window.session.tool.id == "hint"
    assert window.tasks.tabs.currentWidget() is window.tasks.panels["recolor"]
