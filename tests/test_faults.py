"""Real disks that are full, read-only or gone: small file systems, mounted for the test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints
from colorstudio.document.export import ExportOptions, export
from colorstudio.document.journal import Journal
from colorstudio.document.project_file import load, save
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.recovery import recoverable
from colorstudio.engine.downloads import check_disk
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.palette import from_hex_list
from colorstudio.imaging.pixels import Pixels
from colorstudio.jobs.job import Job, JobContext
from colorstudio.palette_store import PaletteStore
from colorstudio.settings import Settings

SMALL = 2_000_000
WAY_ON = "Choose another folder or make room; a file that was there before is unharmed."


def mount(*options: str) -> bool:
    """Whether a file system could be mounted: root may, in most places."""
    done = subprocess.run(["mount", *options], capture_output=True, check=False)
    return done.returncode == 0


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Path]:
    """A drive of two megabytes of its own."""
    place = tmp_path / "drive"
    place.mkdir()
    small = ("-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(place))
    if sys.platform != "linux" or not shutil.which("mount") or not mount(*small):
        pytest.skip("needs to mount a file system")
    yield place
    subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)


def noise(seed: int, side: int) -> Document:
    """A picture that does not pack: about three bytes a pixel."""
    codes = np.random.default_rng(seed).integers(0, 256, (side, side, 4), np.uint8)
    codes[..., 3] = 255
    return Document.from_pixels(Pixels(codes), title="noise")


def hint(name: str) -> AddHints:
    return AddHints((Hint(name, "point", ((20.0, 10.0),), 4.0, Color.from_hex("#a03020")),))


def context() -> JobContext:
    return JobContext(Job("test", lambda _: None), lambda _: None)


def test_a_full_disk_leaves_the_former_files_unharmed(drive: Path) -> None:
    small, large = noise(1, 60), noise(2, 1000)
    project, exported = drive / "a.colorstudio", drive / "a.png"
    save(project, small.state, None)
    export(exported, small.state, ExportOptions(), Pyramid(), context())
    settings, store = Settings(theme="light"), PaletteStore(drive / "palettes")
    settings.save(drive / "settings.json")
    store.save(from_hex_list("#102030 #a0b0c0", "Mine"))
    before = {p: p.read_bytes() for p in drive.rglob("*") if p.is_file()}
    with pytest.raises(BadInput, match="No space left") as told:
        save(project, large.state, None)
    assert told.value.hint == WAY_ON
    with pytest.raises(BadInput, match="No space left"):
        export(exported, large.state, ExportOptions(), Pyramid(), context())
    (drive / "fill").write_bytes(bytes(shutil.disk_usage(drive).free))
    with pytest.raises(OSError, match="No space left"):
        Settings(recent_files=["x" * 9000]).save(drive / "settings.json")
    with pytest.raises(BadInput, match="No space left"):
        store.save(from_hex_list(" ".join(f"#{n:06x}" for n in range(250)), "Mine"))
    (drive / "fill").unlink()
    assert {p: p.read_bytes() for p in drive.rglob("*") if p.is_file()} == before
    assert len(load(project)[0].layers) == 2
    with pytest.raises(BadInput, match="GB free"):
        check_disk(drive, 1)


def test_the_journal_goes_on_once_there_is_room(
    drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colorstudio.document.journal.KEEP_FREE_BYTES", 1000)
    told: list[str] = []
    document = noise(1, 60)
    journal = Journal(
        drive,
        document,
        on_failure=told.append,
        on_return=lambda: told.append("on"),
        retry_every=0.05,
    )
    document.push(hint("h1"))
    assert journal.flush()
    fill = drive / "fill"
    fill.write_bytes(bytes(shutil.disk_usage(drive).free - 200))
    document.push(hint("h2"))
    assert not journal.flush()
    assert told == ["Recovery is off: the disk is full."]
    document.push(hint("h3"))
    fill.unlink()
    end = time.monotonic() + 20
    while len(told) < 2 and time.monotonic() < end:
        time.sleep(0.01)
    assert told[1:] == ["on"]
    assert journal.flush()
    assert [p.name for p in journal.folder.glob("journal-*")] == ["journal-000001.bin"]
    journal.close(keep=True)
    (found,) = recoverable(drive)
    assert [h.id for h in found.read().state.hints.items] == ["h1", "h2", "h3"]


def test_the_last_whole_state_survives_a_disk_that_is_full_in_the_midst_of_a_state(
    drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colorstudio.document.journal.KEEP_FREE_BYTES", 0)
    from colorstudio.document.edits import ReplaceTiles

    document = noise(1, 600)
    told: list[str] = []
    journal = Journal(drive, document, on_failure=told.append, retry_every=60)
    document.push(hint("h1"))
    assert journal.flush()
    rng = np.random.default_rng(5)
    for _ in range(6):
        tile = rng.integers(0, 256, (256, 256, 4), np.uint8)
        document.push(ReplaceTiles("photo", {(0, 0): tile}))
        journal.flush()
    assert told == ["Recovery is off: No space left on device."]
    journal.close(keep=True)
    (found,) = recoverable(drive)
    assert [h.id for h in found.read().state.hints.items] == ["h1"]


def test_a_read_only_drive_is_told(drive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("colorstudio.document.journal.KEEP_FREE_BYTES", 0)
    document = noise(1, 60)
    save(drive / "a.colorstudio", document.state, None)
    assert mount("-o", "remount,ro", str(drive))
    for path in (drive / "a.colorstudio", drive / "b.colorstudio"):
        with pytest.raises(BadInput, match=r"Read-only file system|is read-only"):
            save(path, document.state, None)
    with pytest.raises(BadInput, match=r"Read-only file system|is read-only"):
        export(drive / "a.png", document.state, ExportOptions(), Pyramid(), context())
    told: list[str] = []
    journal = Journal(drive / "recovery", document, on_failure=told.append, retry_every=0.02)
    assert "Read-only file system" in told[0]
    assert not journal.flush()
    assert mount("-o", "remount,rw", str(drive))
    end = time.monotonic() + 20
    while journal.failed and time.monotonic() < end:
        time.sleep(0.01)
    assert journal.flush(), "it goes on as soon as it can"
    journal.close()
    assert len(load(drive / "a.colorstudio")[0].layers) == 2


def test_another_users_folder_is_told(tmp_path: Path) -> None:
    if os.name == "nt" or os.geteuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("needs root and setpriv")
    document = noise(1, 60)
    place = tmp_path / "theirs"
    place.mkdir()
    save(place / "a.colorstudio", document.state, None)
    before = (place / "a.colorstudio").read_bytes()
    place.chmod(0o755)
    child = os.fork()
    if child == 0:  # a person who may look, and not write
        status = 1
        try:
            os.setgid(65534)
            os.setuid(65534)
            for path in (place / "a.colorstudio", place / "b.colorstudio"):
                try:
                    save(path, document.state, None)
                except BadInput as error:
                    status = 0 if "read-only" in str(error) or "denied" in str(error) else 2
                else:
                    status = 3
                    break
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert (place / "a.colorstudio").read_bytes() == before


def test_a_drive_that_is_pulled_out_takes_nothing_with_it(drive: Path, tmp_path: Path) -> None:
    document, path = noise(1, 60), drive / "folder" / "a.colorstudio"
    path.parent.mkdir()
    save(path, document.state, None)
    journal = Journal(tmp_path / "recovery", document)
    document.mark_saved(path)
    assert subprocess.run(["umount", "-l", str(drive)], check=False).returncode == 0
    document.push(hint("h1"))
    with pytest.raises(BadInput, match="does not exist") as told:
        save(path, document.state, None)
    assert told.value.hint == "Make it, or choose another."
    with pytest.raises(BadInput, match="cannot be read"):
        load(path)
    assert journal.flush(), "recovery lies elsewhere"
    save(tmp_path / "elsewhere.colorstudio", document.state, None)
    assert len(load(tmp_path / "elsewhere.colorstudio")[0].hints) == 1
    journal.close()


def test_a_drive_with_the_journal_that_is_pulled_out_is_replaced(
    drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colorstudio.document.journal.KEEP_FREE_BYTES", 0)
    document = noise(1, 60)
    told: list[str] = []
    journal = Journal(drive / "recovery", document, on_failure=told.append)
    assert journal.flush()
    assert subprocess.run(["umount", "-l", str(drive)], check=False).returncode == 0
    document.push(hint("h1"))
    # on what is below the drive there is room: a new folder, the whole state
    assert journal.flush()
    assert told == []
    assert journal.folder.exists()
    journal.close(keep=True)
    (found,) = recoverable(drive / "recovery")
    assert len(found.read().state.hints) == 1


def test_a_clock_that_was_changed_hides_nothing(tmp_path: Path) -> None:
    document = noise(1, 60)
    journal = Journal(tmp_path, document)
    document.push(hint("h1"))
    assert journal.flush()
    journal.close(keep=True)
    empty = tmp_path / "dead"
    empty.mkdir()
    (empty / "lock").write_text("1")
    for when in (1.0, 1e9, 4e9, 1e10):
        for file in journal.folder.iterdir():
            os.utime(file, (when, when))
        os.utime(empty, (when, when))
        (found,) = recoverable(tmp_path)
        assert len(found.read().state.hints) == 1
        assert not empty.exists(), "what is of the future is not young for ever"
        empty.mkdir()
        (empty / "lock").write_text("1")


CLOCKS = """
import sys, threading, time
from pathlib import Path
import numpy as np
from colorstudio.document import edits
from colorstudio.document.document import Document
from colorstudio.document.journal import Journal
from colorstudio.document.recovery import recoverable
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels

folder, clock = Path(sys.argv[1]), Path(sys.argv[2])
document = Document.from_pixels(Pixels(np.full((60, 70, 4), 255, np.uint8)))
journal = Journal(folder, document)
assert journal.flush()
worst, dates = 0.0, set()
for n, moved in enumerate(("+0", "+400d", "-400d", "-30y", "+0", "+400d")):
    clock.write_text(moved + chr(10))
    dates.add(time.strftime("%Y"))
    hint = Hint(f"h{n}", "point", ((5.0, 5.0),), 3.0, Color(50, 20, 3))
    document.push(edits.AddHints((hint,)))
    began = time.monotonic()
    while journal._written < journal._posted and time.monotonic() < began + 10:
        threading.Event().wait(0.005)
    worst = max(worst, time.monotonic() - began)
    assert recoverable(folder) == [], "it is open here"
journal.close(keep=True)
for moved in ("-30y", "+0", "+900d"):
    clock.write_text(moved + chr(10))
    (found,) = recoverable(folder)
    assert len(found.read().state.hints) == 6
print(len(dates), worst)
"""


def test_a_clock_that_jumps_while_one_paints_delays_nothing(tmp_path: Path) -> None:
    fake = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
    if fake is None:
        pytest.skip("needs faketime")
    clock = tmp_path / "clock"
    clock.write_text("+0\n")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "LD_PRELOAD": str(fake),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "DONT_FAKE_MONOTONIC": "1",
        "NO_FAKE_STAT": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", CLOCKS, str(tmp_path / "state"), str(clock)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    years, worst = done.stdout.split()
    assert int(years) >= 3, "the clock was really moved"
    assert float(worst) < 2
