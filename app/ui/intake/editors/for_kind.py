"""Which editor a kind of field gets."""

from typing import Final

from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.editing import Path
from app.services.intake.fields import FieldSpec, Kind
from app.ui.intake.editors.base import FieldEditor, Fields
from app.ui.intake.editors.chosen import (
    CheckBoxEditor,
    ChoiceEditor,
    ClientEditor,
    CodeEditor,
    LongTextEditor,
    PaidFromPgbEditor,
    ReasonAboutEditor,
    ReasonRoleEditor,
    RoleEditor,
    WhoEditor,
    YesNoEditor,
)
from app.ui.intake.editors.named_lines import AfterEndEditor, IncomeLineEditor
from app.ui.intake.editors.solution import SolutionEditor
from app.ui.intake.editors.typed import TypedEditor
from app.ui.intake.session import Session

_EDITORS: Final[dict[Kind, type[FieldEditor]]] = {
    Kind.LONG_TEXT: LongTextEditor,
    Kind.YES_NO: YesNoEditor,
    Kind.CHECKBOX: CheckBoxEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.WHO: WhoEditor,
    Kind.CODE: CodeEditor,
    Kind.PAID_FROM_PGB: PaidFromPgbEditor,
    Kind.ROLE: RoleEditor,
    Kind.REASON_ROLE: ReasonRoleEditor,
    Kind.REASON_ABOUT: ReasonAboutEditor,
    Kind.SOLUTION: SolutionEditor,
    Kind.INCOME_LINE: IncomeLineEditor,
    Kind.AFTER_END: AfterEndEditor,
}


def make_editor(
    session: Fields, texts: Texts, spec: FieldSpec, base: Path = (), parent: QWidget | None = None
) -> FieldEditor:
    """The editor of a field whose path begins with `base`."""
    kind = _EDITORS.get(spec.kind, TypedEditor)
    if spec.kind is Kind.CLIENT and isinstance(session, Session):
        # A policy that names no clients has nothing to choose from.
        kind = ClientEditor if session.policy_file.policy.clients else TypedEditor
    return kind(session, texts, spec, base, parent)
