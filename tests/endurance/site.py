"""A whole site in a folder of its own, for tests that stop, kill and starve it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 90
# Any 32 letters are a token, in the cookie as in the form.
TOKEN = "t" * 32

FILL = """
import json, sys, django
django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command
call_command("set_up", no_sample=True, stdout=sys.stderr)
from tests.factories import make_article, make_film, make_user
film = make_film("Escape")
article = make_article(film)
sessions = []
for number in range(int(sys.argv[1])):
    user = make_user(f"writer{number}")
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    sessions.append(session.session_key)
print(json.dumps({"film": film.slug, "article": article.pk, "sessions": sessions}))
"""


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Site:
    """Its folder, its port, its members' sessions, and the process that serves it."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    film: str = ""
    article: int = 0
    sessions: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "reviewsite.settings",
            "SECRET_KEY": "only-for-tests-not-a-secret-0123456789-abcdefghijklmnop",
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "SITE_URL": f"http://127.0.0.1:{self.port}",
            "RATE_LIMITS": "false",
        } | self.settings

    @property
    def log(self) -> Path:
        """Beside the folder, so that nothing is written there but what the site writes."""
        return self.folder.with_suffix(".log")

    @property
    def database(self) -> Path:
        return self.folder / "site.sqlite3"

    def fill(self, members: int = 1) -> None:
        """A migrated database with a film, an article and members who are signed in."""
        found = json.loads(self.python("-c", FILL, str(members)).splitlines()[-1])
        self.film, self.article, self.sessions = found["film"], found["article"], found["sessions"]

    def python(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self, before: Sequence[str] = ()) -> subprocess.Popen:
        """The server, behind a command such as strace, in a group of its own, when it answers."""
        with self.log.open("a") as log:
            server = subprocess.Popen(
                [*before, sys.executable, "-m", "reviewsite.server", "--port", str(self.port)],
                cwd=ROOT, env=self.environment, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        self.wait(server)
        return server

    def wait(self, server: subprocess.Popen) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and server.poll() is None:
            try:
                if self.get("/healthz/").status == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def get(self, path: str, member: int | None = None) -> Answer:
        return self._ask("GET", path, None, member)

    def post(self, path: str, member: int | None = None, **fields: str) -> Answer:
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": TOKEN})
        return self._ask("POST", path, body, member)

    def comment(self, text: str, member: int = 0) -> Answer:
        return self.post(f"/reviews/{self.article}/comments/", member, comment=text)

    def _ask(self, method: str, path: str, body: str | None, member: int | None) -> Answer:
        cookies = [f"csrftoken={TOKEN}"] if body else []
        if member is not None:
            cookies.append(f"sessionid={self.sessions[member]}")
        headers = {
            "Connection": "close",
            "Origin": f"http://127.0.0.1:{self.port}",
            "Content-Type": "application/x-www-form-urlencoded",
            **({"Cookie": "; ".join(cookies)} if cookies else {}),
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, headers, response.read().decode())
        finally:
            connection.close()


def kill(server: subprocess.Popen) -> None:
    """End the server and all its workers at once, as a power cut would."""
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def stop(server: subprocess.Popen) -> None:
    # To the whole group: strace keeps the signal from what it runs.
    os.killpg(server.pid, signal.SIGTERM)
    server.wait(timeout=60)
