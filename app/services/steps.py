"""What the rail says of each step: how far it is, and the line that counts under its name.

Amounts are steps of the engine, in whole euros. A tick means that it was asked: what nobody touched
has none.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from app.i18n import Texts
from app.i18n.choices import say_choice
from app.services.short_findings import open_points
from calc import UNKNOWN, Assessment, Draft, HeadlineKind, Severity, Step
from calc.base.path import field_path
from calc.dossier.asked import CALL, Topic
from calc.dossier.topics import asked


class StepState(StrEnum):
    """How far a step is. `EMPTY`: nobody asked anything of it yet, so there is nothing to tick."""

    EMPTY = "empty"
    COMPLETE = "complete"
    ATTENTION = "attention"
    OPEN = "open"


class StepSaid(NamedTuple):
    """How far a step is, and what stands under its name."""

    state: StepState
    counts: str


def steps_said(
    texts: Texts,
    steps: Sequence[tuple[str, Sequence[str]]],
    draft: Draft,
    assessment: Assessment,
    *,
    pays_hidden: bool = False,
) -> list[StepSaid]:
    """What is said of each step: its key, with the parts of the dossier that are entered there.

    `pays_hidden`: costs are still asked for, and nobody is to see what comes out.
    """
    was_touched = touched(draft)
    severities = [(field_path(each.path).top, each.severity) for each in assessment.findings]
    waiting = Counter(field_path(each.path).top for each in open_points(assessment))
    not_all = _not_all_asked(draft, assessment)
    said = []
    for key, covers in steps:
        if not covers:
            said.append(_outcome(texts, key, assessment, pays_hidden=pays_hidden))
        elif not was_touched & {*covers}:
            said.append(StepSaid(StepState.EMPTY, _untouched(texts, key)))
        else:
            state = _state({severity for top, severity in severities if top in covers})
            to_ask = sum(not_all[top] for top in covers)
            if to_ask:
                state = StepState.OPEN
            say, count = _WORDS.get(key), sum(waiting[top] for top in covers)
            counts = say(texts, draft, assessment) if say else ""
            if count and not counts:
                counts = texts.plural("shell.step.open", count)
            elif to_ask and not counts:
                counts = texts.plural("shell.step.to_ask", to_ask)
            said.append(StepSaid(state, counts or texts.text(f"shell.step.{state}")))
    return said


def _not_all_asked(draft: Draft, assessment: Assessment) -> Counter[str]:
    """How many questions a conversation that was begun still has about each part."""
    if not any(record.question.startswith(CALL) for record in draft.asked):
        return Counter()
    # The script is read in a dossier with a conversation, and in no other.
    from app.services.call.parts import counts_by_part

    counts = counts_by_part(draft, assessment.reference_date)
    return Counter({part: count.asked - count.done for part, count in counts.items()})


def _untouched(texts: Texts, key: str) -> str:
    return texts.text(_NOT_BEGUN.get(key, "ui.state.empty"))


def touched(draft: Draft) -> set[str]:
    """The parts of the dossier that hold an answer, or were asked."""
    filled = {
        name
        for name, field in Draft.model_fields.items()
        if name != "asked" and getattr(draft, name) != field.default
    }
    return filled | {topic.value for topic in asked(draft)}


def _state(severities: set[Severity]) -> StepState:
    """A tick only for what was asked: what nobody touched has none."""
    if Severity.MISSING in severities or Severity.BLOCKS in severities:
        return StepState.OPEN
    return StepState.ATTENTION if Severity.WARNS in severities else StepState.COMPLETE


def _people(texts: Texts, draft: Draft, assessment: Assessment) -> str:
    count = len(draft.adults) + len(draft.children) + len(draft.housemates)
    return texts.plural("shell.step.people", count) if count else ""


def _lines_of(topic: Topic) -> Callable[[Texts, Draft, Assessment], str]:
    def say(texts: Texts, draft: Draft, assessment: Assessment) -> str:
        count = len(getattr(draft, topic.value))
        if not count:
            return texts.text("shell.step.nothing")
        lines = texts.plural("shell.step.lines", count)
        amount = _sum_of(topic, assessment)
        if amount is None:
            return lines
        return texts.text(
            "shell.step.sum", lines=lines, amount=texts.formats.whole_euros(amount.amount)
        )

    return say


def _sum_of(topic: Topic, assessment: Assessment) -> Step | None:
    """The same steps as the sum in the panel."""
    account, groups = assessment.account, assessment.groups
    if topic is Topic.INCOME:
        return account.income if account else groups.income
    if topic is Topic.EXPENSES:
        return account.costs if account else groups.costs
    return account.arrangements if account else groups.arrangements


def _solution(texts: Texts, draft: Draft, assessment: Assessment) -> str:
    kind = draft.solution.kind
    return "" if kind is UNKNOWN else say_choice(texts, kind)


def _agreement(texts: Texts, draft: Draft, assessment: Assessment) -> str:
    status = draft.agreement.status
    return texts.text("plan_status.none") if status is None else say_choice(texts, status)


_NOT_BEGUN: Final = MappingProxyType(
    {"agreement": "plan_status.none", "solution": "shell.step.not_chosen"}
)
"""Of a step that nobody asks a customer about."""
_WORDS: Final[Mapping[str, Callable[[Texts, Draft, Assessment], str]]] = MappingProxyType(
    {
        "household": _people,
        "income": _lines_of(Topic.INCOME),
        "expenses": _lines_of(Topic.EXPENSES),
        "arrangements": _lines_of(Topic.ARRANGEMENTS),
        "solution": _solution,
        "agreement": _agreement,
    }
)
"""What a step says of what is in it; the others say how far they are."""


def _outcome(texts: Texts, key: str, assessment: Assessment, *, pays_hidden: bool) -> StepSaid:
    """A step that only shows: what there is to see."""
    kind = assessment.headline.kind
    if kind is HeadlineKind.NOT_ASKED:
        return StepSaid(StepState.EMPTY, texts.text("shell.step.not_yet"))
    state = StepState.COMPLETE if assessment.final else StepState.OPEN
    if key == "documents":
        return StepSaid(state, texts.text(f"shell.step.documents.{state}"))
    if assessment.nothing_is_asked:
        return StepSaid(state, texts.text("shell.step.outcome.closed"))
    if pays_hidden:  # "nu geen betaling" would tell it
        return StepSaid(state, texts.text("shell.step.outcome.hidden"))
    return StepSaid(state, texts.text(f"shell.step.outcome.{kind}"))
