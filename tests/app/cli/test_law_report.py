"""The law in the report: walls, floor and toeslagen; what is provisional, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.cli import main
from app.resources import EXAMPLES

Raw = dict[str, Any]


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., str]:
    """An example with a change, as a file."""

    def make(change: Callable[[Raw], object], name: str = "HH1") -> str:
        values = json.loads((EXAMPLES / f"{name}.uitzicht.json").read_text("utf-8"))
        change(values)
        path = tmp_path / "changed.uitzicht.json"
        path.write_text(json.dumps(values), "utf-8")
        return str(path)

    return make


def _no_income(values: Raw) -> None:
    values["adults"][0]["taxable_income"]["amount"] = "UNKNOWN"


def _report(capsys: pytest.CaptureFixture[str], path: str, code: int = 0) -> str:
    assert main(["assess", path]) == code
    return capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")


def test_the_walls_the_floor_and_the_toeslagen_are_parts_of_the_report(
    file: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = _report(capsys, file(lambda values: None))
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "Wettelijke ruimte (het laagst) € 168,17" in lines
    assert "min vtlb (indicatief) € 2.012,74" in lines
    assert "Huurtoeslag € 230,00 € 0,00 mist € 230,00 Er is recht op dit bedrag." in lines
    assert "Voorlopig" not in shown


def test_without_a_taxable_income_no_report_and_no_letter_says_that_there_is_no_room(
    file: Callable[..., str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, pdf = file(_no_income), tmp_path / "plan.pdf"
    shown = _report(capsys, path)
    assert "Nog niet te zeggen: welk bruto loon?" in shown
    assert "- Voorlopig: het belastbaar inkomen is niet bekend." in shown
    for claim in ("er is nu geen ruimte", "Wat nu helpt", "Nu geen betaling", "te weinig ruimte"):
        assert claim not in shown
    assert main(["plan", path, "-o", str(pdf)]) == 1
    assert "welk bruto loon" in capsys.readouterr().err
    assert not pdf.exists()


def test_a_year_without_figures_yet_is_provisional_in_report_and_on_every_page(
    file: Callable[..., str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(lambda values: values.update(first_plan_month="2027-02"), "HH1-afgerond")
    pdf = tmp_path / "plan.pdf"
    assert "Voorlopig: de bedragen van de wet voor deze periode" in _report(capsys, path)
    assert main(["plan", path, "-o", str(pdf)]) == 0
    assert "De brief is voorlopig." in capsys.readouterr().out
    for page in PdfReader(pdf).pages:
        assert "Voorlopig: nog niet versturen" in page.extract_text()


def test_a_year_without_any_figures_is_refused_in_words(
    file: Callable[..., str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, pdf = file(lambda values: values.update(first_plan_month="2022-02")), tmp_path / "p.pdf"
    shown = _report(capsys, path, 1)
    assert "Niet te berekenen: er zijn geen bedragen van de wet" in shown
    assert "Kies een latere startmaand" in shown
    assert main(["plan", path, "-o", str(pdf)]) == 1
    assert "er zijn geen bedragen van de wet voor deze datum" in capsys.readouterr().err
    assert not pdf.exists()
