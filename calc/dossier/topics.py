"""Which groups of questions were asked (ENGINE 3): "asked, not known" is another thing than "not".

    asked(draft) -> the topics

A line with an amount, or savings, were asked: a dossier of before the record keeps working. So was
a line that stands there with a record of its question ("weet ik niet"), and a whole topic with a
record of its own: "er is niets".
"""

from collections.abc import Sequence
from typing import Final

from calc.base.unknown import UNKNOWN
from calc.dossier.asked import Topic
from calc.dossier.budget_lines import ArrangementLine, ExpenseLine, IncomeLine
from calc.dossier.draft import Draft

NEEDED: Final = (Topic.INCOME, Topic.EXPENSES)
"""Without these no payment, room or amount that is left has a figure, in this order."""


_TOPICS: Final = tuple((topic.value, topic) for topic in Topic)


def asked(draft: Draft) -> frozenset[Topic]:
    """The topics of which something is known, or that were asked as a whole."""
    recorded = {record.question for record in draft.asked}
    found = {topic for name, topic in _TOPICS if name in recorded}
    lines: dict[Topic, Sequence[IncomeLine | ExpenseLine | ArrangementLine]] = {
        Topic.INCOME: draft.income,
        Topic.EXPENSES: draft.expenses,
        Topic.ARRANGEMENTS: draft.arrangements,
    }
    places = {question.partition(".")[0] for question in recorded}
    for topic, group in lines.items():
        for index, line in enumerate(group):
            if f"{topic}[{index}]" in places or _was_asked(line, recorded):
                found.add(topic)
    if draft.savings is not UNKNOWN:
        found.add(Topic.SAVINGS)
    return frozenset(found)


def not_asked(topics: frozenset[Topic]) -> tuple[Topic, ...]:
    """What to ask before any figure of the outcome may be shown, in the order of asking."""
    return tuple(topic for topic in NEEDED if topic not in topics)


def _was_asked(line: IncomeLine | ExpenseLine | ArrangementLine, recorded: set[str]) -> bool:
    if line.amount is not UNKNOWN:
        return True
    if isinstance(line, IncomeLine) and line.months:
        return True
    return line.code in recorded
