"""Which editor an input of a rule gets: those of the dossier, and some for lists and numbers."""

import re
from decimal import Decimal
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.i18n.amounts import read_number
from app.i18n.rules import input_key, say_meant, say_value
from app.services.intake.fields import FieldKind, FieldSpec
from app.services.reading import Refusal
from app.ui.intake.editors import FieldEditor, make_editor
from app.ui.intake.editors.base import Fields
from app.ui.intake.editors.typed import TypedEditor, read_months_of_year
from app.ui.widgets.words import set_tip
from calc.law.rule import Input, InputKind, Leefsituatie

_KINDS: Final = {
    InputKind.YES_NO: FieldKind.YES_NO,
    InputKind.COUNT: FieldKind.WHOLE,
    InputKind.SITUATION: FieldKind.CHOICE,
}
"""Every other kind that is no list is an amount."""
_APART: Final = re.compile(r"[,;\s]+")


class NumbersEditor(TypedEditor):
    """Whole numbers with commas between: ages, hours. "geen" is an empty list, and known."""

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        if value == ():
            self._line.setText(self.texts.text("rule.value.none"))

    def _read(self, text: str) -> object:
        if _is_none(self.texts, text):
            return ()
        read = read_months_of_year(text.replace(";", ","))
        return Refusal("rule_numbers") if read is None else read


class NumberEditor(TypedEditor):
    """A plain number with its decimals: a factor, a percentage."""

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        if isinstance(value, Decimal):
            self._line.setText(self.texts.formats.number(value, 6))

    def _read(self, text: str) -> object:
        read = read_number(text)
        return Refusal("rule_number") if read is None else read


class YesNoEachEditor(TypedEditor):
    """Ja or nee for each adult, with commas between."""

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        if isinstance(value, tuple):
            self._line.setText(", ".join(self._word(bool(item)) for item in value))

    def _read(self, text: str) -> object:
        known: dict[str, bool] = {}
        for value in (True, False):
            word = self._word(value)
            known |= {word: value, word[:1]: value}
        read = [known.get(word) for word in _APART.split(text.strip().lower())]
        return Refusal("rule_yes_no_each") if None in read else tuple(read)

    def _word(self, value: bool) -> str:
        return self.texts.text("rule.value.yes" if value else "rule.value.no")


_OWN: Final[dict[InputKind, type[TypedEditor]]] = {
    InputKind.NUMBER: NumberEditor,
    InputKind.AGES: NumbersEditor,
    InputKind.HOURS: NumbersEditor,
    InputKind.YES_NO_EACH: YesNoEachEditor,
}


def editor_of(fields: Fields, texts: Texts, rule: str, spec: Input, parent: QWidget) -> FieldEditor:
    """The editor of an input of a rule. Below it stands what exactly is asked, and in its tip what
    is assumed under "weet ik niet".
    """
    caption = input_key(texts, spec.name, rule)
    if spec.kind in _OWN:
        field = FieldSpec((spec.name,), FieldKind.TEXT, caption=caption)
        editor: FieldEditor = _OWN[spec.kind](fields, texts, field, parent=parent)
    else:
        kind = _KINDS.get(spec.kind, FieldKind.AMOUNT)
        choices = Leefsituatie if spec.kind is InputKind.SITUATION else None
        field = FieldSpec((spec.name,), kind, choices=choices, caption=caption)
        editor = make_editor(fields, texts, field, parent=parent)
    editor.label.setWordWrap(True)
    editor.explain(say_meant(texts, spec.name, rule))
    if spec.assumed is not None:
        set_tip(
            editor, texts.text("rule.window.assumed", value=say_value(texts, spec, spec.assumed))
        )
    return editor


def _is_none(texts: Texts, text: str) -> bool:
    return text.strip().lower() in (texts.text("rule.value.none"), "-")
