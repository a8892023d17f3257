"""Time two things in turn, in one run, and give the medians and their ratio."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 15


@dataclass(frozen=True)
class Compared:
    """Median milliseconds of A and B and the median of A/B pair by pair."""

    a: float
    b: float
    ratio: float


def compare(a: Callable[[], object], b: Callable[[], object], rounds: int = ROUNDS) -> Compared:
    """Run a and b in turn, once to warm up and then `rounds` times."""
    a(), b()
    pairs = [(_once(a), _once(b)) for _ in range(rounds)]
    return Compared(
        statistics.median(first for first, _ in pairs),
        statistics.median(second for _, second in pairs),
        statistics.median(first / second for first, second in pairs),
    )


def _once(action: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000
