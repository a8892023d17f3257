"""The accounts of a running plan: every amount of property 14 as a step (ENGINE 14a)."""

from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.running.ledger import Standing
from calc.running.life import Life

_RULE: Final = "ENGINE 14a"
_ZERO: Final = given("zero", ZERO, Unit.EUR, source=_RULE, status=Status.DERIVED)


@value_type
class Accounts:
    """Euros. `left`: what may still be asked, exact; `to_ask`: the same, never below zero.

    `to_pay_now`: the part of month k that was not received; `owed`: what is left after it.
    """

    debt_at_start: Step
    others_part: Step
    received: Step
    jokers: Step
    corrections: Step
    left: Step
    to_ask: Step
    to_pay_now: Step
    owed: Step

    def rest(self, still_to_pay: Step) -> Step:
        """What is left at the end, without the jokers."""
        return _step("running.rest", Operation.DIFFERENCE, self.left, still_to_pay)

    def discharge(self, rest: Step) -> Step:
        """What is left at the end, the jokers with it; never below zero."""
        with_jokers = _step("running.rest_with_jokers", Operation.SUM, rest, self.jokers)
        return _step("running.discharge", Operation.HIGHEST, with_jokers, _ZERO)


def accounts_of(life: Life, *, is_closed: bool) -> Accounts:
    """The accounts on the day of a plan. `is_closed`: behind a gate nothing is asked now."""
    ledger = life.ledger
    debt = _entered("running.debt_at_start", life.balance, "agreement.balance_at_start")
    others = _entered("running.others_part", life.schedule.others_part)
    gross = given(
        "running.receipts",
        ledger.gross,
        Unit.EUR,
        source="dossier",
        status=Status.ENTERED if ledger.known else Status.MISSING,
        at="agreement.entries",
    )
    received = _step(
        "running.received",
        Operation.DIFFERENCE,
        gross,
        _entered("running.reversed", ledger.reversed),
        _entered("running.refunded", ledger.refunded),
    )
    corrections = _entered("running.corrections", ledger.corrections)
    most = max(ZERO, life.balance - others.amount - received.amount - corrections.amount)
    jokers = _entered("running.jokers", min(ledger.jokers, most))
    left = _step("running.left", Operation.DIFFERENCE, debt, others, received, jokers, corrections)
    to_ask = _step("running.left_to_ask", Operation.HIGHEST, left, _ZERO)
    now = _entered("running.of_this_month", ZERO if is_closed else _not_received(life))
    to_pay_now = _step("running.to_pay_now", Operation.LOWEST, now, to_ask)
    owed = _step("running.owed", Operation.DIFFERENCE, to_ask, to_pay_now)
    return Accounts(debt, others, received, jokers, corrections, left, to_ask, to_pay_now, owed)


def _not_received(life: Life) -> Decimal:
    """What of month k is still to be paid: nothing once it is over, paused or a joker."""
    if not life.k or life.day.is_over:
        return ZERO
    month = life.ledger.months[life.k - 1]
    if month.standing in (Standing.PAUSED, Standing.JOKER):
        return ZERO
    return max(ZERO, month.agreed - month.received - month.joker)


def _entered(code: str, amount: Decimal, at: str = "") -> Step:
    return given(code, amount, Unit.EUR, source=_RULE, status=Status.ENTERED, at=at)


def _step(code: str, operation: Operation, *parts: Step) -> Step:
    return step(code, operation, parts, Unit.EUR, source=_RULE)
