"""What an officer entered about the floor, as far as it counts (ENGINE 4).

A correction counts only with its amount and its reason, an official vtlb only with its amount,
version and date, individual costs only with their reason. What is half entered is a finding.

A correction or raise counts in every month that it touches, from the month of its first day through
that of its last: as a cost does, and the safe side, because it makes the floor higher. A day that
is not known is asked, and until then it does not end the correction. Without its ground it counts,
and the ground is asked: a reason was given, and to leave it out would lower the floor.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from calc.base.finding import Finding, Severity
from calc.base.period import Month
from calc.base.step import Step
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.statutory import Correction, CorrectionKind
from calc.law.vtlb import entered_component, official_vtlb

_RAISES = frozenset({CorrectionKind.RAISE_LID_5, CorrectionKind.RAISE_LID_7})


_TEMPORARY = frozenset({CorrectionKind.RAISE_LID_5})
"""What the law grants for a time only: without an end that is asked (art. 475da lid 5 and 6)."""


@value_type
class Dated:
    """A correction or raise, euros a month, in months `first` through `last`; None: no bound."""

    amount: Step
    first: Month | None
    last: Month | None

    def runs_in(self, month: Month) -> bool:
        """Whether it counts in a month."""
        return (self.first is None or self.first <= month) and (
            self.last is None or month <= self.last
        )


@value_type
class Entered:
    """What counts, euros a month. `raises`: lid 5 and 7 of art. 475da, part of the bvv itself."""

    official: Step | None
    individual_costs: Step | None
    corrections: tuple[Dated, ...]
    raises: tuple[Dated, ...]
    findings: tuple[Finding, ...]

    def corrections_in(self, month: Month) -> Sequence[Step]:
        """The corrections of a month."""
        return [each.amount for each in self.corrections if each.runs_in(month)]

    def raises_in(self, month: Month) -> Sequence[Step]:
        """The raises of a month."""
        return [each.amount for each in self.raises if each.runs_in(month)]

    def changes(self) -> Iterator[Month]:
        """The months in which one of them begins, or has just ended."""
        for each in (*self.corrections, *self.raises):
            if each.first is not None:
                yield each.first
            if each.last is not None:
                yield each.last.plus(1)


def entered_of(draft: Draft) -> Entered:
    """Everything entered about the floor that counts, and what is still missing from it."""
    findings: list[Finding] = []
    counted: dict[bool, list[Dated]] = {True: [], False: []}
    for index, entered in enumerate(draft.statutory.corrections):
        path = f"statutory.corrections[{index}]"
        if entered.amount is UNKNOWN:
            findings.append(Finding(Severity.WARNS, "correction_incomplete", f"{path}.amount"))
        elif entered.reason is UNKNOWN or not entered.reason:
            findings.append(Finding(Severity.WARNS, "correction_incomplete", f"{path}.reason"))
        else:
            made = entered_component(entered.amount, entered.reason, f"{path}.amount")
            first, last = _month_of(entered.from_date), _month_of(entered.until)
            counted[entered.kind in _RAISES].append(Dated(made, first, last))
            findings += _asked(entered, path)
    return Entered(
        official=_official(draft, findings),
        individual_costs=_individual_costs(draft, findings),
        corrections=tuple(counted[False]),
        raises=tuple(counted[True]),
        findings=tuple(findings),
    )


def _month_of(day: object) -> Month | None:
    return Month.of(day) if isinstance(day, date) else None


def _asked(entered: Correction, path: str) -> Iterator[Finding]:
    """What a correction that counts still lacks: its ground, and the days from and until."""
    if entered.ground is UNKNOWN or not entered.ground:
        yield Finding(Severity.WARNS, "correction_without_ground", f"{path}.ground")
    if entered.from_date is UNKNOWN:
        yield Finding(Severity.WARNS, "correction_from_unknown", f"{path}.from_date")
    no_end = entered.until is UNKNOWN or (entered.until is None and entered.kind in _TEMPORARY)
    if no_end:
        yield Finding(Severity.WARNS, "correction_until_unknown", f"{path}.until")


def _official(draft: Draft, findings: list[Finding]) -> Step | None:
    entered = draft.statutory.official
    amount, version, day = entered.amount, entered.version, entered.on
    if amount is UNKNOWN and version in (UNKNOWN, "") and day is UNKNOWN:
        return None
    if amount is UNKNOWN:
        missing = "amount"
    elif version is UNKNOWN or not version:
        missing = "version"
    elif day is UNKNOWN:
        missing = "on"
    else:
        return official_vtlb(amount, version, day, "statutory.official.amount")
    findings.append(
        Finding(Severity.WARNS, "official_vtlb_incomplete", f"statutory.official.{missing}")
    )
    return None


def _individual_costs(draft: Draft, findings: list[Finding]) -> Step | None:
    amount, reason = draft.statutory.individual_costs, draft.statutory.individual_costs_reason
    if amount is UNKNOWN:
        return None
    if reason is UNKNOWN or not reason:
        path = "statutory.individual_costs_reason"
        findings.append(Finding(Severity.WARNS, "individual_costs_without_reason", path))
        return None
    return entered_component(amount, reason, "statutory.individual_costs")
