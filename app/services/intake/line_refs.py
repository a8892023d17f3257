"""One line names another: what comes in the place of an income, what an arrangement is taken from.

The names (L1, L2, ...) are made here when somebody chooses a line; nobody types them. No Qt.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from app.services.editing import Path, changed
from calc import UNKNOWN, Draft, Problem
from calc.base.period import Frequency
from calc.dossier.budget_lines import IncomeLine
from calc.dossier.codes import AfterEnd
from calc.plan.successors import kind_of

SUCCESSOR: Final = "successor"


def naming(draft: Draft, path: Path, chosen: int | None) -> Draft | tuple[Problem, ...]:
    """The Draft in which the field at a path names an income by its place; None: it names none.

    An income that names its successor is followed by another line.
    """
    group, index, field = path
    assert isinstance(index, int)  # a field of a line
    income = list(draft.income)
    ref = None
    if chosen is not None:
        ref = income[chosen].ref or _new_ref(draft)
        income[chosen] = income[chosen].model_copy(update={"ref": ref})
    update: dict[str, Any] = {str(field): ref}
    if field == SUCCESSOR and ref is not None:
        update["followed_by"] = AfterEnd.ANOTHER_LINE
    if group == "income":
        income[index] = income[index].model_copy(update=update)
        return changed(draft, ("income",), tuple(income))
    arrangements = list(draft.arrangements)
    arrangements[index] = arrangements[index].model_copy(update=update)
    both = draft.model_copy(update={"income": tuple(income)})
    return changed(both, ("arrangements",), tuple(arrangements))


def followed_by(draft: Draft, index: int, after: object) -> Draft | tuple[Problem, ...]:
    """The Draft with what follows an income. Where no line follows, none is named any more."""
    update: dict[str, Any] = {"followed_by": after}
    if after is not AfterEnd.ANOTHER_LINE:
        update[SUCCESSOR] = None
    return changed(draft, ("income", index), draft.income[index].model_copy(update=update))


def place_of(draft: Draft, ref: object) -> int | None:
    """The place of the income with this name; None for no name, or one that no line has."""
    if ref is None:
        return None
    return next((index for index, line in enumerate(draft.income) if line.ref == ref), None)


def may_be_named(draft: Draft, path: Path) -> Iterator[int]:
    """The places of the incomes that the field at a path can name.

    What comes once takes no place and nothing is withheld from it; an income is only followed by
    another one of its kind and of the same person, as far as both are known.
    """
    group, index, _ = path
    for other, line in enumerate(draft.income):
        if line.frequency is Frequency.ONCE:
            continue
        if group == "income":
            assert isinstance(index, int)  # a field of a line
            if other == index or not _could_follow(draft.income[index], line):
                continue
        yield other


def _could_follow(one: IncomeLine, other: IncomeLine) -> bool:
    of_one = UNKNOWN in (one.who, other.who) or one.who == other.who
    return of_one and kind_of(one.code) == kind_of(other.code)


def how_many_name(draft: Draft, gone: Sequence[int]) -> int:
    """How many other lines name one of these incomes."""
    refs = {draft.income[index].ref for index in gone} - {None}
    named = [line.successor for index, line in enumerate(draft.income) if index not in gone]
    named += [line.withheld_from for line in draft.arrangements]
    return sum(ref in refs for ref in named)


def copies(lines: Sequence[Any]) -> list[Any]:
    """Copies of lines: a name is of one line alone."""
    return [
        line.model_copy(update={"ref": None}) if isinstance(line, IncomeLine) else line
        for line in lines
    ]


def _new_ref(draft: Draft) -> str:
    """A name that no line has, nor had: after the highest one."""
    numbers = [int(line.ref.removeprefix("L")) for line in draft.income if line.ref is not None]
    return f"L{max(numbers, default=0) + 1}"
