"""How the window looks: the letter's accent, quiet greys, clear focus; sizes follow the font."""

from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.resources import FONTS

ACCENT: Final = "#0a4f5c"
ACCENT_SOFT: Final = "#e1eef0"
INK: Final = "#1c2730"
QUIET: Final = "#4a5560"
LINE: Final = "#d3dae1"
PAPER: Final = "#ffffff"
GROUND: Final = "#f3f6f8"
ERROR: Final = "#9c2b1d"
ERROR_SOFT: Final = "#fbeae7"
WARN: Final = "#7a5200"
WARN_SOFT: Final = "#fdf3dc"
GOOD: Final = "#1f6b3f"

FONT_FAMILY: Final = "Noto Sans"
FONT_POINTS: Final = 10.5


def apply_style(app: QApplication, scale: float = 1.0) -> None:
    """Give the whole program its font, colours and style sheet. `scale` 2.0 doubles the letters."""
    if FONT_FAMILY not in QFontDatabase.families():
        for path in sorted(FONTS.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
    font = QFont(FONT_FAMILY)
    font.setPointSizeF(FONT_POINTS * scale)
    app.setStyle("Fusion")
    app.setFont(font)
    app.setPalette(_palette())
    app.setStyleSheet(_sheet(FONT_POINTS * scale))


def _palette() -> QPalette:
    palette = QPalette()
    for role, colour in {
        QPalette.ColorRole.Window: GROUND,
        QPalette.ColorRole.WindowText: INK,
        QPalette.ColorRole.Base: PAPER,
        QPalette.ColorRole.AlternateBase: "#f7f9fa",
        QPalette.ColorRole.Text: INK,
        QPalette.ColorRole.Button: "#edf1f4",
        QPalette.ColorRole.ButtonText: INK,
        QPalette.ColorRole.Highlight: ACCENT,
        QPalette.ColorRole.HighlightedText: PAPER,
        QPalette.ColorRole.PlaceholderText: "#6b7683",
        QPalette.ColorRole.ToolTipBase: INK,
        QPalette.ColorRole.ToolTipText: PAPER,
        QPalette.ColorRole.Link: ACCENT,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#8a949e"))
    return palette


def _sheet(points: float) -> str:
    return f"""
    #pageBody {{ background: {PAPER}; }}
    QScrollArea {{ background: {PAPER}; }}
    #pageTitle {{ font-size: {points * 1.6:.1f}pt; font-weight: bold; color: {INK}; }}
    #sectionTitle {{ font-size: {points * 1.15:.1f}pt; font-weight: bold; color: {ACCENT};
                     padding-top: 8px; qproperty-indent: 0; }}
    #sectionHelp, #quiet {{ color: {QUIET}; }}
    #card {{ background: {GROUND}; border: 1px solid {LINE}; border-radius: 6px; }}
    #cardTitle {{ font-weight: bold; }}
    #fieldError {{ color: {ERROR}; }}
    #fieldQuestion {{ color: {WARN}; }}
    *[refused="true"] {{ border: 2px solid {ERROR}; background: {ERROR_SOFT}; }}
    QLineEdit, QPlainTextEdit {{ padding: 4px 6px; border: 1px solid #aab4be; border-radius: 4px;
                                 background: {PAPER}; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {ACCENT}; padding: 3px 5px; }}
    QComboBox {{ padding: 4px 6px; }}
    QPushButton {{ padding: 5px 14px; }}
    QPushButton#primary {{ background: {ACCENT}; color: {PAPER}; border: 1px solid {ACCENT};
                           border-radius: 4px; font-weight: bold; }}
    QPushButton#primary:disabled {{ background: #c3ccd2; border: 1px solid #c3ccd2;
                                    color: {PAPER}; }}
    QPushButton#primary:focus {{ border: 2px solid {INK}; }}
    #steps {{ background: {GROUND}; border: none; outline: none; }}
    #steps::item {{ padding: 9px 10px; border-left: 4px solid transparent; color: {INK}; }}
    #steps::item:selected {{ background: {ACCENT_SOFT}; border-left: 4px solid {ACCENT};
                             color: {INK}; }}
    #live {{ background: {PAPER}; border-left: 1px solid {LINE}; }}
    #bigAmount {{ font-size: {points * 2.3:.1f}pt; font-weight: bold; color: {ACCENT}; }}
    #bigAmount[long="true"] {{ font-size: {points * 1.7:.1f}pt; }}
    #badge {{ background: {WARN_SOFT}; color: {WARN}; border: 1px solid #e2c88a; border-radius: 4px;
              padding: 2px 8px; font-weight: bold; }}
    /* outcome: until look gives these their tokens */
    #sayText {{ font-size: {points * 1.57:.1f}pt; font-weight: bold; }}
    #caption {{ font-size: {points * 0.86:.1f}pt; font-weight: bold; color: {QUIET}; }}
    #strong, #nextTitle {{ font-weight: bold; }}
    #nextCard {{ background: {ACCENT_SOFT}; border: 2px solid {ACCENT}; border-radius: 10px; }}
    #nextTitle {{ color: {ACCENT}; }}
    #keyCap {{ background: {PAPER}; border: 1px solid #75818e; border-radius: 4px;
               padding: 1px 6px; font-weight: bold; }}
    #ok {{ color: {GOOD}; }} #stop {{ color: {ERROR}; }} #warn {{ color: {WARN}; }}
    #softBox {{ background: {ACCENT_SOFT}; border-radius: 6px; padding: 6px 10px; }}
    #drawer {{ background: {PAPER}; border-left: 2px solid {ACCENT}; }}
    #drawerBody {{ background: {PAPER}; }}
    #shade {{ background: rgba(23, 33, 42, 90); }}
    #receiptChip {{ color: {QUIET}; border: 1px solid {LINE}; border-radius: 10px;
                    padding: 2px 10px; background: {PAPER}; }}
    QToolButton#chip {{ border: 1px solid #75818e; border-radius: 11px; padding: 2px 10px; }}
    QToolButton#chip:checked {{ background: {ACCENT_SOFT}; border: 2px solid {ACCENT}; }}
    QTabBar#outcomeTabs::tab {{ padding: 6px 12px; border: none;
                                border-bottom: 3px solid transparent; }}
    QTabBar#outcomeTabs::tab:selected {{ font-weight: bold; border-bottom: 3px solid {ACCENT}; }}
    QToolTip {{ background: {INK}; color: {PAPER}; border: none; padding: 4px; }}
    """
