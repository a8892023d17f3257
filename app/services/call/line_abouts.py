"""The lines of a dossier that a question is asked of one by one."""

from app.services.call.owners import is_asked_for, owner_matters
from app.services.call.script import Repeat, Script
from app.services.call.told_by_lines import WITHHELD, is_nothing
from app.services.call.turns import About
from calc import UNKNOWN, Draft


def arrangements_of(draft: Draft) -> list[About]:
    """What is paid off, save what somebody holds back on an income: that is asked apart."""
    found: list[About] = []
    for at, line in enumerate(draft.arrangements):
        if line.code == WITHHELD:
            continue
        code = "R" if line.code is UNKNOWN else line.code
        name = "" if line.creditor is UNKNOWN else line.creditor
        found.append(About(_next_ref(found, code), name, at))
    return found


def incomes_of(draft: Draft, script: Script, chapter: str) -> list[About]:
    """The incomes of a chapter that are not asked of each adult apart, where it matters whose they
    are."""
    found: list[About] = []
    if not owner_matters(draft):
        return found
    for at, line in enumerate(draft.income):
        if is_nothing(line) or not is_asked_for("income", line.code):
            continue
        asked = script.asks_code(line.code)
        if asked is None or asked.repeat is not Repeat.ONCE or asked.chapter != chapter:
            continue
        found.append(About(_next_ref(found, line.code), "", at))
    return found


def _next_ref(found: list[About], code: str) -> str:
    """R10, and R10-2 for a second one."""
    same = sum(each.ref.partition("-")[0] == code for each in found)
    return f"{code}-{same + 1}" if same else code
