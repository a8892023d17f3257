"""The engine of today as the tests of a re-check call it."""

from datetime import date

from calc import Assessment, Draft, PolicyFile, Tariffs, assess


def base_assessment(
    draft: Draft, policy_file: PolicyFile, tariffs: Tariffs, on: date
) -> Assessment:
    """The assessment itself."""
    return assess(draft, policy_file, tariffs, on)
