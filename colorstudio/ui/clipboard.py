"""Pictures, files and colours to and from other programs, by copy, paste and drop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from colorstudio.document.edits import AddLayer, new_pixel_layer
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.jobs.job import JobContext
from colorstudio.ui.session import Session

if TYPE_CHECKING:
    from colorstudio.document.render import DisplayArea


def _tr(text: str) -> str:
    return QCoreApplication.translate("Clipboard", text)


def files_of(data: QMimeData) -> list[Path]:
    """The files on this computer that a drop or the clipboard names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def opens(data: QMimeData) -> bool:
    """Whether something in there could be opened."""
    return bool(files_of(data)) or data.hasImage()


def open_mime(session: Session, data: QMimeData) -> bool:
    """Opens files; lays a bare picture on the document, or makes a new one of it."""
    files = files_of(data)
    if files:
        session.open(files)
        return True
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return False
    if session.document is not None:
        add_as_layer(session, image)
    else:
        session.open_bytes(png_bytes(image), _tr("Pasted picture"))
    return True


def paste(session: Session) -> None:
    """Files, a picture, or a colour written as text."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or open_mime(session, data):
        return
    text = data.text().strip()
    try:
        from colorstudio.ui.widgets.color_picker import parse_color

        session.set_tool(color=parse_color(text))
    except BadInput:
        session.notice(
            BadInput(_tr("There is no picture on the clipboard."), _tr("Copy one, then paste."))
        )


def new_from_clipboard(session: Session) -> None:
    """A new document of the picture on the clipboard."""
    data = QGuiApplication.clipboard().mimeData()
    image = data.imageData() if data is not None and data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        session.open_bytes(png_bytes(image), _tr("Pasted picture"))
    else:
        session.notice(
            BadInput(_tr("There is no picture on the clipboard."), _tr("Copy one, then paste."))
        )


def png_bytes(image: QImage) -> bytes:
    """The picture as a PNG file in memory."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def add_as_layer(session: Session, image: QImage) -> None:
    """The picture as a new layer in the middle of the document, at its own size."""
    document = session.document
    if document is None:
        return
    state = document.state
    codes = codes_for(state, image)
    h, w = codes.shape[:2]
    rect = Rect((state.width - w) // 2, (state.height - h) // 2, w, h)
    layer = new_pixel_layer(state, _tr("Pasted"))
    layer = replace(layer, tiles=layer.tiles.written(rect, codes))
    session.push(AddLayer(layer, name=_tr("Paste")))


def codes_for(state: DocumentState, image: QImage) -> np.ndarray:
    """Pixels of an sRGB picture as h x w x 4 codes in the document's profile and depth."""
    from colorstudio.imaging.color import decode_rgb, encode_rgb
    from colorstudio.imaging.profiles import SRGB, adaptation

    wide = image.convertToFormat(QImage.Format.Format_RGBA8888)
    h, w = wide.height(), wide.width()
    rows = np.frombuffer(wide.constBits(), np.uint8).reshape(h, wide.bytesPerLine())
    codes = rows[:, : 4 * w].reshape(h, w, 4).copy()
    top = MAX_CODE[state.dtype]
    if state.profile.same_as_srgb:
        return codes if top == 255 else codes.astype(state.dtype) * 257
    profile = state.profile
    matrix = profile.from_xyz @ adaptation(SRGB.white, profile.white) @ SRGB.to_xyz
    out = np.empty((h, w, 4), state.dtype)
    out[..., :3] = np.rint(encode_rgb(decode_rgb(codes[..., :3]) @ matrix.T, profile) * top)
    out[..., 3] = codes[..., 3].astype(np.uint32) * top // 255
    return out


def copy_picture(session: Session) -> None:
    """The picture as it is seen, at full size, onto the clipboard."""
    document = session.document
    if document is None:
        return
    state, answer = document.state, document.answer

    def work(context: JobContext) -> DisplayArea:
        from colorstudio.document.render import render_display

        context.check()
        return render_display(state, answer, Rect(0, 0, *state.size), 0, session.pyramid)

    def then(area: Any) -> None:
        pixels = np.ascontiguousarray(area.bgrx)
        h, w = pixels.shape[:2]
        image = QImage(pixels.data, w, h, 4 * w, QImage.Format.Format_RGB32)
        QGuiApplication.clipboard().setImage(image.copy())
        session.notice(_tr("The picture was copied."))

    session.submit(_tr("Copy picture"), work, key="copy", then=then)
