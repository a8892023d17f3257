"""TwoOutcomes: both schedules on one axis, five differences, and the sentence that changes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.outcome_picture import Ribbon
from app.services.two_outcomes import (
    Words,
    WordsKind,
    changed_sentences,
    difference_rows,
    say_warning,
)
from app.ui.result.cards import in_capitals, label, show_text
from app.ui.result.ribbon_view import RibbonView
from app.ui.widgets.words import Markup, joined, markup, set_name
from app.ui.widgets.words_grid import Grid
from calc import Assessment


class TwoOutcomes(QWidget):
    """The dossier as it is, as it would be below it. The drawer puts `warning` where it wants."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.ribbons_title = label(self, "caption", in_capitals(texts.text("outcome.whatif.axis")))
        self.was_title = label(self, "quiet", texts.text("life.column.is"))
        self.would_title = label(self, "quiet", texts.text("life.column.would"))
        self.was, self.would = (RibbonView(texts, self, brief=True) for _ in range(2))
        ribbons = QGridLayout()
        ribbons.setHorizontalSpacing(12)
        ribbons.setColumnStretch(1, 1)
        for view, title in ((self.was, self.was_title), (self.would, self.would_title)):
            set_name(view, title.text())
            title.setWordWrap(False)
            row = ribbons.rowCount()
            ribbons.addWidget(title, row, 0, Qt.AlignmentFlag.AlignVCenter)
            ribbons.addWidget(view, row, 1)
        titles = ["", *(texts.text(f"life.column.{name}") for name in ("is", "would"))]
        self.grid = Grid([*titles, texts.text("life.column.difference")], (5, 3, 3, 3), 1, self)
        rows = self.grid.layout()
        assert isinstance(rows, QGridLayout)
        rows.setVerticalSpacing(2)  # five rows are seen at once, with what is above and below
        self.sentence_title = label(
            self, "caption", in_capitals(texts.text("outcome.whatif.sentence"))
        )
        self.sentence = label(self, "softBox")
        self.warning = label(self, "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.ribbons_title)
        column.addLayout(ribbons)
        for widget in (self.grid, self.sentence_title, self.sentence):
            column.addWidget(widget)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes by."""
        return self.was, self.would

    def said(self) -> str:
        """Both as text for elsewhere: the figures with tabs, then the sentence as it was and is."""
        rows = [
            "\t".join(cell.text() for cell in cells) for cells in self.grid.rows if cells[1].text()
        ]
        sentence = [] if self.sentence.isHidden() else [self.sentence.accessibleName()]
        return "\n".join([*rows, *sentence]).replace("\N{NO-BREAK SPACE}", " ")

    def show_outcomes(
        self, before: Assessment, after: Assessment, was: Ribbon | None, would: Ribbon | None
    ) -> None:
        """Show both; the same one twice where nothing varies yet."""
        texts = self._texts
        months = max((ribbon.months for ribbon in (was, would) if ribbon), default=0)
        self.was.show_ribbon(was, months)
        self.would.show_ribbon(would, months)
        for seen, *widgets in (
            (was, self.was, self.was_title),
            (would, self.would, self.would_title),
            (was or would, self.ribbons_title),
        ):
            for widget in widgets:
                widget.setVisible(seen is not None)
        rows = difference_rows(texts, before, after)
        self.grid.show_rows([[row.name, row.was, row.now, row.difference] for row in rows])
        for labels, row in zip(self.grid.rows[1:], rows, strict=True):
            for place, one in enumerate(labels):
                wanted = "strong" if row.differs and place > 1 else ""
                if one.objectName() != wanted:
                    one.setObjectName(wanted)
                    one.style().unpolish(one)
                    one.style().polish(one)
        sentences = changed_sentences(texts, before, after)
        self.sentence.setVisible(bool(sentences))
        self.sentence_title.setVisible(bool(sentences))
        self.sentence.show_markup(joined(_said(words) for words in sentences))
        set_name(self.sentence, _spoken(texts, sentences))
        show_text(self.warning, say_warning(texts, before, after))


def _said(words: tuple[Words, ...]) -> Markup:
    return joined(_one(each) for each in words)


def _one(words: Words) -> Markup:
    match words.kind:
        case WordsKind.OLD:
            return markup("<s>{text}</s> ", text=words.text)
        case WordsKind.NEW:
            return markup("<b><u>{text}</u></b> ", text=words.text)
        case WordsKind.SAME:
            return markup("{text} ", text=words.text)


def _spoken(texts: Texts, sentences: tuple[tuple[Words, ...], ...]) -> str:
    """Without struck and underlined words: what it was, and what it becomes."""
    old, new = (
        " ".join(each.text for words in sentences for each in words if each.kind is not left_out)
        for left_out in (WordsKind.NEW, WordsKind.OLD)
    )
    return texts.text("outcome.whatif.was_would", was=old, would=new)
