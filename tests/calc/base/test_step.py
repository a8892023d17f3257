"""An amount that explains itself."""

from decimal import Decimal

import pytest

from calc.base.money import engine_context
from calc.base.step import Operation, Status, Step, Unit, given, low_quartile_rank, step

D = Decimal


def leaf(amount: str, at: str = "") -> Step:
    return given("leaf", D(amount), Unit.EUR, source="test", status=Status.ENTERED, at=at)


@pytest.mark.parametrize(
    ("operation", "parts", "amount"),
    [
        (Operation.SUM, [], "0"),
        (Operation.SUM, ["1", "2", "3.5"], "6.5"),
        (Operation.DIFFERENCE, ["9", "2", "3"], "4"),
        (Operation.DIFFERENCE, ["9"], "9"),
        (Operation.PRODUCT, ["2", "3", "4"], "24"),
        (Operation.QUOTIENT, ["9", "4"], "2.25"),
        (Operation.LOWEST, ["3", "-1", "2"], "-1"),
        (Operation.HIGHEST, ["3", "-1", "2"], "3"),
        (Operation.RANK, ["5", "4", "3", "2", "1"], "2"),
        (Operation.AVERAGE, ["1", "2", "6"], "3"),
        (Operation.STEP_DOWN, ["29.99", "5", "25"], "25"),
        (Operation.STEP_DOWN, ["24.99", "5", "25"], "0"),
        (Operation.MULTIPLE, ["24.99", "5"], "20"),
        (Operation.IF_REACHED, ["3", "3", "1", "2"], "1"),
        (Operation.IF_REACHED, ["2.9999999999", "3", "1", "2"], "1"),
        (Operation.IF_REACHED, ["2.99", "3", "1", "2"], "2"),
    ],
)
def test_the_amount_follows_from_the_parts(
    operation: Operation, parts: list[str], amount: str
) -> None:
    with engine_context():
        made = step("made", operation, [leaf(part) for part in parts], Unit.EUR, source="test")
    assert made.amount == D(amount)
    assert made.status is Status.COMPUTED
    assert [part.amount for part in made.parts] == [D(part) for part in parts]


def test_a_given_amount_cannot_be_computed() -> None:
    with pytest.raises(ValueError, match="no parts"):
        step("made", Operation.GIVEN, [leaf("1")], Unit.EUR, source="test")


def test_a_step_is_told_by_its_code_and_its_place() -> None:
    assert (leaf("1").id, leaf("1", "income[0]").id) == ("leaf", "leaf@income[0]")


@pytest.mark.parametrize(("count", "rank"), [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3), (13, 4)])
def test_the_low_quartile_is_the_nearest_rank(count: int, rank: int) -> None:
    assert low_quartile_rank(count) == rank
