"""The schedule in force of a plan whose dossier kept none: from the assessment it was agreed on.

Ladder, low and savings follow from the months that were stored and from the policy.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from calc.base.money import ZERO
from calc.base.rounding import step_down
from calc.base.source_file import SourceFile
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreed_schedule import AgreedMonth, Decided, Promises, RestAtEnd, Schedule, Wall
from calc.plan.schedule_columns import ScheduleView, columns_in
from calc.policy.policy import Policy
from calc.running.kept import assumed_in, others_part, used_file
from calc.stored.read_assessment import ReadAssessment, ReadMonth, ReadPlan

_TARGETS = ("target.zzp", "target.table", "target")


def schedule_stored(
    old: ReadAssessment, plan: ReadPlan, draft: Draft, policy: Policy, accepted_on: date
) -> Schedule:
    """What was agreed, as far as a stored assessment tells it."""
    months = tuple(_months(old, policy))
    files = [used_file(SourceFile(file.name, file.revision, file.sha256)) for file in old.files]
    chosen = [month.payment for month in months if month.decided is Decided.CHOSEN]
    amount = draft.solution.amount
    return Schedule(
        accepted_on=accepted_on,
        reference_date=old.reference_date,
        months=months,
        target=_target(old),
        chosen_amount=max(chosen) if chosen else None if amount is UNKNOWN else amount,
        others_part=others_part(draft, len(months)),
        promises=_promises(plan, policy),
        policy=files[0] if files else None,
        tariffs=tuple(files[1:]),
        assumed=tuple(
            item
            for item in assumed_in(draft, plan.first_month, old.reference_date)
            if item.path != "savings"
        ),
    )


def _months(old: ReadAssessment, policy: Policy) -> Iterator[AgreedMonth]:
    low: Decimal | None = None
    saved = old.exact.get("savings@savings", ZERO)
    for row in old.schedule:
        decided = Decided(row.decided) if row.decided in set(Decided) else Decided.OWN
        room = old.exact.get(f"room@{row.month}", row.room)
        ladder = ZERO
        if decided is not Decided.OPEN:
            low = room if low is None else min(low, room)
            ladder = step_down(
                low + policy.ladder_share * (room - low), policy.payment_step, policy.plan_min
            )
        saved = _saved(old, row, saved)
        is_cash = decided is Decided.CASH
        values = {
            **{column.name: getattr(row, column.name) for column in columns_in(ScheduleView.KEPT)},
            "month": row.month,
            "payment": row.payment,
            "decided": decided,
            "paused": decided is Decided.PAUSED,
            "ladder": ladder,
            "low": low,
            "saved": saved,
            "cap": row.payment if is_cash else None,
            "cap_through": row.month if is_cash else None,
            "room": room,
            "lowest": Wall(row.lowest) if row.lowest in set(Wall) else None,
        }
        yield AgreedMonth.model_validate(values)


def _saved(old: ReadAssessment, row: ReadMonth, before: Decimal) -> Decimal:
    """S_t: exact where its step was stored, else from the month in cents."""
    left = max(ZERO, row.income - row.costs - row.arrangements)
    return old.exact.get(f"buffer@{row.month}", before + min(row.reserve, left))


def _target(old: ReadAssessment) -> Decimal | None:
    for code in _TARGETS:
        found = [amount for key, amount in old.exact.items() if key.partition("@")[0] == code]
        if found:
            return found[0]
    return old.savings_target


def _promises(plan: ReadPlan, policy: Policy) -> Promises:
    """What the stored plan promised; what it does not say is that of the policy."""
    said = {condition.get("code"): condition for condition in plan.conditions}
    jokers = said.get("joker_months", {}).get("a_year", str(policy.joker_months_per_year))
    every = said.get("conversation_held", {}).get("every_months", str(policy.review_every_months))
    known = [kind for kind in RestAtEnd if kind.value == plan.rest_at_end]
    return Promises(
        rest_at_end=known[0] if known else policy.rest_at_end,
        rest=plan.discharge,
        joker_months_per_year=int(jokers),
        review_every_months=int(every),
        costs_charged=policy.costs_charged,
    )
