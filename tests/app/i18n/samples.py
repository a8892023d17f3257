"""Assessments to walk: the examples, and small households for the rules that those do not use.

What no assessment shows yet comes from the modules of `rule_samples`, found by themselves. Each has
`steps()`; it may have `findings()` and `COMPOSED`: the step codes of its part of calc that are put
together, as they are written there.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from calc import Assessment, Draft, Finding, PolicyFile, Step, assess, read_policy
from calc.base.money import engine_context
from calc.context.schuldhulp import StatutoryAmounts, compared
from calc.dossier.stabilisation import Reason
from calc.engine import assess_above, first_month
from calc.plan.sharing import household_of
from calc.signals import CheckInput
from calc.signals.schuldhulp import schuldhulp_better
from calc.stored.assessment_json import roots
from tests.building import ListedFloor
from tests.tariff_files import shipped

ON: Final = date(2026, 11, 23)
RESOURCES: Final = files("app.resources")


RULE_SAMPLES: Final = Path(__file__).parent / "rule_samples"


@dataclass(frozen=True)
class Sample:
    draft: Draft
    assessment: Assessment

    def steps(self) -> Iterator[Step]:
        """Every step of the assessment, each object once."""
        return _with_parts(roots(self.assessment))


def _with_parts(steps: list[Step]) -> Iterator[Step]:
    waiting, seen = list(steps), set[int]()
    while waiting:
        step = waiting.pop()
        if id(step) not in seen:
            seen.add(id(step))
            waiting += step.parts
            yield step


def policy(**changed: object) -> PolicyFile:
    """The example policy; a key that is given here takes the place of its own line."""
    text = (RESOURCES / "policy" / "voorbeeldbank.toml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.partition(" = ")[0] not in changed]
    first_table = next(index for index, line in enumerate(lines) if line.startswith("["))
    added = [f"{key} = {value}" for key, value in changed.items()]
    found = read_policy("\n".join([*lines[:first_table], *added, *lines[first_table:]]), "test")
    assert isinstance(found, PolicyFile), found
    return found


def sample(raw: dict[str, Any], chosen: PolicyFile | None = None) -> Sample:
    """A household without a floor under it, so that its own wall decides."""
    draft = Draft.model_validate_json(json.dumps(raw))
    return Sample(draft, assess_above(None, draft, chosen or policy(), ON))


def under_the_law(raw: dict[str, Any], chosen: PolicyFile | None = None) -> Sample:
    """A household as the program assesses it."""
    draft = Draft.model_validate_json(json.dumps(raw))
    return Sample(draft, assess(draft, chosen or policy(), shipped(), ON))


def above(raw: dict[str, Any], walls: list[str | None]) -> Sample:
    """A household above a floor; the last wall holds for the months behind it."""
    draft = Draft.model_validate_json(json.dumps(raw))
    floor = ListedFloor([*walls, *[walls[-1]] * 60], first_month(draft, ON))
    return Sample(draft, assess_above(floor, draft, policy(), ON))


def examples() -> list[Sample]:
    found = []
    for file in (RESOURCES / "examples").iterdir():
        if file.name.endswith(".uitzicht.json"):
            raw = json.loads(file.read_text(encoding="utf-8"))
            raw.pop("schema_version")
            found += [under_the_law(raw), sample(raw)]
    return found


def line(code: str, amount: str = "1000.00", **more: object) -> dict[str, Any]:
    return {"code": code, "amount": amount, "frequency": "month", "who": "A", **more}


def household(**changed: object) -> dict[str, Any]:
    """One adult who owes 5000 euros, with an income and a rent."""
    return {
        "household_type": "alleenstaand",
        "adults": [{"ref": "A", "liable": True}],
        "debt": {"balance": "5000.00"},
        "income": [line("I01", "1800.00")],
        "expenses": [line("U01", "900.00")],
        "savings": "2000.00",
        **changed,
    }


def couple(sharing: str, **changed: object) -> dict[str, Any]:
    adults = [{"ref": "A", "liable": True}, {"ref": "B", "liable": False}]
    return household(adults=adults, cost_sharing=sharing, **changed)


def _varying() -> dict[str, Any]:
    months = [{"month": f"2026-0{number}", "amount": "900.00"} for number in range(1, 10)]
    return line("I01", months=months)


def _special() -> Iterator[Sample]:
    minimums = (
        "{ alleenstaand = { food = 300, energy = 100, care = 100, medicine = 10,"
        " clothing = 50, replacement = 30 } }"
    )
    yield sample(household(), policy(minimums=minimums))
    yield sample(household(), policy(target_table="{ alleenstaand = 1234 }"))
    for base in ("quartile", "average", "lowest"):
        yield sample(household(income=[_varying()]), policy(varying_income=f'"{base}"'))
    tax = [line("I07", who="AB"), line("U60", "50.00", who="AB"), line("U36", "300.00", who="AB")]
    profit = {"income": [*household()["income"], tax[0], line("I24", "200.00", who="AB")]}
    for sharing in ("by_net_income", "by_heads", "none"):
        arrangements = [line("R10", "40.00", who="AB")]
        yield sample(
            couple(sharing, expenses=tax[1:], arrangements=arrangements, **profit),
        )
    nobody_earns = [{"question": "income"}]
    yield sample(couple("by_net_income", income=[], asked=nobody_earns))
    pgb = [line("U01", "900.00"), line("U13", "100.00", paid_from="I14")]
    with_pgb = [line("I01", "1800.00"), line("I14", "80.00")]
    yield sample(household(income=with_pgb, expenses=pgb))
    due = line("U36", "1200.00", frequency="year", due_months=[3])
    childcare = [line("I01", "1800.00"), line("I24", "80.00")]
    yield sample(household(income=childcare, expenses=[line("U01", "900.00"), due]))
    four_weekly = line("I01", "1700.00", frequency="4weeks", pay_date="2026-12-04")
    yield sample(household(income=[four_weekly], savings="0.00"))
    yearly = line("U07", "6000.00", frequency="year", due_months=[3])
    yield sample(household(expenses=[line("U01", "900.00"), yearly], savings="0.00"))
    yield sample(household(debt={"balance": "410.00"}))
    # Below, on and above the own wall; falling, rising, and rising too late to be followed.
    owed = {"balance": "90000.00"}
    yield above(household(debt=owed), ["100.00", "60.00", None, *["300.00"] * 30, "800.00"])
    yield above(household(debt=owed, children=[{"ref": "K1", "birth_month": "2009-04"}]),
                [*["100.00"] * 5, "60.00"])  # fmt: skip
    others = [
        {"ref": "X", "has_own_plan": True, "monthly": "20.00"},
        {"ref": "Y", "has_own_plan": True},
        {"ref": "Z", "monthly": "5.00"},
    ]
    yield sample(household(debt={"balance": "9000.00", "co_debtors": others}))
    yield from _with_findings()


def _with_findings() -> Iterator[Sample]:
    schemes = {"wsnp": True, "msnp": True, "bewind": True, "reference": "123456782"}
    yield sample(household(debt={"balance": "5000.00", **schemes}))
    yield sample(household(first_plan_month="2026-10"))
    yield sample(household(), policy(rest_at_end='"decide_by_date"'))
    yield sample(household(), policy(joker_months_per_year=0, review_every_months=6))
    yield sample(household(), policy(joker_months_per_year=1, review_every_months=1))
    yield sample(household(savings="9000.00"))
    yield sample(household(savings="0.00", expenses=[line("U01", "2100.00")]))
    income = [
        line("I01", certainty="expected"),
        line("I01", certainty="UNKNOWN"),
        line("I01", until="UNKNOWN"),
        line("I01", until="2027-02-14"),
        line("I03"),
    ]
    yield sample(household(income=income))
    benefit = line("I23", "100.00", who="K1")
    child = {"ref": "K1"}
    yield sample(household(income=[benefit], children=[child]))
    yield sample(household(income=[benefit | {"who": "A"}], children=[child]))
    # Nobody named what follows, or from which of two incomes something is withheld.
    two = [line("I01", until="2027-04-30", followed_by="line"), line("I08"),
           line("I01", from_date="2027-05-03")]  # fmt: skip
    kept_back = line("R10", "10.00", withheld=True, income_is_after_withholding=True)
    yield sample(household(income=two, arrangements=[kept_back]))
    endless = line("R10", "10.00")
    differs = line("R10", "10.00", balance="5000.00", until="2027-03-31")
    yield sample(household(arrangements=[endless, differs]))
    yield sample({})
    unknown = {"code": "I01"}, {"code": "U01"}, {"code": "R01"}
    yield sample(
        couple("UNKNOWN", income=[unknown[0]], expenses=[unknown[1]], arrangements=[unknown[2]])
    )


def _signals() -> Iterator[Sample]:
    """Households for the signals, and for what stands beside the plan."""
    nhg = {"balance": "5000.00", "nhg": True, "seizure": True}
    rate = {"rate": "4.00", "until": None}
    yield sample(
        household(
            debt={**nhg, "sale_date": "2022-03-01", "interest": rate},
            contact={"next_conversation": "2027-12-01", "preferred_channel": "brief"},
            schrijnend={"flagged": True},
            reasons=[{"about": "stabilisation_override", "text": "afspraak"}],
        )
    )
    sold = {"balance": "5000.00", "sale_date": "2021-01-01"}
    yield sample(household(debt=sold))
    yield sample(household(debt={**sold, "prescription": "verjaard"}))
    reviewed = {"prescription": "niet verjaard", "prescription_reviewer": "SENTINEL"}
    yield sample(household(debt={**sold, **reviewed}))
    answers: dict[str, Any] = {
        "cause_found": True,
        "picture_complete": True,
        "what_changed": "ander werk",
        "behaviour": "op tijd",
    }
    yield sample(household(debt={**sold, "earlier_arrangements": [{}], "recurrence": answers}))
    others = [{"ref": "X", "has_own_plan": True, "monthly": "500.00"}]
    yield sample(household(debt={"balance": "5000.00", "co_debtors": others}))
    yield sample(household(), policy(reserve_min=100))
    yield sample(household(), policy(reserve_min=100, senior_roles="[]"))
    yield from _decisions()
    children = [{"ref": "K1"}, {"ref": "K2"}]
    money = [line("I01", "1800.00"), line("I22", "200.00"), line("I23", "100.00", who="K1")]
    yield sample(household(income=money, children=children))
    yield sample(household(contact={"next_conversation": "2026-11-01"}))
    yield _child_benefit_too_low()
    yield _with_statutory()
    yield _with_statutory(debt={"balance": "0.00"})


def _child_benefit_too_low() -> Sample:
    """Half of the kinderbijslag of HH2 comes in."""
    file = RESOURCES / "examples" / "HH2.uitzicht.json"
    raw = json.loads(file.read_text(encoding="utf-8"))
    raw.pop("schema_version")
    [benefit] = [each for each in raw["income"] if each["code"] == "I23"]
    benefit["amount"] = "394.32"
    return under_the_law(raw)


def _decisions() -> Iterator[Sample]:
    """What a senior decided, what was chosen twice, and a household that lost its income."""
    twice = {"balance": "5000.00", "earlier_arrangements": [{}, {"outcome": "niet gelukt"}]}
    yield sample(household(debt=twice))
    signed = {"text": "afspraak", "by": "SENTINEL", "role": "senior", "on": "2026-11-23"}
    reasons = [{"about": about, **signed} for about in ("minimum_too_long", "same_again")]
    yield sample(household(debt=twice, reasons=reasons), policy(reserve_min=100))
    alternatives = [{"kind": kind} for kind in ("plan", "jobcoach", "jobcoach")]
    yield sample(household(solution={"kind": "plan", "rejected": alternatives}))
    lost = [line("I01", "2400.00", until="2026-09-30"), line("I08", "1200.00")]
    for marked in ({}, {"flagged": False, "decided_by": "SENTINEL", "decided_on": "2026-11-23"}):
        yield sample(household(income=lost, savings="0.00", schrijnend=marked))


def _with_statutory(**changed: object) -> Sample:
    """As if the statutory reference was known: schuldhulp would ask very little."""
    made = sample(household(savings="0.00", **changed))
    found, rules = made.assessment, policy()
    row = found.schedule[0]
    talk = {"about": "schuldhulp", "text": "besproken", "by": "SENTINEL", "on": "2026-11-23"}
    talked = made.draft.model_copy(
        update={"reasons": (Reason.model_validate_json(json.dumps(talk)),)}
    )
    with engine_context():
        comparison = compared(
            made.draft,
            rules.policy,
            household_of(made.draft),
            found.first_month,
            StatutoryAmounts(row.income, row.own_wall),
            found.plan,
        )
        small = replace(comparison, plan_amount=Decimal(100_000))
        signals = schuldhulp_better(
            CheckInput(talked, rules.policy, ON, found.first_month, None, comparison=small)
        )
    beside = replace(found.beside, comparison=comparison)
    assessment = replace(found, beside=beside, findings=(*found.findings, *signals))
    return Sample(made.draft, assessment)


@cache
def samples() -> tuple[Sample, ...]:
    return (*examples(), *_special(), *_signals())


@cache
def rule_samples() -> tuple[ModuleType, ...]:
    return tuple(
        import_module(f"tests.app.i18n.rule_samples.{source.stem}")
        for source in sorted(RULE_SAMPLES.glob("*.py"))
    )


@cache
def every_step() -> tuple[tuple[Step, Draft | None], ...]:
    """Every step of the samples with the dossier it is from, of rules alone as well."""
    found: list[tuple[Step, Draft | None]] = [
        (step, each.draft) for each in samples() for step in each.steps()
    ]
    for module in rule_samples():
        found += [(step, None) for step in _with_parts(list(module.steps()))]
    return tuple(found)


@cache
def every_finding() -> tuple[tuple[Finding, Draft | None], ...]:
    """Every finding of the samples with the dossier it is from."""
    found: list[tuple[Finding, Draft | None]] = [
        (finding, each.draft) for each in samples() for finding in each.assessment.findings
    ]
    for module in rule_samples():
        found += [(finding, None) for finding in getattr(module, "findings", tuple)()]
    return tuple(found)
