"""The history of a plan: which month a payment is for, and what became of it (ENGINE 14a)."""

from datetime import date
from decimal import Decimal

import pytest

from calc.running.ledger import Ledger, day_in_term, ledger_of
from tests.building import Raw
from tests.lives import accepted, joker, pause, received

FIRST = "2026-12"


def ledger(on: str, *entries: Raw, later: tuple[Raw, ...] = (), **more: str) -> Ledger:
    """The history of a plan of 12,000: 900 a month from December 2026, through a day."""
    given: Raw = {"entries": [*entries]} if entries else {}
    made = accepted({"debt": {"balance": "90000.00"}}, None, *later, **(given | more))
    schedule = made.agreement.schedule
    assert schedule is not None
    assert schedule.months[0].payment == 900
    return ledger_of(made.agreement, schedule, day_in_term(schedule, date.fromisoformat(on)))


def months(found: Ledger, number: int) -> list[tuple[int, str]]:
    return [(int(month.received), month.standing.value) for month in found.months[:number]]


def test_a_receipt_counts_for_its_named_month_else_for_that_of_its_day() -> None:
    found = ledger(
        "2027-03-10",
        received("2026-12-28", "900.00"),
        received("2027-02-02", "900.00", "2027-01"),
        received("2027-02-20", "400.00"),
    )
    assert months(found, 5) == [
        (900, "kept"), (900, "kept"), (400, "partly"), (0, "due"), (0, "ahead"),
    ]  # fmt: skip
    assert found.received == 2200


def test_what_is_over_goes_to_the_oldest_open_month_and_else_stays() -> None:
    found = ledger("2027-03-10", received("2027-02-02", "1000.00"))
    assert months(found, 3) == [(100, "partly"), (0, "missed"), (900, "kept")]
    ahead = ledger("2026-12-20", received("2026-12-02", "1000.00"))
    assert months(ahead, 2) == [(1000, "kept"), (0, "ahead")]


def test_a_reversal_undoes_its_own_receipt_and_a_part_of_one_makes_it_partly() -> None:
    paid = [received(f"2027-0{month}-01", "900.00") for month in (1, 2)]
    first = received("2026-12-01", "900.00")
    whole = ledger("2027-03-10", first, *paid, received("2027-01-09", "900.00", kind="gestorneerd"))
    assert months(whole, 3) == [(900, "kept"), (0, "reversed"), (900, "kept")]
    part = ledger(
        "2027-03-10", first, *paid, received("2027-02-09", "100.00", "2026-12", "gestorneerd")
    )
    assert months(part, 3) == [(800, "partly"), (900, "kept"), (900, "kept")]
    assert part.received == 2600
    more = ledger("2027-03-10", first, *paid, received("2027-02-09", "1000.00", kind="gestorneerd"))
    assert months(more, 3) == [(900, "kept"), (800, "partly"), (0, "reversed")]


def test_a_joker_is_what_was_not_received_and_a_later_payment_cancels_it() -> None:
    skipped = [joker("2027-01"), received("2027-01-20", "200.00")]
    found = ledger("2027-03-10", *skipped)
    assert [(int(m.received), int(m.joker), m.standing.value) for m in found.months[:2]] == [
        (0, 0, "missed"), (200, 700, "joker"),
    ]  # fmt: skip
    over = ledger("2027-03-10", *skipped, received("2027-02-01", "1500.00"))
    # What is over goes to the oldest month that is open: a joker is not caught up.
    assert months(over, 3) == [(600, "partly"), (200, "joker"), (900, "kept")]
    paid = ledger("2027-03-10", *skipped, received("2027-03-01", "700.00", "2027-01"))
    assert paid.jokers == 0
    assert months(paid, 2)[1] == (900, "kept")


def test_a_pause_asks_nothing_and_a_month_that_was_paid_is_none() -> None:
    stop = pause("2026-12", "2027-02", on="2026-12-10")
    found = ledger("2027-03-10", received("2026-12-01", "900.00"), later=(stop,))
    assert months(found, 4) == [(900, "kept"), (0, "paused"), (0, "paused"), (0, "due")]


def test_with_a_sum_alone_no_month_is_called_kept() -> None:
    found = ledger("2027-03-10", paid_sum="1800.00")
    assert {standing for _, standing in months(found, 4)} == {"unknown"}
    assert found.received == 1800
    assert found.sum_alone
    nothing = ledger("2027-03-10", paid_sum="0.00")
    assert months(nothing, 4) == [(0, "missed")] * 3 + [(0, "due")]


def test_a_sum_stays_when_only_what_went_back_is_written_down() -> None:
    back = received("2027-02-01", "50.00", kind="terugbetaald")
    found = ledger("2027-03-10", back, paid_sum="1800.00")
    assert [int(each) for each in (found.gross, found.refunded, found.received)] == [1800, 50, 1750]


@pytest.mark.parametrize(("on", "known"), [("2026-12-31", True), ("2027-01-01", False)])
def test_nothing_written_down_is_unknown_from_the_second_month(on: str, known: bool) -> None:
    found = ledger(on)
    assert found.known is known
    assert found.months[0].standing == ("due" if known else "unknown")


def test_an_entry_of_a_later_day_does_not_count() -> None:
    later = received("2027-03-11", "900.00")
    assert ledger("2027-03-10", later).received == 0
    assert ledger("2027-03-11", later).received == 900


@pytest.mark.parametrize(
    ("on", "k", "is_over"),
    [
        ("2026-11-30", 0, False), ("2026-12-01", 1, False), ("2029-11-30", 36, False),
        ("2029-12-01", 36, True),
    ],
)  # fmt: skip
def test_where_a_day_lies_in_the_term(on: str, k: int, is_over: bool) -> None:
    schedule = accepted({}).agreement.schedule
    assert schedule is not None
    day = day_in_term(schedule, date.fromisoformat(on))
    assert (day.k, day.is_over) == (k, is_over)


def test_after_the_end_a_month_that_was_not_paid_is_missed() -> None:
    found = ledger("2029-12-01", received("2026-12-01", "900.00"))
    assert {month.standing.value for month in found.months[1:]} == {"missed"}
    assert found.months[0].agreed == Decimal(900)
