"""Belastbaar inkomen a year out of a payslip."""

from datetime import date
from decimal import Decimal
from typing import Final

from calc.base.step import Status, Unit
from calc.base.unknown import UNKNOWN
from calc.law.bvv import TAXABLE_INCOME
from calc.law.bvv.taxable_income import of_both
from calc.law.rule import RuleOutcome, Value
from tests.legal.ruling import amount_of, entry, rule_on

NEW: Final = date(2026, 1, 1)


def _of(**values: Value) -> RuleOutcome:
    return rule_on(TAXABLE_INCOME, NEW, **values)


WAGE: Final[dict[str, Value]] = {"taxable_wage": Decimal(2500), "extra_pay": Decimal(500)}


def test_twelve_wages_and_holiday_pay_and_extra_pay() -> None:
    outcome = _of(**WAGE, holiday_pay=Decimal(2400))
    assert amount_of(outcome) == 12 * 2500 + 2400 + 500
    assert (outcome.status, outcome.missing) == (Status.DERIVED, ())


def test_holiday_pay_by_percentage() -> None:
    assert amount_of(_of(**WAGE, holiday_percentage=Decimal("8.33"))) == Decimal("32999.00")


def test_an_amount_goes_before_a_percentage() -> None:
    both = _of(**WAGE, holiday_pay=Decimal(0), holiday_percentage=Decimal(8))
    assert amount_of(both) == 30500
    unknown = _of(**WAGE, holiday_pay=UNKNOWN, holiday_percentage=Decimal(8))
    assert amount_of(unknown) == 32900


def test_what_is_left_out_is_missing() -> None:
    outcome = _of()
    assert outcome.missing == ("taxable_wage", "holiday_pay", "extra_pay")
    assert outcome.amounts["amount"] is None
    assert _of(holiday_percentage=Decimal(8)).missing == ("taxable_wage", "extra_pay")
    without = _of(taxable_wage=Decimal(2500), holiday_percentage=Decimal(8))
    assert without.missing == ("extra_pay",)
    assert without.amounts["amount"] is None


def test_of_a_couple_both_count() -> None:
    debtor, spouse = (entry("bvv.taxable_income", each, Unit.EUR_PER_YEAR) for each in (1, 2))
    both = of_both(debtor, spouse)
    assert both is not None
    assert (both.amount, both.unit) == (Decimal(3), Unit.EUR_PER_YEAR)
    assert of_both(debtor, None) is None
