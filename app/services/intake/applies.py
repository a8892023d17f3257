"""For which dossiers a field or a page applies. What was entered before stays, only unseen."""

from calc import UNKNOWN, Draft
from calc.dossier.codes import PaymentMethod
from calc.dossier.complete import shares_with_somebody_not_liable
from calc.dossier.household import Housemate, HousemateKind, LifeState, LifeStateKind
from calc.dossier.people import Child
from calc.dossier.two_homes import days_contradict, has_other_home, may_be_received_elsewhere


def is_tenant(draft: Draft) -> bool:
    """The home is rented, or it is not known yet."""
    return draft.housing.tenure != "koop"


def has_nhg(draft: Draft) -> bool:
    """There was a mortgage guarantee, or it is not known yet."""
    return draft.debt.nhg is not False


def shares_costs(draft: Draft) -> bool:
    """Costs are shared with an adult who does not owe the debt."""
    return shares_with_somebody_not_liable(draft)


def had_arrangements(draft: Draft) -> bool:
    """An earlier arrangement on this debt ended."""
    return bool(draft.debt.earlier_arrangements)


def has_mandate(draft: Draft) -> bool:
    """A direct debit needs a mandate; or something of one is filled in."""
    mandate = draft.contact.mandate
    filled = any(each is not UNKNOWN for each in (mandate.reference, mandate.signed_on))
    return filled or draft.contact.payment_method is PaymentMethod.DIRECT_DEBIT


def pays_by_debit(draft: Draft) -> bool:
    """Money is taken from an account, or it is not known how it comes; or a day is filled in."""
    contact = draft.contact
    other = contact.payment_method not in (PaymentMethod.DIRECT_DEBIT, UNKNOWN)
    return not other or contact.debit_day is not UNKNOWN


def is_decided(draft: Draft) -> bool:
    """Somebody said whether the situation is a distressing one."""
    marked = draft.schrijnend
    return any(each is not UNKNOWN for each in (marked.flagged, marked.decided_by))


def is_schrijnend(draft: Draft) -> bool:
    """Somebody marked the situation as distressing."""
    return draft.schrijnend.flagged is True


def lives_abroad(draft: Draft) -> bool:
    """The customer lives abroad, or something about that country is filled in."""
    where = draft.residence
    about = (where.country, where.country_factor, where.country_factor_source)
    return where.abroad is True or any(value is not UNKNOWN for value in about)


def is_in_institution(draft: Draft) -> bool:
    """The customer lives in an institution, or its price is filled in."""
    where = draft.residence
    return where.institution is True or where.institution_price is not UNKNOWN


def has_two_homes(child: Child) -> bool:
    """The child also lives elsewhere, or it is not known whether it does."""
    return has_other_home(child) is not False or days_contradict(child)


def needs_days_a_year(child: Child) -> bool:
    """The days of two weeks do not say it, or those of a year are filled in."""
    return has_two_homes(child) or child.days_per_year is not UNKNOWN


def may_be_paid_elsewhere(child: Child) -> bool:
    """Another parent may receive for this child, or somebody said who does."""
    answers = (child.kinderbijslag_to, child.kindgebonden_budget_to)
    return may_be_received_elsewhere(child) or any(value is not UNKNOWN for value in answers)


def may_end(state: LifeState) -> bool:
    """A state that can be over one day, or of which somebody filled in that it is."""
    return state.kind is not LifeStateKind.DECEASED or state.until is not None


def has_counted_income(other: Housemate) -> bool:
    """Somebody whose income counts for huurtoeslag, or may: nobody who rents a room."""
    return other.kind is not HousemateKind.LODGER
