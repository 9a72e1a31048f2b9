"""Closing an account and opening it again: what the member rated leaves the scores and comes back.

The member stays signed in nowhere, and what they wrote stays. Not here: members who leave.
"""

from django.db import transaction

from accounts.models import User
from accounts.services import set_active
from reviews.models import Rating
from reviews.services.ratings import settle_ratings


@transaction.atomic
def close_member(*, member: User) -> None:
    """Close an account. It has no page, nobody signs in to it, and none of its ratings counts."""
    set_active(member=member, is_active=False)
    settle_ratings(Rating.objects.filter(user=member))


@transaction.atomic
def reopen_member(*, member: User) -> None:
    """Open a closed account again, with its page and its ratings."""
    set_active(member=member, is_active=True)
    settle_ratings(Rating.objects.filter(user=member))
