"""The steps of an explanation: what an amount is, and the amount with its unit."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from app.i18n.paths import line_name, say_path
from app.i18n.texts import Texts
from calc import Draft, Step
from calc.base.place import place_of
from calc.base.step import Unit

_EARMARKED: Final = re.compile(r"earmarked\.(I\d\d)\.(\w+)")


def say_step(texts: Texts, step: Step, draft: Draft | None = None, *, month: str = "") -> str:
    """One line that says what the amount of a step is. With the draft, lines have their names.

    `month`: what stands for its month, in a row that holds it of several months; "": its own.
    """
    key = step_key(step.code)
    said = {
        name: month if month and name == "month" else _PARAMS[name](texts, step, draft)
        for name in texts.placeholders(key)
    }
    return texts.text(key, **said)


def say_amount(texts: Texts, step: Step) -> str:
    """The amount of a step in its own unit: "€ 12,50 per maand", "25%", "36 maanden"."""
    amount, unit = step.amount, step.unit
    match unit:
        case Unit.EUR:
            return texts.formats.euros(amount)
        case Unit.FACTOR:
            return texts.formats.number(amount, 4)
        case Unit.SHARE:
            # The percentages of the law have three decimals: 1,912%.
            return texts.formats.percent(amount, 3 if step.code.startswith("tariff.") else 2)
        case Unit.HOURS_PER_WEEK:
            return texts.text(f"amount.{unit.value}", amount=texts.formats.number(amount, 2))
        case Unit.PER_EUR | Unit.PER_EUR_SQUARED:
            return texts.text(f"amount.{unit.value}", amount=texts.formats.number(amount, 12))
        case Unit.MONTHS | Unit.TIMES | Unit.PER_YEAR:
            return texts.plural(f"amount.{unit.value}", int(amount))
        case _:
            return texts.text(f"amount.{unit.value}", amount=texts.formats.euros(amount))


def step_key(code: str) -> str:
    """The key of a step's text: an earmarked income has the same texts for each of its codes."""
    if code.startswith(("policy.", "tariff.")):
        return code
    earmarked = _EARMARKED.fullmatch(code)
    return f"step.earmarked.{earmarked[2]}" if earmarked else f"step.{code}"


def _line(texts: Texts, step: Step, draft: Draft | None) -> str:
    return step.label or line_name(texts, place_of(step.at).where, draft)


def _shock(texts: Texts, step: Step, draft: Draft | None) -> str:
    return texts.text(f"shock.{place_of(step.at).setback}")


def _month(texts: Texts, step: Step, draft: Draft | None) -> str:
    month = place_of(step.label if step.code == "line.month" else step.at).month
    assert month is not None  # a text names the month of a step that has one
    return texts.formats.month(month)


def _income(texts: Texts, step: Step, draft: Draft | None) -> str:
    return texts.text(f"income.{step.code.split('.')[1]}")


_PARAMS: Final[Mapping[str, Callable[[Texts, Step, Draft | None], str]]] = {
    "line": _line,
    "month": _month,
    "income": _income,
    "shock": _shock,
    "where": lambda texts, step, draft: say_path(texts, place_of(step.at).rest, draft),
    "who": lambda texts, step, draft: texts.text(f"adult.{place_of(step.at).rest}"),
    "group": lambda texts, step, draft: texts.text(f"minimum_group.{place_of(step.at).rest}"),
    "frequency": lambda texts, step, draft: texts.text(f"frequency.{place_of(step.at).rest}"),
    "household": lambda texts, step, draft: texts.text(f"household_type.{place_of(step.at).rest}"),
}
"""What the texts of steps may name, out of the code, the label and the place of a step."""
