"""How the file of a dossier is called, and whether it is still the one that was opened."""

from pathlib import Path

import pytest

from app.services.dossiers import (
    FileTrouble,
    Refused,
    fingerprint_of,
    new_dossier,
    open_dossier,
    save_dossier,
    short_name,
    suggested_name,
    with_suffix,
)
from calc import Draft
from tests.building import draft


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("UNKNOWN", "nieuw.uitzicht.json"),
        ("", "nieuw.uitzicht.json"),
        ("RS-1", "RS-1.uitzicht.json"),
        ("a/b\\c:d", "a-b-c-d.uitzicht.json"),
        (" ..- ", "nieuw.uitzicht.json"),
        (".verborgen", "verborgen.uitzicht.json"),
        ("x" * 80, "x" * 80 + ".uitzicht.json"),
        ("y" * 81, "y" * 80 + ".uitzicht.json"),
    ],
)
def test_a_new_file_is_named_by_the_reference_of_the_debt(reference: str, name: str) -> None:
    made = draft(debt={"balance": "1.00"})
    debt = made.debt if reference == "UNKNOWN" else made.debt.model_copy(
        update={"reference": reference}
    )  # fmt: skip
    assert suggested_name(made.model_copy(update={"debt": debt}), "nieuw") == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("klant", "klant.uitzicht.json"),
        ("klant.json", "klant.uitzicht.json"),
        ("klant.uitzicht", "klant.uitzicht.json"),
        ("klant.uitzicht.json", "klant.uitzicht.json"),
        ("KLANT.UITZICHT.JSON", "KLANT.UITZICHT.JSON"),
        ("klant.txt", "klant.txt.uitzicht.json"),
        ("j.json.bak", "j.json.bak.uitzicht.json"),
    ],
)
def test_every_file_of_ours_ends_alike(typed: str, name: str) -> None:
    assert with_suffix(Path("map") / typed) == Path("map") / name


@pytest.mark.parametrize(
    ("file", "name"),
    [("a.uitzicht.json", "a"), ("A.UITZICHT.JSON", "A"), ("b.json", "b.json")],
)
def test_a_file_is_called_by_its_name_alone(file: str, name: str) -> None:
    assert short_name(Path("/ergens") / file) == name


def test_a_fingerprint_is_of_the_bytes_and_nothing_when_the_file_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.uitzicht.json"
    assert fingerprint_of(path) is None
    saved = save_dossier(path, Draft(notes="een"))
    assert fingerprint_of(path) == saved == open_dossier(path).fingerprint
    path.touch()
    assert fingerprint_of(path) == saved
    save_dossier(path, Draft(notes="twee"))
    assert fingerprint_of(path) != saved


def test_what_is_in_the_way_of_a_fingerprint_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as caught:
        fingerprint_of(tmp_path)
    assert caught.value.reason == "is_folder"


def test_a_broken_file_is_refused_and_names_itself(tmp_path: Path) -> None:
    path = tmp_path / "kapot.uitzicht.json"
    path.write_bytes(b"{")
    with pytest.raises(Refused) as caught:
        open_dossier(path)
    assert caught.value.path == path
    assert caught.value.problems


def test_each_new_dossier_has_a_number_of_its_own() -> None:
    assert new_dossier().handling.case_id != new_dossier().handling.case_id
    assert new_dossier().model_copy(update={"handling": Draft().handling}) == Draft()
