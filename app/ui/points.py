"""A finding in a few words, for a list in which one clicks to go to its field."""

from decimal import Decimal

from app.i18n import Texts
from app.i18n.paths import say_path
from calc import Draft, Finding


def short_point(texts: Texts, finding: Finding, draft: Draft) -> str:
    """ "S11 te weinig uitgeven aan eten" or "Schuld: openstaand bedrag"."""
    params = dict(finding.params)
    if finding.code == "toeslag_missing":
        toeslag = texts.text(f"toeslag.{params['toeslag']}")
        amount = texts.formats.euros(Decimal(params["amount"]))
        return texts.text("ui.point.toeslag_missing", toeslag=toeslag, amount=amount)
    if check := params.get("check"):
        return f"{check} {texts.text(f'check.{check}')}"
    return say_path(texts, finding.path, draft)
