"""`uitzicht rule NAME --on DATE key=value ...`: one rule of the law alone, with explanation."""

import argparse
import json
import sys
from collections.abc import Sequence

from app.cli.argument_types import day_of
from app.cli.command import CommandRun
from app.cli.rule_inputs import example_of, meant, read_inputs
from app.cli.rule_report import rule_report
from app.cli.table import TextColumn, table
from app.cli.tariff_files import shelf_said
from app.i18n import Texts
from app.i18n.rules import (
    say_how_to_write,
    say_input,
    say_meant,
    say_rule,
    say_unused,
    say_value,
)
from app.i18n.user_error import Exit
from app.services.rules import RULES, compute_rule, rule_as_json
from calc.law.rule import Rule


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """What the command takes, behind its name."""
    text = texts.text
    to.add_argument("name", nargs="?", metavar="NAME", help=text("rule.help.name"))
    to.add_argument("inputs", nargs="*", metavar="KEY=VALUE", help=text("rule.help.inputs"))
    to.add_argument("--on", type=day_of(texts), metavar="DATE", help=text("rule.help.on"))
    to.add_argument("--inputs", dest="list_inputs", action="store_true",
                    help=text("rule.help.list"))  # fmt: skip
    to.add_argument("--json", action="store_true", help=text("cli.help.json"))


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Compute and print; gives the exit code. UNKNOWN inputs are no mistake."""
    texts = run.texts
    if options.name is None:
        print(_list_rules(texts), flush=True)
        return 0
    rule = RULES.get(options.name)
    if rule is None:
        return _say([_unknown_rule(texts, options.name)], Exit.WRONG_USE)
    if options.list_inputs or (options.on is None and not options.inputs):
        print(_list_inputs(texts, rule), flush=True)
        return 0
    if options.on is None:
        return _say([texts.text("rule.wrong.no_day", rule=rule.name)], Exit.WRONG_USE)
    values = read_inputs(texts, rule, options.inputs)
    computed = compute_rule(rule, values, shelf_said(texts, run.folder).tariffs, options.on)
    if computed.refused:
        return _say([_unused(texts, rule, name) for name in computed.refused], Exit.WRONG_USE)
    if options.json:
        made = rule_as_json(computed.outcome, computed.tariffs)
        print(json.dumps(made, ensure_ascii=False, indent=1), flush=True)
    else:
        print(rule_report(texts, computed), flush=True)
    return 0


def _say(sentences: Sequence[str], code: int) -> int:
    print("\n".join(sentences), file=sys.stderr)
    return code


def _unknown_rule(texts: Texts, name: str) -> str:
    names = list(RULES)
    said = texts.text("rule.wrong.rule", name=name, names=texts.formats.join(names))
    return f"{said} {meant(texts, name, names)}".strip()


def _unused(texts: Texts, rule: Rule, name: str) -> str:
    return f"{name}. {say_unused(texts, rule, name)}"


def _list_rules(texts: Texts) -> str:
    rows = [[name, say_rule(texts, name)] for name in RULES]
    lines = [
        texts.text("rule.list.rules"),
        table([TextColumn(left=True), TextColumn(left=True)], rows),
        texts.text("rule.list.more"),
    ]
    return "\n".join(lines)


def _list_inputs(texts: Texts, rule: Rule) -> str:
    rows = [[spec.name, say_input(texts, spec.name, rule.name)] for spec in rule.inputs]
    for row, spec in zip(rows, rule.inputs, strict=True):
        row.append(say_how_to_write(texts, spec))
        known = spec.assumed
        row.append("" if known is None else say_value(texts, spec, known))
    heads = [texts.text(f"rule.list.{key}") for key in ("key", "what", "how", "assumed")]
    example = " ".join(example_of(spec) for spec in rule.inputs if not spec.special)
    meant = [f"  {spec.name}: {say_meant(texts, spec.name, rule.name)}" for spec in rule.inputs]
    return "\n".join(
        [
            texts.text("rule.list.inputs", name=say_rule(texts, rule.name)),
            table([TextColumn(head, left=True) for head in heads], rows),
            texts.text("rule.list.meant"),
            *meant,
            texts.text("rule.list.left_out"),
            texts.text(
                "rule.list.example", command=f"uitzicht rule {rule.name} --on 2026-07-01 {example}"
            ),
        ]
    )
