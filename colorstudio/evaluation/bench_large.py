"""A 100-megapixel photo: opened, given hints, shown, saved and exported, with its peak memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import cv2
import numpy as np

from colorstudio.errors import ColorStudioError
from colorstudio.evaluation.bench import Figure, Say, test_pictures

SIZE = (11_600, 8_700)
SOURCE = "budgie_cc0/tunnel-zion-park.jpg"
PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from colorstudio.document.edits import AddHints
from colorstudio.document.export import ExportOptions, export
from colorstudio.document.files import read_document, solved
from colorstudio.document.project_file import save
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.render import render_display
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint
from colorstudio.methods.base import Quiet

def step(name):
    global last
    now = time.perf_counter()
    seconds[name] = now - last
    last = time.perf_counter()

folder, seconds, last, pyramid = Path(sys.argv[1]), {}, time.perf_counter(), Pyramid()
document = read_document(folder / "large.jpg", 250.0)
step("open")
w, h = document.state.size
colors = ("#b05a2a", "#4060a0", "#7a8a4a", "#d0c0a0")
hints = tuple(
    Hint(f"h{n}", "point", ((w * (n % 8 + 0.5) / 8, h * (n // 8 + 0.5) / 8),), 20.0,
         Color.from_hex(colors[n % 4]))
    for n in range(60)
)
document.push(AddHints(hints))
answer = solved(document.state, pyramid, Quiet())
step("answer")
render_display(document.state, answer, Rect(0, 0, w // 8, h // 8), 3, pyramid)
step("show")
save(folder / "large.colorstudio", document.state, answer, lambda: None)
step("save")
export(folder / "large.png", document.state, ExportOptions(), pyramid, Quiet())
step("export")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": seconds, "bytes": peak}))
"""


def bench(data: Path | None, say: Say) -> list[Figure]:
    """Seconds of each step and the peak memory of the whole process, in a process of its own."""
    source = cv2.imread(str(test_pictures(data) / SOURCE), cv2.IMREAD_GRAYSCALE)
    if source is None:
        raise FileNotFoundError(f"{SOURCE} cannot be read")
    with tempfile.TemporaryDirectory() as folder:
        large = cv2.resize(source, SIZE, interpolation=cv2.INTER_CUBIC)
        noise = np.random.default_rng(0).integers(-4, 5, large.shape, np.int16)
        large = np.clip(large + noise, 0, 255).astype(np.uint8)
        cv2.imwrite(f"{folder}/large.jpg", large)
        del source, large, noise
        command = [sys.executable, "-c", PROGRAM, folder]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise ColorStudioError(f"The large picture failed: {done.stderr[-600:]}")
    answer = json.loads(done.stdout)
    figures = [
        Figure(f"100 megapixels: {name}", value, "s") for name, value in answer["seconds"].items()
    ]
    return [*figures, Figure("100 megapixels: peak memory", answer["bytes"] / 1e9, "GB", "<= 3")]
