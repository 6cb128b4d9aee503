"""A form made from a request's fields."""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from colorstudio.methods.base import choice, text
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
