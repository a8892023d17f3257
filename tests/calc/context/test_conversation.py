"""B5: one date for the next conversation (ENGINE 10, 11)."""

from datetime import date
from typing import Any

import pytest

from calc.base.working_days import is_sunday, named_holidays, working_day
from calc.context.conversation import NextConversation, next_conversation
from tests.building import ON, draft, example_outcome, found, income, outcome, settled, shown

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


@pytest.mark.parametrize(
    ("known_until", "ends", "day"),
    [
        # The last month whose income is known ends on a Sunday, a Sunday and a Wednesday.
        ("2027-02-27", "2027-01-31", "2027-01-29"),
        ("2027-03-30", "2027-02-28", "2027-02-26"),
        ("2027-04-29", "2027-03-23", "2027-03-23"),
    ],
)
def test_it_does_not_lie_after_the_interim_agreement_that_is_proposed(
    known_until: str, ends: str, day: str
) -> None:
    made = outcome(checks=[], income=[income(until=known_until, followed_by="unknown")])
    assert made.beside.gate.interim is not None
    assert made.beside.gate.interim.until == date.fromisoformat(ends)
    assert made.next_conversation.day == date.fromisoformat(day)
    assert made.next_conversation.latest == date.fromisoformat(ends)


@pytest.mark.parametrize(("agreed", "counts"), [("2027-01-31", True), ("2027-02-01", False)])
def test_an_agreed_day_after_the_interim_agreement_is_too_late(agreed: str, counts: bool) -> None:
    ends = [income(until="2027-02-27", followed_by="unknown")]
    made = outcome(checks=[], income=ends, contact={"next_conversation": agreed})
    assert made.next_conversation.agreed is counts
    assert bool(found(made, "review_too_late")) is not counts


def test_without_an_interim_agreement_the_policy_decides() -> None:
    ends = [income(until="2027-02-27", followed_by="unknown")]
    made = outcome(income=ends, checks=settled())
    assert made.beside.gate.interim is None
    assert made.next_conversation.latest > LATEST


def test_hh6_speaks_again_before_its_interim_agreement_ends() -> None:
    """The agreement ran until 31 January 2027, and the next conversation was on 23 March."""
    made = example_outcome("HH6")
    assert made.beside.gate.interim is not None
    assert made.next_conversation.day <= made.beside.gate.interim.until
    assert made.next_conversation.day == date(2027, 1, 29)
