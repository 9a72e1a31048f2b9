"""How often a search finds what was meant, as written and after a slip, and what that costs.
Prints the table and writes var/bench-search.json.

make bench-search                              100,000 films around the sample, a quarter of an hour
make bench-search ARGS="--quick"               small numbers, to see that it runs
make bench-search ARGS="--data FILE"           with the titles and the casts of another list
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.bench.processes import ROOT
from tests.bench.report import machine, var_directory
from tests.bench.site import Site


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="make bench-search",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--films", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=2_000, help="titles, and as many names")
    parser.add_argument("--data", type=Path, help="a list of films as JSON lines, perhaps .gz")
    parser.add_argument("--keep", type=Path, help="a directory to make, or to use again")
    parser.add_argument("--quick", action="store_true")
    plan = parser.parse_args()
    if plan.quick:
        plan.films, plan.queries = 3_000, 200
    data = ["--data", str(plan.data.resolve())] if plan.data else []
    with tempfile.TemporaryDirectory(prefix="bench-search-") as temporary:
        site = Site((plan.keep or Path(temporary)).resolve() / "sqlite")
        fill(site, plan.films, data)
        rows = json.loads(
            site.run("-m", "tests.bench.finding", "--queries", str(plan.queries), *data)
        )
    write(rows, plan)


def fill(site: Site, films: int, data: list[str]) -> None:
    """Make the catalogue; one that is kept is not filled again."""
    site.directory.mkdir(parents=True, exist_ok=True)
    site.run("-m", "reviewsite.secret_key")
    site.run("manage.py", "set_up", "--no-sample")
    done = site.directory / "filled"
    if not done.exists():
        site.run("-m", "tests.bench.catalogue", "--films", str(films), *data)
        done.touch()


def write(rows: list[dict], plan: argparse.Namespace) -> None:
    titles = f"{'':<34}{'queries':>9}{'first':>9}{'in ten':>9}{'CPU ms':>9}{'p95 ms':>9}"
    sys.stdout.write(f"{plan.films:,} films\n{titles}\n")
    for row in rows:
        sys.stdout.write(
            f"{row['kind']:<34}{row['queries']:>9,}{row['first']:>8.1f}%"
            f"{row['in_first_ten']:>8.1f}%{row['p50']:>9.2f}{row['p95']:>9.2f}\n"
        )
    numbers = {"films": plan.films, "queries": plan.queries, "data": plan.data and plan.data.name}
    found = {"machine": machine() | numbers, "search": rows}
    text = json.dumps(found, indent=1, ensure_ascii=False)
    (var_directory(ROOT) / "bench-search.json").write_text(f"{text}\n")


if __name__ == "__main__":
    main()
