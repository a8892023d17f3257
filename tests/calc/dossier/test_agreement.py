"""The life of a plan is a walk over the graph, and its end date never moves."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc import Draft, Month
from calc.dossier.agreement import TRANSITIONS, PlanStatus
from calc.dossier.input_hash import input_sha256
from tests.building import Raw, codes_and_paths, draft, problems, raw_draft
from tests.lives import ACCEPTED, OFFERED, RUNS, agreement, pause


def wrong(**changes: object) -> set[tuple[str, str]]:
    return codes_and_paths(problems(raw_draft(agreement=changes)))


def event(status: str, on: str = "2029-12-01", **more: str) -> Raw:
    return {"status": status, "on": on, **more}


def walk(statuses: list[PlanStatus]) -> Raw:
    """An agreement with these statuses in order, each with what it needs."""
    events = []
    for status in statuses:
        made = event(status.value)
        if status is PlanStatus.ACCEPTED:
            made = {**ACCEPTED, "on": "2029-12-01"}
        if status is PlanStatus.PAUSED:
            made = pause("2027-02", "2027-03", on="2029-12-01")
        events.append(made)
    return {"first_month": "2026-12", "term_months": 36, "events": events}


def test_every_status_is_reached_and_the_last_one_is_the_end() -> None:
    reached = {status for after in TRANSITIONS.values() for status in after}
    assert reached == set(PlanStatus) == set(TRANSITIONS) - {None}
    assert TRANSITIONS[PlanStatus.DISCHARGED] == ()


@pytest.mark.parametrize(
    ("before", "after"), list(product([None, *PlanStatus], PlanStatus)), ids=str
)
def test_only_the_steps_of_the_graph_are_taken(
    before: PlanStatus | None, after: PlanStatus
) -> None:
    path = {
        None: [],
        PlanStatus.OFFERED: [PlanStatus.OFFERED],
        PlanStatus.ACCEPTED: [PlanStatus.OFFERED, PlanStatus.ACCEPTED],
    }
    running = [PlanStatus.OFFERED, PlanStatus.ACCEPTED, PlanStatus.RUNNING]
    path |= {
        PlanStatus.RUNNING: running,
        PlanStatus.PAUSED: [*running, PlanStatus.PAUSED],
        PlanStatus.ENDED_EARLY: [*running, PlanStatus.ENDED_EARLY],
        PlanStatus.ENDED: [*running, PlanStatus.ENDED],
        PlanStatus.DISCHARGED: [*running, PlanStatus.ENDED, PlanStatus.DISCHARGED],
    }
    found = codes_and_paths(problems(raw_draft(agreement=walk([*path[before], after]))))
    place = f"agreement.events[{len(path[before])}].status"
    allowed = after in TRANSITIONS[before]
    assert found == (set() if allowed else {("status_not_allowed", place)})


@given(st.lists(st.sampled_from(PlanStatus), max_size=8))
def test_no_dossier_ever_leaves_the_graph(statuses: list[PlanStatus]) -> None:
    is_walk = all(
        after in TRANSITIONS[before]
        for before, after in zip([None, *statuses], statuses, strict=False)
    )
    found = problems(raw_draft(agreement=walk(statuses)))
    assert (found == ()) is is_walk
    if is_walk and statuses:
        made = draft(raw_draft(agreement=walk(statuses))).agreement
        assert made.status is statuses[-1]
        assert str(made.end_date) == "2029-11-30"


def test_a_day_before_the_last_one_is_refused() -> None:
    assert wrong(events=[OFFERED, event("eerder gestopt", "2026-11-23")]) == {
        ("status_too_early", "agreement.events[1].on")
    }
    assert wrong(events=[OFFERED, event("eerder gestopt", "2026-11-24")]) == set()


def test_an_accepted_plan_says_from_when_how_long_by_whom_and_how() -> None:
    bare = {"status": "aanvaard", "on": "2026-11-26"}
    assert wrong(events=[OFFERED, bare]) == {
        ("missing", f"agreement.{name}")
        for name in ("first_month", "term_months", "events[1].channel", "events[1].by")
    }


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("2026-12", "2027-01", None),
        ("2029-10", "2029-11", None),
        ("2026-11", "2027-01", "pause_outside_term"),
        ("2029-11", "2029-12", None),  # past the term it is cut, and said (ENGINE 14a)
        ("2029-12", "2029-12", "pause_outside_term"),
        ("2027-03", "2027-03", None),
        ("2027-03", "2027-02", "ends_before_it_starts"),
    ],
)
def test_a_pause_lies_within_the_term(first: str, last: str, code: str | None) -> None:
    found = wrong(**agreement(pause(first, last)))
    assert found == (set() if code is None else {(code, "agreement.events[3].last_month")})


def test_a_pause_has_its_months_and_nothing_else_has() -> None:
    only = {("pause_months", "agreement.events[3].first_month")}
    for months in ({}, {"first_month": "2027-02"}, {"last_month": "2027-02"}):
        assert wrong(**agreement({"status": "gepauzeerd", "on": "2027-01-01", **months})) == only
    stopped = event("eerder gestopt", "2027-01-01", last_month="2027-02")
    assert wrong(**agreement(stopped)) == only


@pytest.mark.parametrize(
    ("on", "more", "early"),
    [
        ("2029-11-29", {}, True),
        ("2029-11-30", {}, False),
        ("2027-05-01", {"balance_at_start": "500.00", "paid_sum": "499.99"}, True),
        ("2027-05-01", {"balance_at_start": "500.00", "paid_sum": "500.00"}, False),
        ("2027-05-01", {"balance_at_start": "500.00"}, True),
        ("2027-05-01", {"paid_sum": "500.00"}, True),
    ],
)
def test_a_plan_ends_on_its_end_date_or_when_all_is_paid(on: str, more: Raw, early: bool) -> None:
    found = wrong(**agreement(event("afgelopen", on), **more))
    assert found == ({("plan_ends_later", "agreement.events[3].on")} if early else set())


def test_who_starts_again_earlier_ends_the_pause() -> None:
    def pauses(*later: Raw) -> list[tuple[str, str]]:
        made = draft(agreement=agreement(*later)).agreement
        return [(str(first), str(last)) for first, last in made.pauses()]

    paused = pause("2027-02", "2027-06")
    assert pauses(paused) == [("2027-02", "2027-06")]
    assert pauses(paused, event("loopt", "2027-03-15")) == [("2027-02", "2027-03")]
    assert pauses(paused, event("loopt", "2027-08-01")) == [("2027-02", "2027-06")]
    assert pauses(paused, event("loopt", "2027-01-20")) == []
    again = [paused, event("loopt", "2027-08-01"), pause("2027-10", "2027-10", "2027-09-09")]
    assert pauses(*again) == [("2027-02", "2027-06"), ("2027-10", "2027-10")]


def test_another_plan_after_one_that_stopped_has_its_own_term() -> None:
    old = [
        OFFERED,
        ACCEPTED,
        RUNS,
        pause("2027-02", "2027-03"),
        event("eerder gestopt", "2027-04-01"),
    ]
    made = draft(agreement={"events": [*old, event("aangeboden", "2027-05-01")]}).agreement
    assert (made.status, made.pauses(), made.end_date) == (PlanStatus.OFFERED, (), None)


def test_what_was_paid() -> None:
    def paid(**more: object) -> object:
        return draft(agreement=agreement(**more)).agreement.paid

    assert paid() is None
    assert paid(paid_sum="0.00") == 0
    listed = [
        {"kind": "ontvangen", "on": "2026-12-05", "amount": "25.00"},
        {"kind": "ontvangen", "on": "2027-01-05", "amount": "30.50"},
    ]
    assert str(paid(entries=listed, paid_sum="999.00")) == "55.50"
    went_back = {"kind": "gestorneerd", "on": "2027-01-09", "amount": "30.50"}
    refunded = {"kind": "terugbetaald", "on": "2027-02-01", "amount": "5.00"}
    joker = {"kind": "joker", "on": "2027-02-01", "month": "2027-02"}
    less_owed = {"kind": "correctie", "on": "2027-02-01", "amount": "400.00"}
    assert str(paid(entries=[*listed, went_back, refunded, joker, less_owed])) == "20.00"


def test_an_agreement_survives_the_file_and_older_dossiers_stay_as_they_were() -> None:
    made = draft(agreement=agreement(pause("2027-02", "2027-03"), paid_sum="25.00"))
    assert Draft.model_validate_json(made.model_dump_json(exclude_defaults=True)) == made
    assert made.agreement.last_month == Month(2029, 11)
    # What nobody chose or agreed has no part in the hash: older receipts still fit.
    plain = input_sha256(draft())
    assert plain == input_sha256(draft(agreement={}, solution={}))
    assert plain != input_sha256(draft(solution={"amount": "25.00"}))
    assert plain != input_sha256(made)
