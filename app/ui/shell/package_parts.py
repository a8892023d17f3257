"""The parts of the window of a package: cards that the cursor stops at and that are read whole."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import Texts
from app.services.packages.impact import ImpactOnDay
from app.services.packages.impact_words import (
    PARTS,
    Told,
    household_name,
    household_part,
    say_households,
)
from app.ui.widgets.card import Card
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label, Paragraphs, bullets, set_description, show_look

UP: Final = "\N{BLACK UP-POINTING TRIANGLE}"
DOWN: Final = "\N{BLACK DOWN-POINTING TRIANGLE}"
_SIGN: Final = "\N{WARNING SIGN}\N{VARIATION SELECTOR-15}"
_MOST_APART: Final = 8
_MOST_LINES: Final = 9
"""More sentences than the first stand in a field that scrolls; so many lines of it are seen."""
_LONG_WORD: Final = re.compile(r"\S{40}(?=\S)")
_BREAK: Final = "\\g<0>\N{ZERO WIDTH SPACE}"
_BESIDE: Final = 76
"""Average letters that the table needs beside each other; with less room it is a list."""


def wrapped(text: str, parent: QWidget, name: str = "") -> Label:
    """A label that wraps, and can be copied from with the mouse.

    A word that is longer than names are would push what stands beside it out of sight.
    """
    made = Label(_LONG_WORD.sub(_BREAK, text), parent)
    made.setWordWrap(True)
    made.setObjectName(name)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class ReadCard(Card):
    """A card without controls: Tab stops at it, and a screen reader says what stands in it."""

    def __init__(self, title: str, said: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_description(self, " ".join(said))

    def put_sentences(self, said: Sequence[str], name: str = "") -> None:
        """Each on a line of its own."""
        for each in said:
            self.column.addWidget(wrapped(each, self, name))


def sentences_card(told: Told, parent: QWidget) -> ReadCard:
    """Sentences under a title."""
    card = ReadCard(told.title, told.lines, parent)
    card.put_sentences(told.lines)
    return card


def warning_card(told: Told, parent: QWidget, name: str = "") -> ReadCard:
    """The same with a sign: its colour is not all that warns. `name`: the look of the sentences."""
    card = ReadCard(told.title, told.lines, parent)
    card.setObjectName("warnCard")
    card.title.setObjectName("warnTitle")
    card.title.setText(f"{_SIGN} {told.title}")
    if len(told.lines) > _MOST_APART:
        card.column.addWidget(_field(told, card))
    else:
        card.put_sentences(told.lines, name)
    return card


def facts_card(title: str, rows: Sequence[tuple[str, str]], warnings: Sequence[str],
               parent: QWidget) -> ReadCard:  # fmt: skip
    """Names with their values, and below them what warns."""
    card = ReadCard(title, [*(f"{name}: {value}." for name, value in rows), *warnings], parent)
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE[3])
    grid.setVerticalSpacing(SPACE[0])
    grid.setColumnStretch(1, 1)
    for place, (name, value) in enumerate(rows):
        label = Label(name, card)
        label.setObjectName("quiet")
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(wrapped(value, card), place, 1)
    card.column.addLayout(grid)
    for each in warnings:
        label = wrapped(each, card)
        show_look(label, "warn")
        card.column.addWidget(label)
    return card


def households_card(texts: Texts, on: ImpactOnDay, parent: QWidget) -> ReadCard:
    """The examples that come out otherwise on a day: what was, what becomes, and by how much."""
    told = say_households(texts, on)
    card = ReadCard(told.title, told.lines, parent)
    differ = [each for each in on.households if each.differs]
    if letters(parent, _BESIDE) > parent.screen().availableGeometry().width() * 0.8:
        card.put_sentences(told.lines)  # with large letters a table has no room
        return card
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE[3])
    grid.setVerticalSpacing(SPACE[1])
    for column, part in enumerate(PARTS, start=1):
        head = Label(texts.text(f"package.part.{part}"), card)
        head.setObjectName("quiet")
        grid.addWidget(head, 0, column)
        grid.setColumnStretch(column, 1)
    for row, household in enumerate(differ, start=1):
        grid.addWidget(wrapped(household_name(texts, household), card, "strong"), row, 0,
                       Qt.AlignmentFlag.AlignTop)  # fmt: skip
        for column, part in enumerate(PARTS, start=1):
            found = household_part(texts, household, part)
            if found.was == found.becomes:
                cell = wrapped(f"{found.was}\n{texts.text('package.window.same')}", card, "quiet")
            else:
                sign = {1: f"{UP} ", -1: f"{DOWN} "}.get(found.way, "")
                by = f"\n{sign}{found.by}" if found.by else ""
                cell = wrapped(f"{found.was} \N{RIGHTWARDS ARROW} {found.becomes}{by}", card)
            grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 1)
    card.column.addLayout(grid)
    card.put_sentences(told.lines[len(differ) :])
    return card


def long_card(told: Told, parent: QWidget) -> Card:
    """Many lines, in a field of its own that scrolls."""
    card = Card(told.title, parent)
    card.column.addWidget(_field(told, card))
    return card


def _field(told: Told, card: Card) -> Paragraphs:
    field = Paragraphs(card)
    field.setAccessibleName(told.title)
    field.setTabChangesFocus(True)
    field.show_markup(bullets(told.lines))
    field.setFixedHeight(lines(field, min(_MOST_LINES, 2 * len(told.lines) + 1)))
    return field
