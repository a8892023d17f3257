"""Where two drafts differ: the place that undo goes to."""

from collections.abc import Callable

import pytest

from app.resources import EXAMPLES
from app.services.editing import (
    Path,
    changed,
    changed_place,
    inserted,
    moved,
    removed,
    without_person,
)
from app.store.dossier_file import read_dossier
from calc import UNKNOWN, Draft
from calc.dossier.asked import Asked
from calc.dossier.people import Adult, AdultRef
from tests.building import arrangement, child, cost, couple, income
from tests.building import draft as made


@pytest.fixture
def draft() -> Draft:
    found = read_dossier(EXAMPLES / "HH1.uitzicht.json")
    assert isinstance(found, Draft)
    return found


BKR: Path = ("debt", "bkr", "codes")
LAST: Path = ("expenses", "last")


def _line(draft: Draft) -> object:
    return draft.expenses[0]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda draft: changed(draft, ("savings",), "9999.00"), ("savings",)),
        (lambda draft: changed(draft, BKR, ("A", "2")), BKR),
        (lambda draft: changed(draft, ("income", 0, "amount"), UNKNOWN), ("income", 0, "amount")),
        (lambda draft: inserted(draft, ("expenses",), 2, [_line(draft)]), ("expenses", 2)),
        (lambda draft: removed(draft, ("expenses",), [1, 2]), ("expenses", 1)),
        (lambda draft: removed(draft, ("expenses",), [len(draft.expenses) - 1]), LAST),
        (lambda draft: changed(draft, ("adults",), ()), ("adults", 0)),
        (lambda draft: draft, ()),
    ],
)  # fmt: skip
def test_c10_the_place_of_a_change(
    change: Callable[[Draft], Draft], place: Path, draft: Draft
) -> None:
    after = change(draft)
    assert isinstance(after, Draft)
    last = len(draft.expenses) - 1
    wanted = tuple(last if part == "last" else part for part in place)
    assert changed_place(draft, after) == wanted
    assert changed_place(after, draft) == wanted


def test_c10_lines_that_changed_places_differ_in_the_first_of_them(draft: Draft) -> None:
    after = moved(draft, ("expenses",), 1, 3)
    assert isinstance(after, Draft)
    assert changed_place(draft, after)[:2] == ("expenses", 1)


def test_c10_a_person_who_is_somebody_else(draft: Draft) -> None:
    other = changed(draft, ("adults",), (Adult(ref=AdultRef.A, name="Ander"),))
    assert isinstance(other, Draft)
    assert changed_place(draft, other)[:2] == ("adults", 0)


def _asked(draft: Draft, *questions: str) -> Draft:
    records = tuple(Asked(question=question) for question in questions)
    return draft.model_copy(update={"asked": records})


def test_c10_what_was_asked_is_the_place_only_where_nothing_else_differs(draft: Draft) -> None:
    """The record of an answer is beside the answer, and before most of the dossier."""
    after = changed(_asked(draft, "savings", "U30"), ("savings",), "9999.00")
    assert isinstance(after, Draft)
    assert changed_place(draft, after) == changed_place(after, draft) == ("savings",)


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ((), ("arrangements",), ("arrangements",)),
        (("income",), ("income", "expenses.wonen"), ("expenses",)),
        (("adults.A.liable", "debt.nhg"), ("adults.A.liable",), ("debt",)),
        (("debt.nhg", "savings"), ("savings", "debt.nhg"), ()),
    ],
)
def test_c10_the_place_of_a_question_is_what_it_asks_about(
    before: tuple[str, ...], after: tuple[str, ...], place: Path, draft: Draft
) -> None:
    one, other = _asked(draft, *before), _asked(draft, *after)
    assert changed_place(one, other) == changed_place(other, one) == place


def test_who_goes_leaves_lines_of_nobody_and_takes_no_line_of_another() -> None:
    """A line of both is of nobody known yet once B is gone; one of A stays of A."""
    who = ("A", "B", "AB", "UNKNOWN")
    both = made(**couple(), income=[income(who=each) for each in who],
                expenses=[cost(who=each) for each in who],
                arrangements=[arrangement(who=each) for each in who])  # fmt: skip
    left = without_person(both, "B")
    assert [adult.ref.value for adult in left.adults] == ["A"]
    for name in ("income", "expenses", "arrangements"):
        assert [line.who for line in getattr(left, name)] == ["A", UNKNOWN, UNKNOWN, UNKNOWN]


def test_a_child_that_goes_leaves_the_lines_of_both_parents_alone() -> None:
    family = made(**couple(), children=[child("K1"), child("K2")],
                  income=[income(who="AB"), income(who="K1", code="I23")])  # fmt: skip
    left = without_person(family, "K1")
    assert [each.ref for each in left.children] == ["K2"]
    assert [line.who for line in left.income] == ["AB", UNKNOWN]
