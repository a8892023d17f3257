"""The answer on top of the result page: its headline, its mark and its steps, for each outcome."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.assessing import Assessed
from app.ui.result.summary import Summary
from tests.app.documents.letters import raw
from tests.app.documents.making import assessed, sample


def unknown_income(name: str) -> Assessed:
    values = raw(name)
    for adult in values["adults"]:
        adult["taxable_income"] = {}
    return assessed(values)


def changed(name: str, debt: dict[str, Any] | None = None, **fields: Any) -> Assessed:
    values = raw(name) | fields
    values["debt"] |= debt or {}
    return assessed(values)


@pytest.fixture
def summary(texts: Texts, qtbot: QtBot) -> Summary:
    made = Summary(texts)
    qtbot.addWidget(made)
    return made


def said(summary: Summary, about: Assessed) -> dict[str, str]:
    """The lines that are seen, without hard spaces."""
    summary.show_assessment(about.assessment, about.draft)
    lines = {}
    for name in ("headline", "mark", "rungs", "decided", "no_month"):
        label = getattr(summary, name)
        text = "" if label.isHidden() else label.text()
        lines[name] = text.replace("\N{NO-BREAK SPACE}", " ")
    return lines


@pytest.mark.parametrize(
    ("name", "headline", "steps"),
    [
        ("HH1", "Concept: eerst € 165,00 per maand, daarna in stappen, "
                "tot en met 30 november 2029", 3),
        ("HH1-afgerond", "Eerst € 395,00 per maand, daarna in stappen, "
                         "tot en met 30 november 2029", 3),
        ("HH2", "Concept: nu geen betaling, vanaf april 2029 € 100,00 per maand, "
                "tot en met 30 november 2029", 2),
        ("HH4", "Nu geen betaling: er is te weinig ruimte voor een plan", 0),
        ("HH6", "Nu geen betaling: er is te weinig ruimte voor een plan", 2),
    ],
)  # fmt: skip
def test_each_example_has_its_headline_and_its_steps(
    name: str, headline: str, steps: int, summary: Summary
) -> None:
    lines = said(summary, sample(name))
    assert lines["headline"] == headline
    assert len(lines["rungs"].splitlines()) == steps
    assert lines["mark"] == ""
    assert lines["decided"].startswith("Dit bepaalt de betaling. ")
    assert not summary.first_month.isHidden()


def test_while_one_thing_is_not_known_the_amount_is_only_a_sign(summary: Summary) -> None:
    lines = said(summary, changed("HH1-afgerond", savings="UNKNOWN"))
    assert lines["headline"] == (
        "Nog geen antwoord: er ontbreekt nog 1 gegeven. "
        "Met wat er nu is, wijst het naar € 395,00 per maand."
    )


def test_nobody_says_that_there_is_no_room_while_only_the_taxable_income_is_unknown(
    summary: Summary,
) -> None:
    about = unknown_income("HH4")
    assert about.assessment.room_is_open
    lines = said(summary, about)
    assert lines["headline"] == "Nog niet te zeggen: welk bruto loon?"
    assert lines["rungs"] == ""
    assert "Zeg daarom nog niet dat er geen ruimte is." in lines["decided"]
    assert "te weinig ruimte" not in "".join(lines.values())
    assert lines["mark"].startswith("Voorlopig: ")


def test_behind_a_gate_the_headline_is_the_gate(summary: Summary) -> None:
    lines = said(summary, changed("HH1-afgerond", {"wsnp": True}))
    assert lines["headline"] == (
        "Er wordt nu geen betaling gevraagd, want er loopt een wettelijke schuldsanering (Wsnp)."
    )
    assert lines["rungs"] == ""


def test_a_plan_that_runs_says_what_is_next_and_since_when(summary: Summary) -> None:
    lines = said(summary, sample("HH1-afgerond, een maand open"))
    assert lines["headline"] == (
        "Volgende betaling: € 435,00 in november 2027. "
        "Einddatum, zoals afgesproken: 30 november 2029."
    )
    assert lines["mark"] == "Deze bedragen zijn afgesproken op 26 november 2026."


def test_without_a_schedule_there_is_no_month_and_the_reason_stands_in_its_place(
    summary: Summary,
) -> None:
    lines = said(summary, changed("HH1", income=[], expenses=[], arrangements=[], asked=[]))
    assert lines["decided"] == ""
    assert summary.first_month.isHidden()
    assert lines["no_month"]
