"""The pictures of the manual: `make manual` writes them to docs/manual/pictures.

Of the real window with an example, in both languages. `PICTURES` says how each of them is made; a
test finds every one that the manual names in it.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QEventLoop, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog

from app.i18n import LANGUAGES
from app.resources import EXAMPLES
from app.services.dossier_store.clash_words import say_clashes
from app.services.dossier_store.history import version
from app.services.dossier_store.merging import merge
from app.services.dossiers import SUFFIX
from app.services.editing import changed
from app.services.manual import PICTURES as FOLDER
from app.ui.documents.batch_window import BatchWindow
from app.ui.intake.customer_debt_page import CustomerDebtPage
from app.ui.result.result_page import ResultPage
from app.ui.shell.history_dialog import HistoryDialog
from app.ui.shell.merge_dialog import MergeDialog
from app.ui.shell.program import Program
from app.ui.widgets.tokens import ThemeName, now
from calc import Draft
from tests.app.ui.home.stores import case, dossier, filled_desk
from tests.pictures.taking import SIZES, picture, picture_of_list, window_of

_WIDE: Final = 1024
_FIND: Final = {"nl": "hond 35 pm", "en": "pet 35 per month"}
_TERM: Final = "48"
_BATCH: Final = (900, 600)
_COMPARED: Final = (760, 420)
_CHOICE: Final = (760, 230)
_MINE, _THEIRS = "1850", "1790"
"""Of the first income, as two people have it."""
_COLOURS: Final = 96
"""Enough for what the window is drawn in; a file is a quarter of what it is otherwise."""


class Shown(NamedTuple):
    """An example, "" for none, and what is done with its window before it is pictured."""

    example: str
    prepare: Callable[[Program], QDialog | None]
    take: Callable[[Program], QImage] = picture


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


def _middle(program: Program, dialog: QDialog, wide: int, high: int) -> QDialog:
    dialog.resize(wide, high)
    dialog.show()
    _settle()
    area = program.window.geometry()
    dialog.move(area.x() + (area.width() - wide) // 2, area.y() + (area.height() - high) // 2)
    return dialog


def _raised(draft: Draft, amount: str) -> Draft:
    """The same dossier with another amount for the first income."""
    raised = changed(draft, ("income", 0, "amount"), amount)
    assert isinstance(raised, Draft)
    return raised


def _versions(program: Program) -> QDialog:
    """Two versions of one dossier, compared."""
    with TemporaryDirectory() as folder:
        desk = filled_desk(Path(folder))
        number = case("HH1")
        desk.save(_raised(dossier("HH1"), _MINE), 1)
        kept = {each: version(desk, number, each).draft for each in (1, 2)}
        dialog = HistoryDialog(
            program.window, program.window.texts, desk.history(number),
            kept.__getitem__, lambda _number, _reason: False,
        )  # fmt: skip
        desk.database.close()
    return _middle(program, dialog, *_COMPARED)


def _together(program: Program) -> QDialog:
    """Both changed the first income."""
    base = dossier("HH1")
    mine, theirs = _raised(base, _MINE), _raised(base, _THEIRS)
    texts = program.window.texts
    clashes = say_clashes(texts, base, mine, theirs, merge(base, mine, theirs))
    return _middle(program, MergeDialog(program.window, texts, "Bas", clashes), *_CHOICE)


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
    "list": Shown("HH1", lambda _: None, picture_of_list),
    "versions": Shown("HH1", _versions),
    "together": Shown("HH1", _together),
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
        image = shown.take(program)
        if dialog is not None:
            painter = QPainter(image)
            place, grabbed = program.window.mapFromGlobal(dialog.pos()), dialog.grab()
            painter.drawPixmap(place, grabbed)
            painter.setPen(
                QColor(now().border)
            )  # a desktop gives a window its frame; here none does
            painter.drawRect(QRect(place, grabbed.deviceIndependentSize().toSize()))
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
