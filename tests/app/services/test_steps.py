"""What the rail says of each step: counts and amounts of the engine, and no tick for nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, Texts
from app.i18n.headline import strip_rows
from app.services.short_findings import count_points
from app.services.steps import StepSaid, StepState, steps_said
from app.services.whose import whose
from app.ui.shell.pages import PAGES
from calc import Assessment, Draft, HeadlineKind
from tests.building import asked, draft, example_outcome, outcome, raw_draft, raw_example

STEPS = [(kind.key, kind.covers) for kind in PAGES]
NL = Texts("nl")


def said(made: Draft, assessment: Assessment, language: str = "nl") -> dict[str, StepSaid]:
    found = steps_said(Texts(language), STEPS, made, assessment)
    return dict(zip((key for key, _ in STEPS), found, strict=True))


def of_example(name: str) -> dict[str, StepSaid]:
    return said(draft(raw_example(name)), example_outcome(name))


def test_hh1_counts_its_lines_people_points_and_amounts() -> None:
    found = {key: step.counts for key, step in of_example("HH1").items()}
    assert found["household"] == "1 persoon"
    assert found["income"] == "4 regels \u00b7 \u20ac\u00a02.360"
    assert found["expenses"] == "22 regels \u00b7 \u20ac\u00a01.879"
    assert found["arrangements"] == "2 regels \u00b7 \u20ac\u00a082"
    assert found["result"] == "concept"
    assert found["documents"] == "nog niet definitief"
    assert found["agreement"] == "nog niets aangeboden"


def test_the_open_points_of_the_steps_are_those_of_the_panel() -> None:
    """One point is counted once: that of missed money in Controle, where its check is."""
    found = of_example("HH1")
    waiting = [step.counts for step in found.values() if step.counts.endswith(" open")]
    assert waiting == ["1 open", "8 open"]
    assert count_points(example_outcome("HH1")) == 1 + 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_of_which_only_questions_are_left_says_how_many(language: str) -> None:
    """Nothing of the debt is wrong or missing, and the conversation still asks about it."""
    raw = raw_example("HH1")
    raw["asked"] = asked("debt.earlier_arrangements", "call.hello-moment")
    step = said(draft(raw), outcome(raw), language)["customer_debt"]
    assert step.state is StepState.OPEN
    assert step.counts == {"nl": "nog 5 vragen", "en": "5 questions left"}[language]


def test_an_empty_dossier_has_no_tick_and_no_amount() -> None:
    found = said(Draft(), outcome({}))
    assert {step.state for step in found.values()} == {StepState.EMPTY}
    assert not any("\u20ac" in step.counts for step in found.values())
    assert found["income"].counts == "nog niet gevraagd"
    assert found["result"].counts == "na de uitgaven"


def test_asked_and_nothing_there_is_said_and_ticked() -> None:
    raw = raw_draft(arrangements=[], asked=asked("arrangements"))
    step = said(draft(raw), outcome(raw))["arrangements"]
    assert step == StepSaid(StepState.COMPLETE, "gevraagd: niets")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(HeadlineKind))
def test_every_outcome_has_a_word(kind: HeadlineKind, language: str) -> None:
    assessment = example_outcome("HH1")
    assessment = replace(assessment, headline=replace(assessment.headline, kind=kind))
    step = said(draft(raw_example("HH1")), assessment, language)["result"]
    assert step.counts
    assert (step.state is StepState.EMPTY) is (kind is HeadlineKind.NOT_ASKED)


def test_a_final_outcome_is_ticked_and_may_be_a_final_letter() -> None:
    found = said(draft(raw_example("HH1")), replace(example_outcome("HH1"), final=True))
    assert found["result"].state is StepState.COMPLETE
    assert found["documents"] == StepSaid(StepState.COMPLETE, "kan definitief")


def test_an_offer_is_counted_at_the_agreement() -> None:
    raw = raw_draft(agreement={"events": [{"status": "aangeboden", "on": "2026-11-23"}]})
    assert said(draft(raw), outcome(raw))["agreement"].counts == "aangeboden"


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH4", "HH6", "HH1-afgerond"])
def test_the_strip_has_the_steps_of_the_panel(name: str) -> None:
    assessment = example_outcome(name)
    rows = [row.amount for row in strip_rows(NL, assessment)]
    account, euros = assessment.account, NL.formats.whole_euros
    assert account is not None
    assert rows[:3] == [
        euros(account.income.amount),
        euros(account.costs.amount),
        euros(account.left_after_costs.amount),
    ]
    if assessment.running is None:
        assert assessment.headline.amount is not None
        assert rows[3] == euros(assessment.headline.amount.amount)


def test_the_strip_has_no_amount_for_what_nobody_asked() -> None:
    rows = strip_rows(NL, outcome({}))
    assert {row.amount for row in rows} == {NL.text("account.dash")}
    assert rows[3].name == "Betaalt, concept"


@pytest.mark.parametrize(
    ("amount", "nl", "en"),
    [
        ("2359.92", "\u20ac\u00a02.360", "\u20ac2,360"),
        ("0.49", "\u20ac\u00a00", "\u20ac0"),
        ("0.50", "\u20ac\u00a01", "\u20ac1"),
        ("-0.49", "\u20ac\u00a00", "\u20ac0"),
        ("-1234.50", "\u20ac\u00a0-1.235", "-\u20ac1,235"),
    ],
)
def test_whole_euros_are_half_up(amount: str, nl: str, en: str) -> None:
    assert Texts("nl").formats.whole_euros(Decimal(amount)) == nl
    assert Texts("en").formats.whole_euros(Decimal(amount)) == en


def test_the_bar_says_whose_dossier_it_is_as_far_as_it_is_known() -> None:
    assert whose(NL, draft(raw_example("HH1"))) == (
        "Mevrouw J. Voorbeeld", "restschuld \u20ac\u00a038.450 \u00b7 Voorbeeldbank N.V.",
    )  # fmt: skip
    assert whose(NL, Draft()) == ("Nieuw dossier", "")
    named = draft({"about": {"title": "dossier 7"}, "debt": {"balance": "12.50"}})
    assert whose(NL, named) == ("dossier 7", "restschuld \u20ac\u00a012,50")
