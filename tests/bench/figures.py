"""A figure is measured, has a goal, and holds or falls short; what was measured in turn is compared
round by round."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median

from tests.bench.load import BROWSER, Connection, burst, request
from tests.bench.processes import cpu_seconds

CLIENTS = 2


@dataclass
class Figure:
    """One row of the table. `measured` is None for what this machine could not measure."""

    name: str
    goal: str
    measured: float | None
    holds: bool | None
    unit: str = "×"
    rounds: list[float] = field(default_factory=list)

    @property
    def verdict(self) -> str:
        if self.measured is None:
            return "not measured"
        return {True: "holds", False: "FALLS SHORT", None: ""}[self.holds]


def at_least(name: str, goal: float, rounds: list[float], unit: str = "×") -> Figure:
    value = median(rounds)
    return Figure(name, f"≥ {goal:g}", round(value, 3), value >= goal, unit, rounds)


def at_most(name: str, goal: float, rounds: list[float], unit: str = "×") -> Figure:
    value = median(rounds)
    return Figure(name, f"≤ {goal:g}", round(value, 3), value <= goal, unit, rounds)


def as_it_is(name: str, rounds: list[float], unit: str) -> Figure:
    """A figure without a goal, for whoever wants to know."""
    return Figure(name, "", round(median(rounds), 1), None, unit, rounds)


def not_measured(name: str, goal: str) -> Figure:
    return Figure(name, goal, None, None)


@dataclass
class Target:
    """An address of a running server. `before` is done before each of its requests."""

    port: int
    pid: int
    address: str
    headers: Mapping[str, str] = field(default_factory=lambda: BROWSER)
    expected: int = 200
    before: Callable[[], None] | None = None
    # How many requests fill a round, beside the usual number.
    share: float = 1.0
    cpu: list[float] = field(default_factory=list)
    rate: list[float] = field(default_factory=list)

    def measure(self, times: int) -> None:
        """One round: microseconds of processor time a request, and requests a second."""
        # An even number, after which what `before` changes is as it was.
        times = max(int(times * self.share) // 2 * 2, 6)
        message = request(self.port, self.address, self.headers)
        if self.before is None:
            begun = cpu_seconds(self.pid)
            seconds = burst(self.port, message, times, clients=CLIENTS, expected=self.expected)
            # Each client asks once more before all begin.
            asked = CLIENTS * (times + 1)
            self.rate.append(CLIENTS * times / seconds)
        else:
            connection, asked = Connection(self.port), times
            begun = cpu_seconds(self.pid)
            for _ in range(times):
                self.before()
                status = connection.get(message)[0]
                if status != self.expected:
                    raise RuntimeError(f"{self.address} answered {status}")
        self.cpu.append((cpu_seconds(self.pid) - begun) / asked * 1e6)


def interleave(targets: Mapping[str, Target], rounds: int, times: int) -> None:
    """Every target once in each round, after a round that is not counted."""
    for target in targets.values():
        target.measure(max(times // 10, 5))
        target.cpu.clear()
        target.rate.clear()
    for _ in range(rounds):
        for target in targets.values():
            target.measure(times)


def cheaper(target: Target, than: Target) -> list[float]:
    """How many times less processor time the target takes, round by round."""
    return [b / a for a, b in zip(target.cpu, than.cpu, strict=True)]


def dearer(target: Target, than: Target) -> list[float]:
    return [a / b for a, b in zip(target.cpu, than.cpu, strict=True)]


def faster(target: Target, than: Target) -> list[float]:
    """How many times more requests a second the target answers, round by round."""
    return [a / b for a, b in zip(target.rate, than.rate, strict=True)]
