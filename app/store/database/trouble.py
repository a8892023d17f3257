"""What can be in the way of a store, in words of the user. `code` names the sentence."""

from typing import Final

from app.i18n.user_error import Exit, UserError

REASONS: Final = frozenset(
    {
        "not_found",  # no store here
        "wrong_key",  # wrong passphrase or key, or the first bytes are damaged
        "locked",  # a passphrase opens it, and none was given
        "wrong_passphrase",  # other words than it was closed with
        "key_missing",  # nothing here says how its key is found, or the keyring has lost it
        "key_damaged",  # the file that says so was altered
        "key_newer",  # that file is of a newer version of the program
        "foreign",  # a database, but not one of ours
        "newer",  # of a newer version of the program
        "dossier_newer",  # the store is not, one dossier in it is
        "damaged",  # a page of it does not read, or what it holds does not open
        "full",  # no room on the disk
        "read_only",
        "gone",  # the server or the share does not answer
        "no_tls",  # a server elsewhere, without TLS
        "not_trusted",  # its certificate is not the one of that server
        "not_allowed",  # the role may not do this
        "in_use",  # somebody else writes and does not end
        "failed",
    }
)


class StoreTrouble(UserError):
    """The store cannot be used; nothing was written half. `reason` is one of REASONS."""

    exit_code = Exit.ENVIRONMENT

    def __init__(self, reason: str, place: str = "", **values: str) -> None:
        assert reason in REASONS, reason
        super().__init__(f"store.trouble.{reason}", place=place, **values)
        self.reason, self.place = reason, place


class Conflict(UserError):
    """Somebody saved this dossier after it was opened. `current`: the number of their version."""

    def __init__(self, dossier: str, expected: int, current: int) -> None:
        super().__init__("store.conflict")
        self.dossier, self.expected, self.current = dossier, expected, current


class Purged(UserError):
    """The dossier was removed for good."""

    def __init__(self, dossier: str) -> None:
        super().__init__("store.purged")
        self.dossier = dossier
