"""Which articles an article leads on to: one by the same writer, one about a film of its kind."""

from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from films.models import Film
from queries import Prepared
from reviews.models import Review

from .hub import STORY
from .shown import sign

# Of the newest articles. Older ones about films of the kind are found by the film's genre.
LOOKED_AT = 60


class NextRead(NamedTuple):
    """An article, and why it stands there; with neither reason it is one of the newest."""

    review: Review
    is_by_same_writer: bool = False
    genre: str = ""


def next_reads(review: Review) -> list[NextRead]:
    """At most two other articles, for one that editors wrote; in at most four queries."""
    if not review.is_editorial:
        return []
    found: dict[int, NextRead] = {}
    if review.author_id:
        for one in _BY_WRITER.find(review=review.pk, author=review.author_id):
            found[one.pk] = NextRead(one, is_by_same_writer=True)
    for one in _OF_GENRE.find(review=review.pk, film=review.film_id):
        found.setdefault(one.pk, NextRead(one, genre=one.genre))
    for one in _OTHERS.find(review=review.pk):
        found.setdefault(one.pk, NextRead(one))
    chosen = [*found.values()][:2]
    sign([one.review for one in chosen])
    return chosen


def _others(review: int) -> QuerySet[Review]:
    return Review.objects.public().editorial().exclude(pk=review).newest_first()


def _of_genre(review: int, film: int) -> QuerySet[Review]:
    own = Film.genres.through.objects.filter(film=film).values("genre")
    shared = Film.genres.through.objects.filter(film=OuterRef("film"), genre__in=own)
    name = shared.order_by("genre__name").values("genre__name")[:1]
    newest = _others(review).values("pk")[:LOOKED_AT]
    of_genre = Review.objects.filter(pk__in=newest).annotate(genre=Subquery(name))
    return of_genre.filter(genre__isnull=False).newest_first()[:2]


_BY_WRITER = Prepared(lambda review, author: _others(review).filter(author=author)[:1], *STORY)
_OF_GENRE = Prepared(_of_genre, *STORY, "genre")
_OTHERS = Prepared(lambda review: _others(review)[:2], *STORY)
