"""How tests make a Draft, a policy and an assessment. Everybody is called SENTINEL-something."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from calc import (
    Assessment,
    Draft,
    Month,
    PolicyFile,
    Problem,
    Tariffs,
    as_json,
    assess,
    problems_of,
    read_policy,
)
from calc.base.money import engine_context
from calc.base.step import Status, Step, Unit, given
from calc.engine import assess_above, first_month
from calc.plan.result import Cause
from calc.stored.assessment_json import outcome_as_json
from tests.tariff_files import shipped

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "app" / "resources" / "examples"
POLICY = ROOT / "app" / "resources" / "policy" / "voorbeeldbank.toml"
SAMPLES = ROOT / "tests" / "data" / "sample_households.json"
ON = date(2026, 11, 23)
FIRST = "2026-12"
EARLIER = "debt.earlier_arrangements"
"""The question whether there was an arrangement before: without it no plan is final."""

Raw = dict[str, Any]


def raw_draft(**changes: Any) -> Raw:
    """A complete dossier as the file has it: one liable adult, 2,000 in, 1,000 out, 12,000 owed.

    A list that a test gives as empty was asked, as earlier arrangements are: there is nothing. Say
    `asked` for anything else.
    """
    raw: Raw = {
        "first_plan_month": FIRST,
        "household_type": "alleenstaand",
        "adults": [adult("A", liable=True)],
        "debt": {"balance": "12000.00"},
        "income": [income()],
        "expenses": [cost()],
        "savings": "0.00",
    }
    raw.update(changes)
    nothing = [name for name in ("income", "expenses", "arrangements") if changes.get(name) == []]
    if "asked" not in changes:
        raw["asked"] = asked(*nothing, EARLIER)
    return raw


def asked(*questions: str, **more: Any) -> list[Raw]:
    """A record for each question: it was asked, and answered unless told otherwise."""
    return [{"question": question, **more} for question in questions]


def adult(ref: str, *, liable: bool | str = True, **more: Any) -> Raw:
    return {"ref": ref, "name": f"SENTINEL-{ref}", "liable": liable, **more}


def child(ref: str, **more: Any) -> Raw:
    return {"ref": ref, "name": f"SENTINEL-{ref}", **more}


def income(amount: str = "2000.00", code: str = "I01", **more: Any) -> Raw:
    return {"code": code, "amount": amount, "frequency": "month", "who": "A", **more}


def cost(amount: str = "1000.00", code: str = "U01", **more: Any) -> Raw:
    return {"code": code, "amount": amount, "frequency": "month", "who": "A", **more}


def arrangement(amount: str = "100.00", **more: Any) -> Raw:
    return {
        "code": "R10",
        "creditor": "SENTINEL-schuldeiser",
        "amount": amount,
        "frequency": "month",
        "who": "A",
        **more,
    }


def months(*amounts: str) -> list[Raw]:
    """The known months of a varying income, one amount for each month of 2026 in order."""
    return [{"month": f"2026-{n:02}", "amount": amount} for n, amount in enumerate(amounts, 1)]


def couple(sharing: str | None = None, *, other_liable: bool | str = False) -> Raw:
    """Two adults of whom B owes nothing, unless told otherwise."""
    raw: Raw = {"adults": [adult("A", liable=True), adult("B", liable=other_liable)]}
    return raw | ({"cost_sharing": sharing} if sharing else {})


def settled(*except_for: str) -> list[Raw]:
    """Every check that can block a final plan, agreed."""
    return [
        {"code": code, "state": "akkoord"}
        for code in (f"S{number:02}" for number in range(1, 25))
        if code not in except_for
    ]


def decided(*about: str, **more: Any) -> list[Raw]:
    """A recorded reason about each of these: what a senior decided on the day of the examples."""
    signed = {"text": "SENTINEL-reden", "by": "SENTINEL-S", "role": "senior", "on": "2026-11-23"}
    return [{"about": each, **signed, **more} for each in about]


def draft(raw: Raw | None = None, **changes: Any) -> Draft:
    """The Draft of a raw dossier, through the same door as a file."""
    values = raw_draft(**changes) if raw is None else raw
    return Draft.model_validate_json(json.dumps(values))


def problems(raw: Raw) -> tuple[Problem, ...]:
    """What is wrong with a raw dossier; nothing is an empty tuple."""
    try:
        draft(raw)
    except ValidationError as error:
        return problems_of(error)
    return ()


def codes_and_paths(found: tuple[Problem, ...]) -> set[tuple[str, str]]:
    return {(problem.code, problem.path) for problem in found}


@cache
def example_policy() -> PolicyFile:
    """The policy of the example organisation."""
    found = read_policy(POLICY.read_text(encoding="utf-8"), POLICY.name)
    assert isinstance(found, PolicyFile), found
    return found


def policy(**changes: Any) -> PolicyFile:
    """The example policy with other values; a value of None takes the key out."""
    values = _example_values() | changes
    kept = {key: value for key, value in values.items() if value is not None}
    found = read_policy(as_toml(kept), "policy.toml")
    assert isinstance(found, PolicyFile), found
    return found


@cache
def _example_values() -> Raw:
    return tomllib.loads(POLICY.read_text(encoding="utf-8"), parse_float=Decimal)


def as_toml(values: Mapping[str, Any]) -> str:
    """A flat writer: every value on one line, tables as inline tables."""
    return "\n".join(f"{_key(key)} = {_toml(value)}" for key, value in values.items()) + "\n"


def _key(key: str) -> str:
    return json.dumps(key)


def _toml(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value, ensure_ascii=False)
        case Decimal():
            return f"{value:f}" if "." in f"{value:f}" else f"{value:f}.0"
        case int() | date():
            return str(value)
        case list() | tuple():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{_key(k)} = {_toml(v)}" for k, v in value.items()) + "}"
        case _:
            raise TypeError(type(value))


def outcome(
    raw: Raw | None = None,
    rules: PolicyFile | None = None,
    tariffs: Tariffs | None = None,
    **changes: Any,
) -> Assessment:
    """The assessment of a raw dossier on the day of the examples; without tariffs no floor."""
    values, chosen = draft(raw, **changes), rules or example_policy()
    if tariffs is None:
        return assess_above(None, values, chosen, ON)
    return assess(values, chosen, tariffs, ON)


def example_outcome(name: str, **policy_keys: Any) -> Assessment:
    """The assessment of an example dossier under the law as it is."""
    rules = policy(**policy_keys) if policy_keys else example_policy()
    return outcome(raw_example(name), rules, shipped())


class ListedFloor:
    """A floor wall from a list of amounts, one for each month from the first; None: not known.

    The floor is as if 10,000 came in each month, and nothing happens to the people above it.
    """

    def __init__(self, walls: Sequence[str | None], first: Month) -> None:
        self._walls, self._first = walls, first

    def at(self, month: Month) -> Step | None:
        wall = self._walls[self._first.months_until(month)]
        if wall is None:
            return None
        return given(
            "zero",  # any code that has a text: the floor names its own steps
            Decimal(wall),
            Unit.EUR_PER_MONTH,
            source="test",
            status=Status.DERIVED,
            at=str(month),
        )

    def amount(self, month: Month) -> Step | None:
        wall = self.at(month)
        return None if wall is None else replace(wall, amount=10_000 - wall.amount)

    def of_people(self, month: Month) -> Sequence[Cause]:
        return ()


def above(
    walls: Sequence[str | None],
    raw: Raw | None = None,
    rules: PolicyFile | None = None,
    **changes: Any,
) -> Assessment:
    """`outcome` above a floor wall; the last amount of the list holds for the months behind it."""
    listed = [*walls, *[walls[-1]] * 60]
    values = draft(raw, **changes)
    floor = ListedFloor(listed, first_month(values, ON))
    return assess_above(floor, values, rules or example_policy(), ON)


def shown(assessment: Assessment) -> Raw:
    """The assessment as its file has it."""
    with engine_context():
        return as_json(assessment)


_LAST_TWO: Final[list[tuple[Assessment, list[dict[str, str | None]]]]] = []
"""What was looked at last with its schedule: a test asks column after column of one or two."""


def rows(assessment: Assessment, key: str) -> list[str | None]:
    """One column of the schedule as its file has it, in cents."""
    for each, known in _LAST_TWO:
        if each is assessment:
            return [row[key] for row in known]
    # The steps are most of a file, and hold no column.
    with engine_context():
        schedule: list[dict[str, str | None]] = outcome_as_json(assessment)["schedule"]
    _LAST_TWO[:] = [*_LAST_TWO[-1:], (assessment, schedule)]
    return [row[key] for row in schedule]


def found(assessment: Assessment, code: str) -> list[tuple[str, str]]:
    """Severity and path of each finding with this code."""
    return [(f.severity.value, f.path) for f in assessment.findings if f.code == code]


def raw_example(name: str) -> Raw:
    """One of the example dossiers, without the key that is the file's own."""
    raw: Raw = json.loads((EXAMPLES / f"{name}.uitzicht.json").read_text(encoding="utf-8"))
    del raw["schema_version"]
    return raw
