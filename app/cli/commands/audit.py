"""`uitzicht audit`: who saw and did what in the store, and whether its log is whole."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.argument_types import day_of
from app.cli.command import CommandRun, add_json, say, say_json
from app.cli.store_access import add_store, opened_desk
from app.cli.table import TextColumn, table
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.services.outputs import write_output
from calc.base.characters import on_one_line
from calc.stored.json_text import json_text

if TYPE_CHECKING:
    from app.services.dossier_store.auditing import Happened
    from app.services.dossier_store.desk import Desk


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """audit [--verify] [--head HEAD] [--who LOGIN] [--between DATE DATE] [--dossier CASE]."""

    def said(name: str) -> str:
        return texts.text(f"store.people.help.audit.{name}")

    to.add_argument("--verify", action="store_true", help=said("verify"))
    to.add_argument("--head", metavar="HEAD", help=said("head"))
    to.add_argument("--who", metavar="LOGIN", default="", help=said("who"))
    to.add_argument(
        "--between", nargs=2, type=day_of(texts), metavar="DATE", default=(None, None),
        help=said("between"),
    )  # fmt: skip
    to.add_argument("--dossier", metavar="CASE", default="", help=said("dossier"))
    to.add_argument("-o", "--output", type=Path, metavar="FILE", help=said("output"))
    add_json(to, texts)
    add_store(to, texts)


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """0 when all is well; 1 when the log was changed. Raises UserError."""
    with opened_desk(options, run) as desk:
        if options.verify or options.head:
            return _verify(desk, options, run)
        return _list(desk, options, run)


def _verify(desk: "Desk", options: argparse.Namespace, run: CommandRun) -> int:
    from app.services.dossier_store import auditing

    text = run.texts.text
    broken = auditing.first_broken(desk)
    if broken is not None:
        number = run.texts.formats.number(broken.number)
        say(text(f"store.people.audit.broken.{broken.why}", number=number))
        return Exit.NOT_ALLOWED
    head = auditing.head(desk)
    number = run.texts.formats.number(head.number)
    say(text("store.people.audit.holds", number=number, head=auditing.said_head(head)))
    if options.head:
        same = auditing.holds(desk, options.head)
        key = "same" if same else "other"
        say(text(f"store.people.audit.head_{key}", head=on_one_line(options.head)))
        return Exit.DONE if same else Exit.NOT_ALLOWED
    return Exit.DONE


def _list(desk: "Desk", options: argparse.Namespace, run: CommandRun) -> int:
    from app.services.dossier_store import auditing

    first, last = options.between
    wanted = auditing.sought(desk, who=options.who, first=first, last=last, case=options.dossier)
    found = auditing.events(desk, wanted)
    _show(found, options, run)
    # Who looks in the log stands in it too.
    facts = {"who": options.who, "between": [day and day.isoformat() for day in options.between]}
    auditing.tell(desk, "log_read", facts)
    return Exit.DONE


def _show(found: "list[Happened]", options: argparse.Namespace, run: CommandRun) -> None:
    from app.services.dossier_store import auditing

    texts, output = run.texts, options.output
    if output is not None:
        as_json = options.json or output.suffix.lower() == ".json"
        values = json_text(auditing.as_json(found)).encode()
        write_output(output, values if as_json else auditing.as_csv(texts, found), ())
        say(texts.plural("store.people.audit.written", len(found), file=on_one_line(output.name)))
        return
    if options.json:
        say_json(auditing.as_json(found))
        return
    if not found:
        say(texts.text("store.people.audit.none"))
        return
    columns = [TextColumn(each, left=True) for each in auditing.headings(texts)]
    say(table(columns, [auditing.row_of(texts, each) for each in found]))
    if seen := auditing.persons_seen(found):
        said = "\n".join(f"  {on_one_line(each)}" for each in seen)
        say(f"\n{texts.plural('store.people.audit.seen', len(seen))}\n{said}")
