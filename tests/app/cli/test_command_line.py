"""The command line as a user meets it: output, exit codes, and one clear message for bad input."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.bootstrap import NoHome, today
from app.cli import main
from app.i18n import Texts
from app.resources import EXAMPLE_POLICY, EXAMPLES
from app.store.dossier_file import SCHEMA_VERSION
from app.store.store_step import newest_step
from app.version import PROGRAM_VERSION
from calc import ENGINE_VERSION
from tests.tariff_files import tariff_text

HH1 = str(EXAMPLES / "HH1.uitzicht.json")
HH6 = str(EXAMPLES / "HH6.uitzicht.json")


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Dutch user, whatever the machine says."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")


def _json(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main(["assess", *words, "--json"]) in (0, 1)
    return json.loads(capsys.readouterr().out)


def _changed(tmp_path: Path, change: Any, name: str = "HH1") -> str:
    values = json.loads((EXAMPLES / f"{name}.uitzicht.json").read_text("utf-8"))
    change(values)
    path = tmp_path / "changed.uitzicht.json"
    path.write_text(json.dumps(values), "utf-8")
    return str(path)


def _wrong(capsys: pytest.CaptureFixture[str], code: int, *words: str) -> str:
    assert main(list(words)) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err


def test_hh1_gives_the_figures_of_the_sample(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", HH1]) == 0
    shown = capsys.readouterr().out
    for figure in ("2.359,92", "1.879,11", "82,01", "398,80", "165,00", "31.370,00"):
        assert figure in shown
    assert "30 november 2029" in shown
    assert (
        "  - Vanaf mei 2027 €\xa0185,00 per maand, omdat de regeling met Energieleverancier"
        " (jaarafrekening) dan klaar is. De wettelijke ruimte is het laagst; de eigen ruimte is"
        " €\xa0112,64 hoger." in shown.splitlines()
    )


def test_the_json_holds_everything_that_a_reader_needs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = _json(capsys, HH1)
    assert out["groups"] == {
        "income": "2359.92",
        "costs": "1879.11",
        "arrangements": "82.01",
        "left_before_buffer": "398.80",
    }
    first = out["schedule"][0]
    assert set(first) == {
        *("month", "income", "costs", "arrangements", "reserve", "own_wall", "floor_wall"),
        *("lowest", "gap", "room", "payment", "decided", "balance", "debt_left"),
    }
    assert (len(out["schedule"]), first["month"], first["payment"]) == (36, "2026-12", "165.00")
    assert out["end_date"] == "2029-11-30"
    assert out["last_payment_month"] == "2029-11"
    assert out["discharge"] == "31370.00"
    assert out["rungs"][1] == {
        "first": "2027-05",
        "last": "2027-09",
        "months": 5,
        "payment": "185.00",
        "decided": "ladder",
        "lowest": "floor",
        "gap": "112.64",
        "causes": [{"code": "arrangement_ends", "path": "arrangements[0]"}],
    }
    assert out["receipt"]["engine"] == ENGINE_VERSION
    assert out["receipt"]["files"][0]["name"] == "voorbeeldbank.toml"
    assert out["walls"]["own_wall"] == "280.80"
    assert out["steps"]
    blocking = [finding for finding in out["findings"] if finding["severity"] == "blocks"]
    assert [finding["params"].get("check", finding["code"]) for finding in blocking] == [
        *("S02", "S11", "S13", "S18", "S19", "S21"),
        *("earlier_not_asked", "minimum_too_long", "schuldhulp_better", "S02"),
    ]


def test_on_replaces_the_reference_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(capsys, HH1)["reference_date"] == "2026-11-23"
    assert _json(capsys, HH1, "--on", "2026-11-30")["reference_date"] == "2026-11-30"


def test_without_a_reference_date_it_is_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _changed(tmp_path, lambda values: values.pop("reference_date"))
    before = today()
    shown = _json(capsys, path)["reference_date"]
    assert before.isoformat() <= shown <= today().isoformat()


def test_another_policy_gives_another_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = tmp_path / "kort.toml"
    text = EXAMPLE_POLICY.read_text("utf-8").replace("term_months = 36", "term_months = 24")
    policy.write_text(text, "utf-8")
    out = _json(capsys, HH1, "--policy", str(policy))
    assert (out["end_date"], out["receipt"]["files"][0]["name"]) == ("2028-11-30", "kort.toml")


def test_an_incomplete_dossier_is_assessed_in_part_and_lists_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(values: Any) -> None:
        values["savings"] = "UNKNOWN"
        values["income"][0]["amount"] = "UNKNOWN"

    path = _changed(tmp_path, change)
    assert main(["assess", path, "--json"]) == 1
    out = json.loads(capsys.readouterr().out)
    assert out["partial"] is True
    assert out["plan"] is out["end_date"] is out["discharge"] is None
    missing = [item["path"] for item in out["findings"] if item["severity"] == "missing"]
    assert missing == ["income[0].amount", "savings"]


def test_an_incomplete_dossier_gets_no_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _changed(tmp_path, lambda values: values.update(savings="UNKNOWN"))
    pdf = tmp_path / "plan.pdf"
    assert main(["plan", path, "-o", str(pdf)]) == 1
    assert "paargeld" in capsys.readouterr().err
    assert not pdf.exists()


def test_a_plan_with_open_points_is_a_concept_that_names_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "plan.pdf"
    assert main(["plan", HH1, "-o", str(pdf)]) == 0
    shown = capsys.readouterr().out
    assert str(pdf) in shown
    texts = Texts("nl")
    for check in ("S02", "S11", "S13", "S18", "S19", "S21"):
        assert f'"{texts.text(f"check.{check}")}"' in shown
        assert check not in shown  # B6: no code of the machine
    for page in PdfReader(pdf).pages:
        assert "concept" in page.extract_text().lower()


def test_a_settled_dossier_gives_a_final_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "plan.pdf"
    assert main(["plan", str(EXAMPLES / "HH1-afgerond.uitzicht.json"), "-o", str(pdf)]) == 0
    text = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "concept" not in text.lower()
    assert "395,00" in text


def test_no_room_gives_a_letter_that_asks_for_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "plan.pdf"
    assert main(["plan", HH6, "-o", str(pdf)]) == 0
    assert pdf.stat().st_size > 1000


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda values: values["debt"].update(balance="0.00"), "niets meer open"),
        (lambda values: values["adults"][0].update(name="SENTINEL \u4e2d"), "\u4e2d"),
    ],
)
def test_a_letter_that_cannot_be_made_is_explained_and_leaves_nothing(
    change: Any, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "plan.pdf"
    said = _wrong(capsys, 1, "plan", _changed(tmp_path, change), "-o", str(pdf))
    assert words in said
    assert not pdf.exists()


def test_the_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert "debt" in json.loads(capsys.readouterr().out)["properties"]


def test_the_figures_that_are_said_are_those_in_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path))
    (tmp_path / "tariffs").mkdir()
    newer = tariff_text(2026).replace("revision = 1", "revision = 7")
    (tmp_path / "tariffs" / "2026.toml").write_text(newer, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["--version"])
    assert "2025 revisie 1, 2026 revisie 7" in capsys.readouterr().out


def test_a_user_without_a_folder_is_told_the_version(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.arguments.own_folder", _no_home)
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert "2026 revisie 1" in capsys.readouterr().out


def _no_home() -> Path:
    raise NoHome


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        # The first line is for programs: the same in every language and version.
        f"uitzicht {PROGRAM_VERSION} (engine {ENGINE_VERSION})",
        f"Dossier: vorm {SCHEMA_VERSION}",
        f"Opslag: stap {newest_step()}",
        "Bedragen: " + ", ".join(f"{year} revisie 1" for year in range(2023, 2027)),
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["reken"],
        ["assess"],
        ["assess", HH1, "--on", "2026-02-30"],
        ["assess", HH1, "--colour"],
        ["plan", HH1],
        ["--lang", "fr", "schema"],
    ],
)
def test_wrong_use_is_explained_and_gives_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    assert "--help" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "word"), [("nl", "gebruik:"), ("en", "usage:")])
def test_help_is_in_the_users_language(
    language: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--lang", language, "assess", "--help"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith(word)


@pytest.mark.parametrize(
    ("locale", "word"),
    [("nl_NL.UTF-8", "Inkomsten"), ("en_GB.UTF-8", "Income"), ("C", "Inkomsten")],
)
def test_the_language_follows_the_locale(
    locale: str, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert main(["assess", HH1]) == 0
    assert word in capsys.readouterr().out


def test_a_missing_file_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert "niets.uitzicht.json" in _wrong(capsys, 2, "assess", "niets.uitzicht.json")


def test_a_folder_instead_of_a_file_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert str(tmp_path) in _wrong(capsys, 3, "assess", str(tmp_path))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda values: values["income"][0].update(amount="-5.00"), "regel 1"),
        (lambda values: values["income"][0].update(amount="5000000.00"), "regel 1"),
        (lambda values: values.update(reference_date="2026-02-30"), "eildatum"),
        (lambda values: values.update(schema_version=99), "nieuwere versie"),
        (lambda values: values.update(bsn="x"), "bsn"),
        (lambda values: values.update(notes="zie 111222333"), "otities"),
    ],
)
def test_a_wrong_field_is_named_with_its_file(
    tmp_path: Path, change: Any, field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _changed(tmp_path, change)
    said = _wrong(capsys, 1, "assess", path)
    assert path in said
    assert field in said


def test_a_broken_file_gives_one_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "half.uitzicht.json"
    path.write_bytes(Path(HH1).read_bytes()[:500])
    said = _wrong(capsys, 1, "assess", str(path))
    assert "halverwege" in said
    assert len(said.splitlines()) == 2


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("plan_min = 25", "plan_min = 25\ncolour = 1", "colour"),
        ("term_months = 36", "term_months = 61", "term_months"),
        ("term_max = 60", "term_max = 61", "term_max"),
        ("reserve_after = 10", "reserve_after = 30", "reserve_after"),
        ("plan_min = 25", "", "plan_min"),
        ('floor = "vtlb"', 'floor = "none"', "floor"),
        ("plan_min = 25", "plan_min = = 25", "regel 13"),
    ],
)
def test_a_wrong_policy_names_file_and_key(
    tmp_path: Path, old: str, new: str, field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = tmp_path / "beleid.toml"
    text = EXAMPLE_POLICY.read_text("utf-8")
    assert old in text
    policy.write_text(text.replace(old, new), "utf-8")
    said = _wrong(capsys, 1, "assess", HH1, "--policy", str(policy))
    assert str(policy) in said
    assert field in said


def test_a_plan_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _wrong(capsys, 2, "plan", HH1, "-o", str(tmp_path / "no" / "plan.pdf"))
    assert "plan.pdf" in said
    assert os.listdir(tmp_path) == []


def test_a_defect_of_ours_says_where_and_never_what_was_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("SENTINEL-Jansen")

    monkeypatch.setattr("app.cli.command.assess_file", fail)
    said = _wrong(capsys, 70, "assess", HH1)
    assert "RuntimeError" in said
    assert "SENTINEL" not in said


def _run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True, check=False, env={**os.environ, **environment},
    )  # fmt: skip


def test_assess_works_without_pyside6_and_without_reportlab() -> None:
    code = (
        "import sys\n"
        "for name in ('PySide6', 'shiboken6', 'reportlab'):\n"
        "    sys.modules[name] = None\n"
        "from app.cli import main\n"
        f"sys.exit(main(['assess', {HH1!r}]))\n"
    )
    done = _run("-c", code)
    assert done.returncode == 0, done.stderr
    assert b"2.359,92" in done.stdout


def test_the_same_file_gives_the_same_bytes_in_another_process_and_locale() -> None:
    runs = [
        _run("-m", "app", "assess", HH1, "--json", PYTHONHASHSEED=seed, LC_ALL=locale, TZ=zone)
        for seed, locale, zone in (("1", "C", "UTC"), ("2", "nl_NL.UTF-8", "Pacific/Auckland"))
    ]
    assert runs[0].stdout == runs[1].stdout
    assert len(runs[0].stdout) > 10_000


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m app assess {HH1} --json | head -c 10"
    shell = shutil.which("bash")
    if shell is None:
        pytest.fail("this test needs bash")
    done = subprocess.run(
        [shell, "-o", "pipefail", "-c", command], capture_output=True, check=False
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


def test_the_command_line_writes_utf8_on_a_console_that_cannot() -> None:
    done = _run("-m", "app", "assess", HH1, PYTHONIOENCODING="ascii", LC_ALL="nl_NL.UTF-8")
    assert done.returncode == 0
    assert "€".encode() in done.stdout


def test_the_version_of_the_program_is_that_of_the_package() -> None:
    root = Path(__file__).resolve().parents[3]
    package = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert package["project"]["version"] == PROGRAM_VERSION
