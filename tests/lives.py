"""Agreements for tests: a plan of 36 months from December 2026 that runs, and what can follow."""

import json
from datetime import date
from typing import Any, Final

from calc import Draft, PolicyFile, assess
from calc.assessment.agreed import agreed_in
from calc.base.money import engine_context
from calc.engine import assess_above
from calc.running.kept import schedule_of
from tests.building import ON, Raw, draft, example_policy, raw_draft
from tests.tariff_files import shipped

OFFERED: Final[Raw] = {"status": "aangeboden", "on": "2026-11-24"}
ACCEPTED: Final[Raw] = {
    "status": "aanvaard",
    "on": "2026-11-26",
    "channel": "telefoon",
    "by": "SENTINEL-medewerker",
}
RUNS: Final[Raw] = {"status": "loopt", "on": "2026-12-01"}


def pause(first: str, last: str, on: str = "2027-01-01") -> Raw:
    return {"status": "gepauzeerd", "on": on, "first_month": first, "last_month": last}


def agreement(*later: Raw, **more: Any) -> Raw:
    """An agreement that runs since 1 December 2026, and what happened later."""
    events = [OFFERED, ACCEPTED, RUNS, *later]
    return {"first_month": "2026-12", "term_months": 36, "events": events, **more}


def solution(kind: str = "plan", **more: Any) -> Raw:
    """A chosen solution with everything that is recorded."""
    return {
        "kind": kind,
        "confirmed": ["klant akkoord"],
        "reasons": ["past bij de ruimte"],
        "rejected": [
            {
                "kind": "jobcoach" if kind != "jobcoach" else "plan",
                "reason": "anders",
                "note": "SENTINEL-waarom-niet",
            }
        ],
        "reason": "SENTINEL-reden",
        "by": "SENTINEL-medewerker",
        "role": "medewerker",
        "on": "2026-11-23",
        **more,
    }


def accepted(
    raw: Raw, rules: PolicyFile | None = None, *later: Raw, law: bool = False, **more: Any
) -> Draft:
    """A dossier whose plan was accepted on 26 November 2026, with its schedule in force."""
    chosen = rules or example_policy()
    made = draft(raw_draft(**raw))
    found = assess(made, chosen, shipped(), ON) if law else assess_above(None, made, chosen, ON)
    with engine_context():
        schedule = schedule_of(agreed_in(found), made, chosen.policy, date(2026, 11, 26))
    agreed: Raw = {
        **agreement(*later),
        "balance_at_start": str(made.debt.balance),
        "first_month": str(found.first_month),
        "term_months": found.term_months,
        "schedule": schedule.model_dump(mode="json"),
        **more,
    }
    return draft(raw_draft(**{**raw, "agreement": agreed}))


def received(on: str, amount: str, month: str | None = None, kind: str = "ontvangen") -> Raw:
    """One entry of the history."""
    return {"kind": kind, "on": on, "amount": amount, **({"month": month} if month else {})}


def joker(month: str, on: str | None = None) -> Raw:
    """A month that is skipped."""
    return {"kind": "joker", "on": on or f"{month}-05", "month": month}


def paid_through(made: Draft, k: int, **more: Any) -> Draft:
    """The dossier with every payment of months 1..k received on the first of its month."""
    schedule = made.agreement.schedule
    assert schedule is not None
    entries = [received(f"{month.month}-01", str(month.payment)) for month in schedule.months[:k]]
    values = json.loads(made.model_dump_json())
    values["agreement"]["entries"] = entries
    return draft(values | more)
