"""Every `must_trigger` of the sample households, and what of the outcome fires it.

`FIRES` maps a name to what must be there: finding codes, steps by code and place, or the cause of a
rung. The list is closed, so that none is skipped silently.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from calc import Assessment, Step
from calc.base.period import Frequency
from calc.stored.assessment_json import roots
from tests.building import (
    EXAMPLES,
    SAMPLES,
    Raw,
    arrangement,
    example_outcome,
    found,
    outcome,
    policy,
    raw_example,
)
from tests.tariff_files import shipped

TRIGGERS: dict[str, list[str]] = {
    household["id"]: household["must_trigger"]
    for household in json.loads(SAMPLES.read_text(encoding="utf-8"))["households"]
}
FILES = sorted(path.name.removesuffix(".uitzicht.json") for path in EXAMPLES.glob("*.json"))
Fires = Callable[[str, Assessment], bool]


@cache
def assessed(name: str) -> Assessment:
    return example_outcome(name)


def steps(assessment: Assessment) -> Iterator[Step]:
    waiting, seen = list(roots(assessment)), set[int]()
    while waiting:
        step = waiting.pop()
        if id(step) not in seen:
            seen.add(id(step))
            waiting += step.parts
            yield step


def finding(*codes: str) -> Fires:
    return lambda name, assessment: any(found(assessment, code) for code in codes)


def step(code: str, at: str = "") -> Fires:
    return lambda name, assessment: any(
        each.code == code and at in each.at for each in steps(assessment)
    )


def cause(code: str) -> Fires:
    """A step of the plan that has this reason."""
    return lambda name, assessment: any(
        each.code.value == code for rung in assessment.rungs for each in rung.causes
    )


def every(frequency: Frequency) -> Fires:
    return step("line.times_a_year", frequency.value)


def check(code: str) -> Fires:
    """A stabilisation check that applies, open or settled."""
    return lambda name, assessment: code in {each.code for each in assessment.beside.gate.checks}


def several_incomes(name: str, assessment: Assessment) -> bool:
    return len([line for line in raw_example(name)["income"] if line["code"] == "I01"]) > 1


def business_loan_left_out(name: str, assessment: Assessment) -> bool:
    lines = raw_example(name)["arrangements"]
    places = [place for place, line in enumerate(lines) if line.get("already_in_profit")]
    at = {each.at for each in steps(assessment)}
    return bool(places) and all(f"arrangements[{place}]" not in at for place in places)


def below_a_minimum(name: str, assessment: Assessment) -> bool:
    """None ship: with a fictional one the signal fires, and check S11 always asks."""
    raw = raw_example(name)
    rules = policy(minimums={raw["household_type"]: {"food": 600}})
    return bool(found(outcome(raw, rules), "spending_too_low")) and check("S11")(name, assessment)


def nothing_of_the_other(name: str, assessment: Assessment) -> bool:
    """Of somebody elsewhere the dossier holds totals only."""
    allowed = {"ref", "has_own_plan", "monthly", "internal_share", "note"}
    others = raw_example(name)["debt"]["co_debtors"]
    return bool(others) and all(set(other) <= allowed for other in others)


FIRES: dict[str, Fires] = {
    "toeslag_niet_aangevraagd": finding("toeslag_missing"),
    "kind_wordt_12_16_18": finding("child_gets_older", "kgb_after_18"),
    "regeling_loopt_af_stap": cause("arrangement_ends"),
    "4weken_naar_maand": every(Frequency.FOUR_WEEKS),
    "kwartaal_naar_maand": every(Frequency.QUARTER),
    "week_naar_maand": every(Frequency.WEEK),
    "meerdere_inkomens": several_incomes,
    "bruto_opvang_met_toeslag": step("earmarked.I24.used"),
    "uitgave_onder_referentie": below_a_minimum,
    "bestaande_regeling_te_hoog": finding("old_arrangement_too_high"),
    "leeftijd_schriftelijke_voorkeur": finding("letter_preferred"),
    "wisselend_inkomen": step("line.varying.quartile"),
    "belasting_reserveren": check("S12"),
    "partner_niet_aansprakelijk_kostendeling": step("share"),
    "zakelijk_niet_dubbel": business_loan_left_out,
    "meevaller_afspraak": lambda name, assessment: assessment.beside.good_months is not None,
    "hoofdelijk_samenloop": finding("co_debtor_same_debt"),
    "som_plannen_niet_boven_schuld": step("debt.after_others"),
    "alimentatie_indexering": finding("alimony_indexed"),
    "privacy_ex": nothing_of_the_other,
    "geen_capaciteit": lambda name, assessment: assessment.beside.road_out is not None,
    "schrijnend": finding("schrijnend_flagged"),
    "beslag_actief": finding("seizure_to_verify"),
    "meervoudige_schulden_doorverwijzen": finding("many_arrears"),
    "crisis_energie": finding("energy_crisis"),
    "nhg_eerst": finding("nhg_first", "nhg_not_asked"),
    "inkomen_eindigt_op_datum": finding("income_ends_unknown_after"),
    "verrekening_toeslag": finding("toeslag_set_off"),
    "halfjaar_naar_maand": every(Frequency.HALF_YEAR),
}
PUT_RIGHT = {"toeslag_niet_aangevraagd"}
"""What a finished dossier has settled: there it must be silent."""
CASES = [(name, trigger) for name, triggers in TRIGGERS.items() for trigger in triggers]


def test_every_trigger_has_what_fires_it() -> None:
    assert {trigger for _, trigger in CASES} == FIRES.keys()


@pytest.mark.parametrize(("name", "trigger"), CASES)
def test_a_household_fires_what_it_must(name: str, trigger: str) -> None:
    assert FIRES[trigger](name, assessed(name))


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith("-afgerond")])
def test_a_finished_household_fires_the_same(name: str) -> None:
    due = TRIGGERS[name.partition("-")[0]]
    silent = {each for each in due if not FIRES[each](name, assessed(name))}
    assert silent == PUT_RIGHT & set(due)


@pytest.mark.parametrize("trigger", sorted(FIRES))
def test_a_plain_household_does_not_fire_it(trigger: str) -> None:
    """Each of them can be silent: a trigger that always fires says nothing."""
    plain: Raw = raw_example("HH1")
    for line in plain["income"]:
        line["frequency"] = "month"
    for line in plain["expenses"]:
        line.update(frequency="month", due_months=[])
    plain["income"] = [line for line in plain["income"] if line["code"] == "I20"]
    plain["housing"] = {"tenure": "koop"}
    plain["arrangements"] = [arrangement("1.00")]
    plain["expenses"] = [line for line in plain["expenses"] if line["code"] == "U10"]
    always = {
        # these read the example file, which this household does not have
        "meerdere_inkomens",
        "zakelijk_niet_dubbel",
        "privacy_ex",
        "uitgave_onder_referentie",
        # nothing comes in here, so nothing can be paid
        "geen_capaciteit",
    }
    if trigger not in always:
        assert not FIRES[trigger]("HH1", outcome(plain, tariffs=shipped()))
