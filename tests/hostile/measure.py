"""Time and memory of hostile dumps: is a dump four times as long dealt with in four times the time?

    python tests/hostile/measure.py [--size CHARACTERS] [--labeller NAME] [PART OF A NAME ...]

Prints every case that takes more than six times as long when four times as long, or more than
ten seconds for a million characters; ends with code 1 where there is one, or a page "crashed".
"""

from __future__ import annotations

import argparse
import resource
import sys
import time

from hostile_cases import Case, cases, page

from newsclean import Cleaner, NoArticle

# Below this the clock and the machine decide.
_NOISE = 0.15


def main() -> int:
    """Measure the cases asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--labeller", default="network")
    options = parser.parse_args()
    cleaner = Cleaner(labeller=options.labeller)
    seconds(cleaner, page(""))
    failed = count = 0
    for name, case in cases().items():
        if not options.names or any(part in name for part in options.names):
            count += 1
            failed += not measured(cleaner, name, case, options.size)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} cases, {failed} too slow; at most {peak:,} MB")
    return int(failed > 0)


def measured(cleaner: Cleaner, name: str, case: Case, size: int) -> bool:
    """Whether the case is dealt with in time; prints it where it is not."""
    short, long = (seconds(cleaner, case(n)) for n in (size, 4 * size))
    crashed = "crashed" in (short[1], long[1])
    fine = long[0] < 10 * (4 * size / 1e6) or long[0] < _NOISE
    linear = long[0] < max(_NOISE, 6 * short[0])
    if crashed or not fine or not linear:
        print(f"{name}: {short[0]:.2f} s, four times as long {long[0]:.2f} s, {long[1]}")
        return False
    return True


def seconds(cleaner: Cleaner, dump: str | bytes) -> tuple[float, str]:
    """How long a dump takes, and what comes of it."""
    start = time.perf_counter()
    try:
        cleaner.clean(dump)
        outcome = "article"
    except NoArticle as rejection:
        outcome = rejection.reason.value
    return time.perf_counter() - start, outcome


if __name__ == "__main__":
    sys.exit(main())
