"""Which comments wait for a moderator before readers see them, and who is new here."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from reviews.markup import count_links
from reviews.models import Comment, Guest, Review

# Advertisers join, post and are gone within the hour; who loves films is here on the next day.
NEWCOMER_TIME = timedelta(days=1)
# By the third text that stands, people have seen what a member writes.
NEWCOMER_TEXTS = 3
# Two sources make a point; more of them is what advertising looks like.
MAX_LINKS = 2


def is_newcomer(member: User) -> bool:
    """Whether a member is new: here for less than a day, or with fewer than three public texts."""
    if timezone.now() - member.date_joined < NEWCOMER_TIME:
        return True
    reviews = Review.objects.public().filter(author=member).order_by()
    comments = Comment.objects.public().filter(author=member).order_by()
    found = sum(len(texts.values_list("pk")[:NEWCOMER_TEXTS]) for texts in (reviews, comments))
    return found < NEWCOMER_TEXTS


def has_unread_links(*, author: User | None, body_html: str) -> bool:
    """Whether a person reads the links of a comment first: any by a newcomer, and more than two
    by anybody but a moderator."""
    links = count_links(body_html)
    if not links or (author and author.has_perm("moderation.moderate")):
        return False
    return links > MAX_LINKS or (author is not None and is_newcomer(author))


def is_unknown(guest: Guest, trusted_guest_id: int | None) -> bool:
    """Whether nothing proves that an approved comment was left from this guest's browser."""
    return not (guest.approved_at and guest.pk == trusted_guest_id)
