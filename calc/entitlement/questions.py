"""Supplements without an amount: when to ask about them, and which facts then decide (ENGINE 5).

Their amounts depend on what no dossier holds (hours of childcare, years abroad) or on the gemeente.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from calc.base.period import Month
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.codes import AOW, CHILDCARE, CHILDCARE_ALLOWANCE, MUNICIPAL_SUPPLEMENT
from calc.tariffs.tariffs import TariffsOn

MUNICIPAL_TAXES: Final = frozenset({"U07", "U08"})
YOUNGEST_MONTHS: Final = 21 * 12
"""Individuele inkomenstoeslag: from 21 years (art. 36 Pw)."""


@value_type
class ToeslagQuestion:
    """`toeslag_question.<code>` is what to ask; `toeslag_fact.<fact>` is each fact that decides."""

    code: str
    source: str
    facts: tuple[str, ...]


@value_type
class _Asked:
    draft: Draft
    tariffs: TariffsOn
    month: Month

    def receives(self, code: str) -> bool:
        return any(line.code == code for line in self.draft.income)

    def pays(self, codes: frozenset[str]) -> bool:
        return any(line.code in codes for line in self.draft.expenses)

    def may_have_aow(self) -> bool:
        """Whether an adult has the AOW age, or may have it for all that is known."""
        return any(
            months is None or aow is None or months >= aow for months, aow in self._ages_and_aow()
        )

    def may_be_younger(self) -> bool:
        """Whether an adult is from 21 to the AOW age, or may be for all that is known."""
        return any(
            months is None or (months >= YOUNGEST_MONTHS and (aow is None or months < aow))
            for months, aow in self._ages_and_aow()
        )

    def _ages_and_aow(self) -> Iterator[tuple[int | None, int | None]]:
        leaf = self.tariffs.leaf("aow.leeftijd")
        aow = None if leaf is None else int(leaf.amount)
        for adult in self.draft.adults:
            born = adult.birth_month
            yield (None if born is UNKNOWN else born.months_until(self.month)), aow


_WHEN: Final[tuple[tuple[ToeslagQuestion, Callable[[_Asked], bool]], ...]] = (
    (
        ToeslagQuestion(
            "kinderopvangtoeslag",
            "art. 1.5 tot en met 1.7 Wko",
            ("registered_childcare", "childcare_hours", "childcare_price", "parents_work"),
        ),
        lambda asked: (
            asked.pays(frozenset({CHILDCARE})) and not asked.receives(CHILDCARE_ALLOWANCE)
        ),
    ),
    (
        ToeslagQuestion(
            "aow", "art. 7 en 9 AOW", ("aow_age", "insured_years", "lives_with_partner")
        ),
        lambda asked: asked.may_have_aow() and not asked.receives(AOW),
    ),
    (
        ToeslagQuestion(
            "aio",
            "art. 47a Pw",
            ("aow_age", "all_income", "assets_of_bijstand", "lives_in_the_netherlands"),
        ),
        lambda asked: asked.may_have_aow(),
    ),
    (
        ToeslagQuestion(
            "inkomenstoeslag",
            "art. 36 Pw",
            ("long_low_income", "no_prospect", "assets_of_bijstand", "no_student", "gemeente"),
        ),
        lambda asked: asked.may_be_younger() and not asked.receives(MUNICIPAL_SUPPLEMENT),
    ),
    (
        ToeslagQuestion(
            "kwijtschelding",
            "art. 26 Invorderingswet 1990",
            ("all_income", "savings_and_car", "rent_and_premium", "gemeente"),
        ),
        lambda asked: asked.pays(MUNICIPAL_TAXES),
    ),
)


QUESTIONS: Final = tuple(question for question, _ in _WHEN)
"""All of them, in the order in which they are asked."""


def questions(draft: Draft, tariffs: TariffsOn, on: date) -> Iterator[ToeslagQuestion]:
    """What to ask this household about; what is not known is asked."""
    asked = _Asked(draft, tariffs, Month.of(on))
    for question, applies in _WHEN:
        if applies(asked):
            yield question
