"""The LoRAs of one run: in the models for as long as these are leased, and told of afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

from colorstudio.diffusion.bundle import Licence
from colorstudio.diffusion.lora import Lora, lora_applied
from colorstudio.engine.lora_files import read_lora
from colorstudio.engine.loras import CHANGED_ROLES, LoraUse, facts_of

UNKNOWN = Licence().id


class RunLoras:
    """``key``: fingerprint and strength of each; ``facts``: what the recipe says of them.

    Files are read once, for all tries of a run. One of strength 0 is none. Raises BadInput for
    files that cannot be used, ModelMissing for those that are gone.
    """

    def __init__(self, uses: Sequence[LoraUse] = ()) -> None:
        self._uses = tuple(use for use in uses if use.strength)
        digests = [use.fingerprint for use in self._uses]
        self._loras = [read_lora(use.file) for use in self._uses]
        self._within: set[str] = set()
        self._left_out: set[str] = set()
        self.key = tuple((d, u.strength) for d, u in zip(digests, self._uses, strict=True))
        self.facts = tuple(facts_of(u, d) for u, d in zip(self._uses, digests, strict=True))

    @contextmanager
    def applied(self, models: Mapping[str, Any], check: Callable[[str], None]) -> Iterator[None]:
        """Within the block the models, by role, have the LoRAs; afterwards they are as before.

        A model that is leased once more within the block has them once. ``check``: told what is
        done before each weight, may raise Cancelled: large ones take seconds. Raises BadInput where
        a LoRA has nothing for a model that it names, or something of another size.
        """
        tell = partial(check, "Adding the LoRAs")
        new = CHANGED_ROLES & models.keys() - self._within
        self._within |= new
        try:
            with ExitStack() as stack:
                for role in sorted(new):
                    applied = lora_applied({role: models[role]}, self._parts(role), tell)
                    self._left_out.update(stack.enter_context(applied).left_out)
                yield
        finally:
            self._within -= new

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for the artist: what was left out, and what is known of licences."""
        notes: list[str] = []
        for use, lora in zip(self._uses, self._loras, strict=True):
            layers = {f"{role}.{name}" for role, part in lora.changes.items() for name in part}
            title, left_out = use.bundle.title, len(layers & self._left_out)
            if left_out:
                notes.append(
                    f"“{title}”: {left_out} of {len(layers)} layers are not in this model,"
                    " and were left out."
                )
            licence = use.bundle.licence
            if licence.id == UNKNOWN:
                notes.append(f"The licence of the LoRA “{title}” is not known.")
            elif not licence.commercial:
                notes.append(limits_note(title, licence.id))
        return tuple(dict.fromkeys(notes))

    def _parts(self, role: str) -> list[tuple[Lora, float]]:
        return [
            (Lora(lora.name, {role: lora.changes[role]}), use.strength)
            for use, lora in zip(self._uses, self._loras, strict=True)
            if role in lora.changes
        ]


def limits_note(title: str, licence: str) -> str:
    """What is said where the weights of a picture are not for every use."""
    limits = f"“{title}” may not be used commercially ({licence})."
    return f"{limits} That may hold for the picture, too."
