"""A minute of a site's life: readers, writers and an operator's commands, all at once."""

import itertools
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from tests.acts import TYPED
from tests.live.visitor import UNANSWERED, Visitor

READERS = 3
# Nobody clicks faster, even many readers in one.
READ_SECONDS = 0.1
THINK_SECONDS = 0.2
# Those who walk through the site hide, withdraw and merge: what is gone says so.
READ = (200, 301, 302, 410)
TAKEN = (302,)


class Life:
    """What readers and writers got. Texts that were answered must be there, once each."""

    def __init__(self, address: str, paths: list[str], member: Visitor):
        self.address, self.paths, self.member = address, paths, member
        self.films = [path for path in paths if path.startswith("/films/") and path.count("/") == 3]
        self.reviews = [path for path in paths if path.startswith("/reviews/")]
        self.statuses: Counter[str] = Counter()
        self.seconds: list[float] = []
        self.texts: list[str] = []
        self.faults: list[str] = []
        self.cut = 0
        self.was_killed = threading.Event()
        self._over = threading.Event()
        self._numbers = itertools.count(1)

    @contextmanager
    def going_on(self, *, writers: bool = True):
        """Readers, and writers, until the end of the block."""
        self._over.clear()
        tasks: list[Callable[[], None]] = [self._read] * READERS
        tasks += [self._rate, self._comment_as_member, self._comment_as_guest] if writers else []
        with ExitStack() as stack:
            for task in tasks:
                thread = threading.Thread(target=self._repeat, args=(task,))
                thread.start()
                stack.callback(thread.join)
            stack.callback(self._over.set)
            yield

    @contextmanager
    def kill(self):
        """Whoever was being answered meanwhile may have been cut off."""
        self.was_killed.set()
        yield
        time.sleep(1)
        self.was_killed.clear()

    def _repeat(self, task: Callable[[], None]) -> None:
        while not self._over.is_set():
            try:
                task()
            except UNANSWERED as error:
                if self.was_killed.is_set():
                    self.cut += 1
                else:
                    self.faults.append(f"no answer: {error!r}")
            except AssertionError as error:
                self.faults.append(str(error))

    def _note(self, what: str, status: int, fine: tuple[int, ...]) -> None:
        self.statuses[f"{what} {status}"] += 1
        if status not in fine:
            self.faults.append(f"{what}: {status}")

    def _read(self) -> None:
        path = random.choice(
            (*self.paths[:12], *self.paths, f"/search/?q={random.choice('aelns')}")
        )
        began = time.monotonic()
        status, _headers, _body = Visitor(self.address).ask("GET", self.address + path)
        self.seconds.append(time.monotonic() - began)
        self._note("read", status, READ)
        time.sleep(READ_SECONDS)

    def _rate(self) -> None:
        act = self.member.act(random.choice(self.films), "/rating/", {})
        if act is not None:
            chosen = ("rating", str(random.randint(1, 10)))
            rest = [field for field in act.fields if field[0] not in ("rating", "clear")]
            rated = replace(act, fields=(*rest, chosen))
            self._note("rated", self.member.send(rated), TAKEN)
        time.sleep(THINK_SECONDS)

    def _comment_as_member(self) -> None:
        self._comment(self.member, {})

    def _comment_as_guest(self) -> None:
        number = next(self._numbers)
        guest = {"name": f"Guest {number}", "email": f"{number}.{TYPED['email']}"}
        self._comment(Visitor(self.address), guest)

    def _comment(self, who: Visitor, typed: dict[str, str]) -> None:
        text = f"Said {next(self._numbers)} times over {time.time_ns()}."
        act = who.act(random.choice(self.reviews), "/comments/", {"comment": text, **typed})
        if act is not None:
            status = who.send(act)
            self._note("commented", status, TAKEN)
            if status in TAKEN:
                self.texts.append(text)
        time.sleep(THINK_SECONDS)

    def summary(self) -> str:
        ordered = sorted(self.seconds) or [0.0]
        slow = ordered[int(len(ordered) * 0.99)] * 1000
        return (
            f"{self.statuses.total()} requests, {len(self.texts)} comments, {self.cut} cut off by"
            f" kills, half of the pages within {ordered[len(ordered) // 2] * 1000:.0f} ms,"
            f" 99 % within {slow:.0f} ms"
        )
