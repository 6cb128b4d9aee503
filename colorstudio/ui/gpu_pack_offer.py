"""Tells at the start what concerns the graphics card: a pack left aside; once, one to be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout

from colorstudio import environments
from colorstudio.ui.dialogs.model_details import bytes_words
from colorstudio.ui.gpu_pack_work import Found, gpu_pack_work
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.text import marked as _T
from colorstudio.ui.text import shown
from colorstudio.ui.widgets.buttons import icon_button, note, text_button

if TYPE_CHECKING:
    from colorstudio.ui.main_window import MainWindow


class GpuPackOffer(QFrame):
    """A line of the start page: there is a card, and a pack that would make use of it.

    Stays until one of its buttons is pressed, and never comes again after that.
    """

    def __init__(self, window: MainWindow, found: Found) -> None:
        super().__init__()
        self._window = window
        assert found.pack is not None
        text = self.tr("{0} could run the models, many times faster. {1} to download.")
        self.words = note(text.format(found.cards.found[0].name, bytes_words(found.pack.download)))
        self.show_it = text_button(self.tr("Graphics &card…"), self._show_it)
        self.dismiss = icon_button("x", self.tr("Do not offer this again"), self._done)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 9, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_it)
        row.addWidget(self.dismiss)

    def _show_it(self) -> None:
        from colorstudio.ui.dialogs.graphics_card import open_graphics_card

        open_graphics_card(self._window)
        self._done()

    def _done(self) -> None:
        session = self._window.session
        session.settings.gpu_pack_offered = True
        session.save_settings()
        self.hide()
        self.deleteLater()


def look_at_start(window: MainWindow) -> None:
    """Looks for a card, and offers a pack on the start page where one would be of use.

    Nothing is asked where the person has seen the offer, or a pack is chosen. What packs have left
    on the disk is swept away.
    """
    session = window.session
    _tell_left_aside(window)
    if session.slow.queue.closed:
        return
    session.submit("Sweep GPU packs", lambda _: _sweep(), key="gpu-sweep", quiet=True)
    if environments.pointer().current or session.settings.gpu_pack_offered:
        return
    work = gpu_pack_work(session)

    def offer() -> None:
        found = work.found
        work.looked.disconnect(offer)
        if found is not None and found.offered and not session.settings.gpu_pack_offered:
            window.start.offers.addWidget(GpuPackOffer(window, found))

    work.looked.connect(offer)
    work.look(to_offer=True)


def _sweep() -> None:
    from colorstudio.engine.gpu_install import sweep

    sweep()


def _tell_left_aside(window: MainWindow) -> None:
    """Says that a chosen pack does not run, unless the person knows."""
    choice = environments.running()
    if not choice.unexpected:
        return

    def open_dialog() -> None:
        from colorstudio.ui.dialogs.graphics_card import open_graphics_card

        open_graphics_card(window)

    text = shown(choice.words, "Environments")
    button = QCoreApplication.translate("GpuPackOffer", _T("GpuPackOffer", "Graphics card…"))
    window.session.notice(Notice(text, Level.warning, button, open_dialog))
