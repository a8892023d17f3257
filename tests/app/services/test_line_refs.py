"""One line names another: the names are made by the program, and go with the line (A4, A11)."""

from typing import Any

import pytest

from app.services.editing import removed
from app.services.intake.line_refs import (
    copies,
    followed_by,
    how_many_name,
    may_be_named,
    naming,
    place_of,
)
from calc import UNKNOWN, Draft
from calc.dossier.codes import AfterEnd
from tests.building import Raw, arrangement, couple, draft, income

ENDS: Raw = {"until": "2027-04-30"}


def two(**more: Any) -> Draft:
    lines = [income(**ENDS), income(from_date="2027-05-03")]
    return draft(income=lines, arrangements=[arrangement(withheld=True)], **more)


def given(changed: object) -> Draft:
    assert isinstance(changed, Draft), changed
    return changed


def test_a11_to_choose_a_successor_makes_its_name_and_says_that_a_line_follows() -> None:
    made = given(naming(two(), ("income", 0, "successor"), 1))
    assert [line.ref for line in made.income] == [None, "L1"]
    assert (made.income[0].successor, made.income[0].followed_by) == ("L1", AfterEnd.ANOTHER_LINE)
    again = given(naming(made, ("arrangements", 0, "withheld_from"), 0))
    assert [line.ref for line in again.income] == ["L2", "L1"]
    assert again.arrangements[0].withheld_from == "L2"
    same = given(naming(again, ("arrangements", 0, "withheld_from"), 1))
    assert same.arrangements[0].withheld_from == "L1"


def test_a_new_name_is_none_that_a_line_ever_had_as_far_as_one_can_see() -> None:
    lines = [income(ref="L7", until="2027-04-30"), income(), income(ref="L2")]
    made = given(naming(draft(income=lines), ("income", 0, "successor"), 1))
    assert [line.ref for line in made.income] == ["L7", "L8", "L2"]
    assert made.income[0].successor == "L8"


def test_to_choose_none_takes_the_name_away_and_leaves_what_was_said() -> None:
    made = given(naming(two(), ("income", 0, "successor"), 1))
    without = given(naming(made, ("income", 0, "successor"), None))
    assert without.income[0].successor is None
    assert without.income[0].followed_by is AfterEnd.ANOTHER_LINE
    kept = given(naming(made, ("arrangements", 0, "withheld_from"), None))
    assert kept == made


def test_a_circle_is_refused_with_its_line() -> None:
    made = given(naming(two(), ("income", 0, "successor"), 1))
    refused = naming(made, ("income", 1, "successor"), 0)
    assert not isinstance(refused, Draft)
    assert {problem.code for problem in refused} == {"line_follows_itself"}


@pytest.mark.parametrize("after", [AfterEnd.NOTHING, AfterEnd.UNKNOWN, UNKNOWN])
def test_a11_where_no_line_follows_none_stays_named(after: object) -> None:
    made = given(naming(two(), ("income", 0, "successor"), 1))
    said = given(followed_by(made, 0, after))
    assert (said.income[0].followed_by, said.income[0].successor) == (after, None)
    line = given(followed_by(made, 0, AfterEnd.ANOTHER_LINE))
    assert line.income[0].successor == "L1"


def test_only_regular_incomes_of_the_same_person_can_be_named() -> None:
    made = draft(
        **couple("none"),
        income=[
            income(**ENDS),
            income(),
            income(who="B"),
            income(who="UNKNOWN"),
            income(frequency="once", date="2027-01-01"),
        ],
        arrangements=[arrangement()],
    )
    assert list(may_be_named(made, ("income", 0, "successor"))) == [1, 3]
    assert list(may_be_named(made, ("arrangements", 0, "withheld_from"))) == [0, 1, 2, 3]


def test_a_line_that_goes_takes_its_name_with_it() -> None:
    """A11: nothing names a line that is not there; the file could not be read any more."""
    made = given(naming(two(), ("income", 0, "successor"), 1))
    made = given(naming(made, ("arrangements", 0, "withheld_from"), 1))
    assert how_many_name(made, [1]) == 2
    assert how_many_name(made, [0]) == 0
    assert how_many_name(made, [0, 1]) == 1
    left = given(removed(made, ("income",), [1]))
    assert left.income[0].successor is None
    assert left.arrangements[0].withheld_from is None
    others = given(removed(made, ("arrangements",), [0]))
    assert others.income == made.income


def test_a_copy_has_no_name_of_its_own_yet() -> None:
    made = given(naming(two(), ("income", 0, "successor"), 1))
    assert [line.ref for line in copies(made.income)] == [None, None]
    assert copies(made.arrangements) == list(made.arrangements)


def test_a_name_belongs_to_one_place() -> None:
    made = given(naming(two(), ("income", 0, "successor"), 1))
    assert (place_of(made, "L1"), place_of(made, "L9"), place_of(made, None)) == (1, None, None)
