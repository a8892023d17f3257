"""Which solution was chosen for this debt, why, by whom and when (facts: afm 16).

The amount and the term may be chosen: an amount below what was computed, never above it; a term up
to the longest of the policy. The engine says what is open and what stands in the way.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.fields import Day, LineAmount, LongText, Part, Text


class SolutionKind(StrEnum):
    """What can be done about a residual debt."""

    PLAN = "plan"
    INTERIM = "tussenafspraak"
    PAUSE = "pauze"
    ZERO = "geen betaling"
    DISCHARGE = "kwijting"
    RESTRUCTURING = "herstructurering"
    JOB_COACH = "jobcoach"
    BUDGET_COACH = "budgetcoach"
    REFERRAL = "doorverwijzing"


class SolutionCondition(StrEnum):
    """On which conditions a policy lets a solution be chosen. The first ones are checked here."""

    ROOM = "ruimte"
    NO_ROOM = "geen ruimte"
    CHECKS_SETTLED = "controles klaar"
    CHECKS_OPEN = "controles open"
    NO_GATE = "geen poort"
    GATE_CLOSED = "poort dicht"
    PLAN_ACCEPTED = "plan aanvaard"
    REPAYS_IN_LONGER_TERM = "af te lossen in langere termijn"
    SEVERAL_DEBTS = "meer schulden"
    SCHRIJNEND = "schrijnend"
    # An officer confirms these.
    CUSTOMER_AGREES = "klant akkoord"
    SETBACK_PASSES = "tegenslag gaat over"
    NO_IMPROVEMENT = "blijft zo"
    EXCEPTIONAL = "uitzonderlijk"
    MORE_WORK_POSSIBLE = "meer werk mogelijk"
    HELP_WITH_MONEY = "hulp bij geld gewenst"


CONFIRMED_BY_OFFICER = frozenset(
    {
        SolutionCondition.CUSTOMER_AGREES,
        SolutionCondition.SETBACK_PASSES,
        SolutionCondition.NO_IMPROVEMENT,
        SolutionCondition.EXCEPTIONAL,
        SolutionCondition.MORE_WORK_POSSIBLE,
        SolutionCondition.HELP_WITH_MONEY,
    }
)
"""What no figure can tell: somebody says that it is so."""


class ChoiceReason(StrEnum):
    """Why a solution was chosen, or another was not: to be counted over dossiers."""

    FITS_ROOM = "past bij de ruimte"
    TOO_HIGH = "te hoog voor het huishouden"
    NO_END = "geen eind in zicht"
    OTHER_DEBTS = "meer schulden tegelijk"
    CUSTOMER_WANTS = "wens van de klant"
    CUSTOMER_DOES_NOT_WANT = "klant wil dit niet"
    INCOME_UNSURE = "inkomen onzeker"
    PASSES = "het gaat over"
    DOES_NOT_PASS = "het gaat niet over"
    FAILED_BEFORE = "eerder niet gelukt"
    MORE_INCOME_POSSIBLE = "meer inkomen mogelijk"
    NOT_ALLOWED = "mag niet volgens het beleid"
    OTHER = "anders"


class Rejected(Part):
    """An alternative that was looked at and not chosen, and why."""

    kind: SolutionKind
    reason: Maybe[ChoiceReason] = UNKNOWN
    note: Maybe[LongText] = UNKNOWN


def _each_reason_once(codes: tuple[ChoiceReason, ...]) -> tuple[ChoiceReason, ...]:
    return tuple(code for code in ChoiceReason if code in codes)


def _each_once(codes: tuple[SolutionCondition, ...]) -> tuple[SolutionCondition, ...]:
    return tuple(code for code in SolutionCondition if code in codes)


class Chosen(Part):
    """The chosen solution. `reasons`: coded; `reason`: in words. `role`: of who chose it.

    `amount`: euros a month, at most the computed.
    `term_months`: another term than the policy's. UNKNOWN is: not chosen, so as computed.
    """

    kind: Maybe[SolutionKind] = UNKNOWN
    confirmed: Annotated[
        tuple[SolutionCondition, ...], Field(max_length=20), AfterValidator(_each_once)
    ] = ()
    reasons: Annotated[
        tuple[ChoiceReason, ...], Field(max_length=20), AfterValidator(_each_reason_once)
    ] = ()
    rejected: Annotated[tuple[Rejected, ...], Field(max_length=20)] = ()
    reason: Maybe[LongText] = UNKNOWN
    by: Maybe[Text] = UNKNOWN
    role: Maybe[Text] = UNKNOWN
    on: Maybe[Day] = UNKNOWN
    amount: Maybe[LineAmount] = UNKNOWN
    term_months: Maybe[Annotated[int, Field(ge=1, le=1200)]] = UNKNOWN
    deviation_reason: Maybe[LongText] = UNKNOWN
