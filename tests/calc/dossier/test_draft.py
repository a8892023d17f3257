"""What a Draft refuses, and how it says so."""

import json
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from stdnum.nl import bsn

from calc import Dossier, Draft, complete
from calc.base.params import texts_of
from calc.base.problem import CODES, Problem, path_of, problems_of
from calc.base.unknown import UNKNOWN, Unknown
from calc.dossier.fields import Part, hide_bsn, holds_bsn, is_bsn
from tests.building import (
    Raw,
    adult,
    arrangement,
    child,
    codes_and_paths,
    cost,
    draft,
    income,
    months,
    problems,
    raw_draft,
    raw_example,
)

BSN = "111222333"


def refused(**changes: Any) -> set[tuple[str, str]]:
    return codes_and_paths(problems(raw_draft(**changes)))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RF18 5390 0754 7034", None),
        ("rf18539007547034", None),
        ("RF19 5390 0754 7034", "rf_wrong"),
        ("RF18", "rf_wrong"),
        ("RS-1", "rf_wrong"),
        (BSN, "bsn_in_text"),
    ],
)
def test_a_payment_reference_has_the_check_digits_of_iso_11649(text: str, code: str | None) -> None:
    path = "debt.payment_reference"
    assert refused(debt={"payment_reference": text}) == ({(code, path)} if code else set())
    if code is None:
        kept = draft(debt={"payment_reference": text}).debt.payment_reference
        assert kept == "RF18539007547034"


# free text ----------------------------------------------------------------------------------


def _samples(model: type[BaseModel], where: tuple[str | int, ...]) -> Iterator[Any]:
    """Every place in a model where text may stand, as (path, raw value around the text)."""
    for name, field in model.model_fields.items():
        yield from _of_type(field.annotation, (*where, name))


def _of_type(kind: Any, where: tuple[str | int, ...]) -> Iterator[Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from _samples(kind, where)
    elif kind is str:
        yield where
    elif args := get_args(kind):
        inner = (*where, 0) if getattr(kind, "__origin__", None) is tuple else where
        for arg in args:
            yield from _of_type(arg, inner)


PLACES = sorted(set(_samples(Draft, ())), key=str)
# A form of their own, which nine digits alone cannot have; or a list to choose from.
FORMED = {"ref", "code", "who", "phone", "email", "postcode", "payment_reference"}
FORMED |= {
    "case_id",
    "next_conversation_at",
    "question",
    "successor",
    "withheld_from",
    "file",
    "path",
    "assumed",
    "sha256",
}
SCHEDULE: Raw = {
    "accepted_on": "2026-11-26",
    "months": [{"month": "2026-12", "payment": "100.00", "decided": "own"}],
    "promises": {
        "rest_at_end": "discharge",
        "joker_months_per_year": 2,
        "review_every_months": 12,
    },
}
NEEDED: dict[str, Raw] = {
    "adults": adult("A"),
    "children": child("K1"),
    "income": income(),
    "expenses": cost(),
    "arrangements": arrangement(),
    "co_debtors": {"ref": "X"},
    "rejected": {"kind": "pauze"},
    "checks": {"code": "S01"},
    "reasons": {"about": "other", "text": ""},
    "corrections": {"kind": "overige"},
    "events": {"status": "aangeboden", "on": "2026-11-23"},
    "asked": {"question": "income"},
    "housemates": {"ref": "M1"},
    "life_states": {"kind": "volmacht", "who": "A", "from_date": "2026-11-23"},
    "entries": {"kind": "ontvangen", "on": "2026-12-05", "amount": "25.00"},
    "earlier_schedules": SCHEDULE,
}


def _around(path: tuple[str | int, ...], text: str) -> Any:
    value: Any = text
    for index in range(len(path) - 1, -1, -1):
        key = path[index]
        value = [value] if key == 0 else {key: value}
        if isinstance(key, str) and index + 1 < len(path) and path[index + 1] == 0:
            inner = value[key][0]
            if isinstance(inner, dict):
                value[key][0] = {**NEEDED.get(key, {}), **inner}
        if key == "schedule":  # it has the months of the agreement around it
            term = {"first_month": "2026-12", "term_months": 1}
            value = {"schedule": {**SCHEDULE, **value["schedule"]}, **term}
    return value


REFERENCES = (("debt", "reference"), ("contact", "mandate", "reference"))
KEYS = ("asked", 0, "said", 0)
"""What was chosen in a conversation: at most twelve small letters, or one figure: never a text."""
FREE = [
    path for path in PLACES if path[-1] not in FORMED and path not in REFERENCES and path != KEYS
]


def test_the_walk_over_the_model_finds_its_free_text() -> None:
    assert ("about", "story") in FREE
    assert ("adults", 0, "name") in FREE
    assert ("debt", "bkr", "codes", 0) in FREE
    assert ("contact", "helper", "name") in FREE
    assert ("debt", "co_debtors", 0, "note") in FREE
    assert ("notes",) in FREE
    assert len(FREE) > 35


@pytest.mark.parametrize("path", FREE, ids=path_of)
def test_a_bsn_is_refused_in_every_free_text(path: tuple[str | int, ...]) -> None:
    raw = _around(path, f"nummer {BSN}, SENTINEL-naam")
    assert codes_and_paths(problems(raw)) == {("bsn_in_text", path_of(path))}
    assert problems(_around(path, "nummer 111222334, SENTINEL-naam")) == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ziggo 123456782", "Ziggo #"),
        ("BSN: 123456782, Ziggo", "#, Ziggo"),
        ("Ziggo 123 456 782 en 1112.22.333", "Ziggo # en #"),
        ("Ziggo 123456789", "Ziggo 123456789"),
        ("0000123456782", "0000123456782"),
        ("", ""),
    ],
)
def test_d9_only_a_number_that_may_be_a_bsn_is_hidden(text: str, left: str) -> None:
    """D9: the rest of a text stays."""
    assert hide_bsn(text, "#") == left
    assert not holds_bsn(left)


@pytest.mark.parametrize("char", ["\u202e", "\u200b", "\u00ad", "\x1b", "\u2028", "\ufeff"])
@pytest.mark.parametrize("path", [*FREE, ("debt", "reference")], ids=path_of)
def test_f13_a_character_that_nobody_sees_is_refused_in_every_free_text(
    path: tuple[str | int, ...], char: str
) -> None:
    found = codes_and_paths(problems(_around(path, f"SENTINEL{char}naam")))
    assert found == {("control_character", path_of(path))}


@pytest.mark.parametrize(
    "address",
    [
        "a@b.nl, baas@werk.nl", "a@b.nl\r\nBcc: c@d.nl", "a@b.nl\nBcc: c@d.nl", "<a@b.nl>",
        "a@[b.nl", "a,b@c.nl", "a;b@c.nl", "a(b)@c.nl", '"a b"@c.nl', "a@b.nl>", "a@b.nl:",
        "a\u202e@b.nl", "a@b", "a b@c.nl", "@b.nl", "a@b..nl", "a@-b.nl",
    ],
)  # fmt: skip
def test_f12_an_address_that_means_more_in_the_head_of_an_email_is_refused(address: str) -> None:
    assert refused(contact={"email": address}) == {("wrong_form", "contact.email")}


@pytest.mark.parametrize("address", ["a@b.nl", "a.b+c@d-e.example.nl", "o'neil_1@x.nl"])
def test_f12_one_bare_address_is_let_through(address: str) -> None:
    assert refused(contact={"email": address}) == set()


def test_a_bsn_in_the_reference_of_the_creditor_is_not_refused() -> None:
    assert draft(raw_draft(debt={"reference": BSN})).debt.reference == BSN


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (BSN, True),
        (f"({BSN})", True),
        (f"BSN:{BSN}.", True),
        (f"x{BSN}", False),
        (f"{BSN}0", False),
        (f"0{BSN}", False),
        (f"111222334 {BSN}", True),
        ("111 222 333", True),
        ("1112.22.333", True),
        ("000000000", False),
        ("", False),
    ],
)
def test_a_bsn_is_nine_digits_that_stand_alone(text: str, holds: bool) -> None:
    assert holds_bsn(text) is holds


@pytest.mark.uncounted
@settings(max_examples=2000)
@given(st.integers(1, 999_999_999), st.booleans())
def test_the_eleven_test_agrees_with_another_library(number: int, repaired: bool) -> None:
    digits = f"{number:09}"
    if repaired:
        total = sum(w * int(d) for w, d in zip(range(9, 1, -1), digits[:8], strict=True))
        digits = digits[:8] + str(total % 11 % 10)
    assert is_bsn(digits) == bsn.is_valid(digits)


@pytest.mark.parametrize(
    ("char", "fine"), [("\n", True), ("\t", True), ("\x00", False), ("\x1f", False)]
)
def test_a_character_that_cannot_be_printed_is_refused(char: str, fine: bool) -> None:
    expected = set() if fine else {("control_character", "notes")}
    assert refused(notes=f"een{char}twee") == expected
    reference = {"balance": "1.00", "reference": f"een{char}twee"}
    wrong = set() if fine else {("control_character", "debt.reference")}
    assert refused(debt=reference) == wrong


@pytest.mark.parametrize(("length", "code"), [(200, None), (201, "too_long")])
def test_one_line_of_text_has_its_longest_length(length: int, code: str | None) -> None:
    expected = {(code, "about.title")} if code else set()
    assert refused(about={"title": "x" * length}) == expected


# amounts and other fields -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("0.00", None),
        ("1000000.00", None),
        ("1000000.01", "amount_absurd"),
        ("-0.01", "amount_negative"),
        (12.5, "amount_is_float"),
        (12, None),
        (True, "amount_not_readable"),
        (None, "amount_not_readable"),
        ("1.234", "amount_not_readable"),
        ("unknown", "amount_not_readable"),
    ],
)
def test_an_amount_of_a_line_has_its_bounds(amount: object, code: str | None) -> None:
    expected = {(code, "expenses[0].amount")} if code else set()
    assert refused(expenses=[cost() | {"amount": amount}]) == expected


@pytest.mark.parametrize(
    ("amount", "code"),
    [("10000000.00", None), ("10000000.01", "amount_absurd"), (0.1, "amount_is_float")],
)
def test_a_debt_has_its_bounds(amount: object, code: str | None) -> None:
    expected = {(code, "debt.balance")} if code else set()
    assert refused(debt={"balance": amount}) == expected


@pytest.mark.parametrize(
    ("amount", "code"),
    [("-1000000.00", None), ("-1000000.01", "amount_too_low"), ("1000000.01", "amount_absurd")],
)
def test_a_month_may_be_a_loss_within_bounds(amount: str, code: str | None) -> None:
    expected = {(code, "income[0].months[0].amount")} if code else set()
    assert refused(income=[income(months=months(amount))]) == expected


@pytest.mark.parametrize(("rate", "code"), [("0.00", None), ("0.01", "interest_not_zero")])
def test_interest_during_a_plan_is_refused(rate: str, code: str | None) -> None:
    expected = {(code, "debt.interest_during_plan")} if code else set()
    assert refused(debt={"balance": "1.00", "interest_during_plan": rate}) == expected


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"income": [income(code="I99")]}, ("code_not_in_catalogue", "income[0].code")),
        ({"expenses": [cost(code="I01")]}, ("code_not_in_catalogue", "expenses[0].code")),
        ({"checks": [{"code": "S25"}]}, ("code_not_in_catalogue", "checks[0].code")),
        (
            {"arrangements": [arrangement(code="R16")]},
            ("code_not_in_catalogue", "arrangements[0].code"),
        ),
        ({"income": [income(frequency="daily")]}, ("not_in_list", "income[0].frequency")),
        ({"income": [income(who="C")]}, ("wrong_form", "income[0].who")),
        ({"income": [income(who="B")]}, ("who_is_not_here", "income[0].who")),
        ({"expenses": [cost(who="AB")]}, ("who_is_not_here", "expenses[0].who")),
        ({"arrangements": [arrangement(who="K1")]}, ("who_is_not_here", "arrangements[0].who")),
        ({"adults": [adult("A"), adult("A")]}, ("named_twice", "adults[1].ref")),
        ({"children": [child("K1"), child("K1")]}, ("named_twice", "children[1].ref")),
        ({"checks": [{"code": "S01"}, {"code": "S01"}]}, ("named_twice", "checks[1].code")),
        ({"adults": [adult("A"), adult("B"), adult("B")]}, ("too_many", "adults")),
        (
            {"arrangements": [arrangement(frequency="once")]},
            ("arrangement_once", "arrangements[0].frequency"),
        ),
        ({"income": [income(due_months=[1, 1])]}, ("month_twice", "income[0].due_months")),
        ({"income": [income(due_months=[13])]}, ("number_too_high", "income[0].due_months[0]")),
        ({"income": [income(months=months("1.00") * 2)]}, ("month_twice", "income[0]")),
        (
            {"income": [income(months=[{"month": "2026-13", "amount": "1.00"}])]},
            ("month_not_readable", "income[0].months[0].month"),
        ),
        (
            {"income": [income(months=[{"month": "2026-12"}])]},
            ("missing", "income[0].months[0].amount"),
        ),
        (
            {"expenses": [cost(from_date="2027-01-02", until="2027-01-01")]},
            ("ends_before_it_starts", "expenses[0]"),
        ),
        ({"expenses": [cost(until="1899-12-31")]}, ("date_out_of_range", "expenses[0].until")),
        ({"expenses": [cost(until="2027-02-29")]}, ("date_not_readable", "expenses[0].until")),
        ({"adults": [adult("A", liable="ja")]}, ("not_yes_or_no", "adults[0].liable")),
        ({"adults": {}}, ("not_a_list", "adults")),
        ({"debt": []}, ("not_a_group", "debt")),
        (
            {"children": [child("K1", days_per_14=15)]},
            ("number_too_high", "children[0].days_per_14"),
        ),
        ({"contact": {"email": "x"}}, ("wrong_form", "contact.email")),
    ],
)
def test_what_cannot_be_true_is_refused_with_code_and_path(
    changes: Raw, problem: tuple[str, str]
) -> None:
    assert refused(**changes) == {problem}


@pytest.mark.parametrize(
    ("first", "last", "fine"),
    [
        ("2027-01-01", "2027-01-01", True),
        ("2027-01-02", "2027-01-01", False),
        ("2027-01-02", "UNKNOWN", True),
        ("UNKNOWN", "2027-01-01", True),
        (None, "2027-01-01", True),
        ("2027-01-02", None, True),
    ],
)
def test_a_line_may_end_on_its_first_day_and_not_before(
    first: str | None, last: str | None, fine: bool
) -> None:
    assert (refused(expenses=[cost(from_date=first, until=last)]) == set()) == fine


def _groups(raw: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(raw, dict):
        yield path
        for key, value in raw.items():
            yield from _groups(value, (*path, key))
    elif isinstance(raw, list) and raw:
        yield from _groups(raw[0], (*path, 0))


FULL = raw_example("HH5") | {"reasons": [{"about": "other", "text": "SENTINEL"}]}
FULL["debt"]["earlier_arrangements"] = [{}]
FULL["debt"]["interest"] = {}
FULL["contact"]["helper"] = {}
FULL["income"][0]["months"] = months("1.00")


@pytest.mark.parametrize("path", list(_groups(FULL)), ids=lambda path: path_of(path) or "top")
def test_an_unknown_key_is_refused_at_every_level(path: tuple[str | int, ...]) -> None:
    raw = json.loads(json.dumps(FULL))
    assert problems(raw) == ()
    group = raw
    for part in path:
        group = group[part]
    group["verzonnen"] = 1
    assert codes_and_paths(problems(raw)) == {("unknown_key", path_of((*path, "verzonnen")))}


def test_a_whole_file_that_is_no_group_is_refused() -> None:
    assert problems([]) == (Problem("not_a_group", ""),)  # type: ignore[arg-type]


def test_a_code_of_pydantic_that_is_not_ours_becomes_not_readable() -> None:
    with pytest.raises(ValidationError) as caught:
        Draft.model_validate_json("{")
    assert [problem.code for problem in problems_of(caught.value)] == ["not_readable"]
    assert "not_readable" in CODES


def test_problems_carry_the_values_for_their_sentence() -> None:
    (problem,) = problems(raw_draft(expenses=[cost("1000000.01")]))
    assert texts_of(problem.params)["highest"] == "1000000.00"


def test_every_wrong_field_is_named_at_once() -> None:
    raw = raw_draft(income=[income("-1"), income(code="I99")], expenses=[cost(label=BSN)])
    assert codes_and_paths(problems(raw)) == {
        ("amount_negative", "income[0].amount"),
        ("code_not_in_catalogue", "income[1].code"),
        ("bsn_in_text", "expenses[0].label"),
    }


# unknown and complete -----------------------------------------------------------------------


def test_unknown_is_a_value_with_a_name_of_its_own() -> None:
    assert repr(UNKNOWN) == "UNKNOWN"
    assert isinstance(UNKNOWN, Enum)
    assert list(Unknown) == [UNKNOWN]
    assert draft({}).savings is UNKNOWN
    assert draft({"savings": "UNKNOWN"}).savings is UNKNOWN


def test_an_empty_draft_misses_what_a_plan_needs_and_each_only_once() -> None:
    missing = complete(draft({}))
    assert isinstance(missing, tuple)
    assert codes_and_paths(missing) == {
        ("too_few", "adults"),
        ("missing", "debt.balance"),
        ("missing", "savings"),
    }


def test_a_list_is_not_too_short_because_what_is_in_it_misses_something() -> None:
    missing = complete(draft(raw_draft(adults=[{"ref": "A"}])))
    assert isinstance(missing, tuple)
    assert codes_and_paths(missing) == {("missing", "adults[0].liable")}


def test_a_dossier_holds_what_a_plan_needs_with_the_values_of_its_draft() -> None:
    values = draft(raw_example("HH2"))
    dossier = complete(values)
    assert isinstance(dossier, Dossier)
    held, all_of_them = dossier.model_dump(), values.model_dump()
    for name in ("income", "expenses", "arrangements", "adults"):
        for of_plan, whole in zip(held.pop(name), all_of_them[name], strict=True):
            assert of_plan.items() <= whole.items()
    assert held.pop("debt").items() <= all_of_them["debt"].items()
    assert held.items() <= all_of_them.items()


def test_every_part_of_a_dossier_is_strict_and_frozen() -> None:
    wanted = {"strict": True, "frozen": True, "extra": "forbid"}
    assert wanted.items() <= Part.model_config.items()
    with pytest.raises(ValidationError):
        draft({}).savings = UNKNOWN  # type: ignore[misc]


@given(st.sampled_from([f"HH{n}" for n in range(1, 7)]))
@settings(max_examples=6)
def test_a_dossier_survives_being_written_and_read(name: str) -> None:
    values = draft(raw_example(name))
    assert Draft.model_validate_json(values.model_dump_json()) == values
