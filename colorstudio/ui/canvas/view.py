"""Where the picture lies on the screen: zoom, pan, rotation and mirror as one frozen value.

Two planes are meant. *Screen*: device pixels of the canvas, x right, y down, from its upper left
corner. *Picture*: pixel (i, j) covers the square i..i+1, j..j+1; a place given by pixel indices, as
hints are, lies half a pixel further in (`INDEX`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

from colorstudio.document.pyramid import MAX_LEVEL, reduced_size
from colorstudio.imaging.geometry import Rect

INDEX = 0.5
"""What is added to a pixel's index to get the middle of that pixel in the picture plane."""

MIN_ZOOM = 1 / 256
MAX_ZOOM = 64.0
FIT_MARGIN_PX = 16
"""Device pixels left free around a picture that is fitted into the viewport."""

ZOOM_STEPS = (
    *(1 / n for n in (256, 192, 128, 96, 64, 48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1.5)),
    *(1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0, 64.0),
)
"""Where the zoom keys stop."""

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class View:
    """``x``, ``y``: the place of the picture in the middle of the viewport. ``zoom``: device pixels
    per picture pixel. ``angle``: degrees clockwise. ``mirrored``: left and right are swapped on the
    screen. ``viewport`` and ``size`` (of the picture): width, height.
    """

    viewport: tuple[int, int]
    size: tuple[int, int]
    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    angle: float = 0.0
    mirrored: bool = False

    # -- the way there and back -------------------------------------------------------------

    @cached_property
    def linear(self) -> tuple[float, float, float, float]:
        """``xx, xy, yx, yy``: screen x = xx * dx + xy * dy, screen y = yx * dx + yy * dy."""
        turn = math.radians(self.angle)
        c, s = math.cos(turn), math.sin(turn)
        if self.angle % 90 == 0:
            c, s = round(c), round(s)
        flip = -1.0 if self.mirrored else 1.0
        return flip * c * self.zoom, -flip * s * self.zoom, s * self.zoom, c * self.zoom

    @cached_property
    def matrix(self) -> Matrix:
        """``linear`` and the screen place of the picture's corner, which is whole device pixels
        where the picture stands upright, so that its pixels stay crisp at whole zooms."""
        xx, xy, yx, yy = self.linear
        dx = self.viewport[0] / 2 - xx * self.x - xy * self.y
        dy = self.viewport[1] / 2 - yx * self.x - yy * self.y
        if self.angle % 90 == 0:
            dx, dy = math.floor(dx + 0.5), math.floor(dy + 0.5)
        return xx, xy, yx, yy, dx, dy

    def to_screen(self, x: float, y: float) -> Point:
        """The device pixel at which a place of the picture is shown."""
        xx, xy, yx, yy, dx, dy = self.matrix
        return xx * x + xy * y + dx, yx * x + yy * y + dy

    def to_picture(self, sx: float, sy: float) -> Point:
        """The place of the picture that is shown at a device pixel."""
        xx, xy, yx, yy, dx, dy = self.matrix
        return self._unturned(xx, xy, yx, yy, sx - dx, sy - dy)

    def _unturned(self, xx: float, xy: float, yx: float, yy: float, dx: float, dy: float) -> Point:
        area = xx * yy - xy * yx
        return (yy * dx - xy * dy) / area, (xx * dy - yx * dx) / area

    def unturned_step(self, dx: float, dy: float) -> Point:
        """A step on the screen as the nearest whole step (-1, 0 or 1) along the picture's axes."""
        px, py = self._unturned(*self.linear, dx, dy)
        longest = max(abs(px), abs(py))
        return float(round(px / longest)), float(round(py / longest))

    # -- what is seen -----------------------------------------------------------------------

    @property
    def level(self) -> int:
        """The reduction (picture / 2**level) that is shown: between half a pixel and two pixels
        are composited for each device pixel, and none is invented above 100 %."""
        return min(MAX_LEVEL, max(0, math.ceil(-0.5 - math.log2(self.zoom))))

    def level_rect(self, level: int) -> Rect:
        """The whole picture reduced by 2**``level``."""
        return Rect(0, 0, *reduced_size(self.size, level))

    def visible(self, level: int | None = None) -> Rect:
        """The part of the reduced picture (default: of ``self.level``) that the viewport shows."""
        level = self.level if level is None else level
        w, h = self.viewport
        corners = [self.to_picture(*p) for p in ((0, 0), (w, 0), (0, h), (w, h))]
        xs, ys = zip(*corners, strict=True)
        factor = 2**level
        # one pixel more on each side is looked at by smooth scaling
        seen = Rect.from_edges(
            math.floor(min(xs) / factor) - 1,
            math.floor(min(ys) / factor) - 1,
            math.ceil(max(xs) / factor) + 1,
            math.ceil(max(ys) / factor) + 1,
        )
        return seen.intersected(self.level_rect(level))

    def screen_rect(self, rect: Rect, level: int = 0) -> Rect:
        """The device pixels that a rectangle of the reduced picture touches."""
        f = 2**level
        corners = [
            self.to_screen(x * f, y * f)
            for x in (rect.x, rect.right)
            for y in (rect.y, rect.bottom)
        ]
        xs, ys = zip(*corners, strict=True)
        return Rect.from_edges(
            math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)), math.ceil(max(ys))
        )

    # -- other views ------------------------------------------------------------------------

    def zoomed(self, zoom: float, sx: float, sy: float) -> View:
        """At another zoom, with the place under the device pixel (sx, sy) kept there."""
        zoom = min(max(zoom, MIN_ZOOM), MAX_ZOOM)
        dx, dy = sx - self.viewport[0] / 2, sy - self.viewport[1] / 2
        px, py = self._unturned(*self.linear, dx, dy)
        away = 1 - self.zoom / zoom
        return replace(self, zoom=zoom, x=self.x + px * away, y=self.y + py * away).held()

    def stepped(self, up: bool, sx: float, sy: float) -> View:
        """At the next of ZOOM_STEPS, larger or smaller."""
        near = 1e-6
        larger = [z for z in ZOOM_STEPS if z > self.zoom * (1 + near)]
        smaller = [z for z in ZOOM_STEPS if z < self.zoom * (1 - near)]
        zoom = (larger[:1] or [MAX_ZOOM])[0] if up else (smaller[-1:] or [MIN_ZOOM])[0]
        return self.zoomed(zoom, sx, sy)

    def panned(self, dx: float, dy: float) -> View:
        """With the picture moved by device pixels."""
        px, py = self._unturned(*self.linear, dx, dy)
        return replace(self, x=self.x - px, y=self.y - py).held()

    def turned(self, degrees: float) -> View:
        """Turned clockwise on the screen about the middle of the viewport."""
        by = -degrees if self.mirrored else degrees
        return replace(self, angle=(self.angle + by) % 360)

    def upright(self) -> View:
        """Without the turn."""
        return replace(self, angle=0.0)

    def flipped(self) -> View:
        """Left and right swapped about the middle of the viewport."""
        return replace(self, mirrored=not self.mirrored)

    def fitted(self, *, enlarge: bool = True) -> View:
        """The whole picture in the middle; at most at 100 % unless ``enlarge``."""
        turn = math.radians(self.angle)
        c, s = abs(math.cos(turn)), abs(math.sin(turn))
        w, h = self.size
        free = [max(1, side - 2 * FIT_MARGIN_PX) for side in self.viewport]
        zoom = min(free[0] / (w * c + h * s), free[1] / (w * s + h * c))
        zoom = min(max(zoom, MIN_ZOOM), MAX_ZOOM if enlarge else 1.0)
        return replace(self, x=w / 2, y=h / 2, zoom=zoom)

    def resized(self, viewport: tuple[int, int], dx: float = 0.0, dy: float = 0.0) -> View:
        """In another viewport, with the picture's place kept relative to the upper left corner,
        moved by (dx, dy) device pixels."""
        (w0, h0), (w1, h1) = self.viewport, viewport
        moved = self.panned(dx - (w1 - w0) / 2, dy - (h1 - h0) / 2)
        return replace(moved, viewport=viewport).held()

    def held(self) -> View:
        """With the picture not wholly lost: some of it stays in the middle of the viewport."""
        x = min(max(self.x, 0.0), float(self.size[0]))
        y = min(max(self.y, 0.0), float(self.size[1]))
        return self if (x, y) == (self.x, self.y) else replace(self, x=x, y=y)
