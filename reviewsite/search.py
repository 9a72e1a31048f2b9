"""What the search page shows. At most fifteen queries, or 22 where the query was corrected.

Here: all kinds of results together, and ways on where there are none. Not here: how each kind
is searched, which its own app knows.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db.models import F, Model, OuterRef, QuerySet, Subquery

from accounts.models import User
from accounts.search import search_members
from films.models import Credit, Film, Person, Place, RatingSummary
from films.search import (
    FoundFilm,
    FoundPerson,
    Suggestion,
    corrections,
    search_films,
    search_people,
    suggest,
)
from films.selectors import FILM_CARD
from queries import Prepared, of
from reviews.models import Review
from reviews.search import FoundReview, search_reviews
from text.cleaning import one_line
from text.sorting import reading_order

FILMS_SHOWN = 24
PEOPLE_SHOWN = 12
REVIEWS_SHOWN = 8
MEMBERS_SHOWN = 12
POPULAR_SHOWN = 6
# What is typed beyond this was pasted; no name and no phrase is as long.
QUERY_LENGTH = 200


@dataclass(frozen=True)
class FoundFilmWithSubjects:
    """A film, the title that was found, and the names of its genres and countries."""

    film: Film
    matched: str
    begins: bool
    genres: list[str]
    countries: list[str]


@dataclass(frozen=True)
class FoundPersonWithCredit:
    """A person, the spelling that was found, and the credit that they are best known for."""

    person: Person
    matched: str
    known_for: Credit | None


@dataclass(frozen=True)
class Results:
    """What was found, or where nothing was: a corrected query, or films that many have rated."""

    films: list[FoundFilmWithSubjects] = field(default_factory=list)
    people: list[FoundPersonWithCredit] = field(default_factory=list)
    reviews: list[FoundReview] = field(default_factory=list)
    members: list[User] = field(default_factory=list)
    # A person is called as the query is, and no film.
    people_first: bool = False
    # What the query may have meant, the likeliest first, where nothing has its own words.
    meant: list[str] = field(default_factory=list)

    popular: list[Film] = field(default_factory=list)

    @property
    def best(self) -> FoundFilmWithSubjects | None:
        """The film that is called as the query is, or begins so, unless a person is."""
        first = self.films[0] if self.films else None
        return first if first and first.begins and not self.people_first else None

    @property
    def other_films(self) -> list[FoundFilmWithSubjects]:
        return self.films[1:] if self.best else self.films

    @property
    def all_films(self) -> list[Film]:
        """The films that the page shows with a score."""
        return [*(found.film for found in self.films), *self.popular]

    @property
    def reviews_alone(self) -> list[Review]:
        return [found.review for found in self.reviews]

    @property
    def is_empty(self) -> bool:
        return not (self.films or self.people or self.reviews or self.members)


def clean_query(typed: str) -> str:
    """The query as one line of at most QUERY_LENGTH characters, without control characters."""
    return one_line(typed[:QUERY_LENGTH])


def search_site(query: str, *, as_typed: bool = False) -> Results:
    """Everything that a query finds; where no film and no person has its words, what those are
    called that it may have meant, unless it is sought `as_typed`."""
    films = search_films(query, limit=FILMS_SHOWN)
    people = search_people(query, limit=PEOPLE_SHOWN)
    reviews = search_reviews(query, limit=REVIEWS_SHOWN)
    members = search_members(query, limit=MEMBERS_SHOWN)
    if films or people:
        return _results(films, people, reviews, members)
    meant = [] if as_typed else corrections(query)
    if not meant:
        members = members or search_members(query, limit=MEMBERS_SHOWN, forgiving=True)
        popular = [] if reviews or members else popular_films()
        return Results(reviews=reviews, members=members, popular=popular)
    films = search_films(*meant, limit=FILMS_SHOWN)
    people = search_people(*meant, limit=PEOPLE_SHOWN)
    reviews = reviews or search_reviews(meant[0], limit=REVIEWS_SHOWN)
    return _results(films, people, reviews, members, *meant)


def _results(
    films: list[FoundFilm],
    people: list[FoundPerson],
    reviews: list[FoundReview],
    members: list[User],
    *meant: str,
) -> Results:
    people_first = bool(people) and people[0].is_whole and not (films and films[0].is_whole)
    return Results(
        _with_subjects(films), _with_credits(people), reviews, members, people_first, [*meant]
    )


def nearest_name(slug: str, kind: str) -> Suggestion | None:
    """The film ("film") or person ("person") that a wrong slug means, or None.

    At most thirteen queries: names with all its words, else those of its corrected words.
    """
    words = clean_query(slug.replace("-", " "))
    return next((near for near in suggest(words) if near.kind == kind), None)


def popular_films() -> list[Film]:
    """The films that most people have rated, with their cards."""
    return [row.film for row in _POPULAR.find()]


def _with_subjects(films: Sequence[FoundFilm]) -> list[FoundFilmWithSubjects]:
    """Each film with the names of its genres and countries; two queries."""
    ids = [found.film.pk for found in films]
    genres, countries = _by_film(_GENRES.find(films=ids)), _by_film(_COUNTRIES.find(films=ids))
    return [
        FoundFilmWithSubjects(
            one.film,
            one.matched,
            one.place <= Place.START,
            genres[one.film.pk],
            countries[one.film.pk],
        )
        for one in films
    ]


def _by_film(rows: Iterable[Any]) -> dict[int, list[str]]:
    names = defaultdict(list)
    for row in rows:
        names[row.film_id].append(row.name)
    for found in names.values():
        found.sort(key=reading_order)
    return names


def _with_credits(people: Sequence[FoundPerson]) -> list[FoundPersonWithCredit]:
    """Each person with the leading credit in the film that most people have rated; one query."""
    credits = _BEST_CREDITS.find(people=[found.person.pk for found in people])
    known_for = {credit.person_id: credit for credit in credits}
    return [
        FoundPersonWithCredit(found.person, found.matched, known_for.get(found.person.pk))
        for found in people
    ]


def _names(through: type[Model], subject: str, films: Sequence[int]) -> QuerySet:
    """Rows that join films with their subjects, with the names of these."""
    rows = through._default_manager.filter(film__in=films)
    return rows.annotate(name=F(f"{subject}__name")).order_by()


def _best_credits(people: Sequence[int]) -> QuerySet[Credit]:
    own = Credit.objects.filter(person=OuterRef("pk"), film__is_public=True).order_by(
        F("film__rating_summary__rating_count").desc(nulls_last=True), "billing_order", "pk"
    )
    best = Person.objects.filter(pk__in=people).values(best=Subquery(own.values("pk")[:1]))
    return Credit.objects.filter(pk__in=best)


def _most_rated() -> QuerySet[RatingSummary]:
    rated = RatingSummary.objects.filter(rating_count__gt=0, film__is_public=True)
    return rated.order_by("-rating_count", "-film")[:POPULAR_SHOWN]


_POPULAR = Prepared(_most_rated, *of("film", FILM_CARD))
_GENRES = Prepared(partial(_names, Film.genres.through, "genre"), "film_id", "name")
_COUNTRIES = Prepared(partial(_names, Film.countries.through, "country"), "film_id", "name")
_BEST_CREDITS = Prepared(
    _best_credits,
    *("person_id", "character_name", "job", "department"),
    *of("film", ("title", "release_year")),
)
