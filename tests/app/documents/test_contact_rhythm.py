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
