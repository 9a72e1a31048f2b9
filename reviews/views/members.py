"""The list of members, a member's page, and the long lists of the member's ratings and reviews.

They stand here and not in accounts, because nearly all that they show is of this floor.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.selectors import has_left, public_member
from accounts.structured_data import profile_page
from films.structured_data import breadcrumbs, item_list
from freshness import depends_on
from reviews.avatars import avatar_address
from reviews.selectors import (
    DIARY_ORDERS,
    MEMBER_ORDERS,
    Month,
    by_month,
    keys_on_member_page,
    overview_of,
    ratings_of_member,
    reviews_of_member,
    roster,
)
from text.paging import InvalidCursor, read_key

PLACE = ("after", "before")


@depends_on("members", "bills", "films", query=("sort", *PLACE))
@require_safe
def member_list(request: HttpRequest) -> HttpResponse:
    """Members: the newest first, or those who rated or wrote most."""
    sort = request.GET.get("sort", "")
    sort = sort if sort in MEMBER_ORDERS else MEMBER_ORDERS[0]
    if sort == "newest" and None in map(read_key, filter(None, map(request.GET.get, PLACE))):
        raise Http404
    try:
        page = roster(sort, request.GET)
    except InvalidCursor:
        raise Http404 from None
    named = "" if sort == "newest" else f"sort={sort}&"
    context = {
        "sort": sort,
        "members": page.rows,
        "structured_data": [
            item_list([row.member for row in page.rows], site_url=settings.SITE_URL)
        ],
        "previous": page.previous and f"?{named}{page.previous}",
        "next": page.next and f"?{named}{page.next}",
    }
    return render(request, "accounts/member_list.html", context)


@depends_on("member:{username}", also=keys_on_member_page, daily=True)
@require_safe
def member_detail(request: HttpRequest, username: str) -> HttpResponse:
    """What a member says, rated and wrote."""
    if has_left(username):
        return render(request, "accounts/member_left.html")
    member = _member(username)
    picture = avatar_address(member, 224)
    data = profile_page(member, site_url=settings.SITE_URL, picture=picture)
    context = {"member": member, "page": overview_of(member), "structured_data": [data]}
    return render(request, "accounts/member_detail.html", context)


@require_safe
def member_ratings(request: HttpRequest, username: str) -> HttpResponse:
    """All that a member rated: by month, or the highest or lowest first."""
    member = _member(username)
    sort = request.GET.get("sort")
    sort = sort if sort in DIARY_ORDERS else "newest"
    page = ratings_of_member(member, sort=sort, query=request.GET)
    ordered = f"sort={sort}&" if sort != "newest" else ""
    context = {
        "member": member,
        "sort": sort,
        "months": by_month(page.rows) if sort == "newest" else [Month(None, page.rows)],
        "is_empty": not page.rows,
        "structured_data": [
            item_list([rating.film for rating in page.rows], site_url=settings.SITE_URL),
            _way_from(member, _("Diary")),
        ],
        "previous": f"?{ordered}{page.previous}" if page.previous else "",
        "next": f"?{ordered}{page.next}" if page.next else "",
    }
    return render(request, "reviews/member_ratings.html", context)


@require_safe
def member_reviews(request: HttpRequest, username: str) -> HttpResponse:
    """All that a member wrote and shows, newest first."""
    member = _member(username)
    page = reviews_of_member(member, query=request.GET)
    context = {
        "member": member,
        "page": page,
        "structured_data": [
            item_list(page.rows, site_url=settings.SITE_URL),
            _way_from(member, _("Reviews")),
        ],
        "previous": f"?{page.previous}" if page.previous else "",
        "next": f"?{page.next}" if page.next else "",
    }
    return render(request, "reviews/member_reviews.html", context)


def _member(username: str) -> User:
    member = public_member(username)
    if member is None:
        raise Http404
    return member


def _way_from(member: User, here: str) -> dict:
    trail = [(_("Members"), reverse("member_list")), (member.name, member.get_absolute_url())]
    return breadcrumbs(trail, here, site_url=settings.SITE_URL)
