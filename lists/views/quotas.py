"""How often a member writes lists, and what is said to who writes more often."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.quotas import Quota, spend
from lists.services import MAX_LISTS
from reviews.services.holding import is_newcomer

# Who puts films on a list finds one and adds it within a few seconds; a machine does not stop.
LIST_POSTS = Quota("list-posts", times=60, seconds=60)
# Who moves here brings the lists of years; nobody thinks of more in a day.
NEW_LISTS = Quota("new-lists", times=30, seconds=86_400)
# Who has just joined has a few reasons in mind; whoever sells something, hundreds.
NEWCOMER_LISTS = Quota("newcomer-lists", times=5, seconds=86_400)


def spend_new_list(request: HttpRequest, member: User) -> Callable[[], None]:
    """What counts one more list of the member's. It raises QuotaExceeded."""
    quota = NEWCOMER_LISTS if is_newcomer(member) else NEW_LISTS
    return lambda: spend(quota, request)


def words_on_too_many() -> str:
    return _("You have %(most)s lists, and there is no room for more. Delete one first.") % {
        "most": MAX_LISTS
    }


def words_to_wait(seconds: int) -> str:
    """What is said where a quota is spent, for this many seconds more."""
    if seconds <= 60:
        text = ngettext(
            "You sent this very often. Wait %(n)s second, then send it again.",
            "You sent this very often. Wait %(n)s seconds, then send it again.",
            seconds,
        )
        return text % {"n": seconds}
    hours = -(-seconds // 3600)
    text = ngettext(
        "You began many lists today. Begin this one in %(n)s hour.",
        "You began many lists today. Begin this one in %(n)s hours.",
        hours,
    )
    return text % {"n": hours}
