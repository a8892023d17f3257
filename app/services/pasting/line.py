"""From fields to a line: texts are made to fit, what cannot be in a field is marked and unknown."""

import re
from decimal import Decimal
from typing import Any, Final

from pydantic import ValidationError

from app.i18n import Texts
from app.services.intake.line_columns import LineGroup
from app.services.pasting.candidates import UnreadMark
from calc import UNKNOWN, problems_of
from calc.base.path import field_path
from calc.dossier.fields import hide_bsn

MOST_LETTERS: Final = 200
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class FieldText:
    """Makes lines. `not_kept`: the texts of which a part could not be kept."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self.not_kept: list[str] = []

    def made(self, group: LineGroup, fields: dict[str, Any], marks: list[UnreadMark]) -> Any:
        """The line; `marks` grows by what its fields refuse."""
        for name in (group.name_field, "note"):
            if isinstance(fields.get(name), str):
                fields[name] = self._fitting(fields[name]) or UNKNOWN
        while True:
            try:
                return group.made(fields)
            except ValidationError as error:
                problems = problems_of(error)
                wrong = {field_path(problem.path).top for problem in problems} & fields.keys()
                # Dates that contradict each other are wrong as a pair.
                wrong = wrong or {"from_date", "until"} & fields.keys()
                if not wrong - {"code"}:
                    raise
                for name in sorted(wrong - {"code"}):
                    self._set_aside(name, fields, marks)

    def _set_aside(self, name: str, fields: dict[str, Any], marks: list[UnreadMark]) -> None:
        text = self._written(fields[name])
        fields[name] = UNKNOWN
        if name != "note":
            marks.append(UnreadMark(name, text, "refused"))
            note = fields.get("note", UNKNOWN)
            parts = [note, text] if isinstance(note, str) else [text]
            fields["note"] = self._fitting(", ".join(parts)) or UNKNOWN

    def _fitting(self, text: str) -> str:
        """At most so many letters, nothing that cannot be printed, no citizen service number."""
        shown = _CONTROL.sub(" ", text)
        hidden = hide_bsn(shown, self._texts.text("lines.number_hidden"))
        if hidden == self._texts.text("lines.number_hidden"):
            hidden = ""
        short = hidden if len(hidden) <= MOST_LETTERS else f"{hidden[: MOST_LETTERS - 3]}..."
        if short != shown:
            self.not_kept.append(short)
        return short

    def _written(self, value: object) -> str:
        return self._texts.formats.amount(value) if isinstance(value, Decimal) else str(value)
