"""The one place that writes members' summaries, in the transaction of what they count.

Locks are taken in one order: the member, the film's summary, then the member's.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, F

from accounts.models import User
from films.models.rating_summary import COUNT_FIELDS
from films.services import change_review_count
from reviews.models import MemberSummary, Rating, Review
from reviews.scoring import MIN_RATING
from reviews.services.taste import ask_for_taste


def move_member_rating(*, user_id: int, remove: int | None, add: int | None) -> None:
    """A rating of the member, 1 to 10, became another; None where it came or went."""
    fields = {"rating_count": (add is not None) - (remove is not None)}
    fields["rating_sum"] = (add or 0) - (remove or 0)
    if remove is not None:
        fields[COUNT_FIELDS[remove - 1]] = -1
    if add is not None:
        fields[COUNT_FIELDS[add - 1]] = 1
    _add(user_id, fields)
    ask_for_taste(user_id)


def count_review(review: Review, *, by: int) -> None:
    """Add to the numbers of public reviews: the film's, and the author's where there is one."""
    change_review_count(film_id=review.film_id, by=by)
    if review.author_id:
        _add(review.author_id, {"review_count": by})


@transaction.atomic
def recount_member(user: User) -> bool:
    """Rebuild one member's summary from ratings and reviews; return whether it had drifted."""
    # Somebody may have gone since a long walk read the row.
    if not User.objects.filter(pk=user.pk).exists():
        return False
    MemberSummary.objects.get_or_create(user_id=user.pk)
    summary = MemberSummary.objects.select_for_update().get(user_id=user.pk)
    given = Rating.objects.filter(user=user).order_by().values_list("value")
    numbers = dict(given.annotate(number=Count("pk")))
    counts = [numbers.get(value, 0) for value in range(MIN_RATING, MIN_RATING + len(COUNT_FIELDS))]
    standing = Review.objects.by_members().filter(state=Review.State.PUBLISHED, is_hidden=False)
    reviews = standing.filter(author=user).count()
    drifted = summary.counts != counts or summary.review_count != reviews
    for field, count in zip(COUNT_FIELDS, counts, strict=True):
        setattr(summary, field, count)
    summary.rating_count = sum(counts)
    summary.rating_sum = sum(v * n for v, n in enumerate(counts, start=MIN_RATING))
    summary.review_count = reviews
    summary.taste_is_due = False
    summary.save()
    ask_for_taste(user.pk)
    return drifted


def recount_members(users: Iterable[User]) -> list[User]:
    """Rebuild the summaries of many members, one transaction each; return those that drifted."""
    return [user for user in users if recount_member(user)]


def _add(user_id: int, fields: dict[str, int]) -> None:
    changes = {field: F(field) + by for field, by in fields.items() if by}
    summaries = MemberSummary.objects.filter(user_id=user_id)
    if not summaries.update(**changes):
        MemberSummary.objects.get_or_create(user_id=user_id)
        summaries.update(**changes)
