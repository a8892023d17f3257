"""Step 4, uitgaven: what it costs to live, line by line."""

from app.ui.lines.columns import EXPENSES
from app.ui.lines.line_page import LinePage


class ExpensesPage(LinePage):
    """The table of uitgaven."""

    key = "expenses"
    group = EXPENSES
