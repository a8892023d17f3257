"""Whether what was made of a dossier comes out again: a stored assessment, an agreed schedule."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import Any, Final

from pydantic import ValidationError

from app.services.differences import differences
from app.services.portfolio.job import Figures
from app.services.portfolio.row import ReceiptState
from app.store.json_text import json_values
from calc import (
    ENGINE_VERSION,
    UNKNOWN,
    Draft,
    PolicyFile,
    ReadAssessment,
    Tariffs,
    as_json,
    assess,
    read_assessment,
)
from calc.base.rounding import cents_half_up
from calc.dossier.agreed_schedule import Origin, Schedule
from calc.dossier.agreement import Agreement, PlanStatus
from calc.dossier.input_hash import canonical_bytes, input_sha256
from calc.running.kept import SAVINGS, assumed_for
from calc.stored.receipt_json import StoredReceipt

_NOT_THE_OUTCOME: Final = ("steps", "receipt")
_UNKNOWN: Final = "UNKNOWN"


@dataclass(frozen=True)
class StoredAssessment:
    """The assessment beside a dossier; `receipt` None: there is none in it that we can read."""

    values: dict[str, Any]
    receipt: StoredReceipt | None

    @cached_property
    def read(self) -> ReadAssessment | None:
        """As a review reads it; None when it cannot."""
        found = read_assessment(self.values)
        return None if isinstance(found, tuple) else found

    @property
    def tariffs(self) -> tuple[str, ...]:
        """The hashes of the tariff files that it was made with."""
        return tuple(file.sha256 for file in self.receipt.files[1:]) if self.receipt else ()

    @property
    def is_whole(self) -> bool:
        """Whether it has the hash of its own receipt: nobody changed it since."""
        if self.receipt is None:
            return False
        outcome = {name: value for name, value in self.values.items() if name != "steps"}
        named = {**outcome["receipt"]}
        named.pop("output_sha256", None)
        made = sha256(canonical_bytes({**outcome, "receipt": named})).hexdigest()
        return made == self.receipt.output_sha256


def stored_in(data: bytes | None) -> StoredAssessment | None:
    """The assessment in a file of `uitzicht assess --json`; None when there is no file."""
    if data is None:
        return None
    values = json_values(data)
    if not isinstance(values, dict):
        return StoredAssessment({}, None)
    try:
        return StoredAssessment(values, StoredReceipt.model_validate(values.get("receipt")))
    except ValidationError:
        return StoredAssessment(values, None)


def comes_out_again(draft: Draft, old: StoredAssessment, figures: Figures) -> ReceiptState:
    """Compute it again with its own files on its own day.

    It may be of the dossier as it is, or as it was before its plan was offered or accepted. Under
    another version of the engine the amounts tell, and not the hash, which names that version.
    """
    receipt = old.receipt
    if receipt is None:
        return ReceiptState.NOT_READABLE
    then = next(
        (each for each in _as_it_was(draft) if input_sha256(each) == receipt.input_sha256), None
    )
    if then is None:
        return ReceiptState.OTHER_INPUT
    # A receipt without tariffs is of a day that had none: then the files of today say the same.
    tariffs = figures.tariffs_of(old.tariffs) if old.tariffs else figures.now
    policy_file = figures.policies.get(receipt.files[0].sha256)
    if tariffs is None or policy_file is None:
        return ReceiptState.NOT_HERE
    again = assess(then, policy_file, tariffs, receipt.reference_date)
    if receipt.engine == ENGINE_VERSION:
        is_same = old.is_whole and again.receipt.output_sha256 == receipt.output_sha256
    else:
        is_same = not differences(_outcome(old.values), _outcome(as_json(again)))
    return ReceiptState.SAME if is_same else ReceiptState.DIFFERS


def as_agreed(
    draft: Draft, schedule: Schedule, policy_file: PolicyFile, tariffs: Tariffs
) -> ReceiptState:
    """Whether a schedule comes out of the dossier again, on the day and under the files of then.

    A schedule that was reviewed, or agreed elsewhere, cannot be made again from its start.
    """
    day = schedule.reference_date
    was_made_here = schedule.origin is Origin.HERE and not draft.agreement.earlier_schedules
    if day is UNKNOWN or not was_made_here:
        return ReceiptState.NONE
    made = assess(_before(draft, Agreement()), policy_file, tariffs, day)
    payments = [(row.month, cents_half_up(row.payment.amount)) for row in made.schedule]
    agreed = [(month.month, month.payment) for month in schedule.months]
    return ReceiptState.SAME if payments == agreed else ReceiptState.DIFFERS


def _as_it_was(draft: Draft) -> Iterator[Draft]:
    """The dossier of today, as it was when its plan was offered, and before that."""
    yield draft
    if draft.agreement == Agreement():
        return
    events = draft.agreement.events
    accepted = [at for at, event in enumerate(events) if event.status is PlanStatus.ACCEPTED]
    if accepted:
        yield _before(draft, Agreement(events=events[: accepted[0]]))
    yield _before(draft, Agreement())


def _before(draft: Draft, agreement: Agreement) -> Draft:
    """A dossier with what was owed and saved when its plan was agreed."""
    kept = draft.agreement
    update: dict[str, object] = {"agreement": agreement}
    if kept.balance_at_start is not UNKNOWN:
        update["debt"] = draft.debt.model_copy(update={"balance": kept.balance_at_start})
    first = next(iter((*kept.earlier_schedules, kept.schedule)), None)
    saved = assumed_for(first, SAVINGS) if first is not None else None
    if saved is not None:
        update["savings"] = UNKNOWN if saved == _UNKNOWN else Decimal(saved)
    return draft.model_copy(update=update)


def _outcome(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in _NOT_THE_OUTCOME}
