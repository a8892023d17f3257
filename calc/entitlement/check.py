"""Entitled, received, and what differs, per toeslag, for one household on one day (ENGINE 5).

More received than entitled is a signal too: it will be claimed back. A difference of at most one
euro a month is rounding. What cannot be computed says what it misses, and is never 0.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.money import engine_context
from calc.base.params import Code, Codes
from calc.base.period import Month
from calc.base.rounding import cents_half_up, snap
from calc.base.step import Operation, Step, Unit, step
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.codes import CheckState
from calc.entitlement.entitled import CHECKED
from calc.entitlement.facts import ToeslagFacts
from calc.entitlement.questions import ToeslagQuestion, questions
from calc.entitlement.received import Received, received
from calc.law.rule import TARIFF
from calc.plan.counted_lines import CountedLine
from calc.tariffs.tariffs import TariffsOn

ROUNDING: Final = Decimal(1)
"""Euros a month: a difference up to and including this is no signal."""


@value_type
class ToeslagResult:
    """One toeslag; amounts in euros a month.

    `missed` and `too_much` are there only when the difference is more than rounding. `missing`:
    paths in the dossier, and `tariff:<key>`; with any of them `missed` and `too_much` are None.
    """

    toeslag: str
    entitled: Step | None
    received: Step | None
    missed: Step | None
    too_much: Step | None
    deciding: str
    missing: tuple[str, ...]
    assumed: tuple[str, ...]

    @property
    def is_too_low(self) -> bool:
        """Whether some of what is missed comes in: there is nothing to apply for any more."""
        return self.missed is not None and self.received is not None and self.received.amount > 0


@value_type
class ToeslagenCheck:
    """The results in the order zorg, huur, kgb, kinderbijslag; the questions; the findings."""

    results: tuple[ToeslagResult, ...]
    questions: tuple[ToeslagQuestion, ...]
    findings: tuple[Finding, ...]


def toeslagen_check(
    draft: Draft, tariffs: TariffsOn, on: date, income: Sequence[CountedLine]
) -> ToeslagenCheck:
    """Check the toeslagen of a household on a day.

    `income` are its counted lines with what is withheld from them (`calc.plan.successors`), so that
    what is received has the same steps as in the plan.
    """
    with engine_context():
        results, findings = [], list[Finding]()
        for toeslag, checked in CHECKED.items():
            facts = ToeslagFacts(draft, Month.of(on), toeslag)
            got = received(draft, toeslag, checked.income, income, on)
            _note_where_they_live(facts, got)
            result = _result(facts, tariffs, got)
            results.append(result)
            absurd = _above_the_highest(draft, tariffs, got, toeslag)
            findings += absurd or _differences(draft, result, got)
            findings += facts.notes
        findings += _unknown(results, {finding.path for finding in findings})
        once = tuple(dict.fromkeys(findings))
        return ToeslagenCheck(tuple(results), tuple(questions(draft, tariffs, on)), once)


def _note_where_they_live(facts: ToeslagFacts, got: Received) -> None:
    """Nothing can be said of who lives abroad, nor of huurtoeslag of who lives in an institution.

    Nor of money for children of whom none is entered: first they must be.
    """
    residence, toeslag = facts.draft.residence, facts.toeslag
    if residence.abroad is True:
        facts.missing.append("residence.abroad")
        facts.notes.append(Finding(Severity.INFORMS, "toeslag_abroad", "residence.abroad"))
    elif residence.institution is True and toeslag == "huurtoeslag":
        path = "residence.institution"
        facts.missing.append(path)
        facts.notes.append(Finding(Severity.INFORMS, "toeslag_institution", path))
    if CHECKED[toeslag].for_children and got.path and not facts.draft.children:
        facts.missing.append("children")


def _result(facts: ToeslagFacts, tariffs: TariffsOn, got: Received) -> ToeslagResult:
    """Entitled beside received. As long as nobody said which parent receives, nothing is called
    missing or too much: only an amount that comes in and fits answers that by itself.
    """
    toeslag = facts.toeslag
    entitled = CHECKED[toeslag].entitled(facts, tariffs)
    if facts.missing:
        entitled = replace(entitled, month=None, deciding="")
    missed = too_much = None
    if entitled.month is not None and got.month is not None:
        missed = _more("toeslag_check.missed", entitled.month, got.month, toeslag)
        too_much = _more("toeslag_check.too_much", got.month, entitled.month, toeslag)
    fits = entitled.month is not None and _fits(got, missed, too_much)
    is_asked = bool(facts.recipients) and not fits
    _note_recipients(facts, is_asked)
    return ToeslagResult(
        toeslag,
        None if is_asked else entitled.month,
        got.month,
        None if is_asked else missed,
        None if is_asked else too_much,
        entitled.deciding,
        tuple(
            dict.fromkeys(
                [
                    *facts.missing,
                    *(facts.recipients if is_asked else ()),
                    *entitled.tariffs_missing,
                    *got.missing,
                ]
            )
        ),
        entitled.assumed,
    )


def _fits(got: Received, missed: Step | None, too_much: Step | None) -> bool:
    """Whether what comes in is just what there is a right to with every child counted."""
    return bool(got.month and got.month.amount) and missed is None and too_much is None


def _note_recipients(facts: ToeslagFacts, is_asked: bool) -> None:
    params = (("toeslag", Code("toeslag", facts.toeslag)),)
    for path in facts.recipients:
        if is_asked:
            facts.notes.append(Finding(Severity.WARNS, "toeslag_shared_child", path, params))
        else:
            facts.notes.append(
                Finding(Severity.INFORMS, "toeslag_recipient_to_record", path, params)
            )


def _more(code: str, high: Step, low: Step, toeslag: str) -> Step | None:
    """How much the one is above the other; None when that is nothing more than rounding."""
    if snap(high.amount - low.amount) <= ROUNDING:
        return None
    return step(
        code,
        Operation.DIFFERENCE,
        [high, low],
        Unit.EUR_PER_MONTH,
        source="ENGINE 5",
        at=toeslag,
    )


def _differences(draft: Draft, result: ToeslagResult, got: Received) -> Iterator[Finding]:
    """Money that is missed blocks, unless somebody wrote down why it is not asked for."""
    if result.missed is not None:
        path, settled = _check_of(draft, CHECKED[result.toeslag].check)
        yield _missing(result, result.missed, path, settled=settled)
    if result.too_much is not None:
        amount = cents_half_up(result.too_much.amount)
        params = (("toeslag", Code("toeslag", result.toeslag)), ("amount", amount))
        yield Finding(Severity.WARNS, "toeslag_too_high", got.path, params)


def _above_the_highest(
    draft: Draft, tariffs: TariffsOn, got: Received, toeslag: str
) -> list[Finding]:
    """More than anybody gets: not money to pay back, but an amount or a period that is wrong."""
    highest = CHECKED[toeslag].highest(draft, tariffs)
    if got.month is None or highest is None or snap(got.month.amount) <= snap(highest):
        return []
    params = (
        ("toeslag", Code("toeslag", toeslag)),
        ("amount", cents_half_up(got.month.amount)),
        ("highest", cents_half_up(highest)),
    )
    return [Finding(Severity.BLOCKS, "toeslag_above_highest", got.path, params)]


def _missing(result: ToeslagResult, missed: Step, path: str, *, settled: bool) -> Finding:
    severity = Severity.WARNS if settled else Severity.BLOCKS
    toeslag, amount = Code("toeslag", result.toeslag), cents_half_up(missed.amount)
    check = Code("check", CHECKED[result.toeslag].check)
    if result.received is not None and result.is_too_low:
        got = cents_half_up(result.received.amount)
        low = (("toeslag", toeslag), ("amount", amount), ("received", got), ("check", check))
        return Finding(severity, "toeslag_too_low", path, low)
    params = (("toeslag", toeslag), ("amount", amount), ("check", check))
    return Finding(severity, "toeslag_missing", path, params)


def _check_of(draft: Draft, code: str) -> tuple[str, bool]:
    """The path of a stabilisation check, and whether it says n.v.t. with a reason."""
    for index, check in enumerate(draft.checks):
        if check.code == code:
            settled = check.state is CheckState.NOT_APPLICABLE and check.reason not in (UNKNOWN, "")
            return f"checks[{index}]", settled
    return "checks", False


def _unknown(results: Sequence[ToeslagResult], said: Set[str]) -> Iterator[Finding]:
    """A remark per field that is missing and of which nothing is said yet."""
    waiting: dict[str, list[str]] = {}
    for result in results:
        for name in (name for name in result.missing if name not in said):
            waiting.setdefault(name, []).append(result.toeslag)
    for name, toeslagen in waiting.items():
        params = (("toeslagen", Codes("toeslag", tuple(toeslagen))),)
        if name.startswith(TARIFF):
            yield Finding(Severity.INFORMS, "toeslag_no_figure", "", params)
        else:
            yield Finding(Severity.INFORMS, "toeslag_not_computed", name, params)
