"""A paper of which the case is encrypted asks for its key in the window, and keeps none."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.render.reading_back import read_back
from app.services.assessing import Assessed
from app.services.carrying.sealing import Unseal, for_recipient, with_key, with_words
from app.services.documents import DocumentKind, make_document
from app.services.dossiers import example_dossier
from app.services.inspecting import inspecting
from app.services.organisation import read_organisation
from app.ui.shell.key_question import KeyQuestion
from app.ui.shell.program import Program
from app.ui.widgets.notice import Choice
from calc import assess
from tests.app.ui.shell.answering import Answers
from tests.made_once import pages_once
from tests.tariff_files import shipped

KEY = pyrage.x25519.Identity.generate()
OTHER = pyrage.x25519.Identity.generate()
WORDS = "SENTINEL een goed woord"
GENUINE = "Echt: dit papier is precies wat Uitzicht maakt."
UNPROVEN = "Niet bewezen: er is te weinig om dit papier na te rekenen."
WRONG = "Deze sleutel of dit wachtwoord past niet. Probeer een andere."


@pytest.fixture(autouse=True, scope="module")
def real_papers() -> Iterator[None]:
    """Made with what goes inside. The same bytes are read back once: what is in them was seen."""
    with pages_once(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(inspecting, "read_back", cache(read_back))
        yield


@pytest.fixture(scope="module")
def sheet(real_papers: None) -> bytes:
    """A sheet of the example, encrypted."""
    draft, policy = example_dossier(), read_organisation(None).policy_file
    about = Assessed(draft, policy, assess(draft, policy, shipped(), date(2026, 11, 23)))
    seal = for_recipient(str(KEY.to_public()))
    return make_document(DocumentKind.CALCULATION_SHEET, about, Texts("nl"), seal=seal).pdf


@pytest.fixture
def sealed(sheet: bytes, tmp_path: Path) -> Path:
    """Where it is."""
    path = tmp_path / "blad.pdf"
    path.write_bytes(sheet)
    return path


class Keys:
    """What is given when a key is asked for, and what was said."""

    def __init__(self, program: Program, *given: Unseal | None) -> None:
        self.left, self.said = list(given), list[str]()
        program.papers.ask_key = self._ask

    def _ask(self, said: str) -> Unseal | None:
        self.said.append(said)
        return self.left.pop(0)


def verdicts(answers: Answers) -> list[str]:
    return [said[0] for said in answers.shown if said[0] in (GENUINE, UNPROVEN)]


def test_its_key_is_asked_for_and_opens_it(
    lasting_program: Program, lasting_answers: Answers, sealed: Path, hh2: Path
) -> None:
    program, paper = lasting_program, sealed
    assert program.commands.open_path(hh2)
    keys = Keys(program, with_key(str(KEY)))
    program.papers.show(paper)
    assert keys.said == [""]
    assert verdicts(lasting_answers) == [GENUINE]
    assert program.file.path == hh2


def test_a_wrong_key_is_said_plainly_and_asked_again(
    lasting_program: Program, lasting_answers: Answers, sealed: Path, hh2: Path
) -> None:
    program, paper = lasting_program, sealed
    assert program.commands.open_path(hh2)
    keys = Keys(program, with_key(str(OTHER)), with_words("iets"), with_key(str(KEY)))
    program.papers.show(paper)
    assert keys.said == ["", WRONG, WRONG]
    assert verdicts(lasting_answers) == [GENUINE]


@pytest.mark.parametrize("first", [None, OTHER])
def test_without_a_key_it_accuses_nobody_and_asks_no_second_time_by_itself(
    lasting_program: Program, lasting_answers: Answers, sealed: Path, hh2: Path,
    first: "pyrage.x25519.Identity | None",
) -> None:  # fmt: skip
    program, paper = lasting_program, sealed
    assert program.commands.open_path(hh2)
    given = [None] if first is None else [with_key(str(first)), None]
    keys = Keys(program, *given)
    program.papers.show(paper)
    assert len(keys.said) == len(given)
    assert verdicts(lasting_answers) == [UNPROVEN]


def test_who_finds_the_key_later_gives_it_then(
    lasting_program: Program, lasting_answers: Answers, sealed: Path, hh2: Path
) -> None:
    program, paper = lasting_program, sealed
    assert program.commands.open_path(hh2)
    Keys(program, None, with_key(str(KEY)))
    lasting_answers.given["notice"] = [Choice.WITH_KEY, Choice.CLOSE]
    program.papers.show(paper)
    assert verdicts(lasting_answers) == [UNPROVEN, GENUINE]


def test_the_dossier_that_is_open_is_not_enough_for_what_nobody_opened(
    lasting_program: Program, lasting_answers: Answers, sealed: Path, hh2: Path
) -> None:
    program, paper = lasting_program, sealed
    before = program.session.draft
    assert program.commands.open_path(hh2)
    program.session.load(before)
    keys = Keys(program, None)
    program.papers.show(paper)
    assert keys.said == [""]
    assert verdicts(lasting_answers) == [UNPROVEN]


# -- the question itself ---------------------------------------------------------------------------


@pytest.fixture
def question(qtbot: QtBot, texts: Texts) -> Iterator[KeyQuestion]:
    made = KeyQuestion(None, texts)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_the_words_are_not_seen_and_gone_from_the_field_at_once(question: KeyQuestion) -> None:
    assert question.field.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(question.field, WORDS)
    QTest.keyClick(question.field, Qt.Key.Key_Return)
    assert question.field.text() == ""
    assert question.unseal is not None
    assert question.result() == KeyQuestion.DialogCode.Accepted


def test_nothing_typed_is_said_and_nothing_is_tried(question: KeyQuestion) -> None:
    QTest.keyClicks(question.field, "  ")
    question.open_button.click()
    assert question.unseal is None
    assert question.isVisible()
    assert question.message.isVisible()
    assert question.message.text().startswith("Er staat nog niets.")


def test_a_file_with_a_key_is_taken_and_one_without_is_said(
    question: KeyQuestion, tmp_path: Path
) -> None:
    file = tmp_path / "sleutel.txt"
    question.choose_file = lambda: file
    question.file_button.click()
    assert "sleutel.txt" in question.message.text()  # it is not there
    file.write_text("# een regel", encoding="utf-8")
    question.file_button.click()
    assert question.message.text().startswith("In dit bestand staat geen geheime sleutel")
    assert question.unseal is None
    question.choose_file = lambda: None
    question.file_button.click()
    assert question.isVisible()
    question.choose_file = lambda: file
    file.write_text(f"# mijn sleutel\n{KEY}\n", encoding="utf-8")
    question.file_button.click()
    unseal = question.unseal
    assert unseal is not None
    assert unseal(for_recipient(str(KEY.to_public()))(b"zaak")) == b"zaak"


def test_escape_goes_on_without_a_key(question: KeyQuestion) -> None:
    QTest.keyClicks(question.field, WORDS)
    QTest.keyClick(question.field, Qt.Key.Key_Escape)
    assert question.unseal is None
    assert not question.isVisible()


def test_what_was_wrong_is_heard_at_the_field(qtbot: QtBot, texts: Texts) -> None:
    made = KeyQuestion(None, texts, WRONG)
    qtbot.addWidget(made)
    made.show()
    assert made.message.text() == WRONG
    assert made.message.isVisible()
    assert made.field.accessibleDescription() == WRONG


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_a_name_and_a_letter_of_its_own(
    qtbot: QtBot, texts: Texts, language: str
) -> None:
    made = KeyQuestion(None, Texts(language))
    qtbot.addWidget(made)
    buttons = (made.open_button, made.file_button, made.without_button)
    said = [each.text() for each in buttons] + [Texts(language).text("inspect.window.key.words")]
    letters = [text[text.index("&") + 1].lower() for text in said]
    assert len({*letters}) == 4
    assert made.field.accessibleName()


def test_no_key_stays_in_the_folder_of_the_program_nor_in_the_dossier(
    program: Program,
    answers: Answers,
    sealed: Path,
    tmp_path: Path,
    hh2: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paper = sealed
    assert program.commands.open_path(hh2)

    def ask(question: KeyQuestion) -> int:
        if question.message.isVisibleTo(question):
            question.reject()
            return 0
        question.field.setText(WORDS)
        question.open_button.click()
        return 1

    monkeypatch.setattr(KeyQuestion, "exec", ask)
    program.papers.show(paper)
    program.watch.keep(flush=True)
    assert verdicts(answers) == [UNPROVEN]
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"SENTINEL een" in path.read_bytes() for path in kept)
    assert WORDS not in repr(program.session.draft)
    assert WORDS not in repr(program.session.pending.texts)
    assert not [said for said in answers.shown if WORDS in " ".join(said)]
