"""The schedule in force: what was agreed month by month, kept from the day of acceptance.

A running plan is never computed anew from another start: assess, what-if and every letter of it
come from this and from its review (ENGINE 14a). Walls and what decided are the engine's words.
"""

import re
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Final, NamedTuple, Self

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from calc.base.money import EXACT
from calc.base.period import Month
from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.fields import Day, DebtAmount, LineAmount, LongText, Part, Text

_EXACT_FORM: Final = re.compile(r"-?\d{1,9}(\.\d{1,9})?", re.ASCII)
_NINE_PLACES: Final = Decimal("0.000000001")


def _exact(value: object) -> Decimal:
    """An amount that is not rounded to cents: text or Decimal with at most nine decimals."""
    if isinstance(value, Decimal) and value.is_finite() and abs(value) < 10**9:
        return EXACT.quantize(value, _NINE_PLACES).normalize(EXACT) + 0
    if isinstance(value, str) and _EXACT_FORM.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("amount_not_readable", "not an exact amount")


ExactAmount = Annotated[
    Decimal,
    BeforeValidator(_exact),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d{1,9}(\.\d{1,9})?$"}),
]
"""Euros, exact as the engine has them, snapped to nine decimals; also below zero."""


class Meaning(NamedTuple):
    """What it means for a month that something decided its payment.

    `known`: what can be paid is known. `payment`: there is a payment to name, were it nothing.
    `asked`: something is asked, so that a lower amount can be chosen. `by_room`: whether anything
    is paid can lie in the room of the months. `no_room`: when nothing is paid, it is for want of
    room. `apart`: its months are a rung of their own.
    """

    known: bool = True
    payment: bool = True
    asked: bool = True
    by_room: bool = True
    no_room: bool = True
    apart: bool = False


_USUAL: Final = Meaning()
"""An amount that is asked, and comes from the room of the months."""


class Decided(StrEnum):
    """What decides the payment of a month: the first that applies, in this order (ENGINE 7).

    Of `own` and `floor` the lowest decides; when both are the same: own.
    `gate`: behind a gate of the policy nothing can be asked (ENGINE 10). `paused`: a pause of the
    plan. `chosen`: an officer chose a lower amount than was computed, with a reason.

    A new one is a line here, its case in `plan.payments`, and its words: `decided.VALUE`, with
    `.report` and `.table` in a few letters.
    """

    _value_: str
    means: Meaning

    GATE = "gate", Meaning(payment=False, asked=False, by_room=False, no_room=False)
    UNKNOWN = (
        "unknown",
        Meaning(known=False, payment=False, asked=False, by_room=False, no_room=False),
    )
    OPEN = "open", Meaning(known=False, payment=False, asked=False, apart=True)
    PAUSED = "paused", Meaning(asked=False, no_room=False, apart=True)
    DEBT = "debt", Meaning(by_room=False, no_room=False)
    CASH = "cash"
    CHOSEN = "chosen", Meaning(no_room=False)
    PLAN_MIN = "plan_min"
    LADDER = "ladder"
    OWN = "own"
    FLOOR = "floor"

    def __new__(cls, value: str, means: Meaning = _USUAL) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.means = means
        return member


class Wall(StrEnum):
    """The two walls that a month brings: what the household keeps, and what the law leaves."""

    OWN = "own"
    FLOOR = "floor"


class RestAtEnd(StrEnum):
    """What happens on the end date with what is left (ENGINE 9)."""

    DISCHARGE = "discharge"
    STOP_COLLECTING = "stop_collecting"
    DECIDE_BY_DATE = "decide_by_date"


class AgreedMonth(Part):
    """One month of the schedule in force; euros. None: nothing is known of it.

    `payment`: what is asked. `ladder`: before the chosen amount, caps, pauses and the debt. `low`:
    the lowest room of months 1..t. `saved`: S_t, the savings of the plan. `cap`: the most that the
    cash allows, because of the month `cap_through`. `set_off`: what is asked less because too much
    was paid before. `balance`: of the cash, after the payments.
    `income` to `room`: the levelled month and its walls as they were when this was agreed.
    """

    month: Month
    payment: LineAmount
    decided: Decided
    paused: bool = False
    ladder: ExactAmount | None = None
    low: ExactAmount | None = None
    saved: ExactAmount | None = None
    cap: ExactAmount | None = None
    cap_through: Month | None = None
    set_off: LineAmount | None = None
    balance: ExactAmount | None = None
    income: ExactAmount | None = None
    costs: ExactAmount | None = None
    arrangements: ExactAmount | None = None
    reserve: ExactAmount | None = None
    own_wall: ExactAmount | None = None
    floor_wall: ExactAmount | None = None
    room: ExactAmount | None = None
    lowest: Wall | None = None


class Promises(Part):
    """What was promised at acceptance: a later policy may only favour the customer (property 17).

    `rest`: what is discharged at the end if all goes as agreed; None when that was not promised.
    `debt_of_plan` is not here: it is the debt at the start less the other's part.
    """

    rest_at_end: RestAtEnd
    rest: DebtAmount | None = None
    joker_months_per_year: Annotated[int, Field(ge=0, le=12)]
    review_every_months: Annotated[int, Field(ge=1, le=12)]
    costs_charged: LineAmount = Decimal("0.00")


class UsedFile(Part):
    """A policy or tariff file that was used: its name, revision and SHA-256."""

    # Its length apart: a pattern that repeats \w 120 times takes 40 ms to make, at every start.
    file: Annotated[str, StringConstraints(pattern=r"^[\w .()-]+$", max_length=120)]
    revision: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Assumed(Part):
    """What was not known and what was assumed instead: the path of a field, and the value."""

    path: Annotated[str, StringConstraints(pattern=r"^[a-z_0-9.\[\]]{1,120}$")]
    assumed: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,40}$")]


class Origin(StrEnum):
    """Where the schedule comes from."""

    HERE = "hier"
    """computed by this program and accepted"""
    ELSEWHERE = "elders"
    """agreed before or elsewhere, entered by hand: its payments are chosen amounts"""


class Schedule(Part):
    """The schedule in force. `from_month`: the first month that the review that wrote it changed.

    `others_part`: what co-debtors agreed to pay in the whole term, fixed; euros. `target`: of the
    savings. `reason`: why steps that were agreed elsewhere, or a chosen amount, were changed.
    """

    origin: Origin = Origin.HERE
    accepted_on: Day
    reference_date: Maybe[Day] = UNKNOWN
    from_month: Month | None = None
    months: Annotated[tuple[AgreedMonth, ...], Field(min_length=1, max_length=60)]
    target: ExactAmount | None = None
    chosen_amount: LineAmount | None = None
    others_part: DebtAmount = Decimal("0.00")
    promises: Promises
    policy: UsedFile | None = None
    tariffs: Annotated[tuple[UsedFile, ...], Field(max_length=20)] = ()
    assumed: Annotated[tuple[Assumed, ...], Field(max_length=200)] = ()
    reason: Maybe[LongText] = UNKNOWN

    @model_validator(mode="after")
    def _one_month_after_another(self) -> "Schedule":
        for index, (before, after) in enumerate(pairwise(self.months), start=1):
            if before.month.plus(1) != after.month:
                raise PydanticCustomError(
                    "schedule_months", "gap", {"paths": [("months", index, "month")]}
                )
        return self

    def month(self, month: Month) -> AgreedMonth | None:
        """What was agreed for a month; None outside the term."""
        place = self.months[0].month.months_until(month)
        return self.months[place] if 0 <= place < len(self.months) else None


class EntryKind(StrEnum):
    """What can be written down about a running plan, besides its pauses (they are events)."""

    RECEIVED = "ontvangen"
    REVERSED = "gestorneerd"
    """a payment that the bank took back: it undoes a receipt"""
    REFUNDED = "terugbetaald"
    """what we paid back, for instance above a higher floor"""
    JOKER = "joker"
    """a month that is skipped: not caught up, it joins the rest at the end"""
    CORRECTION = "correctie"
    """the debt proves lower than at the start: less is left"""


class HistoryEntry(Part):
    """One entry of the history, euros. `month`: the month it is for; a joker always names one.

    A receipt without a month counts for its calendar month; what is over goes to the oldest open
    month (ENGINE 14a).
    """

    kind: EntryKind
    on: Day
    amount: DebtAmount | None = None
    month: Month | None = None
    by: Maybe[Text] = UNKNOWN
    note: Maybe[Text] = UNKNOWN

    @model_validator(mode="after")
    def _says_what_it_needs(self) -> "HistoryEntry":
        is_joker = self.kind is EntryKind.JOKER
        if is_joker and self.month is None:
            raise PydanticCustomError("missing", "names a month", {"paths": [("month",)]})
        if not is_joker and self.amount is None:
            raise PydanticCustomError("missing", "has an amount", {"paths": [("amount",)]})
        if is_joker and self.amount is not None:
            raise PydanticCustomError("joker_has_amount", "no amount", {"paths": [("amount",)]})
        return self


__all__ = [
    "AgreedMonth",
    "Assumed",
    "Decided",
    "EntryKind",
    "ExactAmount",
    "HistoryEntry",
    "Origin",
    "Promises",
    "RestAtEnd",
    "Schedule",
    "UsedFile",
    "Wall",
]
