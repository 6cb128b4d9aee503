"""Completes weights with parts of others: a guider runs upon the prior that is here. No torch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from colorstudio.diffusion.bundle import Bundle, Part
from colorstudio.engine.families import DIFFUSION_ROLES, FAMILIES
from colorstudio.engine.inspection import small_json
from colorstudio.errors import BadInput

CAPTIONER = "captioner"
ANYWHERE = frozenset({CAPTIONER, "image_encoder", "text_projector"})
"""Roles that any weights may lend, whatever their family, where the widths agree; those of a family
with `own_latents` lend and borrow none but the captioner's."""

TINY_VAE, TINY_VAE_FAMILY = "tiny_vae", "taesd"
"""The role, and the family, of what makes quick pictures of Stable Diffusion's latents."""
DENOISERS = frozenset({"unet", "sketch_unet", "alignment_unet"})

WIDTHS: tuple[tuple[str, str, str, str], ...] = (
    ("guider", "block_out_channels", "unet", "block_out_channels"),
    ("alignment_unet", "cross_attention_dim", "unet", "cross_attention_dim"),
    ("alignment_unet", "in_channels", "unet", "in_channels"),
    ("lightness", "block_out_channels", "vae", "block_out_channels"),
    ("unet", "in_channels", "vae", "latent_channels"),
    ("sketch_encoder", "block_out_channels", "sketch_unet", "block_out_channels"),
    ("image_encoder", "projection_dim", "sketch_unet", "cross_attention_dim"),
    ("text_projector", "projection_dim", "sketch_unet", "cross_attention_dim"),
    ("text_encoder", "hidden_size", "unet", "cross_attention_dim"),
)
"""Two roles, and what of their ``config.json`` has to be the same for them to work together."""


def fitting(
    here: Sequence[Bundle], wanted: Sequence[str], optional: Sequence[str] = (), host: str = ""
) -> Iterator[Bundle]:
    """The weights with which a way can run, completed: the better ones first.

    ``here``: all that are installed. ``wanted``, ``optional``: roles. ``host``: id of those upon
    which others are to run; "" for whatever each was trained upon.
    """
    below = next((bundle for bundle in here if bundle.id == host), None)
    guests = here
    if below is not None:
        guests = [guest for guest in here if guest.base and _are_kin(guest, below, here)]
        guests.sort(key=lambda guest: guest.base != below.id)
    elif host:
        return
    for bundle in _leaders(guests, wanted, optional):
        lent = wanted if bundle.base else ANYWHERE & {*wanted}
        whole = completed(bundle, here, (*lent, *optional), below)
        borrows = below is None or below.id in {lender.id for lender in whole.joined.values()}
        if borrows and {*wanted} <= whole.roles:
            yield _with_previews(whole, here)


def _leaders(
    here: Sequence[Bundle], wanted: Iterable[str], optional: Iterable[str]
) -> Iterator[Bundle]:
    """Those whose way it would be, so that it bears their name: first what was trained for it.

    Of a way that needs more than the prior, those with any of that; else those with the U-Net, and
    after them those with a role that the way only makes use of.
    """
    roles = {*wanted}
    marks = roles - {*DIFFUSION_ROLES} - ANYWHERE or roles & {"unet"} or roles
    first = [bundle for bundle in here if bundle.roles & marks]
    yield from first
    if "unet" in marks:
        extra = {*optional} - ANYWHERE
        yield from (bundle for bundle in here if bundle not in first and bundle.roles & extra)


def completed(
    bundle: Bundle, here: Sequence[Bundle], roles: Iterable[str], host: Bundle | None = None
) -> Bundle:
    """The bundle with those of ``roles`` that it lacks, as far as others have them.

    First ``host``, then its base and the base of that, then what is of the same family (and of the
    same training, where the family's latents differ) and, for roles of `ANYWHERE`, of any; never
    what is of other widths. The prior's roles come from one bundle together. ``here``: all that are
    installed, the better ones first.
    """
    core = host or bundle
    lacking = [role for role in roles if role not in bundle.parts]
    for lender in _ancestors(bundle, here, host):
        if _shares_latents(bundle, lender):
            bundle = _with(bundle, lender, [role for role in lacking if role in lender.parts])
    prior = [role for role in DIFFUSION_ROLES if role in lacking and role not in bundle.parts]
    for lender in _relatives(bundle, core, here):
        if prior and {*prior} <= lender.parts.keys() and not bundle.parts.keys() & {*prior}:
            bundle = _with(bundle, lender, prior)
    for role in (role for role in lacking if role not in DIFFUSION_ROLES):
        for lender in _lenders(role, bundle, core, here):
            if role not in bundle.parts and role in lender.parts:
                bundle = _with(bundle, lender, [role])
    return bundle


def _with_previews(bundle: Bundle, here: Sequence[Bundle]) -> Bundle:
    """The bundle with the tiny autoencoder that shows its latents, where one is here."""
    family = FAMILIES.get(bundle.family)
    shown = family is not None and family.latent_rgb and bundle.latent_channels == 4
    if not shown or TINY_VAE in bundle.parts or not DENOISERS & bundle.roles:
        return bundle
    for other in here:
        if other.family == TINY_VAE_FAMILY and TINY_VAE in other.parts:
            return _with(bundle, other, [TINY_VAE])
    return bundle


def _ancestors(bundle: Bundle, here: Sequence[Bundle], host: Bundle | None) -> Iterator[Bundle]:
    """What it is to be completed with first; each once, however they name each other."""
    by_id = {other.id: other for other in here}
    following, seen = host or by_id.get(bundle.base), {bundle.id}
    while following is not None and following.id not in seen:
        yield following
        seen.add(following.id)
        following = by_id.get(following.base)


def _lenders(role: str, bundle: Bundle, core: Bundle, here: Sequence[Bundle]) -> Iterator[Bundle]:
    """Who may lend a role that is none of the prior's; a captioner needs nothing of the others."""
    if role == CAPTIONER:
        yield from here
    elif role in ANYWHERE and not _has_own_latents(bundle):
        yield from (other for other in here if not _has_own_latents(other))
    else:
        yield from _relatives(bundle, core, here)


def _shares_latents(bundle: Bundle, other: Bundle) -> bool:
    """Whether two may have the same latents and words, as far as their families say."""
    return bundle.family == other.family or not (
        _has_own_latents(bundle) or _has_own_latents(other)
    )


def _has_own_latents(bundle: Bundle) -> bool:
    family = FAMILIES.get(bundle.family)
    return family is not None and family.own_latents


def _are_kin(one: Bundle, other: Bundle, here: Sequence[Bundle]) -> bool:
    """Whether parts of both may work together: one family and, where that asks for it, one root."""
    if one.family != other.family:
        return False
    return not _has_own_latents(one) or _root(one, here) == _root(other, here)


def _root(bundle: Bundle, here: Sequence[Bundle]) -> str:
    """Id of what was trained from nothing at the beginning, be it here or not."""
    *_, last = (bundle, *_ancestors(bundle, here, None))
    return last.base or last.id


def _relatives(bundle: Bundle, core: Bundle, here: Sequence[Bundle]) -> Iterator[Bundle]:
    """Others of the kin of ``core``, those first that build upon the same weights."""
    others = [other for other in here if other.id != bundle.id and _are_kin(core, other, here)]
    bases = {bundle.id, bundle.base} - {""} | {lender.id for lender in bundle.joined.values()}
    yield from sorted(others, key=lambda other: other.base not in bases)  # stable: else as here


def _with(bundle: Bundle, lender: Bundle, roles: Sequence[str]) -> Bundle:
    """The bundle with these parts of another, or as it is where they do not fit together."""
    new = {role: lender.parts[role] for role in roles if role not in bundle.parts}
    parts = {**bundle.parts, **new}
    if not new or not _agree(parts, new):
        return bundle
    return replace(bundle, parts=parts, joined={**bundle.joined, **dict.fromkeys(new, lender)})


def _agree(parts: dict[str, Part], new: Iterable[str]) -> bool:
    for one, own, other, theirs in WIDTHS:
        if one in parts and other in parts and {one, other} & {*new}:
            widths = _fact(parts[one], own), _fact(parts[other], theirs)
            if None not in widths and widths[0] != widths[1]:
                return False
    return True


def _fact(part: Part, key: str) -> Any:
    """What a part's configuration says, also within another table of it; None: nothing."""
    if not (part.path / "config.json").is_file():
        return None
    try:
        config = small_json(part.path / "config.json")
    except BadInput:  # loading will say so, in words
        return None
    tables = [config, *(value for value in config.values() if isinstance(value, dict))]
    return next((table[key] for table in tables if key in table), None)
