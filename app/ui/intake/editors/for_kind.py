"""Which editor a kind of field gets."""

from typing import Final

from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.editing import Path
from app.services.intake.fields import FieldKind, FieldSpec
from app.ui.intake.editors.answered import AnswerEditor, YesNoEditor
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
)
from app.ui.intake.editors.named_lines import AfterEndEditor, IncomeLineEditor
from app.ui.intake.editors.solution import SolutionEditor
from app.ui.intake.editors.typed import TypedEditor
from app.ui.intake.session import Session

_EDITORS: Final[dict[FieldKind, type[FieldEditor]]] = {
    FieldKind.LONG_TEXT: LongTextEditor,
    FieldKind.YES_NO: YesNoEditor,
    FieldKind.ANSWER: AnswerEditor,
    FieldKind.CHECKBOX: CheckBoxEditor,
    FieldKind.CHOICE: ChoiceEditor,
    FieldKind.WHO: WhoEditor,
    FieldKind.CODE: CodeEditor,
    FieldKind.PAID_FROM_PGB: PaidFromPgbEditor,
    FieldKind.ROLE: RoleEditor,
    FieldKind.REASON_ROLE: ReasonRoleEditor,
    FieldKind.REASON_ABOUT: ReasonAboutEditor,
    FieldKind.SOLUTION: SolutionEditor,
    FieldKind.INCOME_LINE: IncomeLineEditor,
    FieldKind.AFTER_END: AfterEndEditor,
}


def make_editor(
    session: Fields, texts: Texts, spec: FieldSpec, base: Path = (), parent: QWidget | None = None
) -> FieldEditor:
    """The editor of a field whose path begins with `base`."""
    kind = _EDITORS.get(spec.kind, TypedEditor)
    if spec.kind is FieldKind.CLIENT and isinstance(session, Session):
        # A policy that names no clients has nothing to choose from.
        kind = ClientEditor if session.policy_file.policy.clients else TypedEditor
    return kind(session, texts, spec, base, parent)
