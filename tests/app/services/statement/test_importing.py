"""A statement of somebody else: nothing of it is dropped in silence, and it is computed again."""

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.refused import Refused
from app.services.statement.importing import Checked, Differs, NotTaken
from app.services.statement.lines import draft_of
from app.services.statement.reading import ReadStatement, read_statement
from app.services.statement.said import say_imported
from calc import UNKNOWN, Problem
from calc.dossier.codes import Evidence
from tests.app.services.statement.making import (
    data_of,
    example,
    exported,
    imported,
    values_of,
)
from tests.building import asked, cost, income, raw_draft
from tests.examples.contract import NAMES

NL = Texts("nl")


def refused(values: dict[str, Any], folder: Path) -> dict[str, str]:
    """The code of each problem by the path of its field."""
    with pytest.raises(Refused) as said:
        imported(values, folder)
    assert said.value.said(NL)
    return {problem.path: problem.code for problem in said.value.problems}


@pytest.fixture
def values() -> dict[str, Any]:
    """The statement of an example, to be changed."""
    return copy.deepcopy(values_of(example("HH2")))


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_there_and_back_a_statement_is_the_same(name: str, named: bool, tmp_path: Path) -> None:
    data = data_of(example(name), named=named)
    back = imported(data, tmp_path)
    assert data_of(back.draft, named=named) == data
    assert (back.not_taken, back.differs, back.checked) == ((), (), Checked.SAME)


def test_a_plain_statement_says_all_that_its_dossier_has() -> None:
    statement = exported(example("HH5")).statement
    made = draft_of(statement)
    assert not isinstance(made, tuple)
    assert made.income[0].evidence is Evidence.SEEN
    assert made.adults[0].name is UNKNOWN
    assert len(made.expenses) == len(example("HH5").expenses)


def test_the_new_dossier_has_a_number_of_its_own(tmp_path: Path) -> None:
    data = data_of(example("HH1"))
    numbers = {imported(data, tmp_path).draft.handling.case_id for _ in range(2)}
    assert len(numbers) == 2
    assert UNKNOWN not in numbers


def test_what_has_no_place_in_a_dossier_is_listed(values: dict[str, Any], tmp_path: Path) -> None:
    values["vehicles"] = 1
    values["made"]["adviser"] = "SENTINEL-adviseur"
    values["household"]["adults"][0]["shoe_size"] = [38, 39]
    values["income"][0]["employer"] = {"name": "SENTINEL BV"}
    values["expenses"][0]["months"] = None
    found = imported(values, tmp_path)
    assert set(found.not_taken) == {
        NotTaken("vehicles", "1"),
        NotTaken("made.adviser", "SENTINEL-adviseur"),
        NotTaken("household.adults[0].shoe_size", "[38, 39]"),
        NotTaken("income[0].employer", '{"name": "SENTINEL BV"}'),
        NotTaken("expenses[0].months", "null"),
    }
    assert found.differs == ()
    points = say_imported(NL, found)[1].points
    assert 'Het veld "vehicles": 1. Dat heeft hier geen plaats.' in points


def test_what_is_another_one_here_is_listed_with_both(
    values: dict[str, Any], tmp_path: Path
) -> None:
    values["income"][0]["per_month"] = "9999.00"
    values["income"][0]["counts"] = False
    values["totals"]["income"]["amount"] = "9999.00"
    found = imported(values, tmp_path)
    true = values_of(example("HH2"))
    assert set(found.differs) == {
        Differs("income[0].per_month", "9999.00", true["income"][0]["per_month"]),
        Differs("income[0].counts", "false", "true"),
        Differs("totals.income.amount", "9999.00", true["totals"]["income"]["amount"]),
    }
    assert found.checked is Checked.OTHER_SUMS


def test_an_amount_may_be_written_in_another_way(values: dict[str, Any], tmp_path: Path) -> None:
    values["expenses"][0] |= {"amount": 735, "per_month": "735.0"}
    values["income"][0]["label"] = None
    other = imported(values, tmp_path)
    paths = {each.path for each in other.differs}
    assert not paths & {"expenses[0].amount"}
    assert other.not_taken == ()


def test_an_amount_is_no_yes(tmp_path: Path) -> None:
    values = values_of(raw_draft(income=[income("1.00")]))
    values["income"][0]["counts"] = 1
    assert refused(values, tmp_path) == {"income[0].counts": "not_yes_or_no"}


def test_what_came_of_computing_it_again_is_said(values: dict[str, Any], tmp_path: Path) -> None:
    assert imported(values, tmp_path).checked is Checked.SAME
    values["computation"]["engine"] = "9.9.9"
    assert imported(values, tmp_path).checked is Checked.SAME_SUMS
    del values["computation"]
    assert imported(values, tmp_path).checked is Checked.SAME_SUMS
    del values["totals"]
    assert imported(values, tmp_path).checked is Checked.NO_SUMS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("checked", list(Checked))
def test_each_outcome_has_its_sentence(
    checked: Checked, language: str, values: dict[str, Any], tmp_path: Path
) -> None:
    found = replace(imported(values, tmp_path), checked=checked)
    assert len(say_imported(Texts(language), found)[0].sentences) == 2


def test_whether_a_topic_was_asked_comes_along(tmp_path: Path) -> None:
    data = data_of(raw_draft(arrangements=[], expenses=[], savings="UNKNOWN",
                             asked=asked("expenses", "savings")))  # fmt: skip
    assert json.loads(data)["asked"] == ["income", "expenses", "savings"]
    assert data_of(imported(data, tmp_path).draft) == data


def test_a_wrong_field_is_named_as_the_statement_has_it(
    values: dict[str, Any], tmp_path: Path
) -> None:
    values["income"][0]["amount"] = 12.5
    values["income"][1]["category"] = "lottery"
    values["expenses"][2]["evidence"] = "gezien"
    values["household"]["type"] = "alleenstaand"
    values["reference_date"] = "23-11-2026"
    del values["expenses"][3]["amount"]
    assert refused(values, tmp_path) == {
        "reference_date": "date_not_readable",
        "household.type": "not_in_list",
        "income[0].amount": "amount_is_float",
        "income[1].category": "not_in_list",
        "expenses[2].evidence": "not_in_list",
        "expenses[3].amount": "missing",
    }


def test_the_categories_that_may_stand_there_are_said(
    values: dict[str, Any], tmp_path: Path
) -> None:
    values["income"] = [{**values["income"][0], "category": "lottery"}]
    with pytest.raises(Refused) as said:
        imported(values, tmp_path)
    assert '"wages", "holiday_pay"' in said.value.sentence(NL)


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"adults": [], "children": [], "type": "single"}, "expenses[0].who", "who_is_not_here"),
        ({"adults": [{"ref": "A", "liable": True}] * 2}, "household.adults[1].ref", "named_twice"),
    ],
)
def test_what_does_not_fit_together_is_named_as_the_statement_has_it(
    change: dict[str, Any], path: str, code: str, tmp_path: Path
) -> None:
    values = values_of(raw_draft(expenses=[cost(who="A")], children=[]))
    values["household"] |= change
    if code == "who_is_not_here":
        values["expenses"][0]["who"] = "K1"
    assert refused(values, tmp_path)[path] == code


def test_a_citizen_service_number_is_refused(values: dict[str, Any], tmp_path: Path) -> None:
    values["income"][0]["label"] = "BSN 111222333"
    assert refused(values, tmp_path) == {"income[0].label": "bsn_in_text"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_broken_off"),
        (b"\xff", "file_not_text"),
        (b"[]", "statement_foreign"),
        (b"{}", "statement_foreign"),
        (b'{"schema_version": 3}', "statement_foreign"),
        (b'{"schema": ["sfs-nl/1"]}', "statement_foreign"),
        (b'{"schema": "sfs-nl/2"}', "statement_newer"),
        (b'{"schema": "sfs-uk-summary/1"}', "statement_foreign"),
        (b'{"schema": "sfs-nl/1", "schema": "sfs-nl/1"}', "key_twice"),
        (b'{"schema": "sfs-nl/1", "made": NaN}', "file_not_a_number"),
        (b'{"schema": "sfs-nl/1", "x": ' + b"[" * 60 + b"]" * 60 + b"}", "statement_foreign"),
    ],
)
def test_what_is_no_statement_is_refused_in_words(data: bytes, code: str) -> None:
    problems = read_statement(data)
    assert not isinstance(problems, ReadStatement)
    assert [problem.code for problem in problems] == [code]
    for language in LANGUAGES:
        assert Refused(Path("x.json"), problems).said(Texts(language))


def test_the_form_that_is_not_known_is_said_by_its_field() -> None:
    assert read_statement(b'{"schema": "sfs-nl/2"}') == (Problem("statement_newer", "schema"),)
