"""The tariff files as rows: year, revision, who checked it, where it is from, how firm it is."""

from collections import Counter

from app.i18n import Texts
from app.i18n.figures import say_who
from app.services.figure_words import plain, say_file, say_status
from app.services.tariffs import ShelfFile
from app.ui.law.rows_model import RowsColumn, RowsSpec
from app.ui.law.value_rows import STATUSES
from calc.base.step import Status


def file_table(texts: Texts) -> RowsSpec[ShelfFile]:
    """The columns of the list of files: a column for each status, with how many there are."""
    return RowsSpec(
        columns=(
            RowsColumn("year", lambda row: str(row.file.year), _year, right=True),
            RowsColumn(
                "revision",
                lambda row: str(row.file.revision),
                lambda row: row.file.revision,
                right=True,
            ),
            RowsColumn(
                "used",
                lambda row: texts.text(f"tariff_page.{_use(row)}"),
                lambda row: not row.used,
            ),
            RowsColumn(
                "dated",
                lambda row: texts.formats.short_day(row.file.date),
                lambda row: row.file.date,
            ),
            RowsColumn(
                "origin", lambda row: texts.text(f"tariff_page.origin.{row.origin}"), _origin
            ),
            *(_counting(status) for status in STATUSES),
            RowsColumn("checked_by", lambda row: _who(texts, row), lambda row: _who(texts, row)),
            RowsColumn("place", lambda row: row.place, lambda row: plain(row.place)),
        ),
        sentence=lambda row: _sentence(texts, row),
        words=lambda row: f"{row.file.year} {_who(texts, row)} {row.place}",
    )


def counted(row: ShelfFile) -> Counter[Status]:
    """How many dated values a file has of each status."""
    return Counter(value.status for values in row.file.values.values() for value in values)


def _use(row: ShelfFile) -> str:
    return "used.yes" if row.used else f"used.no.{row.origin}"


def _counting(status: Status) -> RowsColumn[ShelfFile]:
    return RowsColumn(
        f"count.{status.value}",
        lambda row: str(counted(row)[status]),
        lambda row: counted(row)[status],
        right=True,
    )


def _year(row: ShelfFile) -> tuple[int, int]:
    return (row.file.year, row.file.revision)


def _origin(row: ShelfFile) -> str:
    return row.origin


def _who(texts: Texts, row: ShelfFile) -> str:
    return say_who(texts, row.file)


def _sentence(texts: Texts, row: ShelfFile) -> str:
    numbers = counted(row)
    parts = [f"{say_status(texts, status)}: {numbers[status]}" for status in STATUSES]
    used = texts.text(f"tariff_page.{_use(row)}.full")
    return f"{say_file(texts, row.file)} {used} {'; '.join(parts)}. {row.place}"
