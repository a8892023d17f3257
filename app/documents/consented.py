"""The customer's own consent, before anything of the file goes to somebody else.

    agreed(case, "municipality")    who gave it, when and how; raises NoLetter with the field
    said_consent(case, consent)     the same in a sentence

What is not recorded was not given: nothing is taken to be agreed.
"""

from datetime import date
from typing import Final

from app.documents.case import Case, NoLetter, begun, known
from app.documents.life_states import who_decides
from app.documents.recipients import called_in_full
from app.i18n import say_choice
from app.i18n.paths import say_path
from calc import UNKNOWN
from calc.base.value_type import value_type
from calc.dossier.codes import Channel
from calc.dossier.consent import Consent, GivenBy
from calc.dossier.people import Adult

_PARTS: Final = ("given", "by", "on", "how")


@value_type
class Agreed:
    """A consent that was given, with all that is said of it."""

    by: GivenBy
    on: date
    how: Channel


def agreed(case: Case, to: str) -> Agreed:
    """Raises NoLetter: `consent_missing`, `consent_refused`, `consent_later`, `consent_no_name`,
    or who decides for this customer.
    """
    refuse_where_others_decide(case)
    consent: Consent = getattr(case.draft.consents, to)
    if consent.given is False:
        raise NoLetter("consent_refused", place=_place(case, f"consents.{to}.given"))
    for part in _PARTS:
        if getattr(consent, part) is UNKNOWN:
            raise NoLetter("consent_missing", place=_place(case, f"consents.{to}.{part}"))
    assert consent.by is not UNKNOWN  # every part was looked at
    assert consent.on is not UNKNOWN
    assert consent.how is not UNKNOWN
    if consent.on > (on := case.assessment.reference_date):
        days = {"day": case.day(consent.on), "on": case.day(on)}
        raise NoLetter("consent_later", place=_place(case, f"consents.{to}.on"), **days)
    found = Agreed(consent.by, consent.on, consent.how)
    for adult in givers(case, found):
        if adult is None or known(adult.name) is None:
            raise NoLetter("consent_no_name", place=_place(case, f"consents.{to}.by"))
    return found


def refuse_where_others_decide(case: Case) -> None:
    """Under bewind or curatele the customer's word alone is not enough, and it is not ours to say
    whose is.
    """
    if who_decides(case.draft, case.assessment.reference_date) or case.draft.debt.bewind is True:
        raise NoLetter("consent_of_who_decides")


def givers(case: Case, consent: Agreed) -> tuple[Adult | None, ...]:
    """The adults who gave it; None for one who is not in the dossier."""
    by_ref = {adult.ref.value: adult for adult in case.draft.adults}
    return tuple(by_ref.get(ref) for ref in consent.by.value)


def names_of(case: Case, adults: tuple[Adult | None, ...]) -> str:
    """As in a sentence: "mevrouw J. Voorbeeld"."""
    called = [called_in_full(case, adult) for adult in adults if adult is not None]
    return case.texts.formats.join([name for name in called if name])


def said_consent(case: Case, consent: Agreed) -> str:
    """Who gave it, when, and how."""
    who, how = names_of(case, givers(case, consent)), say_choice(case.texts, consent.how)
    return begun(case.tell("consent.given", who=who, day=case.day(consent.on), how=how))


def _place(case: Case, path: str) -> str:
    """The field, as it is called on the screen."""
    return f'"{say_path(case.texts, path, case.draft)}"'
