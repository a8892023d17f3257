"""A stored assessment is read as it was written, unless it was altered or is none."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from calc import Problem, ReadAssessment, as_json, assess, read_assessment
from calc.stored.read_assessment import ReadPlan
from calc.stored.receipt_json import FORM, StoredReceipt
from tests.building import draft, example_policy, outcome, raw_draft, shown
from tests.tariff_files import shipped

NOT_ONE = (Problem("review_no_assessment", ""),)


def with_plan(**changes: Any) -> dict[str, Any]:
    values = dict(shown(outcome()))
    values["plan"] = {**values["plan"], **changes}
    return values


@pytest.mark.parametrize(
    "changes",
    [
        {"end_date": "9999-12-31"},
        {"end_date": "2029-11-29"},
        {"term_months": 61},
        {"term_months": 0},
        {"term_months": 100_000},
        {"first_month": "1900-01"},
        {"first_month": "2200-01"},
        {"first_month": 5},
    ],
)
def test_f6_a_plan_that_does_not_end_with_its_term_is_none(changes: dict[str, Any]) -> None:
    assert isinstance(read_assessment(with_plan()), ReadAssessment)
    assert read_assessment(with_plan(**changes)) == NOT_ONE


@pytest.mark.parametrize("day", ["9999-12-31", "1899-12-31", "x"])
def test_f6_a_reference_date_that_cannot_be_is_none(day: str) -> None:
    assert read_assessment({**shown(outcome()), "reference_date": day}) == NOT_ONE


@pytest.mark.parametrize("month", ["2400-01", "2026-13", 5, None])
def test_f6_a_month_that_cannot_be_is_none(month: object) -> None:
    values = dict(shown(outcome()))
    values["schedule"] = [{**values["schedule"][0], "month": month}]
    assert read_assessment(values) == NOT_ONE


def test_f6_what_the_engine_wrote_of_a_far_month_is_read_back() -> None:
    far = raw_draft(first_plan_month="2199-12")
    made = assess(draft(far), example_policy(), shipped(), date(2199, 11, 30))
    read = read_assessment(as_json(made))
    assert isinstance(read, ReadAssessment)
    assert [row.month for row in read.schedule] == [row.month for row in made.schedule]


def test_the_form_and_the_receipt_are_read_as_they_were_written() -> None:
    written = shown(outcome())
    assert written["schema"] == FORM
    receipt = StoredReceipt.model_validate(written["receipt"])
    assert receipt.model_dump(mode="json") == written["receipt"]
    read = read_assessment(written)
    assert isinstance(read, ReadAssessment)
    assert [file.model_dump() for file in read.files] == written["receipt"]["files"]


@pytest.mark.parametrize("place", [(), ("files", 0)])
def test_a_receipt_with_more_than_it_should_have_is_none_to_check(place: tuple[Any, ...]) -> None:
    receipt = shown(outcome())["receipt"]
    within = receipt
    for key in place:
        within = within[key]
    within["more"] = "x"
    with pytest.raises(ValidationError, match="more"):
        StoredReceipt.model_validate(receipt)


def test_what_is_read_of_a_plan_is_written_under_the_same_names() -> None:
    assert ReadPlan.model_fields.keys() <= shown(outcome())["plan"].keys()
