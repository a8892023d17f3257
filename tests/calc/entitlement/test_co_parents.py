"""Children of co-parents in the check of the toeslagen: counted, and asked before a claim."""

from decimal import Decimal
from typing import Any

import pytest

from calc import Finding, Severity
from calc.base.params import Code, texts_of
from calc.entitlement import ToeslagResult
from tests.building import ON, Raw, child, draft, income
from tests.toeslagen import household, household_check, known_adult, result, tenant

KGB, AKW = "kindgebonden_budget", "kinderbijslag"
FIELDS = {KGB: "kindgebonden_budget_to", AKW: "kinderbijslag_to"}
CLAIMS = {"toeslag_missing", "toeslag_too_low", "toeslag_too_high"}


def shared(**more: Any) -> Raw:
    """A co-parent's child, registered elsewhere."""
    known = {"birth_month": "2017-05", "days_per_14": 7, "registered_at_address": False}
    return child("K1", **(known | more))


def faulted(**of_child: Any) -> Raw:
    """The household of the fault: 32,500 a year, rent 712.50, huurtoeslag 230."""
    return tenant(
        {"toetsingsinkomen": {"amount": "32500.00", "year": 2026}},
        household_type="alleenstaande ouder",
        housing={"tenure": "huur", "basic_rent": "712.50", "service_costs": "38.00"},
        children=[shared(**of_child)],
        income=[income("97.00", "I20"), income("230.00", "I21")],
    )


def claims(raw: Raw) -> set[str]:
    """The toeslagen that are called missing or too much."""
    found = household_check(draft(raw)).findings
    return {texts_of(each.params)["toeslag"] for each in found if each.code in CLAIMS}


def month(found: ToeslagResult) -> Decimal | None:
    return None if found.entitled is None else found.entitled.amount


def test_a13_registered_elsewhere_counts_for_huurtoeslag() -> None:
    huur = result(faulted(), "huurtoeslag")
    assert month(huur) == 418
    assert huur.missed is not None
    assert huur.missed.amount == 188


@pytest.mark.parametrize("toeslag", [KGB, AKW])
def test_a13_who_receives_is_asked_before_anything_is_called_missing(toeslag: str) -> None:
    found = result(faulted(), toeslag)
    path = f"children[0].{FIELDS[toeslag]}"
    assert (month(found), found.missed, found.too_much) == (None, None, None)
    assert found.missing == (path,)
    question = Finding(
        Severity.WARNS, "toeslag_shared_child", path, (("toeslag", Code("toeslag", toeslag)),)
    )
    assert question in household_check(draft(faulted())).findings
    assert claims(faulted()) == {"huurtoeslag"}


def test_a13_nor_is_anything_called_too_much() -> None:
    raw = faulted(days_per_14=6)
    raw["income"] += [income("300.00", "I22"), income("40.00", "I23")]
    assert claims(raw) == {"huurtoeslag"}
    raw["children"][0] |= {"kindgebonden_budget_to": "hier", "kinderbijslag_to": "hier"}
    assert claims(raw) == {"huurtoeslag", KGB, AKW}


def test_a12_what_comes_in_answers_when_it_fits() -> None:
    raw = faulted(days_per_14=6, registered_at_address=True)
    raw["income"] += [income("482.00", "I22"), income("120.78", "I23")]
    assert month(result(raw, KGB)) == 482
    assert result(raw, KGB).missing == result(raw, AKW).missing == ()
    codes = {each.code for each in household_check(draft(raw)).findings}
    assert "toeslag_recipient_to_record" in codes
    assert "toeslag_shared_child" not in codes
    assert claims(raw) == {"huurtoeslag"}


def test_a13_the_answer_here_makes_the_claim() -> None:
    raw = faulted(kindgebonden_budget_to="hier", kinderbijslag_to="hier")
    kgb, akw = (result(raw, name).missed for name in (KGB, AKW))
    assert kgb is not None
    assert kgb.amount == 482
    assert akw is not None
    assert claims(raw) == {"huurtoeslag", KGB, AKW}


def test_a13_the_answer_other_parent_leaves_nothing_to_claim() -> None:
    raw = faulted(kindgebonden_budget_to="andere ouder", kinderbijslag_to="andere ouder")
    for name in (KGB, AKW):
        found = result(raw, name)
        assert (month(found), found.deciding, found.missing) == (Decimal(0), "other_parent", ())
    assert claims(raw) == {"huurtoeslag"}
    raw["income"].append(income("482.00", "I22"))
    assert claims(raw) == {"huurtoeslag", KGB}


def test_a13_one_child_elsewhere_leaves_the_other_one_here() -> None:
    raw = faulted(kindgebonden_budget_to="andere ouder", kinderbijslag_to="andere ouder")
    own = {"birth_month": "2019-05", "days_per_14": 14, "registered_at_address": True}
    raw["children"].append(child("K2", **own))
    alone = faulted()
    alone["children"] = [child("K2", **own)]
    for name in (KGB, AKW):
        assert month(result(raw, name)) == month(result(alone, name)) != 0
        assert result(raw, name).deciding == "entitled"


def test_a13_divided_kinderbijslag_is_not_called_too_little() -> None:
    raw = faulted(kinderbijslag_to="verdeeld", kindgebonden_budget_to="hier")
    raw["income"].append(income("60.00", "I23"))
    found = result(raw, AKW)
    assert (month(found), found.missed, found.missing) == (None, None, ())
    assert found.deciding == "divided"
    assert AKW not in claims(raw)


@pytest.mark.parametrize(
    ("days", "counts"),
    [
        ({"days_per_14": 5}, False),
        ({"days_per_14": 6}, True),
        ({"days_per_14": "UNKNOWN", "days_per_year": 155}, False),
        ({"days_per_14": "UNKNOWN", "days_per_year": 156}, True),
    ],
)
def test_a12_the_boundary_holds_for_every_toeslag(days: Raw, counts: bool) -> None:
    to_us = {"kindgebonden_budget_to": "hier", "kinderbijslag_to": "hier"}
    raw = faulted(**(days | to_us))
    assert (month(result(raw, "huurtoeslag")) == 418) is counts
    for name in (KGB, AKW):
        assert (result(raw, name).deciding == "entitled") is counts


@pytest.mark.parametrize("toeslag", [KGB, AKW, "huurtoeslag"])
def test_a12_days_that_contradict_are_asked_and_nothing_is_claimed(toeslag: str) -> None:
    raw = faulted(days_per_14=6, days_per_year=100)
    found = result(raw, toeslag)
    assert (month(found), found.missed, found.too_much) == (None, None, None)
    assert found.missing == ("children[0].days_per_year",)


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({"days_per_14": 7}, ()),
        ({"days_per_14": 7, "registered_at_address": "UNKNOWN"}, ()),
        ({"days_per_14": 10}, ("children[0].other_home",)),
        ({"days_per_14": 10, "other_home": True}, ()),
        ({"days_per_14": 10, "other_home": False}, ()),
        ({"days_per_14": 14}, ()),
        ({"days_per_14": 4}, ()),
        ({"days_per_14": "UNKNOWN"}, ("children[0].days_per_14",)),
        (
            {"days_per_14": 10, "registered_at_address": "UNKNOWN"},
            ("children[0].registered_at_address",),
        ),
    ],
)
def test_a13_what_huurtoeslag_asks_of_a_child_registered_elsewhere(
    more: Raw, missing: tuple[str, ...]
) -> None:
    found = result(faulted(**more), "huurtoeslag")
    assert found.missing == missing
    counts = not missing and (more.get("days_per_14") == 7 or more.get("other_home") is True)
    assert (month(found) == 418) is counts
    if missing:
        assert claims(faulted(**more)) & {"huurtoeslag"} == set()


def test_a_grown_child_registered_elsewhere_is_not_of_this_address() -> None:
    raw = faulted(birth_month="2005-01", days_per_14=7, registered_at_address=False)
    assert result(raw, "huurtoeslag").missing == ()
    raw = faulted(birth_month="2005-01", days_per_14=7, registered_at_address="UNKNOWN")
    missing = result(raw, "huurtoeslag").missing
    assert missing == ("children[0].registered_at_address",)


@pytest.mark.parametrize(("toeslag", "code"), [(KGB, "I22"), (AKW, "I23")])
@pytest.mark.parametrize("kind", ["alleenstaand", "alleenstaande ouder", "samengesteld gezin"])
def test_money_for_children_that_nobody_entered_is_a_question(
    kind: str, toeslag: str, code: str
) -> None:
    adults = [known_adult(), known_adult("B")][: 2 if kind == "samengesteld gezin" else 1]
    raw = household(household_type=kind, adults=adults, income=[income("120.00", code)])
    found = result(raw, toeslag)
    assert (found.missing, found.too_much) == (("children",), None)
    assert claims(raw) & {toeslag} == set()


@pytest.mark.parametrize("tenure", ["huur", "koop"])
def test_a13_of_who_lives_abroad_nothing_is_claimed(tenure: str) -> None:
    raw = tenant(residence={"abroad": True})
    raw["housing"]["tenure"] = tenure
    check = household_check(draft(raw), ON)
    assert claims(raw) == set()
    assert {each.entitled for each in check.results} == {None}
    assert all("residence.abroad" in each.missing for each in check.results)
    assert [each.code for each in check.findings if each.path == "residence.abroad"] == [
        "toeslag_abroad"
    ]


def test_in_an_institution_huurtoeslag_is_a_question_and_zorgtoeslag_is_not() -> None:
    raw = tenant(residence={"institution": True})
    assert result(raw, "huurtoeslag").missing == ("residence.institution",)
    assert result(raw, "zorgtoeslag").missing == ()


def test_two_adults_with_a_shared_child() -> None:
    adults = [known_adult(), known_adult("B", liable=False)]
    raw = household(adults=adults, children=[shared(kindgebonden_budget_to="hier")])
    assert result(raw, KGB).deciding == "entitled"
