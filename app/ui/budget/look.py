"""How the tables of lines look, over the style of the whole program."""

from typing import Final

from app.ui.widgets.style import ACCENT, ERROR, ERROR_SOFT, GROUND, INK, LINE, PAPER, QUIET

GRID_SHEET: Final = f"""
    QTableView {{ border: 1px solid {LINE}; border-radius: 4px;
                  background: {PAPER}; color: {INK}; }}
    QTableView:focus {{ border: 1px solid {ACCENT}; }}
    QHeaderView {{ background: {GROUND}; border: none; }}
    QHeaderView::section {{ background: {GROUND}; color: {QUIET}; border: none; padding: 5px 6px;
                            border-bottom: 1px solid {LINE}; }}
    QTableView QLineEdit {{ border: 2px solid {ACCENT}; border-radius: 0; padding: 0 2px;
                            background: {PAPER}; }}
    QTableView QLineEdit[refused="true"] {{ border: 2px solid {ERROR}; background: {ERROR_SOFT}; }}
"""
