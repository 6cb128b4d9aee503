"""What fields of a request start with upon the chosen weights: small ones need fewer steps."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from colorstudio.diffusion.bundle import Bundle
from colorstudio.methods.base import Choice, MethodSpec, Slider, is_text

ANY_WAY = "all"
"""The key in `Bundle.defaults` of what holds for every way."""


def start_values(spec: MethodSpec, request_type: type, bundle: Bundle) -> dict[str, Any]:
    """Fields of ``request_type`` with the values that ``bundle`` gives them; {} for none.

    Where parts were lent, what the lenders say holds too, unless the bundle itself says otherwise.
    What the way has no field for, or what its field does not take, is left aside: the file may be
    of a newer version, or anybody's.
    """
    lenders = {home.id: home for home in (bundle.home(role) for role in spec.models)}
    lenders.pop(bundle.id, None)
    said: dict[str, Any] = {}
    for each in (*lenders.values(), bundle):
        said |= {**each.defaults.get(ANY_WAY, {}), **each.defaults.get(spec.id, {})}
    return {
        f.name: type(f.default)(said[f.name])
        for f in fields(request_type)
        if f.name in said and _takes(f.metadata.get("form"), f.default, said[f.name])
    }


def _takes(form: object, default: Any, value: Any) -> bool:
    if isinstance(form, Slider):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        whole = not isinstance(default, int) or value == int(value) if is_number else False
        return is_number and whole and form.low <= value <= form.high
    if isinstance(form, Choice):
        return value in form.options
    return form is not None and type(value) is type(default) and is_text(str(value))
