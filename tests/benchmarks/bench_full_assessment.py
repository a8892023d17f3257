"""One full assessment: median and 95th percentile, against a small one, and its profile.

A script, not a test: it prints what it measured.
"""

import contextlib
import cProfile
import io
import pstats
import statistics
from datetime import date
from functools import cache, partial

from app.cli.command import say
from app.resources import EXAMPLE_POLICY
from app.store.policy_file import read_policy_file
from calc import Assessment, Draft, PolicyFile, Tariffs, assess
from calc.stored.assessment_json import assessment_text
from tests.benchmarks.goals import report
from tests.benchmarks.households import full, generated
from tests.benchmarks.measuring import compare, cpu_ms, on_a_quiet_core
from tests.tariff_files import shipped

ON = date(2026, 11, 23)
ROUNDS = 60
_TOP = 12


@cache
def _rules() -> tuple[PolicyFile, Tariffs]:
    policy = read_policy_file(EXAMPLE_POLICY)
    assert not isinstance(policy, tuple), policy
    return policy, shipped()


def _assess(draft: Draft) -> None:
    policy, law = _rules()
    assess(draft, policy, law, ON)


def _as_a_file(assessment: Assessment) -> None:
    """What `assess --json` does with an assessment, and nowhere to write it."""
    with contextlib.redirect_stdout(io.StringIO()):
        say(assessment_text(assessment))


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
    print(f"one full assessment (60 lines, {len(assessment.schedule)} months)")
    report("assess_full", on_a_quiet_core(partial(_assess, draft), ROUNDS))
    spent = sorted(cpu_ms(partial(_assess, draft)) for _ in range(ROUNDS))
    print(
        f"  here {statistics.median(spent):.2f} ms of CPU median,"
        f" {spent[int(ROUNDS * 0.95)]:.2f} at the 95th"
    )
    small = generated(1)
    ratio = compare(partial(_assess, draft), partial(_assess, small))
    print(f"  against a generated household ({ratio.b:.2f} ms): x{ratio.ratio:.1f}")
    written = compare(partial(_as_a_file, assessment), partial(_assess, draft))
    report("json", written.ratio)
    _profile(draft)


if __name__ == "__main__":
    main()
