"""What happened with a running plan, written down: an entry, or a pause. No Qt.

One entry or one pause is one change of the dossier. What cannot be is refused with its problems.
"""

from datetime import date
from decimal import Decimal

from app.services.editing import changed, inserted
from calc import UNKNOWN, Draft, Month, Problem
from calc.dossier.agreed_schedule import EntryKind, HistoryEntry
from calc.dossier.agreement import PlanEvent, PlanStatus

ENTRIES = ("agreement", "entries")


def with_entry(
    draft: Draft,
    kind: EntryKind,
    on: date,
    amount: Decimal | None,
    month: Month | None,
    note: str = "",
) -> Draft | tuple[Problem, ...]:
    """The dossier with one more entry at the end. Amount in euros; problems name its place."""
    first, last = draft.agreement.first_month, draft.agreement.last_month
    if month is not None and first is not UNKNOWN and last is not None:
        bounds = (("first", first), ("last", last))
        path = f"agreement.entries[{len(draft.agreement.entries)}].month"
        if month < first or month > last:
            return (Problem("entry_outside_term", path, bounds),)
    # Made without a check: the whole dossier is checked next, and says what is wrong where.
    entry = HistoryEntry.model_construct(
        kind=kind, on=on, amount=amount, month=month, note=note.strip() or UNKNOWN
    )
    return inserted(draft, ENTRIES, len(draft.agreement.entries), [entry])


def with_pause(
    draft: Draft, on: date, first: Month, last: Month, reason: str = ""
) -> Draft | tuple[Problem, ...]:
    """The dossier with a pause of these months.

    A plan that was accepted begins to run with it, and one whose earlier pause is over goes on.
    """
    agreement = draft.agreement
    events = list(agreement.events)
    before = agreement.pauses()
    over = agreement.status is PlanStatus.PAUSED and before and before[-1][1] < Month.of(on)
    if over or agreement.status is PlanStatus.ACCEPTED:
        events.append(PlanEvent(status=PlanStatus.RUNNING, on=on))
    events.append(
        PlanEvent.model_construct(
            status=PlanStatus.PAUSED,
            on=on,
            reason=reason.strip() or UNKNOWN,
            first_month=first,
            last_month=last,
        )
    )
    return changed(draft, ("agreement", "events"), tuple(events))
