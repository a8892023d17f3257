"""Tariff files on disk: read as text, kept as a copy, and found again by their hash."""

from hashlib import sha256
from pathlib import Path

import pytest

from app.resources import TARIFFS
from app.store import tariff_files
from app.store.files import FileTrouble
from app.store.tariff_files import (
    LARGEST_TARIFF_FILE,
    TariffText,
    by_hash,
    keep,
    own_files,
    program_files,
    read_tariffs,
)
from app.store.tariff_schema import SCHEMA, schema_bytes
from calc import read_tariff_file
from tests.new_tariffs import next_year, revised
from tests.tariff_files import YEARS, shipped, tariff_text


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(path: Path) -> TariffText:
    found = read_tariffs(path)
    assert isinstance(found, TariffText)
    return found


def codes(path: Path) -> list[str]:
    found = read_tariffs(path)
    assert isinstance(found, tuple)
    return [problem.code for problem in found]


def test_the_program_brings_its_years_and_reads_them_all() -> None:
    assert [path.name for path in program_files()] == [f"{year}.toml" for year in YEARS]
    assert tuple(read(path).file for path in program_files()) == shipped().files


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert own_files(tmp_path) == []


def test_only_toml_counts_in_order_of_the_names(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "notes.txt", "c.toml.bak"):
        written(tmp_path / "tariffs" / name, "")
    assert [path.name for path in own_files(tmp_path)] == ["a.toml", "b.toml"]


def test_a_file_is_called_by_its_year_wherever_it_lies(tmp_path: Path) -> None:
    """Or else the same figures under another name would give another receipt."""
    found = read(written(tmp_path / "bedragen van volgend jaar.toml", next_year()))
    assert found.file.source.name == "2027.toml"


def test_line_ends_and_a_byte_order_mark_do_not_change_the_hash(tmp_path: Path) -> None:
    text = tariff_text(2026)
    plain = read(written(tmp_path / "a.toml", text))
    windows = read(
        written(tmp_path / "b.toml", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    )
    assert windows.file == plain.file
    assert plain.file.source.sha256 == sha256(text.encode()).hexdigest()


def test_what_is_no_text_or_far_too_large_is_refused(tmp_path: Path) -> None:
    assert codes(written(tmp_path / "a.toml", b"\xff\x00")) == ["tariff_file_not_text"]
    full = tariff_text(2026) + "#" * (LARGEST_TARIFF_FILE - len(tariff_text(2026).encode()) - 1)
    assert read(written(tmp_path / "b.toml", full + "\n")).file.year == 2026
    assert codes(written(tmp_path / "c.toml", full + "#\n")) == ["tariff_file_too_large"]


def test_a_kept_file_is_found_by_its_hash_when_the_file_is_gone(tmp_path: Path) -> None:
    path = written(tmp_path / "tariffs" / "x.toml", next_year())
    found = read(path)
    digest = found.file.source.sha256
    keep(tmp_path, found)
    path.unlink()
    kept = tmp_path / "tariffs" / "kept" / f"{digest}.toml"
    assert sha256(kept.read_bytes()).hexdigest() == digest
    assert by_hash(tmp_path, digest) == found.file


def test_a_kept_file_is_written_once_and_mended_when_it_is_damaged(tmp_path: Path) -> None:
    found = read(written(tmp_path / "tariffs" / "x.toml", next_year()))
    keep(tmp_path, found)
    kept = tmp_path / "tariffs" / "kept" / f"{found.file.source.sha256}.toml"
    before = kept.stat().st_ino
    keep(tmp_path, found)
    assert kept.stat().st_ino == before
    kept.write_text("half")
    keep(tmp_path, found)
    assert kept.read_text(encoding="utf-8") == found.text


def test_a_damaged_copy_is_never_taken_for_the_file(tmp_path: Path) -> None:
    digest = sha256(next_year().encode()).hexdigest()
    written(tmp_path / "tariffs" / "kept" / f"{digest}.toml", next_year(revision=2))
    assert by_hash(tmp_path, digest) is None
    written(tmp_path / "tariffs" / "kept" / f"{digest}.toml", "")
    assert by_hash(tmp_path, digest) is None


def test_files_of_the_program_are_found_by_their_hash(tmp_path: Path) -> None:
    for file in shipped().files:
        assert by_hash(tmp_path, file.source.sha256) == file


def test_older_revisions_of_the_program_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    written(program / "2025.toml", revised(2025, 2, '"2071.24"', '"2071.25"'))
    written(program / "older" / "2025-r1.toml", tariff_text(2025))
    monkeypatch.setattr(tariff_files, "TARIFFS", program)
    digest = sha256(tariff_text(2025).encode()).hexdigest()
    found = by_hash(tmp_path / "data", digest)
    assert found is not None
    assert (found.revision, found.source.name) == (1, "2025.toml")
    assert len(program_files()) == 1


def test_a_revision_that_an_earlier_program_took_is_still_found(tmp_path: Path) -> None:
    old = tariff_text(2026).replace("[[kgb.afbouw]]", "[[kgb.opbouw]]")
    digest = sha256(old.encode()).hexdigest()
    written(tmp_path / "tariffs" / "kept" / f"{digest}.toml", old)
    found = by_hash(tmp_path, digest)
    assert found is not None
    assert [value.key for value in found.missing() if value.key.startswith("kgb")] == ["kgb.afbouw"]


@pytest.mark.parametrize("digest", ["", "0" * 64, "../2026", "A" * 64, "0" * 63])
def test_what_is_no_hash_of_a_file_finds_nothing(tmp_path: Path, digest: str) -> None:
    assert by_hash(tmp_path, digest) is None


def test_a_folder_in_the_place_of_a_file_is_trouble_for_who_reads_it(tmp_path: Path) -> None:
    (tmp_path / "tariffs" / "2027.toml").mkdir(parents=True)
    with pytest.raises(FileTrouble):
        read_tariffs(own_files(tmp_path)[0])
    assert by_hash(tmp_path, shipped().files[0].source.sha256) == shipped().files[0]


def test_the_schema_on_disk_is_what_the_command_writes() -> None:
    assert SCHEMA == TARIFFS / "schema.json"
    assert SCHEMA.read_bytes() == schema_bytes()


def test_the_same_figures_are_read_once_wherever_they_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All years are read again when one of them is replaced."""
    asked: list[str] = []
    real = read_tariff_file

    def count(text: str, name: str, *, older: bool) -> object:
        asked.append(text)
        return real(text, name, older=older)

    monkeypatch.setattr(tariff_files, "read_tariff_file", count)
    text = f"{tariff_text(YEARS[0])}\n# {tmp_path}\n"
    one = written(tmp_path / "een.toml", text)
    assert read(one) == read(one) == read(written(tmp_path / "twee.toml", text))
    assert asked == [text]
    written(one, "year = 1")
    assert codes(one)
    assert read_tariffs(one, older=True) == read_tariffs(one, older=True)
    assert len(asked) == 3
