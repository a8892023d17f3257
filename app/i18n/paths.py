"""The path of a field in words: income[3].amount is "Inkomsten, regel 4 (Netto loon): bedrag"."""

from collections.abc import Sequence
from typing import Final

from app.i18n.choices import say_choice
from app.i18n.languages import LANGUAGES
from app.i18n.texts import Texts
from calc import UNKNOWN, Draft, Policy
from calc.base.path import field_path
from calc.dossier import Maybe
from calc.dossier.agreement import PlanEvent
from calc.dossier.budget_lines import ArrangementLine, ExpenseLine, IncomeLine, MonthOfIncome
from calc.dossier.debt import CoDebtor
from calc.dossier.household import LifeState
from calc.dossier.people import Adult, Child
from calc.dossier.stabilisation import Check, Reason

_TOP: Final = frozenset(Draft.model_fields) | {"schema_version"}


def say_path(texts: Texts, path: str, draft: Draft | None = None) -> str:
    """Where something is wrong, for the person who has to look there. "" is the whole file.

    With the draft a line is also called by its own name. A path in the policy, and a key that
    exists nowhere, are said as they stand in the file: that is what somebody searches for.
    """
    tokens = field_path(path).tokens
    if not tokens:
        return texts.text("path.whole_file")
    names = [name for name, _ in tokens]
    if names[0] not in _TOP or not _known(texts, names):
        return _as_written(texts, path, names)
    said = _phrases(texts, tokens, draft)
    return said[0] + (f": {', '.join(said[1:])}" if said[1:] else "")


def say_line(texts: Texts, path: str, draft: Draft | None = None) -> str:
    """The line that a path is in, without the field: "Inkomsten, regel 4 (Netto loon)"."""
    return say_path(texts, field_path(path).line, draft)


def line_name(texts: Texts, path: str, draft: Draft | None = None) -> str:
    """The line's own name when the draft is given, else where it stands."""
    here: object = draft
    for name, index in field_path(path).tokens:
        here = _inside(here, name, index)
    return name_of(texts, here) or say_line(texts, path)


def say_field(texts: Texts, names: Sequence[str]) -> str:
    """What a field is called, given the names that lead to it: the most specific name we have."""
    return texts.text(_field_key(texts, names))


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
    phrases: list[str] = []
    here: object = draft
    for place, (name, index) in enumerate(tokens, start=1):
        here = _inside(here, name, index)
        if index is None:
            phrase = say_field(texts, [name for name, _ in tokens[:place]])
        else:
            phrase = texts.text(f"item.{name}", n=index + 1)
            own_name = name_of(texts, here)
            if isinstance(here, Child):
                phrase = own_name  # a child has one number, wherever it stands in the list
            elif own_name:
                phrase += f" ({own_name})"
        phrases.append(phrase)
    return [phrases[0][0].upper() + phrases[0][1:], *phrases[1:]]


def _inside(here: object, name: str, index: int | None) -> object:
    """What a name leads to, or the item of that list; None when it is not there."""
    found = getattr(here, name, None)
    if index is None:
        return found
    return found[index] if isinstance(found, tuple) and index < len(found) else None


def name_of(texts: Texts, item: object) -> str:
    """What people call one item of a list in a dossier; "" when it has no name of its own."""
    match item:
        case IncomeLine():
            return _typed(texts, item.label, f"income.{item.code}")
        case ExpenseLine():
            return _typed(texts, item.label, f"expense.{item.code}")
        case ArrangementLine():
            if item.code is UNKNOWN:
                return _known_text(item.creditor)
            return _typed(texts, item.creditor, f"arrangement.{item.code}")
        case Adult():
            return item.ref.value
        case Child():
            return texts.text("item.children", n=item.ref.removeprefix("K"))
        case CoDebtor():
            return item.ref
        case LifeState():
            return say_choice(texts, item.kind)
        case Check():
            return texts.text(f"check.{item.code}")
        case Reason():
            return say_choice(texts, item.about)
        case PlanEvent():
            return say_choice(texts, item.status)
        case MonthOfIncome():
            return texts.formats.month(item.month)
        case _:
            return ""


def _typed(texts: Texts, name: Maybe[str], key: str) -> str:
    """The name that somebody typed; our own name of the code, in whatever language, in this one."""
    typed = _known_text(name)
    ours = {Texts(language).text(key).casefold() for language in LANGUAGES}
    return texts.text(key) if typed.strip().casefold() in {"", *ours} else typed


def _known_text(text: Maybe[str]) -> str:
    return "" if text is UNKNOWN else text
