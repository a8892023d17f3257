"""What the law says about a household, as text: the walls, the floor and the toeslagen."""

from collections.abc import Sequence

from app.cli.table import TextColumn, table
from app.i18n import Texts
from app.i18n.marks import say_no_figures, why_provisional
from app.i18n.taxable_income import room_open_ask, room_open_title
from app.i18n.toeslagen import asked_supplements, say_toeslag, toeslag_asks, toeslag_titles
from app.i18n.walls import (
    first_month_title,
    floor_asks,
    say_floor,
    say_floor_name,
    say_lowest,
    say_outcome,
    say_wall,
    two_payments,
    walls_of,
)
from app.services.assessing import Assessed
from calc import Step
from calc.base.rounding import cents_half_up


def provisional_block(texts: Texts, assessed: Assessed) -> str:
    """Why the outcome is provisional; "" when it is not."""
    reasons = why_provisional(texts, assessed.assessment)
    return _list(texts.text("law.provisional.why"), reasons) if reasons else ""


def nothing_to_say(texts: Texts, assessed: Assessed) -> list[str]:
    """Why no answer can be given at all: no figures of the law, or room that is still open."""
    if none := say_no_figures(texts, assessed.assessment, assessed.draft):
        return [texts.text("law.no_figures.title"), none]
    if assessed.assessment.room_is_open:
        return [
            room_open_title(texts, assessed.assessment), texts.text("law.room_open.why"),
            room_open_ask(texts, assessed.assessment),
        ]  # fmt: skip
    return []


def law_blocks(texts: Texts, assessed: Assessed) -> list[str]:
    """Every part that there is, each with its title."""
    return [
        block
        for block in (_walls(texts, assessed), _floor(texts, assessed), _toeslagen(texts, assessed))
        if block
    ]


def _walls(texts: Texts, assessed: Assessed) -> str:
    if not assessed.assessment.schedule:
        return ""
    row = assessed.assessment.shown
    assert row is not None  # seen above
    rows = [
        [
            texts.text("law.walls.lowest", name=wall.name) if wall.is_lowest else wall.name,
            say_wall(texts, wall),
        ]
        for wall in walls_of(texts, row)
    ]
    both = (say_lowest(texts, row), say_outcome(texts, assessed.assessment, row))
    said = [sentence for sentence in both if sentence]
    title = first_month_title(texts, row.month)
    return "\n".join(
        [title, table([TextColumn(left=True), TextColumn()], rows), f"  {' '.join(said)}"]
    )


def _floor(texts: Texts, assessed: Assessed) -> str:
    """The sum of the legal room, what is said about it, and what is still to be asked."""
    assessment, draft = assessed.assessment, assessed.draft
    floor = assessment.floor
    if floor is None:
        return ""
    row = assessment.shown
    name = texts.text("law.floor.less", name=say_floor_name(texts, floor))
    rows = [
        [texts.text("law.floor.counted"), _euros(texts, floor.counted)],
        [name, _euros(texts, floor.floor)],
    ]
    if row is not None:
        rows.append([texts.text("law.floor.arrangements"), _euros(texts, row.arrangements)])
        rows.append([texts.text("law.floor.wall"), _euros(texts, row.floor_wall)])
    month = texts.formats.month(row.month if row else assessment.first_month)
    lines = [
        texts.text("law.floor.title", month=month),
        table([TextColumn(left=True), TextColumn()], rows, rule=row is not None),
        *(f"  {sentence}" for sentence in say_floor(texts, assessment, draft)),
    ]
    if payments := two_payments(texts, assessment):
        lines.append(f"  {texts.text('law.income.title')}. {room_open_ask(texts, assessment)}")
        lines.append(
            table([TextColumn(left=True), TextColumn()], [list(pair) for pair in payments])
        )
    asks = [ask.said for ask in floor_asks(texts, assessment, draft)]
    if asks:
        lines.append(_list("  " + texts.text("law.floor.asks"), asks))
    return "\n".join(lines)


def _toeslagen(texts: Texts, assessed: Assessed) -> str:
    check = assessed.assessment.toeslagen
    if check is None:
        return f"{texts.text('law.toeslagen.title')}\n  {texts.text('law.toeslagen.none')}"
    rows = [say_toeslag(texts, result, assessed.draft) for result in check.results]
    columns = [
        TextColumn(title, left=place not in (1, 2))
        for place, title in enumerate(toeslag_titles(texts))
    ]
    lines = [texts.text("law.toeslagen.title"), table(columns, rows)]
    if asks := [ask.said for ask in toeslag_asks(texts, check, assessed.draft)]:
        lines.append(_list("  " + texts.text("law.toeslagen.asks"), asks))
    asked = [f"{item.question} {item.facts}" for item in asked_supplements(texts, check)]
    if asked:
        lines.append(_list("  " + texts.text("law.toeslagen.questions"), asked))
    return "\n".join(lines)


def _list(title: str, items: Sequence[str]) -> str:
    return "\n".join([title, *(f"  - {item}" for item in items)])


def _euros(texts: Texts, step: Step | None) -> str:
    if step is None:
        return texts.text("answer.not_known")
    return texts.formats.euros(cents_half_up(step.amount))
