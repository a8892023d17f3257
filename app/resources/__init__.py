"""What ships with the program beside its code: examples, the example policy, fonts, rules."""

from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent
ROOT: Final = _HERE.parents[1]
"""The folder with `app`, `calc`, `tariffs` and `docs`, also in a packed program."""

EXAMPLES: Final = _HERE / "examples"
EXAMPLE_POLICY: Final = _HERE / "policy" / "voorbeeldbank.toml"
EARLIER_POLICIES: Final = (_HERE / "policy" / "revision-1" / "voorbeeldbank.toml",)
"""The example policy as it was: receipts name the revision that they were made with."""
FONTS: Final = _HERE / "fonts"
COLOUR_PROFILE: Final = _HERE / "icc" / "srgb.icc"
"""The colours of every PDF: sRGB (IEC 61966-2-1), as the Little CMS library writes it."""
ICONS: Final = _HERE / "icons"
ADMINISTRATORS_TEMPLATE: Final = _HERE / "administrator" / "uitzicht.toml"
GUARD: Final = _HERE / "guard"
CALL_SCRIPT: Final = _HERE / "call" / "call_script.json"
SEARCH_WORDS: Final = _HERE / "find" / "search_words.json"
CATALOGUE: Final = _HERE / "catalogue" / "intake_catalogue.json"
MANUAL: Final = ROOT / "docs" / "manual"
"""The manual, as people read it in the project: there is no second copy of its text."""
TARIFFS: Final = ROOT / "tariffs"
"""The figures of the law: beside the code, in the project and where it is installed."""
EXPECTED: Final = _HERE / "self_check" / "expected.json"
"""What the examples come to and which figures they use: held by the self-check and a test."""
CONTENTS: Final = _HERE / "self_check" / "contents.json"
"""Everything that belongs in a packed program; only there. See app.services.contents."""
