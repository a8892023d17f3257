"""The steps of the wizard, one a file; `PAGES` is their order."""

from typing import Final

from app.ui.wizard.page import Page
from app.ui.wizard.pages.checks import ChecksPage
from app.ui.wizard.pages.customer_debt import CustomerDebtPage
from app.ui.wizard.pages.household import HouseholdPage

PAGES: Final[tuple[type[Page], ...]] = (
    CustomerDebtPage,
    HouseholdPage,
    ChecksPage,
)
