"""Writes of reviews: drafts, publishing, withdrawing, and editorial articles."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from films.models import Film
from films.services import change_review_count
from films.services.share_cards import remove_card
from reviews.markup import render
from reviews.models import Review
from reviews.models.review import SILENT_EDIT_TIME
from reviews.search import index_review
from reviews.services.ratings import clear_rating, rate_film
from reviews.services.share_cards import ask_for_review_card


class AlreadyReviewed(Exception):
    """The member has a review of this film; `review` is it."""

    def __init__(self, review: Review):
        super().__init__(review)
        self.review = review


class ReviewIsHidden(Exception):
    """A moderator has hidden the review; its author cannot change it until it is restored."""


def save_review_draft(
    *,
    author: User,
    film: Film,
    headline: str = "",
    body: str = "",
    language: str = "en",
    contains_spoilers: bool = False,
    rating_value: int | None = None,
) -> Review:
    """Keep a member's unpublished text about a film; a second draft replaces the first.

    The rating, 1 to 10, waits on the draft: the film is rated when the review is published.
    Raises AlreadyReviewed when a review by the member is published, and markup.TooLong.
    """
    review = Review(author=author, film=film)
    existing = own_review(author=author, film=film)
    if existing:
        if existing.state != Review.State.DRAFT:
            raise AlreadyReviewed(existing)
        review = existing
    review.headline, review.language = headline, language
    review.contains_spoilers, review.rating_value = contains_spoilers, rating_value
    set_body(review, body)
    return _save_once(review)


@transaction.atomic
def publish_review(
    *,
    author: User,
    film: Film,
    headline: str = "",
    body: str,
    language: str = "en",
    contains_spoilers: bool = False,
    rating_value: int | None = None,
) -> Review:
    """Publish a member's review of a film, or the edited text of the one that stands.

    With a rating, 1 to 10, the film is rated in the same transaction; without one, the
    member's rating is cleared. An edit later than SILENT_EDIT_TIME after publishing is marked.
    Raises InvalidRating, ReviewIsHidden and markup.TooLong.
    """
    if rating_value is None:
        clear_rating(user=author, film=film)
    else:
        rate_film(user=author, film=film, value=rating_value)
    review = own_review(author=author, film=film) or Review(author=author, film=film)
    if review.is_hidden:
        raise ReviewIsHidden
    was_public = review.is_public
    review.headline, review.language = headline, language
    review.contains_spoilers = contains_spoilers
    review.rating_value = rating_value
    changed = review.body != body
    set_body(review, body)
    publish(review, changed=changed)
    _save_once(review)
    index_review(review)
    if review.is_public and not was_public:
        change_review_count(film_id=film.pk, by=1)
    ask_for_review_card(review.pk)
    return review


@transaction.atomic
def withdraw_review(*, review: Review) -> None:
    """Take a review back for good. Its address answers 410 from now on; the rating stays."""
    review = Review.objects.select_for_update(no_key=True).get(pk=review.pk)
    if review.is_public and not review.is_editorial:
        change_review_count(film_id=review.film_id, by=-1)
    review.state = Review.State.WITHDRAWN
    review.save(update_fields=["state"])
    index_review(review)
    remove_card(review)


def discard_draft(*, review: Review) -> None:
    """Delete a text that was never published. Anything else stays as it is."""
    Review.objects.filter(pk=review.pk, state=Review.State.DRAFT, published_at=None).delete()


@transaction.atomic
def save_article(review: Review, *, publish_now: bool) -> Review:
    """Store an editorial article as an editor typed it; render its text; publish when asked.

    Without `publish_now` the article becomes or stays a draft.
    """
    review.kind = Review.Kind.EDITORIAL
    before = Review.objects.filter(pk=review.pk).values_list("body", flat=True).first()
    set_body(review, review.body)
    if publish_now:
        publish(review, changed=before is not None and before != review.body)
    else:
        review.state = Review.State.DRAFT
    review.save()
    index_review(review)
    ask_for_review_card(review.pk)
    return review


def own_review(*, author: User, film: Film) -> Review | None:
    """The member's draft or published review of the film, when there is one."""
    standing = Review.objects.by_members().exclude(state=Review.State.WITHDRAWN)
    return standing.filter(author=author, film=film).select_related("film").first()


def set_body(review: Review, body: str) -> None:
    """Put a text into a review, with everything derived from it. Raises markup.TooLong."""
    rendered = render(body)
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


def publish(review: Review, *, changed: bool) -> None:
    """Mark a review as published; an old one whose text changed, as edited."""
    now = timezone.now()
    if review.state == Review.State.PUBLISHED and review.published_at:
        if changed and now - review.published_at > SILENT_EDIT_TIME:
            review.edited_at = now
        return
    review.state = Review.State.PUBLISHED
    review.published_at = review.published_at or now


def _save_once(review: Review) -> Review:
    """Store a review; when another request made one first, raise AlreadyReviewed with that one."""
    try:
        with transaction.atomic():
            review.save()
    except IntegrityError:
        if review.author is None:
            raise
        standing = own_review(author=review.author, film=review.film)
        if standing is None:
            raise
        raise AlreadyReviewed(standing) from None
    return review
