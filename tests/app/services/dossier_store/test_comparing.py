"""Two versions in words: the field, what it was and what it became."""

from datetime import date
from decimal import Decimal

import pytest

from app.i18n import Texts
from app.services import editing
from app.services.dossier_store.clash_words import say_clashes, say_new
from app.services.dossier_store.comparing import as_text, compared, say_at
from app.services.dossier_store.merging import merge
from app.services.dossiers import open_dossier
from calc import UNKNOWN, Draft
from calc.base.period import Frequency
from calc.dossier.budget_lines import ExpenseLine
from tests.building import EXAMPLES

NL = Texts("nl")


@pytest.fixture(scope="module")
def hh2() -> Draft:
    return open_dossier(EXAMPLES / "HH2.uitzicht.json").draft


def changed(before: Draft, *path: str | int, to: object) -> Draft:
    after = editing.changed(before, path, to)
    assert isinstance(after, Draft)
    return after


def said(before: Draft, after: Draft) -> list[tuple[str, str, str]]:
    plain = str.maketrans({"\N{NO-BREAK SPACE}": " "})
    return [
        (each.name, each.before.translate(plain), each.after.translate(plain))
        for each in compared(NL, before, after)
    ]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("savings",), Decimal("1250.5"), ("Spaargeld", "€ 1.250,50")),
        (("savings",), UNKNOWN, ("Spaargeld", "weet ik niet")),
        (("housing", "cut_off_threat"), True, ("", "ja")),
        (("debt", "sale_date"), date(2025, 3, 1), ("Schuld: datum van de verkoop", "1 maart 2025")),
        (("debt", "interest", "rate"), Decimal("12.50"), ("", "12,5%")),
        (("notes",), "Belt terug", ("Notities", "Belt terug")),
        (("expenses", 0, "frequency"), Frequency.WEEK, ("", "per week")),
    ],
)
def test_a_value_is_said_as_people_say_it(
    path: tuple[str | int, ...], value: object, expected: tuple[str, str], hh2: Draft
) -> None:
    [(name, _, after)] = said(hh2, changed(hh2, *path, to=value))
    assert expected[0] in name
    assert after == expected[1]


def test_a_line_that_moved_is_no_change_and_one_that_came_or_went_is_said(hh2: Draft) -> None:
    moved = editing.moved(hh2, ("expenses",), 0, 3)
    assert isinstance(moved, Draft)
    assert said(hh2, moved) == []
    line = ExpenseLine(code="U30", amount=Decimal("45.00"), frequency=Frequency.MONTH, who="A")
    more = editing.inserted(moved, ("expenses",), 0, [line])
    assert isinstance(more, Draft)
    [(name, before, after)] = said(hh2, more)
    assert name.startswith("Kosten, regel 1 (")
    assert before == ""
    assert after.startswith("€ 45,00, per maand")
    [(_, was, now)] = said(more, hh2)
    assert (was, now) == (after, "")


def test_every_field_of_every_example_has_a_name_and_words() -> None:
    for path in sorted(EXAMPLES.glob("*.uitzicht.json")):
        dossier = open_dossier(path).draft
        found = compared(NL, Draft(), dossier)
        assert found
        for each in found:
            assert each.after, (path.name, each)
            assert "_" not in each.name, (path.name, each)
            assert "UNKNOWN" not in each.after, (path.name, each)


def test_it_goes_to_a_spreadsheet_and_is_never_a_formula(hh2: Draft) -> None:
    after = changed(hh2, "debt", "creditor", to="=1+1")
    lines = as_text(NL, compared(NL, hh2, after), ("Versie 1", "Versie 2")).splitlines()
    assert lines[0].split("\t") == ["Veld", "Versie 1", "Versie 2"]
    assert lines[1].split("\t")[2] == "'=1+1"


def test_an_amount_that_both_changed_is_said_with_how_often(hh2: Draft) -> None:
    mine = changed(hh2, "expenses", 0, "amount", to=Decimal(100))
    theirs = changed(hh2, "expenses", 0, "frequency", to=Frequency.WEEK)
    [clash] = say_clashes(NL, hh2, mine, theirs, merge(hh2, mine, theirs))
    assert "100,00, per maand" in clash.mine
    assert clash.theirs.endswith("per week")


def test_what_was_taken_away_is_said_so(hh2: Draft) -> None:
    gone = editing.removed(hh2, ("expenses",), [0])
    assert isinstance(gone, Draft)
    kept = changed(hh2, "expenses", 0, "amount", to=Decimal(100))
    [clash] = say_clashes(NL, hh2, gone, kept, merge(hh2, gone, kept))
    assert clash.mine == "weggehaald"
    assert "100,00" in clash.theirs
    [turned] = say_clashes(NL, hh2, kept, gone, merge(hh2, kept, gone))
    assert (turned.mine, turned.theirs) == (clash.theirs, clash.mine)


def test_what_came_in_is_told_in_a_few_words(hh2: Draft) -> None:
    assert say_new(NL, hh2, hh2) == ""
    after = changed(changed(hh2, "savings", to=Decimal(5)), "notes", to="x")
    assert say_new(NL, hh2, after) == "Spaargeld en Notities"
    assert say_at(NL, after, "notes") == "x"


def test_two_lines_of_one_name_that_changed_places_did_not_change(hh2: Draft) -> None:
    lines = [
        ExpenseLine(code="U30", amount=Decimal(each), frequency=Frequency.MONTH, who="A")
        for each in (10, 20)
    ]
    one = changed(hh2, "expenses", to=tuple(lines))
    assert said(one, changed(hh2, "expenses", to=tuple(reversed(lines)))) == []
