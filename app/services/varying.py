"""What can be varied in a what-if, and the dossier with it: one thing at a time, as it is said.

It makes a second draft and policy beside those that are; nothing here touches a dossier. No Qt.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from pydantic import ValidationError

from app.i18n import Texts
from app.i18n.paths import line_name
from app.services.agreement import is_agreed
from app.services.reading import (
    Kind,
    Reading,
    Refusal,
    Said,
    read_amount,
    read_month,
    read_number,
    say_reading,
)
from app.services.say_outcome import short_euros
from app.services.whatif import TERM, Changed, changed_by
from calc import UNKNOWN, Assessment, Draft, Policy, PolicyFile, problems_of
from calc.base.path import field_path
from calc.base.period import Frequency
from calc.base.value_type import value_type
from calc.dossier.codes import ReasonFor
from calc.dossier.solution import SolutionKind
from calc.dossier.stabilisation import Reason
from calc.entitlement.entitled import CHECKED

_YEARS: Final = ("jaar", "jr", "year", "years", "yr")
_POLICY: Final = (
    "plan_min", "payment_step", "ladder_share", "reserve_min", "reserve_share", "reserve_after",
    "no_rise_in_last_months", "target_min",
)  # fmt: skip
_COSTS: Final = ("expenses", "arrangements")


class Varied(StrEnum):
    """What varies."""

    TERM = "term"
    TOESLAG = "toeslag"
    INCOME = "income"
    COST = "cost"
    AMOUNT = "amount"
    START = "start"
    POLICY = "policy"
    """compared, and never taken over: it does not stand in the dossier"""

    @property
    def is_of_dossier(self) -> bool:
        """Whether it can be taken over."""
        return self is not Varied.POLICY


@value_type
class Choice:
    """One thing that can vary: its path or name, what it is called, and what it is now in words.

    `proposed`: what to begin with, of a toeslag that is missed; "": what it is now.
    """

    path: str
    name: str
    now: str
    proposed: str = ""


@value_type
class Variation:
    """What was understood: `said` for below the field; `changed` is None where nothing varies."""

    said: str
    is_read: bool
    changed: Changed | None = None


def choices_of(
    texts: Texts, varied: Varied, assessment: Assessment, draft: Draft, policy: Policy
) -> tuple[Choice, ...]:
    """What of this can vary; nothing where it does not apply."""
    formats = texts.formats
    match varied:
        case Varied.TERM:
            now = texts.plural("amount.months", assessment.term_months)
            return () if is_agreed(draft) else (Choice(TERM, "", now),)
        case Varied.START:
            month = formats.month(assessment.first_month)
            return () if is_agreed(draft) else (Choice("first_plan_month", "", month),)
        case Varied.AMOUNT:
            step = assessment.headline.amount
            return () if step is None else (Choice("", "", short_euros(texts, step.amount)),)
        case Varied.TOESLAG:
            return _toeslagen(texts, assessment)
        case Varied.INCOME:
            return _lines(texts, draft, ("income",))
        case Varied.COST:
            return _lines(texts, draft, _COSTS)
        case Varied.POLICY:
            return tuple(
                Choice(key, texts.text(f"policy.{key}"), formats.number(getattr(policy, key), 5))
                for key in _POLICY
            )


def vary(
    texts: Texts, varied: Varied, choice: Choice, text: str, draft: Draft, policy_file: PolicyFile,
    on: date,
) -> Variation:  # fmt: skip
    """Read what was typed, and the dossier with it. What cannot be read changes nothing."""
    said = _read(varied, text, on)
    if not isinstance(said, Reading) or said.kind not in (Kind.AMOUNT, Kind.MONTH, Kind.NUMBER):
        return Variation(_say(texts, said), is_read=False)
    if _in_words(texts, varied, said) == choice.now:
        return Variation("", is_read=True)  # it is so already, chosen or not
    changed = _changed(varied, choice, said, draft, policy_file)
    instead = texts.text("outcome.whatif.instead", said=_understood(texts, varied, said),
                         now=choice.now)  # fmt: skip
    return Variation(instead if choice.now else say_reading(texts, said), True, changed)


def with_reason(draft: Draft, varied: Varied, said: str, reason: str, on: date) -> Draft:
    """The changed draft with why it was taken over, and on which day."""
    text = f"{said} {reason}"
    kept = Reason(about=ReasonFor.OTHER, text=text, on=on)
    update: dict[str, object] = {"reasons": (*draft.reasons, kept)}
    if varied in (Varied.TERM, Varied.AMOUNT) and draft.solution.reason is UNKNOWN:
        update["solution"] = draft.solution.model_copy(update={"reason": reason})
    return draft.model_copy(update=update)


def _toeslagen(texts: Texts, assessment: Assessment) -> tuple[Choice, ...]:
    """Every toeslag, one that is missed first, with what there is a right to."""
    missed = {item.toeslag for item in assessment.missed.each} if assessment.missed else set()
    check, formats = assessment.toeslagen, texts.formats
    results = {result.toeslag: result for result in check.results} if check else {}
    choices = []
    for name in sorted(CHECKED, key=lambda each: each not in missed):
        result, now, proposed = results.get(name), "", ""
        if result is not None and result.received is not None:
            now = formats.euros(result.received.amount)
        if result is not None and result.entitled is not None and name in missed:
            proposed = formats.amount(result.entitled.amount)
        choices.append(Choice(name, texts.text(f"toeslag.{name}"), now, proposed))
    return tuple(choices)


def _lines(texts: Texts, draft: Draft, groups: Sequence[str]) -> tuple[Choice, ...]:
    found = []
    for group in groups:
        for place, line in enumerate(getattr(draft, group)):
            has_months = group == "income" and line.months
            if line.amount is not UNKNOWN or has_months:
                path = f"{group}[{place}]"
                amount = line.amount
                now = "" if amount is UNKNOWN else texts.formats.amount(amount)
                frequency = line.frequency
                if now and isinstance(frequency, Frequency):
                    now = f"{now} {texts.text(f'frequency.{frequency.value}')}"
                found.append(Choice(path, line_name(texts, path, draft), now))
    return tuple(found)


def _read(varied: Varied, text: str, on: date) -> Said:
    match varied:
        case Varied.TERM:
            return _term(text)
        case Varied.START:
            return read_month(text, on)
        case Varied.POLICY:
            return read_number(text)
        case _:
            return read_amount(text, Frequency.MONTH, on)


def _term(text: str) -> Said:
    """ "48", "48 maanden" or "4 jaar"."""
    words = text.casefold().split()
    if len(words) == 2 and words[1].rstrip(".") in _YEARS:
        said = read_number(words[0])
        if isinstance(said, Reading) and said.number is not None:
            return replace(said, number=said.number * 12)
        return said
    return read_number(text)


def _say(texts: Texts, said: Said) -> str:
    if isinstance(said, Reading):  # nothing, not known, yes or no: no amount to vary with
        return texts.text("outcome.whatif.needs")
    if isinstance(said, Refusal) and said.code == "nothing_said":
        return ""
    return say_reading(texts, said)


def _understood(texts: Texts, varied: Varied, said: Reading) -> str:
    if varied is Varied.TERM:
        return texts.text("reading.understood", said=_in_words(texts, varied, said))
    return say_reading(texts, said)


def _in_words(texts: Texts, varied: Varied, said: Reading) -> str:
    """As a choice says what it is now; "" where that has no words of its own."""
    if varied is Varied.TERM and said.number is not None:
        if _is_whole(said.number):
            return texts.plural("amount.months", int(said.number))
        return texts.formats.number(said.number)
    if varied is Varied.START and said.month is not None:
        return texts.formats.month(said.month)
    if varied is Varied.AMOUNT and said.amount is not None:
        return short_euros(texts, said.amount)
    return ""


def _changed(
    varied: Varied, choice: Choice, said: Reading, draft: Draft, policy_file: PolicyFile
) -> Changed:
    match varied:
        case Varied.TERM | Varied.POLICY:
            number = said.number or Decimal(0)
            return changed_by(draft, policy_file, [f"{choice.path}={_plain(number)}"])
        case Varied.START:
            return changed_by(draft, policy_file, [f"first_plan_month={said.month}"])
        case Varied.AMOUNT:
            return _edited(draft, policy_file, lambda values: _choose(values, said))
        case Varied.TOESLAG:
            return _edited(draft, policy_file, lambda values: _receive(values, choice, said))
        case Varied.INCOME | Varied.COST:
            return _edited(draft, policy_file, lambda values: _pay(values, choice, said))


def _edited(
    draft: Draft, policy_file: PolicyFile, edit: Callable[[dict[str, Any]], None]
) -> Changed:
    values = draft.model_dump(mode="json")
    edit(values)
    try:
        return Changed(Draft.model_validate_json(json.dumps(values)), policy_file)
    except ValidationError as error:
        return Changed(draft, policy_file, tuple(problems_of(error)))


def _choose(values: dict[str, Any], said: Reading) -> None:
    """An amount of the plan that somebody chooses."""
    values["solution"] |= {"kind": SolutionKind.PLAN.value, "amount": str(said.amount)}


def _pay(values: dict[str, Any], choice: Choice, said: Reading) -> None:
    """Another amount of a line; months that are known one by one give way to it."""
    [(group, place)] = field_path(choice.path).tokens
    line = values[group][place]
    line["amount"] = str(said.amount)
    if said.frequency is not None:
        line["frequency"] = said.frequency.value
    if line.get("months"):
        line |= {"months": [], "varying": False}


def _receive(values: dict[str, Any], choice: Choice, said: Reading) -> None:
    """A toeslag that comes in: in the line that is there, else in a new one."""
    code = CHECKED[choice.path].income
    amount = {"amount": str(said.amount), "frequency": (said.frequency or Frequency.MONTH).value}
    found = next((line for line in values["income"] if line["code"] == code), None)
    if found is not None:
        found.update(amount)
        return
    who = values["adults"][0]["ref"] if values["adults"] else "UNKNOWN"
    values["income"].append({"code": code, "who": who, **amount})


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


def _plain(number: Decimal) -> str:
    return f"{number:f}" if not _is_whole(number) else str(int(number))
