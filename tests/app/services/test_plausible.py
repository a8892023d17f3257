"""D10: what was filled in and cannot well be is asked; the pairs of each edge."""

from datetime import date
from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.intake.plausibility import question_about
from calc import UNKNOWN, Month

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("path", "value", "question"),
    [
        ("adults.birth_month", "2026-12", "born_later"),
        ("adults.birth_month", "2199-01", "born_later"),
        ("adults.birth_month", "2008-12", "born_young"),
        ("adults.birth_month", "2008-11", ""),
        ("adults.birth_month", "1915-11", "born_long_ago"),
        ("adults.birth_month", "1915-12", ""),
        ("children.birth_month", "2026-12", "child_born_later"),
        ("children.birth_month", "2026-11", ""),
        ("children.birth_month", "2020-11", ""),
        ("first_plan_month", "2086-12", ""),
        ("first_plan_month", "2087-01", "far"),
    ],
)
def test_d10_months(path: str, value: str, question: str) -> None:
    assert question_about(path.split("."), Month.parse(value), ON) == question


@pytest.mark.parametrize(
    ("path", "value", "question"),
    [
        ("debt.sale_date", "2199-01-01", "day_to_come"),
        ("debt.sale_date", "2026-11-24", "day_to_come"),
        ("debt.sale_date", "2026-11-23", ""),
        ("debt.sale_date", "1915-01-01", "far"),
        ("debt.last_interruption", "2027-01-01", "day_to_come"),
        ("contact.next_conversation", "2027-01-01", ""),
        ("contact.next_conversation", "2087-01-01", "far"),
        ("income.until", "2086-12-31", ""),
        ("income.until", "2199-12-31", "far"),
    ],
)
def test_d10_days(path: str, value: str, question: str) -> None:
    assert question_about(path.split("."), date.fromisoformat(value), ON) == question


@pytest.mark.parametrize(
    ("path", "value", "question"),
    [
        ("adults.toetsingsinkomen.amount", "2026", "is_a_year"),
        ("adults.taxable_income.amount", "1990", "is_a_year"),
        ("adults.toetsingsinkomen.amount", "1989", ""),
        ("adults.toetsingsinkomen.amount", "2100", ""),
        ("adults.toetsingsinkomen.amount", "2026.50", ""),
        ("savings", "2026", ""),
    ],
)
def test_d10_an_income_of_a_year_that_is_a_year(path: str, value: str, question: str) -> None:
    assert question_about(path.split("."), Decimal(value), ON) == question


def test_what_is_not_known_is_not_asked_about() -> None:
    for value in (UNKNOWN, None, True, "2199"):
        assert question_about(["debt", "sale_date"], value, ON) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_a_text(language: str) -> None:
    keys = (
        "born_later", "child_born_later", "born_long_ago", "born_young", "day_to_come", "far",
        "is_a_year",
    )  # fmt: skip
    for key in keys:
        assert Texts(language).text(f"ask.{key}").endswith((".", "?"))
