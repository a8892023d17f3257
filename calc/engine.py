"""The pipeline, and nothing else: from a Draft, a policy and a day to one frozen Assessment.

    complete? -> lines -> levelled view -> buffer -> walls -> ladder -> payments -> plan -> checks
    -> receipt

The statutory rules come between the levelled view and the walls, as a `FloorView`; shocks and the
comparison with schuldhulp after the plan.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from calc.beside import GateCheck
from calc.canonical import output_sha256
from calc.checks import REGISTRY, Situation
from calc.checks.stabilisation import stabilisation_checks
from calc.checks.toeslagen.missed import missed_of
from calc.dossier import UNKNOWN, Dossier, Draft, complete
from calc.dossier.asked import Topic
from calc.dossier.complete import chosen_sharing, shares_with_somebody_not_liable
from calc.dossier.problems import Problem
from calc.dossier.topics import asked, not_asked
from calc.floor.child_budget import budget_steps
from calc.floor.counted import incomes_that_matter
from calc.floor.law import Floor, Law, floor_of, law_findings
from calc.headline import account_of, headline_of
from calc.input_hash import input_sha256
from calc.money import engine_context
from calc.next_conversation import NextConversation, next_conversation
from calc.outcome import Assessment, Finding, Plan, Receipt, Severity
from calc.period import FIRST_YEAR, LAST_YEAR, Month, month_after
from calc.plan.arrangements import counted_arrangements
from calc.plan.beside import Household, behind_gate, beside, closed_gates, without_debt
from calc.plan.buffer import savings_target
from calc.plan.cash import CashView
from calc.plan.child_budget import less_after_18
from calc.plan.chosen import chosen_findings, with_chosen_term
from calc.plan.debt import co_debtor_findings
from calc.plan.floor import FloorView
from calc.plan.free import free_for_others
from calc.plan.gate import override_reason
from calc.plan.levelled import LevelledView
from calc.plan.lines import counted_lines
from calc.plan.open_months import open_from
from calc.plan.schedule import Outlook, Terms, outlook_of
from calc.plan.schuldhulp import Statutory
from calc.plan.sharing import household_of
from calc.plan.solutions import open_solutions, solution_findings
from calc.plan.successor_findings import successor_findings
from calc.plan.successors import all_income
from calc.step import Step
from calc.tariffs import Policy, PolicyFile, Tariffs
from calc.version import ENGINE_VERSION


def assess(draft: Draft, policy_file: PolicyFile, tariffs: Tariffs, on: date) -> Assessment:
    """Assess a household on one day. The tariffs of the first plan month hold for every month.

    A Draft that is not complete gives a partial assessment without a plan; its findings name every
    field that is missing. Same arguments, same result. Raises ValueError for a day outside the
    years 1900 to 2199, and nothing for any valid Draft.
    """
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise ValueError(f"{on} is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    with engine_context():
        return _assess(None, draft, policy_file, on, tariffs)


def assess_above(
    floor: FloorView | None, draft: Draft, policy_file: PolicyFile, on: date
) -> Assessment:
    """`assess` above a floor that was computed elsewhere; None: the own wall stands alone."""
    with engine_context():
        return _assess(floor, draft, policy_file, on, None)


def _assess(
    floor: FloorView | None,
    draft: Draft,
    policy_file: PolicyFile,
    on: date,
    tariffs: Tariffs | None,
) -> Assessment:
    policy = with_chosen_term(policy_file.policy, draft)
    completed = complete(draft)
    first = first_month(draft, on)
    law = Law.of(tariffs, first, on) if tariffs is not None else None
    months = [first.plus(index) for index in range(policy.term_max)]
    budget = budget_steps(draft, law.plan if law else None, on)
    lines = counted_lines(draft, policy, on)
    arrangements = counted_arrangements(draft, first)
    household = household_of(draft)
    income = less_after_18(all_income(draft, lines.income, arrangements.added_back), budget)
    view = LevelledView(draft, policy, household, income, lines.costs, arrangements.lines)
    statutory = floor_of(draft, policy, law, view) if law else None
    above = statutory.floor if statutory else floor
    matter = incomes_that_matter(household, lines.income, has_floor=above is not None)
    opened, opened_findings = open_from(draft, matter, months)
    toeslagen = law.toeslagen(draft, on, income) if law else None
    closed = closed_gates(draft, policy, on)
    outlook: Outlook | None = None
    if_derived: Step | None = None
    topics, ask = asked(draft), not_asked(draft)
    costs_known = lines.costs_complete and arrangements.complete
    is_known = costs_known and not ask and not _sharing_is_missing(draft)
    if is_known and (law is None or law.is_there):
        target = savings_target(draft, policy, view, first)
        cash = CashView(household, income, lines.costs)
        owing = without_debt(draft) if closed else draft
        terms = Terms(household, first, opened)
        outlook = outlook_of(owing, policy, months, view, cash, target, terms, above)
        outlook = behind_gate(outlook, draft, policy) if closed else outlook
        if statutory and statutory.if_derived and not closed:
            if_derived = outlook_of(
                draft, policy, months, view, cash, target, terms, statutory.if_derived
            ).payment
    room_is_open = bool(statutory and outlook and statutory.leaves_room_open(outlook.rows))
    checks = stabilisation_checks(draft, Month.of(on))
    plan = outlook.plan if outlook and isinstance(completed, Dossier) else None
    talk = _next_conversation(draft, policy, on, checks, plan)
    next_to_it = beside(
        Household(draft, policy, on, first, view),
        checks,
        outlook,
        _for_schuldhulp(statutory, first),
        talk,
        room_is_open=room_is_open,
    )
    situation = Situation(
        draft=draft,
        policy=policy,
        on=on,
        first_month=first,
        savings_target=outlook.target if outlook else None,
        income=[line for line in income if line.withheld_from is None],
        budget=budget,
        costs=lines.costs,
        rows=outlook.rows if outlook else (),
        room_is_open=room_is_open,
        agreed=outlook.payment if outlook else None,
        plan=plan,
        comparison=next_to_it.comparison,
        next_conversation=talk,
    )
    solutions = open_solutions(situation, next_to_it, outlook)
    findings = [
        *chosen_findings(draft, policy, policy_file.policy, situation.rows),
        *solution_findings(draft, solutions),
        *(law_findings(law) if law else ()),
        *(statutory.findings(first) if statutory else ()),
        *(toeslagen.findings if toeslagen else ()),
        *(_floor_not_checked() if law is None else ()),
        *_missing(completed, ask),
        *arrangements.findings,
        *opened_findings,
        *successor_findings(draft, lines.income, matter, months),
        *co_debtor_findings(draft),
        *(outlook.findings if outlook else ()),
        *(finding for check in REGISTRY for finding in check(situation)),
    ]
    payment = outlook.payment if outlook else None
    rungs = outlook.rungs if outlook else ()
    partial = (
        not isinstance(completed, Dossier) or bool(ask) or (law is not None and not law.is_there)
    )
    final = _is_final(completed, outlook, findings)
    return _with_receipt(
        Assessment(
            reference_date=on,
            first_month=first,
            term_months=policy.term_months,
            partial=partial,
            final=final,
            groups=view.groups(first, topics, complete=costs_known),
            savings_target=outlook.target if outlook else None,
            schedule=outlook.rows if outlook else (),
            rungs=rungs,
            payment=payment,
            plan=plan,
            term_that_repays=outlook.term_that_repays if outlook else None,
            beside=next_to_it,
            headline=headline_of(
                ask, findings, payment, plan, rungs, partial=partial, final=final,
                closed=bool(closed), room_is_open=room_is_open,
            ),
            next_conversation=talk,
            findings=tuple(sorted(findings, key=_order)),
            receipt=Receipt(
                ENGINE_VERSION,
                (policy_file.source, *(used.file.source for used in (law.files() if law else ()))),
                on,
                input_sha256(draft),
                "",
            ),
            floor=statutory.report(first, if_derived) if statutory and not ask else None,
            toeslagen=toeslagen,
            provisional=statutory.provisional() if statutory else (),
            room_is_open=room_is_open,
            solutions=solutions,
            free_for_others=free_for_others(outlook.rows[0]) if outlook else None,
            asked=topics,
            missed=missed_of(toeslagen, findings) if Topic.INCOME in topics else None,
            account=(
                account_of(outlook.rows[0], room_is_open=room_is_open) if outlook else None
            ),
        )
    )  # fmt: skip


def first_month(draft: Draft, on: date) -> Month:
    """The first plan month: as entered, else the first month that begins after `on`."""
    return month_after(on) if draft.first_plan_month is UNKNOWN else draft.first_plan_month


def _next_conversation(
    draft: Draft, policy: Policy, on: date, checks: Sequence[GateCheck], plan: Plan | None
) -> NextConversation:
    """Sooner while a check is open, without a plan, and while nothing is paid now (ENGINE 11)."""
    waits = override_reason(draft) is None and any(not check.settled for check in checks)
    soon = waits or plan is None or not plan.payment.amount
    months = policy.review_every_months
    if soon:
        most = policy.stabilisation_max_months
        months = most if plan is None else min(most, months)
    return next_conversation(draft, on, months, until=plan.end_date if plan else None)


def _for_schuldhulp(statutory: Floor | None, first: Month) -> Statutory:
    """What the comparison with schuldhulp counts with: nothing while the income is unknown."""
    if statutory is None or statutory.needs_income:
        return Statutory()
    found = statutory.floor.month(first)
    return Statutory(found.counted.debtor, found.floor)


def _floor_not_checked() -> Sequence[Finding]:
    """Only `assess_above` comes without a law: then nothing was looked up."""
    return [Finding(Severity.INFORMS, "floor_not_checked", "")]


def _sharing_is_missing(draft: Draft) -> bool:
    return shares_with_somebody_not_liable(draft) and chosen_sharing(draft) is None


def _missing(completed: Dossier | tuple[Problem, ...], ask: Sequence[Topic]) -> Sequence[Finding]:
    """What a plan still needs: what was not asked yet, and every field that is not known."""
    problems = [Problem("not_asked", topic.value) for topic in ask]
    if isinstance(completed, tuple):
        problems += completed
    return [
        Finding(Severity.MISSING, problem.code, problem.path, problem.params)
        for problem in problems
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
