"""When we speak again: often enough, for a reason, and never on a quiet day."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from app.documents.contact_rhythm import ContactReason, ProposedContact, proposed_contacts
from app.documents.quiet_days import why_quiet
from calc.base.period import months_later
from tests.building import (
    ON,
    arrangement,
    draft,
    example_policy,
    outcome,
    policy,
    raw_draft,
    raw_example,
    settled,
)
from tests.tariff_files import shipped

NAMES = ("HH1", "HH2", "HH3", "HH4", "HH5", "HH6")


def proposed(raw: dict[str, Any], **keys: Any) -> tuple[ProposedContact, ...]:
    rules = policy(**keys) if keys else example_policy()
    return proposed_contacts(outcome(raw, rules, shipped()), draft(raw), rules.policy)


def simply(raw: dict[str, Any], **keys: Any) -> tuple[ProposedContact, ...]:
    rules = policy(**keys) if keys else example_policy()
    return proposed_contacts(outcome(raw, rules), draft(raw), rules.policy)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("every", [1, 3, 6, 12])
def test_we_speak_at_least_as_often_as_the_policy_says(name: str, every: int) -> None:
    raw = raw_example(name)
    raw["contact"] = {}
    rules = policy(review_every_months=every)
    assessment = outcome(raw, rules, shipped())
    found = proposed_contacts(assessment, draft(raw), rules.policy)
    days = [ON, *(contact.day for contact in found)]
    most = every if assessment.plan else rules.policy.stabilisation_max_months
    assert days == sorted(set(days))
    for before, after in pairwise(days):
        assert after <= months_later(before, most)
    if assessment.plan:
        assert months_later(days[-1], every) >= assessment.plan.end_date - timedelta(days=5)
        assert days[-1] < assessment.plan.end_date


@pytest.mark.parametrize("name", NAMES)
def test_no_proposal_is_on_a_quiet_day_or_without_a_reason(name: str) -> None:
    for contact in proposed(raw_example(name), review_every_months=2):
        assert contact.reasons
        assert contact.chosen or why_quiet(contact.day) is None


def test_the_figures_of_the_law_change_twice_a_year() -> None:
    found = simply(raw_draft())
    changes = [c.day for c in found if ContactReason.TARIFF_CHANGE in c.reasons]
    # 1 January is a holiday and 2 and 3 January 2027 are a weekend.
    assert changes == [date(2027, 1, 4), date(2027, 7, 1)]


def test_the_end_of_another_arrangement_is_spoken_about_before_it() -> None:
    raw = raw_draft(arrangements=[arrangement("300.00", until="2027-04-30")])
    found = simply(raw)
    [contact] = [c for c in found if ContactReason.ARRANGEMENT_ENDS in c.reasons]
    assert contact.day == date(2027, 4, 16)
    assert contact.day < date(2027, 5, 1)


def test_the_first_review_is_named_once() -> None:
    found = simply(raw_draft(), review_every_months=3)
    named = [c for c in found if ContactReason.FIRST_REVIEW in c.reasons]
    assert len(named) == 1


def test_what_was_chosen_with_the_customer_comes_first() -> None:
    raw = raw_draft(contact={"next_conversation": "2027-03-02"})
    first, *later = simply(raw)
    assert first == ProposedContact(date(2027, 3, 2), (ContactReason.AGREED,))
    assert first.chosen
    assert all(contact.day > first.day for contact in later)


def test_a_day_that_is_over_is_no_choice() -> None:
    raw = raw_draft(contact={"next_conversation": "2026-11-20"})
    assert not any(contact.chosen for contact in simply(raw))


def test_without_a_plan_there_is_one_conversation_in_time() -> None:
    [contact] = proposed(raw_example("HH6") | {"contact": {}})
    assert contact.reasons == (ContactReason.NO_PLAN_YET,)
    assert contact.day <= months_later(ON, 4)


def reasons(found: tuple[ProposedContact, ...]) -> dict[date, list[str]]:
    return {contact.day: [why.value for why in contact.reasons] for contact in found}


@pytest.mark.parametrize(
    ("until", "day", "why"),
    [
        ("2027-01-31", date(2027, 1, 4), ["tariff_change", "arrangement_ends"]),
        ("2027-06-30", date(2027, 6, 17), ["arrangement_ends", "tariff_change"]),
        ("2027-07-31", date(2027, 7, 1), ["tariff_change", "arrangement_ends"]),
    ],
)
@pytest.mark.parametrize("agreed", [True, False])
def test_two_reasons_within_three_weeks_are_one_conversation(
    until: str, day: date, why: list[str], agreed: bool
) -> None:
    """They lie two weeks from each other, before the next conversation and after it alike."""
    contact = {"next_conversation": "2026-12-01"} if agreed else {}
    raw = raw_draft(
        arrangements=[arrangement("300.00", until=until)], checks=settled(), contact=contact
    )
    found = simply(raw, review_every_months=12)
    assert reasons(found)[day] == why
    for one, other in pairwise(sorted(reasons(found))):
        assert other - one > timedelta(days=21)
    assert [contact.figures_only for contact in found if contact.day == day] == [not agreed]


def test_what_lies_further_apart_is_two_conversations() -> None:
    raw = raw_draft(
        arrangements=[arrangement("300.00", until="2027-02-10")], checks=settled(), contact={}
    )
    found = reasons(simply(raw, review_every_months=12))
    assert found[date(2027, 1, 4)] == ["tariff_change"]
    assert found[date(2027, 2, 15)] == ["arrangement_ends"]


@pytest.mark.parametrize(("agreed", "again"), [("2027-06-10", False), ("2027-06-09", True)])
def test_a_reason_three_weeks_after_what_was_agreed_asks_no_second_conversation(
    agreed: str, again: bool
) -> None:
    raw = raw_draft(checks=settled(), contact={"next_conversation": agreed})
    found = reasons(simply(raw, review_every_months=12))
    assert (date(2027, 7, 1) in found) is again


@pytest.mark.parametrize(("months", "own"), [(7, False), (8, True)])
def test_a_reason_near_the_first_review_is_told_there(months: int, own: bool) -> None:
    """On 23 June the figures change eight days later; on 23 July they did three weeks and a day
    before: that is a day of its own."""
    found = simply(raw_draft(checks=settled()), review_every_months=months)
    first = next(c for c in found if ContactReason.FIRST_REVIEW in c.reasons)
    assert (ContactReason.TARIFF_CHANGE in first.reasons) is not own
    assert (date(2027, 7, 1) in reasons(found)) is own
    assert reasons(found)[date(2027, 1, 4)] == ["tariff_change"]
    assert [c.day for c in found if c.figures_only][:1] == [date(2027, 1, 4)]


def test_a_review_that_falls_near_a_change_says_both() -> None:
    found = reasons(simply(raw_draft(checks=settled()), review_every_months=1))
    assert found[date(2026, 12, 23)] == ["first_review", "tariff_change"]
    assert found[date(2027, 6, 21)] == ["review", "tariff_change"]
    assert found[date(2027, 1, 22)] == ["review"]
