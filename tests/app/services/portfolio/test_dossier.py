"""The row of one dossier: who pays too much, in euros that were worked out by hand."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.services.portfolio.row import Basis, Cause, Kind, ReceiptState, Row, Status
from app.store.dossier_file import dossier_bytes, parse_dossier
from calc import Month
from tests.app.services.portfolio.dossiers import (
    HIGHER,
    LOWER,
    PLAN,
    changed_file,
    plan,
    row,
    running,
)
from tests.building import cost, draft, income, raw_draft
from tests.lives import RUNS, agreement, paid_through, received
from tests.new_tariffs import next_year, revised


def of(found: Row, *names: str) -> tuple[object, ...]:
    """Some cells of a row."""
    return tuple(getattr(found, name) for name in names)


def test_nothing_changes_where_the_figures_stay() -> None:
    found = row(running())
    assert of(found, "status", "basis", "cause") == (Status.OK, Basis.AGREED, None)
    assert of(found, "month", "payment", "allowed") == (Month.parse("2026-06"), 385, 385)
    assert of(found, "ahead", "back", "back_from", "total") == (0, 0, None, 0)
    assert of(found, "difference", "receipt") == (0, ReceiptState.SAME)
    assert of(found, "reference", "end") == ("RS-SENTINEL-1", date(2029, 1, 31))
    assert of(found, "floor", "tariffs") == (Decimal("2211.04"), ("2026.toml r1",))


def test_a_higher_floor_counts_back_to_the_start_of_its_period() -> None:
    """40.00 a month: 4 months were paid, 32 are left."""
    found = row(running(), HIGHER)
    assert of(found, "status", "cause") == (Status.UNDER_FLOOR, Cause.FIGURES)
    assert of(found, "payment", "allowed", "difference") == (385, 345, -40)
    assert of(found, "ahead", "back", "total") == (32 * 40, 4 * 40, 36 * 40)
    assert of(found, "back_from", "back_months") == (Month.parse("2026-02"), 4)
    assert of(found, "floor", "receipt") == (Decimal("2251.04"), ReceiptState.SAME)
    assert found.tariffs == ("2026.toml r2", "2026.toml r1")


def test_one_step_more_than_the_room_is_too_much_and_not_under_the_floor() -> None:
    """A vtlb that is 4.00 higher leaves 384.96: a step of 5 lower, and 385.00 is under the floor.

    One that is 3.96 higher leaves exactly 385.00: nothing changes.
    """
    assert row(running(), revised(2026, 2, '"50.05"', '"54.01"')).status is Status.OK
    assert row(running(), revised(2026, 2, '"50.05"', '"54.02"')).status is Status.UNDER_FLOOR
    elsewhere = changed_file(running(), "agreement", "schedule", "chosen_amount", value="380.00")
    found = row(elsewhere)
    assert of(found, "status", "cause") == (Status.PAYS_TOO_MUCH, Cause.DOSSIER)
    assert of(found, "payment", "allowed", "back") == (385, 380, 0)


def test_a_lower_floor_counts_only_from_now_on() -> None:
    """The highest floor since the start holds for a plan that runs; a new one has the lower."""
    found = row(running(), LOWER)
    assert of(found, "status", "allowed", "back", "ahead") == (Status.OK, 385, 0, 0)
    proposed = row(dossier_bytes(draft(raw_draft(**PLAN))), LOWER)
    assert of(proposed, "status", "basis") == (Status.OK, Basis.COMPUTED)
    assert of(proposed, "payment", "allowed", "difference") == (385, 425, 40)
    assert of(proposed, "back", "cause") == (0, Cause.FIGURES)


def test_what_is_only_proposed_is_no_payment() -> None:
    found = row(dossier_bytes(draft(raw_draft(**PLAN))), HIGHER)
    assert of(found, "status", "basis") == (Status.PROPOSAL_TOO_HIGH, Basis.COMPUTED)
    assert of(found, "payment", "allowed", "ahead") == (385, 345, 36 * 40)
    assert of(found, "back", "end") == (0, None)


def test_a_new_year_counts_from_its_first_month() -> None:
    """July 2026 is 15.00 a month (370.00); 2027 with 100.00 more arbeidstoeslag 115.00 (270.00)."""
    made = next_year().replace('"50.69"', '"150.69"')
    found = row(running(14), made, date(2027, 3, 5))
    assert of(found, "back", "back_from") == (6 * 15 + 3 * 115, Month.parse("2026-07"))
    assert of(found, "payment", "allowed", "cause") == (385, 270, Cause.FIGURES)
    assert found.ahead == 22 * 115


def test_what_was_not_paid_does_not_count_back() -> None:
    assert row(dossier_bytes(plan()), HIGHER).back == 0
    two = dossier_bytes(paid_through(plan(), 2))
    assert of(row(two, HIGHER), "back", "back_months") == (80, 2)


def test_what_was_paid_ahead_is_not_asked_twice() -> None:
    ahead = [*json.loads(running())["agreement"]["entries"],
             received("2026-05-02", "385.00", "2026-06")]  # fmt: skip
    found = row(changed_file(running(), "agreement", "entries", value=ahead))
    assert of(found, "status", "ahead", "month") == (Status.OK, 0, Month.parse("2026-07"))


def test_no_more_is_asked_than_is_owed() -> None:
    """The debt proved lower: 1,000.00 is left, paid in 385.00, 385.00 and 230.00."""
    lower = [*json.loads(running())["agreement"]["entries"],
             received("2026-05-01", "87460.00", kind="correctie")]  # fmt: skip
    corrected = changed_file(running(), "agreement", "entries", value=lower)
    assert of(row(corrected), "status", "ahead", "cause") == (Status.OK, 0, None)
    found = row(corrected, HIGHER)
    assert of(found, "payment", "allowed", "ahead", "back") == (385, 345, 0, 160)


def test_a_dossier_that_says_something_else_is_told_apart_from_the_figures() -> None:
    poorer = running(income=[income("2550.00")])
    found = row(poorer)
    assert of(found, "status", "cause") == (Status.UNDER_FLOOR, Cause.DOSSIER)
    assert of(found, "payment", "allowed", "back") == (385, 335, 0)
    assert found.receipt is ReceiptState.DIFFERS
    both = row(poorer, HIGHER)
    assert of(both, "cause", "allowed", "back") == (Cause.BOTH, 295, 160)


def test_a_schedule_that_was_altered_is_found() -> None:
    """485.00 in month 30 where 385.00 comes out."""
    changed = changed_file(
        running(), "agreement", "schedule", "months", 29, "payment", value="485.00"
    )
    found = row(changed)
    assert of(found, "month", "payment", "allowed") == (Month.parse("2028-07"), 485, 385)
    assert of(found, "status", "cause") == (Status.UNDER_FLOOR, Cause.DOSSIER)
    assert of(found, "receipt", "ahead") == (ReceiptState.DIFFERS, 100)


def test_a_schedule_that_asks_less_than_comes_out_is_a_receipt_that_differs() -> None:
    changed = changed_file(
        running(), "agreement", "schedule", "months", 29, "payment", value="285.00"
    )
    found = row(changed)
    assert of(found, "status", "receipt") == (Status.RECEIPT_DIFFERS, ReceiptState.DIFFERS)
    assert found.difference == 100


def test_files_that_are_not_here_are_said() -> None:
    gone = changed_file(running(), "agreement", "schedule", "tariffs", 0, "sha256", value="0" * 64)
    found = row(gone)
    assert of(found, "status", "receipt") == (Status.RECEIPT_DIFFERS, ReceiptState.NOT_HERE)
    assert row(gone, HIGHER).cause is Cause.NOT_KNOWN


def test_after_its_end_a_plan_asks_nothing_and_what_counts_back_stays() -> None:
    found = row(running(36), HIGHER, date(2029, 2, 5))
    assert of(found, "payment", "allowed", "ahead") == (None, None, None)
    assert of(found, "status", "cause") == (Status.PAYS_TOO_MUCH, Cause.FIGURES)
    assert of(found, "receipt", "total") == (ReceiptState.NONE, found.back)
    assert found.back is not None
    assert found.back > 0


def test_a_plan_that_was_discharged_before_its_end_asks_nothing() -> None:
    values = json.loads(running())
    values["agreement"]["events"] += [
        {"status": "eerder gestopt", "on": "2026-12-02"},
        {"status": "kwijtgescholden", "on": "2026-12-03"},
    ]
    data = json.dumps(values).encode()
    assert of(row(data), "status", "payment", "ahead", "back") == (Status.OK, None, None, 0)
    found = row(data, HIGHER)
    assert of(found, "status", "cause", "total") == (Status.PAYS_TOO_MUCH, Cause.FIGURES, 160)


def test_a_plan_that_kept_no_schedule_needs_its_assessment() -> None:
    agreed = agreement(RUNS | {"on": "2026-12-02", "status": "gepauzeerd",
                               "first_month": "2027-01", "last_month": "2027-01"})  # fmt: skip
    bare = dossier_bytes(draft(raw_draft(agreement=agreed)))
    found = row(bare, on=date(2026, 12, 5))
    assert found.status is Status.NOT_COMPUTABLE
    assert found.reason is not None
    assert (found.reason.kind, found.reason.code) == (Kind.FINDING, "schedule_not_kept")


@pytest.mark.parametrize(
    ("changes", "kind", "code"),
    [
        ({"savings": "UNKNOWN", "expenses": [{"code": "U01"}]}, Kind.MISSING, "missing"),
        ({"debt": {"balance": "12000.00", "wsnp": True}}, Kind.OURS, "gate_closed"),
        ({"first_plan_month": "2019-01"}, Kind.FINDING, "no_tariff"),
    ],
)
def test_what_cannot_be_computed_says_why(
    changes: dict[str, object], kind: Kind, code: str
) -> None:
    found = row(dossier_bytes(draft(raw_draft(**changes))), on=date(2026, 11, 23))
    assert found.status is Status.NOT_COMPUTABLE
    assert found.reason is not None
    assert (found.reason.kind, found.reason.code) == (kind, code)
    assert found.payment is None


def test_what_is_not_known_is_not_nothing() -> None:
    """With a cost that nobody knows no floor can be computed: neither what is asked nor back."""
    found = row(running(expenses=[cost(), {"code": "U30"}]), HIGHER)
    assert found.status is Status.NOT_COMPUTABLE
    assert of(found, "payment", "back", "total") == (None, None, None)


@pytest.mark.parametrize("changes", [{"savings": "UNKNOWN"}, {"debt": {"balance": "UNKNOWN"}}])
def test_a_plan_that_runs_is_known_while_something_else_is_still_asked(
    changes: dict[str, Any],
) -> None:
    """What a new plan would still need does not keep its months from being computed."""
    found = row(running(**changes), HIGHER)
    assert of(found, "status", "payment", "allowed", "back") == (Status.UNDER_FLOOR, 385, 345, 160)


def test_behind_a_gate_what_was_paid_too_much_still_counts_back() -> None:
    closed = changed_file(running(), "debt", "wsnp", value=True)
    found = row(closed, HIGHER)
    assert found.reason is not None
    assert (found.status, found.reason.code) == (Status.NOT_COMPUTABLE, "gate_closed")
    assert of(found, "payment", "back", "total") == (None, 160, 160)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", running()[:900], b'{"a": 1, "a": 2}'])
def test_what_cannot_be_read_is_a_row(data: bytes) -> None:
    found = row(data)
    assert of(found, "status", "reference") == (Status.UNREADABLE, "")
    assert found.reason is not None
    assert found.reason.kind is Kind.PROBLEM


def test_a_defect_of_ours_is_a_row_that_tells_its_place_and_nothing_of_the_dossier(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> Row:
        raise KeyError("SENTINEL-A")

    monkeypatch.setattr("app.services.portfolio.dossier.assess", broken)
    found = row(running())
    assert (found.status, found.reason and found.reason.code) == (Status.NOT_COMPUTABLE, "defect")
    assert "SENTINEL-A" not in str(found.reason)
    assert "KeyError test_dossier.py" in str(found.reason)


def test_a_reference_that_may_be_a_bsn_is_left_out() -> None:
    bsn = changed_file(running(), "debt", "reference", value="111222333")
    assert not isinstance(parse_dossier(bsn), tuple)
    assert row(bsn).reference == ""


def test_no_row_names_anybody() -> None:
    assert "SENTINEL-A" in running().decode()
    assert "SENTINEL-A" not in str(row(running(), HIGHER))
    assert "SENTINEL-medewerker" not in str(row(running(), HIGHER))
