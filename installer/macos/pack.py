"""The disk image for macOS out of a frozen program: Uitzicht.app, signed, in a .dmg.

    python -m installer.macos.pack BUNDLE OUTPUT.dmg

`BUNDLE`: the folder that holds `uitzicht` and `_internal`; beside it PyInstaller laid out
Uitzicht.app, with the information that stands here. Licences and the list of what is inside come in
from the folder. Never run by who wrote it, who has no Mac: the hosted workflow does. The standard
library only.
"""

from __future__ import annotations

import plistlib
import shutil
import sys
from pathlib import Path
from typing import Any, Final

from installer import product
from installer.console import MachineProblem, run_quietly
from installer.pack_command import pack_command

HERE: Final = Path(__file__).parent
ICONS: Final = Path("app", "resources", "icons", "program", "uitzicht.icns")
_INSIDE: Final = "_internal"
_ICON: Final = "CFBundleIconFile"


def information(root: Path) -> dict[str, Any]:
    """What macOS wants to know of the application."""
    known: dict[str, Any] = plistlib.loads((HERE / "Info.plist").read_bytes())
    version = product.version(root)
    return known | {
        "CFBundleName": product.NAME,
        "CFBundleDisplayName": product.NAME,
        "CFBundleIdentifier": product.IDENTIFIER,
        "CFBundleExecutable": product.COMMAND,
        _ICON: ICONS.name,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
    }


def complete(root: Path, bundle: Path) -> Path:
    """Put beside the program what the bundle has beside it. Raises MachineProblem."""
    app = bundle.parent / f"{product.NAME}.app"
    if not (app / "Contents" / "MacOS" / product.COMMAND).is_file() or not bundle.is_dir():
        raise MachineProblem(
            f"{app} is er niet: maak eerst het programma op macOS met `installer`.\n"
            f"{app} is not there: first make the program on macOS with `installer`."
        )
    if not (root / ICONS).is_file():
        raise MachineProblem(
            f"{ICONS} is er niet. Doe eerst: python -m installer.program_icons\n"
            f"{ICONS} is not there. First do: python -m installer.program_icons"
        )
    told = plistlib.loads((app / "Contents" / "Info.plist").read_bytes())
    wanted = information(root)
    if different := sorted(key for key in wanted if told.get(key) != wanted[key] and key != _ICON):
        raise MachineProblem(
            f"{app} is van een andere versie of naam ({', '.join(different)}): maak het opnieuw.\n"
            f"{app} is of another version or name: make it anew."
        )
    resources = app / "Contents" / "Resources"
    resources.mkdir(exist_ok=True)
    for each in sorted(bundle.iterdir()):
        if each.name in (_INSIDE, product.COMMAND):
            continue
        if each.is_dir():
            shutil.copytree(each, resources / each.name, dirs_exist_ok=True)
        else:
            shutil.copy2(each, resources / each.name)
    shutil.copy2(root / ICONS, resources / ICONS.name)
    # PyInstaller has a picture of its own, and names that.
    (app / "Contents" / "Info.plist").write_bytes(plistlib.dumps(told | {_ICON: ICONS.name}))
    return app


def pack(root: Path, bundle: Path, output: Path) -> Path:
    """Make the disk image. Raises MachineProblem with what the tools of macOS said."""
    output.parent.mkdir(parents=True, exist_ok=True)
    app = complete(root, bundle)
    volume = f"{product.NAME} {product.version(root)}"
    asked = [str(HERE / "make_dmg.sh"), str(app), str(output), volume]
    ended = run_quietly([*asked, str(HERE / "entitlements.plist")], root)
    if ended.code != 0:
        raise MachineProblem(ended.last_lines())
    return output


def main(arguments: list[str]) -> int:
    """The exit code of `pack_command`."""
    return pack_command(pack, str(__doc__), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
