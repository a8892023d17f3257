"""The subject of an e-mail: others see it on a screen in passing, so it tells nothing.

No debt, no payment, no file and no person; only who writes, unless that name tells it all.
"""

import re
from typing import Final

from app.documents.case import Case, one_line
from app.documents.kinds import DocumentKind

_TELLS: Final = re.compile(
    r"schuld|incass|deurwaard|gerechts|vorder|betaal|achterstand|krediet|sanering|bewind|insolv"
    r"|debt|collect|bailiff|arrears|credit|recover|payment",
    re.IGNORECASE,
)
"""In the name of an organisation: what it does, and so what it writes about."""


def subject_of(kind: DocumentKind, case: Case) -> str:
    """The subject for a kind of letter, on one line. An agency is not named: it collects debts."""
    organisation = one_line(case.policy.contact.organisation)
    if case.policy.agency is not None or _TELLS.search(organisation):
        return case.texts.text("mail.subject.plain")
    return case.texts.text(f"mail.subject.{kind.traits.subject}", organisation=organisation)
