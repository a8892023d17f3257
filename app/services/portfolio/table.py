"""Rows as a table that a spreadsheet opens and a program reads: the columns, once.

Two forms. "excel" is what a Dutch Excel opens with a double click: semicolons, decimal commas, and
a mark at its begin that says it is UTF-8. "plain" is for programs: commas, points, no mark.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.i18n import Texts
from app.services.cells import csv_line, never_a_formula
from app.services.portfolio.row import Row
from app.services.portfolio.saying import say_row
from calc.base.value_type import value_type


class Form(StrEnum):
    """How the table is written."""

    EXCEL = "excel"
    PLAIN = "plain"


@value_type
class _Column:
    name: str
    cell: Callable[[Row, Texts], object]


_MARK: Final = b"\xef\xbb\xbf"
COLUMNS: Final = (
    _Column("file", lambda row, _: row.file),
    _Column("status", lambda row, _: row.status.value),
    _Column("explanation", lambda row, texts: say_row(texts, row)),
    _Column("reference", lambda row, _: row.reference),
    _Column("basis", lambda row, _: row.basis and row.basis.value),
    _Column("cause", lambda row, _: row.cause and row.cause.value),
    _Column("end_date", lambda row, _: row.end),
    _Column("month", lambda row, _: row.month),
    _Column("payment_now", lambda row, _: row.payment),
    _Column("payment_new", lambda row, _: row.allowed),
    _Column("difference_a_month", lambda row, _: row.difference),
    _Column("too_much_ahead", lambda row, _: row.ahead),
    _Column("counted_back", lambda row, _: row.back),
    _Column("counted_back_from", lambda row, _: row.back_from),
    _Column("counted_back_months", lambda row, _: row.back_months),
    _Column("total", lambda row, _: row.total),
    _Column("floor_now", lambda row, _: row.floor),
    _Column("receipt", lambda row, _: row.receipt.value),
    _Column("tariffs", lambda row, _: " + ".join(row.tariffs)),
    _Column("reason", lambda row, _: row.reason.code if row.reason else ""),
)
"""Their names are codes, the same in both languages; the explanation is a sentence."""


def head_of(form: Form) -> bytes:
    """The first line."""
    line = csv_line([column.name for column in COLUMNS], _separator(form))
    return (_MARK if form is Form.EXCEL else b"") + line


def lines_of(rows: Iterable[Row], form: Form, texts: Texts) -> bytes:
    """The lines of these rows, each with its end."""
    return b"".join(
        csv_line([_written(column.cell(row, texts), form) for column in COLUMNS], _separator(form))
        for row in rows
    )


def read_lines(data: bytes, form: Form) -> Iterator[dict[str, str]]:
    """The cells of lines by column, amounts with a point again. Raises ValueError for others."""
    names = [column.name for column in COLUMNS]
    text = data.decode("utf-8")
    try:
        for cells in csv.reader(text.splitlines(), delimiter=_separator(form), strict=True):
            if len(cells) != len(names):
                raise ValueError("not a line of this table")
            yield dict(zip(names, cells, strict=True))
    except csv.Error as error:
        raise ValueError("not a line of this table") from error


def amount_in(cell: str) -> Decimal:
    """The euros in a cell of `read_lines`; an empty one is nothing."""
    return Decimal(cell.replace(",", ".")) if cell else Decimal(0)


def _written(value: object, form: Form) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        amount = f"{value:.2f}"
        return amount.replace(".", ",") if form is Form.EXCEL else amount
    return never_a_formula(str(value))


def _separator(form: Form) -> str:
    return ";" if form is Form.EXCEL else ","
