"""How many films are left over by filters, each of which is a set that is kept in memory."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import and_, or_
from typing import Any

from films.bits import numbers_in, unpacked
from films.models import FilmSet
from queries import PreparedValues

Key = tuple[str, str]
# Of a filter that takes years: all that it leaves over.
YEARS = "years"
_FACET = FilmSet.Facet


@dataclass(frozen=True)
class FilmFilter:
    """What films must be; empty means any. Every genre and every country must fit."""

    genres: Sequence[Any] = ()
    countries: Sequence[Any] = ()
    from_year: int | None = None
    to_year: int | None = None
    language: str = ""
    certification: str = ""
    length: str = ""
    min_score: int | None = None
    reviewed: bool = False


@dataclass(frozen=True)
class FilmSets:
    """The sets as they were at a version."""

    version: int = 0
    versions: dict[Key, int] = field(default_factory=dict)
    sets: dict[Key, int] = field(default_factory=dict)

    def of(self, facet: str, value: str = "") -> int:
        return self.sets.get((facet, value), 0)

    def values(self, facet: str) -> list[str]:
        """The values of a facet that any film has."""
        return [value for (one, value), films in self.sets.items() if one == facet and films]

    def years(self, first: int | None, last: int | None) -> int:
        """The films of these years, both included."""
        years = [year for year in map(int, self.values(_FACET.YEAR))
                 if (first or year) <= year <= (last or year)]  # fmt: skip
        return reduce(or_, (self.of(_FACET.YEAR, str(year)) for year in years), 0)

    @cached_property
    def decades(self) -> dict[int, int]:
        """The films of every decade, by its first year."""
        found: dict[int, int] = defaultdict(int)
        for year in map(int, self.values(_FACET.YEAR)):
            found[year // 10 * 10] |= self.of(_FACET.YEAR, str(year))
        return dict(found)


_newest = PreparedValues(lambda: FilmSet.objects.order_by("-version")[:1], "version")
# What this process read last.
_known = [FilmSets()]


def film_sets() -> FilmSets:
    """The sets of now; empty where films were never counted. One query, two more after a change."""
    row = _newest.first()
    if row is None:
        return FilmSets()
    if row[0] != _known[0].version:
        _known[0] = _read_anew(_known[0], row[0])
    return _known[0]


def _read_anew(known: FilmSets, version: int) -> FilmSets:
    """Only what has another version than before is read."""
    rows = FilmSet.objects.values_list("pk", "facet", "value", "version")
    versions, changed = {}, []
    for pk, facet, value, of_row in rows:
        versions[facet, value] = of_row
        if known.versions.get((facet, value)) != of_row:
            changed.append(pk)
    sets = {key: films for key, films in known.sets.items() if key in versions}
    for facet, value, films in FilmSet.objects.filter(pk__in=changed).values_list(
        "facet", "value", "films"
    ):
        sets[facet, value] = unpacked(bytes(films))
    return FilmSets(version, versions, sets)


class LeftOver:
    """How many films the filters leave over, and would with one more or one less."""

    def __init__(self, sets: FilmSets, wanted: FilmFilter) -> None:
        self.sets = sets
        self._asked = list(_conditions(sets, wanted))
        self._rest: dict[tuple[str, str | None], int] = {}

    def films(self, *, but: str = "", value: str | None = None) -> int:
        """The films left over; without the filter `but`, or only without that value of it."""
        if (but, value) not in self._rest:
            kept = [films for facet, one, films in self._asked
                    if facet != but or (value is not None and one != value)]  # fmt: skip
            self._rest[but, value] = reduce(and_, kept, self.sets.of(_FACET.ALL))
        return self._rest[but, value]

    @property
    def count(self) -> int:
        return self.films().bit_count()

    def numbers(self) -> list[int]:
        """The numbers of the films left over."""
        return numbers_in(self.films())

    def adding(self, facet: str, value: str) -> int:
        """How many of them have this value, too."""
        return (self.films() & self.sets.of(facet, value)).bit_count()

    def instead(self, facet: str, value: str) -> int:
        """How many there would be with this value in place of the chosen one; "" is any."""
        rest = self.films(but=facet)
        return (rest & self.sets.of(facet, value) if value else rest).bit_count()

    def decade(self, first: int) -> int:
        """How many there would be of this decade, in place of the chosen years."""
        return (self.films(but=YEARS) & self.sets.decades[first]).bit_count()


def _conditions(sets: FilmSets, wanted: FilmFilter) -> Iterator[tuple[str, str, int]]:
    """Each filter that is on: its facet, its value and the films that pass it."""
    for facet, subjects in ((_FACET.GENRE, wanted.genres), (_FACET.COUNTRY, wanted.countries)):
        for subject in subjects:
            yield facet, str(subject.pk), sets.of(facet, str(subject.pk))
    if wanted.from_year or wanted.to_year:
        yield YEARS, "", sets.years(wanted.from_year, wanted.to_year)
    for facet, value in (
        (_FACET.LANGUAGE, wanted.language),
        (_FACET.CERTIFICATION, wanted.certification),
        (_FACET.LENGTH, wanted.length),
        (_FACET.SCORE, str(wanted.min_score or "")),
    ):
        if value:
            yield facet, value, sets.of(facet, value)
    if wanted.reviewed:
        yield _FACET.REVIEWED, "", sets.of(_FACET.REVIEWED)
