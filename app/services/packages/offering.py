"""A package that somebody brings: what is in it, what it changes here, and why not, if not.

Nothing is changed by looking. `take` installs it, after the same checks once more.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.i18n.user_error import UserError
from app.services.organisation import Organisation
from app.services.packages.example_households import InForce
from app.services.packages.handling import (
    PackageContents,
    PackageTrust,
    Workstation,
    check_installable,
    install,
    opened_file,
    tariffs_after,
    trust_here,
)
from app.services.packages.impact import Change, Impact, impact_of
from app.services.tariffs import TariffShelf, open_shelf
from app.store.installed_packages import folders_of_packages
from calc import Draft, PolicyFile
from calc.base.value_type import value_type

Client = Callable[[Draft], PolicyFile]


@value_type
class Here:
    """Where somebody looks at a package. `client`: the policy of a dossier of a client.

    `policy_comes`: the file of the policy that is used here, that has yet to come in a package.
    """

    folder: Path
    today: date
    organisation: Organisation
    shelf: TariffShelf
    client: Client | None = None
    policy_comes: str = ""

    def workstation(self, trust: PackageTrust) -> Workstation:
        """The same, for whoever installs."""
        name = "" if self.policy_comes else self.organisation.policy_file.policy.name
        return Workstation(self.folder, self.today, name, trust, self.shelf)


@value_type
class Offer:
    """What was found. `refused`: why it is not installed; None: it may be.

    `contents` None: it could not be read, or nobody may trust what stands in it. `impact` and
    `change` are there when it may be installed. `policy_waits`: it brings the policy that is used
    here, which the program reads again when it starts. `policies_aside`: that are not used here.
    """

    contents: PackageContents | None = None
    refused: UserError | None = None
    change: Change | None = None
    impact: Impact | None = None
    policy_waits: bool = False
    policies_aside: tuple[str, ...] = ()

    @property
    def may_be_installed(self) -> bool:
        """Whether somebody can choose to install it."""
        return self.refused is None

    @property
    def asks_a_look(self) -> bool:
        """Whether something should be looked at first: then to install is not the first choice."""
        contents, impact = self.contents, self.impact
        if contents is None or impact is None:
            return True
        alone = contents.by_one_person or bool(contents.one_person_files)
        return alone or impact.asks_a_look


def offer_of(path: Path, here: Here) -> Offer:
    """Look at a package file. Raises nothing: what is wrong stands in the offer."""
    try:
        trust = trust_here()
        contents = opened_file(path, trust)
    except UserError as refused:
        return Offer(refused=refused)
    try:
        check_installable(contents, here.workstation(trust))
    except UserError as refused:
        return Offer(contents, refused)
    change = change_of(contents, here)
    policy_waits = change.then.policy_file != change.now.policy_file
    impact, aside = impact_of(change, here.today), policies_aside(contents, here)
    return Offer(contents, None, change, impact, policy_waits, aside)


def policies_aside(contents: PackageContents, here: Here) -> tuple[str, ...]:
    """The policies in it that are not used on this computer: nothing changes by them."""
    used = here.policy_comes or _policy_from_packages(here)
    return tuple(file.source.name for file in contents.policies if file.source.name != used)


def policy_comes_now(contents: PackageContents, here: Here) -> bool:
    """Whether it brings the policy that is waited for here."""
    return here.policy_comes in [file.source.name for file in contents.policies]


def change_of(contents: PackageContents, here: Here) -> Change:
    """What is computed with here, before and after the package."""
    own = here.organisation.policy_file
    now = InForce(here.shelf.tariffs, own)
    then = InForce(tariffs_after(contents, here.shelf), _policy_after(contents, here) or own)
    return Change(now, then, here.client)


def take(contents: PackageContents, here: Here) -> Path:
    """Install a package; where it is kept. Raises PackageRefused, FileTrouble, what trust raises.

    The shelf of `here` may be of a moment ago: it is looked at again.
    """
    fresh = replace(here, shelf=open_shelf(here.folder))
    return install(contents, fresh.workstation(trust_here()))


def _policy_after(contents: PackageContents, here: Here) -> PolicyFile | None:
    """The policy in it that takes the place of the one in use; None when it brings none such."""
    used = _policy_from_packages(here)
    return next((file for file in contents.policies if file.source.name == used), None)


def _policy_from_packages(here: Here) -> str:
    """The file of the policy in use, where a package brought it; "" for every other."""
    used = here.organisation.path
    _, policies = folders_of_packages(here.folder)
    return used.name if used is not None and used.parent == policies else ""
