"""Reads that find the same film or person entered twice. Nothing is refused for it: two films of
one title and year exist, and two people of one name."""

from django.db.models import QuerySet

from films.models import ExternalLink, Film, FilmToken, Person, PersonToken, Place
from films.search.tokens import name_keys, title_keys

# More than a handful of equal names tells an editor nothing further.
MOST_SHOWN = 5


def films_like(film: Film) -> QuerySet[Film]:
    """Other films of the same year (unknown counts as one) with a title that reads the same."""
    tokens = FilmToken.objects.filter(token__in=title_keys(film.title), place=Place.WHOLE)
    like = Film.objects.filter(
        pk__in=tokens.values("record"), release_year=film.release_year
    ).exclude(pk=film.pk)
    return like.order_by("pk")[:MOST_SHOWN]


def people_like(person: Person) -> QuerySet[Person]:
    """Other people whose name, in any order of its words, or one of its spellings is the same."""
    tokens = PersonToken.objects.filter(token__in=name_keys(person.name), place=Place.WHOLE)
    like = Person.objects.filter(pk__in=tokens.values("record")).exclude(pk=person.pk)
    return like.order_by("pk")[:MOST_SHOWN]


def holder_of(*, site: str, key: str, apart_from: int | None) -> Film | Person | None:
    """Whose number on another site this is; the link with id `apart_from` is left out."""
    links = ExternalLink.objects.filter(site=site, key=key)
    if apart_from is not None:
        links = links.exclude(pk=apart_from)
    link = links.select_related("film", "person").first()
    return (link.film or link.person) if link else None
