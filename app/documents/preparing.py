"""What to have at hand before a conversation: only what applies to this household."""

from collections.abc import Iterator, Sequence
from typing import Final

from app.documents.case import Case
from calc import UNKNOWN
from calc.dossier.codes import HOLIDAY_PAY, Tenure

_OF_CODE: Final = {
    "wages": ("I01", "I02", "I03", "I04"),
    "pension": ("I05", "I06"),
    "business": ("I07", "U60", "U61"),
    "benefit": ("I08", "I09"),
    "alimony": ("I10", "I11", "U50", "U51", "U52", "R09"),
    "paying_guest": ("I12",),
    "study": ("I13",),
    "care_money": ("I14",),
    "toeslagen": ("I20", "I21", "I22", "I24"),
    "child_benefit": ("I23",),
    "tax": ("I25", "R04"),
    "municipality": ("I26", "U07", "U08"),
    "rent": ("U01", "U02", "R01"),
    "mortgage": ("U03",),
    "energy": ("U05", "U06", "R02"),
    "health": ("U10", "U11", "U12", "U13", "U14", "R03"),
    "insurance": ("U15", "U16", "U17"),
    "phone": ("U20", "U21", "U22", "U23", "R11"),
    "transport": ("U25", "U26", "U27", "U28", "U29"),
    "living": ("U30", "U31", "U32", "U33", "U34", "U40", "U41", "U42", "U44", "U70"),
    "children": ("U35", "U37"),
    "childcare": ("U36",),
    "withheld": ("R12",),
    "scheme": ("R14",),
    "savings": ("I30",),
    "debts": ("R05", "R06", "R07", "R08", "R10", "R13", "R15"),
}
ITEMS: Final = (*_OF_CODE, "income_any", "income_tax")
"""Every sentence there is, in the order in which they are read."""
_GROUP_OF: Final = {code: item for item, codes in _OF_CODE.items() for code in codes}
_PAYS_HOLIDAYS: Final = frozenset({"pension", "benefit"})
NOTHING_YET: Final = {
    "income": ("income_any", "toeslagen"),
    "expenses": ("energy", "health", "insurance", "phone", "living"),
    "arrangements": ("debts",),
}
"""What is asked while a whole list is still empty."""


def item_of(code: str) -> str:
    """The papers that show a line with this code."""
    return _GROUP_OF[code]


def at_hand(case: Case) -> tuple[str, ...]:
    """A whole sentence for each paper, once."""
    wanted = set(_wanted(case))
    return tuple(case.tell(f"at_hand.{item}") for item in ITEMS if item in wanted)


def _is_on_another_paper(code: str, codes: Sequence[str]) -> bool:
    """Holiday pay stands on the payslip, or on the statement of a pension or a benefit."""
    return code == HOLIDAY_PAY and any(item_of(other) in _PAYS_HOLIDAYS for other in codes)


def _wanted(case: Case) -> Iterator[str]:
    draft = case.draft
    lines = {
        "income": [line.code for line in draft.income],
        "expenses": [line.code for line in draft.expenses],
        "arrangements": [line.code for line in draft.arrangements if line.code is not UNKNOWN],
    }
    for name, codes in lines.items():
        yield from (item_of(code) for code in codes if not _is_on_another_paper(code, codes))
        if not codes:
            yield from NOTHING_YET[name]
    if draft.housing.tenure is Tenure.RENT:
        yield "rent"
    if draft.housing.tenure is Tenure.OWN:
        yield "mortgage"
    if draft.children:
        yield from ("child_benefit", "children")
    if draft.debt.seizure is True:
        yield "withheld"
    if any(adult.taxable_income.amount is UNKNOWN for adult in draft.adults):
        yield "income_tax"
    if draft.savings is UNKNOWN:
        yield "savings"
