"""Events: what visibly changes in a month and so can move the payment (ENGINE 8).

A line that starts or ends counts from the first month in which it makes a difference. Where the
statutory floor becomes another amount, what happens to the people of the household in that month
is said with it: a child that turned 18 in the month before, or 12 or 16 (then the highest
kindgebonden budget is higher), an adult who gets the AOW age. Which way the floor moves shows in
its amount; only a payment that the floor decides has such a cause.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from calc.base.period import Frequency, Month
from calc.base.rounding import snap
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import Wall
from calc.plan.counted_lines import CountedLine
from calc.plan.floor_view import FloorView
from calc.plan.levelled import LevelledView
from calc.plan.result import Cause, CauseCode
from calc.plan.walls import Walls


@value_type
class Event:
    """Something that happens in a month. `gives_room`: whether it leaves more to pay from.

    `is_own`: it is about a line that counts for the debtor; another person's line can only matter
    through what is shared. `wall`: the only wall that it moves; None: it may move both.
    """

    month: Month
    cause: Cause
    gives_room: bool
    is_own: bool = True
    wall: Wall | None = None


def events_of(
    view: LevelledView, walls: Sequence[Walls], floor: FloorView | None
) -> Mapping[Month, Sequence[Event]]:
    """The events of the months after the first, by month, in the order of `CauseCode`."""
    first, last = walls[0].month, walls[-1].month
    order = {code: place for place, code in enumerate(CauseCode)}
    found = defaultdict[Month, list[Event]](list)
    for event in (
        *_of_lines(view),
        *(_of_floor([wall.month for wall in walls], floor) if floor else ()),
        *_of_buffer(walls),
    ):
        if first < event.month <= last:
            found[event.month].append(event)
    for events in found.values():
        events.sort(key=lambda event: order[event.cause.code])
    return found


def _of_lines(view: LevelledView) -> Iterator[Event]:
    codes = CauseCode
    for line in view.income:
        if line.withheld_from is not None:
            continue  # the line that it is a part of tells it
        own = view.household.depends_on(line.owner)
        ends = codes.CHILD_TURNS_18 if line.ends_by_age else codes.INCOME_ENDS
        yield from _begin_and_end(line, codes.INCOME_STARTS, ends, own, is_gain=True)
    for line in view.costs:
        own = view.household.counts(line.owner)
        yield from _begin_and_end(line, codes.COST_STARTS, codes.COST_ENDS, own, is_gain=False)
    for line in view.arrangements:
        if view.household.counts(line.owner):
            start, end = codes.ARRANGEMENT_STARTS, codes.ARRANGEMENT_ENDS
            yield from _begin_and_end(line, start, end, True, is_gain=False)


def _begin_and_end(
    line: CountedLine, starts: CauseCode, ends: CauseCode, own: bool, *, is_gain: bool
) -> Iterator[Event]:
    if line.frequency is Frequency.ONCE or not line.year.amount:
        return
    # In a month of a change of income the lower one counts: it begins earlier, or ends later.
    begins = None if line.begins is None else min((line.begins, *line.also))
    last = None if line.ends is None else max((line.ends, *line.also))
    if begins is not None and last is not None and begins > last:
        return  # it covers no month at all
    if begins is not None and not line.after_18:
        yield Event(begins, Cause(starts, line.path), is_gain, own)
    if last is not None:
        yield Event(last.plus(1), Cause(ends, line.path), not is_gain, own)


def _of_floor(months: Sequence[Month], floor: FloorView) -> Iterator[Event]:
    for before, month in pairwise(months):
        old, new = floor.amount(before), floor.amount(month)
        if old is None or new is None or old is new or snap(old.amount) == snap(new.amount):
            continue
        lower = new.amount < old.amount
        kind = CauseCode.FLOOR_LOWER if lower else CauseCode.FLOOR_HIGHER
        for cause in (*floor.of_people(month), Cause(kind, kind.path)):
            yield Event(month, cause, lower, wall=Wall.FLOOR)


def _of_buffer(walls: Sequence[Walls]) -> Iterator[Event]:
    met = next((wall.month for wall in walls if wall.target_met), None)
    if met is not None:
        kind = CauseCode.TARGET_MET
        yield Event(met, Cause(kind, kind.path), gives_room=True, wall=Wall.OWN)
