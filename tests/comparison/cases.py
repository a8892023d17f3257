"""Which commands are asked about a dossier: everything of an example, the main ones of the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from app.documents.kinds import DocumentKind

Command = list[str]
SHEET: Final = DocumentKind.CALCULATION_SHEET
"""The long one, for professionals: a second of work each."""
FIRST: Final = (
    DocumentKind.PLAN,
    DocumentKind.NO_PAYMENT,
    DocumentKind.INTERIM,
    DocumentKind.HEIRS,
    DocumentKind.STILL_NEEDED,
    DocumentKind.INVITATION,
)
"""What a customer gets of a new dossier: the first of these that can be made."""


@dataclass(frozen=True)
class Case:
    """A dossier on a day; `typed`: what is typed for a kind of document, besides nothing."""

    name: str
    file: str
    on: date
    policy: str = ""
    typed: Mapping[str, Command] = field(default_factory=dict)

    def _asked(self, *words: str, language: str = "nl") -> Command:
        policy = ["--policy", self.policy] if self.policy else []
        command, *rest = words
        what = ["--lang", language, command, *rest]
        return [*what, "--on", self.on.isoformat(), *policy]

    def figures(self) -> list[Command]:
        """The assessment as JSON and as a report."""
        return [self._asked("assess", self.file, "--json"), self._asked("assess", self.file)]

    def receipt(self) -> list[Command]:
        """The assessment that was just made, checked again."""
        policy = ["--policy", self.policy] if self.policy else []
        return [["recheck", self.file, "--receipt", "receipt.json", "--json", *policy]]

    def beside(self) -> list[Command]:
        """What is computed beside an assessment, and the report in English."""
        return [
            self._asked("assess", self.file, language="en"),
            self._asked("review", self.file, "--json"),
            self._asked("whatif", self.file, "solution.term_months=48", "--json"),
        ]

    def document(
        self, kind: DocumentKind, suffix: str, language: str = "nl", *typed: str
    ) -> Command:
        """One document."""
        words = ("document", kind.value, self.file, "-o", f"made.{suffix}", *typed)
        return self._asked(*words, language=language)

    def all_documents(self) -> list[dict[str, list[Command]]]:
        """Every kind that can be made: as a PDF, then in its other forms and in English."""
        tasks = []
        for kind in DocumentKind:
            forms = [("txt", "nl"), ("txt", "en")]
            if kind is not SHEET:
                forms += [("eml", "nl"), ("pdf", "en")]
            then = [self.document(kind, *form) for form in forms]
            tasks.append({"first": [self.document(kind, "pdf")], "then": then})
        return tasks + self._typed("txt")

    def letters(self) -> list[dict[str, list[Command]]]:
        """Every kind that can be made but the sheet: a PDF, and the words in English."""
        kinds = [kind for kind in DocumentKind if kind is not SHEET]
        return [
            {
                "first": [self.document(kind, "pdf")],
                "then": [self.document(kind, "txt", "en")],
            }
            for kind in kinds
        ] + self._typed("pdf")

    def first_letter(self) -> list[dict[str, list[Command]]]:
        """The first letter that the customer gets."""
        return [{"first": [self.document(kind, "pdf") for kind in FIRST]}]

    def _typed(self, suffix: str) -> list[dict[str, list[Command]]]:
        return alone(
            self.document(kind, suffix, language, *self.typed[kind.value])
            for kind in DocumentKind
            if kind.value in self.typed
            for language in ("nl", "en")
        )

    def line(self, tasks: Sequence[dict[str, list[Command]]]) -> dict[str, Any]:
        """As `commands` reads it."""
        return {"case": self.name, "tasks": list(tasks)}


def alone(commands: Any) -> list[dict[str, list[Command]]]:
    """Commands that run whatever the others do."""
    return [{"first": [command]} for command in commands]
