"""ReceiptChip: with which figures and which policy it was worked out; a click checks it again."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.receipts import receipt_facts, say_checked, say_receipt
from app.ui.intake.session import Session
from app.ui.result.cards import label
from app.ui.widgets.clipboard import copy_lines
from app.ui.widgets.facts import FactsCard


class ReceiptChip(QPushButton):
    """ "bedragen 2026 r1 · beleid r2 · c670…"."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self.setObjectName("receiptChip")
        self.dialog: ReceiptDialog | None = None
        self.clicked.connect(self.open)

    def show_assessment(self) -> None:
        """Show the receipt of the newest assessment in a few letters."""
        said = say_receipt(self._texts, self._session.assessment)
        if said != self.text():
            self.setText(said)
            self.setAccessibleName(self._texts.text("outcome.receipt.name", said=said))

    def open(self) -> None:
        """All of it; and whether the same comes out again."""
        self.dialog = ReceiptDialog(self._session, self._texts, self.window())
        self.dialog.open()


class ReceiptDialog(QDialog):
    """The whole receipt, to read and to copy, after it was worked out again."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.text("outcome.receipt.title"))
        facts = receipt_facts(texts, session.assessment)
        self.facts = FactsCard(texts.text("outcome.receipt.made_with"), self)
        self.facts.show_facts(facts)
        self.checked = label(
            self,
            "",
            say_checked(texts, session.assessment, session.draft, session.policy_file,
                        session.tariffs),
        )  # fmt: skip
        self.copy = QPushButton(texts.text("outcome.receipt.copy"), self)
        self.copy.clicked.connect(
            lambda: copy_lines("\n".join(f"{name}\t{value}" for name, value in facts))
        )
        close = QPushButton(texts.text("outcome.receipt.close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.copy, close):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self.checked)
        column.addWidget(self.facts)
        column.addLayout(row)
