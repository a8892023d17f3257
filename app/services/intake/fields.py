"""Which fields a page shows and how: data, not widgets. `editors` makes the widgets.

A test walks every field of the Draft and finds it in one of the pages' lists.
"""

from collections.abc import Callable
from enum import Enum, StrEnum
from typing import Any

from app.services.editing import Path
from calc import Draft
from calc.base.value_type import value_type


class FieldKind(Enum):
    """What sort of value a field holds, and so which editor it gets."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    AMOUNT = "amount"
    WHOLE = "whole"
    FACTOR = "factor"
    PERCENT = "percent"
    DAY = "day"
    MONTH = "month"
    TIME = "time"
    YES_NO = "yes_no"
    ANSWER = "answer"
    """yes or no in the row of a table"""
    CHECKBOX = "checkbox"
    CHOICE = "choice"
    WHO = "who"
    CODE = "code"
    MONTHS_OF_YEAR = "months_of_year"
    WORDS = "words"
    PAID_FROM_PGB = "paid_from_pgb"
    ROLE = "role"
    REASON_ROLE = "reason_role"
    REASON_ABOUT = "reason_about"
    CLIENT = "client"
    SOLUTION = "solution"
    INCOME_LINE = "income_line"
    AFTER_END = "after_end"


@value_type
class FieldSpec:
    """One field. `path` is relative to the form's own path.

    `choices` is for Kind.CHOICE. `none` allows an empty field to mean "none" (no end date), next to
    "weet ik niet". `unknown` is False for fields that cannot be UNKNOWN. `applies` says for which
    dossiers the field is shown, `item_applies` for which item of a list; what was entered stays.
    `wide` takes the whole width. `help` is the key of a sentence that stands below the field.
    """

    path: Path
    kind: FieldKind
    choices: type[StrEnum] | None = None
    none: bool = False
    unknown: bool = True
    applies: Callable[[Draft], bool] | None = None
    wide: bool = False
    codes: str = ""
    """for Kind.CODE: "income", "expense" or "arrangement" """
    caption: str = ""
    """the key of what the field is called, for a field that is not of a dossier"""
    item_applies: Callable[[Any], bool] | None = None
    help: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the path, without places in lists: what texts are found by."""
        return tuple(part for part in self.path if isinstance(part, str))


@value_type
class Section:
    """A heading with its fields. `title` and `help` are keys of texts; "" for none."""

    title: str
    fields: tuple[FieldSpec, ...]
    help: str = ""
