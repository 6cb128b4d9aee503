"""Projects between programs: what somebody else wrote is seen, what is open elsewhere is known."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from colorstudio.document.on_disk import Claim, mark_of
from colorstudio.document.project_file import save
from colorstudio.document.state import DocumentState

HOLDER = """
import sys, time
from pathlib import Path
from colorstudio.document.on_disk import Claim
claim = Claim.on(Path(sys.argv[1]))
print("held" if claim else "refused", flush=True)
time.sleep(60)
"""


def test_a_mark_is_of_the_content_and_not_of_the_date(tmp_path: Path, state: DocumentState) -> None:
    path = tmp_path / "a.colorstudio"
    assert mark_of(path) == ""
    save(path, state, None)
    first = mark_of(path)
    assert first
    os.utime(path, (1, 1))
    assert mark_of(path) == first
    save(path, state, None)
    assert mark_of(path) == first, "the same content, written again"
    save(path, state.with_layers(state.layers[:0]), None)
    assert mark_of(path) not in ("", first)
    path.write_bytes(b"no project")
    assert mark_of(path) == ""


def test_a_project_is_claimed_once_by_whatever_name(tmp_path: Path) -> None:
    path, link = tmp_path / "a.colorstudio", tmp_path / "link.colorstudio"
    path.write_bytes(b"")
    link.symlink_to(path)
    claim = Claim.on(path)
    assert claim is not None
    assert Claim.on(path) is None
    assert Claim.on(link) is None
    other = Claim.on(tmp_path / "b.colorstudio")
    assert other is not None
    claim.release()
    again = Claim.on(link)
    assert again is not None
    again.release()
    other.release()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.colorstudio", "link.colorstudio"]


def test_another_program_holds_it_until_it_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.colorstudio"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert Claim.on(path) is None
    finally:
        holder.kill()
        holder.communicate()
    claim = None
    for _ in range(50):
        claim = Claim.on(path)
        if claim is not None:
            break
        time.sleep(0.02)
    assert claim is not None, "a lock of a dead program blocks nobody"
    claim.release()


@pytest.fixture
def state() -> DocumentState:
    from states import photo

    return DocumentState.from_pixels(photo((40, 30)))
