"""A slow second implementation of the month schedule, from the method's text alone.

Fractions, month by month, no code of `calc` but the types that hold a dossier and a policy. Where
the text leaves a choice, the comment says which one was made.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor, lcm
from typing import Any

from calc.dossier import UNKNOWN, Draft
from calc.policy import Policy

Line = Any
F = Fraction
NOTHING = F(0)
TIMES = {
    "day": 365,
    "week": 52,
    "2weeks": 26,
    "4weeks": 13,
    "month": 12,
    "2months": 6,
    "quarter": 4,
    "halfyear": 2,
    "year": 1,
    "once": 0,
}
DEFAULT_DUE = {"I02": (5,), "I04": (12,), "I23": (1, 4, 7, 10)}
EARMARK = {"I24": "U36", "I14": "pgb"}
TARGET_CODES = {"U01", "U02", "U03", "U05", "U06", "U10", "U11", "U12", "U13", "U14"}
MINIMUM_CODES = {
    "food": {"U30"},
    "energy": {"U05"},
    "care": {"U10", "U11", "U12", "U14"},
    "medicine": {"U13"},
    "clothing": {"U32"},
    "replacement": {"U33"},
}


WAGES = {"I01", "I05", "I06", "I08", "I09"}
BESIDE_WAGES = {
    "R01": {"I21"},
    "R03": {"I20"},
    "R04": {"I25"},
    "R07": {"I13"},
    "R08": {"I23"},
}


# Kindgebonden budget in 2026, euros a year: child, extra from 12 and from 16, the part of a parent
# alone, the income from which it becomes less (alone, with a partner), and how fast.
CHILD, FROM_12, FROM_16, ALONE = 2580, 724, 964, 3416
THRESHOLDS, TAPER = (29736, 39141), F(76, 1000)
PAIRS = ("paar zonder kinderen", "paar met kinderen", "samengesteld gezin")


def snap(value: F) -> F:
    """Nine decimals, half of the last one up: floor(value * 10**9 + 1/2), in whole numbers."""
    below = value.denominator
    return F((2 * 10**9 * value.numerator + below) // (2 * below), 10**9)


def total_of(values: Sequence[F]) -> F:
    """Their sum, with one fraction for all: to add them one by one made one for each."""
    below = lcm(*(value.denominator for value in values))
    return F(sum(value.numerator * (below // value.denominator) for value in values), below)


def cents(value: F) -> str:
    """Whole cents, half a cent away from zero."""
    snapped = snap(abs(value)) if value < 0 else snap(value)
    whole = floor(snapped * 100 + F(1, 2))
    sign = "-" if value < 0 and whole else ""
    return f"{sign}{whole // 100}.{whole % 100:02}"


def down(value: F, step: F, smallest: F) -> F:
    value = snap(value)
    payment = floor(value / step) * step if value > 0 else F(0)
    return payment if payment >= smallest else F(0)


@dataclass(frozen=True)
class Span:
    """One calendar month, counted from year 0."""

    index: int

    @property
    def first(self) -> date:
        return date(self.index // 12, self.index % 12 + 1, 1)

    @property
    def last(self) -> date:
        day = self.first
        return date(day.year, day.month, monthrange(day.year, day.month)[1])

    @property
    def calendar(self) -> int:
        return self.index % 12 + 1


def index_of(day: date) -> int:
    return day.year * 12 + day.month - 1


@dataclass
class Row:
    """One month of the second schedule."""

    month: str
    income: F = NOTHING
    costs: F = NOTHING
    arrangements: F = NOTHING
    reserve: F = NOTHING
    own_wall: F = NOTHING
    floor_wall: F | None = None
    room: F = NOTHING
    payment: F = NOTHING
    decided: str = ""
    balance: F | None = None
    debt_left: F | None = None
    saved: F = NOTHING

    def shown(self) -> dict[str, str | None]:
        return {
            "month": self.month,
            "income": cents(self.income),
            "costs": cents(self.costs),
            "arrangements": cents(self.arrangements),
            "reserve": cents(self.reserve),
            "own_wall": cents(self.own_wall),
            "floor_wall": None if self.floor_wall is None else cents(self.floor_wall),
            "room": cents(self.room),
            "payment": cents(self.payment),
            "decided": self.decided,
            "balance": None if self.balance is None else cents(self.balance),
            "debt_left": None if self.debt_left is None else cents(self.debt_left),
        }


@dataclass
class Result:
    """The rows, and what was found on the way."""

    rows: list[Row] = field(default_factory=list)
    short: list[tuple[str, str]] = field(default_factory=list)
    target: F = NOTHING


class Second:
    """The second implementation for one draft, policy and day; a draft without unknown costs.

    `floor`: the floor wall of each month, None where it is not known; empty when there is none.
    `figures`: whether the figures of the law are known; without them kindgebonden budget stops at
    the first 18th birthday.
    """

    def __init__(
        self,
        draft: Draft,
        policy: Policy,
        on: date,
        term: int | None = None,
        floor: Sequence[F | None] = (),
        *,
        figures: bool = False,
    ) -> None:
        self.figures = figures
        self.draft, self.policy, self.on, self.floor = draft, policy, on, floor
        self.term = term or policy.term_months
        if draft.first_plan_month is UNKNOWN:
            self.start = index_of(on) + 1
        else:
            self.start = draft.first_plan_month.year * 12 + draft.first_plan_month.number - 1
        liable = [a.ref.value for a in draft.adults if a.liable is True]
        self.nobody = not liable
        self.sharing = len(draft.adults) == 2 and len(liable) == 1
        self.debtor = liable[0] if self.sharing else "A"
        self.other = "B" if self.debtor == "A" else "A"
        self.income: list[Line] = [line for line in draft.income if self._counts_as_income(line)]
        self.costs: tuple[Line, ...] = draft.expenses
        self.owed: tuple[Line, ...] = draft.arrangements

    # lines ------------------------------------------------------------------------------------

    def _counts_as_income(self, line: Line) -> bool:
        known = UNKNOWN not in (line.amount, line.frequency, line.who)
        dated = line.frequency != "once" or line.date not in (None, UNKNOWN)
        return known and dated and line.certainty == "sure" and line.from_date is not UNKNOWN

    def _income_runs(self, line: Line, month: Span) -> bool:
        until = None if line.until is UNKNOWN else line.until
        started = line.from_date is None or line.from_date <= month.first
        of_child = line.code in ("I22", "I23") and line.who.startswith("K")
        if of_child and month.index > self._is_18(line.who):
            return False
        return started and (until is None or until >= month.last)

    def _is_18(self, who: str) -> int:
        """The month in which a child turns 18; chosen: not known is in the month of today."""
        child = next(child for child in self.draft.children if child.ref == who)
        return self._month_of_18(child)

    def _month_of_18(self, child: Any) -> int:
        if child.birth_month is UNKNOWN:
            return index_of(self.on)
        return index_of(child.birth_month.first_day) + 18 * 12

    # kindgebonden budget ----------------------------------------------------------------------

    def _left(self, line: Line, month: Span) -> F:
        """The part of a line that is left in a month: less when children have turned 18.

        Chosen: the children and ages of today, so that no later raise comes in; whole euros a
        month; a child without a birth month is 17 and turns 18 today; what comes once, and a line
        of one child, is not scaled.
        """
        if line.code != "I22" or line.who.startswith("K") or line.frequency == "once":
            return F(1)
        here = [child for child in self.draft.children if self._is_here(child)]
        rest = [child for child in here if month.index <= self._month_of_18(child)]
        if len(rest) == len(here):
            return F(1)
        now, then = self._budget(here), self._budget(rest)
        return F(0) if now is None or then is None or now == 0 else F(then, now)

    def _age(self, child: Any) -> int:
        if child.birth_month is UNKNOWN:
            return 17
        months = index_of(self.on) - index_of(child.birth_month.first_day)
        return (months - 1) // 12

    def _is_here(self, child: Any) -> bool:
        """A child of today; one of whom nobody knows the days may be one."""
        days = child.days_per_14
        return (days is UNKNOWN or days >= 6) and 0 <= self._age(child) < 18

    def _budget(self, children: list[Any]) -> int | None:
        """The right to it in whole euros a month; None when something is not known."""
        adults, kind = self.draft.adults, self.draft.household_type
        incomes = [
            adult.taxable_income.amount
            if adult.toetsingsinkomen.amount is UNKNOWN
            else adult.toetsingsinkomen.amount
            for adult in adults
        ]
        days = [child.days_per_14 for child in self.draft.children if self._is_here(child)]
        half_a_pair = kind is not UNKNOWN and kind.value in PAIRS and len(adults) == 1
        if not self.figures or UNKNOWN in incomes or UNKNOWN in days or half_a_pair:
            return None
        pair = len(adults) > 1
        base = F(0) if pair or not children else F(ALONE)
        for age in map(self._age, children):
            base += CHILD + (FROM_16 if age >= 16 else FROM_12 if age >= 12 else 0)
        income = sum((F(each) for each in incomes if each is not UNKNOWN), F(0))
        year = max(F(0), base - TAPER * max(F(0), income - THRESHOLDS[pair]))
        return 0 if floor(year + F(1, 2)) < 24 else floor(year / 12)

    @staticmethod
    def _cost_runs(line: Line, month: Span) -> bool:
        start = None if line.from_date is UNKNOWN else line.from_date
        until = None if line.until is UNKNOWN else line.until
        return (start is None or start <= month.last) and (until is None or until >= month.first)

    def _a_month(self, line: Line) -> F:
        months = getattr(line, "months", ())
        if months:
            values = sorted(F(item.amount) for item in months)
            base = self.policy.varying_income
            if base == "average":
                return sum(values, F(0)) / len(values)
            return values[0] if base == "lowest" else values[ceil(len(values) / 4) - 1]
        return F(line.amount) * TIMES[line.frequency] / 12

    def _cash(self, line: Line, month: Span) -> F:
        """What falls in the month, given that the line runs in it."""
        monthly = bool(getattr(line, "months", ()))
        due = line.due_months
        if not due and not monthly and line.frequency in ("year", "halfyear", "quarter"):
            due = DEFAULT_DUE.get(line.code, ())
        # Chosen: due months that were entered rule over pay dates, and hold for any frequency.
        if due:
            return self._a_month(line) * 12 / len(due) if month.calendar in due else F(0)
        paid_on = getattr(line, "pay_date", None)
        if monthly or line.frequency != "4weeks" or paid_on in (None, UNKNOWN):
            return self._a_month(line)
        day, count = paid_on, 0
        while day > month.first:
            day -= timedelta(days=28)
        while day <= month.last:
            count += day >= month.first
            day += timedelta(days=28)
        return F(line.amount) * count

    def _falls(self, line: Line, month: Span, runs: bool) -> F:
        if line.frequency == "once":
            return F(line.amount) if index_of(line.date) == month.index else F(0)
        return self._cash(line, month) if runs else F(0)

    # people -----------------------------------------------------------------------------------

    def _share(self, month: Span) -> F:
        """The debtor's share of shared lines this month."""
        if not self.sharing or self.draft.cost_sharing == "none":
            return F(1)
        if self.draft.cost_sharing == "by_heads":
            return F(1, len(self.draft.adults))
        mine = self._net_income(month, self.debtor)
        theirs = self._net_income(month, self.other)
        return F(1, 2) if mine + theirs == 0 else mine / (mine + theirs)

    def _net_income(self, month: Span, person: str) -> F:
        """What one adult earns, tax on a profit taken off; chosen: never below 0."""
        total = F(0)
        for line in self.income:
            if line.code not in EARMARK and self._owner(line.who) == person:
                total += self._levelled(line, month)
        for line in self.costs:
            if line.code in ("U60", "U61") and self._owner(line.who) == person:
                runs = line.frequency != "once" and self._cost_runs(line, month)
                total -= self._a_month(line) if runs else F(0)
        for line, kept in self._withheld():
            if line.code not in EARMARK and self._owner(line.who) == person:
                total += self._added_back(line, kept, month)
        return max(F(0), total)

    def _owner(self, who: str) -> str:
        """Chosen: a child's line is its parent's; of both, or not known of whom: shared."""
        if not who.startswith("K"):
            return who
        child = next(child for child in self.draft.children if child.ref == who)
        return "AB" if child.of is UNKNOWN else str(child.of.value)

    def _weight(self, who: str, share: F) -> F:
        if not self.sharing:
            return F(1)
        owner = self._owner(who)
        return share if owner == "AB" else F(owner == self.debtor)

    # arrangements -----------------------------------------------------------------------------

    def _arrangement_month(self, line: Line, month: Span) -> F:
        if line.replaced_by_plan or line.already_in_profit or not self._cost_runs(line, month):
            return F(0)
        a_month = F(line.amount) * TIMES[line.frequency] / 12
        if line.until in (None, UNKNOWN) and line.balance is not UNKNOWN and a_month > 0:
            begins = self.start
            if line.from_date not in (None, UNKNOWN):
                begins = max(begins, index_of(line.from_date))
            if month.index >= begins + ceil(F(line.balance) / a_month):
                return F(0)
        return a_month

    def _withheld(self) -> list[tuple[Line, Line]]:
        """Each income with an arrangement that is withheld from it, if the received part is known.

        Chosen: without a reference the only regular income that it can be, of the same people, on
        the first day of the plan or of the arrangement; else it is asked and nothing is added.
        """
        found, lines = [], list[Line](self.draft.income)
        for kept in self.owed:
            counts = not (kept.replaced_by_plan or kept.already_in_profit)
            if not counts or kept.withheld is not True or not kept.income_is_after_withholding:
                continue
            named = [line for line in lines if line.ref and line.ref == kept.withheld_from]
            day = Span(self.start).first
            if kept.from_date not in (None, UNKNOWN):
                day = max(day, kept.from_date)
            likely = named or [
                line
                for line in lines
                if line.code in self._kinds(kept.code)
                and line in self.income
                and line.frequency != "once"
                and (line.from_date is None or line.from_date <= day)
                and (line.until in (None, UNKNOWN) or line.until >= day)
                and (
                    self._owner(line.who) == self._owner(kept.who)
                    or "AB" in (self._owner(line.who), self._owner(kept.who))
                )
            ]
            if len(likely) == 1 and likely[0] in self.income and likely[0].frequency != "once":
                found.append((likely[0], kept))
        return found

    @staticmethod
    def _kinds(code: Any) -> set[str]:
        """What can be withheld from for a debt of this kind."""
        if code == "R05":
            return {"I20", "I21", "I22", "I24"}
        if code is UNKNOWN:
            return WAGES | {"I20", "I21", "I22", "I24"}
        return WAGES | BESIDE_WAGES.get(code, set())

    def _added_back(self, line: Line, kept: Line, month: Span) -> F:
        """A part of its line: as long as that counts, in the month of a change too."""
        if not self._income_runs(line, month) and line not in self._changing(month):
            return F(0)
        return F(kept.amount) * TIMES[kept.frequency] / 12 * self._left(line, month)

    # a change of income inside a month --------------------------------------------------------

    def _changing(self, month: Span) -> list[Line]:
        """The incomes that count in a month of a change though they do not cover it.

        From the last income of a chain that had begun on the first day, over the ones that follow,
        to the one that still runs on the last day: the lowest of them all. Chosen: where two lines
        lead to one, the lowest of both ways, once.
        """
        ways: dict[int, list[int]] = {}
        lines = list[Line](self.draft.income)
        for place, line in enumerate(lines):
            if line.from_date is not None and (
                line.from_date is UNKNOWN or line.from_date > month.first
            ):
                continue
            way = [place]
            while True:
                until = lines[way[-1]].until
                if not isinstance(until, date) or until >= month.last:
                    break
                after = self._next(way[-1])
                if after is None or lines[after].from_date <= month.first:
                    way = []
                    break
                way.append(after)
            if len(way) > 1 and not self._income_runs(line, month):
                ways.setdefault(way[-1], []).extend(way)
        lowest = []
        for way in ways.values():
            place = min(sorted(way), key=self._height)
            lowest.append(lines[place])
        return lowest

    def _next(self, place: int) -> int | None:
        """The income that takes the place of another within seven days."""
        old: Line = self.draft.income[place]
        if old.successor is None or old.followed_by in ("nothing", "unknown"):
            return None
        after = next(at for at, line in enumerate(self.draft.income) if line.ref == old.successor)
        new: Line = self.draft.income[after]
        counts = old in self.income and new in self.income
        if not counts or "once" in (old.frequency, new.frequency) or new.from_date is None:
            return None
        if self._owner(old.who) != self._owner(new.who):
            return None
        own_kind = {"I13", "I14", "I20", "I21", "I22", "I23", "I24", "I26", "I30"}
        if old.code != new.code and {old.code, new.code} & own_kind:
            return None
        if self._ends_by_age(old) or self._ends_by_age(new):
            return None
        days = (new.from_date - old.until).days - 1
        return after if days <= 7 else None

    def _ends_by_age(self, line: Line) -> bool:
        if line.code not in ("I22", "I23") or not line.who.startswith("K"):
            return False
        return line.until in (None, UNKNOWN) or line.until > Span(self._is_18(line.who)).last

    def _height(self, place: int) -> tuple[F, date]:
        """Chosen: of equal amounts the one that began first."""
        line = self.draft.income[place]
        begins = line.from_date if isinstance(line.from_date, date) else date.min
        return self._whole_month(line), begins

    def _whole_month(self, line: Line) -> F:
        """What it is a month, with what is withheld from it."""
        parts = (
            F(kept.amount) * TIMES[kept.frequency] / 12
            for it, kept in self._withheld()
            if it is line
        )
        return self._a_month(line) + sum(parts, F(0))

    def _levelled(self, line: Line, month: Span) -> F:
        """What an income counts in a month, levelled."""
        if line.frequency == "once":
            return F(0)
        if not self._income_runs(line, month) and line not in self._changing(month):
            return F(0)
        return self._a_month(line) * self._left(line, month)

    # one month --------------------------------------------------------------------------------

    def _totals(self, month: Span, cash: bool) -> tuple[F, F, F]:
        """Income, costs and arrangements in the debtor's share; levelled or as cash."""
        share = self._share(month)

        def of(line: Line, runs: bool) -> F:
            if cash:
                return self._falls(line, month, runs)
            return self._a_month(line) if runs and line.frequency != "once" else F(0)

        income = costs = F(0)
        for line in self.income:
            if line.code in EARMARK:
                continue
            # Chosen: in the month of a change the monthly amount counts, in cash too.
            if cash and (line.frequency == "once" or self._income_runs(line, month)):
                value = of(line, self._income_runs(line, month)) * self._left(line, month)
            else:
                value = self._levelled(line, month)
            income += value * self._weight(line.who, share)
        for line, kept in self._withheld():
            if line.code not in EARMARK:
                income += self._added_back(line, kept, month) * self._weight(line.who, share)
        covered = self._covered(month)
        group: dict[str, F] = dict.fromkeys(MINIMUM_CODES, F(0))
        for line in self.costs:
            value = of(line, self._cost_runs(line, month))
            weight = self._weight(line.who, share)
            if line.code in ("U60", "U61"):
                income -= value * weight
                continue
            for name, codes in MINIMUM_CODES.items():
                if line.code in codes and self._cost_runs(line, month):
                    group[name] += self._a_month(line) if line.frequency != "once" else F(0)
            purpose = self._purpose(line)
            if purpose and line.frequency != "once":
                value *= 1 - covered[purpose]
            costs += value * weight
        if self.draft.household_type is not UNKNOWN:
            least = self.policy.minimums.get(self.draft.household_type, {})
            for name, amount in least.items():
                costs += max(F(0), F(amount) - group[name.value]) * share
        owed = F(0)
        for line in self.owed:
            weight = self._weight(line.who, share)
            owed += self._arrangement_month(line, month) * weight
        return income, costs, owed

    @staticmethod
    def _purpose(line: Line) -> str:
        return "pgb" if line.paid_from == "I14" else "U36" if line.code == "U36" else ""

    def _covered(self, month: Span) -> dict[str, F]:
        """Per kind of earmarked money which part of its costs it covers, levelled.

        Chosen: over the whole household, the same part of every cost, and in the cash view too.
        """
        covered = {}
        for code, purpose in EARMARK.items():
            money = [self._levelled(line, month) for line in self.income if line.code == code]
            money += [
                self._added_back(line, kept, month)
                for line, kept in self._withheld()
                if line.code == code
            ]
            meant = [
                self._a_month(line)
                for line in self.costs
                if self._purpose(line) == purpose
                and line.frequency != "once"
                and self._cost_runs(line, month)
            ]
            gross = sum(meant, F(0))
            covered[purpose] = min(sum(money, F(0)), gross) / gross if gross > 0 else F(0)
        return covered

    def _target(self) -> F:
        month = Span(self.start)
        table = self.policy.target_table
        kind = self.draft.household_type
        if kind is not UNKNOWN and kind in table:
            target = F(table[kind])
        else:
            share = self._share(month)
            fixed = sum(
                (
                    self._a_month(line) * self._weight(line.who, share)
                    for line in self.costs
                    if line.code in TARGET_CODES
                    and line.frequency != "once"
                    and self._cost_runs(line, month)
                ),
                F(0),
            )
            target = max(F(self.policy.target_min), self.policy.target_months * fixed)
        if any(line.code == "I07" for line in self.income):
            target *= F(self.policy.target_zzp_factor)
        return target

    def _open_from(self) -> int | None:
        found = []
        for line in self.draft.income:
            if line.until in (None, UNKNOWN) or line.certainty != "sure":
                continue
            if not self._matters(line):
                continue
            named = [new for new in self.income if new.ref and new.ref == line.successor]
            not_named = line.followed_by is UNKNOWN and not any(map(self._matters, named))
            if not_named or line.followed_by == "unknown":
                month = Span(index_of(line.until))
                found.append(month.index + (line.until == month.last))
        return max(self.start, min(found)) if found else None

    def _matters(self, line: Line) -> bool:
        """Only an income on which the result depends leaves months open: the share, the floor, or
        a shared cost that it is for. Chosen: care, rent and children move the floor too.
        """
        if UNKNOWN in (line.frequency, line.who) or line.frequency == "once":
            return False
        if line.from_date is UNKNOWN or (line.amount is UNKNOWN and not line.months):
            return False
        if not self.sharing or self.draft.cost_sharing == "by_net_income":
            return True
        if self._owner(line.who) in ("AB", self.debtor) or line.code in EARMARK:
            return True
        return bool(self.floor) and line.code not in ("I13", "I23", "I26", "I30")

    def debt(self) -> F | None:
        """What this plan may ask; None when the balance is unknown or nobody owes it."""
        if self.draft.debt.balance is UNKNOWN or self.nobody:
            return None
        agreed = sum(
            (
                F(c.monthly)
                for c in self.draft.debt.co_debtors
                if c.has_own_plan is True and c.monthly is not UNKNOWN
            ),
            F(0),
        )
        return max(F(0), F(self.draft.debt.balance) - agreed * self.term)

    def shown(self) -> list[dict[str, str | None]]:
        """The rows in cents, in the same columns as the engine's."""
        return [row.shown() for row in self.run().rows]

    # the schedule -----------------------------------------------------------------------------

    def run(self) -> Result:
        policy, result = self.policy, Result(target=self._target())
        savings = F(0) if self.draft.savings is UNKNOWN else F(self.draft.savings)
        saved, have, available = savings, [], savings
        opened = self._open_from()
        for index in range(self.start, self.start + self.term):
            month = Span(index)
            income, costs, owed = self._totals(month, cash=False)
            if snap(saved) >= snap(result.target):
                reserve = F(policy.reserve_after)
            else:
                reserve = max(F(policy.reserve_min), F(policy.reserve_share) * income)
            saved += min(reserve, max(F(0), income - costs - owed))
            cash_in, cash_out, _ = self._totals(month, cash=True)
            available += cash_in - cash_out - owed
            have.append(available)
            own = income - costs - owed - reserve
            law = self.floor[index - self.start] if self.floor else None
            result.rows.append(
                Row(
                    f"{index // 12:04}-{index % 12 + 1:02}",
                    income,
                    costs,
                    owed,
                    reserve,
                    own,
                    law,
                    max(F(0), own if law is None else min(own, law)),
                    saved=saved,
                )
            )
        not_open = self.term if opened is None else max(0, min(self.term, opened - self.start))
        payments, capped = self._payments(result, have, not_open)
        debt, paid = self.debt(), F(0)
        for number, row in enumerate(result.rows):
            row.payment = payments[number] if debt is None else min(payments[number], debt - paid)
            paid += row.payment
            row.debt_left = None if debt is None else debt - paid
            row.balance = have[number] - paid if number < not_open else None
            is_open, is_capped = number >= not_open, number in capped
            row.decided = self._decides(row, payments[number], is_open, is_capped)
        return result

    def _decides(self, row: Row, wanted: F, is_open: bool, is_capped: bool) -> str:
        """The first that applies."""
        policy = self.policy
        if self.debt() is None:
            return "unknown"
        if is_open:
            return "open"
        if row.payment < wanted or row.debt_left == row.payment == 0:
            return "debt"
        if is_capped:
            return "cash"
        if snap(row.room) > 0 and row.payment == 0:
            return "plan_min"
        if down(row.room, F(policy.payment_step), F(policy.plan_min)) > row.payment:
            return "ladder"
        law = row.floor_wall
        return "floor" if law is not None and snap(law) < snap(row.own_wall) else "own"

    def _ladder(self, result: Result, not_open: int) -> list[F]:
        """Chosen: a term that is not longer than its last n months never rises at all."""
        policy, ladder = self.policy, []
        for number in range(not_open):
            rooms = [row.room for row in result.rows[: number + 1]]
            low = min(rooms)
            on_top = F(policy.ladder_share) * (rooms[-1] - low)
            ladder.append(down(low + on_top, F(policy.payment_step), F(policy.plan_min)))
        ladder += [F(0)] * (self.term - not_open)
        before_last = max(1, self.term - policy.no_rise_in_last_months)
        for number in range(before_last, self.term):
            ladder[number] = min(ladder[number], ladder[before_last - 1])
        return ladder

    def _payments(self, result: Result, have: list[F], not_open: int) -> tuple[list[F], set[int]]:
        """What each month pays before the debt ends it, and the months that the cash holds down."""
        policy, debt = self.policy, self.debt()
        step, smallest = F(policy.payment_step), F(policy.plan_min)
        payments = [F(0)] * self.term if debt is None else self._ladder(result, not_open)
        capped: set[int] = set()

        def at_most(total: F) -> F:
            return total if debt is None else min(debt, total)

        for t in range(not_open):
            total, there = at_most(total_of(payments[: t + 1])), snap(have[t])
            if snap(total) <= there:
                continue
            begin = max(0, t - policy.review_every_months + 1)
            cap, head = max(payments[begin : t + 1]), total_of(payments[:begin])
            while True:
                tried = [min(value, cap) for value in payments[begin : t + 1]]
                tried = [value if value >= smallest else F(0) for value in tried]
                total = at_most(head + total_of(tried))
                if cap <= 0 or snap(total) <= there:
                    break
                cap = (ceil(cap / step) - 1) * step
            before = payments[begin : t + 1]
            capped |= {begin + at for at, value in enumerate(tried) if value < before[at]}
            payments[begin : t + 1] = tried
            if snap(total) > there or total == 0:
                result.short.append((result.rows[t].month, cents(total - have[t])))
        return payments, capped
