"""What an assessment costs: against reading the same file, and as the number of lines grows.

A script, not a test: it prints ratios measured in one run and judges nothing.
"""

from datetime import date
from functools import partial

from app.resources import EXAMPLE_POLICY, EXAMPLES
from app.services.collecting import without_collecting
from app.store.dossier_file import dossier_bytes, parse_dossier, read_dossier
from app.store.policy_file import read_policy_file
from calc import Draft, PolicyFile, Tariffs, assess
from tests.benchmarks.goals import report
from tests.benchmarks.measuring import compare, on_a_quiet_core
from tests.tariff_files import shipped

ON = date(2026, 11, 23)


def _example(name: str) -> Draft:
    draft = read_dossier(EXAMPLES / f"{name}.uitzicht.json")
    assert isinstance(draft, Draft), draft
    return draft


def _with_lines(draft: Draft, count: int) -> Draft:
    """The draft with its costs repeated or cut until all lines together are `count`."""
    wanted = max(0, count - len(draft.income) - len(draft.arrangements))
    costs = (draft.expenses * (wanted // len(draft.expenses) + 1))[:wanted]
    return draft.model_copy(update={"expenses": costs})


def _as_the_window(draft: Draft, policy: PolicyFile, law: Tariffs) -> None:
    """What the window and a portfolio do: garbage is not looked for meanwhile."""
    with without_collecting():
        assess(draft, policy, law, ON)


def main() -> None:
    """Print the ratios."""
    policy = read_policy_file(EXAMPLE_POLICY)
    assert not isinstance(policy, tuple), policy
    law = shipped()
    print("assess against reading the same file (median ms of CPU, ratio)")
    for name in ("HH1", "HH2", "HH6"):
        draft = _example(name)
        data = dossier_bytes(draft)
        result = compare(partial(assess, draft, policy, law, ON), partial(parse_dossier, data))
        print(f"  {name}: assess {result.a:.2f}, read {result.b:.2f}, ratio {result.ratio:.1f}")
    report("assess_hh1", on_a_quiet_core(partial(_as_the_window, _example("HH1"), policy, law), 60))
    print("cost by number of lines, against 10 lines (median ms of CPU, ratio)")
    ten = _with_lines(_example("HH1"), 10)
    for count in (10, 100, 1000):
        many = _with_lines(_example("HH1"), count)
        result = compare(
            partial(assess, many, policy, law, ON), partial(assess, ten, policy, law, ON), rounds=7
        )
        print(f"  {count:>5} lines: {result.a:.2f}, ten lines {result.b:.2f}, x{result.ratio:.1f}")


if __name__ == "__main__":
    main()
