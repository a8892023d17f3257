"""Whether a new income follows directly, asked of each that ends and names no successor (ENGINE 3).

It blocks where another line was said to follow: the months in between may wrongly have no income.
Where nothing was said to follow, a job that begins within a week is worth a question too.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.path import field_path
from calc.base.period import Frequency, Month
from calc.dossier import Draft
from calc.dossier.budget_lines import IncomeLine
from calc.dossier.codes import AfterEnd
from calc.plan.counted_lines import CountedLine
from calc.plan.successors import DIRECTLY, can_follow, days_between, kind_of, successor_of

_A_MONTH: Final = 31


def successor_findings(
    draft: Draft, income: Sequence[CountedLine], paths: Sequence[str], months: Sequence[Month]
) -> list[Finding]:
    """A question per income of which it is not named what comes in its place.

    `paths`: the incomes on which the result depends; `months`: those of the longest term.
    """
    lines = {line.path: line for line in income}
    found = (_asked(draft, lines, path, months) for path in paths)
    return [finding for finding in found if finding is not None]


def _asked(
    draft: Draft, lines: Mapping[str, CountedLine], path: str, months: Sequence[Month]
) -> Finding | None:
    index, line = field_path(path).at, lines[path]
    old = draft.income[index]
    if old.followed_by not in (AfterEnd.ANOTHER_LINE, AfterEnd.NOTHING):
        return None  # what nobody knows is asked elsewhere (`plan.open_months`)
    if not isinstance(old.until, date) or line.frequency is Frequency.ONCE or line.ends_by_age:
        return None
    new = successor_of(draft, index)
    if new is not None and _is_settled(lines, line, f"income[{new}]"):
        return None
    ends = Month.of(old.until)
    lost = ends.plus(1) if old.until == ends.last_day else ends
    after = [
        other
        for other in lines.values()
        if other is not line and _may_follow(draft, line, old.until, other)
    ]
    if lost > months[-1] or any(_begins(other) <= lost for other in after):
        return None
    if lost < months[0] and all(_begins(other) <= months[0] for other in after):
        return None  # nothing of the plan is lost
    another = old.followed_by is AfterEnd.ANOTHER_LINE
    if not another and not any(_follows_directly(draft, old, other) for other in after):
        return None
    params = (("from", max(lost, months[0])), ("until", old.until))
    severity = Severity.BLOCKS if another else Severity.WARNS
    return Finding(severity, "successor_not_named", f"{path}.successor", params)


def _is_settled(lines: Mapping[str, CountedLine], line: CountedLine, path: str) -> bool:
    """Whether a named line can follow; one that does not count is asked about itself."""
    return path not in lines or can_follow(line, lines[path])


def _may_follow(draft: Draft, line: CountedLine, until: date, other: CountedLine) -> bool:
    """Whether another income of this person and kind begins around the day a line ends."""
    begins = draft.income[field_path(other.path).at].from_date
    return (
        can_follow(line, other)
        and other.frequency is not Frequency.ONCE
        and isinstance(begins, date)
        and abs((begins - until).days) <= _A_MONTH
    )


def _begins(line: CountedLine) -> Month:
    assert line.begins is not None  # only lines that begin on a day may follow
    return line.begins


def _follows_directly(draft: Draft, old: IncomeLine, other: CountedLine) -> bool:
    days = days_between(old, draft.income[field_path(other.path).at])
    return not kind_of(other.code) and 0 <= days <= DIRECTLY
