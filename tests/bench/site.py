"""A site to measure: set up, enlarged, served; and what is asked of it."""

import gzip
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import brotli

from tests.bench.load import BROWSER, ask
from tests.bench.processes import ROOT, free_port, running, server, tree

FILM = "/films/synthetic-film-0/"
SUGGESTION = "/search/suggest/?q=syn"
PAGES = {
    "home": "/",
    "list of films": "/films/",
    "genre": "/genres/drama/",
    "country": "/countries/france/",
    "full credits": f"{FILM}credits/",
    "reviews of a film": f"{FILM}reviews/",
    "feed": "/reviews/feed/",
    "person": "/people/synthetic-person-0/",
    "reviews": "/reviews/",
    "members": "/members/",
    "member": "/users/synthetic0/",
    "log": "/moderation/log/",
    "about": "/about/",
    "sitemap": "/sitemap.xml",
}
SIGN_IN = """
import sys, django
django.setup()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from accounts.models import User
for number in range(1, 1 + int(sys.argv[1])):
    user = User.objects.get(username=f"synthetic{number}")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    print(session.session_key)
"""
QUERIES = """
import sys, django
django.setup()
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.browser import Browser
browser = Browser(headers={"host": "127.0.0.1"})
# Queries that are only built then are not counted.
browser.get(sys.argv[1])
with CaptureQueriesContext(connection) as captured:
    browser.get(sys.argv[1])
print(len(captured))
"""


@dataclass
class Site:
    """An installation on one database, and how to run the project's programs on it."""

    directory: Path
    database: str = ""
    cache: str = ""

    @property
    def environment(self) -> dict[str, str]:
        found = {
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(self.directory),
            "DATABASE_URL": self.database or f"sqlite:///{self.directory / 'foyer.sqlite3'}",
            "SITE_URL": "http://127.0.0.1",
            "RATE_LIMITS": "false",
            "DJANGO_SETTINGS_MODULE": "reviewsite.settings",
        }
        return found | ({"CACHE_URL": self.cache} if self.cache else {})

    def run(self, *command: str) -> str:
        done = subprocess.run([sys.executable, *command], cwd=ROOT, env=self.environment,
                              check=True, stdout=subprocess.PIPE, text=True)  # fmt: skip
        return done.stdout.strip()

    def set_up(self, films: int, reviews: int, *, sample: bool) -> None:
        """Make it ready with this many synthetic films and reviews; one that is kept is not filled
        again."""
        self.directory.mkdir(parents=True, exist_ok=True)
        self.run("-m", "reviewsite.secret_key")
        self.run("manage.py", "set_up", *([] if sample else ["--no-sample"]))
        done = self.directory / "enlarged"
        if not done.exists():
            self.run("-m", "tests.bench.data", "--films", str(films), "--reviews", str(reviews))
            done.touch()

    @contextmanager
    def served(self, application: str = "reviewsite.wsgi", workers: int = 1, **more):
        """The port and the process of its server."""
        port = free_port()
        environment = self.environment | more
        command = server(port, workers=workers, application=application)
        with running(command, port, environment, self.directory / "server.log") as pid:
            yield port, pid

    def session(self) -> dict[str, str]:
        """Headers of a browser that is signed in."""
        return self.sessions(1)[0]

    def sessions(self, members: int) -> list[dict[str, str]]:
        """The same of so many members, of whom each has one."""
        keys = self.run("-c", SIGN_IN, str(members)).split()
        return [{**BROWSER, "Cookie": f"sessionid={key}"} for key in keys]

    def queries(self, address: str) -> int:
        return int(self.run("-c", QUERIES, address))

    def _connection(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.directory / "foyer.sqlite3", isolation_level=None)
        connection.execute("PRAGMA busy_timeout = 20000")
        return connection

    def rows(self, statement: str) -> list[tuple]:
        with closing(self._connection()) as connection:
            return connection.execute(statement).fetchall()

    def forgetter(self):
        """Changes the version of everything: no page and no part of one that is kept counts."""
        connection = self._connection()

        def forget() -> None:
            connection.execute("UPDATE page_version SET version = version + 1 WHERE key = 'site'")

        return forget

    def changer(self):
        """Changes what the measured film's page shows, as a rating does, and back again."""
        connection = self._connection()
        film, steps = FILM.split("/")[2], cycle((1, -1))

        def change() -> None:
            connection.execute(
                "UPDATE films_ratingsummary SET count_5 = count_5 + ?"
                " WHERE film_id = (SELECT id FROM films_film WHERE slug = ?)",
                [next(steps), film],
            )

        return change

    def add_static_page(self, body: bytes) -> None:
        """The film page as a static file, with its compressed forms, for the fairest comparison."""
        folder = self.directory / "static" / "static"
        folder.mkdir(parents=True, exist_ok=True)
        for target in (folder, folder.parent):
            (target / "bench.html").write_bytes(body)
            (target / "bench.html.gz").write_bytes(gzip.compress(body, 6))
            (target / "bench.html.br").write_bytes(brotli.compress(body, quality=5))


def first_visit(port: int) -> tuple[int, int, int]:
    """Bytes of HTML, styles and scripts of a film page; in how many requests; bytes of fonts."""
    _status, _headers, page = ask(port, FILM)
    html = brotli.decompress(page).decode()
    wanted = set(re.findall(r'(?:<script[^>]*src|<link rel="stylesheet" href)="([^"]+)"', html))
    sent = {address: ask(port, address)[2] for address in wanted}
    fonts = set(re.findall(r'href="([^"]+\.woff2)"', html))
    size = len(page) + sum(map(len, sent.values()))
    return size, 1 + len(wanted), sum(len(ask(port, font)[2]) for font in fonts)


def workers_of(pid: int) -> list[int]:
    """The worker processes of a server, which have no children."""
    return [one for one in tree(pid) if tree(one) == [one] and one != pid]
