"""The pictures of the manual: `make manual` writes them to docs/manual/pictures.

Of the real window with an example, in both languages. `PICTURES` says how each of them is made; a
test finds every one that the manual names in it.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog

from app.i18n import LANGUAGES
from app.resources import EXAMPLES
from app.services.dossiers import SUFFIX
from app.services.manual import PICTURES as FOLDER
from app.ui.documents.batch_window import BatchWindow
from app.ui.intake.customer_debt_page import CustomerDebtPage
from app.ui.result.result_page import ResultPage
from app.ui.shell.program import Program
from app.ui.widgets.tokens import ThemeName
from tests.pictures.taking import SIZES, picture, window_of

_WIDE: Final = 1024
_FIND: Final = {"nl": "hond 35 pm", "en": "pet 35 per month"}
_TERM: Final = "48"
_BATCH: Final = (900, 600)
_COLOURS: Final = 96
"""Enough for what the window is drawn in; a file is a quarter of what it is otherwise."""


class Shown(NamedTuple):
    """An example, "" for none, and what is done with its window before it is pictured."""

    example: str
    prepare: Callable[[Program], QDialog | None]


def _step(key: str) -> Callable[[Program], None]:
    def show(program: Program) -> None:
        kinds = program.window.wizard.kinds
        program.window.wizard.open(next(at for at, kind in enumerate(kinds) if kind.key == key))

    return show


def _call(program: Program) -> None:
    program.window.toggle_way()
    program.window.ways.call.go_to("call.inc-wage.A")


def _call_end(program: Program) -> None:
    program.window.toggle_way()
    program.window.ways.call.show_end()


def _what_if(program: Program) -> None:
    _step("result")(program)
    page = program.window.wizard.page
    assert isinstance(page, ResultPage)
    page.open_what_if(_TERM)


def _find(program: Program) -> QDialog:
    _step("expenses")(program)
    locator = program.window.guide.finder.open()
    locator.field.setText(_FIND[program.window.texts.language])
    return locator


def _help(program: Program) -> None:
    program.window.activateWindow()
    program.window.ways.go_to("savings")
    _settle()
    program.window.guide.explain()


def _documents(program: Program) -> None:
    _step("documents")(program)


def _consents(program: Program) -> None:
    """The fold with the consents, with one given."""
    _step("customer_debt")(program)
    page = program.window.wizard.page
    assert isinstance(page, CustomerDebtPage)
    program.session.change(("consents", "creditors", "given"), True, "")
    fold = page.folds["consents"]
    fold.turn(opened=True)
    _settle()
    page.verticalScrollBar().setValue(fold.y())


def _batch(program: Program) -> QDialog:
    _step("documents")(program)
    window = BatchWindow(program.session, program.window.texts, program.window)
    window.show_dossiers(sorted(EXAMPLES.glob(f"*{SUFFIX}")))
    window.resize(*_BATCH)
    window.show()
    _settle()
    area = program.window.geometry()
    window.move(area.x() + (area.width() - _BATCH[0]) // 2, area.y() + 60)
    return window


PICTURES: Final = {
    "welcome": Shown("", lambda _: None),
    "call": Shown("HH1", _call),
    "call-end": Shown("HH1", _call_end),
    "expenses": Shown("HH1", _step("expenses")),
    "find": Shown("HH1", _find),
    "help": Shown("HH1", _help),
    "outcome": Shown("HH1", _step("result")),
    "whatif": Shown("HH1", _what_if),
    "documents": Shown("HH1", _documents),
    "agreement": Shown("HH1-afgerond", _step("agreement")),
    "consents": Shown("HH1", _consents),
    "batch": Shown("HH1", _batch),
}


def _settle() -> None:
    for _ in range(6):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def taken(name: str, language: str) -> QImage:
    """One picture, of the whole window."""
    shown = PICTURES[name]
    with window_of(shown.example, ThemeName.LIGHT, SIZES["1366x768"], language) as program:
        dialog = shown.prepare(program)
        _settle()
        image = picture(program)
        if dialog is not None:
            painter = QPainter(image)
            painter.drawPixmap(program.window.mapFromGlobal(dialog.pos()), dialog.grab())
            painter.end()
            dialog.reject()
    return image


def write(image: QImage, path: Path) -> None:
    """Write a picture as wide as a page, in the colours that it has most."""
    small = image.scaledToWidth(_WIDE, Qt.TransformationMode.SmoothTransformation)
    small.save(str(path))
    with Image.open(path) as read:
        whole = read.convert("RGB")
    few = whole.quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def main() -> int:
    """Write all of them anew."""
    app = QApplication([])
    for language in LANGUAGES:
        folder = FOLDER / language
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        for name in PICTURES:
            write(taken(name, language), folder / f"{name}.png")
    files = list(FOLDER.glob("*/*.png"))
    print(f"{len(files)} pictures in {FOLDER}, {sum(f.stat().st_size for f in files) // 1024} kB")
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
