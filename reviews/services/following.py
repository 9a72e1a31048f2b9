"""Writes of follows: of whom a member wants to hear."""

from django.db import transaction

from accounts.models import User
from films.models import Person
from reviews.models import Follow

# More than anybody can read of. What one page finds for a reader stays bounded.
MAX_FOLLOWS = 1000


class FollowsOneself(Exception):
    """Nobody follows themselves."""


class FollowsTooMany(Exception):
    """The member follows MAX_FOLLOWS members and people."""


@transaction.atomic
def follow(*, follower: User, whom: User | Person) -> None:
    """Want to hear of a member or of a person; a second time changes nothing.

    Raises FollowsOneself and FollowsTooMany.
    """
    if whom == follower:
        raise FollowsOneself
    User.objects.select_for_update(no_key=True).get(pk=follower.pk)
    follows = Follow.objects.filter(follower=follower)
    if follows.filter(**_of(whom)).exists():
        return
    if follows.count() >= MAX_FOLLOWS:
        raise FollowsTooMany
    Follow.objects.create(follower=follower, **_of(whom))


def stop_following(*, follower: User, whom: User | Person) -> None:
    """No longer want to hear of somebody. Who is not followed stays so."""
    Follow.objects.filter(follower=follower, **_of(whom)).delete()


def _of(whom: User | Person) -> dict[str, User | Person]:
    return {"member" if isinstance(whom, User) else "person": whom}
