"""What an officer should see: stabilisation checks that are open, and signals, a file a subject.

`REGISTRY` is the list; a new check is a function in the file of its subject and one line here. Each
takes a `CheckInput` and gives findings. A signal warns or informs; what blocks is an open check, a
gate of the policy, something that nobody knows yet, or a decision that somebody has to make and to
sign first.
"""

from typing import Final

from calc.signals.check_input import Check, CheckInput
from calc.signals.dates import (
    birth_months,
    days_to_come,
    end_date_has_come,
    pause_is_over,
    review_missing,
    start_far_away,
    start_in_the_past,
    year_incomes,
)
from calc.signals.debts import (
    co_debtors,
    creditor_not_client,
    debts_after_end,
    interest_runs,
    many_arrears,
    nhg,
    prescription,
    reference_holds_bsn,
    seizure_to_verify,
    toeslag_set_off,
)
from calc.signals.decisions import (
    arrangement_already_ended,
    debt_is_zero,
    earlier_not_asked,
    minimum_too_long,
    old_arrangement_too_high,
    rest_needs_reason,
    same_again,
    spends_more_than_it_has,
    terugkerend,
)
from calc.signals.household import (
    child_days_contradict,
    child_older_than_parent,
    children_grow_up,
    life_states,
    reaching,
)
from calc.signals.income import (
    alimony_indexed,
    average_without_months,
    expected_income,
    income_end_unknown,
)
from calc.signals.schrijnend import maybe_schrijnend, schrijnend
from calc.signals.schuldhulp import running_scheme, schuldhulp_better
from calc.signals.spending import energy_crisis, savings_above_target, spending_too_low
from calc.signals.stabilisation import open_stabilisation_checks

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
