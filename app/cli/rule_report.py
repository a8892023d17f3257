"""The outcome of one rule as a page of text: the answer, what one must know, and how it came."""

from collections.abc import Iterator, Sequence

from app.cli.table import TextColumn, table
from app.i18n import Texts, say_amount, say_step
from app.i18n.rules import (
    amounts_of,
    answer_of,
    say_file,
    say_mistake,
    say_rule,
    sentences_of,
)
from app.i18n.sources import say_tariff, short_source
from app.services.rules import RuleComputed
from calc import Step, TariffValue

_INDENT = "  "


def rule_report(texts: Texts, computed: RuleComputed) -> str:
    """Everything, as plain text with aligned amounts."""
    outcome, tariffs = computed.outcome, computed.tariffs
    title = texts.text(
        "rule.report.title",
        name=say_rule(texts, outcome.rule),
        day=texts.formats.day(tariffs.day),
        answer=answer_of(texts, outcome),
    )
    sentences = [
        *(
            say_mistake(texts, computed.rule, each.found, each.instead)
            for each in computed.mistakes
        ),
        *sentences_of(texts, computed.rule, outcome, tariffs),
    ]
    said = [f"  - {each}" for each in sentences]
    amounts = [list(row) for row in amounts_of(texts, outcome)]
    notes = _Notes(computed)
    written = set[int]()
    rows = [row for step in computed.steps for row in _rows(texts, notes, step, 0, written)]
    blocks = [
        "\n".join([title, "=" * len(title)]),
        "\n".join(said),
        table([TextColumn(left=True), TextColumn()], amounts),
        _tree(texts, rows) if rows else "",
        "\n".join(_sources(texts, notes.values)),
        say_file(texts, tariffs),
    ]
    return "\n\n".join(block for block in blocks if block)


class _Notes:
    """The tariff values that were met, each with a number."""

    def __init__(self, computed: RuleComputed) -> None:
        self._sources = computed.sources
        self.values: list[TariffValue] = []

    def number(self, step: Step) -> str:
        """ "[2]" for a tariff value, "" for any other step."""
        value = self._sources.behind(step)
        if value is None:
            return ""
        if value not in self.values:
            self.values.append(value)
        return f" [{self.values.index(value) + 1}]"


def _rows(
    texts: Texts, notes: _Notes, step: Step, depth: int, written: set[int]
) -> Iterator[list[str]]:
    what = say_step(texts, step)
    what = _INDENT * depth + what[:1].upper() + what[1:]
    again = bool(step.parts) and id(step) in written
    if again:
        what += f" {texts.text('rule.report.see_above')}"
    written.add(id(step))
    yield [
        what,
        say_amount(texts, step),
        texts.text(f"answer.status.{step.status.value}"),
        short_source(texts, step) + notes.number(step),
    ]
    for part in () if again else step.parts:
        yield from _rows(texts, notes, part, depth + 1, written)


def _tree(texts: Texts, rows: Sequence[Sequence[str]]) -> str:
    heads = [texts.text(f"answer.column.{key}") for key in ("what", "amount", "status", "source")]
    columns = [TextColumn(head, left=place != 1) for place, head in enumerate(heads)]
    return f"{texts.text('rule.report.tree')}\n{table(columns, rows)}"


def _sources(texts: Texts, values: Sequence[TariffValue]) -> Iterator[str]:
    if values:
        yield texts.text("rule.report.sources")
    for number, value in enumerate(values, start=1):
        link = f" {value.url}" if value.url else ""
        yield f"  [{number}] {say_tariff(texts, value)}{link}"
