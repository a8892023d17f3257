"""Who the law counts in a month: leefsituatie, children, AOW age."""

from typing import Any

import pytest

from calc import UNKNOWN, Month, TariffsOn
from calc.statutory_floor.people import People, aow_from, people_in
from tests.building import Raw, adult, child, couple, draft, income, raw_draft
from tests.tariff_files import shipped


def law(month: str = "2026-12") -> TariffsOn:
    found = shipped().on(Month.parse(month).first_day)
    assert isinstance(found, TariffsOn)
    return found


def people(month: str = "2026-12", **changes: Any) -> People:
    made = draft(raw_draft(**changes))
    tariffs = law()
    aow = [aow_from(made, each, tariffs) for each in made.adults]
    return people_in(made, Month.parse(month), aow)


BOTH: Raw = couple("none")
CHILD = {"children": [child("K1", birth_month="2015-01", days_per_14=14)]}


@pytest.mark.parametrize(
    ("changes", "situation"),
    [
        ({}, "alleenstaande"),
        ({"adults": []}, "alleenstaande"),
        (CHILD, "alleenstaande_ouder"),
        (BOTH, "gehuwd_zonder_kinderen"),
        (BOTH | CHILD, "gehuwd_met_kinderen"),
    ],
)
def test_adults_and_children_make_the_leefsituatie(changes: Raw, situation: str) -> None:
    assert people(**changes).situation.value == situation


@pytest.mark.parametrize(
    ("days", "counts"),
    [(5, False), (6, True), (7, True), (14, True), (0, False), ("UNKNOWN", True)],
)
def test_a12_a_child_counts_from_six_of_fourteen_days(days: int | str, counts: bool) -> None:
    children = [child("K1", birth_month="2015-01", days_per_14=days)]
    assert people(children=children).situation.has_children is counts


@pytest.mark.parametrize(
    ("month", "counts"),
    [("2026-12", True), ("2028-03", True), ("2028-04", False)],
)
def test_a_child_counts_through_the_month_of_its_18th_birthday(month: str, counts: bool) -> None:
    children = [child("K1", birth_month="2010-03")]
    assert people(month, children=children).situation.has_children is counts


def test_a_child_that_is_not_born_yet_does_not_count_and_an_unknown_birth_month_does() -> None:
    unborn = [child("K1", birth_month="2027-01")]
    assert not people("2026-12", children=unborn).situation.has_children
    assert people("2027-01", children=unborn).situation.has_children
    assert people("2030-01", children=[child("K1")]).situation.has_children


@pytest.mark.parametrize(
    ("born", "month", "reached"),
    [
        ("1959-12", "2026-11", False),
        ("1959-12", "2026-12", True),
        # 67 years until the end of 2027, 67 years and three months from 2028 on
        ("1960-12", "2027-12", True),
        ("1961-01", "2028-01", False),
        ("1961-01", "2028-03", False),
        ("1961-01", "2028-04", True),
        ("1940-01", "2026-12", True),
        # beyond the last known year the last known age holds
        ("1965-01", "2032-03", False),
        ("1965-01", "2032-04", True),
    ],
)
def test_somebody_has_aow_age_from_the_month_that_the_law_says(
    born: str, month: str, reached: bool
) -> None:
    assert people(month, adults=[adult("A", birth_month=born)]).aow == (reached,)


def test_without_a_birth_month_aow_that_comes_in_tells_it() -> None:
    unknown = [adult("A"), adult("B")]
    both = [income(code="I05", who="A"), income(who="B")]
    assert people(adults=unknown, income=both).aow == (True, UNKNOWN)


def test_an_aow_age_that_nobody_confirmed_is_not_guessed() -> None:
    made = draft(raw_draft(adults=[adult("A", birth_month="1950-01")]))
    tariffs = law("2023-06")
    assert aow_from(made, made.adults[0], tariffs) is UNKNOWN


def test_hours_go_along_as_they_are_known() -> None:
    found = people(adults=[adult("A", hours_per_week=20), adult("B")])
    assert (found.hours[0], str(found.hours[1])) == (20, "Unknown.UNKNOWN")
