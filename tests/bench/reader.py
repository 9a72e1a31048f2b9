"""A reader at a server, asking one request after the other, and what each kind of them costs."""

import re
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import mean, quantiles

from tests.bench.load import BROWSER, Connection, form, request
from tests.bench.processes import cpu_seconds

# What the site would put into a cookie: any 32 letters. A form sends the same.
TOKEN = "A" * 32


@dataclass
class Cost:
    """Of one kind of request: milliseconds."""

    kind: str
    requests: int
    cpu: float
    p50: float
    p99: float | None

    @classmethod
    def of(cls, kind: str, measured: list[tuple[float, float]]) -> "Cost":
        walls = quantiles((wall for _cpu, wall in measured), n=100, method="inclusive")
        cpu = mean(cpu for cpu, _wall in measured)
        return cls(kind, len(measured), *(one * 1000 for one in (cpu, walls[49], walls[98])))


class Reader:
    """One connection that stays open. Every answer that was not expected ends the measuring."""

    def __init__(self, port: int, pid: int):
        self.port, self.pid = port, pid
        self.connection = Connection(port)
        self.measured: dict[str, list[tuple[float, float]]] = defaultdict(list)

    def get(
        self, kind: str, address: str, headers: Mapping[str, str] = BROWSER, expected: int = 200
    ) -> None:
        self._ask(kind, request(self.port, address, headers), expected)

    def post(
        self, kind: str, address: str, member: Mapping[str, str], values: Mapping[str, str]
    ) -> tuple[str, dict[str, str]]:
        """Send a form; return where the answer leads, and the headers of a browser that follows:
        with the message that the next page shows."""
        typed = {"csrfmiddlewaretoken": TOKEN, **values}
        answer = self._ask(kind, form(self.port, address, member, typed), 302)
        [message] = re.findall(rb"messages=[^;]+", answer[b"set-cookie"])
        following = {**member, "Cookie": f"{member['Cookie']}; {message.decode()}"}
        return answer[b"location"].decode().partition("#")[0], following

    def costs(self) -> list[Cost]:
        return [Cost.of(kind, measured) for kind, measured in self.measured.items()]

    def cost_of_all(self, name: str) -> Cost:
        return Cost.of(name, [one for each in self.measured.values() for one in each])

    def _ask(self, kind: str, message: bytes, expected: int) -> dict[bytes, bytes]:
        cpu, begun = self._cpu(), time.perf_counter()
        status, headers, body = self.connection.get(message)
        wall = time.perf_counter() - begun
        self.measured[kind].append((self._cpu() - cpu, wall))
        if status != expected:
            raise RuntimeError(f"{message[:200]!r} was answered {status}: {body[:200]!r}")
        return headers

    def _cpu(self) -> float:
        """What the server has taken when it has finished with the last request, too."""
        before, now = -1.0, cpu_seconds(self.pid)
        while now != before:
            before, now = now, cpu_seconds(self.pid)
        return now
