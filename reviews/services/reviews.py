"""Writes of reviews: drafts, publishing, withdrawing. Articles have a module of their own."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from films.models import Film
from films.services.cards import remove_card
from reviews.markup import Figure, render
from reviews.models import Review
from reviews.models.review import SILENT_EDIT_TIME, ReviewQuerySet
from reviews.search import index_review
from reviews.services.locking import lock_member
from reviews.services.member_summaries import count_review
from reviews.services.ratings import clear_rating, rate_film
from reviews.services.revisions import Version, keep_revision
from reviews.services.share_cards import ask_for_review_card


class AlreadyReviewed(Exception):
    """The member has a review of this film; `review` is it."""

    def __init__(self, review: Review):
        super().__init__(review)
        self.review = review


class NotWatchedYet(Exception):
    """The day on which the film was watched lies in the future."""


class ReviewIsHidden(Exception):
    """A moderator has hidden the review; its author cannot change it until it is restored."""


@transaction.atomic
def save_review_draft(
    *,
    author: User,
    film: Film,
    body: str = "",
    rating_value: int | None = None,
    second: Review | None = None,
    **facts: Any,
) -> Review:
    """Keep a member's unpublished text about a film; a second draft replaces the first.

    The rating, 1 to 10, waits on the draft: the film is rated when the review is published.
    `second` and `facts` are as in `publish_review`. Raises AlreadyReviewed when a review by the
    member is published, NotWatchedYet and markup.TooLong.
    """
    review = _own_to_write(author, film, second)
    if review.state != Review.State.DRAFT:
        raise AlreadyReviewed(review)
    review.rating_value = rating_value
    _set_facts(review, **facts)
    set_body(review, body)
    review.save()
    return review


@transaction.atomic
def publish_review(
    *,
    author: User,
    film: Film,
    body: str,
    rating_value: int | None = None,
    before_publishing: Callable[[], None] | None = None,
    second: Review | None = None,
    **facts: Any,
) -> Review:
    """Publish a member's review of a film, or the edited text of the one that stands.

    With a rating, 1 to 10, the film is rated in the same transaction; without one, the
    member's rating is cleared. `facts` are headline, language, contains_spoilers,
    declares_interest, watched_on, seen_before, source_name and source_url; what is left out is
    empty. An edit later than SILENT_EDIT_TIME after publishing is marked, and the earlier version
    kept.
    `second` is the member's second review of the film, where that one is meant.
    `before_publishing` is called for a review that readers do not see yet; what it raises leaves
    nothing behind. Raises InvalidRating, NotWatchedYet, ReviewIsHidden and markup.TooLong.
    """
    review = _own_to_write(author, film, second)
    if review.is_hidden:
        raise ReviewIsHidden
    before, was_public = Version.of(review), review.is_public
    if before_publishing and not was_public:
        before_publishing()
    if rating_value is None:
        clear_rating(user=author, film=film)
    else:
        rate_film(user=author, film=film, value=rating_value)
    if review.pk:
        review.refresh_from_db(from_queryset=Review.objects.select_for_update(no_key=True))
    review.rating_value = rating_value
    _set_facts(review, **facts)
    set_body(review, body)
    if was_public:
        keep_revision(review=review, before=before)
    publish(review, changed=False)
    review.save()
    index_review(review)
    if not was_public:
        count_review(review, by=1)
    ask_for_review_card(review.pk)
    return review


@transaction.atomic
def withdraw_review(*, review: Review, reason: str = "") -> None:
    """Take a review back for good. Its address answers 410 from now on, with the author's reason
    where one is given; the rating stays."""
    _lock_author(review)
    review = Review.objects.select_for_update(no_key=True).get(pk=review.pk)
    if review.is_public and not review.is_editorial:
        count_review(review, by=-1)
    if review.state == Review.State.WITHDRAWN:
        return
    review.state, review.withdrawal_reason = Review.State.WITHDRAWN, reason
    review.save(update_fields=["state", "withdrawal_reason"])
    index_review(review)
    remove_card(review)


@transaction.atomic
def discard_draft(*, review: Review) -> None:
    """Delete a text that was never published. Anything else stays as it is."""
    _lock_author(review)
    Review.objects.filter(pk=review.pk, state=Review.State.DRAFT, published_at=None).delete()


def may_be_watched_on(day: date) -> bool:
    """Whether somewhere in the world that day has begun: it is not after the server's tomorrow."""
    return day <= timezone.localdate() + timedelta(days=1)


def own_review(*, author: User, film: Film) -> Review | None:
    """The member's draft or published review of the film, when there is one. Of two that a merge
    left, the one that is no second."""
    own = _standing(author, film).filter(is_second=False)
    return own.select_related("film").first()


def set_body(review: Review, body: str, *, pictures: Mapping[str, Figure] | None = None) -> None:
    """Put a text into a review, with everything derived from it. `pictures`, by their marks, may
    stand in it. Raises markup.TooLong."""
    rendered = render(body, pictures=pictures)
    review.body = body
    review.body_html = rendered.html
    review.opening_html = rendered.opening_html
    review.sections = [
        {
            "anchor": section.anchor,
            "heading": section.heading,
            "html": section.html,
            "is_spoiler": section.is_spoiler,
        }
        for section in rendered.sections
    ]
    review.plain = rendered.plain
    review.has_spoilers = rendered.has_spoilers


def publish(review: Review, *, changed: bool) -> None:
    """Mark a review as published; an old one whose text changed, as edited."""
    now = timezone.now()
    if review.state == Review.State.PUBLISHED and review.published_at:
        if changed and now - review.published_at > SILENT_EDIT_TIME:
            review.edited_at = now
        return
    review.state = Review.State.PUBLISHED
    review.published_at = review.published_at or now


def _lock_author(review: Review) -> None:
    """Unsigned texts have nobody to lock."""
    if review.author_id:
        lock_member(review.author_id)


def _standing(author: User, film: Film) -> ReviewQuerySet:
    standing = Review.objects.by_members().exclude(state=Review.State.WITHDRAWN)
    return standing.filter(author=author, film=film)


def _own_to_write(author: User, film: Film, second: Review | None) -> Review:
    """The member's standing review of the film, or a new one; `second`, where it stands."""
    lock_member(author.pk)
    if second and (found := _standing(author, film).filter(pk=second.pk).first()):
        return found
    return own_review(author=author, film=film) or Review(author=author, film=film)


def _set_facts(
    review: Review,
    *,
    headline: str = "",
    language: str = "en",
    contains_spoilers: bool = False,
    declares_interest: bool = False,
    watched_on: date | None = None,
    seen_before: bool = False,
    source_name: str = "",
    source_url: str = "",
) -> None:
    review.headline, review.language = headline, language
    review.contains_spoilers = contains_spoilers
    review.declares_interest = declares_interest
    if watched_on and not may_be_watched_on(watched_on):
        raise NotWatchedYet
    review.watched_on, review.seen_before = watched_on, seen_before
    review.source_name, review.source_url = source_name, source_url
