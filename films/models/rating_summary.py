"""What all ratings of a film come to. Written only by `films.services.store_rating_summary`,
read by every page, feed and order; nothing else ever counts or averages ratings."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .film import Film

COUNT_FIELDS = tuple(f"count_{value}" for value in range(1, 11))


class RatingCounts(models.Model):
    """How many ratings there are of each value."""

    count_1 = models.PositiveIntegerField(default=0)
    count_2 = models.PositiveIntegerField(default=0)
    count_3 = models.PositiveIntegerField(default=0)
    count_4 = models.PositiveIntegerField(default=0)
    count_5 = models.PositiveIntegerField(default=0)
    count_6 = models.PositiveIntegerField(default=0)
    count_7 = models.PositiveIntegerField(default=0)
    count_8 = models.PositiveIntegerField(default=0)
    count_9 = models.PositiveIntegerField(default=0)
    count_10 = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def counts(self) -> list[int]:
        """How many ratings of 1, 2, … 10."""
        return [getattr(self, field) for field in COUNT_FIELDS]


class RatingSummary(RatingCounts):
    film = models.OneToOneField(
        Film, models.CASCADE, primary_key=True, related_name="rating_summary"
    )
    rating_count = models.PositiveIntegerField(_("ratings"), default=0)
    rating_sum = models.PositiveIntegerField(default=0)
    review_count = models.PositiveIntegerField(_("reviews"), default=0)
    score = models.DecimalField(_("score"), max_digits=4, decimal_places=2, null=True)
    rank_score = models.DecimalField(max_digits=4, decimal_places=2, null=True)

    class Meta:
        verbose_name = _("rating summary")
        verbose_name_plural = _("rating summaries")
        constraints = [
            models.CheckConstraint(
                condition=Q(score__isnull=True, rating_count=0)
                | Q(score__isnull=False, rating_count__gt=0),
                name="score_stands_exactly_when_rated",
            ),
        ]
        indexes = [
            models.Index(fields=["-rank_score", "-film"], name="summary_best"),
            models.Index(fields=["-rating_count", "-film"], name="summary_most_rated"),
            models.Index(fields=["-review_count", "-film"], name="summary_most_reviewed"),
        ]

    def __str__(self):
        return f"{self.score} ({self.rating_count})"


class WeeklyRatings(models.Model):
    """How many of a film's ratings that count were first given in the week from a Monday on."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="+")
    week = models.DateField()
    rating_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["film", "week"], name="weekly_ratings_once_per_film")
        ]
        indexes = [models.Index(fields=["week", "-rating_count", "-film"], name="week_most_rated")]

    def __str__(self):
        return f"{self.film_id} {self.week}: {self.rating_count}"
