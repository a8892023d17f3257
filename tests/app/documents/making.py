"""Every kind of document for tests, made the way the program makes them."""

import json
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, Final

import app.render
from app.documents.case import Case
from app.documents.writing import write
from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.documents import DocumentKind, Extras, MadeDocument, NoDocument, make_document
from calc import Draft, assess
from tests.app.documents.letters import DAY, policy_with, raw
from tests.lives import accepted, paid_through
from tests.tariff_files import shipped

_FOR_OTHERS: Final = (
    DocumentKind.CALCULATION_SHEET,
    DocumentKind.DRAAGKRACHTVERKLARING,
    DocumentKind.CREDITOR_PROPOSAL,
    DocumentKind.HANDOVER,
    DocumentKind.MANDATE,
)
LETTERS: Final = tuple(kind for kind in DocumentKind if kind not in _FOR_OTHERS)
"""What the guard reads word for word; what others read or sign is checked for completeness only."""
SAMPLE_OF: Final = {
    DocumentKind.INVITATION: "HH1",
    DocumentKind.STILL_NEEDED: "HH2",
    DocumentKind.INTERIM: "HH1",
    DocumentKind.PLAN: "HH1-afgerond",
    DocumentKind.NO_PAYMENT: "HH6",
    DocumentKind.REVIEW: "HH2-afgerond, na een jaar",
    DocumentKind.PAYMENT_FAILED: "HH1-afgerond, een maand open",
    DocumentKind.DISCHARGE: "HH1-afgerond, kwijtgescholden",
    DocumentKind.REFERRAL: "HH6",
    DocumentKind.DRAAGKRACHTVERKLARING: "HH5",
    DocumentKind.CALCULATION_SHEET: "HH1",
    DocumentKind.HEIRS: "HH1-overleden",
    DocumentKind.BUDGET_OVERVIEW: "HH1-afgerond",
    DocumentKind.MANDATE: "HH1-afgerond, met incasso",
    DocumentKind.PRE_NOTIFICATION: "HH1-afgerond, met incasso",
    DocumentKind.CREDITOR_PROPOSAL: "HH1-afgerond-toestemming",
    DocumentKind.HANDOVER: "HH1-afgerond-toestemming",
    DocumentKind.HELPER_CONSENT: "HH1-afgerond-toestemming",
    DocumentKind.COMPLAINT_RECEIPT: "HH1-afgerond-toestemming",
}
"""A household for which each kind can be made."""
MANDATE: Final = {"reference": "MANDAAT-77", "signed_on": "2026-11-20"}
DEBIT: Final = {"payment_method": "incasso", "debit_day": 26, "mandate": MANDATE}
CONSENT: Final = (
    "U geeft Voorbeeldbank toestemming om van uw rekening af te schrijven. Wij verzonnen deze tekst"
    " voor een test. Binnen 8 weken kan uw bank een afschrijving terugzetten."
)
COLLECTS: Final = {
    "creditor_id": '"NL00ZZZ123456780000"',
    "mandate_text": f'"{CONSENT}"',
    "mandate_text_en": '"You allow us to collect. We made up this text for a test, 8 weeks."',
}
"""The policy of who collects: a dossier with the mandate above is assessed under it."""


A_YEAR_ON: Final = date(2027, 11, 23)
AT_THE_END: Final = date(2029, 12, 4)
DISCHARGED: Final = {
    "status": "kwijtgescholden", "on": "2029-12-03", "by": "SENTINEL-besluit",
    "role": "team schrijnend",
}  # fmt: skip


def assessed(values: dict[str, Any] | str, on: date | None = None, **policy_keys: str) -> Assessed:
    """An example, or these values, assessed on the day of the tests, or on another."""
    if isinstance(values, str) and ", " in values:
        draft, day = running(values)
    else:
        given = raw(values) if isinstance(values, str) else values
        draft, day = Draft.model_validate_json(json.dumps(given)), DAY
    if draft.contact.mandate.reference == MANDATE["reference"]:
        policy_keys = COLLECTS | policy_keys
    policy_file = policy_with(policy_keys)
    day = on or day
    return Assessed(draft, policy_file, assess(draft, policy_file, shipped(), day))


def values_of(name: str) -> tuple[dict[str, Any], date]:
    """The values of a sample, to be changed, and the day on which it is assessed."""
    if ", " not in name:
        return raw(name), DAY
    draft, day = running(name)
    values: dict[str, Any] = json.loads(draft.model_dump_json())
    return values, day


@lru_cache(maxsize=8)
def running(name: str) -> tuple[Draft, date]:
    """An example whose plan was accepted and is paid as agreed, and a day of its life.

    "NAME, na een jaar": twelve months were paid. "NAME, een maand open": the twelfth was not.
    "NAME, met incasso": as the first, by direct debit. "NAME, kwijtgescholden": all were paid, and
    it was decided that the rest is cancelled.
    """
    example, _, when = name.partition(", ")
    later = [{"status": "afgelopen", "on": "2029-11-30"}, DISCHARGED]
    if when != "kwijtgescholden":
        later = []
    values = raw(example)
    if when == "met incasso":
        values["contact"] |= DEBIT
    made = accepted(values, None, *later, law=True)
    months = {"een maand open": 11, "kwijtgescholden": 36}.get(when, 12)
    return paid_through(made, months), A_YEAR_ON if not later else AT_THE_END


def document(
    kind: DocumentKind, about: Assessed, language: str = "nl", free_text: str = "", **extras: Any
) -> MadeDocument:
    """One document; `extras` as in Extras."""
    return make_document(kind, about, Texts(language), free_text=free_text, extra=Extras(**extras))


def said(kind: DocumentKind, about: Assessed, language: str = "nl", **extras: Any) -> str:
    """The words of one document, without drawing it. Raises NoLetter."""
    case = Case(about.draft, about.assessment, about.policy_file.policy, Texts(language))
    return write(kind, case, Extras(**extras)).text


def with_policy(about: Assessed, **keys: Any) -> Assessed:
    """The same assessment under a policy that says something else in its letters."""
    policy = about.policy_file.policy.model_copy(update=keys)
    return replace(about, policy_file=replace(about.policy_file, policy=policy))


@lru_cache(maxsize=64)
def sample(name: str) -> Assessed:
    """An example as it is."""
    return assessed(name)


@lru_cache(maxsize=512)
def _made_once(
    name: str, kind: DocumentKind, language: str, _drawn_by: object
) -> MadeDocument | None:
    try:
        return document(kind, sample(name), language)
    except NoDocument:
        return None


def _made(name: str, kind: DocumentKind, language: str) -> MadeDocument | None:
    """One document of an example, if it fits; with pages and without (conftest) are two."""
    return _made_once(name, kind, language, app.render.render)


def document_of(name: str, kind: DocumentKind, language: str = "nl") -> MadeDocument:
    """One document that fits an example, made once."""
    made = _made(name, kind, language)
    assert made is not None, (name, kind)
    return made


def documents_of(name: str, language: str = "nl") -> dict[DocumentKind, MadeDocument]:
    """Every document that fits an example, each made once."""
    every = ((kind, _made(name, kind, language)) for kind in DocumentKind)
    return {kind: made for kind, made in every if made is not None}


def fitting(about: Assessed, language: str = "nl") -> dict[DocumentKind, MadeDocument]:
    """Every document that fits."""
    found = {}
    for kind in DocumentKind:
        try:
            found[kind] = document(kind, about, language)
        except NoDocument:
            continue
    return found


def approved_text(kind: DocumentKind) -> str:
    """The text of a kind as its snapshot has it; of the long sheet the part before the steps."""
    text = document_of(SAMPLE_OF[kind], kind).text
    return (
        text.partition("\nHet huishouden\n")[0] if kind is DocumentKind.CALCULATION_SHEET else text
    )
