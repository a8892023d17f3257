"""What a letter may say of the account of a running plan: kept months, jokers, what was open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

import pytest

from app.documents.account import (
    counted_months,
    jokers_used,
    most_kept_months,
    open_on,
    still_open,
)
from app.documents.case import Case
from app.i18n import Texts
from calc import assess
from calc.base.money import ZERO
from calc.running.ledger import Standing
from calc.running.result import Running
from tests.building import draft, example_policy, raw_draft
from tests.lives import accepted, paid_through
from tests.tariff_files import shipped

A_YEAR_ON = date(2027, 11, 23)
S = Standing


@lru_cache(maxsize=4)
def case(months: int = 12, on: date = A_YEAR_ON) -> Case:
    """A plan of € 900,00 in each of its months, of which these were paid."""
    made = paid_through(accepted(raw_draft()), months)
    found = assess(made, example_policy(), shipped(), on)
    return Case(made, found, example_policy().policy, Texts("nl"))


def running(months: int = 12, on: date = A_YEAR_ON) -> Running:
    found = case(months, on).assessment.running
    assert found is not None
    return found


def with_standings(made: Running, places: Sequence[int], standing: Standing) -> Running:
    """The same plan in which these months (from 1) went another way."""
    months = [
        replace(month, standing=standing) if place in places else month
        for place, month in enumerate(made.months, 1)
    ]
    return replace(made, months=tuple(months))


def with_received(made: Running, **amounts: str) -> Running:
    """The same in which other amounts came in for these months, such as m2027_11="0"."""
    by_month = {name[1:].replace("_", "-"): Decimal(each) for name, each in amounts.items()}
    months = [
        replace(month, received=by_month.get(str(month.month), month.received))
        for month in made.months
    ]
    return replace(made, months=tuple(months))


def of(made: Running) -> Case:
    whole = case()
    return replace(whole, assessment=replace(whole.assessment, running=made))


def test_what_is_still_open_of_this_month_or_nothing() -> None:
    assert still_open(case(11)) == Decimal("900.00")
    assert still_open(case(12)) is None
    made = draft(raw_draft())
    found = assess(made, example_policy(), shipped(), date(2026, 11, 23))
    assert still_open(replace(case(), draft=made, assessment=found)) is None
    assert jokers_used(replace(case(), draft=made, assessment=found)) == 0


@pytest.mark.parametrize(("month", "used"), [(0, 2), (1, 2), (12, 2), (13, 1), (24, 1), (25, 0)])
def test_jokers_are_those_of_this_year_of_the_plan_also_the_ones_to_come(
    month: int, used: int
) -> None:
    made = with_standings(running(), (1, 12, 13), S.JOKER)
    assert jokers_used(of(replace(made, month=month))) == used


def test_months_are_counted_only_where_every_payment_was_written_down() -> None:
    made = running()
    assert counted_months(made) == 12
    assert counted_months(replace(made, known=False)) is None
    assert counted_months(with_standings(made, (3,), S.UNKNOWN)) is None


def test_no_more_months_were_kept_than_were_paid_or_are_over() -> None:
    made = running()
    assert most_kept_months(made) == 12
    paid = made.received.amount
    less = replace(made.received, amount=paid - Decimal("0.01"))
    assert most_kept_months(replace(made, received=less)) == 11
    # More than was agreed does not make a month of what is still to come.
    more = replace(made.received, amount=paid + 5000)
    assert most_kept_months(replace(made, received=more)) == 12
    # Nobody wrote down what came in: then the calendar alone limits it.
    nothing = replace(made.received, amount=ZERO)
    assert most_kept_months(replace(made, received=nothing, known=False)) == 12
    assert most_kept_months(replace(made, received=nothing)) == 0


@pytest.mark.parametrize("standing", [S.PAUSED, S.JOKER])
def test_a_month_that_was_not_asked_is_no_month_that_was_kept(standing: Standing) -> None:
    assert most_kept_months(with_standings(running(), (4, 5), standing)) == 10


@pytest.mark.parametrize(
    ("day", "most"),
    [
        (date(2027, 11, 30), "900.00"), (date(2027, 12, 1), "900.00"),
        (date(2027, 12, 5), "900.00"), (date(2027, 12, 6), "0"), (date(2027, 10, 31), "0"),
    ],
    ids=str,
)  # fmt: skip
def test_a_payment_of_the_first_days_can_be_of_the_month_before(day: date, most: str) -> None:
    """November was not paid, December was: the debit of November may come back until the 5th."""
    made = with_received(running(), m2027_11="0", m2027_12="900.00")
    assert open_on(made, day, named=True) == Decimal(most)


def test_without_a_day_any_month_until_then_can_have_failed() -> None:
    made = with_received(running(), m2027_03="100.00")
    assert open_on(made, date(2027, 11, 20), named=False) == Decimal("800.00")
    assert open_on(made, date(2027, 11, 20), named=True) == ZERO
    assert open_on(made, date(2026, 11, 30), named=False) is None
    assert open_on(made, date(2026, 11, 30), named=True) is None


@pytest.mark.parametrize(("standing", "most"), [(S.PAUSED, 0), (S.JOKER, 0), (S.MISSED, 900)])
def test_nothing_was_open_of_a_month_that_was_not_asked(standing: Standing, most: int) -> None:
    made = with_standings(with_received(running(), m2027_11="0"), (12,), standing)
    assert open_on(made, date(2027, 11, 20), named=True) == most
