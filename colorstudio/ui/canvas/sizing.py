"""The size of a tool, a brush's or a hint's, for keys, drags and outlines."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from colorstudio.imaging.brush import MAX_RADIUS_PX, MIN_RADIUS_PX
from colorstudio.ui.session import Session

STEP = 1.12
"""Factor of one press of ] and, inverted, of [."""
HARDNESS_STEP = 0.1


@dataclass(frozen=True)
class Sizing(ABC):
    """``start``: the radius at which a drag began, in pixels of the picture."""

    start: float = 0.0

    @abstractmethod
    def radius(self, session: Session) -> float:
        """The tool's radius in pixels of the picture."""

    @abstractmethod
    def set_radius(self, session: Session, radius: float) -> None:
        """Another radius; held within what the tool can do."""

    def begun(self, session: Session) -> Sizing:
        """This, remembering the present radius."""
        return type(self)(self.radius(session))

    def dragged(self, session: Session, by: float) -> None:
        """A drag to the right by so many pixels of the picture."""
        self.set_radius(session, self.start + by)

    def stepped(self, session: Session, larger: bool) -> None:
        """One press of a key; at least one pixel where the radius is small."""
        radius = self.radius(session)
        factor = STEP if larger else 1 / STEP
        away = max(abs(radius * factor - radius), 0.5)
        self.set_radius(session, radius + (away if larger else -away))


class BrushSizing(Sizing):
    """Of the brush."""

    def radius(self, session: Session) -> float:
        return session.tool.brush.radius_px

    def set_radius(self, session: Session, radius: float) -> None:
        session.set_brush(radius_px=min(max(radius, MIN_RADIUS_PX), MAX_RADIUS_PX))


class HintSizing(Sizing):
    """Of hints still to come."""

    def radius(self, session: Session) -> float:
        return session.tool.hint_radius

    def set_radius(self, session: Session, radius: float) -> None:
        session.set_tool(hint_radius=min(max(radius, 0.5), 500.0))


def step_hardness(session: Session, harder: bool) -> None:
    """One press of Shift+] or Shift+[."""
    hardness = session.tool.brush.hardness + (HARDNESS_STEP if harder else -HARDNESS_STEP)
    session.set_brush(hardness=round(min(max(hardness, 0.0), 1.0), 3))
