"""Step 6, controle: the stabilisation checks, one large; then reasons and the floor as entered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.services.editing import Path
from app.services.intake.page_fields import CORRECTION, REASON, STATUTORY
from app.ui.agreement.decisions_card import DecisionsCard, is_decision
from app.ui.agreement.schrijnend_card import SchrijnendCard
from app.ui.intake.check_list import CheckList
from app.ui.intake.form import Form
from app.ui.intake.item_list import ItemList
from app.ui.intake.page import Page
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label
from calc import Draft
from calc.dossier.codes import ReasonFor
from calc.dossier.stabilisation import Reason
from calc.dossier.statutory import Correction, CorrectionKind


class ChecksPage(Page):
    """All checks, those that must be settled first on top, and the reasons."""

    key = "checks"

    def build(self) -> None:
        self._make_heading()
        self.checks = CheckList(self.session, self.texts, self.body)
        self.checks.counted.connect(self._say_count)
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

    def refresh(self) -> None:
        super().refresh()
        self.checks.refresh()

    def show_assessment(self) -> None:
        self.checks.show_assessment()
        self.schrijnend.show_assessment()
        self.decisions.show_assessment()

    def enter(self) -> None:
        """The cursor is at the answer of the check on top."""
        self.verticalScrollBar().setValue(0)
        self.checks.enter()

    def keys(self) -> list[tuple[str, str]]:
        text = self.texts.text
        answers = ("agreed", "open", "not_applicable", "other_day")
        # The answers have their letter themselves: one place in the bar is enough for all of them.
        letters = " ".join(text(f"papers.checks.letter.{name}").upper() for name in answers)
        others = ((letters, "answer"), ("F8", "unknown"), ("2-9", "row"))
        return [(key, text(f"papers.checks.key.{name}")) for key, name in others]

    def first_of(self, paths: Sequence[Path]) -> Path | None:
        """The checks come first, in the order of the page: what is missed is asked before all."""
        if any(path[0] == "checks" for path in paths) or self.checks.groups.before:
            return None
        return super().first_of(paths)

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

    def _make_heading(self) -> None:
        """How many are open stands beside the name of the page."""
        self.count = Label(self.body)
        self.count.setObjectName("quiet")
        self.count.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(SPACE[3])
        self.column.removeWidget(self.heading)
        row.addWidget(self.heading)
        row.addWidget(self.count, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)

    def _say_count(self, said: str) -> None:
        if self.count.text() != said:
            self.count.setText(said)


def _new_correction(draft: Draft) -> Correction:
    return Correction(kind=CorrectionKind.OTHER)


def _new_reason(draft: Draft) -> Reason:
    return Reason(about=ReasonFor.OTHER, text="")
