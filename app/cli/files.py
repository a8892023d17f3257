"""The files that a command names: what it writes is none of what it reads."""

import argparse
from pathlib import Path
from typing import Final

from app.services.dossier_store.place import files_of
from app.services.outputs import inputs_of, refuse_inputs, sweep_beside

OUTPUT: Final = "output"
"""Where the parser keeps the file, or the folder, that a command writes."""
OUTPUTS: Final = (OUTPUT, "merge", "mail_merge")
"""The same, with what is written besides; every other path is one that a command reads."""


def ready_files(options: argparse.Namespace, folder: Path) -> None:
    """Look at every file of a command before anything is read or written.

    Raises OutputIsInput, a FileTrouble, when the command would write over one of its inputs. What
    somebody who was killed left half-written beside them is cleared up. `folder`: the data folder.
    """
    named = [
        path
        for name, value in vars(options).items()
        for path in (value if isinstance(value, list) else [value])
        if isinstance(path, Path) and name not in OUTPUTS
    ]
    if place := getattr(options, "store", None):
        named += files_of(place)
    for name in OUTPUTS:
        output = getattr(options, name, None)
        if isinstance(output, Path):
            refuse_inputs(output, inputs_of(named, getattr(options, "policy", None), folder))
    sweep_beside({path.parent for path in named})
