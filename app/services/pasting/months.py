"""Months of income out of a spreadsheet: months with amounts, or amounts alone, oldest first."""

from collections.abc import Sequence

from app.i18n.reading import read_euros, read_month
from app.services.pasting.pasting import rows_of
from calc import Month
from calc.dossier.budget_lines import MonthOfIncome


def read_months(
    text: str, known: Sequence[MonthOfIncome], last: Month
) -> tuple[tuple[MonthOfIncome, ...], int]:
    """All months after pasting, in order, and how many rows were not understood.

    A month that was known gets the new amount. Amounts without months are the months that end with
    `last`; a single row of amounts is read the same way.
    """
    rows = rows_of(text)
    if len(rows) == 1 and all(read_euros(cell) is not None for cell in rows[0] if cell):
        rows = [[cell] for cell in rows[0] if cell]
    found: list[tuple[Month | None, MonthOfIncome]] = []
    not_understood = 0
    for cells in rows:
        months = [month for cell in cells if (month := read_month(cell))]
        amounts = [
            amount
            for cell in cells
            if read_month(cell) is None and (amount := read_euros(cell)) is not None
        ]
        if len(amounts) != 1:
            not_understood += 1
            continue
        month = months[0] if months else None
        found.append((month, MonthOfIncome.model_construct(month=month or last, amount=amounts[0])))
    without = [item for month, item in found if month is None]
    merged = {item.month: item for item in known}
    for place, item in enumerate(without):
        month = last.plus(place + 1 - len(without))
        merged[month] = MonthOfIncome.model_construct(month=month, amount=item.amount)
    merged |= {month: item for month, item in found if month is not None}
    return tuple(merged[month] for month in sorted(merged)), not_understood
