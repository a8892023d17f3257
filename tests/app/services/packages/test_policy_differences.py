"""What of a policy should be looked at first: what asks more of households, or keeps less."""

from decimal import Decimal
from enum import StrEnum

import pytest

from app.i18n import LANGUAGES, Texts
from app.i18n.choices import GROUPS
from app.resources import EXAMPLE_POLICY
from app.services.packages.policy_differences import (
    ABOUT_THE_FILE,
    ANY_OTHER,
    LESS_IS_HARDER,
    MORE_IS_HARDER,
    NEITHER,
    PolicyDifference,
    policy_differences,
)
from app.store.policy_file import read_policy_file
from calc import Policy, PolicyFile

PLACES = (ABOUT_THE_FILE, ANY_OTHER, LESS_IS_HARDER, MORE_IS_HARDER, NEITHER)


def test_each_key_of_a_policy_has_one_place() -> None:
    every = [key for place in PLACES for key in place]
    assert sorted(every) == sorted(Policy.model_fields)


@pytest.mark.parametrize(
    ("key", "before", "after", "marked"),
    [
        ("reserve_min", Decimal(25), Decimal(0), True),
        ("reserve_min", Decimal(25), Decimal(30), False),
        ("ladder_share", Decimal("0.5"), Decimal(1), True),
        ("ladder_share", Decimal("0.5"), Decimal(0), False),
        ("hide_room_until_costs", True, False, True),
        ("hide_room_until_costs", False, True, False),
        ("no_interest_without_plan", True, None, True),
        ("debit_notice_days", None, 5, True),
        ("iban", None, "NL91ABNA0417164300", True),
        ("payment_step", Decimal(5), Decimal(1), False),
    ],
)
def test_what_is_harder_for_a_household_is_looked_at(
    key: str, before: object, after: object, marked: bool
) -> None:
    assert PolicyDifference(key, before, after).is_marked is marked


def test_only_what_says_something_else_is_named() -> None:
    read = read_policy_file(EXAMPLE_POLICY)
    assert isinstance(read, PolicyFile)
    other = read.policy.model_copy(update={"target_min": Decimal(0), "revision": 9})
    found = policy_differences(read.policy, other)
    assert found == (PolicyDifference("target_min", Decimal(1500), Decimal(0)),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_choice_of_a_policy_has_words(language: str) -> None:
    texts = Texts(language)
    read = read_policy_file(EXAMPLE_POLICY)
    assert isinstance(read, PolicyFile)
    choices = [each for each in dict(read.policy).values() if isinstance(each, StrEnum)]
    for member in (other for each in choices for other in type(each)):
        assert texts.has(f"{GROUPS[type(member)]}.{member.value}")
