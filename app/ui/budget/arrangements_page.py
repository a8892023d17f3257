"""Step 5, andere regelingen: what is paid on other debts, line by line."""

from app.services.intake.line_columns import ARRANGEMENTS
from app.ui.budget.line_page import LinePage


class ArrangementsPage(LinePage):
    """The table of andere regelingen."""

    key = "arrangements"
    group = ARRANGEMENTS
