"""Documents of a running plan: its own end date, what is still paid, the next payment (A2, A3)."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.cli.report import report
from app.documents import plain_text
from app.documents.case import Case, NoLetter
from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.documents.letter import Letter, Timeline
from app.documents.ways_to_pay import payment_box
from app.documents.writing import Written, write
from app.i18n import Texts
from app.services.assessing import Assessed
from calc import Draft, assess
from tests.building import Raw, adult, cost, draft, example_policy, income, policy, settled
from tests.lives import accepted, paid_through, received
from tests.tariff_files import shipped

LATER = date(2027, 11, 20)
RULES = example_policy()
PLAN: Raw = {
    "debt": {
        "balance": "50000.00",
        "reference": "RS-1",
        "nhg": False,
        "seizure": False,
        "sale_date": "2026-06-01",
    },
    "income": [income("2600.00")],
    "expenses": [cost("1000.00")],
    "adults": [adult("A", birth_month="1985-06", hours_per_week=36,
                     taxable_income={"amount": "30000.00", "year": 2026})],
    "checks": settled(),
}  # fmt: skip


def running(k: int = 12, **more: Any) -> Draft:
    return paid_through(accepted(PLAN, law=True), k, **more)


def case_of(made: Draft, on: date = LATER) -> Case:
    return Case(made, assess(made, RULES, shipped(), on), RULES.policy, Texts("nl"))


def written(kind: DocumentKind, made: Draft, on: date = LATER) -> Written:
    return write(kind, case_of(made, on), Extras())


def test_a2_the_review_letter_is_of_the_review_and_no_concept_with_its_true_start() -> None:
    """A2: amounts, total, discharge and box of the plan that runs; its start is past."""
    made = running()
    letter = written(DocumentKind.REVIEW, made)
    assert not letter.concept
    assert isinstance(letter.document, Letter)
    text = plain_text(letter.document)
    assert "Goed gedaan" in text or "12" in text
    assert "30 november 2029" in text
    schedule = made.agreement.schedule
    assert schedule is not None
    left = sum((month.payment for month in schedule.months[12:]), Decimal(0))
    formats = Texts("nl").formats
    discharge = Decimal(50000) - sum(month.payment for month in schedule.months)
    assert formats.euros(discharge) in text
    assert formats.euros(left) in text or "elke maand" in text
    assert "december 2026" not in text


@pytest.mark.parametrize("kind", [DocumentKind.PLAN, DocumentKind.REVIEW])
@pytest.mark.parametrize("changes", [{"first_plan_month": "2028-06"}, {}])
def test_a3_every_letter_names_the_agreed_end_date(kind: DocumentKind, changes: Raw) -> None:
    """A3: whatever the first plan month says now."""
    text = written(kind, running(**changes)).text
    assert "30 november 2029" in text
    assert "2031" not in text


def test_a2_the_box_asks_the_next_payment_and_not_one_of_long_ago() -> None:
    mandate = {"reference": "SENTINEL-M1", "signed_on": "2026-11-20"}
    contact = {"payment_method": "incasso", "debit_day": 25, "mandate": mandate}
    case = case_of(running(contact=contact))
    case = replace(case, policy=policy(creditor_id="NL00ZZZ123456780000").policy)
    assert case.assessment.plan is not None
    box = payment_box(case, case.assessment.plan)
    assert box is not None
    # The 25th is Christmas and a Saturday: banks settle on Monday the 27th (E7).
    assert "27 december 2027" in [value for _, value in box.lines]
    # Of this month 100 was paid: the rest of it comes first.
    values = json.loads(running(11).model_dump_json())
    values["agreement"]["entries"].append(received("2027-11-02", "100.00"))
    part = case_of(draft(values))
    assert part.assessment.plan is not None
    asked = payment_box(part, part.assessment.plan)
    assert asked is not None
    assert asked.payment is not None
    schedule = part.draft.agreement.schedule
    assert schedule is not None
    assert asked.payment.amount == schedule.months[11].payment - 100


def test_a_plan_that_asks_nothing_more_says_why() -> None:
    gone = written(DocumentKind.REVIEW, running(income=[income("900.00")])).text
    assert "U hoeft nu niets te betalen" in gone
    assert "30 november 2029" in gone
    values = json.loads(running().model_dump_json())
    values["agreement"]["entries"].append(received("2027-11-02", "50000.00"))
    with pytest.raises(NoLetter, match="plan_asks_nothing"):
        written(DocumentKind.PLAN, draft(values))
    assert "U heeft alles betaald" in written(DocumentKind.REVIEW, draft(values)).text


def test_who_paid_nothing_yet_hears_from_when_the_promise_holds() -> None:
    values = json.loads(running(0).model_dump_json())
    values["agreement"]["paid_sum"] = "0.00"
    made = draft(values)
    assert "vanaf uw eerste betaling" in written(DocumentKind.REVIEW, made).text
    assert "Er is nog niets betaald" in written(DocumentKind.REVIEW, made, date(2029, 12, 1)).text


def test_the_failed_payment_names_the_promised_jokers() -> None:
    text = written(DocumentKind.PAYMENT_FAILED, running(11)).text
    assert "overslaan" in text or "2" in text


def test_a2_a_plan_letter_of_a_running_plan_begins_with_the_next_payment() -> None:
    """A2: no "in het begin", and the months that are over stand in the timeline as past."""
    made = draft_with_a_lower_income(running())
    letter = written(DocumentKind.PLAN, made).document
    assert isinstance(letter, Letter)
    text = " ".join(plain_text(letter).split())
    assert "U betaalt in het begin" not in text
    assert "U betaalt wat in de tabel staat, tot en met november 2029." in text
    [line] = [block for block in letter.blocks if isinstance(block, Timeline)]
    assert line.spans[0].months == "11 maanden geweest"
    assert (line.spans[0].start, line.spans[0].until) == (0, 11)
    assert line.spans[-1].until == 36


def test_the_timeline_of_a_plan_that_has_not_begun_has_no_past() -> None:
    letter = written(DocumentKind.PLAN, running(0), date(2026, 11, 27)).document
    assert isinstance(letter, Letter)
    [line] = [block for block in letter.blocks if isinstance(block, Timeline)]
    assert "geweest" not in " ".join(span.months for span in line.spans)
    assert "wat in de tabel staat, tot en met november 2029" in plain_text(letter)


def draft_with_a_lower_income(made: Draft) -> Draft:
    """November is not paid yet, and from December on the wage is lower."""
    entries = made.agreement.entries[:11]
    agreement = made.agreement.model_copy(update={"entries": entries})
    line = made.income[0]
    assert isinstance(line.amount, Decimal)
    lower = line.model_copy(update={"amount": line.amount - 200})
    return made.model_copy(update={"agreement": agreement, "income": (lower,)})


def test_a2_the_report_of_a_running_plan_says_what_comes_next() -> None:
    """A2: the command never says of it that it can become final, as of a new plan."""
    made = running()
    said = report(Texts("nl"), Assessed(made, RULES, assess(made, RULES, shipped(), LATER)))
    assert "definitief worden" not in said.partition("\n\n")[2]
    assert "Volgende betaling: " in said
    assert "Al betaald: " in said
    assert "30 november 2029" in said
