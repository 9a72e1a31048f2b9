"""The drill: backs a running site up, restores it elsewhere, and uses what was restored.

    python -m tests.endurance.drill

Prints how much the backup may lack (recovery point) and how long the way back took (recovery time).
"""

import json
import os
import re
import sqlite3
import sys
import tempfile
import threading
import time
from pathlib import Path

from reviewsite.operations.engines import rows_of_file
from tests.endurance.site import ROOT, Site, stop

PAGES = 20
NO_PAGES = ("/static", "/media", "/account/logout")
# In the restored site: rows as the backup has them, sound, and every score as its ratings make it.
INSPECT = """
import django; django.setup()
from films.models import Film
from reviews.services import recount_ratings
print(len(recount_ratings(Film.objects.all())))
"""


def write_until(site: Site, stopped: threading.Event, written: list[float]) -> None:
    while not stopped.is_set():
        if site.comment(f"Said number {len(written)}.").status == 302:
            written.append(time.time())


def back_up_under_writes(site: Site, parent: Path) -> tuple[Path, float, int]:
    """The backup, how long it took, and how many writes were answered meanwhile."""
    server, stopped, written = site.start(), threading.Event(), []
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
    return next(parent.glob("foyer-*")), seconds, sum(at > began for at in written)


def use(site: Site, old: Site) -> list[str]:
    """Sign in and open pages; returns what went wrong."""
    site.film, site.article, site.sessions = old.film, old.article, old.sessions
    server = site.start()
    try:
        home = site.get("/", member=0)
        wrong = [] if "writer0" in home.text else ["the member is not signed in"]
        found = re.findall(r'href="(/[^"#?]*)"', home.text + site.get("/films/").text)
        paths = [
            path for path in dict.fromkeys(found) if not path.startswith(("/static", "/media"))
        ]
        for path in [p for p in paths if "logout" not in p][:PAGES]:
            status = site.get(path, member=0).status
            if status not in (200, 302):
                wrong.append(f"{path} answers {status}")
        if site.comment("After the restore.").status != 302:
            wrong.append("nothing can be written")
        return wrong
    finally:
        stop(server)


def main() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        old, new = Site(Path(folder) / "old"), Site(Path(folder) / "new")
        old.folder.mkdir()
        old.fill()
        backup, took, meanwhile = back_up_under_writes(old, Path(folder) / "backups")
        began = time.monotonic()
        new.folder.mkdir()
        new.python("manage.py", "restore", str(backup))
        rows = json.loads((backup / "manifest.json").read_text())["rows"]
        with sqlite3.connect(new.database) as database:
            (whole,) = database.execute("PRAGMA integrity_check").fetchone()
            dangling = database.execute("PRAGMA foreign_key_check").fetchall()
        counted = rows_of_file(new.database)
        new.python("manage.py", "set_up", "--no-sample")
        drifted = int(new.python("-c", INSPECT))
        new.python("manage.py", "verify")
        wrong = use(new, old)
        back = time.monotonic() - began
        print(f"backup in {took:.1f} s, while {meanwhile} writes were answered")
        print(f"integrity {whole}; {len(dangling)} rows point nowhere")
        equal = "all as in the backup" if counted == rows else "NOT as in the backup"
        print(f"{sum(counted.values())} rows in {len(rows)} tables, {equal}")
        print(f"{drifted} scores differ from their ratings")
        print(f"signed in and opened {PAGES} pages: {wrong or 'all well'}")
        print(f"recovery point: what was written since the backup began, {took:.1f} s here")
        print(f"recovery time: {back:.1f} s")
        return whole == "ok" and not dangling and counted == rows and not drifted and not wrong


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(0 if main() else 1)
