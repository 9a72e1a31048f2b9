"""The page of one review, a member's or an editorial article, with its comments."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from freshness import depends_on
from reviews import layout
from reviews.forms import CommentForm, GuestCommentForm
from reviews.models import Comment, Review
from reviews.selectors import (
    discussion_of,
    find_review,
    keys_of_film,
    main_cast,
    next_reads,
    related_films,
    subjects_of,
)
from reviews.structured_data import review_data
from text.paging import read_key


@depends_on(
    "review:{pk}", "articles", also=keys_of_film, query=("after", "before", "reply_to", "comment")
)
@require_safe
def review_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A review that this reader may see; 410 with the reason where one once stood."""
    review = find_review(pk, request.user)
    if review is None or review.state == Review.State.WITHDRAWN:
        return _gone(request, pk)
    parent = find_parent(review, request.GET.get("reply_to"))
    return article_page(request, review, comment_form(request, parent=parent), parent=parent)


def find_parent(review: Review, text: str | None) -> Comment | None:
    """The comment to be answered: a public one on this review."""
    key = read_key(text)
    if key is None:
        return None
    public = Comment.objects.public().filter(review=review)
    return public.select_related("author").filter(pk=key).first()


def comment_form(request: HttpRequest, data=None, parent: Comment | None = None) -> CommentForm:
    form_class = CommentForm if request.user.is_authenticated else GuestCommentForm
    return form_class(data, initial={"parent": parent.pk if parent else ""})


def article_page(
    request: HttpRequest,
    review: Review,
    form: CommentForm,
    *,
    parent: Comment | None = None,
    status: int = 200,
    is_preview: bool = False,
) -> HttpResponse:
    """The page of a review; also where a comment that was refused is shown again, and what an
    editor sees before it is stored."""
    newest_first = request.GET.get("sort") == "newest"
    threads = discussion_of(review, user=request.user, query=request.GET, newest_first=newest_first)
    opening, rest = layout.opening_of(review)
    genres, countries = subjects_of(review.film)
    page = {
        "review": review,
        "film": review.film,
        "genres": genres,
        "countries": countries,
        "authors": review.authors,
        "author_names": review.author_names,
        "is_preview": is_preview,
        "parts": [] if review.contains_spoilers else layout.parts_of(review),
        "opening": opening,
        "opening_rest": rest,
        "minutes": layout.minutes_to_read(review),
        "description": layout.description_of(review),
        "cast": main_cast(review),
        "related": related_films(review),
        "next_reads": [] if is_preview else next_reads(review),
        "discussion": threads,
        "newest_first": newest_first,
        "comments_previous": _page_of_comments(threads.previous, newest_first),
        "comments_next": _page_of_comments(threads.next, newest_first),
        "form": form,
        "parent": parent,
        "structured_data": review_data(review) if review.is_public else [],
    }
    return render(request, "reviews/review_detail.html", page, status=status)


def _page_of_comments(cursor: str, newest_first: bool) -> str:
    if not cursor:
        return ""
    return f"?sort=newest&{cursor}#comments" if newest_first else f"?{cursor}#comments"


def _gone(request: HttpRequest, pk: int) -> HttpResponse:
    review = Review.objects.removed().select_related("film").filter(pk=pk).first()
    if review is None:
        raise Http404
    return render(request, "reviews/review_gone.html", {"review": review}, status=410)
