"""The clients of a store: several lenders' policies side by side at one desk.

names(desk)              id -> name, for chips and lists
add, change              with a policy file of the same form as everywhere
organisation_of          what stands on the letters of a client
Policies                 under whose policy a dossier is worked out
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.i18n import LANGUAGES, Texts
from app.i18n.user_error import UserError
from app.services.organisation import Organisation, read_organisation
from app.store.database import clients as stored
from app.store.database.clients import StoredClient
from app.store.database.people import my_organisation
from app.store.database.trouble import StoreTrouble
from calc import UNKNOWN, Draft, PolicyFile
from calc.dossier.handling import Handling
from calc.policy.clients import ClaimState, claim_of, folded
from calc.policy.reading import read_policy

if TYPE_CHECKING:
    from app.services.dossier_store.desk import Desk

__all__ = ["NoSuchClient", "Policies", "StoredClient", "all_of", "names", "organisation_of"]

_NOT_IN_AN_ID: Final = re.compile(r"[^a-z0-9]+")


class NoSuchClient(UserError):
    """The store knows no client of this name."""


class NoSuchPolicy(UserError):
    """No client ever had a policy with this hash."""


class PolicyOfOthers(UserError):
    """This policy is for other clients."""


class ClientIsThere(UserError):
    """There is a client of this name already."""


def all_of(desk: "Desk") -> list[StoredClient]:
    """Those that whoever works here may see, by name. Raises StoreTrouble."""
    return stored.clients(desk.database)


def names(desk: "Desk") -> dict[str, str]:
    """Their names, by the id that stands in the list of dossiers. Raises StoreTrouble."""
    return stored.names(desk.database)


def client_named(desk: "Desk", name: str) -> StoredClient:
    """The client of this name. Raises NoSuchClient, StoreTrouble."""
    for client in all_of(desk):
        if folded(client.name) == folded(name):
            return client
    raise NoSuchClient("store.people.no_client", name=name)


def add(
    desk: "Desk",
    name: str,
    policy: Path,
    retention_months: int | None = None,
    organisation: str | None = None,
) -> StoredClient:
    """A new client, with the policy, the logo and the sentences beside it.

    `organisation`: which handles it; None: that of whoever adds it. Raises ClientIsThere,
    PolicyOfOthers, Refused, OwnTextsRefused, FileTrouble, StoreTrouble.
    """
    name = " ".join(name.split())
    known = names(desk)
    if folded(name) in map(folded, known.values()):
        raise ClientIsThere("store.people.client_is_there", name=name)
    own = my_organisation(desk.database) if organisation is None else organisation
    client = _with_policy(_id_of(name, set(known)), name, own, policy, retention_months)
    stored.add(desk.database, client)
    return client


def change(
    desk: "Desk", name: str, policy: Path | None, retention_months: int | None
) -> StoredClient:
    """Another policy or term for keeping; None: as it is. What it was before stays readable.

    Raises NoSuchClient, PolicyOfOthers, Refused, OwnTextsRefused, FileTrouble, StoreTrouble.
    """
    was = client_named(desk, name)
    months = was.retention_months if retention_months is None else retention_months
    if policy is not None:
        client = _with_policy(was.id, name, was.organisation, policy, months)
    else:
        client = StoredClient(
            was.id, name, was.organisation, was.policy, was.logo, months, was.own_texts
        )
    stored.change(desk.database, client)
    return client


def organisation_of(client: StoredClient) -> Organisation:
    """What stands on its letters. Raises StoreTrouble for a policy that no longer reads."""
    return Organisation(policy_of(client), client.logo, own=client.own_texts)


def every_organisation(desk: "Desk") -> list[Organisation]:
    """Those of all clients, under each policy they ever had: whose paper one may be.

    Raises StoreTrouble.
    """
    known = {client.id: client for client in all_of(desk)}
    return [
        Organisation(_read(policy, client), known[client].logo, own=known[client].own_texts)
        for client, policy in stored.former_policies(desk.database)
        if client in known
    ]


def policy_of(client: StoredClient) -> PolicyFile:
    """Its policy, under the name that its receipts have. Raises StoreTrouble."""
    return _read(client.policy, client.id)


def policy_of_receipt(desk: "Desk", digest: str) -> PolicyFile | None:
    """The policy with this hash, of today or of before: what a receipt is worked out again on.

    None: no client ever had it. Raises StoreTrouble.
    """
    found = stored.policy_by_hash(desk.database, digest)
    return None if found is None else _read(found[1], found[0])


def policies_of(desk: "Desk", client: StoredClient) -> list[tuple[str, str]]:
    """Every policy of a client, the newest first: its hash, and since when. Raises StoreTrouble."""
    return stored.policies(desk.database, client.id)


def policy_at(desk: "Desk", client: StoredClient, digest: str) -> PolicyFile:
    """The policy of a client that a receipt names. Raises NoSuchPolicy, StoreTrouble."""
    found = policy_of_receipt(desk, digest)
    if found is None:
        raise NoSuchPolicy("store.people.no_policy", name=client.name)
    return found


class Policies:
    """Under whose policy a dossier is worked out: its client's, or else the desk's own.

    `desk` is put in when the store is open: how a desk computes is asked for to open it.
    """

    def __init__(self, own: PolicyFile) -> None:
        self.own = own
        self.desk: Desk | None = None
        self._known: dict[str, PolicyFile] | None = None

    def of(self, draft: Draft) -> PolicyFile:
        """The policy for this dossier. Raises StoreTrouble."""
        name = draft.handling.client
        if self.desk is None or name is UNKNOWN:
            return self.own
        if self._known is None:
            self._known = {folded(each.name): policy_of(each) for each in all_of(self.desk)}
        return self._known.get(folded(name), self.own)

    def forget(self) -> None:
        """Ask again what the policies are."""
        self._known = None


def _with_policy(
    client: str, name: str, organisation: str, policy: Path, retention_months: int | None
) -> StoredClient:
    found = read_organisation(policy)
    theirs = Draft(handling=Handling(client=name))
    claim = claim_of(theirs, found.policy_file.policy)
    if claim.state is not ClaimState.OURS:  # no letter would go out for its dossiers
        whose = ", ".join(claim.clients)
        raise PolicyOfOthers("store.people.policy_of_others", name=name, clients=whose)
    own_texts = {}
    for language in LANGUAGES:
        if replaced := found.texts(Texts(language)).replaced:
            own_texts[language] = dict(replaced)
    return StoredClient(
        client, name, organisation, found.policy_file.text, found.logo, retention_months, own_texts
    )


def _id_of(name: str, taken: set[str]) -> str:
    """A short id that says the name, and is nobody else's."""
    base = _NOT_IN_AN_ID.sub("-", name.lower()).strip("-")[: stored.LONGEST_ID - 4] or "client"
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found


def _read(text: str, client: str) -> PolicyFile:
    read = read_policy(text, f"{client}.toml")
    if isinstance(read, tuple):  # it was read when it was put in: a newer program did, or damage
        raise StoreTrouble("damaged")
    return read
