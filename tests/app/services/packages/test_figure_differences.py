"""Which figures a package changes: from when, by how much, and what to look at first."""

from datetime import date
from decimal import Decimal

import pytest

from app.services.packages.figure_differences import (
    FigureDifference,
    Matter,
    figure_differences,
)
from calc import Tariffs
from tests.new_tariffs import next_year, revised
from tests.tariff_files import shipped, tariff_file, tariff_text

ALONE = "bvv.maximum.alleenstaande"
JANUARY, JULY = date(2026, 1, 1), date(2026, 7, 1)


def found(text: str) -> tuple[FigureDifference, ...]:
    """What differs when this file lies beside those of the program."""
    return figure_differences(shipped(), Tariffs.of([*shipped().files, tariff_file(text)]))


def of(key: str, block: int, old: str, new: str) -> str:
    """2026 as its second revision, with one text in one block of one key changed."""
    text = tariff_text(2026).replace("revision = 1", "revision = 2")
    head = f"[[{key}]]"
    parts = text.split(head)
    body, *rest = parts[block + 1].split("\n[[", 1)
    assert old in body
    parts[block + 1] = "\n[[".join([body.replace(old, new), *rest])
    return head.join(parts)


def test_the_same_figures_in_a_later_revision_are_no_difference() -> None:
    assert found(tariff_text(2026).replace("revision = 1", "revision = 2")) == ()
    assert figure_differences(shipped(), shipped()) == ()


def test_a_figure_that_moves_is_told_with_its_day_and_both_values() -> None:
    [one] = found(revised(2026, 2, '"2208.48"', '"2238.48"'))
    assert (one.key, one.day, one.matter) == (ALONE, JULY, Matter.CHANGED)
    assert one.before is not None
    assert one.after is not None
    assert (one.before.amount, one.after.amount) == (Decimal("2208.48"), Decimal("2238.48"))
    assert one.share is not None
    assert round(one.share, 4) == Decimal("0.0136")
    assert (one.is_marked, one.changes_amounts) == (False, True)


@pytest.mark.parametrize(
    ("amount", "matter"),
    [
        ("2539.75", Matter.CHANGED),  # 14.99998%
        ("2539.76", Matter.FAR),  # 15.0004%
        ("1877.21", Matter.CHANGED),
        ("1877.20", Matter.FAR),
        ("22084.8", Matter.FAR),  # a comma that moved
        ("0", Matter.FAR),
    ],
)
def test_more_than_fifteen_per_cent_up_or_down_is_marked(amount: str, matter: Matter) -> None:
    [one] = found(revised(2026, 2, '"2208.48"', f'"{amount}"'))
    assert (one.matter, one.is_marked) == (matter, matter is Matter.FAR)


def test_a_figure_that_nobody_confirms_any_more_comes_first() -> None:
    text = of(ALONE, 1, 'source = "RV"\nstatus = "law"', 'status = "missing"\nreason = "weg"')
    text = text.replace('amount = "2208.48"\n', "").replace('"2191.42"', '"2000.00"')
    first, second = found(text)
    assert (first.key, first.day, first.matter) == (ALONE, JULY, Matter.NOW_MISSING)
    assert (second.day, second.matter) == (JANUARY, Matter.CHANGED)
    assert first.is_marked


def test_a_weaker_source_is_told_before_amounts_and_a_firmer_one_after() -> None:
    weaker = of(ALONE, 1, 'status = "law"', 'status = "derived"').replace('"2191.42"', '"2000.00"')
    first, second = found(weaker)
    assert (first.day, first.matter, first.is_marked) == (JULY, Matter.WEAKER, True)
    assert first.before != first.after
    assert first.share == 0
    assert second.matter is Matter.CHANGED
    before = Tariffs.of([*shipped().files, tariff_file(weaker)])
    firm = tariff_file(tariff_text(2026).replace("revision = 1", "revision = 3"))
    back = figure_differences(before, Tariffs.of([*before.files, firm]))
    assert [each.matter for each in back] == [Matter.CHANGED, Matter.FIRMER]
    assert [each.is_marked for each in back] == [False, False]
    assert not back[1].changes_amounts


def test_another_article_for_the_same_amount_is_told_and_changes_no_amount() -> None:
    [one] = found(of(ALONE, 1, "art. 475da lid 1 Rv", "art. 475da lid 2 Rv"))
    assert (one.matter, one.is_marked, one.changes_amounts) == (Matter.WORDS, False, False)


def test_a_new_year_is_compared_with_the_figures_that_stood_in_for_it() -> None:
    [one] = found(next_year())
    assert (one.key, one.day) == (ALONE, date(2027, 1, 1))
    assert one.before is not None
    assert one.after is not None
    assert (one.before.amount, one.after.amount) == (Decimal("2208.48"), Decimal("2300.00"))


def test_a_figure_that_goes_on_as_it_was_is_told_once() -> None:
    """Its new file writes the year in two halves, with the same amount in both."""
    head = "[[kgb.eerste_kind]]"
    before, _, after = tariff_text(2026).replace("revision = 1", "revision = 2").partition(head)
    block, mark, rest = after.partition("\n\n")
    assert "valid_from = 2026-01-01" in block
    block = block.replace('"2580"', '"2590"')
    first = block.replace("valid_to = 2026-12-31", "valid_to = 2026-06-30")
    second = block.replace("valid_from = 2026-01-01", "valid_from = 2026-07-01")
    text = f"{before}{head}{first}\n\n{head}{second}{mark}{rest}"
    assert [(each.key, each.day) for each in found(text)] == [("kgb.eerste_kind", JANUARY)]


def test_a_figure_that_looks_ahead_is_compared_in_the_years_that_it_looks_at() -> None:
    text = tariff_text(2026).replace("revision = 1", "revision = 2")
    ahead = [
        value
        for value in shipped().files[-1].values["aow.leeftijd"]
        if value.valid_from.year > 2026
    ]
    assert ahead, "the figure is of no later year"
    last = ahead[-1]
    place = text.rindex("[[aow.leeftijd]]")
    changed = text[:place] + text[place:].replace(f'amount = "{last.amount}"', 'amount = "999"', 1)
    assert [(each.key, each.day) for each in found(changed)] == [("aow.leeftijd", last.valid_from)]


def test_a_key_that_the_law_of_a_year_does_not_know_is_new_or_gone() -> None:
    before = Tariffs.of([file for file in shipped().files if file.year < 2026])
    kinds = {each.key: each.matter for each in figure_differences(before, shipped())}
    assert kinds["huurtoeslag.afbouw.eenpersoons"] is Matter.NEW
    assert kinds["huurtoeslag.factor_a.eenpersoons"] is Matter.GONE
    order = list(Matter)
    told = [order.index(each.matter) for each in figure_differences(before, shipped())]
    assert told == sorted(told)
