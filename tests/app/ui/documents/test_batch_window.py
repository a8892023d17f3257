"""Documents of more dossiers in the window: chosen, made, stopped, said, and printed apart."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.services.batch.asked import NEXT
from app.ui.documents import files, printing
from app.ui.documents.batch_window import BatchWindow
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.actions import actions_of
from app.ui.widgets.progress import Progress
from app.ui.widgets.style import apply_style
from tests.app.services.batch.selection import files_in, put

CHECKED, NOT = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two plans that may be sent, one that may not, and a file that is cut off."""
    for name in ("HH1-afgerond", "HH2-afgerond", "HH2"):
        put(tmp_path / "d", name)
    (tmp_path / "d" / "stuk.uitzicht.json").write_bytes(b'{"adults":')
    monkeypatch.setattr(files, "ask_folder", lambda *_: tmp_path / "uit")
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot, session: Session, texts: Texts, place: Path) -> BatchWindow:
    made = BatchWindow(session, texts)
    qtbot.addWidget(made)
    made.show()
    made.show_dossiers([place / "d"])
    made.kind.setCurrentIndex(made.kind.findData(DocumentKind.PLAN.value))
    return made


def said(window: BatchWindow) -> list[str]:
    return [window.results.item(row).text() for row in range(window.results.count())]


def test_the_menu_opens_it_over_the_dossier(qtbot: QtBot, session: Session, texts: Texts) -> None:
    main = MainWindow(session, texts)
    qtbot.addWidget(main)
    main.make_menus()
    main.show()
    found: list[QAction] = [action for action in actions_of(main.menuBar())
                            if action.text() == texts.text("shell.menu.batch")]  # fmt: skip
    (action,) = found
    action.trigger()
    opened = main.findChild(BatchWindow)
    assert opened is not None
    assert opened.isVisible()
    assert opened.kind.currentData() == NEXT
    assert not opened.make.isEnabled()
    opened.close()


def test_every_dossier_of_a_folder_is_listed_once_and_ticked(
    window: BatchWindow, place: Path
) -> None:
    window.show_dossiers([place / "d", place / "d" / "HH2.uitzicht.json"])
    names = [window.list.item(row).text() for row in range(window.list.count())]
    assert names == ["HH1-afgerond", "HH2-afgerond", "HH2", "stuk"]
    assert len(window.ticked) == 4
    assert window.make.text() == "Documenten maken van 4 dossiers..."
    window.list.item(3).setCheckState(NOT)
    window.show_dossiers([place / "d"])  # what somebody unticked stays so
    assert window.list.item(3).checkState() is NOT
    assert window.make.text() == "Documenten maken van 3 dossiers..."
    window.tick_all()
    assert len(window.ticked) == 4
    window.tick_all()
    assert window.ticked == []
    assert not window.make.isEnabled()


def test_files_and_folders_are_chosen(
    window: BatchWindow, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.list.clear()
    one = str(place / "d" / "HH2.uitzicht.json")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([one], ""))
    window.add_files()
    assert [str(path) for path in window.ticked] == [one]
    monkeypatch.setattr(files, "ask_folder", lambda *_: place / "d")
    window.add_folder()
    assert len(window.ticked) == 4
    (place / "leeg").mkdir()
    monkeypatch.setattr(files, "ask_folder", lambda *_: place / "leeg")
    window.add_folder()
    assert ".uitzicht.json" in window.message.text()
    assert len(window.ticked) == 4


def test_what_became_of_each_is_said_the_worst_first(window: BatchWindow, place: Path) -> None:
    window.mail.setChecked(True)
    window.make_now()
    lines = said(window)
    assert [line.split("\n")[0] for line in lines] == [
        "stuk · overgeslagen", "HH2 · brief met het plan · nog concept",
        "HH1-afgerond · brief met het plan · gemaakt",
        "HH2-afgerond · brief met het plan · gemaakt",
    ]  # fmt: skip
    assert "houdt halverwege op" in lines[0]
    assert window.message.text() == "Gemaakt: 2. Nog concept: 1. Overgeslagen: 1."
    there = files_in(place / "uit")
    assert {"brieven-om-te-printen.pdf", "samenvoegen.csv", "uitzicht-batch.csv"} <= there.keys()
    assert window.print_button.isEnabled()


def test_only_what_is_ticked_is_made_and_large_when_asked(window: BatchWindow, place: Path) -> None:
    for row in (1, 2, 3):
        window.list.item(row).setCheckState(NOT)
    window.merge.setChecked(False)
    window.make_now()
    usual = files_in(place / "uit")
    assert sum(name.endswith(".pdf") for name in usual) == 1
    assert "samenvoegen.csv" not in usual
    window.large.setChecked(True)
    window.make_now()  # goes on in the same folder: another print is made again
    large = files_in(place / "uit")
    assert large.keys() == usual.keys()
    assert all(large[name] != usual[name] for name in usual if name.endswith(".pdf"))


def test_stopped_what_is_done_stays_and_going_on_makes_the_rest(
    window: BatchWindow, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, steps = Progress.step, list[str]()

    def step(self: Progress, words: str) -> bool:
        steps.append(words)
        if len(steps) == 2:
            self.button.click()
        return real(self, words)

    with monkeypatch.context() as patch:
        patch.setattr(Progress, "step", step)
        window.make_now()
    assert window.message.text().startswith("Gestopt na 1 van 4 dossiers.")
    assert steps[1].startswith("nog ongeveer ")
    assert len(files_in(place / "uit")) == 1
    assert window.work is None
    window.make_now()
    assert window.message.text() == "Gemaakt: 2. Nog concept: 1. Overgeslagen: 1."


def test_what_cannot_be_written_is_said(window: BatchWindow, place: Path) -> None:
    (place / "uit").write_bytes(b"x")
    window.make_now()
    assert "uit" in window.message.text()
    assert window.message.objectName() == "fieldError"
    assert window.results.count() == 0


def one_page() -> bytes:
    pdf, file = pikepdf.new(), BytesIO()
    pdf.add_blank_page(page_size=(595, 842))
    pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize("own_sheets", [True, False])
def test_on_two_sides_nothing_begins_on_the_back_of_another(own_sheets: bool) -> None:
    printed = printing.printed_as_file([one_page()] * 3, own_sheets=own_sheets)
    with pikepdf.open(BytesIO(printed)) as pdf:
        assert len(pdf.pages) == (5 if own_sheets else 3)


def test_all_letters_that_may_be_sent_are_printed_on_sheets_of_their_own(
    window: BatchWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.make_now()
    given: list[object] = []

    def printed(texts: Texts, printer: object, documents: object, parent: QWidget, **more: object):  # type: ignore[no-untyped-def]
        given.extend([list(documents), more])  # type: ignore[call-overload]
        return "klaar", True

    monkeypatch.setattr(printing, "ask_printer", lambda *_: QPrinter())
    monkeypatch.setattr(printing, "printed", printed)
    window.print_now()
    assert len(given[0]) == 2  # type: ignore[arg-type]
    assert given[1] == {"own_sheets": True}
    assert window.message.text() == "klaar"


def test_every_control_has_a_name_and_nothing_is_cut_off(window: BatchWindow) -> None:
    for widget in (window.list, window.results, window.kind):
        assert widget.accessibleName()
    for button in window.findChildren(QPushButton):
        assert button.text()
        assert button.width() >= button.minimumSizeHint().width()


@pytest.fixture
def large(qapp: QApplication, styled: None) -> Iterator[None]:
    apply_style(qapp, 2.0)
    yield
    apply_style(qapp, 1.0)


@pytest.mark.usefixtures("large")
def test_with_letters_twice_as_large_it_fits_the_screen_and_its_columns_stand_below_each_other(
    window: BatchWindow,
) -> None:
    """It was 1760 wide: wider than any screen that we ask for, with its buttons out of sight."""
    room = window.screen().availableGeometry()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    window.show_results("klaar")
    for _ in range(3):
        QApplication.processEvents()
    assert window.kind.mapTo(window, QPoint()).y() > window.list.mapTo(window, QPoint()).y()
    for button in (window.make, window.close_button):
        box = QRect(button.mapTo(window, QPoint()), button.size())
        assert window.rect().contains(box), button.text()
        assert button.width() >= button.minimumSizeHint().width(), button.text()
    [area] = window.findChildren(QScrollArea)
    inside = area.widget()
    assert inside is not None
    assert inside.width() <= area.viewport().width()


def test_with_usual_letters_the_columns_stand_beside_each_other(window: BatchWindow) -> None:
    window.resize(900, 640)
    QApplication.processEvents()
    assert window.kind.mapTo(window, QPoint()).x() > window.list.width()
