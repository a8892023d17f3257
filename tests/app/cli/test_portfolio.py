"""uitzicht portfolio recheck as an administrator meets it: asked, refused, said and written."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import main
from app.resources import EXAMPLE_POLICY
from app.store.dossier_file import dossier_bytes
from app.store.portfolio_parts import Parts
from tests.app.services.portfolio.dossiers import HIGHER, LOWER, PLAN, running
from tests.building import ROOT, draft, raw_draft

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user with three dossiers: two plans that run, and one that was cut off."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    deeper = tmp_path / "d" / "dieper"
    deeper.mkdir(parents=True)
    (tmp_path / "d" / "a.uitzicht.json").write_bytes(running())
    (deeper / "b.uitzicht.json").write_bytes(running(2))
    (deeper / "c.uitzicht.json").write_bytes(running()[:500])
    (deeper / "d.json").write_bytes(b"{}")
    (tmp_path / "hoger.toml").write_text(HIGHER, encoding="utf-8")
    (tmp_path / "lager.toml").write_text(LOWER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, paths: tuple[str, ...] = ("d",), on: str = "2026-05-05") -> int:
    return main(["portfolio", "recheck", *paths, "--on", on, "--workers", "1", *words,
                 "-o", "r.csv"])  # fmt: skip


def table() -> list[list[str]]:
    text = Path("r.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(text.splitlines()[1:], delimiter=";"))


def test_what_is_found_is_counted_in_euros(capsys: Capture) -> None:
    """4 and 2 months of 40.00 back; 32 months of 40.00 ahead, for both."""
    assert run("--tariffs", "hoger.toml") == 1
    shown = capsys.readouterr()
    assert "3 dossiers nagerekend op 5 mei 2026." in shown.out
    amounts = {
        re.split(r" {2,}", line.strip())[0]: line.split()[-1] for line in shown.out.splitlines()
        if line.startswith("  ")
    }  # fmt: skip
    assert amounts["komt onder de ondergrens"] == "2"
    assert amounts["niet te lezen"] == "1"
    assert amounts["te veel per maand"] == "80,00"
    assert amounts["te veel in de maanden die nog komen"] == "2.560,00"
    assert amounts["te veel betaald, tellend terug"] == "240,00"
    assert amounts["samen"] == "2.800,00"
    assert "ms van de processor per dossier" in shown.out
    assert "De tabel staat in r.csv." in shown.out
    assert "3 van 3 dossiers (100%)" in shown.err
    assert [line[:2] for line in table()] == [
        ["d/a.uitzicht.json", "under_floor"],
        ["d/dieper/b.uitzicht.json", "under_floor"],
        ["d/dieper/c.uitzicht.json", "unreadable"],
    ]
    assert not Path("r.csv.parts").exists()
    assert Path("r.csv").stat().st_mode & 0o777 == 0o600


def test_in_order_is_0_and_a_lower_floor_changes_nothing(capsys: Capture) -> None:
    paths = ("d/a.uitzicht.json", "d/dieper/b.uitzicht.json", "d/a.uitzicht.json")
    assert run("--tariffs", "lager.toml", paths=paths) == 0
    shown = capsys.readouterr().out
    assert "2 dossiers nagerekend" in shown
    assert "In euro" not in shown


def test_what_is_only_proposed_is_not_counted_in_euros(place: Path, capsys: Capture) -> None:
    """36 months of 40.00 less, that nobody pays yet."""
    proposal = dossier_bytes(draft(raw_draft(**PLAN)))
    (place / "v.uitzicht.json").write_bytes(proposal)
    assert run("--tariffs", "hoger.toml", paths=("v.uitzicht.json",)) == 1
    shown = capsys.readouterr().out
    assert "nog geen afspraak, voorstel te hoog  1" in shown
    assert "In euro" not in shown
    assert table()[0][11] == "1440,00"


def test_in_english_and_for_programs(capsys: Capture) -> None:
    assert run("--tariffs", "hoger.toml", "--format", "plain", "--lang", "en") == 1
    assert "falls under the floor" in capsys.readouterr().out
    data = Path("r.csv").read_bytes()
    assert data.startswith(b"file,status,")
    assert b"Pays" in data


def test_the_same_command_in_both_places_of_the_language(capsys: Capture) -> None:
    words = ["portfolio", "recheck", "d/a.uitzicht.json", "--on", "2026-05-05", "-o", "r.csv"]
    assert main(["--lang", "en", *words]) == 0
    assert "checked again" in capsys.readouterr().out


def test_a_stored_outcome_beside_a_dossier_is_checked(capsys: Capture) -> None:
    main(["assess", "d/a.uitzicht.json", "--on", "2026-05-05", "--json"])
    stored = capsys.readouterr().out
    beside = Path("d/a.assessment.json")
    beside.write_text(stored, encoding="utf-8")
    assert run(paths=("d/a.uitzicht.json",)) == 0
    beside.write_text(stored.replace('"payment": "385.00"', '"payment": "38.00"'), encoding="utf-8")
    assert run(paths=("d",)) == 1
    assert "Van 1 dossier komt de uitkomst van toen niet meer uit" in capsys.readouterr().out
    assert table()[0][1] == "receipt_differs"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["portfolio"], "recheck"),
        (["portfolio", "recheck", "d", "-o", "r.csv"], "--on"),
        (["portfolio", "recheck", "d", "--on", "2026-05-05"], "-o"),
    ],
)
def test_what_is_not_asked_in_full_is_wrong_use(
    words: list[str], said: str, capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("word", ["0", "-1", "x", "257", "1.5", "٣", "9" * 500])
def test_a_number_of_workers_that_cannot_be(word: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        run("--workers", word)
    assert ended.value.code == 2
    assert "van 1 tot en met 256" in capsys.readouterr().err


def test_workers_and_a_scheduler_exclude_each_other() -> None:
    with pytest.raises(SystemExit) as ended:
        run("--scheduler", "tcp://127.0.0.1:1")
    assert ended.value.code == 2


def test_a_day_that_is_none(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        run(on="1 mei")
    assert "1 mei" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nergens", "leeg"])
def test_a_folder_that_is_not_there_or_holds_nothing(
    name: str, place: Path, capsys: Capture
) -> None:
    (place / "leeg").mkdir()
    assert run(paths=(name,)) == 2
    assert not Path("r.csv.parts").exists()
    assert capsys.readouterr().err


def test_a_file_with_another_name_is_done_when_it_is_named(place: Path) -> None:
    (place / "x.json").write_bytes(running())
    assert run(paths=("x.json",)) == 0


@pytest.mark.parametrize("name", ["a.uitzicht.json", "A.UITZICHT.JSON", "a.assessment.json"])
def test_no_dossier_is_written_over(name: str, capsys: Capture) -> None:
    Path("d/a.assessment.json").write_text("{}", encoding="utf-8")
    before = Path("d/a.uitzicht.json").read_bytes()
    assert main(["portfolio", "recheck", "d", "--on", "2026-05-05", "-o", f"d/{name}"]) == 2
    assert "hetzelfde bestand" in capsys.readouterr().err
    assert Path("d/a.uitzicht.json").read_bytes() == before
    assert sorted(os.listdir("d")) == ["a.assessment.json", "a.uitzicht.json", "dieper"]


def test_a_dossier_by_another_name_is_not_written_over_either(capsys: Capture) -> None:
    os.link("d/a.uitzicht.json", "r.csv")
    assert run() == 2
    assert "hetzelfde bestand" in capsys.readouterr().err


def test_a_result_that_is_there_is_replaced_when_all_is_done(capsys: Capture) -> None:
    Path("r.csv").write_text("oud", encoding="utf-8")
    assert run() == 1
    assert Path("r.csv").read_bytes().startswith(b"\xef\xbb\xbffile;")
    Path("r.csv").chmod(0o400)
    assert run() == 3
    assert "r.csv" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("revision = 2", "revision = 1"), "hogere revisie"),
        (("revision = 2", "revision = x"), "hoger.toml"),
    ],
)
def test_a_tariff_file_that_is_wrong_or_not_newer(
    change: tuple[str, str], said: str, capsys: Capture
) -> None:
    Path("hoger.toml").write_text(HIGHER.replace(*change), encoding="utf-8")
    assert run("--tariffs", "hoger.toml") in (1, 2)
    assert said in capsys.readouterr().err
    assert not Path("r.csv.parts").exists()
    assert not Path("r.csv").exists()


def test_a_policy_that_is_wrong(capsys: Capture) -> None:
    Path("beleid.toml").write_text("x = 1", encoding="utf-8")
    assert run("--policy", "beleid.toml") == 1
    assert "beleid.toml" in capsys.readouterr().err


@pytest.fixture
def begun(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work that was done but for its end: somebody pulled the plug."""

    def unplugged(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Parts, "join", unplugged)
        assert run("--tariffs", "hoger.toml") == 3
    return place / "r.csv.parts"


def test_work_that_is_not_finished_is_not_thrown_away(begun: Path, capsys: Capture) -> None:
    assert run("--tariffs", "hoger.toml") == 2
    said = capsys.readouterr().err
    assert "r.csv.parts" in said
    assert "--resume" in said
    assert run("--tariffs", "hoger.toml", "--resume") == 1
    assert "ms van de processor" not in capsys.readouterr().out  # nothing was computed
    assert len(table()) == 3
    assert not begun.exists()


def other(words: tuple[str, ...], capsys: Capture, on: str = "2026-05-05") -> str:
    capsys.readouterr()
    assert run(*words, "--resume", on=on) == 2
    return capsys.readouterr().err


def test_other_work_is_refused_with_what_differs(begun: Path, capsys: Capture) -> None:
    new = ("--tariffs", "hoger.toml")
    assert "de dag is nu anders" in other(new, capsys, on="2026-05-06")
    assert "het bestand met nieuwe bedragen is nu anders" in other((), capsys)
    assert "de vorm van de tabel is nu anders" in other((*new, "--format", "plain"), capsys)
    Path("beleid.toml").write_text(
        EXAMPLE_POLICY.read_text("utf-8").replace("revision = 2", "revision = 3"), encoding="utf-8"
    )
    assert "het beleid is nu anders" in other((*new, "--policy", "beleid.toml"), capsys)
    english = other((*new, "--lang", "en", "--format", "plain"), capsys)
    assert "the form of the table and the language is another now" in english
    Path("d/dieper/c.uitzicht.json").write_bytes(running())
    Path("d/n.uitzicht.json").write_bytes(running())
    said = other(new, capsys)
    assert "2, de eerste is d/dieper/c.uitzicht.json" in said
    (begun / "manifest.json").write_text("{", encoding="utf-8")
    assert "het overzicht (manifest.json) is nu anders" in other(new, capsys)
    (begun / "manifest.json").unlink()
    assert "het overzicht" in other(new, capsys)
    assert (begun / "000001.csv").exists()


def test_another_program_is_seen(begun: Path, capsys: Capture) -> None:
    path = begun / "manifest.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(values | {"program": "0.0.1+x"}), encoding="utf-8")
    assert "het programma is nu anders" in other(("--tariffs", "hoger.toml"), capsys)


def test_who_works_there_now_is_left_alone(begun: Path, capsys: Capture) -> None:
    parts = Parts(Path("r.csv"))
    assert parts.claim()
    assert run("--tariffs", "hoger.toml", "--resume") == 2
    assert "wordt nu al gewerkt" in capsys.readouterr().err
    parts.release()


def test_to_resume_what_was_never_begun_begins(capsys: Capture) -> None:
    assert run("--resume") == 1


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [
        ("tcp://192.0.2.1:8786", 2, "--insecure"),
        ("http://x", 2, "tls://computer:8786"),
        ("tcp://127.0.0.1:1", 3, "cluster]"),
    ],
)
def test_a_cluster_that_cannot_be_used(
    address: str, code: int, said: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    words = ["portfolio", "recheck", "d", "--on", "2026-05-05", "--scheduler", address]
    assert main([*words, "-o", "r.csv"]) == code
    assert said in capsys.readouterr().err
    assert not Path("r.csv.parts").exists()
    assert run() == 1  # nothing was begun, so nothing is to be resumed


def test_on_a_screen_one_line_is_drawn_over_itself(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert run() == 1
    said = capsys.readouterr().err
    assert said.startswith("\r")
    assert said.endswith("\n")
    assert said.count("\n") == 1
    assert "3 van 3 dossiers" in said


def test_without_a_result_it_says_nothing_of_distributed() -> None:
    """The extra is loaded when a cluster is asked for, and not before.

    In a process of its own: in this one another test may have asked for a cluster.
    """
    words = ["portfolio", "recheck", "d", "--on", "2026-05-05", "-o", "r.csv"]
    code = (
        "import sys; from app.cli import main\n"
        f"code = main({words!r}); print('distributed' in sys.modules, file=sys.stderr)\n"
        "sys.exit(code)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 1, ended.stderr
    assert ended.stderr.splitlines()[-1] == "False"
