"""The question for the taxable income fits what they live on: who has no wage has no payslip."""

from typing import Any

import pytest

from app.i18n import LANGUAGES, Texts, say_finding
from app.i18n.taxable_income import room_open_ask, room_open_title
from app.services.say_outcome import say_limit, say_outcome
from calc import Assessment, assess
from calc.statutory_floor.taxable_income import Earns
from tests.building import ON, Raw, adult, cost, draft, example_policy, income
from tests.tariff_files import shipped

NL = Texts("nl")
WAGE = "welk bruto loon staat er op uw jaaropgave of loonstrook?"
BENEFIT = "welk brutobedrag staat er op de jaaropgave van uw uitkering?"
PENSION = "welk brutobedrag staat er op de jaaropgave van uw AOW of pensioen?"
PROFIT = "welk inkomen staat er op uw laatste aangifte of aanslag?"
OTHER = "welk bruto inkomen staat er op uw jaaropgaven?"


def lives_on(*lines: Raw, adults: list[Raw] | None = None) -> Assessment:
    made = draft(
        {
            "first_plan_month": "2026-12",
            "debt": {"balance": "20000.00"},
            "savings": "500.00",
            "adults": adults or [adult("A", birth_month="1985-06")],
            "income": list(lines),
            "expenses": [cost("700.00")],
        }
    )
    return assess(made, example_policy(), shipped(), ON)


@pytest.mark.parametrize(
    ("codes", "ask"),
    [
        (["I01"], WAGE),
        (["I01", "I02", "I03", "I04"], WAGE),
        (["I08"], BENEFIT),
        (["I09", "I21", "I23"], BENEFIT),
        (["I05", "I06"], PENSION),
        (["I07"], PROFIT),
        (["I01", "I08"], OTHER),
        (["I10"], OTHER),
    ],
)
def test_what_they_live_on_decides_what_is_asked(codes: list[str], ask: str) -> None:
    found = lives_on(*(income("1100.00", code=code) for code in codes))
    assert room_open_ask(NL, found) == f"Vraag: {ask}"
    [finding] = [each for each in found.findings if each.code == "taxable_income_unknown"]
    assert f"Vraag: {ask} Tot die tijd" in say_finding(NL, finding)


def test_of_two_adults_it_is_what_the_one_who_is_asked_lives_on() -> None:
    lines = (income("2600.00", code="I01"), income("1100.00", code="I09", who="B"))
    known: Any = {"taxable_income": {"amount": "40000.00", "year": 2026}}
    both = [adult("A"), adult("B")]
    assert room_open_ask(NL, lives_on(*lines, adults=both)) == f"Vraag: {WAGE}"
    only_b = [adult("A", **known), adult("B")]
    assert room_open_ask(NL, lives_on(*lines, adults=only_b)) == f"Vraag: {BENEFIT}"


def test_bijstand_is_never_asked_for_a_wage() -> None:
    """On every place of the outcome; it said "bruto loon" to whoever had none."""
    found = lives_on(income("1350.00", code="I09"))
    assert found.room_is_open
    said = [say_outcome(NL, found).text, say_limit(NL, found), room_open_title(NL, found)]
    assert said == [
        "Ik heb nog één vraag. Welk brutobedrag staat er op de jaaropgave van uw uitkering?",
        "De bruto uitkering ontbreekt nog",
        "Nog niet te zeggen: welke bruto uitkering?",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_for_everything_that_somebody_may_live_on(language: str) -> None:
    texts = Texts(language)
    for earns in Earns:
        assert texts.text(f"taxable_ask.{earns.value}").endswith("?")
        assert texts.has(f"taxable_which.{earns.value}")
        assert texts.has(f"outcome.room_open.{earns.value}")
