"""The graphics card and its pack for the window: looked at, fetched, chosen; nothing waits here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from colorstudio.errors import ColorStudioError
from colorstudio.jobs.job import Job, JobContext
from colorstudio.ui.text import error_text

if TYPE_CHECKING:
    from colorstudio.engine.gpu_install import Item
    from colorstudio.engine.gpu_packs import Pack
    from colorstudio.engine.graphics_cards import Cards
    from colorstudio.ui.session import Session

KEY = "gpu-pack"


@dataclass(frozen=True)
class Found:
    """What a look at this computer found. ``pack``: the one for this system, None where there is
    none; ``refusal``: why it does not run on these cards, "" where it does; ``begun``: bytes of a
    download that broke off; ``built_in``: what came along knows graphics cards already."""

    cards: Cards
    pack: Pack | None
    refusal: str
    begun: int
    items: tuple[Item, ...]
    built_in: bool

    @property
    def offered(self) -> bool:
        """Whether there is a card that a pack would make use of, and none is installed."""
        here = any(item.pack is not None for item in self.items)
        return self.pack is not None and not self.refusal and not here and not self.built_in


class GpuPackWork(QObject):
    """``found``: what is here, None until it was looked up; ``looked()``: it is new. ``moved()``: a
    job is further on, or over. ``told``: the last sentence on what was done.

    Lives on the UI thread.
    """

    looked = Signal()
    moved = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.found: Found | None = None
        self.told = ""
        lane = session.fetches
        for signal in (lane.queued, lane.started, lane.progressed, lane.ended):
            signal.connect(self._lane_moved)

    @property
    def job(self) -> Job | None:
        """What is done to packs at the moment, whichever window asked for it."""
        queue = self._session.fetches.queue
        for job in (queue.running, *queue.waiting):
            if job is not None and not job.state.over and _is_ours(job):
                return job
        return None

    def look(self, *, to_offer: bool = False) -> None:
        """Looks anew at card, packs and disk; on the slow lane, for the driver may take its time.

        ``to_offer``: only where a pack might be offered; there is no `looked` otherwise.
        """

        def work(ctx: JobContext) -> Found | None:
            return None if to_offer and not _worth_a_look() else look(ctx.check)

        def then(found: Any) -> None:
            if found is not None:
                self.found = found
                self.looked.emit()

        if not self._session.slow.queue.closed:
            self._session.submit(
                "Look for a graphics card", work, key="graphics-card", quiet=True, then=then
            )

    def cancel(self) -> None:
        """Stops what is done; what has come is kept."""
        job = self.job
        if job is not None:
            self._session.fetches.cancel(job)

    def install(self, source: Path | None = None, *, fresh: bool = False) -> None:
        """Fetches the pack of this computer, or takes its files from a folder, and tries it out."""
        pack = self.found.pack if self.found is not None else None
        if pack is None:
            return

        def work(ctx: JobContext) -> str:
            from colorstudio.engine.gpu_install import install

            made = install(pack, ctx, source=source, fresh=fresh)
            text = self.tr("It works on {0}. Start ColorStudio again to use it.")
            return text.format(made.device)

        self._submit(self.tr("Install the GPU pack"), work)

    def use(self, name: str) -> None:
        """Chooses a pack for the next start, "" for what came along."""

        def work(_: JobContext) -> str:
            from colorstudio.engine.gpu_install import use

            use(name)
            return self.tr("Start ColorStudio again to use it.")

        self._submit(self.tr("Choose a GPU pack"), work)

    def roll_back(self) -> None:
        """Chooses what was in use before."""

        def work(_: JobContext) -> str:
            from colorstudio.engine.gpu_install import rollback

            name = rollback()
            to = name or self.tr("the libraries that came with ColorStudio")
            return self.tr("The next start uses {0}.").format(to)

        self._submit(self.tr("Go back to the GPU pack before"), work)

    def verify(self, name: str) -> None:
        """Reads every byte of an installed pack."""

        def work(ctx: JobContext) -> str:
            from colorstudio.engine.gpu_install import check

            bad = check(name, ctx)
            if not bad:
                return self.tr("Whole: every byte is as it was.")
            text = self.tr("{0} files are damaged, the first is {1}. Install the pack again.")
            return text.format(len(bad), bad[0])

        self._submit(self.tr("Verify the GPU pack"), work)

    def remove(self, item: Item) -> None:
        """Deletes a pack, or what has come of one."""

        def work(_: JobContext) -> str:
            from colorstudio.engine.gpu_install import forget_download, remove

            freed = (forget_download if item.role == "download" else remove)(item.name)
            if not freed:
                return self.tr("It is deleted after the next start: this window runs on it.")
            return self.tr("Removed.")

        self._submit(self.tr("Remove the GPU pack"), work)

    def _submit(self, title: str, work: Callable[[JobContext], str]) -> None:
        def over(text: str) -> None:
            self.told = text
            self.look()
            self.moved.emit()

        def refused(error: BaseException) -> None:
            if isinstance(error, ColorStudioError):
                over(error_text(error))
            else:
                self._session.report_error(error, title)
                self.moved.emit()

        self.told = ""
        self._session.submit(
            title, work, key=KEY, then=over, refused=refused, lane=self._session.fetches
        )

    @Slot(object)
    def _lane_moved(self, job: Job) -> None:
        if _is_ours(job):
            self.moved.emit()
            if job.state.over:
                self.look()


def gpu_pack_work(session: Session) -> GpuPackWork:
    """The one of a window, made when it is first asked for."""
    return session.findChild(GpuPackWork) or GpuPackWork(session)


def look(check: Callable[[], None] = lambda: None) -> Found:
    """Asks driver and disk; takes up to half a minute. Not to be called on the UI thread."""
    from colorstudio.engine import gpu_install, graphics_cards
    from colorstudio.engine.gpu_packs import pack_here

    cards, pack = graphics_cards.look(check), pack_here()
    return Found(
        cards,
        pack,
        pack.refusal(cards) if pack is not None else "",
        gpu_install.begun(pack) if pack is not None else 0,
        tuple(gpu_install.items()),
        graphics_cards.built_in(),
    )


def _worth_a_look() -> bool:
    """Whether there is a pack for this system, of which what came along has nothing."""
    from colorstudio.engine.gpu_packs import pack_here
    from colorstudio.engine.graphics_cards import built_in

    return pack_here() is not None and not built_in()


def _is_ours(job: Job) -> bool:
    return job.key.partition(":")[2] == KEY
