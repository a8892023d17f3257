"""uitzicht package as a supervisor and an officer meet it."""

import json
import os
import stat
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from app.cli import main
from app.i18n import Texts
from app.resources import EXAMPLES
from app.services.packages.trust import PackageTrust
from app.store.signed_package import read_package
from tests.new_tariffs import next_year
from tests.signing import KEY, OTHER, POLICY, TARIFFS, figures, policy
from tests.signing import package as package_of

WORDS = "vier woorden zonder verband"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user on a computer that trusts one key, on a day in July."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("UITZICHT_SYSTEM", str(tmp_path))
    monkeypatch.setattr("app.cli.today", lambda: date(2026, 7, 1))
    monkeypatch.setattr("app.cli.now", lambda: datetime(2026, 7, 1, 8, 30, tzinfo=UTC))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "words").write_text(WORDS, encoding="utf-8")
    (tmp_path / "2026.toml").write_text(figures(), encoding="utf-8")
    (tmp_path / "juli.uitzicht-package").write_bytes(package_of())
    trusts(tmp_path)
    return tmp_path


def trusts(folder: Path, *lines: str) -> None:
    keys = lines or (f'package_keys = ["{KEY.public.line}"]',)
    (folder / "uitzicht.toml").write_text("\n".join(keys) + "\n", encoding="utf-8")


def run(capsys: Capture, *words: str, code: int = 0) -> str:
    """What is said; of a refusal what stands on the error output."""
    assert main(["package", *words]) == code
    shown = capsys.readouterr()
    return shown.err if code else shown.out


def new_key(capsys: Capture) -> str:
    made = run(capsys, "keys", "new", "-o", "bron.key", "--passphrase-file", "words")
    return made.splitlines()[-1].split('"')[1]


_KEPT: Final[list[tuple[bytes, str]]] = []


def same_key(capsys: Capture) -> str:
    """As `new_key`, but made once: the same file for every test of what is signed with it."""
    if not _KEPT:
        line = new_key(capsys)
        _KEPT.append((Path("bron.key").read_bytes(), line))
    data, line = _KEPT[0]
    Path("bron.key").write_bytes(data)
    return line


def make(
    capsys: Capture, *words: str, files: tuple[str, ...] = ("2026.toml",), code: int = 0
) -> str:
    given = ["--key", "bron.key", "--made-by", "An de Boer", "-o", "uit.uitzicht-package"]
    return run(capsys, "make", *files, *given, "--passphrase-file", "words", *words, code=code)


class TestKeys:
    def test_a_new_key_is_for_its_owner_and_shows_the_line_for_everybody(
        self, capsys: Capture, folder: Path
    ) -> None:
        line = new_key(capsys)
        assert line in run(capsys, "keys", "show", "--key", "bron.key")
        if os.name != "nt":
            assert stat.S_IMODE((folder / "bron.key").stat().st_mode) == 0o600

    def test_one_that_is_there_stays(self, capsys: Capture, folder: Path) -> None:
        new_key(capsys)
        before = (folder / "bron.key").read_bytes()
        said = run(capsys, "keys", "new", "-o", "bron.key", "--passphrase-file", "words", code=2)
        assert "nooit overschreven" in said
        assert (folder / "bron.key").read_bytes() == before

    def test_a_passphrase_that_is_guessed_makes_none(self, capsys: Capture, folder: Path) -> None:
        (folder / "words").write_text("geheim", encoding="utf-8")
        run(capsys, "keys", "new", "-o", "bron.key", "--passphrase-file", "words", code=1)
        assert not (folder / "bron.key").exists()

    @pytest.mark.parametrize("action", ["new", "show"])
    def test_the_file_has_to_be_named(self, capsys: Capture, action: str) -> None:
        assert "BESTAND" in run(capsys, "keys", action, code=2)


class TestMaking:
    def test_what_was_made_is_what_is_read(self, capsys: Capture, folder: Path) -> None:
        line = same_key(capsys)
        said = make(capsys, "--checked-by", "Bo Jansen", "--notes", "Juli", "--for", "Bank A")
        assert "An de Boer, nagekeken door Bo Jansen" in said
        trusts(folder, f'package_keys = ["{line}"]')
        data = (folder / "uit.uitzicht-package").read_bytes()
        signed = read_package(data, trusted(folder).keys)
        assert signed.files[TARIFFS].decode() == figures()
        assert signed.manifest.sequence == 202607010830
        assert str(signed.manifest.valid_until) == "2026-10-01"
        assert (signed.manifest.notes.nl, signed.manifest.organisations) == ("Juli", ("Bank A",))

    def test_a_policy_and_figures_come_together(self, capsys: Capture, folder: Path) -> None:
        same_key(capsys)
        (folder / "bank-a.toml").write_text(policy(), encoding="utf-8", newline="\r\n")
        said = make(capsys, files=("2026.toml", "bank-a.toml"))
        assert "beleid bank-a.toml van Voorbeeldbank N.V., revisie 3" in said

    def test_one_person_is_said(self, capsys: Capture) -> None:
        same_key(capsys)
        assert "Let op: één persoon." in make(capsys)

    def test_who_made_it_does_not_check_it(self, capsys: Capture, folder: Path) -> None:
        same_key(capsys)
        assert "kijkt het niet zelf na" in make(capsys, "--checked-by", "an de boer", code=1)
        assert not (folder / "uit.uitzicht-package").exists()

    def test_a_name_whose_words_stand_apart_is_not_two_people(
        self, capsys: Capture, folder: Path
    ) -> None:
        same_key(capsys)
        (folder / "2027.toml").write_text(next_year(), encoding="utf-8")
        for words in (
            ("--checked-by", "An", "de", "Boer"),
            ("--checked-by", "Bo Jansen", "--for", "Bank", "A"),
            ("--checked-by", "Bo Jansen", "2027.toml"),
        ):
            with pytest.raises(SystemExit, match="2"):
                make(capsys, *words)
        assert not (folder / "uit.uitzicht-package").exists()

    def test_several_people_and_organisations_are_each_named(self, capsys: Capture) -> None:
        same_key(capsys)
        for_whom = ("--for", "Bank A", "--for", "Bank B")
        said = make(capsys, "--checked-by", "Bo Jansen", "--checked-by", "Cas Mol", *for_whom)
        assert "nagekeken door Bo Jansen en Cas Mol" in said
        assert "Bank A en Bank B" in said

    def test_who_checked_it_and_is_nobody_is_no_second_person(self, capsys: Capture) -> None:
        same_key(capsys)
        assert "Let op: één persoon." in make(capsys, "--checked-by", "n.v.t.")

    @pytest.mark.parametrize(
        ("name", "text", "said"),
        [
            ("2026.toml", figures().replace('"2210.00"', '"-2210.00"', 1), "regel"),
            ("2026.toml", "= =", "geen bestand met bedragen"),
            ("bank.toml", "= =", "geen beleid"),
            ("Bank A.toml", policy(), "een naam die niet mag"),
            ("bank.toml", policy(payment_step='5\nlogo = "x.png"'), "logo"),
        ],
    )
    def test_files_that_are_not_in_order_are_not_signed(
        self, capsys: Capture, folder: Path, name: str, text: str, said: str
    ) -> None:
        same_key(capsys)
        (folder / name).write_text(text, encoding="utf-8")
        assert said in make(capsys, files=(name,), code=1)
        assert not (folder / "uit.uitzicht-package").exists()

    def test_other_words_sign_nothing(self, capsys: Capture, folder: Path) -> None:
        same_key(capsys)
        (folder / "words").write_text("heel andere woorden hier", encoding="utf-8")
        assert "wachtwoord" in make(capsys, code=2)
        assert not (folder / "uit.uitzicht-package").exists()

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--valid-until", "2026-06-30"), "die dag is voorbij"),
            (("--sequence", "0"), "--sequence"),
            (("--sequence", "202607010831"), "nooit meer nieuwer"),
            (("--notes", "x" * 5000), "--notes"),
            (("--notes-en", "x" * 5000), "--notes-en"),
            (("--for", " "), "--for"),
            (("--made-by", "An\nBo"), "--made-by"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, capsys: Capture, words: tuple[str, ...], said: str
    ) -> None:
        same_key(capsys)
        assert said in make(capsys, *words, code=1)

    def test_the_same_file_twice_is_refused(self, capsys: Capture, folder: Path) -> None:
        same_key(capsys)
        (folder / "nog.toml").write_text(figures(3), encoding="utf-8")
        assert "twee keer" in make(capsys, files=("2026.toml", "nog.toml"), code=1)

    def test_its_own_key_is_not_written_over(self, capsys: Capture, folder: Path) -> None:
        same_key(capsys)
        before = (folder / "bron.key").read_bytes()
        make(capsys, "-o", "bron.key", code=2)
        assert (folder / "bron.key").read_bytes() == before


class TestVerifying:
    def test_says_everything_and_changes_nothing(self, capsys: Capture, folder: Path) -> None:
        said = run(capsys, "verify", "juli.uitzicht-package").replace("\N{NO-BREAK SPACE}", " ")
        for part in (
            "Pakket 5", KEY.public.name, "20 juni 2026", "An de Boer, nagekeken door Bo Jansen",
            "30 september 2026", "De bedragen van juli.", "bedragen van 2026, revisie 2",
            "beleid voorbeeldbank.toml", "2.210,00",
            "uitzicht package install juli.uitzicht-package",
        ):  # fmt: skip
            assert part in said
        assert not (folder / "data" / "packages").exists()

    def test_what_its_maker_says_looks_like_no_line_of_ours(
        self, capsys: Capture, folder: Path
    ) -> None:
        notes = {"nl": "Juli.\nGeïnstalleerd.", "en": ""}
        (folder / "x.uitzicht-package").write_bytes(package_of(notes=notes))
        said = run(capsys, "verify", "x.uitzicht-package").splitlines()
        assert "Toelichting: Juli. Geïnstalleerd." in said

    def test_says_what_a_policy_does_on_this_computer(self, capsys: Capture, folder: Path) -> None:
        key = f'package_keys = ["{KEY.public.line}"]'
        (folder / "x.uitzicht-package").write_bytes(package_of({POLICY: policy()}))
        aside = "Hier niet gebruikt: voorbeeldbank.toml."
        assert aside in run(capsys, "verify", "x.uitzicht-package")
        trusts(folder, 'policy = "package:andere"', key)
        assert aside in run(capsys, "verify", "x.uitzicht-package")
        trusts(folder, 'policy = "package:voorbeeldbank"', key)
        for action in ("verify", "install"):
            said = run(capsys, action, "x.uitzicht-package")
            assert "Het beleid voorbeeldbank.toml geldt hier na het installeren." in said
            assert "verandert hier geen bedrag" not in said
            assert aside not in said

    def test_what_asks_more_of_households_is_said_where_nobody_looked_first(
        self, capsys: Capture, folder: Path
    ) -> None:
        trusts(folder, 'policy = "package:voorbeeldbank"', f'package_keys = ["{KEY.public.line}"]')
        for number, text in ((5, policy()), (6, policy(reserve_after="0.00"))):
            higher = text.replace("revision = 3", f"revision = {number}")
            made = package_of({POLICY: higher}, sequence=number)
            (folder / "x.uitzicht-package").write_bytes(made)
            said = run(capsys, "install", "x.uitzicht-package")
            assert ("reservering als de buffer vol is: 10 wordt 0" in said) is (number == 6)

    def test_says_which_figures_are_of_one_person(self, capsys: Capture, folder: Path) -> None:
        made = package_of({"tariffs/2027.toml": next_year()}, checked_by=[])
        (folder / "x.uitzicht-package").write_bytes(made)
        said = run(capsys, "verify", "x.uitzicht-package")
        assert "Let op: één persoon." in said
        assert "(één persoon)" in said
        assert "van 2027.toml heeft één persoon de waarden gemaakt" in said

    def test_says_all_that_is_in_it_also_when_it_cannot_be_installed(
        self, capsys: Capture, folder: Path
    ) -> None:
        (folder / "x.uitzicht-package").write_bytes(package_of(valid_until="2026-06-30"))
        assert main(["package", "verify", "x.uitzicht-package"]) == 1
        shown = capsys.readouterr()
        assert "revisie 2" in shown.out
        assert "tot en met 30 juni 2026" in shown.err.replace("\N{NO-BREAK SPACE}", " ")

    def test_reads_it_with_another_key_that_is_not_trusted_for_that(
        self, capsys: Capture, folder: Path
    ) -> None:
        (folder / "x.uitzicht-package").write_bytes(package_of(key=OTHER))
        run(capsys, "verify", "x.uitzicht-package", "--key", OTHER.public.line)
        assert OTHER.public.name in run(capsys, "install", "x.uitzicht-package", code=1)
        whole = f'package_keys = ["{OTHER.public.line}"]'
        run(capsys, "verify", "x.uitzicht-package", "--key", whole)
        run(capsys, "verify", "x.uitzicht-package", "--key", "hallo", code=2)

    @pytest.mark.parametrize(
        ("changes", "installable", "reason", "code"),
        [
            ({}, True, None, 0),
            ({"valid_until": "2026-06-30"}, False, "expired", 1),
            ({"program": "99.0.0"}, False, "newer_program", 3),
        ],
    )
    def test_says_the_same_to_a_program(
        self, capsys: Capture, folder: Path, changes: dict[str, Any], installable: bool,
        reason: str | None, code: int,
    ) -> None:  # fmt: skip
        (folder / "x.uitzicht-package").write_bytes(package_of(**changes))
        assert main(["package", "verify", "x.uitzicht-package", "--json"]) == code
        values = json.loads(capsys.readouterr().out)
        assert (values["installable"], values["reason"]) == (installable, reason)
        assert values["package"]["made_by"] == "An de Boer"

    def test_says_to_a_program_why_it_cannot_be_read(self, capsys: Capture, folder: Path) -> None:
        (folder / "x.uitzicht-package").write_bytes(package_of() + b"x")
        assert main(["package", "verify", "x.uitzicht-package", "--json"]) == 1
        values = json.loads(capsys.readouterr().out)
        assert (values["reason"], values["package"]) == ("altered", None)


class TestInstalling:
    def test_the_list_and_the_figures_say_where_they_are_from(
        self, capsys: Capture, folder: Path
    ) -> None:
        assert "geen pakketten" in run(capsys, "list")
        assert "Geïnstalleerd." in run(capsys, "install", "juli.uitzicht-package")
        said = run(capsys, "list").replace("\N{NO-BREAK SPACE}", " ")
        assert "Geïnstalleerd op 1 juli 2026" in said
        assert main(["tariffs"]) == 0
        assert "gebruikt (uit een ondertekend pakket)" in capsys.readouterr().out
        assert main(["tariffs", "--json"]) == 0
        [used] = [
            each for each in json.loads(capsys.readouterr().out)["files"]
            if each["year"] == 2026 and each["used"]
        ]  # fmt: skip
        assert (used["origin"], used["signed_by"]) == ("package", KEY.public.name)
        assert (used["made_by"], used["one_person"]) == ("An de Boer", False)

    def test_one_that_was_altered_afterwards_is_in_the_list_as_not_used(
        self, capsys: Capture, folder: Path
    ) -> None:
        run(capsys, "install", "juli.uitzicht-package")
        [path] = (folder / "data" / "packages").iterdir()
        path.write_bytes(path.read_bytes().replace(b"2210.00", b"2219.00"))
        said = run(capsys, "list")
        assert "Niet gebruikt" in said
        assert "veranderd of beschadigd" in said
        assert main(["package", "list", "--json"]) == 0
        [each] = json.loads(capsys.readouterr().out)["packages"]
        assert (each["used"], each["reason"], each["package"]) == (False, "altered", None)

    def test_without_a_key_it_says_how_to_set_one(self, capsys: Capture, folder: Path) -> None:
        (folder / "uitzicht.toml").unlink()
        said = run(capsys, "install", "juli.uitzicht-package", code=3)
        assert "package_keys" in said
        assert KEY.public.name in said

    def test_a_key_that_is_none_is_the_administrators_mistake(
        self, capsys: Capture, folder: Path
    ) -> None:
        trusts(folder, 'package_keys = ["RWhallo"]')
        assert "uitzicht.toml" in run(capsys, "install", "juli.uitzicht-package", code=3)
        assert not (folder / "data" / "packages").exists()

    def test_it_is_for_the_organisation_whose_policy_is_used(
        self, capsys: Capture, folder: Path
    ) -> None:
        (folder / "x.uitzicht-package").write_bytes(package_of(organisations=["Bank A"]))
        assert "Bank A" in run(capsys, "install", "x.uitzicht-package", code=1)
        text = policy(name='"Bank A"')
        (folder / "bank-a.toml").write_text(text, encoding="utf-8")
        run(capsys, "install", "x.uitzicht-package", "--policy", "bank-a.toml")

    @pytest.mark.parametrize(("meant", "code"), [("Bank A", 0), ("Bank B", 1)])
    def test_the_policy_that_everybody_must_use_can_come_in_it(
        self, capsys: Capture, folder: Path, meant: str, code: int
    ) -> None:
        trusts(folder, f'package_keys = ["{KEY.public.line}"]', 'policy = "package:bank-a"')
        files = {"policies/bank-a.toml": policy(name='"Bank A"')}
        made = package_of(files, organisations=[meant])
        (folder / "x.uitzicht-package").write_bytes(made)
        run(capsys, "install", "x.uitzicht-package", code=code)
        assert main(["assess", str(EXAMPLES / "HH1.uitzicht.json"), "--json"]) == 3 * code
        if not code:
            receipt = json.loads(capsys.readouterr().out)["receipt"]
            assert receipt["files"][0]["name"] == "bank-a.toml"

    def test_no_file_and_no_package_are_said(self, capsys: Capture, folder: Path) -> None:
        run(capsys, "install", "nergens.uitzicht-package", code=2)
        assert "geen pakket" in run(capsys, "install", "2026.toml", code=1)


def test_every_language_says_everything(capsys: Capture) -> None:
    assert main(["package", "verify", "juli.uitzicht-package", "--lang", "en"]) == 0
    assert "checked by Bo Jansen" in capsys.readouterr().out
    assert Texts("en").text("package.refused.altered")


def trusted(folder: Path) -> PackageTrust:
    from app.services.packages.trust import trust_here

    return trust_here()
