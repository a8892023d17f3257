"""Households under an official vtlb, low enough to let the own room decide."""

from typing import Any

from calc import Draft
from tests.building import draft

OFFICIAL = {"official": {"amount": "400.00", "version": "2026-2", "on": "2026-11-01"}}


def ruled(**changes: Any) -> Draft:
    """The draft of the tests, with nothing that waits for a taxable income."""
    return draft(statutory=OFFICIAL, **changes)
