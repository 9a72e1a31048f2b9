"""What the site stands on: database, cache and store of pictures, each named by one address.

Here: reading DATABASE_URL, CACHE_URL and MEDIA_URL into Django's settings. Pure, and the settings'
own: nothing is connected to. `make extras` installs the drivers of all that is named here.
"""

import os
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

# Requests that one process works on at once; more wait. SQLite has one writer, and the interpreter
# runs one thread at a time: more threads would only take memory.
THREADS = 4
# Seconds that a request waits for a database that does not answer, before it says so.
CONNECT_SECONDS = 5
# A database host that fell silent in mid-answer is given up after about ten seconds, not two hours.
KEEPALIVES = {
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
# Seconds that a page waits for a cache, which is there to save milliseconds.
CACHE_SECONDS = 0.5

# Counts of quotas that a process keeps without a shared cache, about 200 bytes each. Were they few,
# a flood from many addresses would push out the counts of those who send it.
COUNTS_KEPT = 50_000

DJANGOS_SQLITE = "django.db.backends.sqlite3"
# Django's, with one queue of writers.
SQLITE = "reviewsite.writer_queue.sqlite3"
POSTGRES = "django.db.backends.postgresql"


def database(url: str, *, pooled: bool = True) -> dict[str, Any]:
    """The settings of one database, SQLite or PostgreSQL. Raises ImproperlyConfigured.

    `pooled` keeps connections open and shares them among the threads of the process.
    """
    engine = Env.DB_SCHEMES.get(url.partition(":")[0])
    if engine not in (DJANGOS_SQLITE, POSTGRES):
        raise ImproperlyConfigured(
            "DATABASE_URL names neither SQLite (sqlite:///…) nor PostgreSQL (postgres://…)."
        )
    found = dict(Env.db_url_config(url))
    if engine == DJANGOS_SQLITE:
        kept = {"CONN_MAX_AGE": SQLITE_CONNECTION_SECONDS, "CONN_HEALTH_CHECKS": True}
        options = SQLITE_OPTIONS | found.get("OPTIONS", {})
        return found | {"ENGINE": SQLITE, "OPTIONS": options} | kept
    needs_driver("DATABASE_URL", "PostgreSQL", "psycopg", "psycopg_pool")
    given = found.get("OPTIONS", {})
    found["OPTIONS"] = {"connect_timeout": CONNECT_SECONDS, **KEEPALIVES, **given}
    if pooled:
        found["OPTIONS"]["pool"] = {
            "min_size": 1,
            "max_size": THREADS,
            "timeout": CONNECT_SECONDS,
        }
        found["CONN_HEALTH_CHECKS"] = True
    return found


def make_folder(settings: Mapping[str, Any]) -> None:
    """Make the folder that a new SQLite file is to stand in. Raises OSError."""
    if settings["ENGINE"] == SQLITE:
        Path(settings["NAME"]).parent.mkdir(parents=True, exist_ok=True)


# Opening the file takes longer than most queries; each thread keeps its connection so long.
SQLITE_CONNECTION_SECONDS = 60
SQLITE_OPTIONS = {
    # With the default, DEFERRED, three concurrent writers of four fail with a locked database.
    "transaction_mode": "IMMEDIATE",
    # As long as a person waits for an answer.
    "timeout": 10,
    # FULL: an acknowledged write survives a power cut; NORMAL may lose the last ones.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}


def default_workers(engine: str) -> int:
    """Processes that serve: one beside SQLite's one writer, else one for each core."""
    return 1 if engine == SQLITE else os.cpu_count() or 1


def cache(url: str) -> dict[str, Any]:
    """The settings of the cache: this process's memory without an address, else Redis or Valkey.

    Raises ImproperlyConfigured.
    """
    if not url:
        backend = "django.core.cache.backends.locmem.LocMemCache"
        return {"BACKEND": backend, "OPTIONS": {"MAX_ENTRIES": COUNTS_KEPT}}
    return {
        "BACKEND": "reviewsite.shared_cache.SharedCache",
        "LOCATION": redis_address(url),
        "OPTIONS": {"socket_connect_timeout": CACHE_SECONDS, "socket_timeout": CACHE_SECONDS},
    }


def redis_address(url: str) -> str:
    """CACHE_URL as the driver wants it. Raises ImproperlyConfigured."""
    scheme, _, rest = url.partition("://")
    if scheme not in SCHEMES_OF_REDIS:
        raise ImproperlyConfigured("CACHE_URL names no Redis or Valkey (redis://, rediss://).")
    needs_driver("CACHE_URL", "Redis", "redis")
    return f"{SCHEMES_OF_REDIS[scheme]}://{rest}"


SCHEMES_OF_REDIS = {
    "redis": "redis",
    "rediscache": "redis",
    "valkey": "redis",
    "rediss": "rediss",
    "valkeys": "rediss",
    "unix": "unix",
}


def picture_store(url: str) -> dict[str, Any]:
    """The settings of the store of pictures: a folder without an address, else an S3 bucket.

    `s3://KEY:SECRET@host/bucket?region=…`, or `s3+http://…` without encryption. Without a key
    the machine's own role is used. Raises ImproperlyConfigured.
    """
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(url)
    bucket = parts.path.strip("/")
    if parts.scheme not in ("s3", "s3+http") or not parts.hostname or not bucket or "/" in bucket:
        raise ImproperlyConfigured("MEDIA_URL names no bucket (s3://KEY:SECRET@host/bucket).")
    needs_driver("MEDIA_URL", "an S3 store", "storages", "boto3")
    host = parts.netloc.rpartition("@")[2]
    return {
        "BACKEND": "reviewsite.picture_store.PictureStore",
        "OPTIONS": {
            "endpoint_url": f"{'https' if parts.scheme == 's3' else 'http'}://{host}",
            "bucket_name": bucket,
            "access_key": unquote(parts.username or "") or None,
            "secret_key": unquote(parts.password or "") or None,
            "region_name": parse_qs(parts.query).get("region", ["us-east-1"])[0],
        },
    }


def needs_driver(variable: str, what: str, *modules: str) -> None:
    """Raise ImproperlyConfigured, saying what to do, unless the packages are installed."""
    if missing := [module for module in modules if find_spec(module) is None]:
        raise ImproperlyConfigured(
            f"{variable} names {what}, whose driver is not installed ({', '.join(missing)}). "
            "Install it: make extras"
        )
