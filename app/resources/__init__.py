"""What ships with the program beside its code: example dossiers, the example policy, fonts."""

from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent

EXAMPLES: Final = _HERE / "examples"
EXAMPLE_POLICY: Final = _HERE / "policy" / "voorbeeldbank.toml"
FONTS: Final = _HERE / "fonts"
CATALOGUE: Final = _HERE / "catalogue" / "intake_catalogue.json"
TARIFFS: Final = _HERE.parents[1] / "tariffs"
"""The figures of the law: beside the code, in the project and where it is installed."""
