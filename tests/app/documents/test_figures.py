"""Every figure of a letter is the assessment's."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from app.documents.letter import Table, Timeline
from app.i18n import Texts
from calc import Step
from calc.base.rounding import cents_half_up
from tests.app.documents.letters import NAMES, Made, example, lines_with, made, raw

EUROS = Texts("nl").formats.euros
BY_LAW = "Hoogstens, door wat u volgens de wet mag houden (geschat)"


def blocks(made: Made, kind: type) -> Iterator[object]:
    return (block for block in made.letter.blocks if isinstance(block, kind))


def tables(made: Made) -> list[list[tuple[str, ...]]]:
    return [
        [row.cells for row in block.rows]
        for block in made.letter.blocks
        if isinstance(block, Table)
    ]


def _after_costs(made: Made) -> Step:
    account = made.assessment.account
    assert account is not None
    return account.left_after_costs


def test_b2_a_shortage_is_one_before_anything_is_put_aside() -> None:
    values = raw("HH6")
    values["expenses"].append({"code": "U70", "amount": "100.00", "frequency": "month", "who": "A"})
    result = made(values)
    assert tables(result)[-1][3] == ("Dit is er te weinig", EUROS(Decimal("58.84")))
    assert "Dat lossen wij samen met u op." in result.text


@pytest.mark.parametrize("name", NAMES)
def test_the_sum_is_that_of_the_first_plan_month(name: str) -> None:
    made = example(name)
    first = made.assessment.schedule[0]
    shown = [amount for _, amount in tables(made)[-1]]
    expected = [first.income, first.costs, first.arrangements, first.reserve, first.own_wall]
    if first.own_wall.amount < 0:  # B2: money to put aside is no shortage
        expected[3:] = [_after_costs(made)]
    assert shown[: len(expected)] == [EUROS(step.amount) for step in expected]
    assert shown[-1] == EUROS(first.payment.amount)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_is_the_room_or_a_shortage_by_name(name: str) -> None:
    made = example(name)
    first = made.assessment.schedule[0]
    label, amount = tables(made)[-1][3 if first.own_wall.amount < 0 else 4]
    if first.own_wall.amount < 0:
        # By hand, HH6: 3078.56 - 2425.40 - 612.00 = 41.16.
        assert (label, amount) == ("Na uw kosten blijft over", EUROS(_after_costs(made).amount))
        assert "Dat is te weinig om ook iets opzij te leggen." in made.text
        assert "tekort" not in made.text
    else:
        assert (label, amount) == ("Dit blijft over", EUROS(first.own_wall.amount))


@pytest.mark.parametrize("name", NAMES)
def test_the_law_has_a_row_of_its_own_where_it_leaves_less_than_what_is_left(name: str) -> None:
    made = example(name)
    first = made.assessment.schedule[0]
    rows = {cells[0]: cells[1] for cells in tables(made)[-1]}
    floor = first.floor_wall
    assert floor is not None
    if Decimal(0) < first.own_wall.amount and floor.amount < first.own_wall.amount:
        assert rows[BY_LAW] == EUROS(max(floor.amount, Decimal(0)))
    else:
        assert BY_LAW not in rows


@pytest.mark.parametrize("name", NAMES)
def test_a_cent_of_difference_is_explained_and_no_other(name: str) -> None:
    made = example(name)
    first = made.assessment.schedule[0]
    parts = [first.income, first.costs, first.arrangements, first.reserve]
    left = first.own_wall
    if left.amount < 0:
        parts, left = parts[:3], _after_costs(made)
    income, *less = [cents_half_up(step.amount) for step in parts]
    differs = income - sum(less) != cents_half_up(left.amount)
    assert ("Door afronding" in made.text) is differs


def test_some_examples_differ_by_a_cent_and_some_do_not() -> None:
    assert "Door afronding" in example("HH2").text
    assert lines_with(example("HH1").text, "Door afronding") == []


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("HH4", "HH6")])
def test_the_plan_is_that_of_the_assessment(name: str) -> None:
    made = example(name)
    plan = made.assessment.plan
    assert plan is not None
    assert plan.discharge is not None
    *rows, total = tables(made)[0]
    assert [row[1:] for row in rows] == [
        (
            str(rung.months if rung.payment.amount else 0),
            EUROS(rung.payment.amount),
            EUROS(rung.payment.amount * rung.months),
        )
        for rung in made.assessment.rungs
    ]
    paid = [rung for rung in made.assessment.rungs if rung.payment.amount]
    assert total[1:] == (str(sum(rung.months for rung in paid)), "", EUROS(plan.total))
    assert lines_with(made.text, f" {EUROS(plan.discharge.amount)}") != []
    first = next(row.payment.amount for row in made.assessment.schedule if row.payment.amount)
    assert EUROS(first).removesuffix(",00") in made.letter.subject
    assert "Het plan stopt op 30 november 2029." in made.letter.subject


def test_a_last_smaller_payment_is_a_row_of_its_own() -> None:
    values = raw("HH1-afgerond")
    values["debt"]["balance"] = "1000.00"
    result = made(values)
    rows = tables(result)[0]
    assert [row[1:] for row in rows] == [
        ("2", EUROS(Decimal(395)), EUROS(Decimal(790))),
        ("1", EUROS(Decimal(210)), EUROS(Decimal(210))),
        ("3", "", EUROS(Decimal(1000))),
    ]
    assert rows[1][0] == "februari 2027"
    assert "U heeft dan alles betaald." in result.text
    assert lines_with(result.text, "vervalt") == []


def test_months_capped_by_cash_are_rows_of_their_own() -> None:
    values = raw("HH1-afgerond")
    values["savings"] = "0.00"
    values["expenses"].append(
        {"code": "U70", "label": "Dak", "amount": "1500.00", "frequency": "once", "who": "A",
         "date": "2027-03-10"}
    )  # fmt: skip
    result = made(values)
    schedule, plan = result.assessment.schedule, result.assessment.plan
    assert plan is not None
    assert len({row.payment.amount for row in schedule}) > 1
    rows = tables(result)[0]
    assert rows[-1][3] == EUROS(plan.total)
    counted = sum(
        Decimal(row[3].removeprefix("€\xa0").replace(".", "").replace(",", "."))
        for row in rows[:-1]
    )
    assert counted == plan.total
    assert "grote rekeningen" in result.text
    [line] = [block for block in result.letter.blocks if isinstance(block, Timeline)]
    assert line.spans[-1].until == plan.term_months
    assert [span.start for span in line.spans[1:]] == [span.until for span in line.spans[:-1]]
