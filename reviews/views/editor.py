"""The page of the editor of members' reviews: the form, a preview, notes on the text."""

import zlib

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from accounts.quotas import Quota
from accounts.requests import AuthenticatedRequest
from films.models import Film
from reviews.forms import ReviewForm
from reviews.layout import without_anchors
from reviews.markup import render as render_markup
from reviews.models import Review
from reviews.notes import notes_on_names, notes_on_text, offered_rating
from reviews.selectors import credited_names, rating_of

# The editor saves by itself six times a minute at most; whoever writes looks at a preview or two
# meanwhile. To render a long text and compare its names takes a good part of a second.
EDITOR_POSTS = Quota("editor-posts", times=20, seconds=60)


def words_to_wait(seconds: int) -> str:
    """What is said to whoever sends the editor more often than EDITOR_POSTS allows."""
    text = ngettext(
        "You sent this very often. Your words stand below: wait %(n)s second, then send them.",
        "You sent this very often. Your words stand below: wait %(n)s seconds, then send them.",
        seconds,
    )
    return text % {"n": seconds}


def editor_page(
    request: AuthenticatedRequest,
    film: Film,
    review: Review | None,
    form: ReviewForm,
    *,
    preview: str = "",
    status: int = 200,
    retry_after: int | None = None,
) -> HttpResponse:
    """The editor with a form, and with notes on its text. `preview` is the text as HTML; with
    `retry_after`, in seconds, the status is 429."""
    page = {
        "film": film,
        "review": review,
        "form": form,
        "preview": preview,
        "notes": notes_of(film, form),
        "offered": _offered(form),
        "stored": _stored(review),
        "is_draft": bool(review and review.state == Review.State.DRAFT),
        "is_published": bool(review and review.state == Review.State.PUBLISHED),
    }
    if retry_after is None:
        return render(request, "reviews/review_form.html", page, status=status)
    response = render(request, "reviews/review_form.html", page, status=429)
    response["Retry-After"] = str(retry_after)
    return response


def initial_values(request: AuthenticatedRequest, film: Film, review: Review | None) -> dict:
    if review is None:
        language = request.user.review_language or request.LANGUAGE_CODE
        return {"rating": rating_of(request.user, film), "language": language}
    rating = review.rating_value or rating_of(request.user, film)
    return ReviewForm.initial_of(review) | {"rating": rating}


def notes_of(film: Film, form: ReviewForm) -> list[str]:
    """What the text says otherwise than the records, apart from the rating that is offered."""
    text = form["text"].value() or ""
    if not text or form.errors:
        return []
    rating = form["rating"].value()
    notes = notes_on_text(
        text,
        rating_value=int(rating) if rating else None,
        runtime_minutes=film.runtime_minutes,
    )
    return notes + notes_on_names(text, credited_names(film))


def preview_of(form: ReviewForm) -> str:
    return without_anchors(render_markup(form.cleaned_data["text"]).html)


def _offered(form: ReviewForm) -> int | None:
    rating = form["rating"].value()
    if form.errors:
        return None
    return offered_rating(form["text"].value() or "", int(rating) if rating else None)


def _stored(review: Review | None) -> str:
    """A mark that changes with what is stored, by which the browser knows whether its copy is."""
    values = ReviewForm.initial_of(review) if review else {}
    return f"{zlib.crc32(repr(values).encode()):08x}"
