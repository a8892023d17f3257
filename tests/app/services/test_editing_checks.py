"""A change reads again only what it touches, and says what reading the whole dossier would say."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from app.resources import EXAMPLES
from app.services.editing import Path, changed, inserted, value_at
from app.store.dossier_file import read_dossier
from calc import UNKNOWN, Draft, Problem, problems_of
from tests.building import ON, arrangement, child, cost, couple, income
from tests.building import draft as made

_NAMES = sorted(path.name for path in EXAMPLES.glob("*.uitzicht.json"))
_ODD = (UNKNOWN, None, "", " SENTINEL ", "111222333", "B", "K9", "L9", True, 0, -1, 3, 1.5,
        "0.00", "-1.00", "12.345", "99999999.00", "I01", ON, (), (1, 1), (9, 3),
        ("x",), "no\x07")  # fmt: skip


@cache
def _example(name: str) -> Draft:
    found = read_dossier(EXAMPLES / name)
    assert isinstance(found, Draft)
    return found


def _places(here: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every place in a dossier, and what stands there."""
    if path:
        yield path, here
    if isinstance(here, BaseModel):
        for name in type(here).model_fields:
            yield from _places(getattr(here, name), (*path, name))
    elif isinstance(here, tuple) and all(isinstance(item, BaseModel) for item in here):
        for index, item in enumerate(here):
            yield from _places(item, (*path, index))


@cache
def _values(name: str) -> tuple[Any, ...]:
    """What stands anywhere under this name in an example, and what can be right nowhere."""
    found = [value for each in _NAMES for path, value in _places(_example(each)) if name in path]
    return tuple(value for place, value in enumerate(found) if value not in found[:place])


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _replaced(here: Any, path: Path, value: object) -> Any:
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*here[:first], _replaced(here[first], rest, value), *here[first + 1 :])
    return here.model_copy(update={first: _replaced(getattr(here, first), rest, value)})


def _read_whole(draft: Draft, path: Path, value: object) -> Draft | tuple[Problem, ...]:
    """The change, with everything in the dossier read again."""
    try:
        return Draft.model_validate(_plain(_replaced(draft, path, value)))
    except ValidationError as error:
        return problems_of(error)


def _same(draft: Draft, path: Path, value: object) -> Draft | tuple[Problem, ...]:
    ours, whole = changed(draft, path, value), _read_whole(draft, path, value)
    assert ours == whole
    assert repr(ours) == repr(whole)  # nor does 5 stand where 5.00 would, or a part of another type
    return ours


@given(st.sampled_from(_NAMES), st.lists(st.tuples(*[st.integers(0, 10**6)] * 2), max_size=8))
def test_c10_a_change_is_as_when_the_whole_dossier_is_read(
    name: str, edits: list[tuple[int, int]]
) -> None:
    draft = _example(name)
    for place, choice in edits:
        places = [path for path, _ in _places(draft)]
        path = places[place % len(places)]
        word = next(part for part in reversed(path) if isinstance(part, str))
        values = (*_values(word), *_ODD)
        result = _same(draft, path, values[choice % len(values)])
        draft = result if isinstance(result, Draft) else draft


_PEOPLE = made(
    **couple(),
    children=[child("K1"), child("K2")],
    income=[income(ref="L1", successor="L2"), income(who="B", ref="L2"), income(who="AB")],
    expenses=[cost(who="K1", from_date="2026-01-01", until="2026-12-31")],
    arrangements=[arrangement(withheld_from="L1")],
    debt={"balance": "12000.00", "co_debtors": [{"ref": "X"}, {"ref": "Y"}]},
)


@pytest.mark.parametrize(
    ("path", "value", "code", "at"),
    [
        (("adults",), _PEOPLE.adults[:1], "who_is_not_here", "income[1].who"),
        (("children",), (), "who_is_not_here", "expenses[0].who"),
        (("adults", 1, "ref"), _PEOPLE.adults[0].ref, "named_twice", "adults[1].ref"),
        (("children", 1, "ref"), "K1", "named_twice", "children[1].ref"),
        (("debt", "co_debtors", 1, "ref"), "X", "named_twice", "debt.co_debtors[1].ref"),
        (("income", 1, "ref"), "L1", "named_twice", "income[1].ref"),
        (("income", 0, "ref"), "L3", "line_is_not_here", "arrangements[0].withheld_from"),
        (("income", 1, "successor"), "L1", "line_follows_itself", "income[0].successor"),
        (("income", 1, "who"), "K9", "who_is_not_here", "income[1].who"),
        (("expenses", 0, "until"), ON.replace(year=2025), "ends_before_it_starts", "expenses[0]"),
    ],
)  # fmt: skip
def test_c10_what_looks_across_the_parts_sees_every_change(
    path: Path, value: object, code: str, at: str
) -> None:
    problems = _same(_PEOPLE, path, value)
    assert isinstance(problems, tuple)
    assert (code, at) in [(each.code, each.path) for each in problems]


def test_c10_items_that_come_in_are_read_whatever_they_are() -> None:
    wrong = _PEOPLE.expenses[0].model_copy(update={"amount": -1})
    result = inserted(_PEOPLE, ("expenses",), 0, [wrong])
    assert isinstance(result, tuple)
    assert [each.path for each in result] == ["expenses[0].amount"]


def test_c10_parts_beside_a_change_are_the_same_parts() -> None:
    """What is not read again is kept, so that nothing compares it field by field later."""
    after = changed(_PEOPLE, ("debt", "balance"), "1.00")
    assert isinstance(after, Draft)
    assert value_at(after, ("income", 0)) is _PEOPLE.income[0]
    assert after.contact is _PEOPLE.contact
