"""The documents in the window: chosen, read, stopped, mended, saved, printed, sent."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.documents.kinds import DocumentKind
from app.i18n import LANGUAGES, Texts
from app.resources import EXAMPLE_POLICY
from app.services.organisation import read_organisation
from app.services.outgoing_documents import Prepared
from app.services.own_texts import own_texts_path
from app.ui.documents import files, printing, sending
from app.ui.documents.desk import DocumentsDesk
from app.ui.documents.making import Making
from app.ui.documents.sending import Sending
from app.ui.intake.session import Session
from calc import UNKNOWN, Draft
from tests.app.store.test_policy_file import png
from tests.tariff_files import shipped

THREAT = "Betaalt u niet, dan leggen wij loonbeslag."
KIND = "Fijn dat u zelf belde."


@pytest.fixture
def dialog(
    qtbot: QtBot, session: Session, texts: Texts, example: Callable[[str], Draft]
) -> DocumentsDesk:
    """The documents of HH1 with nothing open."""
    session.load(example("HH1-afgerond"))
    made = desk_of(session, texts)
    qtbot.addWidget(made)
    made.resize(1300, 740)
    made.show()
    return made


def desk_of(session: Session, texts: Texts) -> DocumentsDesk:
    """The desk as its page keeps it: every assessment is shown."""
    made = DocumentsDesk(session, texts)
    made.refresh()
    session.assessed.connect(made.refresh)
    return made


def to_folder(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    """Somebody who chooses this folder, and replaces what is there."""
    monkeypatch.setattr(Sending, "last_folder", None)
    monkeypatch.setattr(files, "ask_folder", lambda texts, before, parent: folder)


def to_file(path: Path) -> QPrinter:
    """A printer that writes a file."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def row_of(kind: DocumentKind) -> int:
    return list(DocumentKind).index(kind)


def words_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_what_fits_is_ticked_with_why(dialog: DocumentsDesk) -> None:
    assert dialog.offers.ticked == (DocumentKind.PLAN, DocumentKind.CALCULATION_SHEET)
    assert dialog.offers.kind is DocumentKind.PLAN
    plan = dialog.offers.item_of(DocumentKind.PLAN)
    assert plan.text() == "Brief met het plan"
    assert plan.toolTip() == "Er is een plan dat betaalt: dit is de brief erbij."
    none = dialog.offers.item_of(DocumentKind.NO_PAYMENT)
    assert none.text() == "–  Brief dat er nu niets betaald wordt"
    assert not none.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert "Er is een plan dat betaalt" in none.data(Qt.ItemDataRole.AccessibleTextRole)
    assert dialog.preview.pages is not None
    assert "U betaalt vanaf december" in dialog.preview.pages.text(0)
    # The example chose a debit, and there is no mandate for it: the letter asks a transfer (E7).
    assert dialog.message.text().startswith("Zonder incasso:")
    assert dialog.message.objectName() == ""


def test_a_threat_is_stopped_while_typing_and_saved_once_it_is_mended(
    dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(monkeypatch, tmp_path)
    QTest.keyClicks(dialog.own, THREAT)
    assert "loonbeslag" in dialog.hits.said()
    assert "dreigt" in dialog.hits.said()
    assert "Wij kijken samen wat u per maand kunt missen." in dialog.hits.said()
    [*lines] = dialog.own.extraSelections()
    assert any(
        line.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
        and "loonbeslag" in line.cursor.selectedText()
        for line in lines
    )
    assert "kan zo niet weg" in dialog.message.text()
    dialog.save()
    assert "Niet gemaakt" in dialog.message.text()
    assert list(tmp_path.iterdir()) == []
    assert not dialog.saved
    assert dialog.own.words == THREAT

    dialog.own.selectAll()
    QTest.keyClicks(dialog.own, KIND)
    assert dialog.own.extraSelections() == []
    dialog.save()
    assert "Bewaard in" in dialog.message.text()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted(path.name for path in dialog.saved)
    assert [name[:14] for name in names] == ["2026-11-23-04-", "2026-11-23-11-"]
    assert KIND in words_of(dialog.saved[0].read_bytes())
    assert dialog.folder.isEnabled()


def test_a_concept_with_a_threat_is_stopped_too(
    qtbot: QtBot, session: Session, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(monkeypatch, tmp_path)
    made = desk_of(session, texts)
    qtbot.addWidget(made)
    made.offers.show_kind(DocumentKind.PLAN)
    assert made.shown is not None
    assert made.shown.made.concept
    made.own.setPlainText(THREAT)
    made.save()
    assert list(tmp_path.iterdir()) == []


def test_a_threat_in_another_document_stops_all_and_shows_it(
    dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(monkeypatch, tmp_path)
    dialog.own.setPlainText(THREAT)
    dialog.offers.show_kind(DocumentKind.REFERRAL)
    assert dialog.own.words == ""
    dialog.save()
    assert list(tmp_path.iterdir()) == []
    assert dialog.offers.kind is DocumentKind.PLAN
    assert dialog.own.words == THREAT
    assert "Brief met het plan" in dialog.message.text().replace("brief", "Brief")


def test_space_ticks_and_arrows_choose(dialog: DocumentsDesk) -> None:
    dialog.offers.setFocus()
    QTest.keyClick(dialog.offers, Qt.Key.Key_Space)
    assert list(dialog.offers.ticked) == [DocumentKind.CALCULATION_SHEET]
    QTest.keyClick(dialog.offers, Qt.Key.Key_Home)
    assert dialog.offers.kind is DocumentKind.INVITATION
    assert dialog.shown is not None
    assert dialog.shown.made.kind is DocumentKind.INVITATION
    QTest.keyClick(dialog.offers, Qt.Key.Key_Space)
    assert list(dialog.offers.ticked) == [DocumentKind.INVITATION, DocumentKind.CALCULATION_SHEET]


def test_what_was_ticked_stays_when_the_dossier_changes(
    dialog: DocumentsDesk, session: Session
) -> None:
    dialog.offers.item_of(DocumentKind.REFERRAL).setCheckState(Qt.CheckState.Checked)
    session.change(("debt", "reference"), "NIEUW-7", "kenmerk")
    session.assess_now()
    assert DocumentKind.REFERRAL in dialog.offers.ticked
    assert dialog.shown is not None
    assert "NIEUW-7" in dialog.shown.made.text


def test_what_does_not_fit_any_more_says_why(dialog: DocumentsDesk, session: Session) -> None:
    session.change(("debt", "balance"), UNKNOWN, "schuld")
    session.assess_now()
    assert DocumentKind.PLAN not in dialog.offers.ticked
    assert "niet compleet" in dialog.preview.why_none.text()
    assert dialog.preview.pages is None
    assert not dialog.email.isEnabled()


def test_nothing_ticked_makes_nothing(
    dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(monkeypatch, tmp_path)
    for kind in dialog.offers.ticked:
        dialog.offers.item_of(kind).setCheckState(Qt.CheckState.Unchecked)
    dialog.save()
    assert "geen document gekozen" in dialog.message.text()
    assert list(tmp_path.iterdir()) == []


def test_nobody_loses_a_file_without_being_asked(
    dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(monkeypatch, tmp_path)
    dialog.save()
    [first, *_] = dialog.saved
    first.write_bytes(b"old")
    asked: list[str] = []

    def no(texts: Texts, names: list[str], parent: QWidget) -> bool:
        asked.extend(names)
        return False

    monkeypatch.setattr(files, "may_replace", no)
    dialog.save()
    assert first.name in asked
    assert first.read_bytes() == b"old"
    monkeypatch.setattr(files, "may_replace", lambda texts, names, parent: True)
    dialog.save()
    assert first.read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_written_is_said(
    dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    to_folder(monkeypatch, tmp_path / "file")
    dialog.save()
    assert dialog.message.objectName() == "fieldError"
    assert dialog.saved == ()
    to_folder(monkeypatch, None)
    dialog.save()
    assert dialog.saved == ()


def test_everything_ticked_is_printed(
    dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = to_file(tmp_path / "printed.pdf")
    monkeypatch.setattr(printing, "ask_printer", lambda texts, parent: printer)
    dialog.offers.item_of(DocumentKind.CALCULATION_SHEET).setCheckState(Qt.CheckState.Unchecked)
    dialog.print_now()
    assert "printed.pdf" in dialog.message.text()
    assert dialog.shown is not None
    pages = len(PdfReader(BytesIO(dialog.shown.made.pdf)).pages)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == pages
    assert (tmp_path / "printed.pdf").stat().st_mode & 0o777 == 0o600


def test_f9_what_is_printed_to_a_file_is_written_as_a_letter_is(
    dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = to_file(tmp_path / "printed.pdf")
    (tmp_path / "printed.pdf").write_bytes(b"old")
    (tmp_path / "printed.pdf").chmod(0o444)
    monkeypatch.setattr(printing, "ask_printer", lambda texts, parent: printer)
    monkeypatch.setattr(printing, "_DOTS_PER_INCH", 36)  # what is printed is not looked at
    dialog.print_now()
    assert "alleen-lezen" in dialog.message.text()
    assert (tmp_path / "printed.pdf").read_bytes() == b"old"


def test_on_paper_it_is_said_that_it_went_to_the_printer(
    dialog: DocumentsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for went, said in ((True, "naar de printer"), (False, "printer")):
        monkeypatch.setattr(printing, "ask_printer", lambda texts, parent: QPrinter())
        monkeypatch.setattr(QPrinter, "outputFileName", lambda printer: "")
        monkeypatch.setattr(printing, "print_documents", lambda *_, went=went, **__: went)
        dialog.print_now()
        assert said in dialog.message.text()
        assert (dialog.message.objectName() == "fieldError") is not went


def test_on_paper_every_page_is_drawn(
    dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_DOTS_PER_INCH", 36)  # the pages are counted
    assert dialog.shown is not None
    printer = to_file(tmp_path / "paper.pdf")
    assert printing.print_documents(printer, [dialog.shown.made.pdf] * 2)
    pages = len(PdfReader(BytesIO(dialog.shown.made.pdf)).pages)
    assert len(PdfReader(tmp_path / "paper.pdf").pages) == 2 * pages


def test_nothing_is_printed_when_it_is_stopped_or_nobody_wants_it(
    dialog: DocumentsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(printing, "ask_printer", lambda texts, parent: asked.append(True))
    dialog.print_now()
    assert asked == [True]
    dialog.own.setPlainText(THREAT)
    dialog.print_now()
    assert asked == [True]
    assert "Niet gemaakt" in dialog.message.text()


def test_the_email_is_copied_unless_it_is_stopped(dialog: DocumentsDesk) -> None:
    QGuiApplication.clipboard().setText("before")
    dialog.own.setPlainText(THREAT)
    dialog.copy_email()
    assert QGuiApplication.clipboard().text() == "before"
    dialog.own.setPlainText(KIND)
    dialog.copy_email()
    copied = QGuiApplication.clipboard().text()
    assert KIND in copied
    assert "QR" not in copied
    html = QGuiApplication.clipboard().mimeData().html()
    assert KIND in html
    assert '<h2 style="' in html
    dialog.offers.show_kind(DocumentKind.CALCULATION_SHEET)
    assert not dialog.email.isEnabled()
    dialog.copy_email()
    assert "niet voor een e-mail" in dialog.message.text()


def test_e11_the_email_is_made_with_the_letter_and_a_name_that_tells_nothing(
    dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def ask(texts: Texts, folder: Path | None, name: str, parent: QWidget) -> Path | None:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(files, "ask_email_path", ask)
    dialog.own.setPlainText(THREAT)
    dialog.email_file.click()
    assert names == []
    dialog.own.setPlainText(KIND)
    dialog.email_file.click()
    assert names == ["2026-11-23-bericht.eml"]
    made = (tmp_path / names[0]).read_bytes()
    assert b"X-Unsent: 1" in made
    assert b"multipart/alternative" in made
    assert b"2026-11-23-brief.pdf" in made
    assert names[0] in dialog.message.text()
    monkeypatch.setattr(files, "ask_email_path", lambda *_: tmp_path / "mail.pdf")
    dialog.email_file.click()
    assert "eindigt op .eml" in dialog.message.text()
    assert not (tmp_path / "mail.pdf").exists()
    dialog.offers.show_kind(DocumentKind.CALCULATION_SHEET)
    assert not dialog.email_file.isEnabled()


def test_the_folder_opens_or_it_is_said_where_it_is(
    dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(monkeypatch, tmp_path)
    dialog.save()
    opened: list[Path] = []

    def cannot(path: Path) -> bool:
        opened.append(path)
        return False

    monkeypatch.setattr(sending, "open_folder", cannot)
    dialog.folder.click()
    assert opened == [dialog.saved[0]]
    assert str(tmp_path) in dialog.message.text()


def test_return_on_a_remark_goes_to_the_words(dialog: DocumentsDesk) -> None:
    dialog.own.setPlainText(f"{KIND} \N{SLIGHTLY SMILING FACE} {THREAT}".replace("\U0001f642", "é"))
    dialog.hits.setCurrentRow(0)
    dialog.hits.itemActivated.emit(dialog.hits.item(0))
    assert "loonbeslag" in dialog.own.textCursor().selectedText()


def test_a_day_is_chosen_with_the_customer_and_stands_in_the_letter(
    dialog: DocumentsDesk, session: Session
) -> None:
    dialog.show_talks()
    assert dialog.talks.list.isVisible()
    assert dialog.talks.list.count() >= 3
    dialog.talks.list.setCurrentRow(1)
    said = dialog.talks.list.item(1).text().splitlines()[0]
    dialog.talks.choose.click()
    assert dialog.message.text() == f"Afgesproken: {said}. Dat staat nu ook in de brief."
    assert session.draft.contact.next_conversation is not UNKNOWN
    assert dialog.shown is not None
    assert said in dialog.shown.made.text
    session.undo_stack.undo()
    assert session.value(("contact", "next_conversation")) is UNKNOWN


def test_e10_a_day_is_agreed_with_its_hour_and_never_with_that_of_another_day(
    dialog: DocumentsDesk, session: Session
) -> None:
    contact = ("contact", "next_conversation"), ("contact", "next_conversation_at")
    dialog.talks.list.setCurrentRow(dialog.talks.list.count() - 3)
    for wrong, why in (("21:00", "alleen tussen 07:00 en 20:00"), ("laat", "10:30")):
        dialog.talks.clock.setText(wrong)
        dialog.talks.choose.click()
        assert why in dialog.message.text()
        assert session.value(contact[0]) is UNKNOWN
    dialog.talks.clock.setText("9.30")
    dialog.talks.choose.click()
    assert session.value(contact[1]) == "09:30"
    assert dialog.talks.clock.placeholderText() == "09:30"
    dialog.talks.clock.clear()
    dialog.talks.list.setCurrentRow(0)
    dialog.talks.choose.click()
    assert session.value(contact[0]) is not UNKNOWN
    assert session.value(contact[1]) is UNKNOWN


def test_the_calendar_is_saved_but_never_at_a_quiet_hour(
    dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def ask(texts: Texts, folder: Path | None, name: str, parent: QWidget) -> Path | None:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(files, "ask_calendar_path", ask)
    for wrong, why in (("21:00", "alleen tussen 07:00 en 20:00"), ("laat", "10:30")):
        dialog.talks.clock.setText(wrong)
        dialog.talks.save.click()
        assert why in dialog.message.text()
        assert names == []
    dialog.talks.clock.setText("10:30")
    dialog.talks.save.click()
    assert names == ["2026-11-23-telefoongesprek.ics"]
    made = (tmp_path / names[0]).read_bytes()
    assert re.search(rb"DTSTART;TZID=Europe/Amsterdam:2027\d{4}T103000", made)
    assert made.count(b"BEGIN:VEVENT") == 1


def test_e10_a_calendar_has_the_name_of_one(
    dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "brief.pdf"
    out.write_bytes(b"%PDF")
    monkeypatch.setattr(files, "ask_calendar_path", lambda *_: out)
    dialog.talks.save.click()
    assert "eindigt op .ics" in dialog.message.text()
    assert out.read_bytes() == b"%PDF"


def test_e10_without_anybody_known_the_window_says_what_to_fill_in(
    dialog: DocumentsDesk, session: Session
) -> None:
    draft = session.draft
    nobody = draft.adults[0].model_copy(update={"name": UNKNOWN})
    session.load(
        draft.model_copy(
            update={
                "adults": (nobody, *draft.adults[1:]),
                "contact": draft.contact.model_copy(update={"street": UNKNOWN}),
                "debt": draft.debt.model_copy(update={"reference": UNKNOWN}),
            }
        )
    )
    dialog.talks.save.click()
    assert "Vul het kenmerk in" in dialog.message.text()


def test_a_conversation_on_a_quiet_day_stops_the_letter(
    dialog: DocumentsDesk, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    to_folder(monkeypatch, tmp_path)
    session.change(("contact", "next_conversation"), date(2027, 3, 29), "gesprek")
    session.assess_now()
    assert "op tweede paasdag" in dialog.message.text()
    dialog.save()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_has_a_name_and_a_key_of_its_own(
    qtbot: QtBot, session: Session, styled: None, language: str
) -> None:
    made = desk_of(session, Texts(language))
    qtbot.addWidget(made)
    made.show()
    for _ in (0, 1):
        made.show_talks()
        keys: list[str] = []
        for widget in made.findChildren(QWidget):
            text = getattr(widget, "text", None)
            if widget.isVisible() and callable(text) and "&" in str(text()):
                keys.append(str(text()).partition("&")[2][:1].casefold())
        assert sorted(keys) == sorted(set(keys))
    for widget in (made.offers, made.own, made.hits, made.talks.list, made.talks.clock):
        assert widget.accessibleName()


def test_the_documents_carry_the_sentences_and_the_logo_of_whoever_opened_the_window(
    qtbot: QtBot, texts: Texts, example: Callable[[str], Draft], tmp_path: Path
) -> None:
    policy = tmp_path / "ours.toml"
    policy.write_text(EXAMPLE_POLICY.read_text(encoding="utf-8"), encoding="utf-8")
    own_texts_path(policy, "nl").write_text(
        '"letter.closing" = "Hartelijke groet,"', encoding="utf-8"
    )
    organisation = replace(read_organisation(policy), logo=png(40, 20))
    session = Session(organisation, shipped(), lambda: date(2026, 11, 23))
    session.load(example("HH1-afgerond"))
    dialog = desk_of(session, texts)
    qtbot.addWidget(dialog)
    assert dialog.shown is not None
    assert "Hartelijke groet," in words_of(dialog.shown.made.pdf)
    assert len(PdfReader(BytesIO(dialog.shown.made.pdf)).pages[0].images) == 1


@pytest.mark.parametrize("how", ["escape", "close", "language"])
@pytest.mark.parametrize("words", [THREAT, KIND])
def test_c8_the_own_paragraph_of_each_letter_outlives_the_window(
    words: str, how: str, qtbot: QtBot, session: Session, texts: Texts, dialog: DocumentsDesk
) -> None:
    """Refused or not: Escape closes the window, and no word is lost."""
    QTest.keyClicks(dialog.own, words)
    dialog.offers.show_kind(DocumentKind.INVITATION)
    QTest.keyClicks(dialog.own, "Tot dan.")
    if how == "escape":
        QTest.keyClick(dialog.own, Qt.Key.Key_Escape)
    else:
        dialog.hide()
    session.undo_stack.undo()
    again = desk_of(session, Texts("en") if how == "language" else texts)
    qtbot.addWidget(again)
    again.show()
    assert again.own.words == words
    if how != "language":
        assert again.own.result.blocked == (words == THREAT)
    again.offers.show_kind(DocumentKind.INVITATION)
    assert again.own.words == "Tot dan."


def test_c8_an_own_paragraph_is_never_in_a_letter_of_another_dossier(
    qtbot: QtBot, session: Session, texts: Texts, dialog: DocumentsDesk,
    example: Callable[[str], Draft],
) -> None:  # fmt: skip
    QTest.keyClicks(dialog.own, KIND)
    dialog.talks.clock.setFocus()
    QTest.keyClicks(dialog.talks.clock, "10:30")
    session.load(example("HH2-afgerond"))
    again = desk_of(session, texts)
    qtbot.addWidget(again)
    assert (again.own.words, again.talks.clock.text()) == ("", "")


def test_c8_the_hour_of_a_conversation_outlives_the_window(
    qtbot: QtBot, session: Session, texts: Texts, dialog: DocumentsDesk
) -> None:
    QTest.keyClicks(dialog.talks.clock, "10:3")
    dialog.hide()
    again = desk_of(session, texts)
    qtbot.addWidget(again)
    assert again.talks.clock.text() == "10:3"


def test_c8_a_paragraph_that_was_saved_needs_no_warning(
    session: Session, dialog: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(monkeypatch, tmp_path)
    QTest.keyClicks(dialog.own, KIND)
    assert session.pending.unused == ["letter.plan"]
    dialog.save()
    assert dialog.saved
    assert session.pending.unused == []
    QTest.keyClicks(dialog.own, " Tot ziens.")
    assert session.pending.unused == ["letter.plan"]


def test_large_print_is_remembered_in_the_dossier_and_can_be_undone(
    dialog: DocumentsDesk, session: Session
) -> None:
    """One click: this letter, the next one, and those of who opens the dossier tomorrow."""
    assert not dialog.large_print.isChecked()
    assert dialog.preview.pages is not None
    usual = len(dialog.preview.pages)
    QTest.mouseClick(dialog.large_print, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert dialog.large_print.isChecked()
    assert session.draft.adults[0].reading_needs == "grote letters"
    assert len(dialog.preview.pages) > usual
    session.undo_stack.undo()
    session.assess_now()
    assert not dialog.large_print.isChecked()
    assert len(dialog.preview.pages) == usual
    QTest.keyClick(dialog.large_print, Qt.Key.Key_Space)
    assert session.draft.adults[0].reading_needs == "grote letters"


def test_a_proposal_asks_its_creditor_beside_the_letter(
    dialog: DocumentsDesk, session: Session, example: Callable[[str], Draft]
) -> None:
    """HH1 has two other creditors: which one is typed, and until then there is no letter."""
    said = {"given": True, "by": "A", "on": "2026-11-20", "how": "telefoon"}
    values = json.loads(example("HH1-afgerond").model_dump_json())
    values["consents"]["creditors"] = said
    session.load(Draft.model_validate_json(json.dumps(values)))
    dialog.refresh()
    dialog.offers.show_kind(DocumentKind.CREDITOR_PROPOSAL)
    assert dialog.shown is None
    assert "Belastingdienst" in dialog.needs.said[0]
    QTest.keyClicks(dialog.extras.fields["creditor"], "belastingdienst")
    dialog.make_now()
    assert dialog.shown is not None
    assert "46,67" in dialog.shown.made.text


def test_the_document_that_is_shown_is_made_once(
    qtbot: QtBot, session: Session, texts: Texts, monkeypatch: pytest.MonkeyPatch,
    example: Callable[[str], Draft],
) -> None:  # fmt: skip
    """It was made as the list came to stand on it, and at once again."""
    made: list[DocumentKind] = []
    real = Making.prepared

    def prepared(making: Making, kind: DocumentKind) -> Prepared:
        made.append(kind)
        return real(making, kind)

    monkeypatch.setattr(Making, "prepared", prepared)
    session.load(example("HH1-afgerond"))
    desk = desk_of(session, texts)
    qtbot.addWidget(desk)
    first = desk.offers.kind
    assert made == [first]
    assert desk.shown is not None
    assert desk.shown.made.kind is first
    other = next(kind for kind in desk.offers.kinds if kind is not first)
    desk.offers.show_kind(other)
    assert made == [first, other]
    session.load(example("HH2-afgerond"))
    assert made == [first, other, desk.offers.kind]
