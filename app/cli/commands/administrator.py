"""`uitzicht administrator template | check | show`: what is set for everybody on this computer."""

import argparse
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.bootstrap import administration, everybodys_folder
from app.cli.command import Command, CommandRun, add_json, say, say_json
from app.cli.subcommands import add_subcommands, run_subcommand
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.resources import ADMINISTRATORS_TEMPLATE
from app.services.administration import (
    NAME,
    Administration,
    keys_set,
    read_file_of,
    rules_of,
)
from app.services.organisation import read_organisation
from app.services.outputs import write_output
from calc.base.characters import on_one_line

if TYPE_CHECKING:
    from app.store.administrators_file import AdministratorsFile

_SAID: Final = "administrator.cli"
_FOR_EVERYBODY: Final = 0o644


def _template(options: argparse.Namespace, run: CommandRun) -> int:
    """Write the file with every key in it, none of them set. Raises FileTrouble."""
    data = ADMINISTRATORS_TEMPLATE.read_bytes()
    if options.output is None:
        say(data.decode().rstrip("\n"))
        return Exit.DONE
    is_new = not options.output.exists()
    write_output(options.output, data, ())
    if is_new and sys.platform != "win32":  # others must be able to read it, or the program refuses
        options.output.chmod(_FOR_EVERYBODY)
    place = on_one_line(str(everybodys_folder() / NAME))
    say(run.texts.text(f"{_SAID}.written", file=on_one_line(str(options.output)), place=place))
    return Exit.DONE


def _check(options: argparse.Namespace, run: CommandRun) -> int:
    """Say everything that is wrong with the file; 0 when it can be used. Raises UserError."""
    texts, path = run.texts, options.file or everybodys_folder() / NAME
    file = read_file_of(path)
    if file is None:
        say(texts.text(f"{_SAID}.none", file=on_one_line(str(path))))
        return Exit.DONE if options.file is None else Exit.WRONG_USE
    rules = rules_of(file, path, run.folder)
    organisation = read_organisation(rules.policy_for(None))
    rules.must_fit(organisation.policy_file.policy)
    for line in [texts.text(f"{_SAID}.right", file=on_one_line(str(path))), *_keys(texts, rules)]:
        say(line)
    for key in (*_rights(path), *_left_out(file)):
        say(texts.text(f"{_SAID}.{key}"))
    return Exit.DONE


def _show(options: argparse.Namespace, run: CommandRun) -> int:
    """What is set here, and in which file. Raises AdministratorsFileWrong, FileTrouble."""
    texts, rules = run.texts, administration(run.folder)
    if options.json:
        file = None if rules.path is None else str(rules.path)
        say_json({"file": file, "set": keys_set(rules), "policy": _text(rules.policy)})
        return Exit.DONE
    if rules.path is None:
        place = on_one_line(str(everybodys_folder() / NAME))
        say(texts.text(f"{_SAID}.none", file=place))
        return Exit.DONE
    say(texts.text(f"{_SAID}.from", file=on_one_line(str(rules.path))))
    for line in _keys(texts, rules):
        say(line)
    return Exit.DONE


def _keys(texts: Texts, rules: Administration) -> list[str]:
    """Each key that is set, as it stands in the file and as it is used."""
    lines = [f"{key} = {on_one_line(_value(value))}" for key, value in keys_set(rules).items()]
    if rules.policy is not None:
        lines.append(texts.text(f"{_SAID}.policy", file=on_one_line(str(rules.policy))))
    return [f"  {line}" for line in lines or [texts.text(f"{_SAID}.empty")]]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _left_out(file: "AdministratorsFile") -> list[str]:
    """What can be used, and will surprise."""
    return ["no_keys"] if file.only_signed_figures and not file.package_keys else []


def _rights(path: Path) -> list[str]:
    """What is odd about who may read and write it; nothing where a system has no such modes."""
    if sys.platform == "win32":
        return []
    try:
        mode = path.stat().st_mode
    except OSError:
        return []
    odd = []
    if not mode & stat.S_IROTH:
        odd.append("not_read")
    if mode & stat.S_IWOTH:
        odd.append("all_write")
    return odd


def _add_template(to: argparse.ArgumentParser, texts: Texts) -> None:
    about = texts.text(f"{_SAID}.help.output")
    to.add_argument("-o", "--output", type=Path, metavar="FILE", help=about)


def _add_check(to: argparse.ArgumentParser, texts: Texts) -> None:
    about = texts.text(f"{_SAID}.help.file")
    to.add_argument("file", type=Path, nargs="?", default=None, metavar="FILE", help=about)


SUBCOMMANDS: Final = (
    Command("template", f"{_SAID}.help.template", _add_template, _template),
    Command("check", f"{_SAID}.help.check", _add_check, _check),
    Command("show", f"{_SAID}.help.show", add_json, _show),
)


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """Its commands, each with words of its own."""
    add_subcommands(to, texts, SUBCOMMANDS)


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Run the one that was chosen. Raises UserError."""
    return run_subcommand(options, run, SUBCOMMANDS)
