"""A form made from a request's fields."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from colorstudio.methods.base import choice, slider, text
from colorstudio.ui.form import Form, rows_of


@dataclass(frozen=True)
class Asked:
    prompt: str = text(help="What is to be seen.")
    matcher: str = choice("auction", ("auction", "nearest"), help="How colours find places.")


def test_words_are_a_line_and_choices_a_list(qtbot: QtBot) -> None:
    form = Form(rows_of(Asked))
    qtbot.addWidget(form)
    line, box = form.control("prompt"), form.control("matcher")
    assert isinstance(line, QLineEdit)
    assert line.toolTip() == "What is to be seen."
    assert isinstance(box, QComboBox)
    line.setText("a red car")
    box.setCurrentIndex(1)
    assert form.values() == {"prompt": "a red car", "matcher": "nearest"}


def test_what_the_document_gives_is_no_field() -> None:
    @dataclass(frozen=True)
    class Request:
        steps: int = slider(3, 1, 9)
        permuted: bool = field(default=True, metadata={"document": True})
        plain: bool = False

    assert [row.name for row in rows_of(Request)] == ["steps", "plain"]
