"""Rows out of a spreadsheet as lines. No Qt: text in, lines and what was not understood out.

A cell is recognised by what it holds, not by its place: a code or its name, an amount, how often,
who, evidence. A text before the amount is what the line is called; every other text goes into the
note, so that nothing is lost in silence.
"""

import csv
import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pydantic import ValidationError

from app.i18n import Texts
from app.i18n.reading import read_day, read_euros
from app.ui.editors.chosen import people_of
from app.ui.lines import paste_words
from app.ui.lines.columns import LineGroup
from app.ui.lines.usual import with_code
from calc import UNKNOWN, Draft, problems_of
from calc.period import Frequency

_OTHER_COST: Final = "U70"
_AMOUNT_WITH_MORE: Final = re.compile(r"^(?P<amount>[€\s\d.,'-]*\d[\d.,'-]*)\s*(?P<more>\D.*)$")


@dataclass(slots=True)
class Pasted:
    """What a text gave. `codeless`: lines that got the code for other costs.

    `left_out`: rows without a code that cannot do without; `odd_cells`: texts with a number that
    could not be read and stand in a note now; `refused`: texts that cannot be kept at all.
    """

    lines: list[Any] = field(default_factory=list)
    codeless: int = 0
    without_amount: int = 0
    left_out: list[str] = field(default_factory=list)
    odd_cells: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def read_rows(text: str, group: LineGroup, texts: Texts, draft: Draft) -> Pasted:
    """The lines in a text with tabs (or, when it has none, semicolons) between the cells."""
    pasted = Pasted()
    people = frozenset(ref for ref, _ in people_of(draft))
    for cells in rows_of(text):
        if any(paste_words.is_heading(cell) for cell in cells) and not _has_digits(cells):
            continue
        row = _Row(group, people)
        for cell in cells:
            row.take(cell)
        _finish(row, cells, texts, pasted, group)
    return pasted


def rows_of(text: str) -> list[list[str]]:
    """The cells of each row that is not empty, without the space around them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    mark = "\t" if "\t" in text else ";"
    rows = csv.reader(text.split("\n"), delimiter=mark, strict=False)
    cells = [[cell.strip() for cell in row] for row in rows]
    return [row for row in cells if any(row)]


def _has_digits(cells: list[str]) -> bool:
    return any(character.isdigit() for cell in cells for character in cell)


class _Row:
    """Takes the cells of one row, one after the other."""

    def __init__(self, group: LineGroup, people: frozenset[str]) -> None:
        self.fields: dict[str, Any] = {}
        self.notes: list[str] = []
        self.odd: list[str] = []
        self._group, self._people = group, people
        self._amounts: list[Decimal] = []

    def take(self, cell: str) -> None:
        """Recognise one cell, or keep it as text."""
        if not cell or paste_words.says_not_known(cell):
            return
        if not any(take(cell) for take in (self._code, self._word, self._amount, self._day)):
            self._text(cell)

    def done(self) -> dict[str, Any]:
        """The fields that were recognised."""
        names = ["amount"]
        if self._group.name == "arrangements" and len(self._amounts) > 1:
            names = ["balance", "amount"]
        self.fields |= dict(zip(names, self._amounts, strict=False))
        return self.fields

    def _code(self, cell: str) -> bool:
        code = paste_words.read_code(self._group, cell)
        if code is None or "code" in self.fields:
            return False
        self.fields["code"] = code
        known_by_name = paste_words.plain(cell).split(" ")[0].upper() != code
        if known_by_name and self._group.needs_code:
            self.fields["label"] = cell
        return True

    def _word(self, cell: str) -> bool:
        frequency = paste_words.read_frequency(cell)
        found: dict[str, Any] = {
            "frequency": frequency,
            "who": paste_words.read_who(cell, self._people),
            "evidence": paste_words.read_evidence(cell),
        }
        if self._group.name == "arrangements":
            found["arrears"] = paste_words.read_yes_no(cell)
            if frequency is Frequency.ONCE:
                return False
        for name, value in found.items():
            if value is not None and name not in self.fields:
                self.fields[name] = value
                return True
        return False

    def _amount(self, cell: str) -> bool:
        most = 2 if self._group.name == "arrangements" else 1
        amount, frequency = read_euros(cell), None
        if amount is None and (parts := _AMOUNT_WITH_MORE.match(cell)):
            amount = read_euros(parts["amount"])
            frequency = paste_words.read_frequency(parts["more"])
            if frequency is None or "frequency" in self.fields:
                return False
        if amount is None or len(self._amounts) == most:
            return False
        self._amounts.append(amount)
        if frequency is not None:
            self.fields["frequency"] = frequency
        return True

    def _day(self, cell: str) -> bool:
        day: date | None = read_day(cell)
        if day is None or self._group.name != "arrangements" or "until" in self.fields:
            return False
        self.fields["until"] = day
        return True

    def _text(self, cell: str) -> None:
        name = self._group.name_field
        if not self._amounts and (name not in self.fields or self._is_code_name(name)):
            self.fields[name] = cell
            return
        self.notes.append(cell)
        if any(character.isdigit() for character in cell):
            self.odd.append(cell)

    def _is_code_name(self, name: str) -> bool:
        """Whether the line is called no more than its code: a name of its own says more."""
        read = paste_words.read_code(self._group, str(self.fields[name]))
        return read is not None and read == self.fields.get("code")


def _finish(row: _Row, cells: list[str], texts: Texts, pasted: Pasted, group: LineGroup) -> None:
    fields = row.done()
    if group.needs_code and "code" not in fields:
        if group.name != "expenses":
            pasted.left_out.append(" ".join(cell for cell in cells if cell))
            return
        pasted.codeless += 1
        fields["code"] = _OTHER_COST
    pasted.without_amount += "amount" not in fields
    pasted.odd_cells += row.odd
    if row.notes:
        fields["note"] = ", ".join(row.notes)
    _add(with_code(fields, group, texts, fields.get("code", UNKNOWN)), group, pasted)


def _add(fields: dict[str, Any], group: LineGroup, pasted: Pasted) -> None:
    """Make the line; what cannot be in it goes to the note as it stood, or else is named."""
    while True:
        try:
            pasted.lines.append(group.made(fields))
        except ValidationError as error:
            wrong = {problem.path.split("[")[0] for problem in problems_of(error)} & fields.keys()
            if not wrong or "code" in wrong:
                pasted.refused.append(str(fields.get(group.name_field, "")))
                return
            for name in sorted(wrong):
                text = str(fields.pop(name))
                if name in ("note", group.name_field):
                    pasted.refused.append(text)
                else:
                    pasted.odd_cells.append(text)
                    notes = (str(fields.get("note", "")), text)
                    fields["note"] = ", ".join(part for part in notes if part)
        else:
            return
