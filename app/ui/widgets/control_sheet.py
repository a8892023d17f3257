"""The part of the one sheet about what Qt has itself: fields, boxes, buttons, bars and tables."""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QColor

from app.resources import ICONS
from app.ui.widgets.tokens import RADIUS, Theme


def _inputs(t: Theme, scale: float) -> str:
    line, thin = t.border_width, 6 - t.border_width
    box = f"""background: {t.surface}; color: {t.ink}; border: {line}px solid {t.border};
              border-radius: {RADIUS}px;"""
    arrow = round(14 * scale)
    return f"""
    QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {{ {box} padding: {thin - 1}px {thin + 1}px; }}
    QLineEdit, QPlainTextEdit {{ placeholder-text-color: {t.mute}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
        border-color: {t.accent}; }}
    QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{
        color: {t.border}; background: {t.bg}; }}
    *[refused="true"] {{ border: 2px solid {t.stop}; background: {t.stop_ground}; }}
    QComboBox::drop-down {{ border: none; width: {arrow + 8}px; }}
    QComboBox::down-arrow, QSpinBox::down-arrow {{ image: {_picture("down", t.surface)};
        width: {arrow}px; height: {arrow}px; }}
    QSpinBox::up-arrow {{ image: {_picture("up", t.surface)};
        width: {arrow}px; height: {arrow}px; }}
    QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: {arrow + 4}px; }}
    QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.ink};
        border: {line}px solid {t.border}; selection-background-color: {_chosen(t)[0]};
        selection-color: {_chosen(t)[1]}; }}
    QSlider::groove:horizontal {{ height: 4px; background: {t.border}; border-radius: 2px; }}
    QSlider::handle:horizontal {{ width: 16px; margin: -6px 0; background: {t.accent};
        border-radius: 8px; }}
    """


def _ticks(t: Theme, scale: float) -> str:
    """Boxes to tick and answers to choose: a shape, and never a colour alone."""
    side, dot = round(16 * scale), "qradialgradient(cx: .5, cy: .5, radius: .5, fx: .5, fy: .5,"
    chosen = f"{dot} stop: 0 {t.accent}, stop: .5 {t.accent}, stop: .55 {t.surface})"
    return f"""
    QCheckBox, QRadioButton {{ spacing: 8px; padding-right: 4px; }}
    QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
        width: {side}px; height: {side}px; background: {t.surface};
        border: {t.border_width}px solid {t.border}; border-radius: 4px; }}
    QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
        background: {t.accent}; border-color: {t.accent};
        image: {_picture("tick", t.accent)}; }}
    QRadioButton::indicator {{ border-radius: {side // 2 + t.border_width}px; }}
    QRadioButton::indicator:checked {{ border-color: {t.accent}; background: {chosen}; }}
    QCheckBox:disabled, QRadioButton:disabled {{ color: {t.border}; }}
    """


def _picture(name: str, ground: str) -> str:
    """A small picture of the sheet, in black or white: what stands out on the ground."""
    shade = "light" if QColor(ground).lightnessF() < 0.5 else "dark"
    return f'url("{(ICONS / f"{name}-{shade}.svg").as_posix()}")'


def _buttons(t: Theme, scale: float) -> str:
    line = t.border_width
    # In high contrast every border is as white as the letters: there it says by its kind that a
    # button does nothing now.
    off = "dashed" if t.border == t.ink else "solid"
    plain = f"""background: {t.surface}; color: {t.ink}; border: {line}px solid {t.border};
                border-radius: {RADIUS}px;"""
    return f"""
    QPushButton {{ {plain} padding: {6 - line}px {14 - line}px; }}
    QPushButton[look="narrow"] {{ padding: {6 - line}px {10 - line}px; }}
    QToolButton {{ {plain} padding: {4 - line}px {6 - line}px; }}
    QPushButton:hover, QToolButton:hover {{ background: {t.soft}; }}
    QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {{
        background: {t.soft}; border-color: {t.accent}; }}
    QPushButton:checked, QToolButton:checked {{ font-weight: bold; }}
    QPushButton:disabled, QToolButton:disabled {{ background: {t.bg}; color: {t.border};
                                                  border-style: {off}; }}
    QPushButton#primary {{ background: {t.accent}; color: {t.on_accent};
                           border-color: {t.accent}; font-weight: bold; }}
    QPushButton#primary:disabled {{ background: {t.bg}; color: {t.border};
                                    border-color: {t.border}; }}
    """


def _bars(t: Theme, scale: float) -> str:
    """What scrolls, what is under way, and menus."""
    wide = round(12 * scale**0.5)
    return f"""
    QScrollBar {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ width: {wide}px; }}
    QScrollBar:horizontal {{ height: {wide}px; }}
    QScrollBar::handle {{ background: {t.border}; border-radius: {wide // 2 - 2}px; margin: 2px; }}
    QScrollBar::handle:hover {{ background: {t.accent}; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QProgressBar, QScrollBar, QTreeView, QComboBox {{ widget-animation-duration: 0; }}
    QProgressBar {{ background: {t.surface}; color: {t.ink}; text-align: center;
        border: {t.border_width}px solid {t.border}; border-radius: 4px; }}
    QProgressBar::chunk {{ background: {t.accent}; }}
    QTabBar {{ qproperty-drawBase: 0; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {t.hairline}; }}
    QTabBar::tab {{ padding: 8px 16px; border: none; color: {t.mute}; background: transparent;
                    border-bottom: 3px solid transparent; }}
    QTabBar::tab:hover {{ color: {t.ink}; }}
    QTabBar::tab:selected {{ border-bottom: 3px solid {t.accent}; color: {t.ink}; }}
    QMenuBar {{ background: {t.surface}; color: {t.ink}; }}
    QMenu {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.border}; padding: 4px; }}
    QMenu::item, QMenuBar::item {{ border: 1px solid transparent; border-radius: 4px; }}
    QMenu::item {{ padding: 4px 16px 4px 10px; }}
    QMenuBar::item {{ padding: 3px 8px; }}
    QMenu::item:selected, QMenuBar::item:selected {{ background: {t.soft}; color: {t.ink};
                                                     border-color: {t.accent}; }}
    QMenu::item:disabled {{ color: {t.border}; }}
    QMenu::separator {{ height: 1px; background: {t.hairline}; margin: 4px 8px; }}
    """


def _chosen(t: Theme) -> tuple[str, str]:
    """Ground and ink of a chosen row; where nothing is soft, the other way round of the others."""
    return (t.soft, t.ink) if t.soft != t.surface else (t.accent, t.on_accent)


def _rows(t: Theme, scale: float) -> str:
    """Tables, trees and lists; `look` says which.

    A list has a rule for every row: with one for the chosen row alone Qt lays out that row in
    another way than the others, with its words over its tick.
    """
    ground, ink = _chosen(t)
    head = f"background: {t.bg}; color: {t.mute}; border: none;"
    view = f"""border: {t.border_width}px solid {t.hairline}; border-radius: {RADIUS}px;
               background: {t.surface}; color: {t.ink}; gridline-color: {t.hairline};"""
    return f"""
    QListView, QTreeView, QTableView {{ border: {t.border_width}px solid {t.hairline}; }}
    QListView::item {{ padding: 0; }}
    *[look="rows"], *[look="figures"] {{ {view}
        selection-background-color: {ground}; selection-color: {ink}; }}
    *[look="rows"]:focus, *[look="figures"]:focus {{ border-color: {t.accent}; }}
    *[look="rows"]::item {{ padding: 3px 4px; }}
    *[look="figures"]::item {{ padding: 3px 8px; }}
    QHeaderView {{ background: {t.bg}; border: none; }}
    QHeaderView::section {{ {head} padding: 5px 4px; border-bottom: 1px solid {t.hairline}; }}
    *[look="figures"] QHeaderView::section {{ padding: 5px 11px; }}
    QTreeView::item:selected, QTableView::item:selected, QListView::item:selected {{
        background: {ground}; color: {ink}; }}
    QTreeView::item:focus, QTableView::item:focus, QListView::item:focus {{
        border: 2px solid {t.accent}; }}
    QTableCornerButton::section {{ background: {t.bg}; border: none; }}
    *[look="grid"] {{ {view} }}
    *[look="grid"]:focus {{ border-color: {t.accent}; }}
    *[look="grid"] QHeaderView::section {{ padding: 5px 6px; }}
    *[look="grid"] QLineEdit {{ border: 2px solid {t.accent}; border-radius: 0; padding: 0 2px;
                                background: {t.surface}; }}
    *[look="grid"] QLineEdit[refused="true"] {{ border: 2px solid {t.stop};
                                                background: {t.stop_ground}; }}
    *[look="options"] {{ background: {t.surface}; border: 1px solid {t.ink}; outline: none; }}
    *[look="options"]::item {{ padding: 3px 6px; }}
    *[look="options"]::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
    """


CONTROLS: Final[tuple[Callable[[Theme, float], str], ...]] = (
    _inputs, _ticks, _buttons, _bars, _rows,
)  # fmt: skip
