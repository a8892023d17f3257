"""Step 3, inkomsten: what comes in, line by line."""

from app.ui.lines.columns import INCOME
from app.ui.lines.line_page import LinePage


class IncomePage(LinePage):
    """The table of inkomsten."""

    key = "income"
    group = INCOME
