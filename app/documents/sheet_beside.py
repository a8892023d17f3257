"""What stands beside the plan on the calculation sheet: toeslagen, setbacks."""

from collections.abc import Iterator

from app.documents.case import Case
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
from app.i18n.plan_context import (
    comparison_facts,
    comparison_note,
    say_gate,
    say_good_months,
    say_road_out,
    say_shock,
)
from app.i18n.toeslagen import say_toeslag, toeslag_titles
from calc.base.rounding import cents_half_up

_WORDS, _AMOUNT = SheetColumn.WORDS, SheetColumn.AMOUNT


def beside(case: Case, trace: Trace) -> Iterator[SheetBlock]:
    """Each part that there is, under a title of its own."""
    yield from _toeslagen(case, trace)
    if not case.assessment.partial:
        yield from _around(case)
        yield from _shocks(case, trace)
        yield from _comparison(case)


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
    formats = case.texts.formats
    lines = []
    for shock in shocks:
        what, _, outcome, _, savings = say_shock(case.texts, shock)
        lines.append(SheetLine((
            f"{what}: {outcome[:1].lower()}{outcome[1:]}", trace.number(shock.lowest),
            formats.short_month(shock.month), case.euros(cents_half_up(shock.lowest.amount)),
            formats.short_month(shock.lowest_month), savings,
        )))  # fmt: skip
    names = ("setback", "step", "begins", "lowest", "lowest_in", "savings")
    titles = tuple(case.tell(f"sheet.column.{name}") for name in names)
    columns = (_WORDS, SheetColumn.NUMBER, _AMOUNT, _AMOUNT, _AMOUNT, _AMOUNT)
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
