"""Whether interest and costs come on top: only what the policy of the organisation says."""

from app.documents.case import Case


def say_while_it_runs(case: Case) -> str:
    """While an agreement runs: no interest (ENGINE 9), and no costs where the policy has none."""
    costs = case.policy.costs_charged
    schedule = case.draft.agreement.schedule
    if case.assessment.running is not None and schedule is not None:
        # What was promised at acceptance stands (ENGINE 14a, property 17).
        costs = min(costs, schedule.promises.costs_charged)
    if not costs:
        return case.say("pay.no_interest_or_costs")
    return f"{case.say('pay.no_interest')} {case.say('pay.costs', amount=case.euros(costs))}"


def say_while_waiting(case: Case) -> str:
    """While nothing is paid; "" where the policy says nothing about it."""
    no_costs = not case.policy.costs_charged
    if case.policy.no_interest_without_plan:
        return case.say("waiting.neither" if no_costs else "waiting.no_interest")
    return case.say("waiting.no_costs") if no_costs else ""
