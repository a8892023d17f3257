"""What is asked and entered: Draft (any field may be UNKNOWN) and Dossier (enough for a plan)."""

from calc.base.unknown import UNKNOWN, Maybe, Unknown
from calc.dossier.complete import Dossier, complete
from calc.dossier.draft import Draft

__all__ = ["UNKNOWN", "Dossier", "Draft", "Maybe", "Unknown", "complete"]
