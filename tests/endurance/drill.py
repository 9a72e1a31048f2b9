"""The drill: backs a running site up, restores it elsewhere, and uses what was restored.

    python -m tests.endurance.drill

On SQLite, or on the PostgreSQL server that DATABASE_URL names, in two databases of its own. Prints
how much the backup may lack (recovery point) and how long the way back took (recovery time).
"""

import contextlib
import json
import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from reviewsite.operations.erasures import NAME as ERASURES
from tests.endurance.site import ROOT, Site, stop
from tests.services import program

PAGES = 20
WRITER, LEAVER = 0, 1
DATABASES = ("drill_old", "drill_new")
# Tables that no erasure of a member who leaves the texts takes rows from.
LASTING = ("films_", "reviews_", "moderation_")
ERASE = """
import django; django.setup()
from accounts.models import User
from reviewsite.personal_data.erasing import erase_member
leaver = User.objects.get(username="writer1")
leaver.keeps_contributions = True
erase_member(leaver)
"""
# In the restored site: rows as the backup has them, and every score as its ratings make it.
INSPECT = """
import json, django; django.setup()
from accounts.models import User
from films.models import Film
from reviews.models import Comment
from reviews.services import recount_ratings
from reviewsite.operations.engines import rows
print(json.dumps({
    "rows": rows(),
    "drifted": len(recount_ratings(Film.objects.all())),
    "said": Comment.objects.filter(body__startswith="Said number").count(),
    "is_erased": not User.objects.filter(username="writer1").exists(),
}))
"""


def write_until(site: Site, stopped: threading.Event, written: list[float]) -> None:
    while not stopped.is_set():
        if site.comment(f"Said number {len(written)}.").status == 302:
            written.append(time.time())


def back_up_under_writes(site: Site, parent: Path) -> tuple[Path, float, int, int]:
    """The backup, how long it took, and how many writes were answered before and meanwhile."""
    server, stopped, written = site.start(), threading.Event(), []
    site.comment("I leave soon.", member=LEAVER)
    writer = threading.Thread(target=write_until, args=(site, stopped, written))
    writer.start()
    while not written:
        time.sleep(0.05)
    began = time.time()
    site.python("manage.py", "backup", str(parent))
    seconds = time.time() - began
    stopped.set()
    writer.join()
    stop(server)
    before = sum(at <= began for at in written)
    return next(parent.glob("foyer-*")), seconds, before, len(written) - before


def use(site: Site, old: Site) -> list[str]:
    """Sign in and open pages; returns what went wrong."""
    site.film, site.article, site.sessions = old.film, old.article, old.sessions
    server = site.start()
    try:
        home = site.get("/", member=WRITER)
        wrong = [] if "writer0" in home.text else ["the member is not signed in"]
        if "writer1" in site.get("/", member=LEAVER).text:
            wrong.append("who was erased is signed in")
        found = re.findall(r'href="(/[^"#?]*)"', home.text + site.get("/films/").text)
        paths = [
            path for path in dict.fromkeys(found) if not path.startswith(("/static", "/media"))
        ]
        for path in [p for p in paths if "logout" not in p][:PAGES]:
            status = site.get(path, member=WRITER).status
            if status not in (200, 302):
                wrong.append(f"{path} answers {status}")
        if site.comment("After the restore.").status != 302:
            wrong.append("nothing can be written")
        return wrong
    finally:
        stop(server)


@contextlib.contextmanager
def places() -> Iterator[list[Site]]:
    """Two empty sites, on SQLite, or in databases that are gone afterwards."""
    url = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        sites = [Site(Path(folder) / name) for name in ("old", "new")]
        for site in sites:
            site.folder.mkdir()
        if url.startswith("postgres"):
            server = stack.enter_context(psycopg.connect(url, autocommit=True))
            tools = Path(program("pg_dump")).parent
            for site, name in zip(sites, DATABASES, strict=True):
                server.execute(f"CREATE DATABASE {name}")
                stack.callback(server.execute, f"DROP DATABASE {name} WITH (FORCE)")
                site.settings["DATABASE_URL"] = f"{url.rpartition('/')[0]}/{name}"
                site.settings["PATH"] = f"{tools}:{os.environ['PATH']}"
        yield sites


def lasting(rows: dict[str, int]) -> dict[str, int]:
    return {table: number for table, number in rows.items() if table.startswith(LASTING)}


def main() -> bool:
    with places() as (old, new):
        old.fill(members=2)
        parent = old.folder.parent / "backups"
        backup, took, before, meanwhile = back_up_under_writes(old, parent)
        old.python("-c", ERASE)
        began = time.monotonic()
        restored = new.python(
            "manage.py", "restore", str(backup), "--erasures", str(old.folder / ERASURES)
        )
        new.python("manage.py", "set_up", "--no-sample")
        found = json.loads(new.python("-c", INSPECT))
        verified = new.python("manage.py", "verify")
        wrong = use(new, old)
        back = time.monotonic() - began
        manifest = json.loads((backup / "manifest.json").read_text())
    equal = lasting(found["rows"]) == lasting(manifest["rows"])
    texts = sum(lasting(found["rows"]).values())
    erased = "erased again" if found["is_erased"] else "NOT erased again"
    print(f"{manifest['engine']}: backup in {took:.1f} s, while {meanwhile} writes were answered")
    print(restored.strip())
    print(f"{texts} rows of films, texts and decisions, {'' if equal else 'NOT '}as in the backup")
    print(f"{found['said']} comments are back, {before} were answered before the backup began")
    print(f"the member who was erased after the backup is {erased}")
    print(f"{found['drifted']} scores differ from their ratings; verify: {verified.strip()}")
    print(f"signed in and opened {PAGES} pages: {wrong or 'all well'}")
    print(f"recovery point: what was written since the backup began, {took:.1f} s here")
    print(f"recovery time: {back:.1f} s")
    is_whole = equal and not found["drifted"] and found["said"] >= before
    return is_whole and found["is_erased"] and not wrong


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(0 if main() else 1)
