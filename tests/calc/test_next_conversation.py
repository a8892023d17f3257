"""B5: one date for the next conversation (ENGINE 10, 11)."""

from datetime import date
from typing import Any

import pytest

from calc.next_conversation import NextConversation, next_conversation
from calc.working_days import is_sunday, named_holidays, working_day
from tests.building import ON, draft, found, outcome, shown

LATEST = date(2027, 3, 23)


def talk(agreed: str = "UNKNOWN", on: date = ON, until: date | None = None) -> NextConversation:
    return next_conversation(draft(contact={"next_conversation": agreed}), on, 4, until=until)


@pytest.mark.parametrize(
    ("agreed", "day", "chosen"),
    [
        ("UNKNOWN", LATEST, False),
        ("2026-11-22", LATEST, False),
        ("2026-11-23", LATEST, False),
        ("2026-11-24", date(2026, 11, 24), True),
        ("2027-03-23", LATEST, True),
        ("2027-03-24", LATEST, False),
    ],
)
def test_b5_the_agreed_day_counts_when_it_is_to_come_and_near_enough(
    agreed: str, day: date, chosen: bool
) -> None:
    assert talk(agreed) == NextConversation(day, chosen, LATEST)


def test_b5_a_proposal_is_on_a_working_day_before_the_latest() -> None:
    assert talk(on=date(2026, 11, 21)).day == date(2027, 3, 19)
    # 26 March 2027 is Good Friday.
    assert talk(on=date(2026, 11, 26)).day == date(2027, 3, 25)


def test_b5_never_after_the_end_of_the_plan_and_never_before_today() -> None:
    assert talk(until=date(2026, 12, 31)).day == date(2026, 12, 31)
    # The end is in the weekend after today: no working day is left, so the end itself.
    assert talk(on=date(2026, 11, 27), until=date(2026, 11, 28)).day == date(2026, 11, 28)
    over = talk(until=date(2026, 11, 1))
    assert (over.day, over.latest) == (ON, ON)


def test_the_days_on_which_nobody_is_contacted() -> None:
    assert named_holidays(2027)[date(2027, 3, 26)] == "good_friday"
    assert is_sunday(date(2027, 3, 21))
    assert not is_sunday(date(2027, 3, 22))
    assert working_day(date(2027, 1, 1), forward=True) == date(2027, 1, 4)


@pytest.mark.parametrize(("since", "off"), [("2026-11-23", True), ("2026-11-24", False)])
def test_after_a_death_there_is_no_conversation(since: str, off: bool) -> None:
    died = [{"kind": "overleden", "who": "B", "from_date": since}]
    values: dict[str, Any] = {"life_states": died, "contact": {"next_conversation": "2026-12-08"}}
    made = outcome(**values)
    assert (made.next_conversation.off, made.next_conversation.agreed) == (off, not off)
    assert shown(made)["next_conversation"].get("off", False) is off
    too_far = outcome(**values | {"contact": {"next_conversation": "2028-12-08"}})
    assert bool(found(too_far, "review_too_late")) is not off
