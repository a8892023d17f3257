"""Command lines for a broken input, made from the argument parser: a new command is in them too."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.cli.arguments import parser
from app.i18n import Texts

_SubCommands = argparse._SubParsersAction
OUTPUT: Final = "output"
NO_PLACE: Final = frozenset(
    {
        OUTPUT, "merge", "mail_merge", "folder", "register",
        "key", "passphrase", "passphrase_file", "new_passphrase_file", "words_file", "key_file",
        "recovery_key_file",
    }
)  # fmt: skip
"""What is written, what a store keeps beside it, and what opens a sealed paper or a store: those
have tests of their own (cli/test_inspect, cli/test_store_keys, test_damaged_stores)."""
POLICY: Final = "policy"
KIND_OF: Final = {
    "file": "dossier",
    "paths": "dossier",
    "tariffs": "tariffs",
    POLICY: "policy",
    "receipt": "receipt",
    "of": "receipt",
    "text": "text",
    "dossier": "dossier",
}
"""Which kind of input each argument with a file takes."""
KIND_OF_COMMAND: Final = {
    ("administrator check", "file"): "administrator",
    ("guard", "file"): "text",
    ("import", "file"): "statement",
    ("inspect", "file"): "paper",
    ("minimums", "file"): "minimums",
    ("package install", "file"): "package",
    ("package make", "files"): "tariffs",
    ("package make", "key"): "package_key",
    ("package make", "passphrase_file"): "words",
    ("package verify", "file"): "package",
    ("tariffs check", "file"): "tariffs",
}
"""The same, where a command differs."""
SOUND: Final = {("review", "file"): "running"}
"""The sound file for an argument where a sound one of its kind is not enough: a plan that runs."""
WORDS: Final = {
    "changes": "savings=1.00",
    "name": "beslagvrije_voet",
    "inputs": "net_income=1500.00",
    "key": "bvv",
    "before": "2026-01-01",
    "after": "2026-07-01",
    "kind": "plan",
    "on": "2026-11-23",
    "first": "2026-12",
    "term": "36",
    "debt": "1000.00",
    "step": "2026-12=25.00",
    "by": "SENTINEL-by",
    "case": "RS-VOORBEELD-001",
    "login": "bas",
    "to": "anna",
    "role": "officer",
    "organisation": "bank",
    "administrator": "anna",
    "action": "show",
    "made_by": "SENTINEL-maker",
    "owner": "postgresql://localhost:1/uitzicht",
}
"""What else a command must have."""
NEEDED: Final = {("review", "of"), ("package make", "passphrase_file")}
"""What it must have although it can do without: for a dossier that keeps no plan of its own, and
where nobody can be asked for a passphrase."""
SUFFIX_OF: Final = {
    "PDF": ".pdf",
    "ICS": ".ics",
    "OUT": ".txt",
    "NEW": ".uitzicht.json",
    "CSV": ".csv",
    "FILE": ".zip",
}


@dataclass(frozen=True)
class Slot:
    """A place of a command for a file. `words`: the command line, with None for that file.

    `sound`: the key of the file that may stand there.
    """

    command: str
    kind: str
    words: tuple[str | None, ...]
    sound: str


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command by its words; of one with commands of its own those as well, or only those."""
    found: dict[str, argparse.ArgumentParser] = {}
    waiting = [("", parser(Texts("nl")))]
    while waiting:
        name, of = waiting.pop()
        own_commands = [each for each in of._actions if isinstance(each, _SubCommands)]
        if name and not any(each.required for each in own_commands):
            found[name] = of
        for action in own_commands:
            waiting += [(f"{name} {each}".strip(), own) for each, own in action.choices.items()]
    return dict(sorted(found.items()))


def slots(valid: dict[str, Path], output: Path) -> Iterator[Slot]:
    """Every place for a file of every command; of a command without one the command alone.

    `valid`: a sound file of each kind, for the other places.
    """
    for command, of in commands().items():
        places = [
            action for action in of._actions if action.type is Path and action.dest not in NO_PLACE
        ]
        every: list[argparse.Action | None] = [*places]
        for place in every or [None]:
            kind = "dossier" if place is None else _kind(command, place.dest)
            words: list[str | None] = [*command.split()]
            for action in of._actions:
                words += _words(command, action, place, valid, output)
            sound = kind if place is None else _sound(command, place.dest)
            yield Slot(command, kind, tuple(words), sound)


def _kind(command: str, dest: str) -> str:
    return KIND_OF_COMMAND.get((command, dest)) or KIND_OF[dest]


def _sound(command: str, dest: str) -> str:
    return SOUND.get((command, dest)) or _kind(command, dest)


def _words(
    command: str,
    action: argparse.Action,
    place: argparse.Action | None,
    valid: dict[str, Path],
    output: Path,
) -> list[str | None]:
    """What the command line has for one argument; nothing for one that it can do without."""
    option = [action.option_strings[-1]] if action.option_strings else []
    if action is place:
        return [*option, None]
    needed = action.required if option else action.nargs in (None, "+")
    needed = needed or (command, action.dest) in NEEDED
    if not needed or isinstance(action, _SubCommands):
        return []
    if action.dest == OUTPUT and action.metavar == "DIR":  # one that was used is refused
        return [*option, f"{output}-{place.dest if place else OUTPUT}"]
    if action.dest == OUTPUT:
        return [*option, str(output) + SUFFIX_OF[str(action.metavar)]]
    if action.type is Path:
        return [*option, str(valid[_sound(command, action.dest)])]
    return [*option, WORDS[action.dest]]
