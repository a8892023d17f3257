"""The fields of every page, as data. A test finds each field of the Draft in one of these lists.

Some of people and of where they live stand in `people_specs`.
"""

from typing import Final

from app.services.intake.applies import (
    had_arrangements,
    has_mandate,
    has_nhg,
    is_decided,
    is_schrijnend,
    is_tenant,
    may_be_paid_elsewhere,
    needs_days_a_year,
    pays_by_debit,
    shares_costs,
)
from app.services.intake.fields import FieldKind as K
from app.services.intake.fields import FieldSpec as F
from app.services.intake.fields import Section
from calc.dossier.agreed_schedule import EntryKind
from calc.dossier.codes import (
    AfterEnd,
    Certainty,
    Channel,
    Evidence,
    HouseholdType,
    PaymentMethod,
    Prescription,
    ReasonFor,
    Sharing,
    Tenure,
)
from calc.dossier.debt import ArrangementOutcome, SaleKind
from calc.dossier.people import BenefitRecipient, HelperMay, ParentRef, Recipient
from calc.dossier.solution import SolutionKind
from calc.dossier.statutory import CorrectionKind

CALL: Final = Section(
    "form.section.call",
    (
        F(("contact", "phone"), K.TEXT),
        F(("contact", "email"), K.TEXT),
        F(("contact", "preferred_channel"), K.CHOICE, choices=Channel),
        F(("debt", "balance"), K.AMOUNT),
        F(("contact", "payment_method"), K.CHOICE, choices=PaymentMethod),
        F(("contact", "debit_day"), K.WHOLE, applies=pays_by_debit),
        F(("contact", "next_conversation"), K.DAY),
        F(("contact", "next_conversation_at"), K.TIME),
    ),
)
"""What is asked while somebody is on the telephone; the rest of the first page is looked up."""
ABOUT: Final = Section(
    "ui.section.about",
    (
        F(("about", "title"), K.TEXT, wide=True),
        F(("reference_date",), K.DAY),
        F(("first_plan_month",), K.MONTH),
        F(("about", "story"), K.LONG_TEXT, wide=True),
    ),
)
CONTACT: Final = Section(
    "ui.section.contact",
    (
        F(("contact", "street"), K.TEXT),
        F(("contact", "postcode"), K.TEXT),
        F(("contact", "town"), K.TEXT),
        F(("contact", "country"), K.TEXT, help="ui.help.contact_country"),
        F(("contact", "mandate", "reference"), K.TEXT, applies=has_mandate),
        F(("contact", "mandate", "signed_on"), K.DAY, applies=has_mandate),
    ),
)
HELPER: Final = Section(
    "ui.section.helper",
    (
        F(("contact", "helper", "name"), K.TEXT),
        F(("contact", "helper", "relation"), K.TEXT),
        F(("contact", "helper", "phone"), K.TEXT),
        F(("contact", "helper", "consent"), K.YES_NO),
        F(("contact", "helper", "may"), K.CHOICE, choices=HelperMay),
        F(("contact", "helper", "until"), K.DAY, none=True),
    ),
)
DEBT: Final = (
    Section(
        "ui.section.debt",
        (
            F(("debt", "creditor"), K.TEXT),
            F(("debt", "reference"), K.TEXT),
            F(("debt", "payment_reference"), K.TEXT),
            F(("debt", "managed_by"), K.TEXT),
            F(("debt", "title"), K.TEXT),
            F(("debt", "principal"), K.AMOUNT),
            F(("debt", "costs"), K.AMOUNT),
            F(("debt", "vat"), K.AMOUNT),
            F(("debt", "paid"), K.AMOUNT),
            F(("debt", "interest", "amount"), K.AMOUNT),
            F(("debt", "interest", "rate"), K.PERCENT),
            F(("debt", "interest", "from_date"), K.DAY, none=True),
            F(("debt", "interest", "until"), K.DAY, none=True),
            F(("debt", "interest", "ground"), K.TEXT),
            F(("debt", "interest_during_plan"), K.PERCENT, unknown=False),
        ),
    ),
    Section(
        "ui.section.sale",
        (
            F(("debt", "sale_date"), K.DAY),
            F(("debt", "sale_kind"), K.CHOICE, choices=SaleKind),
            F(("debt", "last_interruption"), K.DAY),
            F(("debt", "liability_note"), K.TEXT),
            F(("debt", "nhg"), K.YES_NO),
            F(("debt", "nhg_decision"), K.TEXT, applies=has_nhg, wide=True),
        ),
    ),
    Section(
        "ui.section.prescription",
        (
            F(("debt", "prescription"), K.CHOICE, choices=Prescription),
            F(("debt", "prescription_reviewer"), K.TEXT),
        ),
        "ui.section.prescription_help",
    ),
    Section(
        "ui.section.schemes",
        (
            F(("debt", "seizure"), K.YES_NO),
            F(("debt", "wsnp"), K.YES_NO),
            F(("debt", "msnp"), K.YES_NO),
            F(("debt", "bewind"), K.YES_NO),
            F(("debt", "bkr", "contract"), K.TEXT),
            F(("debt", "bkr", "codes"), K.WORDS),
            F(("debt", "bkr", "note"), K.TEXT, wide=True),
        ),
    ),
)
HOUSEHOLD: Final = Section(
    "",
    (
        F(("household_type",), K.CHOICE, choices=HouseholdType),
        F(("cost_sharing",), K.CHOICE, choices=Sharing, applies=shares_costs),
    ),
)
HOUSING: Final = Section(
    "form.section.home",
    (
        F(("housing", "tenure"), K.CHOICE, choices=Tenure),
        F(("housing", "kind_of_home"), K.TEXT),
        F(("housing", "basic_rent"), K.AMOUNT, applies=is_tenant),
        F(("housing", "service_costs"), K.AMOUNT, applies=is_tenant),
        F(("savings",), K.AMOUNT),
    ),
)
CUT_OFF: Final = Section("", (F(("housing", "cut_off_threat"), K.YES_NO),))
NOTES: Final = Section("ui.section.notes", (F(("notes",), K.LONG_TEXT, unknown=False, wide=True),))

# Relative to one item of a list: ("adults", 0), ("children", 2), ("income", 5) and so on.
ADULT_ROW: Final = Section(
    "",
    (
        F(("name",), K.TEXT),
        F(("birth_month",), K.MONTH),
        F(("work",), K.TEXT),
        F(("hours_per_week",), K.WHOLE),
        F(("taxable_income", "amount"), K.AMOUNT),
        F(("liable",), K.ANSWER),
        F(("registered_at_address",), K.ANSWER),
    ),
)
"""What stands in the row of an adult; the rest is folded away below the rows."""
ADULT: Final = Section(
    "",
    (
        F(("salutation",), K.TEXT),
        F(("taxable_income", "year"), K.WHOLE),
        F(("taxable_income", "evidence"), K.CHOICE, choices=Evidence),
        F(("payslip", "taxable_month"), K.AMOUNT),
        F(("payslip", "holiday_pay_year"), K.AMOUNT),
        F(("payslip", "extra_pay_year"), K.AMOUNT),
        F(("toetsingsinkomen", "amount"), K.AMOUNT),
        F(("toetsingsinkomen", "year"), K.WHOLE),
        F(("toetsingsinkomen", "evidence"), K.CHOICE, choices=Evidence),
        F(("assets_1_january",), K.AMOUNT),
        F(("health_insured",), K.YES_NO),
        F(("language",), K.TEXT),
        F(("reading_needs",), K.TEXT),
    ),
)
CHILD_ROW: Final = Section(
    "",
    (
        F(("name",), K.TEXT),
        F(("birth_month",), K.MONTH),
        F(("registered_at_address",), K.ANSWER),
    ),
)
CHILD: Final = Section(
    "",
    (
        F(("days_per_14",), K.WHOLE, help="ui.help.days_per_14"),
        F(("of",), K.CHOICE, choices=ParentRef),
        F(
            ("days_per_year",),
            K.WHOLE,
            item_applies=needs_days_a_year,
            help="ui.help.days_per_year",
        ),
        F(("other_home",), K.YES_NO),
        F(
            ("kinderbijslag_to",),
            K.CHOICE,
            choices=BenefitRecipient,
            item_applies=may_be_paid_elsewhere,
        ),
        F(
            ("kindgebonden_budget_to",),
            K.CHOICE,
            choices=Recipient,
            item_applies=may_be_paid_elsewhere,
        ),
    ),
)
CO_DEBTOR: Final = Section(
    "",
    (
        F(("has_own_plan",), K.YES_NO),
        F(("monthly",), K.AMOUNT),
        F(("internal_share",), K.PERCENT),
        F(("note",), K.TEXT),
    ),
)
EARLIER: Final = Section(
    "",
    (
        F(("outcome",), K.CHOICE, choices=ArrangementOutcome),
        F(("amount",), K.AMOUNT),
        F(("from_date",), K.DAY, none=True),
        F(("until",), K.DAY, none=True),
        F(("why_ended",), K.TEXT, wide=True),
    ),
)
STATUTORY: Final = Section(
    "ui.section.statutory",
    (
        F(("statutory", "official", "amount"), K.AMOUNT),
        F(("statutory", "official", "version"), K.TEXT),
        F(("statutory", "official", "on"), K.DAY),
        F(("statutory", "individual_costs"), K.AMOUNT),
        F(("statutory", "individual_costs_reason"), K.LONG_TEXT, wide=True),
    ),
)
CORRECTION: Final = Section(
    "",
    (
        F(("kind",), K.CHOICE, choices=CorrectionKind, unknown=False),
        F(("amount",), K.AMOUNT),
        F(("ground",), K.TEXT, help="ui.help.correction_ground"),
        F(("from_date",), K.DAY, none=True),
        F(("until",), K.DAY, none=True, help="ui.help.correction_until"),
        F(("reason",), K.LONG_TEXT, wide=True),
    ),
)
RECURRENCE: Final = Section(
    "ui.section.recurrence",
    (
        F(("debt", "recurrence", "cause_found"), K.YES_NO, applies=had_arrangements),
        F(("debt", "recurrence", "picture_complete"), K.YES_NO, applies=had_arrangements),
        F(("debt", "recurrence", "what_changed"), K.LONG_TEXT, applies=had_arrangements, wide=True),
        F(("debt", "recurrence", "behaviour"), K.LONG_TEXT, applies=had_arrangements, wide=True),
    ),
    "ui.section.recurrence_help",
)
# Whether it is one is decided in a card of its own: app/ui/deciding.
SCHRIJNEND: Final = Section(
    "",
    (
        F(("schrijnend", "decided_by"), K.TEXT, applies=is_decided),
        F(("schrijnend", "decided_on"), K.DAY, applies=is_decided),
        F(("schrijnend", "handled_by"), K.TEXT, applies=is_schrijnend),
        F(("schrijnend", "aftercare_on"), K.DAY, applies=is_schrijnend),
    ),
)
REASON: Final = Section(
    "",
    (
        F(("about",), K.REASON_ABOUT, choices=ReasonFor, unknown=False),
        F(("role",), K.REASON_ROLE),
        F(("by",), K.TEXT),
        F(("on",), K.DAY),
        F(("text",), K.LONG_TEXT, unknown=False, wide=True),
    ),
)
SOLUTION: Final = (
    Section(
        "life.section.choice",
        (
            F(("solution", "kind"), K.SOLUTION, choices=SolutionKind),
            F(("solution", "role"), K.ROLE),
            F(("solution", "by"), K.TEXT),
            F(("solution", "on"), K.DAY),
            F(("solution", "reason"), K.LONG_TEXT, wide=True),
        ),
        "life.section.choice_help",
    ),
    Section(
        "life.section.amount",
        (
            F(("solution", "amount"), K.AMOUNT),
            F(("solution", "term_months"), K.WHOLE),
            F(("solution", "deviation_reason"), K.LONG_TEXT, wide=True),
        ),
        "life.section.amount_help",
    ),
)
PAID: Final = Section(
    "life.section.paid", (F(("agreement", "paid_sum"), K.AMOUNT),), "life.section.paid_help"
)
ENTRY: Final = Section(
    "",
    (
        F(("kind",), K.CHOICE, unknown=False, choices=EntryKind),
        F(("on",), K.DAY, unknown=False),
        F(("amount",), K.AMOUNT, unknown=False, none=True),
        F(("month",), K.MONTH, unknown=False, none=True),
        F(("by",), K.TEXT),
        F(("note",), K.TEXT),
    ),
)
_WHEN: Final = (
    F(("from_date",), K.DAY, none=True),
    F(("until",), K.DAY, none=True),
)
_LINE: Final = (
    *_WHEN,
    F(("date",), K.DAY, none=True),
    F(("due_months",), K.MONTHS_OF_YEAR, unknown=False),
    F(("certainty",), K.CHOICE, choices=Certainty),
)
# What does not fit in the table stands in the drawer beside it, for the line that is chosen.
INCOME_DETAIL: Final = Section(
    "",
    (
        *_LINE,
        F(("pay_date",), K.DAY, none=True),
        F(("followed_by",), K.AFTER_END, choices=AfterEnd),
        F(("successor",), K.INCOME_LINE, unknown=False, none=True),
        F(("varying",), K.CHECKBOX, unknown=False, wide=True),
    ),
)
EXPENSE_DETAIL: Final = Section(
    "", (*_LINE, F(("paid_from",), K.PAID_FROM_PGB, unknown=False, wide=True))
)
ARRANGEMENT_DETAIL: Final = Section(
    "",
    (
        F(("kind",), K.TEXT),
        F(("priority",), K.TEXT),
        *_WHEN,
        F(("arrears",), K.YES_NO),
        F(("withheld",), K.YES_NO),
        F(("income_is_after_withholding",), K.CHECKBOX, unknown=False, wide=True),
        F(("withheld_from",), K.INCOME_LINE, unknown=False, none=True),
        F(("replaced_by_plan",), K.CHECKBOX, unknown=False, wide=True),
        F(("already_in_profit",), K.CHECKBOX, unknown=False, wide=True),
    ),
)
