"""Which weights this computer has, as the window knows it; looked up on the slow lane."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from colorstudio.errors import ColorStudioError

if TYPE_CHECKING:
    from colorstudio.diffusion.bundle import Bundle
    from colorstudio.engine.catalog import ModelRow
    from colorstudio.ui.session import Session


class ModelShelf(QObject):
    """``changed()``: other weights are there than before. Nothing is looked up before `refresh`.

    ``bundles``: the weights that are here; ``offered``: those that can be fetched.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.bundles: tuple[Bundle, ...] = ()
        self.offered: tuple[ModelRow, ...] = ()
        self.known = False

    def refresh(self) -> None:
        """Looks anew, for example after something was installed."""
        session = self._session
        store = session.engine.store

        def work(_: object) -> tuple[tuple[Bundle, ...], tuple[ModelRow, ...]]:
            from colorstudio.engine.catalog import catalogue

            return tuple(store.bundles()), catalogue().models

        def then(result: Any) -> None:
            found, self.offered = result
            before = [(bundle.id, bundle.roles) for bundle in self.bundles]
            now = [(bundle.id, bundle.roles) for bundle in found]
            new = now != before or not self.known
            self.bundles, self.known = found, True
            if new:
                self.changed.emit()

        def refused(error: BaseException) -> None:
            if not isinstance(error, ColorStudioError):
                session.report_error(error, "Look for models")

        if not session.slow.queue.closed:
            session.submit(
                "Look for models", work, key="models", quiet=True, then=then, refused=refused
            )

    def fitting(self, roles: Iterable[str], optional: Iterable[str] = ()) -> tuple[Bundle, ...]:
        """The weights that have all of these roles, by themselves or completed by others.

        ``optional``: roles that are joined where they are.
        """
        from colorstudio.engine.joining import fitting

        return tuple(fitting(self.bundles, tuple(roles), tuple(optional)))

    def offer_for(self, roles: Iterable[str]) -> ModelRow | None:
        """What could be fetched to have these roles: the first of the catalogue."""
        wanted = frozenset(roles)
        return next((m for m in self.offered if wanted <= m.parts.keys() and not m.removed), None)
