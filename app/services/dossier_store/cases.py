"""Which dossier somebody means, who names one by its number or its reference."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.i18n.user_error import UserError
from app.store.database import people as stored

if TYPE_CHECKING:
    from app.services.dossier_store.desk import Desk


class NoSuchCase(UserError):
    """No dossier, or none that whoever asks may see: the two are not told apart."""


def case_named(desk: "Desk", word: str) -> Mapping[str, Any]:
    """The one dossier of this number or reference: id, title, reference and whose it is.

    Raises NoSuchCase, StoreTrouble.
    """
    found = stored.cases(desk.database, word.strip())
    if not found:
        raise NoSuchCase("store.people.no_case", case=word)
    if len(found) > 1:
        raise NoSuchCase("store.people.many_cases", case=word)
    return found[0]
