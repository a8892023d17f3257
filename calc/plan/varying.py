"""The base of a varying income: the known months replace the amount (ENGINE 3)."""

from collections.abc import Sequence

from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.dossier.budget_lines import MonthOfIncome
from calc.policy.policy import VaryingBase

_OPERATIONS = {
    VaryingBase.QUARTILE: Operation.RANK,
    VaryingBase.AVERAGE: Operation.AVERAGE,
    VaryingBase.LOWEST: Operation.LOWEST,
}


def varying_base(months: Sequence[MonthOfIncome], choice: VaryingBase, path: str) -> Step:
    """The amount a month that counts, out of at least one known month.

    Quartile: value number ceil(n/4) in ascending order.
    """
    known = [
        given(
            "line.month",
            item.amount,
            Unit.EUR_PER_TIME,
            source="dossier",
            status=Status.ENTERED,
            at=f"{path}.months[{index}]",
            label=str(item.month),
        )
        for index, item in enumerate(months)
    ]
    return step(
        f"line.varying.{choice.value}",
        _OPERATIONS[choice],
        known,
        Unit.EUR_PER_TIME,
        source="policy varying_income",
        at=path,
    )
