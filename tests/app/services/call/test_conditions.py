"""When a question is asked: what is not known is not no, and what was not asked is neither."""

import re
from decimal import Decimal

import pytest

from app.services.call.conditions import (
    ConditionFault,
    NoValue,
    Value,
    parse_condition,
)

UNKNOWN, NOT_YET = NoValue.UNKNOWN, NoValue.NOT_YET


def holds(text: str, **values: Value) -> bool:
    return parse_condition(text).holds(lambda name: values[name])


@pytest.mark.parametrize(
    ("text", "value", "wanted"),
    [
        ("a == yes", True, True),
        ("a == yes", False, False),
        ("a == no", False, True),
        ("a != no", True, True),
        ("a != yes", True, False),
        ("a == yes", UNKNOWN, False),
        ("a == no", UNKNOWN, False),
        ("a != yes", UNKNOWN, True),
        ("a == unknown", UNKNOWN, True),
        ("a == unknown", True, False),
        ("a != unknown", UNKNOWN, False),
        ("a > 0", UNKNOWN, False),
        ("a <= 0", UNKNOWN, False),
        ("a == 0", UNKNOWN, False),
        ("a == yes", NOT_YET, False),
        ("a != yes", NOT_YET, False),
        ("a == unknown", NOT_YET, False),
        ("a < 3", NOT_YET, False),
        ("a > 0", Decimal(1), True),
        ("a > 0", Decimal(0), False),
        ("a >= 3", Decimal(3), True),
        ("a < 3", Decimal(3), False),
        ("a <= 3", Decimal(3), True),
        ("a == 0", Decimal("0.00"), True),
        ("a == steps", "steps", True),
        ("a == steps", "plan", False),
        ("a > 0", True, False),
    ],
)
def test_one_comparison(text: str, value: Value, wanted: bool) -> None:
    assert holds(text, a=value) is wanted


def test_and_binds_before_or() -> None:
    text = "a == yes and b == yes or c == yes"
    assert holds(text, a=False, b=False, c=True)
    assert not holds(text, a=True, b=False, c=False)
    assert holds(text, a=True, b=True, c=False)
    assert parse_condition(text).variables == {"a", "b", "c"}


def test_always() -> None:
    assert holds("always")
    assert parse_condition("always").variables == frozenset()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "no condition"),
        ("a", "'a' is no comparison"),
        ("a ==", "'a ==' is no comparison"),
        ("a = yes", "'=' is no comparison"),
        ("a == yes b == no", "'and' or 'or' expected, not 'b'"),
        ("a == yes and", "nothing follows 'and'"),
        ("a > yes", "'yes' cannot be more or less"),
        ("a > unknown", "'unknown' cannot be more or less"),
        ("3 == a", "'3' is no name"),
        ("(a == yes", "'(a' is no name"),
    ],
)
def test_a_condition_that_cannot_be_read_says_why(text: str, fault: str) -> None:
    with pytest.raises(ConditionFault, match=re.escape(fault)):
        parse_condition(text)
