"""Step 7, berekening: the answer, every amount with its explanation, and what was found."""

from app.ui.explanation.explanation import Explanation
from app.ui.intake.page import Page
from app.ui.result.missed_card import MissedCard
from app.ui.result.points_list import PointsList
from app.ui.result.summary import Summary
from app.ui.result.toeslagen_card import ToeslagenCard
from app.ui.result.walls_card import WallsCard
from app.ui.widgets.words import Label


class ResultPage(Page):
    """What the engine found, and why. Nothing is entered here."""

    key = "result"

    def build(self) -> None:
        self.missed = MissedCard(self.texts, self.body)
        self.summary = Summary(self.texts, self.body)
        self.walls = WallsCard(self.texts, self.body)
        self.walls_title = self._title("law.walls.heading")
        self.toeslagen = ToeslagenCard(self.texts, self.body)
        self.explanation = Explanation(self.texts, self.body)
        self.points = PointsList(self.texts, parent=self.body)
        self.points_title = self._title("answer.points.title")
        self.column.addWidget(self.missed)
        self.column.addWidget(self.summary)
        self.column.addWidget(self.walls_title)
        self.column.addWidget(self.walls)
        self.column.addWidget(self._title("law.toeslagen.title"))
        self.column.addWidget(self.toeslagen)
        self.column.addWidget(self._title("answer.tree.title"))
        self.column.addWidget(self.explanation)
        self.column.addWidget(self.points_title)
        self.column.addWidget(self.points)
        self.column.addStretch(1)
        for part in (self.missed, self.walls, self.toeslagen, self.explanation, self.points):
            part.go_to_requested.connect(self.go_to_requested)

    def refresh(self) -> None:
        """Nothing follows the keystrokes: the page shows the assessment, after the debounce."""

    def show_assessment(self) -> None:
        assessment, draft = self.session.assessment, self.session.draft
        self.missed.show_assessment(assessment)
        self.summary.show_assessment(assessment, self.session.draft)
        self.walls_title.setVisible(self.walls.show_assessment(assessment, draft))
        self.toeslagen.show_assessment(assessment, draft)
        self.explanation.show_assessment(assessment, draft, self.session.tariffs)
        self.points_title.setVisible(self.points.show_assessment(assessment, draft))

    def _title(self, key: str) -> Label:
        title = Label(self.texts.text(key), self.body)
        title.setObjectName("sectionTitle")
        return title
