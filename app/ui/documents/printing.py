"""Print a document on the printer that somebody chooses: straight from memory, no file between."""

from collections.abc import Callable, Sequence
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
from app.ui.widgets.progress import Progress
from app.ui.widgets.saving import save_for

GoesOn = Callable[[int], bool]
"""Whether the page with this number, from 1, may still be printed."""
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
    texts: Texts, printer: QPrinter, documents: Sequence[bytes], parent: QWidget, *,
    own_sheets: bool = False,
) -> tuple[str, bool]:  # fmt: skip
    """Print, and say how that went; whether it went well.

    A file that somebody chose instead of paper is written as every other document is. `own_sheets`:
    on two sides, no document begins on the back of another one: they go to different people.
    """
    name = printer.outputFileName()
    work = Progress(parent, texts, texts.text("papers.progress.printing"), _count(documents))

    def goes_on(page: int) -> bool:
        number = texts.formats.number(page)
        return work.step(texts.text("papers.progress.page", page=number))

    try:
        if not name:
            done = print_documents(printer, documents, goes_on, own_sheets=own_sheets)
            key = "paying.window.printed" if done else "paying.window.not_printed"
            return texts.text("papers.progress.stopped" if work.stopped else key), done
        data = printed_as_file(documents, goes_on, own_sheets=own_sheets)
        if work.stopped:
            return texts.text("papers.progress.stopped"), False
        save_for(parent, Path(name), data)
    except FileTrouble as trouble:
        return trouble.sentence(texts), False
    finally:
        work.end()
    return texts.text("answer.letter.saved", file=name), True


def print_documents(
    printer: QPrinter, documents: Sequence[bytes], goes_on: GoesOn = lambda page: True, *,
    own_sheets: bool = False,
) -> bool:  # fmt: skip
    """Print PDFs after each other, each on a page of its own; False when the printer refuses.

    `goes_on` is asked before each page; what was stopped is taken back from the printer.
    """
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    one_side = printer.duplex() == QPrinter.DuplexMode.DuplexNone
    return _paint(printer, documents, goes_on, own_sheets=own_sheets and not one_side)


def printed_as_file(
    documents: Sequence[bytes], goes_on: GoesOn = lambda page: True, *, own_sheets: bool = False
) -> bytes:
    """The same print as a PDF in memory: Qt itself would write it for everybody to read."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    _paint(writer, documents, goes_on, own_sheets=own_sheets)
    return bytes(buffer.data().data())


def _count(documents: Sequence[bytes]) -> int:
    """The pages of all of them."""
    count = 0
    for data in documents:
        pages = PdfPages(data)
        count += len(pages)
        pages.close()
    return count


def _paint(
    paper: QPrinter | QPdfWriter, documents: Sequence[bytes], goes_on: GoesOn, *, own_sheets: bool
) -> bool:
    painter = QPainter()
    if not painter.begin(paper):
        return False
    number = before = 0
    for data in documents:
        pages = PdfPages(data)
        if own_sheets and before % 2:
            paper.newPage()  # the back of the last sheet stays empty
        before = len(pages)
        for place in range(len(pages)):
            number += 1
            if not goes_on(number):
                if isinstance(paper, QPrinter):
                    paper.abort()
                painter.end()
                pages.close()
                return False
            if number > 1:
                paper.newPage()
            whole = QRect(0, 0, paper.width(), paper.height())
            painter.drawImage(whole, pages.picture(place, _DOTS_PER_INCH))
        pages.close()
    return painter.end()
