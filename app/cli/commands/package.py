"""`uitzicht package make | verify | install | list | keys`: signed packages of figures."""

import argparse
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli import package_report
from app.cli.argument_types import day_of
from app.cli.command import Command, CommandRun, add_json, say, say_json
from app.cli.store_access import add_passphrase, new_passphrase, passphrase_of
from app.cli.subcommands import add_subcommands, run_subcommand
from app.cli.tariff_files import shelf_said
from app.i18n import Texts
from app.i18n.user_error import Exit, UserError
from app.services.administration import PolicyNotInstalled
from app.services.dossier_store.keys import must_be_long_enough
from app.services.organisation import read_organisation
from app.services.outputs import write_output
from app.services.packages.contents import PackageContents
from app.services.packages.handling import (
    PackageRefused,
    PackageTrust,
    PackageWish,
    Workstation,
    check_installable,
    install,
    installed,
    key_on_line,
    make_key,
    make_package,
    opened_file,
    read_key,
    trust_here,
)

# Every command line is read with these words; what a package changes takes half the program.
if TYPE_CHECKING:
    from app.services.packages.offering import Here

_OFFERED: Final = timedelta(days=92)
"""How long a package may be installed, when nobody says: a quarter of a year."""
_SHOWN: Final = ('package_keys = ["', '"]')
"""What stands around a key in the administrator's file."""


class NotAKey(UserError):
    """What was given as a public key is none."""

    exit_code = Exit.WRONG_USE


def _help(texts: Texts, name: str) -> str:
    return texts.text(f"package.help.{name}")


def _add_keys(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("action", choices=("new", "show"), help=_help(texts, "keys_action"))
    to.add_argument("-o", "--output", type=Path, metavar="FILE", help=_help(texts, "key_output"))
    to.add_argument("--key", type=Path, metavar="FILE", help=_help(texts, "key"))
    add_passphrase(to, texts, "package.cli.help.passphrase_file")


def _keys(options: argparse.Namespace, run: CommandRun) -> int:
    """Make a key, or show the line that workstations need. Raises UserError."""
    if options.action == "show":
        public = read_key(_given(options.key, "--key")).public
    else:
        output = _given(options.output, "-o")
        words = new_passphrase(options.passphrase_file, run.texts)
        must_be_long_enough(words)
        public = make_key(output, words)
        say(run.texts.text("package.key.made", file=str(output)))
    say(run.texts.text("package.key.line", name=public.name))
    say(public.line.join(_SHOWN))
    return Exit.DONE


def _add_make(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("files", nargs="+", type=Path, metavar="FIGURES", help=_help(texts, "files"))
    to.add_argument("--key", type=Path, required=True, metavar="FILE", help=_help(texts, "key"))
    to.add_argument("--made-by", required=True, metavar="NAME", help=_help(texts, "made_by"))
    # One name each time: of the words of a name that stand apart, each would be a person.
    to.add_argument(
        "--checked-by", action="append", default=[], metavar="NAME", help=_help(texts, "checked_by")
    )
    to.add_argument(
        "--valid-until", type=day_of(texts), metavar="DATE", help=_help(texts, "valid_until")
    )
    to.add_argument("--for", action="append", default=[], dest="organisations", metavar="NAME",
                    help=_help(texts, "for"))  # fmt: skip
    to.add_argument("--notes", default="", metavar="TEXT", help=_help(texts, "notes"))
    to.add_argument("--notes-en", default="", metavar="TEXT", help=_help(texts, "notes_en"))
    to.add_argument("--sequence", type=int, metavar="N", help=_help(texts, "sequence"))
    to.add_argument("-o", "--output", type=Path, required=True, metavar="OUT",
                    help=_help(texts, "output"))  # fmt: skip
    add_passphrase(to, texts, "package.cli.help.passphrase_file")


def _make(options: argparse.Namespace, run: CommandRun) -> int:
    """Make and sign a package. Raises UserError; then nothing is written."""
    key_file = read_key(options.key)
    today: date = run.today()
    wish = PackageWish(
        files=options.files,
        made_by=options.made_by,
        checked_by=tuple(options.checked_by),
        now=run.now(),
        today=today,
        valid_until=options.valid_until or today + _OFFERED,
        notes=(options.notes, options.notes_en),
        organisations=tuple(options.organisations),
        sequence=options.sequence,
    )
    contents = make_package(wish, key_file.opened(passphrase_of(options, run.texts)))
    write_output(options.output, contents.signed.data, (*options.files, options.key))
    say(package_report.contents(run.texts, contents))
    say(run.texts.text("package.made", file=str(options.output)))
    return Exit.DONE


def _add_file(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("file", type=Path, metavar="FILE", help=_help(texts, "file"))
    to.add_argument("--policy", type=Path, metavar="POLICY", help=texts.text("cli.help.policy"))


def _add_verify(to: argparse.ArgumentParser, texts: Texts) -> None:
    _add_file(to, texts)
    to.add_argument("--key", dest="public", metavar="LINE", help=_help(texts, "public"))
    add_json(to, texts)


def _verify(options: argparse.Namespace, run: CommandRun) -> int:
    """Say everything that is in a package, and whether it may be installed here.

    Nothing is changed. Raises UserError.
    """
    trust = trust_here()
    if options.public is not None:
        # Also the whole line, as `package keys show` prints it for the administrator.
        key = key_on_line(options.public.strip().removeprefix(_SHOWN[0]).removesuffix(_SHOWN[1]))
        if key is None:
            raise NotAKey("package.key.no_line")
        trust = PackageTrust((key,), trust.only_signed)
    try:
        contents = opened_file(options.file, trust)
    except PackageRefused as refused:
        if not options.json:
            raise
        say_json(package_report.refused_json(None, refused))
        return refused.exit_code
    here = _here(options, run)
    why = _why_not(contents, here.workstation(trust))
    if options.json:
        say_json(package_report.refused_json(contents, why))
        return Exit.DONE if why is None else why.exit_code
    say(package_report.contents(run.texts, contents))
    if why is not None:
        raise why
    from app.services.packages.impact import impact_of
    from app.services.packages.impact_words import impact_lines
    from app.services.packages.offer_words import say_policies_here
    from app.services.packages.offering import change_of

    impact = impact_of(change_of(contents, here), here.today)
    said = say_policies_here(run.texts, contents, here)
    # Of a policy that is the first one here, "nothing changes" would not be so.
    if not (impact.changes_nothing and here.policy_comes and said):
        said = [*impact_lines(run.texts, impact), *said]
    say("\n" + "\n".join(said) + "\n")
    say(run.texts.text("package.may_be_installed", file=str(options.file)))
    return Exit.DONE


def _why_not(contents: PackageContents, workstation: Workstation) -> PackageRefused | None:
    try:
        check_installable(contents, workstation)
    except PackageRefused as refused:
        return refused
    return None


def _install(options: argparse.Namespace, run: CommandRun) -> int:
    """Install a package: all of it, or nothing. Raises UserError."""
    trust = trust_here()
    contents = opened_file(options.file, trust)
    here = _here(options, run)
    from app.services.packages.impact import differences_of
    from app.services.packages.offering import change_of

    differences = differences_of(change_of(contents, here))  # while the policy of before is there
    install(contents, here.workstation(trust))
    say(package_report.contents(run.texts, contents))
    from app.services.packages.impact_words import say_marked
    from app.services.packages.offer_words import say_policies_here

    marked = say_marked(run.texts, differences)
    looked = [marked.title, *(f"  - {line}" for line in marked.lines)] if marked.lines else []
    for line in (*looked, *say_policies_here(run.texts, contents, here)):
        say(line)
    say(run.texts.text("package.installed"))
    return Exit.DONE


def _here(options: argparse.Namespace, run: CommandRun) -> "Here":
    """Where it would be installed. Its policy may have yet to come, perhaps in this package."""
    from app.services.packages.offering import Here

    try:
        policy, waits = run.rules.policy_for(options.policy), ""
    except PolicyNotInstalled:
        comes = run.rules.policy
        policy, waits = None, "" if comes is None else comes.name
    shelf = shelf_said(run.texts, run.folder)
    return Here(run.folder, run.today(), read_organisation(policy), shelf, policy_comes=waits)


def _list(options: argparse.Namespace, run: CommandRun) -> int:
    """Every package that was installed here, its signature looked at again. Raises UserError."""
    found = installed(run.folder, trust_here())
    if options.json:
        say_json(package_report.list_json(found))
    else:
        say(package_report.listed(run.texts, found))
    return Exit.DONE


def _given(path: Path | None, option: str) -> Path:
    if path is None:
        raise NotAKey("package.key.which", option=option)
    return path


SUBCOMMANDS: Final = (
    Command("make", "package.help.make", _add_make, _make),
    Command("verify", "package.help.verify", _add_verify, _verify),
    Command("install", "package.help.install", _add_file, _install),
    Command("list", "package.help.list", add_json, _list),
    Command("keys", "package.help.keys", _add_keys, _keys),
)


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """Its commands, each with words of its own."""
    add_subcommands(to, texts, SUBCOMMANDS)


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Run the one that was chosen. Raises UserError."""
    return run_subcommand(options, run, SUBCOMMANDS)
