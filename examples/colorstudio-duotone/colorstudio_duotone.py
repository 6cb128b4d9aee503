"""A way of ColorStudio: a photo in two colours, one for its shadows and one for its lights."""

from dataclasses import dataclass

import numpy as np

import colorstudio as cs

WAY = cs.MethodSpec(
    id="colorize.duotone",
    title="Duotone: two colours",
    request="colorstudio_duotone:DuotoneRequest",
    entry="colorstudio_duotone:run",
    lane=cs.Lane.instant,
)


@dataclass(frozen=True, eq=False)
class DuotoneRequest:
    """Every field with a default is a row of the panel's form and an option of the command."""

    image: cs.Pixels
    shadows: str = cs.text("#1b2a4a", help="The colour of what is black.")
    lights: str = cs.text("#f4e3c1", help="The colour of what is white.")
    strength: float = cs.slider(1.0, 0.0, 1.0, step=0.05, unit="%", help="0 is the photo itself.")

    def __post_init__(self) -> None:
        cs.check_ranges(self)


def run(request: DuotoneRequest, ctx: cs.RunContext) -> cs.Result:
    ctx.step(0, 1, "Mixing two colours")
    codes = request.image.array
    top = request.image.max_code
    light = cs.lightness(codes[..., :3], request.image.profile)[..., None] / 100
    dark, pale = (np.array(cs.Color.parse(c).rgb8) / 255 for c in (request.shadows, request.lights))
    mixed = codes[..., :3] / top * (1 - request.strength) + request.strength * (
        dark + (pale - dark) * light
    )
    out = codes.copy()
    out[..., :3] = np.rint(np.clip(mixed, 0, 1) * top)
    ctx.step(1, 1, "Done")
    return cs.Result(
        cs.Pixels(out, request.image.profile),
        recipe={"way": WAY.id, "shadows": request.shadows, "lights": request.lights},
    )
