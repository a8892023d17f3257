"""The assessment as a page of text: the answer first, then how it came about, then the months."""

from collections.abc import Sequence
from decimal import Decimal

from app.cli.beside import beside_blocks
from app.cli.law_report import law_blocks, nothing_to_say, provisional_block
from app.cli.life import solutions_block
from app.cli.table import Column, table
from app.i18n import Texts, first_paid, say_rungs, say_walls
from app.i18n.sentences import say_finding
from app.services.assessing import Assessed
from app.services.trouble import MOST_POINTS, with_more
from calc import UNKNOWN, Assessment, Finding, MonthRow, Severity, Step
from calc.rounding import cents_half_up


def report(texts: Texts, assessed: Assessed) -> str:
    """Everything somebody wants to read, as plain text with aligned amounts."""
    assessment = assessed.assessment
    parts = [
        _title(texts, assessed),
        _answer(texts, assessed),
        provisional_block(texts, assessed),
        _steps(texts, assessed),
        _groups(texts, assessment),
        _first_month(texts, assessment),
        *law_blocks(texts, assessed),
        *beside_blocks(texts, assessed),
        solutions_block(texts, assessed),
        _months(texts, assessment),
        _points(texts, assessed),
        _receipt(texts, assessment),
    ]
    return "\n\n".join(part for part in parts if part)


def open_points(texts: Texts, assessed: Assessed) -> list[str]:
    """What still stands between this dossier and a final plan, a sentence each."""
    stops = (Severity.MISSING, Severity.BLOCKS)
    findings = [each for each in assessed.assessment.findings if each.severity in stops]
    return _said(texts, findings, assessed)


def _said(texts: Texts, findings: Sequence[Finding], assessed: Assessed) -> list[str]:
    """The first findings, a sentence each, and how many more there are."""
    said = [say_finding(texts, each, assessed.draft) for each in findings[:MOST_POINTS]]
    return with_more(texts, said, len(findings) - len(said))


def _title(texts: Texts, assessed: Assessed) -> str:
    title = assessed.draft.about.title
    name = texts.text("cli.report.untitled") if title is UNKNOWN else title
    day = texts.formats.day(assessed.assessment.reference_date)
    line = texts.text("cli.report.title", name=name, day=day)
    return f"{line}\n{'=' * len(line)}"


def _answer(texts: Texts, assessed: Assessed) -> str:
    """What is paid, until when, and what happens then; or why there is no plan."""
    if nothing := nothing_to_say(texts, assessed):
        return "\n".join(nothing)
    assessment, formats = assessed.assessment, texts.formats
    plan = assessment.plan
    lines = []
    if plan is not None:
        decided = assessment.schedule[0].decided
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
        if assessment.payment is not None and assessment.payment.amount:
            amount = formats.euros(assessment.payment.amount)
            lines.append(texts.text("cli.report.indication", amount=amount))
    else:
        lines.append(texts.text("cli.report.no_room"))
    if assessment.term_that_repays is not None:
        lines.append(texts.text("cli.report.repays", months=assessment.term_that_repays))
    if plan is not None:
        lines.append(texts.text("cli.report.final" if assessment.final else "cli.report.concept"))
    return "\n".join(lines)


def _pays(texts: Texts, assessment: Assessment) -> str:
    """What is paid in the first month; nothing yet: what is paid later."""
    first = first_paid(assessment.rungs) or assessment.rungs[0]
    amount = texts.formats.euros(first.payment.amount)
    if first is assessment.rungs[0]:
        return texts.text("cli.report.pays", amount=amount)
    month = texts.formats.month(first.first)
    return texts.text("cli.report.pays_later", month=month, amount=amount)


def _steps(texts: Texts, assessed: Assessed) -> str:
    """The rungs with their dates and causes, when the payment changes; and the lowest wall."""
    assessment = assessed.assessment
    sentences = say_rungs(texts, assessment, assessed.draft)
    if not sentences or assessment.room_is_open:
        return ""
    lines = [texts.text("cli.report.steps")]
    for rung, sentence in zip(assessment.rungs, sentences, strict=True):
        lines.append(" ".join(["  -", sentence, say_walls(texts, rung)]).rstrip())
    return "\n".join(lines)


def _groups(texts: Texts, assessment: Assessment) -> str:
    groups = assessment.groups
    parts = [
        ("cli.report.income", groups.income),
        ("cli.report.less_costs", groups.costs),
        ("cli.report.less_arrangements", groups.arrangements),
    ]
    return _sum(texts, "cli.report.groups", parts, ("cli.report.left", groups.left_before_buffer))


def _first_month(texts: Texts, assessment: Assessment) -> str:
    if not assessment.schedule:
        return ""
    row = assessment.schedule[0]
    parts = [
        ("cli.report.income", row.income),
        ("cli.report.less_costs", row.costs),
        ("cli.report.less_arrangements", row.arrangements),
        ("cli.report.less_reserve", row.reserve),
    ]
    month = texts.formats.month(row.month)
    return _sum(texts, "cli.report.own", parts, ("cli.report.own_wall", row.own_wall), month=month)


def _sum(
    texts: Texts,
    heading: str,
    parts: Sequence[tuple[str, Step]],
    total: tuple[str, Step],
    **params: object,
) -> str:
    """A first amount, less the others, is the total; says so when the shown cents do not add up."""
    shown = [cents_half_up(part.amount) for _, part in parts]
    result = cents_half_up(total[1].amount)
    rows = [
        [texts.text(key), texts.formats.amount(amount)]
        for (key, _), amount in zip(parts, shown, strict=True)
    ]
    rows.append([texts.text(total[0]), texts.formats.amount(result)])
    lines = [texts.text(heading, **params), table([Column(left=True), Column()], rows, rule=True)]
    if shown[0] - sum(shown[1:], Decimal(0)) != result:
        lines.append("  " + texts.text("cli.report.cent"))
    return "\n".join(lines)


def _months(texts: Texts, assessment: Assessment) -> str:
    if not assessment.schedule:
        return ""
    floor = any(row.floor_wall is not None for row in assessment.schedule)
    names = ["month", "income", "costs", "arrangements", "reserve", "own_wall",
             *(["floor_wall"] if floor else []), "payment", "decided", "balance",
             "debt_left"]  # fmt: skip
    columns = [
        Column(texts.text(f"cli.months.{name}"), left=name in ("month", "decided"))
        for name in names
    ]
    rows = [_month(texts, row, floor=floor) for row in assessment.schedule]
    return texts.text("cli.report.months") + "\n" + table(columns, rows)


def _month(texts: Texts, row: MonthRow, *, floor: bool) -> list[str]:
    def amount(step: Step | None) -> str:
        return "-" if step is None else texts.formats.amount(cents_half_up(step.amount))

    return [
        str(row.month),
        amount(row.income),
        amount(row.costs),
        amount(row.arrangements),
        amount(row.reserve),
        amount(row.own_wall),
        *([amount(row.floor_wall)] if floor else []),
        amount(row.payment),
        texts.text(f"cli.decided.{row.decided.value}"),
        amount(row.balance),
        amount(row.debt_left),
    ]


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
    files = [f"{file.name} r{file.revision} {file.sha256[:12]}" for file in receipt.files]
    return texts.text(
        "cli.report.receipt",
        engine=receipt.engine,
        files=", ".join(files),
        input=receipt.input_sha256[:12],
        output=receipt.output_sha256[:12],
    )
