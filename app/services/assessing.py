"""Assess a dossier file under a policy on a day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.resources import EXAMPLE_POLICY
from app.services.refused import Refused
from app.store.dossier_file import read_dossier
from app.store.logo_file import read_logo
from app.store.policy_file import read_policy_file
from calc import UNKNOWN, Assessment, Draft, PolicyFile, Problem, Tariffs, assess
from calc.base.value_type import value_type


@value_type
class Assessed:
    """An assessment with what it was made from. `logo`: the organisation's own, as PNG."""

    draft: Draft
    policy_file: PolicyFile
    assessment: Assessment
    logo: bytes | None = None


def policy_and_logo(path: Path | None) -> tuple[PolicyFile, bytes | None]:
    """A policy and the logo it names; without `path` the example's. Raises Refused, FileTrouble."""
    policy_path = path or EXAMPLE_POLICY
    policy_file = read_policy_file(policy_path)
    if isinstance(policy_file, tuple):
        raise Refused(policy_path, policy_file)
    logo = read_logo(policy_path, policy_file.policy)
    if isinstance(logo, Problem):  # it was right a moment ago: somebody changed it
        raise Refused(policy_path, (logo,))
    if logo is not None and not _can_be_drawn(logo):
        raise Refused(policy_path, (Problem("logo_not_png", "logo"),))
    return policy_file, logo


def _can_be_drawn(logo: bytes) -> bool:
    # Drawing is slow to load, and only needed where there is a logo.
    from app.render.logo import can_be_drawn

    return can_be_drawn(logo)


def assess_file(
    path: Path,
    *,
    on: date | None,
    policy: Path | None,
    tariffs: Tariffs,
    today: Callable[[], date],
) -> Assessed:
    """Assess the dossier in a file.

    `on` replaces the dossier's reference date; with neither, today. Without `policy` the example
    organisation's. Raises Refused for what is in the files, FileTrouble for what is around them.
    """
    draft = read_dossier(path)
    if isinstance(draft, tuple):
        raise Refused(path, draft)
    policy_file, logo = policy_and_logo(policy)
    day = on or (today() if draft.reference_date is UNKNOWN else draft.reference_date)
    return Assessed(
        draft,
        policy_file,
        assess(draft, policy_file, tariffs, day),
        logo=logo,
    )


def assessor(
    policy_file: PolicyFile, tariffs: Tariffs, today: Callable[[], date]
) -> Callable[[Draft], Assessment]:
    """Assesses dossiers under one policy, each on its own day, or else today."""

    def assessed(draft: Draft) -> Assessment:
        day = today() if draft.reference_date is UNKNOWN else draft.reference_date
        return assess(draft, policy_file, tariffs, day)

    return assessed
