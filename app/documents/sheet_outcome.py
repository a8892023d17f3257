"""The first page of the calculation sheet: the outcome, the decision, what is open, the receipt."""

from collections.abc import Iterator, Sequence
from typing import Final

from app.documents.case import Case, known, one_line
from app.documents.decision import say_decision
from app.documents.sheet import (
    SheetBlock,
    SheetColumn,
    SheetHeading,
    SheetLine,
    SheetTable,
    SheetText,
)
from app.documents.spoken import before_value
from app.documents.trace.collecting import Trace
from app.i18n import say_choice, say_finding
from app.i18n.figures import say_alone
from app.i18n.plan_context import say_closed
from app.i18n.walls import say_lowest, say_outcome
from calc import UNKNOWN, Severity
from calc.base.rounding import cents_half_up
from calc.dossier.agreement import PlanEvent
from calc.dossier.solution import Chosen

_STEP_WORDS_AMOUNT: Final = (SheetColumn.NUMBER, SheetColumn.WORDS, SheetColumn.AMOUNT)
WORDS_AMOUNT: Final = (SheetColumn.WORDS, SheetColumn.AMOUNT)


_IN_THE_WAY: Final = (Severity.BLOCKS, Severity.MISSING)
_TO_KNOW: Final = (Severity.WARNS, Severity.INFORMS)


def outcome(case: Case, trace: Trace) -> Iterator[SheetBlock]:
    """What one looks for first."""
    yield SheetHeading(case.tell("sheet.heading.outcome"))
    yield from _outcome(case, trace)
    yield from _decision(case)
    yield from _open_points(case)
    yield from _signals(case)
    yield from _receipt(case)


def _outcome(case: Case, trace: Trace) -> Iterator[SheetBlock]:
    assessment, plan = case.assessment, case.assessment.plan
    if not assessment.schedule:
        yield SheetText(case.tell("sheet.no_outcome"))
        return
    first = case.month_shown
    said = case.tell("sheet.first_month", month=case.month(first.month))
    lines = [
        SheetLine((trace.number(first.payment), said, case.euros(first.payment.amount)),
                  is_strong=True)
    ]  # fmt: skip
    if plan is not None:
        lines.append(SheetLine(("", case.tell("sheet.total"), case.euros(plan.total))))
        lines.append(SheetLine(("", case.tell("sheet.end"), case.day(plan.end_date))))
        if (rest := plan.discharge) is not None:
            amount = case.euros(cents_half_up(rest.amount))
            lines.append(SheetLine((trace.number(rest), case.tell("sheet.rest"), amount)))
    yield steps_table(case, lines)
    sentences = [say_lowest(case.texts, first), say_outcome(case.texts, assessment, first)]
    if plan is None:
        sentences.insert(0, say_closed(case.texts, assessment.beside) or case.tell("sheet.no_plan"))
    yield SheetText(" ".join(sentence for sentence in sentences if sentence))


def steps_table(case: Case, lines: Sequence[SheetLine]) -> SheetTable:
    """Amounts with the numbers of their steps."""
    titles = tuple(case.tell(f"sheet.column.{name}") for name in ("step", "what", "amount"))
    return SheetTable(_STEP_WORDS_AMOUNT, tuple(lines), titles)


def _decision(case: Case) -> Iterator[SheetBlock]:
    """Who decided what, in which role, when and why."""
    yield SheetHeading(case.tell("sheet.heading.decision"))
    said = list(_decided(case))
    for sentence in said or [case.tell("sheet.no_decision")]:
        yield SheetText(sentence)
    yield from _reasons(case)


def _decided(case: Case) -> Iterator[str]:
    said, amount = say_decision(case)
    if said:
        yield f"{said}: {amount}" if amount else said
    if case.draft.solution.kind is not UNKNOWN:
        yield from _chosen(case, case.draft.solution)
    for _, event in case.draft.agreement.current():
        yield _event(case, event)


def _chosen(case: Case, chosen: Chosen) -> Iterator[str]:
    assert chosen.kind is not UNKNOWN  # who asks has seen that something was chosen
    kind = say_choice(case.texts, chosen.kind)
    yield case.tell("sheet.chosen", kind=kind, who=_who(case, chosen))
    why = [say_choice(case.texts, reason) for reason in chosen.reasons]
    why += [text for each in (chosen.reason, chosen.deviation_reason) if (text := known(each))]
    if why:
        yield case.tell("sheet.why", why="; ".join(why))


def _event(case: Case, event: PlanEvent) -> str:
    status = say_choice(case.texts, event.status)
    said = case.tell("sheet.event", status=status, who=_who(case, event))
    why = known(event.reason)
    return f"{said} {case.tell('sheet.why', why=why)}" if why else said


def _who(case: Case, decided: Chosen | PlanEvent) -> str:
    """Name, role and day, as far as they were written down."""
    day = "" if decided.on is UNKNOWN else case.day(decided.on)
    words = (known(decided.by) or "", known(decided.role) or "", day)
    return ", ".join(word for word in words if word) or case.tell("sheet.unknown")


def _reasons(case: Case) -> Iterator[SheetBlock]:
    """Why it was decided so, in the words of who did."""
    for reason in case.draft.reasons:
        by, on = known(reason.by), reason.on
        who = ", ".join(x for x in (by or "", "" if on is UNKNOWN else case.day(on)) if x)
        about = case.texts.text(f"reason_for.{reason.about.value}")
        said = f"{about[:1].upper()}{about[1:]}: {one_line(reason.text)}"
        yield SheetText(f"{said} ({who})" if who else said, is_item=True)


def _open_points(case: Case) -> Iterator[SheetBlock]:
    """What stands in the way of a final plan."""
    yield SheetHeading(case.tell("sheet.heading.open"))
    found = [each for each in case.assessment.findings if each.severity in _IN_THE_WAY]
    if not found:
        yield SheetText(case.tell("sheet.no_open"))
    for finding in found:
        yield SheetText(say_finding(case.texts, finding, case.draft), is_item=True)


def _signals(case: Case) -> Iterator[SheetBlock]:
    """What one should know besides the open points, with what it does."""
    found = [each for each in case.assessment.findings if each.severity in _TO_KNOW]
    yield SheetHeading(case.tell("sheet.heading.signals"))
    if not found:
        yield SheetText(case.tell("sheet.no_signals"))
    for finding in found:
        severity = say_choice(case.texts, finding.severity)
        said = say_finding(case.texts, finding, case.draft)
        yield SheetText(f"{severity[:1].upper()}{severity[1:]}: {said}", is_item=True)


def _receipt(case: Case) -> Iterator[SheetBlock]:
    receipt = case.assessment.receipt
    yield SheetHeading(case.tell("sheet.heading.receipt"))
    yield SheetText(f"{before_value(case.tell('sheet.engine'))} {receipt.engine}")
    for file in receipt.files:
        revision = case.tell("sheet.revision", revision=str(file.revision))
        said = say_alone(case.texts, file, f"{one_line(file.name)}, {revision}")
        yield SheetText(f"{said}: {file.sha256}")
    for name, value in (("input", receipt.input_sha256), ("output", receipt.output_sha256)):
        yield SheetText(f"{before_value(case.tell(f'sheet.{name}'))} {value}")
