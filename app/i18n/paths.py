"""The path of a field in words: income[3].amount is "Inkomsten, regel 4 (Netto loon): bedrag"."""

import re
from collections.abc import Sequence
from typing import Final

from app.i18n.choices import say_choice
from app.i18n.texts import Texts
from calc import UNKNOWN, Draft, Policy
from calc.dossier.debt import CoDebtor
from calc.dossier.lines import ArrangementLine, ExpenseLine, IncomeLine, MonthOfIncome
from calc.dossier.people import Adult, Child
from calc.dossier.stabilisation import Check, Reason

_TOKEN: Final = re.compile(r"(?P<name>[^.\[\]]+)(?:\[(?P<index>\d+)\])?")


def say_path(texts: Texts, path: str, draft: Draft | None = None) -> str:
    """Where something is wrong, for the person who has to look there. "" is the whole file.

    With the draft a line is also called by its own name. A path in the policy, and a key that exists
    nowhere, are said as they stand in the file: that is what somebody searches for.
    """
    tokens = _tokens(path)
    if not tokens:
        return texts.text("path.whole_file")
    names = [name for name, _ in tokens]
    if names[0] not in Draft.model_fields or not _known(texts, names):
        return _as_written(texts, path, names)
    said = _phrases(texts, tokens, draft)
    return said[0] + (f": {', '.join(said[1:])}" if said[1:] else "")


def say_line(texts: Texts, path: str, draft: Draft | None = None) -> str:
    """The line that a path is in, without the field: "Inkomsten, regel 4 (Netto loon)"."""
    name, index = (_tokens(path) or [("", None)])[0]
    return say_path(texts, name if index is None else f"{name}[{index}]", draft)


def say_field(texts: Texts, names: Sequence[str]) -> str:
    """What a field is called, given the names that lead to it: the most specific name we have."""
    return texts.text(_field_key(texts, names))


def _tokens(path: str) -> list[tuple[str, int | None]]:
    """The names of a path, each with its place in the list if it is one."""
    return [
        (found["name"], int(found["index"]) if found["index"] else None)
        for found in _TOKEN.finditer(path)
    ]


def _field_key(texts: Texts, names: Sequence[str]) -> str:
    within = f"field.{names[-2]}.{names[-1]}" if len(names) > 1 else ""
    return within if within and texts.has(within) else f"field.{names[-1]}"


def _known(texts: Texts, names: Sequence[str]) -> bool:
    return all(texts.has(_field_key(texts, names[: length + 1])) for length in range(1, len(names)))


def _as_written(texts: Texts, path: str, names: Sequence[str]) -> str:
    if names[0] in Policy.model_fields:
        full = f"policy.{'.'.join(names)}"
        return f"{path} ({texts.text(full if texts.has(full) else f'policy.{names[0]}')})"
    return texts.text("path.as_written", path=path)


def _phrases(texts: Texts, tokens: list[tuple[str, int | None]], draft: Draft | None) -> list[str]:
    phrases, here = [], draft
    names: list[str] = []
    for name, index in tokens:
        names.append(name)
        here = getattr(here, name, None)
        phrase = say_field(texts, names)
        if index is not None:
            here = here[index] if isinstance(here, tuple) and index < len(here) else None
            phrase = texts.text(f"item.{name}", n=index + 1)
            own_name = name_of(texts, here)
            phrase += f" ({own_name})" if own_name else ""
        phrases.append(phrase)
    return [phrases[0][0].upper() + phrases[0][1:], *phrases[1:]]


def name_of(texts: Texts, item: object) -> str:
    """What people call one item of a list in a dossier; "" when it has no name of its own."""
    match item:
        case IncomeLine():
            return (
                item.label if item.label not in (UNKNOWN, "") else texts.text(f"income.{item.code}")
            )
        case ExpenseLine():
            return (
                item.label
                if item.label not in (UNKNOWN, "")
                else texts.text(f"expense.{item.code}")
            )
        case ArrangementLine():
            if item.creditor not in (UNKNOWN, ""):
                return item.creditor
            return "" if item.code is UNKNOWN else texts.text(f"arrangement.{item.code}")
        case Adult() | Child():
            return item.ref.value if isinstance(item, Adult) else item.ref
        case CoDebtor():
            return item.ref
        case Check():
            return f"{item.code} {texts.text(f'check.{item.code}')}"
        case Reason():
            return say_choice(texts, item.about)
        case MonthOfIncome():
            return texts.formats.month(item.month)
        case _:
            return ""
