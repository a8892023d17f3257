"""The assessment as a page of text: the answer first, then how it came about, then the months."""

from collections.abc import Sequence
from decimal import Decimal

from app.cli.context_report import beside_blocks
from app.cli.law_report import law_blocks, nothing_to_say, provisional_block
from app.cli.table import TextColumn, table
from app.i18n import Texts, say_choice, say_rungs, say_walls
from app.i18n.agreement import say_open, say_why
from app.i18n.figures import say_alone
from app.i18n.headline import say_ask, say_headline, say_left
from app.i18n.missed import missed_asks, say_missed
from app.i18n.plan_context import say_closed
from app.i18n.running import say_paid, say_running
from app.i18n.user_error import MOST_POINTS, with_more
from app.services import short_findings
from app.services.assessing import Assessed
from app.services.documents import said_decision
from app.services.what_we_know import is_out_of_sight, known, to_ask
from calc import UNKNOWN, Assessment, Finding, MonthRow, Severity, Step
from calc.base.characters import on_one_line
from calc.base.rounding import cents_half_up
from calc.dossier.asked import Topic
from calc.plan.schedule_columns import Column, ColumnKind, ScheduleView, columns_for


def report(texts: Texts, assessed: Assessed) -> str:
    """Everything somebody wants to read, as plain text with aligned amounts."""
    assessment = assessed.assessment
    if is_out_of_sight(assessed):
        begun = [_title(texts, assessed), _missed(texts, assessment), not_yet(texts, assessed)]
        return "\n\n".join(part for part in [*begun, _points(texts, assessed)] if part)
    parts = [
        _title(texts, assessed),
        _missed(texts, assessment),
        _answer(texts, assessed),
        said_decision(assessed, texts),
        provisional_block(texts, assessed),
        _steps(texts, assessed),
        _groups(texts, assessment),
        _first_month(texts, assessment),
        *law_blocks(texts, assessed),
        *beside_blocks(texts, assessed),
        _solutions_block(texts, assessed),
        _months(texts, assessment),
        _points(texts, assessed),
        _receipt(texts, assessment),
    ]
    return "\n\n".join(part for part in parts if part)


def not_yet(texts: Texts, assessed: Assessed) -> str:
    """What is known of a call that is not over, what is still to be asked, and no amount to pay."""
    assessment, draft = assessed.assessment, assessed.draft
    on = assessment.reference_date
    found = known(texts, assessment, draft, assessed.policy_file.policy, on)
    rows = [[row.name, row.amount, row.note] for row in found.rows]
    columns = [TextColumn(left=True), TextColumn(), TextColumn(left=True)]
    parts = texts.formats.join(to_ask(texts, draft, on))
    lines = [texts.text("panel.pays.hidden")]
    lines += [texts.text("cli.report.to_ask", parts=parts)] if parts else []
    return "\n".join([*lines, "", table(columns, rows)])


def open_points(texts: Texts, assessed: Assessed) -> list[str]:
    """What still stands between this dossier and a final plan: each point once, in its sentence."""
    return _said(texts, short_findings.open_points(assessed.assessment), assessed)


def _said(texts: Texts, findings: Sequence[Finding], assessed: Assessed) -> list[str]:
    """The first findings, a sentence each, and how many more there are."""
    hidden = is_out_of_sight(assessed)
    said = [
        short_findings.said_point(texts, each, assessed.draft, pays_hidden=hidden)
        for each in findings[:MOST_POINTS]
    ]
    return with_more(texts, said, len(findings) - len(said))


def _title(texts: Texts, assessed: Assessed) -> str:
    title = assessed.draft.about.title
    name = texts.text("cli.report.untitled") if title is UNKNOWN else on_one_line(title)
    day = texts.formats.day(assessed.assessment.reference_date)
    line = texts.text("cli.report.title", name=name, day=day)
    return f"{line}\n{'=' * len(line)}"


def _missed(texts: Texts, assessment: Assessment) -> str:
    """The money that may be missed: before every other amount."""
    missed = assessment.missed
    if missed is None:
        return ""
    items = [f"  - {ask.said}" for ask in missed_asks(texts, missed)]
    return "\n".join([say_missed(texts, missed), *items])


def _answer(texts: Texts, assessed: Assessed) -> str:
    """What is paid, until when, and what happens then; or why there is no plan."""
    if ask := say_ask(texts, assessed.assessment):
        return f"{texts.text('cli.report.partial')}\n{ask}"
    if nothing := nothing_to_say(texts, assessed):
        return "\n".join(nothing)
    assessment, formats = assessed.assessment, texts.formats
    plan = assessment.plan
    lines = []
    if plan is not None and (row := assessment.shown) is not None:
        decided = row.decided
        lines = [
            _pays(texts, assessment),
            texts.text(
                "cli.report.until",
                first=formats.month(plan.first_month),
                end=formats.day(plan.end_date),
                months=plan.term_months,
            ),
            texts.text("cli.report.decided", decided=texts.text(f"decided.{decided.value}")),
            texts.text(
                "cli.report.total",
                total=formats.euros(plan.total),
                last=formats.month(plan.last_payment_month),
            ),
        ]
        if plan.discharge is not None:
            amount = formats.euros(cents_half_up(plan.discharge.amount))
            lines.append(texts.text("cli.report.discharge", amount=amount))
    elif assessment.partial:
        lines.append(texts.text("cli.report.partial"))
        amount_now = assessment.headline.amount
        if amount_now is not None:
            amount = formats.euros(amount_now.amount)
            lines.append(texts.text("cli.report.indication", amount=amount))
    else:
        closed = say_closed(texts, assessment.beside)
        lines.append(closed or texts.text("cli.report.no_room"))
    if assessment.term_that_repays is not None:
        lines.append(texts.text("cli.report.repays", months=assessment.term_that_repays))
    if assessment.running is not None:
        lines.append(say_paid(texts, assessment.running))
        lines.append(say_running(texts, assessment, assessment.running))
    elif plan is not None:
        lines.append(texts.text("cli.report.final" if assessment.final else "cli.report.concept"))
    return "\n".join(lines)


def _pays(texts: Texts, assessment: Assessment) -> str:
    """The amount that leads: of the first month; nothing yet: what is paid later."""
    headline, formats = assessment.headline, texts.formats
    if assessment.running is not None:
        said = say_headline(texts, assessment)
        when = f" {said.later}" if said.later else ""
        return f"{said.caption}: {said.amount}{when}"
    if headline.first is not None and headline.later is not None:
        amount = formats.euros(headline.later.amount)
        month = formats.month(headline.first)
        return texts.text("cli.report.pays_later", month=month, amount=amount)
    return texts.text("cli.report.pays", amount=say_headline(texts, assessment).amount)


def _steps(texts: Texts, assessed: Assessed) -> str:
    """The rungs with their dates and causes, when the payment changes; and the lowest wall."""
    assessment = assessed.assessment
    sentences = say_rungs(texts, assessment, assessed.draft)
    if not sentences or assessment.room_is_open:
        return ""
    lines = [texts.text("cli.report.steps")]
    for rung, sentence in zip(assessment.ahead, sentences, strict=True):
        lines.append(" ".join(["  -", sentence, say_walls(texts, rung)]).rstrip())
    return "\n".join(lines)


def _groups(texts: Texts, assessment: Assessment) -> str:
    groups = assessment.groups
    parts = [
        ("cli.report.income", groups.income),
        ("cli.report.less_costs", groups.costs),
        (
            "cli.report.less_arrangements",
            groups.arrangements if Topic.ARRANGEMENTS in assessment.asked else None,
        ),
    ]
    return _sum(texts, "cli.report.groups", parts, ("cli.report.left", groups.left_before_buffer))


def _first_month(texts: Texts, assessment: Assessment) -> str:
    row = assessment.shown
    if row is None:
        return ""
    parts = [
        ("cli.report.income", row.income),
        ("cli.report.less_costs", row.costs),
        ("cli.report.less_arrangements", row.arrangements),
        ("cli.report.less_reserve", row.reserve),
    ]
    month = texts.formats.month(row.month)
    said = _sum(texts, "cli.report.own", parts, ("cli.report.own_wall", row.own_wall), month=month)
    left = say_left(texts, assessment)
    return f"{said}\n  {left}" if left else said


def _sum(
    texts: Texts,
    heading: str,
    parts: Sequence[tuple[str, Step | None]],
    total: tuple[str, Step | None],
    **params: object,
) -> str:
    """A first amount, less the others, is the total; says so when the shown cents do not add up.

    None is what was not asked, or cannot be said yet.
    """
    shown = [None if part is None else cents_half_up(part.amount) for _, part in parts]
    result = None if total[1] is None else cents_half_up(total[1].amount)

    def said(amount: Decimal | None, missing: str) -> str:
        return texts.text(missing) if amount is None else texts.formats.amount(amount)

    rows = [
        [texts.text(key), said(amount, "account.not_asked")]
        for (key, _), amount in zip(parts, shown, strict=True)
    ]
    rows.append([texts.text(total[0]), said(result, "account.dash")])
    lines = [
        texts.text(heading, **params),
        table([TextColumn(left=True), TextColumn()], rows, rule=True),
    ]
    first, *less = [amount or Decimal(0) for amount in shown]
    if result is not None and first - sum(less, Decimal(0)) != result:
        lines.append("  " + texts.text("cli.report.cent"))
    return "\n".join(lines)


def _months(texts: Texts, assessment: Assessment) -> str:
    if not assessment.schedule:
        return ""
    shown = columns_for(ScheduleView.REPORT, assessment.schedule)
    columns = [
        TextColumn(texts.text(f"column.{column.name}.report"), left=not column.is_amount)
        for column in shown
    ]
    rows = [[_cell(texts, column, row) for column in shown] for row in assessment.schedule]
    return texts.text("cli.report.months") + "\n" + table(columns, rows)


def _cell(texts: Texts, column: Column, row: MonthRow) -> str:
    if column.kind is ColumnKind.MONTH:
        return str(row.month)
    if column.kind is ColumnKind.WORD:
        return texts.text(f"decided.{row.decided.value}.report")
    step = column.amount(row)
    return "-" if step is None else texts.formats.amount(cents_half_up(step.amount))


def _points(texts: Texts, assessed: Assessed) -> str:
    """The findings, by what they do."""
    blocks = []
    for severity in Severity:
        findings = [each for each in assessed.assessment.findings if each.severity is severity]
        sentences = _said(texts, findings, assessed)
        if sentences:
            heading = texts.text(f"cli.report.{severity.value}")
            blocks.append("\n".join([heading, *(f"  - {sentence}" for sentence in sentences)]))
    return "\n\n".join(blocks)


def _receipt(texts: Texts, assessment: Assessment) -> str:
    receipt = assessment.receipt
    files = [
        say_alone(texts, file, f"{file.name} r{file.revision} {file.sha256[:12]}")
        for file in receipt.files
    ]
    return texts.text(
        "cli.report.receipt",
        engine=receipt.engine,
        files=", ".join(files),
        input=receipt.input_sha256[:12],
        output=receipt.output_sha256[:12],
    )


def _solutions_block(texts: Texts, assessed: Assessed) -> str:
    """Every solution that may be chosen now, or after confirmation, with its conditions."""
    lines = [
        texts.text(
            "life.solution.line",
            name=say_choice(texts, solution.kind),
            open=say_open(texts, solution),
            role=solution.role,
            why=say_why(texts, solution),
        )
        for solution in assessed.assessment.solutions
        if solution.is_possible
    ]
    chosen = assessed.draft.solution.kind
    title = (
        texts.text("life.solution.title")
        if chosen is UNKNOWN
        else texts.text("life.solution.title_chosen", name=say_choice(texts, chosen))
    )
    return "\n".join([title, *(f"  - {line}" for line in lines)])
