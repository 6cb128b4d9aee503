"""Options made from a request's fields."""

import argparse
from dataclasses import dataclass

from colorstudio.cli import parser
from colorstudio.methods.base import choice, slider, switch, text


@dataclass(frozen=True)
class Asked:
    prompt: str = text(help="What is to be seen.")
    steps: int = slider(50, 1, 100)
    exact: bool = switch(False)
    matcher: str = choice("auction", ("auction", "nearest"))


def _options(*line: str) -> argparse.Namespace:
    command = parser.Parser()
    parser.add_fields(command, Asked)
    parser.add_run_options(command, sampling=False)
    return command.parse_args(line)


def test_every_kind_of_field_is_an_option() -> None:
    line = ("--prompt", "a red car", "--steps", "7", "--exact", "--matcher", "nearest")
    asked = Asked(**parser.given(_options(*line), Asked))
    assert asked == Asked("a red car", 7, True, "nearest")


def test_fields_that_are_not_named_keep_their_defaults() -> None:
    assert Asked(**parser.given(_options(), Asked)) == Asked()
