"""A conversation is agreed within the days that the policy leaves, and at no quiet hour."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.documents.conversations import Conversations
from app.ui.intake.session import Session
from calc import UNKNOWN, Draft

DAY, HOUR = ("contact", "next_conversation"), ("contact", "next_conversation_at")


@pytest.fixture
def said() -> list[tuple[str, bool]]:
    """What the window was told to say, and whether it stops somebody."""
    return []


@pytest.fixture
def talks(
    session: Session, texts: Texts, example: Callable[[str], Draft], qtbot: QtBot,
    said: list[tuple[str, bool]],
) -> Conversations:  # fmt: skip
    session.load(example("HH1-afgerond"))
    made = Conversations(session, texts, lambda text, stops: said.append((text, stops)))
    qtbot.addWidget(made)
    made.show_assessment()
    return made


def choose(talks: Conversations, day: date) -> None:
    said = talks._texts.formats.day(day)
    rows = [talks.list.item(row).text() for row in range(talks.list.count())]
    [row] = [place for place, text in enumerate(rows) if text.startswith(f"{said}\n")]
    talks.list.setCurrentRow(row)
    talks.choose_now()


def test_the_last_day_that_the_policy_leaves_can_be_agreed(
    talks: Conversations, session: Session, said: list[tuple[str, bool]]
) -> None:
    latest = session.assessment.next_conversation.latest
    assert latest == date(2027, 11, 23)
    choose(talks, latest)
    assert session.value(DAY) == latest
    [(text, stops)] = said
    assert text.startswith("Afgesproken: ")
    assert not stops
    assert session.assessment.next_conversation.agreed


def test_a_later_one_is_too_far_away_and_nothing_is_agreed(
    talks: Conversations, session: Session, said: list[tuple[str, bool]]
) -> None:
    choose(talks, date(2028, 11, 23))
    assert session.value(DAY) is UNKNOWN
    until = talks._texts.formats.day(date(2027, 11, 23))
    assert said == [(talks._texts.text("paying.window.too_far", until=until), True)]
    assert session.undo_stack.count() == 0


def test_nothing_that_is_chosen_agrees_nothing(
    talks: Conversations, session: Session, said: list[tuple[str, bool]]
) -> None:
    talks.list.setCurrentRow(-1)
    talks.choose_now()
    assert (said, session.value(DAY)) == ([], UNKNOWN)


@pytest.mark.parametrize(
    ("typed", "at"), [("", UNKNOWN), ("9:30", "09:30"), ("19.59", "19:59"), ("7:00", "07:00")]
)
def test_an_hour_goes_with_its_day(
    typed: str, at: object, talks: Conversations, session: Session
) -> None:
    session.change(HOUR, "11:00", "tijd")
    talks.clock.setText(typed)
    choose(talks, date(2027, 11, 23))
    assert (session.value(DAY), session.value(HOUR)) == (date(2027, 11, 23), at)


@pytest.mark.parametrize("typed", ["6:59", "20:00", "24:00", "half tien"])
def test_at_an_hour_that_is_none_or_quiet_nothing_is_agreed(
    typed: str, talks: Conversations, session: Session, said: list[tuple[str, bool]]
) -> None:
    talks.clock.setText(typed)
    choose(talks, date(2027, 11, 23))
    assert (session.value(DAY), session.value(HOUR)) == (UNKNOWN, UNKNOWN)
    assert [stops for _, stops in said] == [True]


def test_the_days_say_whether_somebody_calls_or_only_looks(talks: Conversations) -> None:
    """Before the first conversation the figures change twice: then somebody only looks."""
    rows = [talks.list.item(row).text() for row in range(talks.list.count())]
    looks, calls = (talks._texts.text(f"paying.window.{key}") for key in ("figures", "talk"))
    said = [row.partition("\n")[2] for row in rows]
    only_looks = [text.startswith(f"{looks} ") for text in said]
    assert [text.startswith(f"{calls} ") for text in said] == [not each for each in only_looks]
    first = only_looks.index(False)
    assert first >= 2
    assert not any(only_looks[first:])
    day = talks._session.assessment.next_conversation.day
    assert rows[first].startswith(talks._texts.formats.day(day))
