"""What a film's page shows of ratings and reviews: `films` owns the slots, these fill them."""

from django import template
from django.utils import timezone

from films.models import Film
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


@register.inclusion_tag("reviews/_film_reviews.html", takes_context=True)
def film_reviews(context, film: Film):
    """The section of a film's reviews: editorial ones as cards, then by helpfulness."""
    summary = getattr(film, "rating_summary", None)
    return {
        "film": film,
        "user": context["user"],
        "request": context.get("request"),
        "articles": articles_on_film(film),
        "reviews": kept_reviews(context, film),
        "review_count": summary.review_count if summary else 0,
    }
