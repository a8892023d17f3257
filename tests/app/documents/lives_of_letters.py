"""Plans with a history for the letters that follow decisions and facts."""

import json
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from app.documents.case import Case, NoLetter
from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.documents.writing import Written, write
from app.i18n import LANGUAGES, Texts
from app.services.assessing import Assessed
from calc import Draft, PolicyFile, assess
from tests.building import Raw, adult, cost, draft, example_policy, income, raw_draft, settled
from tests.lives import accepted, paid_through
from tests.tariff_files import shipped

END: Final = date(2029, 11, 30)
AFTER: Final = date(2029, 12, 10)
OWED: Final = "50000.00"
PLAN: Final[Raw] = {
    "debt": {
        "balance": OWED,
        "reference": "RS-1",
        "nhg": False,
        "seizure": False,
        "sale_date": "2026-06-01",
    },
    "income": [income("2600.00")],
    "expenses": [cost("1000.00")],
    "adults": [adult("A", birth_month="1985-06", hours_per_week=36,
                     taxable_income={"amount": "30000.00", "year": 2026})],
    "checks": settled(),
}  # fmt: skip
ENDED: Final[Raw] = {"status": "afgelopen", "on": END.isoformat()}


def discharged(on: str = "2029-12-03", **more: Any) -> Raw:
    """A decision that the rest is cancelled, by a role that may; `more` replaces."""
    who = {"by": "SENTINEL-besluit", "role": "team schrijnend"}
    return {"status": "kwijtgescholden", "on": on, **who, **more}


@lru_cache(maxsize=4)
def _agreed(owed: str) -> Draft:
    return accepted({**PLAN, "debt": PLAN["debt"] | {"balance": owed}}, law=True)


def life(paid: int, *later: Raw, owed: str = OWED, **more: Any) -> Draft:
    """The plan with so many months paid, and what happened later; `more` replaces fields."""
    values = json.loads(paid_through(_agreed(owed), paid).model_dump_json())
    values["agreement"]["events"] += list(later)
    for key, value in more.items():
        values[key] = {**values[key], **value} if isinstance(value, dict) else value
    return draft(values)


def with_agreement(made: Draft, **changes: Any) -> Draft:
    """The same with other fields of its agreement."""
    values = json.loads(made.model_dump_json())
    values["agreement"] |= changes
    return draft(values)


def assessed(made: Draft, on: date, rules: PolicyFile | None = None) -> Assessed:
    chosen = rules or example_policy()
    return Assessed(made, chosen, assess(made, chosen, shipped(), on))


def case_of(made: Draft, on: date, rules: PolicyFile | None = None, language: str = "nl") -> Case:
    about = assessed(made, on, rules)
    return Case(about.draft, about.assessment, about.policy_file.policy, Texts(language))


def written(
    kind: DocumentKind, made: Draft, on: date, rules: PolicyFile | None = None, **extra: Any
) -> Written:
    """The letter of a plan on a day; `extra` as in Extras."""
    return write(kind, case_of(made, on, rules), Extras(**extra))


def refused(
    kind: DocumentKind, made: Draft, on: date, rules: PolicyFile | None = None, **extra: Any
) -> tuple[str, str]:
    """Why there is no letter: the code, and the sentence; it has one in both languages."""
    said = {}
    for language in LANGUAGES:
        try:
            write(kind, case_of(made, on, rules, language), Extras(**extra))
        except NoLetter as none:
            key = f"document.none.{none.reason}"
            said[language] = (none.reason, Texts(language).text(key, **none.params))
            continue
        raise AssertionError(f"there is a letter: {kind}")
    assert said["nl"][1] != said["en"][1]
    return said["nl"]


def rest_of(made: Draft, paid: int, owed: str = OWED) -> Decimal:
    """What is left of the debt after so many months that were paid as agreed."""
    schedule = made.agreement.schedule
    assert schedule is not None
    return Decimal(owed) - sum(month.payment for month in schedule.months[:paid])


def household(**more: Any) -> Draft:
    """A dossier without a plan."""
    return draft(raw_draft(**{**PLAN, **more}))
