"""Rules in words: every name, input, value, condition and sentence, in both languages."""

from datetime import date
from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, Texts, say_choice
from app.i18n.rules import (
    amounts_of,
    answer_of,
    say_assumed,
    say_how_to_write,
    say_input,
    say_missing,
    say_no_tariff,
    say_rule,
    say_value,
    sentences_of,
)
from app.i18n.sources import say_source, say_tariff, short_source
from calc import UNKNOWN, NoTariff, Step, TariffsOn
from calc.base.step import Status, Unit, given
from calc.law.registry import RULES
from calc.law.rule import TARIFF, Input, InputKind, Leefsituatie, Rule, RuleOutcome, Value
from calc.tariffs.tariffs import NoTariffReason
from tests.app.i18n.samples import samples
from tests.fake_rule import tariffs

both = pytest.mark.parametrize("texts", [Texts(each) for each in LANGUAGES], ids=LANGUAGES)
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
DUTCH = Texts("nl")


@pytest.fixture
def on() -> TariffsOn:
    found = tariffs().on(date(2026, 7, 1))
    assert isinstance(found, TariffsOn)
    return found


@both
@every_rule
def test_every_rule_and_input_is_said(rule: Rule, texts: Texts, on: TariffsOn) -> None:
    assert say_rule(texts, rule.name)
    for spec in rule.inputs:
        said = say_input(texts, spec.name)
        assert not said.endswith(".")
        assert say_how_to_write(texts, spec)
        assert said in say_missing(texts, spec.name, on)
        if spec.assumed is not None:
            assert say_assumed(texts, rule, spec.name).endswith(".")


@both
@every_rule
def test_an_empty_computation_says_what_is_missing(rule: Rule, texts: Texts, on: TariffsOn) -> None:
    outcome = rule.compute({}, on)
    sentences = list(sentences_of(texts, rule, outcome, on))
    assert len(sentences) >= len(outcome.missing)
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in sentences)
    assert answer_of(texts, outcome) == texts.text("rule.no_answer")
    assert amounts_of(texts, outcome)


@both
def test_a_figure_that_is_missing_is_said_with_its_reason(texts: Texts, on: TariffsOn) -> None:
    for missing in on.file.missing():
        said = say_missing(texts, f"{TARIFF}{missing.key}", on)
        assert missing.reason.rstrip(".") in said
        assert said.endswith(".")
        assert not said.endswith("..")


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (InputKind.EUR_PER_MONTH, Decimal("1234.5"), "€\N{NO-BREAK SPACE}1.234,50"),
        (InputKind.NUMBER, Decimal("0.78325"), "0,78325"),
        (InputKind.COUNT, 3, "3"),
        (InputKind.YES_NO, True, "ja"),
        (InputKind.YES_NO_EACH, (False, True), "nee, ja"),
        (InputKind.AGES, (0, 12), "0, 12"),
        (InputKind.AGES, (), "geen"),
        (InputKind.SITUATION, Leefsituatie.ALLEENSTAANDE_OUDER, "alleenstaande ouder"),
        (InputKind.SITUATION, UNKNOWN, "weet ik niet"),
    ],
)
def test_a_value_is_said_the_dutch_way(kind: InputKind, value: Value, said: str) -> None:
    assert say_value(DUTCH, Input("income", kind), value) == said


def test_an_extra_that_is_not_known_is_left_out_and_an_amount_never() -> None:
    outcome = RuleOutcome("vtlb", {"amount": None, "bvv": None})
    assert amounts_of(DUTCH, outcome) == [("bedrag", "niet te berekenen")]


def test_an_outcome_without_an_amount_of_its_own_is_a_defect() -> None:
    with pytest.raises(AssertionError, match="vtlb"):
        answer_of(DUTCH, RuleOutcome("vtlb", {}))


@both
@pytest.mark.parametrize("reason", NoTariffReason)
def test_a_day_without_figures_is_said(reason: NoTariffReason, texts: Texts) -> None:
    for first in (None, date(2023, 1, 1)):
        said = say_no_tariff(texts, NoTariff(date(2019, 1, 1), reason, first))
        assert "2019" in said
        assert say_choice(texts, reason) in said
        assert ("2023" in said) is (first is not None)


@both
def test_where_every_step_of_the_samples_is_from_is_said_without_our_own_words(
    texts: Texts,
) -> None:
    for sample in samples():
        for step in sample.steps():
            for said in (say_source(texts, step), short_source(texts, step)):
                assert said
                assert "ENGINE" not in said


@both
def test_what_somebody_entered_is_no_code(texts: Texts) -> None:
    leaf: Step = given("savings", Decimal(1), Unit.EUR, source="input", status=Status.ENTERED)
    assert say_source(texts, leaf) == texts.text("answer.source.input_long")
    assert short_source(texts, leaf) == texts.text("answer.source.input")


@both
def test_every_figure_says_where_it_was_read_and_how_firm_it_is(
    texts: Texts, on: TariffsOn
) -> None:
    for values in on.file.values.values():
        for value in values:
            if value.status is not Status.MISSING:
                said = say_tariff(texts, value)
                assert value.source in said
                assert say_choice(texts, value.status) in said
                assert value.note in said
