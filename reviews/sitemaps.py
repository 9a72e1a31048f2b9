"""What search engines are told of reviews."""

from films.sitemaps import RecordSitemap
from reviews.models import Review


class ReviewSitemap(RecordSitemap):
    """Every public review at its permanent address."""

    def items(self):
        return Review.objects.public().only("pk", "published_at", "edited_at").order_by("pk")

    def lastmod(self, review: Review):
        return review.edited_at or review.published_at
