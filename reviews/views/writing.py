"""Writing, editing and withdrawing a member's own review."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.quotas import Quota, QuotaExceeded, spend
from accounts.requests import AuthenticatedRequest
from films.models import Film
from reviews import services
from reviews.forms import ReviewForm, WithdrawalForm
from reviews.models import Review
from reviews.selectors import rating_of
from reviews.services.holding import is_newcomer
from reviews.views.editor import (
    EDITOR_POSTS,
    editor_page,
    initial_values,
    notes_of,
    preview_of,
    words_to_wait,
)
from reviews.views.quotas import spend_rating, words_on_many_ratings
from reviews.views.signed_out import for_writers

# Who has just joined and loves films has a few of them in mind; whoever sells something, hundreds.
NEWCOMER_REVIEWS = Quota("newcomer-reviews", times=3, seconds=86_400)

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
# What people write themselves; the rest is chosen again in a moment.
WRITTEN = ("headline", "text", "source_name", "source_url")
# The button that gives the score of the text as the rating.
TAKE_RATING = "take_rating"


@GET_OR_POST
@for_writers(ReviewForm, *WRITTEN)
def review_new(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """The editor, empty or with the draft. Who has a published review edits that one."""
    film = get_object_or_404(_films(request), slug=slug)
    review = services.own_review(author=request.user, film=film)
    if review and review.is_hidden:
        return redirect(review)
    if review and review.state == Review.State.PUBLISHED and request.method != "POST":
        return redirect("review_edit", pk=review.pk)
    return _editor(request, film, review)


@GET_OR_POST
@for_writers(ReviewForm, *WRITTEN)
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
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.withdraw_review(review=review, reason=form.cleaned_data["reason"])
        messages.success(request, _("Review withdrawn."))
        return redirect(review.film)
    status = 422 if form.errors else 200
    page = {"review": review, "form": form}
    return render(request, "reviews/review_confirm_withdraw.html", page, status=status)


def _films(request: AuthenticatedRequest):
    films = Film.objects.visible_to(request.user).with_card()
    return films.prefetch_related("countries")


def _editor(request: AuthenticatedRequest, film: Film, review: Review | None) -> HttpResponse:
    if request.method != "POST":
        form = ReviewForm(initial=initial_values(request, film, review))
        return editor_page(request, film, review, form)
    wish = request.POST.get("do", "publish")
    if wish == "discard" and review and review.state == Review.State.DRAFT:
        services.discard_draft(review=review)
        messages.success(request, _("Draft discarded."))
        return redirect(film)
    form = ReviewForm(_typed(request), is_draft=wish == "draft")
    try:
        spend(EDITOR_POSTS, request)
    except QuotaExceeded as exceeded:
        form.add_error(None, words_to_wait(exceeded.retry_after))
        return editor_page(request, film, review, form, retry_after=exceeded.retry_after)
    if not form.is_valid():
        return editor_page(request, film, review, form, status=422)
    if wish == "preview" or TAKE_RATING in request.POST:
        preview = preview_of(form) if wish == "preview" else ""
        return editor_page(request, film, review, form, preview=preview)
    return _store(request, film, review, form, as_draft=wish == "draft")


def _wait_for_rating(request: AuthenticatedRequest, film: Film, form: ReviewForm) -> int | None:
    """Seconds until the member may change the rating, which a published review does; None: now."""
    try:
        spend_rating(request, rating_of(request.user, film), form.cleaned_data["rating"])
    except QuotaExceeded as exceeded:
        form.add_error("rating", words_on_many_ratings(exceeded.retry_after))
        return exceeded.retry_after
    return None


def _store(
    request: AuthenticatedRequest,
    film: Film,
    review: Review | None,
    form: ReviewForm,
    *,
    as_draft: bool,
) -> HttpResponse:
    wait = None if as_draft else _wait_for_rating(request, film, form)
    if wait is not None:
        return editor_page(request, film, review, form, retry_after=wait)
    second = review if review and review.is_second else None
    save = services.save_review_draft if as_draft else _publish(request)
    try:
        review = save(author=request.user, film=film, second=second, **form.values())
    except services.AlreadyReviewed as standing:
        form.add_error(None, _("Your review is published. Publish again to change it."))
        return editor_page(request, film, standing.review, form, status=422)
    except services.ReviewIsHidden:
        form.add_error(None, _("A moderator has hidden your review. It cannot be changed now."))
        return editor_page(request, film, None, form, status=422)
    except QuotaExceeded as exceeded:
        return _keep_for_later(request, film, form, second, exceeded.retry_after)
    if as_draft:
        lead, rest = _("Draft saved."), _("Only you can see it.")
        messages.success(request, format_html("<b>{}</b> {}", lead, rest))
        return redirect("review_edit", pk=review.pk)
    messages.success(request, _("Review published."))
    for note in notes_of(film, form):
        messages.info(request, note)
    return redirect(review)


def _publish(request: AuthenticatedRequest) -> Callable[..., Review]:
    if not is_newcomer(request.user):
        return services.publish_review
    spend_one = partial(spend, NEWCOMER_REVIEWS, request)
    return partial(services.publish_review, before_publishing=spend_one)


def _keep_for_later(
    request: AuthenticatedRequest,
    film: Film,
    form: ReviewForm,
    second: Review | None,
    seconds: int,
) -> HttpResponse:
    """A newcomer's review beyond the quota becomes the draft, and the page says until when."""
    draft = services.save_review_draft(
        author=request.user, film=film, second=second, **form.values()
    )
    hours = -(-seconds // 3600)
    text = ngettext(
        "New members publish %(most)s reviews a day. Yours is saved as a draft that only you can "
        "see: publish it in %(hours)s hour.",
        "New members publish %(most)s reviews a day. Yours is saved as a draft that only you can "
        "see: publish it in %(hours)s hours.",
        hours,
    )
    form.add_error(None, text % {"most": NEWCOMER_REVIEWS.times, "hours": hours})
    return editor_page(request, film, draft, form, retry_after=seconds)


def _typed(request: AuthenticatedRequest) -> QueryDict:
    typed = request.POST.copy()
    if TAKE_RATING in typed:
        typed["rating"] = request.POST.get(TAKE_RATING, "")
    return typed
