"""What people do meanwhile: members rate and comment, and look at once on the other host whether
it is there; readers read through the door."""

import http.client
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

SECONDS_TO_WAIT = 30
# A person who got no answer sends the same again after so long.
PAUSE_BEFORE_AGAIN = 0.5
# People think. Without a pause the load, not the site, would take the machine.
PAUSE_OF_WRITERS, PAUSE_OF_READERS = 0.3, 0.05
TOKEN = "a" * 32


@dataclass
class Site:
    """What the load knows of the site: addresses, and for each writer a session and its film."""

    front: str
    hosts: list[str]
    sessions: list[str]
    films: list[str]
    reviews: list[int]


@dataclass
class Record:
    """What was answered. Lists only grow, and each thread appends by itself."""

    reads: list[tuple[float, bool]] = field(default_factory=list)
    writes: list[tuple[float, bool]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    ratings: dict[tuple[int, str], int] = field(default_factory=dict)
    refusals: list[tuple[int, bool]] = field(default_factory=list)
    fresh: list[float] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)


class Asker:
    """One browser: a kept connection to each host."""

    def __init__(self, session: str = ""):
        self.headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}"} if session else {}
        self.kept: dict[str, http.client.HTTPConnection] = {}

    def ask(self, host: str, path: str, form: dict | None = None) -> tuple[int, str]:
        """Status and text; 0 where no answer came. `says_when` is whether it named a time."""
        connection = self.kept.setdefault(
            host, http.client.HTTPConnection(host, timeout=SECONDS_TO_WAIT)
        )
        headers = dict(self.headers)
        if form is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": TOKEN,
                "Origin": f"http://{host}",
            }
        try:
            body = None if form is None else urlencode(form)
            connection.request("GET" if form is None else "POST", path, body, headers)
            answer = connection.getresponse()
            self.says_when = answer.getheader("Retry-After") is not None
            return answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            connection.close()
            del self.kept[host]
            return 0, ""


class Load:
    """Threads that write and read until `stop`."""

    def __init__(self, site: Site, *, readers: int):
        self.site, self.record = site, Record()
        self.stopping = threading.Event()
        self.cut_off: set[str] = set()
        self.database_is_dead = False
        people = [(self.write, number) for number in range(len(site.sessions))]
        people += [(self.read, number) for number in range(readers)]
        self.threads = [
            threading.Thread(target=self.until_stopped, args=person) for person in people
        ]

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def until_stopped(self, act: Callable[[int], Iterator[float]], number: int) -> None:
        for pause in act(number):
            if self.stopping.wait(pause):
                return

    def read(self, number: int) -> Iterator[float]:
        dice, asker = random.Random(number), Asker()
        paths = ["/", "/films/", "/reviews/"]
        paths += [f"/films/{slug}/" for slug in self.site.films]
        paths += [f"/reviews/{pk}/" for pk in self.site.reviews[:20]]
        while True:
            status, _ = asker.ask(self.site.front, dice.choice(paths))
            self.record.reads.append((time.monotonic(), status == 200))
            yield PAUSE_OF_READERS

    def write(self, number: int) -> Iterator[float]:
        dice, member, reader = random.Random(-number), Asker(self.site.sessions[number]), Asker()
        turn = 0
        while True:
            turn += 1
            if turn % 3:
                body = f"Comment {turn} of writer {number}, once."
                path = f"/reviews/{dice.choice(self.site.reviews)}/"
                yield from self.insist(member, f"{path}comments/", {"comment": body})
                self.record.comments.append(body)
                self.look(reader, turn, path, body)
            else:
                slug, value = dice.choice(self.site.films), dice.randint(1, 10)
                yield from self.insist(member, f"/films/{slug}/rating/", {"rating": value})
                self.record.ratings[number, slug] = value
            yield PAUSE_OF_WRITERS

    def insist(self, member: Asker, path: str, form: dict) -> Iterator[float]:
        """Send until it was acknowledged, as a person would who saw an error."""
        while True:
            status, _ = member.ask(self.site.front, path, form)
            self.record.writes.append((time.monotonic(), status == 302))
            if status == 302:
                return
            if self.database_is_dead and status:
                self.record.refusals.append((status, member.says_when))
            yield PAUSE_BEFORE_AGAIN

    def look(self, reader: Asker, turn: int, path: str, body: str) -> None:
        """What was acknowledged must stand on the next page of either host, asked by itself."""
        alive = [host for host in self.site.hosts if host not in self.cut_off]
        host = alive[turn % len(alive)]
        status, page = reader.ask(host, path)
        if status != 200 or host in self.cut_off:
            return
        if body in page:
            self.record.fresh.append(time.monotonic())
        else:
            self.record.stale.append(f"{host}{path}: {body}")
