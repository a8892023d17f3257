"""Grown children and housemates at the address of a tenant: medebewoners of the huurtoeslag.

Everybody who is registered here and is no lodger counts as a person, and with an income (Awir 8).
Of a child younger than 23 a part of the income is exempt (art. 7 lid 6 Awir). A lodger, by a
written agreement on commercial terms, does not count (art. 20 Wht). What is not known is asked.

Not covered: the assets of a medebewoner, and whether a housemate is a toeslagpartner (art. 3 Awir).
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.household import Housemate, HousemateKind
from calc.dossier.people import Child
from calc.entitlement.facts import ToeslagFacts
from calc.law.rule import TARIFF
from calc.law.toeslagen.case import NOTHING
from calc.tariffs.tariffs import TariffsOn

EXEMPT: Final = "huurtoeslag.vrij_inkomen_kind"
EXEMPT_BEFORE: Final = 23
"""Years: of a child that is younger a part of the income is exempt."""
_AWIR: Final = "art. 7 lid 6 Awir"


@value_type
class CoResident:
    """One medebewoner: the age in whole years, and the income that counts, euros a year."""

    age: int
    income: Step


def co_residents(facts: ToeslagFacts, tariffs: TariffsOn) -> Sequence[CoResident]:
    """Who counts beside the adults and the children of the dossier; what is unknown is missing."""
    found = []
    for index, other in enumerate(facts.draft.housemates):
        path = f"housemates[{index}]"
        if not _may_count(other, facts.month.first_day):
            continue
        _ask_who_it_is(facts, other, path)
        income = facts.need(other.income, f"{path}.income")
        age = facts.age(other.birth_month, f"{path}.birth_month", facts.month)
        if income is not None and age is not None:
            _note_other_year(facts, other, path)
            found.append(CoResident(age, _counted(facts, tariffs, other, income, age, path)))
    return found


def income_together(facts: ToeslagFacts, adults: Step, others: Sequence[CoResident]) -> Step:
    """The income of everybody at the address, euros a year."""
    return step(
        "toeslag_check.income_of_all",
        Operation.SUM,
        [adults, *(other.income for other in others)],
        Unit.EUR_PER_YEAR,
        source="art. 8 Awir",
        at=facts.toeslag,
    )


def is_entered_as_housemate(draft: Draft, child: Child) -> bool:
    """Whether a grown child in the list of children stands among the housemates as well."""
    return any(
        other.kind is HousemateKind.GROWN_CHILD and other.birth_month == child.birth_month
        for other in draft.housemates
    )


def _may_count(other: Housemate, day: date) -> bool:
    """Whether somebody may live here on a day, registered, and no lodger."""
    if isinstance(other.until, date) and other.until < day:
        return False
    if isinstance(other.from_date, date) and other.from_date > day:
        return False
    return other.kind is not HousemateKind.LODGER and other.registered_at_address is not False


def _ask_who_it_is(facts: ToeslagFacts, other: Housemate, path: str) -> None:
    if other.from_date is UNKNOWN:
        facts.missing.append(f"{path}.from_date")
    facts.need(other.kind, f"{path}.kind")
    facts.need(other.registered_at_address, f"{path}.registered_at_address")


def _counted(
    facts: ToeslagFacts,
    tariffs: TariffsOn,
    other: Housemate,
    income: Decimal,
    age: int,
    path: str,
) -> Step:
    """The income that counts, euros a year."""
    whole = given(
        "toeslag_check.housemate_income",
        income,
        Unit.EUR_PER_YEAR,
        source="dossier",
        status=Status.ENTERED,
        at=f"{path}.income",
    )
    if other.kind is not HousemateKind.GROWN_CHILD or age >= EXEMPT_BEFORE:
        return whole
    exempt = tariffs.leaf(EXEMPT)
    if exempt is None:
        facts.missing.append(f"{TARIFF}{EXEMPT}")
        return whole
    rest = step(
        "toeslag_check.housemate_above_exempt",
        Operation.DIFFERENCE,
        [whole, exempt],
        Unit.EUR_PER_YEAR,
        source=_AWIR,
        at=path,
    )
    return step(
        "toeslag_check.housemate_counted",
        Operation.HIGHEST,
        [rest, NOTHING],
        Unit.EUR_PER_YEAR,
        source=_AWIR,
        at=path,
    )


def _note_other_year(facts: ToeslagFacts, other: Housemate, path: str) -> None:
    if other.income_year is UNKNOWN or other.income_year == facts.month.year:
        return
    params = (("income_year", other.income_year), ("toeslag_year", facts.month.year))
    place = f"{path}.income_year"
    facts.notes.append(Finding(Severity.INFORMS, "toeslag_other_year", place, params))
