"""What the program is called, and which version it is: for everything that packs it.

The version stands in `app/version.py` and nowhere else. It is read there, not imported: this runs
before there is an environment.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

NAME: Final = "Uitzicht"
"""As people see it: in a menu, in a list of programs."""
COMMAND: Final = "uitzicht"
"""What is typed; also the name of the package and of the file that starts."""
WINDOW: Final = "uitzicht-venster"
"""What a click starts on Windows, where a program with a window is another than one that writes."""
IDENTIFIER: Final = "program.uitzicht"
"""Of the bundle on macOS. It claims no address of the internet: nobody has one yet."""

ROOT: Final = Path(__file__).resolve().parents[1]


def version(root: Path = ROOT) -> str:
    """The version of the program. Raises ValueError when it is not plainly there."""
    source = (root / "app" / "version.py").read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "PROGRAM_VERSION":
            found: object = ast.literal_eval(node.value) if node.value else None
            if isinstance(found, str):
                return found
    raise ValueError("app/version.py: PROGRAM_VERSION")
