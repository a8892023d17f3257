"""Clients, the log and what left the house, in a window with its store open."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.render.pdf import render, render_sheet
from app.services.assessing import Assessed
from app.services.dossier_store import auditing, clients, made_documents
from app.services.dossier_store.auditing import Sought
from app.services.dossier_store.desk import Desk
from app.services.outgoing_documents import prepared
from app.store.database import migrating
from app.store.database.connecting import open_file
from app.store.database.dossiers import NEW
from app.ui.documents import files
from app.ui.documents.desk import DocumentsDesk
from app.ui.documents.sending import Sending
from app.ui.shell.client_bar import ClientBar
from app.ui.shell.client_question import ClientQuestion
from app.ui.shell.log_dialog import LogDialog
from app.ui.shell.program import Program
from app.ui.widgets.clipboard import copy_letter, copy_lines
from calc import UNKNOWN
from tests.app.services.dossier_store.conftest import desk_of, household
from tests.app.services.dossier_store.test_clients import policy
from tests.app.store.database.conftest import KEY, clock
from tests.app.ui.shell.answering import Answers, Build

CASE, OTHER = "a" * 32, "b" * 32
DUTCH = Texts("nl")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store with two clients, whose letters have other names."""
    database = open_file(tmp_path / "store.db", KEY, "anna", clock())
    migrating.migrate(database)
    made = desk_of(database)
    clients.add(made, "Voorbeeldbank", policy(tmp_path, "Voorbeeldbank", 7))
    clients.add(made, "Other bank", policy(tmp_path, "Other bank"))
    yield made
    database.close()


def opened(program: Program, desk: Desk) -> Program:
    program.store.desk = desk
    program.store.opened.emit(desk)
    return program


def bar(program: Program) -> ClientBar:
    [found] = program.window.findChildren(ClientBar)
    return found


def test_a_dossier_is_worked_out_under_the_policy_of_its_client(
    build: Build, qtbot: QtBot, desk: Desk
) -> None:
    program = opened(build(), desk)
    own = program.session.organisation
    with qtbot.waitSignal(program.people.client.switched):
        program.file.begin_with(household(CASE, client="Voorbeeldbank"))
    session = program.session
    assert session.policy_file.policy.name == "Voorbeeldbank"
    assert session.assessment.receipt.files[0].revision == 7
    assert session.organisation.texts(DUTCH).text("letter.closing") == "Hartelijke groet,"
    # Another dossier beside it, that is not shown, has its own.
    other = household(OTHER, client="Other bank")
    assert program.people.client.policy_for(other).policy.name != "Voorbeeldbank"
    program.file.begin_with(household(OTHER))
    assert session.organisation == own


def test_another_client_chosen_in_the_dossier_is_another_policy_at_once(
    build: Build, desk: Desk
) -> None:
    program = opened(build(), desk)
    program.file.begin_with(household(CASE, client="Other bank"))
    program.people.ask_client = lambda names: names[1]
    program.people.choose_client()
    assert program.session.draft.handling.client == "Voorbeeldbank"
    assert program.session.policy_file.policy.name == "Voorbeeldbank"
    program.session.undo_stack.undo()
    program.people.client.apply()
    assert program.session.policy_file.policy.name != "Voorbeeldbank"


@pytest.mark.parametrize(
    ("client", "said"),
    [("Voorbeeldbank", ""), ("Somebody", "Somebody is hier"), ("", "noemt geen")],
)
def test_a_dossier_without_a_known_client_says_under_whose_policy_it_stands(
    build: Build, desk: Desk, client: str, said: str
) -> None:
    program = opened(build(language="nl"), desk)
    program.file.begin_with(household(CASE, client=client or UNKNOWN))  # type: ignore[arg-type]
    QTest.qWait(0)
    found = bar(program)
    assert found.isVisibleTo(program.window) is bool(said)
    assert said in found.words.text()
    assert (program.session.organisation.policy_file.policy.name in found.words.text()) is bool(
        said
    )


def test_without_clients_nothing_is_said_and_nothing_asked(build: Build, tmp_path: Path) -> None:
    program = build()
    program.file.start(household(CASE))
    assert not bar(program).isVisibleTo(program.window)
    program.people.ask_client = lambda names: pytest.fail("asked")
    assert program.commands.new()
    assert program.session.draft.handling.client is UNKNOWN


def test_a_new_conversation_asks_which_client_or_takes_the_only_one(
    build: Build, desk: Desk, tmp_path: Path
) -> None:
    program = opened(build(), desk)
    asked: list[list[str]] = []

    def second(names: list[str]) -> str:
        asked.append(names)
        return names[0]

    program.people.ask_client = second
    assert program.commands.new()
    assert asked == [["Other bank", "Voorbeeldbank"]]
    assert program.session.draft.handling.client == "Other bank"
    program.people.ask_client = lambda names: None
    before = program.session.draft
    assert not program.commands.new()
    assert program.session.draft is before
    program.people.client.clients = {
        "Voorbeeldbank": program.people.client.clients["Voorbeeldbank"]
    }
    assert program.people.client_of_new() == "Voorbeeldbank"


def test_one_key_chooses_a_client(qtbot: QtBot, styled: None) -> None:
    for keys, chosen in ((Qt.Key.Key_2, "Tweede"), (Qt.Key.Key_Return, "Eerste")):
        dialog = ClientQuestion(None, DUTCH, ["Eerste", "Tweede", "Derde"])
        qtbot.addWidget(dialog)
        dialog.show()
        QTest.keyClick(dialog.names, keys)
        assert dialog.chosen == chosen
    dialog = ClientQuestion(None, DUTCH, ["Eerste", "Tweede", "Derde"])
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.names, "d")
    QTest.keyClick(dialog.names, Qt.Key.Key_Escape)
    assert (dialog.names.currentRow(), dialog.chosen) == (2, None)


def test_what_is_saved_from_the_window_is_kept_shown_and_has_the_end_of_the_log(
    build: Build, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = household(CASE, client="Voorbeeldbank")
    desk.save(draft, NEW)
    head = auditing.said_head(auditing.head(desk))
    program = opened(build(language="nl"), desk)
    program.file.begin_with(draft)
    papers = DocumentsDesk(program.session, DUTCH)
    papers.refresh()
    assert not papers.earlier.isVisibleTo(papers)
    monkeypatch.setattr(Sending, "last_folder", None)
    monkeypatch.setattr(files, "ask_folder", lambda texts, before, parent: tmp_path)
    papers.save()
    kept = made_documents.earlier(desk, CASE)
    assert {each.kind for each in kept} == {each.value for each in papers.offers.ticked}
    assert DocumentKind.CALCULATION_SHEET.value in {each.kind for each in kept}
    assert {each.login for each in kept} == {"anna"}
    assert auditing.events(desk, Sought())[0].kind == "document_saved"
    path = min(tmp_path.glob("*.pdf"))
    words = PdfReader(BytesIO(path.read_bytes())).pages[0].extract_text()
    assert head in words.replace("\N{NO-BREAK SPACE}", " ").replace("\n", " ")
    assert papers.earlier.isVisibleTo(papers)
    assert "berekeningsblad" in papers.earlier.lines.text()
    assert "anna" in papers.earlier.lines.text()


def test_what_is_in_no_store_is_not_kept(build: Build, desk: Desk) -> None:
    program = opened(build(), desk)
    program.file.begin_with(household(OTHER))
    assert program.people.trail.tell_exported() is None
    assert program.people.trail.earlier() == []
    assert {each.kind for each in auditing.events(desk, Sought())} == {"client_added"}


def test_a_dossier_of_the_store_that_is_saved_as_a_file_is_told(
    build: Build, desk: Desk, tmp_path: Path
) -> None:
    draft = household(CASE, client="Voorbeeldbank")
    desk.save(draft, NEW)
    program = opened(build(), desk)
    program.file.begin_with(draft)
    program.file.save(tmp_path / "x.uitzicht.json")
    assert auditing.events(desk, Sought())[0].kind == "exported"


def test_a_letter_under_a_policy_of_before_is_still_proved(
    build: Build, answers: Answers, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for draws in (render, render_sheet):
        monkeypatch.setattr(f"app.render.{draws.__name__}", draws)
    program = opened(build(language="nl"), desk)
    program.file.begin_with(household(CASE, client="Voorbeeldbank"))
    session = program.session
    about = Assessed(session.draft, session.policy_file, session.assessment)
    texts = session.organisation.texts(DUTCH)
    letter = tmp_path / "brief.pdf"
    letter.write_bytes(prepared(DocumentKind.PLAN, about, texts).made.pdf)
    clients.change(desk, "Voorbeeldbank", policy(tmp_path, "Voorbeeldbank", 8), None)
    program.people.client.look()
    assert session.policy_file.policy.revision == 8
    program.papers.show(letter)
    assert answers.shown[-1][0].startswith("Echt")


def test_what_is_copied_of_a_dossier_is_told_once(build: Build, desk: Desk) -> None:
    draft = household(CASE, client="Voorbeeldbank")
    desk.save(draft, NEW)
    program = opened(build(), desk)
    copy_lines("Huur\t800")
    assert "copied" not in {each.kind for each in auditing.events(desk, Sought())}
    program.file.begin_with(draft)
    copy_lines("Huur\t800")
    told = auditing.events(desk, Sought(kind="copied"))
    assert [each.dossier for each in told] == [CASE]
    copy_letter("Beste mevrouw", "<p>Beste mevrouw</p>")  # its page tells with which letter
    assert len(auditing.events(desk, Sought(kind="copied"))) == 1


def test_the_log_shows_who_did_what_and_that_somebody_looked(
    qtbot: QtBot, styled: None, desk: Desk
) -> None:
    desk.save(household(CASE), NEW)
    desk.fetch(CASE)
    moment = clock()()
    dialog = LogDialog(None, DUTCH, desk, CASE, moment)
    qtbot.addWidget(dialog)
    items = [dialog.table.item(row, 2) for row in range(dialog.table.rowCount())]
    shown = [item.text() for item in items if item is not None]
    assert shown == ["geopend", "bewaard", "opdrachtgever toegevoegd", "opdrachtgever toegevoegd"]
    assert auditing.events(desk, Sought())[0].kind == "log_read"
    dialog.this_one.setChecked(True)
    assert dialog.table.rowCount() == 2
    dialog.this_one.setChecked(False)
    dialog.period.setCurrentIndex(dialog.period.count() - 1)
    assert dialog.table.rowCount() == 5
    assert [dialog.who.itemText(row) for row in range(dialog.who.count())] == ["Iedereen", "anna"]
    dialog.verify()
    assert dialog.message.text().startswith("Het logboek klopt")
