"""A batch: each dossier by itself, one that fails is named, and what was made is never spoiled."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from app.documents.kinds import DocumentKind
from app.i18n.user_error import Exit
from app.services.batch import making, run
from app.services.batch.asked import Asked, BatchRefused, BatchStopped, Ground
from app.services.batch.making import Made
from app.services.batch.printable import Letters
from app.services.batch.row import Row, Status
from app.services.outputs import OutputIsInput
from app.services.portfolio.run import Progress
from app.store.batch_journal import NAME, Journal
from app.store.files import FileTrouble
from calc import Draft, assess
from tests.app.services.batch.selection import DONE, asked, files_in, ground, made, put
from tests.building import ROOT

MOST_MEGABYTES = 40
"""Of memory for letters of 100 in all; a dossier that is read takes room for the largest one."""


@pytest.fixture(scope="module")
def nl() -> Ground:
    return ground()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Three dossiers of which the plan may be sent."""
    for name in DONE:
        put(tmp_path / "d", name)
    return tmp_path


def whole(place: Path, name: str) -> Asked:
    """Everything that can be asked, into a folder of this name."""
    folder = place / name
    return asked(
        place, folder=folder, merged=folder / "m.pdf", mail_merge=folder / "m.csv", resume=True
    )


def test_one_that_fails_is_named_and_the_others_are_made(place: Path, nl: Ground) -> None:
    (place / "d" / "HH2-afgerond.uitzicht.json").write_bytes(b'{"schema_version": 3, "adults":')
    put(place / "d", "HH4")
    gone = place / "d" / "weg.uitzicht.json"
    done = made(asked(place, paths=(place / "d", gone)), nl)
    told = {Path(row.dossier).name.split(".")[0]: row for row in done.rows}
    assert {name: row.status for name, row in told.items()} == {
        "HH1-afgerond": Status.MADE, "HH2-afgerond": Status.SKIPPED, "HH3-afgerond": Status.MADE,
        "HH4": Status.SKIPPED, "weg": Status.SKIPPED,
    }  # fmt: skip
    assert "houdt halverwege op" in told["HH2-afgerond"].why
    assert "geen plan dat betaalt" in told["HH4"].why
    assert "is er niet" in told["weg"].why
    assert not done.is_whole
    assert len([name for name in files_in(place / "uit") if name.endswith(".pdf")]) == 2
    report = done.report.read_text(encoding="utf-8-sig").splitlines()
    assert report[0] == "dossier;reference;document;status;file;explanation"
    assert len(report) == 1 + len(done.rows)
    assert any("houdt halverwege op" in line for line in report)


def test_a_defect_of_ours_is_named_without_what_the_dossier_says(
    place: Path, nl: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = assess

    def failing(draft: Draft, *more: object) -> object:
        if draft.debt.reference == "RS-VOORBEELD-002":
            raise KeyError("SENTINEL")
        return real(draft, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "assess", failing)
    rows = made(asked(place), nl).rows
    assert [row.status for row in rows] == [Status.MADE, Status.SKIPPED, Status.MADE]
    assert "KeyError test_batch.py" in rows[1].why
    assert "SENTINEL" not in rows[1].why


def test_a_concept_is_left_out_and_named(place: Path, nl: Ground) -> None:
    put(place / "d", "HH1")
    wanted = whole(place, "uit")
    done = made(wanted, nl)
    assert [row.status for row in done.rows].count(Status.CONCEPT) == 1
    concept = next(row for row in done.rows if row.status is Status.CONCEPT)
    assert concept.document == ""
    assert "6 controles" in concept.why
    assert done.merged == 3
    assert len((place / "uit" / "m.csv").read_bytes().splitlines()) == 1 + 3


def test_concepts_that_are_asked_are_called_so_and_never_merged(place: Path, nl: Ground) -> None:
    put(place / "d", "HH1")
    done = made(replace(whole(place, "uit"), concepts=True), nl)
    concept = next(row for row in done.rows if row.status is Status.CONCEPT)
    assert concept.document.endswith("-concept.pdf")
    assert (place / "uit" / concept.document).is_file()
    assert done.merged == 3
    assert len((place / "uit" / "m.csv").read_bytes().splitlines()) == 1 + 3
    assert len(Letters(done.rows, place / "uit")) == 3


def test_stopped_after_two_the_two_are_whole_and_going_on_gives_the_same(
    place: Path, nl: Ground
) -> None:
    made(whole(place, "heel"), nl)
    told: list[Progress] = []

    def two(progress: Progress) -> bool:
        told.append(progress)
        return progress.done < 2

    with pytest.raises(BatchStopped) as stopped:
        made(whole(place, "deel"), nl, two)
    assert (stopped.value.done, stopped.value.every) == (2, 3)
    assert stopped.value.exit_code is Exit.ENVIRONMENT
    assert [(each.done, each.all) for each in told] == [(0, 3), (1, 3), (2, 3)]
    there = files_in(place / "deel")
    assert len(there) == 2
    all_of_it = files_in(place / "heel")
    assert there.items() <= all_of_it.items()
    assert made(whole(place, "deel"), nl).fresh == 1
    assert files_in(place / "deel") == all_of_it


def test_ctrl_c_in_the_middle_of_a_letter_leaves_nothing_half(
    place: Path, nl: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(whole(place, "heel"), nl)
    real = Journal.add

    def add(journal: Journal, values: dict[str, object]) -> None:
        if "HH2" in str(values["dossier"]):
            raise KeyboardInterrupt
        real(journal, values)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "add", add)  # after its letter was written, before that is known
        with pytest.raises(BatchStopped):
            made(whole(place, "deel"), nl)
    assert made(whole(place, "deel"), nl).is_whole
    assert files_in(place / "deel") == files_in(place / "heel")


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_killed_in_the_middle_and_gone_on_with_gives_the_same_bytes(
    place: Path, nl: Ground
) -> None:
    made(whole(place, "heel"), nl)
    script = """
        import os, signal, sys
        from pathlib import Path
        from tests.app.services.batch.selection import ground, made
        from tests.app.services.batch.test_batch import whole

        def killed(progress):
            if progress.done == 2:
                os.kill(os.getpid(), signal.SIGKILL)
            return True

        made(whole(Path(sys.argv[1]), "deel"), ground(), killed)
    """
    words = [sys.executable, "-c", textwrap.dedent(script), str(place)]
    ended = subprocess.run(
        words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert ended.returncode == -signal.SIGKILL
    assert len(files_in(place / "deel")) == 2
    with (place / "deel" / NAME).open("ab") as journal:
        journal.write(b'{"dossier": "half a li')
    assert made(whole(place, "deel"), nl).fresh == 1
    assert files_in(place / "deel") == files_in(place / "heel")
    assert made(whole(place, "deel"), nl).fresh == 0


def test_only_what_changed_is_made_again_and_an_old_letter_goes(place: Path, nl: Ground) -> None:
    first = made(asked(place), nl)
    assert first.fresh == 3
    put(place / "d", "HH2-afgerond", reference="ANDERS")
    put(place / "d", "HH1", "HH1-afgerond")  # of which the plan may not be sent any more
    again = made(asked(place, resume=True), nl)
    assert again.fresh == 2
    assert [row.status for row in again.rows] == [Status.CONCEPT, Status.MADE, Status.MADE]
    names = {row.document for row in again.rows if row.document}
    assert {name for name in files_in(place / "uit") if name.endswith(".pdf")} == names
    assert any("ANDERS" in name for name in names)


@pytest.mark.parametrize("change", ["large", "language", "day"])
def test_what_is_asked_otherwise_is_made_again(place: Path, nl: Ground, change: str) -> None:
    one = (place / "d" / "HH1-afgerond.uitzicht.json",)
    wanted = asked(place, paths=one, resume=True)
    made(wanted, nl)
    before = files_in(place / "uit")
    wanted = {
        "large": replace(wanted, large_print=True),
        "language": wanted,
        "day": replace(wanted, on=wanted.today.replace(day=24)),
    }[change]
    again = made(wanted, ground("en") if change == "language" else nl)
    assert again.fresh == 1
    assert files_in(place / "uit").items() != before.items()
    assert sum(name.endswith(".pdf") for name in files_in(place / "uit")) == 1


def test_a_letter_that_somebody_changed_is_made_again_and_theirs_stays(
    place: Path, nl: Ground
) -> None:
    one = asked(place, paths=(place / "d" / "HH1-afgerond.uitzicht.json",), resume=True)
    letter = place / "uit" / made(one, nl).rows[0].document
    letter.write_bytes(b"theirs")
    row = made(one, nl).rows[0]
    assert row.status is Status.SKIPPED
    assert letter.name in row.why
    assert letter.read_bytes() == b"theirs"
    letter.unlink()
    assert made(one, nl).rows[0].status is Status.MADE  # nothing stands in its way any more


def test_two_dossiers_with_one_reference_have_two_letters(place: Path, nl: Ground) -> None:
    put(place / "d", "HH2-afgerond", reference="RS-VOORBEELD-001")
    names = [row.document for row in made(asked(place), nl).rows]
    assert len(set(names)) == 3
    assert names[1] == names[0].replace(".pdf", "-2.pdf")
    assert [row.document for row in made(asked(place, resume=True), nl).rows] == names


def test_one_folder_holds_two_kinds(place: Path, nl: Ground) -> None:
    made(asked(place), nl)
    plans = files_in(place / "uit")
    made(asked(place, kind=DocumentKind.INVITATION, resume=True), nl)
    letters = {name for name in files_in(place / "uit") if name.endswith(".pdf")}
    assert {name for name in plans if name.endswith(".pdf")} < letters
    assert len(letters) == 6


def test_what_each_needs_next_is_what_the_window_ticks_for_the_customer(
    place: Path, nl: Ground
) -> None:
    put(place / "d", "HH6")
    rows = made(asked(place, kind=None), nl).rows
    kinds: dict[str, list[str]] = {}
    for row in rows:
        kinds.setdefault(Path(row.dossier).name.split(".")[0], []).append(row.kind)
    assert kinds["HH1-afgerond"] == ["plan"]
    assert "interim" in kinds["HH6"]
    assert not any("calculation_sheet" in each for each in kinds.values())


def test_going_on_is_asked_for_and_two_at_once_cannot_be(place: Path, nl: Ground) -> None:
    made(asked(place), nl)
    before = files_in(place / "uit")
    with pytest.raises(BatchRefused) as refused:
        made(asked(place), nl)
    assert refused.value.key == "batch.refused.unfinished"
    journal = Journal(place / "uit")
    assert journal.claim()
    with pytest.raises(BatchRefused) as refused:
        made(asked(place, resume=True), nl)
    assert refused.value.key == "batch.refused.busy"
    journal.release()
    assert files_in(place / "uit") == before


def test_nothing_is_written_over_what_is_read_or_over_each_other(place: Path, nl: Ground) -> None:
    dossier = place / "d" / "HH1-afgerond.uitzicht.json"
    before = dossier.read_bytes()
    csv = place / "een.csv"
    for wanted in (
        asked(place, merged=dossier), asked(place, mail_merge=dossier),
        asked(place, folder=dossier),
        asked(place, merged=csv, mail_merge=csv), asked(place, merged=csv, inputs=(csv,)),
    ):  # fmt: skip
        with pytest.raises(OutputIsInput):
            made(wanted, nl)
    letter = made(asked(place), nl).rows[0].document
    with pytest.raises(OutputIsInput):
        made(asked(place, merged=place / "uit" / letter, resume=True), nl)
    assert dossier.read_bytes() == before
    assert not csv.exists()


def test_when_the_disk_is_full_what_was_made_stays_whole(
    place: Path, nl: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(whole(place, "heel"), nl)
    real, count = os.fsync, 0

    def fsync(handle: int) -> None:
        nonlocal count
        count += 1
        if count > 2:  # the file and the folder of the first letter
            raise OSError(errno.ENOSPC, "no room")
        real(handle)

    with monkeypatch.context() as patch:
        patch.setattr("app.store.writing.os.fsync", fsync)
        with pytest.raises(FileTrouble) as full:
            made(whole(place, "deel"), nl)
    assert full.value.reason == "disk_full"
    there = files_in(place / "deel")
    assert len(there) == 1
    assert there.items() <= files_in(place / "heel").items()
    assert not [name for name in os.listdir(place / "deel") if name.endswith(".part")]
    made(whole(place, "deel"), nl)
    assert files_in(place / "deel") == files_in(place / "heel")


def test_a_folder_that_cannot_be_is_said_before_anything_is_made(place: Path, nl: Ground) -> None:
    (place / "bestand").write_bytes(b"x")
    with pytest.raises(FileTrouble):
        made(asked(place, folder=place / "bestand" / "uit"), nl)
    assert (place / "bestand").read_bytes() == b"x"


def test_only_its_owner_reads_what_is_made(place: Path, nl: Ground) -> None:
    made(asked(place), nl)
    assert (place / "uit").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (place / "uit").iterdir()} == {0o600}


def test_memory_does_not_grow_with_the_number_of_dossiers(
    tmp_path: Path, nl: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    """100 letters of a megabyte: never more than a few of them at once."""
    for number in range(100):
        put(tmp_path / "d", "HH1-afgerond", f"{number:03}")

    def documents_of(name: Path, *_: object) -> list[Made]:
        letter = name.name.encode() + bytes(1024 * 1024)
        return [Made(Row(str(name), Status.MADE, "plan"), letter, f"{name.name}.pdf")]

    monkeypatch.setattr(run, "documents_of", documents_of)
    tracemalloc.start()
    done = made(asked(tmp_path), nl)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert done.is_whole
    assert most < MOST_MEGABYTES * 1024 * 1024
