"""What a realistic mix of requests costs, what each kind of page costs of which nothing was kept,
and what writing costs. Prints the table and writes var/bench-mix.json.

make bench-mix                      all of it, about ten minutes on an idle machine
make bench-mix ARGS="--quick"       small numbers, to see that it runs
"""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.bench.crowd import READS, WRITES, Crowd
from tests.bench.figures import CLIENTS, Target
from tests.bench.load import BROWSER, ask
from tests.bench.processes import ROOT
from tests.bench.reader import Cost, Reader
from tests.bench.report import machine, var_directory
from tests.bench.site import FILM, SUGGESTION, Site

# How often the empty view is measured. The least counts, since a machine is slow for seconds.
ROUNDS = 7


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench-mix", description=__doc__)
    parser.add_argument("--visits", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=60, help="requests of each row but the mix's")
    parser.add_argument("--films", type=int, default=10_000)
    parser.add_argument("--reviews", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="a directory to make, or to use again")
    parser.add_argument("--quick", action="store_true")
    plan = parser.parse_args()
    if plan.quick:
        plan.visits, plan.times, plan.films, plan.reviews = 200, 8, 300, 6_000
    with tempfile.TemporaryDirectory(prefix="bench-mix-") as temporary:
        site = Site((plan.keep or Path(temporary)) / "sqlite")
        site.set_up(plan.films, plan.reviews, sample=not plan.quick)
        crowd = Crowd(site)
        empty = empty_view(site, plan.times)
        groups = {
            "made, nothing kept": made(site, crowd, plan.times),
            "small answers": small_answers(site, plan.times),
            "written": written(site, crowd, plan.times),
            "the mix": mixed(site, crowd, plan.visits),
        }
    write(groups, empty, plan)


def empty_view(site: Site, times: int) -> float:
    """Milliseconds of processor time for nothing but the site's middleware."""
    with site.served("tests.bench.empty") as server:
        target = Target(*server, "/")
        for _ in range(ROUNDS + 1):
            target.measure(times * 10)
    return min(target.cpu[1:]) / 1000


def made(site: Site, crowd: Crowd, times: int) -> list[Cost]:
    """Each kind of page when nothing was kept, and a film's for a member after another's rating."""
    forget, change = site.forgetter(), site.changer()
    with site.served() as server:
        reader = Reader(*server)
        for turn in range(times + 1):
            for kind in READS:
                forget()
                reader.get(kind, crowd.address(kind))
            if turn == 0:
                reader.measured.clear()
        # Everything but the ratings is kept from here on.
        ask(reader.port, FILM, crowd.member())
        for _ in range(times):
            change()
            reader.get("film, signed in, after another's rating", FILM, crowd.member())
    return reader.costs()


def small_answers(site: Site, times: int) -> list[Cost]:
    """What is answered from memory, or nearly so, on connections that stay open."""
    with site.served() as server:
        again = {**BROWSER, "If-None-Match": ask(server[0], FILM)[1][b"etag"].decode()}
        kinds = {
            "suggestion of three letters": (SUGGESTION, BROWSER, 200),
            "kept page": (FILM, BROWSER, 200),
            "304": (FILM, again, 304),
        }
        reader, found = Reader(*server), []
        for kind, asked in kinds.items():
            for _ in range(times * 5):
                reader.get(kind, *asked)
        for kind, asked in kinds.items():
            both = Target(*server, *asked)
            both.measure(times * 5)
            # How long each of the two waits on the average, while the other is answered, too.
            wall, asked_for = CLIENTS * 1000 / both.rate[0], CLIENTS * times * 5
            found.append(
                Cost(f"{kind}, two connections", asked_for, both.cpu[0] / 1000, wall, None)
            )
    return reader.costs() + found


def written(site: Site, crowd: Crowd, times: int) -> list[Cost]:
    """Forms that are sent, each time about another film, and the pages that they lead to."""
    with site.served() as server:
        reader = Reader(*server)
        for turn in range(times + 1):
            for kind in WRITES:
                crowd.write(reader, kind, turn)
            if turn == 0:
                reader.measured.clear()
    return reader.costs()


def mixed(site: Site, crowd: Crowd, visits: int) -> list[Cost]:
    """The mix, once its first tenth has warmed the server."""
    with site.served() as server:
        reader = Reader(*server)
        for _ in range(visits // 10):
            crowd.come(reader)
        reader.measured.clear()
        for _ in range(visits):
            crowd.come(reader)
    return [reader.cost_of_all("all requests"), *sorted(reader.costs(), key=lambda one: one.kind)]


def write(groups: dict[str, list[Cost]], empty: float, plan: argparse.Namespace) -> None:
    titles = f"{'':<42}{'requests':>9}{'CPU ms':>9}{'empty views':>13}{'p50 ms':>9}{'p99 ms':>9}"
    sys.stdout.write(f"An empty view takes {empty:.3f} ms of processor time.\n{titles}\n")
    for name, costs in groups.items():
        sys.stdout.write(f"{name}\n")
        for one in costs:
            slow = "" if one.p99 is None else f"{one.p99:.2f}"
            sys.stdout.write(
                f"  {one.kind:<40}{one.requests:>9,}{one.cpu:>9.2f}{one.cpu / empty:>13.1f}"
                f"{one.p50:>9.2f}{slow:>9}\n"
            )
    numbers = {name: getattr(plan, name) for name in ("visits", "times", "films", "reviews")}
    rows = {name: [asdict(one) for one in costs] for name, costs in groups.items()}
    found = {"machine": machine() | numbers, "empty_view": empty, "milliseconds": rows}
    (var_directory(ROOT) / "bench-mix.json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
