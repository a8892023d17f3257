"""Value types: compared, hashed and ordered as frozen dataclasses are, and held to it."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from decimal import Decimal

import pytest

from calc.base.period import Month
from calc.base.value_type import VALUE_TYPES, value_type
from tests.frozen import freeze_value_types


@value_type
class Amount:
    """Two fields, one with a default."""

    euros: Decimal
    code: str = "plain"


@dataclass(frozen=True, slots=True)
class Twin:
    """The frozen dataclass that `Amount` stands for."""

    euros: Decimal
    code: str = "plain"


@value_type(order=True)
class Place:
    year: int
    number: int


@value_type(eq=False)
class Line:
    path: str


@value_type
class Single:
    name: str


@value_type
class Nothing:
    pass


@value_type
class Remembers:
    key: str
    known: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def __repr__(self) -> str:
        return f"<{self.key}>"


ONE = Amount(Decimal(1))


def test_is_what_a_frozen_dataclass_is() -> None:
    twin = Twin(Decimal(1))
    assert hash(ONE) == hash(twin)
    assert repr(ONE) == repr(twin).replace("Twin", "Amount")
    assert [each.name for each in fields(ONE)] == [each.name for each in fields(twin)]
    assert Amount.__match_args__ == Twin.__match_args__
    assert not hasattr(ONE, "__dict__")


def test_equal_by_all_fields() -> None:
    assert Amount(Decimal("1.00")) == ONE
    assert Amount(Decimal(1), "other") != ONE
    assert Twin(Decimal(1)) != ONE  # type: ignore[comparison-overlap]
    assert len({ONE, Amount(Decimal(1)), Amount(Decimal(2))}) == 2


def test_of_one_field_and_of_none() -> None:
    assert Single("a") == Single("a") != Single("b")
    assert hash(Single("a")) == hash(("a",))
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(())


def test_a_field_that_is_not_compared() -> None:
    assert Remembers("a", {"b": 1}) == Remembers("a")
    assert hash(Remembers("a", {"b": 1})) == hash(Remembers("a"))
    assert Remembers("a").known is not Remembers("a").known


def test_a_method_of_its_own_stays() -> None:
    assert repr(Remembers("a")) == "<a>"


def test_ordered_only_when_it_says_so() -> None:
    assert Place(2026, 12) < Place(2027, 1) <= Place(2027, 1)
    assert Place(2027, 1) > Place(2026, 12) >= Place(2026, 12)
    with pytest.raises(TypeError):
        assert Amount(Decimal(2)) > ONE  # type: ignore[operator]
    with pytest.raises(TypeError):
        assert Place(2026, 12) < (2027, 1)  # type: ignore[operator]
    with pytest.raises(TypeError):
        assert Place(2026, 12) <= (2027, 1)  # type: ignore[operator]


def test_by_identity() -> None:
    line = Line("income[0]")
    assert line == line
    assert line != Line("income[0]")
    assert len({line, Line("income[0]")}) == 2


def test_copies_are_equal() -> None:
    assert replace(ONE, code="other") == Amount(Decimal(1), "other")
    assert copy.deepcopy(ONE) == ONE
    assert pickle.loads(pickle.dumps(Place(2026, 12))) == Place(2026, 12)


def test_no_field_changes() -> None:
    """mypy reports the assignment: strict, it would report an ignore that it does not need."""
    freeze_value_types()
    amount = Amount(Decimal(1))
    with pytest.raises(FrozenInstanceError):
        amount.euros = Decimal(2)  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del amount.code
    assert amount == ONE


def test_is_known_as_one() -> None:
    assert {Amount, Place, Line, Single, Nothing, Remembers} <= set(VALUE_TYPES)


def test_all_tests_run_with_values_that_are_frozen() -> None:
    month = Month(2026, 12)
    with pytest.raises(FrozenInstanceError):
        month.number = 11  # type: ignore[misc]
