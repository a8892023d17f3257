"""What a statement says of a dossier: unknown is a status, nobody is named, the sums are ours."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from app.i18n import Texts
from app.services.statement.categories import ARRANGEMENTS, BY_NAME, EXPENSES, INCOME
from app.services.statement.said import say_exported
from app.services.statement.words import (
    EVIDENCE,
    HOUSEHOLDS,
    OTHER_ADULTS,
    TENURES,
    EvidenceWord,
    HouseholdWord,
    OtherAdultWord,
    TenureWord,
)
from calc import assess
from calc.base.rounding import cents_half_up
from calc.dossier.codes import (
    ARRANGEMENT_CODES,
    EXPENSE_CODES,
    INCOME_CODES,
    Evidence,
    HouseholdType,
    Tenure,
)
from calc.dossier.household import HousemateKind
from tests.app.services.statement.making import data_of, example, exported, values_of
from tests.building import (
    ON,
    Raw,
    arrangement,
    child,
    cost,
    draft,
    example_policy,
    income,
    months,
    raw_draft,
)
from tests.examples.contract import NAMES
from tests.lives import accepted
from tests.tariff_files import shipped


def test_every_code_of_the_catalogue_has_one_category_with_a_name_of_its_own() -> None:
    assert {each.code for each in INCOME} == INCOME_CODES
    assert {each.code for each in EXPENSES} == EXPENSE_CODES
    assert {each.code for each in ARRANGEMENTS} == ARRANGEMENT_CODES
    assert len(BY_NAME) == len([*INCOME, *EXPENSES, *ARRANGEMENTS])


def test_every_member_of_a_list_of_the_dossier_has_its_word() -> None:
    assert set(HOUSEHOLDS) == set(HouseholdType)
    assert set(EVIDENCE) == set(Evidence)
    assert set(TENURES) == set(Tenure)
    assert set(OTHER_ADULTS) == set(HousemateKind)
    assert set(HOUSEHOLDS.values()) == set(get_args(HouseholdWord))
    assert set(EVIDENCE.values()) == set(get_args(EvidenceWord))
    assert set(TENURES.values()) == set(get_args(TenureWord))
    assert set(OTHER_ADULTS.values()) == set(get_args(OtherAdultWord))


def test_what_nobody_knows_is_a_word_and_no_amount() -> None:
    unknown = cost(amount="UNKNOWN", code="U10", evidence="gezien")
    values = values_of(raw_draft(expenses=[cost(), unknown], savings="UNKNOWN"))
    line = values["expenses"][1]
    assert (line["amount"], line["per_month"], line["counts"]) == ("UNKNOWN", "UNKNOWN", False)
    assert line["evidence"] == "documented"
    assert values["buffer"]["savings"] == "UNKNOWN"
    totals = values["totals"]
    assert totals["essential_costs"] == {"state": "part", "amount": "1000.00"}
    assert totals["left"] == {"state": "unknown"}


def test_an_income_that_nobody_knows_is_not_all_of_the_sum() -> None:
    known = raw_draft(arrangements=[])
    assert values_of(known)["totals"]["left"] == {"state": "complete", "amount": "1000.00"}
    for unknown in (
        income(amount="UNKNOWN", code="I20"),
        income(code="I20", certainty="UNKNOWN"),
        income(code="I20", from_date="UNKNOWN"),
        income(code="I20", who="UNKNOWN"),
        income(code="I20", frequency="once", date="UNKNOWN"),
    ):
        totals = values_of(known | {"income": [income(), unknown]})["totals"]
        assert totals["income"]["state"] == "part", unknown
        assert totals["left"]["state"] == "part"


def test_what_was_not_asked_is_another_thing_than_unknown() -> None:
    values = values_of(raw_draft(expenses=[], asked=[]))
    assert values["asked"] == ["income", "savings"]
    assert values["totals"]["essential_costs"] == {"state": "not_asked"}
    assert values["totals"]["arrangements"] == {"state": "not_asked"}
    assert values["totals"]["left"] == {"state": "not_asked"}
    none = values_of(raw_draft(expenses=[]))
    assert none["totals"]["other_costs"] == {"state": "complete", "amount": "0.00"}


def test_an_amount_left_is_no_more_than_a_part_while_arrangements_were_not_asked() -> None:
    assert values_of(raw_draft())["totals"]["left"] == {"state": "part", "amount": "1000.00"}


def test_nobody_is_named_and_no_own_words_are_in_it_unless_somebody_asks() -> None:
    mine = "SENTINEL-eigen"
    raw = raw_draft(
        about={"title": mine, "story": mine},
        children=[child("K1")],
        contact={"street": mine, "town": mine},
        debt={"balance": "1.00", "creditor": mine, "reference": mine},
        income=[income(label=mine, note=mine)],
        expenses=[cost(label=mine, note=mine)],
        arrangements=[arrangement(kind=mine, note=mine, priority=mine)],
        checks=[{"code": "S01", "state": "akkoord", "finding": mine}],
        notes=mine,
    )
    assert b"SENTINEL" not in data_of(raw)
    named = values_of(raw, named=True)
    assert named["household"]["adults"][0]["name"] == "SENTINEL-A"
    assert named["household"]["children"][0]["name"] == "SENTINEL-K1"
    assert named["income"][0]["label"] == named["expenses"][0]["label"] == mine
    assert named["arrangements"][0]["creditor"] == "SENTINEL-schuldeiser"
    assert named["residual_debt"]["creditor"] == mine
    assert data_of(raw, named=True).count(mine.encode()) == 3


def test_the_age_of_an_adult_goes_with_the_names() -> None:
    raw = raw_draft(adults=[{"ref": "A", "liable": True, "birth_month": "1980-02"}])
    assert b"1980-02" not in data_of(raw)
    assert b"1980-02" in data_of(raw, named=True)


@pytest.mark.parametrize("name", NAMES)
def test_the_sums_are_those_of_the_screen(name: str) -> None:
    made = exported(example(name))
    groups = assess(example(name), example_policy(), shipped(), ON).groups
    totals = made.statement.totals
    assert totals is not None
    assert not made.says_another_amount
    for said, step in ((totals.income, groups.income), (totals.arrangements, groups.arrangements),
                       (totals.left, groups.left_before_buffer)):  # fmt: skip
        assert step is not None
        assert said.amount == cents_half_up(step.amount)
    assert groups.costs is not None
    assert totals.essential_costs.amount is not None
    assert totals.other_costs.amount is not None
    costs = totals.essential_costs.amount + totals.other_costs.amount
    assert costs == cents_half_up(groups.costs.amount)


def test_what_a_household_can_do_without_is_apart() -> None:
    lines = [cost("100.00"), cost("30.00", "U41"), cost("20.00", "U23"), cost("10.00", "U34")]
    values = values_of(raw_draft(expenses=lines))
    assert [line["essential"] for line in values["expenses"]] == [True, False, False, True]
    assert values["totals"]["essential_costs"]["amount"] == "110.00"
    assert values["totals"]["other_costs"]["amount"] == "50.00"


def test_a_line_has_its_own_amount_and_what_that_is_a_month() -> None:
    lines = [
        income("450.00", frequency="week"),
        income(code="I03", months=months("100.00", "300.00", "200.00", "400.00")),
        income("1200.00", code="I30", frequency="once", date="2027-05-01"),
        income("50.00", code="I20", until="2026-10-31"),
    ]
    week, varying, once, ended = values_of(raw_draft(income=lines))["income"]
    assert (week["amount"], week["frequency"], week["per_month"]) == ("450.00", "week", "1950.00")
    assert varying["per_month"] == "100.00"
    assert "per_month" not in once
    assert [line["counts"] for line in (week, varying, once, ended)] == [True, True, False, False]


def test_it_says_which_rules_and_which_figures_were_used() -> None:
    computation = values_of(example("HH1"))["computation"]
    assert [each["name"] for each in computation["files"]][1:] == ["2026.toml"]
    assert len(computation["input_sha256"]) == len(computation["output_sha256"]) == 64
    assert computation["engine"]


def test_another_amount_than_the_dossier_has_is_said() -> None:
    """A plan runs since December: its arrangement of two months is over, and nobody ended it."""
    kept = [arrangement("100.00", balance="200.00")]
    running = accepted({"arrangements": kept, "reference_date": "2026-11-23"})
    later = running.model_copy(update={"reference_date": date(2027, 6, 15)})
    made = exported(later)
    assert (made.on_screen, made.in_statement) == (Decimal("1000.00"), Decimal("900.00"))
    assert made.says_another_amount
    assert str(made.statement.month) == "2027-07"  # the month on the screen, not the first one
    said = say_exported(Texts("nl"), made)[1].sentences[0]
    assert "\N{EURO SIGN}\N{NO-BREAK SPACE}1.000,00 per maand" in said
    assert said.count("900,00") == 1


def test_what_is_left_out_is_named() -> None:
    left = {each.part: each.fields for each in exported(example("HH1")).left_out}
    assert left["checks"] == left["contact"] == left["about"] == ()
    assert left["income"] == ("label", "note")
    assert "principal" in left["debt"]
    assert "balance" not in left["debt"]
    assert "reference_date" not in left
    assert "savings" not in left


def test_of_a_line_nothing_is_left_out_but_what_is_for_people_only() -> None:
    """Every field of every kind of line has a value here that is not the usual one."""
    dated = {"from_date": "2026-01-01", "until": "2027-06-15", "evidence": "geschat",
             "note": "SENTINEL-n", "label": "SENTINEL-l"}  # fmt: skip
    budget = dated | {"certainty": "expected", "due_months": [3, 9], "date": "2026-05-01"}
    lines: dict[str, Raw] = {
        "income": budget | {"ref": "L1", "successor": "L2", "followed_by": "line", "varying": True,
                            "pay_date": "2026-11-20", "months": months("1.00", "2.00")},
        "expenses": budget | {"code": "U14", "paid_from": "I14"},
        "arrangements": dated | {"kind": "SENTINEL-k", "priority": "SENTINEL-p", "balance": "9.00",
                                 "arrears": True, "withheld": True, "withheld_from": "L1",
                                 "income_is_after_withholding": True, "replaced_by_plan": True,
                                 "already_in_profit": True},
    }  # fmt: skip
    del lines["arrangements"]["label"]
    made = draft(raw_draft(
        income=[income(**lines["income"]), income(ref="L2")],
        expenses=[cost(**lines["expenses"])], arrangements=[arrangement(**lines["arrangements"])],
    ))  # fmt: skip
    for line in (made.income[0], made.expenses[0], made.arrangements[0]):
        for name, field in type(line).model_fields.items():
            assert getattr(line, name) != field.get_default(call_default_factory=True), name
    left = {each.part: each.fields for each in exported(made, named=True).left_out}
    assert left["income"] == left["expenses"] == ("note",)
    assert left["arrangements"] == ("kind", "priority", "note")
