"""Questions whose answer does more than fill its own place: who lives here, who helps, what is held
back, what the customer confirms.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from app.services.call.answer_lines import fill_line, taken_out, without_unchosen
from app.services.call.answer_people import (
    child_of,
    who_lives_here,
    with_children,
    with_customer,
    with_organisation,
)
from app.services.call.changing import Refused, set_quietly, with_check, with_place, with_value
from app.services.call.one_answer import Answering, answer_check, plain_value
from app.services.call.owners import BOTH, OWNERS, PREMIUM
from app.services.call.records import record_named, with_record, without_record
from app.services.call.reply import Given
from app.services.call.script import AnswerKind
from app.services.call.turns import RECORD, Turn
from app.services.intake.asking import Had, with_earlier
from calc import UNKNOWN, Draft, Problem
from calc.dossier.asked import Answer
from calc.dossier.codes import CheckState
from calc.dossier.debt import EarlierArrangement
from calc.dossier.solution import SolutionCondition

_CONFIRMS: Final[Mapping[str, Mapping[str, SolutionCondition]]] = {
    "out-fits": {"yes": SolutionCondition.CUSTOMER_AGREES},
    "out-better": {
        "j": SolutionCondition.SETBACK_PASSES,
        "n": SolutionCondition.NO_IMPROVEMENT,
    },
    "out-money-help": {"yes": SolutionCondition.HELP_WITH_MONEY},
}
"""What the customer confirms of a solution; the officer chooses it."""


def _hello(given: Answering, draft: Draft) -> Draft:
    if given.reply.given is not Given.VALUE:
        return given.recorded(draft)  # the name that the bank knows stays
    draft = with_value(with_customer(draft), ("adults", 0, "name"), given.reply.text, given.on)
    return given.recorded(draft)


def _help(given: Answering, draft: Draft) -> Draft:
    """What helps with reading and talking; that nothing is needed is no need."""
    draft = with_customer(draft)
    labels = [
        each.label[given.talk.language]
        for each in given.question.choices
        if each.key in given.said and not each.alone
    ]
    path = ("adults", 0, "reading_needs")
    if labels:
        draft = with_value(draft, path, ", ".join(labels), given.on)
    else:
        draft = set_quietly(draft, path, UNKNOWN)
    return answer_check(given, draft, "S23")


def _balance(given: Answering, draft: Draft) -> Draft:
    """The balance stays what the bank says it is; one that is not there is what is named."""
    if given.turn.kind is AnswerKind.AMOUNT:
        value = plain_value(given.turn, given.reply)
        draft = with_value(draft, ("debt", "balance"), value, given.on)
        known = value is not UNKNOWN
        return with_record(draft, given.turn.record, given.on, ["yes"] * known, known=known)
    return given.recorded(draft)


def _earlier(given: Answering, draft: Draft) -> Draft:
    """Yes begins a first arrangement, to be filled in the form; no takes away one without words,
    and is refused while there is another one."""
    if draft.debt.earlier_arrangements == (EarlierArrangement(),) and not given.reply.yes:
        draft = set_quietly(draft, ("debt", "earlier_arrangements"), ())
    had = Had.YES if given.reply.yes else Had.NO
    if given.reply.given is not Given.VALUE:
        had = Had.NOT_KNOWN
    if draft.debt.earlier_arrangements and had is not Had.YES:
        raise Refused((Problem("call_arrangement_there", "debt.earlier_arrangements"),))
    return given.recorded(with_earlier(draft, had, given.on))


def _together(given: Answering, draft: Draft) -> Draft:
    place = given.question.place
    assert place is not None  # has_own_plan of a co-debtor
    if given.reply.yes or draft.debt.co_debtors:
        value = given.reply.yes if given.reply.given is Given.VALUE else UNKNOWN
        draft, path = with_place(draft, place, "")
        draft = with_value(draft, path, value, given.on)
    return given.recorded(draft)


def _who(given: Answering, draft: Draft) -> Draft:
    if given.reply.given is Given.UNKNOWN:
        return given.recorded(draft)
    draft = who_lives_here(draft, given.said, given.word("left_home"))
    draft = without_unchosen(
        draft, given.turn, given.said, given.word("earlier"), given.talk.language
    )
    if (
        "k" not in given.said
    ):  # how many there are is asked again, should there be children after all
        draft = without_record(draft, f"{RECORD}hh-children")
    return given.recorded(draft)


def _children(given: Answering, draft: Draft) -> Draft:
    if given.reply.given is not Given.VALUE:
        return given.recorded(draft)
    draft = with_children(draft, given.reply.number or 0, given.word("left_home"))
    return given.recorded(draft)


def _child_of(given: Answering, draft: Draft) -> Draft:
    about = given.turn.about
    assert about is not None
    assert about.place is not None  # a question about a child
    chosen = given.said if given.reply.given is Given.VALUE else ()
    return given.recorded(child_of(draft, about.place, chosen, given.on))


def _savings(given: Answering, draft: Draft) -> Draft:
    none = given.reply.given is Given.NOT_APPLICABLE
    value = Decimal("0.00") if none else plain_value(given.turn, given.reply)
    draft = with_value(draft, ("savings",), value, given.on)
    if value is UNKNOWN:
        return with_check(draft, "S22", CheckState.NOT_ASKED)
    assert isinstance(value, Decimal)  # an amount, or unknown
    return with_check(draft, "S22", CheckState(given.question.states["more" if value > 0 else "0"]))


def _more(given: Answering, draft: Draft) -> Draft:
    """One more of each kind that was chosen: its line is there at once, and its amount not known.

    A second loan that nobody asked about counted as none. While its amount is not known there is no
    plan; the question comes again until the customer says that there is no more.
    """
    again = [each.again for each in given.question.choices if each.key in given.said and each.again]
    if not again:
        return given.recorded(draft)
    for name in again:
        question = given.talk.script.question(name)
        turn = Turn(name, question, given.turn.about, 1, given.turn.state, question.kind)
        draft = fill_line(draft, turn, None, UNKNOWN, given.on)
        assert question.place is not None  # the place of a line
        record = record_named(draft, question.place.selector)
        if record is not None and record.answer is Answer.UNKNOWN:
            draft = without_record(draft, record.question)  # of another one
    return without_record(draft, given.turn.record)


def _whose(given: Answering, draft: Draft) -> Draft:
    """Whose a line is. Who does not know leaves it open: it is nobody's by default."""
    path = given.talk.path(given.turn)
    assert path is not None  # it is asked of a line that is there
    if given.reply.given is not Given.NOT_APPLICABLE:
        who = OWNERS[given.said[0]] if given.said else UNKNOWN
        draft = set_quietly(draft, path, who)
    return given.recorded(draft)


def _premium_together(given: Answering, draft: Draft) -> Draft:
    """Premiums that were said apart are of both when they are paid together; one for both is asked
    for each when they are not."""
    lines = [at for at, line in enumerate(draft.expenses) if line.code == PREMIUM]
    if given.reply.given is Given.VALUE and given.reply.yes:
        for at in lines:
            draft = set_quietly(draft, ("expenses", at, "who"), BOTH)
    elif given.reply.given is Given.VALUE:
        for at in reversed(lines):
            if draft.expenses[at].who == BOTH:
                draft = taken_out(draft, "expenses", at, given.word("earlier"), given.talk.language)
                draft = without_record(draft, PREMIUM)
    return given.recorded(draft)


def _seizure(given: Answering, draft: Draft) -> Draft:
    place = given.question.place
    assert place is not None  # debt.seizure
    none = given.reply.given is Given.NOT_APPLICABLE
    value = False if none else plain_value(given.turn, given.reply)
    draft = with_value(draft, place.names, value, given.on)
    lines = [at for at, line in enumerate(draft.arrangements) if line.code == "R12"]
    if value is False:
        for at in reversed(lines):
            draft = taken_out(draft, "arrangements", at, given.word("earlier"), given.talk.language)
    elif isinstance(given.reply.then, str) and given.reply.then:
        amount = given.talk.script.question("oth-seizure-amount")
        turn = Turn(amount.id, amount, None, 1, given.turn.state, amount.kind)
        if not lines:
            draft = fill_line(draft, turn, None, UNKNOWN, given.on)
            lines = [len(draft.arrangements) - 1]
        draft = set_quietly(draft, ("arrangements", lines[0], "creditor"), given.reply.then)
    return draft


def _organisation(given: Answering, draft: Draft) -> Draft:
    if given.reply.given is Given.VALUE:
        draft = with_organisation(draft, given.reply.text, given.word("also_helps"), given.on)
    return given.recorded(draft)


def _colleague(given: Answering, draft: Draft) -> Draft:
    """A yes says that the situation is distressing; only the colleague writes that it is taken
    over."""
    if given.reply.yes and given.reply.given is Given.VALUE:
        marked = {"flagged": True, "decided_by": draft.handling.officer, "decided_on": given.on}
        for name, value in marked.items():
            draft = set_quietly(draft, ("schrijnend", name), value)
    return given.recorded(draft)


def _confirms(given: Answering, draft: Draft) -> Draft:
    meant = _CONFIRMS[given.question.id]
    kept = [each for each in draft.solution.confirmed if each not in meant.values()]
    said = [meant[key] for key in given.said if key in meant]
    draft = set_quietly(draft, ("solution", "confirmed"), (*kept, *said))
    return given.recorded(draft)


def _lower(given: Answering, draft: Draft) -> Draft:
    """A lower amount; one above what was computed is refused, however much somebody wants to."""
    amount = plain_value(given.turn, given.reply)
    assessment = given.talk.assessment
    most = assessment.payment.amount if assessment and assessment.payment else None
    if isinstance(amount, Decimal) and most is not None and amount > most:
        raise Refused((Problem("call_above_computed", "solution.amount", (("highest", most),)),))
    draft = set_quietly(draft, ("solution", "amount"), amount)
    if given.reply.note is not None:
        reason = given.reply.note or UNKNOWN
        draft = set_quietly(draft, ("solution", "deviation_reason"), reason)
    return given.recorded(draft)


SPECIAL: Final[Mapping[str, Callable[[Answering, Draft], Draft]]] = {
    "hello-who": _hello,
    "hello-help": _help,
    "debt-balance": _balance,
    "debt-together": _together,
    "sys-earlier": _earlier,
    "hh-who": _who,
    "inc-whose": _whose,
    "all-whose": _whose,
    "kid-whose": _whose,
    "oth-whose": _whose,
    "inc-more": _more,
    "care-together": _premium_together,
    "hh-children": _children,
    "hh-child-of": _child_of,
    "inc-savings": _savings,
    "fix-again": _more,
    "oth-more": _more,
    "oth-seizure": _seizure,
    "oth-help-who": _organisation,
    "chk-colleague": _colleague,
    "out-fits": _confirms,
    "out-better": _confirms,
    "out-money-help": _confirms,
    "out-lower": _lower,
}
"""Questions whose answer does more than fill its own place."""
