"""The letter: its preview, its name, and a file that is whole or is not there."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from app.documents import plan_letter
from app.i18n import Texts
from app.render import render
from app.ui.documents.documents_page import DocumentsPage
from app.ui.explanation import paper_dialog as letter_dialog
from app.ui.explanation.paper_dialog import LetterDialog
from app.ui.intake.session import Session
from app.ui.widgets.letter_file import ask_path
from app.ui.widgets.pdf_pages import PdfPages

NAME = "2026-11-23-plan-RS-VOORBEELD-001.pdf"


@pytest.fixture
def dialog(documents_page: DocumentsPage, session: Session, texts: Texts) -> Iterator[LetterDialog]:
    dialog = LetterDialog(texts, _letter(session, texts), NAME, documents_page)
    dialog.resize(900, 700)
    dialog.open()
    yield dialog
    dialog.accept()


def _answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Somebody who chooses this path; gives the names that were suggested."""
    suggested: list[str] = []

    def ask(texts: Texts, folder: Path | None, name: str, parent: QWidget) -> Path | None:
        suggested.append(name)
        return path

    monkeypatch.setattr(letter_dialog, "ask_path", ask)
    return suggested


def _letter(session: Session, texts: Texts) -> bytes:
    policy = session.policy_file.policy
    return render(plan_letter(session.draft, session.assessment, policy, texts))


def test_the_preview_has_the_pages_of_the_letter(
    dialog: LetterDialog, session: Session, texts: Texts, tmp_path: Path
) -> None:
    letter = PdfReader(BytesIO(_letter(session, texts)))
    assert len(dialog.pages) == len(letter.pages) == 4
    assert dialog.place.text() == "pagina 1 van 4"
    assert "U betaalt vanaf december" in dialog.view.accessibleDescription()
    assert "165,00" in dialog.pages.text(0)


def test_one_goes_from_page_to_page(dialog: LetterDialog) -> None:
    assert (dialog.previous.isEnabled(), dialog.next.isEnabled()) == (False, True)
    QTest.keyClick(dialog.view, Qt.Key.Key_PageDown)
    assert dialog.place.text() == "pagina 2 van 4"
    assert (dialog.previous.isEnabled(), dialog.next.isEnabled()) == (True, True)
    QTest.keyClick(dialog.view, Qt.Key.Key_Home)
    assert dialog.view.page == 0
    dialog.view.verticalScrollBar().setValue(dialog.view.verticalScrollBar().maximum())
    assert dialog.place.text() == "pagina 4 van 4"
    assert (dialog.previous.isEnabled(), dialog.next.isEnabled()) == (True, False)
    dialog.previous.click()
    assert dialog.view.page == 2


def test_pages_can_be_made_larger_and_smaller(dialog: LetterDialog) -> None:
    before = dialog.view.verticalScrollBar().maximum()
    dialog.view.zoom_in()
    assert dialog.percent.text() == "125%"
    assert dialog.view.verticalScrollBar().maximum() > before
    for _ in range(9):
        dialog.view.zoom_out()
    assert dialog.percent.text() == "50%"
    for _ in range(9):
        dialog.view.zoom_in()
    assert dialog.percent.text() == "300%"
    assert dialog.view.horizontalScrollBar().maximum() > 0


def test_what_is_shown_is_the_page(dialog: LetterDialog) -> None:
    picture = dialog.pages.picture(0, 96)
    assert (picture.width(), picture.height()) == (794, 1123)
    assert _ink(picture) > 1000
    assert _ink(dialog.view.viewport().grab().toImage()) > 1000


def _ink(picture: QImage) -> int:
    """How many dots are dark."""
    return sum(
        picture.pixelColor(x, y).lightness() < 100
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )


def test_the_letter_is_saved_whole(
    dialog: LetterDialog, texts: Texts, session: Session, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target = tmp_path / "plan.pdf"
    names = _answer(monkeypatch, target)
    assert not dialog.folder.isEnabled()
    dialog.save()
    assert names == [NAME]
    assert target.read_bytes() == _letter(session, texts)
    assert dialog.message.text() == f"Bewaard: {target}"
    assert dialog.folder.isEnabled()


def test_a_file_that_was_there_is_replaced_and_nothing_is_left_beside_it(
    dialog: LetterDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")
    _answer(monkeypatch, target)
    dialog.save()
    assert len(PdfReader(target).pages) == 4
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]


def test_a_folder_that_is_a_file_is_said_with_what_to_do(
    dialog: LetterDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    _answer(monkeypatch, tmp_path / "file" / "plan.pdf")
    dialog.save()
    assert "map bestaat niet" in dialog.message.text()
    assert "kies een andere" in dialog.message.text()
    assert dialog.saved is None
    assert not dialog.folder.isEnabled()
    _answer(monkeypatch, tmp_path / "good.pdf")
    dialog.save()
    assert dialog.message.text().startswith("Bewaard")


def test_nothing_happens_when_somebody_changes_their_mind(
    dialog: LetterDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(monkeypatch, None)
    dialog.save()
    assert (dialog.message.text(), dialog.saved) == ("", None)


def test_the_folder_opens_or_it_is_said_where_the_letter_is(
    dialog: LetterDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    _answer(monkeypatch, tmp_path / "plan.pdf")
    dialog.save()

    def cannot(path: Path) -> bool:
        opened.append(path)
        return False

    monkeypatch.setattr(letter_dialog, "open_folder", cannot)
    dialog.folder.click()
    assert opened == [tmp_path / "plan.pdf"]
    assert str(tmp_path) in dialog.message.text()
    monkeypatch.setattr(letter_dialog, "open_folder", lambda path: True)
    dialog.folder.click()


def test_the_question_where_starts_with_the_name_and_ends_on_pdf(
    documents_page: DocumentsPage, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[QFileDialog] = []

    def accept(dialog: QFileDialog) -> int:
        seen.append(dialog)
        assert dialog.defaultSuffix() == "pdf"
        assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        return 1

    monkeypatch.setattr(QFileDialog, "exec", accept)
    assert ask_path(texts, tmp_path, "plan.pdf", documents_page) == tmp_path / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 0)
    assert ask_path(texts, tmp_path, "plan.pdf", documents_page) is None
    assert len(seen) == 1


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("reason", ["incomplete", "nothing_owed"])
def test_every_reason_for_no_letter_has_words(reason: str, language: str) -> None:
    assert Texts(language).has(f"answer.letter.none.{reason}")


def test_pages_can_be_closed(dialog: LetterDialog) -> None:
    pages = PdfPages(dialog._letter)
    assert len(pages) == 4
    pages.close()
