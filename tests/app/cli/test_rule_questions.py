"""A14 and A15 at the command: what a rule asks, what it refuses, and what is likely a mistake."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import main
from app.cli.rule_inputs import example_of
from app.i18n import LANGUAGES, Texts
from app.i18n.rules import say_input, say_meant, say_unused
from app.services.rules import RULES
from calc.law.rule import InputKind, Rule

ON = ("--on", "2026-07-01")
ALONE = ("beslagvrije_voet", *ON, "situation=alleenstaande")
Run = Callable[..., tuple[int, str, str]]
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The exit code, what is printed, and what is said to be wrong."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path))

    def made(*words: str) -> tuple[int, str, str]:
        code = main(["rule", *words])
        shown = capsys.readouterr()
        return code, shown.out.replace("\N{NO-BREAK SPACE}", " "), shown.err

    return made


def test_a15_abroad_with_a_factor_counts_without_more(run: Run) -> None:
    code, out, _ = run(*ALONE, "abroad=ja", "country_factor=0.5")
    assert code == 0
    assert out.startswith("Beslagvrije voet op 1 juli 2026: € 481,60 per maand")


@pytest.mark.parametrize(
    ("words", "named", "why"),
    [
        (("taxable_income=17000", "country_factor=0.5"), "country_factor", "in het buitenland"),
        (("taxable_income=17000", "partner_income=5"), "partner_income", "bij een paar"),
        (("taxable_income=17000", "institution_price=5"), "institution_price", "inrichting"),
        (("no_address=ja", "taxable_income=17000"), "taxable_income", "zonder woonadres"),
    ],
)
def test_a15_an_input_that_changes_nothing_is_refused_by_name_and_why(
    words: tuple[str, ...], named: str, why: str, run: Run
) -> None:
    code, out, said = run(*ALONE, *words)
    assert (code, out) == (2, "")
    assert said.startswith(f"{named}. ")
    assert why in said
    assert "Laat het weg" in said
    assert run(*ALONE, *words, "--json")[:2] == (2, "")


def test_a15_all_of_them_are_said_at_once(run: Run) -> None:
    words = ("taxable_income=17000", "country_factor=0.5", "car_tax=5", "raise_months=3")
    said = run(*ALONE, *words)[2].splitlines()
    assert [line.split(".")[0] for line in said] == ["country_factor", "car_tax", "raise_months"]


def test_a15_an_answer_that_says_no_is_never_refused(run: Run) -> None:
    words = ("abroad=nee", "no_address=nee", "in_institution=nee", "own_home=nee", "car_tax=0")
    assert run(*ALONE, "taxable_income=17000", *words)[0] == 0


@pytest.mark.parametrize("language", LANGUAGES)
@every_rule
def test_a15_of_every_input_that_can_change_nothing_it_is_said_when_it_counts(
    rule: Rule, language: str
) -> None:
    texts = Texts(language)
    always = {
        "zorgtoeslag": "income partner assets",
        "huurtoeslag": "income partner household_size rent ages assets",
        "kindgebonden_budget": "income partner child_ages",
        "beslagvrije_voet": "situation net_income other_income in_institution",
        "vtlb": "situation net_income hours aow individual_costs corrections in_institution",
        "kinderbijslag": "child_ages",
        "bijstand": "situation net_income aow cost_sharers exempt assets",
        "belastbaar_inkomen": "taxable_wage holiday_pay extra_pay",
    }[rule.name].split()
    for spec in rule.inputs:
        if spec.name not in always:
            said = say_unused(texts, rule, spec.name)
            assert say_input(texts, spec.name, rule.name) in said


@pytest.mark.parametrize("language", LANGUAGES)
@every_rule
def test_a14_every_question_says_what_it_wants(rule: Rule, language: str) -> None:
    texts = Texts(language)
    money = "euro"
    month, year = {"nl": ("per maand", "per jaar"), "en": ("a month", "a year")}[language]
    for spec in rule.inputs:
        name = say_input(texts, spec.name, rule.name).replace("per month", "a month")
        meant = say_meant(texts, spec.name, rule.name)
        both = f"{name}. {meant}".replace("per year", "a year")
        assert meant.endswith(".")
        if spec.kind in (InputKind.EUR, InputKind.EUR_PER_MONTH, InputKind.EUR_PER_YEAR):
            assert money in both, spec.name
        if spec.kind is InputKind.EUR_PER_MONTH:
            assert month in both, spec.name
        if spec.kind is InputKind.EUR_PER_YEAR:
            assert year in both, spec.name


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("beslagvrije_voet", "net_income"),
        ("beslagvrije_voet", "other_income"),
        ("beslagvrije_voet", "partner_income"),
        ("vtlb", "net_income"),
        ("vtlb", "partner_income"),
        ("bijstand", "net_income"),
    ],
)
def test_a14_an_income_is_asked_net_and_with_holiday_pay(rule: str, name: str) -> None:
    said = say_input(Texts("nl"), name, rule)
    assert "netto" in said
    assert "per maand" in said
    assert "met vakantiegeld" in said


@pytest.mark.parametrize(
    ("rule", "name", "words"),
    [
        ("zorgtoeslag", "income", ("bruto", "met vakantiegeld")),
        ("huurtoeslag", "income", ("bruto", "met vakantiegeld", "medebewoners")),
        ("beslagvrije_voet", "taxable_income", ("bruto", "met vakantiegeld", "beiden")),
        ("belastbaar_inkomen", "taxable_wage", ("bruto", "zonder vakantiegeld")),
        ("belastbaar_inkomen", "holiday_pay", ("bruto",)),
    ],
)
def test_a14_a_yearly_income_is_asked_gross(rule: str, name: str, words: tuple[str, ...]) -> None:
    texts = Texts("nl")
    said = f"{say_input(texts, name, rule)} {say_meant(texts, name, rule)}"
    assert [word for word in words if word not in said] == []


def test_a14_the_paid_out_bijstand_is_named_with_what_it_should_be(run: Run) -> None:
    words = ("taxable_income=17000", "net_income=1348.49", "other_income=0")
    code, out, _ = run(*ALONE, *words)
    assert code == 0
    assert out.startswith("Beslagvrije voet op 1 juli 2026: € 1.281,07 per maand")
    first = next(line for line in out.splitlines() if line.startswith("  - "))
    for said in ("€ 1.348,49", "zonder vakantiegeld", "€ 1.419,46", "met vakantiegeld"):
        assert said in first
    out = run(*ALONE, "taxable_income=17000", "net_income=1419.46", "other_income=0")[1]
    assert out.startswith("Beslagvrije voet op 1 juli 2026: € 1.348,49 per maand")
    assert "Let op" not in out.partition("Hoe het tot stand komt")[0]


def test_a14_the_mistake_is_said_in_english_too(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("taxable_income=17000", "net_income=1348.49", "other_income=0")
    assert main(["--lang", "en", "rule", *ALONE, *words]) == 0
    assert "without holiday pay" in capsys.readouterr().out


@every_rule
def test_a14_a_list_of_inputs_explains_each_and_its_example_counts(rule: Rule, run: Run) -> None:
    code, out, _ = run(rule.name)
    assert code == 0
    for spec in rule.inputs:
        assert f"  {spec.name}: {say_meant(Texts('nl'), spec.name, rule.name)}" in out
    words = [example_of(spec) for spec in rule.inputs if not spec.special]
    assert out.rstrip().endswith(" ".join(words))
    code, answer, said = run(rule.name, *ON, *words)
    assert (code, said) == (0, "")
    assert "niet te berekenen" not in answer.splitlines()[0]
