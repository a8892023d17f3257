"""One dossier of a portfolio: from its bytes to its row. No clock, no files, no language.

A plan that was agreed is reviewed on the day, under the new figures: what it asks stands beside
what the review would ask, month by month. A dossier without one is assessed twice where the new
figures matter. Whatever is wrong with a dossier becomes its row, and never stops the others.
"""

import traceback
from collections.abc import Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import Final

from app.services.portfolio.job import Figures
from app.services.portfolio.receipt import StoredAssessment, as_agreed, comes_out_again, stored_in
from app.services.portfolio.row import (
    UNLIKE,
    Basis,
    Cause,
    Kind,
    Reason,
    ReceiptState,
    Row,
    Status,
)
from app.store.dossier_file import parse_dossier
from calc import UNKNOWN, Assessment, Draft, MonthRow, Problem, Severity, assess, reviewed
from calc.base.money import ZERO, engine_context
from calc.base.rounding import cents_half_up
from calc.dossier.agreed_schedule import Decided, Schedule
from calc.dossier.fields import holds_bsn
from calc.running.accepted import Accepted, accepted_in
from calc.running.life import Life, life_of
from calc.running.months import stays

_NO_FIGURES: Final = "no_tariff"
_STAYS: Final = "schedule_in_force_stays"
_FLOOR_PARTS: Final = 3
"""Income that counts, the floor, and the arrangements: of the wall of a month."""


def row_of(name: str, dossier: bytes, stored: bytes | None, figures: Figures) -> Row:
    """The row of a dossier file. `stored`: the assessment beside it. Raises nothing of its own."""
    row = Row(name, Status.UNREADABLE)
    try:
        draft = parse_dossier(dossier)
        if isinstance(draft, tuple):
            return row._replace(reason=_problem(draft[0]))
        return _row(row._replace(reference=_reference(draft)), draft, stored, figures)
    except MemoryError:
        raise
    except Exception as defect:
        # Ours, and said as such: its kind and place, never its message, that may quote the dossier.
        place = traceback.extract_tb(defect.__traceback__)[-1]
        where = f"{type(defect).__name__} {PurePath(place.filename).name}:{place.lineno}"
        reason = Reason(Kind.OURS, "defect", params=(("where", where),))
        return row._replace(status=Status.NOT_COMPUTABLE, reason=reason)


def _row(row: Row, draft: Draft, stored: bytes | None, figures: Figures) -> Row:
    kept = accepted_in(draft)
    old = stored_in(stored)
    if kept is None:
        found = _not_agreed(row, draft, old, figures)
    elif kept.schedule is not None:
        again = assess(draft, figures.policy_file, figures.new, figures.on)
        found = _agreed(row, draft, kept, kept.schedule, again, figures)
    else:
        found = _by_its_assessment(row, draft, old, figures)
    if old is not None:
        found = found._replace(receipt=comes_out_again(draft, old, figures))
    if found.status is Status.OK and found.receipt in UNLIKE:
        return found._replace(status=Status.RECEIPT_DIFFERS)
    return found


def _by_its_assessment(
    row: Row, draft: Draft, old: StoredAssessment | None, figures: Figures
) -> Row:
    """A plan whose dossier keeps no schedule: from the assessment on which it was agreed."""
    if old is None or old.read is None:
        return _not_computable(row, Reason(Kind.FINDING, "schedule_not_kept", "agreement.schedule"))
    review = reviewed(draft, figures.policy_file, figures.new, figures.on, old.read)
    if isinstance(review, Problem):
        return _not_computable(row, _problem(review))
    assert review.accepted.schedule is not None  # it was read from the assessment
    return _agreed(row, draft, review.accepted, review.accepted.schedule, review.again, figures)


def _agreed(
    row: Row,
    draft: Draft,
    accepted: Accepted,
    schedule: Schedule,
    again: Assessment,
    figures: Figures,
) -> Row:
    running = again.running
    assert running is not None  # it was agreed
    row = row._replace(
        basis=Basis.AGREED,
        end=schedule.months[-1].month.last_day,
        tariffs=_tariffs(again),
    )
    if running.counted_back is not None:
        months = running.counted_back.months
        row = row._replace(
            back=cents_half_up(running.counted_back.amount.amount),
            back_from=months[0][0],
            back_months=len(months),
        )
    if reason := _why_not(again):
        return _not_computable(row, reason)
    row = row._replace(back=row.back or ZERO)
    with engine_context():
        life = life_of(draft, figures.on, schedule, accepted.basis, accepted.choices)
        asked = _asked(life, again)
    rows = again.schedule[running.month :]
    allowed = [cents_half_up(each.payment.amount) for each in rows]
    row = _compared(row, asked, allowed, rows)
    row = _with_cause(row, draft, schedule, asked, allowed, figures)
    too_much = bool(row.back) or any(now > new for now, new in zip(asked, allowed, strict=True))
    if any(_is_under(now, each) for now, each in zip(asked, rows, strict=True)):
        return row._replace(status=Status.UNDER_FLOOR)
    return row._replace(status=Status.PAYS_TOO_MUCH if too_much else Status.OK)


def _asked(life: Life, again: Assessment) -> list[Decimal]:
    """What the schedule in force asks in the months after the day, as far as there is debt left."""
    running = again.running
    assert running is not None  # seen before
    ahead = sum((row.payment.amount for row in again.schedule[running.month :]), ZERO)
    left = max(ZERO, running.rest.amount) + ahead
    asked = []
    for wanted in stays(life, life.paused()):
        payment = min(wanted.amount, left)
        asked.append(cents_half_up(payment))
        left -= payment
    return asked


def _with_cause(
    row: Row,
    draft: Draft,
    schedule: Schedule,
    asked: Sequence[Decimal],
    allowed: Sequence[Decimal],
    figures: Figures,
) -> Row:
    """Whether the figures changed the amounts: the same review as if they had stayed as they were.

    Only where an amount is another; where none is, the schedule came out of the dossier again.
    """
    policy_file = figures.policies.get(schedule.policy.sha256) if schedule.policy else None
    hashes = [file.sha256 for file in schedule.tariffs]
    tariffs = figures.tariffs_of(hashes) if hashes else None
    is_named = bool(hashes) and schedule.policy is not None
    if not is_named or tariffs is None or policy_file is None:
        row = row._replace(receipt=ReceiptState.NOT_HERE if is_named else ReceiptState.NONE)
        is_other = bool(row.back) or list(asked) != list(allowed)
        return row._replace(cause=Cause.NOT_KNOWN if is_other else None)
    if list(asked) == list(allowed):
        cause = Cause.FIGURES if row.back else None
        return row._replace(cause=cause, receipt=ReceiptState.SAME)
    until = schedule.from_month or schedule.months[0].month
    as_then = figures.unchanged_since(hashes, until.first_day)
    assert as_then is not None  # its files are here
    then = assess(draft, policy_file, as_then, figures.on)
    assert then.running is not None  # it was agreed
    before = [cents_half_up(each.payment.amount) for each in then.schedule[then.running.month :]]
    if before == list(asked):
        return row._replace(cause=Cause.FIGURES, receipt=ReceiptState.SAME)
    cause = Cause.DOSSIER if before == list(allowed) and not row.back else Cause.BOTH
    return row._replace(cause=cause, receipt=as_agreed(draft, schedule, policy_file, tariffs))


def _not_agreed(row: Row, draft: Draft, old: StoredAssessment | None, figures: Figures) -> Row:
    """What would be proposed, under the figures of now (or of its assessment) and the new ones."""
    on, policy_file = figures.on, figures.policy_file
    new = assess(draft, policy_file, figures.new, on)
    row = row._replace(basis=Basis.COMPUTED, tariffs=_tariffs(new))
    if reason := _why_not(new):
        return _not_computable(row, reason)
    tariffs = figures.tariffs_of(old.tariffs) if old is not None and old.tariffs else None
    tariffs = tariffs or figures.now
    known = {file.source.sha256 for file in tariffs.files}
    is_same = all(file.sha256 in known for file in new.receipt.files[1:])
    now = new if is_same else assess(draft, policy_file, tariffs, on)
    if reason := _why_not(now):
        return _not_computable(row, reason)
    asked = [cents_half_up(each.payment.amount) for each in now.schedule]
    allowed = [cents_half_up(each.payment.amount) for each in new.schedule]
    row = _compared(row._replace(back=ZERO), asked, allowed, new.schedule)
    if asked == allowed:
        return row._replace(status=Status.OK)
    row = row._replace(cause=Cause.FIGURES)
    lower = any(before > after for before, after in zip(asked, allowed, strict=False))
    return row._replace(status=Status.PROPOSAL_TOO_HIGH if lower else Status.OK)


def _compared(
    row: Row, asked: Sequence[Decimal], allowed: Sequence[Decimal], rows: Sequence[MonthRow]
) -> Row:
    """The amounts of the month that tells most, and of all months that are left together."""
    pairs = list(zip(asked, allowed, rows, strict=False))
    if not pairs:
        return row
    payment, may, month = next(
        (
            pair
            for tells in (_is_lower, _is_other, _is_paid)
            for pair in pairs
            if tells(pair[0], pair[1])
        ),
        pairs[0],
    )
    wall = month.floor_wall
    parts = wall.parts if wall is not None else ()
    return row._replace(
        month=month.month,
        payment=payment,
        allowed=may,
        ahead=sum((now - new for now, new, _ in pairs), ZERO),
        floor=cents_half_up(parts[1].amount) if len(parts) == _FLOOR_PARTS else None,
    )


def _is_lower(asked: Decimal, allowed: Decimal) -> bool:
    return allowed < asked


def _is_other(asked: Decimal, allowed: Decimal) -> bool:
    return allowed != asked


def _is_paid(asked: Decimal, allowed: Decimal) -> bool:
    return bool(asked or allowed)


def _is_under(asked: Decimal, row: MonthRow) -> bool:
    """Whether a payment leaves the household of a month less than the floor."""
    return row.floor_wall is not None and asked > max(ZERO, cents_half_up(row.floor_wall.amount))


def _why_not(assessment: Assessment) -> Reason | None:
    """Why an assessment says no payment that can be compared; None when it does."""
    found = {finding.code: finding for finding in assessment.findings}
    for code in (_NO_FIGURES, _STAYS):
        if code in found and not (code == _STAYS and assessment.partial):
            return Reason(Kind.FINDING, code, found[code].path, found[code].params)
    if any(row.decided is Decided.GATE for row in assessment.schedule):
        return Reason(Kind.OURS, "gate_closed")
    if assessment.room_is_open:
        return Reason(Kind.OURS, "room_open")
    missing = [each for each in assessment.findings if each.severity is Severity.MISSING]
    is_kept = assessment.running is not None and _STAYS not in found
    if (missing or assessment.payment is None) and not is_kept:
        if not missing:
            return Reason(Kind.OURS, "no_payment")
        return Reason(Kind.MISSING, missing[0].code, missing[0].path, missing[0].params)
    return None


def _problem(problem: Problem) -> Reason:
    return Reason(Kind.PROBLEM, problem.code, problem.path, problem.params)


def _not_computable(row: Row, reason: Reason) -> Row:
    return row._replace(status=Status.NOT_COMPUTABLE, reason=reason)


def _tariffs(assessment: Assessment) -> tuple[str, ...]:
    return tuple(f"{file.name} r{file.revision}" for file in assessment.receipt.files[1:])


def _reference(draft: Draft) -> str:
    """The creditor's file number; not one that may be a BSN."""
    reference = draft.debt.reference
    return "" if reference is UNKNOWN or holds_bsn(reference) else reference
