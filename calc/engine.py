"""The pipeline, and nothing else: from a Draft, a policy and a day to one frozen Assessment.

    complete? -> lines -> levelled view -> buffer -> walls -> payments -> plan -> checks -> receipt

The statutory rules come between the levelled view and the walls, the ladder inside the payments,
shocks and the comparison with schuldhulp after the plan.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from calc.canonical import input_sha256, output_sha256
from calc.checks import REGISTRY, Situation
from calc.checks.stabilisation import stabilisation_checks
from calc.dossier import UNKNOWN, Dossier, Draft, complete
from calc.dossier.complete import chosen_sharing, shares_with_somebody_not_liable
from calc.money import engine_context
from calc.outcome import Assessment, Finding, Receipt, Severity
from calc.period import FIRST_YEAR, LAST_YEAR, Month, month_after
from calc.plan.arrangements import counted_arrangements
from calc.plan.beside import Household, behind_gate, beside, closed_gates, without_debt
from calc.plan.buffer import savings_target
from calc.plan.cash import CashView
from calc.plan.debt import co_debtor_findings
from calc.plan.levelled import LevelledView
from calc.plan.lines import counted_lines
from calc.plan.open_months import open_from
from calc.plan.schedule import Outlook, Terms, outlook_of
from calc.plan.schuldhulp import Statutory
from calc.plan.sharing import household_of
from calc.tariffs import PolicyFile
from calc.version import ENGINE_VERSION


def assess(draft: Draft, policy_file: PolicyFile, on: date) -> Assessment:
    """Assess a household on one day.

    A Draft that is not complete gives a partial assessment without a plan; its findings name every
    field that is missing. Same arguments, same result. Raises ValueError for a day outside the
    years 1900 to 2199, and nothing for any valid Draft.
    """
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise ValueError(f"{on} is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    with engine_context():
        return _assess(draft, policy_file, on)


def _assess(draft: Draft, policy_file: PolicyFile, on: date) -> Assessment:
    policy = policy_file.policy
    completed = complete(draft)
    first = first_month(draft, on)
    months = [first.plus(index) for index in range(policy.term_max)]
    lines = counted_lines(draft, policy)
    arrangements = counted_arrangements(draft, first)
    household = household_of(draft)
    income = (*lines.income, *arrangements.added_back)
    view = LevelledView(draft, policy, household, income, lines.costs, arrangements.lines)
    counted = [line.path for line in lines.income if household.depends_on(line.owner)]
    opened, opened_findings = open_from(draft, counted, months)
    closed = closed_gates(draft, policy, on)
    outlook: Outlook | None = None
    if lines.costs_complete and arrangements.complete and not _sharing_is_missing(draft):
        target = savings_target(draft, policy, view, first)
        cash = CashView(household, income, lines.costs)
        asked = without_debt(draft) if closed else draft
        terms = Terms(household, first, opened)
        outlook = outlook_of(asked, policy, months, view, cash, target, terms)
        outlook = behind_gate(outlook, draft, policy) if closed else outlook
    next_to_it = beside(
        Household(draft, policy, on, first, view),
        stabilisation_checks(draft, Month.of(on)),
        outlook,
        Statutory(),
    )
    situation = Situation(
        draft=draft,
        policy=policy,
        on=on,
        first_month=first,
        savings_target=outlook.target if outlook else None,
        costs=lines.costs,
        rows=outlook.rows if outlook else (),
        agreed=outlook.payment if outlook else None,
        plan=outlook.plan if outlook and isinstance(completed, Dossier) else None,
        comparison=next_to_it.comparison,
    )
    findings = [
        *_missing(completed),
        *arrangements.findings,
        *opened_findings,
        *co_debtor_findings(draft),
        *(outlook.findings if outlook else ()),
        *(finding for check in REGISTRY for finding in check(situation)),
    ]
    return _with_receipt(
        Assessment(
            reference_date=on,
            first_month=first,
            term_months=policy.term_months,
            partial=not isinstance(completed, Dossier),
            final=_is_final(completed, outlook, findings),
            groups=view.groups(first),
            savings_target=outlook.target if outlook else None,
            schedule=outlook.rows if outlook else (),
            payment=outlook.payment if outlook else None,
            plan=situation.plan,
            term_that_repays=outlook.term_that_repays if outlook else None,
            beside=next_to_it,
            findings=tuple(sorted(findings, key=_order)),
            receipt=Receipt(ENGINE_VERSION, (policy_file.source,), on, input_sha256(draft), ""),
        )
    )


def first_month(draft: Draft, on: date) -> Month:
    """The first plan month: as entered, else the first month that begins after `on`."""
    return month_after(on) if draft.first_plan_month is UNKNOWN else draft.first_plan_month


def _sharing_is_missing(draft: Draft) -> bool:
    return shares_with_somebody_not_liable(draft) and chosen_sharing(draft) is None


def _missing(completed: object) -> Sequence[Finding]:
    if not isinstance(completed, tuple):
        return []
    return [
        Finding(Severity.MISSING, problem.code, problem.path, problem.params)
        for problem in completed
    ]


def _is_final(completed: object, outlook: Outlook | None, findings: Sequence[Finding]) -> bool:
    stops = (Severity.MISSING, Severity.BLOCKS)
    return (
        isinstance(completed, Dossier)
        and outlook is not None
        and not any(finding.severity in stops for finding in findings)
    )


def _order(finding: Finding) -> tuple[int, str, str, list[str | int]]:
    """What weighs most first; checks by their code, lines in the order of the dossier."""
    place: list[str | int] = [
        int(part) if part.isdigit() else part for part in re.split(r"(\d+)", finding.path)
    ]
    check = dict(finding.params).get("check", "")
    return (list(Severity).index(finding.severity), finding.code, check, place)


def _with_receipt(assessment: Assessment) -> Assessment:
    receipt = replace(assessment.receipt, output_sha256=output_sha256(assessment))
    return replace(assessment, receipt=receipt)
