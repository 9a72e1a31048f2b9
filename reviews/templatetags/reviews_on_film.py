"""What a film's page shows of ratings and reviews: `films` owns the slots, these fill them."""

from functools import partial

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from films.models import Film
from freshness.fragments import Version, keep
from freshness.readers import ask
from reviews.readers import OwnRating, own_on_film
from reviews.scoring import is_released
from reviews.selectors import articles_on_film
from reviews.templatetags.kept_reviews import kept_reviews

register = template.Library()


@register.inclusion_tag("reviews/_rate_film.html", takes_context=True)
def rate_film(context, film: Film, my_ratings: dict[int, OwnRating]):
    """The form to rate a film; for somebody who is not signed in, the way there."""
    own = ask(context["request"], own_on_film, film.pk)
    return {
        "film": film,
        "user": context["user"],
        "csrf_token": context.get("csrf_token"),
        "is_released": is_released(film.released, timezone.localdate()),
        "rating": my_ratings.get(film.pk),
        "review": own.review,
        "is_on_watchlist": own.is_on_watchlist,
        "is_kept_back": own.is_rating_kept_back,
    }


@register.simple_tag(takes_context=True)
def film_reviews(context, film: Film, version: Version | None = None) -> SafeString:
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
