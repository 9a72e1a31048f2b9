"""A catalogue many times as large: the rows of a site again, under numbers of their own."""

import shutil
import sqlite3
from pathlib import Path

from tests.bench.site import Site

# Columns that number a film or what hangs on one; members and people stay the same.
TABLES = {
    "films_film": ("id",),
    "films_ratingsummary": ("film_id",),
    "films_film_genres": ("id", "film_id"),
    "films_film_countries": ("id", "film_id"),
    "films_plot": ("id", "film_id"),
    "films_credit": ("id", "film_id"),
    "reviews_review": ("id", "film_id"),
    "reviews_rating": ("id", "film_id"),
}
STEP = 10_000_000


def multiply(small: Site, large: Site, times: int) -> None:
    """Make `large` a copy of `small` with `times` as many films, ratings and reviews."""
    if (large.directory / "enlarged").exists():
        return
    unwanted = shutil.ignore_patterns("media", "mail", "*.log", "enlarged")
    shutil.copytree(small.directory, large.directory, dirs_exist_ok=True, ignore=unwanted)
    database = sqlite3.connect(large.directory / "foyer.sqlite3", isolation_level=None)
    # Nothing is lost with a copy that fails; the indexes are many times larger than SQLite's cache.
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -4000000"):
        database.execute(f"PRAGMA {setting}")
    triggers = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'page_version%'"
    ).fetchall()
    database.execute("BEGIN")
    for name, _sql in triggers:
        database.execute(f"DROP TRIGGER {name}")
    for table, numbers in TABLES.items():
        for copy in range(1, times):
            _copy(database, table, numbers, copy * STEP)
    for _name, sql in triggers:
        database.execute(sql)
    database.execute("COMMIT")
    database.execute("ANALYZE")
    database.execute("PRAGMA journal_mode = WAL")
    database.close()
    Path(large.directory / "enlarged").touch()


def _copy(database: sqlite3.Connection, table: str, numbers: tuple[str, ...], step: int) -> None:
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    chosen = {name: f'"{name}" + {step}' for name in numbers}
    if "slug" in columns:
        chosen["slug"] = f"slug || '-{step}'"
    values = ", ".join(chosen.get(name, f'"{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    database.execute(
        f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {numbers[0]} < {STEP}"
    )
