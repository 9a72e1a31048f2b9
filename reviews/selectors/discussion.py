"""Reads of the comments on a review: a page of them, one's place among them, and who wrote them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.selectors import MEMBER_CARD
from queries import Prepared, of
from reviews.models import Comment, Review
from text.paging import Page, begins, first_page, page_of

ROOTS_A_PAGE = 50
# The same words by the same person within this time are a second press of the button.
SAME_COMMENT_TIME = timedelta(minutes=10)
# The key of no member: who is not signed in has written nothing that is held.
NOBODY = 0

Reader = User | AnonymousUser

COMMENT = (
    *("review_id", "parent_id", "depth", "state", "is_hidden"),
    *("guest_name", "guest_site", "body_html", "created_at", "edited_at"),
    *of("author", MEMBER_CARD),
)
FIRST_ROOTS = {
    order: Prepared(
        lambda review, reader, order=order: shown_roots(review, reader).order_by(order)[
            : ROOTS_A_PAGE + 1
        ],
        *COMMENT,
    )
    for order in ("id", "-id")
}
ANSWERS = Prepared(
    lambda roots, reader: (
        Comment.objects.filter(root__in=roots)
        .filter(_standing(reader) | Q(state=Comment.State.WITHDRAWN))
        .order_by("id")
    ),
    *COMMENT,
)


@dataclass(slots=True)
class Thread:
    """A comment without a parent, and everything that was answered below it, in reading order."""

    root: Comment
    answers: list[Comment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Discussion:
    threads: list[Thread]
    previous: str
    next: str


def discussion_of(
    review: Review, *, user: Reader, query: Mapping[str, str], newest_first: bool = False
) -> Discussion:
    """One page of a review's comments; two queries, however long it is.

    Threads stand oldest first or newest first; within a thread answers follow what they answer.
    Removed comments leave a placeholder, withdrawn ones only where they were answered.
    """
    reader = user.pk or NOBODY
    page = _page_of_roots(review.pk, reader, "-id" if newest_first else "id", query)
    children: defaultdict[int | None, list[Comment]] = defaultdict(list)
    for answer in ANSWERS.find(roots=[root.pk for root in page.rows], reader=reader):
        children[answer.parent_id].append(answer)
    threads = [Thread(root, _in_reading_order(root, children)) for root in page.rows]
    return Discussion(threads, page.previous, page.next)


def shown_roots(review: int, reader: int) -> QuerySet:
    """Comments without a parent that leave a trace on the page of the review, by its key, for the
    member with this key or NOBODY."""
    answered = Comment.objects.filter(root=OuterRef("pk"), state=Comment.State.PUBLISHED)
    withdrawn = Q(state=Comment.State.WITHDRAWN) & Exists(answered)
    return Comment.objects.filter(review=review, depth=0).filter(_standing(reader) | withdrawn)


def root_before(comment: Comment, user: Reader) -> int | None:
    """The comment without a parent after which a page with this comment begins, oldest first;
    None where the comment stands on the first page."""
    root_id = comment.root_id or comment.pk
    earlier = (
        shown_roots(comment.review_id, user.pk or NOBODY).filter(pk__lt=root_id).order_by("-pk")
    )
    keys = list(earlier.values_list("pk", flat=True)[:ROOTS_A_PAGE])
    return keys[0] if len(keys) == ROOTS_A_PAGE else None


def equal_comments(*, review: Review, parent: Comment | None, body: str) -> QuerySet[Comment]:
    """Comments with the same words in the same place, written within SAME_COMMENT_TIME."""
    recent = Comment.objects.filter(created_at__gt=timezone.now() - SAME_COMMENT_TIME)
    equal = recent.filter(review=review, parent=parent, body=body)
    return equal.exclude(state=Comment.State.WITHDRAWN)


def trusted_guest(comment_id: int | None) -> int | None:
    """The guest of a comment that was approved, and still stands.

    A browser that shows a signed note of that comment is the guest's; an address is no proof.
    """
    if comment_id is None:
        return None
    approved = Comment.objects.public().filter(pk=comment_id, guest__approved_at__isnull=False)
    return approved.values_list("guest_id", flat=True).first()


def _standing(reader: int) -> Q:
    return Q(state=Comment.State.PUBLISHED) | Q(state=Comment.State.HELD, author_id=reader)


def _page_of_roots(review: int, reader: int, order: str, query: Mapping[str, str]) -> Page:
    """Where a cursor leads on, built for it; most readers begin at the beginning."""
    if begins(query):
        return first_page(FIRST_ROOTS[order].find(review=review, reader=reader), ROOTS_A_PAGE)
    rows = shown_roots(review, reader).select_related("author")
    return page_of(rows, order=(order,), size=ROOTS_A_PAGE, query=query)


def _in_reading_order(root: Comment, children: Mapping[int | None, list[Comment]]) -> list[Comment]:
    """Everything below a comment, each answer before its next sibling.

    Without recursion: answers at the greatest depth may follow each other without end.
    """
    found, waiting = [], [(root, child) for child in reversed(children[root.pk])]
    while waiting:
        parent, comment = waiting.pop()
        comment.parent = parent
        found.append(comment)
        waiting += [(comment, child) for child in reversed(children[comment.pk])]
    return _without_bare_placeholders(found)


def _without_bare_placeholders(answers: list[Comment]) -> list[Comment]:
    answered: set[int | None] = set()
    shown = []
    for comment in reversed(answers):
        if comment.state != Comment.State.WITHDRAWN or comment.pk in answered:
            answered.add(comment.parent_id)
            shown.append(comment)
    return shown[::-1]
