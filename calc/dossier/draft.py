"""Draft: the whole intake, in which any field may still be UNKNOWN.

`about` (a title, the story) and every note are for people: they never reach the calculation, nor
the input hash of a receipt.
"""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from calc.base.period import Month
from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.agreement import Agreement
from calc.dossier.asked import AskedList
from calc.dossier.budget_lines import ArrangementLine, ExpenseLine, IncomeLine
from calc.dossier.codes import HouseholdType, Sharing
from calc.dossier.consent import Complaint, Consents
from calc.dossier.debt import Debt
from calc.dossier.fields import Day, DebtAmount, LongText, Part, Text
from calc.dossier.handling import Handling
from calc.dossier.household import Housemates, LifeStates, Residence
from calc.dossier.people import Adult, AdultRef, Child, Contact, Housing
from calc.dossier.solution import Chosen
from calc.dossier.stabilisation import Check, Reason
from calc.dossier.statutory import Statutory

MOST_LINES = 10_000


class About(Part):
    """What the dossier is called among people."""

    title: Maybe[Text] = UNKNOWN
    story: Maybe[LongText] = UNKNOWN


class Schrijnend(Part):
    """A distressing situation: that it is one, who takes care of it, when we ask again.

    Never why: the cause is not asked and has no place here (facts: practice 1.6). `decided_by` and
    `decided_on`: which officer said that it is one, or that it is not.
    """

    flagged: Maybe[bool] = UNKNOWN
    decided_by: Maybe[Text] = UNKNOWN
    decided_on: Maybe[Day] = UNKNOWN
    handled_by: Maybe[Text] = UNKNOWN
    aftercare_on: Maybe[Day] = UNKNOWN


class Draft(Part):
    """One intake. An omitted field is UNKNOWN; an omitted list is empty.

    Amounts are euros, per the frequency of their line. Raises pydantic.ValidationError, all wrong
    fields at once; `calc.base.problem` turns it into findings with a path.
    """

    about: About = About()
    handling: Handling = Handling()
    asked: AskedList = ()
    reference_date: Maybe[Day] = UNKNOWN
    first_plan_month: Maybe[Month] = UNKNOWN
    household_type: Maybe[HouseholdType] = UNKNOWN
    adults: Annotated[tuple[Adult, ...], Field(max_length=2)] = ()
    children: Annotated[tuple[Child, ...], Field(max_length=19)] = ()
    housemates: Housemates = ()
    residence: Residence = Residence()
    life_states: LifeStates = ()
    contact: Contact = Contact()
    consents: Consents = Consents()
    complaint: Complaint = Complaint()
    housing: Housing = Housing()
    debt: Debt = Debt()
    income: Annotated[tuple[IncomeLine, ...], Field(max_length=MOST_LINES)] = ()
    expenses: Annotated[tuple[ExpenseLine, ...], Field(max_length=MOST_LINES)] = ()
    arrangements: Annotated[tuple[ArrangementLine, ...], Field(max_length=MOST_LINES)] = ()
    savings: Maybe[DebtAmount] = UNKNOWN
    cost_sharing: Maybe[Sharing] = UNKNOWN
    statutory: Statutory = Statutory()
    schrijnend: Schrijnend = Schrijnend()
    checks: Annotated[tuple[Check, ...], Field(max_length=24)] = ()
    reasons: Annotated[tuple[Reason, ...], Field(max_length=200)] = ()
    solution: Chosen = Chosen()
    agreement: Agreement = Agreement()
    notes: LongText = ""

    @model_validator(mode="after")
    def _names_each_person_and_check_once(self) -> "Draft":
        twice = [
            *_repeated("adults", [adult.ref.value for adult in self.adults]),
            *_repeated("children", [child.ref for child in self.children]),
            *_repeated("housemates", [other.ref for other in self.housemates]),
            *_repeated("debt.co_debtors", [other.ref for other in self.debt.co_debtors]),
            *_repeated("checks", [check.code for check in self.checks]),
        ]
        if twice:
            raise PydanticCustomError("named_twice", "named twice", {"paths": twice})
        return self

    @model_validator(mode="after")
    def _lines_name_lines_that_are_here(self) -> "Draft":
        refs = [line.ref for line in self.income]
        named = [ref for ref in refs if ref is not None]
        twice = [
            ("income", index, "ref")
            for index, ref in enumerate(refs)
            if ref is not None and ref in refs[:index]
        ]
        if twice:
            raise PydanticCustomError("named_twice", "named twice", {"paths": twice})
        follows = {line.ref: line.successor for line in self.income if line.ref is not None}
        missing: list[tuple[str | int, ...]] = [
            ("income", index, "successor")
            for index, line in enumerate(self.income)
            if line.successor is not None and line.successor not in named
        ]
        missing += [
            ("arrangements", index, "withheld_from")
            for index, arrangement in enumerate(self.arrangements)
            if arrangement.withheld_from is not None and arrangement.withheld_from not in named
        ]
        if missing:
            raise PydanticCustomError("line_is_not_here", "no such line", {"paths": missing})
        circles = [
            ("income", index, "successor")
            for index, line in enumerate(self.income)
            if line.successor is not None and _comes_back(line.ref, follows)
        ]
        if circles:
            raise PydanticCustomError("line_follows_itself", "a circle", {"paths": circles})
        return self

    @model_validator(mode="after")
    def _lines_name_people_who_are_here(self) -> "Draft":
        here = {"A"} | {adult.ref.value for adult in self.adults}
        here |= {child.ref for child in self.children}
        if AdultRef.B.value in here:
            here.add("AB")
        lines: dict[str, Sequence[IncomeLine | ExpenseLine | ArrangementLine]] = {
            "income": self.income,
            "expenses": self.expenses,
            "arrangements": self.arrangements,
        }
        strangers = [
            (name, index, "who")
            for name, group in lines.items()
            for index, line in enumerate(group)
            if line.who is not UNKNOWN and line.who not in here
        ]
        if strangers:
            raise PydanticCustomError("who_is_not_here", "not here", {"paths": strangers})
        return self


def _comes_back(ref: str | None, follows: dict[str, str | None]) -> bool:
    """Whether the line that follows, or one after that, is the line itself."""
    here, seen = follows.get(ref) if ref else None, set[str]()
    while here is not None and here not in seen:
        if here == ref:
            return True
        seen.add(here)
        here = follows.get(here)
    return False


def _repeated(name: str, refs: list[str]) -> list[tuple[str | int, ...]]:
    key = "code" if name == "checks" else "ref"
    return [(*name.split("."), index, key) for index, ref in enumerate(refs) if ref in refs[:index]]
