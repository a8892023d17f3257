"""Whether a package may be installed here and now, and installing it: all of it, or nothing.

What was refused stays refused whoever asks: there is no way around it but another package.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from app.services.packages.contents import PackageContents, check_versions
from app.services.packages.installed import Installed, installed, installed_policies, sound
from app.services.packages.trust import PackageTrust
from app.services.tariffs import TariffShelf
from app.store.files import FileTrouble
from app.store.installed_packages import keep_policy, put
from app.store.signed_package import Manifest, PackageRefused
from app.store.tariff_files import keep
from calc import PolicyFile, TariffFile, Tariffs
from calc.base.characters import name_folded
from calc.base.value_type import value_type


@value_type
class Workstation:
    """Where a package would be installed.

    `organisation`: whose policy is used there; "": that policy has yet to come in a package.
    """

    folder: Path
    today: date
    organisation: str
    trust: PackageTrust
    shelf: TariffShelf


def check_installable(contents: PackageContents, here: Workstation) -> None:
    """Raises PackageRefused with the first reason why not, FileTrouble of the data folder."""
    manifest = contents.manifest
    before = installed(here.folder, here.trust)
    _check_time(manifest, here.today)
    check_versions(manifest)
    brought = (policy.policy.name for policy in contents.policies)
    _check_organisation(manifest, [here.organisation] if here.organisation else list(brought))
    _check_sequence(contents, before)
    for file in contents.tariff_files:
        _check_tariffs(file, here.shelf)
    known = [policy for each in sound(before) for policy in each.policies]
    for policy in contents.policies:
        _check_policy(policy, known)


def install(contents: PackageContents, here: Workstation) -> Path:
    """Install a package; where it is kept. Raises PackageRefused, FileTrouble.

    Copies by their hash come first: nothing uses them yet, and who is stopped half-way has what he
    had. Then the package itself, in one piece: from then on it is installed. A policy is put where
    it is used from after that, now or when somebody next asks for it.
    """
    check_installable(contents, here)
    for text in contents.tariffs:
        keep(here.folder, text)
    for policy in contents.policies:
        keep_policy(here.folder, policy.source.name, policy.text.encode())
    path = put(here.folder, contents.signed, here.today)
    with suppress(FileTrouble):
        installed_policies(here.folder, here.trust)
    return path


def tariffs_after(contents: PackageContents, shelf: TariffShelf) -> Tariffs:
    """The figures that would rule when it is installed."""
    return Tariffs.of([*(file.file for file in shelf.files), *contents.tariff_files])


def _check_time(manifest: Manifest, today: date) -> None:
    if today < manifest.made_on:
        made_on = manifest.made_on.isoformat()
        raise PackageRefused("clock", day=made_on, today=today.isoformat())
    if today > manifest.valid_until:
        raise PackageRefused("expired", day=manifest.valid_until.isoformat())


def _check_organisation(manifest: Manifest, organisations: list[str]) -> None:
    meant = manifest.organisations
    if meant and not set(map(name_folded, organisations)) & set(map(name_folded, meant)):
        here = ", ".join(organisations) or "-"
        raise PackageRefused("other_organisation", meant=", ".join(meant), here=here)


def _check_sequence(contents: PackageContents, before: Iterable[Installed]) -> None:
    """Never back: the same or an earlier package of this key is refused."""
    key, number = contents.signed.key, contents.manifest.sequence
    of_key = [each for each in sound(tuple(before)) if each.signed.key == key]
    if any(each.signed.sha256 == contents.signed.sha256 for each in of_key):
        raise PackageRefused("installed_already")
    last = max((each.manifest.sequence for each in of_key), default=0)
    if number == last:
        raise PackageRefused("same_number", last=str(last))
    if number < last:
        raise PackageRefused("older", number=str(number), last=str(last))


def _check_tariffs(file: TariffFile, shelf: TariffShelf) -> None:
    """Not under what is here, whatever the number of the package says."""
    values = {"year": str(file.year), "revision": str(file.revision)}
    for known in (each for each in shelf.files if each.file.year == file.year):
        if known.file.revision > file.revision:
            raise PackageRefused("older_figures", **values, here=str(known.file.revision))
        same = known.file.source.sha256 == file.source.sha256
        # What somebody put here without a signature gives way: the shelf says so.
        if known.file.revision == file.revision and known.origin != "own" and not same:
            raise PackageRefused("contradicts", **values)


def _check_policy(file: PolicyFile, known: Iterable[PolicyFile]) -> None:
    source = file.source
    values = {"name": source.name, "revision": str(source.revision)}
    for other in (each.source for each in known if each.source.name == source.name):
        if other.revision > source.revision:
            raise PackageRefused("older_policy", **values, here=str(other.revision))
        if other.revision == source.revision and other.sha256 != source.sha256:
            raise PackageRefused("contradicts_policy", **values)
