"""`python -m app.i18n.compile`: make the .mo beside every .po; --check only says what differs.

What is compiled is not in git: `make setup` makes it, and every other command of make does when a
source is newer (installer/catalogues.py). This file imports nothing of the program, so that the
installer and a build of the package can use it as it stands.
"""

import os
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

LOCALE: Final = Path(__file__).parent / "locale"


def sources(folder: Path = LOCALE) -> list[Path]:
    """Every .po file, in order."""
    return sorted(folder.glob("*/LC_MESSAGES/*.po"))


def compiled(source: Path) -> bytes:
    """The .mo of a .po. Raises babel.messages.pofile.PoFileError when it cannot be read.

    Its header says how to read it and nothing else: Babel would add the time and its own version,
    and the same source would give other bytes.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    class Plain(Catalog):
        @property
        def mime_headers(self) -> list[tuple[str, str]]:
            plurals = "nplurals=2; plural=(n != 1);"
            return [("Content-Type", "text/plain; charset=UTF-8"), ("Plural-Forms", plurals)]

    with source.open("rb") as file:
        read = read_po(file, abort_invalid=True)
    plain = Plain()
    for message in read:
        if message.id:
            plain[message.id] = message
    made = BytesIO()
    write_mo(made, plain)
    return made.getvalue()


def stale(folder: Path = LOCALE) -> list[Path]:
    """The .po files of which the .mo is missing or not of this source."""
    return [
        source
        for source in sources(folder)
        if not source.with_suffix(".mo").exists()
        or source.with_suffix(".mo").read_bytes() != compiled(source)
    ]


def without_source(folder: Path = LOCALE) -> list[Path]:
    """The .mo files of a .po that is gone: nobody reads them any more."""
    found = sorted(folder.glob("*/LC_MESSAGES/*.mo"))
    return [path for path in found if not path.with_suffix(".po").exists()]


def main(arguments: list[str], folder: Path = LOCALE) -> int:
    """Compile what changed; 1 when --check finds a catalogue that was not compiled."""
    behind, left = stale(folder), without_source(folder)
    for path in (*behind, *left):
        sys.stdout.write(f"{path.relative_to(folder)}\n")
    if "--check" in arguments:
        return int(bool(behind or left))
    for path in left:
        path.unlink()
    for source in behind:
        draft = source.with_suffix(f".mo.{os.getpid()}")
        draft.write_bytes(compiled(source))
        os.replace(draft, source.with_suffix(".mo"))  # whoever reads now, reads all of one
    for source in sources(folder):
        source.with_suffix(".mo").touch()  # also what was right is newer than its source from now
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
