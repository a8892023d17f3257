"""What the vtlb grants per adult: vtlb-rapport 4.2 to 4.4 (Recofa), art. 295 lid 3 Fw.

https://www.bureauwsnp.nl/vtlb
- 4.2 arbeidstoeslag: for each adult who works more than 18 hours a week; hours not known: granted.
- 4.3 eigen risico: for each adult.
- 4.4 pension correction, once: one adult of AOW age is enough; when that is not known: granted,
  the side that is safe for the household (docs/decisions/0012).

Not covered: the reserveringstoeslag of 4.1 (no amounts of today were seen), and the added income
beside a wage for which the rapport asks two entries.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.step import Operation, Status, Step, Unit
from calc.base.unknown import UNKNOWN, Unknown
from calc.base.value_type import value_type
from calc.law.bvv.known import NOTHING, fixed_leaf, step_if_known
from calc.law.rule import Given, Leefsituatie

_WORK: Final = "vtlb-rapport 4.2"
_RISK: Final = "vtlb-rapport 4.3"
_PENSION: Final = "vtlb-rapport 4.4"
_LIMIT: Final = fixed_leaf(
    "vtlb.hours.limit", Decimal(18), Unit.HOURS_PER_WEEK, source=_WORK, status=Status.SOURCE
)
_NO_ALLOWANCE: Final = fixed_leaf(
    "vtlb.work.none", ZERO, Unit.EUR_PER_MONTH, source=_WORK, status=Status.SOURCE
)
_REFS: Final = ("A", "B")


@value_type
class AdultHours:
    """Hours of work a week, and whether the AOW age is reached."""

    hours: Decimal | Unknown = UNKNOWN
    aow: bool | Unknown = UNKNOWN


def number_of_adults(situation: Leefsituatie) -> int:
    """How many adults the vtlb counts."""
    return 2 if situation.is_couple else 1


def work_allowance(given: Given, hours: Sequence[Decimal | Unknown]) -> Step | None:
    """Arbeidstoeslag of all adults, euros a month; `hours` a week of each."""
    amount = given.tariff("vtlb.arbeidstoeslag")
    each = [_of_adult(amount, own, ref) for own, ref in zip(hours, _REFS, strict=False)]
    return step_if_known("vtlb.work", Operation.SUM, each, source=_WORK)


def _of_adult(amount: Step | None, hours: Decimal | Unknown, ref: str) -> Step | None:
    if isinstance(hours, Unknown):
        return step_if_known(
            "vtlb.work.hours_unknown", Operation.SUM, [amount], source=_WORK, at=ref, derived=True
        )
    worked = fixed_leaf(
        "vtlb.hours",
        hours,
        Unit.HOURS_PER_WEEK,
        source=_WORK,
        status=Status.ENTERED,
        at=ref,
    )
    return step_if_known(
        "vtlb.work.adult",
        Operation.IF_REACHED,
        [_LIMIT, worked, _NO_ALLOWANCE, amount],
        source=_WORK,
        at=ref,
    )


def own_risk(given: Given, situation: Leefsituatie) -> Step | None:
    """Eigen risico of all adults, euros a month."""
    count = fixed_leaf(
        "vtlb.adults",
        Decimal(number_of_adults(situation)),
        Unit.FACTOR,
        source=_RISK,
        status=Status.ENTERED,
    )
    return step_if_known(
        "vtlb.own_risk", Operation.PRODUCT, [given.tariff("vtlb.eigen_risico"), count], source=_RISK
    )


def pension_correction(
    given: Given, situation: Leefsituatie, aow: Sequence[bool | Unknown]
) -> Step | None:
    """The pension correction, euros a month; `aow`: whether each adult has the AOW age."""
    who = "gehuwd" if situation.is_couple else "alleenstaand"
    amount = given.tariff(f"vtlb.pensioencorrectie.{who}")
    if True in aow:
        return step_if_known("vtlb.pension", Operation.SUM, [amount], source=_PENSION)
    if UNKNOWN in aow:
        return step_if_known(
            "vtlb.pension.age_unknown", Operation.SUM, [amount], source=_PENSION, derived=True
        )
    return step_if_known("vtlb.pension.none", Operation.SUM, [NOTHING], source=_PENSION)
