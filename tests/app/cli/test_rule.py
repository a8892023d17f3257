"""The command `rule`: its contract, and one clear message for every wrong use."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.services.rules import RULES
from tests.fake_rule import FAKE

ON = ("--on", "2026-07-01")
Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A Dutch user without files of their own, and a rule with inputs of every kind."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path))
    monkeypatch.setitem(RULES, FAKE.name, FAKE)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The JSON of a computation that is not refused."""

    def made(*words: str) -> Any:
        assert main(["rule", *words, "--json"]) == 0
        shown = capsys.readouterr()
        assert shown.err == ""
        return json.loads(shown.out)

    return made


@pytest.fixture
def wrong(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What is said about a command that is refused with this exit code."""

    def said(code: int, *words: str) -> str:
        try:
            found = main(["rule", *words])
        except SystemExit as left:  # argparse leaves by itself
            found = int(str(left.code))
        assert found == code
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return shown.err

    return said


def test_the_answer_is_json_with_amounts_as_text(run: Run) -> None:
    made = run("zorgtoeslag", *ON, "income=500.50", "partner=false")
    assert isinstance(made["month"], str)
    assert set(made) == {
        *("schema", "rule", "on", "known_on", "provisional", "year_exact", "year", "month"),
        *("status", "missing", "assumed", "deciding", "files", "steps", "extras"),
    }
    assert made["assumed"] == ["partner_insured", "service_costs"]
    assert made["steps"][0]["status"] == "computed"


def test_words_may_stand_on_both_sides_of_the_options(run: Run) -> None:
    before = run("zorgtoeslag", "income=500", "partner=nee", *ON)
    assert run("zorgtoeslag", *ON, "income=500", "partner=nee") == before
    assert run("zorgtoeslag", "income=500", *ON, "partner=nee") == before
    assert run(*ON, "zorgtoeslag", "income=500", "partner=nee") == before
    assert run("zorgtoeslag", "--on=2026-07-01", "income=500", "partner=nee") == before


@pytest.mark.parametrize("unknown", [(), ("income=UNKNOWN",)])
def test_left_out_is_unknown_and_not_an_error(unknown: tuple[str, ...], run: Run) -> None:
    made = run("zorgtoeslag", *ON, *unknown)
    assert (made["month"], made["missing"], made["status"]) == (None, ["income"], "missing")


def test_inputs_of_every_kind_are_read(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    seen: dict[str, object] = {}

    def look(values: Any, tariffs: Any) -> Any:
        seen.update(values)
        return FAKE.compute(values, tariffs)

    from dataclasses import replace

    monkeypatch.setitem(RULES, FAKE.name, replace(FAKE, compute=look))
    run("zorgtoeslag", *ON, "income=1234.5", "partner=JA", "household_size=3", "ages=0,4, 40",
        "hours=36", "aow=ja,false", "situation=gehuwd_met_kinderen")  # fmt: skip
    assert {name: str(value) for name, value in seen.items()} == {
        "income": "1234.5", "partner": "True", "household_size": "3", "ages": "(0, 4, 40)",
        "hours": "(36,)", "aow": "(True, False)", "situation": "gehuwd_met_kinderen",
    }  # fmt: skip
    run("zorgtoeslag", *ON, "ages=")
    assert seen["ages"] == ()


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("incom=1", "Bedoelt u income?"),
        ("sausage=1", "sausage hoort niet bij zorgtoeslag"),
        ("income", "income kan niet gelezen worden"),
        ("=5", "=5 kan niet gelezen worden"),
        ("income=", "income is leeg"),
        ("income=-5", "income: -5 is minder dan nul"),
        ("income=1.234,56", "Schrijf hier een punt voor de centen"),
        ("income=1234,56", "Schrijf hier een punt voor de centen"),
        ("income=1.234", "ten hoogste twee cijfers"),
        ("income=1e5", "is geen bedrag in euro per jaar"),
        ("income=NaN", "is geen bedrag"),
        ("income=٣", "is geen bedrag"),
        ("income=1234567890", "is geen bedrag"),
        ("service_costs=twaalf", "is geen bedrag in euro per maand"),
        ("partner=misschien", "partner: misschien past hier niet. Schrijf ja of nee"),
        ("household_size=2.5", "household_size: 2.5 past hier niet"),
        ("household_size=100", "household_size: 100 past hier niet"),
        ("ages=4;9", "ages: 4;9 past hier niet"),
        ("ages=4,,9", "ages: 4,,9 past hier niet"),
        ("ages=131", "ages: 131 past hier niet"),
        ("hours=169", "hours: 169 past hier niet"),
        ("aow=ja,soms", "aow: ja,soms past hier niet"),
        ("situation=weduwe", "alleenstaande, alleenstaande_ouder"),
    ],
)
def test_a_wrong_word_names_the_key_and_how_to_write_it(
    word: str, said: str, wrong: Callable[..., str]
) -> None:
    assert said in wrong(2, "zorgtoeslag", *ON, word)


def test_all_mistakes_are_said_at_once(wrong: Callable[..., str]) -> None:
    said = wrong(2, "zorgtoeslag", *ON, "income=x", "partner=x", "income=5").splitlines()
    assert [line.split()[0] for line in said] == ["income:", "partner:", "income"]
    assert "twee keer" in said[2]


def test_an_unknown_rule_is_met_with_the_nearest(wrong: Callable[..., str]) -> None:
    said = wrong(2, "zorgtoeslg", *ON)
    assert "Er is geen regel zorgtoeslg" in said
    assert "Bedoelt u zorgtoeslag" in said


def test_inputs_without_a_day_are_asked_for_one(wrong: Callable[..., str]) -> None:
    assert "--on 2026-07-01" in wrong(2, "zorgtoeslag", "income=5")


def test_a_day_that_is_none_is_wrong_use(wrong: Callable[..., str]) -> None:
    assert "01-07-2026" in wrong(2, "zorgtoeslag", "--on", "01-07-2026")


def test_a_day_before_the_first_tariffs_is_refused(wrong: Callable[..., str]) -> None:
    said = wrong(1, "zorgtoeslag", "--on", "2019-07-01", "income=5")
    assert "1 juli 2019" in said
    assert "De eerste dag waarvoor dit kan is 1 januari 2023." in said


def test_a_day_after_the_last_is_provisional_and_says_so(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("zorgtoeslag", "--on", "2031-01-01", "income=5")["provisional"] is True
    assert main(["rule", "zorgtoeslag", "--on", "2031-01-01", "income=5"]) == 0
    assert "Voorlopig: voor 1 januari 2031" in capsys.readouterr().out


def test_the_page_says_the_answer_first_and_every_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rule", "zorgtoeslag", *ON, "income=500"]) == 0
    shown = capsys.readouterr().out
    first = shown.splitlines()[0]
    assert first.startswith("Zorgtoeslag op 1 juli 2026: €\N{NO-BREAK SPACE}")
    assert "Aangenomen, want niet ingevuld: de partner is ook verzekerd voor zorg: ja." in shown
    assert "art. 14 lid 5 Awir" in shown
    assert "[1]" in shown
    assert "Geldig van 1 januari 2026 tot en met 31 december 2026." in shown
    assert "2026.toml, revisie 1" in shown


def test_the_page_says_what_is_missing_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "zorgtoeslag", *ON, "partner=ja"]) == 0
    shown = capsys.readouterr().out
    assert "Ontbreekt: inkomen per jaar, van uzelf en de partner samen." in shown
    assert "Niemand kon dit bedrag bevestigen" in shown
    assert "niet te berekenen" in shown.splitlines()[0]


@pytest.mark.parametrize("words", [("zorgtoeslag",), ("zorgtoeslag", "--inputs", *ON)])
def test_a_rule_says_what_it_wants_to_know(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rule", *words]) == 0
    shown = capsys.readouterr().out
    for spec in FAKE.inputs:
        assert f"\n  {spec.name} " in shown
    assert "uitzicht rule zorgtoeslag --on 2026-07-01 income=28000.00 partner=ja" in shown
    assert main(["rule"]) == 0
    assert "Zorgtoeslag" in capsys.readouterr().out


def test_the_example_of_the_listing_is_accepted(run: Run) -> None:
    from app.cli.rule_inputs import example_of

    assert run("zorgtoeslag", *ON, *map(example_of, FAKE.inputs))["rule"] == "zorgtoeslag"


def test_a_file_of_the_user_that_is_wrong_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "tariffs"
    folder.mkdir()
    (folder / "2027.toml").write_text("year = 'x'", "utf-8")
    assert main(["rule", "zorgtoeslag", *ON, "income=500"]) == 0
    assert "2027.toml is niet gebruikt" in capsys.readouterr().err


def test_english_is_spoken_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "rule", "zorgtoeslag", *ON, "income=500"]) == 0
    assert "How it comes about" in capsys.readouterr().out


def test_a_plain_number_has_a_point_and_no_comma(run: Run, wrong: Callable[..., str]) -> None:
    known = ("beslagvrije_voet", *ON, "situation=alleenstaande", "no_address=ja", "abroad=ja")
    assert run(*known, "country_factor=0.8")["amount"] is not None
    assert run(*known)["missing"] == ["tariff:bvv.woonlandfactor"]
    assert "Schrijf hier een punt" in wrong(2, *known, "country_factor=0,8")
    assert "country_factor: half past hier niet" in wrong(2, *known, "country_factor=half")
    assert run("bijstand", *ON, "assets=12000.00")["assumed"] == []
