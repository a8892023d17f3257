"""A policy file: everything must be there, nothing more, and each problem has its line."""

import hashlib
from typing import Any

import pytest

from calc import PolicyFile, Problem, read_policy
from calc.base.params import texts_of
from tests.building import POLICY, as_toml, policy

TEXT = POLICY.read_text(encoding="utf-8")
TOP_KEYS = [
    line.split(" = ")[0]
    for line in TEXT.split("\n[contact]")[0].splitlines()
    if line and not line.startswith("#")
]
MAY_BE_LEFT_OUT = {
    "iban", "senior_roles", "clients", "no_interest_without_plan", "report_change_from"
}  # fmt: skip


def wrong(text: str) -> tuple[Problem, ...]:
    found = read_policy(text, "policy.toml")
    assert isinstance(found, tuple)
    return found


def line_of(text: str, begin: str) -> str:
    numbers = [n for n, line in enumerate(text.splitlines(), 1) if line.startswith(begin)]
    return str(numbers[0])


def changed(key: str, value: str) -> str:
    """The example policy with another value behind a key, on the same line."""
    lines = [
        f"{key} = {value}" if line.startswith(f"{key} =") else line for line in TEXT.splitlines()
    ]
    return "\n".join(lines) + "\n"


def test_the_example_policy_is_read_and_its_file_is_named_and_hashed() -> None:
    read = read_policy(TEXT, "voorbeeldbank.toml")
    assert isinstance(read, PolicyFile)
    assert read.source.name == "voorbeeldbank.toml"
    assert read.source.revision == 2
    assert read.source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    windows = read_policy(TEXT.replace("\n", "\r\n"), "voorbeeldbank.toml")
    assert windows == read


@pytest.mark.parametrize("key", [key for key in TOP_KEYS if key not in MAY_BE_LEFT_OUT])
def test_no_key_that_the_calculation_uses_may_be_left_out(key: str) -> None:
    text = "\n".join(line for line in TEXT.splitlines() if not line.startswith(f"{key} ="))
    assert wrong(text) == (Problem("missing", key),)


def test_an_unknown_key_is_refused_with_its_line() -> None:
    text = TEXT.replace("plan_min = 25", "plan_min = 25\nplan_minimum = 25")
    line = int(line_of(text, "plan_minimum"))
    assert wrong(text) == (Problem("unknown_key", "plan_minimum", (("line", line),)),)


def test_an_unknown_key_in_a_table_is_refused_with_its_line() -> None:
    text = TEXT.replace('person = "', 'fax = "1"\nperson = "')
    line = int(line_of(text, "fax"))
    assert wrong(text) == (Problem("unknown_key", "contact.fax", (("line", line),)),)


def test_a_key_left_out_of_a_table_has_the_line_of_the_table() -> None:
    text = TEXT.replace('code = "kwijting"\n', "")
    numbers = [n for n, line in enumerate(text.splitlines(), 1) if line == "[[solutions]]"]
    expected = Problem("missing", "solutions[2].code", (("line", numbers[2]),))
    assert wrong(text) == (expected,)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("term_months", "61", "number_too_high"),
        ("term_months", "0", "number_too_low"),
        ("term_max", "61", "number_too_high"),
        ("term_max", "35", None),
        ("term_months", "60.0", "not_a_whole_number"),
        ("payment_step", "0", "number_too_low"),
        ("payment_step", "nan", "amount_not_readable"),
        ("plan_min", "-1", "amount_negative"),
        ("ladder_share", "1.01", "number_too_high"),
        ("ladder_share", "-0.01", "number_too_low"),
        ("ladder_share", "true", "not_readable"),
        ("ladder_share", "0.1234567", "number_too_precise"),
        ("target_zzp_factor", "0.99", "number_too_low"),
        ("review_every_months", "13", "number_too_high"),
        ("stabilisation_max_months", "5", "number_too_high"),
        ("floor", '"none"', "not_in_list"),
        ("varying_income", '"highest"', "not_in_list"),
        ("rest_at_end", '"keep"', "not_in_list"),
        ("retention_months", "23", "number_too_low"),
        ("channels", '["brief", "sms"]', "too_few"),
        ("iban", '"NL91"', "wrong_form"),
        ("hide_room_until_costs", '"yes"', "not_yes_or_no"),
    ],
)
def test_a_value_out_of_bounds_is_refused_with_its_line(
    key: str, value: str, code: str | None
) -> None:
    text = changed(key, value)
    if code is None:
        assert [problem.code for problem in wrong(text)] == ["term_above_max"]
        return
    found = wrong(text)
    assert [(problem.code, problem.path) for problem in found] == [(code, key)]
    assert texts_of(found[0].params)["line"] == line_of(text, f"{key} =")


@pytest.mark.parametrize(
    ("key", "value", "path", "code"),
    [
        ("reserve_after", "25", None, None),
        ("reserve_after", "25.01", "reserve_after", "reserve_after_above_min"),
        ("term_max", "36", None, None),
        ("term_max", "35", "term_months", "term_above_max"),
    ],
)
def test_two_keys_that_contradict_each_other_are_refused(
    key: str, value: str, path: str | None, code: str | None
) -> None:
    text = changed(key, value)
    if path is None:
        assert isinstance(read_policy(text, "policy.toml"), PolicyFile)
        return
    (problem,) = wrong(text)
    assert (problem.code, problem.path) == (code, path)
    assert texts_of(problem.params)["line"] == line_of(text, f"{path} =")


@pytest.mark.parametrize(
    ("text", "line"), [("a = 1\nb = = 2\n", "2"), ("a = 1\na = 2\n", "2"), ("a = [1,", None)]
)
def test_text_that_is_no_toml_is_refused_with_its_line(text: str, line: str | None) -> None:
    (problem,) = wrong(text)
    assert (problem.code, problem.path) == ("file_not_toml", "")
    assert line is None or texts_of(problem.params) == {"line": line}


def test_every_problem_of_a_file_is_named_at_once() -> None:
    text = changed("term_months", "0").replace("plan_min = 25", "plan_min = -1")
    assert {problem.path for problem in wrong(text)} == {"term_months", "plan_min"}


def test_whole_numbers_are_shares_too_and_tables_are_read() -> None:
    changes: dict[str, Any] = {
        "ladder_share": 1,
        "target_table": {"alleenstaand": "2000.00"},
        "minimums": {"alleenstaand": {"food": 200}},
        "agency": {
            "wki_number": "1",
            "complaint_route": "SENTINEL",
            "quiet_from": "20:00",
            "quiet_until": "08:30",
        },
    }
    rules = policy(**changes).policy
    assert rules.ladder_share == 1
    assert [*rules.target_table.values()] == [2000]
    assert rules.agency is not None
    assert policy(iban=None).policy.iban is None


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("20:00", "07:00", []),
        ("20:01", "07:00", [("quiet_hours_too_short", "agency.quiet_from")]),
        ("20:00", "06:59", [("quiet_hours_too_short", "agency.quiet_until")]),
        (
            "21:00", "06:00",
            [("quiet_hours_too_short", "agency.quiet_from"),
             ("quiet_hours_too_short", "agency.quiet_until")],
        ),
        ("12:00", "12:00", [("quiet_hours_turned_round", "agency.quiet_from")]),
        ("12:01", "12:00", []),
    ],
)  # fmt: skip
def test_the_quiet_hours_of_an_agency_are_at_least_those_of_the_law(
    since: str, until: str, found: list[tuple[str, str]]
) -> None:
    table = f"""
[agency]
wki_number = "WKI-1"
complaint_route = "SENTINEL"
quiet_from = "{since}"
quiet_until = "{until}"
"""
    made = read_policy(TEXT + table, "policy.toml")
    problems = [] if isinstance(made, PolicyFile) else wrong(TEXT + table)
    assert [(problem.code, problem.path) for problem in problems] == found


def test_a_senior_role_is_one_of_the_roles() -> None:
    (problem,) = wrong(changed("senior_roles", '["senior", "SENTINEL"]'))
    assert (problem.code, problem.path) == ("role_not_here", "senior_roles[1]")


def test_a_problem_in_a_quoted_table_has_the_line_of_its_key() -> None:
    text = TEXT + '\n[minimums."alleenstaand"]\nfood = -1\n'
    (problem,) = wrong(text)
    assert problem.code == "amount_negative"
    assert texts_of(problem.params)["line"] == line_of(text, "food")


def test_the_writer_of_these_tests_writes_what_the_reader_reads() -> None:
    assert as_toml({"a": [1, "x"], "b": {"c": True}}) == '"a" = [1, "x"]\n"b" = {"c" = true}\n'


def test_a_solution_is_decided_by_a_role_of_this_policy() -> None:
    text = TEXT.replace('role = "team schrijnend"', 'role = "directeur"')
    assert [(each.code, each.path) for each in wrong(text)] == [
        ("role_not_here", "solutions[2].role")
    ]


def test_a_solution_stands_there_once_with_conditions_that_are_known() -> None:
    twice = TEXT.replace('code = "kwijting"', 'code = "plan"')
    assert [(each.code, each.path) for each in wrong(twice)] == [
        ("solution_twice", "solutions[2].code")
    ]
    strange = TEXT.replace('"plan aanvaard"', '"mooi weer"')
    assert [(each.code, each.path) for each in wrong(strange)] == [
        ("not_in_list", "solutions[4].conditions[0]")
    ]
    bare = TEXT.replace('conditions = ["geen ruimte", "geen poort"]', "conditions = []")
    assert [(each.code, each.path) for each in wrong(bare)] == [
        ("too_few", "solutions[1].conditions")
    ]


@pytest.mark.parametrize(
    ("written", "path", "code"),
    [
        ('{ side = "middle" }', "address_window.side", "not_in_list"),
        ("{ edge = 19 }", "address_window.edge", "number_too_low"),
        ("{ edge = 36 }", "address_window.edge", "number_too_high"),
        ("{ top = 39 }", "address_window.top", "number_too_low"),
        ("{ top = 61 }", "address_window.top", "number_too_high"),
        ("{ width = 69 }", "address_window.width", "number_too_low"),
        ("{ width = 96 }", "address_window.width", "number_too_high"),
        ("{ height = 24 }", "address_window.height", "number_too_low"),
        ("{ height = 46 }", "address_window.height", "number_too_high"),
        ("{ depth = 3 }", "address_window.depth", "unknown_key"),
    ],
)
def test_a_window_that_no_envelope_has_is_refused(written: str, path: str, code: str) -> None:
    found = wrong(f"address_window = {written}\n{TEXT}")
    assert [(problem.path, problem.code) for problem in found] == [(path, code)]


def test_the_window_is_at_the_left_unless_the_policy_says_otherwise() -> None:
    left, right = (
        read_policy(f"{line}{TEXT}", "policy.toml")
        for line in ("", 'address_window = { side = "right" }\n')
    )
    assert isinstance(left, PolicyFile)
    assert isinstance(right, PolicyFile)
    assert left.policy.address_window.side == "left"
    assert right.policy.address_window.side == "right"
    measures = left.policy.address_window
    assert (measures.edge, measures.top, measures.width, measures.height) == (20, 45, 85, 30)
