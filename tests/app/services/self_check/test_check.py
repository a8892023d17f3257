"""A check runs in a folder that is gone afterwards, and nothing that it raises stops the others."""

from collections.abc import Iterator
from pathlib import Path

from app.i18n import Texts
from app.services.self_check.check import Check, Found, Place, fact, outcomes, wrong
from app.store.database.trouble import StoreTrouble

FOLDERS: list[Path] = []


def find_nothing(place: Place) -> Iterator[Found]:
    FOLDERS.append(place.folder)
    (place.folder / "left.txt").write_text("behind")
    yield fact("keyring_none")


def find_a_defect(place: Place) -> Iterator[Found]:
    yield wrong("file_gone", file="a")
    raise ValueError("two\nlines")


def find_a_user_error(place: Place) -> Iterator[Found]:
    raise StoreTrouble("full", "a/store.db")
    yield


def _check(name: str) -> Check:
    return Check(name, f"{__name__}:{name}")


def test_a_check_works_in_a_folder_of_its_own_that_is_gone_afterwards() -> None:
    [outcome] = outcomes([_check("find_nothing")])
    assert outcome.is_good
    assert not FOLDERS[-1].exists()


def test_a_fact_is_no_failure_and_an_error_is_one() -> None:
    first, second, third = outcomes(
        [_check("find_a_defect"), Check("gone", "app.nowhere:find"), _check("find_nothing")]
    )
    assert [each.code for each in first.found] == ["file_gone", "failed"]
    assert not first.is_good
    [gone] = second.found
    assert dict(gone.values)["why"] == "ModuleNotFoundError: No module named 'app.nowhere'"
    assert third.is_good


def test_what_the_program_says_elsewhere_as_well_is_said_in_its_words() -> None:
    [outcome] = outcomes([_check("find_a_user_error")])
    assert not outcome.is_good
    for language in ("nl", "en"):
        texts = Texts(language)
        said = texts.text("store.trouble.full", place="a/store.db")
        assert outcome.found[0].sentence(texts) == said


def test_what_an_error_says_stays_on_its_line() -> None:
    [outcome] = outcomes([_check("find_a_defect")])
    said = outcome.found[1].sentence(Texts("nl"))
    assert said.startswith("Deze controle is gestopt: ValueError: two lines (")
    assert "\n" not in said
