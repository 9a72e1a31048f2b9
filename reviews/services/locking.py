"""The first lock of whoever writes what a member rated or wrote.

Locks are taken in one order: the member, the films' summaries by their keys, the rest.
"""

from accounts.models import User


def lock_member(user_id: int) -> User:
    """The member as they stand, locked until the transaction ends: writes of one member follow
    each other."""
    return User.objects.select_for_update(no_key=True).get(pk=user_id)
