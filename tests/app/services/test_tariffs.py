"""The shelf of tariff files: which rules, which does not, and which is set aside."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from app.resources import TARIFFS
from app.services.tariffs import SetAside, TariffShelf, found_by_hash, open_shelf
from app.store import tariff_files
from calc import TariffsOn
from calc.base.params import texts_of
from tests.new_tariffs import next_year, revised
from tests.tariff_files import YEARS, shipped, tariff_text

KEY = "bvv.maximum.alleenstaande"
CHANGED = ('"2191.42"', '"2191.43"')


def own(folder: Path, name: str, text: str) -> Path:
    path = folder / "tariffs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def amount(shelf: TariffShelf, day: date) -> Decimal | None:
    on = shelf.tariffs.on(day)
    assert isinstance(on, TariffsOn)
    return on.value(KEY).amount


def used(shelf: TariffShelf) -> list[tuple[int, int, str]]:
    return [(f.file.year, f.file.revision, f.origin) for f in shelf.files if f.used]


def codes(aside: SetAside) -> list[str]:
    return [problem.code for problem in aside.problems]


def test_without_own_files_the_program_has_its_own(tmp_path: Path) -> None:
    shelf = open_shelf(tmp_path)
    assert shelf.tariffs == shipped()
    assert used(shelf) == [(year, 1, "program") for year in YEARS]
    assert (shelf.set_aside, shelf.not_kept) == ((), ())
    assert list(tmp_path.iterdir()) == []


def test_a_new_year_in_the_data_folder_is_used_from_its_date(tmp_path: Path) -> None:
    path = own(tmp_path, "2027.toml", next_year())
    shelf = open_shelf(tmp_path)
    assert amount(shelf, date(2026, 12, 31)) == Decimal("2208.48")
    assert amount(shelf, date(2027, 1, 1)) == Decimal("2300.00")
    on = shelf.tariffs.on(date(2027, 1, 1))
    assert isinstance(on, TariffsOn)
    assert not on.provisional
    assert used(shelf)[-1] == (2027, 1, "own")
    assert shelf.files[-1].place == str(path)


def test_the_higher_revision_rules_and_the_other_is_shown_unused(tmp_path: Path) -> None:
    own(tmp_path, "a.toml", revised(2026, 2, *CHANGED))
    own(tmp_path, "b.toml", revised(2026, 3, CHANGED[0], '"2191.44"'))
    shelf = open_shelf(tmp_path)
    assert amount(shelf, date(2026, 1, 1)) == Decimal("2191.44")
    assert used(shelf)[-1] == (2026, 3, "own")
    assert [(f.file.revision, f.used) for f in shelf.files if f.file.year == 2026] == [
        (1, False),
        (2, False),
        (3, True),
    ]


def test_an_equal_revision_with_other_figures_is_set_aside_and_said(tmp_path: Path) -> None:
    path = own(tmp_path, "2026.toml", revised(2026, 1, *CHANGED))
    shelf = open_shelf(tmp_path)
    assert shelf.tariffs == shipped()
    [aside] = shelf.set_aside
    assert (aside.name, aside.place, codes(aside)) == (
        "2026.toml",
        str(path),
        ["tariff_same_revision"],
    )
    said = texts_of(aside.problems[0].params)
    assert (said["year"], said["revision"]) == ("2026", "1")
    assert said["other"].endswith("2026.toml")
    assert used(shelf)[-1] == (2026, 1, "program")


def test_the_same_file_again_is_no_problem_even_beside_one_that_differs(tmp_path: Path) -> None:
    own(tmp_path, "a.toml", tariff_text(2026))
    own(tmp_path, "b.toml", revised(2026, 1, *CHANGED))
    shelf = open_shelf(tmp_path)
    assert [aside.name for aside in shelf.set_aside] == ["b.toml"]
    assert [(f.origin, f.used) for f in shelf.files if f.file.year == 2026] == [
        ("program", True),
        ("own", False),
    ]


def test_two_own_files_that_contradict_each_other_are_both_set_aside(tmp_path: Path) -> None:
    own(tmp_path, "a.toml", revised(2026, 2, *CHANGED))
    own(tmp_path, "b.toml", revised(2026, 2, CHANGED[0], '"2191.44"'))
    shelf = open_shelf(tmp_path)
    assert [codes(aside) for aside in shelf.set_aside] == [["tariff_same_revision"]] * 2
    assert used(shelf)[-1] == (2026, 1, "program")


def test_a_bad_file_is_set_aside_and_the_others_work(tmp_path: Path) -> None:
    own(tmp_path, "2027.toml", next_year().replace('"2300.00"', "2300.00"))
    own(tmp_path, "2026.toml", revised(2026, 2, *CHANGED))
    (tmp_path / "tariffs" / "map.toml").mkdir()
    shelf = open_shelf(tmp_path)
    assert amount(shelf, date(2026, 1, 1)) == Decimal("2191.43")
    assert [(aside.name, codes(aside)) for aside in shelf.set_aside] == [
        ("2027.toml", ["tariff_amount_is_float"]),
        ("map.toml", ["tariff_file_unreadable"]),
    ]


def test_every_own_file_that_was_read_is_found_by_its_hash_later(tmp_path: Path) -> None:
    path = own(tmp_path, "2026.toml", revised(2026, 2, *CHANGED))
    digest = open_shelf(tmp_path).tariffs.files[-1].source.sha256
    path.write_text(revised(2026, 3, CHANGED[0], '"2191.44"'), encoding="utf-8")
    open_shelf(tmp_path)
    found = found_by_hash(tmp_path, digest)
    assert found is not None
    assert (found.revision, found.values[KEY][0].amount) == (2, Decimal("2191.43"))
    assert len(list((tmp_path / "tariffs" / "kept").iterdir())) == 2


def test_a_copy_is_no_own_file(tmp_path: Path) -> None:
    path = own(tmp_path, "2027.toml", next_year())
    open_shelf(tmp_path)
    path.unlink()
    assert open_shelf(tmp_path).tariffs == shipped()


def test_a_folder_that_takes_no_copies_is_said_and_the_file_is_used(tmp_path: Path) -> None:
    path = own(tmp_path, "2027.toml", next_year())
    (tmp_path / "tariffs" / "kept").write_text("a file in the way")
    shelf = open_shelf(tmp_path)
    assert shelf.not_kept == (str(path),)
    assert amount(shelf, date(2027, 1, 1)) == Decimal("2300.00")


@pytest.mark.parametrize("of_the_program", [True, False])
def test_a_folder_that_cannot_be_read_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of_the_program: bool
) -> None:
    own(tmp_path, "2027.toml", next_year())
    asked = next_year() if of_the_program else tariff_text(2026)
    closed = TARIFFS if of_the_program else tmp_path / "tariffs"
    there = Path.iterdir

    def refused(path: Path) -> Iterator[Path]:
        if path == closed:
            raise PermissionError(13, "no")
        return there(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    shelf = open_shelf(tmp_path)
    assert [file.year for file in shelf.tariffs.files] == ([2027] if of_the_program else [*YEARS])
    [aside] = shelf.set_aside
    assert (aside.place, codes(aside)) == (str(closed), ["tariff_file_unreadable"])
    assert found_by_hash(tmp_path, sha256(asked.encode()).hexdigest()) is not None


def test_a_program_without_files_has_no_tariffs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tariff_files, "TARIFFS", tmp_path / "nowhere")
    assert open_shelf(tmp_path).tariffs.files == ()


def test_the_shelf_knows_the_revision_that_a_plan_was_agreed_under(tmp_path: Path) -> None:
    """Else what was paid too much under it is counted back nowhere in the window."""
    own(tmp_path, "2026.toml", revised(2026, 2, *CHANGED))
    tariffs = open_shelf(tmp_path).tariffs
    first = shipped().files[-1]
    assert tariffs.files[-1].revision == 2
    assert tariffs.earlier == (first,)
    assert tariffs.as_agreed({first.source.sha256}).files == shipped().files
