"""Reads of the list of members: who they are, how much they rated and wrote, and their double bill.

Kept apart from a member's own page: here a constant number of queries tells it of a whole page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max

from accounts.models import User
from accounts.selectors import is_listed, listed_members
from reviews.models import DoubleBill, MemberSummary
from text.paging import Page, page_of

MEMBERS_PER_PAGE = 24
# A number of MemberSummary that orders the list, the greatest first.
COUNTED_ORDERS = {"films": "rating_count", "reviews": "review_count"}
MEMBER_ORDERS = ("newest", *COUNTED_ORDERS)


@dataclass(frozen=True, slots=True)
class ListedMember:
    """A member in the list, with how many films they rated and reviews they wrote."""

    member: User
    films: int
    reviews: int
    bill: DoubleBill | None


def roster(order: str, query: Mapping[str, str]) -> Page:
    """One page of the listed members in one of MEMBER_ORDERS; four queries at most.

    An order by a number leaves out who has none. Raises InvalidCursor for a place that is none.
    """
    if order == "newest":
        page = page_of(listed_members(), order=("-id",), size=MEMBERS_PER_PAGE, query=query)
        members = page.rows
        summaries = MemberSummary.objects.in_bulk(member.pk for member in members)
    else:
        page = _counted_page(COUNTED_ORDERS[order], query)
        members = [summary.user for summary in page.rows]
        summaries = {summary.pk: summary for summary in page.rows}
    bills = _bills_of(members)
    nothing = MemberSummary()
    rows = [
        ListedMember(member, summary.rating_count, summary.review_count, bills.get(member.pk))
        for member in members
        for summary in [summaries.get(member.pk, nothing)]
    ]
    return Page(rows, page.previous, page.next)


def _counted_page(field: str, query: Mapping[str, str]) -> Page:
    counted = MemberSummary.objects.filter(is_listed("user__"), **{f"{field}__gt": 0})
    order = (f"-{field}", "-pk")
    rows = counted.select_related("user")
    return page_of(rows, order=order, size=MEMBERS_PER_PAGE, query=query, by_value=True)


def _bills_of(members: Iterable[User]) -> dict[int, DoubleBill]:
    """The newest double bill of each member that readers may see, by member."""
    public = DoubleBill.objects.filter(
        author__in=[member.pk for member in members], first__is_public=True, second__is_public=True
    )
    newest = public.values("author").annotate(newest=Max("pk")).values("newest")
    bills = DoubleBill.objects.filter(pk__in=newest)
    return {
        bill.author_id: bill for bill in bills.select_related("first__poster", "second__poster")
    }
