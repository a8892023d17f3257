"""Of whom a line is: what was said of it, and where it has to be asked.

As long as one of two adults owes, a line of the other one does not count and a shared one counts
for a part: whose it is then makes the amount, so it is asked and never taken for granted.
"""

from typing import Any, Final

from app.services.call.records import record_of
from app.services.call.script import Question, load_script
from app.services.call.told_by_lines import WITHHELD
from app.services.call.turns import key_of
from calc import UNKNOWN, Draft, Unknown
from calc.dossier.codes import PROFIT, TAX_ON_PROFIT
from calc.dossier.people import AdultRef

BOTH: Final = "AB"
OWNERS: Final = {"u": "A", "p": "B", "s": BOTH}
"""Of whom it is, by the letter that was chosen."""
PREMIUM: Final = "U10"
OF_THE_HOME: Final = frozenset({"I20", "I21", "I24"})
"""Toeslagen that partners have together, by law: nobody is asked whose they are."""
_OWN: Final = frozenset({"U50", "U51", "U52"})
"""Maintenance, and the days that children who live elsewhere are here."""


def owner_matters(draft: Draft) -> bool:
    """Whether it makes a difference whose a line is: one of two does not owe."""
    return only_partner_owes(draft) or any(
        adult.ref is AdultRef.B and adult.liable is False for adult in draft.adults
    )


def only_partner_owes(draft: Draft) -> bool:
    """Whether the debt is the partner's, and the customer answers for a debt of another."""
    owes = {adult.ref: adult.liable for adult in draft.adults}
    return owes.get(AdultRef.A) is False and owes.get(AdultRef.B) is True


def shared_by(draft: Draft) -> str:
    """Who has the costs and the toeslagen of the home: both adults, when there are two."""
    return BOTH if len(draft.adults) > 1 else "A"


def usual_owner(draft: Draft, group: str, code: str) -> str:
    """Whose a line is that nobody is asked of: of who owes the debt, or of both adults.

    What is paid to others is of who owes: that leaves the least room.
    """
    debtor = "B" if only_partner_owes(draft) else "A"
    if code in TAX_ON_PROFIT:
        owners = {line.who for line in draft.income if line.code == PROFIT}
        return str(owners.pop()) if owners in ({"A"}, {"B"}) else debtor
    return debtor if group == "arrangements" or code in _OWN else shared_by(draft)


def owner_of_new(draft: Draft, question: Question, ref: str) -> str | Unknown:
    """Whose a new line is: of whom it was asked, who named it, else the usual one.

    UNKNOWN where that makes a difference and nobody said it: then it does not count yet.
    """
    assert question.place is not None  # only a question about lines comes here
    group, code = str(question.place.group[0]), question.place.selector
    if ref:
        return ref
    if is_asked_for(group, code) and owner_matters(draft):
        named = _named_by(draft, question)
        return named[0] if len(named) == 1 else UNKNOWN
    return usual_owner(draft, group, code)


def is_asked_for(group: str, code: str) -> bool:
    """Whether of these lines it is asked whose they are, where it matters."""
    return (group == "income" and code not in OF_THE_HOME) or (
        group == "arrangements" and code != WITHHELD
    )


def is_said(draft: Draft, group: str, line: Any, *, asked: bool) -> bool:
    """Whether somebody said whose a line is. `asked`: there is a record of it.

    The usual owner may be there because nobody was asked, before it mattered: of an arrangement
    that is the customer, also when it comes out later that the partner owes.
    """
    if line.who is UNKNOWN:
        return False
    usual = "A" if group == "arrangements" else usual_owner(draft, group, str(line.code))
    return asked or line.who != usual


def _named_by(draft: Draft, question: Question) -> list[str]:
    """The adults who named it when they were asked which money comes in."""
    found = []
    for adult in draft.adults:
        record = record_of(draft, key_of(_kinds(), str(adult.ref)))
        said = record.said if record is not None else ()
        named = {each.variable for each in _kinds().choices if each.key in said}
        if named & question.ask_when.variables:
            found.append(str(adult.ref))
    return found


def _kinds() -> Question:
    return load_script().question("inc-kinds")
