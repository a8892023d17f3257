"""What the explanation tree shows: headings in the order of reading, and the steps under them.

A Branch is a heading; a Step explains itself by its parts. Steps are shared between months, so the
tree as a whole has far more places than there are steps: nothing here walks all of it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.i18n import Texts
from calc import Assessment, MonthRow, Step
from calc.base.value_type import value_type
from calc.plan.schedule_columns import amounts_of, wall_amounts_of
from calc.statutory_floor.report import FloorReport
from calc.stored.context_json import beside_roots


@value_type(eq=False)
class Branch:
    """A heading. `key` tells it from its neighbours; `amount` is what a month comes to."""

    key: str
    title: str
    contents: "tuple[Content, ...]"
    amount: Step | None = None


Content = Branch | Step


@dataclass(slots=True, eq=False)
class Node:
    """One place in the tree. `children` is None until somebody opens the place."""

    number: int
    key: str
    content: Content
    parent: "Node | None"
    row: int = 0
    children: "list[Node] | None" = None
    words: dict[int, str] = field(default_factory=dict)
    """what the columns say, as far as anybody looked"""


def branches_of(assessment: Assessment, texts: Texts) -> tuple[Branch, ...]:
    """The headings of an assessment; a heading with nothing under it is left out."""
    groups, rows, plan = assessment.groups, assessment.schedule, assessment.plan
    household = (groups.income, groups.costs, groups.arrangements, groups.left_before_buffer)
    months = tuple(_month(row, texts) for row in rows)
    shown = assessment.shown
    found: list[tuple[str, Iterable[Content | None]]] = [
        ("household", household),
        (
            "first_month",
            (*_first_month(shown, assessment.free_for_others), *_left(assessment)) if shown else (),
        ),
        ("buffer", (shown.reserve if shown else None, assessment.savings_target)),
        ("payment", (assessment.payment,)),
        ("floor", _floor(assessment.floor)),
        ("toeslagen", _toeslagen(assessment, texts)),
        ("months", months),
        ("end", (plan.discharge if plan else None,)),
        ("beside", tuple(beside_roots(assessment.beside))),
    ]
    branches = []
    for key, contents in found:
        kept = tuple(content for content in contents if content is not None)
        if kept:
            said = "next_month" if key == "first_month" and assessment.running else key
            branches.append(Branch(key, texts.text(f"answer.tree.{said}"), kept))
    return tuple(branches)


def contents_of(content: Content) -> tuple[Content, ...]:
    """What stands under a heading or a step."""
    return content.contents if isinstance(content, Branch) else content.parts


def keyed(contents: Iterable[Content]) -> list[tuple[str, Content]]:
    """Each with a key that no neighbour has and that is the same in the next assessment.

    Whether there is anything under it is part of the key: views remember that by the place.
    """
    times: Counter[str] = Counter()
    result = []
    for content in contents:
        name = content.key if isinstance(content, Branch) else content.id
        times[name] += 1
        opens = "+" if contents_of(content) else ""
        result.append((f"{name}#{times[name]}{opens}", content))
    return result


def _first_month(row: MonthRow, free: Step | None) -> tuple[Step | None, ...]:
    """The walls of the first month: what an officer asks first."""
    debt = row.debt_left.parts[0] if row.debt_left else None
    return (*wall_amounts_of(row), debt, free)


def _left(assessment: Assessment) -> tuple[Step | None, ...]:
    """What the first month leaves (property 16)."""
    account = assessment.account
    return (account.left_after_costs, account.left_after_all) if account else ()


def _floor(floor: FloorReport | None) -> tuple[Step | None, ...]:
    """The floor as it holds, and what stands beside it; the same step only once."""
    if floor is None:
        return ()
    steps = (floor.floor, floor.whole, floor.ours, floor.counted, floor.partner,
             floor.payment_if_derived)  # fmt: skip
    return tuple(dict.fromkeys(steps))


def _toeslagen(assessment: Assessment, texts: Texts) -> tuple[Branch | Step, ...]:
    """A heading for each toeslag of which any amount is known, and what is missed together."""
    branches: list[Branch | Step] = []
    for result in assessment.toeslagen.results if assessment.toeslagen else ():
        steps = (result.entitled, result.received, result.missed, result.too_much)
        kept = tuple(step for step in steps if step is not None)
        name = texts.text(f"toeslag.{result.toeslag}")
        if kept:
            branches.append(
                Branch(result.toeslag, name[:1].upper() + name[1:], kept, result.entitled)
            )
    if assessment.missed:
        branches.append(assessment.missed.month)
    return tuple(branches)


def _month(row: MonthRow, texts: Texts) -> Branch:
    kept = tuple(step for step in amounts_of(row) if step is not None)
    title = texts.text("answer.tree.month", month=texts.formats.month(row.month))
    return Branch(str(row.month), title, kept, row.payment)
