"""The commands, one a file, in the order in which the help shows them.

A command line asks one of them: the files of all others took longer to load than most of them do.
A file has two functions: `add_words` gives a parser the words of its command, `carry_out` does it.
"""

import argparse
from importlib import import_module
from types import ModuleType
from typing import Final

from app.cli.command import Command, CommandRun
from app.i18n import Texts


def _command(name: str, about: str, file: str = "", **how: bool) -> Command:
    """A command of which the file is loaded when its words or its work are asked for."""

    def module() -> ModuleType:
        return import_module(f"{__name__}.{file or name}")

    def add(to: argparse.ArgumentParser, texts: Texts) -> None:
        module().add_words(to, texts)

    def run(options: argparse.Namespace, run: CommandRun) -> int:
        done: int = module().carry_out(options, run)
        return done

    return Command(name, about, add, run, **how)


COMMANDS: Final[tuple[Command, ...]] = (
    _command("open", "files.help.open"),
    _command("assess", "cli.help.assess"),
    _command("plan", "cli.help.plan"),
    _command("document", "document.cli.document"),
    _command("batch", "batch.help.batch"),
    _command("calendar", "paying.help.calendar"),
    _command("export", "statement.help.export"),
    _command("import", "statement.help.import", "import_"),
    _command("minimums", "cli.help.minimums"),
    _command("guard", "guard.help.guard"),
    _command("schema", "cli.help.schema"),
    _command("rule", "rule.help.rule", mixed=True),
    _command("tariffs", "cli.help.tariffs"),
    _command("package", "package.help.package", own_policy=True),
    _command("recheck", "cli.help.recheck"),
    _command("inspect", "inspect.cli.inspect"),
    _command("portfolio", "portfolio.help.portfolio"),
    _command("review", "life.help.review"),
    _command("whatif", "life.help.whatif"),
    _command("takeover", "life.help.takeover"),
    _command("store", "store.keys.cli.help.command"),
    _command("person-export", "store.care.help.person_export", "person_export"),
    _command("clients", "store.people.help.clients", own_policy=True),
    _command("users", "store.people.help.users"),
    _command("handover", "store.people.help.handover"),
    _command("audit", "store.people.help.audit"),
    _command("administrator", "administrator.cli.help", under_rules=False),
)
