"""The caption above a question stays on one line; the signs of the questions give way."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from tests.app.ui.call.conftest import Officer

SitDown = Callable[..., Officer]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_caption_of_every_chapter_is_one_line(
    sized: Callable[[float], None], officer: SitDown, qapp: QApplication, scale: float
) -> None:
    sized(scale)
    call = officer("HH2")
    high = set()
    for count in call.view.talk.chapters:
        call.view._open_chapter(count.chapter.key)
        qapp.processEvents()
        label = call.view.card.chapter
        lines = label.heightForWidth(label.width()) / label.fontMetrics().lineSpacing()
        high.add((count.chapter.key, round(lines)))
    assert {lines for _, lines in high} == {1}, high
