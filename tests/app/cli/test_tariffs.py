"""uitzicht tariffs as a user meets it: the list, a check, one figure, and what changes."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.cli.tariff_report import one
from app.i18n import LANGUAGES, Texts
from app.resources import TARIFFS
from calc import TariffsOn
from tests.new_tariffs import next_year, revised
from tests.tariff_files import YEARS, shipped, tariff_text

KEY = "bvv.maximum.alleenstaande"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user with a data folder of its own."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path))
    return tmp_path


def own(folder: Path, name: str, text: str) -> Path:
    path = folder / "tariffs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def said(capsys: Capture, *words: str, code: int = 0) -> str:
    assert main(["tariffs", *words]) == code
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out.replace("\N{NO-BREAK SPACE}", " ")


def refused(capsys: Capture, *words: str, code: int = 1) -> str:
    assert main(["tariffs", *words]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err


def values(capsys: Capture, *words: str, code: int = 0) -> Any:
    return json.loads(said(capsys, *words, "--json", code=code))


class TestTheList:
    def test_shows_each_year_with_its_revision_and_how_firm_it_is(self, capsys: Capture) -> None:
        shown = said(capsys)
        rows = [line.split() for line in shown.splitlines() if line.startswith("  20")]
        assert [(row[0], row[1]) for row in rows] == [(str(year), "1") for year in YEARS]
        for row, file in zip(rows, shipped().files, strict=True):
            assert int(row[6]) == len(file.missing())
            assert sum(int(number) for number in row[3:7]) == sum(map(len, file.values.values()))
        assert "gecontroleerd door" in shown
        assert "Na 31 december 2026" in shown

    def test_shows_every_missing_value_with_its_reason(self, capsys: Capture) -> None:
        shown = said(capsys)
        for file in shipped().files:
            for value in file.missing():
                assert f"{value.key}, {value.valid_from:%d-%m-%Y}" in shown
                assert value.reason in shown

    def test_says_which_of_two_files_is_used(self, capsys: Capture, data: Path) -> None:
        own(data, "2026.toml", revised(2026, 2, '"2191.42"', '"2191.43"'))
        shown = said(capsys)
        assert [row.split()[:2] for row in shown.splitlines() if row.startswith("  2026")] == [
            ["2026", "1"],
            ["2026", "2"],
        ]
        assert "gebruikt (eigen bestand, niet ondertekend)" in shown
        assert "niet gebruikt (van het programma)" in shown

    def test_says_what_was_set_aside_and_why(self, capsys: Capture, data: Path) -> None:
        path = own(data, "2027.toml", next_year().replace('"2300.00"', "2300.00"))
        own(data, "a.toml", revised(2026, 1, '"2191.42"', '"2191.43"'))
        shown = said(capsys)
        assert f"Dit bestand wordt niet gebruikt: {path}" in shown
        assert f"{KEY}[0].amount" in shown
        line = 1 + path.read_text("utf-8").splitlines().index("amount = 2300.00")
        assert f"regel {line} van het bestand" in shown
        assert "revisie 1 van 2026" in shown

    def test_says_that_a_copy_could_not_be_kept(self, capsys: Capture, data: Path) -> None:
        path = own(data, "2027.toml", next_year())
        (data / "tariffs" / "kept").write_text("in the way")
        assert f"van {path} kon het programma geen kopie bewaren" in said(capsys)

    def test_has_it_all_as_json(self, capsys: Capture, data: Path) -> None:
        own(data, "2027.toml", next_year())
        own(data, "x.toml", "x")
        out = values(capsys)
        assert [file["year"] for file in out["files"]] == [*YEARS, 2027]
        assert {file["used"] for file in out["files"]} == {True}
        assert out["files"][-1]["origin"] == "own"
        assert set(out["files"][0]["values"]) == {"law", "source", "derived", "missing"}
        assert len(out["files"][0]["missing"]) == out["files"][0]["values"]["missing"]
        assert len(out["files"][0]["sha256"]) == 64
        [aside] = out["set_aside"]
        assert (aside["name"], aside["problems"][0]["line"]) == ("x.toml", 1)

    def test_without_any_file_says_so(
        self, capsys: Capture, data: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("app.store.tariff_files.TARIFFS", data / "nowhere")
        assert said(capsys).strip() == "Er zijn geen goede bestanden met bedragen van de wet."
        assert "er zijn geen bestanden met bedragen" in refused(capsys, "show", KEY)


class TestCheck:
    @pytest.mark.parametrize("year", YEARS)
    def test_a_file_of_ours_is_in_order(self, capsys: Capture, year: int) -> None:
        shown = said(capsys, "check", str(TARIFFS / f"{year}.toml"))
        assert shown.startswith(f"{year}.toml is in orde")
        assert "revisie 1" in shown

    def test_all_problems_are_said_at_once_by_file_key_and_line(
        self, capsys: Capture, tmp_path: Path
    ) -> None:
        path = tmp_path / "2026.toml"
        text = tariff_text(2026).replace('"2191.42"', "2191.42").replace("kgb.afbouw]", "kgb.x]")
        path.write_text(text, encoding="utf-8")
        shown = refused(capsys, "check", str(path))
        assert f"{path} kan zo niet gebruikt worden. Er zijn 3 problemen" in shown
        lines = text.splitlines()
        assert f"{KEY}[0].amount" in shown
        assert f"regel {lines.index('amount = 2191.42') + 1} van" in shown
        assert f"regel {lines.index('[[kgb.x]]') + 1} van" in shown
        assert '"kgb.afbouw". Deze waarde ontbreekt in het bestand.' in shown
        out = values(capsys, "check", str(path), code=1)
        assert not out["sound"]
        assert [problem["code"] for problem in out["problems"]] == [
            "tariff_amount_is_float",
            "unknown_key",
            "tariff_omitted",
        ]

    def test_a_sound_file_as_json(self, capsys: Capture) -> None:
        out = values(capsys, "check", str(TARIFFS / "2026.toml"))
        assert out["sound"]
        assert (out["year"], out["problems"]) == (2026, [])

    def test_a_file_that_is_not_there_is_wrong_use(self, capsys: Capture, tmp_path: Path) -> None:
        assert "is er niet" in refused(capsys, "check", str(tmp_path / "x.toml"), code=2)


class TestShow:
    def test_a_figure_has_its_article_source_link_and_period(self, capsys: Capture) -> None:
        shown = said(capsys, "show", KEY, "--on", "2026-06-30")
        for part in (
            "€ 2.191,42 per maand",
            "art. 475da lid 1 Rv",
            "Wetboek van Burgerlijke Rechtsvordering",
            "https://wetten.overheid.nl/BWBR0001827",
            "gelezen in de wet",
            "1 januari 2026 tot en met 30 juni 2026",
            "2026.toml, revisie 1",
        ):
            assert part in shown
        assert "€ 2.208,48" in said(capsys, "show", KEY, "--on", "2026-07-01")

    def test_in_english(self, capsys: Capture) -> None:
        shown = said(capsys, "show", KEY, "--on", "2026-06-30", "--lang", "en")
        assert "€2,191.42 a month" in shown
        assert "read in the law" in shown

    def test_a_missing_one_has_its_reason(self, capsys: Capture) -> None:
        shown = said(capsys, "show", "vtlb.auto.vast", "--on", "2026-01-01")
        assert "niet bekend" in shown
        assert "189,38" in shown
        assert values(capsys, "show", "vtlb.auto.vast")[0]["amount"] is None

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_key_of_every_year_can_be_shown(self, language: str) -> None:
        texts = Texts(language)
        for year in YEARS:
            on = shipped().on(date(year, 12, 31))
            assert isinstance(on, TariffsOn)
            shown = [one(texts, on.value(key), on) for key in on.file.values]
            assert all(key in page for key, page in zip(on.file.values, shown, strict=True))

    def test_a_part_of_a_name_lists_what_matches(self, capsys: Capture) -> None:
        shown = said(capsys, "show", "BVV.maximum", "--on", "2026-06-30")
        assert shown.startswith("4 bedragen op 30 juni 2026.")
        assert shown.count("bvv.maximum.") == 4
        only = said(capsys, "show", "woonlandfactor", "--on", "2026-06-30")
        assert "Besluit beslagvrije voet" in only

    def test_a_name_that_is_not_there_gets_near_ones(self, capsys: Capture) -> None:
        shown = refused(capsys, "show", "bvv.maximum.alenstaande", code=2)
        assert 'geen bedrag met de naam "bvv.maximum.alenstaande"' in shown
        assert f"Bedoelt u {KEY}" in shown
        assert "Geef een deel van een naam" in refused(capsys, "show", "qqqqqqq", code=2)
        assert refused(capsys, "show", "", code=2)

    def test_a_figure_of_other_years_is_refused(self, capsys: Capture) -> None:
        words = ("show", "huurtoeslag.afbouw.eenpersoons", "--on", "2025-01-01")
        assert "De wet kent dit niet in 2025" in refused(capsys, *words)

    def test_before_the_first_file_is_refused_with_the_first_day(self, capsys: Capture) -> None:
        shown = refused(capsys, "show", KEY, "--on", "2022-12-31")
        assert "Voor 31 december 2022 kan het programma geen bedragen geven" in shown
        assert "De eerste dag met bedragen is 1 januari 2023" in shown
        assert said(capsys, "show", KEY, "--on", "2023-01-01")
        out = values(capsys, "show", KEY, "--on", "2022-12-31", code=1)
        assert out["no_tariff"] == "before_first"

    def test_after_the_last_file_it_is_provisional(self, capsys: Capture) -> None:
        assert "voorlopig" not in said(capsys, "show", KEY, "--on", "2026-12-31")
        shown = said(capsys, "show", KEY, "--on", "2027-01-01")
        assert "€ 2.208,48" in shown
        assert "Een uitkomst ermee is voorlopig" in shown
        assert "voorlopig" in said(capsys, "show", "bvv.maximum", "--on", "2027-01-01")
        [out] = values(capsys, "show", KEY, "--on", "2027-01-01")
        assert out["provisional"] is True

    def test_what_is_known_ahead_is_not_provisional(self, capsys: Capture) -> None:
        shown = said(capsys, "show", "aow.leeftijd", "--on", "2028-01-01")
        assert "807 maanden" in shown
        assert "voorlopig" not in shown
        assert "voorlopig" in said(capsys, "show", "aow.leeftijd", "--on", "2032-01-01")

    def test_a_new_year_in_the_data_folder_is_used_from_its_date(
        self, capsys: Capture, data: Path
    ) -> None:
        own(data, "2027.toml", next_year())
        assert "€ 2.208,48" in said(capsys, "show", KEY, "--on", "2026-12-31")
        shown = said(capsys, "show", KEY, "--on", "2027-01-01")
        assert "€ 2.300,00" in shown
        assert "voorlopig" not in shown


class TestDiff:
    def test_shows_what_changed_in_euros_and_per_cent(self, capsys: Capture) -> None:
        shown = said(capsys, "diff", "2025-07-01", "2026-01-01")
        [row] = [line.split() for line in shown.splitlines() if line.startswith(f"  {KEY} ")]
        assert "2.093,67" in row
        assert row[-2:] == ["+97,75", "+4,7%"]
        [points] = [line for line in shown.splitlines() if "zorgtoeslag.boven_drempel" in line]
        assert points.split()[1:] == ["13,7%", "13,73%", "+0,03", "procentpunt", "+0,2%"]
        assert "nieuw in de wet" in shown
        assert "niet meer in de wet" in shown
        assert "was niet bekend" in shown

    def test_downward_has_a_minus(self, capsys: Capture) -> None:
        shown = said(capsys, "diff", "2026-01-01", "2025-07-01")
        [row] = [line.split() for line in shown.splitlines() if line.startswith(f"  {KEY} ")]
        assert row[-2:] == ["-97,75", "-4,5%"]

    def test_in_english(self, capsys: Capture) -> None:
        shown = said(capsys, "diff", "2025-07-01", "2026-01-01", "--lang", "en")
        assert "+1,330.00" in shown
        assert "+4.7%" in shown

    def test_of_days_within_one_period_says_that_nothing_changes(self, capsys: Capture) -> None:
        shown = said(capsys, "diff", "2026-01-01", "2026-06-30")
        assert shown.strip() == "Van 1 januari 2026 naar 30 juni 2026 verandert er niets."

    def test_after_the_last_file_says_that_it_is_provisional(self, capsys: Capture) -> None:
        shown = said(capsys, "diff", "2026-01-01", "2027-01-01")
        assert "voor 1 januari 2027 zijn er nog geen bedragen" in shown
        assert shown.count("voorlopig") == 1

    def test_before_the_first_file_is_refused(self, capsys: Capture) -> None:
        assert "1 januari 2023" in refused(capsys, "diff", "2022-01-01", "2026-01-01")
        assert "1 januari 2023" in refused(capsys, "diff", "2026-01-01", "2022-01-01")

    def test_as_json(self, capsys: Capture) -> None:
        out = values(capsys, "diff", "2025-07-01", "2026-01-01")
        [change] = [each for each in out["changes"] if each["key"] == KEY]
        assert change == {
            "key": KEY,
            "kind": "changed",
            "unit": "EUR/month",
            "before": "2093.67",
            "after": "2191.42",
            "difference": "97.75",
            "share": "0.046688",
        }
        assert out["after"]["provisional"] is False
        gone = [each for each in out["changes"] if each["kind"] == "gone"]
        assert gone
        assert {(each["after"], each["share"]) for each in gone} == {(None, None)}

    def test_a_day_that_is_no_day_is_wrong_use(self, capsys: Capture) -> None:
        for words in (["2025-07-01", "01-01-2026"], ["2025-07-01", "2025-02-30"], ["2025-07-01"]):
            with pytest.raises(SystemExit) as caught:
                main(["tariffs", "diff", *words])
            assert caught.value.code == 2
        assert "is geen bestaande datum" in capsys.readouterr().err


def test_json_may_be_asked_before_or_after_the_command(capsys: Capture) -> None:
    after = said(capsys, "show", KEY, "--json", "--on", "2026-01-01")
    assert said(capsys, "--json", "show", KEY, "--on", "2026-01-01") == after


def test_the_language_may_be_asked_anywhere(capsys: Capture) -> None:
    assert "Nothing changes" in said(capsys, "--lang", "en", "diff", "2026-01-01", "2026-01-02")


def test_an_unknown_command_is_wrong_use(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["tariffs", "frobnicate"])
    assert caught.value.code == 2
