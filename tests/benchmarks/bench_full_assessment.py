"""One full assessment: median and 95th percentile, against a small one, and its profile.

A script, not a test: it prints what it measured.
"""

import cProfile
import gc
import pstats
import statistics
import time
from datetime import date
from functools import cache, partial

from app.resources import EXAMPLE_POLICY
from app.store.policy_file import read_policy_file
from calc import Draft, PolicyFile, Tariffs, assess
from calc.stored.assessment_json import as_json
from tests.benchmarks.households import full, generated
from tests.benchmarks.measuring import compare
from tests.tariff_files import shipped

ON = date(2026, 11, 23)
ROUNDS = 200
_TOP = 12


@cache
def _rules() -> tuple[PolicyFile, Tariffs]:
    policy = read_policy_file(EXAMPLE_POLICY)
    assert not isinstance(policy, tuple), policy
    return policy, shipped()


def _assess(draft: Draft) -> None:
    policy, law = _rules()
    assess(draft, policy, law, ON)


def _milliseconds(draft: Draft, rounds: int) -> list[float]:
    _assess(draft)
    spent = []
    gc.collect()
    for _ in range(rounds):
        start = time.perf_counter()
        _assess(draft)
        spent.append((time.perf_counter() - start) * 1000)
    return sorted(spent)


def _profile(draft: Draft) -> None:
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(20):
        _assess(draft)
    profile.disable()
    stats = pstats.Stats(profile).strip_dirs().sort_stats("tottime")
    print("profile of 20 full assessments (own time, calls, function)")
    rows = sorted(stats.stats.items(), key=lambda item: -item[1][2])  # type: ignore[attr-defined]
    whole = sum(found[2] for _, found in rows)
    for (file, line, name), (_, calls, own, _, _) in rows[:_TOP]:
        print(f"  {own / whole:6.1%} {calls:>9,} {file}:{line} {name}")


def main() -> None:
    """Print the figures."""
    draft = full()
    policy, law = _rules()
    assessment = assess(draft, policy, law, ON)
    spent = _milliseconds(draft, ROUNDS)
    print(
        f"one full assessment (60 lines, {len(assessment.schedule)} months):"
        f" {statistics.median(spent):.2f} ms median, {spent[int(ROUNDS * 0.95)]:.2f} at the 95th"
    )
    small = generated(1)
    ratio = compare(partial(_assess, draft), partial(_assess, small))
    print(f"  against a generated household ({ratio.b:.2f} ms): x{ratio.ratio:.1f}")
    ratio = compare(partial(as_json, assessment), partial(_assess, draft))
    print(f"  writing it as JSON ({ratio.a:.2f} ms): x{ratio.ratio:.2f} of assessing it")
    _profile(draft)


if __name__ == "__main__":
    main()
