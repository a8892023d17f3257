"""`key=value` on the command line, as the inputs of a rule; every mistake with how to write it."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final, cast

from app.i18n import Texts
from app.i18n.rules import say_how_to_write
from app.i18n.user_error import Exit, UserError
from app.services.rules import MOST, near
from calc.base.unknown import UNKNOWN
from calc.law.rule import Input, InputKind, Leefsituatie, Rule, Value

_EUROS: Final = re.compile(r"\d{1,9}(\.\d{1,2})?", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,6}(\.\d{1,6})?", re.ASCII)
_COUNT: Final = re.compile(r"\d{1,3}", re.ASCII)
_YES_NO: Final = {"true": True, "ja": True, "false": False, "nee": False}
_LISTS: Final = frozenset({InputKind.AGES, InputKind.HOURS, InputKind.YES_NO_EACH})
_EXAMPLES: Final[Mapping[InputKind, str]] = {
    InputKind.EUR: "5000.00",
    InputKind.EUR_PER_YEAR: "28000.00",
    InputKind.NUMBER: "8.33",
    InputKind.EUR_PER_MONTH: "1234.56",
    InputKind.YES_NO: "ja",
    InputKind.COUNT: "2",
    InputKind.AGES: "4,9",
    InputKind.HOURS: "36,20",
    InputKind.YES_NO_EACH: "nee,nee",
    InputKind.SITUATION: Leefsituatie.GEHUWD_MET_KINDEREN.value,
}
_OWN_EXAMPLES: Final[Mapping[str, str]] = {
    "ages": "41,38",
    "net_income": "1900.00",
    "other_income": "0.00",
    "individual_costs": "150.00",
    "corrections": "50.00",
    "exempt": "150.00",
    "holiday_pay": "1185.00",
    "extra_pay": "0.00",
}
"""Of inputs for which the example of their kind is none: together they make a household."""


class WrongInputs(UserError):
    """What is wrong with the words of a command, a sentence each."""

    exit_code = Exit.WRONG_USE

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("rule.wrong")
        self.sentences = tuple(sentences)

    def said(self, texts: Texts) -> list[str]:
        """The sentences."""
        return list(self.sentences)


def read_inputs(texts: Texts, rule: Rule, words: Sequence[str]) -> dict[str, Value]:
    """The inputs. A list may be empty (`ages=`); UNKNOWN is as left out. Raises WrongInputs."""
    specs = {spec.name: spec for spec in rule.inputs}
    values: dict[str, Value] = {}
    wrong: list[str] = []
    for word in words:
        key, equals, text = word.partition("=")
        if not equals or not key:
            wrong.append(texts.text("rule.wrong.not_a_pair", word=word, example=_example(rule)))
        elif key not in specs:
            wrong.append(_unknown_input(texts, rule, key))
        elif key in values:
            wrong.append(texts.text("rule.wrong.twice", input=key))
        else:
            spec, text = specs[key], text.strip()
            code, values[key] = _value(spec, text)
            if code:
                wrong.append(_say_wrong(texts, code, spec, text))
    if wrong:
        raise WrongInputs(wrong)
    return values


def example_of(spec: Input) -> str:
    """How the input is written, for instance."""
    return f"{spec.name}={_OWN_EXAMPLES.get(spec.name, _EXAMPLES[spec.kind])}"


def meant(texts: Texts, word: str, words: Sequence[str]) -> str:
    """ "Bedoelt u ...?", or nothing when no word is near."""
    found = near(word, words)
    return texts.text("rule.wrong.meant", words=texts.formats.choice(found)) if found else ""


def _value(spec: Input, text: str) -> tuple[str, Value]:
    """What is wrong ("" for nothing), and the value."""
    if text == "UNKNOWN":
        return "", UNKNOWN
    if spec.kind in _LISTS:
        items = [item.strip() for item in text.split(",")] if text else []
        read = [_one(spec.kind, item) for item in items]
        code = next((code for code, _ in read if code), "")
        return code, cast("Value", tuple(value for _, value in read))
    return _one(spec.kind, text) if text else ("empty", UNKNOWN)


def _one(kind: InputKind, text: str) -> tuple[str, Value]:
    match kind:
        case InputKind.EUR | InputKind.EUR_PER_YEAR | InputKind.EUR_PER_MONTH:
            return _euros(text)
        case InputKind.NUMBER:
            return _number(text)
        case InputKind.YES_NO | InputKind.YES_NO_EACH:
            return _chosen(_YES_NO, text)
        case InputKind.SITUATION:
            return _chosen({member.value: member for member in Leefsituatie}, text)
        case _:
            return _whole(kind, text)


def _chosen(choices: Mapping[str, Value], text: str) -> tuple[str, Value]:
    value = choices.get(text.lower())
    return ("choice", UNKNOWN) if value is None else ("", value)


def _euros(text: str) -> tuple[str, Value]:
    if _EUROS.fullmatch(text):
        return "", Decimal(text)
    negative = text.startswith("-") and bool(_EUROS.fullmatch(text[1:]))
    return ("negative" if negative else "comma" if "," in text else "euros"), UNKNOWN


def _number(text: str) -> tuple[str, Value]:
    if _NUMBER.fullmatch(text):
        return "", Decimal(text)
    return ("comma" if "," in text else "unreadable"), UNKNOWN


def _whole(kind: InputKind, text: str) -> tuple[str, Value]:
    if not _COUNT.fullmatch(text):
        return "unreadable", UNKNOWN
    number = int(text)
    return ("", number) if number <= MOST[kind] else ("unreadable", UNKNOWN)


def _say_wrong(texts: Texts, code: str, spec: Input, text: str) -> str:
    how, example = say_how_to_write(texts, spec), example_of(spec)
    say: dict[str, Callable[[], str]] = {
        "empty": lambda: texts.text("rule.wrong.empty", input=spec.name, how=how, example=example),
        "negative": lambda: texts.text("rule.wrong.negative", input=spec.name, value=text),
        "comma": lambda: texts.text(
            "rule.wrong.comma", input=spec.name, value=text, example=example
        ),
        "euros": lambda: texts.text(
            "rule.wrong.euros", input=spec.name, value=text, how=how, example=example
        ),
    }
    if code in say:
        return say[code]()
    return texts.text("rule.wrong.value", input=spec.name, value=text, how=how, example=example)


def _unknown_input(texts: Texts, rule: Rule, key: str) -> str:
    names = [spec.name for spec in rule.inputs]
    said = texts.text(
        "rule.wrong.input", input=key, rule=rule.name, names=texts.formats.join(names)
    )
    return f"{said} {meant(texts, key, names)}".strip()


def _example(rule: Rule) -> str:
    return example_of(rule.inputs[0])
