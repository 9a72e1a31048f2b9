"""The people on a film's page."""

from functools import cached_property

from films import selectors
from films.models import Credit, Department

LEADS_SHOWN = 3


class People:
    """Directors and the head of the cast, from the `crew` that is shown."""

    def __init__(self, crew: list[Credit]):
        self.crew = crew

    @property
    def directors(self) -> list[Credit]:
        return [one for one in self.crew if one.department == Department.DIRECTING]

    @cached_property
    def _billed(self) -> list[Credit]:
        return [one for one in self.crew if one.department == Department.CAST]

    @property
    def cast(self) -> list[Credit]:
        return self._billed[: selectors.CAST_SHOWN]

    @property
    def leads(self) -> list[Credit]:
        return self._billed[:LEADS_SHOWN]

    @property
    def cast_count(self) -> int | None:
        """How many people the page shows; None when there are more."""
        if len(self._billed) > selectors.CAST_SHOWN:
            return None
        return len(self._billed) + len(self.directors)
