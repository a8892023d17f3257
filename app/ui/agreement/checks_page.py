"""Step 6, controle: the stabilisation checks S01 to S24, recorded reasons, the floor as entered."""

from app.services.intake.page_fields import CORRECTION, REASON, STATUTORY
from app.ui.agreement.decisions_card import DecisionsCard, is_decision
from app.ui.agreement.schrijnend_card import SchrijnendCard
from app.ui.intake.check_list import CheckList
from app.ui.intake.form import Form
from app.ui.intake.item_list import ItemList
from app.ui.intake.page import Page
from calc import Draft
from calc.dossier.codes import ReasonFor
from calc.dossier.stabilisation import Reason
from calc.dossier.statutory import Correction, CorrectionKind


class ChecksPage(Page):
    """All checks, those that must be settled first on top, and the reasons."""

    key = "checks"

    def build(self) -> None:
        self.checks = CheckList(self.session, self.texts, self.body)
        self.column.addWidget(self.checks)
        self.schrijnend = SchrijnendCard(self.session, self.texts, self.body)
        self.column.addWidget(self.schrijnend)
        self.decisions = DecisionsCard(self.session, self.texts, self.body)
        self.column.addWidget(self.decisions)
        self.reasons = ItemList(
            self.session,
            self.texts,
            ("reasons",),
            "reason",
            REASON.fields,
            _new_reason,
            shows=lambda reason: not is_decision(reason.about),
        )
        self.column.addWidget(self.reasons)
        self.column.addWidget(Form(self.session, self.texts, (STATUTORY,)))
        self.column.addWidget(
            ItemList(
                self.session,
                self.texts,
                ("statutory", "corrections"),
                "correction",
                CORRECTION.fields,
                _new_correction,
            )
        )
        self.column.addStretch(1)

    def show_assessment(self) -> None:
        self.checks.show_assessment()
        self.schrijnend.show_assessment()
        self.decisions.show_assessment()

    def enter(self) -> None:
        """The cursor is at the check on top."""
        self.verticalScrollBar().setValue(0)
        self.checks.enter()

    def go_to(self, path: tuple[str | int, ...]) -> bool:
        """A check by its place in the draft; one that was never asked by the first open one."""
        if path[0] == "checks":
            return self.checks.go_to(path[1] if len(path) > 1 else None)
        if path[0] == "schrijnend":
            return self.schrijnend.go_to(path)
        if path[0] == "reasons" and self.decisions.go_to(path):
            return True
        if super().go_to(path):
            return True
        if path[0] != "reasons":
            return False
        self.reasons.add_button.setFocus()  # nothing is asked, and nothing is recorded
        return True


def _new_correction(draft: Draft) -> Correction:
    return Correction(kind=CorrectionKind.OTHER)


def _new_reason(draft: Draft) -> Reason:
    return Reason(about=ReasonFor.OTHER, text="")
