"""Whether a package may be installed here and now: never back, never against what is here."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.packages.contents import open_package
from app.services.packages.handling import Workstation, install, installed, tariffs_after
from app.services.packages.installed import installed_policies
from app.services.packages.trust import PackageTrust
from app.services.tariffs import open_shelf
from app.store.files import FileTrouble
from app.store.signed_package import PackageRefused
from app.store.writing import write_private_file
from calc import PolicyFile
from tests.new_tariffs import next_year
from tests.signing import KEY, OTHER, POLICY, TARIFFS, TODAY, TRUST, figures, files_of, policy
from tests.signing import package as package_of

BOTH = PackageTrust((KEY.public, OTHER.public))
Installs = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder on a computer that trusts one key, or two."""
    system = tmp_path / "system"
    system.mkdir()
    lines = ", ".join(f'"{key.public.line}"' for key in (KEY, OTHER))
    (system / "uitzicht.toml").write_text(f"package_keys = [{lines}]\n", encoding="utf-8")
    monkeypatch.setenv("UITZICHT_SYSTEM", str(system))
    return tmp_path / "data"


def put(
    folder: Path, data: bytes, *, today: date = TODAY, organisation: str = "Voorbeeldbank N.V.",
    trust: PackageTrust = BOTH,
) -> Path:  # fmt: skip
    here = Workstation(folder, today, organisation, trust, open_shelf(folder))
    return install(open_package(data, trust.keys), here)


def refused(folder: Path, data: bytes, **here: Any) -> str:
    """The reason; nothing was written."""
    before = contents_of(folder)
    with pytest.raises(PackageRefused) as caught:
        put(folder, data, **here)
    assert contents_of(folder) == before
    assert all(caught.value.sentence(Texts(language)) for language in LANGUAGES)
    return caught.value.reason


def contents_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def of(year: int, folder: Path) -> tuple[int, str, str]:
    [used] = [each for each in open_shelf(folder).files if each.used and each.file.year == year]
    return used.file.revision, used.origin, used.signed_by


def figures_of(revision: int, amount: str = "2210.00") -> dict[str, str]:
    return {TARIFFS: figures(revision, amount)}


def test_what_is_installed_is_used_at_once_and_says_whose_it_is(folder: Path) -> None:
    assert of(2026, folder) == (1, "program", "")
    path = put(folder, package_of())
    assert of(2026, folder) == (2, "package", KEY.public.name)
    assert path.read_bytes() == package_of()
    [kept] = installed(folder, BOTH)
    assert (kept.path, kept.on) == (path, TODAY)


def test_what_would_rule_is_seen_before_it_is_installed(folder: Path) -> None:
    contents = open_package(package_of(), TRUST.keys)
    after = tariffs_after(contents, open_shelf(folder))
    assert [file.revision for file in after.files if file.year == 2026] == [2]
    assert not folder.exists()


@pytest.mark.parametrize(
    ("changes", "today", "reason"),
    [
        ({"made_on": "2026-06-26"}, TODAY, "clock"),
        ({}, date(2026, 6, 19), "clock"),
        ({"valid_until": "2026-06-24"}, TODAY, "expired"),
        ({}, date(2026, 10, 1), "expired"),
        ({"program": "0.10.0"}, TODAY, "newer_program"),
        ({"program": "9.0.0"}, TODAY, "newer_program"),
        ({"engine": "0.6.1"}, TODAY, "newer_engine"),
        ({"organisations": ["Andere Bank"]}, TODAY, "other_organisation"),
    ],
)
def test_here_and_now_it_is_refused(
    folder: Path, changes: dict[str, Any], today: date, reason: str
) -> None:
    assert refused(folder, package_of(**changes), today=today) == reason


@pytest.mark.parametrize(
    ("changes", "today"),
    [
        ({}, date(2026, 6, 20)),
        ({}, date(2026, 9, 30)),
        ({"program": "0.8.0", "engine": "0.6.0"}, TODAY),
        ({"program": "0.7.99"}, TODAY),
        ({"organisations": ["Andere Bank", "voorbeeldbank NV"]}, TODAY),
    ],
)
def test_on_the_last_day_and_by_the_last_version_it_is_not(
    folder: Path, changes: dict[str, Any], today: date
) -> None:
    assert put(folder, package_of(**changes), today=today).exists()


@pytest.mark.parametrize(
    ("changes", "reason"), [({"engine": "9.0.0"}, "newer_engine"), ({}, "file_wrong")]
)
def test_figures_that_a_newer_engine_knows_are_no_mistake_of_their_maker(
    changes: dict[str, Any], reason: str
) -> None:
    text = figures().replace("[[aow.leeftijd]]", "[[aow.nieuw]]")
    with pytest.raises(PackageRefused) as caught:
        open_package(package_of({TARIFFS: text}, **changes), BOTH.keys)
    assert caught.value.reason == reason


def test_the_same_package_is_installed_once(folder: Path) -> None:
    put(folder, package_of())
    assert refused(folder, package_of()) == "installed_already"


@pytest.mark.parametrize(("sequence", "reason"), [(4, "older"), (1, "older"), (5, "same_number")])
def test_an_older_package_does_not_come_after_a_newer_one(
    folder: Path, sequence: int, reason: str
) -> None:
    put(folder, package_of())
    assert refused(folder, package_of(figures_of(3), sequence=sequence)) == reason


def test_the_numbers_of_two_keys_are_two(folder: Path) -> None:
    put(folder, package_of())
    put(folder, package_of(figures_of(3), OTHER, sequence=1))
    assert of(2026, folder) == (3, "package", OTHER.public.name)


def test_figures_never_go_back_even_where_the_packages_were_thrown_away(folder: Path) -> None:
    """Who removes what says which number was last still has the revisions of the program."""
    put(folder, package_of(figures_of(3)))
    assert refused(folder, package_of(sequence=6)) == "older_figures"
    assert refused(folder, package_of(key=OTHER)) == "older_figures"
    for path in (folder / "packages").iterdir():
        path.unlink()
    assert refused(folder, package_of(figures_of(1), sequence=9)) == "contradicts"


def test_the_same_revision_with_other_figures_is_refused(folder: Path) -> None:
    assert refused(folder, package_of(figures_of(1))) == "contradicts"
    put(folder, package_of(figures_of(2, "2211.00"), OTHER))
    assert refused(folder, package_of(figures_of(2))) == "contradicts"


def test_figures_without_a_signature_give_way_to_signed_ones_of_the_same_revision(
    folder: Path,
) -> None:
    (folder / "tariffs").mkdir(parents=True)
    (folder / "tariffs" / "x.toml").write_text(figures(2, "2211.00"), encoding="utf-8")
    put(folder, package_of())
    assert of(2026, folder) == (2, "package", KEY.public.name)
    assert [each.name for each in open_shelf(folder).set_aside] == ["x.toml"]


def test_the_same_figures_in_another_package_are_no_contradiction(folder: Path) -> None:
    put(folder, package_of(figures_of(2)))
    both = figures_of(2) | {"tariffs/2027.toml": next_year()}
    put(folder, package_of(both, sequence=6))
    assert of(2027, folder)[:2] == (1, "package")
    assert of(2026, folder)[:2] == (2, "package")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (policy().replace("revision = 3", "revision = 2"), "older_policy"),
        (policy(payment_step="10"), "contradicts_policy"),
    ],
)
def test_a_policy_does_not_go_back_and_is_not_two_things(
    folder: Path, text: str, reason: str
) -> None:
    put(folder, package_of())
    assert refused(folder, package_of({POLICY: text}, sequence=6)) == reason


def test_a_policy_is_put_where_it_is_used_from_and_put_back(folder: Path) -> None:
    put(folder, package_of())
    path = folder / "policies" / "voorbeeldbank.toml"
    assert path.read_text(encoding="utf-8") == policy()
    path.write_text(policy(payment_step="10"), encoding="utf-8")
    found = installed_policies(folder, BOTH)["voorbeeldbank"]
    assert (found.path, found.signed_by) == (path, KEY.public.name)
    assert path.read_text(encoding="utf-8") == policy()
    later = policy(payment_step="10").replace("revision = 3", "revision = 4")
    put(folder, package_of({POLICY: later}, sequence=6))
    assert installed_policies(folder, BOTH)["voorbeeldbank"].file.source.revision == 4
    assert path.read_text(encoding="utf-8") == later


def test_a_policy_of_a_key_that_is_not_trusted_any_more_is_not_given(folder: Path) -> None:
    put(folder, package_of())
    assert installed_policies(folder, PackageTrust((OTHER.public,))) == {}


def attempt(folder: Path, data: bytes) -> str:
    """Why it was not installed; "" when it was."""
    try:
        put(folder, data)
    except FileTrouble as trouble:
        return trouble.reason
    return ""


def full_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk with room for so many files."""
    written: list[Path] = []

    def write(path: Path, data: bytes, **_: Any) -> None:
        if len(written) == count:
            raise FileTrouble("write", "disk_full", path)
        written.append(path)
        write_private_file(path, data)

    for module in ("installed_packages", "tariff_files"):
        monkeypatch.setattr(f"app.store.{module}.write_private_file", write)


def test_it_is_there_or_it_is_not_wherever_the_disk_fills_up(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each write in turn fails: what is used is as it was, until the package itself is there."""
    data = package_of(files_of() | {"tariffs/2027.toml": next_year()})
    before = open_shelf(folder).tariffs
    outcomes = []
    for count in range(6):
        own = tmp_path / str(count)
        with monkeypatch.context() as full:
            full_after(count, full)
            outcomes.append(attempt(own, data))
        shelf, policies = open_shelf(own), installed_policies(own, BOTH)
        if outcomes[-1]:
            assert (shelf.tariffs, dict(policies)) == (before, {})
        else:
            assert [of(year, own)[1] for year in (2026, 2027)] == ["package", "package"]
            assert list(policies) == ["voorbeeldbank"]
    # Copies of two years and a policy, then the package; the policy in use may come later.
    assert outcomes == ["disk_full"] * 4 + [""] * 2


def test_a_folder_that_cannot_be_written_is_said(folder: Path) -> None:
    folder.mkdir()
    (folder / "packages").write_text("a file", encoding="utf-8")
    with pytest.raises(FileTrouble):
        put(folder, package_of())


class TestWhatLiesThere:
    """The packages in the data folder are looked at each time."""

    def aside(self, folder: Path) -> list[str]:
        return [each.problems[0].code for each in open_shelf(folder).set_aside]

    def test_one_that_was_altered_is_not_used(self, folder: Path) -> None:
        path = put(folder, package_of())
        path.write_bytes(path.read_bytes().replace(b"2210.00", b"9210.00"))
        assert of(2026, folder) == (1, "program", "")
        assert self.aside(folder) == ["package_altered"]

    @pytest.mark.parametrize("newer", [{"program": "9.0.0"}, {"engine": "9.0.0"}])
    def test_one_for_a_newer_program_is_not_used(self, folder: Path, newer: dict[str, Any]) -> None:
        path = put(folder, package_of())
        write_private_file(path, package_of(**newer))  # as the next program left it here
        assert self.aside(folder) == ["package_newer"]
        assert [getattr(each.why, "reason", "") for each in installed(folder, BOTH)] == [
            f"newer_{next(iter(newer))}"
        ]

    def test_one_of_a_stranger_is_not_used(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(folder, package_of())
        monkeypatch.setenv("UITZICHT_SYSTEM", str(folder / "nothing"))
        assert of(2026, folder) == (1, "program", "")
        assert self.aside(folder) == ["package_not_trusted"]

    def test_own_figures_are_used_unless_only_signed_ones_are(
        self, folder: Path, tmp_path: Path
    ) -> None:
        (folder / "tariffs").mkdir(parents=True)
        (folder / "tariffs" / "x.toml").write_text(figures(), encoding="utf-8")
        assert of(2026, folder) == (2, "own", "")
        rules = tmp_path / "system" / "uitzicht.toml"
        rules.write_text(rules.read_text() + "only_signed_figures = true\n", encoding="utf-8")
        assert of(2026, folder) == (1, "program", "")
        assert self.aside(folder) == ["tariff_not_signed"]
        put(folder, package_of())
        assert of(2026, folder) == (2, "package", KEY.public.name)
        assert self.aside(folder) == []

    def test_nobody_takes_signed_figures_away_by_putting_others_beside_them(
        self, folder: Path
    ) -> None:
        put(folder, package_of())
        (folder / "tariffs" / "x.toml").write_text(figures(2, "9999.00"), encoding="utf-8")
        assert of(2026, folder) == (2, "package", KEY.public.name)
        assert self.aside(folder) == ["tariff_same_revision"]

    @pytest.mark.parametrize("text", ["= =", 'package_keys = "RW"', 'package_keys = ["hallo"]'])
    def test_where_the_administrators_file_is_wrong_only_the_program_counts(
        self, folder: Path, tmp_path: Path, text: str
    ) -> None:
        put(folder, package_of())
        (folder / "tariffs" / "x.toml").write_text(figures(3), encoding="utf-8")
        (tmp_path / "system" / "uitzicht.toml").write_text(text, encoding="utf-8")
        assert of(2026, folder) == (1, "program", "")
        assert sorted(self.aside(folder)) == ["administrator_unreadable", "package_not_trusted"]


def test_the_policy_of_before_is_found_again_by_its_hash(folder: Path) -> None:
    from app.store.installed_packages import kept_policies
    from app.store.policy_file import read_policy_file

    put(folder, package_of())
    later = policy(payment_step="10").replace("revision = 3", "revision = 4")
    put(folder, package_of({POLICY: later}, sequence=6))
    for contents in (each.contents for each in installed(folder, BOTH)):
        assert contents is not None
        for file in contents.policies:
            [path] = kept_policies(folder, file.source.sha256)
            again = read_policy_file(path)
            assert isinstance(again, PolicyFile)
            assert again.source == file.source
