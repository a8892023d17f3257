"""The taxable income that nobody knows yet, in words: the question fits what they live on.

Who lives on a benefit has no payslip, and who has a pension no wage: the engine says which.
"""

from typing import Final

from app.i18n.choices import say_choice
from app.i18n.texts import Texts
from calc import Assessment
from calc.statutory_floor.taxable_income import Earns

_INCOME_UNKNOWN: Final = "taxable_income_unknown"


def income_paths(assessment: Assessment) -> list[str]:
    """The fields of the taxable income that must be asked for."""
    return [item.path for item in assessment.findings if item.code == _INCOME_UNKNOWN]


def say_income_ask(texts: Texts, assessment: Assessment) -> str:
    """The question for the taxable income that fits what they live on: "welk bruto loon ...?"."""
    return say_choice(texts, _earns(assessment))


def say_room_open(texts: Texts, assessment: Assessment) -> str:
    """What is missing, in a few words: "Het bruto loon ontbreekt nog"."""
    return texts.text(f"outcome.room_open.{_earns(assessment).value}")


def room_open_title(texts: Texts, assessment: Assessment) -> str:
    """ "Nog niet te zeggen: welk bruto loon?"."""
    which = texts.text(f"taxable_which.{_earns(assessment).value}")
    return texts.text("law.room_open.title", which=which)


def room_open_ask(texts: Texts, assessment: Assessment) -> str:
    """ "Vraag: welk bruto loon staat er op uw jaaropgave of loonstrook?"."""
    return texts.text("law.room_open.ask", ask=say_income_ask(texts, assessment))


def _earns(assessment: Assessment) -> Earns:
    """What whoever is asked lives on, as the engine has it."""
    found = (each.value("ask") for each in assessment.findings if each.code == _INCOME_UNKNOWN)
    earns = next(found, Earns.OTHER)
    assert isinstance(earns, Earns)
    return earns
