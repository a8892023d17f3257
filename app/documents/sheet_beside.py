"""What stands beside the plan on the calculation sheet: toeslagen, setbacks, signals, reasons."""

from collections.abc import Iterator
from typing import Final

from app.documents.case import Case, known, one_line
from app.documents.sheet import (
    SheetBlock,
    SheetColumn,
    SheetHeading,
    SheetLine,
    SheetTable,
    SheetText,
)
from app.documents.sheet_outcome import WORDS_AMOUNT
from app.documents.trace.collecting import Trace
from app.i18n import say_choice, say_finding
from app.i18n.plan_context import (
    comparison_facts,
    comparison_note,
    say_gate,
    say_good_months,
    say_road_out,
    say_shock,
    shock_titles,
)
from app.i18n.toeslagen import say_toeslag, toeslag_titles
from calc import UNKNOWN, Severity

_WORDS, _AMOUNT = SheetColumn.WORDS, SheetColumn.AMOUNT
_TO_KNOW: Final = (Severity.WARNS, Severity.INFORMS)
"""What stands in the way of a plan is on the first page."""


def beside(case: Case, trace: Trace) -> Iterator[SheetBlock]:
    """Each part that there is, under a title of its own."""
    yield from _toeslagen(case, trace)
    if not case.assessment.partial:
        yield from _around(case)
        yield from _shocks(case, trace)
        yield from _comparison(case)
    yield from _signals(case)
    yield from _reasons(case)


def _around(case: Case) -> Iterator[SheetBlock]:
    """The gate, the road out and the good months, in sentences."""
    assessment, texts = case.assessment, case.texts
    about, is_open = assessment.beside, assessment.room_is_open
    for part in (
        None if is_open and not about.gate.closed_by else say_gate(texts, about),
        say_road_out(texts, about.road_out) if about.road_out and not is_open else None,
        say_good_months(texts, about.good_months, case.draft) if about.good_months else None,
    ):
        if part is not None:
            yield SheetHeading(part.title, 3)
            yield SheetText(" ".join(part.sentences))


def _toeslagen(case: Case, trace: Trace) -> Iterator[SheetBlock]:
    check = case.assessment.toeslagen
    if check is None or not check.results:
        return
    yield SheetHeading(case.tell("sheet.heading.toeslagen"), 3)
    lines = []
    for result in check.results:
        name, entitled, received, difference, why = say_toeslag(case.texts, result, case.draft)
        number = trace.number(result.entitled) if result.entitled else ""
        said = f"{name}: {why[:1].lower()}{why[1:]}" if why else name
        lines.append(SheetLine((said, number, entitled, received, difference)))
    what, *amounts, _ = toeslag_titles(case.texts)
    titles = (what, case.tell("sheet.column.step"), *amounts)
    columns = (_WORDS, SheetColumn.NUMBER, _AMOUNT, _AMOUNT, _AMOUNT)
    yield SheetTable(columns, tuple(lines), titles)


def _shocks(case: Case, trace: Trace) -> Iterator[SheetBlock]:
    shocks = case.assessment.beside.shocks
    if not shocks:
        return
    yield SheetHeading(case.texts.text("beside.shocks.title"), 3)
    lines = []
    for shock in shocks:
        what, month, outcome, lowest, savings = say_shock(case.texts, shock)
        note = case.tell("sheet.shock_note", month=month, lowest=lowest)
        cells = (what, trace.number(shock.lowest), outcome, savings)
        lines.append(SheetLine(cells, note))
    what, _, outcome, _, savings = shock_titles(case.texts)
    columns = (_WORDS, SheetColumn.NUMBER, _AMOUNT, _AMOUNT)
    titles = (what, case.tell("sheet.column.step"), outcome, savings)
    yield SheetTable(columns, tuple(lines), titles)


def _comparison(case: Case) -> Iterator[SheetBlock]:
    comparison = case.assessment.beside.comparison
    if comparison is None:
        return
    yield SheetHeading(case.texts.text("beside.comparison.title"), 3)
    facts = comparison_facts(case.texts, comparison)
    yield SheetTable(WORDS_AMOUNT, tuple(SheetLine(fact) for fact in facts))
    if note := comparison_note(case.texts, comparison, case.draft):
        yield SheetText(note)


def _signals(case: Case) -> Iterator[SheetBlock]:
    """What one should know besides the open points, with what it does."""
    found = [each for each in case.assessment.findings if each.severity in _TO_KNOW]
    yield SheetHeading(case.tell("sheet.heading.signals"), 3)
    if not found:
        yield SheetText(case.tell("sheet.no_signals"))
    for finding in found:
        severity = say_choice(case.texts, finding.severity)
        said = say_finding(case.texts, finding, case.draft)
        yield SheetText(f"{severity[:1].upper()}{severity[1:]}: {said}", is_item=True)


def _reasons(case: Case) -> Iterator[SheetBlock]:
    if not case.draft.reasons:
        return
    yield SheetHeading(case.tell("sheet.heading.reasons"), 3)
    for reason in case.draft.reasons:
        by, on = known(reason.by), reason.on
        who = ", ".join(x for x in (by or "", "" if on is UNKNOWN else case.day(on)) if x)
        about = case.texts.text(f"reason_for.{reason.about.value}")
        said = f"{about[:1].upper()}{about[1:]}: {one_line(reason.text)}"
        yield SheetText(f"{said} ({who})" if who else said, is_item=True)
