"""Writes of watchlists: the films that a member means to see. Rating one takes it off, in
`reviews.services.ratings`."""

from django.db import transaction

from accounts.models import User
from films.models import Film
from reviews.models import WatchlistEntry

# A film every evening for five years. A list without end would be a copy of the catalogue.
MAX_WATCHLIST = 2000


class WatchlistFull(Exception):
    """The watchlist holds MAX_WATCHLIST films."""


@transaction.atomic
def add_to_watchlist(*, user: User, film: Film) -> None:
    """Put a film on the member's watchlist; a second time changes nothing.

    Raises WatchlistFull.
    """
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    entries = WatchlistEntry.objects.filter(user=user)
    if entries.filter(film=film).exists():
        return
    if entries.count() >= MAX_WATCHLIST:
        raise WatchlistFull
    WatchlistEntry.objects.create(user=user, film=film)


def take_off_watchlist(*, user: User, film: Film) -> None:
    """Take a film off the member's watchlist. Where it is not on it, nothing happens."""
    WatchlistEntry.objects.filter(user=user, film=film).delete()
