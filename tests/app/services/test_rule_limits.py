"""What an input of one rule alone can be, at both sides of each limit."""

from decimal import Decimal

import pytest

from app.services.rules import HIGHEST, near, problem_of
from calc import UNKNOWN
from calc.law.rule import Input, InputKind, Value

K = InputKind


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (K.EUR, Decimal("0"), None),
        (K.EUR, Decimal("-0.01"), "amount_negative"),
        (K.EUR, HIGHEST, None),
        (K.EUR, HIGHEST + Decimal("0.01"), "amount_absurd"),
        (K.EUR_PER_YEAR, Decimal("12.34"), None),
        (K.EUR_PER_YEAR, Decimal("12.345"), "amount_too_precise"),
        (K.NUMBER, Decimal("12.345"), None),
        (K.NUMBER, Decimal("-1"), "amount_negative"),
        (K.COUNT, 0, None),
        (K.COUNT, 99, None),
        (K.COUNT, 100, "rule_count"),
        (K.COUNT, -1, "rule_count"),
        (K.AGES, (130, 0), None),
        (K.AGES, (4, 131), "rule_ages"),
        (K.HOURS, (168,), None),
        (K.HOURS, (169,), "rule_hours"),
        (K.YES_NO, True, None),
        (K.YES_NO_EACH, (True, False), None),
        (K.EUR, UNKNOWN, None),
    ],
)
def test_a_value_that_can_be_read_is_within_its_limits(
    kind: InputKind, value: Value, code: str | None
) -> None:
    found = problem_of(Input("x", kind), value)
    assert (found.code if found else None) == code
    assert found is None or found.path == ""


def test_the_word_that_was_meant_is_the_nearest_first_and_at_most_three() -> None:
    words = ("huurtoeslag", "zorgtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "vtlb")
    assert near("HUURTOESLG", words)[0] == "huurtoeslag"
    assert len(near("toeslag", words)) <= 3
    assert near("iets anders", words) == []
