"""Installing from a hub on the loopback address: resume, hashes, refusals, a full disk, cancel."""

from __future__ import annotations

import errno
import hashlib
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from colorstudio.diffusion.bundle import Licence
from colorstudio.engine import downloads, hub
from colorstudio.engine.catalog import FileRow, ModelRow
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled, ColorStudioError, ModelMissing
from colorstudio.methods.base import Quiet
from tests.loopback_hub import COMMIT, LoopbackHub, Trouble, loopback_hub

REPO = "somebody/weights"
WEIGHTS = bytes(range(256)) * 4000  # about a megabyte
CONFIG = b'{"_class_name": "Thing"}'
LICENCE = Licence("mit", "https://example.org/mit", "MIT: free for any use.")
ROW = ModelRow(
    id="thing",
    title="Thing",
    group="diffusion",
    family="sd1",
    repo=REPO,
    licence=LICENCE,
    files=(FileRow(("unet/model.safetensors",)), FileRow(("unet/config.json",))),
    parts={"unet": {"path": "unet"}},
)
BIG = f"{REPO}/unet/model.safetensors"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    with loopback_hub() as there:
        there.add(REPO, {"unet/model.safetensors": WEIGHTS, "unet/config.json": CONFIG})
        monkeypatch.setenv("HF_ENDPOINT", there.url)
        monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
        monkeypatch.setattr(downloads, "PAUSE_SECONDS", 0.0)
        yield there


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "models")


def install(store: ModelStore, row: ModelRow = ROW, repo: str = "") -> None:
    downloads.install(store, row, Quiet(), accepted=True, repo=repo)


class Steps(Quiet):
    """Keeps the steps; cancels once so many bytes are reported."""

    def __init__(self, cancel_at: int = -1) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self._cancel_at = cancel_at

    def step(self, done: int, total: int, stage: str = "", preview: object = None) -> None:
        self.steps.append((done, total, stage))
        if 0 <= self._cancel_at <= done:
            raise Cancelled


def test_what_is_installed_is_the_hubs_files_with_their_facts(
    server: LoopbackHub, store: ModelStore
) -> None:
    steps = Steps()
    bundle = downloads.install(store, ROW, steps, accepted=True)
    assert bundle.parts["unet"].path == store.root / "thing" / "unet"
    assert (bundle.root / "unet/model.safetensors").read_bytes() == WEIGHTS
    row = store.entry("thing")
    assert [file.sha256 for file in row.files] == [
        hashlib.sha256(data).hexdigest() for data in (WEIGHTS, CONFIG)
    ]
    assert (row.origin.kind, row.origin.repo, row.origin.revision) == ("hub", REPO, COMMIT)
    assert row.origin.accepted
    assert row.bundle.licence == LICENCE
    assert store.verify("thing") == []
    total = len(WEIGHTS) + len(CONFIG)
    assert steps.steps[-1][:2] == (total, total)
    assert [p.name for p in store.root.iterdir() if p.name != downloads.STAGING] == ["thing"]


def test_nothing_is_asked_before_the_licence_is_accepted(
    server: LoopbackHub, store: ModelStore
) -> None:
    with pytest.raises(BadInput, match="MIT: free for any use"):
        downloads.install(store, ROW, Quiet(), accepted=False)
    assert server.asked == []
    assert store.installed() == []


@pytest.mark.parametrize("after", [0, 1, 500_000])
def test_a_download_that_breaks_off_goes_on_by_itself_where_it_was(
    server: LoopbackHub, store: ModelStore, after: int
) -> None:
    server.troubles[BIG] = Trouble(break_after=after, times=2)
    install(store)
    ranges = server.bodies(BIG)
    assert ranges[0] == ""
    assert ranges[1:] == [
        f"bytes={after}-" if after else "",
        f"bytes={2 * after}-" if after else "",
    ]
    assert store.verify("thing") == []


def test_one_that_stays_broken_says_so_is_not_listed_and_is_resumed_later(
    server: LoopbackHub, store: ModelStore
) -> None:
    server.troubles[BIG] = Trouble(break_after=300_000, times=1)
    steps = Steps(cancel_at=300_000)
    with pytest.raises(Cancelled):
        downloads.install(store, ROW, steps, accepted=True)
    assert store.bundles() == []
    assert downloads.begun(store, "thing") == 300_000
    server.troubles.clear()
    server.asked.clear()
    install(ModelStore(store.root))  # another run of the program
    assert server.bodies(BIG) == ["bytes=300000-"]
    assert store.verify("thing") == []
    assert downloads.begun(store, "thing") == 0


def test_after_some_tries_without_a_byte_it_gives_up_with_a_sentence(
    server: LoopbackHub, store: ModelStore
) -> None:
    server.troubles[BIG] = Trouble(break_after=0)
    with pytest.raises(hub.BrokenOff, match="broke off"):
        install(store)
    assert len(server.bodies(BIG)) == downloads.RETRIES + 1
    assert store.installed() == []


def test_what_was_begun_of_another_revision_is_thrown_away(
    server: LoopbackHub, store: ModelStore
) -> None:
    with pytest.raises(Cancelled):
        downloads.install(store, ROW, Steps(cancel_at=1), accepted=True)
    server.add(REPO, {"unet/model.safetensors": WEIGHTS[::-1]})
    server.asked.clear()
    install(store)
    assert server.bodies(BIG) == [""]
    assert (store.root / "thing/unet/model.safetensors").read_bytes() == WEIGHTS[::-1]


def test_a_server_without_ranges_begins_anew(server: LoopbackHub, store: ModelStore) -> None:
    server.troubles[BIG] = Trouble(break_after=400_000, times=1, no_ranges=True)
    install(store)
    assert store.verify("thing") == []
    assert (store.root / "thing/unet/model.safetensors").read_bytes() == WEIGHTS


def test_cancel_acts_within_a_second_in_a_silent_connection(
    server: LoopbackHub, store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "STALL_SECONDS", 3.0)
    stall = threading.Event()
    server.troubles[BIG] = Trouble(break_after=200_000, times=1, stall=stall)
    came: list[float] = []

    class Watch(Quiet):
        """Cancels once nothing has come for some reports."""

        def step(self, done: int, total: int, stage: str = "", preview: object = None) -> None:
            if done >= 200_000:
                came.append(time.monotonic())
            if len(came) > 4:
                raise Cancelled

    with pytest.raises(Cancelled):
        downloads.install(store, ROW, Watch(), accepted=True)
    assert time.monotonic() - came[0] < 1.0
    assert downloads.begun(store, "thing") == 200_000
    stall.set()


def test_a_connection_that_stays_silent_is_taken_up_anew(
    server: LoopbackHub, store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "STALL_SECONDS", 0.3)
    stall = threading.Event()
    server.troubles[BIG] = Trouble(break_after=200_000, times=1, stall=stall)
    install(store)
    assert server.bodies(BIG) == ["", "bytes=200000-"]
    assert store.verify("thing") == []
    stall.set()


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (Trouble(404, "RepoNotFound"), "is not on the hub"),
        (Trouble(404, "EntryNotFound"), "has no file unet/model.safetensors"),
        (Trouble(401, "RepoNotFound"), "not open to everyone.*Accept the licence on .*HF_TOKEN"),
        (Trouble(401, "GatedRepo"), "Accept the licence on .*HF_TOKEN"),
        (Trouble(403, "GatedRepo"), "Accept the licence on .*HF_TOKEN"),
        (Trouble(500), "failed with 500.*Try again later"),
        (Trouble(503), "failed with 503.*Try again later"),
        (Trouble(429), "too many requests.*later"),
    ],
)
def test_every_refusal_is_a_sentence_with_a_next_step(
    server: LoopbackHub, store: ModelStore, trouble: Trouble, sentence: str
) -> None:
    server.troubles[BIG] = trouble
    with pytest.raises(ModelMissing, match=f"(?s){sentence}"):
        install(store)
    assert store.installed() == []


def test_an_address_that_has_run_out_is_asked_for_anew(
    server: LoopbackHub, store: ModelStore
) -> None:
    server.troubles[BIG] = Trouble(store_status=403, times=2)
    install(store)
    asked = [path for method, path, _ in server.asked if method == "GET" and "/resolve/" in path]
    assert len([path for path in asked if path.endswith("model.safetensors")]) == 3
    store.remove("thing")
    server.troubles[BIG] = Trouble(store_status=404)
    with pytest.raises(ModelMissing, match="failed with 404"):
        install(store)


def test_a_gated_model_is_opened_by_the_token(
    server: LoopbackHub, store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_of_the_artist")
    server.troubles[BIG] = Trouble(403, "GatedRepo", times=1)
    with pytest.raises(ModelMissing, match="for your token"):
        install(store)
    install(store)
    told = {path.startswith("/cdn/"): key for path, key in server.tokens}
    assert told == {False: "Bearer hf_of_the_artist", True: ""}  # not where the bytes are kept


def test_the_token_of_a_login_is_read_where_the_hub_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_TOKEN_PATH", "HF_HUB_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    assert hub.token() is None
    (tmp_path / "token").write_text("hf_kept\n", "utf-8")
    assert hub.token() == "hf_kept"
    assert hub.cache() == tmp_path / "hub"


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (Trouble(body=WEIGHTS[:-1] + b"x"), "its hash is another"),
        (Trouble(body=WEIGHTS + b"more"), "more of .* than it had announced"),
        (Trouble(body=WEIGHTS[:-1]), "ended after|broke off|failed with 416"),
        (Trouble(stated_size=len(WEIGHTS) + 5), "ended after|broke off|failed with 416"),
        (Trouble(stated_size=len(WEIGHTS) - 5), "more of .* than it had announced"),
    ],
)
def test_a_hub_that_lies_about_length_or_hash_installs_nothing(
    server: LoopbackHub, store: ModelStore, trouble: Trouble, sentence: str
) -> None:
    server.troubles[BIG] = trouble
    with pytest.raises(ModelMissing, match=sentence):
        install(store)
    assert store.installed() == []
    server.troubles.clear()
    install(store)
    assert store.verify("thing") == []


def test_a_small_file_with_other_content_is_found_by_gits_hash(
    server: LoopbackHub, store: ModelStore
) -> None:
    name = f"{REPO}/unet/config.json"
    server.troubles[name] = Trouble(body=CONFIG.replace(b"Thing", b"Thong"))
    with pytest.raises(ModelMissing, match="its hash is another"):
        install(store)


def test_the_catalogues_own_hash_and_size_go_before_the_hubs(
    server: LoopbackHub, store: ModelStore
) -> None:
    config = ROW.files[1]
    for file in (
        FileRow(("unet/model.safetensors",), sha256="0" * 64),
        FileRow(("unet/model.safetensors",), size=5, exact=True),
    ):
        with pytest.raises(ModelMissing, match=r"another unet/model\.safetensors than"):
            install(store, replace(ROW, files=(file, config)))
    assert server.bodies(BIG) == []
    server.troubles[BIG] = Trouble(no_etag=True)
    with pytest.raises(ModelMissing, match="its hash is another"):
        install(store, replace(ROW, files=(replace(ROW.files[0], sha256="0" * 64), config)))


def test_the_first_of_several_names_is_taken_and_kept_under_its_path(
    server: LoopbackHub, store: ModelStore
) -> None:
    names = ("unet/model.fp16.safetensors", "unet/model.safetensors")
    file = FileRow(names, "unet/diffusion_pytorch_model.safetensors")
    install(store, replace(ROW, files=(file, ROW.files[1])))
    assert (store.root / "thing/unet/diffusion_pytorch_model.safetensors").is_file()
    assert store.entry("thing").files[0].name == names[1]


def test_another_repository_is_taken_only_when_named(
    server: LoopbackHub, store: ModelStore
) -> None:
    row = replace(ROW, repo="gone/weights", removed=True, mirrors=(REPO,), note="It was removed.")
    with pytest.raises(ModelMissing, match=r"It was removed\. .*nobody has verified somebody/w"):
        install(store, row)
    install(store, row, repo=REPO)
    assert store.entry("thing").origin.repo == REPO
    for wrong in ("weights", "a/b/c", "../x", "https://elsewhere.org/a/b"):
        with pytest.raises(BadInput, match="OWNER/NAME"):
            install(store, replace(row, id="other"), repo=wrong)


def test_offline_and_without_network_nothing_is_asked(
    server: LoopbackHub, store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelMissing, match="HF_HUB_OFFLINE forbids"):
        install(store)
    assert server.asked == []
    monkeypatch.delenv("HF_HUB_OFFLINE")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")  # nobody listens there
    with pytest.raises(ModelMissing, match=r"cannot be reached.*Check the network"):
        install(store)


def test_a_disk_without_room_is_told_before_anything_is_fetched(
    server: LoopbackHub, store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = downloads.MARGIN_BYTES + len(WEIGHTS) + len(CONFIG) - 1
    monkeypatch.setattr(
        shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**12, 10**12 - free, free)
    )
    with pytest.raises(BadInput, match="GB free; this takes"):
        install(store)
    assert server.bodies(BIG) == []
    free += 1
    install(store)


def test_a_disk_that_fills_up_keeps_what_has_come(
    server: LoopbackHub, store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: object, chunk: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(downloads._File, "_add", full)
        with pytest.raises(BadInput, match=r"No space left on device.*Make room"):
            install(store)
    assert store.installed() == []
    install(store)
    assert store.verify("thing") == []


def test_repair_fetches_only_what_is_damaged(server: LoopbackHub, store: ModelStore) -> None:
    install(store)
    file = store.root / "thing/unet/model.safetensors"
    file.write_bytes(WEIGHTS[:-1] + b"x")
    assert [problem.path for problem in store.verify("thing")] == ["unet/model.safetensors"]
    server.asked.clear()
    assert downloads.repair(store, "thing", Quiet()) == ["unet/model.safetensors"]
    assert file.read_bytes() == WEIGHTS
    assert not any("config" in path for _, path, _ in server.asked)
    assert downloads.repair(store, "thing", Quiet()) == []
    file.unlink()
    assert store.bundles() == []
    assert [row.missing for row in store.installed()] == [("unet/model.safetensors",)]
    downloads.repair(store, "thing", Quiet())
    assert [bundle.id for bundle in store.bundles()] == ["thing"]


def test_repair_of_a_hub_that_has_other_content_by_now_harms_nothing(
    server: LoopbackHub, store: ModelStore
) -> None:
    install(store)
    file = store.root / "thing/unet/model.safetensors"
    file.write_bytes(b"short")
    server.add(REPO, {"unet/model.safetensors": WEIGHTS[::-1]})
    with pytest.raises(ColorStudioError, match=r"another unet/model\.safetensors"):
        downloads.repair(store, "thing", Quiet())
    assert file.read_bytes() == b"short"


def test_installing_twice_asks_nobody_and_a_damaged_one_is_replaced(
    server: LoopbackHub, store: ModelStore
) -> None:
    install(store)
    server.asked.clear()
    install(store)
    assert server.asked == []
    (store.root / "thing/unet/config.json").unlink()
    install(store)
    assert store.verify("thing") == []
    assert not list(store.root.glob(".removed-*"))
