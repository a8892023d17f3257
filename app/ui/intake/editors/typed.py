"""Editors for what is typed in one line: text, amounts, whole numbers, per cent, days, months."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.i18n.amounts import read_number
from app.i18n.reading import read_day as written_day
from app.i18n.reading import read_euros, read_time, read_whole
from app.services.intake.fields import FieldKind
from app.services.reading import (
    Doubt,
    Kind,
    Reading,
    Refusal,
    Said,
    read_bare_amount,
    read_day,
    read_month,
    value_of,
)
from app.ui.intake.editors.base import FieldEditor
from app.ui.widgets.echo import Echo
from app.ui.widgets.one_line import OneLine
from calc import UNKNOWN, Month
from calc.base.period import Frequency

_BIRTH: Final = "birth_month"
_IS_LAST: Final = {"from_date": False, "until": True}
"""Days that are often said as a month: its first, or its last day."""
_PERIOD: Final = {
    ("housing", "basic_rent"): Frequency.MONTH,
    ("housing", "service_costs"): Frequency.MONTH,
    ("monthly",): Frequency.MONTH,
    ("effect_month",): Frequency.MONTH,
    ("solution", "amount"): Frequency.MONTH,
    ("statutory", "individual_costs"): Frequency.MONTH,
    ("payslip", "taxable_month"): Frequency.MONTH,
    ("payslip", "holiday_pay_year"): Frequency.YEAR,
    ("payslip", "extra_pay_year"): Frequency.YEAR,
    ("taxable_income", "amount"): Frequency.YEAR,
    ("toetsingsinkomen", "amount"): Frequency.YEAR,
}
"""Of what period the amount of a field is."""
_NOTHING: Final = object()
"""nobody is typing"""


class TypedEditor(FieldEditor):
    """One line of text that is read as a value at every keystroke."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the ways to read what was typed, where there are more than one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_down = event.key() == Qt.Key.Key_Down and watched is self._line
            if is_down and self._echo is not None and self._echo.focus_choice():
                return True
        return super().eventFilter(watched, event)

    def make_input(self) -> QWidget:
        self._before: object = _NOTHING
        self._echo: Echo | None = None
        self._written = ""
        self._line = OneLine(self)
        self._line.textEdited.connect(self._typed)
        self._line.editingFinished.connect(self._finished)
        return self._line

    def show_value(self, value: Any) -> None:
        self._before = _NOTHING
        empty = value is UNKNOWN or value is None
        self._line.setPlaceholderText(self._placeholder(value))
        self._line.setText("" if empty else written(self.spec.kind, value, self.texts))
        self._written = self._line.text()

    def is_untouched(self) -> bool:
        """What has the cursor is shown anew: a text that was chosen is chosen no more."""
        return self._line.text() == self._written and not self._line.hasFocus()

    def forget(self) -> None:
        self._before = _NOTHING
        self._show_echo(None)
        self._line.setText("")

    def _placeholder(self, value: Any) -> str:
        if value is None:
            return self.texts.text("ui.field.none")
        return self.texts.text("ui.field.not_known") if self.spec.unknown else ""

    def take_back(self) -> None:
        """The draft never keeps half of a text that turned out to be wrong."""
        if self._before is not _NOTHING:
            text = self.texts.text("ui.undo.change", field=self.caption)
            self.session.change(self.path, self._before, text)

    def typed_text(self) -> str:
        return self._line.text()

    def show_refused(self, text: str) -> None:
        self._line.setText(text)
        value = self._read(text)
        if isinstance(value, Doubt | Refusal):
            self._refuse_said(value)
        elif problems := self.session.problems(self.path, value):
            self.refuse(problems)
        else:
            self.say_waits()

    def _typed(self, text: str) -> None:
        if self._before is _NOTHING:
            self._before = self.session.value(self.path)
        if not text.strip():
            self._show_echo(None)
            self.commit(self._when_empty())
            return
        value = self._read(text)
        if isinstance(value, Doubt | Refusal):
            self._refuse_said(value)
        else:
            self._show_echo(self._more_than_typed(text))
            self.commit(value)

    def _refuse_said(self, said: Doubt | Refusal) -> None:
        self.refuse_reading(said)
        self._show_echo(said if isinstance(said, Doubt) and said.choices else None)

    def _more_than_typed(self, text: str) -> Reading | None:
        """What was understood, where it is something else than the text itself."""
        said = self._said(text)
        if not isinstance(said, Reading):
            return None
        match said.kind:
            case Kind.AMOUNT:
                is_plain = read_euros(text) is not None
            case Kind.MONTH:
                is_plain = said.day is None
            case Kind.DAY:
                is_plain = written_day(text) is not None
            case _:
                is_plain = False
        return None if is_plain else said

    def _show_echo(self, said: Said | None) -> None:
        if self._echo is None:
            if said is None:
                return
            self._echo = Echo(self.texts, self._line, self)
            self._echo.chosen.connect(self._chosen)
            whole = self.layout()
            assert whole is not None  # the field was laid out when it was made
            whole.addWidget(self._echo)
        self._echo.show_said(said, is_asked=isinstance(said, Doubt))

    def _chosen(self, reading: Reading) -> None:
        """One of the ways to read what was typed."""
        self._show_echo(None)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit(value_of(reading))
        if not self._refused:
            self.refresh()

    def _finished(self) -> None:
        """When the field is left, what it holds stands there the usual way."""
        if self._refused and self._line.text().strip() and self._is_there():
            self._typed(self._line.text())  # another field may have been what was wrong
        if not self._refused:
            self.refresh()  # which knows that the line can be gone, by undo for instance

    def _is_there(self) -> bool:
        """Whether the dossier has this field still: its line can be taken out while it is left."""
        try:
            self.session.value(self.path)
        except LookupError:
            return False
        return True

    def _when_empty(self) -> object:
        if self.spec.none:
            return None
        return UNKNOWN if self.spec.unknown else ""

    def _read(self, text: str) -> object:
        """The value of a text; a Doubt or a Refusal where it has none."""
        said = self._said(text)
        if said is not None:
            return value_of(said) if isinstance(said, Reading) else said
        value = READERS[self.spec.kind](text)
        return Refusal(UNREADABLE[self.spec.kind]) if value is None else value

    def _said(self, text: str) -> Said | None:
        """What the reader of all that people say makes of it; None for the other kinds of field."""
        spec = self.spec
        if spec.kind is FieldKind.AMOUNT:
            period = _PERIOD.get(spec.names)
            return read_bare_amount(text, period, none=spec.none, unknown=spec.unknown)
        if spec.kind not in (FieldKind.MONTH, FieldKind.DAY):
            return None
        on, name = self.session.on, (spec.names or ("",))[-1]
        if spec.kind is FieldKind.MONTH:
            said = read_month(text, on, born=name == _BIRTH)
        else:
            said = read_day(text, on, is_last=_IS_LAST.get(name))
        if isinstance(said, Reading) and said.kind is Kind.UNKNOWN and not spec.unknown:
            return Refusal("unknown_not_here")
        if isinstance(said, Reading) and said.kind is Kind.NONE and not spec.none:
            return Refusal("date_not_readable")
        return said


def written(kind: FieldKind, value: Any, texts: Texts) -> str:
    """A value as it stands in a field: the way somebody would type it."""
    match value:
        case Decimal() if kind is FieldKind.FACTOR:
            return texts.formats.number(value, 4)
        case Decimal():
            return texts.formats.amount(value)
        case date():
            return texts.formats.short_day(value)
        case Month():
            return f"{value.number:02}-{value.year:04}"
        case tuple():
            return ", ".join(str(item) for item in value)
        case _:
            return str(value)


def read_words(text: str) -> tuple[str, ...]:
    """Words between commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def read_clock(text: str) -> str:
    """A time as the dossier writes it; what is none as it is, for the dossier to refuse."""
    return read_time(text) or text.strip()


def read_months_of_year(text: str) -> tuple[int, ...] | None:
    """Numbers of months between commas or spaces: "5" or "1, 4, 7, 10"."""
    words = text.replace(",", " ").split()
    if not all(word.isdigit() for word in words):
        return None
    return tuple(int(word) for word in words)


READERS: dict[FieldKind, Callable[[str], object | None]] = {
    FieldKind.TEXT: str,
    FieldKind.CLIENT: str,
    FieldKind.PERCENT: read_euros,
    FieldKind.WHOLE: read_whole,
    FieldKind.FACTOR: read_number,
    FieldKind.TIME: read_clock,
    FieldKind.WORDS: read_words,
    FieldKind.MONTHS_OF_YEAR: read_months_of_year,
}
UNREADABLE = {
    FieldKind.TEXT: "not_text",
    FieldKind.CLIENT: "not_text",
    FieldKind.PERCENT: "amount_not_readable",
    FieldKind.WHOLE: "not_a_whole_number",
    FieldKind.FACTOR: "rule_number",
    FieldKind.TIME: "not_text",
    FieldKind.WORDS: "not_text",
    FieldKind.MONTHS_OF_YEAR: "not_a_whole_number",
}
