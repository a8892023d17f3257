"""The one amount of an outcome in words, and the sum behind it: for window, command and paper."""

from app.i18n.running import next_amount, say_when
from app.i18n.texts import Texts
from calc import UNKNOWN, Account, Assessment, Draft, Finding, HeadlineKind, Severity, Step
from calc.base.path import field_path
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type
from calc.dossier.asked import Topic

_LINES = {
    Topic.INCOME: "income",
    Topic.EXPENSES: "expenses",
    Topic.ARRANGEMENTS: "arrangements",
}


@value_type
class SaidHeadline:
    """What leads: what it is, the amount ("nog niet bekend"), and what is paid later ("")."""

    caption: str
    amount: str
    later: str
    known: bool


@value_type
class SaidRow:
    """One row of the sum: a name, an amount in words, whether it is an outcome of the rows above"""

    name: str
    amount: str
    total: bool = False


def say_headline(texts: Texts, assessment: Assessment) -> SaidHeadline:
    """The amount that leads, the same everywhere; of a plan that runs its next payment."""
    headline, running = assessment.headline, assessment.running
    if running is not None:
        amount, caption = next_amount(running), texts.text("life.running.headline")
        if assessment.nothing_is_asked:
            none, why = (texts.text(f"life.running.{key}") for key in ("none", "none_asked"))
            return SaidHeadline(caption, none, why, known=True)
        if amount is None:
            return SaidHeadline(caption, texts.text("ui.live.unknown"), "", known=False)
        said = texts.formats.euros(cents_half_up(amount))
        if assessment.beside.gate.closed_by:
            later = texts.text("life.running.closed")
            return SaidHeadline(caption, said, later, known=True)
        return SaidHeadline(caption, said, say_when(texts, running), known=True)
    key = "indication" if headline.kind is HeadlineKind.INDICATION else "pays"
    caption = texts.text(f"ui.live.{key}")
    if headline.amount is None:
        return SaidHeadline(caption, texts.text("ui.live.unknown"), "", known=False)
    later = ""
    if headline.first is not None and headline.later is not None:
        later = texts.text(
            "rung.pays",
            month=texts.formats.month(headline.first),
            amount=texts.formats.euros(headline.later.amount),
        )
    return SaidHeadline(caption, texts.formats.euros(headline.amount.amount), later, known=True)


def say_ask(texts: Texts, assessment: Assessment) -> str:
    """What to ask before there is any amount; "" when income and costs were asked."""
    ask = assessment.headline.ask
    if not ask:
        return ""
    names = [texts.text(f"topic.{topic.value}") for topic in ask]
    return texts.text("account.ask", topics=texts.formats.join(names))


def account_rows(texts: Texts, assessment: Assessment, draft: Draft) -> list[SaidRow]:
    """The sum of the first month, row by row; of what was not asked no amount.

    Only as far as it can be said. Where the reserve does not fit, what is left after the costs is
    the end of it: `account_note` says the rest.
    """
    account, groups = assessment.account, assessment.groups
    income = account.income if account else groups.income
    costs = account.costs if account else groups.costs
    arrangements = account.arrangements if account else groups.arrangements
    known = Topic.ARRANGEMENTS in assessment.asked
    rows = [
        _counted(texts, Topic.INCOME, income, draft),
        _counted(texts, Topic.EXPENSES, costs, draft),
        _counted(texts, Topic.ARRANGEMENTS, arrangements if known else None, draft),
    ]
    left = left_known(assessment)
    said = _euros(texts, left)
    if left is None and not assessment.headline.ask:
        # An amount that nobody knows is no cost of nothing: what is left is not said without it.
        said = texts.text("account.not_known")
    rows.append(SaidRow(texts.text("account.left_after_costs"), said, total=True))
    if (
        account is None
        or left is None
        or not _is_paid(assessment)
        or _reserve_does_not_fit(account)
    ):
        return rows
    return [
        *rows,
        SaidRow(texts.text("account.reserve"), _euros(texts, account.reserve)),
        SaidRow(texts.text("account.payment"), _euros(texts, account.payment)),
        SaidRow(
            texts.text("account.left_after_all"), _euros(texts, account.left_after_all), total=True
        ),
    ]


def strip_rows(texts: Texts, assessment: Assessment, *, pays_hidden: bool = False) -> list[SaidRow]:
    """The sum in four amounts, in whole euros: in, out, left after it, and what is paid.

    `pays_hidden`: costs are still asked for, and nobody is to see what comes out.
    """
    account, groups = assessment.account, assessment.groups
    headline, running = assessment.headline.amount, assessment.running
    paid = headline.amount if headline is not None else None
    if running is not None:
        paid = None if assessment.nothing_is_asked else next_amount(running)
    steps = {
        "in": account.income if account else groups.income,
        "out": account.costs if account else groups.costs,
        "left": left_known(assessment),
    }
    amounts = {name: None if step is None else step.amount for name, step in steps.items()}
    if pays_hidden:
        amounts["left"] = paid = None
    pays = "pays" if assessment.final or running is not None else "pays_concept"
    return [
        SaidRow(
            texts.text(f"shell.strip.{name}"),
            texts.text("account.dash") if amount is None else texts.formats.whole_euros(amount),
        )
        for name, amount in (amounts | {pays: paid}).items()
    ]


def count_unknown(draft: Draft, topic: Topic) -> int:
    """How many lines of a group have no amount that anybody knows."""
    lines = getattr(draft, topic.value)
    return sum(line.amount is UNKNOWN and not getattr(line, "months", ()) for line in lines)


def left_known(assessment: Assessment) -> Step | None:
    """What is left after the costs; None while an income or a cost is not known."""
    account, groups = assessment.account, assessment.groups
    if any(each.severity is Severity.MISSING and _is_income(each) for each in assessment.findings):
        return None  # what nobody knows comes in is no income of nothing
    if account is None or groups.left_before_buffer is None:
        return groups.left_before_buffer
    return account.left_after_costs


def _is_income(finding: Finding) -> bool:
    item = field_path(finding.path).item
    return item is not None and item.group == Topic.INCOME.value


def account_note(texts: Texts, assessment: Assessment) -> str:
    """What the rows do not say: the reserve does not fit, or it is the debtor's share; else ""."""
    account, groups = assessment.account, assessment.groups
    if account is None:
        return ""
    notes = []
    if _reserve_does_not_fit(account) and account.payment is not None:
        if cents_half_up(account.left_after_costs.amount) < 0:
            notes.append(texts.text("account.short"))
        else:
            reserve = _euros(texts, account.reserve)
            notes.append(texts.text("account.reserve_does_not_fit", amount=reserve))
    if groups.income is not None and groups.income.amount != account.income.amount:
        notes.append(texts.text("account.share"))
    return " ".join(notes)


def _is_paid(assessment: Assessment) -> bool:
    """Whether there is a payment to take off: none as long as the amount that leads is unknown."""
    account = assessment.account
    return (
        account is not None
        and account.payment is not None
        and assessment.headline.amount is not None
    )


def _reserve_does_not_fit(account: Account) -> bool:
    """Whether saving for setbacks would leave less than nothing, before anything is paid."""
    left = account.left_after_costs.amount - account.reserve.amount
    return cents_half_up(left) < 0


def _counted(texts: Texts, topic: Topic, amount: Step | None, draft: Draft) -> SaidRow:
    name = _LINES[topic]
    said = texts.text(f"account.{name}")
    count, unknown = len(getattr(draft, name)), count_unknown(draft, topic)
    if amount is None and not unknown:
        return SaidRow(said, texts.text("account.not_asked"))
    if unknown:
        said += f" ({texts.text('account.lines_unknown', count=count, unknown=unknown)})"
    elif count:
        said += f" ({count})"
    if amount is None or (count and unknown == count):
        return SaidRow(said, texts.text("account.not_known"))
    return SaidRow(said, _euros(texts, amount))


def _euros(texts: Texts, step: Step | None) -> str:
    """ "€ 12,50"; a dash where nobody can say it yet."""
    if step is None:
        return texts.text("account.dash")
    return texts.formats.euros(cents_half_up(step.amount))


def say_after(texts: Texts, assessment: Assessment) -> str:
    """The end of the sum in a few words: "opzij € 118,00, na alles blijft € 115,80"; or ""."""
    account = assessment.account
    if account is None or not _is_paid(assessment) or _reserve_does_not_fit(account):
        return ""
    reserve = texts.text("panel.pays.reserve", amount=_euros(texts, account.reserve))
    left = texts.text("panel.pays.left", amount=_euros(texts, account.left_after_all))
    return f"{reserve[:1].upper()}{reserve[1:]}, {left}"


def say_left(texts: Texts, assessment: Assessment) -> str:
    """The end of the sum in a sentence: what is left after all, or only after the costs; or ""."""
    account = assessment.account
    if account is None or not _is_paid(assessment):
        return ""
    if _reserve_does_not_fit(account):
        left = texts.text("account.left_costs_said", amount=_euros(texts, account.left_after_costs))
        return f"{left} {account_note(texts, assessment)}"
    return texts.text(
        "account.left_all_said",
        payment=_euros(texts, account.payment),
        amount=_euros(texts, account.left_after_all),
    )
