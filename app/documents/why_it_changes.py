"""Why a payment changes, as its reader would say it: no code, no label in the middle of a sentence.

why_one_by_one(case, rungs)    a sentence for each change, with its month
why_by_kind(case, rungs)       a sentence for each kind of reason, when there are many changes
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from app.documents.case import Case, known, one_stop
from app.documents.labels import creditor_of, label_of
from app.documents.questions import income_named
from app.documents.recipients import addressees
from app.i18n.rungs import say_from
from calc import Rung
from calc.base.path import field_path
from calc.dossier.people import AdultRef
from calc.plan.result import Cause, CauseAbout, CauseCode

_MOVE_THE_FLOOR: Final = (CauseAbout.CHILD, CauseAbout.ADULT)


def why_one_by_one(case: Case, rungs: Iterable[Rung]) -> tuple[str, ...]:
    """ "Vanaf mei 2027 € 130,00 per maand, omdat u dan klaar bent met betalen aan de bank." """
    return tuple(_one(case, rung) for rung in rungs)


def why_by_kind(case: Case, rungs: Iterable[Rung]) -> tuple[str, ...]:
    """ "Het bedrag verandert als u klaar bent met betalen aan de bank en de gemeente." """
    order = list(CauseCode)
    causes = sorted(
        (cause for rung in rungs for cause in _told(rung)),
        key=lambda cause: order.index(cause.code),
    )
    return tuple(
        case.say("why.changes", when=_clause(case, "when", code, list(group)))
        for code, group in groupby(causes, key=lambda cause: cause.code)
    )


def _one(case: Case, rung: Rung) -> str:
    because = [
        _clause(case, "why", code, list(group))
        for code, group in groupby(_told(rung), key=lambda cause: cause.code)
    ]
    why = case.texts.formats.join(because)
    return one_stop(case.texts.text("rung.because", what=say_from(case.texts, rung), why=why))


def _told(rung: Rung) -> list[Cause]:
    """The causes of a rung, without "the floor moved" where the person who moved it is named."""
    if not any(cause.code.about in _MOVE_THE_FLOOR for cause in rung.causes):
        return list(rung.causes)
    return [cause for cause in rung.causes if cause.code.about is not CauseAbout.FLOOR]


def _clause(case: Case, kind: str, code: CauseCode, causes: Sequence[Cause]) -> str:
    key = f"{kind}.{code.value}"
    match code.about:
        case CauseAbout.CHILD:
            return case.count(key, len(causes))
        case CauseAbout.ARRANGEMENT:
            names = dict.fromkeys(creditor_of(case, cause.path) for cause in causes)
            return case.say(key, creditors=case.texts.formats.join(list(names)))
        case CauseAbout.INCOME:
            return _of_income(case, key, causes)
        case CauseAbout.COST:
            names = dict.fromkeys(label_of(case, cause.path) for cause in causes)
            return case.say(key, lines=case.texts.formats.join(list(names)))
        case CauseAbout.ADULT:
            return case.say(key, who=_who(case, causes))
        case CauseAbout.FLOOR | CauseAbout.PLAN:
            return case.say(key)


def _of_income(case: Case, key: str, causes: Sequence[Cause]) -> str:
    """The income by what its reader calls it; that of somebody else in the home is not told."""
    refs = {adult.ref.value for adult in addressees(case)}
    lines = [
        case.draft.income[item.at]
        for cause in causes
        if (item := field_path(cause.path).item) and item.group == "income"
    ]
    own = [line for line in lines if line.who not in set(AdultRef) - refs]
    if not own:
        return case.say(f"{key.partition('.')[0]}.household")
    names = list(dict.fromkeys(income_named(case, line) for line in own))
    return case.count(key, len(names), lines=case.texts.formats.join(names))


def _who(case: Case, causes: Sequence[Cause]) -> str:
    """You; with two of you the name; nobody else in the household is named."""
    written_to = addressees(case)
    by_path = {f"adults[{at}]": adult for at, adult in enumerate(case.draft.adults)}
    older = [by_path.get(cause.path) for cause in causes]
    if len(written_to) == 1 and written_to[0] in older:
        return case.say("who.you")
    names = [name for adult in older if adult in written_to and (name := known(adult.name))]
    return case.texts.formats.join(names) if names else case.say("who.somebody")
