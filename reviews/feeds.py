"""Atom feeds of the newest reviews. Spoiler-free: only what stands outside every fold."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from films.models import Film
from reviews.layout import description_of
from reviews.models import Review

# A reader that looks once a day misses nothing on a lively site.
FEED_LENGTH = 30


class NewestReviews(Feed):
    """What every feed says of a review."""

    feed_type = Atom1Feed

    def author_name(self, film=None) -> str:
        return settings.SITE_NAME

    def items(self, film=None):
        public = Review.objects.public().select_related("author", "film").newest_first()
        return public.filter(film=film)[:FEED_LENGTH] if film else public[:FEED_LENGTH]

    def item_title(self, review: Review) -> str:
        if review.headline_names_film:
            return review.headline
        if review.headline:
            return f"{review.film}: {review.headline}"
        return str(review.film)

    def item_description(self, review: Review) -> str:
        if not review.lead and review.contains_spoilers:
            return _("This review gives the plot away.")
        return description_of(review)

    def item_link(self, review: Review) -> str:
        return settings.SITE_URL + review.get_absolute_url()

    item_guid = item_link

    def item_author_name(self, review: Review) -> str:
        return review.author.name if review.author else review.source_name or settings.SITE_NAME

    def item_pubdate(self, review: Review):
        """None for an imported review: when it came here is not when it was published."""
        return None if review.is_imported else review.published_at

    def item_updateddate(self, review: Review):
        return review.edited_at or review.published_at


class ReviewsFeed(NewestReviews):
    """The newest reviews of the whole site."""

    def title(self) -> str:
        return _("Reviews | %(site)s") % {"site": settings.SITE_NAME}

    def link(self) -> str:
        return settings.SITE_URL + reverse("review_list")

    def feed_url(self) -> str:
        return settings.SITE_URL + reverse("review_feed")


class FilmReviewsFeed(NewestReviews):
    """The newest reviews of one film."""

    def get_object(self, request, slug: str) -> Film:
        return get_object_or_404(Film.objects.public(), slug=slug)

    def title(self, film: Film) -> str:
        return _("Reviews of %(film)s | %(site)s") % {"film": film, "site": settings.SITE_NAME}

    def link(self, film: Film) -> str:
        return settings.SITE_URL + reverse("film_reviews", args=[film.slug])

    def feed_url(self, film: Film) -> str:
        return settings.SITE_URL + reverse("film_feed", args=[film.slug])
