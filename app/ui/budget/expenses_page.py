"""Step 4, uitgaven: what it costs to live, line by line."""

from app.services.intake.line_columns import EXPENSES
from app.ui.budget.line_page import LinePage


class ExpensesPage(LinePage):
    """The table of uitgaven."""

    key = "expenses"
    group = EXPENSES
