"""What version 2 of the dossier added: each part read back, and refused where it cannot be."""

from typing import Any

import pytest
from pydantic import ValidationError

from calc.base.problem import problems_of
from calc.dossier import Draft
from calc.dossier.input_hash import input_sha256
from tests.building import codes_and_paths, draft, problems, raw_draft
from tests.lives import ACCEPTED, OFFERED, agreement

MONTH: dict[str, Any] = {"month": "2026-12", "payment": "100.00", "decided": "own"}
PROMISES = {"rest_at_end": "discharge", "joker_months_per_year": 2, "review_every_months": 12}


def _schedule(*months: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"accepted_on": "2026-11-26", "months": list(months), "promises": PROMISES, **more}


def _agreed(schedule: dict[str, Any], term: int = 2) -> dict[str, Any]:
    made = agreement(schedule=schedule)
    return {**made, "term_months": term, "events": [OFFERED, ACCEPTED]}


def _refusal(**changes: Any) -> tuple[str, str]:
    with pytest.raises(ValidationError) as refused:
        draft(**changes)
    (problem,) = problems_of(refused.value)
    return problem.code, problem.path


def test_everything_new_is_read_back() -> None:
    later = {**MONTH, "month": "2027-01", "low": "100.123456789", "lowest": "floor"}
    made = draft(
        handling={"client": "Voorbeeldbank", "officer": "SENTINEL-een", "replacement": "-"},
        asked=[{"question": "income", "on": "2026-11-23", "by": "x", "answer": "weet niet"}],
        housemates=[{"ref": "M1", "kind": "volwassen kind", "income": "9000.00"}],
        residence={"abroad": True, "country_factor": "0.6", "country_factor_source": "besluit"},
        life_states=[{"kind": "bewind", "who": "A", "from_date": "2026-01-01", "name": "x"}],
        agreement=_agreed(_schedule(MONTH, later)),
    )
    assert Draft.model_validate_json(made.model_dump_json(exclude_defaults=True)) == made
    schedule = made.agreement.schedule
    assert schedule is not None
    assert schedule.month(schedule.months[1].month) == schedule.months[1]
    assert schedule.month(schedule.months[0].month.plus(-1)) is None
    assert schedule.month(schedule.months[1].month.plus(1)) is None


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (
            {"housemates": [{"ref": "M1"}, {"ref": "M1"}]},
            ("named_twice", "housemates[1].ref"),
        ),
        (
            {"housemates": [{"ref": "M1", "from_date": "2027-01-02", "until": "2027-01-01"}]},
            ("ends_before_it_starts", "housemates[0].until"),
        ),
        (
            {"residence": {"country_factor": "0"}},
            ("amount_absurd", "residence.country_factor"),
        ),
        (
            {"residence": {"country_factor": "x"}},
            ("amount_not_readable", "residence.country_factor"),
        ),
        (
            {"residence": {"country_factor": 5}},
            ("amount_not_readable", "residence.country_factor"),
        ),
        (
            {"residence": {"country_factor": "0.12345"}},
            ("number_too_precise", "residence.country_factor"),
        ),
        (
            {
                "life_states": [
                    {
                        "kind": "overleden",
                        "who": "A",
                        "from_date": "2026-02-01",
                        "until": "2026-01-01",
                    }
                ]
            },
            ("ends_before_it_starts", "life_states[0].until"),
        ),
        (
            {
                "statutory": {
                    "corrections": [
                        {"kind": "overige", "from_date": "2027-02-01", "until": "2027-01-01"}
                    ]
                }
            },
            ("ends_before_it_starts", "statutory.corrections[0].until"),
        ),
        ({"asked": [{"question": "een vraag"}]}, ("wrong_form", "asked[0].question")),
        (
            {"agreement": {"entries": [{"kind": "joker", "on": "2027-01-01"}]}},
            ("missing", "agreement.entries[0].month"),
        ),
        (
            {"agreement": {"entries": [{"kind": "ontvangen", "on": "2027-01-01"}]}},
            ("missing", "agreement.entries[0].amount"),
        ),
        (
            {
                "agreement": {
                    "entries": [
                        {"kind": "joker", "on": "2027-01-01", "month": "2027-01", "amount": "5.00"}
                    ]
                }
            },
            ("joker_has_amount", "agreement.entries[0].amount"),
        ),
        (
            {"agreement": _agreed(_schedule(MONTH, MONTH))},
            ("schedule_months", "agreement.schedule.months[1].month"),
        ),
        (
            {"agreement": _agreed(_schedule(MONTH), term=2)},
            ("schedule_other_term", "agreement.schedule.months"),
        ),
        (
            {"agreement": _agreed(_schedule({**MONTH, "low": "1.0000000001"}), term=1)},
            ("amount_not_readable", "agreement.schedule.months[0].low"),
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(
    changes: dict[str, Any], wanted: tuple[str, str]
) -> None:
    assert _refusal(**changes) == wanted


def _lines(*incomes: dict[str, Any], withheld_from: str | None = None) -> dict[str, Any]:
    income = [
        {"code": "I01", "amount": "100.00", "frequency": "month", "who": "A", **more}
        for more in incomes
    ]
    arrangement = {"amount": "5.00", "frequency": "month", "who": "A"}
    return {"income": income, "arrangements": [{**arrangement, "withheld_from": withheld_from}]}


def test_a_line_names_a_line_that_is_there() -> None:
    draft(**_lines({"ref": "L1", "successor": "L2"}, {"ref": "L2"}, withheld_from="L1"))
    assert _refusal(**_lines({"ref": "L1", "successor": "L2"})) == (
        "line_is_not_here", "income[0].successor",
    )  # fmt: skip
    assert _refusal(**_lines({"ref": "L1"}, {"ref": "L1"})) == ("named_twice", "income[1].ref")
    assert _refusal(**_lines({}, withheld_from="L1")) == (
        "line_is_not_here", "arrangements[0].withheld_from",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("chain", "in_circle"),
    [
        ({"L1": "L1"}, {0}),
        ({"L1": "L2", "L2": "L1"}, {0, 1}),
        ({"L1": "L2", "L2": "L3", "L3": "L2"}, {1, 2}),
        ({"L1": "L2", "L2": "L3", "L3": None}, set()),
    ],
)
def test_incomes_do_not_follow_each_other_in_a_circle(
    chain: dict[str, str | None], in_circle: set[int]
) -> None:
    lines = [{"ref": ref, "successor": successor} for ref, successor in chain.items()]
    found = codes_and_paths(problems(raw_draft(**_lines(*lines))))
    assert found == {("line_follows_itself", f"income[{n}].successor") for n in in_circle}


def test_what_nobody_used_does_not_change_the_hash_of_version_1() -> None:
    """Receipts of 0.2.0 still say of which input they are."""
    paid_sum = draft(asked=[], agreement=agreement(paid_sum="25.00"))
    assert input_sha256(paid_sum).startswith("243dff760455a223e6abd1c3dbd38475")
    received = {"kind": "ontvangen", "on": "2026-12-05", "amount": "25.00"}
    listed = draft(asked=[], agreement=agreement(entries=[received]))
    assert input_sha256(listed).startswith("18da75aed6d51c9a66b1f19c35486ff5")
    for_a_month = draft(asked=[], agreement=agreement(entries=[{**received, "month": "2027-01"}]))
    assert input_sha256(for_a_month) != input_sha256(listed)


def test_what_is_used_changes_the_hash_and_who_did_it_does_not() -> None:
    plain = input_sha256(draft())
    asked = {"question": "income"}
    with_asked = input_sha256(draft(asked=[asked]))
    assert with_asked != plain
    assert (
        input_sha256(draft(asked=[{**asked, "by": "SENTINEL", "on": "2026-01-01"}])) == with_asked
    )
    assert input_sha256(draft(handling={"officer": "SENTINEL", "replacement": "x"})) == plain
    for changes in (
        # Whose claim it is decides whether anything may be sent.
        {"handling": {"client": "SENTINEL"}},
        {"housemates": [{"ref": "M1"}]},
        {"residence": {"abroad": False}},
        {"life_states": [{"kind": "volmacht", "who": "A", "from_date": "2026-01-01"}]},
    ):
        assert input_sha256(draft(**changes)) != plain
    kept = {"kind": "overige", "amount": "5.00", "reason": "x"}
    used = [
        ({"children": [{"ref": "K1"}]}, {"children": [{"ref": "K1", "days_per_year": 156}]}),
        (_lines({}), _lines({"ref": "L1"})),
        (
            {"statutory": {"corrections": [kept]}},
            {"statutory": {"corrections": [{**kept, "until": "2027-12-31"}]}},
        ),
    ]
    for without, with_it in used:
        assert input_sha256(draft(**without)) != input_sha256(draft(**with_it))
