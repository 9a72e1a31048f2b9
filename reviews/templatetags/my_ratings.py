"""The reader's own ratings beside films in lists, for pages that know films alone."""

from collections.abc import Iterable

from django import template

from films.models import Film
from reviews.models import Rating

register = template.Library()


@register.simple_tag(takes_context=True)
def my_ratings(context, films: Iterable[Film | int]) -> dict[int, int]:
    """The signed-in reader's ratings of `films`, given or by their ids, by film id, in one query;
    none for a visitor."""
    user = context["user"]
    if not user.is_authenticated:
        return {}
    rows = Rating.objects.filter(user=user, film__in=list(films))
    return dict(rows.values_list("film", "value"))
