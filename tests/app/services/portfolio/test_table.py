"""The table: two forms, no formula, no name, and euros that come back as they were."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from app.i18n import Texts
from app.services.portfolio.row import Basis, Cause, Kind, Reason, ReceiptState, Row, Status
from app.services.portfolio.saying import say_row
from app.services.portfolio.table import COLUMNS, Form, amount_in, head_of, lines_of, read_lines
from calc import Month
from tests.app.services.portfolio.dossiers import HIGHER, row, running

NL = Texts("nl")
ROW = Row(
    "map/d.uitzicht.json",
    Status.UNDER_FLOOR,
    reference="RS-1",
    basis=Basis.AGREED,
    cause=Cause.FIGURES,
    end=date(2029, 1, 31),
    month=Month.parse("2026-06"),
    payment=Decimal("1385.00"),
    allowed=Decimal("1345.00"),
    ahead=Decimal("1280.00"),
    back=Decimal("160.00"),
    back_from=Month.parse("2026-02"),
    back_months=4,
    floor=Decimal("2251.04"),
    receipt=ReceiptState.SAME,
    tariffs=("2026.toml r2", "2026.toml r1"),
)


def cells(form: Form, *rows: Row) -> list[dict[str, str]]:
    """As another program reads the table."""
    data = head_of(form) + lines_of(rows, form, NL)
    text = data.decode("utf-8-sig")
    separator = {Form.EXCEL: ";", Form.PLAIN: ","}[form]
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def test_excel_of_a_dutch_computer_gets_semicolons_commas_and_a_mark() -> None:
    assert head_of(Form.EXCEL).startswith(b"\xef\xbb\xbffile;status;")
    assert b"1385,00;1345,00;-40,00;1280,00;160,00;2026-02;4;1440,00;2251,04" in lines_of(
        [ROW], Form.EXCEL, NL
    )


def test_a_program_gets_commas_points_and_no_mark() -> None:
    assert head_of(Form.PLAIN).startswith(b"file,status,")
    [line] = cells(Form.PLAIN, ROW)
    assert line["payment_now"] == "1385.00"
    assert line["difference_a_month"] == "-40.00"
    assert line["tariffs"] == "2026.toml r2 + 2026.toml r1"


@pytest.mark.parametrize("form", list(Form))
def test_what_was_written_is_read_again(form: Form) -> None:
    rows = [ROW, ROW._replace(file='a;b,"c".json', reference='"'), Row("x", Status.UNREADABLE)]
    read = list(read_lines(lines_of(rows, form, NL), form))
    assert [line["file"] for line in read] == [each.file for each in rows]
    assert [amount_in(line["total"]) for line in read] == [1440, 1440, 0]
    assert [line["file"] for line in cells(form, *rows)] == [each.file for each in rows]
    with pytest.raises(ValueError, match="line of this table"):
        list(read_lines(b"a;b\r\n", form))


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize(
    "name", ["=1+1", "+1+cmd", "-1+1", "@SUM(A1)", " =1", "\t=1", "'=1", "\r=1"]
)
def test_no_cell_is_a_formula(form: Form, name: str) -> None:
    [line] = cells(form, ROW._replace(file=name, reference=name))
    for cell in (line["file"], line["reference"]):
        assert cell.lstrip()[:1] == "'"
        assert "\t" not in cell
        assert "\r" not in cell


@pytest.mark.parametrize("form", list(Form))
def test_a_name_with_a_new_line_or_half_a_character_stays_on_its_line(form: Form) -> None:
    [line] = cells(form, ROW._replace(file="a\nb\udc80\x1b"))
    assert line["file"] == "a b\\udc80\\u001b"


def test_columns_have_one_name_each() -> None:
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)
    assert names[:3] == ["file", "status", "explanation"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_state_can_be_said(language: str) -> None:
    texts = Texts(language)
    for status in Status:
        for cause in (None, *Cause):
            for receipt in ReceiptState:
                for basis in Basis:
                    say_row(texts, ROW._replace(status=status, cause=cause, receipt=receipt,
                                                basis=basis))  # fmt: skip
    for code in ("gate_closed", "room_open", "no_payment", "worker_died"):
        assert say_row(texts, ROW._replace(reason=Reason(Kind.OURS, code)))
    for reason in (
        Reason(Kind.FILE, "no_permission"),
        Reason(Kind.OURS, "defect", params=(("where", "KeyError a.py:1"),)),
        Reason(Kind.FINDING, "schedule_not_kept", "agreement.schedule"),
        Reason(Kind.MISSING, "not_asked", "income"),
        Reason(Kind.MISSING, "missing", "savings"),
        Reason(Kind.PROBLEM, "missing", "debt.balance"),
        Reason(Kind.PROBLEM, "file_not_json"),
    ):
        assert say_row(texts, Row("f", Status.NOT_COMPUTABLE, reason=reason))


def test_the_sentence_has_the_amounts_and_what_to_do() -> None:
    said = say_row(NL, row(running(), HIGHER))
    assert "385,00" in said
    assert "345,00" in said
    assert "160,00" in said
    assert "februari 2026" in said
    assert say_row(NL, row(running())) == ""


def test_what_somebody_wrote_is_not_quoted() -> None:
    wrong = Reason(
        Kind.PROBLEM, "text_too_long", "adults[0].SENTINEL-A", (("value", "SENTINEL-A"),)
    )
    assert "SENTINEL" not in say_row(NL, Row("f", Status.UNREADABLE, reason=wrong))
