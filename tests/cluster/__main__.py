"""`make cluster-test`: a small cluster under mixed load, whose machines die and come back.

Two web hosts with two processes each, a PostgreSQL with a streaming replica, Redis, nginx. Exits
with an error unless every promise held. Needs nginx beside PostgreSQL and Redis; takes at most five
minutes.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.cluster.load import Load, Site
from tests.cluster.machines import Cluster
from tests.services import DATABASE

WRITERS, READERS, FILMS, REVIEWS = 4, 4, 12, 60
# How long each state lasts; the phases together stay below two minutes.
CALM_SECONDS, DEAD_SECONDS = 8, 12
# The seconds of a switch: nginx needs one to find a silent host, the cache half of one.
SWITCH_SECONDS = 5
MOST_FAILED_READS = 0.001
MOST_SECONDS_BEHIND = 20
INSIDE = "--inside"
PRIVATE = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]

FILL = f"""
import os, json, django
os.environ["DJANGO_SETTINGS_MODULE"] = "reviewsite.settings"
django.setup()
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command
from importlib import import_module
call_command("set_up", no_sample=True, stdout=open(os.devnull, "w"))
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
from tests.factories import make_film, make_review, make_user
films = [make_film(f"Film {{number}}") for number in range({FILMS})]
authors = [make_user(f"author-{{number}}") for number in range({REVIEWS} // {FILMS})]
reviews = [make_review(film, author).pk for film in films for author in authors]
sessions = []
for number in range({WRITERS}):
    user = make_user(f"writer-{{number}}")
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    sessions.append(session.session_key)
print(json.dumps([sessions, [film.slug for film in films], reviews]))
"""
COUNT = """
import os, json, django
os.environ["DJANGO_SETTINGS_MODULE"] = "reviewsite.settings"
django.setup()
from films.models import Film
from reviews.models import Comment, Rating
from reviews.services import recount_ratings
ratings = Rating.objects.values_list("user__username", "film__slug", "value")
print(json.dumps({
    "comments": list(Comment.objects.values_list("body", flat=True)),
    "ratings": {f"{name} {slug}": value for name, slug, value in ratings},
    "drifted": len(recount_ratings(Film.objects.all())),
}))
"""


def main() -> int:
    """Outside: a folder, and namespaces that all end with their first process. Inside: the test."""
    if sys.argv[1:2] == [INSIDE]:
        return play_and_report(Path(sys.argv[2]), namespaces=True)
    folder = Path(tempfile.mkdtemp(prefix="foyer-cluster-"))
    folder.chmod(0o755)
    try:
        if subprocess.run([*PRIVATE, "true"], check=False).returncode:
            return play_and_report(folder, namespaces=False)
        again = [*PRIVATE, sys.executable, "-m", "tests.cluster", INSIDE, str(folder)]
        return subprocess.run(again, check=False).returncode
    finally:
        shutil.rmtree(folder)


def play_and_report(folder: Path, *, namespaces: bool) -> int:
    say(f"Machines are {'network namespaces' if namespaces else 'loopback addresses'}.")
    cluster = Cluster(folder, namespaces=namespaces)
    try:
        sessions, films, reviews = json.loads(cluster.start(FILL).splitlines()[-1])
        hosts = [f"{web.host}:{web.port}" for web in cluster.webs]
        front = f"{cluster.front.host}:{cluster.front.port}"
        load = Load(Site(front, hosts, sessions, films, reviews), readers=READERS)
        load.start()
        try:
            switches = play(cluster, load)
        finally:
            load.stop()
        return report(promises(cluster, load, switches))
    finally:
        cluster.stop()


def play(cluster: Cluster, load: Load) -> list[float]:
    """A web host, Redis, the replica and the primary die and come back; the moments of each."""
    web, switches = cluster.webs[0], []
    machines = {"web1": web, "redis": cluster.redis, "replica": cluster.replica}
    say("All machines stand …")
    time.sleep(CALM_SECONDS)
    for name, service in {**machines, "primary": cluster.primary}.items():
        say(f"{name} loses its power …")
        switches.append(time.monotonic())
        if service is web:
            load.cut_off.add(f"{web.host}:{web.port}")
        cluster.network.cut(name)
        service.kill()
        dead = time.monotonic() + DEAD_SECONDS
        load.database_is_dead = service is cluster.primary
        while (now := time.monotonic()) < dead:
            if load.database_is_dead:
                switches.append(now)
            time.sleep(1)
        load.database_is_dead = False
        say(f"{name} comes back …")
        switches.append(time.monotonic())
        cluster.network.join(name)
        service.start()
        load.cut_off.clear()
        time.sleep(CALM_SECONDS)
    return switches


def promises(cluster: Cluster, load: Load, switches: list[float]) -> list[tuple[str, str, bool]]:
    """What was promised, what was seen, and whether that is the same."""
    record = load.record
    found = json.loads(cluster.manage("-c", COUNT))
    comments = Counter(found["comments"])
    lost = [body for body in record.comments if not comments[body]]
    doubled = [body for body, times in comments.items() if times > 1]
    changed = [
        (number, slug)
        for (number, slug), value in record.ratings.items()
        if found["ratings"].get(f"writer-{number} {slug}") != value
    ]
    calm = [ok for at, ok in record.reads if not in_switch(at, switches)]
    failed = calm.count(False)
    all_failed = sum(not ok for _, ok in record.reads)
    writes = Counter(ok for _, ok in record.writes)
    polite = record.refusals.count((503, True))
    behind, equal = seconds_behind(cluster), same_rows(cluster)
    return [
        ("acknowledged comments lost", f"{len(lost)} of {len(record.comments)}", not lost),
        ("comments doubled", f"{len(doubled)} of {sum(comments.values())}", not doubled),
        ("last ratings that differ", f"{len(changed)} of {len(record.ratings)}", not changed),
        ("drifted summaries", str(found["drifted"]), found["drifted"] == 0),
        (
            "stale pages right after a write",
            f"{len(record.stale)} of {len(record.fresh) + len(record.stale)}",
            not record.stale and bool(record.fresh),
        ),
        (
            "failed reads outside the switches",
            f"{failed} of {len(calm)}",
            bool(calm) and failed <= MOST_FAILED_READS * len(calm),
        ),
        (
            "writes without a database refused with 503 and a time",
            f"{polite} of {len(record.refusals)}",
            polite == len(record.refusals) > 0,
        ),
        ("failed reads in all", f"{all_failed} of {len(record.reads)}", True),
        ("writes sent again", f"{writes[False]} of {writes.total()}", True),
        ("replica level with the primary after", f"{behind:.1f} s", behind < MOST_SECONDS_BEHIND),
        ("rows equal on primary and replica", equal, equal == "yes"),
    ]


def in_switch(at: float, switches: list[float]) -> bool:
    return any(0 <= at - moment < SWITCH_SECONDS for moment in switches)


def seconds_behind(cluster: Cluster) -> float:
    began = time.monotonic()
    while not cluster.replica.is_level_with(cluster.primary):
        if time.monotonic() - began > MOST_SECONDS_BEHIND:
            break
        time.sleep(0.2)
    return time.monotonic() - began


def same_rows(cluster: Cluster) -> str:
    query = "SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {} t"
    for table in ("reviews_comment", "reviews_rating", "films_ratingsummary"):
        asked = (query.format(table), DATABASE)
        if cluster.primary.sql(*asked) != cluster.replica.sql(*asked):
            return f"no: {table}"
    return "yes"


def report(rows: list[tuple[str, str, bool]]) -> int:
    for promise, seen, holds in rows:
        say(f"{'holds' if holds else 'FAILS':<6} {promise}: {seen}")
    return 0 if all(holds for _, _, holds in rows) else 1


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
