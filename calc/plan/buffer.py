"""The buffer: money the household keeps for setbacks before the debt gets any (ENGINE 6).

Not covered: the policy's good-month rule and what the shock test says about the buffer.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.rounding import snap
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.dossier import UNKNOWN, Draft
from calc.dossier.codes import PROFIT
from calc.plan.levelled import Level, LevelledView
from calc.policy.policy import Policy

# Housing, energy and water, and care: what target_months are counted in.
FIXED_COSTS: Final = frozenset(
    ["U01", "U02", "U03", "U05", "U06", "U10", "U11", "U12", "U13", "U14"]
)
_RULE: Final = "ENGINE 6"
_NONE: Final = given("zero", ZERO, Unit.EUR_PER_MONTH, source=_RULE, status=Status.DERIVED)


def savings_now(draft: Draft) -> Step:
    """Savings on the reference date, euros; unknown savings count as 0 for paying."""
    known = draft.savings is not UNKNOWN
    return given(
        "savings",
        draft.savings if draft.savings is not UNKNOWN else ZERO,
        Unit.EUR,
        source="dossier",
        status=Status.ENTERED if known else Status.MISSING,
        at="savings",
    )


def savings_target(draft: Draft, policy: Policy, view: LevelledView, first: Month) -> Step:
    """The target of the buffer in euros, fixed in the first plan month."""
    basis = _from_table(draft, policy) or _from_costs(policy, view, first)
    if not any(line.code == PROFIT for line in view.income):
        return basis
    factor = from_policy("target_zzp_factor", policy.target_zzp_factor, Unit.FACTOR)
    return step("target.zzp", Operation.PRODUCT, (basis, factor), Unit.EUR, source=_RULE)


def _from_table(draft: Draft, policy: Policy) -> Step | None:
    if draft.household_type is UNKNOWN or draft.household_type not in policy.target_table:
        return None
    amount = policy.target_table[draft.household_type]
    return given(
        "target.table",
        amount,
        Unit.EUR,
        source="policy target_table",
        status=Status.POLICY,
        at=draft.household_type.value,
    )


def _from_costs(policy: Policy, view: LevelledView, first: Month) -> Step:
    months = from_policy("target_months", ZERO + policy.target_months, Unit.MONTHS)
    costs = view.part_of_costs("target.fixed_costs", FIXED_COSTS, first)
    some_months = step("target.months", Operation.PRODUCT, (costs, months), Unit.EUR, source=_RULE)
    least = from_policy("target_min", policy.target_min, Unit.EUR)
    return step("target", Operation.HIGHEST, (some_months, least), Unit.EUR, source=_RULE)


@dataclass(slots=True)
class Buffer:
    """The savings of the plan's months, one call of `reserve` for each month in order."""

    policy: Policy
    target: Step
    saved: Step
    _known: dict[int, tuple[Step, Step]] = field(default_factory=dict)
    _after: Step = field(init=False)

    def __post_init__(self) -> None:
        """What the reserve is from the target on: one leaf for all months."""
        reserve_after = self.policy.reserve_after
        self._after = from_policy("reserve_after", reserve_after, Unit.EUR_PER_MONTH)

    @property
    def is_full(self) -> bool:
        """Whether the savings have reached the target."""
        return snap(self.saved.amount) >= snap(self.target.amount)

    def reserve(self, level: Level, at: str) -> Step:
        """What this month keeps for the buffer, and add to the savings what really fits in it."""
        if id(level) not in self._known:
            self._known[id(level)] = self._until_target(level, at), _room_for(level, at)
        until_target, not_below_zero = self._known[id(level)]
        reserve = step(
            "reserve",
            Operation.IF_REACHED,
            (self.saved, self.target, self._after, until_target),
            Unit.EUR_PER_MONTH,
            source=_RULE,
            at=at,
        )
        added = step(
            "buffer.added",
            Operation.LOWEST,
            (reserve, not_below_zero),
            Unit.EUR_PER_MONTH,
            source=_RULE,
            at=at,
        )
        self.saved = step(
            "buffer", Operation.SUM, (self.saved, added), Unit.EUR, source=_RULE, at=at
        )
        return reserve

    def _until_target(self, level: Level, at: str) -> Step:
        """The reserve of a level as long as the target is not met."""
        policy = self.policy
        share = step(
            "reserve.share",
            Operation.PRODUCT,
            (level.income, from_policy("reserve_share", policy.reserve_share, Unit.SHARE)),
            Unit.EUR_PER_MONTH,
            source=_RULE,
            at=at,
        )
        return step(
            "reserve.until_target",
            Operation.HIGHEST,
            (from_policy("reserve_min", policy.reserve_min, Unit.EUR_PER_MONTH), share),
            Unit.EUR_PER_MONTH,
            source=_RULE,
            at=at,
        )


def _room_for(level: Level, at: str) -> Step:
    """What a level leaves for the buffer, never below zero."""
    left = step(
        "buffer.left",
        Operation.DIFFERENCE,
        (level.income, level.costs, level.arrangements),
        Unit.EUR_PER_MONTH,
        source=_RULE,
        at=at,
    )
    return step(
        "buffer.room", Operation.HIGHEST, (left, _NONE), Unit.EUR_PER_MONTH, source=_RULE, at=at
    )


def from_policy(key: str, amount: Decimal, unit: Unit) -> Step:
    """A value of the policy as a leaf."""
    return given(f"policy.{key}", amount, unit, source=f"policy {key}", status=Status.POLICY)
