"""What an officer should see: stabilisation checks that are open, and signals, one a file.

`REGISTRY` is the list; a new check is a new file and one line here. Each takes a `CheckInput` and
gives findings. A signal warns or informs; what blocks is an open check, a gate of the policy,
something that nobody knows yet, or a decision that somebody has to make and to sign first.
"""

from typing import Final

from calc.signals.alimony import alimony_indexed
from calc.signals.average_without_months import average_without_months
from calc.signals.check_input import Check, CheckInput
from calc.signals.child_days import child_days_contradict
from calc.signals.child_older import child_older_than_parent
from calc.signals.children_grow_up import children_grow_up
from calc.signals.co_debtors import co_debtors
from calc.signals.creditor_not_client import creditor_not_client
from calc.signals.debts_after_end import debts_after_end
from calc.signals.energy_crisis import energy_crisis
from calc.signals.expected_income import expected_income
from calc.signals.impossible_dates import birth_months, days_to_come, start_far_away, year_incomes
from calc.signals.income_end_unknown import income_end_unknown
from calc.signals.interest_runs import interest_runs
from calc.signals.life_states import life_states
from calc.signals.many_arrears import many_arrears
from calc.signals.maybe_schrijnend import maybe_schrijnend
from calc.signals.minimum_too_long import minimum_too_long
from calc.signals.next_date import review_missing
from calc.signals.nhg import nhg
from calc.signals.nothing_to_plan import (
    arrangement_already_ended,
    debt_is_zero,
    spends_more_than_it_has,
)
from calc.signals.prescription import prescription
from calc.signals.reaching import reaching
from calc.signals.reference_holds_bsn import reference_holds_bsn
from calc.signals.rest_needs_reason import rest_needs_reason
from calc.signals.running_plan import end_date_has_come, pause_is_over
from calc.signals.running_scheme import running_scheme
from calc.signals.savings_above_target import savings_above_target
from calc.signals.schrijnend import schrijnend
from calc.signals.schuldhulp_better import schuldhulp_better
from calc.signals.seizure import seizure_to_verify
from calc.signals.set_off import toeslag_set_off
from calc.signals.spending_too_low import spending_too_low
from calc.signals.stabilisation import open_stabilisation_checks
from calc.signals.start_in_the_past import start_in_the_past
from calc.signals.terugkerend import (
    earlier_not_asked,
    old_arrangement_too_high,
    same_again,
    terugkerend,
)

REGISTRY: Final[tuple[Check, ...]] = (
    open_stabilisation_checks,
    running_scheme,
    start_in_the_past,
    rest_needs_reason,
    average_without_months,
    income_end_unknown,
    expected_income,
    children_grow_up,
    savings_above_target,
    reference_holds_bsn,
    prescription,
    nhg,
    seizure_to_verify,
    many_arrears,
    energy_crisis,
    toeslag_set_off,
    maybe_schrijnend,
    schrijnend,
    earlier_not_asked,
    terugkerend,
    same_again,
    old_arrangement_too_high,
    interest_runs,
    review_missing,
    spending_too_low,
    minimum_too_long,
    debts_after_end,
    schuldhulp_better,
    co_debtors,
    alimony_indexed,
    reaching,
    child_days_contradict,
    child_older_than_parent,
    birth_months,
    days_to_come,
    start_far_away,
    year_incomes,
    life_states,
    creditor_not_client,
    debt_is_zero,
    spends_more_than_it_has,
    arrangement_already_ended,
    pause_is_over,
    end_date_has_come,
)

__all__ = ["REGISTRY", "Check", "CheckInput"]
