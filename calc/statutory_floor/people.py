"""Who lives here in a month, as the law counts them: leefsituatie, AOW age, hours (ENGINE 4)."""

from collections.abc import Iterator, Sequence
from typing import Final

from calc.base.period import Month
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft, Maybe, Unknown
from calc.dossier.codes import ADULT_AGE, AOW
from calc.dossier.people import Adult, Child
from calc.dossier.two_homes import is_shared, stays_here
from calc.law.rule import Leefsituatie
from calc.plan.result import Cause, CauseCode
from calc.tariffs.tariffs import TariffsOn

ADULT_MONTHS: Final = ADULT_AGE * 12
_BIRTHDAYS: Final = {
    code.age * 12 + 1: code for code in sorted(CauseCode, key=lambda code: code.age) if code.age
}
"""How many months after its birth a child has another age for the law: the month after."""


@value_type
class People:
    """The household of one month. `hours` and `aow`: one for each adult, in the dossier's order.

    `by_co_parents`: the leefsituatie has children only because co-parents' days count, which the
    Rv does not say: derived, the safe side.
    """

    situation: Leefsituatie
    hours: tuple[Maybe[int], ...]
    aow: tuple[Maybe[bool], ...]
    by_co_parents: bool = False


Aow = Month | bool | Unknown
"""The first month with AOW age; yes for the whole term; or UNKNOWN: then the vtlb grants it."""


def people_in(draft: Draft, month: Month, aow: Sequence[Aow]) -> People:
    """The household in a month. Two adults are gehuwd in the sense of the Participatiewet.

    `aow`: `aow_from` of each adult.
    """
    here = [child for child in draft.children if is_child_here(child, month)]
    children = bool(here)
    if len(draft.adults) > 1:
        situation = (
            Leefsituatie.GEHUWD_MET_KINDEREN if children else Leefsituatie.GEHUWD_ZONDER_KINDEREN
        )
    else:
        situation = Leefsituatie.ALLEENSTAANDE_OUDER if children else Leefsituatie.ALLEENSTAANDE
    return People(
        situation,
        hours=tuple(adult.hours_per_week for adult in draft.adults),
        aow=tuple(when <= month if isinstance(when, Month) else when for when in aow),
        by_co_parents=children and all(is_shared(child) for child in here),
    )


def ages_that_count(draft: Draft) -> Iterator[Month]:
    """The months from which a child has another age that counts: born, 12, 16, and grown up.

    An age counts from the month after the birthday.
    """
    for child in draft.children:
        if child.birth_month is not UNKNOWN:
            yield from (child.birth_month.plus(months) for months in (0, *_BIRTHDAYS))


def child_age(born: Month, month: Month) -> int:
    """The age by which amounts go, whole years: another one from the month after a birthday.

    A child that is born in the month itself is 0.
    """
    return max(0, (born.months_until(month) - 1) // 12)


def is_child_here(child: Child, month: Month) -> bool:
    """Whether a child counts: enough days here, through the month of its 18th birthday.

    Unknown days, days that contradict and an unknown birth month count: the higher floor is the
    safe side.
    """
    if stays_here(child) is False:
        return False
    if child.birth_month is UNKNOWN:
        return True
    return 0 <= child.birth_month.months_until(month) <= ADULT_MONTHS


def birthdays(draft: Draft, month: Month, aow: Sequence[Aow]) -> Sequence[Cause]:
    """What changes in a month for the people here: the AOW age, and a child that gets older.

    A child is 18 for the floor from the month after its birthday; so is the highest kindgebonden
    budget another one from the month after the 12th and the 16th.
    """
    found = []
    for index, child in enumerate(draft.children):
        if not is_child_here(child, month.plus(-1)) or child.birth_month is UNKNOWN:
            continue
        code = _BIRTHDAYS.get(child.birth_month.months_until(month))
        if code is not None:
            found.append(Cause(code, f"children[{index}]"))
    found += [
        Cause(CauseCode.AOW_AGE, f"adults[{index}]")
        for index, when in enumerate(aow)
        if when == month
    ]
    return found


def aow_from(draft: Draft, adult: Adult, tariffs: TariffsOn) -> Aow:
    """From which month on an adult has the AOW age.

    Beyond the last known year the last known age holds: as early as it can be. With an unknown
    birth month, or an AOW age that nobody could confirm, AOW that comes in tells it.
    """
    if adult.birth_month is UNKNOWN:
        return _receives_aow(draft, adult)
    reached: Aow = UNKNOWN
    for value in tariffs.file.values["aow.leeftijd"]:
        if value.amount is None:
            return _receives_aow(draft, adult)
        at_that_age = adult.birth_month.plus(int(value.amount))
        reached = max(at_that_age, Month.of(value.valid_from))
        if at_that_age <= Month.of(value.valid_to):
            break
    return reached


def _receives_aow(draft: Draft, adult: Adult) -> Aow:
    receives = any(line.code == AOW and line.who == adult.ref for line in draft.income)
    return True if receives else UNKNOWN
