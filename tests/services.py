"""A PostgreSQL and a Redis of one's own, from the system's packages, in a folder that goes away.

`python -m tests.services COMMAND …` runs a command with DATABASE_URL and CACHE_URL naming them.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HOST = "127.0.0.1"
# A machine with much else to do takes its time.
START_SECONDS = 120
STOP_SECONDS = 20
OLDEST_POSTGRES = 15
# The site's role may make databases, for its tests, and no more.
SUPERUSER, ROLE, DATABASE = "postgres", "foyer", "foyer"
# Order and comparison of a language, not of code points: what holds here holds in a plain one too.
LOCALE = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]
# For data that nobody needs after the command.
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# Parallel tests empty a numbered store of their own.
REDIS_DATABASES = 64


class Missing(Exception):
    """A program that one of the system's packages would bring; the text says which."""


class Service:
    """One server process in a folder of its own. It is stopped by its own id, never by a name."""

    stop_signal = signal.SIGTERM

    def __init__(self, folder: Path, *, host: str = HOST, port: int = 0, prefix=()):
        self.folder, self.host, self.port = folder, host, port or free_port()
        self.prefix = list(prefix)
        folder.mkdir(exist_ok=True)

    def command(self) -> list[str]:
        raise NotImplementedError

    def answers(self) -> bool:
        try:
            with socket.create_connection((self.host, self.port), timeout=1):
                return True
        except OSError:
            return False

    def start(self) -> None:
        with self.folder.with_suffix(".log").open("a") as log:
            self.process = subprocess.Popen([*self.prefix, *self.command()], stdout=log, stderr=log)
        deadline = time.monotonic() + START_SECONDS
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(self.folder.with_suffix(".log").read_text()[-2000:])
            time.sleep(0.05)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(self.stop_signal)
            try:
                self.process.wait(timeout=STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


class Redis(Service):
    """Redis, or Valkey, which keeps nothing."""

    def command(self) -> list[str]:
        program = shutil.which("redis-server") or shutil.which("valkey-server")
        if program is None:
            raise Missing("Redis or Valkey is needed: apt-get install redis-server")
        options = {"bind": self.host, "port": self.port, "dir": self.folder, "appendonly": "no",
                   "databases": REDIS_DATABASES, "protected-mode": "no"}  # fmt: skip
        given = [text for name, value in options.items() for text in (f"--{name}", str(value))]
        return [program, *given, "--save", ""]

    @property
    def url(self) -> str:
        return f"redis://{self.host}:{self.port}/0"


class Postgres(Service):
    """A PostgreSQL whose role `foyer` owns an empty database `foyer`."""

    # Fast shutdown: sessions are ended, data is written.
    stop_signal = signal.SIGINT

    def __init__(self, folder: Path, *, options: dict[str, str] | None = None, **where):
        super().__init__(folder, **where)
        self.options = options or {}
        self.data = folder / "data"
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
            drop = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
            self.prefix = [*self.prefix, *drop]

    def command(self) -> list[str]:
        settings = {
            "listen_addresses": self.host,
            "unix_socket_directories": str(self.folder),
            **self.options,
        }
        given = [f"--{name}={value}" for name, value in settings.items()]
        return [program("postgres"), "-D", str(self.data), "-p", str(self.port), *given]

    def answers(self) -> bool:
        ready = [program("pg_isready"), "-q", "-h", str(self.folder), "-p", str(self.port)]
        return subprocess.run(ready, check=False).returncode == 0

    def run(self, name: str, *arguments: str) -> str:
        """The output of one of PostgreSQL's programs, run as the system's user for it."""
        command = [*self.prefix, program(name), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def sql(self, statement: str, database: str = "postgres") -> str:
        where = ["-h", str(self.folder), "-p", str(self.port), "-U", SUPERUSER, "-d", database]
        return self.run("psql", *where, "-XAtc", statement).strip()

    def create(self) -> None:
        """Make the cluster, start it, make the role and its database."""
        trust = ["--auth=trust", "--no-sync", "-U", SUPERUSER]
        self.run("initdb", "-D", str(self.data), *trust, *LOCALE)
        self.start()
        self.sql(f"CREATE ROLE {ROLE} LOGIN CREATEDB")
        self.sql(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")

    @property
    def url(self) -> str:
        return f"postgres://{ROLE}@{self.host}:{self.port}/{DATABASE}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def program(name: str) -> str:
    """The path of a program of the newest PostgreSQL that is installed. Raises Missing."""
    folders = Path("/usr/lib/postgresql").glob("*/bin")
    found = {int(path.parent.name): path / name for path in folders if (path / name).exists()}
    newest = max(found, default=0)
    if newest < OLDEST_POSTGRES:
        raise Missing(
            f"PostgreSQL {OLDEST_POSTGRES} or newer is needed: apt-get install postgresql"
        )
    return str(found[newest])


@contextlib.contextmanager
def both() -> Iterator[tuple[Postgres, Redis]]:
    """A PostgreSQL and a Redis, running, in a temporary folder; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="foyer-services-"))
    folder.chmod(0o755)
    postgres, redis = Postgres(folder / "postgres", options=QUICK), Redis(folder / "redis")
    try:
        postgres.create()
        redis.start()
        yield postgres, redis
    finally:
        for service in (redis, postgres):
            if hasattr(service, "process"):
                service.stop()
        shutil.rmtree(folder)


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with both() as (postgres, redis):
        urls = {"DATABASE_URL": postgres.url, "CACHE_URL": redis.url}
        try:
            return subprocess.run(command, env=os.environ | urls, check=False).returncode
        except KeyboardInterrupt:
            return 130


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Missing as missing:
        sys.exit(str(missing))
