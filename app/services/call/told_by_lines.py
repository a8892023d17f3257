"""What the lines of a dossier tell of the answers of a conversation, by the names in conditions."""

from collections.abc import Set
from typing import Any, Final

from calc import UNKNOWN

LINES_OF: Final[dict[str, tuple[str, ...]]] = {
    "work": ("I01",), "work_temp": ("I01",), "overtime": ("I03",), "bonus": ("I04",),
    "self_employed": ("I07",), "uwv": ("I08",), "bijstand": ("I09",), "aow": ("I05",),
    "pension": ("I06",), "maintenance_in": ("I10",), "duo_income": ("I13",), "pgb": ("I14",),
    "lodger": ("I12",), "tax_back": ("I25",), "municipal_income": ("I26",), "one_off": ("I30",),
    "childcare": ("I24", "U36"), "children_elsewhere": ("U50", "U51"),
    "has_funeral": ("U16",), "has_bank": ("U22",), "has_subs": ("U23",),
    "has_income_insurance": ("U17",), "maintenance_out": ("U52",), "has_other": ("U70",),
    "has_care_clean": ("U31",), "has_replace": ("U33",), "has_pet": ("U34",), "has_hair": ("U40",),
    "has_hobby": ("U41",), "has_gifts": ("U42",), "has_extra_insurance": ("U11",),
    "has_own_risk": ("U12",), "care_self": ("U13",), "has_cak": ("U14",), "has_help": ("U44",),
    "car": ("U26", "U27", "U28", "U29"), "public_transport": ("U25",),
    "d_rent": ("R01",), "d_energy": ("R02",), "d_care": ("R03",), "d_tax": ("R04",),
    "d_allowance": ("R05",), "d_fines": ("R06",), "d_duo": ("R07",), "d_benefit": ("R08",),
    "d_maintenance": ("R09",), "d_loan": ("R10",), "d_shop": ("R11",), "d_family": ("R13",),
    "d_residual": ("R15",),
}  # fmt: skip
"""The lines that say yes to a choice, by its variable."""
GONE_WITHOUT: Final = LINES_OF | {"renting": ("U01", "U02"), "owning": ("U03",)}
"""The lines that go with a choice that is not made (any more)."""
AMOUNT_OF: Final = {
    "care_allowance": "I20", "rent_allowance": "I21", "child_maintenance_in": "I11",
    "damage_insurance": "U15", "premium": "U10", "child_maintenance_out": "U50",
}  # fmt: skip
"""The line of which a variable is the amount."""
SOURCES: Final = ("work", "work_temp", "self_employed", "uwv", "bijstand", "aow", "pension")
WITHHELD: Final = "R12"
"""What somebody holds back on an income: asked apart from the other arrangements."""


def lines_of(ref: str) -> Set[object] | None:
    """Of whom a line is that belongs to a person; of nobody yet: of the customer. None: any."""
    if not ref:
        return None
    return {ref, "AB", *([UNKNOWN] if ref == "A" else [])}


def is_nothing(line: Any) -> bool:
    """A line of 0: it was asked, and there is none of it."""
    return bool(line.amount == 0) and not getattr(line, "months", ())
