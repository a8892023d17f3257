"""What changed between two days, as rows: before, after, and the difference with its sign."""

from decimal import Decimal

from app.i18n import Texts, say_choice
from app.i18n.figures import decimals_of, say_tariff, say_value
from app.services.figure_words import plain, say_number, say_value_number
from app.ui.law.rows_model import RowsColumn, RowsSpec
from app.ui.law.value_rows import amount_order
from calc.base.step import Unit
from calc.tariffs import TariffValue
from calc.tariffs.changes import ChangeKind, TariffChange

_POINT = Decimal(100)


def change_table(texts: Texts) -> RowsSpec[TariffChange]:
    """The columns of the list of changes."""
    return RowsSpec(
        columns=(
            RowsColumn(
                "name",
                lambda row: say_tariff(texts, row.key),
                lambda row: plain(say_tariff(texts, row.key)),
            ),
            RowsColumn("before", lambda row: _number(texts, row.before), _before, right=True),
            RowsColumn("after", lambda row: _number(texts, row.after), _after, right=True),
            RowsColumn(
                "difference", lambda row: say_difference(texts, row), _difference, right=True
            ),
            RowsColumn("percent", lambda row: say_percent(texts, row), _share, right=True),
            RowsColumn("unit", lambda row: say_choice(texts, _newest(row).unit), _unit),
            RowsColumn(
                "article", lambda row: _newest(row).article, lambda row: _newest(row).article
            ),
        ),
        sentence=lambda row: say_change(texts, row),
        words=lambda row: _words(texts, row),
    )


def say_difference(texts: Texts, change: TariffChange) -> str:
    """ "hoger: + € 33,81": a word and a sign, no colour; or what else happened."""
    if change.difference is None:
        return texts.text(f"tariff_page.change.{change.kind.value}")
    unit = _newest(change).unit
    size = abs(change.difference)
    if unit is Unit.SHARE:  # 4% to 5% is one point more, not 1% more
        size = size * _POINT
        number = texts.formats.number(size, decimals_of(size))
        said = texts.text("tariff_words.points", number=number)
    else:
        said = say_number(texts, size, unit)
    return texts.text(f"tariff_page.change.{_direction(change.difference)}", by=said)


def say_percent(texts: Texts, change: TariffChange) -> str:
    """ "+1,57%"; empty when there are no two amounts or the first was zero."""
    if change.share is None:
        return ""
    sign = "+" if change.share > 0 else ""
    return f"{sign}{texts.formats.amount(change.share * _POINT)}%"


def say_change(texts: Texts, change: TariffChange) -> str:
    """The whole change in one line."""
    details = [say_difference(texts, change), say_percent(texts, change)]
    articles = {value.article for value in (change.before, change.after) if value}
    details += sorted(articles)
    return texts.text(
        "tariff_page.change.sentence",
        name=say_tariff(texts, change.key),
        before=_side(texts, change.before),
        after=_side(texts, change.after),
        details="; ".join(detail for detail in details if detail),
    )


def _direction(difference: Decimal) -> str:
    return "up" if difference > 0 else "down"


def _side(texts: Texts, value: TariffValue | None) -> str:
    return texts.text("tariff_page.change.nothing") if value is None else say_value(texts, value)


def _number(texts: Texts, value: TariffValue | None) -> str:
    nothing = texts.text("tariff_page.change.nothing")
    return nothing if value is None else say_value_number(texts, value)


def _newest(change: TariffChange) -> TariffValue:
    value = change.after or change.before
    assert value is not None  # a change has one side at least
    return value


def _order(value: TariffValue | None) -> tuple[int, int, Decimal]:
    return amount_order(value.amount if value else None, value.unit if value else Unit.EUR)


def _before(change: TariffChange) -> tuple[int, int, Decimal]:
    return _order(change.before)


def _after(change: TariffChange) -> tuple[int, int, Decimal]:
    return _order(change.after)


def _unit(change: TariffChange) -> str:
    return _newest(change).unit.value


def _difference(change: TariffChange) -> tuple[int, int, Decimal, str]:
    first, unit, size = amount_order(change.difference, _newest(change).unit)
    return (first, unit, size, change.kind.value)


def _share(change: TariffChange) -> tuple[int, Decimal]:
    return (0, Decimal(0)) if change.share is None else (1, change.share)


def _words(texts: Texts, change: TariffChange) -> str:
    values = [value for value in (change.before, change.after) if value]
    said = [say_tariff(texts, change.key), change.key, say_difference(texts, change)]
    for value in values:
        said += [value.article, value.source]
    return " ".join(said)


KINDS = tuple(ChangeKind)
"""In the order in which they are counted."""
