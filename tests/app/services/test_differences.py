"""F3: no value of a stored outcome can be altered without being said."""

import copy
import json
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest

from app.services.differences import ORDER, Difference, differences, receipt_differences
from calc import as_json
from tests.app.documents.making import sample

Place = tuple[str | int, ...]
NAMES = ["HH1", "HH2-afgerond", "HH5"]


def outcome(name: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(json.dumps(as_json(sample(name).assessment)))
    return values


OUTCOMES = {name: outcome(name) for name in NAMES}


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """Where each value stands, an empty list or group too."""
    if isinstance(value, dict) and value:
        for key, found in value.items():
            yield from places(found, (*at, key))
    elif isinstance(value, list) and value:
        for index, found in enumerate(value):
            yield from places(found, (*at, index))
    else:
        yield at


def shape(place: Place) -> str:
    """The place without numbers: a hundred months have one shape."""
    return re.sub(r"(\.parts)+", ".parts", ".".join(str(each) for each in place if each != 0))


def chosen() -> list[tuple[str, Place]]:
    """A value of each shape of every outcome, and three hundred others."""
    chance = random.Random(11)
    found: list[tuple[str, Place]] = []
    for name, values in OUTCOMES.items():
        by_shape: dict[str, list[Place]] = {}
        for place in places(values):
            kind = re.sub(r"\.\d+", "", shape(place))
            by_shape.setdefault(kind, []).append(place)
        found += [(name, chance.choice(same)) for same in by_shape.values()]
        every = [place for same in by_shape.values() for place in same]
        found += [(name, place) for place in chance.sample(every, 100)]
    return found


def with_other(name: str, place: Place, change: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The part of the outcome in which a value is, and the same with another value there.

    Of the steps one tree: ten thousand steps five hundred times is a long time.
    """
    part: Any = OUTCOMES[name][str(place[0])]
    if place[0] == "steps":
        part, place = [part[int(place[1])]], ("steps", 0, *place[2:])
    return {str(place[0]): changed_at(part, place[1:], change)}, {str(place[0]): part}


def changed_at(value: Any, place: Place, change: str) -> Any:
    """The same with another value there; what stands beside it is not copied."""
    if not place:
        return other(value, change)
    copied = copy.copy(value)
    copied[place[0]] = changed_at(value[place[0]], place[1:], change)
    return copied


def other(value: Any, change: str) -> Any:
    """Another value: of the same kind, or the same to the eye and of another kind."""
    if change == "kind":
        kinds: dict[type, Any] = {
            str: [value], bool: str(value).lower(), int: str(value), type(None): "", dict: [],
            list: {},
        }  # fmt: skip
        return kinds[type(value)]
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            # The last digit, as with an amount; else a letter.
            return value[:-1] + ("1" if value[-1:] != "1" else "2") if value else "x"
        case _:
            return "x"


@pytest.mark.parametrize("change", ["value", "kind"])
def test_f3_every_kind_of_value_and_three_hundred_others_are_compared(change: str) -> None:
    altered = chosen()
    assert len(altered) > 500
    for name, place in altered:
        before, after = with_other(name, place, change)
        compare = receipt_differences if place[0] == "receipt" else differences
        found = compare(before, after)
        assert found, (name, place)
        assert all(each.before != each.after for each in found), (name, place)
        assert (receipt_differences(before, after) == ()) is (place[0] != "receipt")


def test_f3_what_is_the_same_is_the_same() -> None:
    for values in OUTCOMES.values():
        again = json.loads(json.dumps(values, sort_keys=True))
        assert differences(values, again) == ()
        assert receipt_differences(values, again) == ()


def test_f3_one_value_in_a_whole_outcome_is_one_difference() -> None:
    whole = OUTCOMES["HH1"]
    changed = copy.deepcopy(whole)
    step = changed["steps"][-1]["parts"][0]
    step["amount"] = "499.304166667"
    [found] = differences(changed, whole)
    assert (found.what, found.before) == (f"step {step['id']}", "499.304166667")


STEP = {"id": "a@b", "code": "a", "amount": "1", "unit": "EUR", "operation": "sum", "source": "s",
        "status": "computed", "label": "l", "parts": [{"see": "c", "amount": "1"}]}  # fmt: skip


@pytest.mark.parametrize("field", sorted(STEP))
def test_f3_every_field_of_a_step_is_compared_by_its_name(field: str) -> None:
    changed = {**STEP, field: "x"}
    found = differences({"steps": [changed]}, {"steps": [STEP]})
    assert found
    if field not in ("id", "amount", "parts"):
        assert found == (Difference(f"step a@b.{field}", "x", str(STEP[field])),)
    without = {key: value for key, value in STEP.items() if key != field}
    assert differences({"steps": [without]}, {"steps": [STEP]})
    more = {**STEP, "more": "1"}
    assert differences({"steps": [more]}, {"steps": [STEP]}) == (
        Difference("step a@b.more", "1", None),
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"a": None}, {}, ("a", "null", None)),
        ({}, {"a": None}, ("a", None, "null")),
        ({"a": {}}, {"a": []}, ("a", "{}", "[]")),
        ({"a": []}, {"a": None}, ("a", "[]", None)),
        ({"a": 5}, {"a": "5"}, ("a", "5", '"5"')),
        ({"a": 5}, {"a": 5.0}, ("a", "5", "5.0")),
        ({"a": True}, {"a": "true"}, ("a", "true", '"true"')),
        ({"a": "1.0"}, {"a": "1.00"}, ("a", "1.0", "1.00")),
        ({"a.b": "1"}, {"a": {"b": "1"}}, (ORDER, None, None)),
        ({"a": ["1", "2"]}, {"a": ["2", "1"]}, ("a[0]", "1", "2")),
        ({"steps": "x"}, {"steps": []}, ("steps", "x", None)),
        ({"steps": ["x"]}, {"steps": ["y"]}, ("steps.parts", "x", "y")),
    ],
)
def test_f3_what_only_a_machine_can_tell_apart_is_told_apart(
    before: dict[str, Any], after: dict[str, Any], said: tuple[str, str | None, str | None]
) -> None:
    assert differences(before, after)[0] == Difference(*said)


def test_f3_two_months_that_change_places_or_occur_twice_are_seen() -> None:
    first, second = {"month": "2026-12", "room": "1.00"}, {"month": "2027-01", "room": "2.00"}
    before, after = {"schedule": [first, second]}, {"schedule": [second, first]}
    assert differences(before, after) == (Difference(ORDER, None, None),)
    twice = {"schedule": [first, {**first, "room": "9.00"}, second]}
    assert differences(twice, before)[0].before is not None
    assert {each.before for each in differences(twice, before)} == {"2026-12", "9.00"}


@pytest.mark.parametrize("value", ["1e99999999", "Infinity", "sNaN", "9" * 40, "\u0663.00", ""])
def test_f5_what_is_no_plain_amount_has_no_difference_in_euros(value: str) -> None:
    assert Difference("payment", value, "1.00").amount is None
