"""Every figure of a letter is the assessment's."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from app.documents.letter import KeyFigures, Table, Timeline
from app.i18n import Texts
from calc.rounding import cents_half_up
from tests.app.documents.letters import NAMES, Made, example, lines_with, made, raw

EUROS = Texts("nl").formats.euros


def blocks(made: Made, kind: type) -> Iterator[object]:
    return (block for block in made.letter.blocks if isinstance(block, kind))


def tables(made: Made) -> list[list[tuple[str, ...]]]:
    return [
        [row.cells for row in block.rows]
        for block in made.letter.blocks
        if isinstance(block, Table)
    ]


def fits(made: Made) -> bool:
    """Whether the money for setbacks fits: else the sum ends after the costs."""
    return cents_half_up(made.assessment.schedule[0].own_wall.amount) >= 0


@pytest.mark.parametrize("name", NAMES)
def test_b2_the_sum_is_that_of_the_first_plan_month(name: str) -> None:
    made = example(name)
    first, account = made.assessment.schedule[0], made.assessment.account
    assert account is not None
    rows = {label: amount for label, amount in tables(made)[-1] if "wet" not in label}
    shown = list(rows.values())
    expected = [first.income, first.costs, first.arrangements]
    if fits(made):
        assert account.left_after_all is not None
        expected += [first.reserve, first.own_wall, first.payment, account.left_after_all]
        assert shown == [EUROS(step.amount) for step in expected]
    else:
        assert shown == [
            *(EUROS(step.amount) for step in expected),
            EUROS(abs(account.left_after_costs.amount)),
            EUROS(first.payment.amount),
        ]


@pytest.mark.parametrize("name", NAMES)
def test_b2_what_is_left_is_the_room_or_what_is_left_after_the_costs_by_name(name: str) -> None:
    """Money to put aside is nobody's shortage: only costs above the income are called one."""
    made = example(name)
    account, own = made.assessment.account, made.assessment.schedule[0].own_wall
    assert account is not None
    rows = {cells[0]: cells[1] for cells in tables(made)[-1]}
    after_costs = account.left_after_costs.amount
    if fits(made):
        assert rows["Dit blijft over"] == EUROS(own.amount)
    elif after_costs >= 0:
        assert rows["Na uw kosten blijft over"] == EUROS(after_costs)
        assert "Dit komt u tekort" not in rows
    else:
        assert rows["Dit komt u tekort"] == EUROS(abs(after_costs))


def test_b2_each_end_of_the_sum_is_in_an_example_and_a_shortage_is_one_of_costs() -> None:
    assert fits(example("HH1"))
    assert not fits(example("HH6"))
    values = raw("HH6")
    values["expenses"].append(
        {"code": "U70", "label": "Dak", "amount": "900.00", "frequency": "month", "who": "A"}
    )
    short = made(values)
    account = short.assessment.account
    assert account is not None
    rows = {cells[0]: cells[1] for cells in tables(short)[-1]}
    assert account.left_after_costs.amount < 0
    assert rows["Dit komt u tekort"] == EUROS(-account.left_after_costs.amount)
    assert "Na uw kosten blijft over" not in rows


@pytest.mark.parametrize("name", NAMES)
def test_the_law_has_a_row_of_its_own_where_it_leaves_less_than_what_is_left(name: str) -> None:
    made = example(name)
    first = made.assessment.schedule[0]
    rows = {cells[0]: cells[1] for cells in tables(made)[-1]}
    floor = first.floor_wall
    assert floor is not None
    if Decimal(0) < first.own_wall.amount and floor.amount < first.own_wall.amount:
        assert rows["Hoogstens volgens de wet"] == EUROS(max(floor.amount, Decimal(0)))
    else:
        assert "Hoogstens volgens de wet" not in rows


@pytest.mark.parametrize("name", NAMES)
def test_a_cent_of_difference_is_explained_and_no_other(name: str) -> None:
    made = example(name)
    first = made.assessment.schedule[0]
    account = made.assessment.account
    assert account is not None
    parts = [first.income, first.costs, first.arrangements]
    parts += [first.reserve] if fits(made) else []
    outcome = first.own_wall if fits(made) else account.left_after_costs
    income, *less = [cents_half_up(step.amount) for step in parts]
    differs = income - sum(less) != cents_half_up(outcome.amount)
    assert ("Door afronding" in made.text) is differs


def test_some_examples_differ_by_a_cent_and_some_do_not() -> None:
    assert any("Door afronding" in example(name).text for name in NAMES)
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
            EUROS(rung.payment.amount),
            str(rung.months if rung.payment.amount else 0),
            EUROS(rung.payment.amount * rung.months),
        )
        for rung in made.assessment.rungs
    ]
    assert total[1:] == ("", "", EUROS(plan.total))
    assert f"Volgens dit plan is dat {EUROS(plan.discharge.amount)}." in made.text
    assert "30 november 2029: einddatum" in made.text
    [figures] = [block for block in made.letter.blocks if isinstance(block, KeyFigures)]
    assert [item.value for item in figures.figures] == [
        EUROS(next(row.payment.amount for row in made.assessment.schedule if row.payment.amount)),
        "30 november 2029",
        EUROS(plan.discharge.amount),
    ]


def test_a_last_smaller_payment_is_a_row_of_its_own() -> None:
    values = raw("HH1-afgerond")
    values["debt"]["balance"] = "1000.00"
    result = made(values)
    rows = tables(result)[0]
    assert [row[1:] for row in rows] == [
        (EUROS(Decimal(395)), "2", EUROS(Decimal(790))),
        (EUROS(Decimal(210)), "1", EUROS(Decimal(210))),
        ("", "", EUROS(Decimal(1000))),
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
    assert "niet altijd hetzelfde" in result.text
    assert "grote rekeningen" in result.text
    [line] = [block for block in result.letter.blocks if isinstance(block, Timeline)]
    assert line.spans[-1].until == plan.term_months
    assert [span.start for span in line.spans[1:]] == [span.until for span in line.spans[:-1]]
