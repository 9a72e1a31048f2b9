"""What a family of compositions is. The families themselves live in families/."""

from collections.abc import Callable
from typing import NamedTuple

from films.art.picture import Picture
from films.art.turns import Turn

Composition = Callable[[Picture, Turn], None]


class Family(NamedTuple):
    """Compositions in the order in which they are walked, and the genres that they stand for.

    `mood` ("dark", "light" or "any") restricts the sheets that they are printed on.
    """

    name: str
    compositions: tuple[Composition, ...]
    genres: tuple[str, ...] = ()
    mood: str = "any"

    @property
    def names(self) -> tuple[str, ...]:
        """Its compositions by name, in the same order."""
        return tuple(composition.__name__ for composition in self.compositions)
