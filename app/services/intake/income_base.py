"""The base that the engine took for a varying income: one step of the newest assessment."""

from calc import Assessment, Step


def base_of(assessment: Assessment, path: str) -> Step | None:
    """The step "line.varying.*" of a line such as income[3]; None when the line does not count."""
    income = assessment.groups.income
    waiting = [*([income] if income else []), *(row.income for row in assessment.schedule)]
    seen: set[int] = set()
    while waiting:
        step = waiting.pop()
        if id(step) in seen:
            continue
        seen.add(id(step))
        if step.at == path and step.code.startswith("line.varying."):
            return step
        waiting += step.parts
    return None
