"""Rows out of a spreadsheet, a budget or a bank as lines. No Qt: text in, lines and a report out.

Every row that is not empty is accounted for: it is a line, a total that was checked, the titles of
the columns, or left out by name. Nothing that was not understood becomes what is usual: its cell
is marked and unknown, and its words stay in the line.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from app.i18n import Texts
from app.i18n.how_often import read_frequency
from app.services.intake.line_columns import LineGroup
from app.services.intake.people import people_of
from app.services.intake.suggestions import with_code
from app.services.pasting import words as paste_words
from app.services.pasting.bank import (
    Way,
    broken_up,
    is_bank_row,
    is_day,
    read_bank_row,
    read_signed,
)
from app.services.pasting.candidates import PastedRow, UnreadMark, period_in
from app.services.pasting.cells import one_line, rows_of
from app.services.pasting.column_kinds import has_signs, kinds_of
from app.services.pasting.line import FieldText
from app.services.pasting.row import RowReader
from app.services.pasting.titles import (
    SKIP,
    WHOLE_TABLE,
    ReadTitle,
    heading_of,
    period_of_table,
    titles_in,
)
from app.services.pasting.totals import (
    Block,
    RowRole,
    Total,
    checked,
    is_general,
    is_of_the_other_way,
    says_sum,
)
from app.services.reading.payment import read_payment
from calc import UNKNOWN, Draft

__all__ = ["Pasted", "UnreadMark", "read_rows", "rows_of"]

MOST_ROWS: Final = 1500
"""More are not read at once: no household has so many lines, and it would hold up the window."""
_MOST_LETTERS: Final = 400
"""Of one cell: a text of a line is half of this, and says so when it was cut."""
_OTHER_COST: Final = "U70"
_NUMBER: Final = re.compile(r"[-+]?€?[-+]?\d[\d.,']*(?:,?(?:-{1,2}|=)|x)?€?,?")
_LEADER: Final = re.compile(r"(?:[\s:=,;\u20ac]|[.\u2026]{2,}|\u2026)+$")
"""What leads from a name to its amount."""
_BULLET: Final = re.compile(r"^(?:[-*\u2022\u2013\u00b7]|\d{1,2}[.)])\s+(?=[^\W\d])")
_AMOUNT_FIRST: Final = re.compile(
    r"(?P<amount>(?:€ ?)?\d[\d.]*(?:,(?:\d{1,2}|-))?(?: ?(?:€|euro))?) (?P<name>[^\W\d][^\d]*)"
)
_SIGNED_OUT: Final = {"income": Way.IN, "expenses": Way.OUT, "arrangements": Way.OUT}
"""Which way money goes in the lines of each group."""


@dataclass(slots=True)
class Pasted:
    """What a text gave.

    `rows`: how many rows were read; `too_many`: how many there are, when that is more than are
    read at once; `titles`: those that held the titles of columns or of the
    table. `marks`: for each line what was not understood in it. `codeless`: lines that got the
    code for other costs. `left_out`: rows without a code that cannot do without; `nothing_in`: rows
    without a name and an amount; `other_way`: rows
    of a bank that went the other way; `totals`: rows that add up others. `odd_cells`: every text
    that was not understood; those without a mark stand in a note. `refused`: texts of which a part
    is not kept. `says_else`: names of lines of which a cell and its title say another period.
    `as_usual`: how many lines came without how often, and got what is usual for their kind.
    """

    rows: int = 0
    too_many: int = 0
    titles: int = 0
    lines: list[Any] = field(default_factory=list)
    marks: list[tuple[UnreadMark, ...]] = field(default_factory=list)
    codeless: int = 0
    without_amount: int = 0
    as_usual: int = 0
    left_out: list[str] = field(default_factory=list)
    nothing_in: list[str] = field(default_factory=list)
    other_way: list[str] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    odd_cells: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    says_else: list[str] = field(default_factory=list)

    @property
    def marked(self) -> list[str]:
        """The texts of all marked cells."""
        return [mark.text for marks in self.marks for mark in marks]


def read_rows(text: str, group: LineGroup, texts: Texts, draft: Draft) -> Pasted:
    """The lines in a text."""
    people = frozenset(ref for ref, _ in people_of(draft))
    reading = _Reading(group, people, texts)
    rows = rows_of(text)
    if len(rows) > MOST_ROWS:
        return Pasted(too_many=len(rows))
    short = [[cell[:_MOST_LETTERS] for cell in cells] for cells in rows]
    reading.read([row for cells in short for row in _rows_in(cells)])
    return reading.pasted


def _rows_in(cells: list[str]) -> list[list[str]]:
    """One row; more where each cell holds a cost in words: "Huur: 700; zorg: 158"."""
    filled = [cell for cell in cells if cell]
    apart = [_in_pieces([cell]) for cell in filled]
    if len(filled) > 1 and all(len(pieces) == 2 for pieces in apart):
        return apart
    return [_in_pieces(cells)]


def _in_pieces(cells: list[str]) -> list[str]:
    """A row of one cell that holds a payment or a cost in words, in the cells it would have."""
    filled = [cell for cell in cells if cell]
    if len(filled) != 1 or "\n" in filled[0]:
        return cells
    [cell] = filled
    pieces = broken_up(cell)
    if len(pieces) > 2 and is_bank_row(pieces, {}):
        return pieces
    if (bare := _BULLET.sub("", cell)) != cell:
        cell, cells = bare, [bare]
    if is_day(cell) or heading_of(cell) is not None:
        return cells
    if found := _AMOUNT_FIRST.fullmatch(cell):
        often = period_in(found["name"])
        return [found["name"].removesuffix(often).strip(), found["amount"], often]
    words = cell.split(" ")
    at = next((at for at, word in enumerate(words) if _NUMBER.fullmatch(word)), 0)
    if at and words[at - 1].casefold() in ("€", "eur", "euro", "-"):
        at -= 1
    name = _LEADER.sub("", " ".join(words[:at]))
    if not any(map(str.isalpha, name)) or read_frequency(name) is not None:
        return cells
    return [name, " ".join(words[at:]).replace(", ", " ")]


class _Reading:
    """Goes through the rows from top to bottom."""

    def __init__(self, group: LineGroup, people: frozenset[str], texts: Texts) -> None:
        self.pasted = Pasted()
        self._group, self._people, self._texts = group, people, texts
        self._titles: dict[int, ReadTitle] = {}
        self._heading: ReadTitle | None = None
        self._kinds: dict[int, str] = {}
        self._since, self._all = Block(), Block()
        self._signs = False

    def read(self, rows: list[list[str]]) -> None:
        """Read every row."""
        self.pasted.rows = len(rows)
        first = self._first_titles(rows)
        self._kinds = kinds_of(rows, self._group, self._people)
        self._signs = has_signs(rows)
        for place, cells in enumerate(rows):
            if self._is_heading(cells, rows[place + 1 :], above=place < first):
                self.pasted.titles += 1
            elif titles := titles_in(cells, rows[place + 1 :], self._group, is_first=not place):
                if sum(map(bool, cells)) > 1 or any(each.is_period for each in titles.values()):
                    self._titles, self._since, self._all = titles, Block(), Block()
                    self._with_heading()
                self.pasted.titles += 1
            else:
                self._row(cells)

    def _first_titles(self, rows: list[list[str]]) -> int:
        """The place of the row with titles when it is one of the first, else 0."""
        for place, cells in enumerate(rows[:4]):
            several = sum(map(bool, cells)) > 1
            if several and titles_in(cells, rows[place + 1 :], self._group, is_first=True):
                return place
            if several:
                break
        return 0

    def _is_heading(self, cells: list[str], below: list[list[str]], *, above: bool) -> bool:
        """What the whole table is called; the period in it counts for what stands under it.

        `above`: the titles of the columns are still to come. After a heading with a period one
        without says no period: what comes under it is asked, never what is usual.
        """
        filled = [(place, cell) for place, cell in enumerate(cells) if cell]
        if len(filled) != 1:
            return False
        [(at, cell)] = filled
        heading = period_of_table(cell) if above else heading_of(cell)
        if not above:
            under = [row[at] for row in below[:1] if at < len(row) and row[at]]
            if heading is None or any(self._amount_in(at, each) is not None for each in under):
                return False
            if not heading.is_period:
                if self._heading is None:
                    return False
                heading = ReadTitle(cell, "amount", unread=True, weak=True)
        if heading is not None:
            self._heading = heading
            self._with_heading()
        return True

    def _with_heading(self) -> None:
        """A period in the title of a column says more than that of the table."""
        columns = {place: title for place, title in self._titles.items() if place != WHOLE_TABLE}
        amounts = [title for title in columns.values() if title.field == "amount"]
        if self._heading is not None and not any(title.says_when for title in amounts):
            columns[WHOLE_TABLE] = self._heading
        self._titles = columns

    def _row(self, cells: list[str]) -> None:
        amounts = {
            place: found.amount
            for place, cell in enumerate(cells)
            if (found := self._amount_in(place, cell)) is not None
        }
        if self._is_total(cells, amounts):
            return
        if is_bank_row(cells, self._titles):
            row = self._bank_row(cells)
        else:
            row = RowReader(self._group, self._people, self._titles, self._kinds).read(cells)
            self._without_a_name(row, amounts)
            self._not_as_a_whole(row, cells)
        amount = row.fields.get("amount", UNKNOWN) if row is not None else UNKNOWN
        for block in (self._since, self._all):
            block.add(amounts, amount if isinstance(amount, Decimal) else None)
        if row is not None:
            self._finish(row, cells)

    def _amount_in(self, place: int, cell: str) -> Any:
        title = self._titles.get(place)
        if title is not None and title.field not in ("amount", "balance", "in", "out", SKIP):
            return None
        return read_signed(cell) or (None if "\n" in cell else read_payment(cell))

    # -- totals ------------------------------------------------------------------------------------

    def _is_total(self, cells: list[str], amounts: dict[int, Decimal]) -> bool:
        before = cells[: min(amounts, default=len(cells))]
        said = [one_line(cell) for cell in before if any(map(str.isalpha, cell))]
        kind = next(
            (sum for cell in said if (sum := says_sum([cell])) is not RowRole.NO), RowRole.NO
        )
        is_sum = self._since.holds(amounts) or self._all.holds(amounts)
        adds = kind is RowRole.ADDS or (
            is_sum and (not said or kind is RowRole.MAYBE or is_general(said))
        )
        if kind is not RowRole.LEFT and not adds:
            return False
        text = " ".join(one_line(cell) for cell in cells if cell)
        blocks = (self._since, self._all) if adds else ()
        self.pasted.totals.append(checked(text, amounts, blocks))
        self._since = Block()
        return True

    def _without_a_name(self, row: PastedRow, amounts: dict[int, Decimal]) -> None:
        """A row that may be a total after all is asked: it does not count."""
        if "amount" not in row.fields or row.fields["amount"] is UNKNOWN:
            return
        name = row.fields.get(self._group.name_field)
        maybe = says_sum([str(name)]) is RowRole.MAYBE
        nameless = name is None and "code" not in row.fields and self._since.rows > 1
        maybe = maybe or is_of_the_other_way(str(name), self._group.name)
        alike = self._all.holds(amounts) and self._all.rows > 2 and "code" not in row.fields
        if maybe or nameless or alike:
            text = self._texts.formats.amount(row.fields["amount"])
            row.mark("amount", text, "nameless" if nameless else "total")

    def _not_as_a_whole(self, row: PastedRow, cells: list[str]) -> None:
        """A row of one cell with a number in it is more than a name."""
        filled = [one_line(cell) for cell in cells if cell]
        name = row.fields.get(self._group.name_field)
        if filled == [name] and any(map(_NUMBER.fullmatch, filled[0].split())):
            row.fields.pop(self._group.name_field)
            row.notes.append(filled[0])
            row.mark("amount", filled[0], "amount")
            row.fields["frequency"] = UNKNOWN

    # -- rows of a bank ----------------------------------------------------------------------------

    def _bank_row(self, cells: list[str]) -> PastedRow | None:
        found = read_bank_row(cells, self._titles, signs=self._signs)
        wanted = _SIGNED_OUT[self._group.name]
        if found.way not in (wanted, Way.NOT_SAID):
            said = [found.name, *(each.cell for each in found.amounts), *found.texts]
            self.pasted.other_way.append(" ".join(filter(None, said)))
            return None
        row = PastedRow()
        if found.name:
            row.fields[self._group.name_field] = found.name
            if code := paste_words.read_code(self._group, found.name):
                row.fields["code"] = code
        if len(found.amounts) == 1:
            row.fields["amount"] = found.amounts[0].amount
        else:
            row.mark("amount", " / ".join(each.cell for each in found.amounts), "which_amount")
        unsure = [each.cell for each in found.amounts] if row.marks else []
        row.notes = [*unsure, *found.texts, *([found.day] if found.day else [])]
        self._words_of_bank_row(row, found.texts)
        return row

    def _words_of_bank_row(self, row: PastedRow, said: list[str]) -> None:
        """Somebody may have written how often or whose behind a payment."""
        often = {frequency for text in said if (frequency := read_frequency(text)) is not None}
        if len(often) == 1:
            row.fields["frequency"] = often.pop()
        else:
            row.mark("frequency", "", "bank")
        for text in said:
            if (who := paste_words.read_who(text, self._people)) is not None:
                row.fields.setdefault("who", who)
            elif paste_words.looks_like_somebody(text):
                row.mark("who", text, "who")

    # -- a line ------------------------------------------------------------------------------------

    def _finish(self, row: PastedRow, cells: list[str]) -> None:
        pasted, group = self.pasted, self._group
        says = {"code", "amount", "balance", group.name_field} & row.fields.keys()
        if not any(row.fields[name] is not UNKNOWN for name in says) and not any(
            mark.text and mark.field in ("amount", "balance") for mark in row.marks
        ):
            pasted.nothing_in.append(" ".join(one_line(cell) for cell in cells if cell))
            return
        if group.needs_code and "code" not in row.fields:
            if group.name != "expenses":
                pasted.left_out.append(" ".join(one_line(cell) for cell in cells if cell))
                return
            pasted.codeless += 1
            row.fields["code"] = _OTHER_COST
        kept = FieldText(self._texts)
        if notes := list(dict.fromkeys(map(one_line, row.notes))):
            row.fields["note"] = ", ".join(notes)
        unsaid = "frequency" not in row.fields and group.needs_code
        fields = with_code(row.fields, group, self._texts, row.fields.get("code", UNKNOWN))
        fields |= {name: UNKNOWN for name, value in row.fields.items() if value is UNKNOWN}
        line = kept.made(group, fields, row.marks)
        pasted.refused += kept.not_kept
        pasted.without_amount += line.amount is UNKNOWN
        pasted.as_usual += unsaid and line.frequency is not UNKNOWN
        pasted.lines.append(line)
        pasted.marks.append(tuple(row.marks))
        pasted.odd_cells += [*(mark.text for mark in row.marks if mark.text), *row.odd]
        if row.says_else:
            pasted.says_else.append(str(fields.get(group.name_field, "")))
