"""Print a document on the printer that somebody chooses: straight from memory, no file between."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.documents import FileTrouble
from app.ui.widgets.inputs import WheelGuard
from app.ui.widgets.pdf_pages import PdfPages
from app.ui.widgets.saving import save_for

_DOTS_PER_INCH: Final = 300


def ask_printer(texts: Texts, parent: QWidget) -> QPrinter | None:
    """The printer somebody chooses; None when they changed their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(texts.text("paying.window.print_title"))
    WheelGuard(dialog)
    chosen = dialog.exec()
    dialog.deleteLater()
    return printer if chosen else None


def printed(
    texts: Texts, printer: QPrinter, documents: Sequence[bytes], parent: QWidget
) -> tuple[str, bool]:
    """Print, and say how that went; whether it went well.

    A file that somebody chose instead of paper is written as every other document is.
    """
    name = printer.outputFileName()
    if not name:
        done = print_documents(printer, documents)
        return texts.text("paying.window.printed" if done else "paying.window.not_printed"), done
    try:
        save_for(parent, Path(name), printed_as_file(documents))
    except FileTrouble as trouble:
        return trouble.sentence(texts), False
    return texts.text("answer.letter.saved", file=name), True


def print_documents(printer: QPrinter, documents: Sequence[bytes]) -> bool:
    """Print PDFs after each other, each on a page of its own; False when the printer refuses."""
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return _paint(printer, documents)


def printed_as_file(documents: Sequence[bytes]) -> bytes:
    """The same print as a PDF in memory: Qt itself would write it for everybody to read."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    _paint(writer, documents)
    return bytes(buffer.data().data())


def _paint(paper: QPrinter | QPdfWriter, documents: Sequence[bytes]) -> bool:
    painter = QPainter()
    if not painter.begin(paper):
        return False
    is_first = True
    for data in documents:
        pages = PdfPages(data)
        for place in range(len(pages)):
            if not is_first:
                paper.newPage()
            is_first = False
            whole = QRect(0, 0, paper.width(), paper.height())
            painter.drawImage(whole, pages.picture(place, _DOTS_PER_INCH))
        pages.close()
    return painter.end()
