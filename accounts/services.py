"""Every write about a member that is not a part of signing up or in, which allauth does."""

from django.db import transaction

from accounts.models import User
from accounts.search import index_member


@transaction.atomic
def update_profile(*, member: User, display_name: str, bio: str) -> User:
    """Change what readers see of a member: a name of at most 80 characters, 500 about them.

    Both are one clean line, as `accounts.names.clean_line` returns it; "" is allowed for both.
    """
    member.display_name = display_name
    member.bio = bio
    member.save(update_fields=["display_name", "bio"])
    index_member(member)
    return member
