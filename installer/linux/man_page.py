"""The manual page of the command `uitzicht`, out of the help of the program itself.

    python -m installer.linux.man_page FOLDER      writes FOLDER/uitzicht.1 and FOLDER/nl/uitzicht.1

Made at every build and kept nowhere, so that it cannot say something else than `--help` does. Needs
the packages of the program, and its compiled catalogues.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from installer import product

LANGUAGES: Final = {"en": Path(), "nl": Path("nl")}
"""The language of each page, and its folder: the first is for everybody."""
_COLUMNS: Final = "76"

_WORDS: Final = {
    "en": {
        "name": "NAME", "commands": "COMMANDS", "files": "FILES", "exit": "EXIT STATUS",
        "data": "what is yours: settings, the encrypted store of dossiers and its backups",
        "system": "what an administrator sets for everybody on this computer",
    },
    "nl": {
        "name": "NAAM", "commands": "OPDRACHTEN", "files": "BESTANDEN", "exit": "EXITCODES",
        "data": "wat van u is: instellingen, de versleutelde opslag van dossiers, reservekopieën",
        "system": "wat een beheerder instelt voor iedereen op deze computer",
    },
}  # fmt: skip
_ENDS: Final = {
    "en": {
        0: "done", 1: "the dossier is incomplete or not allowed", 2: "wrong use",
        3: "the computer does not let us", 70: "a fault of the program itself",
    },
    "nl": {
        0: "gedaan", 1: "het dossier is onvolledig, of het mag niet", 2: "verkeerd gebruik",
        3: "de computer laat het niet toe", 70: "een fout van het programma zelf",
    },
}  # fmt: skip


def escaped(text: str) -> str:
    """Text for roff: a backslash and a hyphen are themselves, and no line is a request."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line[:1] in (".", "'") else line for line in safe.split("\n"))


def commands_of(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every command, with the commands within it, in the order of the help."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield each
                yield from commands_of(each)


def man_page(language: str) -> str:
    """The whole page in one language, as roff."""
    from app.bootstrap import data_folder
    from app.cli.arguments import parser
    from app.i18n import Texts
    from app.store.administrator import system_folder

    texts, words = Texts(language), _WORDS[language]
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = _COLUMNS  # argparse asks for nothing else
    try:
        program = parser(texts)
        about = " ".join((program.description or "").split())
        lines = [
            f'.TH UITZICHT 1 "" "{product.NAME} {product.version()}" "{product.NAME}"',
            ".nh", f".SH {words['name']}",
            f"{product.COMMAND} \\- {escaped(_without_end(about))}",
            *_as_it_is(f".SH {texts.text('cli.help.usage').upper()}", program.format_help()),
            f".SH {words['commands']}",
        ]  # fmt: skip
        for each in commands_of(program):
            lines += _as_it_is(f'.SS "{each.prog}"', each.format_help())
    finally:
        if before is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = before
    folders = (
        (data_folder("linux", {}, Path("~")), words["data"]),
        (system_folder("linux", {}) / "uitzicht.toml", words["system"]),
    )
    lines.append(f".SH {words['files']}")
    lines += [f".TP\n.I {escaped(str(path))}\n{escaped(what)}" for path, what in folders]
    lines.append(f".SH {words['exit']}")
    lines += [f".TP\n{code}\n{escaped(what)}" for code, what in _ENDS[language].items()]
    return "\n".join(lines) + "\n"


def _without_end(sentence: str) -> str:
    return sentence.removesuffix(".")


def _as_it_is(heading: str, text: str) -> list[str]:
    """A text under a heading, its lines as they are."""
    return [heading, ".nf", escaped(text.rstrip()), ".fi"]


def write_pages(folder: Path) -> list[Path]:
    """Write the page in every language."""
    made = []
    for language, below in LANGUAGES.items():
        path = folder / below / f"{product.COMMAND}.1"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(man_page(language), encoding="utf-8", newline="\n")
        made.append(path)
    return made


if __name__ == "__main__":
    for written in write_pages(Path(sys.argv[1])):
        sys.stdout.write(f"{written}\n")
