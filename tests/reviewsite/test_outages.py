"""What readers and writers get while what the site stands on is away. On a real server."""

import shutil
import sqlite3
import subprocess
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from tests.endurance.serving import processes_below
from tests.endurance.site import Site, stop
from tests.migrated import copy_database

pytestmark = [
    pytest.mark.site,
    pytest.mark.skipif(
        not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
        reason="how one SQLite file fails",
    ),
]


# Seconds that a writer of this site waits for the lock; people get more.
PATIENCE = 2


@pytest.fixture(scope="module")
def filled(tmp_path_factory, place_migrated, place_collected) -> Site:
    site = Site(tmp_path_factory.mktemp("outages"))
    site.settings["DATABASE_URL"] = f"sqlite:///{site.database}?timeout={PATIENCE}"
    place_migrated(site.database)
    place_collected(site.folder)
    site.fill(members=5)
    return site


@contextmanager
def serving(site: Site, *before: str):
    server = site.start(before)
    try:
        yield
    finally:
        stop(server)


@pytest.fixture(scope="module")
def served(filled):
    """The site at a port of its own, whose server both tests of a locked database ask."""
    site = replace(filled)
    with serving(site):
        yield site


def comments(site: Site) -> list[str]:
    with sqlite3.connect(site.database) as database:
        return [body for (body,) in database.execute("SELECT body FROM reviews_comment")]


def comment_count(site: Site) -> int:
    with sqlite3.connect(site.database) as database:
        return database.execute("SELECT sum(comment_count) FROM reviews_review").fetchone()[0]


def assert_refused(answer, text: str) -> None:
    assert answer.status == 503
    assert int(answer.headers["retry-after"]) > 0
    assert "no-store" in answer.headers["cache-control"]
    assert "nothing was stored" in answer.text
    assert text in answer.text


def assert_is_read(site: Site) -> None:
    for path in ("/", f"/films/{site.film}/", f"/reviews/{site.article}/"):
        assert site.get(path).status == 200
        assert site.get(path, member=0).status == 200


def test_while_the_database_is_locked_writers_are_refused_and_readers_served(served):
    holder = sqlite3.connect(served.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    answers = []
    writers = [
        threading.Thread(
            target=lambda n=n: answers.append(served.comment(f"Locked {n}.", member=n))
        )
        for n in range(4)
    ]
    for writer in writers:
        writer.start()
    assert_is_read(served)
    assert served.get("/readyz/").status == 503
    assert served.get("/healthz/").status == 200
    for writer in writers:
        writer.join()
    holder.execute("ROLLBACK")
    holder.close()
    assert len(answers) == 4
    for answer in answers:
        assert_refused(answer, "Locked ")
    assert not [body for body in comments(served) if body.startswith("Locked")]
    assert served.comment("Unlocked.").status == 302
    assert served.get("/readyz/").status == 200
    assert comment_count(served) == len(comments(served))


def test_a_reader_does_not_wait_until_a_locked_database_takes_a_note(served):
    assert_is_read(served)
    holder = sqlite3.connect(served.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    writer = threading.Thread(target=lambda: served.comment("I wait ten seconds."))
    writer.start()
    # Nothing is noted yet of this member's session.
    assert served.get(f"/films/{served.film}/", member=4).status == 200
    assert writer.is_alive()
    writer.join()
    holder.execute("ROLLBACK")
    holder.close()


def test_a_full_disk_stores_nothing_by_halves(filled):
    """No file may grow beyond a limit: every write that needs room fails, as on a full disk."""
    limit = filled.database.stat().st_size + 16_384
    text = "Too much. " * 400
    with serving(filled, "prlimit", f"--fsize={limit}"):
        answers = [filled.comment(f"{text}{n}") for n in range(60)]
        assert {answer.status for answer in answers} == {302, 503}
        assert_refused(answers[-1], "Too much. ")
        assert_is_read(filled)
    stored = [body for body in comments(filled) if body.startswith("Too much")]
    assert len(stored) == sum(answer.status == 302 for answer in answers)
    assert comment_count(filled) == len(comments(filled))
    with serving(filled):
        assert filled.comment("There is room again.").status == 302
    with sqlite3.connect(filled.database) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def wait_for_readers(site: Site, server: subprocess.Popen) -> None:
    """Until no connection is left that was opened while nothing could be written: each is for one
    request, which ends a moment after its answer is read, and SQLite's connections of one process
    share what they know of the file."""
    workers = [Path(f"/proc/{pid}/fd") for pid in processes_below(server.pid)]
    deadline = time.monotonic() + PATIENCE
    while any(opened(folder, site.database) for folder in workers):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def opened(folder: Path, file: Path) -> bool:
    """Whether a process, by its folder of descriptors, has the file open."""
    for descriptor in folder.iterdir():
        # It may be closed meanwhile.
        with suppress(FileNotFoundError):
            if descriptor.readlink() == file:
                return True
    return False


@pytest.fixture
def mounted(filled, tmp_path):
    """The same site on a file system of its own, where the machine lets the tests mount one."""
    folder = tmp_path / "site"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a file system: failure not tried")
    copy_database(filled.database, folder / filled.database.name)
    shutil.copytree(filled.folder / "static", folder / "static")
    try:
        yield Site(folder, film=filled.film, article=filled.article, sessions=filled.sessions)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_from_a_file_system_for_reading_only_readers_are_served(mounted):
    server = mounted.start()
    assert mounted.comment("Still writable.").status == 302
    stop(server)
    subprocess.run(["mount", "-o", "remount,ro", str(mounted.folder)], check=True)
    server = mounted.start()
    try:
        assert_refused(mounted.comment("Nowhere to stand."), "Nowhere to stand.")
        assert mounted.get("/readyz/").status == 503
        assert_is_read(mounted)
        wait_for_readers(mounted, server)
        subprocess.run(["mount", "-o", "remount,rw", str(mounted.folder)], check=True)
        for text in ("Writable again.", "And read at once."):
            assert mounted.comment(text).status == 302
            assert text in mounted.get(f"/reviews/{mounted.article}/").text
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(mounted.folder)], check=True)
        stop(server)
    assert "Nowhere to stand." not in comments(mounted)
    assert comment_count(mounted) == len(comments(mounted))
