"""The budget of the customer on one page: what comes in, what goes out, and what is left.

The same sum as in the letter with the plan: of the customer alone where somebody else shares the
costs. What nobody knows is said to be unknown, and then nothing is said of what is left.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.documents.case import Case, NoLetter, begun
from app.documents.frame import letter_of, unfinished
from app.documents.labels import creditor_of
from app.documents.letter import (
    Align,
    Bar,
    BarKind,
    Bars,
    Block,
    Bullets,
    Column,
    Heading,
    Letter,
    Paragraph,
    Table,
    TableRow,
)
from app.documents.own_words import own_words
from app.documents.recipients import addressees
from app.i18n.headline import count_unknown, left_known
from calc import UNKNOWN, Step
from calc.assessment.standing import OutcomeStanding
from calc.base.money import ZERO
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type
from calc.dossier.asked import Topic
from calc.dossier.complete import chosen_sharing
from calc.dossier.people import AdultRef

_TOLD: Final = frozenset({OutcomeStanding.PLAN, OutcomeStanding.NO_ROOM})
"""Only then can anybody say what is paid."""
_NAMED: Final = 5
"""How many other arrangements are named; of more there is a number."""
_LONGEST: Final = 135
"""Characters of all those names together, two lines: the page is one page."""


@value_type
class _Budget:
    """The amounts a month, each None while it is not known. `left`: after costs and arrangements;
    `payment` and `free`: what is paid to us, and what is left then.
    """

    income: Step | None
    costs: Step | None
    arrangements: Step | None
    left: Step | None
    reserve: Step | None
    payment: Step | None
    free: Step | None


def budget_overview(case: Case, free_text: str) -> Letter:
    """Raises NoLetter("overview_empty") while nothing was told of income and costs."""
    budget = _budget_of(case)
    if not addressees(case) or (budget.income is None and budget.costs is None):
        raise NoLetter("overview_empty")
    made = letter_of(
        case,
        begun(case.tell("kind.budget_overview")),
        _answer(case, budget),
        (
            Paragraph(_intro(case)),
            _table(case, budget),
            *_picture(case, budget),
            Heading(case.tell("overview.how.heading")),
            Bullets(tuple(_how(case, budget))),
            *own_words(case, free_text),
        ),
        mark=unfinished(case) if budget.payment is not None else None,
        reached=(Paragraph(_who_to_call(case)),),
    )
    if made.large_print:
        return made
    # One page: its foot tells of no other, and leaves that line to the budget.
    return replace(made, footer=replace(made.footer, next_page=""))


def _budget_of(case: Case) -> _Budget:
    account = case.assessment.account
    income, costs = _known(case, Topic.INCOME), _known(case, Topic.EXPENSES)
    arrangements = _known(case, Topic.ARRANGEMENTS)
    whole = None not in (income, costs, arrangements)
    left = left_known(case.assessment) if whole and account is not None else None
    if account is None or left is None:
        return _Budget(income, costs, arrangements, left, None, None, None)
    told = case.assessment.standing in _TOLD
    payment = account.payment if told else None
    if not _fits(case):
        free = account.left_after_costs if payment is not None and not payment.amount else None
        return _Budget(income, costs, arrangements, left, None, payment, free)
    if payment is None:
        # What is set apart says nothing without what is left then.
        return _Budget(income, costs, arrangements, left, None, None, None)
    free = account.left_after_all
    return _Budget(income, costs, arrangements, left, account.reserve, payment, free)


def _fits(case: Case) -> bool:
    """Whether the money for setbacks fits in what is left; else it is no part of the sum."""
    return cents_half_up(case.month_shown.own_wall.amount) >= ZERO


def _known(case: Case, topic: Topic) -> Step | None:
    """The sum of a group; None while it was not asked, or one of its lines is not known.

    Without an account nobody divided the lines between who owes and who does not: then the sum of
    a household in which somebody else lives along is not told.
    """
    assessment = case.assessment
    if topic not in assessment.asked or count_unknown(case.draft, topic):
        return None
    if assessment.account is None and _somebody_else(case):
        return None
    of = assessment.account or assessment.groups
    return {
        Topic.INCOME: of.income,
        Topic.EXPENSES: of.costs,
        Topic.ARRANGEMENTS: of.arrangements,
    }[topic]


def _somebody_else(case: Case) -> bool:
    return len(addressees(case)) < len(case.draft.adults) or chosen_sharing(case.draft) is not None


def _answer(case: Case, budget: _Budget) -> str:
    """What is left, above everything else."""
    if budget.left is None:
        return case.tell("overview.answer_unknown")
    left = cents_half_up(budget.left.amount)
    key = "overview.answer" if left >= ZERO else "overview.answer_short"
    return case.tell(key, amount=case.euros(abs(left)))


def _intro(case: Case) -> str:
    day = case.day(case.assessment.reference_date)
    account = case.assessment.account
    if account is None:
        return case.tell("overview.intro", day=day)
    return case.tell("overview.intro_month", day=day, month=case.month(account.month))


def _table(case: Case, budget: _Budget) -> Table:
    return Table(
        columns=(Column("", Align.LEFT), Column("", Align.RIGHT)),
        rows=tuple(_rows(case, budget)),
    )


def _rows(case: Case, budget: _Budget) -> Iterator[TableRow]:
    yield _row(case, "income", budget.income)
    yield _row(case, "costs", budget.costs)
    yield _row(case, "arrangements", budget.arrangements)
    short = budget.left is not None and cents_half_up(budget.left.amount) < ZERO
    yield _row(case, "short" if short else "left", budget.left, total=True)
    if budget.reserve is not None:
        yield _row(case, "reserve", budget.reserve)
    if budget.payment is not None:
        yield _row(case, "payment", budget.payment)
    if budget.free is not None and not short:
        yield _row(case, "free", budget.free, total=True)


def _row(case: Case, key: str, step: Step | None, *, total: bool = False) -> TableRow:
    said = case.tell("overview.unknown") if step is None else case.euros(abs(step.amount))
    return TableRow((case.tell(f"overview.{key}"), said), total=total)


def _picture(case: Case, budget: _Budget) -> tuple[Block, ...]:
    """Where the income goes; without all of its parts there is no picture."""
    if budget.income is None or budget.left is None:
        return ()
    last = budget.left if budget.free is None else budget.free
    parts = [
        ("income", budget.income, BarKind.IN),
        ("costs", budget.costs, BarKind.OUT),
        ("arrangements", budget.arrangements, BarKind.OUT),
    ]
    if budget.free is not None:
        parts += [
            ("reserve", budget.reserve, BarKind.OUT),
            ("payment", budget.payment, BarKind.OUT),
        ]
    parts.append(("left" if budget.free is None else "free", last, BarKind.LEFT))
    bars = tuple(
        Bar(case.tell(f"overview.bar.{key}"), amount, case.euros(amount), kind)
        for key, step, kind in parts
        if step is not None and (amount := cents_half_up(step.amount)) > ZERO
    )
    return (Bars(bars, case.tell("overview.described")),)


def _how(case: Case, budget: _Budget) -> Iterator[str]:
    yield case.tell("overview.how.income")
    if sharing := chosen_sharing(case.draft):
        yield case.say(f"sum.sharing.{sharing.value}")
    if others := _others(case):
        yield others
    if budget.reserve is not None:
        yield case.tell("overview.how.reserve")
    elif budget.left is not None and not _fits(case):
        yield _without_reserve(case, budget.left)
    if None in (budget.income, budget.costs, budget.arrangements):
        yield case.tell("overview.how.unknown")
    if not _adds_up(budget):
        yield case.say("sum.rounding")


def _adds_up(budget: _Budget) -> bool:
    """Whether the amounts as they are shown make their outcomes to the cent."""
    sums = (
        (budget.income, (budget.costs, budget.arrangements), budget.left),
        (budget.left, (budget.reserve, budget.payment), budget.free),
    )
    return all(
        first is None
        or outcome is None
        or cents_half_up(first.amount)
        - sum((cents_half_up(each.amount) for each in less if each is not None), ZERO)
        == cents_half_up(outcome.amount)
        for first, less, outcome in sums
    )


def _without_reserve(case: Case, left: Step) -> str:
    amount = cents_half_up(left.amount)
    if amount < ZERO:
        return case.say("sum.short_said")
    return case.say("sum.reserve_does_not_fit", amount=case.euros(amount))


def _others(case: Case) -> str:
    """With whom there are other arrangements that count in this month; of many only how many."""
    account = case.assessment.account
    counted = None if account is None else _counted(account.arrangements)
    hidden = {ref.value for ref in AdultRef} - {adult.ref.value for adult in addressees(case)}
    lines = [
        creditor_of(case, f"arrangements[{at}]")
        for at, line in enumerate(case.draft.arrangements)
        if (line.who is UNKNOWN or line.who not in hidden)
        and (counted is None or f"arrangements[{at}]" in counted)
    ]
    names = list(dict.fromkeys(lines))
    if not names:
        return ""
    said = case.texts.formats.join(names)
    if len(names) > _NAMED or len(said) > _LONGEST:
        return case.tell_count("overview.how.others_count", len(lines))
    return case.tell("overview.how.others", names=said)


def _counted(step: Step) -> frozenset[str]:
    """The arrangements that are a part of a sum."""
    if step.at.startswith("arrangements["):
        return frozenset({step.at} if step.amount else ())
    return frozenset().union(*map(_counted, step.parts))


def _who_to_call(case: Case) -> str:
    said = case.tell("overview.call", person=case.person, phone=case.policy.contact.phone)
    if case.replacement:
        other = case.say("contact.replacement", person=case.person, replacement=case.replacement)
        said = f"{said} {other}"
    return f"{said} {case.say('help.lead')} {case.say('help.free')}"
