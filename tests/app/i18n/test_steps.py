"""Every step of every explanation has a line that says what it is, in both languages."""

from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, MissingText, Texts, say_amount, say_step
from app.i18n.steps import step_key
from calc import Step
from calc.base.step import Status, Unit, given
from calc.tariffs.keys import KEYS
from tests.app.i18n.calc_codes import step_codes
from tests.app.i18n.samples import every_step, rule_samples
from tests.app.i18n.test_catalogues import messages

both = pytest.mark.parametrize("texts", [Texts(each) for each in LANGUAGES], ids=LANGUAGES)

# What these become is in the samples; a new one needs a sample, texts, and its place here.
COMPOSED = {
    "f'{code}.debtor_part'",
    "f'{code}.lines'",
    "f'{code}.own'",
    "f'{code}.shared'",
    "f'{code}.year'",
    "f'earmarked.{code}.cost'",
    "f'earmarked.{code}.received'",
    "f'earmarked.{code}.share'",
    "f'earmarked.{code}.used'",
    "f'group.{name}'",
    "f'line.varying.{choice.value}'",
    "f'policy.{key}'",
    "f'tariff.{value.key}'",
}


@both
def test_every_code_in_the_source_has_a_text(texts: Texts) -> None:
    literal, composed = step_codes()
    assert composed == COMPOSED.union(
        *(getattr(module, "COMPOSED", ()) for module in rule_samples())
    )
    assert {code for code in literal if not texts.has(step_key(code))} == set()


def test_the_samples_have_every_step_that_has_a_text() -> None:
    """So that each text is rendered below with what its step really holds, and none is dead."""
    reached = {step_key(step.code) for step, _ in every_step()}
    with_text = {key for key in messages("nl") if key.startswith("step.")}
    own = {key for key in reached if not key.startswith(("policy.", "tariff."))}
    assert own == with_text
    assert {f"step.{code}" for code in step_codes()[0]} <= reached


@both
def test_every_key_of_the_tariffs_is_said(texts: Texts) -> None:
    said = [texts.text(f"tariff.{key}") for key in KEYS]
    assert len(set(said)) == len(said)
    for key in KEYS.values():
        assert say_amount(texts, _leaf(f"tariff.{key.name}", "1", key.unit))


@both
def test_every_step_of_the_samples_is_said(texts: Texts) -> None:
    for step, of in every_step():
        for draft in (of, None):
            said = say_step(texts, step, draft)
            assert said
            assert not said.endswith("."), said
            assert "." not in step.code or step.code not in said, said
        assert say_amount(texts, step)


def _leaf(code: str, amount: str, unit: Unit, at: str = "", label: str = "") -> Step:
    return given(
        code, Decimal(amount), unit, source="test", status=Status.ENTERED, at=at, label=label
    )


@pytest.mark.parametrize(
    ("code", "at", "label", "said"),
    [
        ("line.year", "income[0]", "Loon", "Loon: bedrag per jaar"),
        ("line.year", "income[0]", "", "Inkomsten, regel 1: bedrag per jaar"),
        ("line.month", "income[0].months[2]", "2026-03", "ontvangen in maart 2026"),
        ("cash.times", "2026-12.income[0]", "", "Inkomsten, regel 1: aantal keren"),
        (
            "share.income",
            "2026-12.B",
            "",
            "inkomen van persoon B vanaf december 2026, per jaar",
        ),
        (
            "earmarked.I24.share",
            "2027-01",
            "",
            "Kinderopvangtoeslag: deel van die kosten dat dit geld betaalt vanaf januari 2027",
        ),
        ("policy.plan_min", "", "", "kleinste maandbedrag van een plan"),
    ],
)
def test_a_step_says_where_it_belongs(code: str, at: str, label: str, said: str) -> None:
    assert say_step(Texts("nl"), _leaf(code, "1", Unit.EUR, at, label)) == said


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        ("1234.5", Unit.EUR, "€\u00a01.234,50"),
        ("-12.5", Unit.EUR_PER_MONTH, "€\u00a0-12,50 per maand"),
        ("0", Unit.EUR_PER_YEAR, "€\u00a00,00 per jaar"),
        ("10", Unit.EUR_PER_TIME, "€\u00a010,00 per keer"),
        ("13", Unit.PER_YEAR, "13 keer per jaar"),
        ("0.25", Unit.SHARE, "25%"),
        ("1", Unit.SHARE, "100%"),
        ("1.5", Unit.FACTOR, "1,5"),
        ("1", Unit.MONTHS, "1 maand"),
        ("36", Unit.MONTHS, "36 maanden"),
        ("2", Unit.TIMES, "2 keer"),
    ],
)
def test_an_amount_has_its_unit(amount: str, unit: Unit, said: str) -> None:
    assert say_amount(Texts("nl"), _leaf("any", amount, unit)) == said


def test_a_step_without_a_text_is_a_defect() -> None:
    with pytest.raises(MissingText):
        say_step(Texts("nl"), _leaf("new_code", "1", Unit.EUR))
