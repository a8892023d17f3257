"""What stands beside the plan as text: gate, shocks, good months, comparison, road out."""

from app.cli.table import TextColumn, table
from app.i18n import Texts
from app.i18n.plan_context import (
    SHOCK_COLUMNS,
    ContextPart,
    comparison_facts,
    comparison_note,
    say_gate,
    say_good_months,
    say_road_out,
    say_shock,
    shock_titles,
)
from app.services.assessing import Assessed


def beside_blocks(texts: Texts, assessed: Assessed) -> list[str]:
    """Every part that there is. A dossier that is not complete has a closed gate at most."""
    beside, draft = assessed.assessment.beside, assessed.draft
    closed = bool(beside.gate.closed_by)
    if assessed.assessment.partial:
        gate = say_gate(texts, beside) if closed else None
        return [_list(gate)] if gate else []
    # Nobody says that there is no room while only the taxable income is unknown.
    is_open = assessed.assessment.room_is_open
    parts = [
        None if is_open and not closed else say_gate(texts, beside),
        say_road_out(texts, beside.road_out) if beside.road_out and not is_open else None,
        say_good_months(texts, beside.good_months, draft) if beside.good_months else None,
    ]
    blocks = [_list(part) for part in parts if part is not None]
    if beside.shocks:
        blocks.append(_shocks(texts, assessed))
    if beside.comparison:
        blocks.append(_comparison(texts, assessed))
    return blocks


def _list(part: ContextPart) -> str:
    return "\n".join([part.title, *(f"  - {sentence}" for sentence in part.sentences)])


def _shocks(texts: Texts, assessed: Assessed) -> str:
    columns = [
        TextColumn(title, left=name != "savings")
        for name, title in zip(SHOCK_COLUMNS, shock_titles(texts), strict=True)
    ]
    rows = [say_shock(texts, shock) for shock in assessed.assessment.beside.shocks]
    return texts.text("beside.shocks.title") + "\n" + table(columns, rows)


def _comparison(texts: Texts, assessed: Assessed) -> str:
    comparison = assessed.assessment.beside.comparison
    assert comparison is not None  # beside_blocks has seen it
    rows = [[name, value] for name, value in comparison_facts(texts, comparison)]
    lines = [
        texts.text("beside.comparison.title"),
        table([TextColumn(left=True), TextColumn()], rows),
    ]
    note = comparison_note(texts, comparison, assessed.draft)
    return "\n".join([*lines, f"  {note}"] if note else lines)
