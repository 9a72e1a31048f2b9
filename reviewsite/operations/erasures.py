"""The list of erasures: a file beside the database, which says whom to erase again after a restore.

A line holds the number of a member, the time, and whether the texts stayed; no name, no address.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

NAME = "erasures.txt"
KEPT, DELETED = "kept", "deleted"


class BrokenList(Exception):
    """A line of a list of erasures cannot be read; the text says which."""


@dataclass(frozen=True)
class Erasure:
    """`member` is the id, `at` when the erasure began."""

    member: int
    at: datetime
    keeps_contributions: bool

    def __str__(self) -> str:
        said = KEPT if self.keeps_contributions else DELETED
        return f"{self.member} {self.at.isoformat()} {said}"


def list_path() -> Path:
    return settings.VAR_DIR / NAME


def note(erasures: Iterable[Erasure]) -> None:
    """Add to the list of this site; when this returns, the lines are on the disk."""
    lines = "".join(f"{erasure}\n" for erasure in erasures)
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(list_path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with open(descriptor, "a", encoding="ascii") as file:
        file.write(lines)
        file.flush()
        os.fsync(descriptor)


def listed() -> list[Erasure]:
    """The list of this site, empty where nobody was erased yet."""
    return read(list_path()) if list_path().exists() else []


def read(path: Path) -> list[Erasure]:
    """The erasures of a list, in their order. Raises BrokenList, and OSError where it is not."""
    text = path.read_text(encoding="ascii", errors="replace")
    return [_erasure(line, path) for line in text.splitlines()]


def merge(paths: Iterable[Path]) -> None:
    """Take other lists into the list of this site. Raises as `read` does, before it writes."""
    known = set(listed())
    found = dict.fromkeys(erasure for path in paths for erasure in read(path))
    note(erasure for erasure in found if erasure not in known)


def _erasure(line: str, path: Path) -> Erasure:
    try:
        member, at, said = line.split()
        return Erasure(int(member), datetime.fromisoformat(at), {KEPT: True, DELETED: False}[said])
    except (ValueError, KeyError) as error:
        raise BrokenList(f"{path} has a line that is no erasure: {line!r}.") from error
