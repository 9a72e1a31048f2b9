"""Which posters pages showed in type alone: those are drawn first, as pages asked for them.

Pages leave the ids in a file, which costs microseconds and waits for no lock; the worker of the
same machine takes them. Where that cannot be, posters are drawn in the order of the default list.
"""

from contextlib import suppress

from django.conf import settings

FILE = settings.VAR_DIR / "asked_posters"
# Films that a process remembers to have asked for: each is asked for once, and memory stays small.
REMEMBERED = 20_000
# Bytes after which nothing is added: nobody takes the ids away.
LARGEST = 100_000
_asked: set[int] = set()


def ask_for_poster(film_id: int) -> None:
    """Have the poster of a film drawn before others, once for each process. Never fails."""
    if film_id in _asked:
        return
    if len(_asked) >= REMEMBERED:
        _asked.clear()
    _asked.add(film_id)
    with suppress(OSError), FILE.open("a") as file:
        if file.tell() < LARGEST:
            file.write(f"{film_id}\n")


def take_asked() -> list[int]:
    """The films that were asked for since the last time, in that order, each once."""
    taken = FILE.with_name("taken_posters")
    try:
        FILE.replace(taken)
        lines = taken.read_text().split()
        taken.unlink()
    except OSError:
        return []
    return list(dict.fromkeys(int(line) for line in lines if line.isdecimal()))
