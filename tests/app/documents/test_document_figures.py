"""Every figure of every document is the assessment's: read back from the PDF."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import pytest

from app.services.assessing import Assessed
from app.services.documents import DocumentKind
from calc import Assessment, Step
from calc.base.rounding import cents_half_up
from calc.stored.context_json import beside_roots
from tests.app.documents.letters import NAMES
from tests.app.documents.making import SAMPLE_OF, document_of, documents_of, sample
from tests.app.render.pdfs import texts

pytestmark = pytest.mark.drawn
AMOUNT: Final = re.compile(r"€\s?(-?[\d.]+,\d\d)")


def amounts_in(pdf: bytes) -> set[Decimal]:
    text = "".join(texts(pdf)).replace("\N{NO-BREAK SPACE}", " ")
    found = AMOUNT.findall(text)
    return {Decimal(amount.replace(".", "").replace(",", ".")) for amount in found}


def steps_of(assessment: Assessment) -> Iterator[Step]:
    for row in assessment.schedule:
        for step in (row.income, row.costs, row.arrangements, row.reserve, row.own_wall,
                     row.floor_wall, row.gap, row.room, row.payment):  # fmt: skip
            if step is not None:
                yield step
    if assessment.free_for_others is not None:
        yield assessment.free_for_others
    if assessment.account is not None:
        yield assessment.account.left_after_costs
        if assessment.account.left_after_all is not None:
            yield assessment.account.left_after_all
    yield from beside_roots(assessment.beside)


def allowed(about: Assessed) -> set[Decimal]:
    """What the assessment says, the sums of its rungs, the balance, and two keys of the policy."""
    assessment, balance = about.assessment, about.draft.debt.balance
    assert isinstance(balance, Decimal)
    found = {abs(cents_half_up(step.amount)) for step in steps_of(assessment)}
    found |= {rung.payment.amount * rung.months for rung in assessment.rungs}
    if assessment.plan is not None:
        found.add(assessment.plan.total)
        if assessment.plan.discharge is not None:
            found.add(cents_half_up(assessment.plan.discharge.amount))
    return {*found, balance, Decimal(0), Decimal("5.00"), Decimal("50.00")}


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_has_an_amount_that_the_assessment_has_not(name: str) -> None:
    about = sample(name)
    for kind, made in documents_of(name).items():
        if kind is DocumentKind.CALCULATION_SHEET:
            continue
        strange = amounts_in(made.pdf) - allowed(about)
        assert strange == set(), kind


@pytest.mark.parametrize("name", NAMES)
def test_the_amounts_that_matter_are_there(name: str) -> None:
    assessment, made = sample(name).assessment, documents_of(name)
    first = assessment.schedule[0]
    sums = {
        abs(cents_half_up(step.amount))
        for step in (first.income, first.costs, first.arrangements, first.reserve, first.own_wall)
    }
    statement = amounts_in(made[DocumentKind.DRAAGKRACHTVERKLARING].pdf)
    assert first.floor_wall is not None
    assert assessment.free_for_others is not None
    by_law = max(Decimal(0), cents_half_up(first.floor_wall.amount))
    free = cents_half_up(assessment.free_for_others.amount)
    assert statement == sums | {first.payment.amount, by_law, free}
    if (plan := assessment.plan) is not None:
        assert plan.discharge is not None
        ends = cents_half_up(plan.discharge.amount)
        paid = {rung.payment.amount for rung in assessment.rungs}
        assert paid | {plan.total, ends} <= amounts_in(made[DocumentKind.PLAN].pdf)
    if DocumentKind.INTERIM in made:
        agreed, shown = assessment.beside.gate.interim, amounts_in(made[DocumentKind.INTERIM].pdf)
        assert agreed is not None
        comparison = assessment.beside.comparison
        assert comparison is not None
        assert comparison.amount is not None
        told = {cents_half_up(comparison.amount.amount), comparison.plan_amount}
        told |= {Decimal(str(sample(name).draft.debt.balance))}
        # A pause names no amount: "€ 0,00" is none.
        assert {agreed.amount.amount} - {Decimal(0)} <= shown
        assert shown - told <= {agreed.amount.amount} - {Decimal(0)}


def test_the_amounts_of_a_plan_that_runs_are_in_its_letters() -> None:
    name = SAMPLE_OF[DocumentKind.DISCHARGE]
    running = sample(name).assessment.running
    assert running is not None
    rest = running.debt_at_start.amount - running.received.amount
    assert amounts_in(document_of(name, DocumentKind.DISCHARGE).pdf) == {rest}
    name = SAMPLE_OF[DocumentKind.REVIEW]
    running = sample(name).assessment.running
    assert running is not None
    asked = {rung.payment.amount for rung in running.ahead}
    found = amounts_in(document_of(name, DocumentKind.REVIEW).pdf)
    assert asked | {running.still_to_pay.amount, running.discharge.amount} <= found


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_has_the_floor_every_payment_and_every_line(name: str) -> None:
    about = sample(name)
    assessment, draft = about.assessment, about.draft
    shown = amounts_in(document_of(name, DocumentKind.CALCULATION_SHEET).pdf)
    assert assessment.floor is not None
    assert assessment.floor.floor is not None
    expected = {cents_half_up(assessment.floor.floor.amount)}
    expected |= {row.payment.amount for row in assessment.schedule}
    given = [line.amount for line in (*draft.income, *draft.expenses)]
    given += [line.amount for line in draft.arrangements]
    expected |= {amount for amount in given if isinstance(amount, Decimal)}
    assert expected <= shown
