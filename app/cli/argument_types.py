"""What stands behind an option: a day, a month, euros. Wrong ones are refused in words."""

import argparse
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from app.i18n import Texts
from calc.base.money import ZERO, NotAnAmount, read_amount
from calc.base.period import FIRST_YEAR, LAST_YEAR, Month
from calc.base.problem import shortened


def day_of(texts: Texts) -> Callable[[str], date]:
    """A day as it is written on the command line (2026-01-01)."""

    def day(text: str) -> date:
        try:
            found = date.fromisoformat(text)
        except ValueError:
            message = texts.text("cli.not_a_date", value=shortened(text))
            raise argparse.ArgumentTypeError(message) from None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            message = texts.text("cli.date_out_of_range", value=text)
            raise argparse.ArgumentTypeError(message)
        return found

    return day


def month_of(texts: Texts) -> Callable[[str], Month]:
    """A month as it is written on the command line (2026-12)."""

    def month(text: str) -> Month:
        try:
            return Month.parse(text)
        except ValueError:
            said = texts.text("life.takeover.wrong_month", text=text)
            raise argparse.ArgumentTypeError(said) from None

    return month


def amount_of(texts: Texts) -> Callable[[str], Decimal]:
    """Euros as they are written on the command line (165.00), not below nothing."""

    def amount(text: str) -> Decimal:
        found = read_euros(text)
        if found is None:
            said = texts.text("document.cli.bad_amount", text=text)
            raise argparse.ArgumentTypeError(said)
        return found

    return amount


def read_euros(text: str) -> Decimal | None:
    """Euros, not below nothing; None for anything else."""
    try:
        found = read_amount(text)
    except NotAnAmount:
        return None
    return None if found < ZERO else found
