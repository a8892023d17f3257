"""Answers to the questions of a program, given by a test."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from app.services.organisation import read_organisation
from app.ui.shell.program import Program, ProgramStart
from app.ui.widgets.notice import Choice

NAME = "SENTINEL-Janssen"


def start_in(folder: Path, **changed: Any) -> ProgramStart:
    """What a program in this folder starts with."""
    values: dict[str, Any] = {"folder": folder, "organisation": read_organisation(None)}
    return ProgramStart(**(values | {"today": lambda: date(2026, 11, 23)} | changed))


@dataclass
class Answers:
    """What the test answers, by the name of the question; and what was asked, in order."""

    given: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    shown: list[tuple[str, ...]] = field(default_factory=list)

    def replace(self, program: Program) -> None:
        """Stand between the program and its dialogs."""
        questions = program.questions
        for name in ("save_first", "changed_elsewhere", "overwrite", "file_to_open",
                     "file_to_save", "report_to_save", "resume", "with_names",
                     "statement_to_open", "statement_to_save"):  # fmt: skip
            setattr(questions, name, self._asker(name))
        questions.notice = self._notice  # type: ignore[method-assign]

    def _asker(self, name: str) -> Callable[..., Any]:
        def ask(*about: object) -> Any:
            self.asked.append(name)
            self.shown.append(tuple(map(str, about)))
            answer = self.given[name]
            return answer(*about) if callable(answer) else answer

        return ask

    def _notice(self, heading: str, *paragraphs: str, **more: Any) -> Any:
        self.asked.append("notice")
        self.shown.append(
            (heading, *paragraphs, *(more.get("points") or ()), more.get("verbatim", ""))
        )
        answers = self.given.setdefault("notice", [])
        chosen = answers.pop(0) if answers else Choice.CLOSE

        class Said:
            def ask(self) -> Choice:
                return chosen

        return Said()


Build = Callable[..., Program]


def change(program: Program, text: str = NAME) -> None:
    """A change of the dossier, as a page makes it."""
    assert program.session.change(("debt", "creditor"), text, "schuldeiser wijzigen") == ()
    program.session.end_run()
