"""The comparisons, each a group of figures that are measured in turn in one run."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median

from tests.bench.doors import DOORS, door_waits, likelihood
from tests.bench.figures import (
    Figure,
    Target,
    as_it_is,
    at_least,
    at_most,
    cheaper,
    dearer,
    faster,
    interleave,
    not_measured,
)
from tests.bench.growth import multiply
from tests.bench.load import BROWSER, ask, waits
from tests.bench.processes import ROOT, memory_mb, nginx, postgres, postgres_bin, redis
from tests.bench.site import FILM, PAGES, SUGGESTION, Site, first_visit, workers_of

EMPTY = "tests.bench.empty"
NO_MIDDLEWARE = {"BENCH_BARE": "1"}


def _site(plan, directory: Path, **more) -> Site:
    site = Site(directory / ("postgres" if more else "sqlite"), **more)
    site.set_up(plan.films, plan.reviews, sample=not plan.quick and not more)
    return site


def visitors(plan, directory: Path) -> list[Figure]:
    """Pages for visitors on SQLite, against an empty view, a static file and nginx."""
    site = _site(plan, directory)
    with ExitStack() as stack:
        port, pid = stack.enter_context(site.served())
        plain = {**BROWSER, "Accept-Encoding": "identity"}
        site.add_static_page(ask(port, FILM, plain)[2])
    with ExitStack() as stack:
        port, pid = stack.enter_context(site.served())
        empty = stack.enter_context(site.served(EMPTY))
        bare = stack.enter_context(site.served(EMPTY, **NO_MIDDLEWARE))
        etag = ask(port, FILM)[1][b"etag"].decode()
        targets = {
            "empty": Target(*empty, "/"),
            "bare": Target(*bare, "/"),
            "film": Target(port, pid, FILM),
            "again": Target(port, pid, FILM, {**BROWSER, "If-None-Match": etag}, 304),
            "static": Target(port, pid, "/static/bench.html"),
            "first": Target(port, pid, FILM, before=site.changer(), share=0.05),
            "signed in": Target(port, pid, FILM, site.session(), share=0.1),
        }
        has_nginx = subprocess.run(["which", "nginx"], check=False, capture_output=True).returncode
        if not has_nginx:
            server = stack.enter_context(nginx(directory, site.directory / "static"))
            targets["nginx"] = Target(*server, "/bench.html")
        interleave(targets, plan.rounds, plan.times)
        memory = [memory_mb(worker) for worker in workers_of(pid)]
        size, requests, fonts = first_visit(port)
    of = targets
    film, empty_view = of["film"], of["empty"]
    return [
        at_least("film page against an empty view, by CPU", 4, cheaper(film, empty_view)),
        at_least("film page against an empty view, by requests", 3.5, faster(film, empty_view)),
        at_least("film page against an empty view without middleware", 1.8,
                 cheaper(film, of["bare"])),
        at_least("film page against a static file of its size", 0.9, cheaper(film, of["static"])),
        at_least("film page against the file from nginx", 0.3, faster(film, of["nginx"]))
        if "nginx" in of else not_measured("film page against the file from nginx", "≥ 0.3"),
        at_least("304 for a returning visitor", 5.5, cheaper(of["again"], empty_view)),
        at_most("first render after a change, CPU", 15, dearer(of["first"], empty_view)),
        at_most("signed-in film page, CPU", 8, dearer(of["signed in"], empty_view)),
        as_it_is("empty view, CPU", empty_view.cpu, "µs"),
        as_it_is("film page, CPU", film.cpu, "µs"),
        as_it_is("film page, requests a second", film.rate, "/s"),
        at_most("memory of a worker", 100, memory, "MB"),
        at_most("first visit: HTML, styles, scripts", 24, [size / 1000], "KB"),
        at_most("first visit: requests", 5, [requests], ""),
        at_most("first visit: fonts", 140, [fonts / 1000], "KB"),
    ]  # fmt: skip


def small_answers(plan, directory: Path) -> list[Figure]:
    """How long somebody waits for a small answer on a connection that stays open."""
    site = _site(plan, directory)
    with site.served() as (port, _pid):
        return [
            at_most(
                f"{name}, wall time at p50", 6, [median(waits(port, address, plan.times))], "ms"
            )
            for name, address in (
                ("suggestion of three letters", SUGGESTION),
                ("whether the site answers", "/healthz/"),
            )
        ]


def page_types(plan, directory: Path) -> list[Figure]:
    """Every other type of public page, when it is kept; queries of a page that is made."""
    site = _site(plan, directory)
    with ExitStack() as stack:
        port, pid = stack.enter_context(site.served())
        empty = stack.enter_context(site.served(EMPTY))
        targets = {"empty": Target(*empty, "/", share=0.5)} | {
            name: Target(port, pid, address, share=0.5) for name, address in PAGES.items()
        }
        interleave(targets, plan.rounds, plan.times)
    empty_view = targets.pop("empty")
    figures = [
        at_least(f"{name}, kept", 3, cheaper(target, empty_view))
        for name, target in targets.items()
    ]
    for name, limit in ((FILM, 14), ("/", 12), ("/films/", 7)):
        figures.append(at_most(f"queries of {name}", limit, [site.queries(name)], ""))
    return figures


def growth(plan, directory: Path) -> list[Figure]:
    """What a page that is made costs in a catalogue many times as large."""
    name = f"film page made, {plan.films:,} → {plan.films * plan.growth:,} films"
    if plan.growth == 1:
        return [not_measured(name, "≤ 1.2")]
    small, large = _site(plan, directory), Site(directory / "large")
    multiply(small, large, plan.growth)
    with small.served() as one, large.served() as many:
        targets = {
            "small": Target(*one, FILM, before=small.changer(), share=0.05),
            "large": Target(*many, FILM, before=large.changer(), share=0.05),
        }
        interleave(targets, plan.rounds, plan.times)
    return [at_most(name, 1.2, dearer(targets["large"], targets["small"]))]


def other_engines(plan, directory: Path) -> list[Figure]:
    """The film page on PostgreSQL."""
    name, goal = "film page on PostgreSQL", 1.5
    if postgres_bin() is None:
        return [not_measured(name, f"≥ {goal}")]
    with ExitStack() as stack:
        site = stack.enter_context(_on_postgres(plan, directory))
        empty = stack.enter_context(site.served(EMPTY))
        targets = {
            "empty": Target(*empty, "/"),
            "film": Target(*stack.enter_context(site.served()), FILM),
        }
        interleave(targets, plan.rounds, plan.times)
    return [at_least(name, goal, cheaper(targets["film"], targets["empty"]))]


@contextmanager
def _on_postgres(plan, directory: Path) -> Iterator[Site]:
    with postgres(directory / "pg") as (address, _pid):
        yield _site(plan, directory, database=address)


def stale_reads(plan, directory: Path) -> list[Figure]:
    """Reads straight after committed writes by four writers, with 2 and 4 workers."""
    figures = []
    with ExitStack() as stack:
        sites = {"SQLite": _site(plan, directory)}
        if postgres_bin():
            site = sites["PostgreSQL"] = stack.enter_context(_on_postgres(plan, directory))
            address, _pid = stack.enter_context(redis(directory))
            sites["PostgreSQL and Redis"] = replace(site, cache=address)
        for engine, site in sites.items():
            for workers in (2, 4):
                name = f"stale among {plan.reads:,} reads, {engine}, {workers} workers"
                figures.append(at_most(name, 0, [_stale(site, workers, plan.reads)], ""))
    return figures


def _stale(site: Site, workers: int, reads: int) -> int:
    with site.served(workers=workers) as (port, _pid):
        writers = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.bench.writer", str(n), str(reads // 4), str(port)],
                cwd=ROOT, env=site.environment, stdout=subprocess.PIPE, text=True,
            )
            for n in range(4)
        ]  # fmt: skip
        found = [json.loads(writer.communicate()[0]) for writer in writers]
    for one in found:
        sys.stderr.writelines(f"stale: {line}\n" for line in one["first"])
    return sum(one["stale"] for one in found)


def ratings(plan, directory: Path) -> list[Figure]:
    """Ratings by four processes at once on SQLite."""
    site = _site(plan, directory)
    # The changer counted what nobody rated, and a sync waits for all that is not written yet.
    site.run("-m", "tests.bench.rater", "drifted")
    os.sync()
    command = [sys.executable, "-m", "tests.bench.rater"]
    raters = [
        subprocess.Popen([*command, str(n), str(plan.reads // 10)], cwd=ROOT, env=site.environment,
                         stdout=subprocess.PIPE, text=True)
        for n in range(4)
    ]  # fmt: skip
    found = [json.loads(rater.communicate()[0]) for rater in raters]
    drifted = int(site.run("-m", "tests.bench.rater", "drifted"))
    rate = sum(one["rate"] for one in found)
    return [
        at_most("ratings by 4 processes: errors", 0, [sum(one["errors"] for one in found)], ""),
        at_most("ratings by 4 processes: drifted summaries", 0, [drifted], ""),
        at_most("ratings by 4 processes: longest wait", 0.5, [max(one["longest"] for one in found)],
                "s"),
        as_it_is("ratings by 4 processes", [rate], "/s"),
    ]  # fmt: skip


def doors(plan, directory: Path) -> list[Figure]:
    """Whether the time that a door takes tells members, and closed accounts, from strangers."""
    site = _site(plan, directory)
    figures = []
    with site.served() as (port, _pid):
        for name in DOORS:
            found = door_waits(site, port, name, max(plan.times // 10, 20))
            figures += [
                at_least(f"{name}, {who} or stranger: likelihood of such ranks", 0.01,
                         [likelihood(found[who], found["stranger"])], "")
                for who in ("member", "closed")
            ]  # fmt: skip
    return figures


ALL: dict[str, Callable[..., list[Figure]]] = {
    "visitors": visitors,
    "small-answers": small_answers,
    "page-types": page_types,
    "growth": growth,
    "other-engines": other_engines,
    "stale-reads": stale_reads,
    "ratings": ratings,
    "doors": doors,
}
