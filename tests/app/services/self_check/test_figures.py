"""What the self-check expects is what the engine and the contracts say; another figure is named."""

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from app.i18n import Texts
from app.resources import EXPECTED, TARIFFS
from app.services.self_check import figures
from app.services.self_check.check import Place
from app.services.self_check.figures import (
    NAMES,
    expected_now,
    find_figures,
    find_outcomes,
)
from tests.examples.contract import path_of

HOW = "Is it meant? Then: python -m app.services.self_check.figures"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path, tmp_path)


@pytest.fixture
def tariffs(tmp_path: Path) -> Path:
    """The program's figures in a folder of their own."""
    folder = tmp_path / "figures"
    shutil.copytree(TARIFFS, folder)
    return folder


def test_what_is_written_is_what_the_engine_says_now() -> None:
    assert EXPECTED.read_bytes() == expected_now(), HOW


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_what_the_contract_says(name: str) -> None:
    """The contracts are held by hand; every amount of the account and the plan stands in them."""
    page = path_of(name).read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    euros = Texts("nl").formats.number
    wanted = json.loads(EXPECTED.read_text())["outcomes"][name]
    said = {what: value for what, value in wanted.items() if what not in ("gate", "end_date")}
    assert len(said) >= 6
    for what, value in said.items():
        amount = f"{abs(Decimal(value)):,.2f}".translate(str.maketrans(",.", ".,"))
        if amount == "0,00":
            continue
        assert amount in page, (what, amount)
    assert euros(1) == "1"


def test_the_program_passes(place: Place) -> None:
    assert list(find_figures(place)) == []
    assert list(find_outcomes(place)) == []


def test_figures_that_are_gone_altered_strange_or_broken_are_named(
    place: Place, tariffs: Path
) -> None:
    (tariffs / "2023.toml").unlink()
    text = (tariffs / "2024.toml").read_text(encoding="utf-8")
    (tariffs / "2024.toml").write_text(text.replace("revision = 1", "revision = 9"), "utf-8")
    (tariffs / "2025.toml").write_text("year = ", "utf-8")
    (tariffs / "2031.toml").write_text("", "utf-8")
    (tariffs / "older").mkdir()
    (tariffs / "older" / "2022.toml").write_text("x", "utf-8")
    found = {(each.code, dict(each.values)["file"]) for each in find_figures(place, tariffs)}
    assert found == {
        ("file_gone", "2023.toml"),
        ("file_changed", "2024.toml"),
        ("figures_unused", "2025.toml"),
        ("file_strange", "2031.toml"),
        ("figures_unused", "older/2022.toml"),
    }


def test_an_outcome_that_is_a_cent_off_is_named(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = json.loads(EXPECTED.read_text())
    values["outcomes"]["HH1"]["payment"] = "165.01"
    del values["outcomes"]["HH5"]["total"]
    other = tmp_path / "expected.json"
    other.write_text(json.dumps(values))
    monkeypatch.setattr(figures, "EXPECTED", other)
    first, second = find_outcomes(place)
    assert first.sentence(Texts("nl")) == "HH1: payment is 165.00 en moet 165.01 zijn."
    assert dict(second.values)["expected"] == "-"
