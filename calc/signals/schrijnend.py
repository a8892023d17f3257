"""Distressing situations: what proposes to look at one, and what holds once it is one."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from calc.base.characters import says_something
from calc.base.finding import Finding, Severity
from calc.base.money import MONTHS_PER_YEAR, ZERO
from calc.base.period import Month
from calc.base.rounding import cents_half_up, snap
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN
from calc.dossier.codes import EARMARKED
from calc.plan.counted_lines import CountedLine
from calc.policy.policy import SchrijnendSigns
from calc.signals.check_input import CheckInput
from calc.signals.decisions import is_signed, signed

# A situation that may be a distressing one: proposed on the policy's thresholds (ENGINE 13;
# 0023).
#
# Three signs together: the income falls, there are hardly any savings, and no recovery is in
# sight. An officer decides, by name. The signs are amounts; why it is so is never asked and never
# kept.

_BACK: Final = 12
_AHEAD: Final = 12
"""Months before and after that of the day, in which a fall is looked for."""
_FLAGGED: Final = "schrijnend.flagged"


@value_type
class Fall:
    """An income that falls and stays low. Euros a month; `through`: so far nothing better is known.

    `highest`: before the fall; `lowest`: in `month`.
    """

    highest: Decimal
    lowest: Decimal
    month: Month
    through: Month


def maybe_schrijnend(situation: CheckInput) -> Sequence[Finding]:
    """The proposal, until somebody decided; then what was decided about it."""
    marked, signs = situation.draft.schrijnend, situation.policy.schrijnend_signs
    fall = fall_of(situation, signs) if signs is not None else None
    if signs is None or fall is None or not _has_hardly_saved(situation, signs):
        return [] if _is_signed(situation) else _unsigned(situation)
    if marked.flagged is not UNKNOWN and _is_signed(situation):
        return [] if marked.flagged else _decided_not(situation)
    params = (
        ("highest", cents_half_up(fall.highest)),
        ("lowest", cents_half_up(fall.lowest)),
        ("amount", cents_half_up(_costs_of(situation, signs))),
        ("last", fall.through),
    )
    return [Finding(situation.before_final, "maybe_schrijnend", _FLAGGED, params)]


def fall_of(situation: CheckInput, signs: SchrijnendSigns) -> Fall | None:
    """The deepest fall of the income by at least the policy's share that does not recover; or None.

    It falls to a month of the next twelve, from the highest month of twelve months ago until then;
    what ended meanwhile counts as long as it ran. It is back when what is still missing of the
    highest is less than the policy's share, in any of the policy's months after it.
    """
    here = Month.of(situation.on)
    later = range(-_BACK, _AHEAD + signs.recovery_months + 1)
    # Without what is for one cost only.
    own = [line for line in situation.income if line.code not in EARMARKED]
    if all(line.begins is None and line.ends is None for line in own):
        income = [_monthly(own, here)] * len(later)  # nearly always: one month tells them all
    else:
        income = [_monthly(own, here.plus(months)) for months in later]
    found = []
    for at in range(_BACK + 1, _BACK + _AHEAD + 1):
        highest = max(income[:at])
        low = income[at : at + signs.recovery_months + 1]
        missing = snap(signs.income_fall * highest)
        if highest and all(snap(highest - amount) >= missing for amount in low):
            month = here.plus(at - _BACK)
            through = month.plus(signs.recovery_months)
            found.append(Fall(highest, income[at], month, through))
    return min(found, key=lambda fall: (snap(fall.lowest), fall.month), default=None)


def _has_hardly_saved(situation: CheckInput, signs: SchrijnendSigns) -> bool:
    """Whether the savings are under so many months of costs; savings nobody knows are."""
    savings = situation.draft.savings
    return savings is UNKNOWN or snap(savings) < snap(_costs_of(situation, signs))


def _costs_of(situation: CheckInput, signs: SchrijnendSigns) -> Decimal:
    """The policy's months of costs as they are when the plan begins, euros."""
    return signs.savings_months * _monthly(situation.costs, situation.first_month)


def _monthly(lines: Iterable[CountedLine], month: Month) -> Decimal:
    """What these lines are together in a month, levelled; euros."""
    a_year = ZERO
    for line in lines:
        if line.runs_in(month):
            a_year += line.year.amount
    return a_year / MONTHS_PER_YEAR


def _is_signed(situation: CheckInput) -> bool:
    marked = situation.draft.schrijnend
    return is_signed(marked.decided_by, marked.decided_on, situation.on)


def _decided_not(situation: CheckInput) -> Sequence[Finding]:
    """Somebody looked, and it is no distressing situation."""
    marked = situation.draft.schrijnend
    by, on = signed(marked.decided_by, marked.decided_on)
    params = (("by", by), ("on", on))
    return [Finding(Severity.INFORMS, "schrijnend_decided_not", _FLAGGED, params)]


def _unsigned(situation: CheckInput) -> Sequence[Finding]:
    """It is one, and nobody put a name and a day under that."""
    marked = situation.draft.schrijnend
    if marked.flagged is not True:
        return []
    nobody = marked.decided_by is UNKNOWN or not says_something(marked.decided_by)
    path = f"schrijnend.{'decided_by' if nobody else 'decided_on'}"
    return [Finding(Severity.WARNS, "schrijnend_unsigned", path)]


# A distressing situation (schrijnend): to the policy's team, with a date for aftercare.
#
# The cause is never asked and never said (facts: afm 20, practice 1.6). While nobody took it over
# nothing is final and nobody asks for a payment, of a plan that runs neither.
def schrijnend(situation: CheckInput) -> Sequence[Finding]:
    """Who takes it over, with the policy's examples; and a date or a name that is still missing."""
    marked, policy = situation.draft.schrijnend, situation.policy
    if marked.flagged is not True:
        return []
    params = (
        ("team", policy.schrijnend_team),
        ("examples", "; ".join(policy.schrijnend_examples)),
    )
    findings = [Finding(Severity.WARNS, "schrijnend_flagged", "schrijnend.flagged", params)]
    if marked.handled_by is UNKNOWN or not says_something(marked.handled_by):
        path = "schrijnend.handled_by"
        who = (("team", policy.schrijnend_team),)
        findings.append(Finding(Severity.BLOCKS, "schrijnend_not_taken_over", path, who))
    if marked.aftercare_on is UNKNOWN:
        path = "schrijnend.aftercare_on"
        findings.append(Finding(Severity.WARNS, "aftercare_missing", path))
    return findings
