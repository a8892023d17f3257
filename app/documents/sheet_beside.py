"""What stands beside the outcome on the calculation sheet: toeslagen, setbacks, signals."""

from collections.abc import Iterator

from app.documents.case import Case
from app.documents.sheet import SheetRow
from app.i18n import say_choice, say_finding
from app.i18n.plan_context import (
    comparison_facts,
    comparison_note,
    say_gate,
    say_good_months,
    say_road_out,
    say_shock,
)
from app.i18n.toeslagen import say_toeslag


def beside_rows(case: Case) -> Iterator[SheetRow]:
    """Each part that there is, under a heading of its own."""
    yield from _toeslagen(case)
    assessment, texts = case.assessment, case.texts
    beside = assessment.beside
    if assessment.partial:
        return
    is_open = assessment.room_is_open
    for part in (
        None if is_open and not beside.gate.closed_by else say_gate(texts, beside),
        say_road_out(texts, beside.road_out) if beside.road_out and not is_open else None,
        say_good_months(texts, beside.good_months, case.draft) if beside.good_months else None,
    ):
        if part is not None:
            yield SheetRow(0, part.title, "", "", heading=True)
            yield from (SheetRow(1, sentence, "", "") for sentence in part.sentences)
    yield from _shocks(case)
    yield from _comparison(case)


def _toeslagen(case: Case) -> Iterator[SheetRow]:
    check = case.assessment.toeslagen
    if check is None or not check.results:
        return
    yield SheetRow(0, case.tell("sheet.heading.toeslagen"), "", "", heading=True)
    for result in check.results:
        name, entitled, received, difference, why = say_toeslag(case.texts, result, case.draft)
        note = case.tell("sheet.toeslag_note", received=received, difference=difference)
        yield SheetRow(1, name, f"{note} {why}".rstrip(), entitled)


def _shocks(case: Case) -> Iterator[SheetRow]:
    shocks = case.assessment.beside.shocks
    if not shocks:
        return
    yield SheetRow(0, case.texts.text("beside.shocks.title"), "", "", heading=True)
    for shock in shocks:
        what, month, outcome, lowest, savings = say_shock(case.texts, shock)
        note = case.tell("sheet.shock_note", month=month, lowest=lowest, savings=savings)
        yield SheetRow(1, what, note, outcome)


def _comparison(case: Case) -> Iterator[SheetRow]:
    comparison = case.assessment.beside.comparison
    if comparison is None:
        return
    yield SheetRow(0, case.texts.text("beside.comparison.title"), "", "", heading=True)
    for name, value in comparison_facts(case.texts, comparison):
        yield SheetRow(1, name, "", value)
    if note := comparison_note(case.texts, comparison, case.draft):
        yield SheetRow(1, note, "", "")


def signal_rows(case: Case) -> Iterator[SheetRow]:
    """Every finding, with what it does."""
    findings = case.assessment.findings
    yield SheetRow(0, case.tell("sheet.heading.signals"), "", "", heading=True)
    if not findings:
        yield SheetRow(1, case.tell("sheet.no_signals"), "", "")
    for finding in findings:
        severity = say_choice(case.texts, finding.severity)
        yield SheetRow(1, say_finding(case.texts, finding, case.draft), severity, "")
