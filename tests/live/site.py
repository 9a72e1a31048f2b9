"""A clone of this checkout and the site in it, started as the README says."""

import json
import os
import re
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tests.endurance.serving import Serving, is_running, processes_below
from tests.live.visitor import Visitor

ROOT = Path(__file__).parents[2]
# What an operator has in the environment, and no more.
ENVIRONMENT = ("PATH", "HOME", "LANG", "PIP_INDEX_URL", "PIP_CONFIG_FILE", "SSL_CERT_FILE")
# Of whoever the factories make.
PASSWORD = "a long enough password"
# Words of a log that nobody wants to read, whatever happened.
ALARMING = ("Fatal Python error", "Traceback", "Exception in", "crash loop", '"level": "critical"')
# Adds a member, or an operator whom a second factor guards; says a code that opens once.
NEWCOMER = """
import sys
from allauth.mfa.models import Authenticator
from tests.factories import confirm_address, make_operator, make_user
name = sys.stdin.read()
user = confirm_address(make_operator(name) if name == "operator" else make_user(name))
for codes in Authenticator.objects.filter(user=user, type="recovery_codes"):
    print(codes.wrap().get_unused_codes()[0])
"""
FIND = """
import json, sys
from collections import Counter
from reviews.models import Comment
wanted = json.load(sys.stdin)
found = Counter(Comment.objects.filter(body__startswith="Said ").values_list("body", flat=True))
print(json.dumps([text for text in wanted if found[text] != 1]))
"""


class LiveSite:
    """The site of a clone, at a port, with further variables such as WORKERS or DATABASE_URL."""

    def __init__(self, clone: Path, port: int, **variables: str):
        self.clone, self.port = clone, port
        here = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
        # The walk sends hundreds of forms.
        self.environment = here | {"PORT": str(port), "RATE_LIMITS": "false"} | variables
        self.address = f"http://127.0.0.1:{port}"
        self.var_dir = Path(variables.get("VAR_DIR", clone / "var"))
        self.is_on_sqlite = "DATABASE_URL" not in variables
        self.database = self.var_dir / "foyer.sqlite3"
        self.caused = 0
        self.said_under_lock = ""

    @contextmanager
    def running(self) -> Iterator[Serving]:
        log = self.clone.parent / f"{self.port}.log"
        command = ["make", "run", f"PORT={self.port}"]
        with Serving(self.environment, log, command, self.clone) as serving:
            below = processes_below(serving.process.pid)
            try:
                yield serving
            finally:
                # As Ctrl-C does, to all that the terminal knows.
                with suppress(ProcessLookupError):
                    below = processes_below(serving.process.pid)
                    os.killpg(serving.process.pid, signal.SIGINT)
                serving.process.wait(timeout=60)
            assert not any(map(is_running, below)), "not all of it stopped"

    def manage(self, *command: str, said: str = "") -> str:
        """What a command of the documents says. Raises AssertionError where it fails."""
        done = subprocess.run(
            [".venv/bin/python", "manage.py", *command], cwd=self.clone, env=self.environment,
            input=said, capture_output=True, text=True, check=False,
        )  # fmt: skip
        output = (done.stdout + done.stderr)[-1000:]
        assert done.returncode == 0, f"manage.py {' '.join(command[:1])}: {output}"
        return done.stdout

    def paths(self) -> list[str]:
        """Some pages of each section of the sitemap, those of films first."""
        visitor, found = Visitor(self.address), []
        for section in ("films", "reviews", "people", "pages", "lists"):
            _status, _headers, body = visitor.ask("GET", f"{self.address}/sitemap-{section}.xml")
            found += re.findall(rf"<loc>{self.address}([^<]+)</loc>", body.decode())[:80]
        return found

    def signed_in(self, role: str) -> Visitor:
        """The sample's member, editor or moderator; an operator or a new member, who is made."""
        visitor = Visitor(self.address)
        lines = (self.var_dir / "sample_sign_ins.txt").read_text().splitlines()
        sample = {line.split()[0]: line.split()[1:3] for line in lines}
        if role in sample:
            visitor.sign_in(*sample[role])
            return visitor
        codes = self.manage("shell", "--no-imports", "-c", NEWCOMER, said=role).split()
        visitor.sign_in(role, PASSWORD)
        for code in codes:
            visitor.fill_in("/account/2fa/authenticate/", {"code": code})
        return visitor

    def lost(self, texts: list[str]) -> list[str]:
        """Those that are not there exactly once."""
        said = self.manage("shell", "--no-imports", "-c", FIND, said=json.dumps(texts))
        return json.loads(said.splitlines()[-1])

    def unlocked(self, serving: Serving) -> list[str]:
        """Processes that hold the shared index of SQLite's log in memory without a lock on it.

        The next process to open the database would cut that memory away under them
        (https://sqlite.org/howtocorrupt.html, 2.2).
        """
        index = Path(f"{self.database}-shm")
        if not index.exists():
            return []
        inode, locks = index.stat().st_ino, Path("/proc/locks").read_text().splitlines()
        holders = {int(line.split()[4]) for line in locks if f":{inode} " in line}
        return [
            f"without a lock on {index.name}: {command}"
            for pid, command in processes_below(serving.process.pid).items()
            if is_running(pid)
            and str(index) in Path(f"/proc/{pid}/maps").read_text()
            and pid not in holders
        ]

    def damage(self) -> list[str]:
        """What SQLite finds in its file when the site is stopped."""
        if not self.is_on_sqlite:
            return []
        with closing(sqlite3.connect(self.database)) as database:
            said = [line for (line,) in database.execute("PRAGMA integrity_check")]
        return [] if said == ["ok"] else [f"the database is damaged: {line}" for line in said]

    def alarms(self, serving: Serving) -> list[str]:
        """What the log should not say, and restarts that nobody caused; not while a lock was held,
        when whoever writes in the background fails."""
        lines = serving.said().replace(self.said_under_lock, "", 1).splitlines()
        found = [line for line in lines if any(word in line for word in ALARMING)]
        restarts = [line for line in lines if "is started again" in line or "Unexpected" in line]
        if len(restarts) != self.caused:
            found += [f"{len(restarts)} restarts, of which {self.caused} were caused", *restarts]
        return found
