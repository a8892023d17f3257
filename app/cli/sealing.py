"""Keys and passphrases on the command line: in a file or asked, never typed as an option.

What stands on a command line is seen by everybody on the computer, and kept by the shell.
"""

import argparse
import getpass
from pathlib import Path
from typing import Final

from app.i18n import Texts
from app.i18n.user_error import Exit, UserError
from app.services.carrying import sealing

_ASKED: Final = Path("-")
"""Instead of a file: the passphrase is asked."""


class OneKey(UserError):
    """Both a key and a passphrase were given."""

    exit_code = Exit.WRONG_USE


def seal_of(options: argparse.Namespace, texts: Texts) -> sealing.Seal | None:
    """How the case inside is encrypted; None: as the policy says. Raises WrongKey, FileTrouble."""
    _only_one(options.seal_for, options.passphrase)
    if options.passphrase is not None:
        return sealing.with_passphrase(_words(options.passphrase, texts))
    return sealing.for_recipient(options.seal_for) if options.seal_for is not None else None


def unseal_of(options: argparse.Namespace, texts: Texts) -> sealing.Unseal | None:
    """How an encrypted case is opened; None: it stays closed. Raises WrongKey, FileTrouble."""
    _only_one(options.key, options.passphrase)
    if options.passphrase is not None:
        return sealing.with_words(_words(options.passphrase, texts))
    return sealing.with_key(sealing.words_in(options.key)) if options.key is not None else None


def _only_one(*given: object) -> None:
    if None not in given:
        raise OneKey("inspect.cli.one_key")


def _words(path: Path, texts: Texts) -> str:
    if path != _ASKED:
        return sealing.words_in(path)
    try:
        return getpass.getpass(f"{texts.text('inspect.cli.ask_passphrase')} ")
    except EOFError:
        return ""
