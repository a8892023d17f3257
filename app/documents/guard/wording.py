"""What to say about a hit: why it is one, and what is better. In the language of the reader."""

from app.documents.guard.hits import Hit
from app.i18n import Texts


def why(texts: Texts, hit: Hit) -> str:
    """Why this is a hit."""
    return _said(texts, f"guard.why.{hit.rule}", hit)


def better(texts: Texts, hit: Hit) -> str:
    """What to write instead, or what to do."""
    return _said(texts, f"guard.better.{hit.rule}", hit)


def _said(texts: Texts, key: str, hit: Hit) -> str:
    params = {"amount": hit.amount} if "amount" in texts.placeholders(key) else {}
    return texts.text(key, **params)
