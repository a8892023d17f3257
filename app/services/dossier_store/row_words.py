"""A row of the list in words: where it stands, why it is where it is, and the one key that helps.

What comes with the days is said of the day on which somebody looks.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from app.i18n import Texts
from app.services.dossier_store.row import RowStatus
from app.store.database.dossiers import values_of
from app.store.database.need import Need, needs_of, status_of
from calc import Month
from calc.base.value_type import value_type

Row = Mapping[str, Any]


class RowKey(StrEnum):
    """What one key does with a dossier of the list."""

    OPEN = "open"
    CALL = "call"
    DAY = "day"
    TAKE = "take"


@value_type
class Why:
    """One reason: a few words, and a sentence about it."""

    title: str
    sentence: str


@value_type
class RowWords:
    """`whys`: all reasons of today, the first first. `contact_known`: a day was agreed.

    `payment`: "" where there is nothing that may be said of it.
    """

    dossier: str
    name: str
    reference: str
    debt: str
    payment: str
    status: RowStatus
    status_said: str
    contact: str
    contact_brief: str
    contact_known: bool
    whys: tuple[Why, ...]
    key: RowKey
    keys: tuple[RowKey, ...]

    def spoken(self, texts: Texts) -> str:
        """The row as a screen reader says it."""
        said = (self.name or self.reference, self.status_said, self.whys[0].title, self.contact,
                self.payment and texts.text("home.spoken.payment", payment=self.payment),
                self.debt and texts.text("home.spoken.debt", debt=self.debt),
                self.reference)  # fmt: skip
        return ". ".join(filter(None, dict.fromkeys(said)))


_NOBODY_CALLS: Final = frozenset({"deceased", "done"})
_CALLS: Final = frozenset(
    {"income_stops", "income_stopped", "payment_missed", "talk_today", "talk_passed", "not_asked"}
)
_NEEDS_DAY: Final = frozenset({"review_due", "no_room", "old_too_high"})


def row_words(texts: Texts, row: Row, on: date, login: str) -> RowWords:
    """A row on a day, as `login` sees it."""
    values = values_of(row)
    codes = [_code(need, row, on) for need in needs_of(row, on)]
    status = RowStatus(status_of(row, on))
    contact, brief = _contact(texts, row, on)
    calls = not _NOBODY_CALLS & set(codes)
    keys = [RowKey.OPEN]
    if calls:
        keys = [RowKey.DAY, RowKey.OPEN]
    if calls and "not_taken_over" not in codes:  # until then it is for the team to call
        keys = [RowKey.CALL, *keys]
    if row["officer"] != login:
        keys.append(RowKey.TAKE)
    return RowWords(
        dossier=row["id"],
        name=row["title"] or texts.text("home.nameless"),
        reference=row["reference"],
        debt=_euros(texts, row["debt"]),
        payment=_payment(texts, row, on),
        status=status,
        status_said=texts.text(f"home.status.{status}"),
        contact=contact if calls else "",
        contact_brief=brief if calls else "",
        contact_known=row["next_contact"] is not None,
        whys=tuple(_why(texts, code, row, values) for code in codes),
        key=_one_key(codes[0], row),
        keys=tuple(keys),
    )


def _code(need: Need, row: Row, on: date) -> str:
    """The sentence of a need: what was saved has its own, the others follow from the day."""
    if need == row["need"]:
        return str(row["reason"]) or "concept"
    today = on.isoformat()
    match need:
        case Need.INCOME_STOPS:
            return "income_stopped" if row["income_stops"] < today else "income_stops"
        case Need.PAYMENT_MISSED:
            return "payment_missed"
        case Need.TALK:
            return "talk_today" if row["next_contact"] == today else "talk_passed"
        case Need.REVIEW:
            return "review_due"
    return "plan_ended"


_DAY_OF: Final = {
    "income_stops": "income_stops",
    "income_stopped": "income_stops",
    "talk_passed": "next_contact",
    "review_due": "review_due",
    "plan_ended": "ends",
}


def _why(texts: Texts, code: str, row: Row, values: Mapping[str, Any]) -> Why:
    title: dict[str, str] = {}
    said: dict[str, str] = {}
    if column := _DAY_OF.get(code):
        said["day"] = texts.formats.day(date.fromisoformat(row[column]))
    if code in ("income_stops", "income_stopped"):
        title["income"] = texts.text(f"income.{values['income']}")
    elif code == "money_missed":
        names = [texts.text(f"toeslag.{each}") for each in values["toeslagen"]]
        title["toeslagen"] = texts.formats.join(names)
        said["amount"] = _euros(texts, values["missed"])
    elif code == "concept":
        said["points"] = str(row["open_checks"])
    return Why(texts.text(f"home.reason.{code}", **title), texts.text(f"home.why.{code}", **said))


def _one_key(code: str, row: Row) -> RowKey:
    if code in _CALLS:
        return RowKey.CALL
    return RowKey.DAY if code in _NEEDS_DAY and row["next_contact"] is None else RowKey.OPEN


def _contact(texts: Texts, row: Row, on: date) -> tuple[str, str]:
    """When we speak again: agreed, before a day, or not known; for a table and in fewer letters."""
    if day := row["next_contact"]:
        agreed = date.fromisoformat(day)
        brief = texts.text("home.today") if agreed == on else _brief_day(texts, agreed)
        return texts.formats.short_day(agreed), brief
    if day := row["review_due"]:
        latest = date.fromisoformat(day)
        full = texts.text("home.before", day=texts.formats.short_day(latest))
        return full, texts.text("home.before", day=_brief_day(texts, latest))
    return texts.text("home.choose_day"), texts.text("home.choose_day")


def _brief_day(texts: Texts, day: date) -> str:
    return f"{day.day} {texts.formats.short_month_name(Month.of(day))}"


def _payment(texts: Texts, row: Row, on: date) -> str:
    cents = row["payment"]
    if cents is None:
        return ""
    if not cents:
        return texts.text("home.nothing_now")
    amount, begin = _euros(texts, cents), row["payment_from"]
    if begin is None or begin <= on.isoformat():
        return amount
    month = texts.formats.short_month(Month.of(date.fromisoformat(begin)))
    return texts.text("home.from", amount=amount, month=month)


def _euros(texts: Texts, cents: int | None) -> str:
    """Whole euros without cents."""
    if cents is None:
        return ""
    amount = Decimal(cents) / 100
    whole = cents % 100 == 0
    return texts.formats.whole_euros(amount) if whole else texts.formats.euros(amount)
