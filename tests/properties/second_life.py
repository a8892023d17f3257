"""A slow second implementation of the life of a plan, from the method's text alone (ENGINE 14a).

Fractions, month by month, on top of `second_schedule`. Months are counted from 1 (the first of the
plan) to T; month 0 is before the start. Where the text leaves a choice, the comment says which.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from calc.dossier import UNKNOWN, Draft
from calc.policy import Policy
from tests.properties.second_schedule import F, Row, Second, Span, down, index_of, snap, total_of

NOTHING = F(0)
LONGEST_DIP = 3
"""Months of a pause that do not enter low: from the fourth on its room counts."""


@dataclass
class Agreed:
    """The schedule in force, month by month; `cap`: the most that the cash allowed."""

    payment: list[F]
    ladder: list[F]
    low: list[F | None]
    saved: list[F]
    cap: dict[int, F]
    target: F


@dataclass
class Standing:
    """What became of a month: what was agreed, what was received for it, and its state."""

    expected: F
    received: F = NOTHING
    state: str = ""


@dataclass
class Outcome:
    """What is left of a plan on a day: all months, and the sums that make the debt at the start."""

    payments: list[F] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    received: F = NOTHING
    still_to_pay: F = NOTHING
    jokers: F = NOTHING
    corrections: F = NOTHING
    others: F = NOTHING
    rest: F = NOTHING


class Life:
    """One plan from its acceptance on: `begun` is the draft that was accepted, on the day `on`."""

    def __init__(
        self, begun: Draft, policy: Policy, on: date, floor: Sequence[F | None], *, figures: bool
    ) -> None:
        self.policy, self.on, self.figures = policy, on, figures
        self.first = Second(begun, policy, on, floor=floor, figures=figures)
        self.term, self.start = self.first.term, self.first.start
        self.savings = NOTHING if begun.savings is UNKNOWN else F(begun.savings)
        self.debt = F(begun.debt.balance) if begun.debt.balance is not UNKNOWN else NOTHING
        asked = self.first.debt()
        self.others = self.debt - (asked if asked is not None else self.debt)
        self.agreed = self._accept(self.first)

    def _accept(self, second: Second) -> Agreed:
        result = second.run()
        rows = result.rows
        opened = second._open_from()
        known = self.term if opened is None else max(0, min(self.term, opened - self.start))
        lows: list[F | None] = []
        for number in range(self.term):
            seen = [row.room for row in rows[: min(number + 1, known)]]
            lows.append(min(seen) if seen else None)
        ladder = [
            self._rung(low, row.room) if number < known and low is not None else NOTHING
            for number, (low, row) in enumerate(zip(lows, rows, strict=True))
        ]
        caps = {n: row.payment for n, row in enumerate(rows) if row.decided == "cash"}
        return Agreed(
            payment=[row.payment for row in rows],
            ladder=ladder,
            low=lows,
            saved=[row.saved for row in rows],
            cap=caps,
            target=result.target,
        )

    def _rung(self, low: F, room: F) -> F:
        on_top = F(self.policy.ladder_share) * (room - low)
        return down(low + on_top, F(self.policy.payment_step), F(self.policy.plan_min))

    # the history ------------------------------------------------------------------------------

    def month_of(self, day: date) -> int:
        """The number of the month a day is in: 0 before the start, T at most."""
        return max(0, min(self.term, index_of(day) - self.start + 1))

    def standings(self, draft: Draft, day: date) -> list[Standing]:
        """Months 1..k with what was received for each; what is over goes to the oldest open one."""
        k = self.month_of(day)
        paused = self._paused(draft)
        # Chosen: what is received in a paused month counts for that month as agreed.
        found = [Standing(payment) for payment in self.agreed.payment]
        entries = [entry for entry in draft.agreement.entries if entry.on <= day]
        went_back: set[int] = set()
        jokers: set[int] = set()
        for entry in sorted(entries, key=lambda entry: entry.on):
            place = self._place(entry)
            amount = NOTHING if entry.amount is None else F(entry.amount)
            if entry.kind.value == "ontvangen":
                self._receive(found, place, amount)
            elif entry.kind.value == "gestorneerd":
                # Chosen: it takes back what was received for its month, then of the latest months.
                went_back.add(place)
                for number in (place, *range(self.term - 1, -1, -1)):
                    taken = min(amount, found[number].received)
                    found[number].received -= taken
                    amount -= taken
            elif entry.kind.value == "joker":
                jokers.add(place)
        for number, standing in enumerate(found[:k]):
            standing.state = self._state(
                standing, number in paused, number in jokers, number in went_back
            )
            # Chosen: the month of the day is not over yet, so it is not missed.
            if standing.state == "missed" and number == k - 1:
                standing.state = "due"
        return found[:k]

    def _place(self, entry: object) -> int:
        month = entry.month  # type: ignore[attr-defined]
        named = index_of(entry.on) if month is None else index_of(month.first_day)  # type: ignore[attr-defined]
        return max(0, min(self.term - 1, named - self.start))

    @staticmethod
    def _receive(found: list[Standing], place: int, amount: F) -> None:
        for number in (place, *range(len(found))):
            open_part = max(NOTHING, found[number].expected - found[number].received)
            taken = min(amount, open_part)
            found[number].received += taken
            amount -= taken
        found[place].received += amount

    @staticmethod
    def _state(standing: Standing, paused: bool, joker: bool, reversed_: bool) -> str:
        if standing.received >= standing.expected > 0:
            return "kept"
        if joker and standing.expected > 0:
            return "joker"  # chosen: a month that asks nothing uses up no joker
        if paused:
            return "paused"
        if standing.expected == 0:
            return "kept"
        if standing.received > 0:
            return "partly"
        return "reversed" if reversed_ else "missed"

    def _paused(self, draft: Draft) -> set[int]:
        months: set[int] = set()
        for first, last in draft.agreement.pauses():
            months |= set(range(index_of(first.first_day), index_of(last.first_day) + 1))
        return {index - self.start for index in months}

    # a day ------------------------------------------------------------------------------------

    def on_day(self, draft: Draft, day: date, floor: Sequence[F | None]) -> Outcome:
        """The plan on a day: months 1..k as agreed, k+1..T as the review gives them."""
        k = self.month_of(day)
        outcome = Outcome(others=self.others, standings=self.standings(draft, day))
        self._sums(outcome, draft, day)
        # Month k counts once: what is agreed and not yet received is still to pay.
        waiting = NOTHING
        if k:
            now = outcome.standings[-1]
            asked = now.state not in ("joker", "paused")
            waiting = max(NOTHING, now.expected - now.received) if asked else NOTHING
        left = self.debt - self.others - outcome.received - outcome.jokers - outcome.corrections
        waiting = min(waiting, max(NOTHING, left))
        kept = {n for n, standing in enumerate(outcome.standings) if standing.state == "kept"}
        new = self._months(draft, k, max(NOTHING, left - waiting), waiting, floor, kept)
        outcome.payments = [*self.agreed.payment[:k], *new]
        for number in self._paused(draft):
            if number < k:
                outcome.payments[number] = NOTHING
        outcome.still_to_pay = waiting + sum(new, NOTHING)
        outcome.rest = left - outcome.still_to_pay
        return outcome

    def _sums(self, outcome: Outcome, draft: Draft, day: date) -> None:
        sign = {"ontvangen": 1, "gestorneerd": -1, "terugbetaald": -1}
        for entry in draft.agreement.entries:
            if entry.on > day or entry.amount is None:
                continue
            outcome.received += sign.get(entry.kind.value, 0) * F(entry.amount)
            if entry.kind.value == "correctie":
                outcome.corrections += F(entry.amount)
        # Chosen: no more is skipped than what was owed.
        owed = self.debt - self.others - outcome.received - outcome.corrections
        for standing in outcome.standings:
            if standing.state == "joker":
                outcome.jokers += standing.expected - standing.received
        outcome.jokers = min(outcome.jokers, max(NOTHING, owed))

    def _months(
        self, draft: Draft, k: int, left: F, waiting: F, floor: Sequence[F | None], kept: set[int]
    ) -> list[F]:
        """Payments of months k+1..T: ladder, chosen, no-rise, pause, cash, debt."""
        if k == self.term:
            return []
        rows, known = self._rooms(draft, k, floor)
        # Chosen, as the engine has it: a month of a pause that was paid in full is no pause.
        paused = self._paused(draft) - kept
        low = self.agreed.low[k - 1] if k else None
        ladder: list[F] = []
        for number in range(k, self.term):
            row, run = rows[number - k], self._run_of(number, paused)
            if number >= known:
                ladder.append(NOTHING)
                continue
            if number not in paused or run > LONGEST_DIP:
                low = row.room if low is None else min(low, row.room)
            # A paused month that does not enter low may lie below it: its payment is 0 anyhow.
            ladder.append(self._rung(min(row.room if low is None else low, row.room), row.room))
        self._no_rise(ladder, k)
        wanted = [NOTHING if k + n in paused else amount for n, amount in enumerate(ladder)]
        # Chosen: what is still to be paid of month k comes from the savings of now.
        have = self._saved(draft, k) if draft.savings is UNKNOWN else F(draft.savings)
        wanted = self._cash(wanted, rows[: max(0, known - k)], k, have - waiting, left)
        payments = []
        for amount in wanted:
            payments.append(min(amount, left))
            left -= payments[-1]
        return payments

    def _rooms(self, draft: Draft, k: int, floor: Sequence[F | None]) -> tuple[list[Row], int]:
        """Months k+1..T with reserve from S_k on, and the number of the first open month."""
        second = Second(draft, self.policy, self.on, self.term, floor, figures=self.figures)
        second.start = self.start
        saved = self._saved(draft, k)
        target = max(self.agreed.target, second._target())
        policy, rows = self.policy, []
        for number in range(k, self.term):
            month = Span(self.start + number)
            income, costs, owed = second._totals(month, cash=False)
            if snap(saved) >= snap(target):
                reserve = F(policy.reserve_after)
            else:
                reserve = max(F(policy.reserve_min), F(policy.reserve_share) * income)
            saved += min(reserve, max(NOTHING, income - costs - owed))
            cash_in, cash_out, _ = second._totals(month, cash=True)
            own = income - costs - owed - reserve
            law = floor[number] if floor else None
            room = max(NOTHING, own if law is None else min(own, law))
            rows.append(Row("", income, costs, owed, reserve, own, law, room, saved=saved))
            rows[-1].balance = cash_in - cash_out - owed
        opened = second._open_from()
        known = self.term if opened is None else max(0, min(self.term, opened - self.start))
        return rows, known

    def _saved(self, draft: Draft, k: int) -> F:
        planned = self.agreed.saved[k - 1] if k else self.savings
        return planned if draft.savings is UNKNOWN else min(F(draft.savings), planned)

    @staticmethod
    def _run_of(number: int, paused: set[int]) -> int:
        """The how-manieth month of its pause this is; 0 when it is not paused."""
        run = 0
        while number in paused:
            run, number = run + 1, number - 1
        return run

    def _no_rise(self, ladder: list[F], k: int) -> None:
        bound = max(1, self.term - self.policy.no_rise_in_last_months) - 1
        highest = self.agreed.ladder[bound] if bound < k else ladder[bound - k]
        for number in range(max(bound + 1, k), self.term):
            ladder[number - k] = min(ladder[number - k], highest)

    def _cash(self, payments: list[F], rows: list[Row], k: int, available: F, left: F) -> list[F]:
        """`rows`: the months whose income is known; `available`: the cash of today."""
        policy = self.policy
        step, smallest = F(policy.payment_step), F(policy.plan_min)
        payments = [
            min(amount, self.agreed.cap.get(k + n, amount)) for n, amount in enumerate(payments)
        ]
        for t, row in enumerate(rows):
            assert row.balance is not None
            available += row.balance
            total, there = min(left, total_of(payments[: t + 1])), snap(available)
            if snap(total) <= there:
                continue
            begin = max(0, t - policy.review_every_months + 1)
            cap, head = max(payments[begin : t + 1]), total_of(payments[:begin])
            tried = payments[begin : t + 1]
            while cap > 0:
                cap = (-(-cap // step) - 1) * step
                tried = [min(value, cap) for value in payments[begin : t + 1]]
                tried = [value if value >= smallest else NOTHING for value in tried]
                total = min(left, head + total_of(tried))
                if snap(total) <= there:
                    break
            payments[begin : t + 1] = tried
        return payments


__all__ = ["Fraction", "Life", "Outcome"]
