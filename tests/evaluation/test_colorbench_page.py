"""The page of `evaluate colorbench`: every mean with its interval, what is absent and left out."""

from __future__ import annotations

from typing import Any

import pytest

from colorstudio.evaluation.colorbench_page import page
from colorstudio.evaluation.recolor_metrics import METRICS


def mean(value: float) -> dict[str, float]:
    return {"mean": value, "low": value - 0.01, "high": value + 0.01, "n": 2}


@pytest.fixture
def report() -> dict[str, Any]:
    names = ("l1_hue_obj", "ssim")
    means = {kind: {"ssim": mean(value)} for kind, value in (("placed", 0.9), ("raw", 0.7))}
    means["raw"]["l1_hue_obj"] = mean(0.125)
    return {
        "program": "ColorStudio 1.2",
        "suite": "colorbench",
        "way": "recolor.coloredit",
        "bundle": "tiny",
        "reading": "R1",
        "settings": {"steps": 20},
        "metrics": {name: vars(METRICS[name]) for name in names},
        "absent": {"lpips_bg": "no weights with the part lpips are installed"},
        "means": [{"setting": {"tau": 0.5}, **means}, {"setting": {"tau": 1.0}, **means}],
        "items": [{"item": "1: a"}, {"item": "2: b"}, {"item": "1: a"}],
        "skipped": [{"name": "3: c|d", "reason": "The mask\nis empty."}],
    }


def test_a_table_for_each_setting(report: dict[str, Any]):
    text = page(report)
    assert text.startswith("# tiny: colorbench\n\nColorStudio 1.2, ")
    assert "reading R1: 2 items, steps 20." in text
    assert (
        text.count("| ssim | higher | 0.9000 [0.8900, 0.9100] | 0.7000 [0.6900, 0.7100] | 2 |") == 2
    )
    assert "## tau 0.5\n" in text
    assert "## tau 1\n" in text
    # what no item has in one of the two is no number
    assert "| l1_hue_obj | lower | – | 0.1250 [0.1150, 0.1350] | 2 |" in text
    assert "- lpips_bg: no weights with the part lpips are installed." in text
    assert "- 3: c\\|d: The mask is empty." in text
    assert METRICS["ssim"].meaning in text


def test_nothing_left_out_is_not_mentioned(report: dict[str, Any]):
    report |= {"absent": {}, "skipped": [], "means": [{**report["means"][0], "setting": {}}]}
    text = page(report)
    assert "Absent" not in text
    assert "Left out" not in text
    assert "## " not in text
