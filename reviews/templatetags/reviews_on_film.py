"""What a film's page shows of ratings and reviews: `films` owns the slots, these fill them."""

from collections.abc import Hashable
from functools import partial

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from films.models import Film
from freshness.fragments import keep
from reviews.models import Review
from reviews.selectors import articles_on_film, own_rating
from reviews.services import is_released, own_review
from reviews.templatetags.kept_reviews import kept_reviews

register = template.Library()


@register.inclusion_tag("reviews/_rate_film.html", takes_context=True)
def rate_film(context, film: Film):
    """The form to rate a film; for somebody who is not signed in, the way there."""
    user = context["user"]
    parts = {
        "film": film,
        "user": user,
        "csrf_token": context.get("csrf_token"),
        "is_released": is_released(film.released, timezone.localdate()),
    }
    if user.is_authenticated:
        parts["rating"] = own_rating(user, film)
        parts["review"] = own_review(author=user, film=film)
        parts["drafted"] = parts["review"] and parts["review"].state == Review.State.DRAFT
    return parts


@register.simple_tag(takes_context=True)
def film_reviews(context, film: Film, version: Hashable | None = None) -> SafeString:
    """The section of a film's reviews: editorial ones as cards, then by helpfulness.

    For visitors it is kept as a whole under `version`.
    """
    if context["user"].is_authenticated:
        version = None
    return mark_safe(keep("film reviews", version, partial(_film_reviews, context, film)))  # noqa: S308


def _film_reviews(context, film: Film) -> str:
    summary = getattr(film, "rating_summary", None)
    values = {
        "film": film,
        "user": context["user"],
        "articles": articles_on_film(film),
        "reviews": kept_reviews(context, film),
        "review_count": summary.review_count if summary else 0,
    }
    return render_to_string("reviews/_film_reviews.html", values)
