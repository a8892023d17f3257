"""The life of a plan in words: solutions, what if, and a review; for window and commands."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.i18n.choices import say_choice
from app.i18n.paths import say_line
from app.i18n.texts import Texts
from calc import Draft, Month
from calc.review.review import Review, ReviewChange
from calc.signals.solutions import ConditionState, OpenSolution

WHATIF_ROWS = ("amount", "steps", "end_date", "left_over", "total", "discharge")
_MOST_STEPS = 4


def say_open(texts: Texts, solution: OpenSolution) -> str:
    """Whether a solution is open: yes, after confirmation, or not."""
    if solution.is_open:
        return texts.text("life.solution.open")
    return texts.text(f"life.solution.{'possible' if solution.is_possible else 'closed'}")


def say_why(texts: Texts, solution: OpenSolution) -> str:
    """Its conditions with their state: what is against it first, then what must be confirmed."""
    order = (
        ConditionState.NOT_MET,
        ConditionState.TO_CONFIRM,
        ConditionState.MET,
        ConditionState.CONFIRMED,
    )
    said = []
    for state in order:
        names = [say_choice(texts, code) for code, found in solution.conditions if found is state]
        if names:
            what = say_choice(texts, state)
            listed = texts.formats.join(names)
            said.append(texts.text("life.solution.why", state=_begin(what), conditions=listed))
    return " ".join(said)


def say_euros(texts: Texts, amount: Decimal | None) -> str:
    """An amount, or that it is not known."""
    return texts.text("life.not_known") if amount is None else texts.formats.euros(amount)


def say_difference(texts: Texts, difference: Decimal | None) -> str:
    """An amount with its sign; "" when there is nothing to compare."""
    if difference is None:
        return ""
    sign = "+" if difference > 0 else ""
    return sign + texts.formats.amount(difference)


def say_day(texts: Texts, day: date | None) -> str:
    """A day, or that there is none."""
    return texts.text("life.none") if day is None else texts.formats.day(day)


def say_steps(texts: Texts, steps: Sequence[tuple[Month, Decimal]]) -> str:
    """From which month on how much, the first few."""
    said = [
        texts.text(
            "life.step", month=texts.formats.month(month), amount=texts.formats.euros(amount)
        )
        for month, amount in steps[:_MOST_STEPS]
    ]
    if len(steps) > _MOST_STEPS:
        said.append(texts.plural("life.more_steps", len(steps) - _MOST_STEPS))
    return "; ".join(said) or texts.text("life.none")


def whatif_row(
    texts: Texts, name: str, was: Decimal | date | None, now: Decimal | date | None
) -> list[str]:
    """One figure as it is and as it would be, with the difference if it is an amount."""
    title = texts.text(f"life.whatif.{name}")
    if name == "end_date":
        days = [each if isinstance(each, date) else None for each in (was, now)]
        return [title, *(say_day(texts, day) for day in days), ""]
    assert not isinstance(was, date)  # only the end is a day
    assert not isinstance(now, date)
    difference = None if was is None or now is None else now - was
    return [title, say_euros(texts, was), say_euros(texts, now), say_difference(texts, difference)]


def say_change(texts: Texts, change: ReviewChange, draft: Draft) -> str:
    """What changed: a wall by its name, a line by its own."""
    if not change.what.endswith("]"):
        return texts.text(f"column.{change.what}.review")
    return change.label or say_line(texts, change.what, draft)


def review_facts(texts: Texts, review: Review) -> list[tuple[str, str]]:
    """The figures of a review: name and value."""
    formats, again = texts.formats, review.again
    talk = again.next_conversation
    plan, old = again.plan, review.old.plan
    discharge = plan.discharge.amount if plan and plan.discharge else None
    left = texts.plural("amount.months", review.months_left)
    facts = [
        ("end_date", formats.day(review.end_date)),
        ("months_left", left),
        ("payment", _new_payment(texts, review)),
        ("paid", say_euros(texts, review.paid)),
        ("owed", say_euros(texts, review.owed)),
        ("total", say_euros(texts, review.total)),
        ("old_total", say_euros(texts, old.total if old else None)),
        ("discharge", say_euros(texts, discharge)),
        ("next_review", say_day(texts, None if talk.off else review.next_review)),
    ]
    return [(texts.text(f"life.review.{name}"), value) for name, value in facts]


def _new_payment(texts: Texts, review: Review) -> str:
    """The next payment of the months that a review changes, with its month if that is a later one.

    A month that is paused, skipped or paid ahead asks nothing, and is not what it will be.
    """
    again = review.again
    left = again.schedule[again.running.month :] if again.running else ()
    row = next((row for row in left if row.payment.amount), again.shown)
    amount = say_euros(texts, row.payment.amount if row else None)
    if row is None or not row.payment.amount or row.month == review.first_month:
        return amount
    month = texts.formats.month(row.month)
    return texts.text("life.review.payment_from", amount=amount, month=month)


def change_rows(texts: Texts, changes: Sequence[ReviewChange], draft: Draft) -> list[list[str]]:
    """Rows of a table: what, then, now, and the difference in euros."""
    return [
        [
            say_change(texts, change, draft),
            "-" if change.before is None else texts.formats.amount(change.before),
            "-" if change.after is None else texts.formats.amount(change.after),
            say_difference(texts, change.difference),
        ]
        for change in changes
    ]


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]
