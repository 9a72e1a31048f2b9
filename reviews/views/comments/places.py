"""Where a comment stands: its permanent address, and the page of comments that it leads to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from reviews.models import Comment, Review
from reviews.selectors import root_before


@require_safe
def comment_detail(request: HttpRequest, pk: int, comment_pk: int) -> HttpResponse:
    """The permanent address of a comment leads to its place on the review's page."""
    comments = Comment.objects.visible_to(request.user).select_related("review")
    comment = get_object_or_404(comments, pk=comment_pk, review_id=pk)
    get_object_or_404(Review.objects.visible_to(request.user), pk=pk)
    return redirect(place_of(comment, request))


def place_of(comment: Comment, request: HttpRequest, note: str = "") -> str:
    """The address of the page of comments on which this one stands."""
    root = root_before(comment, request.user)
    after = f"after={root}" if root else ""
    query = "&".join(filter(None, [note, after]))
    mark = "?" if query else ""
    return f"{comment.review.get_absolute_url()}{mark}{query}#comment-{comment.pk}"
