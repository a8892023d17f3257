"""An answer that is there, as it stands on the screen again: the way somebody would type it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.i18n import Texts, say_choice
from app.services.call.conversation import Conversation
from app.services.call.given import given_of
from app.services.call.heard import AMOUNTS, NO, YES, Typed
from app.services.call.hearing import asks_how_often
from app.services.call.notes import note_there
from app.services.call.reply import Given, Reply, Then
from app.services.call.script import AnswerKind
from app.services.call.turns import Turn
from calc import UNKNOWN, Month
from calc.base.period import Frequency


def shown(talk: Conversation, turn: Turn, texts: Texts) -> Typed:
    """What stands in the fields of a question when it is opened; nothing where nobody answered."""
    reply = given_of(talk, turn)
    typed = Typed() if reply is None else written(turn, reply, texts)
    return replace(typed, note=typed.note or note_there(talk, turn))


def written(turn: Turn, reply: Reply, texts: Texts) -> Typed:
    """A reply, the way somebody would type it."""
    if reply.given is not Given.VALUE:
        return Typed()
    return Typed(
        answer=_answer(turn, reply, texts),
        then="" if reply.then is None else _written(reply.then, texts),
        chosen=_chosen(turn, reply),
        frequency=reply.frequency if turn.kind in AMOUNTS and asks_how_often(turn) else None,
        evidence=reply.evidence,
        note=reply.note or "",
    )


def _chosen(turn: Turn, reply: Reply) -> tuple[str, ...]:
    if turn.kind is AnswerKind.YES_NO:
        return () if reply.yes is None else (YES if reply.yes else NO,)
    return reply.choices


def _answer(turn: Turn, reply: Reply, texts: Texts) -> str:
    match turn.kind:
        case AnswerKind.TEXT:
            return reply.text
        case AnswerKind.COUNT:
            return "" if reply.number is None else str(reply.number)
        case AnswerKind.DATE:
            return "" if reply.day is None else texts.formats.short_day(reply.day)
        case AnswerKind.AMOUNT | AnswerKind.AMOUNT_WITH_FREQUENCY:
            return _amount(turn, reply, texts)
        case _:
            return ""


def _amount(turn: Turn, reply: Reply, texts: Texts) -> str:
    """With how often it comes, where that is none of the usual ways: no chip says it."""
    if reply.months:  # they count, and not the amount
        formats = texts.formats
        return "; ".join(
            f"{formats.short_month(each.month)} {formats.amount(each.amount)}"
            for each in reply.months
        )
    if reply.amount is None:
        return ""
    amount = texts.formats.amount(reply.amount)
    usual = turn.question.frequencies
    by_chip = asks_how_often(turn) and reply.frequency in usual
    if reply.frequency is None or by_chip or usual[:1] == (reply.frequency,):
        return amount
    return f"{amount} {say_choice(texts, reply.frequency)}"


def _written(then: Then, texts: Texts) -> str:
    match then:
        case bool():
            return texts.text("call.yes" if then else "call.no")
        case Decimal():
            return texts.formats.amount(then)
        case date():
            return texts.formats.short_day(then)
        case Month():
            return texts.formats.month(then)
        case tuple():
            return ", ".join(str(each) for each in then)
        case Frequency():
            return say_choice(texts, then)
        case _:
            return "" if then is UNKNOWN else str(then)
