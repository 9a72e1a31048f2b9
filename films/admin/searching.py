"""The admin's search: the site's own index, but over records that are not public, too."""

from django.db.models import Case, Model, QuerySet, When

from films.models import ExternalLink, Place
from films.search.finding import holding_all
from films.search.tokens import Query

# As many as a list or a menu of suggestions can still be read through.
MOST_FOUND = 100


def found(queryset: QuerySet, term: str, *, index: type[Model], owner: str) -> QuerySet:
    """The records of `queryset` found by a title, a name, a spelling or a number elsewhere.

    `index` is the table of tokens, `owner` the field of ExternalLink. Best first.
    """
    sought = Query(term)
    # PostgreSQL refuses to compare with a text that holds NUL.
    number = term.replace("\0", "").strip()
    numbers = ExternalLink.objects.filter(key=number).exclude(**{owner: None})
    ids = list(numbers.values_list(owner, flat=True)[:MOST_FOUND])
    if sought:
        whole = index._default_manager.filter(token__in=sought.keys, place=Place.WHOLE)
        for rows in (whole.order_by("-popularity", "-record"), holding_all(index, sought.tokens)):
            ids += rows.values_list("record", flat=True)[:MOST_FOUND]
    ids = list(dict.fromkeys(ids))
    if not ids:
        return queryset.none()
    best_first = Case(*(When(pk=pk, then=place) for place, pk in enumerate(ids)))
    return queryset.filter(pk__in=ids).order_by(best_first)
