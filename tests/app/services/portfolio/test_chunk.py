"""The function that works anywhere: files here, bytes there, another program nowhere."""

import gc
import pickle
from datetime import date
from pathlib import Path

import pytest

from app.services.portfolio.chunk import assess_chunk
from app.services.portfolio.job import Item, OtherProgram, Unread, figures_of, program_version
from app.services.portfolio.row import Kind, ReceiptState, Status
from calc import ENGINE_VERSION
from tests.app.services.portfolio.dossiers import HIGHER, job, running


def test_a_path_and_its_bytes_give_the_same_rows(tmp_path: Path) -> None:
    path, stored = tmp_path / "d.uitzicht.json", tmp_path / "d.assessment.json"
    path.write_bytes(running())
    stored.write_bytes(b"{}")
    here = assess_chunk(job(HIGHER), [Item("d", str(path), str(stored))]).rows
    assert here == assess_chunk(job(HIGHER), [Item("d", running(), b"{}")]).rows
    assert here[0].status is Status.UNDER_FLOOR


def test_rows_travel_as_they_are() -> None:
    rows = assess_chunk(job(HIGHER), [Item("d", running()), Item("e", b"{")]).rows
    assert pickle.loads(pickle.dumps(rows)) == rows
    assert len(pickle.dumps(rows)) < 2_000  # no steps, no dossier


@pytest.mark.parametrize("source", ["nergens.json", ".", Unread("not_found"), "a\0b"])
def test_a_file_that_cannot_be_read_is_a_row(
    source: str | Unread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found, other = assess_chunk(job(), [Item("d", source), Item("e", running())]).rows
    assert found.reason is not None
    assert (found.status, found.reason.kind) == (Status.UNREADABLE, Kind.FILE)
    assert other.status is Status.OK


@pytest.mark.parametrize("stored", ["nergens.json", Unread("no_permission")])
def test_an_assessment_that_was_there_and_cannot_be_read_is_said(stored: str | Unread) -> None:
    [found] = assess_chunk(job(), [Item("d", running(), stored)]).rows
    assert found.receipt is ReceiptState.NOT_READABLE


def test_another_program_computes_nothing() -> None:
    with pytest.raises(OtherProgram) as other:
        assess_chunk(job(program="0.0.1+x"), [Item("d", running())])
    assert other.value.here == program_version()
    assert pickle.loads(pickle.dumps(other.value)).here == program_version()


def test_the_program_is_known_by_its_version_and_its_sources() -> None:
    version, _, digest = program_version().partition("+")
    assert version == ENGINE_VERSION
    assert len(digest) == 16


@pytest.mark.parametrize("is_on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(is_on: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        assess_chunk(job(), [Item("e", b"{")])
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was else gc.disable)()


def test_as_if_nothing_had_changed_since_a_day() -> None:
    """July is left out of 2026, and June goes on; a year that came later is gone."""
    figures = figures_of(job())
    hashes = [file.source.sha256 for file in figures.now.files]
    then = figures.unchanged_since(hashes, date(2026, 2, 1))
    assert then is not None
    for values in then.files[-1].values.values():
        assert values[-1].valid_from <= date(2026, 2, 1)
        assert values[-1].valid_to == date(2026, 12, 31)
    assert then.files[:-1] == figures.now.files[:-1]
    earlier = figures.unchanged_since(hashes, date(2025, 2, 1))
    assert earlier is not None
    assert [file.year for file in earlier.files] == [2023, 2024, 2025]
    later = figures.unchanged_since(hashes, date(2027, 2, 1))
    assert later is not None
    assert later.files == figures.now.files
    assert figures.unchanged_since(["0" * 64], date(2026, 2, 1)) is None
