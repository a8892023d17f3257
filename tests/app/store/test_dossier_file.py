"""Reading and writing dossier files: what is refused, and that a round trip changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.resources import EXAMPLES
from app.store.dossier_file import (
    SCHEMA_VERSION,
    dossier_bytes,
    json_schema,
    parse_dossier,
    read_dossier,
)
from app.store.writing import write_file
from calc import UNKNOWN, Draft, Problem
from calc.base.params import texts_of

ALL_EXAMPLES = sorted(EXAMPLES.glob("*.uitzicht.json"))


def _with(**changes: Any) -> bytes:
    values = {"schema_version": 1, "adults": [{"ref": "A", "name": "SENTINEL-Een"}], **changes}
    return json.dumps(values).encode()


def _problems(data: bytes) -> tuple[Problem, ...]:
    result = parse_dossier(data)
    assert isinstance(result, tuple), result
    return result


def _only_code(data: bytes) -> str:
    (problem,) = _problems(data)
    return problem.code


@pytest.mark.parametrize("path", ALL_EXAMPLES, ids=lambda path: path.name)
def test_an_example_survives_a_round_trip_unchanged(path: Path) -> None:
    draft = read_dossier(path)
    assert isinstance(draft, Draft)
    assert parse_dossier(dossier_bytes(draft)) == draft


def test_there_are_six_examples_and_three_completed_variants() -> None:
    names = [path.name.removesuffix(".uitzicht.json") for path in ALL_EXAMPLES]
    assert names == [
        *("HH1-afgerond", "HH1", "HH2-afgerond", "HH2", "HH3-afgerond", "HH3", "HH4", "HH5", "HH6"),
    ]


def test_a_saved_draft_is_read_back_with_its_unknowns(tmp_path: Path) -> None:
    draft = Draft.model_validate_json(
        '{"income": [{"code": "I01", "amount": "UNKNOWN", "who": "A"}], "savings": "12.50"}'
    )
    write_file(tmp_path / "een.uitzicht.json", dossier_bytes(draft))
    read = read_dossier(tmp_path / "een.uitzicht.json")
    assert read == draft
    assert isinstance(read, Draft)
    assert read.income[0].amount is UNKNOWN


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    assert isinstance(parse_dossier(b"\xef\xbb\xbf" + _with()), Draft)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe\x00\x01", "file_not_text"),
        (b"", "file_broken_off"),
        (_with()[:-1], "file_broken_off"),
        (_with()[: len(_with()) // 2], "file_broken_off"),
        (b'{"schema_version": 1,, "x": 2}', "file_not_json"),
        (b"[1, 2]", "file_foreign"),
        (b'"dossier"', "file_foreign"),
        (b"{}", "file_foreign"),
        (b'{"schema_version": true}', "file_foreign"),
        (b'{"schema_version": 0}', "file_foreign"),
        (b'{"schema_version": "1"}', "file_foreign"),
        (b"[" * 100_000, "file_foreign"),
        (_with(schema_version=SCHEMA_VERSION + 1), "file_newer"),
        (b'{"schema_version": 1, "savings": NaN}', "file_not_a_number"),
        (b'{"schema_version": 1, "savings": "1", "savings": "2"}', "key_twice"),
        (b'{"schema_version": 1, "debt": {"nhg": true, "nhg": false}}', "key_twice"),
    ],
)
def test_a_file_that_is_no_dossier_gives_one_problem(data: bytes, code: str) -> None:
    assert _only_code(data) == code


def test_a_broken_line_is_named() -> None:
    (problem,) = _problems(b'{\n"schema_version": 1,\n"savings" "2"\n}')
    assert texts_of(problem.params)["line"] == "3"


def test_a_newer_file_says_which_version_it_has_and_which_is_known() -> None:
    (problem,) = _problems(_with(schema_version=7))
    assert texts_of(problem.params) == {"known": "3", "version": "7"}


def test_an_older_program_never_reads_a_newer_file_by_chance() -> None:
    assert _only_code(_with(schema_version=SCHEMA_VERSION + 1)) == "file_newer"
    for version in range(1, SCHEMA_VERSION + 1):
        assert isinstance(parse_dossier(_with(schema_version=version)), Draft)


_PAID = [{"on": "2026-12-05", "amount": "25.00"}, {"on": "2027-01-05", "amount": "30.50"}]


def test_payments_of_version_1_are_receipts_of_the_history() -> None:
    found = parse_dossier(_with(agreement={"payments": _PAID}))
    assert isinstance(found, Draft)
    assert [(entry.kind.value, str(entry.amount)) for entry in found.agreement.entries] == [
        ("ontvangen", "25.00"),
        ("ontvangen", "30.50"),
    ]
    assert parse_dossier(dossier_bytes(found)) == found


def test_a_list_of_payments_that_is_none_is_refused_with_its_place() -> None:
    (problem,) = _problems(_with(agreement={"payments": 5}))
    assert (problem.code, problem.path) == ("not_a_list", "agreement.entries")
    (problem,) = _problems(_with(agreement={"payments": [7]}))
    assert (problem.code, problem.path) == ("not_a_group", "agreement.entries[0]")


def test_a_newer_key_in_an_older_file_is_refused() -> None:
    """Version 1 knows no payments under another name: a file of 2 does not pass for one of 1."""
    assert _only_code(_with(schema_version=2, agreement={"payments": _PAID})) == "unknown_key"


def test_all_wrong_fields_are_named_at_once() -> None:
    problems = _problems(
        _with(
            savings="-1",
            income=[{"code": "I01", "amount": 12.5}, {"code": "X99"}],
            reference_date="2026-02-30",
            debt={"balance": "99999999999", "colour": "red"},
        )
    )
    assert {(problem.path, problem.code) for problem in problems} == {
        ("savings", "amount_negative"),
        ("income[0].amount", "amount_is_float"),
        ("income[1].code", "code_not_in_catalogue"),
        ("reference_date", "date_not_readable"),
        ("debt.balance", "amount_absurd"),
        ("debt.colour", "unknown_key"),
    }


def test_the_schema_names_every_field_of_a_dossier_and_its_version() -> None:
    schema = json_schema()
    assert schema["properties"]["schema_version"] == {"const": SCHEMA_VERSION}
    assert set(Draft.model_fields) <= set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_the_schema_says_how_an_unknown_is_written() -> None:
    assert '"UNKNOWN"' in json.dumps(json_schema())
