"""Every kind of document for tests, made the way the program makes them."""

import json
from functools import lru_cache
from typing import Any, Final

from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.documents import Extras, Kind, MadeDocument, NoDocument, make_document
from calc import Draft, assess
from tests.app.documents.letters import DAY, policy_with, raw
from tests.tariff_files import shipped

LETTERS: Final = tuple(
    kind for kind in Kind if kind not in (Kind.CALCULATION_SHEET, Kind.DRAAGKRACHTVERKLARING)
)
"""What the guard reads word for word; the other two are checked for completeness only."""
SAMPLE_OF: Final = {
    Kind.INVITATION: "HH1",
    Kind.STILL_NEEDED: "HH2",
    Kind.INTERIM: "HH1",
    Kind.PLAN: "HH1-afgerond",
    Kind.NO_PAYMENT: "HH6",
    Kind.REVIEW: "HH2-afgerond",
    Kind.PAYMENT_FAILED: "HH1-afgerond",
    Kind.DISCHARGE: "HH1-afgerond",
    Kind.REFERRAL: "HH6",
    Kind.DRAAGKRACHTVERKLARING: "HH5",
    Kind.CALCULATION_SHEET: "HH1",
    Kind.HEIRS: "HH1-overleden",
}
"""A household for which each kind can be made."""


def assessed(values: dict[str, Any] | str, **policy_keys: str) -> Assessed:
    """An example, or these values, assessed on the day of the tests."""
    given = raw(values) if isinstance(values, str) else values
    draft = Draft.model_validate_json(json.dumps(given))
    policy_file = policy_with(policy_keys)
    return Assessed(draft, policy_file, assess(draft, policy_file, shipped(), DAY))


def document(
    kind: Kind, about: Assessed, language: str = "nl", free_text: str = "", **extras: Any
) -> MadeDocument:
    """One document; `extras` as in Extras."""
    return make_document(kind, about, Texts(language), free_text=free_text, extra=Extras(**extras))


@lru_cache(maxsize=64)
def sample(name: str) -> Assessed:
    """An example as it is."""
    return assessed(name)


@lru_cache(maxsize=64)
def documents_of(name: str, language: str = "nl") -> dict[Kind, MadeDocument]:
    """Every document that fits an example, made once."""
    return fitting(sample(name), language)


def fitting(about: Assessed, language: str = "nl") -> dict[Kind, MadeDocument]:
    """Every document that fits."""
    found = {}
    for kind in Kind:
        try:
            found[kind] = document(kind, about, language)
        except NoDocument:
            continue
    return found


def approved_text(kind: Kind) -> str:
    """The text of a kind as its snapshot has it; of the long sheet the part before the steps."""
    text = documents_of(SAMPLE_OF[kind])[kind].text
    return text.partition("\nHet huishouden\n")[0] if kind is Kind.CALCULATION_SHEET else text
