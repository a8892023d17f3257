"""A child of two homes: enough days, two answers that disagree, and who may receive (A12, A13)."""

from typing import Any

import pytest

from calc.dossier.people import Child
from calc.dossier.two_homes import (
    days_contradict,
    days_to_ask,
    has_other_home,
    is_shared,
    may_be_received_elsewhere,
    stays_here,
)


def made(**known: Any) -> Child:
    return Child(ref="K1", **known)


@pytest.mark.parametrize(
    ("known", "here"),
    [
        ({}, None),
        ({"days_per_14": 5}, False),
        ({"days_per_14": 6}, True),
        ({"days_per_14": 14}, True),
        ({"days_per_year": 155}, False),
        ({"days_per_year": 156}, True),
        ({"days_per_14": 6, "days_per_year": 156}, True),
        ({"days_per_14": 5, "days_per_year": 155}, False),
        ({"days_per_14": 6, "days_per_year": 155}, None),
        ({"days_per_14": 5, "days_per_year": 156}, None),
    ],
)
def test_a12_six_of_fourteen_days_or_156_a_year(known: dict[str, Any], here: bool | None) -> None:
    assert stays_here(made(**known)) is here


@pytest.mark.parametrize(
    ("of_14", "of_year", "differs"),
    [
        (6, 155, True),
        (5, 156, True),
        (6, 156, False),
        (7, 200, False),
        (14, 160, True),
        (14, 365, False),
        (14, 209, True),
        (14, 210, False),
        (7, 365, True),
        (10, 300, False),
    ],
)
def test_a12_two_answers_that_cannot_both_be_true(of_14: int, of_year: int, differs: bool) -> None:
    child = made(days_per_14=of_14, days_per_year=of_year)
    assert days_contradict(child) is differs
    assert days_to_ask(child) == ("days_per_year" if differs else "days_per_14")


def test_one_answer_contradicts_nothing() -> None:
    assert not days_contradict(made(days_per_14=6))
    assert not days_contradict(made(days_per_year=6))


@pytest.mark.parametrize(
    ("known", "other"),
    [
        ({}, None),
        ({"days_per_14": 5}, None),
        ({"days_per_14": 6}, True),
        ({"days_per_14": 8}, True),
        ({"days_per_14": 9}, None),
        ({"days_per_14": 13}, None),
        ({"days_per_14": 14}, False),
        ({"days_per_year": 209}, True),
        ({"days_per_year": 210}, None),
        ({"days_per_year": 365}, False),
        ({"days_per_14": 14, "other_home": True}, True),
        ({"days_per_14": 7, "other_home": False}, False),
    ],
)
def test_a13_days_tell_of_another_home_where_they_can(
    known: dict[str, Any], other: bool | None
) -> None:
    assert has_other_home(made(**known)) is other


def test_a_shared_child_has_enough_days_and_another_home() -> None:
    assert is_shared(made(days_per_14=6))
    assert is_shared(made(days_per_14=10, other_home=True))
    assert not is_shared(made(days_per_14=10))
    assert not is_shared(made(days_per_14=5, other_home=True))
    assert not is_shared(made(other_home=True))


@pytest.mark.parametrize(
    ("known", "may"),
    [
        ({"days_per_14": 7}, True),
        ({"days_per_14": 14}, False),
        ({"days_per_14": 14, "registered_at_address": False}, True),
        ({"days_per_14": 10}, False),
        ({"days_per_14": 10, "registered_at_address": False}, True),
        ({"days_per_14": 10, "other_home": True}, True),
        ({"days_per_14": 7, "other_home": False, "registered_at_address": False}, False),
    ],
)
def test_a13_whether_another_parent_may_receive(known: dict[str, Any], may: bool) -> None:
    assert may_be_received_elsewhere(made(**known)) is may
