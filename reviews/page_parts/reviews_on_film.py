"""What a film's page shows of ratings and reviews: `films` owns the slots, these fill them."""

from django.utils import timezone

from films.models import Film
from reviews.page_parts.my_ratings import OwnRatings
from reviews.readers import helpful_to, own_on_film
from reviews.scoring import is_released
from reviews.selectors import articles_on_film, member_reviews_on_film


def rate_film(request, film: Film, my_ratings: OwnRatings):
    """The form to rate a film; for somebody who is not signed in, the way there."""
    own = own_on_film(request.user, film.pk)
    return {
        "film": film,
        "is_released": is_released(film.released, timezone.localdate()),
        "rating": my_ratings.get(film.pk),
        "review": own.review,
        "is_on_watchlist": own.is_on_watchlist,
        "is_kept_back": own.is_rating_kept_back,
    }


def film_reviews(request, film: Film) -> dict:
    """The section of a film's reviews: editorial ones as cards, then by helpfulness."""
    summary = getattr(film, "rating_summary", None)
    reviews = member_reviews_on_film(film)
    return {
        "articles": articles_on_film(film),
        "reviews": reviews,
        "review_count": summary.review_count if summary else 0,
        "marked": helpful_to(request.user, tuple(review.pk for review in reviews)),
    }
