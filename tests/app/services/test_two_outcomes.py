"""Two outcomes beside each other: five differences, the words that change, and what to look at."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.i18n import Texts
from app.services.two_outcomes import (
    WordsKind,
    changed_sentences,
    difference_rows,
    say_warning,
)
from app.services.whatif import changed_by, figures_of
from calc import Assessment, Draft, assess
from tests.building import ON, draft, example_policy, raw_example
from tests.tariff_files import shipped

TEXTS = Texts("nl")
POLICY = example_policy()
MADE = draft(raw_example("HH1"))


def of(made: Draft) -> Assessment:
    return assess(made, POLICY, shipped(), ON)


def longer(months: int) -> Assessment:
    return of(changed_by(MADE, POLICY, [f"term_months={months}"]).draft)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_five_figures_with_their_difference() -> None:
    rows = difference_rows(TEXTS, of(MADE), longer(48))
    assert [[plain(cell) for cell in (row.name, row.was, row.now, row.difference)]
            for row in rows] == [
        ["Bedrag nu per maand", "€ 165,00", "€ 165,00", "0,00"],
        ["Na alles over in de eerste maand", "€ 115,80", "€ 115,80", "0,00"],
        ["Einddatum", "30-11-2029", "30-11-2030", "een jaar later"],
        ["Samen te betalen", "€ 7.080,00", "€ 9.540,00", "+2.460,00"],
        ["Kwijtschelding", "€ 31.370,00", "€ 28.910,00", "-2.460,00"],
    ]  # fmt: skip
    assert [row.differs for row in rows] == [False, False, True, True, True]


@pytest.mark.parametrize(
    ("months", "said"),
    [(37, "1 maand later"), (39, "3 maanden later"), (24, "een jaar eerder"),
     (34, "2 maanden eerder"), (36, "0")],
)  # fmt: skip
def test_another_end_is_said_in_words(months: int, said: str) -> None:
    [end] = [row for row in difference_rows(TEXTS, of(MADE), longer(months))
             if row.name == "Einddatum"]  # fmt: skip
    assert end.difference == said


def test_the_sentence_that_changes_has_its_old_and_its_new_words() -> None:
    [words] = changed_sentences(TEXTS, of(MADE), longer(48))
    assert [(each.text, each.kind) for each in words] == [
        ("Wat op 30 november", WordsKind.SAME),
        ("2029", WordsKind.OLD),
        ("2030", WordsKind.NEW),
        ("over is, hoeft u dan niet meer te betalen.", WordsKind.SAME),
    ]
    assert changed_sentences(TEXTS, of(MADE), of(MADE)) == ()


def test_a_sentence_that_goes_is_all_old() -> None:
    found = of(draft(raw_example("HH4")))
    [words] = changed_sentences(TEXTS, found, replace(found, missed=None))
    assert {each.kind for each in words} == {WordsKind.OLD}


def test_what_gets_heavier_is_said() -> None:
    before = of(MADE)
    assert say_warning(TEXTS, before, before) == ""
    assert say_warning(TEXTS, before, longer(48)).startswith("△ Langer en meer betalen.")
    assert say_warning(TEXTS, before, longer(24)) == ""
    plan = before.plan
    assert plan is not None
    more = replace(before, plan=replace(plan, total=plan.total + 1))
    assert say_warning(TEXTS, before, more).startswith("△ Meer betalen.")
    later = longer(48)
    assert later.plan is not None
    same = replace(later, plan=replace(later.plan, total=plan.total))
    assert say_warning(TEXTS, before, same).startswith("△ Langer betalen.")
    account = before.account
    assert account is not None
    assert account.left_after_all is not None
    short = replace(account.left_after_all, amount=Decimal(-1))
    bare = replace(before, account=replace(account, left_after_all=short))
    assert figures_of(bare).left_over == -1
    assert "te weinig geld" in say_warning(TEXTS, before, bare)
