"""Everything that a command or a window does with packages, under one name.

keys      make_key, read_key, key_on_line, trust_here
making    PackageWish, make_package
reading   opened_file: its signature, its form, its files
here      Workstation, check_installable, install, installed, tariffs_after
"""

from pathlib import Path

from app.services.packages.contents import PackageContents, open_package
from app.services.packages.installed import Installed, installed
from app.services.packages.installing import (
    Workstation,
    check_installable,
    install,
    tariffs_after,
)
from app.services.packages.making import PackageWish, make_package
from app.services.packages.trust import PackageTrust, trust_here
from app.store.installed_packages import SUFFIX
from app.store.minisign import read_public_key as key_on_line
from app.store.package_key import make_key, read_key
from app.store.signed_package import PackageRefused, read_bytes

__all__ = [
    "SUFFIX",
    "Installed",
    "PackageContents",
    "PackageRefused",
    "PackageTrust",
    "PackageWish",
    "Workstation",
    "check_installable",
    "install",
    "installed",
    "key_on_line",
    "make_key",
    "make_package",
    "opened_file",
    "read_key",
    "tariffs_after",
    "trust_here",
]


def opened_file(path: Path, trust: PackageTrust) -> PackageContents:
    """What is in a package file, of a key that is trusted. Raises PackageRefused, FileTrouble."""
    return open_package(read_bytes(path), trust.keys)
