"""Reads of the pages that one member alone sees: the watchlist."""

from collections.abc import Mapping

from accounts.models import User
from films.models import Film
from reviews.models import WatchlistEntry
from reviews.paging import Page, page_of

# As in the list of films.
FILMS_A_PAGE = 24


def watchlist_page(member: User, *, query: Mapping[str, str]) -> Page:
    """One page of the member's watchlist, the film added last first, with what a card shows."""
    rows = WatchlistEntry.objects.filter(user=member, film__in=Film.objects.visible_to(member))
    rows = rows.select_related("film__poster", "film__rating_summary")
    return page_of(rows, order=("-id",), size=FILMS_A_PAGE, query=query)
