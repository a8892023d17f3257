"""The codes of the intake catalogue, and the small closed lists a dossier chooses from.

Labels and sentences to say live outside the engine (the catalogue is a resource of the program); a
test holds these codes against it.
"""

from enum import StrEnum
from typing import Final

INCOME_CODES: Final = frozenset(
    [
        "I01",
        "I02",
        "I03",
        "I04",
        "I05",
        "I06",
        "I07",
        "I08",
        "I09",
        "I10",
        "I11",
        "I12",
        "I13",
        "I14",
        "I20",
        "I21",
        "I22",
        "I23",
        "I24",
        "I25",
        "I26",
        "I30",
    ]
)
EXPENSE_CODES: Final = frozenset(
    [
        "U01",
        "U02",
        "U03",
        "U05",
        "U06",
        "U07",
        "U08",
        "U10",
        "U11",
        "U12",
        "U13",
        "U14",
        "U15",
        "U16",
        "U17",
        "U20",
        "U21",
        "U22",
        "U23",
        "U25",
        "U26",
        "U27",
        "U28",
        "U29",
        "U30",
        "U31",
        "U32",
        "U33",
        "U34",
        "U35",
        "U36",
        "U37",
        "U40",
        "U41",
        "U42",
        "U44",
        "U50",
        "U51",
        "U52",
        "U60",
        "U61",
        "U70",
    ]
)
ARRANGEMENT_CODES: Final = frozenset(f"R{number:02}" for number in range(1, 16))
CHECK_CODES: Final = frozenset(f"S{number:02}" for number in range(1, 25))

ADULT_AGE: Final = 18
"""Years; a child is one until the last day of the month of this birthday."""

HOLIDAY_PAY: Final = "I02"
THIRTEENTH_MONTH: Final = "I04"
AOW: Final = "I05"
PROFIT: Final = "I07"
STUDENT_FINANCE: Final = "I13"
PGB: Final = "I14"
ZORGTOESLAG: Final = "I20"
HUURTOESLAG: Final = "I21"
CHILD_BUDGET: Final = "I22"
CHILD_BENEFIT: Final = "I23"
CHILDCARE_ALLOWANCE: Final = "I24"
MUNICIPAL_SUPPLEMENT: Final = "I26"
ONCE_OR_SAVINGS: Final = "I30"
IN_INDIVIDUAL_COSTS: Final = frozenset({ZORGTOESLAG, HUURTOESLAG, CHILD_BUDGET})
"""The toeslagen that lower the individual costs of the vtlb."""
TOESLAGEN: Final = IN_INDIVIDUAL_COSTS | {CHILDCARE_ALLOWANCE}
"""What the Belastingdienst pays under the Awir; kinderbijslag is of the SVB."""
CHILDCARE: Final = "U36"
EARMARKED: Final = frozenset({PGB, CHILDCARE_ALLOWANCE})
NOT_COUNTED: Final = (
    TOESLAGEN | EARMARKED | {STUDENT_FINANCE, CHILD_BENEFIT, MUNICIPAL_SUPPLEMENT, ONCE_OR_SAVINGS}
)
"""What the floor of the law does not count as income (ENGINE 4)."""
TAX_ON_PROFIT: Final = frozenset({"U60", "U61"})
# Codes that are an average by nature: without the months behind them a finding is due.
VARYING_BY_NATURE: Final = frozenset({"I03", PROFIT})


class HouseholdType(StrEnum):
    """The household kinds that a policy sets targets and minimums for."""

    SINGLE = "alleenstaand"
    SINGLE_PARENT = "alleenstaande ouder"
    COUPLE = "paar zonder kinderen"
    COUPLE_WITH_CHILDREN = "paar met kinderen"
    BLENDED = "samengesteld gezin"


class Evidence(StrEnum):
    """How well a figure is known."""

    SEEN = "gezien"
    TOLD = "opgegeven"
    ESTIMATED = "geschat"
    MISSING = "ontbreekt"


class Certainty(StrEnum):
    """Sure, or expected: expected costs count, expected income does not (ENGINE 3)."""

    SURE = "sure"
    EXPECTED = "expected"


class AfterEnd(StrEnum):
    """What follows when an income line ends (ENGINE 3)."""

    NOTHING = "nothing"
    UNKNOWN = "unknown"
    ANOTHER_LINE = "line"


class Sharing(StrEnum):
    """How shared lines are divided with an adult who is not liable (ENGINE 3)."""

    BY_NET_INCOME = "by_net_income"
    BY_HEADS = "by_heads"
    NONE = "none"


class CheckState(StrEnum):
    """The states of a stabilisation check (ENGINE 10)."""

    NOT_ASKED = "niet gevraagd"
    AGREED = "akkoord"
    OPEN = "actie open"
    NOT_APPLICABLE = "n.v.t."


class Tenure(StrEnum):
    """Rent or own."""

    RENT = "huur"
    OWN = "koop"


class Channel(StrEnum):
    """How somebody likes to be reached."""

    LETTER = "brief"
    EMAIL = "e-mail"
    PHONE = "telefoon"
    TEXT_MESSAGE = "sms"
    CHAT = "chat"
    VIDEO_CALL = "videobellen"
    DESK = "loket"


class PaymentMethod(StrEnum):
    """How the customer wants to pay."""

    DIRECT_DEBIT = "incasso"
    TRANSFER = "overschrijving"
    STANDING_ORDER = "periodieke overschrijving"
    PAYMENT_LINK = "betaallink"


class Prescription(StrEnum):
    """What a named reviewer decided about a claim that may have prescribed (ENGINE 10)."""

    STANDS = "niet verjaard"
    PRESCRIBED = "verjaard"


class ReasonFor(StrEnum):
    """What a recorded reason is about."""

    STABILISATION_OVERRIDE = "stabilisation_override"
    REST_AT_END = "rest_at_end"
    VARYING_INCOME = "varying_income"
    SHARING = "sharing"
    MINIMUM_TOO_LONG = "minimum_too_long"
    """a senior lets the household live on its lowest amount for longer (ENGINE 13)"""
    SAME_AGAIN = "same_again"
    """a senior lets another plan follow on plans that failed (facts: afm 19)"""
    SCHULDHULP = "schuldhulp"
    """that help with all debts together was talked about, and what the customer wants"""
    OTHER = "other"
