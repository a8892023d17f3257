"""Every code of calc has a text in both languages, rendered with what the code really gives."""

import importlib
import json
import pkgutil
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

import pytest

import calc
from app.i18n import (
    LANGUAGES,
    MissingText,
    Texts,
    say_choice,
    say_condition,
    say_decided,
    say_finding,
)
from app.i18n.choices import GROUPS
from calc import Finding, Month, Severity
from calc.base.params import Params
from calc.dossier.agreed_schedule import Decided
from calc.dossier.codes import ARRANGEMENT_CODES, CHECK_CODES, EXPENSE_CODES, INCOME_CODES
from calc.plan.result import Condition
from calc.signals import REGISTRY
from tests.app.i18n.calc_codes import finding_codes
from tests.app.i18n.samples import RESOURCES, every_finding, samples

BOTH = [Texts(language) for language in LANGUAGES]
both = pytest.mark.parametrize("texts", BOTH, ids=LANGUAGES)
CODES = {
    "income": INCOME_CODES,
    "expense": EXPENSE_CODES,
    "arrangement": ARRANGEMENT_CODES,
    "check": CHECK_CODES,
}


def lists_of_calc() -> Iterator[type[StrEnum]]:
    """Every closed list that the engine defines, wherever it stands."""
    for module in pkgutil.walk_packages(calc.__path__, "calc."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum:
                yield value


def test_every_list_of_the_engine_has_its_group_of_texts() -> None:
    assert set(lists_of_calc()) == set(GROUPS)
    assert len(set(GROUPS.values())) == len(GROUPS)


@both
def test_every_member_of_every_list_has_a_text(texts: Texts) -> None:
    for members in GROUPS:
        said = [say_choice(texts, member) for member in members]
        assert len(set(said)) == len(said), f"{members.__name__} says two members the same way"


def test_a_list_that_is_not_of_the_engine_has_no_texts() -> None:
    class Strange(StrEnum):
        ONE = "one"

    with pytest.raises(MissingText, match="Strange"):
        say_choice(BOTH[0], Strange.ONE)


@both
@pytest.mark.parametrize("group", CODES)
def test_every_code_of_the_catalogue_has_a_text(texts: Texts, group: str) -> None:
    for code in CODES[group]:
        assert texts.text(f"{group}.{code}")


def test_dutch_labels_are_those_of_the_intake_catalogue() -> None:
    file = RESOURCES / "catalogue" / "intake_catalogue.json"
    catalogue = json.loads(file.read_text(encoding="utf-8"))
    for group, lines in (
        ("income", "income"),
        ("expense", "expenses"),
        ("arrangement", "arrangements"),
    ):
        for line in catalogue[lines]:
            assert BOTH[0].text(f"{group}.{line['code']}") == line["label"]


@both
def test_what_decides_is_a_phrase_that_fits_in_a_sentence(texts: Texts) -> None:
    for decided in Decided:
        said = say_decided(texts, decided)
        assert said[0].islower()
        assert not said.endswith(".")


@both
def test_every_finding_in_the_source_has_a_text_that_gets_what_it_wants(texts: Texts) -> None:
    for code, params in finding_codes().items():
        wanted = texts.placeholders(f"finding.{code}")
        assert wanted <= params | {"where", "line"}, code
        assert params <= wanted, f"{code} does not say all it knows"


def test_the_source_has_a_finding_for_every_check_and_the_samples_have_them_all() -> None:
    codes = finding_codes()
    assert len(codes) >= len(REGISTRY)
    found = {
        finding.code for finding, _ in every_finding() if finding.severity is not Severity.MISSING
    }
    assert found == codes.keys()


@both
def test_every_finding_of_the_samples_is_said(texts: Texts) -> None:
    for finding, of in every_finding():
        for draft in (of, None):
            said = say_finding(texts, finding, draft)
            assert said.endswith("."), said
            assert "{" not in said, said
            assert finding.code not in said, said


TYPED = {"by", "role", "team", "client", "clients", "creditor", "examples", "field_type"}
"""The values that are words: of the dossier, of the policy, and one of pydantic that none says."""


def test_only_words_that_somebody_typed_are_text() -> None:
    """A month, an amount or a code as text would be said as the file has it."""
    texts = {
        name
        for finding, _ in every_finding()
        for name, value in finding.params
        if type(value) is str
    }
    assert texts <= TYPED


@pytest.mark.parametrize(
    ("code", "params", "dutch", "english"),
    [
        (
            "balance_is_higher",
            (("balance", Decimal("4321.5")), ("expected", Decimal("1234.50"))),
            "€ 4.321,50 open, maar volgens de betalingen is het € 1.234,50",
            "€4,321.50",
        ),
        (
            "balance_is_lower",
            (
                ("balance", Decimal(21480)),
                ("expected", Decimal("21900.00")),
                ("amount", Decimal("420.00")),
            ),
            "€ 21.480,00 open, minder dan € 21.900,00 volgens de betalingen",
            "€21,480.00 is owed, less than €21,900.00",
        ),
        (
            "pause_is_cut",
            (("month", Month(2029, 2)), ("end", Month(2028, 11))),
            "november 2028",
            "November 2028",
        ),
    ],
)
def test_a_value_is_said_by_its_type_whatever_its_name(
    code: str, params: Params, dutch: str, english: str
) -> None:
    finding = Finding(Severity.WARNS, code, "debt.balance", params)
    for texts, wanted in zip(BOTH, (dutch, english), strict=True):
        assert wanted in say_finding(texts, finding).replace("\xa0", " ")


def test_a_finding_names_the_line_amounts_and_days_the_dutch_way() -> None:
    params = (("by_balance", Month(2044, 3)), ("by_date", Month(2037, 12)))
    finding = Finding(Severity.WARNS, "arrangement_end_differs", "arrangements[4].until", params)
    assert say_finding(BOTH[0], finding) == (
        "Andere regelingen, regel 5: volgens de einddatum loopt deze regeling tot en met december"
        " 2037, volgens het openstaande bedrag tot en met maart 2044. De einddatum telt. Vraag na"
        " wat klopt."
    )


def test_what_is_missing_is_said_as_a_problem() -> None:
    finding = Finding(Severity.MISSING, "missing", "adults[0].liable")
    assert say_finding(BOTH[0], finding) == (
        "Volwassene 1: aansprakelijk voor de schuld. Dit is nog niet ingevuld."
        " Vul in of deze persoon de schuld moet betalen: ja of nee."
    )


@both
def test_every_condition_of_a_plan_is_said(texts: Texts) -> None:
    conditions = {
        condition
        for sample in samples()
        if sample.assessment.plan
        for condition in sample.assessment.plan.conditions
    }
    assert {condition.code for condition in conditions} >= {"payments_kept", "no_fraud"}
    for condition in conditions:
        assert say_condition(texts, condition).endswith(".")


@pytest.mark.parametrize(
    ("a_year", "said"),
    [
        (0, "U slaat geen betaling over. Lukt betalen niet? Bel ons dan voor de betaaldag."),
        (1, "U mag 1 maand per jaar overslaan. Die maand hoeft u niet in te halen."),
        (2, "U mag 2 maanden per jaar overslaan. Die maanden hoeft u niet in te halen."),
    ],
)
def test_joker_months(a_year: int, said: str) -> None:
    assert say_condition(BOTH[0], Condition("joker_months", (("a_year", a_year),))) == said
