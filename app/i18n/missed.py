"""The money that a household may miss, in words: it is said first."""

from collections.abc import Sequence

from app.i18n.texts import Texts
from app.i18n.walls import Ask
from calc.base.rounding import cents_half_up
from calc.entitlement.missed import Missed, MissedToeslag


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


def missed_names(texts: Texts, each: Sequence[MissedToeslag]) -> tuple[str, str]:
    """What nobody asked for yet, and what comes in and is too low; "": there is none of it."""
    names: dict[bool, list[str]] = {False: [], True: []}
    for item in each:
        names[item.is_too_low].append(texts.text(f"toeslag.{item.toeslag}"))
    new, low = (texts.formats.join(found) if found else "" for found in names.values())
    return new, low


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
