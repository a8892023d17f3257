"""What of a policy is another one, and what of it should be looked at before it is used.

A policy says what is asked of households. What asks more of them, keeps less for them or leads
their money elsewhere is looked at first, as a figure is that moves far.
"""

from typing import Any, Final

from calc import Policy
from calc.base.value_type import value_type

ABOUT_THE_FILE: Final = frozenset({"revision", "date", "checked_by"})
"""What says nothing of what is asked."""
LESS_IS_HARDER: Final = frozenset({
    "reserve_min", "reserve_share", "reserve_after", "target_months", "target_min",
    "target_zzp_factor", "no_rise_in_last_months", "joker_months_per_year", "report_change_from",
    "stabilisation_max_months", "hide_room_until_costs", "no_interest_without_plan",
    "debit_notice_days",
})  # fmt: skip
"""What keeps something for a household: a lower one is looked at, and one that is gone."""
MORE_IS_HARDER: Final = frozenset({
    "ladder_share", "term_months", "term_max", "interim_max", "costs_charged",
    "review_every_months", "good_month_share", "good_month_max_year", "retention_months",
})  # fmt: skip
"""What asks something of a household: a higher one is looked at."""
ANY_OTHER: Final = frozenset({
    "name", "floor", "individual_costs", "varying_income", "rest_at_end", "target_table",
    "minimums", "shocks", "gates", "clients", "agency", "iban", "payment_link", "creditor_id",
    "letters_carry", "case_recipient",
})  # fmt: skip
"""What is looked at whatever it becomes: whose it is, what protects, where money and data go."""
NEITHER: Final = frozenset({
    "plan_min", "payment_step", "schuldhulp_cost_share", "schuldhulp_cost_month", "call_minutes",
    "roles", "senior_roles", "schrijnend_team", "schrijnend_examples", "schrijnend_signs",
    "solutions", "contact", "channels", "tone", "logo", "address_window", "mandate_text",
    "mandate_text_en",
})  # fmt: skip
"""What is said with the rest. A test holds that each key of a policy has its place."""


@value_type
class PolicyDifference:
    """A key of the policy that is another one: what it says before and after."""

    key: str
    before: Any
    after: Any

    @property
    def is_marked(self) -> bool:
        """Whether somebody should look at it first."""
        if self.key in ANY_OTHER:
            return True
        if self.key not in LESS_IS_HARDER | MORE_IS_HARDER:
            return False
        if self.before is None or self.after is None:
            return True
        less: bool = self.after < self.before
        return less == (self.key in LESS_IS_HARDER)


def policy_differences(before: Policy, after: Policy) -> tuple[PolicyDifference, ...]:
    """Every key that says something else, in the order of a policy."""
    return tuple(
        PolicyDifference(key, getattr(before, key), getattr(after, key))
        for key in Policy.model_fields
        if key not in ABOUT_THE_FILE and getattr(before, key) != getattr(after, key)
    )
