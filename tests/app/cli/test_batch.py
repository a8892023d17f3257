"""uitzicht batch as somebody at a desk meets it: asked, refused, said and written."""

from pathlib import Path

import pikepdf
import pytest

from app.cli import main
from app.services.batch.run import make_batch
from tests.app.services.batch.selection import files_in, put

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user with a plan that may be sent, one that may not, and a file that is cut off."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    put(tmp_path / "d", "HH1-afgerond")
    put(tmp_path / "d", "HH2")
    (tmp_path / "d" / "stuk.uitzicht.json").write_bytes(b'{"adults":')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, paths: tuple[str, ...] = ("d",), kind: str = "plan") -> int:
    return main(["batch", kind, *paths, "-o", "uit", *words])


def test_what_was_made_and_what_not_is_said_with_why(capsys: Capture) -> None:
    assert run("--merge", "uit/m.pdf", "--mail-merge", "m.csv") == 1
    shown = capsys.readouterr()
    counts = {line.rsplit(maxsplit=1)[0].strip(): line.rsplit(maxsplit=1)[1]
              for line in shown.out.splitlines()[:3]}  # fmt: skip
    assert counts == {"gemaakt": "1", "nog concept": "1", "overgeslagen": "1"}
    assert (
        "d/HH2.uitzicht.json, brief met het plan, nog concept: Nog open: 6 controles" in shown.out
    )
    assert "d/stuk.uitzicht.json, overgeslagen: Het bestand houdt halverwege op" in shown.out
    assert "De documenten staan in uit, het verslag in uit/uitzicht-batch.csv." in shown.out
    assert "1 brief staat klaar om te printen in uit/m.pdf." in shown.out
    assert "De tabel om samen te voegen staat in m.csv." in shown.out
    assert "3 van 3 dossiers (100%)" in shown.err
    assert "nog ongeveer" in shown.err


def test_when_everything_may_be_sent_it_is_0(capsys: Capture) -> None:
    assert run(paths=("d/HH1-afgerond.uitzicht.json",)) == 0
    assert "Dit is er niet" not in capsys.readouterr().out


def test_without_a_final_letter_there_is_no_file_to_print(place: Path, capsys: Capture) -> None:
    assert run("--merge", "m.pdf", paths=("d/HH2.uitzicht.json",)) == 1
    assert "geen brief is definitief" in capsys.readouterr().out
    assert not (place / "m.pdf").exists()


def test_in_english(capsys: Capture) -> None:
    assert run("--lang", "en") == 1
    shown = capsys.readouterr()
    assert "still a draft" in shown.out
    assert "The documents are in uit" in shown.out


def test_a_blank_page_only_for_two_sides(place: Path) -> None:
    put(place / "e", "HH1-afgerond")
    put(place / "e", "HH3-afgerond")
    pages = []
    for side in ([], ["--one-side"]):
        words = ["--resume", "--merge", "m.pdf", *side]
        assert run(*words, paths=("e",), kind="calculation_sheet") == 0
        with pikepdf.open("m.pdf") as pdf:
            pages.append(len(pdf.pages))
    with pikepdf.open(min(Path("uit").glob("*.pdf"))) as pdf:
        first = len(pdf.pages)
    assert pages[0] - pages[1] == first % 2


def test_large_print_makes_other_letters(place: Path) -> None:
    one = ("d/HH1-afgerond.uitzicht.json",)
    run(paths=one)
    usual = {name: data for name, data in files_in(place / "uit").items() if name.endswith("pdf")}
    run("--resume", "--large-print", paths=one)
    large = files_in(place / "uit")
    assert all(large[name] != data for name, data in usual.items())


def test_going_on_without_saying_so_is_refused(capsys: Capture) -> None:
    run()
    assert run() == 2
    assert "Ga daarmee verder met --resume" in capsys.readouterr().err
    assert run("--resume") == 1


def test_ctrl_c_says_how_far_it_came(
    place: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*given: object) -> object:
        asked, ground, _ = given

        def goes_on(progress: object) -> bool:
            if progress.done == 1:  # type: ignore[attr-defined]
                raise KeyboardInterrupt
            return True

        return make_batch(asked, ground, goes_on)  # type: ignore[arg-type]

    monkeypatch.setattr("app.cli.commands.batch.make_batch", stopped)
    assert run() == 3
    assert "Gestopt na 1 van 3 dossiers" in capsys.readouterr().err
    assert len(files_in(place / "uit")) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["batch"], "KIND"),
        (["batch", "brief", "d", "-o", "uit"], "brief"),
        (["batch", "plan", "-o", "uit"], "PATH"),
        (["batch", "plan", "d"], "-o"),
    ],
)
def test_what_is_not_asked_in_full_is_wrong_use(
    words: list[str], said: str, capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_folder_without_dossiers_is_said(place: Path, capsys: Capture) -> None:
    (place / "leeg").mkdir()
    assert run(paths=("leeg",)) == 2
    assert ".uitzicht.json" in capsys.readouterr().err
