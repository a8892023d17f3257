"""Bestand > Overzicht exporteren and importeren: what is asked, written, told and kept."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from app.i18n import LANGUAGES
from app.resources import EXAMPLES
from app.services.statement.reading import ReadStatement, read_statement
from app.ui.shell.program import Program
from app.ui.shell.questions import Questions
from app.ui.widgets.actions import actions_of
from app.ui.widgets.notice import Choice
from calc import UNKNOWN
from tests.app.services.statement.making import data_of, example
from tests.app.ui.shell.answering import Answers, change


@pytest.fixture
def target(tmp_path: Path, lasting_program: Program, lasting_answers: Answers) -> Path:
    """Where the test lets a statement go, without names."""
    path = tmp_path / "overzicht.json"
    lasting_answers.given |= {"with_names": Choice.WITHOUT_NAMES, "statement_to_save": path}
    return path


@pytest.fixture
def source(tmp_path: Path, lasting_program: Program, lasting_answers: Answers) -> Path:
    """A statement of HH2, to be read."""
    path = tmp_path / "van-een-ander.json"
    path.write_bytes(data_of(example("HH2")))
    lasting_answers.given["statement_to_open"] = path
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_stand_in_the_menu_of_files(language: str, program: Program) -> None:
    program.speak(language)
    text = program.questions.texts.text
    found = [action.text() for action in actions_of(program.window.menuBar())]
    assert found.index(text("files.save_as")) < found.index(text("files.export"))
    assert found.index(text("files.import")) < found.index(text("files.quit"))


def test_what_is_typed_a_moment_ago_is_in_the_statement(
    lasting_program: Program, target: Path, lasting_answers: Answers
) -> None:
    assert lasting_program.session.change(("savings",), "777.00", "spaargeld") == ()
    assert lasting_program.statements.export()
    read = read_statement(target.read_bytes())
    assert isinstance(read, ReadStatement)
    assert read.values["buffer"]["savings"] == "777.00"
    assert read.values["made"]["on"] == "2026-11-23"
    assert not read.values["named"]


def test_an_amount_that_was_typed_a_moment_ago_is_no_other_amount_than_the_screen_has(
    lasting_program: Program, target: Path, lasting_answers: Answers
) -> None:
    before = lasting_program.session.assessment
    assert lasting_program.session.change(("expenses", 0, "amount"), "700.00", "huur") == ()
    assert lasting_program.session.assessment is before  # it waits until nobody types
    assert lasting_program.statements.export()
    assert not any(said.startswith("Let op") for said in lasting_answers.shown[-1])


def test_it_is_told_what_is_not_in_it(
    lasting_program: Program, target: Path, lasting_answers: Answers
) -> None:
    assert lasting_program.statements.export()
    assert lasting_answers.asked == ["with_names", "statement_to_save", "notice"]
    told = lasting_answers.shown[-1]
    assert told[0] == "Het overzicht staat in overzicht.json."
    assert told[1] == "Er staan geen namen in, en geen eigen omschrijvingen."
    assert "Controles" in told


def test_names_are_in_it_when_somebody_says_so(
    lasting_program: Program, target: Path, lasting_answers: Answers
) -> None:
    lasting_answers.given["with_names"] = Choice.WITH_NAMES
    assert lasting_program.statements.export()
    assert json.loads(target.read_bytes())["household"]["adults"][0]["name"] == "J. Voorbeeld"


@pytest.mark.parametrize(
    ("question", "answer"), [("with_names", Choice.CANCEL), ("statement_to_save", None)]
)
def test_who_says_no_gets_no_file(
    question: str, answer: object, lasting_program: Program, target: Path, lasting_answers: Answers
) -> None:
    lasting_answers.given[question] = answer
    assert not lasting_program.statements.export()
    assert not target.exists()
    assert "notice" not in lasting_answers.asked


def test_a_statement_is_not_written_over_the_dossier(
    lasting_program: Program, hh2: Path, lasting_answers: Answers, target: Path
) -> None:
    assert lasting_program.commands.show(hh2)
    before = hh2.read_bytes()
    lasting_answers.given["statement_to_save"] = hh2
    assert not lasting_program.statements.export()
    assert hh2.read_bytes() == before
    assert lasting_answers.asked[-1] == "notice"


def test_an_import_is_a_new_dossier_that_is_nowhere_yet(
    lasting_program: Program, source: Path, lasting_answers: Answers
) -> None:
    assert lasting_program.statements.read()
    draft = lasting_program.session.draft
    assert len(draft.income) == len(example("HH2").income)
    assert draft.adults[0].name is UNKNOWN
    assert lasting_program.file.path is None
    assert lasting_program.window.isWindowModified()
    assert lasting_program.window.windowTitle() == "Nieuw dossier[*] - Uitzicht"
    told = lasting_answers.shown[-1]
    assert told[0] == "Dit is een nieuw dossier. Het is nog niet bewaard."
    assert "Hier nagerekend komt er hetzelfde uit." in told[1]
    lasting_answers.given["save_first"] = Choice.CANCEL
    assert not lasting_program.commands.may_make_way()


def test_what_did_not_come_along_is_told(
    lasting_program: Program, source: Path, lasting_answers: Answers
) -> None:
    values = json.loads(source.read_bytes())
    values["vehicles"] = 2
    source.write_text(json.dumps(values), encoding="utf-8")
    assert lasting_program.statements.read()
    assert 'Het veld "vehicles": 2. Dat heeft hier geen plaats.' in lasting_answers.shown[-1]


def test_unsaved_work_is_asked_after_before_it_makes_way(
    lasting_program: Program, source: Path, lasting_answers: Answers
) -> None:
    change(lasting_program)
    lasting_answers.given["save_first"] = Choice.CANCEL
    before = lasting_program.session.draft
    assert not lasting_program.statements.read()
    assert lasting_program.session.draft == before
    assert lasting_answers.asked == ["statement_to_open", "save_first"]


def test_a_file_that_is_no_statement_changes_nothing(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path
) -> None:
    change(lasting_program)
    before = lasting_program.session.draft
    for path, said in (
        (EXAMPLES / "HH1.uitzicht.json", "sfs-nl/1"),
        (tmp_path / "x", "is er niet"),
    ):
        lasting_answers.given["statement_to_open"] = path
        assert not lasting_program.statements.read()
        assert said in " ".join(lasting_answers.shown[-1])
    lasting_answers.given["statement_to_open"] = None
    assert not lasting_program.statements.read()
    assert lasting_program.session.draft == before
    assert "save_first" not in lasting_answers.asked


@pytest.fixture
def questions(program: Program) -> Questions:
    return Questions(program.window, program.questions.texts)


def test_the_proposed_name_says_nothing_about_whose_it_is(
    questions: Questions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = []

    def chosen(*about: object) -> tuple[str, str]:
        proposed.append(about[2])
        return str(tmp_path / "zonder-eind"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(chosen))
    assert questions.statement_to_save(str(tmp_path)) == tmp_path / "zonder-eind.json"
    assert proposed == [str(tmp_path / "overzicht.json")]
    (tmp_path / "zonder-eind.json").write_bytes(b"")
    monkeypatch.setattr(questions, "overwrite", lambda _: False)
    assert questions.statement_to_save(str(tmp_path)) is None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: ("", "")))
    assert questions.statement_to_save(str(tmp_path)) is None


def test_a_file_to_open_is_the_one_that_was_chosen(
    questions: Questions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = str(tmp_path / "a.json")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: (found, "")))
    assert questions.statement_to_open("") == Path(found)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: ("", "")))
    assert questions.statement_to_open("") is None
