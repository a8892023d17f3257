"""OpenRound: which open point comes next, in the order of the steps, after the last the first."""

from collections.abc import Sequence

from app.services.short_findings import open_points, place_of
from app.ui.shell.wizard import Wizard
from calc import Assessment


class OpenRound:
    """Remembers where one was: after a point that was answered meanwhile comes the next one."""

    def __init__(self) -> None:
        self._last, self._at = "", 0

    def next(self, paths: Sequence[str]) -> str | None:
        """The next of these; None when there is none."""
        if not paths:
            return None
        at = paths.index(self._last) + 1 if self._last in paths else self._at
        self._at = at % len(paths)
        self._last = paths[self._at]
        return self._last


def points_in_order(wizard: Wizard, assessment: Assessment) -> list[str]:
    """Every place with an open point once, in the order of the steps."""
    paths = dict.fromkeys(place_of(finding) for finding in open_points(assessment))
    return [
        path
        for place in range(len(wizard.kinds))
        for path in paths
        if wizard.place_of(path) == place
    ]
