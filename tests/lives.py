"""Agreements for tests: a plan of 36 months from December 2026 that runs, and what can follow."""

from typing import Any, Final

from tests.building import Raw

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
        "reason": "SENTINEL-reden",
        "by": "SENTINEL-medewerker",
        "role": "medewerker",
        "on": "2026-11-23",
        **more,
    }
