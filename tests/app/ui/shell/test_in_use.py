"""F1 and F9 in the window: nothing is saved over what it works with, and never in silence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from app.resources import EXAMPLE_POLICY, EXAMPLES, TARIFFS
from app.services.dossiers import FileTrouble
from app.services.organisation import read_organisation
from app.services.own_texts import own_texts_path
from app.store.dossier_file import read_dossier
from app.ui.documents import files
from app.ui.documents.desk import DocumentsDesk
from app.ui.explanation import paper_dialog as letter_dialog
from app.ui.explanation.paper_dialog import LetterDialog
from app.ui.shell.program import Program
from app.ui.widgets.notice import Choice
from app.ui.widgets.saving import save_for
from calc import Draft
from tests.app.store.test_policy_file import png
from tests.app.ui.shell.answering import Answers, Build, change


def _policy(folder: Path) -> Path:
    """An organisation with a logo and sentences of its own."""
    path = folder / "beleid.toml"
    text = EXAMPLE_POLICY.read_text(encoding="utf-8")
    path.write_text(f'logo = "beeld.png"\n{text}', encoding="utf-8")
    (folder / "beeld.png").write_bytes(png(10, 10))
    for language in ("nl", "en"):
        own_texts_path(path, language).write_text("", encoding="utf-8")
    return path


def _own_tariffs(folder: Path) -> None:
    own = folder / "data" / "tariffs"
    own.mkdir(parents=True)
    (own / "2026.toml").write_bytes((TARIFFS / "2026.toml").read_bytes())


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return _policy(tmp_path)


@pytest.fixture
def program(build: Build, hh2: Path, policy: Path) -> Program:
    """A window with a dossier from a file and a policy of its own."""
    _own_tariffs(policy.parent)
    made = build(organisation=read_organisation(policy))
    assert made.commands.show(hh2)
    return made


@pytest.fixture(scope="module")
def lasting(lasting_build: Build, tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, Path]:
    """The same for all that is refused, with the folder that it is in: nothing there changes."""
    folder = tmp_path_factory.mktemp("in use")
    _own_tariffs(folder)
    hh2 = folder / "familie.uitzicht.json"
    hh2.write_bytes((EXAMPLES / "HH2.uitzicht.json").read_bytes())
    data, organisation = folder / "data", read_organisation(_policy(folder))
    program = lasting_build(folder=data, organisation=organisation)
    assert program.commands.show(hh2)
    return program, folder


_READ = ("familie.uitzicht.json", "beleid.toml", "beeld.png", "beleid.texts.nl.toml",
         "beleid.texts.en.toml", "data/tariffs/2026.toml")  # fmt: skip


def _itself(path: Path, _: Path) -> Path:
    return path


def _link(path: Path, folder: Path) -> Path:
    link = folder / "brief.pdf"
    link.symlink_to(path)
    return link


def _hard(path: Path, folder: Path) -> Path:
    second = folder / "brief.pdf"
    os.link(path, second)
    return second


def _case(path: Path, _: Path) -> Path:
    return path.with_name(path.name.upper())


@pytest.mark.parametrize(
    "way", [_itself, _link, _hard, _case], ids=["itself", "link", "hard", "case"]
)
@pytest.mark.parametrize("name", _READ)
def test_f1_a_document_is_not_saved_over_what_the_window_reads(
    lasting: tuple[Program, Path], tmp_path: Path, name: str, way: Callable[[Path, Path], Path]
) -> None:
    program, folder = lasting
    read = folder / name
    before = read.read_bytes()
    inner = QWidget(QWidget(program.window))
    with pytest.raises(FileTrouble) as caught:
        save_for(inner, way(read, tmp_path), b"SENTINEL")
    said = caught.value.sentence(program.questions.texts)
    assert read.name in said
    assert str(caught.value.path) in said
    assert read.read_bytes() == before


def test_f1_the_letter_and_the_report_go_through_that_door(
    program: Program, hh2: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hh2.read_bytes()
    dialog = LetterDialog(program.questions.texts, _pdf(), "x.pdf", program.window)
    monkeypatch.setattr(letter_dialog, "ask_path", lambda *_: hh2)
    dialog.save()
    assert "hetzelfde bestand" in dialog.message.text()
    dialog.done(0)
    dialog.deleteLater()
    answers.given["report_to_save"] = hh2
    program.defects.save_report("Traceback")
    assert "hetzelfde bestand" in answers.shown[-1][1]
    assert hh2.read_bytes() == before


def test_f1_the_documents_and_the_calendar_go_through_that_door(
    program: Program, hh2: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = DocumentsDesk(program.session, program.questions.texts, program.window)
    dialog.refresh()
    before = hh2.read_bytes()
    monkeypatch.setattr(files, "ask_calendar_path", lambda *_: hh2)
    said: list[str] = []
    dialog.talks._say = lambda text, stops: said.append(text)
    dialog.talks.save_calendar()
    assert "hetzelfde bestand" in said[-1]
    monkeypatch.setattr(files, "ask_folder", lambda *_: hh2.parent)
    monkeypatch.setattr(files, "may_replace", lambda *_: True)
    for item in dialog._all_or_none():
        (hh2.parent / item.made.name).symlink_to(hh2)
    dialog.save()
    assert "hetzelfde bestand" in dialog.message.text() or not dialog.saved
    assert hh2.read_bytes() == before
    dialog.deleteLater()


def _pdf() -> bytes:
    from app.i18n import Texts
    from app.services.explaining import SheetRow, explanation_bytes

    return explanation_bytes(Texts("nl"), "t", (), [SheetRow(0, "a", "", "1", True)], "f", None)


@pytest.mark.parametrize("name", _READ[1:])
def test_f1_the_dossier_is_not_saved_over_another_file_of_the_window(
    lasting: tuple[Program, Path], lasting_answers: Answers, tmp_path: Path, name: str
) -> None:
    program, folder = lasting
    before = (folder / name).read_bytes()
    link = tmp_path / "ander.uitzicht.json"
    link.symlink_to(folder / name)
    assert not program.file.modified
    change(program)
    lasting_answers.given["file_to_save"] = link
    lasting_answers.shown.clear()
    assert not program.commands.save_as()
    assert "hetzelfde bestand" in lasting_answers.shown[-1][1]
    assert (folder / name).read_bytes() == before
    assert program.file.modified, "nothing that was typed is lost"
    program.session.undo_stack.undo()


def test_f1_the_dossier_is_saved_over_its_own_file(program: Program, hh2: Path) -> None:
    change(program)
    assert program.commands.save()
    assert read_dossier(hh2) == program.session.draft
    link = hh2.with_name("zelfde.uitzicht.json")
    link.symlink_to(hh2)
    program.commands.show(link)
    change(program, "nog eens")
    assert program.commands.save()
    assert link.is_symlink()


def test_f1_an_example_of_the_program_stays(program: Program, answers: Answers) -> None:
    example = EXAMPLES / "HH3.uitzicht.json"
    before = example.read_bytes()
    change(program)
    answers.given["file_to_save"] = example
    try:
        assert not program.commands.save_as()
        assert example.read_bytes() == before
    finally:
        if example.read_bytes() != before:  # the test failed: the next one needs it as it was
            example.write_bytes(before)


def test_f9_a_read_only_dossier_stays_and_another_name_is_offered(
    program: Program, hh2: Path, answers: Answers
) -> None:
    before = hh2.read_bytes()
    hh2.chmod(0o444)
    change(program)
    assert not program.commands.save()
    assert "alleen-lezen" in answers.shown[-1][1]
    assert program.file.modified
    answers.given["notice"] = [Choice.ELSEWHERE]
    answers.given["file_to_save"] = hh2.with_name("kopie.uitzicht.json")
    assert program.commands.save()
    assert hh2.read_bytes() == before
    copy = read_dossier(hh2.with_name("kopie.uitzicht.json"))
    assert isinstance(copy, Draft)
    assert copy == program.session.draft
    assert (hh2.with_name("kopie.uitzicht.json").stat().st_mode & 0o777) == 0o600


def test_f9_a_dossier_with_a_second_name_stays_and_another_name_is_offered(
    program: Program, hh2: Path, answers: Answers
) -> None:
    before = hh2.read_bytes()
    os.link(hh2, hh2.with_name("tweede.json"))
    change(program)
    answers.given["notice"] = [Choice.ELSEWHERE, Choice.CLOSE]
    answers.given["file_to_save"] = None
    assert not program.commands.save()
    assert "tweede naam" in answers.shown[0][1]
    assert (hh2.read_bytes(), program.file.modified) == (before, True)


def test_f7_the_start_of_the_program_clears_the_folders_it_knows(
    build: Build, tmp_path: Path
) -> None:
    from app.store.leftovers import part_name

    program = build()
    left = tmp_path / part_name("0123abcd")
    left.write_bytes(b"SENTINEL")
    program.keeper.remember(tmp_path / "a.uitzicht.json")
    program.after_first_paint()
    assert not left.exists()
