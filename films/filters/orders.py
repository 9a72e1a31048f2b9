"""The orders of the film list, and how each is made."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from text.paging import Order


class FilmOrder(NamedTuple):
    """An order by its name, its fields, and the sentence that says how it is made."""

    label: Promise
    fields: Order
    made: Promise
    is_ranked: bool = False


ORDERS = {
    "rating": FilmOrder(
        _("Highest rated"),
        ("-rating_summary__rank_score", "-rating_summary__film"),
        _("Ten ratings of 6 are added to every score before it is ranked, so three perfect tens"
          " do not lead the list."),
        is_ranked=True,
    ),
    "lowest": FilmOrder(
        _("Lowest rated"),
        ("rating_summary__rank_score", "rating_summary__film"),
        _("Ten ratings of 6 are added to every score before it is ranked, so one angry rating"
          " does not lead the list."),
        is_ranked=True,
    ),
    "ratings": FilmOrder(
        _("Most rated"),
        ("-rating_summary__rating_count", "-rating_summary__film"),
        _("By the number of members whose ratings count."),
    ),
    "reviews": FilmOrder(
        _("Most reviewed"),
        ("-rating_summary__review_count", "-rating_summary__film"),
        _("By the number of public reviews by members."),
    ),
    "year": FilmOrder(
        _("Newest"),
        ("-release_year", "-pk"),
        _("By the year of release, the latest first. Films without a year come last."),
    ),
    "oldest": FilmOrder(
        _("Oldest"),
        ("release_year", "pk"),
        _("By the year of release, the earliest first. Films without a year come last."),
    ),
    "length": FilmOrder(
        _("Shortest"),
        ("runtime_minutes", "pk"),
        _("By running time. Films without one come last."),
    ),
}  # fmt: skip
DEFAULT_ORDER = "rating"
