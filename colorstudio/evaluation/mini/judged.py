"""What the judge itself is worth: how often it is right, and which words it is asked for."""

from __future__ import annotations

from colorstudio.evaluation.mini.report import Section
from colorstudio.evaluation.mini.testbed import Testbed


def measure(bed: Testbed) -> Section:
    """The table."""
    from colorstudio.evaluation import judge

    return Section(
        "judge",
        "The judge",
        judge.accuracy(bed),
        (
            "It tells pictures by the words beside them, colours left out, on compositions with "
            "turned hues; no network that is measured was trained with it or by it.",
            f"The captions: {', '.join(judge.captions(bed.collection))}.",
        ),
    )
