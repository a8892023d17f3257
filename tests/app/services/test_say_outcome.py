"""What an officer says of every kind of outcome: true as it stands, what comes first said first."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.say_outcome import say_limit, say_mark, say_outcome, short_euros
from app.services.short_findings import count_points
from calc import UNKNOWN, Assessment, Draft, OutcomeStanding, assess
from calc.dossier.agreed_schedule import Decided, RestAtEnd
from calc.running.result import Promise
from tests.app.documents.test_running import running
from tests.building import ON, draft, example_outcome, example_policy, raw_example
from tests.tariff_files import shipped

TEXTS = Texts("nl")
DIED = {"kind": "overleden", "who": "A", "from_date": "2026-11-01"}
REST = "Wat op 30 november 2029 over is, hoeft u dan niet meer te betalen."


def of(made: Draft) -> Assessment:
    return assess(made, example_policy(), shipped(), ON)


def example(name: str, **changes: object) -> Assessment:
    return of(draft(raw_example(name) | changes))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def said(assessment: Assessment) -> str:
    return plain(say_outcome(TEXTS, assessment).text)


def test_a_concept_says_first_what_must_be_arranged() -> None:
    assert said(example("HH1")) == (
        "Eerst vragen wij samen uw huurtoeslag aan."
        f" Zoals het nu is, kunt u € 165 per maand missen, later meer. {REST}"
    )


def test_a_concept_without_missed_money_says_how_much_is_still_open() -> None:
    found = example("HH5")
    assert found.missed is None
    count = count_points(found)
    assert said(found).startswith(f"Eerst zoeken wij nog {count} dingen uit. Zoals het nu is, ")


def test_a_final_plan_says_the_amount_at_once() -> None:
    assert said(example("HH1-afgerond")) == (f"U kunt € 395 per maand missen, later meer. {REST}")


def test_a_plan_that_begins_later_says_that_nothing_is_paid_now() -> None:
    assert said(example("HH3-afgerond")) == (
        f"U hoeft nu niets te betalen. Vanaf december 2027 kunt u € 35 per maand missen. {REST}"
    )
    assert (
        "U hoeft nu niets te betalen."
        " Zoals het nu is, kunt u vanaf april 2029 € 100 per maand missen."
    ) in said(example("HH2"))


def test_without_room_nothing_is_asked_and_there_is_a_next_day() -> None:
    assert said(example("HH4")) == (
        "Eerst vragen wij samen uw huurtoeslag aan. U hoeft nu niets te betalen."
        " U hebt uw geld nodig om van te leven. Uiterlijk op 23 maart 2027 praten wij verder."
    )


def test_people_come_first() -> None:
    """Nothing of the plan is said while nothing is asked: no amount, no rest, no toeslag."""
    assert said(example("HH6")) == "U hoeft nu niets te betalen. Eerst kijken wij wat er nodig is."
    died = draft(raw_example("HH1") | {"life_states": [DIED]})
    assert said(of(died)) == "Gecondoleerd. Wij vragen nu niets."


def test_behind_a_gate_nothing_is_asked() -> None:
    raw = raw_example("HH1")
    found = of(draft(raw | {"debt": raw["debt"] | {"wsnp": True}}))
    assert found.standing is OutcomeStanding.CLOSED
    assert said(found) == "U hoeft ons nu niets te betalen."


def test_behind_a_gate_a_plan_that_runs_asks_nothing_either() -> None:
    made = running()
    debt = made.debt.model_copy(update={"wsnp": True})
    found = of(made.model_copy(update={"debt": debt}))
    assert found.running is not None
    assert said(found) == "U hoeft ons nu niets te betalen."


def test_nothing_asked_yet_names_no_amount() -> None:
    found = of(Draft())
    assert found.standing is OutcomeStanding.NOT_ASKED
    assert said(found) == (
        "Ik stel u eerst nog een paar vragen. Daarna weten wij wat u kunt missen."
    )


def test_something_unknown_counts_the_answers_and_names_no_amount() -> None:
    made = draft(raw_example("HH1"))
    lines = list(made.expenses)
    lines[0] = lines[0].model_copy(update={"amount": UNKNOWN})
    found = of(made.model_copy(update={"expenses": tuple(lines)}))
    assert found.standing is OutcomeStanding.INCOMPLETE
    assert said(found) == "Ik mis nog 1 antwoord. Daarna weten wij wat u kunt missen."


@pytest.mark.parametrize(
    ("standing", "wanted"),
    [
        ("nothing_owed", "Er staat niets meer open. U hoeft niets te betalen."),
        ("room_open", "Ik heb nog één vraag. Welk bruto inkomen staat er op uw"),
        ("no_figures", "Ik kan nu nog geen bedrag noemen."),
    ],
)
def test_every_other_standing_has_its_sentence(
    standing: str, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Assessment, "standing", OutcomeStanding(standing))
    assert said(example("HH1")).startswith(wanted)


def test_nothing_owed_of_a_real_dossier() -> None:
    found = of(draft(debt={"balance": "0.00"}))
    assert said(found) == "Er staat niets meer open. U hoeft niets te betalen."


def test_a_plan_that_runs_says_its_next_payment() -> None:
    found = of(running())
    assert found.running is not None
    words = said(found)
    assert words.startswith("Uw volgende betaling is € ")
    assert "Zoals het nu is" not in words


def test_a_promise_that_does_not_stand_is_not_repeated() -> None:
    found = of(running())
    assert found.running is not None
    stands = replace(found, running=replace(found.running, promise=Promise.STANDS, known=True))
    assert "hoeft u dan niet meer te betalen" in said(stands)
    for promise in (Promise.OFFICER, Promise.NONE):
        other = replace(found, running=replace(found.running, promise=promise, known=True))
        assert "hoeft u dan niet meer" not in said(other)


@pytest.mark.parametrize(
    ("rest", "wanted"),
    [
        (RestAtEnd.DISCHARGE, ""),
        (RestAtEnd.STOP_COLLECTING, "vragen wij niet meer om de rest"),
        (RestAtEnd.DECIDE_BY_DATE, "bespreken wij wat er met de rest gebeurt"),
    ],
)
def test_what_becomes_of_the_rest_is_never_promised_while_it_is_not_known(
    rest: RestAtEnd, wanted: str
) -> None:
    found = example("HH1-afgerond")
    assert found.plan is not None
    other = replace(found, plan=replace(found.plan, rest_at_end=rest, discharge=None))
    assert wanted in say_outcome(TEXTS, other).end
    assert "hoeft u" not in say_outcome(TEXTS, other).end


def test_a_debt_that_is_paid_off_leaves_no_rest() -> None:
    found = of(draft(debt={"balance": "900.00"}, statutory={
        "official": {"amount": "400.00", "version": "2026-2", "on": "2026-11-01"}}))  # fmt: skip
    assert found.plan is not None
    assert "is dan alles betaald" in said(found)
    assert "over is" not in said(found)


def test_other_amounts_that_are_not_all_higher_are_no_promise_of_more() -> None:
    found = example("HH1-afgerond")
    first, *later = found.rungs
    lower = replace(later[0], payment=replace(first.payment, amount=Decimal(5)))
    assert ", later een ander bedrag." in said(replace(found, rungs=(first, lower, *later[1:])))
    assert "later" not in said(replace(found, rungs=(first,)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["HH1", "HH2", "HH3", "HH4", "HH5", "HH6", "HH1-afgerond"])
def test_every_amount_is_that_of_the_headline(name: str, language: str) -> None:
    found = example_outcome(name) if name == "HH5" else example(name)
    steps = [found.headline.amount, found.headline.later]
    known = {short_euros(Texts(language), step.amount) for step in steps if step is not None}
    words = say_outcome(Texts(language), found).text
    assert set(re.findall(r"€\s?[\d.,]*\d", words)) <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_at_most_fourteen_words(language: str) -> None:
    for name in ("HH1", "HH2", "HH3", "HH4", "HH5", "HH6", "HH1-afgerond", "HH3-afgerond"):
        for part in say_outcome(Texts(language), example(name)).parts:
            for sentence in re.split(r"(?<=[.?]) ", part):
                words = sentence.replace("\N{NO-BREAK SPACE}", " ").replace("€ ", "€").split()
                assert len(words) <= 14, sentence


def test_cents_are_said_only_where_there_are_any() -> None:
    assert plain(short_euros(TEXTS, Decimal("165.00"))) == "€ 165"
    assert plain(short_euros(TEXTS, Decimal("165.50"))) == "€ 165,50"
    assert short_euros(Texts("en"), Decimal("1165")) == "€1,165"


def test_the_mark_says_what_it_is_and_how_much_is_open() -> None:
    found = example("HH1")
    assert say_mark(TEXTS, found) == f"Concept · {count_points(found)} punten open"
    assert say_mark(TEXTS, example("HH1-afgerond")) == "Definitief"
    assert say_mark(TEXTS, of(Draft())).startswith("Nog niet compleet · ")
    assert say_mark(TEXTS, of(running())).startswith("Afgesproken plan")


def test_what_decides_has_a_few_words() -> None:
    assert say_limit(TEXTS, example("HH1")) == "De wet is de grens"
    assert say_limit(TEXTS, example("HH5")) == "De eigen ruimte is de grens"
    assert say_limit(TEXTS, of(Draft())) == ""
    open_ = replace(example("HH1"), room_is_open=True)
    assert say_limit(TEXTS, open_) == "Het bruto inkomen ontbreekt nog"
    assert all(TEXTS.has(f"outcome.limit.{each.value}") for each in Decided)
