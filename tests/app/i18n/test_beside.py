"""What stands beside the plan, in words: the parts that no example has."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.i18n import Texts
from app.i18n.plan_context import comparison_facts, comparison_note, say_gate
from calc.base.step import Status, Unit, given
from calc.context.schuldhulp import Comparison
from tests.building import draft, outcome

NL = Texts("nl")
AMOUNT = given("x", Decimal("6061.495"), Unit.EUR, source="test", status=Status.ENTERED)


def comparison(missing: tuple[str, ...] = (), ours: str = "9000.00") -> Comparison:
    amount = None if missing else AMOUNT
    end = date(2029, 11, 30)
    return Comparison(18, amount, Decimal(ours), date(2028, 5, 31), end, missing)


def test_schuldhulp_that_is_better_is_said() -> None:
    facts = dict(comparison_facts(NL, comparison()))
    assert facts["Schuldhulp: deze schuldeiser krijgt"] == "€\xa06.061,50"
    assert facts["Ons plan: vrij van alle schulden op"] == "30 november 2029"
    assert "misschien beter" in comparison_note(NL, comparison())
    assert comparison_note(NL, comparison(ours="100.00")) == ""


def test_what_is_missing_is_named_as_people_say_it() -> None:
    note = comparison_note(NL, comparison(("vtlb", "debt.balance")), draft())
    assert "het vrij te laten bedrag (vtlb) en Schuld: openstaand bedrag" in note


def test_an_interim_agreement_of_nothing_has_its_day() -> None:
    # There is room later, and none in the first months.
    later = outcome(
        income=[
            {"code": "I01", "amount": "900.00", "frequency": "month", "who": "A"},
            {"code": "I01", "amount": "2000.00", "frequency": "month", "who": "A",
             "from_date": "2027-01-01"},
        ]
    )  # fmt: skip
    part = say_gate(NL, replace(later.beside, road_out=None))
    assert part is not None
    assert "Nu geen betaling. Kijk uiterlijk op 23 maart 2027 opnieuw." in part.sentences[0]


def test_without_costs_there_is_nothing_to_agree() -> None:
    unknown = {"code": "U01", "amount": "UNKNOWN", "frequency": "month", "who": "A"}
    assert say_gate(NL, outcome(expenses=[unknown]).beside) is None
