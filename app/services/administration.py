"""What the administrator of this computer set for everybody, and what that comes to. No Qt.

read(folder, data)      the rules that count; NONE when there is no file
Administration          policy, store, keys, settings that are locked, settings to begin with
asked_or_set            what somebody asks for, unless the administrator set another
keys_set, shown_place   what stands in the file, and how a place is shown
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from app.i18n.user_error import Exit, UserError
from app.store.administrator import NAME, SetByAdministrator, administrators_bytes
from app.store.database.address import shown
from app.store.installed_packages import POLICIES
from app.store.same_file import is_same_file
from calc import Policy
from calc.base.characters import on_one_line
from calc.base.value_type import value_type

# Mostly there is no file, and its keys with their checks are not made to be told so.
if TYPE_CHECKING:
    from app.store.administrators_file import AdministratorsFile

__all__ = [
    "NAME",
    "NONE",
    "Administration",
    "SetByAdministrator",
    "asked_or_set",
    "keys_set",
    "read",
]

_ADDRESS: Final = "://"
_USER: Final = "{user}"
_PATHS: Final = frozenset({"backup_folder", "store"})


class NotAnAgencys(UserError):
    """An agency works here, and this policy does not say under what number and for whom."""

    exit_code = Exit.ENVIRONMENT


class PolicyNotInstalled(UserError):
    """The administrator names a policy out of a package that is not installed."""

    exit_code = Exit.ENVIRONMENT


@value_type
class Administration:
    """The rules of this computer, and the file they stand in; None: there is none.

    `locked` and `defaults` are settings by their name, paths whole. `policy` is the file to be
    used, for everybody.
    """

    path: Path | None = None
    file: "AdministratorsFile | None" = None
    policy: Path | None = None
    store: str | None = None
    locked: Mapping[str, Any] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)

    def policy_for(self, asked: Path | None) -> Path | None:
        """The policy to work with. Raises SetByAdministrator for another than the one that is set;
        PolicyNotInstalled when that one has yet to come in a package, FileTrouble.
        """
        if self.policy is None or self.file is None:
            return asked
        from app.store.administrators_file import PACKAGE

        if asked is not None and not is_same_file(asked, self.policy):
            raise SetByAdministrator("administrator.set.policy", file=shown_place(self.policy))
        package = self.file.policy or ""
        if package.startswith(PACKAGE) and not _is_installed(self.policy, self.file):
            raise PolicyNotInstalled(
                "administrator.not_installed", name=on_one_line(package.removeprefix(PACKAGE))
            )
        return self.policy

    def must_fit(self, policy: Policy) -> None:
        """Raises NotAnAgencys: a letter under it would not say for whom an agency collects."""
        if self.file is not None and self.file.agency and policy.agency is None:
            raise NotAnAgencys("administrator.not_agencys", name=on_one_line(policy.name))


NONE: Final = Administration()
"""Where there is no file."""


def read(folder: Path, data: Path) -> Administration:
    """The rules in the file of this folder. `data`: the data folder of who works here.

    Raises AdministratorsFileWrong, FileTrouble.
    """
    path = folder / NAME
    file = read_file_of(path)
    return NONE if file is None else rules_of(file, path, data)


def read_file_of(path: Path) -> "AdministratorsFile | None":
    """An administrator's file, wherever it stands; None when there is none.

    Raises AdministratorsFileWrong, FileTrouble.
    """
    data = administrators_bytes(path)
    if data is None:
        return None
    from app.store.administrators_file import administrators_file

    return administrators_file(data, path)


def rules_of(file: "AdministratorsFile", path: Path, data: Path) -> Administration:
    """What a file comes to for who works here."""
    from app.store.administrators_file import DEFAULTS, LOCKED

    def whole(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return MappingProxyType(
            {name: _whole(value, path.parent) if name in _PATHS else value
             for name, value in values.items()}
        )  # fmt: skip

    at_the_top = {"language": file.language, "store": file.store}
    of_top = {name: value for name, value in at_the_top.items() if value is not None}
    locked = whole(of_top | file.given(LOCKED))
    return Administration(
        path, file, _policy(file.policy, path.parent, data), locked.get("store"),
        locked, whole(file.given(DEFAULTS)),
    )  # fmt: skip


def asked_or_set(asked: str | None, rules: Administration, name: str) -> str | None:
    """The value of a setting that is locked, or else what somebody asks for.

    Raises SetByAdministrator when they are not the same.
    """
    if name not in rules.locked:
        return asked
    value: str = rules.locked[name]
    if asked and asked != value and not _same_place(asked, value, name):
        raise SetByAdministrator(f"administrator.set.{name}", file=shown_place(value))
    return value


def keys_set(rules: Administration) -> dict[str, object]:
    """Every key that stands in the file, by its whole name, with its value as it may be shown."""
    if rules.file is None:
        return {}
    from app.store.administrators_file import every_key

    given = rules.file.model_dump(exclude_unset=True)
    found: dict[str, object] = {}
    for key in every_key():
        table, _, name = key.rpartition(".")
        values = given.get(table, {}) if table else given
        if name in values:
            found[key] = shown_place(values[name]) if name in _PATHS else values[name]
    return found


def shown_place(place: object) -> str:
    """As it may be shown: the address of a server may have a password in it."""
    named = str(place)
    return on_one_line(shown(named) if _ADDRESS in named else named)


def _same_place(asked: str, value: str, name: str) -> bool:
    if name not in _PATHS or not value or _ADDRESS in asked or _ADDRESS in value:
        return False
    return is_same_file(Path(asked), Path(value))


def _policy(named: str | None, folder: Path, data: Path) -> Path | None:
    if named is None:
        return None
    from app.store.administrators_file import PACKAGE

    if named.startswith(PACKAGE):
        return data / POLICIES / f"{named.removeprefix(PACKAGE)}.toml"
    return Path(_whole(named, folder))


def _is_installed(path: Path, file: "AdministratorsFile") -> bool:
    """Whether a package that is trusted brought this policy; then it lies there as it was signed.

    The data folder is of who works here: what they put there themselves is no rule for everybody.
    """
    from app.services.packages.installed import installed_policies
    from app.services.packages.trust import trust_of

    return path.stem in installed_policies(path.parents[1], trust_of(file))


def _whole(written: str, folder: Path) -> str:
    """A path as an administrator writes it: from this file's folder, `~` or {user} for a person."""
    if not written or _ADDRESS in written:
        return written
    if _USER in written:
        from app.services.dossier_store.opening import account  # it loads the database

        written = written.replace(_USER, account())
    path = Path(written)
    with suppress(RuntimeError):  # a user without a folder, as in a container
        path = path.expanduser()
    return str(folder / path)
