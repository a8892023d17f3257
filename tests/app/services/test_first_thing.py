"""What to do first: people, then a gate, then money that is missed, then the next open point."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.i18n import Texts
from app.services.first_thing import DOCUMENTS, FirstThing, debt_help_path, first_thing
from app.services.grouped_findings import grouped_points
from app.services.outcome_brief import brief_rows
from app.services.receipts import receipt_facts, say_checked, say_receipt
from app.services.short_findings import count_points
from app.version import PROGRAM_VERSION
from calc import ENGINE_VERSION, Assessment, Draft, Finding, Severity, assess
from tests.app.documents.test_running import running
from tests.building import ON, draft, example_policy, raw_example
from tests.tariff_files import shipped

TEXTS = Texts("nl")


def of(made: Draft) -> Assessment:
    return assess(made, example_policy(), shipped(), ON)


def first(made: Draft) -> FirstThing:
    return first_thing(TEXTS, of(made), made)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_money_that_is_missed_comes_before_every_other_point() -> None:
    found = first(draft(raw_example("HH1")))
    assert (found.title, plain(found.amount), found.path) == (
        "Eerst: huurtoeslag", "€ 230,00", "checks.S02"
    )  # fmt: skip
    assert found.button == "Spreek af wie het aanvraagt"
    assert found.after == "Daarna rekent het plan opnieuw."


def test_two_toeslagen_are_said_each_with_its_name() -> None:
    raw = raw_example("HH2")
    raw["income"] = [line for line in raw["income"] if line["code"] != "I23"]
    found = first(draft(raw))
    assert found.title == "Eerst: huurtoeslag en kinderbijslag"
    assert found.said[0].startswith("Huurtoeslag: recht op ")
    assert found.said[1].startswith("Kinderbijslag: recht op ")


def test_people_come_before_money() -> None:
    found = first(draft(raw_example("HH6")))
    assert found.path == "schrijnend.handled_by"
    assert "team schrijnend" in found.said[0]


def test_behind_a_gate_there_is_nothing_to_click() -> None:
    raw = raw_example("HH1")
    found = first(draft(raw | {"debt": raw["debt"] | {"wsnp": True}}))
    assert found.title == "Geen plan, en geen vraag om te betalen"
    assert (found.button, found.path) == ("", "")


def test_what_was_not_asked_is_asked_in_order() -> None:
    assert first(Draft()).title == "Eerst: inkomen"
    assert first(Draft()).path == "income"


def test_nothing_open_leads_to_the_documents() -> None:
    found = first(draft(raw_example("HH1-afgerond")))
    assert (found.title, found.path) == ("Niets staat meer open", DOCUMENTS)
    assert first(running()).title == "Het plan loopt"


def test_where_the_income_decides_that_question_comes_first() -> None:
    raw = raw_example("HH4")
    for adult in raw["adults"]:
        adult["taxable_income"] = {}
    made = draft(raw)
    found = of(made)
    assert found.room_is_open
    thing = first_thing(TEXTS, found, made)
    assert thing.path == "adults[0].taxable_income.amount"


def test_where_schuldhulp_is_better_there_is_a_way_to_write_it_down() -> None:
    found = of(draft(raw_example("HH1")))
    assert debt_help_path(found) == "reasons"
    rest = tuple(each for each in found.findings if each.code != "schuldhulp_better")
    assert debt_help_path(replace(found, findings=rest)) == ""


def test_one_check_that_waits_needs_no_heading() -> None:
    made = draft(raw_example("HH1"))
    found = of(made)
    checks = [each for each in found.findings if each.code == "check_open"]
    alone = replace(found, findings=(checks[0],))
    [point] = grouped_points(TEXTS, alone, made)
    assert point.heading == ""
    assert "nog niet klaar" in point.said


def test_the_same_words_are_left_out_the_second_time() -> None:
    twice = (Finding(Severity.INFORMS, "floor_indicative", "statutory"),) * 2
    made = draft(raw_example("HH1"))
    one, other = grouped_points(TEXTS, replace(of(made), findings=twice), made)
    assert one.said
    assert other.said == ""


@pytest.mark.parametrize(
    ("name", "begins"),
    [("HH1", "Inkomen dat meetelt 2.262,92 – "), ("HH5", "Komt binnen ")],
)
def test_the_sum_of_the_lowest_wall_is_the_one_that_is_said(name: str, begins: str) -> None:
    rows = brief_rows(TEXTS, of(draft(raw_example(name))))
    assert rows[0].said.startswith(begins)
    assert [row.is_quiet for row in rows] == [False, True, False]


def test_a_cent_of_the_sum_of_the_law_is_said_with_it() -> None:
    found = of(draft(raw_example("HH1")))
    assert found.floor is not None
    counted = replace(found.floor.counted, amount=found.floor.counted.amount + Decimal("0.01"))
    odd = replace(found, floor=replace(found.floor, counted=counted))
    said = "Door afronding verschilt de som een cent."
    assert said in brief_rows(TEXTS, odd)[0].said
    assert said not in brief_rows(TEXTS, found)[0].said


def test_where_saving_does_not_fit_only_what_is_left_after_the_costs_is_said() -> None:
    rows = brief_rows(TEXTS, of(draft(raw_example("HH4"))))
    assert (plain(rows[-1].said), rows[-1].amount) == (
        "Na kosten en regelingen blijft € 62,01 over.", "62,01"
    )  # fmt: skip
    assert brief_rows(TEXTS, of(Draft())) == ()


def test_the_receipt_in_a_few_letters_and_in_full() -> None:
    made = draft(raw_example("HH1"))
    found = of(made)
    said = say_receipt(TEXTS, found)
    assert said == f"bedragen 2026 r1 · beleid r2 · {found.receipt.output_sha256[:4]}…"
    facts = dict(receipt_facts(TEXTS, found))
    assert (facts["Uitzicht"], facts["Rekenprogramma"]) == (PROGRAM_VERSION, ENGINE_VERSION)
    assert facts["Uitkomst"] == found.receipt.output_sha256
    assert facts["Invoer"] == found.receipt.input_sha256
    assert {file.sha256 for file in found.receipt.files} <= set(facts.values())


def test_worked_out_again_the_same_comes_out_and_another_is_said() -> None:
    made = draft(raw_example("HH1"))
    found = of(made)
    assert "dezelfde uitkomst" in say_checked(TEXTS, found, made, example_policy(), shipped())
    other = made.model_copy(update={"savings": Decimal("9.00")})
    again = say_checked(TEXTS, found, other, example_policy(), shipped())
    assert "een andere uitkomst" in again


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH3", "HH4", "HH5", "HH6"])
def test_the_list_has_as_many_open_points_as_the_panel_counts(name: str) -> None:
    """The outcome said 9 above and 10 below: money that is missed, and the check of it."""
    made = draft(raw_example(name))
    points = grouped_points(TEXTS, of(made), made)
    stops = [each for each in points if each.severity in (Severity.MISSING, Severity.BLOCKS)]
    assert len(stops) == count_points(of(made))
