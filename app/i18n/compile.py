"""`python -m app.i18n.compile`: make the .mo beside every .po; with --check only say what differs."""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

LOCALE: Final = Path(__file__).parent / "locale"


def sources(folder: Path = LOCALE) -> Iterator[Path]:
    """Every .po file, in order."""
    return iter(sorted(folder.glob("*/LC_MESSAGES/*.po")))


def compiled(source: Path) -> bytes:
    """The .mo of a .po. Raises babel.messages.pofile.PoFileError when it cannot be read."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    made = BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def stale(folder: Path = LOCALE) -> list[Path]:
    """The .po files of which the .mo is missing or not of this source."""
    return [
        source
        for source in sources(folder)
        if not source.with_suffix(".mo").exists()
        or source.with_suffix(".mo").read_bytes() != compiled(source)
    ]


def main(arguments: list[str]) -> int:
    """Compile what changed; 1 when --check finds a catalogue that was not compiled."""
    behind = stale()
    for source in behind:
        sys.stdout.write(f"{source.relative_to(LOCALE)}\n")
        if "--check" not in arguments:
            source.with_suffix(".mo").write_bytes(compiled(source))
    return int(bool(behind) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
