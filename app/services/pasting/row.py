"""One pasted row as the fields of a line: by the titles of its columns, or by what a cell holds."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from app.i18n.how_often import looks_like_a_period, plain, read_frequency
from app.i18n.reading import read_bound
from app.services.intake.line_columns import LineGroup
from app.services.pasting import words as paste_words
from app.services.pasting.candidates import Amount, Found, PastedRow
from app.services.pasting.cells import one_line
from app.services.pasting.titles import NAME, SKIP, ReadTitle
from app.services.reading.payment import read_payment
from calc import UNKNOWN

_AMOUNT_AND_MORE: Final = re.compile(r"[-+]?(?:€ ?)?\d[\d.]*(?:,(?:\d{1,2}|-))?[ ,;].*")
_MORE: Final = re.compile(r",\d\d\b|€|\b(?:euro|eur|tot|t/m|saldo|until|balance)\b", re.IGNORECASE)
"""What makes a text that begins with figures a payment: "50 per maand tot mei", not "12 Move"."""
_A_NUMBER: Final = re.compile(r"0\d+|\d{7,}")
"""Figures that count nothing: a customer's number, a telephone number, a sequence number."""


class RowReader:
    """Takes the cells of one row, one after the other."""

    def __init__(
        self,
        group: LineGroup,
        people: frozenset[str],
        titles: Mapping[int, ReadTitle],
        kinds: Mapping[int, str],
    ) -> None:
        self._group, self._people, self._titles, self._kinds = group, people, titles, kinds
        self._found = Found(group, titles)
        self._fields = self._found.row.fields
        self._name = group.name_field
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
            SKIP: self._as_nothing,
        }

    def read(self, cells: list[str]) -> PastedRow:
        """The fields of a row, and what was not understood in it."""
        for place, cell in enumerate(cells):
            self._found.place = place
            if cell:
                self._take(place, cell)
        return self._found.settled()

    def _take(self, place: int, cell: str) -> None:
        title = self._titles.get(place)
        kind = title.field if title else self._kinds.get(place, "")
        if paste_words.is_error(cell):
            self._found.mark("amount", cell, "amount")
        elif paste_words.is_empty_mark(cell):
            return
        elif title is not None and kind in ("amount", "balance"):
            self._as_amount(cell, title)
        elif kind in (NAME, "code") and _is_no_name(cell):
            self._guess(cell, "")  # a row that has other columns than its titles say
        elif title is not None and kind in self._by_title:
            self._by_title[kind](cell)
        elif title is not None:
            self._found.note(cell)
        elif kind != SKIP:
            self._guess(cell, kind)

    # -- a column with a title ---------------------------------------------------------------------

    def _as_code(self, cell: str) -> None:
        code = paste_words.read_code(self._group, cell)
        if code is None:
            self._found.kind_text = cell
            self._found.note(cell)
            return
        self._fields["code"] = code
        self._name_by_code(cell, code)

    def _as_name(self, cell: str) -> None:
        if self._name in self._fields and not self._is_code_name():
            self._found.note(cell)
            return
        self._code(cell)
        self._fields[self._name] = one_line(cell)

    def _as_amount(self, cell: str, title: ReadTitle) -> None:
        payment = None if "\n" in cell else read_payment(cell)
        if paste_words.says_not_known(cell):
            return
        if payment is None and read_frequency(cell) is not None:
            self._as_frequency(cell)
        elif payment is None or payment.amount < 0:
            reason = title.field if payment is None else "below_zero"
            self._found.mark(title.field, cell, reason)
        else:
            self._found.amounts.append(Amount(self._found.place, cell, payment, title))

    def _as_frequency(self, cell: str) -> None:
        if (frequency := read_frequency(cell)) is not None:
            self._found.says(frequency, cell)
        else:
            self._known_or_marked("frequency", cell, None)

    def _as_who(self, cell: str) -> None:
        self._known_or_marked("who", cell, paste_words.read_who(cell, self._people))

    def _as_evidence(self, cell: str) -> None:
        self._known_or_marked("evidence", cell, paste_words.read_evidence(cell))

    def _as_arrears(self, cell: str) -> None:
        self._known_or_marked("arrears", cell, paste_words.read_yes_no(cell))

    def _as_certainty(self, cell: str) -> None:
        if self._group.name == "arrangements":
            self._found.note(cell)
            return
        yes = paste_words.read_yes_no(cell)
        said = {True: "zeker", False: "onzeker"}.get(yes, cell) if yes is not None else cell
        self._known_or_marked("certainty", cell, paste_words.read_certainty(said))

    def _as_until(self, cell: str) -> None:
        self._known_or_marked("until", cell, read_bound(cell, is_last=True))

    def _as_from(self, cell: str) -> None:
        self._known_or_marked("from_date", cell, read_bound(cell, is_last=False))

    def _as_nothing(self, cell: str) -> None:
        """What a column of this kind holds is nothing of a line."""

    def _known_or_marked(self, name: str, cell: str, value: object | None) -> None:
        if paste_words.says_not_known(cell):
            self._fields[name] = UNKNOWN
        elif value is None or self._fields.setdefault(name, value) != value:
            self._found.mark(name, cell, name)

    # -- a column without one ----------------------------------------------------------------------

    def _guess(self, cell: str, kind: str) -> None:
        if paste_words.says_not_known(cell):
            self._not_known(kind)
        elif self._code(cell) or self._word(cell) or self._number(cell) or self._day(cell):
            return
        elif kind in self._by_title and kind != NAME:
            self._by_title[kind](cell)
        elif kind == "amount" and self._name in self._fields:
            self._found.mark("amount", cell, "amount")
        else:
            self._text(cell)

    def _not_known(self, kind: str) -> None:
        """ "Weet ik niet" is not: as usual."""
        if kind in ("frequency", "who"):
            self._fields[kind] = UNKNOWN
        elif not kind and self._found.amounts and not self._found.said:
            self._fields["frequency"] = UNKNOWN

    def _code(self, cell: str) -> bool:
        code = paste_words.read_code(self._group, cell)
        if code is None or "code" in self._fields:
            return False
        self._fields["code"] = code
        self._name_by_code(cell, code)
        return True

    def _name_by_code(self, cell: str, code: str) -> None:
        """A cost that was recognised by its name keeps that name; a bare code is none."""
        known_by_name = plain(cell).split(" ")[0].upper() != code
        if known_by_name and self._group.needs_code:
            self._fields.setdefault("label", one_line(cell))

    def _word(self, cell: str) -> bool:
        frequency = read_frequency(cell)
        if frequency is not None:
            self._as_frequency(cell)
            return True
        fields = self._fields
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
                fields[name] = value
                if name == "evidence":
                    self._found.evidence_at = self._found.place
                return True
        # Whose it is comes after the name: "Kind" alone may be what the line is called.
        later = (self._found.amounts or self._found.said) and "who" not in fields
        if later and paste_words.looks_like_somebody(cell):
            self._found.mark("who", cell, "who")
            return True
        return False

    def _number(self, cell: str) -> bool:
        payment = None if "\n" in cell else read_payment(cell)
        if payment is None or _A_NUMBER.fullmatch(cell):
            return False
        if payment.unread and self._found.amounts and looks_like_a_period(cell):
            return False
        if payment.unread and "€" not in cell:
            self._found.weak.append(Amount(self._found.place, cell, payment, None))
        else:
            self._found.amounts.append(Amount(self._found.place, cell, payment, None))
        return True

    def _day(self, cell: str) -> bool:
        if self._group.name != "arrangements" or "until" in self._fields:
            return False
        if (day := read_bound(cell, is_last=True)) is None:
            return False
        self._fields["until"] = day
        return True

    def _text(self, cell: str) -> None:
        if not self._found.amounts and not self._found.weak and self._may_name(cell):
            has_figures = any(character.isdigit() for character in cell)
            if has_figures and self._name in self._fields:
                self._found.name_or_amount.append((self._found.place, cell))
            else:
                self._fields[self._name] = one_line(cell)
            return
        if self._found.amounts or self._found.weak:
            self._found.after.append((self._found.place, cell))
        self._found.keep_text(cell)

    def _may_name(self, cell: str) -> bool:
        """A line is called by its first text; a name of its own says more than that of its code."""
        if not any(character.isalpha() for character in cell) or read_bound(cell, is_last=True):
            return False
        says_more = looks_like_a_period(cell) or _MORE.search(cell) is not None
        if says_more and _AMOUNT_AND_MORE.fullmatch(cell):
            return False
        return self._name not in self._fields or self._is_code_name()

    def _is_code_name(self) -> bool:
        name = str(self._fields.get(self._name, ""))
        read = paste_words.read_code(self._group, name)
        return read is not None and read == self._fields.get("code")


def _is_no_name(cell: str) -> bool:
    """Whether a cell is an amount or says how often, and cannot be what a line is called."""
    payment = read_payment(cell)
    return (payment is not None and not payment.unread) or read_frequency(cell) is not None
