"""Which reviews of a page its reader has marked as helpful."""

from collections.abc import Iterable

from django import template

from freshness.readers import ask
from reviews.models import Review
from reviews.readers import helpful_to

register = template.Library()


@register.simple_tag(takes_context=True)
def helpful_marks(context, reviews: Iterable[Review]) -> frozenset[int]:
    """The keys of the reviews marked by the signed-in reader, in one query; none for a visitor."""
    return ask(context["request"], helpful_to, tuple(review.pk for review in reviews))


@register.filter
def as_list(review: Review) -> list[Review]:
    """One review, where a list is asked for."""
    return [review]
