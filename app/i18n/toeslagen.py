"""The check of the toeslagen in words: a row each, what to ask, and why."""

from app.i18n.paths import say_path
from app.i18n.texts import Texts
from app.i18n.walls import Ask, say_assumed
from calc import Draft, Step
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type
from calc.dossier.asked import Topic
from calc.dossier.topics import asked
from calc.entitlement import ToeslagenCheck, ToeslagResult

TOESLAG_COLUMNS = ("what", "entitled", "received", "difference", "why")
_TARIFF = "tariff:"


@value_type
class AskedSupplement:
    """A supplement without an amount: the question for the customer, and what decides it."""

    question: str
    facts: str
    source: str


def toeslag_titles(texts: Texts) -> list[str]:
    """The titles of the columns."""
    return [texts.text(f"law.toeslagen.{name}") for name in TOESLAG_COLUMNS]


def say_toeslag(texts: Texts, result: ToeslagResult, draft: Draft) -> list[str]:
    """One toeslag, a cell for each column.

    Before the income was asked nothing is received or right: that it is in no line says nothing.
    """
    name = texts.text(f"toeslag.{result.toeslag}")
    is_asked = Topic.INCOME in asked(draft)
    return [
        name[:1].upper() + name[1:],
        _amount(texts, result.entitled),
        _amount(texts, result.received) if is_asked else texts.text("headline.not_asked"),
        _difference(texts, result) if is_asked else texts.text("answer.not_known"),
        _why(texts, result),
    ]


def toeslag_asks(texts: Texts, check: ToeslagenCheck, draft: Draft) -> list[Ask]:
    """What is not known and stands between us and an amount: once, with its field."""
    asks = {}
    for result in check.results:
        for path in result.missing:
            if not path.startswith(_TARIFF):
                asks[path] = Ask(say_path(texts, path, draft), path)
    return list(asks.values())


def asked_supplements(texts: Texts, check: ToeslagenCheck) -> list[AskedSupplement]:
    """What to ask about, because its amount cannot be computed here."""
    return [
        AskedSupplement(
            texts.text(f"toeslag_question.{each.code}"),
            texts.text(
                "law.toeslagen.facts",
                facts="; ".join([texts.text(f"toeslag_fact.{fact}") for fact in each.facts]),
            ),
            each.source,
        )
        for each in check.questions
    ]


def _difference(texts: Texts, result: ToeslagResult) -> str:
    """Missed or too much, in words: it is read without colour."""
    if result.missed is not None:
        return texts.text("law.toeslagen.missed", amount=_amount(texts, result.missed))
    if result.too_much is not None:
        return texts.text("law.toeslagen.too_much", amount=_amount(texts, result.too_much))
    if result.entitled is None or result.received is None:
        return texts.text("answer.not_known")
    return texts.text("law.toeslagen.right")


def _why(texts: Texts, result: ToeslagResult) -> str:
    if result.missing:
        no_figure = all(name.startswith(_TARIFF) for name in result.missing)
        return texts.text("law.toeslagen.no_figure" if no_figure else "law.toeslagen.ask_first")
    said = [texts.text(f"rule.deciding.{result.deciding}")] if result.deciding else []
    said += [say_assumed(texts, name) for name in result.assumed]
    return " ".join(said)


def _amount(texts: Texts, step: Step | None) -> str:
    if step is None:
        return texts.text("answer.not_known")
    return texts.formats.euros(cents_half_up(step.amount))
