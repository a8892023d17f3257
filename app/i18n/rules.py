"""The rules of the law in words: their names and inputs, and what an outcome says."""

from collections.abc import Iterator

from app.i18n.choices import say_choice
from app.i18n.steps import say_amount
from app.i18n.texts import Texts
from calc import NoTariff, Step, TariffsOn
from calc.base.step import Status
from calc.base.unknown import Unknown
from calc.law.paid_out import LikelyMistake
from calc.law.rule import (
    TARIFF,
    AmountName,
    Input,
    InputKind,
    Leefsituatie,
    Rule,
    RuleOutcome,
    Value,
)


def say_rule(texts: Texts, name: str) -> str:
    """What a rule is called, to begin a line with."""
    return texts.text(f"rule.name.{name}")


def say_input(texts: Texts, name: str, rule: str = "") -> str:
    """What an input is called: "het inkomen per jaar, samen met de partner"."""
    return texts.text(input_key(texts, name, rule))


def input_key(texts: Texts, name: str, rule: str = "") -> str:
    """The key of an input's name: one rule may mean something else by it than the others."""
    return _of_rule(texts, "rule.input", name, rule)


def say_meant(texts: Texts, name: str, rule: str = "") -> str:
    """What exactly is asked: unit, period, gross or net, holiday pay, for whom."""
    return texts.text(_of_rule(texts, "rule.meant", name, rule))


def say_unused(texts: Texts, rule: Rule, name: str) -> str:
    """That an input changes nothing here, when it does count, and what to do."""
    why = texts.text(_of_rule(texts, "rule.counts", name, rule.name))
    return texts.text("rule.unused", input=say_input(texts, name, rule.name), why=why)


def _of_rule(texts: Texts, start: str, name: str, rule: str) -> str:
    special = f"{start}.{rule}.{name}"
    return special if rule and texts.has(special) else f"{start}.{name}"


def say_how_to_write(texts: Texts, spec: Input) -> str:
    """What an input holds: its unit, or which values it can have."""
    said = say_choice(texts, spec.kind)
    if spec.kind is InputKind.SITUATION:
        return f"{said}: {texts.formats.choice([member.value for member in Leefsituatie])}"
    return said


def say_value(texts: Texts, spec: Input, value: Value) -> str:
    """A value in the way of the language."""
    match value:
        case Unknown():
            return texts.text("rule.value.unknown")
        case bool():
            return texts.text("rule.value.yes" if value else "rule.value.no")
        case Leefsituatie():
            return say_choice(texts, value)
        case tuple():
            words = [say_value(texts, spec, item) for item in value]
            return ", ".join(words) if words else texts.text("rule.value.none")
        case int():
            return texts.formats.number(value)
        case _ if spec.kind is InputKind.NUMBER:
            return texts.formats.number(value, 6)
        case _:
            return texts.formats.euros(value)


def amounts_of(texts: Texts, outcome: RuleOutcome) -> list[tuple[str, str]]:
    """Every amount with what it is; of what is only said beside it no more than is known."""
    return [
        (
            say_part(texts, name),
            texts.text("rule.no_amount") if step is None else _said(texts, step),
        )
        for name, step in outcome.amounts.items()
        if step is not None or name in frozenset(AmountName)
    ]


def say_part(texts: Texts, name: str) -> str:
    """What one of the amounts of an outcome is."""
    return texts.text(f"rule_part.{name}")


def answer_of(texts: Texts, outcome: RuleOutcome) -> str:
    """The amount by which one knows the outcome: by month if there is one."""
    for name in (AmountName.MONTH, AmountName.AMOUNT):
        if name in outcome.amounts:
            step = outcome.amounts[name]
            return texts.text("rule.no_answer") if step is None else _said(texts, step)
    raise AssertionError(f"{outcome.rule} has neither a month nor an amount")


def sentences_of(
    texts: Texts, rule: Rule, outcome: RuleOutcome, tariffs: TariffsOn
) -> Iterator[str]:
    """What somebody must know beside the amount: why, how firm, what was assumed and is missing."""
    if outcome.deciding:
        yield texts.text(f"rule.deciding.{outcome.deciding}")
    for name in outcome.missing:
        yield say_missing(texts, name, tariffs, rule.name)
    if tariffs.provisional:
        yield texts.text(
            "rule.provisional",
            day=texts.formats.day(tariffs.day),
            known_on=texts.formats.day(tariffs.known_on),
        )
    if outcome.status is Status.DERIVED:
        yield texts.text("rule.indicative")
    for name in outcome.assumed:
        yield say_assumed(texts, rule, name)


def say_assumed(texts: Texts, rule: Rule, name: str) -> str:
    """What was taken to hold because nobody said otherwise."""
    key = f"rule.assumed.{name}"
    if texts.has(key):
        return texts.text(key)
    [spec] = [spec for spec in rule.inputs if spec.name == name]
    assert spec.assumed is not None  # or it would be missing
    value = say_value(texts, spec, spec.assumed)
    return texts.text("rule.assumed", input=say_input(texts, name, rule.name), value=value)


def say_missing(texts: Texts, name: str, tariffs: TariffsOn, rule: str = "") -> str:
    """Which input nobody gave, or which figure of the law nobody could confirm and why."""
    key = name.removeprefix(TARIFF)
    if key == name:
        return texts.text("rule.missing", input=say_input(texts, name, rule))
    value = tariffs.value(key)
    figure = texts.text(f"tariff.{key}")
    return texts.text("rule.missing_tariff", figure=figure, reason=value.reason.rstrip("."))


def say_mistake(texts: Texts, rule: Rule, found: LikelyMistake, instead: RuleOutcome) -> str:
    """That an amount is probably another one than was asked, which one was, and what that gives."""
    return texts.text(
        f"rule.mistake.{found.why}",
        input=say_input(texts, found.name, rule.name),
        entered=texts.formats.euros(found.entered),
        meant=texts.formats.euros(found.meant),
        instead=answer_of(texts, instead),
    )


def say_file(texts: Texts, tariffs: TariffsOn) -> str:
    """Which tariff file was used."""
    source = tariffs.file.source
    return texts.text(
        "rule.report.file", file=source.name, revision=source.revision, sha=source.sha256[:12]
    )


def say_no_tariff(texts: Texts, none: NoTariff) -> str:
    """Why there is no computing for a day, and from which day there is."""
    day = texts.formats.day(none.day)
    said = texts.text("rule.no_tariff", day=day, reason=say_choice(texts, none.reason))
    if none.first is None:
        return said
    return f"{said} {texts.text('rule.no_tariff.first', first=texts.formats.day(none.first))}"


def _said(texts: Texts, step: Step) -> str:
    return say_amount(texts, step)
