"""NoPlan: why there is no plan, kindly, and what to do now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import Texts, say_decided
from app.i18n.headline import say_ask
from app.i18n.marks import say_no_figures
from app.i18n.plan_context import say_road_out
from app.ui.widgets.words import Label, bullets
from calc import Assessment, MonthRow, Severity, Step
from calc.base.rounding import cents_half_up
from calc.dossier.agreed_schedule import Decided


class NoPlan(QFrame):
    """In place of a plan: the reason, and the steps that help."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        self.title, self.why, self.next = Label(self), Label(self), Label(self)
        self.title.setObjectName("cardTitle")
        for label in (self.title, self.why, self.next):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)

    def show_assessment(self, assessment: Assessment) -> None:
        """Say why this assessment has no plan."""
        texts = self._texts
        steps: list[str] = []
        none = say_no_figures(texts, assessment)
        if none:
            self.title.setText(texts.text("law.no_figures.title"))
            self.why.setText(none)
        elif assessment.room_is_open:
            self.title.setText(texts.text("law.room_open.title"))
            ask = texts.text("law.room_open.ask")
            self.why.setText(f"{texts.text('law.room_open.why')} {ask}")
        elif assessment.partial:
            missing = sum(point.severity is Severity.MISSING for point in assessment.findings)
            self.title.setText(texts.plural("answer.none.partial", missing))
            ask = say_ask(texts, assessment)
            self.why.setText(ask or texts.text("answer.none.partial_why"))
        else:
            decided = assessment.schedule[0].decided if assessment.schedule else Decided.UNKNOWN
            self.title.setText(texts.text("answer.none.title"))
            reason = self._reason(assessment, decided)
            road = None if decided is Decided.DEBT else assessment.beside.road_out
            if road is not None:
                steps = list(say_road_out(texts, road).sentences)
            if road is not None or (assessment.plan and decided.means.no_room):
                now = "answer.none.no_room_now" if assessment.plan else "answer.none.no_room"
                reason = f"{texts.text(now)} {reason}"
            self.why.setText(reason)
        self.next.show_markup(bullets(steps, texts.text("answer.none.steps")))
        self.next.setVisible(bool(steps))

    def _reason(self, assessment: Assessment, decided: Decided) -> str:
        """What decides; the own and the legal room with their amounts."""
        texts, floor = self._texts, assessment.floor
        if decided is Decided.FLOOR and floor is not None and floor.floor is not None:
            return self._by_law(assessment.schedule[0], floor.counted, floor.floor)
        if decided is not Decided.OWN:
            return texts.text("answer.none.reason", decided=say_decided(texts, decided))
        row = assessment.schedule[0]
        return texts.text(
            "answer.none.own",
            month=texts.formats.month(row.month),
            amount=texts.formats.euros(row.own_wall.amount),
        )

    def _by_law(self, row: MonthRow, counted: Step, floor: Step) -> str:
        """The sum of the legal room in a sentence."""
        formats = self._texts.formats
        room = row.floor_wall or row.room
        return self._texts.text(
            "answer.none.floor",
            month=formats.month(row.month),
            counted=formats.euros(cents_half_up(counted.amount)),
            floor=formats.euros(cents_half_up(floor.amount)),
            amount=formats.euros(cents_half_up(room.amount)),
        )
