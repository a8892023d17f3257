"""How the window looks: the one palette and the one style sheet, made of the tokens in use.

Whatever has a look of its own is named here, by its object name or by its property `look`; what
paints itself asks `tokens.now()`. Letters are given in points, so that they follow the scale.
"""

from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.resources import FONTS
from app.ui.widgets.control_sheet import CONTROLS
from app.ui.widgets.tokens import RADIUS, RADIUS_LARGE, SIZES, Theme, now

FONT_FAMILY: Final = "Noto Sans"
SIGNS_FAMILY: Final = "Uitzicht Signs"
"""Arrows, triangles and a tick, which the other has not: with it no sign depends on the machine."""
STYLE: Final = "Fusion"
BEGUN_WITH: Final = "begunWith"
"""Says on the application which style of Qt it has. Setting one gives Python the style itself, and
with it some six hundred names of it: what begins with it needs not, and is painted 5 ms earlier."""
_POINTS: Final = 0.75
"""Of a pixel of the design, at 96 dots an inch."""
_CAPTION, _TEXT, _LEAD, _TITLE, _ANSWER = (size * _POINTS for size in SIZES)
_SAID: Final = 27 * _POINTS
"""The sentence to say, when it is the one thing on the screen."""


def apply_style(app: QApplication, scale: float = 1.0) -> None:
    """Give the whole program its font, colours and style sheet. `scale` 2.0 doubles the letters."""
    families = QFontDatabase.families()
    if FONT_FAMILY not in families or SIGNS_FAMILY not in families:
        for path in sorted(FONTS.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
    font = QFont([FONT_FAMILY, SIGNS_FAMILY])
    font.setPointSizeF(_TEXT * scale)
    if app.property(BEGUN_WITH) != STYLE:
        app.setStyle(STYLE)
        app.setProperty(BEGUN_WITH, STYLE)
    app.setFont(font)
    app.setPalette(palette_of(now()))
    sheet = sheet_of(now(), scale)
    if app.styleSheet() != sheet:  # every widget would be styled again, for what it has
        app.setStyleSheet(sheet)


def palette_of(theme: Theme) -> QPalette:
    """What Qt itself paints with."""
    palette = QPalette()
    for role, colour in {
        QPalette.ColorRole.Window: theme.bg,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.bg,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.BrightText: theme.stop,
        QPalette.ColorRole.Light: theme.surface,
        QPalette.ColorRole.Midlight: theme.hairline,
        QPalette.ColorRole.Mid: theme.border,
        QPalette.ColorRole.Dark: theme.border,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.PlaceholderText: theme.mute,
        QPalette.ColorRole.ToolTipBase: theme.ink,
        QPalette.ColorRole.ToolTipText: theme.surface,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText,
    ):  # fmt: skip
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.border))
    return palette


def sheet_of(theme: Theme, scale: float) -> str:
    """What the theme makes of every name and property, with letters of this size."""
    parts = (
        *CONTROLS, _page, _said, _cards, _chips, _frame, _shell, _call, _outcome, _form, _find,
        _home,
    )  # fmt: skip
    return "\n".join(part(theme, scale) for part in parts)


def _page(t: Theme, scale: float) -> str:
    return f"""
    #pageBody, QScrollArea {{ background: {t.bg}; }}
    #pageTitle {{ font-size: {_TITLE * scale:.2f}pt; font-weight: bold; color: {t.ink}; }}
    #sectionTitle {{ font-size: {_LEAD * scale:.2f}pt; font-weight: bold; color: {t.accent};
                     padding-top: 8px; qproperty-indent: 0; }}
    #sectionHelp, #quiet {{ color: {t.mute}; }}
    #fieldError {{ color: {t.stop}; }}
    #fieldQuestion {{ color: {t.warn}; }}
    #rule {{ background: {t.hairline}; border: none; }}
    *[look="total"] {{ font-weight: bold; }}
    *[look="answer"] {{ font-weight: bold; color: {t.accent}; }}
    QToolTip {{ background: {t.ink}; color: {t.surface}; border: none; padding: 4px; }}
    """


def _said(t: Theme, scale: float) -> str:
    return f"""
    #sayText {{ font-size: {_TITLE * scale:.2f}pt; font-weight: bold; color: {t.ink}; }}
    #sayText[alone="true"] {{ font-size: {_SAID * scale:.2f}pt; }}
    #statAmount {{ font-size: {_TITLE * scale:.2f}pt; font-weight: bold; color: {t.ink}; }}
    #statAmount[look="long"] {{ font-size: {_LEAD * scale:.2f}pt; }}
    #statNote {{ font-size: {_CAPTION * scale:.2f}pt; color: {t.mute}; }}
    #caption {{ font-size: {_CAPTION * scale:.2f}pt; font-weight: bold; color: {t.mute}; }}
    #lead {{ font-size: {_LEAD * scale:.2f}pt; color: {t.mute}; }}
    #bigAmount {{ font-size: {_ANSWER * scale:.2f}pt; font-weight: bold; color: {t.accent}; }}
    #ok {{ color: {t.ok}; }}
    """


def _cards(t: Theme, scale: float) -> str:
    badge = f"border-radius: {RADIUS}px; padding: 2px 8px; font-weight: bold;"
    return f"""
    #card {{ background: {t.surface}; border: {t.border_width}px solid {t.hairline};
             border-radius: {RADIUS_LARGE}px; }}
    #nextCard {{ background: {t.soft}; border: 2px solid {t.accent};
                 border-radius: {RADIUS_LARGE}px; }}
    #warnCard {{ background: {t.warn_ground}; border: {t.border_width}px solid {t.warn};
                 border-radius: {RADIUS_LARGE}px; }}
    #cardTitle {{ font-weight: bold; }}
    #badge {{ background: {t.warn_ground}; color: {t.warn}; border: 1px solid {t.warn}; {badge} }}
    *[look="warn"] {{ background: {t.warn_ground}; color: {t.warn};
                             border: 1px solid {t.warn}; border-radius: {RADIUS}px;
                             padding: 6px 10px; }}
    *[look="stop"] {{ background: {t.stop_ground}; color: {t.stop};
                             border: 1px solid {t.stop}; border-radius: {RADIUS}px;
                             padding: 6px 10px; }}
    """


def _chips(t: Theme, scale: float) -> str:
    """A chip paints itself; this is the key beside a word."""
    return f"""
    #keyCap {{ background: {t.surface}; color: {t.ink}; border: {t.border_width}px solid {t.border};
               border-radius: 4px; padding: 1px 6px; font-weight: bold;
               font-size: {_CAPTION * scale:.2f}pt; }}
    """


def _frame(t: Theme, scale: float) -> str:
    """The panel, and the bars and tabs of the windows."""
    return f"""
    #live {{ background: {t.bg}; border: none; }}
    #reloadBar {{ background: {t.warn_ground}; border: none;
                  border-bottom: 1px solid {t.hairline}; }}
    """


# -- shell: top bar, rail, key bar, welcome --------------------------------------------------------


def _shell(t: Theme, scale: float) -> str:
    small = f"font-size: {_CAPTION * scale:.2f}pt;"
    return f"""
    #frame, #rail {{ background: {t.bg}; border: none; outline: none; }}
    #topBar {{ background: {t.surface}; border: none; border-bottom: 1px solid {t.hairline}; }}
    #keyBar {{ background: {t.surface}; border: none; border-top: 1px solid {t.hairline}; }}
    #barName {{ font-weight: bold; color: {t.ink}; }}
    #barAbout {{ color: {t.mute}; }}
    #barClock {{ color: {t.ink}; }}
    #barKept {{ color: {t.mute}; }}
    #barKept[state="saved"], #barKept[state="in_store"] {{ color: {t.ok}; }}
    #barKept[state="not_kept"] {{ color: {t.stop}; font-weight: bold; }}
    #keyWords {{ color: {t.mute}; {small} }}
    #waySwitch {{ background: {t.bg}; border: 1px solid {t.border}; border-radius: 15px; }}
    #way {{ background: transparent; color: {t.mute}; border: 2px solid transparent;
            border-radius: 14px; padding: 3px 14px; }}
    #way:checked {{ background: {t.surface}; color: {t.accent}; border: 2px solid {t.accent};
                    font-weight: bold; }}
    #stripAmount {{ font-weight: bold; color: {t.ink}; }}
    #nextDoor {{ background: {t.surface}; border: 2px solid {t.accent};
                 border-radius: {RADIUS_LARGE}px; }}
    #strip {{ background: {t.surface}; border: 1px solid {t.hairline};
              border-radius: {RADIUS_LARGE}px; }}
    """


# -- call: the fields of the conversation ----------------------------------------------------------


def _call(t: Theme, scale: float) -> str:
    return f"""
    #answerField {{ font-size: {_TITLE * scale:.2f}pt; font-weight: bold; padding: 9px 16px;
                    border: {t.border_width}px solid {t.border}; border-radius: {RADIUS_LARGE}px; }}
    #answerField:focus {{ border: 2px solid {t.accent}; padding: 8px 15px; }}
    #warnTitle {{ font-weight: bold; color: {t.warn}; }}
    #readFirst {{ font-size: {_LEAD * scale:.2f}pt; color: {t.ink}; }}
    #momentSay {{ font-size: {_LEAD * scale:.2f}pt; font-weight: bold; color: {t.ink}; }}
    """


# -- outcome: the page of the answer, and its drawer -----------------------------------------------


def _outcome(t: Theme, scale: float) -> str:
    small = f"font-size: {_CAPTION * scale:.2f}pt;"
    return f"""
    #strong, #nextTitle {{ font-weight: bold; }}
    #nextTitle {{ color: {t.accent}; }}
    #stop {{ color: {t.stop}; font-weight: bold; }}
    #warn {{ color: {t.warn}; font-weight: bold; }}
    #softBox {{ background: {t.soft}; border: {t.border_width}px solid {t.soft};
                border-radius: {RADIUS}px; padding: 6px 10px; }}
    #drawer, #drawerBody {{ background: {t.surface}; }}
    #drawer {{ border: none; border-left: 2px solid {t.accent}; }}
    #receiptChip {{ color: {t.mute}; background: {t.surface}; border: 1px solid {t.border};
                    border-radius: {RADIUS_LARGE}px; padding: 2px 10px; {small} }}
    QTabBar#outcomeTabs::tab {{ padding: 3px 12px; border: none; color: {t.mute};
                                border-bottom: 3px solid transparent; }}
    QTabBar#outcomeTabs::tab:selected {{ border-bottom: 3px solid {t.accent}; color: {t.ink};
                                         font-weight: bold; }}
    """


def _form(t: Theme, scale: float) -> str:
    """Rows of people, folds and the drawer: part "form"."""
    line = t.border_width
    return f"""
    #drawerBody {{ background: {t.surface}; }}
    #notKnown {{ border: none; background: transparent; padding: 3px 4px; color: {t.mute}; }}
    #notKnown:hover {{ background: {t.soft}; border-radius: {RADIUS}px; }}
    #notKnown:checked {{ color: {t.accent}; font-weight: bold; }}
    #fieldGood {{ color: {t.ok}; }}
    #fold {{ border: none; background: transparent; font-weight: bold; padding: 4px 2px; }}
    #personRow {{ border-top: 1px solid {t.hairline}; border-left: 4px solid transparent; }}
    #personRow[chosen="true"] {{ background: {t.soft}; border-left: 4px solid {t.accent}; }}
    #personRow QLineEdit {{ background: transparent; border: {line}px solid transparent; }}
    #personRow QLineEdit:hover {{ border: {line}px solid {t.border}; }}
    #personRow QLineEdit:focus {{ background: {t.surface}; border: 2px solid {t.accent}; }}
    #personRow *[refused="true"] {{ border: 2px solid {t.stop}; background: {t.stop_ground}; }}
    #answerCell {{ border: {line}px solid transparent; background: transparent;
                   border-radius: {RADIUS}px; padding: 3px 6px; text-align: left; }}
    #answerCell:hover {{ border: {line}px solid {t.border}; }}
    #answerCell:focus {{ border: 2px solid {t.accent}; background: {t.surface}; }}
    #answerCell::menu-indicator {{ image: none; width: 0px; }}
    """


# -- find: Ctrl+K, help at a field, the manual -----------------------------------------------------


def _find(t: Theme, scale: float) -> str:
    small = f"font-size: {_CAPTION * scale:.2f}pt;"
    return f"""
    #locator {{ background: {t.surface}; border: 2px solid {t.accent}; }}
    #locatorField {{ border: none; padding: 2px 0; font-weight: bold;
                     font-size: {_TITLE * scale:.2f}pt; }}
    #locatorList {{ background: {t.surface}; border: none; outline: none; }}
    #helpSheet {{ background: {t.surface}; border: none; border-left: 2px solid {t.accent}; }}
    #locatorFoot {{ background: {t.bg}; color: {t.mute}; padding: 8px 24px; {small} }}
    """


# -- home: the work list ---------------------------------------------------------------------------


def _home(t: Theme, scale: float) -> str:
    return f"""
    #homeList, #homeToday {{ background: {t.surface}; border: none; outline: none; }}
    #homeList QHeaderView {{ background: {t.surface}; }}
    #homeList QHeaderView::section {{ background: {t.surface}; padding: 6px 8px 6px 16px;
                                      border: none; border-bottom: 1px solid {t.hairline}; }}
    """
