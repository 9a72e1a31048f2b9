"""Writing, editing and withdrawing a member's own review."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import AuthenticatedRequest
from films.models import Film
from reviews import services
from reviews.forms import ReviewForm
from reviews.layout import without_anchors
from reviews.markup import render as render_markup
from reviews.models import Review
from reviews.notes import notes_on_text
from reviews.selectors import rating_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@GET_OR_POST
def review_new(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """The editor, empty or with the draft. Who has a published review edits that one."""
    film = get_object_or_404(_films(request), slug=slug)
    review = services.own_review(author=request.user, film=film)
    if review and review.is_hidden:
        return redirect(review)
    if review and review.state == Review.State.PUBLISHED and request.method != "POST":
        return redirect("review_edit", pk=review.pk)
    return _editor(request, film, review)


@login_required
@GET_OR_POST
def review_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The editor with the member's own review. Editors edit articles in the admin."""
    editable = Review.objects.visible_to(request.user).editable_by(request.user)
    review = get_object_or_404(editable, pk=pk)
    if review.is_editorial and request.user.has_perm("reviews.change_review"):
        return redirect("admin:reviews_review_change", review.pk)
    review = get_object_or_404(editable.by_members(), pk=pk, author=request.user)
    film = get_object_or_404(_films(request), pk=review.film_id)
    return _editor(request, film, review)


@login_required
@GET_OR_POST
def review_withdraw(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    own = Review.objects.visible_to(request.user).by_members().filter(author=request.user)
    own = own.exclude(state=Review.State.WITHDRAWN).select_related("film")
    review = get_object_or_404(own, pk=pk)
    if review.state == Review.State.DRAFT:
        return redirect("review_edit", pk=review.pk)
    if request.method == "POST":
        services.withdraw_review(review=review)
        messages.success(request, _("Review withdrawn."))
        return redirect(review.film)
    return render(request, "reviews/review_confirm_withdraw.html", {"review": review})


def _films(request: AuthenticatedRequest):
    films = Film.objects.visible_to(request.user).with_card()
    return films.prefetch_related("countries")


def _editor(request: AuthenticatedRequest, film: Film, review: Review | None) -> HttpResponse:
    wish = request.POST.get("do", "publish") if request.method == "POST" else ""
    if wish == "discard" and review and review.state == Review.State.DRAFT:
        services.discard_draft(review=review)
        messages.success(request, _("Draft discarded."))
        return redirect(film)
    if not wish:
        form = ReviewForm(initial=_initial(request, film, review))
        return _editor_page(request, film, review, form)
    form = ReviewForm(request.POST, is_draft=wish == "draft")
    if not form.is_valid():
        return _editor_page(request, film, review, form, status=422)
    if wish == "preview":
        return _editor_page(request, film, review, form, preview=_preview(form))
    return _store(request, film, form, as_draft=wish == "draft")


def _store(
    request: AuthenticatedRequest, film: Film, form: ReviewForm, *, as_draft: bool
) -> HttpResponse:
    save = services.save_review_draft if as_draft else services.publish_review
    try:
        review = save(author=request.user, film=film, **form.values())
    except services.AlreadyReviewed as standing:
        form.add_error(None, _("Your review is published. Publish again to change it."))
        return _editor_page(request, film, standing.review, form, status=422)
    except services.ReviewIsHidden:
        form.add_error(None, _("A moderator has hidden your review. It cannot be changed now."))
        return _editor_page(request, film, None, form, status=422)
    if as_draft:
        messages.success(request, _("Draft saved. Only you can see it."))
        return redirect("review_edit", pk=review.pk)
    messages.success(request, _("Review published."))
    for note in _notes(film, form):
        messages.info(request, note)
    return redirect(review)


def _notes(film: Film, form: ReviewForm) -> list[str]:
    return notes_on_text(
        form.cleaned_data["text"],
        rating_value=form.cleaned_data["rating"],
        runtime_minutes=film.runtime_minutes,
    )


def _preview(form: ReviewForm) -> str:
    return without_anchors(render_markup(form.cleaned_data["text"]).html)


def _initial(request: AuthenticatedRequest, film: Film, review: Review | None) -> dict:
    if review is None:
        language = request.user.review_language or request.LANGUAGE_CODE
        return {"rating": rating_of(request.user, film), "language": language}
    rating = review.rating_value or rating_of(request.user, film)
    return ReviewForm.initial_of(review) | {"rating": rating}


def _editor_page(
    request: AuthenticatedRequest,
    film: Film,
    review: Review | None,
    form: ReviewForm,
    *,
    preview: str = "",
    status: int = 200,
) -> HttpResponse:
    page = {
        "film": film,
        "review": review,
        "form": form,
        "preview": preview,
        "notes": _notes(film, form) if preview else [],
        "is_published": bool(review and review.state == Review.State.PUBLISHED),
    }
    return render(request, "reviews/review_form.html", page, status=status)
