"""From pasted cells to months and lines: what fits is kept, what cannot be is marked."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from app.i18n import Texts
from app.services.intake.line_columns import INCOME
from app.services.pasting.candidates import UnreadMark
from app.services.pasting.line import MOST_LETTERS, FieldText
from app.services.pasting.months import read_months
from calc import UNKNOWN, Month
from calc.dossier.budget_lines import IncomeLine, MonthOfIncome

LAST = Month(2026, 10)


def months(text: str, *known: tuple[str, str]) -> tuple[dict[str, str], int]:
    before = [MonthOfIncome(month=Month.parse(m), amount=Decimal(a)) for m, a in known]
    found, wrong = read_months(text, before, LAST)
    return {str(each.month): str(each.amount) for each in found}, wrong


@pytest.mark.parametrize(
    ("text", "found", "wrong"),
    [
        ("", {}, 0),
        ("januari 2026\t100\nfebruari 2026\t200", {"2026-01": "100.00", "2026-02": "200.00"}, 0),
        # Amounts alone end with the last month, a column and a row alike.
        ("100\n200", {"2026-09": "100.00", "2026-10": "200.00"}, 0),
        ("100\t200", {"2026-09": "100.00", "2026-10": "200.00"}, 0),
        ("100\t\t200", {"2026-09": "100.00", "2026-10": "200.00"}, 0),
        ("300", {"2026-10": "300.00"}, 0),
        # Two amounts in a row of several do not say which one counts.
        ("januari 2026\t100\t5\nfebruari 2026\t200", {"2026-02": "200.00"}, 1),
        ("maand\tbedrag\nmaart 2026\t1.250,50", {"2026-03": "1250.50"}, 1),
        ("maart 2026\tonbekend", {}, 1),
    ],
)
def test_months_of_a_spreadsheet(text: str, found: dict[str, str], wrong: int) -> None:
    said, not_understood = months(text)
    assert {month: f"{Decimal(amount):.2f}" for month, amount in said.items()} == found
    assert not_understood == wrong


def test_a_month_that_was_known_gets_the_new_amount_and_the_others_stay_in_order() -> None:
    said, _ = months("mei 2026\t75", ("2026-06", "10.00"), ("2026-05", "20.00"))
    assert list(said) == ["2026-05", "2026-06"]
    assert (Decimal(said["2026-05"]), Decimal(said["2026-06"])) == (Decimal(75), Decimal(10))


def made(**fields: Any) -> tuple[IncomeLine, list[UnreadMark], list[str]]:
    text, marks = FieldText(Texts("nl")), list[UnreadMark]()
    line = text.made(INCOME, {"code": "I01", **fields}, marks)
    return line, marks, text.not_kept


def test_what_a_field_refuses_is_marked_unknown_and_stands_in_the_note() -> None:
    line, marks, _ = made(amount=Decimal("-5.00"), note="loon")
    assert (line.amount, line.note) == (UNKNOWN, "loon, -5,00")
    assert [(mark.field, mark.text, mark.reason) for mark in marks] == [
        ("amount", "-5,00", "refused")
    ]


def test_dates_that_contradict_each_other_are_wrong_as_a_pair() -> None:
    line, marks, _ = made(from_date=date(2027, 5, 1), until=date(2027, 4, 30))
    assert {mark.field for mark in marks} == {"from_date", "until"}
    assert line.from_date is UNKNOWN
    assert "2027-05-01" in str(line.note)


def test_a_code_that_cannot_be_is_no_line_at_all() -> None:
    with pytest.raises(ValidationError):
        FieldText(Texts("nl")).made(INCOME, {"code": "X99"}, [])


@pytest.mark.parametrize(("length", "cut"), [(MOST_LETTERS, False), (MOST_LETTERS + 1, True)])
def test_a_text_is_cut_at_its_length_and_that_is_told(length: int, cut: bool) -> None:
    line, _, not_kept = made(note="x" * length)
    assert len(str(line.note)) == MOST_LETTERS
    assert str(line.note).endswith("...") is cut
    assert bool(not_kept) is cut


def test_a_number_that_may_be_a_bsn_is_hidden_and_alone_it_is_nothing() -> None:
    line, _, not_kept = made(note="zie 111222333")
    assert "111222333" not in str(line.note)
    assert not_kept
    line, _, not_kept = made(note="111222333")
    assert line.note is UNKNOWN
    assert not_kept == [""]
