"""What the model manager and `models list` show: a row per model, here, elsewhere, or to be had."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from colorstudio.diffusion.bundle import Bundle, Licence
from colorstudio.engine.bundle_files import Installed
from colorstudio.engine.catalog import Catalogue, Group, ModelRow, catalogue
from colorstudio.engine.downloads import begun
from colorstudio.engine.store import SHIPPED, ModelStore
from colorstudio.methods.base import MethodSpec
from colorstudio.methods.registry import METHODS

GROUP_OF_ROLE = {
    "guider": "trained",
    "cold_adapter": "trained",
    "sketch_unet": "trained",
    "alignment_unet": "trained",
    "pixel_unet": "trained",
    "lightness": "trained",
    "captioner": "captioner",
    "unet": "diffusion",
    "colorizer": "colorizer",
    "segmenter": "segmenter",
    "image_encoder": "image_encoder",
}
OTHER, OWN = "other", "own"
"""Groups: of what is for no way by itself, and of what came with the program."""


class State(StrEnum):
    """Where a model stands. ``shipped``: it came with the program and stays. ``begun``: a download
    broke off and goes on where it was."""

    installed = "installed"
    shipped = "shipped"
    damaged = "damaged"
    found = "found"
    begun = "begun"
    available = "available"

    @property
    def usable(self) -> bool:
        return self in (State.installed, State.shipped, State.found)


@dataclass(frozen=True, eq=False)
class Entry:
    """One model. ``row``: in the catalogue, if it is. ``bundle``: the weights, if they are here.

    ``size``: bytes on the disk or to fetch; ``exact``: or a rounded guess. ``here``: bytes of a
    download that broke off.
    """

    id: str
    title: str
    group: str
    state: State
    licence: Licence
    size: int
    exact: bool
    row: ModelRow | None = None
    bundle: Bundle | None = None
    installed: Installed | None = None
    here: int = 0

    @property
    def note(self) -> str:
        return self.row.note if self.row is not None else ""

    @property
    def knows(self) -> str:
        """What the weights say of themselves, "" for nothing."""
        return " ".join(self.bundle.knows) if self.bundle is not None else ""

    @property
    def came_along(self) -> bool:
        """Whether it is the program's own, whole or damaged."""
        return self.bundle is not None and self.bundle.source == SHIPPED


def entries(store: ModelStore, known: Catalogue | None = None) -> list[Entry]:
    """All rows, in the order of the catalogue's groups; what is here stands first in each.

    What may not be used commercially is left out where the store leaves it out, unless it is
    installed. Reads names and headers only.
    """
    known = known or catalogue()
    rows = {row.id: row for row in known.models}
    found = [_of_installed(item, rows) for item in store.installed()]
    listed = {entry.id for entry in found}
    own = [row for row in store.came_along() if row.bundle.id not in listed]
    found += [_of_installed(item, rows) for item in own]
    listed |= {row.bundle.id for row in own}
    for bundle in store.bundles():
        if bundle.id not in listed:
            found.append(_of_found(bundle, rows))
            listed.add(bundle.id)
    for row in known.models:
        hidden = store.commercial_only and not row.licence.commercial
        if row.id not in listed and not hidden:
            found.append(_of_row(row, begun(store, row.id)))
    order = [group.id for group in known.groups]
    return sorted(found, key=lambda entry: order.index(entry.group))  # stable: else as found


def enables(entry: Entry, store: ModelStore) -> tuple[str, ...]:
    """Ids of ways and commands: of what is here, those that it takes part in as things are."""
    named = groups()[entry.group].enables
    bundle = entry.bundle
    if bundle is None or not entry.state.usable:
        return named
    others = tuple(name for name in named if name not in {spec.id for spec in METHODS})
    ways = tuple(spec.id for spec in METHODS if spec.models and _takes_part(bundle, spec, store))
    return (*ways, *others)


def lacking_base(bundle: Bundle, store: ModelStore) -> str:
    """What it builds upon, where neither that nor anything in its stead is here; else ""."""
    runs = any(_takes_part(bundle, spec, store) for spec in METHODS if spec.models)
    return "" if runs else bundle.base


def _takes_part(bundle: Bundle, spec: MethodSpec, store: ModelStore) -> bool:
    roles = {*spec.models, *spec.optional}
    if not bundle.roles & roles:
        return False
    return any(
        bundle.id in (whole.id, *(whole.home(role).id for role in roles))
        for whole in store.bundles_for(spec.models, spec.optional)
    )


def groups(known: Catalogue | None = None) -> dict[str, Group]:
    """What models are for, by id."""
    return {group.id: group for group in (known or catalogue()).groups}


def _of_installed(item: Installed, rows: dict[str, ModelRow]) -> Entry:
    bundle, own = item.bundle, item.bundle.source == SHIPPED
    whole = State.shipped if own else State.installed
    return Entry(
        bundle.id,
        bundle.title,
        OWN if own else _group(bundle),
        State.damaged if item.missing else whole,
        bundle.licence,
        sum(file.size for file in item.files) or _bytes(bundle),
        True,
        rows.get(bundle.id),
        bundle,
        item,
    )


def _of_found(bundle: Bundle, rows: dict[str, ModelRow]) -> Entry:
    size = _bytes(bundle)
    row = rows.get(bundle.id)
    return Entry(
        bundle.id,
        bundle.title,
        _group(bundle),
        State.found,
        bundle.licence,
        size,
        True,
        row,
        bundle,
    )


def _of_row(row: ModelRow, here: int) -> Entry:
    state = State.begun if here else State.available
    return Entry(
        row.id, row.title, row.group, state, row.licence, row.size, row.exact, row, here=here
    )


def _group(bundle: Bundle) -> str:
    return next((g for role, g in GROUP_OF_ROLE.items() if role in bundle.roles), OTHER)


def _bytes(bundle: Bundle) -> int:
    files = {f for part in bundle.parts.values() for f in _files(part.path)}
    return sum(file.stat().st_size for file in files if file.is_file())


def _files(path: Path) -> list[Path]:
    return [f for f in path.rglob("*") if f.is_file()] if path.is_dir() else [path]
