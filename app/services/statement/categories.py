"""What a line of a statement is called: one name for each code of our catalogue, and its place in
the British Standard Financial Statement (docs/sfs-nl/mapping-sfs-uk.md is written from this table).

The British names are the keys of its data definition 1.1, as section/category. A line that has no
counterpart there has none here: it is listed apart, never put where it does not belong.
"""

from collections.abc import Iterator
from typing import Final

from calc.base.value_type import value_type


@value_type
class Category:
    """One kind of line. `british`: its section and category there; "" where it has none.

    `is_nearest`: the British category is the nearest one, not the same. `is_essential`: a household
    can hardly do without it; a choice of this format, no norm and no limit of any law.
    """

    code: str
    name: str
    british: str = ""
    is_nearest: bool = False
    is_essential: bool = True


def _near(code: str, name: str, british: str, *, is_essential: bool = True) -> Category:
    return Category(code, name, british, True, is_essential)


PARTNER_WAGES: Final = "earnings/partner-salary-or-wages"
"""Wages of the second adult; those of the first are the client's."""
OTHER_EARNINGS: Final = "earnings/other-earnings"
"""Wages of somebody who is neither."""
WAGES: Final = "earnings/client-salary-or-wages"

INCOME: Final = (
    Category("I01", "wages", WAGES),
    _near("I02", "holiday_pay", WAGES),
    _near("I03", "overtime", WAGES),
    _near("I04", "thirteenth_month", WAGES),
    Category("I05", "state_pension", "pensions/state-pensions"),
    Category("I06", "pension", "pensions/private-work-pensions"),
    _near("I07", "profit", OTHER_EARNINGS),
    _near("I08", "employee_benefit", "benefits/other-benefits"),
    _near("I09", "social_assistance", "benefits/income-support"),
    Category("I10", "partner_maintenance", "other-income/maintenance-child-support"),
    Category("I11", "child_maintenance", "other-income/maintenance-child-support"),
    Category("I12", "boarders_and_lodgers", "other-income/boarders-lodgers"),
    Category("I13", "student_finance", "other-income/student-loans-grants"),
    Category("I14", "care_budget"),
    _near("I20", "care_allowance", "benefits/other-benefits"),
    _near("I21", "rent_allowance", "benefits/local-housing-allowance"),
    _near("I22", "child_budget", "benefits/child-tax-credit"),
    Category("I23", "child_benefit", "benefits/child-benefit"),
    _near("I24", "childcare_allowance", "benefits/other-benefits"),
    _near("I25", "provisional_tax_refund", "other-income/other-other-income"),
    _near("I26", "municipal_supplement", "benefits/other-benefits"),
    Category("I30", "savings_or_once"),
)
EXPENSES: Final = (
    Category("U01", "rent", "home-contents/rent"),
    Category("U02", "service_costs", "home-contents/ground-rent-service-charges"),
    _near("U03", "mortgage_and_leasehold", "home-contents/mortgage"),
    _near("U05", "energy", "utilities/other-utilities"),
    Category("U06", "water", "water/water-supply"),
    _near("U07", "municipal_taxes", "home-contents/council-tax-rates"),
    _near("U08", "water_board_tax", "water/water-waste"),
    Category("U10", "health_insurance", "pensions-insurance/health-insurance"),
    Category("U11", "additional_health_insurance", "pensions-insurance/health-insurance"),
    _near("U12", "health_excess", "care-health/other-care-health"),
    _near("U13", "own_care_costs", "care-health/other-care-health"),
    Category("U14", "care_contribution", "care-health/adult-care-costs"),
    _near("U15", "home_insurance", "pensions-insurance/buildings-contents-insurance"),
    _near("U16", "funeral_and_life_insurance", "pensions-insurance/life-insurance"),
    _near("U17", "disability_insurance", "pensions-insurance/other-pensions-insurances"),
    Category("U20", "internet_tv_phone", "communications-leisure/home-phone-internet-tv"),
    Category("U21", "mobile_phone", "communications-leisure/mobile-phone"),
    _near("U22", "bank_costs", "other-essential/other-essential-costs"),
    _near(
        "U23",
        "subscriptions",
        "communications-leisure/other-communications-leisure",
        is_essential=False,
    ),
    Category("U25", "public_transport", "transport-travel/public-transport"),
    Category("U26", "car_use", "transport-travel/fuel-parking-toll-road-charges"),
    Category("U27", "car_insurance", "transport-travel/car-insurance"),
    Category("U28", "road_tax", "transport-travel/road-tax"),
    Category("U29", "car_maintenance", "transport-travel/mot-ongoing-maintenance"),
    Category("U30", "groceries", "food-housekeeping/groceries"),
    _near("U31", "toiletries_and_cleaning", "personal/toiletries"),
    Category("U32", "clothing", "personal/clothing-footwear"),
    _near("U33", "household_goods", "food-housekeeping/other-food-housekeeping"),
    _near("U34", "pets", "food-housekeeping/vet-bills-pet-insurance"),
    _near("U35", "school", "school/other-school"),
    Category("U36", "childcare", "care-health/childcare-costs"),
    _near("U37", "children_activities", "communications-leisure/pocket-money"),
    Category("U40", "hairdresser_and_personal", "personal/hairdressing"),
    Category(
        "U41", "sport_and_hobby", "communications-leisure/hobbies-leisure-sport",
        is_essential=False,
    ),
    _near("U42", "gifts_and_outings", "communications-leisure/gifts", is_essential=False),
    Category("U44", "informal_care", "care-health/adult-care-costs"),
    Category(
        "U50", "child_maintenance_paid", "care-health/child-maintenance-child-support"
    ),
    _near("U51", "contact_with_children", "other-essential/other-essential-costs"),
    _near("U52", "partner_maintenance_paid", "other-essential/other-essential-costs"),
    Category("U60", "income_tax_on_profit"),
    Category("U61", "health_levy_on_profit"),
    _near("U70", "other_fixed_costs", "other-essential/other-essential-costs"),
)  # fmt: skip
ARRANGEMENTS: Final = (
    Category("R01", "rent_arrears"),
    Category("R02", "energy_or_water"),
    Category("R03", "health_insurer"),
    Category("R04", "tax_authority"),
    Category("R05", "allowances_repaid"),
    Category("R06", "fines"),
    Category("R07", "student_debt"),
    Category("R08", "benefit_repaid"),
    Category("R09", "maintenance_arrears"),
    Category("R10", "loan_or_credit"),
    Category("R11", "telecom_or_shop"),
    Category("R12", "seizure"),
    Category("R13", "family_or_employer"),
    Category("R14", "debt_help"),
    Category("R15", "other_residual_debt"),
)
"""The British form asks which debt is a priority by British law: nothing here decides that."""

BY_NAME: Final = {each.name: each for each in (*INCOME, *EXPENSES, *ARRANGEMENTS)}
BY_CODE: Final = {each.code: each for each in (*INCOME, *EXPENSES, *ARRANGEMENTS)}


def names_of(group: tuple[Category, ...]) -> Iterator[str]:
    """The names that a line of a group may have, in the order of the catalogue."""
    return (each.name for each in group)
