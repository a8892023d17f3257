"""What the panel and the strip say of a dossier: its sum, how much of that was asked, and whether
what can be paid may be seen yet. No Qt.

Every amount is a step of the engine. Of what was not asked there is a dash, never a 0; and while
costs are still asked for there is no "blijft over" either: half a sum is none.
"""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from app.i18n import Texts
from app.i18n.headline import account_note, count_unknown, left_known
from calc import Assessment, Draft, HeadlineKind, Policy, Step
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type
from calc.dossier.asked import CALL, Topic

if TYPE_CHECKING:
    from app.services.assessing import Assessed
    from app.services.call.conversation import Conversation
    from app.services.call.turns import Turn

_CHAPTERS: Final = {
    Topic.INCOME: ("income", "allowances"),
    Topic.EXPENSES: ("fixed", "daily", "health", "children", "transport"),
    Topic.ARRANGEMENTS: ("others",),
}
"""The chapters of the conversation in which a group is asked."""
_CENT: Final = Decimal("0.01")
_HIDES: Final = frozenset(
    {HeadlineKind.INDICATION, HeadlineKind.CONCEPT, HeadlineKind.FINAL, HeadlineKind.NOTHING}
)
"""Headlines with an amount that somebody works towards; behind a gate there is none to hide."""


@value_type
class KnownRow:
    """A row of the sum: its name, how much was asked, the amount, and all of it as it is read out.

    `total`: what is left of the rows above.
    """

    name: str
    note: str
    amount: str
    spoken: str
    total: bool = False


@value_type
class Known:
    """The rows, a note below them ("": none), and whether the payment is still out of sight."""

    rows: tuple[KnownRow, ...]
    note: str
    pays_hidden: bool


def known(texts: Texts, assessment: Assessment, draft: Draft, policy: Policy, on: date) -> Known:
    """What is known now. `on`: the day of the call."""
    talk = _talk(draft, on, assessment)
    hidden = _costs_are_open(draft, policy, talk)
    rows = [_row(texts, topic, assessment, draft, talk) for topic in _CHAPTERS]
    if not (_was_asked(assessment, Topic.EXPENSES) or _was_asked(assessment, Topic.ARRANGEMENTS)):
        rows.pop()  # the other arrangements are no question yet
    income = sum_of(assessment, draft, Topic.INCOME)
    left = None if hidden or income is None else left_known(assessment)
    return Known(
        (*rows, _left_row(texts, left, hidden=hidden or bool(assessment.headline.ask))),
        "" if left is None else _note(texts, assessment, draft, left),
        hidden and hides_pays(assessment),
    )


def is_out_of_sight(assessed: "Assessed") -> bool:
    """As `pays_hidden`, of a dossier that was read from a file, on the day of its assessment."""
    found = assessed.assessment
    policy = assessed.policy_file.policy
    return pays_hidden(found, assessed.draft, policy, found.reference_date)


def to_ask(texts: Texts, draft: Draft, on: date) -> list[str]:
    """The parts of the conversation in which a cost is still to be asked, by name."""
    from app.services.call.officer_choices import is_cost

    talk = _talk(draft, on, None)
    turns = talk.turns if talk is not None else ()
    found = {each.question.chapter for each in turns if each.is_open and is_cost(each.question)}
    chapters = talk.script.chapters if talk is not None else ()
    return [each.title[texts.language] for each in chapters if each.key in found]


def pays_hidden(assessment: Assessment, draft: Draft, policy: Policy, on: date) -> bool:
    """Whether the payment is out of sight until the last cost was asked."""
    if not hides_pays(assessment):
        return False
    return _costs_are_open(draft, policy, _talk(draft, on, assessment))


def hides_pays(assessment: Assessment) -> bool:
    """Whether there is an amount that could be seen too soon; what was agreed is no secret."""
    return (
        assessment.headline.amount is not None
        and assessment.headline.kind in _HIDES
        and assessment.running is None
        and not assessment.nothing_is_asked
    )


def _talk(draft: Draft, on: date, assessment: Assessment | None) -> "Conversation | None":
    """The conversation, when one was begun: then it says how much was asked."""
    if not any(record.question.startswith(CALL) for record in draft.asked):
        return None
    from app.services.call.conversation import Conversation
    from app.services.call.officer_choices import has_begun

    return Conversation(draft, on, assessment) if has_begun(draft) else None


def _costs_are_open(draft: Draft, policy: Policy, talk: "Conversation | None") -> bool:
    """Of a dossier that was typed in there is no amount at all before its first cost."""
    if talk is None:
        return False
    from app.services.call.officer_choices import room_hidden

    return room_hidden(draft, policy, talk)


def _was_asked(assessment: Assessment, topic: Topic) -> bool:
    return topic in assessment.asked


def sum_of(assessment: Assessment, draft: Draft, topic: Topic) -> Step | None:
    """The sum of a group; None where nobody asked it, or nobody knows any of it."""
    account, groups = assessment.account, assessment.groups
    lines = getattr(draft, topic.value)
    if not _was_asked(assessment, topic) or (lines and len(lines) == count_unknown(draft, topic)):
        return None
    of = account or groups
    steps = {
        Topic.INCOME: of.income,
        Topic.EXPENSES: of.costs,
        Topic.ARRANGEMENTS: of.arrangements,
    }
    return steps[topic]


def customers_part(assessment: Assessment, topic: Topic) -> Step | None:
    """What of a group counts for the customer, as panel and rail have it, where that is another
    sum than of the whole household: part of it is somebody else's, or meant for a purpose.
    """
    account, groups = assessment.account, assessment.groups
    if account is None:
        return None
    part, whole = {
        Topic.INCOME: (account.income, groups.income),
        Topic.EXPENSES: (account.costs, groups.costs),
        Topic.ARRANGEMENTS: (account.arrangements, groups.arrangements),
    }[topic]
    if whole is None or cents_half_up(part.amount) == cents_half_up(whole.amount):
        return None
    return part


def _row(
    texts: Texts,
    topic: Topic,
    assessment: Assessment,
    draft: Draft,
    talk: "Conversation | None",
) -> KnownRow:
    name = texts.text(f"account.{topic.value}")
    step = sum_of(assessment, draft, topic)
    note = _how_much(texts, topic, assessment, draft, talk)
    if step is None:
        dash = texts.text("account.dash")
        return KnownRow(name, note, dash, f"{name}: {note}")
    cents = cents_half_up(step.amount)
    amount = texts.formats.amount(cents if topic is Topic.INCOME else -cents)
    return KnownRow(name, note, amount, f"{name}: {texts.formats.euros(cents)}, {note}")


def _how_much(
    texts: Texts,
    topic: Topic,
    assessment: Assessment,
    draft: Draft,
    talk: "Conversation | None",
) -> str:
    """How much of a group was asked: "3 van 6 gevraagd"; all of it: "4 regels"."""
    if talk is not None:
        turns = [turn for turn in talk.asked if is_about(turn, topic)]
        done = sum(not turn.is_open for turn in turns)
        if 0 < done < len(turns):
            return texts.text("panel.asked.part", done=done, all=len(turns))
    if not _was_asked(assessment, topic):
        return texts.text("account.not_asked")
    count, unknown = len(getattr(draft, topic.value)), count_unknown(draft, topic)
    if count and count == unknown:
        return texts.text("panel.asked.unknown")
    if not count:
        return texts.text("panel.asked.none")
    said = texts.plural("panel.asked.lines", count)
    return said if not unknown else texts.text("panel.asked.some", lines=said, unknown=unknown)


def is_about(turn: "Turn", topic: Topic) -> bool:
    """A question for a line of the group; or in its chapters one for no line: which there are."""
    place = turn.question.place
    if place is None:
        return turn.question.chapter in _CHAPTERS[topic]
    return place.group[:1] == (topic.value,)


def _left_row(texts: Texts, left: Step | None, *, hidden: bool) -> KnownRow:
    name = texts.text("panel.left")
    if left is None:
        note = texts.text("panel.left.after_costs" if hidden else "panel.asked.unknown")
        dash = texts.text("account.dash")
        return KnownRow(name, note, dash, f"{name}: {note}", total=True)
    note, amount = texts.text("panel.left.before"), texts.formats.euros(cents_half_up(left.amount))
    return KnownRow(name, note, amount, f"{name} {note}: {amount}", total=True)


def _note(texts: Texts, assessment: Assessment, draft: Draft, left: Step) -> str:
    """That the rows do not add up to the cent, that it is too little, or a share of it."""
    steps = [sum_of(assessment, draft, topic) for topic in _CHAPTERS]
    income, *taken = [Decimal(0) if each is None else cents_half_up(each.amount) for each in steps]
    off = abs(income - sum(taken, Decimal(0)) - cents_half_up(left.amount))
    said = account_note(texts, assessment)
    if not off or off > 3 * _CENT:  # more is no rounding: the note on the share says why
        return said
    rounding = texts.text("panel.rounding" if off == _CENT else "panel.rounding_more")
    return f"{said} {rounding}".strip()
