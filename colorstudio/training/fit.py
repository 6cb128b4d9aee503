"""Trains a recipe: devices, optimisers, averages, checkpoints and the log, for every recipe."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from colorstudio.errors import BadInput, Cancelled
from colorstudio.methods.base import Quiet, RunContext
from colorstudio.training import checkpoints
from colorstudio.training.accelerated import (
    accelerator_for,
    determinism,
    named_device,
    quick_attention,
)
from colorstudio.training.averages import Averages
from colorstudio.training.config import FitSettings
from colorstudio.training.data import (
    SHOWN,
    Pictures,
    Places,
    Samples,
    batch_at,
    batches,
    named,
    sound,
)
from colorstudio.training.draws import Draws, key_of
from colorstudio.training.logs import Log, Means, write_picture
from colorstudio.training.recipe import Batch, Recipe, Turn

AVERAGE = "average"
SHOWN_PICTURES = 4
MEASURED_PICTURES = 256
TOGETHER = 10
"""Of several processes: how often they agree on whether the time is up."""
VALIDATION = 1 << 40
"""Places from here on are those of validation pictures: no run gets so far."""


@dataclass(frozen=True)
class Trained:
    """How a run ended. ``loss``: the mean of the last row of the log. ``seconds``: with those
    before it went on. ``main``: of several processes, the one that writes files. ``device``: what
    it learned on, in words.
    """

    steps: int
    loss: float
    seconds: float
    main: bool
    device: str = ""


def fit(
    recipe: Recipe,
    settings: FitSettings,
    pictures: Pictures,
    out: Path,
    *,
    ctx: RunContext | None = None,
    resume: bool = False,
    device: str = "auto",
    say: Callable[[str], None] = lambda text: None,
    binding: Mapping[str, Any] | None = None,
    minutes: float = 0.0,
) -> Trained:
    """Trains ``recipe`` on ``pictures``; afterwards its networks hold the average, on the CPU.

    ``out``: gets ``checkpoints``, ``log.csv``, ``pictures``. ``binding``: settings that have to be
    the same when a run goes on. ``resume``: from the last whole checkpoint in ``out``. ``ctx``:
    steps; once it raises Cancelled, a checkpoint is written and Cancelled passes on. ``minutes``:
    after them a checkpoint is written, and the run ends as if its steps were done; 0 for never.
    Raises BadInput: a loss that is no number (the last good checkpoint stays), a disk that refuses,
    settings that differ.
    """
    with ExitStack() as stack:
        stack.enter_context(torch.random.fork_rng())
        stack.enter_context(determinism(settings.deterministic))
        run = _Run(recipe, settings, pictures, out, say, device, minutes)
        try:
            return run.train(ctx or Quiet(), resume, dict(binding or {}))
        finally:
            run.close()


def rate_at(settings: FitSettings, step: int) -> float:
    """The factor on the learning rate of a step: from above 0 up to 1, then on by the schedule."""
    if step < settings.warm_up:
        return (step + 1) / settings.warm_up
    if settings.schedule == "cosine":
        whole = max(1, settings.steps - settings.warm_up)
        return 0.5 * (1 + math.cos(math.pi * min(1.0, (step - settings.warm_up) / whole)))
    return 1.0


class _Losses(nn.Module):
    """One turn's loss as a module, which is what accelerate spreads over processes."""

    def __init__(self, turn: Turn, trained: Mapping[str, nn.Module]) -> None:
        super().__init__()
        self.modules_of = nn.ModuleDict({name: trained[name] for name in turn.modules})
        self._losses = turn.losses

    def forward(self, batch: Batch, draws: Draws, step: int) -> tuple[Tensor, dict[str, Tensor]]:
        found = self._losses(batch, draws, step)
        return found.total, {name: term.detach() for name, term in found.terms.items()}


@dataclass
class _Player:
    """A turn with its optimiser."""

    turn: Turn
    module: nn.Module
    optimizer: Any
    parameters: list[nn.Parameter]


@dataclass(frozen=True)
class _Measured:
    """What a step gave, still on the device. ``own``: of this process alone."""

    step: int
    names: tuple[str, ...]
    values: Tensor
    own: Tensor
    sources: Sequence[str]


class _Run:
    def __init__(
        self,
        recipe: Recipe,
        settings: FitSettings,
        pictures: Pictures,
        out: Path,
        say: Callable[[str], None],
        device: str,
        minutes: float,
    ) -> None:
        self.started = time.monotonic()
        self.until = self.started + 60 * minutes if minutes else math.inf
        self.before = 0.0
        self.recipe, self.settings, self.pictures, self.out = recipe, settings, pictures, out
        self.accelerator = accelerator_for(settings, device, out)
        self.device = self.accelerator.device
        self.main = self.accelerator.is_main_process
        self.say = say if self.main else lambda text: None
        self.means, self.loss = Means(), math.nan
        self.pending: list[_Measured] = []
        self.left_out: set[str] = set()
        self.binding: dict[str, Any] = {}
        self.average: Averages | None = None
        self.log: Log | None = None

    # -- from start to end ------------------------------------------------------------------------

    def train(self, ctx: RunContext, resume: bool, binding: dict[str, Any]) -> Trained:
        self.binding = binding
        moment = self._begin(resume)
        first = moment.step if moment else 0
        self._prepare(moment)
        if self.main:
            self.log = Log(self.out, first)
        if self.accelerator.log_with:
            purge = {"tensorboard": {"purge_step": first}} if first else {}
            self.accelerator.init_trackers("tensorboard", init_kwargs=purge)
        everything = (*self.recipe.trained.values(), *self.recipe.frozen.values())
        with quick_attention(everything, self.device):
            steps = self._loop(ctx, first)
        if self.average is not None:
            self.average.settle()
        for module in everything:
            module.eval()
        if self.main:
            with torch.no_grad():
                self.recipe.measure(self._measured_pictures())
        for module in everything:
            module.to("cpu", memory_format=torch.contiguous_format)  # pyright: ignore
        return Trained(steps, self.loss, self._seconds(), self.main, named_device(self.device))

    def close(self) -> None:
        self.accelerator.end_training()

    def _begin(self, resume: bool) -> checkpoints.Checkpoint | None:
        if resume:
            moment = checkpoints.newest(self.out, self.say)
            self._check_same(moment)
            self.accelerator.wait_for_everyone()
            if self.main:
                checkpoints.sweep(self.out)
            return moment
        if checkpoints.there_are(self.out):
            raise BadInput(
                f"{self.out} holds a run already.",
                "Go on with it by --resume, or name another folder.",
            )
        self.accelerator.wait_for_everyone()
        try:
            self.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(
                f"{self.out} cannot be made: {error.strerror or error}.", "Name another folder."
            ) from error
        return None

    def _check_same(self, moment: checkpoints.Checkpoint) -> None:
        before = moment.facts.get("binding", {})
        mine = self.recipe.name
        if moment.facts.get("recipe", mine) != mine:
            raise BadInput(
                f"The run in {self.out} is one of the recipe “{moment.facts['recipe']}”.",
                "Name another folder.",
            )
        # what a run that an older program began did not know is as it was without it
        other = [
            f"{name} was {value} and is {self.binding.get(name)}"
            for name, value in before.items()
            if value != self.binding.get(name)
        ]
        if other:
            more = f"; and {len(other) - SHOWN} more" if len(other) > SHOWN else ""
            raise BadInput(
                f"The run in {self.out} was started with other settings: "
                f"{'; '.join(other[:SHOWN])}{more}.",
                "Give the same ones, or start anew in another folder.",
            )
        if moment.facts.get("pictures") != self.pictures.fingerprint():
            self.say(
                "The pictures or their words are not those of before: it goes on with what is "
                "there now, and its losses are not those that it would have had."
            )

    def _prepare(self, moment: checkpoints.Checkpoint | None) -> None:
        recipe, settings = self.recipe, self.settings
        if settings.checkpointing:
            recipe.checkpointing()
        if moment:
            self._load_weights(moment)
        for name, module in recipe.frozen.items():
            module.to(self.device).eval().requires_grad_(False)
            if name in recipe.channels_last:
                module.to(memory_format=torch.channels_last)  # pyright: ignore  (torch's overload)
        for name, module in recipe.trained.items():
            module.train().requires_grad_(True)
            if name in recipe.channels_last:
                module.to(memory_format=torch.channels_last)  # pyright: ignore
        self.players = [self._player(turn) for turn in recipe.turns()]
        if recipe.averaged and settings.ema:
            self.average = Averages(self._kept(), settings.ema)
        if moment:
            self._load_state(moment)

    def _player(self, turn: Turn) -> _Player:
        settings = self.settings
        module = _Losses(turn, self.recipe.trained)
        parameters = [p for p in module.parameters() if p.requires_grad]
        module = self.accelerator.prepare(module)
        optimizer = torch.optim.AdamW(
            parameters,
            lr=settings.learning_rate * turn.rate,
            betas=(settings.betas[0], settings.betas[1]),
            weight_decay=settings.weight_decay,
            fused=self.device.type in ("cpu", "cuda"),
        )
        return _Player(turn, module, self.accelerator.prepare(optimizer), parameters)

    def _measured_pictures(self) -> Iterator[dict[str, Any]]:
        """Each picture once, up to `MEASURED_PICTURES` of them."""
        count, size = min(MEASURED_PICTURES, len(self.pictures)), self.settings.batch
        seed = self.settings.seed
        for first in range(0, count, size):
            places = range(first, min(first + size, count))
            yield self._moved(batch_at(self.recipe, self.pictures, seed, places))

    # -- steps ------------------------------------------------------------------------------------

    def _loop(self, ctx: RunContext, first: int) -> int:
        """Steps until they are done or the time is up; how many have been done."""
        s = self.settings
        source = self._batches(first)
        done = first
        try:
            for done in range(first, s.steps):
                if self._time_is_up(done):
                    self.say(f"The time is up after {done} of {s.steps} steps.")
                    break
                self._tell(ctx, done)
                self._step([sound(next(source)) for _ in range(s.accumulate)], done)
                self._after(done + 1)
            else:
                done = max(first, s.steps)
            self._settle()
            self._tell(ctx, done)
        except Cancelled:  # raised between two steps, so that all weights are of one step
            self._settle()
            if done > first:
                self._save(done)
            raise
        if done > first or not first:
            self._save(done)
        return done

    def _time_is_up(self, done: int) -> bool:
        if math.isinf(self.until):
            return False
        late = time.monotonic() >= self.until
        if self.accelerator.num_processes == 1:
            return late
        if done % TOGETHER:  # all have to stop at the same step
            return False
        votes = self.accelerator.reduce(torch.tensor(float(late), device=self.device), "sum")
        return bool(votes > 0)

    def _seconds(self) -> float:
        return self.before + time.monotonic() - self.started

    def _tell(self, ctx: RunContext, done: int) -> None:
        if self.main:
            ctx.step(done, self.settings.steps, f"Step {done}, loss {self.loss:.4g}")

    def _batches(self, first: int) -> Iterator[Any]:
        s, a = self.settings, self.accelerator
        whole = s.batch * a.num_processes
        places = Places(
            first * s.accumulate * whole,
            (s.steps - first) * s.accumulate,
            s.batch,
            a.process_index,
            a.num_processes,
        )
        samples = Samples(self.recipe, self.pictures, s.seed)
        return iter(batches(samples, places, s.workers, pinned=self.device.type == "cuda"))

    def _step(self, micro: list[dict[str, Any]], step: int) -> None:
        # dropout and its like, which draw by themselves, draw the same after a resume
        torch.manual_seed(key_of(self.settings.seed, step))
        sources = [name for batch in micro for name in batch["names"]]
        self._name_left_out(micro)
        given = [(self._moved(batch), Draws(batch["keys"], self.device)) for batch in micro]
        values: dict[str, Tensor] = {}
        for player in self.players:
            if step >= player.turn.start:
                values |= self._turn(player, given, step)
        if self.average is not None:
            self.average.step()
        own = torch.stack([v.detach().float() for v in values.values()])
        shared = (
            own if self.accelerator.num_processes == 1 else self.accelerator.reduce(own, "mean")
        )
        self.pending.append(_Measured(step + 1, tuple(values), shared, own, sources))
        # a graphics card works while the numbers of the step before are looked at
        self._settle(leave=0 if self.device.type == "cpu" else 1)

    def _turn(
        self, player: _Player, given: Sequence[tuple[Batch, Draws]], step: int
    ) -> dict[str, Tensor]:
        for other in self.players:
            if other is not player:
                for parameter in other.parameters:
                    parameter.requires_grad_(False)
        for parameter in player.parameters:
            parameter.requires_grad_(True)
        rate = self.settings.learning_rate * player.turn.rate * rate_at(self.settings, step)
        for group in player.optimizer.param_groups:
            group["lr"] = rate
        player.optimizer.zero_grad(set_to_none=True)
        found: list[dict[str, Tensor]] = []
        for n, (batch, draws) in enumerate(given):
            last = n == len(given) - 1
            quiet = nullcontext() if last else self.accelerator.no_sync(player.module)
            with quiet:
                total, terms = player.module(batch, draws, step)
                self.accelerator.backward(total / len(given))
            found.append({"loss": total.detach(), **terms})
        if self.settings.clip:
            length = self.accelerator.clip_grad_norm_(player.parameters, self.settings.clip)
            found[-1] = {**found[-1], "gradient": torch.as_tensor(length)}
        player.optimizer.step()
        return self._named(player, found)

    def _named(self, player: _Player, found: list[dict[str, Tensor]]) -> dict[str, Tensor]:
        """Means over the batches of a step; the first turn's loss is the loss."""
        prefix = "" if player is self.players[0] else f"{player.turn.name}."
        means = {}
        for name in found[-1]:
            values = [row[name].detach().to(self.device) for row in found if name in row]
            means[prefix + name] = torch.stack(values).mean()
        return means

    def _moved(self, batch: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: v.to(self.device, non_blocking=True)
            if isinstance(v, Tensor) and name != "keys"
            else v
            for name, v in batch.items()
        }

    def _name_left_out(self, micro: list[dict[str, Any]]) -> None:
        for name, why in (pair for batch in micro for pair in batch["left_out"]):
            if name not in self.left_out:
                self.left_out.add(name)
                self.say(f"Left out: {named(name, why)}")

    def _settle(self, leave: int = 0) -> None:
        """Looks at the numbers of past steps. Raises BadInput where a loss is none."""
        while len(self.pending) > leave:
            past = self.pending.pop(0)
            values = dict(zip(past.names, past.values.tolist(), strict=True))
            own = dict(zip(past.names, past.own.tolist(), strict=True))
            bad = [n for n, v in values.items() if not math.isfinite(v) and _is_loss(n)]
            if bad:
                raise self._no_number(past, math.isfinite(own[bad[0]]))
            gradients = {n for n, v in values.items() if not math.isfinite(v)}
            self.means.add({n: v for n, v in values.items() if n not in gradients})

    def _no_number(self, past: _Measured, elsewhere: bool) -> BadInput:
        self.pending.clear()
        where = (
            "The batch was another process's"
            if elsewhere
            else f"The batch was {', '.join(dict.fromkeys(past.sources))}"
        )
        kept = sorted(path.name for path in (self.out / checkpoints.FOLDER).glob("step-*"))
        last = f"{kept[-1]} is whole" if kept else "there was no checkpoint yet"
        return BadInput(
            f"Training stopped: the loss of step {past.step} is not a number. {where}; {last}.",
            "Lower the learning rate, or look at these pictures.",
        )

    def _kept(self) -> dict[str, nn.Module]:
        kept = dict.fromkeys(name for p in self.players if p.turn.kept for name in p.turn.modules)
        return {name: self.recipe.trained[name] for name in kept}

    # -- what is left on the disk -----------------------------------------------------------------

    def _after(self, done: int) -> None:
        s = self.settings
        if done % s.log_every == 0 or done == s.steps:
            self._settle()
            row = self.means.row()
            self.loss = row.get("loss", self.loss)
            self.means = Means()
            rate = s.learning_rate * rate_at(s, done - 1)
            self._log({"step": done, **row, "learning_rate": rate})
        if s.validate_every and done % s.validate_every == 0 and self.main:
            self._show(done)
        if s.checkpoint_every and done % s.checkpoint_every == 0 and done < s.steps:
            self._settle()
            self._save(done)

    def _log(self, row: dict[str, float]) -> None:
        if self.log is not None:
            self.log.add(row)
        if self.accelerator.trackers:
            step = int(row["step"])
            self.accelerator.log({k: v for k, v in row.items() if k != "step"}, step=step)

    def _show(self, done: int) -> None:
        count = min(SHOWN_PICTURES, len(self.pictures))
        places = range(VALIDATION, VALIDATION + count)
        batch = batch_at(self.recipe, self.pictures, self.settings.seed, places)
        with torch.no_grad(), self._averaged(), self.accelerator.autocast():
            rgb = self.recipe.shown(self._moved(batch), Draws(batch["keys"], self.device))
        if rgb is not None:
            write_picture(self.out, done, rgb)

    @contextmanager
    def _averaged(self) -> Iterator[None]:
        """The networks as they would be kept, in eval mode, and back."""
        modules = self.recipe.trained.values()
        with self.average.shown() if self.average else nullcontext():
            for module in modules:
                module.eval()
            try:
                yield
            finally:
                for module in modules:
                    module.train()

    def _save(self, done: int) -> None:
        if not self.main:
            return
        trained = self.recipe.trained
        weights = {name: dict(module.state_dict()) for name, module in trained.items()}
        if not all(bool(t.isfinite().all()) for w in weights.values() for t in w.values()):
            raise BadInput(
                f"Training stopped: weights of step {done} are not numbers.",
                "The checkpoint before is whole. Lower the learning rate.",
            )
        facts: dict[str, Any] = {
            "recipe": self.recipe.name,
            "binding": self.binding,
            "pictures": self.pictures.fingerprint(),
            "loss": self.loss if math.isfinite(self.loss) else None,
            "means": self.means.as_json(),
            "seconds": self._seconds(),
        }
        if self.average is not None:
            weights[AVERAGE] = self.average.weights()
            facts["averaged"] = self.average.steps
        state: dict[str, Any] = {p.turn.name: p.optimizer.state_dict() for p in self.players}
        if self.accelerator.scaler is not None:
            state["scaler"] = self.accelerator.scaler.state_dict()
        moment = checkpoints.Checkpoint(done, weights, state, facts)
        checkpoints.write(self.out, moment, self.settings.keep)

    def _load_weights(self, moment: checkpoints.Checkpoint) -> None:
        try:
            for name, module in self.recipe.trained.items():
                module.load_state_dict(dict(moment.weights[name]))
        except (KeyError, RuntimeError) as error:
            raise BadInput(
                f"The run in {self.out} is one of other networks.", "Name another folder."
            ) from error

    def _load_state(self, moment: checkpoints.Checkpoint) -> None:
        try:
            for player in self.players:
                player.optimizer.load_state_dict(moment.state[player.turn.name])
                _lay_alike(player.optimizer)
            if self.accelerator.scaler is not None:
                self.accelerator.scaler.load_state_dict(moment.state["scaler"])
            self.means = Means(**moment.facts["means"])
            if self.average is not None:
                self.average.load(moment.weights[AVERAGE], int(moment.facts["averaged"]))
        except (KeyError, ValueError, TypeError, RuntimeError) as error:
            raise BadInput(
                f"The run in {self.out} is one of other optimisers.", "Name another folder."
            ) from error
        loss = moment.facts.get("loss")
        self.loss = math.nan if loss is None else float(loss)
        self.before = float(moment.facts.get("seconds", 0.0))


def _lay_alike(optimizer: Any) -> None:
    """An optimiser's moments in the order in memory of its parameters, as its kernels want them."""
    for parameter, state in optimizer.state.items():
        for name, value in state.items():
            if isinstance(value, Tensor) and value.shape == parameter.shape:
                state[name] = torch.empty_like(parameter, dtype=value.dtype).copy_(value)


def _is_loss(name: str) -> bool:
    return name.rpartition(".")[2] != "gradient"
