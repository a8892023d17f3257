"""Whose claim it is: the creditor of a dossier beside the clients that a policy names.

    claim_of(draft, policy)     who the money is owed to, and whether the policy is for them

Names are compared as people write them: without capitals, accents, spaces, punctuation and legal
form, and without the team that a name may carry behind a comma.
"""

import re
import unicodedata
from enum import Enum, auto
from typing import Final

from calc.base.unknown import Maybe
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.policy.policy import Policy

_LEGAL_FORMS: Final = frozenset({"nv", "bv"})
_TEAMS: Final = frozenset({"team", "afdeling", "afd", "department"})
_APART: Final = re.compile(r"[^\w.'’]+|_")
_WITHIN: Final = re.compile(r"[.'’]")


class ClaimState(Enum):
    """Whether the policy is for the creditor of a dossier."""

    OURS = auto()
    NOT_A_CLIENT = auto()
    """named, and none of the clients"""
    TWO_CLIENTS = auto()
    """the creditor and the client of the dossier are two different clients"""
    NOT_SAID = auto()
    """nobody said which of several it is"""


@value_type
class CreditorClaim:
    """`creditor`: who the money is owed to, as the dossier names it; "" while nobody
    knows.

    `path`: the field that says it, or has to. `clients`: the names of those the policy is for;
    none: an agency that does not say for whom it works. `other`: of two clients the second name.
    """

    state: ClaimState
    creditor: str
    path: str
    clients: tuple[str, ...]
    other: str = ""


def claim_of(draft: Draft, policy: Policy) -> CreditorClaim:
    """Who the money is owed to under this policy, and whether that is one of its clients."""
    clients = _clients(policy)
    named = [
        (path, name)
        for path, name in (
            ("debt.creditor", draft.debt.creditor),
            ("handling.client", draft.handling.client),
        )
        if _is_named(name)
    ]
    if not named:
        if len(clients) == 1:
            return CreditorClaim(ClaimState.OURS, clients[0], "debt.creditor", clients)
        return CreditorClaim(ClaimState.NOT_SAID, "", "debt.creditor", clients)
    path, creditor = named[0]
    if not clients:
        return CreditorClaim(ClaimState.OURS, str(creditor), path, clients)
    which = []
    for path, name in named:
        found = next((each for each in clients if _same(str(name), each, policy)), None)
        if found is None:
            return CreditorClaim(ClaimState.NOT_A_CLIENT, str(name), path, clients)
        which.append(found)
    if len(set(which)) > 1:
        return CreditorClaim(
            ClaimState.TWO_CLIENTS, str(creditor), "handling.client", clients, str(named[1][1])
        )
    return CreditorClaim(ClaimState.OURS, str(creditor), named[0][0], clients)


def _clients(policy: Policy) -> tuple[str, ...]:
    """Whose claims the policy is for; without clients those of the organisation itself."""
    if policy.clients or policy.agency is not None:
        return policy.clients
    return (policy.name,)


def _same(name: str, client: str, policy: Policy) -> bool:
    """Whether a name is this client; the organisation that writes may go by either of its names."""
    names = {folded(client)}
    own = {folded(policy.name), folded(policy.contact.organisation)}
    if policy.agency is None and names & own:
        names |= own
    return folded(name) in names


def _is_named(name: Maybe[str]) -> bool:
    return name is not UNKNOWN and bool(folded(name))


def folded(name: str) -> str:
    """A name without what people write in different ways; "" for one without a letter or digit.

    "Voorbeeldbank N.V., team Samen eruit" and "VOORBEELD BANK NV" are the same.
    """
    whole, _, behind = name.partition(",")
    first, after = _words(whole), _words(behind)
    # Behind the comma stands a team, or nothing but the legal form: no other company.
    is_whole = bool(first) and (first[-1] in _LEGAL_FORMS or not set(after[:1]) - _TEAMS)
    is_whole = is_whole and not set(after) & _LEGAL_FORMS
    if is_whole or (len(after) == 1 and after[0] in _LEGAL_FORMS):
        return "".join(_without_form(first))
    return "".join(_without_form([*first, *after]))


def _words(text: str) -> list[str]:
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _WITHIN.sub("", _APART.sub(" ", plain)).split()
    # "N. V." is written as two words.
    joined: list[str] = []
    for word in words:
        if joined and word == "v" and joined[-1] in ("n", "b"):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _without_form(words: list[str]) -> list[str]:
    """Without the legal form at the end; a name that is nothing else stays as it is."""
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words = words[:-1]
    return words
