"""The money that a household may miss, in words: it is said first."""

from app.i18n.texts import Texts
from app.i18n.walls import Ask
from calc.base.rounding import cents_half_up
from calc.entitlement.missed import Missed


def say_missed(texts: Texts, missed: Missed) -> str:
    """ "Mist mogelijk € 289,50 per maand"."""
    amount = texts.formats.euros(cents_half_up(missed.month.amount))
    return texts.text("missed.title", amount=amount)


def missed_asks(texts: Texts, missed: Missed) -> list[Ask]:
    """Each toeslag with its amount, as a way to the check that settles it."""
    return [
        Ask(
            texts.text(
                "missed.item",
                toeslag=_upper(texts.text(f"toeslag.{item.toeslag}")),
                amount=texts.formats.euros(cents_half_up(item.month.amount)),
            ),
            f"checks.{item.check}",
        )
        for item in missed.each
    ]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
