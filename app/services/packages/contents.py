"""A package opened: its signature, its form, and every file in it looked at as if it lay alone.

Whether it may be installed here and now is another question: `installing` asks it.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from app.i18n import Texts
from app.services.refused import refused_problems
from app.store.minisign import PublicKey
from app.store.policy_file import policy_of
from app.store.signed_package import Manifest, PackageRefused, SignedPackage, read_package
from app.store.tariff_files import TariffText, tariffs_of
from app.version import PROGRAM_VERSION
from calc import PolicyFile, Problem, TariffFile
from calc.base.value_type import value_type
from calc.tariffs.tariff_file import TWO_PEOPLE, different_people
from calc.version import ENGINE_VERSION


class PackageFileWrong(PackageRefused):
    """A file in it fails its own checks: every problem, by its value and its line."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        super().__init__("file_wrong", name=name)
        self.problems = problems

    def said(self, texts: Texts) -> list[str]:
        """Which file, and what is wrong in it, one a line."""
        points = refused_problems(texts, self.problems)
        return [*super().said(texts), *(f"  - {point}" for point in points)]


@value_type
class PackageContents:
    """What is in a package that was signed by a key we trust, and passed its checks."""

    signed: SignedPackage
    tariffs: tuple[TariffText, ...]
    policies: tuple[PolicyFile, ...]

    @property
    def manifest(self) -> Manifest:
        """What it says of itself."""
        return self.signed.manifest

    @property
    def tariff_files(self) -> tuple[TariffFile, ...]:
        """Its figures of the law, a file a year."""
        return tuple(text.file for text in self.tariffs)

    @property
    def by_one_person(self) -> bool:
        """Whether nobody looked at the package but who made it."""
        return _are_alone(self.manifest.made_by, *self.manifest.checked_by)

    @property
    def one_person_files(self) -> tuple[str, ...]:
        """The files behind which one person stands: to be said wherever they are shown."""
        tariffs = [text.file.source.name for text in self.tariffs if text.file.by_one_person]
        together = (self.manifest.made_by, *self.manifest.checked_by)
        policies = [
            file.source.name
            for file in self.policies
            if _are_alone(*together, *file.policy.checked_by)
        ]
        return (*tariffs, *policies)


def open_package(data: bytes, keys: tuple[PublicKey, ...]) -> PackageContents:
    """What is in a package that one of these keys signed. Raises PackageRefused."""
    signed = read_package(data, keys)
    try:
        return checked(signed)
    except PackageFileWrong:
        # A newer engine knows figures that this one does not: then its maker has nothing to mend.
        check_versions(signed.manifest)
        raise


def check_versions(manifest: Manifest) -> None:
    """That this program is not older than a package needs. Raises PackageRefused."""
    for what, needed, here in (
        ("program", manifest.program, PROGRAM_VERSION),
        ("engine", manifest.engine, ENGINE_VERSION),
    ):
        if _numbers(needed) > _numbers(here):
            raise PackageRefused(f"newer_{what}", needed=needed, here=here)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def checked(signed: SignedPackage) -> PackageContents:
    """The files of a package, each through its own checks. Raises PackageRefused."""
    tariffs: list[TariffText] = []
    policies: list[PolicyFile] = []
    for packed in signed.manifest.files:
        folder, _, name = packed.name.partition("/")
        data = signed.files[packed.name]
        read = tariffs_of(data) if folder == "tariffs" else policy_of(data, Path(name))
        if isinstance(read, tuple):
            raise PackageFileWrong(packed.name, tuple(map(_in_package, read)))
        source = read.source if isinstance(read, PolicyFile) else read.file.source
        # A receipt names a file by this hash: other ends of lines would give it two.
        if source.sha256 != packed.sha256:
            raise PackageRefused("file_differs", name=packed.name)
        if source.name != name:
            raise PackageRefused("name_wrong", name=packed.name)
        if isinstance(read, PolicyFile):
            if read.policy.logo is not None:  # a picture lies beside a policy, and none comes along
                raise PackageFileWrong(packed.name, (_in_package(Problem("", "logo")),))
            policies.append(read)
        else:
            tariffs.append(read)
    _refuse_one_as_two(signed.manifest, (text.file for text in tariffs))
    return PackageContents(signed, tuple(tariffs), tuple(policies))


def _in_package(problem: Problem) -> Problem:
    """What is wrong with a logo here is that there is one, wherever its file lies."""
    return replace(problem, code="package_logo") if problem.path == "logo" else problem


def _refuse_one_as_two(manifest: Manifest, files: Iterable[TariffFile]) -> None:
    """Who made it is no second person. Raises PackageRefused.

    That there was one person may be: then it is said. That one passes for two may not.
    """
    _refuse_same(manifest.made_by, manifest.checked_by)
    for file in files:
        _refuse_same(file.made_by, file.checked_by)


def _refuse_same(made_by: str | None, checked_by: tuple[str, ...]) -> None:
    # A checker who is nobody, as "onbekend", is no lie: then one person is said.
    checked = different_people(*checked_by)
    if made_by is not None and checked and checked == different_people(made_by):
        raise PackageRefused("same_person", name=made_by)


def _are_alone(*names: str | None) -> bool:
    return len(different_people(*names)) < TWO_PEOPLE
