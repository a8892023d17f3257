"""A value of a finding in words: its type alone decides the form."""

from datetime import date
from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, Texts
from app.i18n.sentences import say_problem
from app.i18n.values import say_value
from calc import Month, Problem
from calc.base.params import Allowed, Code, Codes, Number, Roles, Value
from calc.policy.gates import GateKind

NL, EN = (Texts(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (Decimal("4321.5"), "€ 4.321,50", "€4,321.50"),
        (Decimal("0E-2"), "€ 0,00", "€0.00"),
        (Number(Decimal("4.50")), "4,5", "4.5"),
        (Number(Decimal("0.0001")), "0,0001", "0.0001"),
        (Month(2026, 12), "december 2026", "December 2026"),
        (date(2026, 12, 1), "1 december 2026", "1 December 2026"),
        (2026, "2026", "2026"),
        (0, "0", "0"),
        (GateKind.MSNP, NL.text("gate.msnp"), EN.text("gate.msnp")),  # a text too
        (Code("scheme", "msnp"), NL.text("scheme.msnp"), EN.text("scheme.msnp")),
        (Codes("toeslag", ("huurtoeslag", "zorgtoeslag")), "huurtoeslag en zorgtoeslag", None),
        (Roles(("jurist", "teamleider")), "jurist of teamleider", "jurist or teamleider"),
        (Roles(()), NL.text("senior_roles.none"), EN.text("senior_roles.none")),
        (Allowed("'a', 'b' or 'c'"), '"a", "b" of "c"', '"a", "b" or "c"'),
        (Allowed("EUR/month"), "EUR/month", "EUR/month"),
        ("2026-12", "2026-12", "2026-12"),  # somebody typed it
    ],
)  # fmt: skip
def test_the_type_decides(value: Value, dutch: str, english: str | None) -> None:
    assert say_value(NL, value).replace("\xa0", " ") == dutch
    if english is not None:
        assert say_value(EN, value) == english


def test_a_percentage_and_a_limit_are_numbers_of_the_language() -> None:
    rate = (("rate", Number(Decimal("4.50"))),)
    said = say_problem(NL, Problem("taken_over_interest", "debt.interest_during_plan", rate))
    assert "4,5 procent" in said
    high = (("le", Number(Decimal("12.5"))),)
    assert "12,5" in say_problem(NL, Problem("number_too_high", "term_months", high))


def test_what_somebody_typed_is_shortened_and_what_may_stand_there_is_not() -> None:
    long = "x" * 1000
    typed = say_problem(NL, Problem("half_character", "", (("value", long),)))
    assert len(typed) < 700
    listed = (("expected", Allowed(f"'{long}'")),)
    assert long in say_problem(NL, Problem("not_in_list", "debt", listed))
