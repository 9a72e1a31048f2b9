"""Rendering stored texts anew, after the mark-up came to make something else of them.

Each row tells by `markup_version` which mark-up made its HTML. Run by the set-up of every upgrade,
before the new code answers. Earlier code that still answers meanwhile writes HTML of its own and
leaves `markup_version`, so what was edited or published of late is rendered by the next run, too.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from reviews.markup import MARKUP_VERSION, render
from reviews.models import Comment, Review
from reviews.search import index_review
from reviews.services.articles import figures_of
from reviews.services.reviews import set_body
from reviews.services.revisions import tell_revisions_anew
from text.paging import by_number

# From the first set-up of new code until the last host runs it.
LONGEST_UPGRADE = timedelta(days=1)
_OF_TEXT = ("body_html", "opening_html", "sections", "plain", "has_spoilers", "markup_version")


def rerender_all() -> int:
    """Bring every text of an earlier mark-up up to date, with all that is drawn from it: its
    sections, the search, what changed in its versions. Returns how many there were.

    One transaction a row, so that the site can write in between; may run twice.
    """
    is_older = Q(markup_version__lt=MARKUP_VERSION)
    since = timezone.now() - LONGEST_UPGRADE
    is_edited = Q(edited_at__gte=since)
    reviews = Review.objects.filter(is_older | is_edited | Q(published_at__gte=since))
    comments = Comment.objects.filter(is_older | is_edited)
    found = [_rerender_review(review.pk) for review in by_number(reviews.only("pk"))]
    found += [_rerender_comment(comment.pk) for comment in by_number(comments.only("pk"))]
    return len(found)


@transaction.atomic
def _rerender_review(pk: int) -> None:
    for review in Review.objects.select_for_update(no_key=True).filter(pk=pk):
        pictures = figures_of(review) if review.is_editorial else {}
        # What was erased has no HTML, and gets none.
        if review.body_html:
            set_body(review, review.body, pictures=pictures)
        review.markup_version = MARKUP_VERSION
        review.save(update_fields=_OF_TEXT)
        index_review(review)
        tell_revisions_anew(review, pictures)


@transaction.atomic
def _rerender_comment(pk: int) -> None:
    for comment in Comment.objects.select_for_update(no_key=True).filter(pk=pk):
        if comment.body_html:
            comment.body_html = render(comment.body).html
        comment.markup_version = MARKUP_VERSION
        comment.save(update_fields=["body_html", "markup_version"])
