"""Removes the sample community, and exactly that."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError, Q, QuerySet

from accounts.models import User
from films.models import Film
from reviews.models import Comment, DoubleBill, Guest, Rating, RatingChange, Review
from reviews.services.avatars import remove_avatar
from reviews.services.comments import count_comments
from reviews.services.helpful import unmark_everything
from reviews.services.member_summaries import recount_members
from reviews.services.ratings import recount_film

from .loading import SAMPLE_MAIL


def remove_community() -> list[Comment | Review | User]:
    """Remove the sample's members and all that they wrote, in many transactions: the site goes on.

    Returns what had to stay: reviews and comments that real people have answered, and their
    authors. Interrupted, it goes on where it is called again.
    """
    samples = User.objects.filter(is_sample=True)
    DoubleBill.objects.filter(is_sample=True).delete()
    for member in samples:
        unmark_everything(user=member)
        remove_avatar(member=member)
    comments = Comment.objects.filter(is_sample=True).order_by("-depth", "-pk")
    kept: list[Comment | Review | User] = [*_delete_each(comments, _delete_comment)]
    rated = Rating.objects.filter(user__in=samples).values("film")
    reviewed = Review.objects.filter(is_sample=True).values("film")
    for film in Film.objects.filter(Q(pk__in=rated) | Q(pk__in=reviewed)).order_by("pk"):
        kept += _remove_from(film, samples)
    RatingChange.objects.filter(user__in=samples).delete()
    members = _delete_each(samples)
    Guest.objects.filter(email__endswith=SAMPLE_MAIL.format("")).delete()
    recount_members(members)
    return [*kept, *members]


@transaction.atomic
def _remove_from(film: Film, samples: QuerySet[User]) -> list[Review]:
    Rating.objects.filter(film=film, user__in=samples).delete()
    RatingChange.objects.filter(film=film, user__in=samples).delete()
    kept = _delete_each(Review.objects.filter(film=film, is_sample=True))
    recount_film(film)
    return kept


def _delete_comment(comment: Comment) -> None:
    was_counted = Comment.objects.public().filter(pk=comment.pk).exists()
    comment.delete()
    if was_counted:
        count_comments(review_id=comment.review_id, by=-1)


def _delete_each(query: QuerySet, delete: Callable[[Any], object] = Model.delete) -> list:
    kept = []
    for record in query:
        try:
            with transaction.atomic():
                delete(record)
        except ProtectedError:
            kept.append(record)
    return kept
