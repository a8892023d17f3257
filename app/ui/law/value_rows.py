"""The values in force on a day, as rows: what each is called, how it is found and ordered."""

from datetime import date
from decimal import Decimal
from typing import Final

from app.i18n import Texts
from app.i18n.figures import say_tariff, say_value
from app.services.figure_words import plain, say_sentence, say_status
from app.services.tariffs import ShelfFile, TariffShelf
from app.ui.law.rows_model import RowsColumn, RowsSpec
from calc.base.step import Status, Unit
from calc.base.value_type import value_type
from calc.tariffs import TariffsOn, TariffValue

STATUSES: Final = (Status.LAW, Status.SOURCE, Status.DERIVED, Status.MISSING)
"""From the firmest to what nobody knows."""
_UNITS: Final = tuple(Unit)


@value_type
class ValueRow:
    """A value with the file that it is from."""

    value: TariffValue
    file: ShelfFile | None


def rows_on(shelf: TariffShelf, on: TariffsOn) -> tuple[ValueRow, ...]:
    """Every value in force, in the order of the laws."""
    return tuple(ValueRow(on.value(key), file_of(shelf, on)) for key in on.file.values)


def file_of(shelf: TariffShelf, on: TariffsOn) -> ShelfFile | None:
    """The file on the shelf that the figures of a day are from."""
    return next((file for file in shelf.files if file.file is on.file), None)


def missing_rows(shelf: TariffShelf) -> tuple[ValueRow, ...]:
    """What nobody could confirm, in the files that are used."""
    return tuple(
        ValueRow(value, file) for file in shelf.files if file.used for value in file.file.missing()
    )


def value_table(texts: Texts) -> RowsSpec[ValueRow]:
    """The columns of the list of all values."""
    short = texts.formats.short_day
    return RowsSpec(
        columns=(
            _name(texts),
            RowsColumn(
                "amount", lambda row: say_value(texts, row.value), _amount_order, right=True
            ),
            RowsColumn(
                "article", lambda row: row.value.article, lambda row: plain(row.value.article)
            ),
            RowsColumn(
                "status",
                lambda row: say_status(texts, row.value.status),
                lambda row: STATUSES.index(row.value.status),
            ),
            RowsColumn("from", lambda row: short(row.value.valid_from), _first_day),
            RowsColumn(
                "until", lambda row: short(row.value.valid_to), lambda row: row.value.valid_to
            ),
            RowsColumn("source", lambda row: row.value.source, lambda row: plain(row.value.source)),
        ),
        sentence=lambda row: say_sentence(texts, row.value),
        words=lambda row: _words(texts, row.value),
    )


def missing_table(texts: Texts) -> RowsSpec[ValueRow]:
    """The columns of the list of what nobody could confirm."""
    short = texts.formats.short_day
    return RowsSpec(
        columns=(
            RowsColumn("from", lambda row: short(row.value.valid_from), _first_day),
            RowsColumn(
                "until", lambda row: short(row.value.valid_to), lambda row: row.value.valid_to
            ),
            _name(texts),
            RowsColumn("reason", lambda row: row.value.reason, lambda row: plain(row.value.reason)),
        ),
        sentence=lambda row: say_sentence(texts, row.value),
        words=lambda row: _words(texts, row.value),
    )


def amount_order(amount: Decimal | None, unit: Unit) -> tuple[int, int, Decimal]:
    """Amounts of one unit together, from low to high; what is not known comes first."""
    if amount is None:
        return (0, 0, Decimal(0))
    return (1, _UNITS.index(unit), amount)


def _amount_order(row: ValueRow) -> tuple[int, int, Decimal]:
    return amount_order(row.value.amount, row.value.unit)


def _first_day(row: ValueRow) -> date:
    return row.value.valid_from


def _name(texts: Texts) -> RowsColumn[ValueRow]:
    return RowsColumn(
        "name",
        lambda row: say_tariff(texts, row.value.key),
        lambda row: plain(say_tariff(texts, row.value.key)),
    )


def _words(texts: Texts, value: TariffValue) -> str:
    said = (
        say_tariff(texts, value.key), value.key, say_value(texts, value), value.article,
        value.source, value.url, value.note, value.reason,
    )  # fmt: skip
    return " ".join(said)
