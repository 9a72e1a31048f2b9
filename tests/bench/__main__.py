"""Measures every figure of the table, prints it, and writes var/bench.json and the plots.

make bench                      all of it, about half an hour on an idle machine
make bench ARGS="--quick"       small numbers, to see that it runs
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench import comparisons, report
from tests.bench.figures import Figure
from tests.bench.processes import ROOT


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--times", type=int, default=2_000, help="requests of a client in a round")
    parser.add_argument("--films", type=int, default=10_000)
    parser.add_argument("--reviews", type=int, default=100_000)
    parser.add_argument(
        "--growth", type=int, default=20, help="how many times larger; 1: not at all"
    )
    parser.add_argument("--reads", type=int, default=5_000, help="reads straight after writes")
    parser.add_argument("--only", nargs="*", choices=comparisons.ALL, default=comparisons.ALL)
    parser.add_argument("--keep", type=Path, help="a directory to make, or to use again")
    parser.add_argument("--quick", action="store_true")
    plan = parser.parse_args()
    if plan.quick:
        plan.rounds, plan.times, plan.films, plan.reviews = 5, 200, 300, 3_000
        plan.growth, plan.reads = 3, 100
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        directory = plan.keep or Path(temporary)
        directory.chmod(0o755) if directory.exists() else directory.mkdir(parents=True)
        figures: list[Figure] = []
        for name in plan.only:
            sys.stderr.write(f"bench: {name} …\n")
            figures += comparisons.ALL[name](plan, directory)
    report.write(figures, plan, ROOT)


if __name__ == "__main__":
    main()
