"""One computation of a toeslag: its inputs as leaves, and steps that know which toeslag they are.

An input that comes from a dossier arrives as a Step of its own (`steps`), so that its explanation
goes on to the line of the intake; one that is only a value becomes a leaf here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from calc.base.money import ZERO
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.law.rule import Given, Leefsituatie

Steps = Mapping[str, Step]
NO_STEPS: Final[Steps] = MappingProxyType({})
INPUT: Final = "input"
"""The source of a leaf that somebody entered."""


@dataclass(slots=True)
class ToeslagCase(Given):
    """The inputs of one toeslag, with its steps. `month`: set when one dossier has it more often.

    The readers give None for what is UNKNOWN, and note it in `missing`.
    """

    steps: Steps = field(default_factory=dict)
    month: str = ""

    @property
    def at(self) -> str:
        """Where the steps of this case belong: the toeslag, after the month if there is one."""
        return f"{self.month}.{self.rule.name}" if self.month else self.rule.name

    def euros(self, name: str, unit: Unit) -> Step | None:
        """An amount as a leaf."""
        amount = self.value(name)
        if not isinstance(amount, Decimal):
            return None
        if name in self.assumed:
            return self.input_leaf(f"toeslag.assumed.{name}", amount, unit)
        return self.steps.get(name) or self.input_leaf(f"toeslag.input.{name}", amount, unit)

    def yes(self, name: str) -> bool | None:
        """A yes or a no."""
        answer = self.value(name)
        return answer if isinstance(answer, bool) else None

    def count(self, name: str) -> int | None:
        """A number of people."""
        number = self.value(name)
        return number if isinstance(number, int) else None

    def ages(self, name: str) -> tuple[int, ...] | None:
        """Ages in whole years."""
        ages = self.value(name)
        return tuple(map(int, ages)) if isinstance(ages, tuple) else None

    def yes_each(self, name: str) -> tuple[bool, ...] | None:
        """A yes or a no for each adult."""
        answers = self.value(name)
        return tuple(map(bool, answers)) if isinstance(answers, tuple) else None

    def situation(self, name: str) -> Leefsituatie | None:
        """A leefsituatie."""
        situation = self.value(name)
        return situation if isinstance(situation, Leefsituatie) else None

    def contradicts(self, name: str) -> None:
        """Note that an input cannot be used: it contradicts another one."""
        if name not in self.missing:
            self.missing.append(name)

    def unless_missing(self, *found: Step | None) -> list[Step] | None:
        """All of these, in this order; None as soon as anything is missing."""
        return None if self.missing else [step for step in found if step is not None]

    def input_leaf(self, code: str, amount: Decimal, unit: Unit) -> Step:
        """A leaf for what somebody entered."""
        return given(code, amount, unit, source=INPUT, status=Status.ENTERED, at=self.at)

    def counted(self, code: str, number: int) -> Step:
        """A leaf for a number of people, counted from what somebody entered."""
        return self.input_leaf(code, Decimal(number), Unit.FACTOR)

    def a_year(
        self, code: str, operation: Operation, parts: Sequence[Step], *, source: str
    ) -> Step:
        """A step in euros a year."""
        return step(code, operation, parts, Unit.EUR_PER_YEAR, source=source, at=self.at)

    def a_month(
        self, code: str, operation: Operation, parts: Sequence[Step], *, source: str
    ) -> Step:
        """A step in euros a month."""
        return step(code, operation, parts, Unit.EUR_PER_MONTH, source=source, at=self.at)


def by_law(code: str, amount: Decimal, unit: Unit, *, source: str) -> Step:
    """A leaf for a number that stands in the article itself and never changed."""
    return given(code, amount, unit, source=source, status=Status.LAW)


NOTHING: Final = by_law("toeslag.nothing", ZERO, Unit.EUR, source="Awir")
TWELVE: Final = by_law("months_a_year", Decimal(12), Unit.MONTHS, source="ENGINE 2")
TWO: Final = by_law("toeslag.two", Decimal(2), Unit.FACTOR, source="art. 3 Awir")
