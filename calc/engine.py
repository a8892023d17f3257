"""The pipeline, and nothing else: from a Draft, a policy and a day to one frozen Assessment.

    complete? -> lines -> levelled view -> buffer -> walls -> ladder -> payments -> plan -> checks
    -> receipt

The statutory rules come between the levelled view and the walls, as a `FloorView`; shocks and the
comparison with schuldhulp after the plan.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from calc.assessment.account import account_of
from calc.assessment.assessment import Assessment
from calc.assessment.headline import headline_of
from calc.assessment.receipt import receipt_of
from calc.base.finding import Finding, Severity, in_order
from calc.base.later import Later
from calc.base.money import ZERO, engine_context
from calc.base.period import FIRST_YEAR, LAST_YEAR, Month, month_after
from calc.base.problem import Problem
from calc.base.rounding import cents_half_up
from calc.base.source_file import SourceFile
from calc.base.step import Step
from calc.context.conversation import conversation_after
from calc.context.plan_context import (
    HouseholdOnDay,
    behind_gate,
    beside,
    closed_gates,
    gate_beside,
    without_debt,
)
from calc.context.schuldhulp import StatutoryAmounts
from calc.dossier import UNKNOWN, Dossier, Draft, complete
from calc.dossier.asked import Topic
from calc.dossier.complete import chosen_sharing, shares_with_somebody_not_liable
from calc.dossier.topics import asked, not_asked
from calc.entitlement.missed import missed_of
from calc.plan.arrangements import counted_arrangements
from calc.plan.buffer import savings_target
from calc.plan.cash import CashView
from calc.plan.child_budget import less_after_18
from calc.plan.chosen_amount import chosen_findings, with_chosen_term
from calc.plan.counted_lines import counted_lines
from calc.plan.debt import co_debtor_findings
from calc.plan.floor_view import FloorView
from calc.plan.free_for_others import free_for_others
from calc.plan.levelled import LevelledView
from calc.plan.open_months import open_from
from calc.plan.result import MonthRow, Plan
from calc.plan.schedule import NO_OTHER_TERM, Outlook, Terms, outlook_of
from calc.plan.sharing import household_of
from calc.plan.successor_findings import successor_findings
from calc.plan.successors import all_income
from calc.policy import PolicyFile
from calc.policy.policy import Policy
from calc.running.accepted import Accepted, accepted_in, as_at_the_start, rebuilt
from calc.running.around import beside_running, floors_since, policy_of
from calc.running.counted_back import Views
from calc.running.facts import as_expected, life_findings
from calc.running.floors import HighestFloor
from calc.running.life import Life, life_of
from calc.running.months import HouseholdNow as OfToday
from calc.running.outlook import Around, running_outlook
from calc.running.result import Running
from calc.signals import REGISTRY, CheckInput
from calc.signals.dates import start_in_the_past
from calc.signals.solutions import OpenSolution, open_solutions, solution_findings
from calc.signals.stabilisation import stabilisation_checks
from calc.statutory_floor.child_budget import budget_steps
from calc.statutory_floor.counted import incomes_that_matter
from calc.statutory_floor.law import HouseholdFloor, Law, floor_of, law_findings
from calc.stored.assessment_json import output_sha256
from calc.tariffs import Tariffs


def assess(draft: Draft, policy_file: PolicyFile, tariffs: Tariffs, on: date) -> Assessment:
    """Assess a household on one day. The tariffs of the first plan month hold for every month.

    A Draft that is not complete gives a partial assessment without a plan; its findings name every
    field that is missing. Same arguments, same result. Raises ValueError for a day outside the
    years 1900 to 2199, and nothing for any valid Draft.
    """
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise ValueError(f"{on} is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    with engine_context():
        return _assess(None, draft, policy_file, on, tariffs, accepted_in(draft))


def assess_review(
    draft: Draft, policy_file: PolicyFile, tariffs: Tariffs, on: date, accepted: Accepted
) -> Assessment:
    """`assess` of a plan that runs under this schedule, with what an officer chose."""
    with engine_context():
        return _assess(None, draft, policy_file, on, tariffs, accepted)


def assess_above(
    floor: FloorView | None, draft: Draft, policy_file: PolicyFile, on: date
) -> Assessment:
    """`assess` above a floor that was computed elsewhere; None: the own wall stands alone."""
    with engine_context():
        return _assess(floor, draft, policy_file, on, None, accepted_in(draft))


def _assess(
    floor: FloorView | None,
    draft: Draft,
    policy_file: PolicyFile,
    on: date,
    tariffs: Tariffs | None,
    accepted: Accepted | None,
) -> Assessment:
    policy = with_chosen_term(policy_file.policy, draft)
    completed = complete(draft)
    life: Life | None = None
    first, reference, counted = first_month(draft, on), on, draft
    if accepted is not None:
        first, policy = accepted.first, policy_of(accepted, policy)
        if accepted.schedule is not None:
            life = life_of(draft, on, accepted.schedule, accepted.basis, accepted.choices)
            reference, counted = life.reference, as_expected(draft, life)
    law = Law.of(tariffs, first, on) if tariffs is not None else None
    months = [first.plus(index) for index in range(policy.term_max)]
    budget = budget_steps(draft, law.plan if law else None, reference)
    lines = counted_lines(draft, policy, reference)
    arrangements = counted_arrangements(counted, first)
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
    running: Running | None = None
    if_derived: Step | None = None
    views: Views = ()
    topics = asked(draft)
    ask = not_asked(topics)
    costs_known = lines.costs_complete and arrangements.complete
    is_known = costs_known and not ask and not _sharing_is_missing(draft)
    of_today: OfToday | None = None
    if is_known and (law is None or law.is_there):
        target = savings_target(draft, policy, view, first)
        cash = CashView(household, income, lines.costs)
        terms = Terms(household, first, opened)
        if accepted is None:
            owing = without_debt(draft) if closed else draft
            outlook = outlook_of(owing, policy, months, view, cash, target, terms, above)
            outlook = behind_gate(outlook, draft, policy) if closed else outlook
        else:
            of_today = OfToday(counted, policy, view, cash, target, terms, above)
            if life is None:
                start = as_at_the_start(draft, on)
                outlook = outlook_of(start, policy, months, view, cash, target, terms, above)
        if statutory and statutory.if_derived and not closed and accepted is None:
            if_derived = outlook_of(
                draft, policy, months, view, cash, target, terms, statutory.if_derived
            ).payment
    if accepted is not None:
        if life is None:
            files = [used.file.source for used in (law.files() if law else ())]
            files = [policy_file.source, *files]
            schedule = rebuilt(draft, policy, accepted, outlook, files, on)
            life = life_of(draft, on, schedule, accepted.basis, accepted.choices)
        if statutory and law and tariffs is not None:
            views = floors_since(tariffs, statutory, life, draft, policy, view)
            floors = [each for _, each in views]
            above = floors[0] if len(floors) == 1 else HighestFloor(floors)
            of_today = replace(of_today, floor=above) if of_today else None
        around = Around(household, policy, views, bool(closed))
        outlook, running = running_outlook(life, counted, of_today, around)
    room_is_open = bool(statutory and outlook and statutory.leaves_room_open(outlook.rows))
    shown = life.months[min(life.k, life.term - 1)] if life else first
    checks = stabilisation_checks(draft, Month.of(on))
    plan = _plan_of(outlook, completed, running)
    left = HouseholdOnDay(_left_of(draft, running), policy, on, shown, view)
    ahead = _from_now(outlook, running) if running and outlook else outlook
    gate = gate_beside(left, checks, ahead)
    if running is not None:
        gate = replace(gate, interim=None)  # what a running plan asks was agreed
    talk = conversation_after(draft, policy, on, gate, plan)
    next_to_it = beside(
        left,
        gate,
        ahead,
        _for_schuldhulp(statutory, shown),
        talk,
        room_is_open=room_is_open,
    )
    if running is not None:
        next_to_it = beside_running(next_to_it, running)
    situation = CheckInput(
        draft=draft,
        policy=policy,
        on=on,
        first_month=first,
        savings_target=outlook.target if outlook else None,
        income=[line for line in income if line.withheld_from is None],
        budget=budget,
        costs=lines.costs,
        rows=_rows_to_check(outlook, running),
        room_is_open=room_is_open,
        agreed=outlook.payment if outlook else None,
        plan=plan,
        comparison=next_to_it.comparison,
        next_conversation=talk,
        is_accepted=accepted is not None,
    )
    solutions = Later(lambda: open_solutions(situation, next_to_it, outlook))
    findings = [
        *_findings_of_choice(draft, policy, policy_file.policy, situation, solutions, life),
        *(life_findings(draft, life, running) if life and running else ()),
        *(law_findings(law, life.months[-1].last_day if life else None) if law else ()),
        *(statutory.findings(first) if statutory else ()),
        *(toeslagen.findings if toeslagen else ()),
        *(_floor_not_checked() if law is None else ()),
        *_missing(completed, ask),
        *arrangements.findings,
        *opened_findings,
        *successor_findings(draft, lines.income, matter, months),
        *co_debtor_findings(draft),
        *(outlook.findings if outlook else ()),
        *(
            finding
            for check in REGISTRY
            if life is None or check is not start_in_the_past
            for finding in check(situation)
        ),
    ]
    payment = outlook.payment if outlook else None
    rungs = outlook.rungs if outlook else ()
    partial = (
        not isinstance(completed, Dossier) or bool(ask) or (law is not None and not law.is_there)
    )
    final = _is_final(completed, outlook, findings)
    assessment = Assessment(
        reference_date=on,
        first_month=first,
        term_months=policy.term_months,
        partial=partial,
        final=final,
        groups=view.groups(shown, topics, complete=costs_known),
        savings_target=outlook.target if outlook else None,
        schedule=outlook.rows if outlook else (),
        rungs=rungs,
        payment=payment,
        plan=plan,
        longer_term=outlook.term_that_repays if outlook else NO_OTHER_TERM,
        beside=next_to_it,
        # What a running plan asks was agreed: it does not wait for what is asked today.
        headline=headline_of(
            () if running else ask,
            findings,
            payment,
            plan,
            running.ahead if running else rungs,
            partial=partial and running is None,
            final=final,
            closed=bool(closed),
            room_is_open=room_is_open,
        ),
        next_conversation=talk,
        findings=in_order(findings),
        receipt=receipt_of([policy_file.source, *_files(law, views)], on, draft),
        floor=statutory.report(shown, if_derived) if statutory and not ask else None,
        toeslagen=toeslagen,
        provisional=statutory.provisional() if statutory else (),
        room_is_open=room_is_open,
        offered=solutions,
        asked=topics,
        missed=missed_of(toeslagen, findings) if Topic.INCOME in topics else None,
        running=running,
    )
    row = assessment.shown
    if row is not None:
        assessment = replace(
            assessment,
            account=account_of(row, room_is_open=room_is_open),
            free_for_others=free_for_others(row),
        )
    return _with_receipt(assessment)


def first_month(draft: Draft, on: date) -> Month:
    """The first plan month: as entered, else the first month that begins after `on`."""
    return month_after(on) if draft.first_plan_month is UNKNOWN else draft.first_plan_month


def _files(law: Law | None, views: Views) -> list[SourceFile]:
    """The tariff files that were used, the plan's first; each once."""
    used = [tariffs.file.source for tariffs in (law.files() if law else ())]
    return list(dict.fromkeys([*used, *(tariffs.file.source for tariffs, _ in views)]))


def _left_of(draft: Draft, running: Running | None) -> Draft:
    """A dossier with what is still owed of a running plan as its balance."""
    if running is None:
        return draft
    owed = max(ZERO, cents_half_up(running.rest.amount + running.still_to_pay.amount))
    return draft.model_copy(update={"debt": draft.debt.model_copy(update={"balance": owed})})


def _from_now(outlook: Outlook, running: Running) -> Outlook | None:
    """The months of a running plan that are left, with what is still paid; None after the last."""
    rows = outlook.rows[running.month :]
    if not rows or outlook.plan is None:
        return None
    plan = replace(outlook.plan, total=running.still_to_pay.amount)
    return replace(outlook, rows=rows, plan=plan)


def _rows_to_check(outlook: Outlook | None, running: Running | None) -> tuple[MonthRow, ...]:
    """The months that a check looks at: of a running plan those that are left."""
    rows = outlook.rows if outlook else ()
    return (rows[running.month :] or rows) if running else rows


def _plan_of(outlook: Outlook | None, completed: object, running: Running | None) -> Plan | None:
    """The plan; one that runs is there whatever the dossier lacks today."""
    known = isinstance(completed, Dossier) or running is not None
    return outlook.plan if outlook and known else None


def _findings_of_choice(
    draft: Draft,
    policy: Policy,
    own: Policy,
    situation: CheckInput,
    solutions: Later[tuple[OpenSolution, ...]],
    life: Life | None,
) -> Sequence[Finding]:
    """What was chosen is judged until it is accepted; from then on it is the agreement."""
    if life is not None:
        return []
    found = chosen_findings(draft, policy, own, situation.rows)
    return [*found, *solution_findings(draft, solutions)]


def _for_schuldhulp(statutory: HouseholdFloor | None, first: Month) -> StatutoryAmounts:
    """What the comparison with schuldhulp counts with: nothing while the income is unknown."""
    if statutory is None or statutory.needs_income:
        return StatutoryAmounts()
    found = statutory.floor.month(first)
    return StatutoryAmounts(found.counted.debtor, found.floor)


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


def _with_receipt(assessment: Assessment) -> Assessment:
    """The same assessment, with the hash of it to come."""
    receipt = replace(assessment.receipt, output=Later(partial(output_sha256, assessment)))
    return replace(assessment, receipt=receipt)
