"""A finding in a few words, for a list in which one clicks to go to its field."""

from app.i18n import Texts
from app.i18n.paths import say_path
from calc import Draft, Finding


def short_point(texts: Texts, finding: Finding, draft: Draft) -> str:
    """ "S11 te weinig uitgeven aan eten" or "Schuld: openstaand bedrag"."""
    check = dict(finding.params).get("check")
    if check:
        return f"{check} {texts.text(f'check.{check}')}"
    return say_path(texts, finding.path, draft)
