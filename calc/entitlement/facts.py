"""What a dossier says about a household, as one toeslag needs it (ENGINE 2 and 5).

Where the dossier leaves a choice the side is taken that cannot lead to money that is claimed back:
what is not known is missing, never 0. Two adults are partners. A child counts when it lives here
enough days (`calc.dossier.two_homes`); which parent receives for a child of two homes is a question
before anything is called missing or too much. An age is that on the first day of a month; somebody
with a birthday in that very month has the new age a month later, as the toeslagen have it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from calc.base.finding import Finding, Severity
from calc.base.period import Month
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.dossier import UNKNOWN, Draft, Maybe
from calc.dossier.codes import ADULT_AGE, HouseholdType
from calc.dossier.people import Adult, BenefitRecipient, Child, Recipient, YearIncome
from calc.dossier.two_homes import days_to_ask, may_be_received_elsewhere, stays_here

T = TypeVar("T")

_COUPLES: Final = frozenset(
    {HouseholdType.COUPLE, HouseholdType.COUPLE_WITH_CHILDREN, HouseholdType.BLENDED}
)
_PARENTS: Final = frozenset({HouseholdType.SINGLE_PARENT, HouseholdType.COUPLE_WITH_CHILDREN})
_RECEIVED: Final = {
    "kindgebonden_budget": "kindgebonden_budget_to",
    "kinderbijslag": "kinderbijslag_to",
}
"""The field that says which parent receives a toeslag for a child."""


@dataclass(slots=True)
class ToeslagFacts:
    """The facts for one toeslag in one month.

    `missing`: paths of what nobody said. `notes`: what an officer must know beside the amount.
    `recipients`: paths of children who are counted here, and of whom nobody said which parent
    receives; `elsewhere`: children for whom another parent does. `divided`: it is paid in parts.
    """

    draft: Draft
    month: Month
    toeslag: str
    missing: list[str] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    elsewhere: int = 0
    divided: bool = False

    def need(self, value: Maybe[T], path: str) -> T | None:
        """The value; None when it is not known, and then its path is missing."""
        if value is UNKNOWN:
            self.missing.append(path)
            return None
        return value

    def adults(self) -> Sequence[tuple[int, Adult]]:
        """The adults with their place; none when it is not known who they are."""
        adults = self.draft.adults
        if not adults or (self.draft.household_type in _COUPLES and len(adults) == 1):
            self.missing.append("adults")
        return list(enumerate(adults))

    def income(self, adults: Sequence[tuple[int, Adult]]) -> Step | None:
        """The toetsingsinkomen of these adults together, euros a year."""
        incomes = [self._income(index, adult) for index, adult in adults]
        known = [income for income in incomes if income is not None]
        return self._together("toeslag_check.income", known) if len(known) == len(incomes) else None

    def _income(self, index: int, adult: Adult) -> Step | None:
        """One adult's: what counts for taxes stands in when only that is known, visibly."""
        path = f"adults[{index}].toetsingsinkomen"
        income = adult.toetsingsinkomen
        if income.amount is not UNKNOWN:
            self._note_other_year(income, path)
            return self._entered("toeslag_check.toetsingsinkomen", income, f"{path}.amount")
        instead = f"adults[{index}].taxable_income"
        if adult.taxable_income.amount is UNKNOWN:
            self.missing.append(f"{path}.amount")
            return None
        self.notes.append(Finding(Severity.INFORMS, "toeslag_taxable_income", f"{path}.amount"))
        self._note_other_year(adult.taxable_income, instead)
        return self._entered(
            "toeslag_check.taxable_income", adult.taxable_income, f"{instead}.amount"
        )

    def _note_other_year(self, income: YearIncome, path: str) -> None:
        if income.year is UNKNOWN or income.year == self.month.year:
            return
        params = (("income_year", income.year), ("toeslag_year", self.month.year))
        self.notes.append(Finding(Severity.INFORMS, "toeslag_other_year", f"{path}.year", params))

    def assets(self, adults: Sequence[tuple[int, Adult]]) -> Step | None:
        """What they have on 1 January, as far as known; None when nobody said anything.

        What is not known is assumed to lie below the limit, as the rule does, and said.
        """
        known = []
        for index, adult in adults:
            path = f"adults[{index}].assets_1_january"
            if adult.assets_1_january is UNKNOWN:
                self.notes.append(Finding(Severity.INFORMS, "toeslag_assets_unknown", path))
            else:
                known.append(
                    given(
                        "toeslag_check.assets_of",
                        adult.assets_1_january,
                        Unit.EUR,
                        source="dossier",
                        status=Status.ENTERED,
                        at=path,
                    )
                )
        return self._together("toeslag_check.assets", known) if known else None

    def age(self, birth_month: Maybe[Month], path: str, month: Month) -> int | None:
        """Whole years on the first day of a month; below 0 for who is not born by then."""
        known = self.need(birth_month, path)
        return None if known is None else (known.months_until(month) - 1) // 12

    def children(self, month: Month) -> list[int]:
        """The ages of the children that count; `missing` when it is not known which do."""
        if not self.draft.children and self.draft.household_type in _PARENTS:
            self.missing.append("children")
        ages = []
        for index, child in enumerate(self.draft.children):
            path = f"children[{index}]"
            age = self.age(child.birth_month, f"{path}.birth_month", month)
            if age is None or not 0 <= age < ADULT_AGE:
                continue
            if self.lives_here(child, path) and self._is_received_here(child, path):
                ages.append(age)
        return ages

    def lives_here(self, child: Child, path: str) -> bool:
        """Whether a child has enough days here; `missing` when that is not known."""
        here = stays_here(child)
        if here is None:
            self.missing.append(f"{path}.{days_to_ask(child)}")
        return bool(here)

    def _is_received_here(self, child: Child, path: str) -> bool:
        """Whether this household receives for a child; counted, and asked, when nobody said."""
        name = _RECEIVED[self.toeslag]
        answer: Maybe[Recipient | BenefitRecipient] = getattr(child, name)
        if answer is UNKNOWN:
            if may_be_received_elsewhere(child):
                self.recipients.append(f"{path}.{name}")
            return True
        if answer == Recipient.OTHER_PARENT:
            self.elsewhere += 1
            return False
        if answer == BenefitRecipient.DIVIDED:
            self.divided = True
            self.notes.append(Finding(Severity.INFORMS, "toeslag_divided", f"{path}.{name}"))
        return True

    def _entered(self, code: str, income: YearIncome, path: str) -> Step:
        assert income.amount is not UNKNOWN  # whoever calls this has looked
        return given(
            code,
            income.amount,
            Unit.EUR_PER_YEAR,
            source="dossier",
            status=Status.ENTERED,
            at=path,
        )

    def _together(self, code: str, parts: Sequence[Step]) -> Step:
        unit = parts[0].unit if parts else Unit.EUR
        return step(code, Operation.SUM, parts, unit, source="art. 8 Awir", at=self.toeslag)
