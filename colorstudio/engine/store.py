"""The weights that this computer has: those installed here, and those of other programs."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from colorstudio import json_text, paths
from colorstudio.atomic import write_bytes
from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.bundle_files import (
    FACTS,
    FileFact,
    Installed,
    hash_of,
    read_installed,
    within,
    write_facts,
)
from colorstudio.engine.catalog import catalogue
from colorstudio.engine.families import DIFFUSION_ROLES
from colorstudio.engine.joining import ANYWHERE, fitting
from colorstudio.errors import BadInput, ModelMissing, not_written
from colorstudio.methods.base import Quiet, RunContext

FORGOTTEN = "forgotten.json"
INSTALLED, SHIPPED = "installed", "shipped"
"""`Bundle.source` of what lies in the store, and of what came with the program."""
AN_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")


@dataclass(frozen=True)
class Problem:
    """A file of a bundle that is not as it was, in a sentence."""

    path: str
    text: str


class ModelStore:
    """Bundles in ``root`` (default: the person's data folder), a folder each; others are found.

    ``folders``: of other programs, besides the usual places. ``shipped``: the folder of those that
    came with the program; they are read and never changed; None for none. ``commercial_only``:
    leaves out what may not be used commercially.
    """

    def __init__(
        self,
        root: Path | None = None,
        *,
        folders: Sequence[Path] = (),
        shipped: Path | None = None,
        commercial_only: bool = False,
    ) -> None:
        self.root = root or paths.data() / "models"
        self.folders = tuple(folders)
        self.shipped = shipped
        self.commercial_only = commercial_only

    # -- what there is ------------------------------------------------------------------------

    def bundles(self) -> list[Bundle]:
        """All that can be used: installed ones in the catalogue's order, then found ones.

        What came with the program stands last: it is small, and whoever got other weights wants
        those. Damaged ones are left out. Reads names and headers, never weights.
        """
        order = {row.id: n for n, row in enumerate(catalogue().models)}
        here = [row.bundle for row in self.installed() if not row.missing]
        here.sort(key=lambda bundle: order.get(bundle.id, len(order)))
        taken = {bundle.id for bundle in here}
        used = {part.path for bundle in here for part in bundle.parts.values()}
        elsewhere = [
            bundle
            for bundle in self.found()
            if bundle.id not in taken and not used & {p.path for p in bundle.parts.values()}
        ]
        here += elsewhere
        taken = {bundle.id for bundle in here}
        here += [
            row.bundle
            for row in self.came_along()
            if row.bundle.id not in taken and not row.missing
        ]
        return [b for b in here if b.licence.commercial or not self.commercial_only]

    def installed(self) -> list[Installed]:
        """What lies in the store, by id, damaged ones too."""
        return _rows_in(self.root)

    def came_along(self) -> list[Installed]:
        """What came with the program, by id, damaged ones too; [] where nothing did.

        Only sizes are looked at: `verify` reads them.
        """
        rows = _rows_in(self.shipped) if self.shipped is not None else []
        return [_shipped(row) for row in rows]

    def found(self) -> list[Bundle]:
        """What other programs have, and the person has not forgotten."""
        from colorstudio.engine.discovery import found_bundles

        forgotten = self._forgotten()
        return [b for b in found_bundles(self.folders) if b.id not in forgotten]

    def bundle_for(
        self, roles: Iterable[str], bundle_id: str = "", optional: Iterable[str] = ()
    ) -> Bundle:
        """The weights of that id, or the first that have all roles, completed by others.

        ``bundle_id``: also of a base, for what was trained upon it or upon one of its family.
        ``optional``: roles that are joined where they are. Raises ModelMissing.
        """
        wanted, extra = tuple(roles), tuple(optional)
        here = self.bundles()
        for bundle in fitting(here, wanted, extra):
            if bundle_id in ("", bundle.id):
                return bundle
        for bundle in fitting(here, wanted, extra, bundle_id):
            return bundle
        raise self._no_weights(here, frozenset(wanted), bundle_id)

    def bundles_for(self, roles: Iterable[str], optional: Iterable[str] = ()) -> list[Bundle]:
        """All weights with these roles, each completed by others where it lacks some."""
        return list(fitting(self.bundles(), tuple(roles), tuple(optional)))

    def _no_weights(
        self, here: list[Bundle], wanted: frozenset[str], bundle_id: str
    ) -> ModelMissing:
        """What to say where none can be used, with the next step by name."""
        for bundle in here:
            is_asked = bundle_id in ("", bundle.id)
            if is_asked and bundle.base and bundle.roles & wanted - {*DIFFUSION_ROLES}:
                return _baseless(bundle, wanted, here)
        for row in (*self.installed(), *self.came_along()):
            is_asked = bundle_id in ("", row.bundle.id)
            if row.missing and is_asked and wanted <= row.bundle.roles:
                return _damaged(row)
        for bundle in here:
            lacking, own = wanted - bundle.roles, wanted - ANYWHERE
            if bundle_id in ("", bundle.id) and own <= bundle.roles and own and lacking:
                return _besides(bundle, lacking)
        for bundle in here:
            if bundle_id == bundle.id and wanted - bundle.roles:
                return _unfit(bundle, wanted - bundle.roles)
        if any(model.id == bundle_id for model in catalogue().models):
            return ModelMissing(
                f"The weights “{bundle_id}” are not installed.",
                f"Install them with `colorstudio models install {bundle_id}`, or in the model "
                "manager.",
            )
        if bundle_id:
            return ModelMissing(
                f"The weights “{bundle_id}” are not installed, or do not fit here.",
                "`colorstudio models list` shows what there is.",
            )
        first, others = _usual(wanted - ANYWHERE), _usual(wanted & ANYWHERE)
        named = [_usual(wanted)] if _usual(wanted) else [first, others]
        usual = ", then ".join(f"`colorstudio models install {name}`" for name in named)
        return ModelMissing(
            "The weights for this are not installed.",
            f"Install them with {usual}, or in the model manager."
            if all(named)
            else "Import them in the model manager, or train them (`colorstudio train`).",
        )

    def entry(self, bundle_id: str) -> Installed:
        """The installed or shipped bundle of that id, damaged or not. Raises ModelMissing."""
        for row in (*self.installed(), *self.came_along()):
            if row.bundle.id == bundle_id:
                return row
        raise ModelMissing(
            f"“{bundle_id}” is not installed here.",
            "`colorstudio models list` shows what there is.",
        )

    # -- looking after it -----------------------------------------------------------------------

    def verify(self, bundle_id: str, ctx: RunContext | None = None) -> list[Problem]:
        """Reads every file of an installed bundle; [] where all are as they were.

        Raises ModelMissing, Cancelled.
        """
        return self.problems(self.entry(bundle_id), ctx)

    def problems(self, row: Installed, ctx: RunContext | None = None) -> list[Problem]:
        """`verify` of a row that is at hand. Raises Cancelled."""
        ctx = ctx or Quiet()
        total = sum(file.size for file in row.files)
        done, problems = 0, []
        for file in row.files:
            problem = _checked(row.bundle.root / file.path, file, ctx, done, total)
            if problem:
                problems.append(Problem(file.path, problem))
            done += file.size
        ctx.step(total, total, row.bundle.id)
        return problems

    def remove(self, bundle_id: str) -> str:
        """Takes a bundle away and says what was done. Never touches what lies outside of the store.

        Weights that other programs have are forgotten, not deleted. A run that holds the weights
        goes on with what it has. Raises ModelMissing, and BadInput where a file is held fast or
        the bundle came with the program.
        """
        for row in self.installed():
            if row.bundle.id == bundle_id:
                self.delete_folder(row.bundle.root)
                if row.origin.kind == "reference":
                    return f"“{bundle_id}” is not used any more. Its files stay where they are."
                return f"“{bundle_id}” is removed."
        if any(bundle.id == bundle_id for bundle in self.found()):
            self._forget({*self._forgotten(), bundle_id})
            return f"“{bundle_id}” is not used any more. Its files stay where they are."
        raise self._unremovable(self.entry(bundle_id).bundle)

    def set_prediction(self, bundle_id: str, prediction_type: str) -> None:
        """Says what the U-Net of a Stable Diffusion 2 answers, where its file is silent.

        ``prediction_type``: "epsilon" or "v_prediction". Raises ModelMissing, and BadInput for
        other families.
        """
        row = self.entry(bundle_id)
        if row.bundle.source == SHIPPED:
            raise self._unremovable(row.bundle)
        families = {"epsilon": "sd2", "v_prediction": "sd2-v"}
        if row.bundle.family not in families.values() or prediction_type not in families:
            raise BadInput(f"“{bundle_id}” is of one kind only.", "There is nothing to choose.")
        family = families[prediction_type]
        bundle = replace(row.bundle, family=family, prediction_type=prediction_type)
        write_facts(row.bundle.root, bundle, row.files, row.origin)

    def remember(self) -> None:
        """Shows again what was forgotten."""
        self._forget(set())

    def free_id(self, wanted: str) -> str:
        """``wanted`` as an id that no bundle has, with a number behind it where need be."""
        plain = re.sub(r"[^a-z0-9._-]+", "-", wanted.lower()).strip("-._")[:60] or "weights"
        rows = (*self.installed(), *self.came_along())
        taken = {row.bundle.id for row in rows} | {b.id for b in self.found()}
        number, free = 2, plain
        while free in taken or (self.root / free).exists():
            free, number = f"{plain}-{number}", number + 1
        return free

    @staticmethod
    def _unremovable(bundle: Bundle) -> BadInput:
        return BadInput(
            f"“{bundle.title}” comes with ColorStudio and stays as it is.",
            "Other weights can be installed beside it; they are taken before it.",
        )

    def delete_folder(self, folder: Path) -> None:
        """Takes a folder out of the store at once; a link is taken away, never followed."""
        if folder.is_symlink():  # somebody put their own folder here: only the link is ours
            folder.unlink()
            return
        gone = folder.with_name(f".removed-{folder.name}-{os.urandom(4).hex()}")
        try:
            os.replace(folder, gone)  # at once: never listed half removed
        except OSError as error:
            raise not_written(
                error,
                folder,
                f"{folder} cannot be removed: {error.strerror or error}.",
                "End what uses it, and try again.",
            ) from error
        shutil.rmtree(gone, ignore_errors=True)  # does not follow links
        self.sweep()

    def sweep(self) -> None:
        """Deletes what a removal had to leave behind because it was still in use."""
        for left in self.root.glob(".removed-*"):
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)

    def _forgotten(self) -> set[str]:
        try:
            names = json_text.loads((self.root / FORGOTTEN).read_text("utf-8"))
        except (OSError, ValueError):
            return set()
        return {n for n in names if isinstance(n, str)} if isinstance(names, list) else set()

    def _forget(self, names: set[str]) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        write_bytes(self.root / FORGOTTEN, json.dumps(sorted(names)).encode())


def _rows_in(root: Path) -> list[Installed]:
    rows = []
    for file in sorted(root.glob(f"*/{FACTS}")):
        if not file.parent.name.startswith("."):  # on its way in or out
            with suppress(BadInput):
                rows.append(read_installed(file.parent))
    return rows


def _shipped(row: Installed) -> Installed:
    """What was read from the program's own folder; a part that is not there counts as missing."""
    bundle = replace(row.bundle, source=SHIPPED)
    gone = [within(p.path, bundle.root) for p in bundle.parts.values() if not p.path.exists()]
    missing = tuple(dict.fromkeys((*row.missing, *gone)))
    return Installed(bundle, row.files, replace(row.origin, kind=SHIPPED), missing)


def _usual(roles: frozenset[str]) -> str:
    """The first of the catalogue's models that has all these roles, "" for none."""
    return next((m.id for m in catalogue().models if roles and roles <= m.parts.keys()), "")


def _unfit(bundle: Bundle, lacking: frozenset[str]) -> ModelMissing:
    """For weights that are for something else."""
    names = ", ".join(sorted(role.replace("_", " ") for role in lacking))
    return ModelMissing(
        f"“{bundle.title}” has no {names}, which this needs.",
        "Choose other weights; `colorstudio models list` shows what there is.",
    )


def _besides(bundle: Bundle, lacking: frozenset[str]) -> ModelMissing:
    """For weights that need those of another kind besides, which any may lend."""
    names, usual = ", ".join(sorted(role.replace("_", " ") for role in lacking)), _usual(lacking)
    return ModelMissing(
        f"“{bundle.title}” needs another model besides: it has no {names} of its own.",
        f"Install it with `colorstudio models install {usual}`, or in the model manager.",
    )


def _baseless(bundle: Bundle, wanted: frozenset[str], here: list[Bundle]) -> ModelMissing:
    """For weights that were trained upon others which are not here, or are not those."""
    if any(other.id == bundle.base for other in here):
        return ModelMissing(
            f"“{bundle.title}” does not fit the “{bundle.base}” that is here: their sizes differ.",
            f"Import the “{bundle.base}” that it was trained upon.",
        )
    lacking = ", ".join(sorted(role.replace("_", " ") for role in wanted - bundle.roles))
    known = any(model.id == bundle.base for model in catalogue().models)
    return ModelMissing(
        f"“{bundle.title}” builds upon “{bundle.base}”, which is not here"
        f" (it has no {lacking} of its own).",
        f"Install it with `colorstudio models install {bundle.base}`, or in the model manager."
        if known
        else f"Import “{bundle.base}” in the model manager.",
    )


def _damaged(row: Installed) -> ModelMissing:
    hints = {
        "hub": f"Repair them with `colorstudio models verify {row.bundle.id} --repair`.",
        SHIPPED: "They come with ColorStudio: install it again.",
    }
    return ModelMissing(
        f"The weights “{row.bundle.id}” are damaged: {row.missing[0]} is gone or cut off.",
        hints.get(row.origin.kind, "Put the file back, or remove the model and import it again."),
    )


def _checked(path: Path, file: FileFact, ctx: RunContext, done: int, total: int) -> str:
    """What is wrong with a file, "" for nothing."""
    try:
        size = path.stat().st_size
        if size != file.size:
            return f"{path.name} has {size} bytes; it had {file.size}."
        found = hash_of(path, lambda n: ctx.step(done + n, total, path.name))
    except FileNotFoundError:
        return f"{path.name} is gone."
    except OSError as error:
        return f"{path.name} cannot be read: {error.strerror or error}."
    return "" if found == file.sha256 else f"{path.name} has other content than it had."
