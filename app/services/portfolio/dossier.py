"""One dossier of a portfolio: from its bytes to its row. No clock, no files, no language.

A plan that was agreed is reviewed on the day, under the new figures: what it asks stands beside
what the review would ask, month by month. A dossier without one is assessed twice where the new
figures matter. Whatever is wrong with a dossier becomes its row, and never stops the others.
"""

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath
from typing import Final

from app.services.portfolio.job import Figures
from app.services.portfolio.receipt import Checked, comes_out_again, stored_in
from app.services.portfolio.row import UNLIKE, Basis, Cause, Reason, ReceiptState, Row, Status
from app.store.dossier_file import parse_dossier
from calc import UNKNOWN, Assessment, Draft, MonthRow, Problem, Tariffs, assess, reviewed
from calc.dossier.fields import holds_bsn
from calc.dossier.schedule import Decided, Schedule
from calc.money import ZERO, engine_context
from calc.outcome import Severity
from calc.rounding import cents_half_up
from calc.running.accepted import Accepted, accepted_in
from calc.running.life import Life, life_of
from calc.running.months import stays

_NO_FIGURES: Final = "no_tariff"
_STAYS: Final = "schedule_in_force_stays"


def row_of(name: str, dossier: bytes, stored: bytes | None, figures: Figures) -> Row:
    """The row of a dossier file. `stored`: the assessment beside it. Raises nothing of its own."""
    row = Row(name, Status.UNREADABLE)
    try:
        draft = parse_dossier(dossier)
        if isinstance(draft, tuple):
            return row._replace(reason=_problem(draft[0]))
        return _row(row._replace(reference=_reference(draft)), draft, stored, figures)
    except (ArithmeticError, AssertionError, LookupError, RecursionError, TypeError, ValueError,
            AttributeError) as defect:  # fmt: skip
        # Ours, and said as such: its kind and place, never its message, that may quote the dossier.
        place = traceback.extract_tb(defect.__traceback__)[-1]
        where = f"{type(defect).__name__} {PurePath(place.filename).name}:{place.lineno}"
        reason = Reason("defect", params=(("where", where),))
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


def _by_its_assessment(row: Row, draft: Draft, old: Checked | None, figures: Figures) -> Row:
    """A plan whose dossier keeps no schedule: from the assessment on which it was agreed."""
    if old is None or old.read is None:
        return _not_computable(row, Reason("schedule_not_kept", "agreement.schedule"))
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
        back=ZERO,
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
    """Whether the figures changed the amounts: the same review under the files of the plan.

    Only where an amount is another; where none is, the schedule came out of the dossier again.
    """
    tariffs = figures.tariffs_of(file.sha256 for file in schedule.tariffs)
    policy_file = figures.policies.get(schedule.policy.sha256) if schedule.policy else None
    is_here = bool(schedule.tariffs) and tariffs is not None and policy_file is not None
    if list(asked) == list(allowed):
        is_named = bool(schedule.tariffs) and schedule.policy is not None
        state = ReceiptState.SAME if is_here else ReceiptState.NOT_HERE
        cause = Cause.FIGURES if row.back else None
        return row._replace(receipt=state if is_named else ReceiptState.NONE, cause=cause)
    if tariffs is None or policy_file is None or not is_here:
        state = ReceiptState.NOT_HERE if schedule.tariffs else ReceiptState.NONE
        return row._replace(cause=Cause.NOT_KNOWN, receipt=state)
    then = assess(draft, policy_file, tariffs, figures.on)
    assert then.running is not None  # it was agreed
    before = [cents_half_up(each.payment.amount) for each in then.schedule[then.running.month :]]
    if before == list(asked):
        return row._replace(cause=Cause.FIGURES, receipt=ReceiptState.SAME)
    cause = Cause.DOSSIER if before == list(allowed) and not row.back else Cause.BOTH
    return row._replace(cause=cause, receipt=_as_agreed(draft, schedule, policy_file, tariffs))


def _not_agreed(row: Row, draft: Draft, old: Checked | None, figures: Figures) -> Row:
    """What would be proposed, under the figures of now (or of its assessment) and the new ones."""
    on, policy_file = figures.on, figures.policy_file
    new = assess(draft, policy_file, figures.new, on)
    row = row._replace(basis=Basis.COMPUTED, tariffs=_tariffs(new), back=ZERO)
    if reason := _why_not(new):
        return _not_computable(row, reason)
    tariffs = figures.tariffs_of(old.hashes) if old is not None and old.hashes else None
    tariffs = tariffs or figures.now
    used = {file.sha256 for file in new.receipt.files}
    is_same = used >= {file.source.sha256 for file in tariffs.files if file.source.sha256 in used}
    now = new if _rule_alike(tariffs, figures.new, new) and is_same else None
    now = now or assess(draft, policy_file, tariffs, on)
    if reason := _why_not(now):
        return _not_computable(row, reason)
    asked = [cents_half_up(each.payment.amount) for each in now.schedule]
    allowed = [cents_half_up(each.payment.amount) for each in new.schedule]
    row = _compared(row, asked, allowed, new.schedule)
    if asked == allowed:
        return row._replace(status=Status.OK)
    row = row._replace(cause=Cause.FIGURES)
    lower = any(before > after for before, after in zip(asked, allowed, strict=False))
    return row._replace(status=Status.PROPOSAL_TOO_HIGH if lower else Status.OK)
