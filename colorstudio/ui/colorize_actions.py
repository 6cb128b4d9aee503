"""What the task Colorize does with the document: neutralise, levels, bake, save hints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from colorstudio.errors import BadInput
from colorstudio.imaging.flats import Flats
from colorstudio.jobs.job import JobContext
from colorstudio.ui import sketch_actions
from colorstudio.ui.notices import Notice
from colorstudio.ui.session import Session

if TYPE_CHECKING:
    from colorstudio.document.document import Document
    from colorstudio.imaging.levels import Levels


def _tr(text: str) -> str:
    return QCoreApplication.translate("Colorize", text)


def _push_prepared(session: Session, title: str, prepare: Any) -> None:
    """Works an edit out on the slow lane and makes it, if the document is still the same."""
    document = session.document
    if document is None:
        return
    state = document.state

    def work(context: JobContext) -> Any:
        return prepare(state, context.check)

    def then(edit: Any) -> None:
        if session.document is document:
            session.push(edit)

    session.submit(title, work, key=title, then=then)


def _photo(session: Session) -> str:
    """The id of the photo's layer; "" where there is none, which is said."""
    source = session.document.state.source_layer if session.document is not None else None
    if source is None and session.document is not None:
        session.notice(BadInput(_tr("This document has no photo."), _tr("Open one.")))
    return "" if source is None else source.id


def neutralise(session: Session) -> None:
    """Takes the colour cast of a toned scan away, as one step."""
    layer_id = _photo(session)
    if not layer_id:
        return

    def prepare(state: Any, check: Any) -> Any:
        from colorstudio.document.adjust import Neutralise

        return Neutralise(layer_id).prepared(state, check)

    _push_prepared(session, _tr("Neutralise"), prepare)


def auto_levels(session: Session) -> None:
    """Black and white point of the photo where its darkest and lightest places are."""
    layer_id = _photo(session)
    if not layer_id:
        return

    def prepare(state: Any, check: Any) -> Any:
        from colorstudio.document.adjust import ApplyLevels, levels_for

        return ApplyLevels(layer_id, levels_for(state, layer_id)).prepared(state, check)

    _push_prepared(session, _tr("Automatic levels"), prepare)


def apply_levels(session: Session, layer_id: str, levels: Levels) -> None:
    """Levels on a layer, as one step."""

    def prepare(state: Any, check: Any) -> Any:
        from colorstudio.document.adjust import ApplyLevels

        return ApplyLevels(layer_id, levels).prepared(state, check)

    _push_prepared(session, _tr("Levels"), prepare)


def bake(session: Session) -> None:
    """A colour layer with the present answer, above it; the answer itself is hidden, not lost."""
    document = session.document
    if document is None or document.state.answer_layer is None:
        sketch_actions.to_layers(session, "part")
        return
    if not len(document.state.hints) and document.state.answer_layer.model is None:
        session.notice(BadInput(_tr("There are no hints yet."), _tr("Give some first.")))
        return

    def prepare(state: Any, check: Any) -> Any:
        from colorstudio.document.answer import Answerer
        from colorstudio.document.bake_answer import baked_answer

        field = Answerer(session.pyramid).solve(state, check)
        assert not isinstance(field, Flats)  # asked above: a drawing has no answer layer
        return baked_answer(state, field, session.pyramid, check, name=_tr("Colour"))

    _push_prepared(session, _tr("Make a colour layer"), prepare)


def save_hints(session: Session, path: Path) -> None:
    """Writes the hints as a file that any picture of the same proportions can load."""
    document = session.document
    if document is None:
        return
    import json

    from colorstudio import atomic
    from colorstudio.imaging.hints import to_json

    path = path if path.suffix else path.with_suffix(".json")
    try:
        atomic.write_bytes(path, json.dumps(to_json(document.state.hints), indent=1).encode())
    except BadInput as error:
        session.notice(error)
        return
    session.notice(Notice(_tr("Saved {0}.").format(path.name)))


def title_of(document: Document | None) -> str:
    """The document's name with the mark of what is not saved."""
    if document is None:
        return "ColorStudio"
    return f"{document.title}{' •' if document.modified else ''}"
