"""Running plans of the examples: accepted as the program does it, and lived until a day."""

import json
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any, Final

from app.services.agreement import with_event
from calc import Draft, Month, PolicyFile, assess
from calc.dossier.agreement import PlanEvent
from tests.building import EARLIER, Raw, asked
from tests.lives import received
from tests.tariff_files import shipped

START: Final = Month(2026, 12)
TERM: Final = 36
OFFICER: Final = "Olga Ruitenkamp"
REPLACEMENT: Final = "Rik Tweelingen"
HIDDEN: Final = "SENTINEL"
"""Begins every text that no letter may hold."""


def event(status: str, on: str, **more: Any) -> Raw:
    """One change of the plan, by the officer of the dossier."""
    return {"status": status, "on": on, "by": OFFICER, "role": "medewerker", **more}


_ROAD: Final = (
    event("aangeboden", "2026-11-24"),
    event("aanvaard", "2026-11-26", channel="telefoon"),
    event("loopt", "2026-12-01"),
)


_SIGN: Final = {"ontvangen": 1, "gestorneerd": -1, "terugbetaald": -1, "joker": 0}
_BEGUN: Final[dict[tuple[str, str], Draft]] = {}


def as_decided(values: Raw) -> Raw:
    """The dossier with all that has to be recorded before a plan, and texts that stay inside."""
    said = {"text": f"{HIDDEN}-reden", "by": OFFICER, "on": "2026-11-23"}
    checks = {check["code"]: check for check in values.get("checks", [])}
    settled = [
        {**checks.get(code, {}), "code": code, "state": "akkoord"}
        for code in (f"S{number:02}" for number in range(1, 25))
    ]
    known = {each["question"] for each in values.get("asked", ())}
    return {
        **values,
        # Nobody had an arrangement before: asked, and entered as it was.
        "asked": [*values.get("asked", ()), *([] if EARLIER in known else asked(EARLIER))],
        "handling": {"officer": OFFICER, "replacement": REPLACEMENT, **values.get("handling", {})},
        "checks": settled,
        "children": [
            {**child, "name": f"{HIDDEN}-kind"} for child in values.get("children", [])
        ],
        "notes": f"{HIDDEN}-notitie",
        "reasons": [
            *values.get("reasons", []),
            {**said, "about": "schuldhulp", "role": "medewerker"},
            {**said, "about": "minimum_too_long", "role": "senior"},
        ],
        "solution": {
            "kind": "plan",
            "confirmed": ["klant akkoord"],
            "reasons": ["past bij de ruimte"],
            "reason": f"{HIDDEN}-keuze",
            "by": OFFICER,
            "role": "medewerker",
            "on": "2026-11-23",
            **values.get("solution", {}),
        },
    }  # fmt: skip


def as_draft(values: Raw) -> Draft:
    """Through the same door as a file."""
    return Draft.model_validate_json(json.dumps(values))


def happened(made: Draft, what: Raw, rules: PolicyFile) -> Draft:
    """One more event, written down as the program does."""
    one = PlanEvent.model_validate_json(json.dumps(what))
    found = assess(made, rules, shipped(), one.on)
    after = with_event(made, one, found, rules.policy)
    assert isinstance(after, Draft), (what, after)
    return after


def begun(values: Raw, rules: PolicyFile) -> Draft:
    """The plan offered, accepted and begun; made once for the same dossier and policy."""
    text = json.dumps(as_decided(values), sort_keys=True)
    if (text, rules.source.sha256) not in _BEGUN:
        made = as_draft(json.loads(text))
        for what in _ROAD:
            made = happened(made, what, rules)
        _BEGUN[text, rules.source.sha256] = made
    return _BEGUN[text, rules.source.sha256]


def lived(
    made: Draft,
    months: int,
    *,
    but: Collection[int] = (),
    more: Collection[Raw] = (),
    **changes: Any,
) -> Draft:
    """The dossier after so many months in which all was paid, `but` those (1 is the first).

    `more`: entries of its own. What is owed and saved is what the schedule in force says.
    """
    values = json.loads(made.model_dump_json())
    schedule = values["agreement"]["schedule"]["months"]
    entries = [
        received(f"{month['month']}-01", month["payment"])
        for number, month in enumerate(schedule[:months], 1)
        if number not in but and Decimal(month["payment"])
    ]
    entries = sorted([*entries, *more], key=lambda entry: entry["on"])
    paid = sum((_SIGN[entry["kind"]] * Decimal(entry.get("amount", "0")) for entry in entries),
               Decimal(0))  # fmt: skip
    others = sum(
        (Decimal(other["monthly"]) for other in values["debt"]["co_debtors"]), Decimal(0)
    ) * min(months, TERM)  # fmt: skip
    start = Decimal(values["agreement"]["balance_at_start"])
    values["agreement"]["entries"] = entries
    values["debt"]["balance"] = str(max(start - paid - others, Decimal(0)))
    if values["debt"]["paid"] != "UNKNOWN":
        values["debt"]["paid"] = str(Decimal(values["debt"]["paid"]) + paid + others)
    if months and schedule[months - 1]["saved"] is not None:
        saved = Decimal(schedule[months - 1]["saved"])
        values["savings"] = str(saved.quantize(Decimal("0.01")))
    for name, change in changes.items():
        values[name] = {**values[name], **change} if isinstance(change, dict) else change
    return as_draft(values)


def day_in(month: int, day: int) -> date:
    """A day in the so-manieth month of the plan, from 1."""
    return START.plus(month - 1).first_day.replace(day=day)
