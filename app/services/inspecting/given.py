"""What somebody has beside the paper: the dossier, the policies, what was typed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.documents.extras import Extras
from app.i18n import Texts
from app.resources import EARLIER_POLICIES, EXAMPLE_POLICY
from app.services.assessing import policy_and_logo
from app.services.carrying.case import CarriedCase
from app.services.carrying.receipt import PaperReceipt
from app.services.carrying.typed import Typed
from app.services.dossiers import open_dossier
from app.services.organisation import Organisation
from app.store.files import read_file
from calc import Draft
from calc.base.value_type import value_type

LARGEST_PAPER: Final = 100 * 1024 * 1024
"""Bytes; the largest that we make has some of its 2."""


@value_type
class Given:
    """`organisations`: whose paper it may be; the one that its receipt names is taken.

    `only_if_it_fits`: nobody says that it belongs to the paper; if it does not, it is left out.
    """

    draft: Draft
    organisations: Sequence[Organisation]
    free_text: str = ""
    extra: Extras | None = None
    only_if_it_fits: bool = False

    def case_for(self, receipt: PaperReceipt) -> CarriedCase | None:
        """The case as it is here; None when the policy of the receipt is not."""
        wanted = receipt.receipt.files[0].sha256
        for each in self.organisations:
            if each.policy_file.source.sha256 == wanted:
                own = each.texts(Texts(receipt.language)).replaced
                typed = Typed(self.free_text, self.extra or Extras(), own)
                return CarriedCase(self.draft, each.policy_file, typed, each.logo, None)
        return None


def read_paper(path: Path) -> bytes:
    """The bytes of a paper. Raises FileTrouble."""
    return read_file(path, largest=LARGEST_PAPER)


def read_given(
    dossier: Path, policy: Path | None, *, free_text: str = "", extra: Extras | None = None
) -> Given:
    """What is in these files. Raises Refused, FileTrouble, OwnTextsRefused."""
    return Given(open_dossier(dossier).draft, organisations(policy), free_text, extra)


def organisations(path: Path | None) -> tuple[Organisation, ...]:
    """That of a policy file; without one, the example's in every revision. Raises Refused,
    FileTrouble."""
    paths = [path] if path is not None else [EXAMPLE_POLICY, *EARLIER_POLICIES]
    return tuple(Organisation(*policy_and_logo(each), each) for each in paths)
