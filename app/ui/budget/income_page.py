"""Step 3, inkomsten: what comes in, line by line."""

from app.services.intake.line_columns import INCOME
from app.ui.budget.line_page import LinePage


class IncomePage(LinePage):
    """The table of inkomsten."""

    key = "income"
    group = INCOME
