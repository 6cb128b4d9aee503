"""The journal: any prefix of it is a state that was; what was flushed is there."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from states import everything, photo, same

from colorstudio.document import edits
from colorstudio.document.document import Document
from colorstudio.document.journal import LOCK_NAME, Journal, journal_name
from colorstudio.document.journal_format import MAGIC, Playback, Recorder, frame, records
from colorstudio.document.layers import GroupLayer, PixelLayer
from colorstudio.document.lock import FileLock
from colorstudio.document.recovery import Recovery, recoverable
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint

SIZE = (300, 260)


def document(size: tuple[int, int] = SIZE) -> Document:
    return Document(DocumentState.from_pixels(photo(size)), title="a.png")


def painted(
    value: int, coord: tuple[int, int] = (0, 0), layer: str = "photo"
) -> edits.ReplaceTiles:
    w, h = (256 if coord[0] == 0 else SIZE[0] - 256), (256 if coord[1] == 0 else SIZE[1] - 256)
    rng = np.random.default_rng(value)
    return edits.ReplaceTiles(layer, {coord: rng.integers(0, 256, (h, w, 4), np.uint8)})


def apply(doc: Document, action: tuple[str, int]) -> None:
    """One random thing that an artist may do; what cannot be done is not done."""
    kind, n = action
    state = doc.state
    ids = [la.id for la in state.layers]
    some = ids[n % len(ids)]
    hint = Hint(f"h{n}", "point", ((n % 90, 5.5),), 3.0, Color(50, n % 60, -7))
    layer = PixelLayer(
        id=state.new_layer_id(), name=f"L{n}", tiles=Tiles.empty(state.size, 4, state.dtype)
    )
    mask = Tiles.from_array(np.full((SIZE[1], SIZE[0], 1), n % 256, np.uint8))
    try:
        if kind == "undo":
            doc.undo()
        elif kind == "redo":
            doc.redo()
        elif kind == "jump":
            doc.go_to(n % (len(doc.steps) + 1))
        elif kind == "choose":
            doc.choose(some)
        elif kind == "saved":
            doc.mark_saved(Path(f"/{n}.colorstudio"))
        else:
            doc.push(
                {
                    "paint": lambda: painted(n, (n % 2, n // 2 % 2), some),
                    "empty": lambda: edits.ReplaceTiles(some, {(0, 0): None}),
                    "hint": lambda: edits.AddHints((hint,)),
                    "change": lambda: edits.ChangeHints(
                        tuple(h.moved(1, 2) for h in state.hints.items[: n % 3])
                    ),
                    "unhint": lambda: edits.RemoveHints(
                        tuple(h.id for h in state.hints.items[: n % 2])
                    ),
                    "layer": lambda: edits.AddLayer(layer),
                    "group": lambda: edits.AddLayer(
                        GroupLayer(id=layer.id, name="G", children=(replace(layer, id=f"in{n}"),))
                    ),
                    "remove": lambda: edits.RemoveLayer(some),
                    "move": lambda: edits.MoveLayer(some, above=ids[n // 3 % len(ids)]),
                    "set": lambda: edits.SetLayer(some, {"opacity": n / 100, "mask": mask}),
                    "mask": lambda: edits.SetMask(f"m{n % 3}", mask if n % 4 else None),
                }[kind]()
            )
    except BadInput:
        return


KINDS = "undo redo jump choose saved paint paint paint empty hint hint change unhint layer group"
ACTIONS = st.tuples(
    st.sampled_from([*KINDS.split(), "remove", "move", "set", "mask"]), st.integers(0, 99)
)


@given(st.lists(ACTIONS, max_size=25), st.data())
@settings(max_examples=25)
def test_any_prefix_of_the_file_is_a_state_that_was(actions: list, data: st.DataObject) -> None:
    doc = document()
    file = io.BytesIO()
    file.write(MAGIC)
    recorder = Recorder()
    ends: list[tuple[int, DocumentState]] = []
    for n, action in enumerate([("none", 0), *actions]):
        if action[0] != "none":
            apply(doc, action)
        for kind, payload in recorder.records(doc.state, full=n % 7 == 6):
            file.write(frame(kind, payload))
        ends.append((file.tell(), doc.state))
    whole = file.getvalue()
    cuts = [len(whole), data.draw(st.integers(0, len(whole)))]
    cuts += [data.draw(st.sampled_from(ends))[0] + data.draw(st.integers(-3, 3))]
    for cut in cuts:
        playback = Playback(io.BytesIO(whole[: max(0, cut)]))
        playback.run()
        there = [state for end, state in ends if end <= cut]
        if there:
            same(there[-1], playback.state())
        else:
            with pytest.raises(BadInput):
                playback.state()


@given(st.integers(0, 10**9), st.integers(1, 255))
@settings(max_examples=30)
def test_a_damaged_byte_ends_the_journal_before_it(at: int, flip: int) -> None:
    doc = document((40, 30))
    file = io.BytesIO()
    file.write(MAGIC)
    recorder = Recorder()
    states = []
    for n in range(4):
        apply(doc, ("hint", n))
        for kind, payload in recorder.records(doc.state):
            file.write(frame(kind, payload))
        states.append((file.tell(), doc.state))
    data = bytearray(file.getvalue())
    at %= len(data)
    data[at] ^= flip
    playback = Playback(io.BytesIO(bytes(data)))
    playback.run()
    before = [state for end, state in states if end <= at]
    if before:
        same(before[-1], playback.state())
    else:
        with pytest.raises(BadInput):
            playback.state()


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_state_with_everything_in_it_comes_back(tmp_path: Path, dtype: type) -> None:
    doc = Document(everything(dtype=dtype))
    doc.mark_unsaved()
    journal = Journal(tmp_path, doc)
    assert journal.flush()
    journal.close(keep=True)
    (found,) = recoverable(tmp_path)
    same(doc.state, found.read().state)


def test_what_was_flushed_is_recovered_with_title_and_place(tmp_path: Path) -> None:
    doc = document()
    doc.path = tmp_path / "a.colorstudio"
    journal = Journal(tmp_path / "state", doc)
    for n in range(5):
        apply(doc, ("paint", n))
    doc.undo()
    assert journal.flush()
    copy = tmp_path / "copy"
    copy.mkdir()
    # what a killed program leaves: the same bytes, and a lock that nobody holds
    for path in journal.folder.iterdir():
        (copy / journal.folder.name).mkdir(exist_ok=True)
        (copy / journal.folder.name / path.name).write_bytes(path.read_bytes())
    assert recoverable(tmp_path / "state") == []
    (found,) = recoverable(copy)
    assert (found.title, found.path, found.size) == ("a.png", tmp_path / "a.colorstudio", SIZE)
    same(doc.state, found.read().state)
    found.discard()
    assert recoverable(copy) == []
    assert not found.folder.exists()
    journal.close()
    assert list((tmp_path / "state").iterdir()) == []


def test_a_saved_document_is_not_offered_until_it_changes_again(tmp_path: Path) -> None:
    doc = document()
    journal = Journal(tmp_path, doc)
    folder = journal.folder

    def offered() -> list[Recovery]:
        assert journal.flush()
        assert journal._home is not None
        lock = journal._home._lock
        lock.release()
        try:
            return recoverable(tmp_path)
        finally:
            lock.take()

    assert offered() == []
    apply(doc, ("hint", 1))
    assert len(offered()) == 1
    doc.mark_saved(tmp_path / "b.colorstudio")
    assert offered() == []
    apply(doc, ("hint", 2))
    assert offered()[0].title == "b.colorstudio"
    doc.undo()
    assert offered() == []
    doc.mark_unsaved()
    assert len(offered()) == 1
    same(doc.state, offered()[0].read().state)
    journal.close()
    assert not folder.exists()


def test_a_tile_is_written_once_and_undo_costs_nothing(tmp_path: Path) -> None:
    doc = document()
    journal = Journal(tmp_path, doc, write_every=0)
    path = journal.folder / journal_name(0)
    sizes = []
    for action in (("hint", 0), ("paint", 4), ("undo", 0), ("redo", 0), ("hint", 1)):
        apply(doc, action)
        assert journal.flush()
        sizes.append(path.stat().st_size)
    steps = np.diff(sizes)
    assert steps[0] > 100_000
    assert max(steps[1:]) < 1500
    journal.close()


def test_a_whole_state_is_written_now_and_then(tmp_path: Path) -> None:
    doc = document()
    journal = Journal(tmp_path, doc, write_every=0, snapshot_every=0)
    for n in range(3):
        apply(doc, ("hint", n))
        assert journal.flush()
    with open(journal.folder / journal_name(0), "rb") as file:
        playback = Playback(file)
        for found in records(file):
            if found.kind == b"S":
                playback.row = {}
            playback.take(found)
        same(doc.state, playback.state())
    journal.close()


def test_a_stale_journal_is_written_anew(tmp_path: Path) -> None:
    doc = document()
    journal = Journal(tmp_path, doc, write_every=0, compact_bytes=1_000_000)
    largest = 0
    for n in range(40):
        apply(doc, ("paint", 4 * n))
        if n % 5 == 4:
            doc.undo()
        assert journal.flush()
        largest = max(largest, sum(p.stat().st_size for p in journal.folder.iterdir()))
    names = sorted(p.name for p in journal.folder.iterdir())
    assert len(names) == 2
    assert names[0] > journal_name(1)
    assert largest < 3_500_000
    doc.go_to(3)
    assert journal.flush()
    journal.close(keep=True)
    (found,) = recoverable(tmp_path)
    same(doc.state, found.read().state)


def test_a_broken_newer_generation_falls_back_to_the_older(tmp_path: Path) -> None:
    doc = document()
    journal = Journal(tmp_path, doc)
    apply(doc, ("hint", 1))
    assert journal.flush()
    journal.close(keep=True)
    (journal.folder / journal_name(1)).write_bytes(MAGIC + b"torn")
    (found,) = recoverable(tmp_path)
    same(doc.state, found.read().state)
    (journal.folder / journal_name(0)).unlink()
    with pytest.raises(BadInput, match=r"a\.png"):
        found.read()


def test_edits_never_wait_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even while the disk hangs, an edit is made at once."""
    hang, began = threading.Event(), threading.Event()
    fsync = os.fsync

    def slow(handle: int) -> None:
        began.set()
        hang.wait(20)
        fsync(handle)

    doc = document()
    monkeypatch.setattr("colorstudio.document.journal.os.fsync", slow)
    journal = Journal(tmp_path, doc)
    assert began.wait(10)
    start = time.perf_counter()
    for n in range(50):
        apply(doc, ("hint", n))
    assert time.perf_counter() - start < 1
    assert not journal.flush(timeout=0.01)
    hang.set()
    assert journal.flush()
    journal.close()


def test_a_full_disk_stops_the_journal_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("colorstudio.document.journal.os.fsync", full)
    doc = document()
    told: list[str] = []
    journal = Journal(tmp_path, doc, on_failure=told.append)
    assert not journal.flush()
    assert journal.failed == "Recovery is off: No space left on device."
    assert told == [journal.failed]
    apply(doc, ("hint", 1))
    journal.close()


def test_closing_does_not_wait_for_a_large_photo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doc = document()
    journal = Journal(tmp_path, doc)
    assert journal.flush()
    journal.close()
    written: list[int] = []
    first = threading.Event()
    monkeypatch.setattr(
        "colorstudio.document.journal._Writer._append",
        lambda self, kind, data: (written.append(1), first.set(), time.sleep(0.01)),
    )
    large = document((4000, 4000))
    journal = Journal(tmp_path, large)
    first.wait(10)
    journal.close()
    assert len(written) < 250


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    one, two = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert one.take()
    assert not two.take()
    assert (tmp_path / "lock").read_bytes() == str(os.getpid()).encode()
    one.release()
    assert two.take()
    two.release()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("x")
    (tmp_path / "file").write_text("x")
    empty = tmp_path / "dead"
    empty.mkdir()
    (empty / LOCK_NAME).write_text("1")
    assert recoverable(tmp_path) == []
    assert (tmp_path / "other" / "mine.txt").exists()
    assert empty.exists()
    os.utime(empty, (1, 1))
    assert recoverable(tmp_path) == []
    assert not empty.exists()
    assert recoverable(tmp_path / "not there") == []


# ---- killed at any moment

PAINTER = """
import json, sys, time
from pathlib import Path
import numpy as np
from colorstudio.document import edits
from colorstudio.document.document import Document
from colorstudio.document.journal import Journal
from colorstudio.document.project_file import save
from colorstudio.document.state import DocumentState
from colorstudio.imaging.pixels import Pixels

folder = Path(sys.argv[1])
document = Document(DocumentState.from_pixels(Pixels(np.full((600, 700, 4), 255, np.uint8))))
journal = Journal(folder / "state", document)
log = open(folder / "log", "a", buffering=1)
rng = np.random.default_rng(0)
n = 0
while True:
    n += 1
    tile = rng.integers(0, 256, (256, 256, 4), np.uint8)
    tile[0, 0] = [n % 256, n // 256 % 256, n // 65536, 255]
    document.push(edits.ReplaceTiles("photo", {(0, 0): tile}))
    log.write(json.dumps([n, time.time()]) + "\\n")
    if n % 10 == 0:
        state = document.state
        save(folder / "a.colorstudio", state, None)
        document.mark_saved(folder / "a.colorstudio", state)
        log.write(json.dumps(["saved", n]) + "\\n")
    time.sleep(0.002)
"""


def number_in(state: DocumentState) -> int:
    layer = state.layer("photo")
    assert isinstance(layer, PixelLayer)
    r, g, b, _ = (int(v) for v in layer.tiles.tiles[0, 0][0, 0])
    number = r + 256 * g + 65536 * b
    return 0 if number == 0xFFFFFF else number  # white, as the painter began


def killed(folder: Path, after: float) -> None:
    """Starts the painter, kills it, and checks what it left."""
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    painter = subprocess.Popen([sys.executable, "-c", PAINTER, str(folder)], env=environment)
    log = folder / "log"
    while not log.exists() or log.stat().st_size == 0:
        time.sleep(0.005)
    time.sleep(after)
    painter.kill()
    painter.wait()
    death = time.time()
    # the last line may be cut
    rows = [json.loads(line) for line in log.read_text().splitlines(True) if line.endswith("\n")]
    painted = [row for row in rows if row[0] != "saved"]
    saved = [row[1] for row in rows if row[0] == "saved"]
    safe = max((n for n, when in painted if when < death - 1.0), default=0)
    path = folder / "a.colorstudio"
    from colorstudio.document.project_file import load

    in_file = number_in(load(path)[0]) if path.exists() else 0
    if saved:
        # the saving after the last logged one may have come through
        assert in_file in (saved[-1], saved[-1] + 10)
    assert not path.with_name("a.colorstudio~").exists() or load(path.with_name("a.colorstudio~"))
    found = recoverable(folder / "state")
    in_journal = number_in(found[0].read().state) if found else 0
    assert max(in_file, in_journal) >= safe
    # the last edit may not have been logged
    assert in_journal <= painted[-1][0] + 1


def test_killed_at_any_moment_the_file_is_whole_and_a_second_is_lost(tmp_path: Path) -> None:
    moments = np.random.default_rng(3).uniform(0.0, 1.2, 12)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        for run in [pool.submit(killed, tmp_path / str(n), m) for n, m in enumerate(moments)]:
            run.result()


@pytest.mark.slow
def test_killed_a_hundred_times(tmp_path: Path) -> None:
    moments = np.random.default_rng(4).uniform(0.0, 3.0, 100)
    for n, moment in enumerate(moments):
        killed(tmp_path / str(n), moment)
