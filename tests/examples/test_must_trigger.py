"""Every `must_trigger` of the sample households, and what of the outcome fires it.

`OURS` maps a name to what must be there: finding codes, or steps by code and place. `OTHERS` are
parts of the engine that are not there yet; the list is closed, so that none is skipped silently.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from calc import Assessment, Step
from calc.canonical import roots
from calc.period import Frequency
from tests.building import EXAMPLES, SAMPLES, Raw, arrangement, found, outcome, policy, raw_example

TRIGGERS: dict[str, list[str]] = {
    household["id"]: household["must_trigger"]
    for household in json.loads(SAMPLES.read_text(encoding="utf-8"))["households"]
}
FILES = sorted(path.name.removesuffix(".uitzicht.json") for path in EXAMPLES.glob("*.json"))
Fires = Callable[[str, Assessment], bool]


@cache
def assessed(name: str) -> Assessment:
    return outcome(raw_example(name))


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


OURS: dict[str, Fires] = {
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
OTHERS = {
    "toeslag_niet_aangevraagd": "the toeslagen check (ENGINE 5)",
    "kind_wordt_12_16_18": "the statutory part and the ladder (ENGINE 5, 8)",
    "regeling_loopt_af_stap": "the ladder (ENGINE 8)",
}
CASES = [(name, trigger) for name, triggers in TRIGGERS.items() for trigger in triggers]


def test_every_trigger_is_ours_or_named_as_anothers() -> None:
    named = {trigger for _, trigger in CASES}
    assert named == OURS.keys() | OTHERS.keys()
    assert not OURS.keys() & OTHERS.keys()


@pytest.mark.parametrize(("name", "trigger"), [case for case in CASES if case[1] in OURS])
def test_a_household_fires_what_it_must(name: str, trigger: str) -> None:
    assert OURS[trigger](name, assessed(name))


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith("-afgerond")])
def test_a_finished_household_fires_the_same(name: str) -> None:
    due = [each for each in TRIGGERS[name.partition("-")[0]] if each in OURS]
    silent = {each for each in due if not OURS[each](name, assessed(name))}
    assert silent == set()


@pytest.mark.parametrize("trigger", sorted(OURS))
def test_a_plain_household_does_not_fire_it(trigger: str) -> None:
    """Each of them can be silent: a trigger that always fires says nothing."""
    plain: Raw = raw_example("HH1")
    for line in plain["income"]:
        line["frequency"] = "month"
    for line in plain["expenses"]:
        line.update(frequency="month", due_months=[])
    plain["income"] = [line for line in plain["income"] if line["code"] == "I20"]
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
        assert not OURS[trigger]("HH1", outcome(plain))
