"""Print a document on the printer that somebody chooses: straight from memory, no file between."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.ui.answer.pdf_pages import PdfPages
from app.ui.inputs import WheelGuard

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


def print_documents(printer: QPrinter, documents: Sequence[bytes]) -> bool:
    """Print PDFs after each other, each on a page of its own; False when the printer refuses."""
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    is_first = True
    for data in documents:
        pages = PdfPages(data)
        for place in range(len(pages)):
            if not is_first:
                printer.newPage()
            is_first = False
            paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
            whole = QRect(0, 0, paper.width(), paper.height())
            painter.drawImage(whole, pages.picture(place, _DOTS_PER_INCH))
        pages.close()
    return painter.end()
