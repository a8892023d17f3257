"""Whose an amount is, as it was said along with the answer: what of it fits the question."""

from dataclasses import replace

from app.services.call.owners import OF_THE_HOME
from app.services.call.turns import Turn
from app.services.reading import People, Reading, Refusal, Said
from app.services.reading.people import CUSTOMER, PARTNER, TOGETHER
from calc import UNKNOWN, Draft
from calc.base.period import Frequency
from calc.dossier.people import AdultRef


def people_of(draft: Draft) -> People:
    """The adults of a dossier, with their names as far as they are known."""
    names = {adult.ref: "" if adult.name is UNKNOWN else adult.name for adult in draft.adults}
    return People(names.get(AdultRef.A, ""), names.get(AdultRef.B))


def fitted(turn: Turn, said: Reading) -> Said:
    """What was said of the one who is asked about first; a refusal where whose it is fits not."""
    if not said.who:
        return said
    place = turn.question.place
    if place is None or not place.is_line or turn.ref not in ("", CUSTOMER, PARTNER):
        return Refusal("whose_not_here")
    if place.selector in OF_THE_HOME:
        return said if said.who == TOGETHER else Refusal("whose_of_home")
    if said.beside and not turn.question.codes:
        return Refusal("whose_not_here")
    if not turn.ref and said.beside:
        # "Ik niets en zij 80" is one line, of her.
        some = [each for each in (replace(said, beside=()), *said.beside) if each.amount]
        return replace(some[0], beside=tuple(some[1:])) if some else said
    if not turn.ref or said.who == turn.ref:
        return said
    if said.beside:
        (other,) = said.beside
        return replace(other, beside=(replace(said, beside=()),))
    return Refusal("whose_other", (("who", turn.ref),))


def often_said(said: Said) -> Frequency | None:
    """How often it comes, where that was said of each amount. Behind the last of two "per maand" is
    said of both; "per week" may be of one alone."""
    if not isinstance(said, Reading):
        return None
    every = {each.frequency for each in (said, *said.beside)}
    if every == {None, Frequency.MONTH}:
        return Frequency.MONTH
    return None if None in every else said.frequency
