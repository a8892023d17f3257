"""Policy: what an organisation chooses itself, within the bounds of the method (ENGINE 17).

Every value that the calculation uses must be there: nothing has a silent default. Amounts in euros,
shares from 0 to 1, terms in months.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from calc.dossier.agreed_schedule import RestAtEnd
from calc.dossier.agreement import LONGEST_TERM
from calc.dossier.codes import Channel, HouseholdType
from calc.dossier.fields import (
    CreditorId,
    EmailAddress,
    LineAmount,
    Name,
    Part,
    PhoneNumber,
    Text,
    WebAddress,
)
from calc.dossier.solution import SolutionCondition, SolutionKind
from calc.policy.fields import FROM_TEXT, CaseRecipient, Clock, Factor, MandateText, Share, Term
from calc.policy.gates import GateKind
from calc.policy.shocks import ShockSetting

LONGEST_STABILISATION: Final = 4
LONGEST_REVIEW: Final = 12
QUIET_FROM: Final = "20:00"
QUIET_UNTIL: Final = "07:00"
"""No contact between these hours (Wki; facts: practice 1.5)."""


class VaryingBase(StrEnum):
    """Which of the known months is the base of a varying income (ENGINE 3)."""

    QUARTILE = "quartile"
    AVERAGE = "average"
    LOWEST = "lowest"


class FloorKind(StrEnum):
    """The statutory floor under the household; none is refused."""

    VTLB = "vtlb"
    BVV = "bvv"


class IndividualCosts(StrEnum):
    """Whether individual costs of the vtlb are estimated or entered."""

    ESTIMATED = "estimated"
    ENTERED = "entered"


class LettersCarry(StrEnum):
    """What is inside the PDF of a paper for the customer; the calculation sheet has the case."""

    RECEIPT = "receipt"
    CASE = "case"
    """only encrypted: paper that is mailed is easily passed on"""


class MinimumGroup(StrEnum):
    """The groups of costs for which a policy may hold a minimum a month (ENGINE 3)."""

    FOOD = "food"
    ENERGY = "energy"
    CARE = "care"
    MEDICINE = "medicine"
    CLOTHING = "clothing"
    REPLACEMENT = "replacement"


class ContactBlock(Part):
    """Who a customer can reach: one fixed person, several channels.

    `complaint_answer_weeks`: within how many weeks a complaint is answered. `complaint_body`: where
    a customer can go with a complaint after that, such as Kifid. `hours_en`, `complaints_en`: the
    same in English, for letters in that language. None: the policy does not say.
    """

    organisation: Name
    person: Name
    phone: PhoneNumber
    email: EmailAddress
    street: Name
    postcode_and_town: Name
    hours: Name
    hours_en: Name | None = None
    website: WebAddress | None = None
    complaints: Name
    complaints_en: Name | None = None
    complaint_answer_weeks: Annotated[int, Field(ge=1, le=26)] | None = None
    complaint_body: Name | None = None


class Side(StrEnum):
    """A side of the paper."""

    LEFT = "left"
    RIGHT = "right"


class AddressWindow(Part):
    """Where the envelope has its window, in millimetres of an A4 letter.

    `edge`: from its `side` of the paper to the address; `top`: from the top of the paper. No norm
    for it was seen (facts: letters): whoever folds the letters measures their own envelopes.
    """

    side: Annotated[Side, FROM_TEXT] = Side.LEFT
    edge: Annotated[int, Field(ge=20, le=35)] = 20
    top: Annotated[int, Field(ge=40, le=60)] = 45
    width: Annotated[int, Field(ge=70, le=95)] = 85
    height: Annotated[int, Field(ge=25, le=45)] = 30


class Solution(Part):
    """A solution that may be chosen: on which conditions, and which role decides."""

    code: Annotated[SolutionKind, FROM_TEXT]
    conditions: Annotated[
        tuple[Annotated[SolutionCondition, FROM_TEXT], ...], Field(min_length=1, max_length=20)
    ]
    role: Name


class SchrijnendSigns(Part):
    """From when the program proposes to look at a situation as a distressing one (ENGINE 13).

    `income_fall`: the share of the income that falls away. `savings_months`: savings under so many
    months of costs. `recovery_months`: no more income known within so many months.
    """

    income_fall: Annotated[Share, Field(gt=0)]
    savings_months: Annotated[int, Field(ge=1, le=24)]
    recovery_months: Annotated[int, Field(ge=1, le=60)]


class Agency(Part):
    """Agency mode: the Wki number, the complaint route (and in English) and the quiet hours."""

    wki_number: Name
    complaint_route: Name
    complaint_route_en: Name | None = None
    quiet_from: Clock
    quiet_until: Clock

    @model_validator(mode="after")
    def _at_least_as_quiet_as_the_law(self) -> "Agency":
        wider = [
            (key,)
            for key, is_wider in (
                ("quiet_from", self.quiet_from > QUIET_FROM),
                ("quiet_until", self.quiet_until < QUIET_UNTIL),
            )
            if is_wider
        ]
        if wider:
            raise PydanticCustomError("quiet_hours_too_short", "too short", {"paths": wider})
        if self.quiet_from <= self.quiet_until:
            paths = {"paths": [("quiet_from",)]}
            raise PydanticCustomError("quiet_hours_turned_round", "turned round", paths)
        return self


class Policy(Part):
    """One organisation's policy. Raises pydantic.ValidationError with every wrong key at once.

    `clients`: whose claims it is for; none: only those of the organisation itself. `senior_roles`:
    the roles that decide what is out of the ordinary. `creditor_id`: for direct debits.
    `mandate_text`, `mandate_text_en`: the text of consent that the scheme prescribes for a mandate
    (SEPA core), checked by the organisation; without it no mandate can be made in that language.
    `debit_notice_days`: how long before a debit it is told, where that was agreed; else 14 days.
    `no_interest_without_plan`: that no interest is added while nothing is paid either.
    `letters_carry`: what customers' papers have inside; `case_recipient`: for whom (an age public
    key) every case inside a paper is encrypted; None: that of a sheet is plain.
    `report_change_from`: from which change of the income a month, in euros, a customer lets it be
    known. None: the policy does not say, and no letter does.
    """

    name: Name
    revision: Annotated[int, Field(ge=1)]
    date: date
    checked_by: Annotated[tuple[Name, ...], Field(max_length=10)]

    term_months: Term
    term_max: Term
    payment_step: Annotated[LineAmount, Field(gt=0)]
    plan_min: LineAmount
    ladder_share: Share
    no_rise_in_last_months: Annotated[int, Field(ge=0, le=LONGEST_TERM)]
    reserve_min: LineAmount
    reserve_share: Share
    reserve_after: LineAmount
    target_months: Annotated[int, Field(ge=0, le=24)]
    target_min: LineAmount
    target_table: dict[Annotated[HouseholdType, FROM_TEXT], LineAmount] = Field(
        default_factory=dict
    )
    target_zzp_factor: Factor
    varying_income: Annotated[VaryingBase, FROM_TEXT]
    good_month_share: Share
    good_month_max_year: LineAmount
    floor: Annotated[FloorKind, FROM_TEXT]
    individual_costs: Annotated[IndividualCosts, FROM_TEXT]
    joker_months_per_year: Annotated[int, Field(ge=0, le=12)]
    rest_at_end: Annotated[RestAtEnd, FROM_TEXT]
    interim_max: LineAmount
    review_every_months: Annotated[int, Field(ge=1, le=LONGEST_REVIEW)]
    stabilisation_max_months: Annotated[int, Field(ge=1, le=LONGEST_STABILISATION)]
    hide_room_until_costs: bool
    shocks: Annotated[tuple[ShockSetting, ...], Field(max_length=20)]
    minimums: dict[
        Annotated[HouseholdType, FROM_TEXT],
        dict[Annotated[MinimumGroup, FROM_TEXT], LineAmount],
    ] = Field(default_factory=dict)
    schuldhulp_cost_share: Share
    schuldhulp_cost_month: LineAmount
    costs_charged: LineAmount
    no_interest_without_plan: bool | None = None
    report_change_from: Annotated[LineAmount, Field(gt=0)] | None = None
    retention_months: Annotated[int, Field(ge=24, le=120)]
    call_minutes: Annotated[int, Field(ge=5, le=240)]

    roles: Annotated[tuple[Name, ...], Field(max_length=20)]
    gates: Annotated[tuple[Annotated[GateKind, FROM_TEXT], ...], Field(max_length=20)]
    schrijnend_team: Name
    schrijnend_examples: Annotated[tuple[Name, ...], Field(min_length=1, max_length=20)]
    schrijnend_signs: SchrijnendSigns | None = None
    senior_roles: Annotated[tuple[Name, ...], Field(max_length=20)] = ()
    clients: Annotated[tuple[Name, ...], Field(max_length=200)] = ()
    solutions: Annotated[tuple[Solution, ...], Field(max_length=30)]
    contact: ContactBlock
    channels: Annotated[tuple[Annotated[Channel, FROM_TEXT], ...], Field(min_length=3)]
    tone: Name
    logo: Text | None = None
    address_window: AddressWindow = Field(default_factory=AddressWindow)
    iban: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$")] | None = None
    payment_link: WebAddress | None = None
    creditor_id: CreditorId | None = None
    letters_carry: Annotated[LettersCarry, FROM_TEXT] = LettersCarry.RECEIPT
    case_recipient: CaseRecipient | None = None
    mandate_text: MandateText | None = None
    mandate_text_en: MandateText | None = None
    debit_notice_days: Annotated[int, Field(ge=1, le=60)] | None = None
    agency: Agency | None = None

    @model_validator(mode="after")
    def _no_case_in_plain_in_a_letter(self) -> "Policy":
        if self.letters_carry is LettersCarry.CASE and self.case_recipient is None:
            paths = {"paths": [("letters_carry",)]}
            raise PydanticCustomError("case_without_recipient", "nobody to encrypt for", paths)
        return self

    @model_validator(mode="after")
    def _bounds_between_keys(self) -> "Policy":
        if self.term_months > self.term_max:
            raise PydanticCustomError(
                "term_above_max", "term above its own maximum", {"paths": [("term_months",)]}
            )
        if self.reserve_after > self.reserve_min:
            raise PydanticCustomError(
                "reserve_after_above_min", "refused by the method", {"paths": [("reserve_after",)]}
            )
        return self

    @model_validator(mode="after")
    def _solutions_name_roles_of_its_own(self) -> "Policy":
        strange = [
            ("solutions", index, "role")
            for index, solution in enumerate(self.solutions)
            if solution.role not in self.roles
        ]
        if strange:
            raise PydanticCustomError("role_not_here", "not a role", {"paths": strange})
        strangers = [
            ("senior_roles", index)
            for index, role in enumerate(self.senior_roles)
            if role not in self.roles
        ]
        if strangers:
            raise PydanticCustomError("role_not_here", "not a role", {"paths": strangers})
        kinds = [solution.code for solution in self.solutions]
        twice = [("solutions", at, "code") for at, kind in enumerate(kinds) if kind in kinds[:at]]
        if twice:
            raise PydanticCustomError("solution_twice", "named twice", {"paths": twice})
        return self
