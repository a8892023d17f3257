"""The steps of the wizard, one a file; `PAGES` is their order."""

from typing import Final

from app.ui.wizard.page import Page
from app.ui.wizard.pages.arrangements import ArrangementsPage
from app.ui.wizard.pages.checks import ChecksPage
from app.ui.wizard.pages.customer_debt import CustomerDebtPage
from app.ui.wizard.pages.expenses import ExpensesPage
from app.ui.wizard.pages.household import HouseholdPage
from app.ui.wizard.pages.income import IncomePage
from app.ui.wizard.pages.plan import PlanPage
from app.ui.wizard.pages.result import ResultPage

PAGES: Final[tuple[type[Page], ...]] = (
    CustomerDebtPage,
    HouseholdPage,
    IncomePage,
    ExpensesPage,
    ArrangementsPage,
    ChecksPage,
    ResultPage,
    PlanPage,
)
