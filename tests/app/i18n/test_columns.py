"""Every column of the schedule and all that decides a month has its words where it stands."""

import pytest

from app.i18n import LANGUAGES, Texts
from calc.dossier.agreed_schedule import Decided
from calc.plan.schedule_columns import SCHEDULE_COLUMNS, Column, ScheduleView

WORDS = {
    ScheduleView.REPORT: ("report",),
    ScheduleView.TABLE: ("table", "table_tip"),
    ScheduleView.REVIEW: ("review",),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", SCHEDULE_COLUMNS, ids=lambda column: column.name)
def test_a_column_has_words_where_it_stands_and_nowhere_else(language: str, column: Column) -> None:
    texts = Texts(language)
    for view, words in WORDS.items():
        for word in words:
            assert texts.has(f"column.{column.name}.{word}") is (view in column.views), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_decides_a_month_has_a_word_for_the_report_and_one_for_the_table(
    language: str,
) -> None:
    texts = Texts(language)
    for word in ("report", "table"):
        said = [texts.text(f"decided.{decided.value}.{word}") for decided in Decided]
        assert len(set(said)) == len(said), word
