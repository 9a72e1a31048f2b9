"""The page of a review's earlier versions, for everybody who may read the review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from freshness import depends_on
from reviews.models import Review, ReviewRevision
from reviews.selectors import keys_of_film
from text.paging import page_of

# Each holds two tellings of up to 20,000 characters.
REVISIONS_A_PAGE = 10


@depends_on("review:{pk}", also=keys_of_film, query=("after", "before"))
@require_safe
def review_revisions(request: HttpRequest, pk: int) -> HttpResponse:
    """What each edit changed, newest first. Hidden and withdrawn reviews have no such page for
    the public, as they have none of their own."""
    visible = Review.objects.visible_to(request.user).exclude(state=Review.State.WITHDRAWN)
    review = get_object_or_404(visible.select_related("film", "author"), pk=pk)
    page = page_of(
        ReviewRevision.objects.filter(review=review),
        order=("-id",),
        size=REVISIONS_A_PAGE,
        query=request.GET,
    )
    context = {
        "review": review,
        "page": page,
        "previous": f"?{page.previous}" if page.previous else "",
        "next": f"?{page.next}" if page.next else "",
    }
    return render(request, "reviews/review_revisions.html", context)
