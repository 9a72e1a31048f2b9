"""Reads that find the same film or person entered twice. Nothing is refused for it: two films of
one title and year exist, and two people of one name."""

from django.db.models import QuerySet

from films.models import ExternalLink, Film, FilmToken, Person, PersonToken, Place

# More than a handful of equal names tells an editor nothing further.
MOST_SHOWN = 5


def films_like(film: Film) -> QuerySet[Film]:
    """Other films of the same year (unknown counts as one) with a title that reads the same.

    Each of the film's titles is compared with each of theirs, as they stand in the index.
    """
    like = Film.objects.filter(pk__in=_sharing_a_name(FilmToken, film))
    return like.filter(release_year=film.release_year).order_by("pk")[:MOST_SHOWN]


def people_like(person: Person) -> QuerySet[Person]:
    """Other people of whom a name or spelling, in any order of its words, is the same."""
    return Person.objects.filter(pk__in=_sharing_a_name(PersonToken, person)).order_by("pk")[
        :MOST_SHOWN
    ]


def _sharing_a_name(index: type[FilmToken] | type[PersonToken], record: Film | Person) -> QuerySet:
    whole = index._default_manager.filter(place=Place.WHOLE)
    own = whole.filter(record=record.pk).values("token")
    return whole.filter(token__in=own).exclude(record=record.pk).values("record")


def holder_of(*, site: str, key: str, apart_from: int | None) -> Film | Person | None:
    """Whose number on another site this is; the link with id `apart_from` is left out."""
    links = ExternalLink.objects.filter(site=site, key=key)
    if apart_from is not None:
        links = links.exclude(pk=apart_from)
    link = links.select_related("film", "person").first()
    return (link.film or link.person) if link else None
