"""What the cells of one pasted row may mean together: which amount, how often, and the doubts.

What is not understood is a Mark: the field is unknown, the words stay where they stood.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from app.i18n.how_often import looks_like_a_period, read_frequency
from app.i18n.reading import read_bound
from app.services.intake.line_columns import LineGroup
from app.services.pasting import words as paste_words
from app.services.pasting.cells import one_line
from app.services.pasting.titles import WHOLE_TABLE, ReadTitle
from app.services.reading.payment import WrittenPayment
from calc import UNKNOWN
from calc.base.period import Frequency
from calc.base.value_type import value_type
from calc.dossier.codes import Certainty

_IN_A_NAME: Final = re.compile(
    r"(?:\b(?:per|p/|p\.|elke?|iedere?|every|om de)\s*[^,;()]{1,14}"
    r"|(?:maandelijks|jaarlijks|wekelijks|dagelijks|monthly|yearly|weekly|daily))$"
    r"|\((?P<inside>[^()]{1,20})\)",
    re.IGNORECASE,
)


@value_type
class UnreadMark:
    """A field whose text was not understood. `reason` is the last part of `lines.unread.*`."""

    field: str
    text: str
    reason: str


@value_type
class Amount:
    """An amount that a row may mean, with the title above it."""

    place: int
    cell: str
    payment: WrittenPayment
    title: ReadTitle | None

    @property
    def a_year(self) -> Decimal:
        """To compare amounts of one row: twelve a month is the same as one a year."""
        frequency = self.payment.frequency or (self.title.frequency if self.title else None)
        times = frequency.per_year if frequency is not None and frequency.per_year else Decimal(1)
        return self.payment.amount * times


@dataclass(slots=True)
class PastedRow:
    """What one row gave. `says_else`: a cell and the title above it say another period."""

    fields: dict[str, Any] = field(default_factory=dict)
    marks: list[UnreadMark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    says_else: bool = False

    def mark(self, name: str, text: str, reason: str) -> None:
        """A field is unknown, whatever else is usual."""
        self.marks.append(UnreadMark(name, one_line(text), reason))
        self.fields[name] = UNKNOWN

    def is_marked(self, name: str) -> bool:
        """Whether something in a field was not understood."""
        return any(mark.field == name for mark in self.marks)


class Found:
    """Gathers the cells of a row, and settles what they mean when all of them were seen."""

    def __init__(self, group: LineGroup, titles: Mapping[int, ReadTitle]) -> None:
        self.row = PastedRow()
        self.place = 0
        self.amounts: list[Amount] = []
        self.weak: list[Amount] = []
        self.said: list[tuple[int, Frequency, str]] = []
        self.after: list[tuple[int, str]] = []
        self.kind_text = ""
        self.name_or_amount: list[tuple[int, str]] = []
        self.evidence_at = -9
        self._group, self._titles = group, titles
        self._name = group.name_field
        self._notes: list[tuple[int, str]] = []
        self._unread: list[str] = []
        self._above: ReadTitle | None = None

    def note(self, text: str, place: int | None = None) -> None:
        """A text that stays in the remark, in the order of the cells."""
        self._notes.append((self.place if place is None else place, text))

    def keep_text(self, text: str, place: int | None = None) -> None:
        """A text that says nothing known; with figures it is named."""
        self.note(text, place)
        if any(character.isdigit() for character in text):
            self.row.odd.append(text)

    def mark(self, name: str, cell: str, reason: str) -> None:
        """A cell that was not understood; its words are in the remark too."""
        self.row.mark(name, cell, reason)
        self.note(cell)

    def says(self, frequency: Frequency, cell: str) -> None:
        """A cell says how often. An arrangement comes back: one payment is a cost."""
        if frequency is Frequency.ONCE and self._group.name == "arrangements":
            self.mark("frequency", cell, "frequency")
        else:
            self.said.append((self.place, frequency, cell))

    def settled(self) -> PastedRow:
        """The row, with what all cells say together."""
        self._settle_name()
        self._settle_amounts()
        self._settle_frequency()
        self._settle_who()
        self._settle_doubts()
        self.row.notes = [text for _, text in sorted(self._notes, key=lambda note: note[0])]
        return self.row

    def _settle_name(self) -> None:
        """A number with words is an amount where there is no other, a name where there is none."""
        if self.kind_text and self._name not in self.row.fields:
            self.row.fields[self._name] = one_line(self.kind_text)
            self._notes = [note for note in self._notes if note[1] != self.kind_text]
        for place, text in self.name_or_amount:
            # "Huur" and "huis 12" is a better name; "ca. 700" without another amount is none.
            if self.amounts or self.weak:
                self.row.fields[self._name] = one_line(text)
            else:
                self.keep_text(text, place)
        if self.amounts and self.said and self._name not in self.row.fields:
            self._take_name_behind()
        if not self.amounts:
            self.amounts, self.weak = self.weak[:1], self.weak[1:]
        elif self.weak and self._name not in self.row.fields:
            first = self.weak[0]
            if first.place < self.amounts[0].place:
                self.row.fields[self._name] = one_line(first.cell)
                self.weak.remove(first)

    def _take_name_behind(self) -> None:
        """The amount may stand first: "700", "huur", "maand"."""
        for behind in self.after:
            if not any(map(str.isdigit, behind[1])):
                self.row.fields[self._name] = one_line(behind[1])
                self.after.remove(behind)
                self._notes.remove(behind)
                return

    # -- which amount it is ------------------------------------------------------------------------

    def _settle_amounts(self) -> None:
        for weak in self.weak:
            self.keep_text(weak.cell, weak.place)
        balances = [each for each in self.amounts if each.title and each.title.field == "balance"]
        amounts = [each for each in self.amounts if each not in balances]
        untitled = not any(each.title for each in self.amounts)
        if self._group.name == "arrangements" and untitled and len(amounts) == 2:
            balances, amounts = amounts[:1], amounts[1:]
            if balances[0].payment.amount < amounts[0].payment.amount:
                self._mark_all("balance", balances, "which_amount")
                self._mark_all("amount", amounts, "which_amount")
                return
        if balances:
            self._take_balance(balances)
        if self.row.is_marked("amount"):
            for each in amounts:
                self.note(each.cell, each.place)
        elif len({each.a_year for each in amounts}) > 1:
            self._mark_all("amount", amounts, "which_amount")
        elif amounts:
            self._take_amount(amounts[0])
        elif self.row.odd:
            self.row.mark("amount", self.row.odd.pop(0), "amount")

    def _take_balance(self, balances: list[Amount]) -> None:
        payment = balances[0].payment
        if len(balances) > 1 or payment.unread or payment.frequency or payment.amount < 0:
            self._mark_all("balance", balances, "which_amount")
        elif not self.row.is_marked("balance"):
            self.row.fields["balance"] = payment.amount

    def _take_amount(self, amount: Amount) -> None:
        payment = amount.payment
        if payment.amount < 0:
            self._mark_all("amount", [amount], "below_zero")
            return
        self.row.fields["amount"] = payment.amount
        self._above = amount.title
        if payment.unread:
            self._unread.append(payment.unread)
            self.note(payment.unread, amount.place)
        if payment.frequency is not None:
            self.says(payment.frequency, amount.cell)

    def _mark_all(self, name: str, amounts: list[Amount], reason: str) -> None:
        self.row.mark(name, " / ".join(each.cell for each in amounts), reason)
        for each in amounts:
            self.note(each.cell, each.place)

    # -- how often ---------------------------------------------------------------------------------

    def _settle_frequency(self) -> None:
        """A cell says it, else the name, else the title; words that are not known say nothing."""
        row = self.row
        if "frequency" in row.fields:
            return
        name = row.fields.get(self._name)
        in_name = period_in(name) if isinstance(name, str) else ""
        by_name = read_frequency(in_name) if in_name else None
        above = self._title_above()
        by_title = above.frequency if above else None
        if len({frequency for _, frequency, _ in self.said}) > 1:
            row.mark("frequency", " / ".join(cell for *_, cell in self.said), "frequency")
            for place, _, cell in self.said:
                self.note(cell, place)
        elif self.said:
            row.fields["frequency"] = self.said[0][1]
            row.says_else = not {by_title, by_name} <= {None, self.said[0][1]}
        elif unread := self._unread_period(in_name if by_name is None else ""):
            row.mark("frequency", unread, "frequency")
        elif self._is_unclear():
            row.fields["frequency"] = UNKNOWN
        elif by_name is not None:
            row.fields["frequency"] = by_name
            row.says_else = by_title not in (None, by_name)
        elif by_title is not None:
            row.fields["frequency"] = by_title
        elif above is not None and above.unread:
            row.mark("frequency", above.text, "title")

    def _title_above(self) -> ReadTitle | None:
        """The title of the amount that was taken; of one that was not, if there is but one."""
        titles = self._period_titles()
        whole = self._titles.get(WHOLE_TABLE)
        if self._above is None or (whole is not None and not self._above.says_when):
            return titles[0] if len(titles) == 1 else self._above
        return self._above

    def _period_titles(self) -> list[ReadTitle]:
        amounts = [title for title in self._titles.values() if title.field == "amount"]
        return [title for title in amounts if title.says_when]

    def _is_unclear(self) -> bool:
        """Without an amount of which the period is known, no period is usual either."""
        if self._above is not None:
            return False
        marked = [mark.text for mark in self.row.marks if mark.field == "amount"]
        return len(self._period_titles()) > 1 or any(map(looks_like_a_period, marked))

    def _unread_period(self, in_name: str) -> str:
        """Words that seem to say how often. Without titles the words behind the amount do."""
        after = [text for _, text in self.after]
        like = [text for text in after if looks_like_a_period(text)]
        behind = [] if self._titles.keys() - {WHOLE_TABLE} else after
        return next(iter([*self._unread, *like, *([in_name] if in_name else []), *behind]), "")

    # -- whose, when and whether -------------------------------------------------------------------

    def _settle_who(self) -> None:
        """A text between how often and evidence stands where the tables of this program say who."""
        if "who" in self.row.fields or not self.said:
            return
        for place, text in self.after:
            if self.said[-1][0] + 1 == place == self.evidence_at - 1:
                self.row.mark("who", text, "who")

    def _settle_doubts(self) -> None:
        """ "Verwacht" or "tot juni 2027" in a name or a remark: no line is surer than its words."""
        name = self.row.fields.get(self._name)
        texts = [*([name] if isinstance(name, str) else []), *(text for _, text in self._notes)]
        if self._group.name != "arrangements" and "certainty" not in self.row.fields:
            self._settle_certainty(texts)
        for said, text in paste_words.bounds_in(texts):
            day = read_bound(text, is_last=said == "until")
            if said in self.row.fields:
                continue
            if day is None:
                self.row.mark(said, text, said)
            else:
                self.row.fields[said] = day
                self.row.odd = [odd for odd in self.row.odd if not odd.endswith(text)]

    def _settle_certainty(self, texts: Iterable[str]) -> None:
        for text in texts:
            if (doubt := paste_words.doubt_in(text)) is None:
                continue
            if paste_words.read_certainty(doubt) is Certainty.EXPECTED:
                self.row.fields["certainty"] = Certainty.EXPECTED
            else:
                self.row.mark("certainty", text, "certainty")
            return


def period_in(name: str) -> str:
    """The words in a name that say how often, or seem to: "Krant elke zaterdag"."""
    found = _IN_A_NAME.search(name)
    if found is None:
        return ""
    inside = found["inside"]
    if inside is None:
        return found[0]
    return inside if read_frequency(inside) is not None or looks_like_a_period(inside) else ""
