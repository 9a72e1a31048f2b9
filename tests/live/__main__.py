"""Lives in the site for some minutes, as its readers, writers, editors, moderators and operator do.

    make live-test

A clean clone is started with `make run`; then again with two workers, and beside it, as on a busy
machine, on PostgreSQL and Redis. Each time readers read and writers write while all else happens:
every form of every role is sent, the operator's commands run, processes are killed, the database is
locked. Nothing that was answered may be lost, nothing may fail that nobody broke, nothing may start
again by itself.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from tests.live.life import Life
from tests.live.site import ROOT, LiveSite
from tests.live.visitor import UNANSWERED, Visitor
from tests.services import Postgres, Redis, both, free_port, program
from tests.walk import Walk

# The fewest kinds of forms that each role is offered. With fewer, the walk has lost its way.
ROLES = {"visitor": 15, "member": 50, "editor": 100, "moderator": 80, "operator": 150}
WALKS = (("visitor", "editor", "moderator"), ("member", "operator"))
# How long readers and writers go on at least, in each round.
SECONDS = 25
FEWEST_TEXTS = 10
# Longer than a writer waits, and as long as a tool may hold a database.
LOCKED_SECONDS = 13
# A writer is answered within ten seconds; the rest is the machine's.
ANSWERED_SECONDS = 12


class Round:
    """One way to run the site, and what was wrong with it."""

    def __init__(self, name: str, site: LiveSite, *, sends_forms: bool = False):
        self.name, self.site, self.sends_forms = name, site, sends_forms
        self.findings: list[str] = []

    def run(self) -> None:
        began = time.monotonic()
        try:
            with self.site.running() as self.serving:
                self.say(f"started after {time.monotonic() - began:.0f} s")
                self.live()
            self.findings += [*self.site.alarms(self.serving), *self.site.damage()]
        except (AssertionError, *UNANSWERED) as error:
            self.findings.append(f"it could not go on: {error!r}")
        self.say(f"{len(self.findings)} findings in {time.monotonic() - began:.0f} s")
        for finding in dict.fromkeys(self.findings):
            self.say(finding)

    def say(self, what: str) -> None:
        print(f"{self.name}: {what}", flush=True)

    def live(self) -> None:
        self.life = Life(
            self.site.address, self.site.paths(), self.site.signed_in(f"reader{self.site.port}")
        )
        with self.life.going_on():
            until = time.monotonic() + SECONDS
            if self.sends_forms:
                self.send_all_forms()
                # The walkers edit and delete, too.
                self.life.texts.clear()
            else:
                self.run_commands()
            self.kill_one_after_another()
            time.sleep(max(0, until - time.monotonic()))
        if self.site.is_on_sqlite:
            self.lock_the_database()
        self.findings += self.life.faults
        self.findings += self.site.unlocked(self.serving)
        self.findings += [f"lost: {text}" for text in self.site.lost(self.life.texts)]
        if len(self.life.texts) < FEWEST_TEXTS:
            self.findings.append(f"only {len(self.life.texts)} comments were written")
        self.check("verify")
        self.say(self.life.summary())

    def send_all_forms(self) -> None:
        with ThreadPoolExecutor() as pool:
            # Who may do everything takes rights from the staff, too, and so comes after them.
            walks = [walk for some in WALKS for walk in pool.map(self.walk_as, some)]
        for role, walk in walks:
            self.say(f"{role}: {len(walk.pages)} kinds of pages, {len(walk.kinds)} of forms")
            self.findings += [f"{role}: {finding}" for finding in walk.findings]
            if len(walk.kinds) < ROLES[role]:
                self.findings.append(f"{role}: only {len(walk.kinds)} kinds of forms")

    def walk_as(self, role: str) -> tuple[str, Walk]:
        visitor = self.site.signed_in(role) if role != "visitor" else Visitor(self.site.address)
        # The suite walks to more of each shape; here it is how they are answered that counts.
        walk = Walk(visitor.ask, each=1, is_alone=False)
        starts = ["/"] if role in ("visitor", "member") else ["/", "/admin/"]
        walk.look_around([self.site.address + path for path in starts])
        walk.send_all()
        return role, walk

    def run_commands(self) -> None:
        """What an operator runs beside the site."""
        for command in (
            ("backup", str(self.site.var_dir / "backups"), "--keep", "1"),
            ("verify",),
            ("recount_ratings",),
            ("reindex_search",),
            ("shell", "--no-imports", "-c", "from films.models import Film; Film.objects.first()"),
            ("purge",),
        ):
            self.check(*command)

    def check(self, *command: str) -> None:
        try:
            self.site.manage(*command)
        except AssertionError as error:
            self.findings.append(str(error))

    def kill_one_after_another(self) -> None:
        """The background worker, a worker of the server, the server; then an exchange."""
        server = self.serving.of("reviewsite.server")
        for victim in (self.serving.of("reviewsite.worker")[0], server[1], server[0]):
            with self.life.kill():
                self.serving.kill(victim)
                self.site.caused += 1
                time.sleep(2)
        os.kill(self.serving.serve, signal.SIGHUP)
        self.serving.wait_for("A new server serves.")

    def lock_the_database(self) -> None:
        """Another program holds SQLite's lock: readers read on, a writer hears in time."""
        typed = {"comment": "Locked."}
        acts = (self.life.member.act(path, "/comments/", typed) for path in self.life.reviews)
        act = next(act for act in acts if act is not None)
        before = len(self.serving.said())
        with closing(sqlite3.connect(self.site.database, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            began = time.monotonic()
            with self.life.going_on(writers=False):
                status = self.life.member.send(act)
                took = time.monotonic() - began
                time.sleep(max(0, LOCKED_SECONDS - took))
            holder.execute("ROLLBACK")
        if status != 503 or took > ANSWERED_SECONDS:
            self.findings.append(f"a writer under a lock got {status} after {took:.1f} s")
        # The background worker may give up what it does, or itself, and is back.
        self.site.said_under_lock = self.serving.said()[before:]
        if self.life.member.send(act) != 302:
            self.findings.append("nothing can be written after a lock")


def clean_clone(folder: Path) -> Path:
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    return clone


def as_it_is(clone: Path) -> list[Round]:
    return [Round("make run", LiveSite(clone, free_port()))]


def grown(clone: Path, postgres: Postgres, redis: Redis) -> list[Round]:
    """Beside the site with two workers one on PostgreSQL and Redis, which need their drivers."""
    subprocess.run(["make", "extras"], cwd=clone, check=True, capture_output=True)
    tools = Path(program("pg_dump")).parent
    elsewhere = {
        "DATABASE_URL": postgres.url, "CACHE_URL": redis.url, "WORKERS": "2",
        "PATH": f"{tools}:{os.environ['PATH']}", "VAR_DIR": str(clone / "var-postgres"),
    }  # fmt: skip
    return [
        Round("two workers", LiveSite(clone, free_port(), WORKERS="2"), sends_forms=True),
        Round("PostgreSQL, Redis", LiveSite(clone, free_port(), **elsewhere)),
    ]


def at_once(rounds: list[Round]) -> int:
    with ThreadPoolExecutor() as pool:
        list(pool.map(Round.run, rounds))
    return sum(len(one.findings) for one in rounds)


def main() -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="foyer-live-") as folder, both() as services:
        clone = clean_clone(Path(folder))
        findings = at_once(as_it_is(clone)) + at_once(grown(clone, *services))
    print(f"live-test: {findings} findings in {time.monotonic() - began:.0f} s")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
