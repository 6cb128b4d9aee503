"""Tables that need no weights, for the tests of what runs tables."""

from __future__ import annotations

from typing import Any

import numpy as np

from colorstudio.errors import ModelMissing
from colorstudio.evaluation.mini.report import Figure, Section, mean_figure
from colorstudio.evaluation.mini.sheets import contact_sheet
from colorstudio.evaluation.mini.testbed import Testbed

HERE = "tests.evaluation.mini.toy_sections"


def chance(bed: Testbed) -> Section:
    """Numbers drawn by name, of as many glyphs as the part asks for."""
    items = bed.drawn(bed.glyphs, bed.count(10), "toy")
    values = [float(bed.rng("toy", item.id).random()) for item in items]
    contact_sheet(bed, "toy", [[bed.collection.picture(i)[..., :3]] for i in items], ("glyph",))
    figure = mean_figure("chance", values, bar=">= 2", unit="dE", beside={"grey": 1.25}, paper="3")
    return Section(
        "toy", "A toy | table", [figure], ["One note."], {"steps": 20, "split": bed.split}
    )


def fixed(bed: Testbed) -> Section:
    """One figure that meets its bar, one without, one that is no number."""
    figures = [
        Figure("whole", 1234.5, 1200.0, 1300.0, 7, "> 1000"),
        Figure("free", 0.123456, 0.1, 0.2, 3),
        Figure("lost", float("nan"), float("nan"), float("nan"), 0, "<= 1"),
    ]
    return Section("fixed", "Fixed", figures)


def missing(bed: Testbed) -> Section:
    raise ModelMissing("There are no weights for a toy.")


def choose(bed: Testbed) -> dict[str, Any]:
    return {"best": int(np.argmax(bed.rng("choose").random(5)))}
