"""`fit`: what it writes, that it goes on exactly after any end, that it stops with good words."""

from __future__ import annotations

import math
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.errors import BadInput, Cancelled
from colorstudio.training import checkpoints
from colorstudio.training.config import FitSettings
from colorstudio.training.data import Pictures, pictures_in
from colorstudio.training.fit import Trained, fit, rate_at
from colorstudio.training.logs import Log, rows_of
from tests.training.tiny_recipe import TinyRecipe, TinySettings

SETTINGS = FitSettings(
    steps=12,
    batch=2,
    accumulate=2,
    learning_rate=3e-3,
    ema=0.9,
    checkpoint_every=3,
    log_every=1,
    validate_every=0,
    workers=0,
    warm_up=3,
    schedule="cosine",
)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    from colorstudio.imaging.io import write
    from colorstudio.imaging.pixels import Pixels

    folder = tmp_path_factory.mktemp("pictures")
    rng = np.random.default_rng(0)
    for n in range(7):
        rgba = rng.integers(0, 256, (12, 9 + n, 4), np.uint8)
        rgba[..., 3] = 255
        write(folder / f"{n}.png", Pixels(rgba))
    return pictures_in([folder], memory=1 << 20)


def trained(
    pictures: Pictures, out: Path, settings: FitSettings = SETTINGS, **options: Any
) -> tuple[TinyRecipe, Trained]:
    torch.manual_seed(0)
    recipe = TinyRecipe(options.pop("recipe", TinySettings()))
    return recipe, fit(recipe, settings, pictures, out, device="cpu", **options)


def losses(out: Path) -> dict[int, float]:
    return {int(row["step"]): float(row["loss"]) for row in rows_of(out)}


@pytest.fixture(scope="module")
def whole(pictures: Pictures, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that nobody disturbed."""
    out = tmp_path_factory.mktemp("whole") / "run"
    trained(pictures, out)
    return out


class Sure(TinyRecipe):
    """Without dropout, which is one process's own."""

    def __init__(self, settings: TinySettings) -> None:
        super().__init__(settings)
        for module in self.trained["net"].modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = 0.0


class Stopper:
    """Cancels before the step of that number."""

    def __init__(self, at: int) -> None:
        self.at = at

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        if done == self.at:
            raise Cancelled


def in_a_process(work: Callable[[], Any]) -> int:
    """Runs ``work`` in a process of its own and returns how it ended, as `os.waitpid` says."""
    sys.stdout.flush()
    with warnings.catch_warnings():  # of forking beside threads, which only wait here
        warnings.simplefilter("ignore")
        child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    return os.waitpid(child, 0)[1]


def kill_me() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class TestGoingOn:
    def test_the_losses_after_a_cancel_are_those_of_an_undisturbed_run(
        self, pictures: Pictures, whole: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "run"
        with pytest.raises(Cancelled):
            trained(pictures, out, ctx=Stopper(5))
        assert checkpoints.newest(out, pytest.fail).step == 5
        _, end = trained(pictures, out, resume=True)
        assert end.steps == 12
        assert losses(out) == pytest.approx(losses(whole), abs=1e-6)
        ours, theirs = (checkpoints.newest(o, pytest.fail) for o in (out, whole))
        for name, weights in theirs.weights.items():
            for key, value in weights.items():
                torch.testing.assert_close(ours.weights[name][key], value, atol=1e-6, rtol=0)

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="SIGKILL of a forked process is POSIX")
    @pytest.mark.parametrize(
        "place", ["step 4", "save_file 2", "save", "fsync 3", "replace", "row"]
    )
    def test_killed_at_any_moment_it_goes_on_with_the_same_losses(
        self, pictures: Pictures, whole: Path, tmp_path: Path, place: str
    ) -> None:
        out = tmp_path / "run"

        def killed_run() -> None:
            with pytest.MonkeyPatch.context() as patch:
                _kill_at(patch, place)
                trained(pictures, out, ctx=Killer(4) if place == "step 4" else None)

        status = in_a_process(killed_run)
        assert os.WIFSIGNALED(status)
        assert os.WTERMSIG(status) == signal.SIGKILL
        for folder in (out / checkpoints.FOLDER).glob("step-*"):
            checkpoints.read(folder)  # never a torn one
        trained(pictures, out, resume=True)
        assert losses(out) == pytest.approx(losses(whole), abs=1e-6)
        assert not list((out / checkpoints.FOLDER).glob(".*"))

    def test_more_steps_are_added_where_the_rate_is_constant(
        self, pictures: Pictures, tmp_path: Path
    ) -> None:
        settings = replace(SETTINGS, schedule="constant")
        binding = {"fit.steps": 3}
        trained(pictures, tmp_path / "long", replace(settings, steps=6))
        trained(pictures, tmp_path / "short", replace(settings, steps=3), binding=binding)
        trained(
            pictures, tmp_path / "short", replace(settings, steps=6), resume=True, binding=binding
        )
        assert losses(tmp_path / "short") == pytest.approx(losses(tmp_path / "long"), abs=1e-6)

    def test_a_finished_run_has_nothing_left_to_do(
        self, pictures: Pictures, whole: Path, tmp_path: Path
    ) -> None:
        before = sorted(whole.rglob("*"))
        _, end = trained(pictures, whole, resume=True)
        assert end.loss == pytest.approx(losses(whole)[12])
        assert sorted(whole.rglob("*")) == before


class Killer(Stopper):
    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        if done == self.at:
            kill_me()


def _kill_at(patch: pytest.MonkeyPatch, place: str) -> None:
    """Kills this process within the second checkpoint, or with half a row of the log written."""
    name, _, count = place.partition(" ")
    if name == "row":
        add = Log.add

        def half(self: Log, row: Any) -> None:
            if row["step"] == 5:
                with open(self.path, "a", encoding="utf-8") as file:
                    file.write("5,0.12")
                kill_me()
            add(self, row)

        patch.setattr(Log, "add", half)
    elif name != "step":
        owner = {"save_file": checkpoints, "save": torch}.get(name, os)
        real, calls = getattr(owner, name), {"n": 0}
        # the first checkpoint passes: it has three files of weights, one state, one rename
        passed = {"save_file": 3, "save": 1, "fsync": 0, "replace": 0}[name]
        wanted = passed + int(count or 1)

        def deadly(*args: Any, **values: Any) -> Any:
            is_ours = name in ("save_file", "save") or "step-00000006" in str(
                os.readlink(f"/proc/self/fd/{args[0]}") if isinstance(args[0], int) else args[0]
            )
            calls["n"] += is_ours
            if is_ours and calls["n"] == wanted:
                kill_me()
            return real(*args, **values)

        patch.setattr(owner, name, deadly)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes of this kind are POSIX")
class TestProcesses:
    def test_two_have_the_losses_of_one_with_twice_the_batch(
        self, pictures: Pictures, tmp_path: Path
    ) -> None:
        settings = replace(SETTINGS, steps=6, batch=4, accumulate=2)
        torch.manual_seed(0)
        fit(Sure(TinySettings()), settings, pictures, tmp_path / "one", device="cpu")
        statuses = two_processes(
            lambda: fit(
                Sure(TinySettings()),
                replace(settings, batch=2),
                pictures,
                tmp_path / "two",
                device="cpu",
            )
        )
        assert statuses == [0, 0]
        assert losses(tmp_path / "two") == pytest.approx(losses(tmp_path / "one"), abs=1e-6)
        one, two = (checkpoints.newest(tmp_path / n, pytest.fail) for n in ("one", "two"))
        for key, value in one.weights["average"].items():
            torch.testing.assert_close(two.weights["average"][key], value, atol=2e-6, rtol=0)

    def test_words_and_pictures_are_told_apart_in_the_whole_batch(
        self, pictures: Pictures, tmp_path: Path
    ) -> None:
        from colorstudio.training.clip import ClipRecipe, ClipSettings
        from colorstudio.training.data import Row

        rows = [Row(row.path, f"number {n}") for n, row in enumerate(pictures.rows)]
        sizes: dict[str, Any] = {
            "image_width": 16,
            "image_layers": 1,
            "text_width": 16,
            "text_layers": 1,
        }
        tiny = ClipSettings(side=8, patch=4, projection=8, words=600, **sizes)
        settings = replace(SETTINGS, steps=4, batch=4, accumulate=1, learning_rate=1e-3)

        def run(batch: int, name: str) -> None:
            torch.manual_seed(0)
            given = replace(settings, batch=batch)
            fit(ClipRecipe(tiny, None), given, Pictures(rows), tmp_path / name, device="cpu")

        run(4, "one")
        assert two_processes(lambda: run(2, "two")) == [0, 0]
        assert losses(tmp_path / "two") == pytest.approx(losses(tmp_path / "one"), abs=2e-6)


def two_processes(work: Callable[[], Any]) -> list[int]:
    """Runs ``work`` in two processes that know of each other, as `accelerate launch` does."""
    import socket

    from accelerate.state import AcceleratorState

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    children = []
    for rank in range(2):
        facts = {"RANK": rank, "LOCAL_RANK": rank, "WORLD_SIZE": 2, "LOCAL_WORLD_SIZE": 2}
        facts |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "ACCELERATE_USE_CPU": "true"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            child = os.fork()
        if child == 0:
            try:
                warnings.simplefilter("ignore")
                os.environ.update({name: str(value) for name, value in facts.items()})
                torch.manual_seed(0)
                AcceleratorState._reset_state(reset_partial_state=True)  # this is the parent's
                work()
                os._exit(0)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
        children.append(child)
    return [os.waitpid(child, 0)[1] for child in children]


class TestCheckpoints:
    def test_a_torn_one_is_passed_over_for_the_one_before_and_said(
        self, pictures: Pictures, tmp_path: Path
    ) -> None:
        out = tmp_path / "run"
        trained(pictures, out)
        last = out / checkpoints.FOLDER / "step-00000012"
        file = last / "net.safetensors"
        file.write_bytes(file.read_bytes()[:-4])
        said: list[str] = []
        assert checkpoints.newest(out, said.append).step == 9
        assert said == [
            "step-00000012 is torn: net.safetensors is not as it was written. It is passed over."
        ]

    def test_another_recipe_is_said_as_such(self, pictures: Pictures, tmp_path: Path) -> None:
        out = tmp_path / "run"
        trained(pictures, out)
        for file in (out / checkpoints.FOLDER).glob("*/facts.json"):
            file.write_text(file.read_text().replace('"recipe": "tiny"', '"recipe": "guider"'))
        with pytest.raises(BadInput, match="is one of the recipe “guider”"):
            trained(pictures, out, resume=True)

    def test_where_none_is_whole_another_folder_is_asked_for(
        self, pictures: Pictures, tmp_path: Path
    ) -> None:
        out = tmp_path / "run"
        trained(pictures, out)
        for file in (out / checkpoints.FOLDER).glob("*/facts.json"):
            file.write_text("{")
        with pytest.raises(BadInput) as caught:
            checkpoints.newest(out, lambda text: None)
        assert str(caught.value) == (
            f"None of the checkpoints in {out} is whole. Start anew in another folder."
        )

    def test_a_name_that_is_too_long_is_bad_input(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match="cannot be looked into"):
            checkpoints.there_are(tmp_path / ("n" * 300))

    def test_other_bytes_of_the_same_length_are_noticed(
        self, pictures: Pictures, whole: Path, tmp_path: Path
    ) -> None:
        import shutil

        folder = shutil.copytree(whole / checkpoints.FOLDER / "step-00000012", tmp_path / "step-1")
        file = folder / "net.safetensors"
        data = bytearray(file.read_bytes())
        data[-1] ^= 1
        file.write_bytes(data)
        with pytest.raises(BadInput, match="torn"):
            checkpoints.read(folder)

    def test_a_foreign_state_runs_nothing(self, whole: Path, tmp_path: Path) -> None:
        import json
        import pickle
        import shutil

        from colorstudio.engine.bundle_files import hash_of

        class Evil:
            def __reduce__(self) -> Any:
                return (os.mkdir, (str(tmp_path / "evil"),))

        folder = shutil.copytree(whole / checkpoints.FOLDER / "step-00000012", tmp_path / "step-1")
        state = folder / checkpoints.STATE
        torch.save(Evil(), state, pickle_module=pickle)
        facts = json.loads((folder / checkpoints.FACTS).read_text())
        facts["files"][state.name] = [state.stat().st_size, hash_of(state)]
        (folder / checkpoints.FACTS).write_text(json.dumps(facts))
        with pytest.raises(BadInput, match="cannot be read"):
            checkpoints.read(folder)
        assert not (tmp_path / "evil").exists()

    def test_only_the_last_ones_stay(self, pictures: Pictures, tmp_path: Path) -> None:
        trained(pictures, tmp_path / "run", replace(SETTINGS, keep=2))
        names = sorted(path.name for path in (tmp_path / "run" / checkpoints.FOLDER).iterdir())
        assert names == ["step-00000009", "step-00000012"]

    def test_a_full_disk_leaves_the_checkpoint_before(
        self, pictures: Pictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = checkpoints.save_file

        def full(weights: Any, path: Path) -> None:
            if "00000006" in str(path):
                raise OSError(28, "No space left on device")
            real(weights, path)

        monkeypatch.setattr(checkpoints, "save_file", full)
        with pytest.raises(BadInput, match=r"step 6 cannot be written .* No space left on device"):
            trained(pictures, tmp_path / "run")
        assert checkpoints.newest(tmp_path / "run", pytest.fail).step == 3
        assert not list((tmp_path / "run" / checkpoints.FOLDER).glob(".*"))


class TestStopping:
    def test_a_loss_that_is_no_number_names_step_and_pictures(
        self, pictures: Pictures, tmp_path: Path
    ) -> None:
        with pytest.raises(BadInput) as caught:
            trained(pictures, tmp_path / "run", recipe=TinySettings(poison=7))
        words = caught.value.message
        assert "the loss of step 8 is not a number" in words
        assert ".png" in words
        assert "step-00000006 is whole" in words
        assert checkpoints.newest(tmp_path / "run", pytest.fail).step == 6

    def test_weights_that_are_no_numbers_are_not_kept(
        self, pictures: Pictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        step = torch.optim.AdamW.step

        def poisoned(self: Any, *args: Any, **values: Any) -> Any:
            found = step(self, *args, **values)
            for group in self.param_groups:
                for parameter in group["params"]:
                    parameter.data.fill_(math.inf)
            return found

        monkeypatch.setattr(torch.optim.AdamW, "step", poisoned)
        with pytest.raises(BadInput, match="weights of step 1 are not numbers"):
            trained(pictures, tmp_path / "run", replace(SETTINGS, checkpoint_every=1))
        assert not checkpoints.there_are(tmp_path / "run")

    def test_a_run_is_not_written_over(self, pictures: Pictures, whole: Path) -> None:
        with pytest.raises(BadInput, match="holds a run already"):
            trained(pictures, whole)

    def test_nothing_to_go_on_from(self, pictures: Pictures, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match="no checkpoint"):
            trained(pictures, tmp_path / "empty", resume=True)

    def test_other_settings_are_named(self, pictures: Pictures, tmp_path: Path) -> None:
        few = replace(SETTINGS, steps=1)
        trained(pictures, tmp_path / "run", few, binding={"fit.seed": 0, "recipe.side": 8})
        with pytest.raises(BadInput, match=r"recipe\.side was 8 and is 16\.") as caught:
            trained(
                pictures,
                tmp_path / "run",
                few,
                binding={"fit.seed": 0, "recipe.side": 16},
                resume=True,
            )
        assert "seed" not in caught.value.message

    def test_a_folder_that_cannot_be_made(self, pictures: Pictures, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(BadInput, match="cannot be made"):
            trained(pictures, tmp_path / "file" / "run")

    def test_half_precision_needs_a_graphics_card(self, pictures: Pictures, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match="fp16 needs a graphics card"):
            trained(pictures, tmp_path / "run", replace(SETTINGS, precision="fp16"))


class TestLearning:
    def test_the_rate_warms_up_and_falls(self) -> None:
        settings = replace(SETTINGS, steps=11, warm_up=2)
        rates = [rate_at(settings, step) for step in range(11)]
        assert rates[:3] == [0.5, 1.0, 1.0]
        assert rates[2:] == sorted(rates[2:], reverse=True)
        assert rate_at(settings, 11) == pytest.approx(0.0)
        assert rate_at(replace(settings, schedule="constant"), 10) == 1.0

    def test_what_is_kept_is_the_average(self, pictures: Pictures, tmp_path: Path) -> None:
        recipe, _ = trained(pictures, tmp_path / "run")
        moment = checkpoints.newest(tmp_path / "run", pytest.fail)
        for key, value in recipe.trained["net"].state_dict().items():
            assert torch.equal(value, moment.weights["average"][f"net.{key}"])
            assert not torch.equal(value, moment.weights["net"][key])
        assert all(key.startswith("net.") for key in moment.weights["average"])

    def test_an_opponent_begins_at_its_own_step(self, whole: Path) -> None:
        rows = rows_of(whole)
        assert [bool(row["opponent.loss"]) for row in rows] == [False] * 2 + [True] * 10

    def test_accumulating_is_a_larger_batch(self, pictures: Pictures, tmp_path: Path) -> None:
        settings = replace(SETTINGS, steps=4, ema=0.0)

        found = []
        for batch, accumulate in ((4, 1), (2, 2), (1, 4)):
            torch.manual_seed(0)
            out = tmp_path / f"{batch}"
            given = replace(settings, batch=batch, accumulate=accumulate)
            fit(Sure(TinySettings()), given, pictures, out, device="cpu")
            found.append(losses(out))
        assert found[1] == pytest.approx(found[0], abs=1e-6)
        assert found[2] == pytest.approx(found[0], abs=1e-6)

    def test_workers_make_the_same_samples(
        self, pictures: Pictures, whole: Path, tmp_path: Path
    ) -> None:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", ".*multi-threaded.*fork.*")
            trained(pictures, tmp_path / "run", replace(SETTINGS, workers=2, steps=12))
        assert losses(tmp_path / "run") == pytest.approx(losses(whole), abs=1e-6)

    def test_brain_floats_train_on_a_processor(
        self, pictures: Pictures, whole: Path, tmp_path: Path
    ) -> None:
        trained(pictures, tmp_path / "run", replace(SETTINGS, precision="bf16", steps=3))
        close, exact = losses(tmp_path / "run"), losses(whole)
        assert all(close[n] == pytest.approx(exact[n], abs=0.05) for n in close)
        assert any(close[n] != exact[n] for n in close)

    def test_pictures_for_the_eye(self, pictures: Pictures, tmp_path: Path) -> None:
        from colorstudio.imaging.io import read

        trained(pictures, tmp_path / "run", replace(SETTINGS, steps=2, validate_every=2))
        shown = read(tmp_path / "run" / "pictures" / "step-00000002.png")
        assert shown.pixels.size == (8, 8)

    def test_an_unreadable_picture_is_left_out_by_name(
        self, pictures: Pictures, tmp_path: Path
    ) -> None:
        import shutil

        folder = tmp_path / "pictures"
        shutil.copytree(pictures.rows[0].path.parent, folder)
        (folder / "3.png").write_bytes(b"not a picture")
        said: list[str] = []
        trained(
            pictures_in([folder]), tmp_path / "run", replace(SETTINGS, steps=4), say=said.append
        )
        assert len(said) == 1
        assert said[0].startswith("Left out: ")
        assert "3.png" in said[0]
