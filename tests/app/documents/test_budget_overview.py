"""The budget on one page: the sum of the assessment, and what nobody knows is said so."""

from decimal import Decimal
from typing import Any

import pytest

from app.documents.budget_overview import budget_overview
from app.documents.case import Case, NoLetter
from app.documents.letter import BarKind, Bars, Letter, Table
from app.documents.writing import write
from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.documents import DocumentKind, Extras
from calc.base.rounding import cents_half_up
from tests.app.documents.letters import NAMES, lines_with, raw
from tests.app.documents.making import assessed, document, document_of, sample
from tests.building import cost

K = DocumentKind.BUDGET_OVERVIEW


def case_of(about: Assessed, language: str = "nl") -> Case:
    return Case(about.draft, about.assessment, about.policy_file.policy, Texts(language))


def made(about: Assessed, language: str = "nl", free_text: str = "") -> Letter:
    return budget_overview(case_of(about, language), free_text)


def rows(letter: Letter) -> dict[str, str]:
    [table] = [block for block in letter.blocks if isinstance(block, Table)]
    return {row.cells[0]: row.cells[1] for row in table.rows}


def row_names(*keys: str, language: str = "nl") -> list[str]:
    return [Texts(language).text(f"document.overview.{key}") for key in keys]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_amount_is_that_of_the_account(name: str, language: str) -> None:
    about = sample(name)
    account, said = about.assessment.account, rows(made(about, language))
    assert account is not None
    euros = Texts(language).formats.euros
    left = account.left_after_costs.amount
    income, costs, others, after, payment = row_names(
        "income", "costs", "arrangements", "left", "payment", language=language
    )
    assert said[income] == euros(account.income.amount)
    assert said[costs] == euros(account.costs.amount)
    assert said[others] == euros(account.arrangements.amount)
    assert said[after] == euros(left)
    assert account.payment is not None
    assert said[payment] == euros(account.payment.amount)
    assert euros(left) in made(about, language).subject


def test_the_money_for_setbacks_and_what_is_free_are_those_of_the_account() -> None:
    account, said = sample("HH1").assessment.account, rows(made(sample("HH1")))
    assert account is not None
    assert account.left_after_all is not None
    reserve, free = row_names("reserve", "free")
    assert said[reserve] == Texts("nl").formats.euros(account.reserve.amount)
    assert said[free] == Texts("nl").formats.euros(account.left_after_all.amount)


def test_money_for_setbacks_that_does_not_fit_is_no_part_of_the_sum() -> None:
    letter = made(sample("HH6"))
    [reserve] = row_names("reserve")
    assert reserve not in rows(letter)
    assert rows(letter)["Dan is nog vrij"] == rows(letter)["Na uw kosten blijft over"]
    assert lines_with(write(K, case_of(sample("HH6")), Extras()).text, "te weinig om ook iets")


def test_what_is_too_little_is_called_so() -> None:
    values = raw("HH1")
    values["expenses"].append(cost("900.00", "U70"))
    about = assessed(values)
    assert about.assessment.account is not None
    left = about.assessment.account.left_after_costs.amount
    assert left < 0
    letter = made(about)
    short, free = row_names("short", "free")
    assert rows(letter)[short] == Texts("nl").formats.euros(abs(left))
    assert free not in rows(letter)
    assert "te weinig" in letter.subject


UNKNOWN_COST = cost("1.00", "U70") | {"amount": "UNKNOWN"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_nobody_knows_is_said_to_be_unknown_and_nothing_is_left_then(language: str) -> None:
    values = raw("HH1")
    values["expenses"].append(UNKNOWN_COST)
    letter = made(assessed(values), language)
    names = row_names("costs", "left", "income", language=language)
    unknown = Texts(language).text("document.overview.unknown")
    assert [rows(letter).get(name) == unknown for name in names] == [True, True, False]
    assert not [block for block in letter.blocks if isinstance(block, Bars)]
    assert letter.subject == Texts(language).text("document.overview.answer_unknown")
    assert len(rows(letter)) == 4  # no payment, and nothing that is free


def test_a_group_that_was_not_asked_is_unknown_and_no_zero() -> None:
    values = raw("HH1") | {"arrangements": [], "asked": []}
    values["expenses"] = []
    letter = made(assessed(values))
    assert rows(letter)["Eruit: uw kosten"] == "nog niet bekend"
    assert "€ 0,00" not in str(rows(letter))


def test_of_a_household_where_somebody_else_lives_nothing_is_told_before_it_is_divided() -> None:
    values = raw("HH5")
    values["expenses"].append(UNKNOWN_COST)
    with pytest.raises(NoLetter) as none:
        made(assessed(values))
    assert none.value.reason == "overview_empty"


def test_nothing_known_is_no_overview() -> None:
    values = raw("HH1") | {"income": [], "expenses": [], "arrangements": [], "asked": []}
    with pytest.raises(NoLetter) as none:
        made(assessed(values))
    assert none.value.reason == "overview_empty"


@pytest.mark.parametrize("scheme", ["wsnp", "msnp"])
def test_behind_a_gate_it_says_nothing_of_paying_us(scheme: str) -> None:
    values = raw("HH1")
    values["debt"][scheme] = True
    letter = made(assessed(values))
    assert not set(row_names("reserve", "payment", "free")) & set(rows(letter))
    assert letter.mark is None  # without an amount for us there is nothing that is not final


def test_an_amount_for_us_that_is_not_final_is_marked() -> None:
    assert made(sample("HH1")).mark
    assert made(sample("HH1-afgerond")).mark is None


def test_the_picture_shows_the_same_amounts() -> None:
    about = sample("HH1-afgerond")
    [bars] = [block for block in made(about).blocks if isinstance(block, Bars)]
    account = about.assessment.account
    assert account is not None
    assert account.payment is not None
    assert account.left_after_all is not None
    parts = (account.income, account.costs, account.arrangements, account.reserve,
             account.payment, account.left_after_all)  # fmt: skip
    assert [bar.amount for bar in bars.bars] == [cents_half_up(part.amount) for part in parts]
    kinds = [bar.kind for bar in bars.bars]
    assert kinds == [BarKind.IN, *[BarKind.OUT] * 4, BarKind.LEFT]


def test_what_is_nothing_has_no_bar() -> None:
    about = sample("HH2")
    assert about.assessment.account is not None
    assert about.assessment.account.payment is not None
    assert not about.assessment.account.payment.amount
    [bars] = [block for block in made(about).blocks if isinstance(block, Bars)]
    assert all(bar.amount > Decimal(0) for bar in bars.bars)


def arrangements(count: int, name: str = "Winkel") -> list[dict[str, Any]]:
    return [
        {"code": "R10", "creditor": f"{name} {at}", "amount": "5.00", "frequency": "month",
         "who": "A", "evidence": "gezien", "balance": "50.00"}
        for at in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "name", "named"),
    [(5, "Winkel", True), (6, "Winkel", False), (3, "Winkel " + "x" * 80, False)],
)
def test_a_few_arrangements_are_named_and_many_are_counted(
    count: int, name: str, named: bool
) -> None:
    about = assessed(raw("HH1") | {"arrangements": arrangements(count, name)})
    text = write(K, case_of(about), Extras()).text
    assert (f"{name} 0" in text) is named
    assert (f"{count} andere afspraken" in text) is not named


def test_an_arrangement_that_is_over_is_not_told() -> None:
    over = arrangements(1, "Voorbij")[0] | {"until": "2026-10-31"}
    about = assessed(raw("HH1") | {"arrangements": [over, *arrangements(1)]})
    text = write(K, case_of(about), Extras()).text
    assert lines_with(text, "Voorbij") == []
    assert lines_with(text, "Winkel 0")


def test_an_arrangement_of_somebody_who_owes_nothing_is_not_told() -> None:
    values = raw("HH5")
    values["arrangements"][0] |= {"who": "B", "creditor": "SENTINEL"}
    assert lines_with(write(K, case_of(assessed(values)), Extras()).text, "SENTINEL") == []


def test_a_cent_of_rounding_is_explained() -> None:
    said = Texts("nl").text("letter.sum.rounding")
    assert lines_with(document_of("HH2", K).text, said)
    assert lines_with(document_of("HH1", K).text, said) == []


def test_own_words_are_on_it_and_nothing_of_a_way_to_pay() -> None:
    text = document(K, sample("HH1"), free_text="Sentinel woorden.").text
    assert lines_with(text, "Sentinel woorden.")
    assert lines_with(text, "NL91") == []
