"""Whether a stored assessment comes out again, also of a plan that runs since."""

import json
from datetime import date
from typing import Any

import pytest

from app.services.portfolio.row import ReceiptState, Status
from app.store.dossier_file import dossier_bytes
from calc import Draft, as_json, assess
from tests.app.services.portfolio.dossiers import DAY, HIGHER, PLAN, row, running
from tests.building import ON, draft, example_policy, income, raw_draft
from tests.lives import OFFERED
from tests.tariff_files import shipped

MADE = draft(raw_draft(**PLAN))


def stored(of: Draft = MADE, on: date = ON) -> dict[str, Any]:
    """What `uitzicht assess --json` writes."""
    found: dict[str, Any] = json.loads(
        json.dumps(as_json(assess(of, example_policy(), shipped(), on)))
    )
    return found


def state(values: object, dossier: bytes | None = None, given: str | None = None) -> ReceiptState:
    data = values if isinstance(values, bytes) else json.dumps(values).encode()
    return row(dossier or dossier_bytes(MADE), given, stored=data).receipt


def test_the_same_comes_out_also_when_new_figures_are_tried() -> None:
    assert state(stored()) is ReceiptState.SAME
    assert state(stored(), given=HIGHER) is ReceiptState.SAME


def test_it_is_found_of_a_plan_that_was_offered_accepted_and_paid_since() -> None:
    assert state(stored(), running()) is ReceiptState.SAME
    offered = draft(raw_draft(**PLAN, agreement={"events": [OFFERED]}))
    assert state(stored(offered)) is ReceiptState.OTHER_INPUT
    saved = running(savings="900.00")
    assert state(stored(), saved) is ReceiptState.SAME


def test_an_assessment_of_the_plan_that_runs_comes_out_again() -> None:
    from app.store.dossier_file import parse_dossier

    runs = parse_dossier(running())
    assert isinstance(runs, Draft)
    assert state(stored(runs, DAY), running()) is ReceiptState.SAME


def test_one_amount_that_was_changed_is_seen() -> None:
    values = stored()
    values["schedule"][3]["payment"] = "9.00"
    assert state(values) is ReceiptState.DIFFERS
    found = row(dossier_bytes(MADE), stored=json.dumps(values).encode())
    assert found.status is Status.RECEIPT_DIFFERS


def test_an_outcome_that_does_not_come_out_is_seen() -> None:
    values = stored()
    other = stored(draft(raw_draft(**PLAN | {"income": [income("2700.00")]})))
    assert state(other) is ReceiptState.OTHER_INPUT
    values["receipt"]["reference_date"] = "2026-07-01"
    assert state(values) is ReceiptState.DIFFERS


def test_under_another_engine_the_amounts_tell() -> None:
    values = stored()
    values["receipt"] |= {"engine": "0.0.1", "output_sha256": "0" * 64}
    assert state(values) is ReceiptState.SAME
    values["payment"] = "9.00"
    assert state(values) is ReceiptState.DIFFERS


@pytest.mark.parametrize("place", [0, 1])
def test_a_policy_or_tariff_file_that_is_nowhere(place: int) -> None:
    values = stored()
    values["receipt"]["files"][place]["sha256"] = "0" * 64
    assert state(values) is ReceiptState.NOT_HERE


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"receipt": {}}'])
def test_what_is_no_assessment(data: bytes) -> None:
    assert state(data) is ReceiptState.NOT_READABLE
    assert row(dossier_bytes(MADE), stored=data).status is Status.RECEIPT_DIFFERS


def test_it_stands_in_for_a_schedule_that_the_dossier_did_not_keep() -> None:
    """The same euros as of the plan that kept it: 385.00 now, 345.00 under the new figures."""
    values = json.loads(running())
    del values["agreement"]["schedule"]
    bare = json.dumps(values).encode()
    agreed = json.dumps(stored()).encode()
    found = row(bare, HIGHER, stored=agreed)
    assert [found.payment, found.allowed, found.back] == [385, 345, 160]
    assert (found.status, found.receipt) == (Status.UNDER_FLOOR, ReceiptState.SAME)
    none = row(bare, HIGHER, stored=b"{}")
    assert (none.status, none.payment) == (Status.NOT_COMPUTABLE, None)


def test_without_one_nothing_is_said() -> None:
    assert row(dossier_bytes(MADE)).receipt is ReceiptState.NONE
