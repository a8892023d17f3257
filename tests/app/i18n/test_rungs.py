"""The steps of a plan as sentences."""

from typing import Any

import pytest

from app.i18n import (
    LANGUAGES,
    Texts,
    first_paid,
    say_causes,
    say_from,
    say_rung,
    say_rungs,
    say_walls,
)
from calc.plan.result import CauseCode
from tests.app.i18n.samples import samples
from tests.building import (
    Raw,
    above,
    arrangement,
    child,
    cost,
    draft,
    income,
    outcome,
    policy,
    raw_draft,
)

NL = Texts("nl")
FLAT: Raw = {"reserve_min": "0.00", "reserve_share": 0, "reserve_after": "0.00"}
LONG: Raw = {"debt": {"balance": "90000.00"}}


def said(**changes: object) -> list[str]:
    values = raw_draft(**(LONG | changes))
    return say_rungs(NL, outcome(values, policy(**FLAT)), draft(values))


def bank(name: str, **more: Any) -> Raw:
    return arrangement(creditor=f"SENTINEL-{name}", **more)


def test_the_sentence_of_a_step_has_its_month_amount_and_reason() -> None:
    assert said(arrangements=[bank("bank", until="2027-04-30")]) == [
        "Vanaf december 2026 €\xa0900,00 per maand.",
        "Vanaf mei 2027 €\xa0950,00 per maand, omdat de regeling met SENTINEL-bank dan klaar is.",
    ]


def test_the_same_amount_all_the_time_is_no_list() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        (
            {"arrangements": [bank(name, until="2027-04-30") for name in ("a", "b", "c")]},
            "de regelingen met SENTINEL-a, SENTINEL-b en SENTINEL-c dan klaar zijn",
        ),
        (
            {"arrangements": [bank("bank", from_date="2027-05-01")]},
            "de regeling met SENTINEL-bank dan begint",
        ),
        (
            {"income": [income(), income(label="SENTINEL-baan", from_date="2027-05-01")]},
            "er dan inkomen bij komt (SENTINEL-baan)",
        ),
        (
            {
                "income": [
                    income(),
                    income("99.00", "I20", until="2027-04-30", followed_by="nothing"),
                ]
            },
            "er dan een inkomen stopt (Zorgtoeslag)",
        ),
        (
            {
                "arrangements": [bank("bank", until="2027-04-30")],
                "expenses": [cost(), cost("9.00", label="SENTINEL-les", until="2027-04-30")],
            },
            "de regeling met SENTINEL-bank dan klaar is en er dan kosten stoppen (SENTINEL-les)",
        ),
        (
            {"expenses": [cost(), cost("9.00", label="SENTINEL-les", from_date="2027-05-31")]},
            "er dan kosten bij komen (SENTINEL-les)",
        ),
        (
            {
                "children": [child("K1", birth_month="2009-04", of="A")],
                "income": [income(), income("90.00", "I23", who="K1", label="Kinderbijslag K1")],
            },
            "een kind dan 18 is geworden (Kinderbijslag K1)",
        ),
    ],
)
def test_every_cause_is_a_clause(changes: Raw, why: str) -> None:
    [_, sentence] = said(**changes)
    assert sentence.endswith(f", omdat {why}."), sentence


def test_cash_and_the_end_of_the_debt() -> None:
    blow = cost("920.00", frequency="once", date="2027-03-15")
    assert said(expenses=[cost(), blow], debt={"balance": "4800.00"}) == [
        "Vanaf december 2026 €\xa0770,00 per maand, omdat er anders te weinig geld op de rekening"
        " komt.",
        "In april 2027 €\xa01.000,00, omdat er dan weer genoeg geld op de rekening is.",
        "In mei 2027 €\xa0720,00, omdat er dan niet meer te betalen is.",
        "Vanaf juni 2027 niets meer: alles is dan betaald.",
    ]


def test_months_without_a_payment() -> None:
    gap = cost("1200.00", label="SENTINEL-dak", from_date="2027-05-01", until="2027-05-31")
    assert said(expenses=[cost(), gap])[1] == (
        "In mei 2027 geen betaling, omdat er dan kosten bij komen (SENTINEL-dak)."
    )
    longer = gap | {"until": "2027-06-30"}
    assert said(expenses=[cost(), longer])[1].startswith("Vanaf mei 2027 geen betaling, omdat")
    first = bank("bank", amount="1000.00", until="2027-04-30")
    assert said(arrangements=[first])[0] == (
        "Vanaf december 2026 nog geen betaling: er is dan te weinig ruimte."
    )


def test_open_months_are_not_known_yet() -> None:
    lines = [income(), income("50.00", "I07", until="2027-04-30", followed_by="unknown")]
    assert said(income=lines)[1].startswith(
        "Vanaf mei 2027 is het bedrag nog niet bekend, omdat er dan een inkomen stopt ("
    )


def test_in_short_without_the_reason() -> None:
    rung = outcome(None, policy(**FLAT), arrangements=[arrangement(until="2027-04-30")]).rungs[1]
    assert say_from(NL, rung) == "Vanaf mei 2027 €\xa0950,00 per maand"
    assert say_from(Texts("en"), rung) == "From May 2027 €950.00 per month"


def test_the_lowest_wall_and_how_much_the_other_has_above_it() -> None:
    def walls(floor: str) -> str:
        return say_walls(NL, above([floor], None, policy(**FLAT)).rungs[0])

    assert walls("900.00") == (
        "De wettelijke ruimte is het laagst; de eigen ruimte is €\xa0100,00 hoger."
    )
    assert walls("1100.00") == (
        "De eigen ruimte is het laagst; de wettelijke ruimte is €\xa0100,00 hoger."
    )
    assert walls("1000.00") == "De eigen en de wettelijke ruimte zijn gelijk."
    assert say_walls(NL, outcome().rungs[0]) == ""


def test_the_first_rung_that_pays() -> None:
    lines = [bank("bank", amount="1000.00", until="2027-04-30")]
    rungs = outcome(None, policy(**FLAT), arrangements=lines, **LONG).rungs
    assert first_paid(rungs) is rungs[1]
    assert first_paid(rungs[:1]) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rung_of_the_samples_is_said(language: str) -> None:
    texts, seen = Texts(language), set[CauseCode]()
    for sample in samples():
        for rung in sample.assessment.rungs:
            seen |= {cause.code for cause in rung.causes}
            for known in (sample.draft, None):
                sentence = say_rung(texts, rung, known)
                assert sentence.endswith(".")
                assert "{" not in sentence
                assert say_causes(texts, rung, known) in sentence or not rung.payment.amount
    assert len(seen) > 4
