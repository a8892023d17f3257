"""A letter beside the facts: what it says that is not so, and what it leaves out.

faults(made, "nl")      each as "what: the sentence"; none is an empty list
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from app.i18n import Texts
from app.services.documents import DocumentKind
from calc import Month
from calc.base.period import months_later
from calc.dossier.agreed_schedule import RestAtEnd
from tests.app.documents.matrix.catalogues import capitals, whole
from tests.app.documents.matrix.facts import (
    Run,
    addressees,
    debit_days,
    discharged,
    euros,
    facts,
    month_shown,
    never_named,
    outcome,
    own_balance,
    own_texts,
    paid_ahead,
    runs_ahead,
)
from tests.app.documents.matrix.reading import Read, read
from tests.app.documents.matrix.situations import HIDDEN, Situation
from tests.app.documents.matrix.templates import Value, misplaced

_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")
_TIMES: Final = re.compile(r"; (?:Aantal keer|Payments): (\d+)")
SHEET: Final = DocumentKind.CALCULATION_SHEET


@dataclass(frozen=True)
class Spoken:
    """A letter in words: of what, of which kind, in which language, from what was typed for it."""

    about: Situation
    kind: DocumentKind
    language: str
    text: str
    extras: dict[str, Any]


def faults(spoken: Spoken) -> list[str]:
    """Everything that is not as the dossier has it."""
    heard = read(spoken.text, spoken.language)
    return [
        *_strangers(spoken, heard),
        *_people(spoken, heard),
        *_wrong_labels(spoken),
        *_wrong_places(spoken),
        *_wrong_rows(spoken),
        *(f"left out: {what}" for what in left_out(spoken, heard)),
    ]


def _strangers(spoken: Spoken, heard: Read) -> Iterator[str]:
    """Amounts, days, months and counts that are no fact of the situation."""
    for said in heard.strange:
        yield f"not of this language, or no date: {said.what} in: {said.sentence}"
    if spoken.kind is SHEET:
        return
    may = facts(spoken.about, spoken.kind, spoken.extras)
    own = " ".join(own_texts(spoken.about, spoken.kind))
    counts = {said.what for said in read(own, spoken.language).counts}
    numbers = {month.number for month in may.months} | {day.month for day in may.days}
    told = (
        ("amount", heard.amounts, may.amounts),
        ("day", heard.days, may.days),
        ("month", heard.months, may.months | {Month.of(day) for day in may.days}),
        ("month", heard.bare_months, numbers),
        ("count", heard.counts, may.counts | counts),
    )
    for name, found, allowed in told:
        for one in found:
            if one.what not in allowed:
                yield f"{name} {one.what} is no fact, in: {one.sentence}"


def _people(spoken: Spoken, heard: Read) -> Iterator[str]:
    about, policy = spoken.about, spoken.about.about.policy_file.policy
    # The sheet is for professionals: what was decided and why stands in it.
    inside = (
        rf"{HIDDEN}-(?:reden|keuze|loon|partner|kind|gestopt)" if spoken.kind is SHEET else "(?!)"
    )
    text = re.sub(inside, "", spoken.text)
    if (at := text.casefold().find(HIDDEN.casefold())) >= 0:
        yield f"what stays inside the file: {text[max(at - 60, 0) : at + 40]!r}"
    for name in never_named(about):
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", spoken.text):
            yield f"of somebody else: {name}"
    accounts = {policy.iban, policy.creditor_id, _reference(spoken.text, about)}
    for said in heard.accounts:
        if str(said.what) not in accounts:
            yield f"account {said.what} is no fact, in: {said.sentence}"
    for said in heard.emails:
        known = " ".join((*own_texts(about, spoken.kind), policy.contact.email))
        if str(said.what) not in known and str(said.what) not in whole(spoken.language):
            yield f"address {said.what} is no fact, in: {said.sentence}"
    if spoken.kind is SHEET:
        return
    own = {word.rstrip(".'’-").casefold()
           for text in own_texts(about, spoken.kind) for word in _WORD.findall(text)}  # fmt: skip
    for said in heard.names:
        word = str(said.what)
        if word.casefold() not in own and word not in capitals(spoken.language):
            yield f"name {word} is nobody's here, in: {said.sentence}"


def _reference(text: str, about: Situation) -> str | None:
    """The reference to pay with, when it is made of the dossier's own."""
    own = re.sub(r"[\s\-./_:]", "", str(about.draft.debt.reference)).upper()
    hit = re.search(r"RF\d\d", text)
    return f"{hit[0]}{own}" if hit else None


def _wrong_labels(spoken: Spoken) -> Iterator[str]:
    """What stands beside a label and is something else than the label says."""
    if spoken.kind is SHEET:
        return
    lines = [line.strip(" -#•") for line in spoken.text.splitlines() if line.strip()]
    for key, values in labelled(spoken):
        label = Texts(spoken.language).text(key)
        # "Af: uw kosten € 1.879,11": a label that has a colon of its own gets no other.
        begins = re.compile(rf"{re.escape(label)}\s*(?:[:|]|$|(?=-?€))")
        for at, line in enumerate(lines):
            if not begins.match(line):
                continue
            beside = line if len(line) > len(label) + 1 else " ".join(lines[at : at + 2])
            heard = read(beside, spoken.language)
            told = [said.what for said in (*heard.amounts, *heard.days)]
            if told and told[0] not in values:
                yield f"{key} is {told[0]} and not {values[0]}, in: {beside}"


def _wrong_places(spoken: Spoken) -> Iterator[str]:
    """What stands in a place of a sentence and is something else than the sentence says."""
    if spoken.kind is SHEET:
        return
    known = {place: frozenset(values) for place, values in _places(spoken)}
    for each in misplaced(spoken.text, spoken.language, known):
        yield f"{each.key}: {each.value} is not its {each.place}, in: {each.sentence}"


def _places(spoken: Spoken) -> Iterator[tuple[tuple[str, str], Collection[Value]]]:
    about, found = spoken.about, outcome(spoken.about.name)
    talk = date.fromisoformat(found["next_conversation"]["day"])
    yield (r"document\.statement\.basis", "day"), {about.on}
    if (row := month_shown(about.name)) is not None:
        month = Month.parse(row["month"])
        yield (r"letter\.sum\.why\.floor.*|letter\.none\.why\.too_little", "amount"), {
            euros(row["room"])}  # fmt: skip
        yield (r"letter\.sum\..*", "step"), {about.about.policy_file.policy.payment_step}
        yield (r"letter\.sum\.basis|document\.statement\.basis", "month"), {month}
    yield (r"letter\.(none\.)?talk\..*|document\.interim\.talk.*", "day"), {talk}
    yield (r"letter\.answer\.none.*", "day"), {talk}
    if (interim := found["gate"]["interim"]) is not None:
        yield (r"document\.interim\..*", "until"), {date.fromisoformat(interim["until"])}
        yield (r"document\.interim\..*", "amount"), {euros(interim["amount"])}
    if "failed" in spoken.extras:
        yield (r"document\.failed\.what_on", "amount"), {spoken.extras["failed"]}
        yield (r"document\.failed\.what_on", "day"), {spoken.extras["failed_on"]}
        yield (r"paying\.described", "amount"), {spoken.extras["failed"]}
    yield (r"letter\.balance\..*", "amount"), {about.balance, own_balance(about)}
    if (beside := found["comparison"]) is not None and beside["free_on"]:
        yield (r"letter\.debt_help\..*", "day"), {date.fromisoformat(beside["free_on"])}
        for place, name in (("amount", "amount"), ("payment", "plan_amount")):
            yield (r"letter\.debt_help\..*", place), {euros(beside[name])} if beside[name] else ()
    if (plan := found["plan"]) is None:
        return
    end = date.fromisoformat(plan["end_date"])
    yield (r"letter\..*", "end"), {end}
    yield (r"letter\.end\.who_checks", "day"), {months_later(end, 1)}
    yield (r"document\.register\.plan\..*", "until"), {months_later(end, 60)}
    yield (r"letter\.condition\.payments_.*", "last"), {Month.of(end)}
    rest = {euros(plan["discharge"])} if plan["discharge"] else set[Value]()
    yield (r"letter\..*", "rest"), rest
    yield (r"document\.discharge\..*", "rest"), {amount for amount, _ in discharged(about)}
    yield (r"document\.discharge\..*", "day"), {day for _, day in discharged(about)}
    days = {months_later(day, 60) for _, day in discharged(about)}
    yield (r"document\.register\.discharge\..*", "until"), days
    if paid := paid_ahead(about.name):
        yield (r"letter\.answer\..*", "amount"), {paid[0].payment}
        yield (r"letter\.answer\..*", "month"), {paid[0].first}
        yield (r"document\.announced\..*", "amount"), {paid[0].payment}
        yield (r"document\.announced\..*", "day"), set(debit_days(about, paid[0].first))
        yield (r"letter\.pay\.one_amount", "amount"), {paid[0].payment}
        yield (r"letter\.pay\.one_amount", "last"), {Month.parse(plan["last_payment_month"])}
        if spoken.kind in (DocumentKind.PLAN, DocumentKind.REVIEW):
            yield (r"paying\.described", "amount"), {paid[0].payment}
            months = {paid[0].first, paid[0].last}
            yield (r"paying\.only_these_months", "months"), months


def _wrong_rows(spoken: Spoken) -> Iterator[str]:
    """The payments in a table, in a picture and in sentences: each month with its own amount."""
    if spoken.kind not in (DocumentKind.PLAN, DocumentKind.REVIEW):
        return
    runs = runs_ahead(spoken.about.name)
    payments: list[object] = [run.payment for run in runs]
    for line in rows(spoken.text):
        heard = read(line, spoken.language)
        months, amounts = (
            [said.what for said in heard.months],
            [said.what for said in heard.amounts],
        )
        for hit in _TIMES.finditer(line):
            if int(hit[1]) != _times(runs, months):
                yield f"{hit[1]} payments is not asked, in: {line}"
        if line.startswith(f"{Texts(spoken.language).text('letter.pay.total')};"):
            total = sum((run.payment * run.months for run in runs), Decimal(0))
            if amounts != [total]:
                yield f"not {total} in all, in: {line}"
        if heard.days or not 1 <= len(months) <= 2:
            continue
        run = next((run for run in runs if run.first == months[0]), None)
        if len(amounts) == 2:
            if run is None:
                yield f"no payments begin in {months[0]}, in: {line}"
            elif [run.last, run.payment, run.payment * run.months] != [months[-1], *amounts]:
                yield f"not {run.payment} through {run.last}, in: {line}"
        elif len(months) == len(amounts) == 1 and amounts[0] in payments:
            yield from _wrong_change(run, months[0], amounts[0], line)


def _times(runs: Sequence[Run], months: Sequence[object]) -> int:
    """How many payments the run has that begins in the first of these months; without: in all."""
    return sum(
        run.months for run in runs if run.payment and run.first in (months or [run.first])[:1]
    )


def rows(text: str) -> list[str]:
    """The lines of a text; a row of a table, which has a line for each of its values, is one."""
    return re.sub(r"\n  (?=\S)", "; ", text).splitlines()


def _wrong_change(run: Run | None, month: object, amount: object, line: str) -> Iterator[str]:
    if run is None or run.payment != amount:
        yield f"not {amount} from {month}, in: {line}"


_OF_DEBITS: Final = (DocumentKind.PLAN, DocumentKind.REVIEW, DocumentKind.PRE_NOTIFICATION)
"""What tells the days of a plan that is collected."""


def labelled(spoken: Spoken) -> Iterator[tuple[str, tuple[Decimal | date, ...]]]:
    """What stands beside each label, wherever the letter has it: any of these values."""
    about, found = spoken.about, outcome(spoken.about.name)
    yield "letter.detail.date", (about.on,)
    paid = paid_ahead(about.name)
    if found["plan"] and paid and spoken.kind in _OF_DEBITS:
        yield "paying.line.amount", (paid[0].payment,)
        for which in ("first", "next"):
            yield f"paying.line.{which}_time", debit_days(about, paid[0].first)
        yield "paying.line.last_time", debit_days(about, paid[-1].last)
    if "failed" in spoken.extras:
        yield "paying.line.amount", (spoken.extras["failed"],)
    if (row := month_shown(about.name)) is not None and spoken.kind is not SHEET:
        yield from _of_the_sum(row, found)


def _of_the_sum(row: dict[str, Any], found: dict[str, Any]) -> Iterator[Any]:
    for part in ("income", "costs", "arrangements", "reserve", "payment"):
        yield f"letter.sum.{part}", (euros(row[part]),)
        yield f"document.statement.{part}", (euros(row[part]),)
        yield f"document.overview.{part}", (euros(row[part]),)
    yield "letter.sum.left", (euros(row["own_wall"]),)
    if (account := found["account"]) is not None:
        after_costs = euros(account["left_after_costs"])
        for key in ("left", "short"):
            yield f"document.overview.{key}", (abs(after_costs),)
        free = after_costs if euros(row["own_wall"]) < 0 else euros(account["left_after_all"])
        yield "document.overview.free", (free,)
    for key in ("document.statement.room", "document.statement.short"):
        yield key, (abs(euros(row["own_wall"])),)
    if row["floor_wall"] is not None:
        most = max(euros(row["floor_wall"]), Decimal(0))
        for key in ("letter.sum.by_law", "document.statement.by_law",
                    "document.statement.by_law_indicative"):  # fmt: skip
            yield key, (most,)
    if found["free_for_others"]:
        yield "document.statement.free", (euros(found["free_for_others"]),)


def left_out(spoken: Spoken, heard: Read | None = None) -> Iterator[str]:
    """What a letter of this kind must say, and does not."""
    heard = heard or read(spoken.text, spoken.language)
    about, kind, found = spoken.about, spoken.kind, outcome(spoken.about.name)
    if kind is SHEET:
        return
    days, amounts = {said.what for said in heard.days}, {said.what for said in heard.amounts}
    if about.on not in days:
        yield f"the day of the letter, {about.on}"
    if kind not in (DocumentKind.DRAAGKRACHTVERKLARING,):
        for adult in addressees(about):
            if str(adult.name) not in spoken.text:
                yield f"the addressee {adult.name}"
    plan, talk = found["plan"], date.fromisoformat(found["next_conversation"]["day"])
    if kind in (DocumentKind.PLAN, DocumentKind.REVIEW) and plan is not None:
        end = date.fromisoformat(plan["end_date"])
        if end not in days:
            yield f"the end date {end}"
        for run in paid_ahead(about.name):
            if not _says(spoken, run):
                yield f"{run.payment} from {run.first}"
        rest = euros(plan["discharge"] or "0")
        if plan["rest_at_end"] == RestAtEnd.DISCHARGE.value and rest and rest not in amounts:
            yield f"the rest {rest}"
        if talk not in days and talk > about.on:
            yield f"the next conversation {talk}"
    if kind in (DocumentKind.INTERIM, DocumentKind.NO_PAYMENT) and talk not in days:
        yield f"the next conversation {talk}"
    if kind is DocumentKind.INTERIM:
        interim = found["gate"]["interim"]
        if date.fromisoformat(interim["until"]) not in days:
            yield f"until {interim['until']}"
        if euros(interim["amount"]) and euros(interim["amount"]) not in amounts:
            yield f"the amount {interim['amount']}"
    if kind is DocumentKind.PAYMENT_FAILED and spoken.extras:
        if spoken.extras["failed"] not in amounts:
            yield f"the payment {spoken.extras['failed']}"
        if spoken.extras["failed_on"] not in days:
            yield f"its day {spoken.extras['failed_on']}"
    if kind is DocumentKind.DISCHARGE:
        for rest, day in discharged(about):
            if (rest and rest not in amounts) or day not in days:
                yield f"the rest {rest} on {day}"
    yield from _of_the_debt(spoken, amounts)


def _of_the_debt(spoken: Spoken, amounts: set[object]) -> Iterator[str]:
    """E6: whom the money is owed to, and how much is open."""
    about, kind = spoken.about, spoken.kind
    creditor, balance = about.draft.debt.creditor, about.balance
    if kind in _NAMES_CREDITOR and str(creditor) not in spoken.text:
        yield f"the creditor {creditor}"
    running = outcome(about.name)["running"]
    known = running is None or running["received_known"]  # what nobody wrote down is not told
    if kind in _NAMES_BALANCE and balance and known and not {balance, own_balance(about)} & amounts:
        yield f"the open balance {balance}"


_NAMES_CREDITOR: Final = frozenset(
    {
        DocumentKind.INVITATION,
        DocumentKind.INTERIM,
        DocumentKind.PLAN,
        DocumentKind.NO_PAYMENT,
        DocumentKind.REVIEW,
        DocumentKind.PAYMENT_FAILED,
        DocumentKind.DISCHARGE,
        DocumentKind.HEIRS,
    }
)
_NAMES_BALANCE: Final = frozenset(
    {DocumentKind.INTERIM, DocumentKind.PLAN, DocumentKind.NO_PAYMENT, DocumentKind.REVIEW}
)


def _says(spoken: Spoken, run: Run) -> bool:
    """Whether one line, or one sentence, has the payment with its first month or day."""
    for line in rows(spoken.text):
        heard = read(line, spoken.language)
        if run.payment not in {said.what for said in heard.amounts}:
            continue
        months = {said.what for said in heard.months}
        months |= {Month.of(said.what) for said in heard.days if isinstance(said.what, date)}
        if run.first in months:
            return True
    return False
