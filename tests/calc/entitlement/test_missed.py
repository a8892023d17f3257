"""B4: the money that a household may miss stands first, as one sum of the engine."""

from calc.entitlement.missed import missed_of
from tests.building import Raw, draft, example_outcome, example_policy, outcome, raw_example, shown
from tests.tariff_files import shipped


def missed(raw: Raw) -> Raw | None:
    found: Raw | None = shown(outcome(raw, example_policy(), shipped()))["missed"]
    return found


def test_b4_what_is_missed_is_one_sum_with_its_parts_and_the_check_of_each() -> None:
    assert missed(raw_example("HH1")) == {
        "month": "230.00",
        "toeslagen": [{"toeslag": "huurtoeslag", "month": "230.00", "path": "checks[1]"}],
    }
    assert missed(raw_example("HH1-afgerond")) is None


def test_b4_two_toeslagen_are_one_amount() -> None:
    """HH2 misses huurtoeslag; here its kinderbijslag is not received either."""
    raw = raw_example("HH2")
    raw["income"] = [line for line in raw["income"] if line["code"] != "I23"]
    found = missed(raw)
    assert found is not None
    assert [item["toeslag"] for item in found["toeslagen"]] == [
        "huurtoeslag", "kinderbijslag",
    ]  # fmt: skip
    cents = [round(100 * float(item["month"])) for item in found["toeslagen"]]
    assert round(100 * float(found["month"])) == sum(cents)


def test_b4_what_was_declined_with_a_reason_is_not_said_first_again() -> None:
    raw = raw_example("HH1")
    state = {"state": "n.v.t.", "reason": "SENTINEL-reden"}
    raw["checks"] = [check | state if check["code"] == "S02" else check for check in raw["checks"]]
    assert missed(raw) is None


def test_b4_nothing_is_missed_before_the_income_was_asked() -> None:
    raw = raw_example("HH1") | {"income": []}
    assert missed(raw) is None
    assert missed(raw | {"asked": [{"question": "income"}]}) is not None


def test_b4_without_figures_nothing_is_said() -> None:
    assert missed_of(None, ()) is None
    assert example_outcome("HH4").missed is not None
    assert outcome().missed is None
    assert draft().income
