"""The dialogs themselves: what they say, which key does what, and that every control has a name."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.dossiers import FileTrouble, Refused
from app.services.local_state import LeftBehind, Note, Unsaved
from app.store.files import REASONS
from app.store.writing import ONLY_WRITING
from app.ui.shell.questions import Questions
from app.ui.widgets.notice import Choice, Notice
from calc import Draft, Problem

LEFT = cast(LeftBehind, SimpleNamespace(changed=datetime(2026, 11, 23, 14, 5)))  # noqa: DTZ001


@pytest.fixture
def questions(qtbot: QtBot, styled: None) -> Questions:
    window = QMainWindow()
    qtbot.addWidget(window)
    return Questions(window, Texts("nl"))


def answer(key: Qt.Key | Choice, seen: list[Notice] | None = None) -> None:
    """Answer the next notice with a key, or with a click on a button."""

    def now() -> None:
        notice = QApplication.activeModalWidget()
        assert isinstance(notice, Notice)
        if seen is not None:
            seen.append(notice)
        if isinstance(key, Choice):
            notice.buttons[key].click()
        else:
            QTest.keyClick(notice, key)

    QTimer.singleShot(0, now)


QUESTIONS: dict[str, tuple[Callable[[Questions], Any], tuple[Choice, ...]]] = {
    "save_first": (
        lambda ask: ask.save_first("familie"), (Choice.SAVE, Choice.DISCARD, Choice.CANCEL),
    ),
    "changed_elsewhere": (
        lambda ask: ask.changed_elsewhere(Path("a.uitzicht.json")),
        (Choice.ELSEWHERE, Choice.OVERWRITE, Choice.CANCEL),
    ),
    "resume": (
        lambda ask: ask.resume(LEFT, Unsaved(Draft(), None, None)),
        (Choice.RESUME, Choice.THROW_AWAY, Choice.LATER),
    ),
    "with_names": (
        lambda ask: ask.with_names(), (Choice.WITHOUT_NAMES, Choice.WITH_NAMES, Choice.CANCEL),
    ),
}  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_button_gives_its_own_answer(question: str, questions: Questions) -> None:
    ask, choices = QUESTIONS[question]
    for choice in choices:
        answer(choice)
        assert ask(questions) is choice


@pytest.mark.parametrize("question", QUESTIONS)
def test_enter_takes_the_first_choice_and_escape_the_careful_one(
    question: str, questions: Questions
) -> None:
    ask, choices = QUESTIONS[question]
    answer(Qt.Key.Key_Return)
    assert ask(questions) is choices[0]
    answer(Qt.Key.Key_Escape)
    assert ask(questions) is choices[-1]


def test_to_write_over_a_file_takes_more_than_enter_or_escape(questions: Questions) -> None:
    for key, wanted in (
        (Qt.Key.Key_Return, False), (Qt.Key.Key_Escape, False), (Choice.OVERWRITE, True),
    ):  # fmt: skip
        answer(key)
        assert questions.overwrite(Path("a.uitzicht.json")) is wanted


def test_unreadable_work_cannot_be_resumed_and_is_not_thrown_away_by_enter(
    questions: Questions,
) -> None:
    seen: list[Notice] = []
    answer(Qt.Key.Key_Return, seen)
    assert questions.resume(LEFT, (Problem("file_broken_off", ""),)) is Choice.LATER
    assert set(seen[0].buttons) == {Choice.LATER, Choice.THROW_AWAY}
    assert "23 november 2026, 14:05 uur" in seen[0].body.toPlainText()


def test_names_are_shown_as_they_are(questions: Questions) -> None:
    seen: list[Notice] = []
    answer(Qt.Key.Key_Escape, seen)
    questions.save_first("<b>a&b</b>")
    assert "<b>a&b</b>" in seen[0].body.toPlainText()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("doing", "reason"),
    [
        *((doing, reason) for doing in ("read", "write") for reason in sorted(REASONS)),
        *(("write", reason) for reason in sorted(ONLY_WRITING)),
    ],
)
def test_every_trouble_has_words(
    doing: str, reason: str, language: str, questions: Questions
) -> None:
    questions.texts = Texts(language)
    seen: list[Notice] = []
    answer(Choice.CLOSE, seen)
    questions.trouble(FileTrouble(doing, reason, Path("/map/dossier.uitzicht.json")))
    assert "/map/dossier.uitzicht.json" in seen[0].body.toPlainText()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_about_settings_has_words(language: str, questions: Questions) -> None:
    questions.texts = Texts(language)
    notes = (
        Note("unknown_key", "A1"), Note("wrong_value", "A2"),
        Note("set_aside", "A3"), Note("unreadable", "A4"),
    )  # fmt: skip
    seen: list[Notice] = []
    answer(Choice.CLOSE, seen)
    questions.settings(notes)
    assert all(note.what in seen[0].body.toPlainText() for note in notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_chooses_two_buttons(language: str, questions: Questions) -> None:
    questions.texts = Texts(language)
    for choices in (*(choices for _, choices in QUESTIONS.values()),
                    (Choice.WORK_ON, Choice.REPORT)):  # fmt: skip
        words = [questions.texts.text(f"files.choice.{choice}") for choice in choices]
        letters = [word[word.index("&") + 1].lower() for word in words if "&" in word]
        assert len(letters) == len(set(letters)), words


def test_every_control_has_a_name_and_tab_goes_from_text_to_buttons(questions: Questions) -> None:
    problems = tuple(Problem("amount_negative", f"income[{n}].amount") for n in range(40))
    notice = questions.notice(
        "Kop", points=[problem.path for problem in problems],
        choices=(Choice.SAVE, Choice.DISCARD, Choice.CANCEL),
    )  # fmt: skip
    notice.show()
    controls = [
        widget for widget in notice.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
    ]  # fmt: skip
    assert [widget for widget in controls
            if not (widget.accessibleName() or getattr(widget, "text", str)())] == []  # fmt: skip
    assert notice.buttons[Choice.SAVE].isDefault()
    assert notice.height() < notice.screen().availableGeometry().height()
    assert notice.body.verticalScrollBar().maximum() > 0
    notice.deleteLater()


def test_a_short_notice_needs_no_scrolling(questions: Questions) -> None:
    path = Path("/een/lang/pad/zonder/spaties/" + "map/" * 30 + "dossier.uitzicht.json")
    notice = questions.notice("Kop", f"{path} is er niet.")
    notice.show()
    QApplication.processEvents()
    assert notice.body.verticalScrollBar().maximum() == 0
    notice.deleteLater()


@pytest.mark.parametrize(
    ("chosen", "there", "wanted"),
    [
        ("klant.uitzicht.json", (), "klant.uitzicht.json"),
        ("klant", (), "klant.uitzicht.json"),
        ("klant.json", (), "klant.uitzicht.json"),
        ("klant.v2", (), "klant.v2.uitzicht.json"),
        ("klant", ("klant.uitzicht.json",), None),
        ("", (), None),
    ],
)
def test_a_name_to_save_under_always_gets_our_suffix(
    chosen: str,
    there: tuple[str, ...],
    wanted: str | None,
    questions: Questions,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in there:
        (tmp_path / name).touch()
        answer(Qt.Key.Key_Escape)
    path = str(tmp_path / chosen) if chosen else ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *about: (path, ""))
    found = questions.file_to_save(tmp_path / "voorstel.uitzicht.json")
    assert found == (None if wanted is None else tmp_path / wanted)


def test_the_file_dialog_shows_dossiers(
    questions: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def get(*about: object) -> tuple[str, str]:
        asked.append(about[1:])
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", get)
    assert questions.file_to_open("/map") is None
    assert asked == [
        ("Dossier openen", "/map", "Dossiers van Uitzicht (*.uitzicht.json);;Alle bestanden (*)")
    ]


def test_a_refused_file_names_itself(questions: Questions) -> None:
    seen: list[Notice] = []
    answer(Choice.CLOSE, seen)
    problems = (Problem("amount_negative", "savings"), Problem("file_foreign", ""))
    questions.refused(Refused(Path("kapot.uitzicht.json"), problems))
    said = seen[0].body.toPlainText()
    assert "kapot.uitzicht.json" in said
    assert "2 problemen" in said
