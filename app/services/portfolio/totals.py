"""What a portfolio comes to: read back from its parts, so that a resumed one counts the same."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from app.services.portfolio.row import UNLIKE, Status
from app.services.portfolio.run import Work
from app.services.portfolio.table import amount_in, read_lines
from calc.base.money import ZERO

_PAY: tuple[Status, ...] = (Status.UNDER_FLOOR, Status.PAYS_TOO_MUCH)


@dataclass(slots=True)
class Totals:
    """Dossiers by status, and euros of those that pay: a month, ahead, and counted back.

    `unlike`: dossiers of which a receipt does not come out again, whatever else they are.
    """

    statuses: Counter[Status] = field(default_factory=Counter)
    a_month: Decimal = ZERO
    ahead: Decimal = ZERO
    back: Decimal = ZERO
    unlike: int = 0

    @property
    def all(self) -> Decimal:
        """Counted back, and what is paid less from now on."""
        return self.ahead + self.back

    @property
    def is_in_order(self) -> bool:
        """Whether nobody has to do anything."""
        return set(self.statuses) <= {Status.OK} and not self.back and not self.unlike


def totals_of(work: Work) -> Totals:
    """Add up every part. Raises FileTrouble."""
    totals = Totals()
    for chunk in range(1, work.chunks + 1):
        for line in read_lines(work.parts.read(chunk) or b"", work.form):
            _count(totals, line)
    return totals


def _count(totals: Totals, line: dict[str, str]) -> None:
    status = Status(line["status"])
    totals.statuses[status] += 1
    totals.unlike += line["receipt"] in UNLIKE
    totals.back += amount_in(line["counted_back"])
    if status in _PAY:
        totals.a_month += max(ZERO, -amount_in(line["difference_a_month"]))
        totals.ahead += amount_in(line["too_much_ahead"])
