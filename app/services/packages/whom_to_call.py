"""Whose plans ask too much with new figures: a name and what changes, for who may see the dossier.

The store gives a name only of a dossier that whoever asks may open.
"""

from typing import TYPE_CHECKING

from app.i18n import Texts
from app.services.packages.running_plans import ChangedPlan, PlansImpact
from app.services.portfolio.saying import say_row
from calc.base.value_type import value_type

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.desk import Desk


@value_type
class PersonToCall:
    """A dossier of the store by its number, whose it is, and what changes."""

    dossier: str
    name: str
    said: str


def whom_to_call(texts: Texts, desk: "Desk", plans: PlansImpact) -> tuple[PersonToCall, ...]:
    """Who comes under the floor first; in each kind who pays most too much. Raises StoreTrouble."""
    from app.store.database.portfolio import names

    touched = [*_most_first(plans.under), *_most_first(plans.too_much)]
    named = names(desk.database, [each.after.file for each in touched])
    return tuple(
        PersonToCall(each.after.file, named[each.after.file], say_row(texts, each.after))
        for each in touched
        if each.after.file in named
    )


def _most_first(plans: tuple[ChangedPlan, ...]) -> list[ChangedPlan]:
    return sorted(plans, key=lambda each: (each.after.difference or 0, each.after.file))
