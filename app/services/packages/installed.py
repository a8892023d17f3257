"""What was installed here, looked at again each time: a signature that was right stays to be seen.

<data folder>/packages/          the packages, whole
figures of them                  used with the program's own; see app.services.tariffs
policies of them                 for an administrator who says `policy = "package:<name>"`
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.services.packages.contents import PackageContents, check_versions, open_package
from app.services.packages.trust import PackageTrust
from app.store.files import FileTrouble
from app.store.installed_packages import (
    installed_on,
    package_paths,
    put_policy,
)
from app.store.signed_package import PackageRefused, read_bytes
from calc import PolicyFile
from calc.base.value_type import value_type


@value_type
class Installed:
    """A package in the data folder. `contents`: None when it is not used, for the reason `why`."""

    path: Path
    on: date | None
    contents: PackageContents | None
    why: PackageRefused | FileTrouble | None = None


@value_type
class InstalledPolicy:
    """A policy out of a package, and the file that it is read from."""

    path: Path
    file: PolicyFile
    signed_by: str


def installed(folder: Path, trust: PackageTrust) -> tuple[Installed, ...]:
    """Every package in the data folder, the earliest first. Raises FileTrouble of the folder."""
    return tuple(_looked_at(path, trust) for path in package_paths(folder))


def _looked_at(path: Path, trust: PackageTrust) -> Installed:
    try:
        contents = open_package(read_bytes(path), trust.keys)
        # It was put here by a newer program, or from another desk: its makers saw other euros.
        check_versions(contents.manifest)
    except (PackageRefused, FileTrouble) as why:
        return Installed(path, installed_on(path), None, why)
    return Installed(path, installed_on(path), contents)


def sound(packages: tuple[Installed, ...]) -> list[PackageContents]:
    """Those that are used."""
    return [each.contents for each in packages if each.contents is not None]


def installed_policies(folder: Path, trust: PackageTrust) -> Mapping[str, InstalledPolicy]:
    """The policies that packages brought, by name; of two revisions the higher.

    Each as a file, put back as it was signed when somebody changed it. Raises FileTrouble.
    """
    best: dict[str, tuple[PolicyFile, str]] = {}
    for contents in sound(installed(folder, trust)):
        for file in contents.policies:
            name = file.source.name.removesuffix(".toml")
            if name not in best or best[name][0].source.revision < file.source.revision:
                best[name] = (file, contents.signed.key.name)
    return {
        name: InstalledPolicy(
            put_policy(folder, file.source.name, file.text.encode()), file, signed_by
        )
        for name, (file, signed_by) in best.items()
    }
