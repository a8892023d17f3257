"""Which editor a kind of field gets."""

from typing import Final

from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.editing import Path
from app.ui.editors.base import FieldEditor, Fields
from app.ui.editors.chosen import (
    CheckBoxEditor,
    ChoiceEditor,
    CodeEditor,
    LongTextEditor,
    PaidFromPgbEditor,
    RoleEditor,
    WhoEditor,
    YesNoEditor,
)
from app.ui.editors.named_lines import AfterEndEditor, IncomeLineEditor
from app.ui.editors.typed import TypedEditor
from app.ui.fields import FieldSpec, Kind

_EDITORS: Final[dict[Kind, type[FieldEditor]]] = {
    Kind.LONG_TEXT: LongTextEditor,
    Kind.YES_NO: YesNoEditor,
    Kind.CHECKBOX: CheckBoxEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.WHO: WhoEditor,
    Kind.CODE: CodeEditor,
    Kind.PAID_FROM_PGB: PaidFromPgbEditor,
    Kind.ROLE: RoleEditor,
    Kind.INCOME_LINE: IncomeLineEditor,
    Kind.AFTER_END: AfterEndEditor,
}


def make_editor(
    session: Fields, texts: Texts, spec: FieldSpec, base: Path = (), parent: QWidget | None = None
) -> FieldEditor:
    """The editor of a field whose path begins with `base`."""
    return _EDITORS.get(spec.kind, TypedEditor)(session, texts, spec, base, parent)
