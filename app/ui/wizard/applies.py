"""For which dossiers a field or a page applies. What was entered before stays, only unseen."""

from calc import Draft
from calc.dossier.complete import shares_with_somebody_not_liable


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


def is_schrijnend(draft: Draft) -> bool:
    """Somebody marked the situation as distressing."""
    return draft.schrijnend.flagged is True
