"""What is typed for one document and stands in no dossier: read, and said when it cannot be read.

    fields_of(kind)                         which of them this document asks
    read_extras(kind, typed, texts, on)     Extras, and what is wrong by field

No Qt.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.services.calendar import read_clock
from app.services.reading import (
    Kind,
    Reading,
    Refusal,
    Said,
    read_amount,
    read_day,
    read_number,
    say_reading,
)

_RECORDED: Final = frozenset({"discharged_on", "discharged"})
"""The decision stands in the dossier: a letter never says another day or amount."""
_HOUR: Final = "appointment_at"
_AS_TYPED: Final = frozenset({"creditor"})
"""A name of the dossier: the document says when nobody there has it."""


def fields_of(kind: DocumentKind) -> tuple[str, ...]:
    """The names of the fields, in the order in which one asks them."""
    names = [name for name in kind.traits.typed if name not in _RECORDED]
    if "appointment" in names:
        names.insert(names.index("appointment") + 1, _HOUR)
    return tuple(names)


def place_of_extra(kind: DocumentKind, name: str) -> str:
    """Where its text is kept while the dossier is open."""
    return f"letter.{kind.value}.{name}"


def read_extras(
    kind: DocumentKind, typed: Mapping[str, str], texts: Texts, on: date
) -> tuple[Extras, dict[str, str]]:
    """What was typed as values; what cannot be read is left out, and said by its field."""
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name in fields_of(kind):
        text = typed.get(name, "").strip()
        if not text:
            continue
        if name == _HOUR:
            values[name] = read_clock(text)
            if values[name] is None:
                wrong[name] = texts.text("paying.help.at_wrong")
            continue
        if name in _AS_TYPED:
            values[name] = text
            continue
        read, wanted = _READ[name]
        said = read(text, on)
        if isinstance(said, Reading) and said.kind in (Kind.UNKNOWN, Kind.NONE):
            continue  # then the document says what holds for everybody
        if isinstance(said, Reading) and said.kind is wanted and _value(said) is not None:
            values[name] = _value(said)
        else:
            refused = said if not isinstance(said, Reading) else Refusal(_WRONG[wanted])
            wrong[name] = say_reading(texts, refused)
    return Extras(**values), wrong


def _value(said: Reading) -> object:
    match said.kind:
        case Kind.DAY:
            return said.day
        case Kind.NUMBER:
            whole = said.number is not None and said.number == int(said.number)
            return int(said.number) if whole and said.number is not None else None
        case _:
            return said.amount


_DAY: Final = (read_day, Kind.DAY)
_READ: Final[Mapping[str, tuple[Callable[[str, date], Said], Kind]]] = {
    "appointment": _DAY,
    "reply_by": _DAY,
    "failed_on": _DAY,
    "failed": (lambda text, on: read_amount(text, None, on), Kind.AMOUNT),
    "kept_months": (lambda text, on: read_number(text), Kind.NUMBER),
}
_WRONG: Final = {
    Kind.DAY: "date_not_readable",
    Kind.AMOUNT: "amount_not_readable",
    Kind.NUMBER: "number_not_read",
}
