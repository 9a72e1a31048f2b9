"""What the controls of the filters offer, each with the films that it would leave over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from films.models import FilmSet
from films.selectors import SCORES, FilmFilter, FilmSets, LeftOver
from text.languages import language_name
from text.sorting import reading_order

from .queries import Pairs, query_of

# The most frequent genres and countries; the others unfold.
FACETS_SHOWN = 8
LENGTH_CHOICES = [
    ("", _("Any")),
    ("short", _("Under 90 minutes")),
    ("medium", _("90 to 150")),
    ("long", _("Over 150")),
]
SCORE_CHOICES = [("", _("Any score")), *((str(score), str(score)) for score in SCORES)]
VIEWS = [("posters", _("Posters")), ("ledger", _("Ledger"))]


@dataclass(frozen=True)
class Facet:
    """A genre or a country beside its checkbox; the count is None where nothing was counted."""

    slug: str
    name: str
    count: int | None
    is_on: bool


@dataclass(frozen=True)
class Choice:
    """One value of a filter that takes one, and how many films it would leave over."""

    value: str
    label: str
    count: int | None
    is_on: bool

    @property
    def is_empty(self) -> bool:
        """It would leave nothing over, and is not chosen."""
        return self.count == 0 and not self.is_on and self.value != ""


@dataclass(frozen=True)
class Decade:
    """A decade in which films came out, and the query of the list of them."""

    label: str
    count: int
    query: str
    is_on: bool


@dataclass(frozen=True)
class FilterTag:
    """A filter that is on, the query that is left without it, and how many films then are."""

    label: str
    query: str
    count: int | None


def language_choices(sets: FilmSets) -> list[tuple[str, str]]:
    """The languages that films have, named and sorted for the reader."""
    named = [(code, language_name(code)) for code in sets.values(FilmSet.Facet.LANGUAGE)]
    return [("", gettext("Any language")), *sorted(named, key=lambda one: reading_order(one[1]))]


def certification_choices(sets: FilmSets) -> list[tuple[str, str]]:
    """The certifications that films have."""
    found = sorted(sets.values(FilmSet.Facet.CERTIFICATION), key=reading_order)
    return [("", gettext("Any certification")), *((one, one) for one in found)]


def facets_left(
    left: LeftOver | None, name: str, subjects: Iterable[Any], chosen: set[str]
) -> tuple[list[Facet], list[Facet]]:
    """The genres or countries with their counts: those always shown, and those that unfold."""
    facets = []
    for row in subjects:
        count = left.adding(name, str(row.pk)) if left else None
        facets.append(Facet(row.slug, row.name, count, row.slug in chosen))
    # What can be chosen comes before what cannot; else the order of the whole catalogue stays.
    facets.sort(key=lambda facet: not (facet.is_on or facet.count is None or facet.count))
    head, tail = facets[:FACETS_SHOWN], facets[FACETS_SHOWN:]
    return head + [facet for facet in tail if facet.is_on], [f for f in tail if not f.is_on]


def choices_left(left: LeftOver | None, facet: str, choices: Iterable, chosen: str) -> list[Choice]:
    """The values of a filter that takes one, with their counts."""
    return [
        Choice(value, label, left.instead(facet, value) if left else None, value == chosen)
        for value, label in choices
    ]


def decades_left(left: LeftOver | None, pairs: Pairs, wanted: FilmFilter) -> list[Decade]:
    """The decades that would leave films over, the latest first."""
    if left is None:
        return []
    pairs = [pair for pair in pairs if pair[0] not in ("from", "to")]
    found = []
    for first in sorted(left.sets.decades, reverse=True):
        is_on = (wanted.from_year, wanted.to_year) == (first, first + 9)
        count = left.decade(first)
        if count or is_on:
            found.append(decade_of(first, count, pairs, is_on=is_on))
    return found


def decade_of(first: int, count: int, pairs: Pairs, *, is_on: bool = False) -> Decade:
    """A decade by its first year, with the address of its films under the other filters."""
    query = query_of([*pairs, ("from", str(first)), ("to", str(first + 9))])
    return Decade(decade_name(first), count, query, is_on)


def tag_maker(left: LeftOver | None, pairs: Pairs) -> Callable[..., FilterTag]:
    """What makes the tag of a filter out of its label, its part of the address, and its facet."""

    def tag(label: str, without: Pairs, facet: str, value: str | None = None) -> FilterTag:
        count = left.films(but=facet, value=value).bit_count() if left else None
        return FilterTag(label, query_of(pairs, without=without), count)

    return tag


def decade_name(first: int) -> str:
    """A decade by its first year: 1990s."""
    # Translators: a decade by its first year, as 1990s.
    return gettext("%(year)ss") % {"year": first}


def years_name(first: int | None, last: int | None) -> str:
    """The years from the first to the last, one of which may be open."""
    if first and last:
        if first == last:
            return str(first)
        if first % 10 == 0 and last == first + 9:
            return decade_name(first)
        return gettext("%(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return gettext("from %(year)s") % {"year": first}
    return gettext("to %(year)s") % {"year": last}
