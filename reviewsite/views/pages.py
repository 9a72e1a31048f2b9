"""The house's own pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from freshness import depends_on
from moderation.rules import Rule
from reviews.models.comment import EDIT_TIME
from reviews.scoring import (
    MIN_RATINGS_TO_RANK,
    RANK_PRIOR_COUNT,
    RANK_PRIOR_RATING,
    RATING_MEANINGS,
    RATING_WORDS,
    rank_score,
)
from reviews.services.helpful import CHANGED_RATING
from reviews.services.holding import NEWCOMER_TEXTS
from reviews.views.comments.members import NEWCOMER_DAILY
from reviews.views.writing import NEWCOMER_REVIEWS

# What a film is to show of the ranking: how many ratings it has, all of one number.
RANK_EXAMPLES = (
    (_("Five friends gave it ten"), 5, 10),
    (_("Forty people gave it nine"), 40, 9),
    (_("A thousand gave it eight"), 1000, 8),
)


@depends_on()
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about.html", {"contact": settings.CONTACT_EMAIL})


@depends_on()
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    context = {
        "rules": Rule.choices,
        "newcomer_reviews": NEWCOMER_REVIEWS.times,
        "newcomer_comments": NEWCOMER_DAILY.times,
        "newcomer_texts": NEWCOMER_TEXTS,
    }
    return render(request, "pages/rules.html", context)


@depends_on()
@require_safe
def how_reviews_work(request: HttpRequest) -> HttpResponse:
    """How scores are made and reviews are ordered, from the constants that the code uses."""
    context = {
        "least": MIN_RATINGS_TO_RANK,
        "scale": [
            (n, RATING_WORDS[n], RATING_MEANINGS[n]) for n in sorted(RATING_WORDS, reverse=True)
        ],
        "prior": {"count": RANK_PRIOR_COUNT, "rating": RANK_PRIOR_RATING},
        "examples": [
            (name, count, rating, rank_score(rating * count, count))
            for name, count, rating in RANK_EXAMPLES
        ],
        "edit_minutes": EDIT_TIME.seconds // 60,
        "changed_rating": CHANGED_RATING,
    }
    return render(request, "pages/how_reviews_work.html", context)


@depends_on()
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html", {"contact": settings.CONTACT_EMAIL})
