"""`uitzicht store backup | restore | purge | repeat-purges | check`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.bootstrap import store_start
from app.cli.command import Command, CommandRun, add_json, say, say_json
from app.cli.store_access import add_store, opened_desk, passphrase_of
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.services.administration import asked_or_set
from app.services.assessing import policy_and_logo
from app.services.carrying.sealing import words_in
from app.services.dossier_store.keys import has_passphrase
from app.services.dossier_store.place import is_file
from app.services.local_state import Keeper
from calc.base.characters import on_one_line

if TYPE_CHECKING:  # they load the database
    from app.services.dossier_store.mending import Fault
    from app.services.dossier_store.retention import Found

_CARE: Final = "store.care"


def _backup(options: argparse.Namespace, run: CommandRun) -> int:
    """Make a backup, or list those there are."""
    from app.services.dossier_store import backups
    from app.services.dossier_store.version_words import say_moment

    place = store_start(run.folder, options.store, run.rules).place
    folder = backups.folder_of(place, _folder(run, options.folder))
    if options.list:
        found = backups.made(folder)
        if options.json:
            say_json([{"file": each.path.name, "made": each.made.isoformat()} for each in found])
            return Exit.DONE
        say(run.texts.plural(f"{_CARE}.backups", len(found), folder=on_one_line(str(folder))))
        for each in found:
            say(f"  {say_moment(run.texts, each.made)}  {each.path.name}")
        return Exit.DONE
    with opened_desk(options, run) as desk:
        made = backups.make(desk, folder)
    if options.json:
        say_json({"file": str(made.path), "made": made.made.isoformat()})
    else:
        say(run.texts.text(f"{_CARE}.made", file=on_one_line(str(made.path))))
    return Exit.DONE


def _folder(run: CommandRun, asked: Path | None = None) -> str:
    """Where backups are put; "" beside the store. Raises SetByAdministrator."""
    said = None if asked is None else str(asked)
    wanted = asked_or_set(said, run.rules, "backup_folder")
    return wanted or Keeper(run.folder, run.rules).settings.backup_folder


def _copies_in(place: str, run: CommandRun) -> Path:
    """Where the copies of this store are looked for; of a server there are none here."""
    from app.services.dossier_store import backups

    return backups.folder_of(place, _folder(run)) if is_file(place) else run.folder


def _restore(options: argparse.Namespace, run: CommandRun) -> int:
    """Say what is in a backup; with --yes put it in the place of the store."""
    from app.services.dossier_store import backups
    from app.services.dossier_store.care_words import say_contents

    start, text = store_start(run.folder, options.store, run.rules), run.texts.text
    backups.folder_of(start.place)  # a server has its own
    words = None
    if options.passphrase_file is not None or _asks(start.place, options.file):
        words = passphrase_of(options, run.texts)
    on_paper = options.recovery_key_file and words_in(options.recovery_key_file)
    given = (options.file, start.place, run.now, start.ring)
    if not options.yes:
        found = backups.look_into(*given, passphrase=words, recovery_key=on_paper)
        for line in say_contents(run.texts, found):
            say(line)
        say(text(f"{_CARE}.restore.not_yet"))
        return Exit.DONE
    restored = backups.restore(*given, passphrase=words, recovery_key=on_paper)
    for line in say_contents(run.texts, restored.contents):
        say(line)
    say(text(f"{_CARE}.restore.done"))
    if restored.again:
        say(run.texts.plural(f"{_CARE}.removed_again", restored.again))
    if restored.unsealed:
        say(run.texts.plural(f"{_CARE}.unsealed", restored.unsealed))
    if restored.aside is not None:
        say(text(f"{_CARE}.restore.aside", file=on_one_line(str(restored.aside))))
    return Exit.DONE


def _purge(options: argparse.Namespace, run: CommandRun) -> int:
    """Say which dossiers were kept long enough; with --yes remove them for good."""
    from app.services.dossier_store import backups, retention
    from app.services.dossier_store.care_words import say_due, say_old_copies, say_removed
    from app.services.dossier_store.old_copies import old_copies

    texts = run.texts
    months = policy_and_logo(options.policy)[0].policy.retention_months
    with opened_desk(options, run, options.policy) as desk:
        found = retention.due(desk, run.today(), months)
        if options.json:
            say_json(_due_as_json(found))
        else:
            for line in say_due(texts, found):
                say(line)
        if not found.due:
            return Exit.DONE
        if not options.yes:
            if not options.json:
                say(texts.text(f"{_CARE}.purge.not_yet"))
            return Exit.DONE
        register = backups.register_path(desk.database.place, run.folder)
        removed = retention.remove(desk, found.due, register)
        left = old_copies(desk, _copies_in(desk.database.place, run))
    is_server = not is_file(desk.database.place)
    for line in [*say_removed(texts, removed, is_server=is_server), *say_old_copies(texts, left)]:
        say(line)
    return Exit.DONE


def _repeat(options: argparse.Namespace, run: CommandRun) -> int:
    """Remove again what a backup brought back that was put back by others."""
    from app.services.dossier_store import backups

    with opened_desk(options, run) as desk:
        own = backups.register_path(desk.database.place, run.folder)
        again = backups.repeat_purges(desk, options.register or own)
    say(run.texts.plural(f"{_CARE}.removed_again", again.again))
    if again.unsealed:
        say(run.texts.plural(f"{_CARE}.unsealed", again.unsealed))
    return Exit.DONE


def _check(options: argparse.Namespace, run: CommandRun) -> int:
    """Look the store through; with --repair put right what can be. 1 when something is wrong."""
    from app.services.dossier_store import mending
    from app.services.dossier_store.care_words import say_faults, say_old_copies
    from app.services.dossier_store.old_copies import old_copies

    texts = run.texts
    with opened_desk(options, run) as desk:
        copies = old_copies(desk, _copies_in(desk.database.place, run))
        faults, mended = mending.checked(desk), list["Fault"]()
        if options.repair:
            mended = mending.mend(desk, faults, _folder(run))
    left = [each for each in faults if each not in mended]
    if options.json:
        say_json(
            {
                "faults": [_fault_as_json(each) for each in left],
                "mended": [_fault_as_json(each) for each in mended],
                "old_copies": [
                    {"file": str(each.path), "dossiers": each.dossiers, "aside": each.is_aside}
                    for each in copies
                ],
            }
        )
    else:
        for line in [*say_faults(texts, left, mended), *say_old_copies(texts, copies)]:
            say(line)
    return Exit.NOT_ALLOWED if left else Exit.DONE


def _due_as_json(found: "Found") -> dict[str, Any]:
    return {
        "due": [
            {
                "dossier": each.dossier,
                "ended": each.ended.isoformat(),
                "discharged": each.discharged,
                "months": each.months,
                "until": each.until.isoformat(),
            }
            for each in found.due
        ],
        "kept": [{"dossier": each.dossier, "why": each.why.value} for each in found.kept],
    }


def _fault_as_json(fault: "Fault") -> dict[str, Any]:
    return {
        "kind": fault.kind,
        "dossier": fault.dossier,
        "number": fault.number,
        "last_good": fault.good,
    }


def _asks(place: str, file: Path) -> bool:
    """Whether a passphrase opens it: that of the store, or of the folder of the backup."""
    return has_passphrase(place) or has_passphrase(str(file.parent / Path(place).name))


def _add_backup(to: argparse.ArgumentParser, texts: Texts) -> None:
    add_store(to, texts)
    add_json(to, texts)
    to.add_argument("--folder", type=Path, metavar="FOLDER", help=texts.text(f"{_CARE}.help.to"))
    to.add_argument("--list", action="store_true", help=texts.text(f"{_CARE}.help.list"))


def _add_restore(to: argparse.ArgumentParser, texts: Texts) -> None:
    add_store(to, texts)
    to.add_argument("file", type=Path, metavar="FILE", help=texts.text(f"{_CARE}.help.file"))
    to.add_argument(
        "--recovery-key-file",
        type=Path,
        metavar="FILE",
        help=texts.text(f"{_CARE}.help.recovery_key_file"),
    )
    _add_yes(to, texts)


def _add_purge(to: argparse.ArgumentParser, texts: Texts) -> None:
    add_store(to, texts)
    add_json(to, texts)
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))
    _add_yes(to, texts)


def _add_repeat(to: argparse.ArgumentParser, texts: Texts) -> None:
    add_store(to, texts)
    about = texts.text(f"{_CARE}.help.register")
    to.add_argument("--register", type=Path, metavar="FILE", help=about)


def _add_check(to: argparse.ArgumentParser, texts: Texts) -> None:
    add_store(to, texts)
    add_json(to, texts)
    to.add_argument("--repair", action="store_true", help=texts.text(f"{_CARE}.help.repair"))


def _add_yes(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("--yes", action="store_true", help=texts.text(f"{_CARE}.help.yes"))


SUBCOMMANDS: Final = (
    Command("backup", f"{_CARE}.help.backup", _add_backup, _backup),
    Command("restore", f"{_CARE}.help.restore", _add_restore, _restore),
    Command("purge", f"{_CARE}.help.purge", _add_purge, _purge),
    Command("repeat-purges", f"{_CARE}.help.repeat_purges", _add_repeat, _repeat),
    Command("check", f"{_CARE}.help.check", _add_check, _check),
)
