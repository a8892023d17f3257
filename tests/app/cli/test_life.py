"""uitzicht review and uitzicht whatif."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.cli.report import report
from app.i18n import Texts
from app.resources import EXAMPLES
from app.store.dossier_file import dossier_bytes
from tests.app.documents.making import sample
from tests.app.services.test_running import LAWFUL
from tests.lives import accepted, paid_through

HH1 = str(EXAMPLES / "HH1-afgerond.uitzicht.json")


@pytest.fixture
def old(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The assessment on which the plan was agreed, as a file."""
    main(["assess", HH1, "--json"])
    path = tmp_path / "oud.json"
    path.write_text(capsys.readouterr().out, "utf-8")
    return path


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    code = main(["--lang", "nl", *words])
    found = capsys.readouterr()
    assert code == 0, found.err
    return found.out


def test_what_if_stands_beside_the_dossier_and_leaves_the_file_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = Path(HH1).read_bytes()
    out = said(capsys, "whatif", HH1, "term_months=48", "income[0].amount=1900")
    assert "30 november 2029" in out
    assert "30 november 2030" in out
    assert "Wat als: term_months=48, income[0].amount=1900" in out
    assert "Schrijf op waarom" in out  # a longer term needs a reason
    assert Path(HH1).read_bytes() == before


def test_what_if_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    values = json.loads(said(capsys, "whatif", HH1, "term_months=24", "--json"))
    assert values["before"]["end_date"] == "2029-11-30"
    assert values["after"]["end_date"] == values["assessment"]["end_date"] == "2028-11-30"
    assert values["after"]["steps"][0]["first"] == "2026-12"


def test_what_if_on_another_day(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "whatif", HH1, "savings=100", "--on", "2026-11-30", "--json")
    assert json.loads(out)["assessment"]["reference_date"] == "2026-11-30"


def test_a_change_that_cannot_be_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "nl", "whatif", HH1, "term_months=61", "kleur=rood"]) == 1
    err = capsys.readouterr().err
    assert "hoogstens 60 maanden" in err
    assert '"kleur"' in err


def test_an_incomplete_what_if_gives_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "nl", "whatif", HH1, "savings=UNKNOWN"]) == 1
    assert "niet bekend" in capsys.readouterr().out


def test_a_review_keeps_the_end_date(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "review", HH1, "--of", str(old), "--on", "2027-11-20")
    assert "Einddatum (verschuift niet)" in out
    assert "30 november 2029" in out
    assert "24 maanden" in out
    assert "Energieleverancier" in out
    values = json.loads(
        said(capsys, "review", HH1, "--of", str(old), "--on", "2027-11-20", "--json")
    )
    assert values["end_date"] == values["assessment"]["end_date"] == "2029-11-30"


def test_a_review_that_is_not_complete_gives_1(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = json.loads(Path(HH1).read_text("utf-8"))
    values["savings"] = "UNKNOWN"
    path = tmp_path / "open.uitzicht.json"
    path.write_text(json.dumps(values), "utf-8")
    words = ["review", str(path), "--of", str(old), "--on", "2027-11-20"]
    assert main(["--lang", "nl", *words]) == 1
    assert "Einddatum (verschuift niet)" in capsys.readouterr().out
    assert main(["--lang", "nl", *words, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["end_date"] == "2029-11-30"


def test_a_review_without_changes_says_so(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "review", HH1, "--of", str(old), "--on", "2026-11-23")
    assert "Geen enkele regel is anders." in out


@pytest.mark.parametrize(
    ("text", "words"),
    [("{}", "geen berekening"), ("[", "geen berekening"), ("[" * 100_000, "geen berekening")],
    ids=["other", "broken", "deep"],
)
def test_what_is_no_assessment_is_said(
    text: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "oud.json"
    path.write_text(text, "utf-8")
    assert main(["--lang", "nl", "review", HH1, "--of", str(path)]) == 1
    assert words in capsys.readouterr().err


def test_a_plan_that_is_over_is_said(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "nl", "review", HH1, "--of", str(old), "--on", "2030-01-01"]) == 1
    assert "klaar sinds 30 november 2029" in capsys.readouterr().err


@pytest.mark.parametrize("broken", ["dossier", "policy"])
def test_a_file_that_cannot_be_used_is_named(
    broken: str, old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kapot"
    path.write_text("{", "utf-8")
    words: list[Any] = ["review", path if broken == "dossier" else HH1, "--of", old]
    words += [] if broken == "dossier" else ["--policy", path]
    assert main([str(word) for word in words]) == 1
    assert str(path) in capsys.readouterr().err


def test_the_report_lists_the_solutions(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "Oplossingen die nu kunnen" in said(capsys, "assess", HH1)
    values = json.loads(Path(HH1).read_text("utf-8"))
    values["solution"] = {"kind": "jobcoach"}
    path = tmp_path / "x.uitzicht.json"
    path.write_text(json.dumps(values), "utf-8")
    out = said(capsys, "assess", str(path))
    assert "(gekozen: hulp bij werk (jobcoach))" in out


@pytest.mark.parametrize("name", ["HH1", "HH1-afgerond", "HH6"])
def test_only_a_solution_that_can_be_chosen_is_named(name: str) -> None:
    about = sample(name)
    solutions = about.assessment.solutions
    assert {each.is_possible for each in solutions} == {True, False}
    parts = report(Texts("nl"), about).split("\n\n")
    [part] = [each for each in parts if each.startswith("Oplossingen die nu kunnen")]
    lines = part.splitlines()[1:]
    assert len(lines) == sum(each.is_possible for each in solutions)


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """HH1 with a plan that was agreed elsewhere, in a file."""
    path = tmp_path / "loopt.uitzicht.json"
    words = ["takeover", HH1, "--from", "2026-01", "--term", "36", "--debt", "12000"]
    words += ["--step", "2026-01=50", "--step", "2027-01=60.00", "--by", "J. Jansen"]
    assert main([*words, "--jokers", "1", "--rest", "discharge", "-o", str(path)]) == 0
    return path


def test_a_plan_of_elsewhere_is_reviewed_without_an_old_file(
    runs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = json.loads(runs.read_text("utf-8"))
    values["agreement"]["paid_sum"] = "500.00"
    runs.write_text(json.dumps(values), "utf-8")
    found = json.loads(said(capsys, "review", str(runs), "--on", "2026-10-05", "--json"))
    assert (found["end_date"], found["months_left"]) == ("2028-12-31", 26)
    assert found["assessment"]["running"]["origin"] == "elders"
    assert "Geen enkele regel" not in said(capsys, "review", str(runs), "--on", "2026-10-05")
    new = tmp_path / "nieuw.uitzicht.json"
    words = ["review", str(runs), "--on", "2026-10-05", "--accept"]
    assert main(words) == 1
    assert main([*words, "-o", str(runs)]) == 2  # never over its own input
    said(capsys, *words, "--refund", "-o", str(new))
    kept = json.loads(new.read_text("utf-8"))["agreement"]
    assert kept["schedule"]["from_month"] == "2026-11"
    assert len(kept["earlier_schedules"]) == 1
    assert main([*words, "--policy", str(runs), "-o", str(new)]) == 1


@pytest.mark.parametrize(("option", "refunded"), [([], False), (["--refund"], True)])
def test_what_was_paid_above_a_floor_is_set_off_unless_it_is_refunded(
    option: list[str], refunded: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The floor rose in July: what was paid above it since is the customer's."""
    made = paid_through(accepted(LAWFUL | {"first_plan_month": "2026-02"}, law=True), 8)
    old, new = tmp_path / "loopt.uitzicht.json", tmp_path / "nieuw.uitzicht.json"
    old.write_bytes(dossier_bytes(made))
    said(capsys, "review", str(old), "--on", "2026-09-05", "--accept", *option, "-o", str(new))
    kept = json.loads(new.read_text("utf-8"))["agreement"]
    back = [entry for entry in kept["entries"] if entry["kind"] == "terugbetaald"]
    set_off = [month for month in kept["schedule"]["months"] if month.get("set_off")]
    assert (bool(back), bool(set_off)) == (refunded, not refunded)


@pytest.mark.parametrize(
    ("words", "said_"),
    [
        (["--from", "2025"], "2025 is geen maand"),
        (["--step", "2025-01"], "2025-01 is geen stap"),
        (["--step", "januari=10"], "januari=10 is geen stap"),
        (["--step", "2025-01=-10"], "2025-01=-10 is geen stap"),
        (["--debt", "veel"], "veel"),
    ],
)
def test_a_word_of_a_takeover_that_cannot_be_is_explained(
    words: list[str], said_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--lang", "nl", "takeover", HH1, "--term", "36", *words])
    assert stopped.value.code == 2
    assert said_ in capsys.readouterr().err


def test_a_takeover_that_is_refused_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "x.uitzicht.json"
    words = ["--lang", "nl", "takeover", HH1, "--from", "2026-01", "--term", "120"]
    words += ["--debt", "12000", "--step", "2026-01=50", "--by", "J", "--interest", "2"]
    assert main([*words, "-o", str(new)]) == 1
    err = capsys.readouterr().err
    assert "ten hoogste 60 maanden" in err
    assert "2 procent rente" in err
    assert not new.exists()
    assert main([*words, "-o", HH1]) == 2  # F1: the file that is read, as of every command


@pytest.mark.parametrize("name", ["a\x1b[2J", "\u202eJ", "J" * 5000, "123456782", "\ud800"])
def test_f6_a_name_that_is_no_text_is_refused_and_is_no_defect(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "x.uitzicht.json"
    words = ["--lang", "nl", "takeover", HH1, "--from", "2026-01", "--term", "36"]
    words += ["--debt", "12000", "--step", "2026-01=50", "--by", name, "-o", str(new)]
    assert main(words) == 1
    said = capsys.readouterr().err
    assert "door wie" in said.casefold()
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert len(said) < 2000
    assert not new.exists()


def test_an_empty_name_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = tmp_path / "x.uitzicht.json"
    words = ["--lang", "nl", "takeover", HH1, "--from", "2026-01", "--term", "36"]
    words += ["--debt", "12000", "--step", "2026-01=50", "--by", " ", "-o", str(new)]
    assert main(words) == 1
    assert "door wie" in capsys.readouterr().err
    assert not new.exists()


def test_a_refused_takeover_says_its_months_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--lang", "nl", "takeover", HH1, "--from", "2025-12", "--term", "36", "--by", "J"]
    words += ["--debt", "12000", "--step", "2026-01=50", "--accepted", "2199-12-31"]
    assert main([*words, "-o", str(tmp_path / "x.uitzicht.json")]) == 1
    said = capsys.readouterr().err
    assert said.count("november 2028") == 2
    assert "2028-11" not in said
