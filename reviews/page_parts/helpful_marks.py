"""Which reviews of a page its reader has marked as helpful."""

from collections.abc import Iterable

from reviews.models import Review
from reviews.readers import helpful_to


def helpful_marks(request, reviews: Iterable[Review]) -> frozenset[int]:
    """The keys of the reviews marked by the signed-in reader, in one query; none for a visitor."""
    return helpful_to(request.user, tuple(review.pk for review in reviews))


def as_list(review: Review) -> list[Review]:
    """One review, where a list is asked for."""
    return [review]
