"""One pasted row as the fields of a line: by the titles of the columns, else by what a cell holds.

What is not understood is a Mark: the field is unknown, the words stay where they stood.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from app.i18n.how_often import (
    Payment,
    looks_like_a_period,
    plain,
    read_frequency,
    read_payment,
)
from app.i18n.reading import read_bound
from app.ui.lines import paste_words
from app.ui.lines.columns import LineGroup
from app.ui.lines.paste_cells import one_line
from app.ui.lines.paste_titles import NAME, SKIP, Title
from calc import UNKNOWN
from calc.period import Frequency

_A_NUMBER: Final = re.compile(r"0\d+|\d{7,}")
"""Figures that count nothing: a customer's number, a telephone number, a sequence number."""
_IN_A_NAME: Final = re.compile(
    r"(?:\b(?:per|p/|p\.|elke?|iedere?|every|om de)\s*[^,;()]{1,14}"
    r"|(?:maandelijks|jaarlijks|wekelijks|dagelijks|monthly|yearly|weekly|daily))$"
    r"|\((?P<inside>[^()]{1,20})\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A field whose text was not understood. `reason` is the last part of `lines.unread.*`."""

    field: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount that a row may mean, with the title above it."""

    place: int
    cell: str
    payment: Payment
    title: Title | None


@dataclass(slots=True)
class Row:
    """What one row gave. `says_else`: a cell and the title above it say another period."""

    fields: dict[str, Any] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    says_else: bool = False

    def mark(self, name: str, text: str, reason: str) -> None:
        """A field is unknown, whatever else is usual."""
        self.marks.append(Mark(name, one_line(text), reason))
        self.fields[name] = UNKNOWN


class RowReader:
    """Takes the cells of one row, one after the other."""

    def __init__(
        self,
        group: LineGroup,
        people: frozenset[str],
        titles: Mapping[int, Title],
        kinds: Mapping[int, str],
    ) -> None:
        self._group, self._people, self._titles, self._kinds = group, people, titles, kinds
        self._row = Row()
        self._place = 0
        self._notes: list[tuple[int, str]] = []
        self._amounts: list[_Amount] = []
        self._weak: list[_Amount] = []
        self._said: list[Frequency] = []
        self._said_as: list[str] = []
        self._unread: list[str] = []
        self._after: list[tuple[int, str]] = []
        self._kind_text = ""
        self._places: dict[str, int] = {}
        self._above: Title | None = None
        self._of_a_line = group.name_field
        self._by_title: dict[str, Callable[[str], None]] = {
            "code": self._as_code,
            NAME: self._as_name,
            "frequency": self._as_frequency,
            "who": self._as_who,
            "evidence": self._as_evidence,
            "arrears": self._as_arrears,
            "certainty": self._as_certainty,
            "until": self._as_until,
            "from_date": self._as_from,
            SKIP: self._as_note_of_skipped,
        }

    def read(self, cells: list[str]) -> Row:
        """The fields of a row, and what was not understood in it."""
        for place, cell in enumerate(cells):
            self._place = place
            if cell:
                self._take(place, cell)
        self._settle_name()
        self._choose_amounts()
        self._settle_frequency()
        self._settle_who()
        self._row.notes = [text for _, text in sorted(self._notes, key=lambda note: note[0])]
        return self._row

    def _take(self, place: int, cell: str) -> None:
        title = self._titles.get(place)
        kind = title.field if title else self._kinds.get(place, "")
        if paste_words.is_error(cell):
            self._row.mark("amount", cell, "amount")
            self._note(cell)
        elif paste_words.is_empty_mark(cell):
            return
        elif title is not None and kind in ("amount", "balance"):
            self._as_amount(cell, title)
        elif kind in (NAME, "code") and _is_no_name(cell):
            self._guess(cell, "")  # a row that has other columns than its titles say
        elif title is not None and kind in self._by_title:
            self._by_title[kind](cell)
        elif title is not None:
            self._note(cell)
        elif kind != SKIP:
            self._guess(cell, kind)

    # -- a column with a title ---------------------------------------------------------------------

    def _as_code(self, cell: str) -> None:
        code = paste_words.read_code(self._group, cell)
        if code is None:
            self._kind_text = cell
            self._note(cell)
            return
        self._row.fields["code"] = code
        self._name_by_code(cell, code)

    def _as_name(self, cell: str) -> None:
        if self._of_a_line in self._row.fields and not self._is_code_name():
            self._note(cell)
            return
        self._code(cell)
        self._row.fields[self._of_a_line] = one_line(cell)

    def _as_amount(self, cell: str, title: Title) -> None:
        payment = None if "\n" in cell else read_payment(cell)
        if paste_words.says_not_known(cell):
            return
        if payment is None and read_frequency(cell) is not None:
            self._as_frequency(cell)
        elif payment is None or payment.amount < 0:
            reason = "amount" if payment is None else "below_zero"
            self._row.mark(title.field, cell, reason)
            self._note(cell)
        else:
            self._amounts.append(_Amount(self._place, cell, payment, title))

    def _as_frequency(self, cell: str) -> None:
        frequency = read_frequency(cell)
        if frequency is None or not self._may_be(frequency):
            self._known_or_marked("frequency", cell, None)
        else:
            self._says(frequency, cell)

    def _says(self, frequency: Frequency, cell: str) -> None:
        self._places["frequency"] = self._place
        self._said.append(frequency)
        self._said_as.append(cell)

    def _as_who(self, cell: str) -> None:
        self._known_or_marked("who", cell, paste_words.read_who(cell, self._people))

    def _as_evidence(self, cell: str) -> None:
        self._known_or_marked("evidence", cell, paste_words.read_evidence(cell))

    def _as_arrears(self, cell: str) -> None:
        self._known_or_marked("arrears", cell, paste_words.read_yes_no(cell))

    def _as_certainty(self, cell: str) -> None:
        if self._group.name == "arrangements":
            self._note(cell)
            return
        yes = paste_words.read_yes_no(cell)
        said = {True: "zeker", False: "onzeker"}.get(yes, cell) if yes is not None else cell
        self._known_or_marked("certainty", cell, paste_words.read_certainty(said))

    def _as_until(self, cell: str) -> None:
        self._known_or_marked("until", cell, read_bound(cell, is_last=True))

    def _as_from(self, cell: str) -> None:
        self._known_or_marked("from_date", cell, read_bound(cell, is_last=False))

    def _as_note_of_skipped(self, cell: str) -> None:
        """What a column of this kind holds is nothing of a line."""

    def _known_or_marked(self, name: str, cell: str, value: object | None) -> None:
        if paste_words.says_not_known(cell):
            self._row.fields[name] = UNKNOWN
        elif value is None:
            self._row.mark(name, cell, name)
            self._note(cell)
        elif self._row.fields.setdefault(name, value) != value:
            self._row.mark(name, cell, name)

    # -- a column without one ----------------------------------------------------------------------

    def _guess(self, cell: str, kind: str) -> None:
        if paste_words.says_not_known(cell):
            self._not_known(kind)
        elif self._code(cell) or self._word(cell) or self._number(cell) or self._day(cell):
            return
        elif kind in self._by_title and kind != NAME:
            self._by_title[kind](cell)
        elif kind == "amount" and self._of_a_line in self._row.fields:
            self._row.mark("amount", cell, "amount")
            self._note(cell)
        else:
            self._text(cell)

    def _not_known(self, kind: str) -> None:
        """ "Weet ik niet" is not: as usual."""
        if kind in ("frequency", "who"):
            self._row.fields[kind] = UNKNOWN
        elif not kind and self._amounts and not self._said:
            self._row.fields["frequency"] = UNKNOWN

    def _code(self, cell: str) -> bool:
        code = paste_words.read_code(self._group, cell)
        if code is None or "code" in self._row.fields:
            return False
        self._row.fields["code"] = code
        self._name_by_code(cell, code)
        return True

    def _name_by_code(self, cell: str, code: str) -> None:
        """A cost that was recognised by its name keeps that name; a bare code is none."""
        known_by_name = plain(cell).split(" ")[0].upper() != code
        if known_by_name and self._group.needs_code:
            self._row.fields.setdefault("label", one_line(cell))

    def _word(self, cell: str) -> bool:
        frequency = read_frequency(cell)
        if frequency is not None:
            self._as_frequency(cell)
            return True
        fields = self._row.fields
        found: dict[str, Any] = {
            "who": paste_words.read_who(cell, self._people),
            "evidence": paste_words.read_evidence(cell),
        }
        if self._group.name == "arrangements":
            found["arrears"] = paste_words.read_yes_no(cell)
        else:
            found["certainty"] = paste_words.read_certainty(cell)
        for name, value in found.items():
            if value is not None and name not in fields:
                self._places[name] = self._place
                fields[name] = value
                return True
        # Whose it is comes after the name: "Kind" alone may be what the line is called.
        later = (self._amounts or self._said) and "who" not in fields
        if later and paste_words.looks_like_somebody(cell):
            self._row.mark("who", cell, "who")
            self._note(cell)
            return True
        return False

    def _number(self, cell: str) -> bool:
        payment = None if "\n" in cell else read_payment(cell)
        if payment is None or _A_NUMBER.fullmatch(cell):
            return False
        if payment.unread and self._amounts and looks_like_a_period(cell):
            return False
        if payment.unread and "€" not in cell:
            self._weak.append(_Amount(self._place, cell, payment, None))
        else:
            self._amounts.append(_Amount(self._place, cell, payment, None))
        return True

    def _day(self, cell: str) -> bool:
        if self._group.name != "arrangements" or "until" in self._row.fields:
            return False
        if (day := read_bound(cell, is_last=True)) is None:
            return False
        self._row.fields["until"] = day
        return True

    def _text(self, cell: str) -> None:
        if not self._amounts and not self._weak and self._may_name(cell):
            self._row.fields[self._of_a_line] = one_line(cell)
            return
        if self._amounts or self._weak:
            self._after.append((self._place, cell))
        self._keep_text(cell)

    def _keep_text(self, cell: str, place: int | None = None) -> None:
        self._note(cell, place)
        if any(character.isdigit() for character in cell):
            self._row.odd.append(cell)

    def _note(self, text: str, place: int | None = None) -> None:
        self._notes.append((self._place if place is None else place, text))

    def _may_name(self, cell: str) -> bool:
        """A line is called by its first text; a name of its own says more than that of its code."""
        if not any(character.isalpha() for character in cell) or read_bound(cell, is_last=True):
            return False
        return self._of_a_line not in self._row.fields or self._is_code_name()

    def _is_code_name(self) -> bool:
        name = str(self._row.fields.get(self._of_a_line, ""))
        read = paste_words.read_code(self._group, name)
        return read is not None and read == self._row.fields.get("code")

    def _may_be(self, frequency: object) -> bool:
        """An arrangement comes back: one payment is a cost."""
        return frequency is not Frequency.ONCE or self._group.name != "arrangements"

    def _settle_name(self) -> None:
        """A number with words is an amount where there is no other, a name where there is none."""
        name = self._of_a_line
        if self._kind_text and name not in self._row.fields:
            self._row.fields[name] = one_line(self._kind_text)
            self._notes = [note for note in self._notes if note[1] != self._kind_text]
        if not self._amounts:
            self._amounts, self._weak = self._weak[:1], self._weak[1:]
        elif self._weak and name not in self._row.fields:
            first = self._weak[0]
            if first.place < self._amounts[0].place:
                self._row.fields[name] = one_line(first.cell)
                self._weak.remove(first)

    def _settle_who(self) -> None:
        """A text between how often and evidence stands where the tables of this program say who."""
        if "who" in self._row.fields:
            return
        often, evidence = (self._places.get(name, -9) for name in ("frequency", "evidence"))
        for place, text in self._after:
            if often + 1 == place == evidence - 1:
                self._row.mark("who", text, "who")

    # -- which amount it is ------------------------------------------------------------------------

    def _choose_amounts(self) -> None:
        for weak in self._weak:
            self._keep_text(weak.cell, weak.place)
        balances = [each for each in self._amounts if each.title and each.title.field == "balance"]
        amounts = [each for each in self._amounts if each not in balances]
        untitled = not any(each.title for each in self._amounts)
        if self._group.name == "arrangements" and untitled and len(amounts) == 2:
            balances, amounts = amounts[:1], amounts[1:]
            if balances[0].payment.amount < amounts[0].payment.amount:
                self._mark_all("balance", balances, "which_amount")
                self._mark_all("amount", amounts, "which_amount")
                return
        if balances:
            self._take_balance(balances)
        if self._is_marked("amount"):
            for each in amounts:
                self._note(each.cell, each.place)
        elif len({_a_year(each) for each in amounts}) > 1:
            self._mark_all("amount", amounts, "which_amount")
        elif amounts:
            self._take_amount(amounts[0])
        elif self._row.odd:
            self._row.mark("amount", self._row.odd.pop(0), "amount")

    def _take_balance(self, balances: list[_Amount]) -> None:
        payment = balances[0].payment
        if len(balances) > 1 or payment.unread or payment.frequency or payment.amount < 0:
            self._mark_all("balance", balances, "which_amount")
        elif not self._is_marked("balance"):
            self._row.fields["balance"] = payment.amount

    def _take_amount(self, amount: _Amount) -> None:
        payment, title = amount.payment, amount.title
        if payment.amount < 0:
            self._mark_all("amount", [amount], "below_zero")
            return
        self._row.fields["amount"] = payment.amount
        if payment.unread:
            self._unread.append(payment.unread)
            self._note(payment.unread, amount.place)
        if payment.frequency is not None:
            if self._may_be(payment.frequency):
                self._says(payment.frequency, amount.cell)
            else:
                self._row.mark("frequency", amount.cell, "frequency")
        self._above = title

    def _mark_all(self, name: str, amounts: list[_Amount], reason: str) -> None:
        self._row.mark(name, " / ".join(each.cell for each in amounts), reason)
        for each in amounts:
            self._note(each.cell, each.place)

    def _is_marked(self, name: str) -> bool:
        return any(mark.field == name for mark in self._row.marks)

    # -- how often ---------------------------------------------------------------------------------

    def _settle_frequency(self) -> None:
        """A cell says it, else the name, else the title; words that are not known say nothing."""
        row = self._row
        name = row.fields.get(self._of_a_line)
        in_name = _period_in(name) if isinstance(name, str) else ""
        by_name = read_frequency(in_name) if in_name else None
        above = self._above.frequency if self._above else None
        if "frequency" in row.fields:
            return
        if len(set(self._said)) > 1:
            row.mark("frequency", " / ".join(self._said_as), "frequency")
            for said in self._said_as:
                self._note(said)
        elif self._said:
            row.fields["frequency"] = self._said[0]
            row.says_else = not {above, by_name} <= {None, self._said[0]}
        elif unread := self._unread_period(in_name if by_name is None else ""):
            row.mark("frequency", unread, "frequency")
        elif by_name is not None and self._may_be(by_name):
            row.fields["frequency"] = by_name
            row.says_else = above not in (None, by_name)
        elif above is not None:
            row.fields["frequency"] = above
        elif self._above is not None and self._above.unread:
            row.mark("frequency", self._above.text, "title")

    def _unread_period(self, in_name: str) -> str:
        """Words that seem to say how often. Without titles the words behind the amount do."""
        after = [text for _, text in self._after]
        like = [text for text in after if looks_like_a_period(text)]
        behind = [] if self._titles else after
        return next(iter([*self._unread, *like, *([in_name] if in_name else []), *behind]), "")


def _is_no_name(cell: str) -> bool:
    """Whether a cell is an amount or says how often, and cannot be what a line is called."""
    payment = read_payment(cell)
    return (payment is not None and not payment.unread) or read_frequency(cell) is not None


def _period_in(name: str) -> str:
    found = _IN_A_NAME.search(name)
    if found is None:
        return ""
    inside = found["inside"]
    if inside is None:
        return found[0]
    return inside if read_frequency(inside) is not None or looks_like_a_period(inside) else ""


def _a_year(amount: _Amount) -> Decimal:
    """To compare amounts of one row: twelve a month is the same as one a year."""
    frequency = amount.payment.frequency or (amount.title.frequency if amount.title else None)
    times = frequency.per_year if frequency is not None and frequency.per_year else Decimal(1)
    return amount.payment.amount * times
