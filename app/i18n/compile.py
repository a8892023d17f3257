"""`python -m app.i18n.compile`: make the .mo beside every .po; --check only says what differs."""

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


def main(arguments: list[str], folder: Path = LOCALE) -> int:
    """Compile what changed; 1 when --check finds a catalogue that was not compiled."""
    behind = stale(folder)
    for source in behind:
        sys.stdout.write(f"{source.relative_to(folder)}\n")
        if "--check" not in arguments:
            source.with_suffix(".mo").write_bytes(compiled(source))
    return int(bool(behind) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
