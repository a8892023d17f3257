"""A receipt that version 0.2.0 made: it still names its input, and a difference is the engine's."""

import gzip
from decimal import Decimal
from pathlib import Path

from app.resources import EXAMPLES
from app.services.recheck import Recheck, recheck
from calc import assess

STORED = Path(__file__).parents[2] / "data" / "receipts" / "HH3-0.2.0.json.gz"


def test_a_receipt_of_0_2_0_rechecks_with_the_difference_named_as_the_engines(
    tmp_path: Path,
) -> None:
    """ENGINE 15. The stored file is as 0.2.0 wrote it, and is never changed."""
    kept = tmp_path / "HH3.json"
    kept.write_bytes(gzip.decompress(STORED.read_bytes()))
    asked = Recheck(EXAMPLES / "HH3.uitzicht.json", kept, None, tmp_path)
    done = recheck(asked, assess, difference=False)
    assert done.receipt.engine == "0.2.0"
    assert not done.same_engine
    assert done.same_input  # the form of the dossier grew, its hash did not move
    assert not done.same_output
    named = {each.what: each.amount for each in done.differences}
    # A17: the plan asks nothing in its first month, and so does the interim agreement now.
    assert named["gate.interim.amount"] == Decimal("-20.00")
    assert not any(what.startswith(("schedule[", "plan.", "discharge")) for what in named)
